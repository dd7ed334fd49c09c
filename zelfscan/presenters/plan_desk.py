"""The plan: which steps, in which order, what somebody chose, and what would change."""

from collections.abc import Callable, Iterable

from zelfscan.core.assessment import Assessment, what_if
from zelfscan.core.condition import UNKNOWN
from zelfscan.core.planning import Choice, Step, raised_by
from zelfscan.presenters.judged_scan import JudgedScan
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.plan_changes import trying
from zelfscan.presenters.plan_facts import facts
from zelfscan.presenters.plan_shares import shares_view, tried_together
from zelfscan.presenters.plan_views import (
    ClaimGroupView,
    ClaimsView,
    ClaimView,
    GroupView,
    PlanView,
    SharesView,
    StepView,
)
from zelfscan.presenters.result_views import LongerView
from zelfscan.presenters.still_open import longer_view
from zelfscan.wording.measures import PURSES, effort_words, purse_of
from zelfscan.wording.numbers import counted, in_words
from zelfscan.wording.regulations import claims_by_role, reading_words, regulation_words

THIS_WEEK, FIRST_SHOWN = 3, 5
CHOICES: tuple[Choice, ...] = ("open", "planned", "done", "declined")
_MAYBE_MORE = "De korte scan vraagt niet alles. Met alle vragen ziet u misschien meer stappen."


class PlanDesk:
    """The plan of one open scan, with the steps that somebody tries out."""

    def __init__(self, scan: OpenScan) -> None:
        """Keep the scan; nothing is tried yet."""
        self.scan = scan
        self._judged = JudgedScan(scan)
        self._tried: frozenset[str] = frozenset()

    def view(self) -> PlanView:
        """Return the plan as it is now."""
        judged = self._judged.now()
        open_steps = [step for step in judged.plan if step.choice in ("open", "planned")]
        self._tried &= {step.measure.id for step in open_steps if _can_try(judged, step)}
        certain = [step for step in open_steps if step.is_certain]
        unsure = [step for step in open_steps if not step.is_certain]
        done = [step for step in judged.plan if step.choice == "done"]
        declined = [step for step in judged.plan if step.choice == "declined"]
        rest = certain[THIS_WEEK:]
        groups = (
            self._group("", "", certain[:THIS_WEEK]),
            self._group("Daarna", f"{_measures(rest)}, in volgorde van wat het meest helpt", rest),
            self._group("Eerst nagaan", "Deze stappen zijn misschien niet nodig", unsure),
            self._group("Gedaan", "Deze stappen tellen al mee", done),
            self._group("Niet", "Deze stappen koos u niet", declined),
        )
        longer = None if self.scan.is_example else longer_view(judged)
        title, intro = _title(judged, certain, unsure, longer)
        together = tried_together(judged, self._tried)
        after = what_if(judged, together) if together else judged.risks
        return PlanView(
            title=title,
            intro=intro,
            longer=longer,
            groups=tuple(group for group in groups if group.steps),
            trying=trying(
                judged,
                after,
                len(self._tried),
                any(_can_try(judged, step) for step in open_steps),
                [measure for measure in together if measure not in self._tried],
            ),
            claims=_claims(judged),
        )

    def choose(self, measure: str, choice: str) -> PlanView:
        """Keep what somebody chose to do with a measure."""
        kept = next(each for each in CHOICES if each == choice)
        self.scan.journal.choose(measure, kept, self.scan.clock())
        return self.view()

    def try_out(self, measure: str, is_on: bool) -> PlanView:
        """Pretend that a measure is done, or stop pretending."""
        self._tried = self._tried | {measure} if is_on else self._tried - {measure}
        return self.view()

    def try_nothing(self) -> PlanView:
        """Stop pretending altogether."""
        self._tried = frozenset()
        return self.view()

    def find_shares(self) -> Callable[[], SharesView]:
        """Return the work of dividing the fall over the steps; it can take a second, and needs no window."""
        judged, tried = self._judged.now(), self._tried
        return lambda: shares_view(judged, tried)

    def _group(self, title: str, aside: str, steps: Iterable[Step]) -> GroupView:
        judged = self._judged.now()
        views = tuple(self._step(judged, step) for step in steps)
        rest = len(views) - FIRST_SHOWN
        more = f"Toon ook de andere {in_words(rest)}" if rest > 1 else ""
        return GroupView(title, aside, views, FIRST_SHOWN if more else len(views), more)

    def _step(self, judged: Assessment, step: Step) -> StepView:
        has_figure = _can_try(judged, step)
        return StepView(
            id=step.measure.id,
            title=str(step.measure.title),
            note=f"{PURSES[purse_of(step)]}. {effort_words(step.measure.effort)}",
            choice=step.choice,
            can_try=has_figure and step.choice in ("open", "planned"),
            is_tried=step.measure.id in self._tried,
            remark="telt al mee" if has_figure and step.choice == "done" else "",
            facts=facts(judged, step, has_figure=has_figure),
        )


def _can_try(judged: Assessment, step: Step) -> bool:
    """Tell whether a measure raises an item at all; some only prepare for others."""
    return bool(raised_by(judged.pack, [step.measure.id]))


def _measures(steps: list[Step]) -> str:
    return counted(len(steps), "maatregel", "maatregelen")


def _title(
    judged: Assessment, certain: list[Step], unsure: list[Step], longer: LongerView | None
) -> tuple[str, str]:
    """Say honestly what there is to do this week; nothing is made up to fill it."""
    if certain:
        count = min(len(certain), THIS_WEEK)
        title = f"Deze week: {in_words(count)} {'stap' if count == 1 else 'stappen'}"
        return title, "" if longer is None else _MAYBE_MORE
    if all(judged.situation.option(item) == UNKNOWN for item in judged.situation.asked):
        return "Beantwoord eerst de vragen", "Daarna staat hier wat u deze week kunt doen."
    if unsure:
        return (
            "Zoek eerst uit wat u nog niet weet",
            "Er is nu geen stap die zeker nodig is. Uw open antwoorden bepalen wat helpt.",
        )
    if longer is not None:
        return "De korte scan vindt geen open stap", _MAYBE_MORE
    if judged.plan:
        return "Er staat niets meer open", "U heeft bij elke stap een keuze gemaakt."
    return "Er zijn nu geen stappen nodig", "Uw antwoorden vragen niet om een maatregel."


def _claims(judged: Assessment) -> ClaimsView:
    limits = [str(claim.text) for claim in judged.claims if claim.role == "limit"]
    groups = (
        ClaimGroupView(words, tuple(ClaimView(str(claim.text), str(claim.article)) for claim in claims))
        for words, claims in claims_by_role(claim for claim in judged.claims if claim.role != "limit")
    )
    return ClaimsView(
        title="Wat geldt voor u",
        regulation=regulation_words(judged.regulation),
        reading=reading_words(judged.regulation, judged.day) if judged.regulation is not None else "",
        groups=tuple(groups),
        limit=" ".join(limits) or "Dit programma geeft geen recht op een maatregel of vergoeding.",
    )
