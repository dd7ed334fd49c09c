"""What changed between two scans: by the answers, and apart from that by the content alone.

The step between them is the new content with the old answers. What differs up to there changed because the
content (or the route) did; what differs from there on changed because somebody answered otherwise.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.element import Element
from zelfscan.core.pack import Pack
from zelfscan.core.response import Responses, answers_to
from zelfscan.core.risks import Risk
from zelfscan.core.scoring import Score

Verdict = Literal["better", "worse", "new", "gone"]
Kind = Literal["overall", "section", "risk", "readiness", "measure"]

_Figure = Score | Risk


@dataclass(frozen=True)
class Change:
    """One figure or measure that changed. ``new`` and ``gone``: it was not there, or is not any more.

    A measure that is called for now is ``new``, one that no longer is, is ``gone``.
    """

    kind: Kind
    id: str
    verdict: Verdict
    before: _Figure | None = None
    after: _Figure | None = None


@dataclass(frozen=True)
class AnswerChange:
    """One answer that changed; a fact is neither better nor worse and has no verdict."""

    item: str
    element: str | None
    before: str | None
    after: str | None
    verdict: Verdict | None


@dataclass(frozen=True)
class Comparison:
    """What changed by the answers, and what only by the content; ``answers`` are those that differ.

    ``dropped`` were answered before and are not asked by the new content, or take other answers there.
    """

    by_answers: tuple[Change, ...]
    by_content: tuple[Change, ...]
    answers: tuple[AnswerChange, ...]
    dropped: tuple[str, ...]


def compare(before: Assessment, after: Assessment) -> Comparison:
    """Compare two assessments; the first is judged again with the content of the second in between."""
    kept, dropped = fitting(before.situation.responses, after.pack)
    between = assess(after.pack, after.route, kept, after.day, before.choices)
    return Comparison(
        by_answers=tuple(_changes(between, after)),
        by_content=tuple(_changes(before, between)),
        answers=tuple(_answer_changes(kept, after.situation.responses, after.pack)),
        dropped=dropped,
    )


def fitting(responses: Responses, pack: Pack) -> tuple[Responses, tuple[str, ...]]:
    """Return the answers that a pack can take, and the items whose answers it cannot."""
    fits = {item.id: set(answers_to(item)) for item in pack.items}
    kinds = {kind.id for kind in pack.element_kinds}
    dropped: dict[str, None] = {}

    def kept(values: Mapping[str, str]) -> dict[str, str]:
        dropped.update(dict.fromkeys(item for item in values if values[item] not in fits.get(item, ())))
        return {item: value for item, value in values.items() if value in fits.get(item, ())}

    values = kept(responses.values)
    elements = tuple(
        Element(each.id, each.kind, each.name, kept(each.values))
        for each in responses.elements
        if each.kind in kinds
    )
    strange = (each for each in responses.elements if each.kind not in kinds)
    dropped.update(dict.fromkeys(item for each in strange for item in each.values))
    return replace(responses, values=values, elements=elements), tuple(dropped)


def _changes(before: Assessment, after: Assessment) -> Iterable[Change]:
    for kind, old, new in (
        ("overall", [before.overall], [after.overall]),
        ("section", before.sections, after.sections),
        ("risk", before.risks, after.risks),
    ):
        olds: dict[str, _Figure] = {each.id: each for each in old if each.low is not None}
        news: dict[str, _Figure] = {each.id: each for each in new if each.low is not None}
        for name in dict.fromkeys([*olds, *news]):
            verdict = _verdict(olds.get(name), news.get(name))
            figure = news.get(name) or olds[name]
            if verdict is not None:
                yield Change(_kind(kind, figure), name, verdict, olds.get(name), news.get(name))
    yield from _measures(before, after)


def _kind(kind: str, figure: _Figure) -> Kind:
    if isinstance(figure, Risk):
        return "readiness" if figure.kind == "readiness" else "risk"
    return "overall" if kind == "overall" else "section"


def _verdict(before: _Figure | None, after: _Figure | None) -> Verdict | None:
    """Tell which way a figure went: the end that counts decides, and after that the other one."""
    if before is None or after is None:
        return "new" if before is None else "gone"
    old, new = _worth(before), _worth(after)
    if old == new:
        return None
    return "better" if new > old else "worse"


def _worth(figure: _Figure) -> tuple[Fraction, Fraction]:
    """Return both ends so that more is better, the end that counts first."""
    if isinstance(figure, Risk) and figure.kind != "readiness":
        return -(figure.ratio_high or Fraction(0)), -(figure.ratio_low or Fraction(0))
    return figure.low or Fraction(0), figure.high or Fraction(0)


def _measures(before: Assessment, after: Assessment) -> Iterable[Change]:
    old = {step.measure.id for step in before.plan if step.choice != "done"}
    new = {step.measure.id for step in after.plan if step.choice != "done"}
    for name in sorted(old ^ new):
        yield Change("measure", name, "new" if name in new else "gone")


def _answer_changes(before: Responses, after: Responses, pack: Pack) -> Iterable[AnswerChange]:
    for item in pack.items:
        old, new = before.values.get(item.id), after.values.get(item.id)
        if old != new:
            yield AnswerChange(item.id, None, old, new, _answer_verdict(pack, item.id, old, new))
    olds = {element.id: element for element in before.elements}
    news = {element.id: element for element in after.elements}
    for name in dict.fromkeys([*olds, *news]):
        was = olds[name].values if name in olds else {}
        becomes = news[name].values if name in news else {}
        for item_id in dict.fromkeys([*was, *becomes]):
            old, new = was.get(item_id), becomes.get(item_id)
            if old != new:
                yield AnswerChange(item_id, name, old, new, _answer_verdict(pack, item_id, old, new))


def _answer_verdict(pack: Pack, item_id: str, before: str | None, after: str | None) -> Verdict | None:
    if before is None or after is None:
        return "new" if before is None else "gone"
    item = pack.item_by_id[item_id]
    old, new = item.standings.get(before), item.standings.get(after)
    if old is None or new is None or old.low == new.low:
        return None
    return "better" if new.low > old.low else "worse"
