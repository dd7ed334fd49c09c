"""How far people agree who judged the same thing each on their own: what is equal, and how far beyond chance.

Two figures, because neither says enough alone (docs/decisions/0015). The share of equal answers counts every
question. Cohen's kappa takes off what two people would agree on by chance; it needs the same answers to
choose from throughout, so it runs over what scored answers stand for, and never over facts.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import sqrt
from typing import Literal, NamedTuple

from zelfscan.core.condition import UNKNOWN
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import NOT_APPLICABLE

Outcome = Literal["equal", "different", "one-unknown", "unanswered"]
"""What became of one question: ``one-unknown`` where only one side knew, and nobody contradicts."""
KeyOutcome = Literal["as-key", "other", "not-seen", "guessed", "unanswered"]
"""An answer beside the key: ``not-seen`` did not know what can be known, ``guessed`` knew what cannot."""
Category = Literal["best", "middle", "worst", "unknown", "not-applicable"]
"""What an answer to a scored item stands for, whatever its own words are."""
ItemType = Literal["two-way", "graded", "fact"]
"""Scored with two answers, scored with more, or not scored; only the first two have categories."""
Reading = Literal["none", "minimal", "weak", "moderate", "strong", "almost-perfect"]

FEWEST_PAIRS = 30
"""Below this many pairs a kappa says too little to be read (McHugh 2012)."""
_NORMAL_95 = 1.959963984540054
"""The normal deviate that leaves 2.5 % on either side."""
_READINGS: tuple[tuple[Fraction, Reading], ...] = (
    (Fraction(90, 100), "almost-perfect"),
    (Fraction(79, 100), "strong"),
    (Fraction(59, 100), "moderate"),
    (Fraction(39, 100), "weak"),
    (Fraction(20, 100), "minimal"),
)


class Unit(NamedTuple):
    """What is judged: an item, of one door or window where ``element`` names it."""

    item: str
    element: str = ""


Answers = Mapping[Unit, str]
"""One person's answers: an option id, ``unknown`` or ``not-applicable``; what has no answer is not there."""


@dataclass(frozen=True)
class Agreement:
    """How many questions came out how; what somebody did not answer is not counted in the share."""

    equal: int
    different: int
    one_unknown: int
    unanswered: int

    @property
    def counted(self) -> int:
        """Return how many questions everybody answered."""
        return self.equal + self.different + self.one_unknown

    @property
    def share(self) -> Fraction | None:
        """Return the share of equal answers, 0 to 1; none where nothing was answered by everybody."""
        return Fraction(self.equal, self.counted) if self.counted else None


@dataclass(frozen=True)
class Kappa:
    """Cohen's kappa: 1 is always equal, 0 no more than by chance, below 0 less than that.

    ``observed`` and ``expected`` are the shares of equal pairs, as found and by chance. ``interval`` is the
    95 % confidence interval, within -1 and 1; none where the formula gives no width at all, as when all pairs
    are equal: that would promise too much.
    """

    value: Fraction
    pairs: int
    observed: Fraction
    expected: Fraction
    interval: tuple[float, float] | None

    @property
    def has_enough_pairs(self) -> bool:
        """Tell whether there are enough pairs to read a meaning into the figure."""
        return self.pairs >= FEWEST_PAIRS


def outcome_of(given: Sequence[str | None]) -> Outcome:
    """Tell what became of one question, from what each person answered (none: nothing).

    Two who both do not know agree: both found that it cannot be seen.
    """
    if None in given:
        return "unanswered"
    if len(set(given)) == 1:
        return "equal"
    return "different" if len(set(given) - {UNKNOWN}) > 1 else "one-unknown"


def agreement_of(units: Sequence[Unit], *people: Answers) -> Agreement:
    """Count over these units how far two or more people agree; what they answered beside them is left out.

    Raises ``ValueError`` for fewer than two people.
    """
    if len(people) < 2:
        raise ValueError("it takes two to agree")
    found = Counter(outcome_of([answers.get(unit) for answers in people]) for unit in units)
    return Agreement(found["equal"], found["different"], found["one-unknown"], found["unanswered"])


def key_outcome_of(answer: str | None, key: str) -> KeyOutcome:
    """Tell how an answer stands beside the key; a key of ``unknown`` says that it cannot be seen."""
    if answer is None:
        return "unanswered"
    if answer == key:
        return "as-key"
    if answer == UNKNOWN:
        return "not-seen"
    return "guessed" if key == UNKNOWN else "other"


def type_of(item: Item, is_for_one: bool = False) -> ItemType:
    """Tell a fact from a scored item, and one with two values from one with more.

    Asked of one door or window (``is_for_one``) an item may have fewer answers than asked of all.
    """
    each = item.each if is_for_one else None
    chosen = item.option_by_id if each is None else {option.id for option in each.options}
    values = {option.value for option in item.options if option.id in chosen} - {None}
    if not values:
        return "fact"
    return "two-way" if len(values) == 2 else "graded"


def category_of(item: Item, answer: str) -> Category | None:
    """Tell what an answer stands for; none for a fact, and for what is no answer to this item."""
    if not item.is_scored:
        return None
    if answer == UNKNOWN:
        return "unknown"
    if answer == NOT_APPLICABLE:
        return "not-applicable"
    option = item.option(answer)
    if option is None or option.value is None:
        return None
    worst, best = item.span
    if option.value == best:
        return "best"
    return "worst" if option.value == worst else "middle"


def categories_of(
    units: Sequence[Unit],
    items: Mapping[str, Item],
    first: Answers,
    second: Answers,
    only: ItemType | None = None,
) -> tuple[tuple[Category, Category], ...]:
    """Return what two people's answers stand for, in pairs, where both answered a scored item.

    ``only`` keeps the items of one type. Different answers of the same worth (two classes of glass that
    count alike) are equal here, and different in ``agreement_of``.
    """
    found = []
    for unit in units:
        item = items.get(unit.item)
        if item is None or unit not in first or unit not in second:
            continue
        if only not in (None, type_of(item, bool(unit.element))):
            continue
        pair = category_of(item, first[unit]), category_of(item, second[unit])
        if pair[0] is not None and pair[1] is not None:
            found.append((pair[0], pair[1]))
    return tuple(found)


def kappa_of(pairs: Sequence[tuple[str, str]]) -> Kappa | None:
    """Return Cohen's kappa over pairs of categories; none where it is not defined.

    It is ``(po - pe) / (1 - pe)``: ``po`` is the share of equal pairs, and ``pe`` the sum over the categories
    of the first person's share of it times the second's (Cohen 1960, Educational and Psychological
    Measurement 20, 37-46). Without pairs, and where both use one and the same category throughout, ``pe`` is
    not there or 1, and there is nothing to take off.

    The interval is the value and 1.96 standard errors on either side, with the large-sample standard error
    for a kappa other than 0 of Fleiss, Cohen and Everitt (1969, Psychological Bulletin 72, 323-327). The
    formula of 1960 is simpler and takes ``pe`` as if it were known beforehand.
    """
    count = len(pairs)
    if not count:
        return None
    rows, columns = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    observed = Fraction(sum(first == second for first, second in pairs), count)
    expected = Fraction(sum(rows[each] * columns[each] for each in rows), count * count)
    if expected == 1:
        return None
    value = (observed - expected) / (1 - expected)
    return Kappa(value, count, observed, expected, _interval(value, pairs, observed, expected))


def _interval(
    value: Fraction, pairs: Sequence[tuple[str, str]], observed: Fraction, expected: Fraction
) -> tuple[float, float] | None:
    """Return the 95 % interval of Fleiss, Cohen and Everitt; exact up to the root."""
    count = len(pairs)
    rows, columns = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    total = Fraction(0)
    for (first, second), cell in Counter(pairs).items():
        share = Fraction(cell, count)
        if first == second:
            margins = Fraction(rows[first] + columns[first], count)
            total += share * ((1 - expected) - margins * (1 - observed)) ** 2
        else:
            # The column of the one's category and the row of the other's: crosswise, as in the source.
            margins = Fraction(columns[first] + rows[second], count)
            total += share * (1 - observed) ** 2 * margins**2
    total -= (observed * expected - 2 * expected + observed) ** 2
    if not total:
        return None
    half = _NORMAL_95 * sqrt(total / (count * (1 - expected) ** 4))
    return max(-1.0, float(value) - half), min(1.0, float(value) + half)


def mean_kappa(
    units: Sequence[Unit], items: Mapping[str, Item], people: Sequence[Answers], only: ItemType | None = None
) -> Fraction | None:
    """Return the mean of the kappas of every two people (Light 1971, Psychological Bulletin 76, 365-377).

    With two people it is Cohen's kappa. None where one of the kappas is not defined, or with fewer than two.
    """
    found = [
        kappa_of(categories_of(units, items, first, second, only))
        for first, second in combinations(people, 2)
    ]
    values = [each.value for each in found if each is not None]
    return sum(values, Fraction(0)) / len(values) if values and len(values) == len(found) else None


def reading_of(value: Fraction) -> Reading:
    """Return what a kappa means by the table of McHugh (2012, Biochemia Medica 22, 276-282).

    Its rows end at 0.20, 0.39, 0.59, 0.79 and 0.90, in two decimals; so the value is rounded to two first.
    """
    rounded = Fraction(round(value * 100), 100)
    return next((reading for end, reading in _READINGS if rounded > end), "none")


def leaning_of(
    units: Sequence[Unit], items: Mapping[str, Item], first: Answers, second: Answers
) -> tuple[int, int]:
    """Return how often the first answered more favourably than the second, and how often less.

    Only scored items count of which both say a value: somebody who is stricter throughout is seen here.
    """
    higher = lower = 0
    for unit in units:
        item = items.get(unit.item)
        if item is None:
            continue
        one, other = item.standings.get(first.get(unit, "")), item.standings.get(second.get(unit, ""))
        if one is not None and other is not None:
            higher += one.low > other.low
            lower += one.low < other.low
    return higher, lower
