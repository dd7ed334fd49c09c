"""The mark is taken over exactly what docs/report.md says, so that anybody can recompute it."""

import json
import re
from dataclasses import replace
from datetime import date
from hashlib import sha256

from tests.architecture.tree import ROOT
from tests.report.content_answers import judged
from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.element import Element
from zelfscan.report.mark import GROUP, mark_in, mark_of
from zelfscan.report.plan import PlanChapter, PlanEntry

DOC = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
PLAN = PlanChapter(
    (PlanEntry("door-viewer", "planned", date(2026, 12, 5)), PlanEntry("timer-light", cents=5))
)


def an_assessment() -> Assessment:
    one = judged("woningscan", "mixed", choices={"door-viewer": "planned", "timer-light": "done"})
    door = Element("back", "door", "Achterdeur", {"front-door.lock-grade": "no"})
    responses = replace(one.situation.responses, elements=(door,))
    return assess(one.pack, one.route, responses, one.day, one.choices)


def recomputed(judged: Assessment, *, has_notes: bool = True) -> str:
    """The digest by the page alone, without the code of the mark."""
    given = judged.situation.responses
    plain = {
        "answered": {item: str(day) for item, day in given.answered.items()},
        "choices": dict(judged.choices),
        "day": str(judged.day),
        "elements": [
            {"id": "back", "kind": "door", "name": "Achterdeur", "responses": {"front-door.lock-grade": "no"}}
        ],
        "form": 1,
        "model": 1,
        "notes": dict(given.notes) if has_notes else {},
        "pack": "woningscan",
        "planned": {"door-viewer": "2026-12-05"},
        "responses": dict(given.values),
        "route": "volledig",
        "version": judged.pack.version,
    }
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def test_the_digest_is_that_of_the_page() -> None:
    found = an_assessment()
    assert found.situation.responses.notes
    assert mark_of(found, PLAN).digest == recomputed(found)
    assert mark_of(found, PLAN, has_notes=False).digest == recomputed(found, has_notes=False)


def test_the_page_names_every_key_in_its_order() -> None:
    example = re.search(r"```json\n(.*?)```", DOC, re.DOTALL)
    assert example
    keys = list(json.loads(example[1]))
    assert keys == sorted(keys)
    assert json.loads(example[1])["planned"] == {"door-viewer": "2026-12-05"}
    assert len(keys) == 12
    assert set(keys) == set(re.findall(r'^        "(\w+)":', _source(), re.MULTILINE))


def _source() -> str:
    text = (ROOT / "zelfscan" / "report" / "mark.py").read_text(encoding="utf-8")
    return text.partition("def content(")[2].partition("def mark_in(")[0]


def test_the_line_on_the_page_can_be_read() -> None:
    line = re.search(r"^zelfscan / .*$", DOC, re.MULTILINE)
    assert line
    mark = mark_in(f"{line[0]} {'0' * 64}")
    assert mark is not None
    assert mark.line() == line[0]


def test_the_order_of_the_answers_does_not_matter_and_every_answer_does() -> None:
    one = an_assessment()
    given = one.situation.responses
    turned = replace(given, values=dict(reversed(list(given.values.items()))))
    other = given.with_answer("home.kind", "farm")
    assert other != given

    def digest(responses: object) -> str:
        return mark_of(assess(one.pack, one.route, responses, one.day, one.choices), PLAN).digest  # type: ignore[arg-type]

    assert digest(turned) == digest(given)
    assert digest(other) != digest(given)


def test_half_a_pair_of_surrogates_in_a_note_is_no_trouble() -> None:
    one = judged("woningscan", "worst")
    responses = replace(one.situation.responses, notes={"home.kind": "\ud800"})
    assert len(mark_of(assess(one.pack, one.route, responses, one.day)).digest) == 64


def test_a_version_with_white_space_or_a_slash_stays_one_part_of_the_line() -> None:
    one = an_assessment()
    odd = replace(
        one, situation=replace(one.situation, pack=one.pack.model_copy(update={"version": "2 / a"}))
    )
    mark = mark_of(odd)
    assert mark.version == "2_a"
    assert mark_in(f"{mark.line()} {mark.groups()}") == mark
    assert all(len(group) == GROUP for group in mark.groups().split())
