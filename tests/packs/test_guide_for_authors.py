"""The guide for authors keeps its promise: its walk, from an empty folder to a checked pack, is true."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.packs.changing import change
from tests.packs.schemas import SCHEMAS, as_an_editor_reads, kind_of
from zelfscan import cli
from zelfscan.packs.reader import read

GUIDE = Path(__file__).resolve().parents[2] / "questionnaires" / "README.md"
TEXT = GUIDE.read_text(encoding="utf-8")
WALK = TEXT[TEXT.index("## Your first pack") : TEXT.index("## A question for the shipped packs")]
BLOCK = re.compile(r"(?:^`(\S+)`:\n\n)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def walk() -> Iterator[tuple[str, str, str]]:
    """Give every block of the walk: what it is about, of which kind it is, and its text."""
    for about, kind, text in BLOCK.findall(WALK):
        if kind == "console":
            for command, output in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE):
                yield command, kind, output
        else:
            yield about, kind, text


def run(command: str) -> None:
    """Do what a reader types; ``dev.py run`` hands over to the command line."""
    words = shlex.split(command)
    if words[:2] == ["mkdir", "-p"]:
        Path(words[2]).mkdir(parents=True)
    else:
        assert words[:3] == ["python3", "dev.py", "run"], command
        cli.main(words[3:])


def mend(path: Path, text: str) -> None:
    """Replace each line with a minus by the line with a plus that follows it."""
    for old, new in re.findall(r"^-(.*)\n\+(.*)$", text, re.MULTILINE):
        change(path, old, new)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to walk in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_step_of_the_walk_gives_what_the_guide_shows(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for about, kind, text in walk():
        match kind:
            case "yaml":
                Path(about).write_text(text, encoding="utf-8")
            case "diff":
                mend(Path(about), text)
            case _:
                run(about)
                assert capsys.readouterr().out == text, about
    assert cli.main(["check", "front-desk"]) == 0
    for path in sorted(Path("front-desk").rglob("*.yaml")):
        judge = Draft202012Validator(SCHEMAS[kind_of(path)])
        assert list(judge.iter_errors(as_an_editor_reads(read(path).values))) == []


def test_the_walk_has_a_step_for_each_part_of_a_pack() -> None:
    assert [about for about, kind, _ in walk() if kind == "yaml"] == [
        "front-desk/pack.yaml",
        "front-desk/stock.yaml",
        "front-desk/cases/open-balie.yaml",
    ]
    assert sum(kind == "console" for _, kind, _ in walk()) == 8


def test_the_path_to_a_schema_leads_to_one() -> None:
    named = re.findall(r"schema=(\S+)", TEXT)
    assert named and all((GUIDE.parent / "catalogue" / "items" / name).resolve().is_file() for name in named)
    mapped = re.findall(r'"questionnaires/(schema/\S+)":', TEXT)
    assert len(mapped) == len(SCHEMAS) and all((GUIDE.parent / name).is_file() for name in mapped)
