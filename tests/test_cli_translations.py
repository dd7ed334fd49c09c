"""The commands that show a pack in another language, or what is still to be translated."""

import json
from pathlib import Path

import pytest

from tests.cli_runs import refusal, run
from tests.packs.changing import a_copy, change
from zelfscan import cli


@pytest.fixture
def desk(tmp_path: Path) -> str:
    """The folder of a small pack, of which the alarm and the scales are in English."""
    folder = a_copy("front-desk", tmp_path)
    change(folder / "pack.yaml", "languages: [nl]", "languages: [nl, en]")
    found = run("check", str(folder), "--translations", "en").out.decode("utf-8")
    (folder / "locale").mkdir()
    of = found.split("  desk.alarm:\n    of: ")[1][:8]
    text = f"items:\n  desk.alarm:\n    of: {of}\n    question: Does the desk alarm warn your colleagues?\n"
    text += '    options: {sound: "No, it only makes a sound"}\n'
    (folder / "locale" / "en.yaml").write_text(text, encoding="utf-8")
    return str(folder)


def test_the_worklist_says_how_far_it_is(desk: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", desk, "--translations", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "# front-desk/locale/en.yaml"
    assert lines[-1] == "# en: 2 van 90 teksten vertaald"
    at = lines.index("  # in plaats van front-desk/locale/en.yaml:2")
    assert lines[at + 3 : at + 5] == [
        "    # Waarschuwt de alarmknop van de balie uw collega's?",
        '    question: "Does the desk alarm warn your colleagues?"',
    ]


def test_a_check_names_what_is_missing(desk: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", desk]) == 1
    out = capsys.readouterr().out
    assert "front-desk/locale/en.yaml:2: desk.alarm: vertaal ook why, good\n" in out
    assert "locale/en.yaml:5: desk.alarm: vertaal ook options.colleagues, options.none\n" in out
    assert "hall.way-out: de vertaling in 'en' ontbreekt" in out


def test_a_worklist_is_asked_apart_and_of_a_pack_that_can_be_read(
    desk: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refusal("check", desk, "--translations", "en", "--coverage").startswith("Vraag --translations")
    assert "is geen code van een taal zoals en" in refusal("check", desk, "--translations", "../en")
    assert "staat geen pack.yaml" in refusal("check", str(tmp_path / "no"), "--translations", "en")
    assert "staan al in 'nl'" in refusal("check", desk, "--translations", "nl")
    change(Path(desk) / "stock.yaml", "impact: 30", "impact: 40")
    assert cli.main(["check", desk, "--translations", "en"]) == 1
    assert capsys.readouterr().out.startswith("front-desk/stock.yaml:")


def test_items_come_in_a_language_and_fall_back(desk: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["items", "--pack", desk, "--route", "kort", "--language", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "desk.kind: Wat voor balie heeft u?"
    assert lines[2] == "desk.alarm: Does the desk alarm warn your colleagues?"


def test_items_as_json_get_their_texts_only_when_a_language_is_asked(
    desk: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["items", "--pack", desk, "--route", "kort", "--json"]
    assert cli.main(command) == 0
    plain = json.loads(capsys.readouterr().out)
    assert cli.main([*command, "--language", "en"]) == 0
    alarm = json.loads(capsys.readouterr().out)[2]
    assert list(alarm) == [*plain[2], "question", "hint"]
    assert (alarm["question"], alarm["hint"]) == ("Does the desk alarm warn your colleagues?", None)
    assert alarm["options"] == [
        {"id": "colleagues", "value": 1.0, "text": "Ja, een paar vaste collega's"},
        {"id": "sound", "value": 1 / 3, "text": "No, it only makes a sound"},
        {"id": "none", "value": 0.0, "text": "Er is geen alarmknop"},
    ]


def test_a_pack_is_shown_in_a_language(desk: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["show", "--pack", desk, "--language", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["De balie", "  Wat voor balie heeft u?"]
    assert "  Does the desk alarm warn your colleagues?" in lines
    assert cli.main(["show", "--pack", desk, "--language", "en", "--json"]) == 0
    alarm = json.loads(capsys.readouterr().out)["items"][3]
    assert alarm["question"] == {
        "nl": "Waarschuwt de alarmknop van de balie uw collega's?",
        "en": "Does the desk alarm warn your colleagues?",
    }
    assert list(alarm["why"]) == ["nl"]


@pytest.mark.parametrize("command", ["items", "show"])
def test_a_language_that_is_not_there_is_refused(desk: str, command: str) -> None:
    said = refusal(command, "--pack", desk, "--language", "de")
    assert said.endswith("is er niet in de taal 'de'. Kies uit: nl, en.")
    assert "is er niet in de taal '../../en'" in refusal(command, "--pack", desk, "--language", "../../en")
