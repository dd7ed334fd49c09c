"""One folder for each kind of fault: a pack that is right but for that, with what the check says about it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from zelfscan import cli

ROOT = Path(__file__).resolve().parents[2]
BROKEN = ROOT / "tests" / "data" / "broken-packs"
FOLDERS = sorted(path.parent for path in BROKEN.glob("*/expected.txt"))
SOUND = "nothing-broken"

ELSEWHERE = {
    "coverage.py": "tells which rules the cases use; finds no faults",
    "stability.py": "tells how steady a plan is; finds no faults",
    "prices_file.py": "is about a file of the person, not of the author",
    "responses_file.py": "is about a file of the person, not of the author",
    "schema.py": "describes the files; finds no faults",
    "calibration.py": "is about the practice house; see test_calibration.py",
    "calibration_answers.py": "is about answers of a colleague; see test_calibration_answers.py",
    "handed.py": "is about a pack in a hand-over; see test_taking_over_desk.py",
    "never_file.py": "is only read with --coverage",
    "overlay.py": "puts what an organisation adds into a pack; finds no faults",
    "overlay_file.py": "is about what an organisation adds; see test_overlay_file.py",
    "locale_files.py": "is about translations; these have tests of their own",
    "translatable.py": "is about translations; these have tests of their own",
    "translation_checks.py": "is about translations; these have tests of their own",
    "translations.py": "is about translations; these have tests of their own",
    "worklist.py": "is about translations; these have tests of their own",
}
NO_MESSAGES = {"PLAIN", "NORMS", "INTERVALS", "_NO_PARTICIPLE", "_APART", "_PARTICIPLE", "_PASSIVE"}
"""Constants that hold words to look for."""

OUT_OF_REACH = {
    "hier staan meer dan {} bestanden; voeg er een paar samen": "takes 500 files; see test_shelf.py",
    "het bestand heeft meer dan {} waarden; verdeel het": "takes 50,000 values; see test_reader.py",
    "het bestand is geen UTF-8-tekst; bewaar het als UTF-8": "all files here are UTF-8; see test_reader.py",
    "deze sleutel is te lang; gebruik hoogstens {} tekens": "takes 200 characters; see test_reader.py",
    "de bestanden zijn samen te groot; houd ze onder {} MB": "takes eight million bytes; see test_shelf.py",
    "het bestand is te groot": "takes two million bytes; see test_reader.py",
    "dit bestand staat buiten de map van de lijst; zet het erin": "takes a link; see test_shelf.py",
    "het bestand bestaat niet": "the check only reads what it found; see test_plain_file.py",
    "de map bestaat niet": "the check only reads what it found; see test_plain_file.py",
    "u hebt geen toegang tot het bestand": "takes rights that no checkout keeps",
    "de naam van het bestand is te lang": "no such file can be checked out",
    "de snelkoppelingen wijzen naar elkaar": "takes links; see test_plain_file.py",
    "dit is geen gewoon bestand": "takes a pipe; see test_reader.py",
    "de schijf geeft een fout": "takes a broken disk",
    "'{}' past hier niet; kijk in de handleiding": "for a refusal of pydantic that no model of ours gives",
    "geen antwoord is slecht genoeg voor '{}'; maak 'to' hoger": "other checks leave no such answers",
    "Kies uit: {}.": "said by every order but check",
    "Er is geen enkele vragenlijst gevonden.": "said by every order but check",
}


def checked(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(ROOT)
    code = cli.main(["check", folder.relative_to(ROOT).as_posix()])
    assert code == (0 if folder.name == SOUND else 1)
    return capsys.readouterr().out


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_check_says_exactly_what_is_wrong_and_where(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert checked(folder, capsys, monkeypatch) == (folder / "expected.txt").read_text(encoding="utf-8")


def test_every_folder_says_what_to_expect() -> None:
    assert {path.name for path in BROKEN.iterdir()} - {folder.name for folder in FOLDERS} == {"catalogue"}


def messages() -> set[str]:
    """Every sentence in the room of the packs, with {} for what is filled in."""
    files = (path for path in (ROOT / "zelfscan" / "packs").glob("*.py") if path.name not in ELSEWHERE)
    return {text for path in files for text in _sentences(ast.parse(path.read_text(encoding="utf-8")))}


def _sentences(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # A docstring.
    if isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if any(isinstance(target, ast.Name) and target.id in NO_MESSAGES for target in targets):
            return
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "UsageError":
        return  # Said by every order but check.
    if isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.values]
        yield from _if_said("".join(map(str, parts)))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from _if_said(node.value)
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _sentences(value)
    else:
        for child in ast.iter_child_nodes(node):
            yield from _sentences(child)


def _if_said(text: str) -> Iterator[str]:
    """A message has two words that follow each other; a name between braces is filled in later."""
    if re.search(r"[^\W\d_]{2,} [^\W\d_]{2,}", text):
        text = re.sub(r"(?<!\{)\{\w+\}(?!\})", "{}", text)
        yield text.replace("{{", "{").replace("}}", "}")


def _said_as(message: str) -> re.Pattern[str]:
    return re.compile(".*?".join(re.escape(part) for part in message.split("{}")))


def test_every_message_is_said_about_some_broken_pack() -> None:
    told = "\n".join((folder / "expected.txt").read_text(encoding="utf-8") for folder in FOLDERS)
    never = {message for message in messages() if not _said_as(message).search(told)}
    assert never == OUT_OF_REACH.keys()
