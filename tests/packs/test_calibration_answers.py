"""Answers about the practice house as a text: they come back as they were, and nothing else comes in."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zelfscan.core.agreement import Unit
from zelfscan.errors.content import CalibrationOutOfStep, CalibrationRefused
from zelfscan.packs.calibration import FOLDER, read_calibration
from zelfscan.packs.calibration_answers import MAX_TEXT, calibration_from, calibration_to
from zelfscan.packs.library import open_pack
from zelfscan.paths import questionnaires_folder

_ROOT = questionnaires_folder()
HOUSE = read_calibration(_ROOT / FOLDER, open_pack("woningscan", _ROOT).pack)
KEY = {unit: each.answer for unit, each in HOUSE.key.items()}
SENT = calibration_to(KEY, HOUSE)
some_answers = st.fixed_dictionaries(
    {}, optional={unit: st.sampled_from(HOUSE.answers_to(unit)) for unit in HOUSE.units}
)


def changed(change: Callable[[dict[str, Any]], None]) -> str:
    """Write the text anew after a change of what stands in it."""
    values = json.loads(SENT)
    change(values)
    return json.dumps(values, separators=(",", ":"))


@given(some_answers)
def test_answers_come_back_as_they_were(answers: dict[Unit, str]) -> None:
    assert calibration_from(calibration_to(answers, HOUSE), HOUSE) == answers


@given(some_answers, st.randoms())
def test_the_order_in_which_somebody_answered_is_not_sent(answers: dict[Unit, str], chance: Any) -> None:
    shuffled = list(answers.items())
    chance.shuffle(shuffled)
    assert calibration_to(dict(shuffled), HOUSE) == calibration_to(answers, HOUSE)


def test_only_answers_about_the_house_are_sent() -> None:
    answers = {
        Unit("office.function"): "een eigen woord",
        Unit("notes"): "Jan Jansen",
        Unit("windows.lock-grade", "Raam van Jan"): "yes",
        Unit("home.driveway"): "yes",
    }
    text = calibration_to(answers, HOUSE)
    assert "Jan" not in text and "eigen" not in text
    assert calibration_from(text, HOUSE) == {Unit("home.driveway"): "yes"}


def test_the_text_is_one_short_line_without_spaces() -> None:
    assert SENT.isascii() and SENT.split() == [SENT]
    assert len(SENT) * 5 < MAX_TEXT


@pytest.mark.parametrize("put_in", ["\ufeff{}", "{}\r\n", "  {}  ", "> \n{}"])
def test_what_a_mail_program_puts_around_it_does_not_matter_as_long_as_it_is_space(put_in: str) -> None:
    text = put_in.format(SENT)
    if ">" in put_in:
        with pytest.raises(CalibrationRefused):
            calibration_from(text, HOUSE)
    else:
        assert calibration_from(text, HOUSE) == KEY


def test_lines_that_were_broken_off_are_put_together() -> None:
    broken = "\n".join(SENT[at : at + 76] for at in range(0, len(SENT), 76))
    assert calibration_from(broken, HOUSE) == KEY


@pytest.mark.parametrize(
    ("part", "value"), [("house_version", "2020"), ("pack_version", "2020"), ("format", 2)]
)
def test_another_version_is_told_apart(part: str, value: object) -> None:
    with pytest.raises(CalibrationOutOfStep, match="nieuwste versie"):
        calibration_from(changed(lambda values: values.update({part: value})), HOUSE)


HOSTILE: tuple[Callable[[dict[str, Any]], None], ...] = (
    lambda values: values.update(zelfscan="handover"),
    lambda values: values.update(house="villa"),
    lambda values: values.update(pack="zelfscan"),
    lambda values: values.update(format="1"),
    lambda values: values.update(format=True),
    lambda values: values.update(format=1.0),
    lambda values: values.update(name="Jan"),
    lambda values: values.pop("answers"),
    lambda values: values.update(answers={}),
    lambda values: values.update(answers=[["home.driveway", "yes"]]),
    lambda values: values.update(answers=[["home.driveway", "", "yes", "x"]]),
    lambda values: values.update(answers=[["home.driveway", "", "perhaps"]]),
    lambda values: values.update(answers=[["home.driveway", None, "yes"]]),
    lambda values: values.update(answers=[["home.driveway", "D1", "yes"]]),
    lambda values: values.update(answers=[["home.nowhere", "", "yes"]]),
    lambda values: values.update(answers=[["reach", "R99", "yes"]]),
    lambda values: values.update(answers=values["answers"][:1] * 2),
    lambda values: values.update(answers=values["answers"][::-1]),
    lambda values: values.update(answers=values["answers"] * 6),
    lambda values: values.update(house="x" * 101),
)


@pytest.mark.parametrize("change", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_else_was_changed_is_refused(change: Callable[[dict[str, Any]], None]) -> None:
    with pytest.raises(CalibrationRefused, match="niets overgenomen"):
        calibration_from(changed(change), HOUSE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        SENT[:-1],
        SENT + "}",
        SENT + SENT,
        SENT.replace('"format":1', '"format":1,"format":1'),
        SENT.replace('"format":1', '"format":NaN'),
        SENT.replace("adviser", "x").replace("calibration", "c\\u0061libration"),
        SENT.replace("oefenhuis", "oefenhu\u0456s"),
        SENT.replace("oefenhuis", "\ud800"),
        SENT.replace("oefenhuis", "\x00"),
        "[" * 30_000,
        '{"a":' * 7_000,
        "1" * 30_000,
        " " * (MAX_TEXT + 1),
        SENT + " " * MAX_TEXT,
    ],
    ids=range(18),
)
def test_what_is_no_such_text_is_refused(text: str) -> None:
    with pytest.raises(CalibrationRefused):
        calibration_from(text, HOUSE)


@given(st.text(max_size=200) | st.text(alphabet='{}[]",:01aé \\u', max_size=200))
def test_any_text_is_refused_in_one_way(text: str) -> None:
    with pytest.raises(CalibrationRefused):
        calibration_from(text, HOUSE)


@given(st.integers(0, len(SENT) - 1), st.characters())
def test_one_sign_that_is_changed_never_goes_wrong_in_another_way(place: int, sign: str) -> None:
    text = SENT[:place] + sign + SENT[place + 1 :]
    try:
        read = calibration_from(text, HOUSE)
    except (CalibrationRefused, CalibrationOutOfStep):
        return
    assert all(answer in HOUSE.answers_to(unit) for unit, answer in read.items())
