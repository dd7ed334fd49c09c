"""One scan that is open: the pack, the route, and where its answers go."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Route
from zelfscan.packs.loader import Loaded
from zelfscan.presenters.journal import Journal

Clock = Callable[[], datetime]
"""Gives the present moment, with a time zone."""


@dataclass(frozen=True)
class OpenScan:
    """What every desk of one scan works on."""

    loaded: Loaded
    route: Route
    journal: Journal
    clock: Clock
    is_example: bool = False

    @property
    def pack(self) -> Pack:
        """Return the questionnaire."""
        return self.loaded.pack

    def assess(self) -> Assessment:
        """Judge the answers as they are now, on the day of the clock."""
        responses, choices = self.journal.responses(), self.journal.choices()
        return assess(self.pack, self.route, responses, self.clock().date(), choices)
