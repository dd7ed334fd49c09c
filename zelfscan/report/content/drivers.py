"""Which answers made a figure: what counts against it, what is open, what helps, and the situation.

What an answer does is found in ``core.why``; here the answers are only divided over the rows of the report.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zelfscan.core.why import Reason, Why
from zelfscan.report.content.findings import Findings


@dataclass(frozen=True)
class Drivers:
    """The questions behind a figure by what their answers do.

    Of ``against`` and ``unknown`` those that weigh most come first; of the others those on the way that
    decides. ``quiet`` holds the answers that change nothing at present.
    """

    against: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    helping: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()


def drivers(findings: Findings, why: Why) -> Drivers:
    """Divide the questions behind a figure by what their answers do."""
    groups: dict[str, list[Reason]] = {}
    for reason in why.reasons:
        groups.setdefault(_group(reason), []).append(reason)
    groups["against"] = sorted(groups.get("against", ()), key=lambda reason: -reason.gain)
    found = {group: tuple(reason.item for reason in reasons) for group, reasons in groups.items()}
    open_items = sorted(found.pop("unknown", ()), key=_place_in(findings.telling_questions))
    return Drivers(**found, unknown=tuple(open_items))


def _place_in(order: Sequence[str]) -> Callable[[str], int]:
    places = {item: place for place, item in enumerate(order)}
    return lambda item: places.get(item, len(places))


def _group(reason: Reason) -> str:
    """Return in which row an answer belongs; what does not apply is a fact, for it is nobody's merit."""
    if reason.pull == "unknown":
        return "unknown"
    if reason.low is None:
        return "facts"
    return {"bigger": "against", "smaller": "helping", "none": "quiet"}[reason.pull]
