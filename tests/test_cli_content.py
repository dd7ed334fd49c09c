"""What newer questionnaires change, on the command line."""

import json
from pathlib import Path

import pytest

from tests.cli_runs import refusal, run
from tests.packs.contents import CHANGES, KEYS, OTHER, change, newer_content


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return newer_content(tmp_path_factory.mktemp("content") / "newer", CHANGES)


def test_it_lists_every_change_with_before_and_after(folder: Path) -> None:
    text = run("content", str(folder)).out.decode()
    assert text.startswith("3 wijzigingen\n")
    assert "- Anders: Meld Misdaad Anoniem\n  Het nummer\n    - 0800-7000\n    + 0800-1234\n" in text


def test_with_a_key_it_says_whether_the_program_takes_the_folder(folder: Path) -> None:
    done = run("content", str(folder), "--key", OTHER.public.text, "--key", KEYS[0].text)
    assert done.code == 0
    assert KEYS[0].name in done.out.decode().splitlines()[0]


def test_a_folder_that_would_be_refused_says_every_reason(tmp_path: Path) -> None:
    broken = newer_content(tmp_path / "newer")
    change(broken, "catalogue/contacts.yaml", "0900-8844", "0900-0000")
    (broken / "example.yaml").write_text("responses: {}\n")
    done = run("content", str(broken), "--key", KEYS[0].text)
    assert done.code == 1
    assert len(done.out.decode().splitlines()) == 2
    other = run("content", str(broken), "--key", OTHER.public.text)
    assert other.out.decode() == "De handtekening is gezet met een sleutel die hier niet geldt.\n"


def test_it_can_be_read_by_a_program_and_be_compared_with_another_folder(folder: Path) -> None:
    found = json.loads(run("content", str(folder), "--json").out)
    assert [group["title"] for group in found] == [
        "Telefoonnummers",
        "Grenzen van cijfers en niveaus",
        "De vragenlijst zelf",
    ]
    assert json.loads(run("content", str(folder), "--against", str(folder), "--json").out) == []


def test_what_is_no_folder_of_questionnaires_or_no_key_is_said_in_one_sentence(
    folder: Path, tmp_path: Path
) -> None:
    assert "geen vragenlijst" in refusal("content", str(tmp_path))
    assert "sleutel" in refusal("content", str(folder), "--key", "abc")
