"""What the card of the budget draws: own prices, a budget, and the measures that do most for it."""

from dataclasses import dataclass

from zelfscan.presenters.plan_views import ChangeView


@dataclass(frozen=True)
class PriceView:
    """One paid measure that is open, with who may pay it, and the price as it stands in the field."""

    id: str
    title: str
    note: str
    text: str


@dataclass(frozen=True)
class BoughtView:
    """One measure of the best set, with its price in words."""

    id: str
    title: str
    price: str


@dataclass(frozen=True)
class BestView:
    """The best set for a budget; without ``bought`` nothing fits, and ``title`` says so.

    ``sure`` says whether every set could be tried. ``missing`` names what was left out for want of a price.
    """

    title: str
    bought: tuple[BoughtView, ...]
    total: str
    sure: str
    changes: tuple[ChangeView, ...]
    notes: tuple[str, ...]
    missing_title: str
    missing: tuple[str, ...]
    blocked: tuple[str, ...]
    button: str


@dataclass(frozen=True)
class BudgetView:
    """The whole card; ``best`` is there as long as it holds for the prices, budget and answers of now."""

    title: str
    intro: tuple[str, ...]
    prices: tuple[PriceView, ...]
    budget: str
    best: BestView | None
