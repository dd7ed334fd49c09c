"""Whoever makes a release can keep its data: the script is tried before that day comes."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from tests.releases import kept
from zelfscan import __version__
from zelfscan.store.vault import Vault


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("keep", kept.ROOT / "packaging" / "keep_release.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_keeps_what_the_program_of_today_writes(script: ModuleType, tmp_path: Path) -> None:
    folder = tmp_path / "9.9.9"
    script.keep(folder)
    names = {
        kept.ADVISER,
        kept.PRIVATE,
        kept.BACKUP,
        kept.HANDOVER,
        kept.SETTINGS,
        kept.EXPECTED,
        "README.md",
    }
    assert {path.name for path in folder.iterdir()} == names
    expected = json.loads((folder / kept.EXPECTED).read_text(encoding="utf-8"))
    vault = Vault.open(folder / kept.ADVISER, kept.PASSPHRASE)
    assert list(kept.missing(expected[kept.ADVISER], kept.all_of(vault, kept.DOSSIER_CODE))) == []
    vault.close()
    readme = (folder / "README.md").read_text(encoding="utf-8")
    for secret in (kept.PASSPHRASE, kept.OTHER_PASSPHRASE, kept.DOSSIER_CODE, kept.HANDOVER_CODE, kept.WORDS):
        assert secret in readme


def test_what_was_kept_once_is_never_made_anew(
    script: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in (kept.RELEASES / __version__).rglob("*") if path.is_file()}
    assert script.main() == 2
    assert "stays as it is" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in before} == before
