"""The plan: which steps, in which order, what somebody chose, and what would change."""

from collections.abc import Callable, Iterable

from zelfscan.core.assessment import Assessment, what_if
from zelfscan.core.condition import UNKNOWN
from zelfscan.core.planning import Choice, Step, raised_by
from zelfscan.i18n import later, said, say, say_count
from zelfscan.presenters.budget_desk import BudgetDesk
from zelfscan.presenters.judged_scan import JudgedScan
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.plan_changes import trying
from zelfscan.presenters.plan_details import detail_typed, detail_view
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
from zelfscan.wording.numbers import in_words
from zelfscan.wording.regulations import claims_by_role, reading_words, regulation_words
from zelfscan.wording.sentences import as_sentence, paragraph

THIS_WEEK, FIRST_SHOWN = 3, 5
CHOICES: tuple[Choice, ...] = ("open", "planned", "done", "declined")
_MAYBE_MORE = later("De korte scan vraagt niet alles. Met alle vragen ziet u misschien meer stappen.")
_NO_RIGHT = later("Dit programma geeft geen recht op een maatregel of vergoeding.")


class PlanDesk:
    """The plan of one open scan, with the steps that somebody tries out."""

    def __init__(self, scan: OpenScan) -> None:
        """Keep the scan; nothing is tried yet."""
        self.scan = scan
        self._judged = JudgedScan(scan)
        self._tried: frozenset[str] = frozenset()
        self._put_aside: dict[tuple[str, Choice], str] = {}
        self.budget = BudgetDesk(scan, self._judged)

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
            self._group(say("Daarna"), _in_order(len(rest)), rest),
            self._group(say("Eerst nagaan"), say("Deze stappen zijn misschien niet nodig"), unsure),
            self._group(say("Gedaan"), say("Deze stappen tellen al mee"), done),
            self._group(say("Niet"), say("Deze stappen koos u niet"), declined),
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
        """Keep what somebody chose to do with a measure.

        What was written with another choice is put aside, for who comes back to it with the arrow keys.
        """
        journal = self.scan.journal
        kept = next(each for each in CHOICES if each == choice)
        before = journal.choices().get(measure, "open")
        if kept != before:
            self._put_aside[measure, before] = journal.details().get(measure, "")
            journal.choose(measure, kept, self.scan.clock(), self._put_aside.get((measure, kept), ""))
        return self.view()

    def write_detail(self, measure: str, text: str) -> PlanView:
        """Keep the day, proof or reason with a choice. Raises ``DetailRefused`` where it cannot be kept."""
        journal = self.scan.journal
        choice, before = journal.choices().get(measure, "open"), journal.details().get(measure, "")
        kept = detail_typed(choice, text, before, self.scan.clock().date())
        if kept != before and choice != "open":
            journal.choose(measure, choice, self.scan.clock(), kept)
        return self.view()

    def plan_all(self, measures: Iterable[str]) -> PlanView:
        """Plan the measures that are still open; the day can be chosen afterwards."""
        for measure in measures:
            if self.scan.journal.choices().get(measure, "open") == "open":
                self.scan.journal.choose(measure, "planned", self.scan.clock())
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
        more = say("Toon ook de andere {number}", number=in_words(rest)) if rest > 1 else ""
        return GroupView(title, aside, views, FIRST_SHOWN if more else len(views), more)

    def _step(self, judged: Assessment, step: Step) -> StepView:
        has_figure = _can_try(judged, step)
        return StepView(
            id=step.measure.id,
            title=said(step.measure.title),
            note=paragraph(as_sentence(say(PURSES[purse_of(step)])), effort_words(step.measure.effort)),
            choice=step.choice,
            can_try=has_figure and step.choice in ("open", "planned"),
            is_tried=step.measure.id in self._tried,
            remark=say("telt al mee") if has_figure and step.choice == "done" else "",
            facts=facts(judged, step, has_figure=has_figure),
            detail=detail_view(
                step.measure,
                step.choice,
                self.scan.journal.details().get(step.measure.id, ""),
                self.scan.clock().date(),
            ),
        )


def _can_try(judged: Assessment, step: Step) -> bool:
    """Tell whether a measure raises an item at all; some only prepare for others."""
    return bool(raised_by(judged.pack, [step.measure.id]))


def _in_order(count: int) -> str:
    return say_count(
        "{count} maatregel, in volgorde van wat het meest helpt",
        "{count} maatregelen, in volgorde van wat het meest helpt",
        count,
    )


def _title(
    judged: Assessment, certain: list[Step], unsure: list[Step], longer: LongerView | None
) -> tuple[str, str]:
    """Say honestly what there is to do this week; nothing is made up to fill it."""
    if certain:
        count = min(len(certain), THIS_WEEK)
        title = say_count(
            "Deze week: {number} stap", "Deze week: {number} stappen", count, number=in_words(count)
        )
        return title, "" if longer is None else say(_MAYBE_MORE)
    if all(judged.situation.option(item) == UNKNOWN for item in judged.situation.asked):
        return say("Beantwoord eerst de vragen"), say("Daarna staat hier wat u deze week kunt doen.")
    if unsure:
        return (
            say("Zoek eerst uit wat u nog niet weet"),
            say("Er is nu geen stap die zeker nodig is. Uw open antwoorden bepalen wat helpt."),
        )
    if longer is not None:
        return say("De korte scan vindt geen open stap"), say(_MAYBE_MORE)
    if judged.plan:
        return say("Er staat niets meer open"), say("U heeft bij elke stap een keuze gemaakt.")
    return say("Er zijn nu geen stappen nodig"), say("Uw antwoorden vragen niet om een maatregel.")


def _claims(judged: Assessment) -> ClaimsView:
    limits = [said(claim.text) for claim in judged.claims if claim.role == "limit"]
    groups = (
        ClaimGroupView(words, tuple(ClaimView(said(claim.text), said(claim.article)) for claim in claims))
        for words, claims in claims_by_role(claim for claim in judged.claims if claim.role != "limit")
    )
    return ClaimsView(
        title=say("Wat geldt voor u"),
        regulation=regulation_words(judged.regulation),
        reading=reading_words(judged.regulation, judged.day) if judged.regulation is not None else "",
        groups=tuple(groups),
        limit=paragraph(*limits) or say(_NO_RIGHT),
    )
