"""What somebody can do with a budget: own prices, and the measures that together do most for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from zelfscan.core.assessment import Assessment, what_if
from zelfscan.core.budget import BestSet, Wishes, best_set
from zelfscan.core.combining import Combination, with_prerequisites
from zelfscan.core.planning import Step, met_measures
from zelfscan.core.risks import Risk
from zelfscan.i18n import said, say
from zelfscan.presenters.budget_views import BestView, BoughtView, BudgetView, PriceView
from zelfscan.presenters.judged_scan import JudgedScan
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.plan_changes import trying
from zelfscan.wording.measures import PURSES, purse_of
from zelfscan.wording.money import MOST_CENTS, amount, cents_typed, money
from zelfscan.wording.sentences import as_sentence, joined


class AmountRefused(ValueError):
    """What was typed is no amount; ``str(error)`` says what to type instead."""


@dataclass(frozen=True)
class Found:
    """The best set, the risks that remain with it, and what it was worked out from.

    ``idle`` has a price and lowers no risk, such as what only makes somebody better prepared.
    """

    asked: object
    best: BestSet
    after: tuple[Risk, ...]
    idle: tuple[str, ...]


class BudgetDesk:
    """Keeps the prices of a person in the journal, and a budget as long as the scan is open."""

    def __init__(self, scan: OpenScan, judged: JudgedScan) -> None:
        """Begin without a budget."""
        self._scan, self._judged = scan, judged
        self._budget: int | None = None
        self._found: Found | None = None

    def view(self) -> BudgetView:
        """Return the card as it is now."""
        judged = self._judged.now()
        prices, paid = self._scan.journal.prices(), _paid(judged)
        intro = (
            say("Vul in wat een stap u kost. Dit programma kent zelf geen prijzen."),
            say("Koop nog niets dat onder de regeling kan vallen. Het advies komt eerst."),
        )
        found = self._found if self._found is not None and self._found.asked == self._asked() else None
        return BudgetView(
            title=say("Wat kan ik doen met mijn budget?"),
            intro=intro if paid else (say("Er is nu geen open stap die geld kost."),),
            prices=tuple(_price(step, prices.get(step.measure.id)) for step in paid),
            budget=amount(self._budget) if self._budget is not None else "",
            best=_best(judged, found, self._budget or 0, prices) if found else None,
        )

    def set_price(self, measure: str, text: str) -> BudgetView:
        """Keep what a measure costs; nothing takes the price away. Raises ``AmountRefused``."""
        cents = _cents(text) if text.strip() else None
        if cents != self._scan.journal.prices().get(measure):
            self._scan.journal.set_price(measure, cents, self._scan.clock())
        return self.view()

    def set_budget(self, text: str) -> BudgetView:
        """Take what somebody wants to spend. Raises ``AmountRefused``."""
        self._budget = _cents(text) if text.strip() else None
        return self.view()

    def find(self) -> Callable[[], Found]:
        """Return the work of finding the best set; it needs no window. Raises ``AmountRefused``."""
        judged, budget, asked = self._judged.now(), self._budget, self._asked()
        prices = _known_prices(judged, self._scan.journal.prices())
        if budget is None:
            raise AmountRefused(say("Vul eerst in hoeveel u wilt uitgeven."))
        if not any(step.measure.id in prices for step in _paid(judged)):
            raise AmountRefused(say("Vul eerst bij een stap een prijs in."))
        wishes = Wishes(prices, budget, is_met=met_measures(judged.situation, judged.plan))

        def work() -> Found:
            best = best_set(judged.situation, wishes)
            together = Combination(judged.situation, prices)
            idle = tuple(name for name, cents in prices.items() if cents and not together.matters(name))
            return Found(asked, best, what_if(judged, best.chosen), idle)

        return work

    def take(self, found: Found) -> BudgetView:
        """Take what was found; it is shown as long as nothing that it came from has changed."""
        self._found = found
        return self.view()

    def _asked(self) -> object:
        """Return what the best set depends on."""
        judged = self._judged.now()
        return (
            judged.situation.responses,
            frozenset((step.measure.id, step.choice in ("open", "planned")) for step in judged.plan),
            frozenset(self._scan.journal.prices().items()),
            self._budget,
        )


def _cents(text: str) -> int:
    cents = cents_typed(text)
    if cents is None:
        raise AmountRefused(say("Dit is geen bedrag. Typ een bedrag zoals {amount}.", amount=amount(125050)))
    if cents > MOST_CENTS:
        raise AmountRefused(say("Dit bedrag is te groot. Typ hooguit {amount}.", amount=amount(MOST_CENTS)))
    return cents


def _is_open(step: Step) -> bool:
    return step.choice in ("open", "planned")


def _paid(judged: Assessment) -> list[Step]:
    return [step for step in judged.plan if _is_open(step) and not step.measure.is_free]


def _price(step: Step, cents: int | None) -> PriceView:
    return PriceView(
        id=step.measure.id,
        title=said(step.measure.title),
        note=as_sentence(say(PURSES[purse_of(step)])),
        text=amount(cents) if cents is not None else "",
    )


def _known_prices(judged: Assessment, prices: Mapping[str, int]) -> dict[str, int]:
    """Return the prices of open measures, and nothing for the free ones that a priced one needs first."""
    known = {step.measure.id: prices[step.measure.id] for step in _paid(judged) if step.measure.id in prices}
    met = met_measures(judged.situation, judged.plan)
    needed = with_prerequisites(judged.pack, known, met)
    free = {step.measure.id for step in judged.plan if _is_open(step) and step.measure.is_free}
    return {**known, **{name: 0 for name in needed if name in free}}


def _best(judged: Assessment, found: Found, budget: int, prices: Mapping[str, int]) -> BestView:
    best = found.best
    known = _known_prices(judged, prices)
    by_id = judged.pack.measure_by_id
    bought = tuple(
        BoughtView(name, said(by_id[name].title), money(known[name]) if known[name] else say("Kost niets"))
        for name in _in_plan_order(judged, best.chosen)
    )
    is_any = any(not by_id[each.id].is_free for each in bought)
    changed = trying(judged, found.after, len(bought), can_try=True)
    missing = tuple(said(step.measure.title) for step in _paid(judged) if step.measure.id not in known)
    if is_any:
        title = say("Dit helpt het meest voor {budget}", budget=money(budget))
    else:
        title = say("Voor {budget} past er geen stap die een risico verlaagt", budget=money(budget))
    return BestView(
        title=title,
        bought=bought if is_any else (),
        total=say("Samen {cost}. U houdt {rest} over.", cost=money(best.cost), rest=money(budget - best.cost))
        if is_any
        else "",
        sure=_sure(best),
        changes=changed.changes if is_any else (),
        notes=tuple(each for each in (changed.same_words, changed.scale_words) if each and is_any),
        missing_title=say("Niet meegerekend, want zonder prijs:") if missing else "",
        missing=missing,
        blocked=(*_blocked(judged, known), *_idle(judged, found.idle)),
        button=say("Zet deze op gepland") if is_any else "",
    )


def _sure(best: BestSet) -> str:
    if best.is_optimal:
        return say("Elke keuze met uw prijzen is nagerekend.")
    return say("Er zijn te veel keuzes om ze allemaal na te rekenen. Misschien is er nog een betere.")


def _in_plan_order(judged: Assessment, chosen: tuple[str, ...]) -> list[str]:
    return [step.measure.id for step in judged.plan if step.measure.id in chosen]


def _blocked(judged: Assessment, known: dict[str, int]) -> tuple[str, ...]:
    """Name what has a price but cannot be had, because something that comes first has none."""
    met = met_measures(judged.situation, judged.plan)
    by_id, choices = judged.pack.measure_by_id, judged.choices
    found = []
    for name in known:
        lacking = [each for each in with_prerequisites(judged.pack, [name], met) if each not in known]
        refused = [each for each in lacking if choices.get(each) == "declined"]
        title, needed = (
            said(by_id[name].title),
            joined(said(by_id[each].title) for each in refused or lacking),
        )
        if refused:
            words = say("{step} telt niet mee: u koos niet voor {needed}.", step=title, needed=needed)
        elif lacking:
            words = say("{step} telt niet mee: vul ook een prijs in bij {needed}.", step=title, needed=needed)
        else:
            continue
        found.append(words)
    return tuple(found)


def _idle(judged: Assessment, names: tuple[str, ...]) -> tuple[str, ...]:
    """Say of each measure without a risk that it is never chosen here; it may be worth its price."""
    title_of = {step.measure.id: said(step.measure.title) for step in judged.plan}
    return tuple(
        say("{step} verlaagt geen risico met een cijfer. Kies zelf of u dit wilt.", step=title_of[name])
        for name in names
    )
