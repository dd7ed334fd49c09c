"""Starting the window in another place: which words say so, and what is refused in one sentence."""

from pathlib import Path

import pytest

from tests.cli_runs import refusal, run
from zelfscan import paths
from zelfscan.commands.starting import choose_place
from zelfscan.errors.base import UsageError

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture(autouse=True)
def the_usual_place() -> object:
    yield
    paths.use_own_folder()


@pytest.mark.parametrize("written", [("--map", "{}"), ("--map={}",)])
def test_everything_comes_in_the_folder_that_is_named(tmp_path: Path, written: tuple[str, ...]) -> None:
    choose_place([each.format(tmp_path) for each in written])
    assert paths.own_folder() == tmp_path
    assert paths.vault_folder() == tmp_path / "vault"


def test_a_folder_may_be_named_from_where_somebody_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stick").mkdir()
    monkeypatch.chdir(tmp_path)
    choose_place(["--map", "stick"])
    assert paths.own_folder() == tmp_path / "stick"


def test_nothing_can_be_made_where_nothing_is_kept() -> None:
    choose_place(["--niets-bewaren"])
    assert paths.is_nowhere(paths.vault_folder())
    with pytest.raises(OSError):
        paths.vault_folder().mkdir(parents=True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--map"], "bij --map hoort een waarde"),
        (["--map", " "], "er staat geen map achter --map"),
        (["--map", ".", "--niets-bewaren"], "--niets-bewaren gaat niet samen met --map"),
        (["--niets-bewaren", "score"], "onbekend is: score"),
    ],
)
def test_what_makes_no_sense_is_refused(arguments: list[str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        choose_place(arguments)
    assert not paths.is_nowhere(paths.vault_folder())


def test_a_folder_that_is_not_there_ends_the_program_with_one_sentence(tmp_path: Path) -> None:
    said = refusal("--map", str(tmp_path / "stick"), env=OFFSCREEN)
    assert said.startswith(f"De map {tmp_path / 'stick'} kan niet worden gebruikt: die map is er niet.")
    assert list(tmp_path.iterdir()) == []


def test_an_order_of_the_command_line_takes_no_place() -> None:
    assert "onbekend is: --niets-bewaren" in refusal("packs", "--niets-bewaren")


def test_help_names_both() -> None:
    text = run("--help").out.decode("utf-8")
    assert "--map MAP" in text
    assert "--niets-bewaren" in text
    assert "prove-offline" in text
