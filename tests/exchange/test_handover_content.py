import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.exchange.handover_samples import AT, DOOR, FINGERPRINT, a_content, a_dossier
from zelfscan.errors.handover import DossierTooBig, HandoverRefused
from zelfscan.exchange import handover_content
from zelfscan.exchange.handover_content import (
    MAX_CONTENT_BYTES,
    MAX_VALUES,
    Content,
    DayOutOfTime,
    HandedElement,
    HandedIncident,
    HandedNote,
    HandedPrice,
    HandedResponse,
    content_of,
    from_json,
    to_json,
    without_private,
)

IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,30}", fullmatch=True)
TEXTS = st.text(max_size=100)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
MOMENTS = st.builds(datetime.combine, DAYS, st.times()).map(
    lambda at: f"{at.replace(microsecond=0).isoformat()}+00:00"
)
CONTENTS = st.builds(
    Content,
    kind=st.sampled_from(["home", "person"]),
    name=st.none() | st.text(max_size=60),
    made=MOMENTS,
    responses=st.lists(
        st.builds(
            HandedResponse,
            item=IDS,
            element=IDS | st.just(""),
            value=st.none() | TEXTS,
            answered=MOMENTS,
        )
    ).map(tuple),
    notes=st.lists(
        st.builds(HandedNote, item=IDS, element=IDS | st.just(""), text=TEXTS),
        unique_by=lambda note: (note.item, note.element),
    ).map(tuple),
    flags=st.lists(IDS, unique=True).map(tuple),
    prices=st.lists(
        st.builds(HandedPrice, measure=IDS, cents=st.integers(0, 10**9)),
        unique_by=lambda price: price.measure,
    ).map(tuple),
    elements=st.lists(
        st.builds(
            HandedElement,
            id=IDS,
            kind=IDS,
            name=st.text(max_size=60),
            floor=st.integers(-100, 1000),
            remark=TEXTS,
        ),
        unique_by=lambda element: element.id,
    ).map(tuple),
    incidents=st.lists(
        st.builds(HandedIncident, id=IDS, happened=DAYS, kind=TEXTS, text=TEXTS, noted=MOMENTS),
        unique_by=lambda incident: incident.id,
    ).map(tuple),
)


@given(CONTENTS)
def test_any_content_comes_back_as_it_was(content: Content) -> None:
    assert from_json(to_json(content)) == content


def test_a_dossier_with_one_of_everything_comes_back() -> None:
    content = a_content()
    assert from_json(to_json(content)) == content
    assert all(getattr(content, name) for name in type(content).model_fields if name != "incidents")


def test_the_name_and_the_incidents_stay_behind_unless_they_are_asked_for() -> None:
    incident = {"id": "1", "happened": "2026-11-01", "kind": "threat", "text": "Gebeld", "noted": AT}
    whole = a_content(incidents=(HandedIncident.model_validate_strings(incident),))
    bare = without_private(whole, with_name=False, with_incidents=False)
    assert (bare.name, bare.incidents) == (None, ())
    assert b"Gebeld" not in to_json(bare) and b"Dorpsstraat" not in to_json(bare)
    assert without_private(whole, with_name=True, with_incidents=True) == whole


@pytest.mark.parametrize(
    "changed",
    [
        {"notes": ({"item": "alarm.kind", "text": "x" * 20_001},)},
        {"flags": tuple(f"item-{number}" for number in range(5_001))},
    ],
    ids=["text", "list"],
)
def test_more_than_may_go_over_is_said_in_words(changed: dict[str, object]) -> None:
    with pytest.raises(DossierTooBig, match="te groot"):
        content_of(a_dossier(**changed))


OUT_OF_TIME: dict[str, dict[str, object]] = {
    "a moment": {"made": "9999-12-31T23:59:59+00:00"},
    "a day": {"visit": {"day": "1999-12-31"}},
    "a date": {
        "incidents": ({"id": "1", "happened": date(2101, 1, 1), "kind": "threat", "text": "", "noted": AT},)
    },
}


@pytest.mark.parametrize("which", OUT_OF_TIME)
def test_a_day_that_no_reader_would_take_is_told_from_other_faults(which: str) -> None:
    plain = a_dossier(**OUT_OF_TIME[which])
    with pytest.raises(DayOutOfTime):
        content_of(plain)


def test_the_first_and_the_last_day_go_over() -> None:
    for moment in ("2000-01-01T00:00:00+00:00", "2100-12-31T23:59:59+00:00"):
        content = a_content(made=moment)
        assert from_json(to_json(content)) == content


def test_something_else_that_does_not_fit_is_a_bug_of_the_caller() -> None:
    with pytest.raises(ValidationError):
        content_of(a_dossier(kind="car"))


@pytest.mark.parametrize("limit", ["MAX_CONTENT_BYTES", "MAX_VALUES"])
def test_what_no_reader_would_take_is_not_written(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = to_json(a_content())
    monkeypatch.setattr(handover_content, limit, 100)
    with pytest.raises(DossierTooBig):
        to_json(a_content())
    with pytest.raises(HandoverRefused):
        from_json(data)


def _twice(key: str) -> Callable[[dict[str, Any]], None]:
    def change(plain: dict[str, Any]) -> None:
        plain[key] = plain[key] * 2

    return change


def _put(*path: str | int, value: object) -> Callable[[dict[str, Any]], None]:
    def change(plain: Any) -> None:
        for step in path[:-1]:
            plain = plain[step]
        plain[path[-1]] = value

    return change


def _twice_by_rule(plain: dict[str, Any]) -> None:
    finding = {**plain["findings"][0], "origin": "rule:lock"}
    plain["findings"] = [finding, {**finding, "id": "2"}]


FAULTS: dict[str, Callable[[dict[str, Any]], None]] = {
    "an unknown key": _put("comment", value="hello"),
    "an unknown key deep down": _put("elements", 0, "colour", value="red"),
    "no kind": lambda plain: plain.pop("kind"),
    "another kind": _put("kind", value="car"),
    "a number for a text": _put("name", value=1),
    "a text for a number": _put("prices", 0, "cents", value="1"),
    "a fraction of a cent": _put("prices", 0, "cents", value=0.5),
    "a negative price": _put("prices", 0, "cents", value=-1),
    "a huge price": _put("prices", 0, "cents", value=10**30),
    "a yes for a number": _put("elements", 0, "floor", value=True),
    "a number for a yes": _put("visit", "is_closed", value=1),
    "a long name": _put("name", value="x" * 61),
    "an empty id": _put("elements", 0, "id", value=""),
    "a path as an id": _put("photos", 0, "id", value="../../index.vault"),
    "a line behind an id": _put("elements", 0, "id", value="door\n"),
    "a moment that never was": _put("made", value="2026-02-30T10:00:00+00:00"),
    "a moment elsewhere": _put("made", value="2026-11-23T10:00:00+01:00"),
    "a moment as a number": _put("made", value=1_700_000_000),
    "a moment at the end of the calendar": _put("made", value="9999-12-31T23:59:59+00:00"),
    "a moment at its beginning": _put("responses", 0, "answered", value="0001-01-01T00:00:00+00:00"),
    "a moment just too early": _put("findings", 0, "changed", value="1999-12-31T23:59:59+00:00"),
    "a day at the end of the calendar": _put("visit", "day", value="9999-12-31"),
    "an incident just too late": _put(
        "incidents",
        value=[{"id": "1", "happened": "2101-01-01", "kind": "threat", "text": "", "noted": AT}],
    ),
    "a day with an hour": _put("visit", "day", value="2026-11-23T10:00:00"),
    "a day as a number": _put("visit", "day", value=20_000),
    "a state that is none": _put("choices", 0, "state", value="maybe"),
    "another pack": _put("packs", 0, "text", value="{}"),
    "a scan without a pack": _put("packs", value=[]),
    "a pack without a scan": _put("scans", value=[]),
    "a picture that is not there": _put("pictures", value=["photo:1", "sheet:1"]),
    "a picture that nothing names": _put("sheets", value=[]),
    "a picture for two": _put("sheets", 0, "picture", value="photo:1"),
    "a photograph without pixels": _put("photos", 0, "width", value=0),
    "a day that never was": _put("visit", "day", value="2026-02-30"),
    "a day in another form": _put("visit", "day", value="20261123"),
    "a signature of somebody else": _put("visit", "signatures", 0, "who", value="police"),
    "a subject of another form": _put("photos", 0, "subject", value="vault"),
    "a photograph of a place": _put("photos", 0, "subject", value="place:garden"),
    "a finding about a finding": _put("findings", 0, "subject", value="finding:1"),
    "an origin of another form": _put("findings", 0, "origin", value="own"),
    "a severity that is none": _put("findings", 0, "severity", value="extreme"),
    "two findings of one rule": _twice_by_rule,
    "a list that is an object": _put("flags", value={}),
    "nothing for a list": _put("flags", value=None),
    **{
        f"the same twice in {key}": _twice(key)
        for key in ("scans", "elements", "photos", "findings", "sheets", "flags", "notes", "prices", "packs")
    },
}


@pytest.mark.parametrize("fault", FAULTS)
def test_content_is_refused_with(fault: str) -> None:
    plain = a_content().model_dump(mode="json")
    FAULTS[fault](plain)
    with pytest.raises(HandoverRefused):
        from_json(json.dumps(plain).encode())


def test_an_error_quotes_nothing_of_the_content() -> None:
    with pytest.raises(HandoverRefused) as caught:
        from_json(b'{"kind": "Onderduikadres"}')
    assert "Onderduikadres" not in str(caught.value)
    assert caught.value.__cause__ is None and caught.value.__suppress_context__


START = b'{"kind":"home","made":"' + AT.encode() + b'",'
BOMBS = {
    "nothing": b"",
    "no json": b"hello",
    "not UTF-8": b'{"kind":"\xff"}',
    "half a sign": START + b'"name":"\\ud800"}',
    "deep lists": b"[" * 10_000_000,
    "deep lists in place": START + b'"flags":' + b"[" * 300_000 + b"]" * 300_000 + b"}",
    "deep objects": START + b'"visit":' + b'{"a":' * 300_000 + b"1" + b"}" * 300_000 + b"}",
    "many lists": START + b'"x":[' + b"[]," * 10_000_000 + b"[]]}",
    "many wrong values": START + b'"flags":[' + b"1," * 10_000_000 + b"1]}",
    "as many wrong values as may be": START + b'"flags":[' + b"1," * (MAX_VALUES - 10) + b"1]}",
    "many keys": START + b",".join(b'"%d":1' % number for number in range(300_000)) + b"}",
    "a huge whole number": START + b'"prices":[{"measure":"a","cents":' + b"9" * 20_000_000 + b"}]}",
    "a huge power": START + b'"prices":[{"measure":"a","cents":1e999999999}]}',
    "not a number": START + b'"prices":[{"measure":"a","cents":NaN}]}',
    "a text without an end": b'"' + b'\\"' * 10_000_000,
    "a text that ends in half an escape": b'"' + b"x" * 100 + b"\\",
    "many texts without an end": b'"a' * 9_999_999,
    "more than may be": START + b'"name":"' + b"x" * MAX_CONTENT_BYTES + b'"}',
}


@pytest.mark.timeout(60)  # what grows faster than the content takes hours
@pytest.mark.parametrize("bomb", BOMBS)
def test_hostile_json_is_refused(bomb: str) -> None:
    with pytest.raises(HandoverRefused):
        from_json(BOMBS[bomb])


def test_signs_within_texts_do_not_count_as_values() -> None:
    content = a_content(notes=({"item": "a", "element": DOOR, "text": ',[{"\\' * 3_000},))
    assert from_json(to_json(content)) == content
    assert handover_content._count_values(to_json(content)) < 200


def test_the_largest_dossier_that_somebody_may_have_fits() -> None:
    responses = tuple(
        {"item": f"front-door.question-{number % 40}", "element": DOOR, "value": "no", "answered": AT}
        for number in range(40_000)
    )
    content = a_content(responses=responses)
    assert from_json(to_json(content)) == content


def test_scans_of_one_pack_share_it() -> None:
    first = a_dossier()["scans"][0]  # type: ignore[index]
    content = a_content(scans=(first, {**first, "id": "scan-2"}))
    assert len(content.packs) == 1
    assert {scan.fingerprint for scan in content.scans} == {FINGERPRINT}
