"""The libraries that go along: the file tells what is installed, and a built program reads the file alone."""

import importlib.util
import json
import platform
import re
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.tree import ROOT
from zelfscan.paths import resources_folder
from zelfscan.presenters.libraries import FILE, Libraries, described

FOLDER = resources_folder() / "licences"
KEPT: dict[str, Any] = json.loads((FOLDER / FILE).read_text(encoding="utf-8"))


def _maker() -> Any:
    spec = importlib.util.spec_from_file_location("licences", ROOT / "packaging" / "licences.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_file_is_what_is_installed_now() -> None:
    """After a change of the lock: ``.venv-dev/bin/python -P packaging/licences.py``."""
    made = json.loads(_maker().content())
    assert made["libraries"] == KEPT["libraries"]
    if sys.platform == "linux":  # elsewhere a wheel holds other libraries of others, with other texts
        assert made["texts"] == KEPT["texts"]


def test_it_names_everything_in_the_lock_of_the_program_but_what_is_not_shipped() -> None:
    lock = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    wanted = dict(re.findall(r"^([a-z][a-z0-9-]*)==(\S+)", lock, re.MULTILINE))
    assert wanted.pop("pip")
    assert '"pip",' in (ROOT / "build.spec").read_text(encoding="utf-8")
    listed = {re.sub(r"[._]", "-", each["name"].lower()): each["version"] for each in KEPT["libraries"]}
    assert listed.pop("python") == ""
    assert listed == wanted


def test_every_library_has_a_licence_in_spdx_an_address_and_a_text() -> None:
    known = Libraries(FOLDER)
    expression = re.compile(r"[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*")
    for library in known.all:
        assert expression.fullmatch(library.licence), library.name
        assert library.address.startswith("https://"), library.name
        assert len(known.text(library)) > 400, library.name


def test_what_no_library_brings_itself_is_there() -> None:
    known = Libraries(FOLDER)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in known.text(known.named("shiboken6"))
    cipher = known.text(known.named("sqlcipher3"))
    assert "ZETETIC LLC" in cipher and "Apache License" in cipher


def test_more_texts_stand_each_under_their_own_name() -> None:
    known = Libraries(FOLDER)
    text = known.text(known.named("cryptography"))
    assert text.startswith("LICENSE\n=======\n\n")
    assert "\nLICENSE.APACHE\n==============\n" in text and "\nLICENSE.BSD\n===========\n" in text


def test_python_has_the_version_that_runs() -> None:
    assert Libraries(FOLDER).named("Python").version == platform.python_version()


def test_a_built_program_without_records_reads_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_records(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", no_records)
    monkeypatch.setattr(metadata, "distribution", no_records)
    known = Libraries(FOLDER)
    pillow = known.named("pillow")
    assert pillow.version == metadata_of("pillow")["version"]
    assert "Pillow" in known.text(pillow)


def test_another_version_than_in_the_file_tells_of_itself(tmp_path: Path) -> None:
    old = {
        "name": "click",
        "version": "0.1",
        "licence": "MIT",
        "address": "https://example.org",
        "texts": ["click/LICENSE.txt", "Extra.txt"],
    }
    content = {"libraries": [old], "texts": {"click/LICENSE.txt": "old"}}
    (tmp_path / FILE).write_text(json.dumps(content), encoding="utf-8")
    (tmp_path / "Extra.txt").write_text("extra", encoding="utf-8")
    known = Libraries(tmp_path)
    click = known.named("click")
    assert (click.version, click.licence) == (metadata.version("click"), "BSD-3-Clause")
    assert "Pallets" in known.text(click) and known.text(click).endswith("extra")


def test_a_licence_that_is_no_expression_is_left_out() -> None:
    assert described("reportlab")[0].licence == ""
    assert described("click")[0].licence == "BSD-3-Clause"


def metadata_of(name: str) -> dict[str, str]:
    found: dict[str, str] = next(each for each in KEPT["libraries"] if each["name"] == name)
    return found
