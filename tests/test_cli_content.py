"""What newer questionnaires change, on the command line."""

import json
from pathlib import Path

import pytest

from tests.packs.contents import CHANGES, KEYS, OTHER, change, newer_content
from zelfscan import cli

Capsys = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return newer_content(tmp_path_factory.mktemp("content") / "newer", CHANGES)


def run(capsys: Capsys, *arguments: str) -> tuple[int, str]:
    """Run the order in this process, where what is shipped is parsed already."""
    code = cli.main(["content", *arguments])
    said = capsys.readouterr()
    return code, said.out + said.err


def test_it_lists_every_change_with_before_and_after(folder: Path, capsys: Capsys) -> None:
    _, text = run(capsys, str(folder))
    assert text.startswith("3 wijzigingen\n")
    assert all(line == line.rstrip() for line in text.splitlines())
    assert "- Anders: Meld Misdaad Anoniem\n  Het nummer\n    - 0800-7000\n    + 0800-1234\n" in text


def test_with_a_key_it_says_whether_the_program_takes_the_folder(folder: Path, capsys: Capsys) -> None:
    code, text = run(capsys, str(folder), "--key", OTHER.public.text, "--key", KEYS[0].text)
    assert code == 0
    assert KEYS[0].name in text.splitlines()[0]


def test_a_folder_that_would_be_refused_says_every_reason(tmp_path: Path, capsys: Capsys) -> None:
    broken = newer_content(tmp_path / "newer")
    change(broken, "catalogue/contacts.yaml", "0900-8844", "0900-0000")
    (broken / "example.yaml").write_text("responses: {}\n")
    code, text = run(capsys, str(broken), "--key", KEYS[0].text)
    assert (code, len(text.splitlines())) == (1, 2)
    other = run(capsys, str(broken), "--key", OTHER.public.text)
    assert other == (1, "De handtekening is gezet met een sleutel die hier niet geldt.\n")


def test_a_program_can_read_it_and_another_folder_can_be_compared_with(folder: Path, capsys: Capsys) -> None:
    found = json.loads(run(capsys, str(folder), "--json")[1])
    assert [group["title"] for group in found] == [
        "Telefoonnummers",
        "Grenzen van cijfers en niveaus",
        "De vragenlijst zelf",
    ]
    assert json.loads(run(capsys, str(folder), "--against", str(folder), "--json")[1]) == []


def test_what_is_no_folder_of_questionnaires_or_no_key_is_said_in_one_sentence(
    folder: Path, tmp_path: Path, capsys: Capsys
) -> None:
    code, text = run(capsys, str(tmp_path))
    assert (code, text.count("\n")) == (2, 1)
    assert "geen vragenlijst" in text
    code, text = run(capsys, str(folder), "--key", "abc")
    assert (code, text.count("\n")) == (2, 1)
    assert "sleutel" in text
