"""One scan that is open: the pack, the route, and where its answers go."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Route
from zelfscan.i18n import say
from zelfscan.packs.loader import Loaded
from zelfscan.presenters.element_book import ElementBook
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.visit_book import VisitBook

Clock = Callable[[], datetime]
"""Gives the present moment, with a time zone."""


Strip = Callable[[], tuple[str, str, str]]
"""Says what stands above every page of a scan, in bold and not, and what leads away from it."""


def example_strip() -> tuple[str, str, str]:
    """Say above every page of the example that it is one."""
    return say("Voorbeeld: verzonnen gegevens."), say("Er wordt niets bewaard."), say("Sluit het voorbeeld")


@dataclass
class LastJudgement:
    """What was judged last with what it was judged from, in one; all desks of a scan share it."""

    made: tuple[object, Assessment] | None = None


@dataclass(eq=False)
class OpenScan:
    """What every desk of one scan works on; only the language of its questionnaire ever changes."""

    loaded: Loaded
    route: Route
    journal: Journal
    clock: Clock
    is_example: bool = False
    strip: Strip | None = None
    book: ElementBook | None = None
    """The doors and windows one by one, in a dossier of an adviser."""
    visit: VisitBook | None = None
    """What a visit leaves, in a dossier of an adviser."""
    whose: str = ""
    """The pseudonym of the dossier; empty for somebody's own scan."""
    last: LastJudgement = field(default_factory=LastJudgement, init=False, repr=False, compare=False)

    @property
    def pack(self) -> Pack:
        """Return the questionnaire."""
        return self.loaded.pack

    def along(self, route_id: str) -> "OpenScan":
        """Return the same scan along another route; it stays the dossier or the example that it is."""
        return replace(self, route=self.pack.route(route_id) or self.route)

    def read_anew(self, loaded: Loaded) -> None:
        """Go on with the same questionnaire, read with its texts in another language."""
        self.loaded = loaded
        self.route = loaded.pack.route(self.route.id) or self.route
        self.last.made = None
        if self.book is not None:
            self.book.know(loaded.pack.element_kinds)

    def assess(self) -> Assessment:
        """Judge the answers as they are now, on the day of the clock."""
        responses, choices = self.journal.responses(), self.journal.choices()
        return assess(self.pack, self.route, responses, self.clock().date(), choices)
