"""Every file has a licence whose text is in the project, and the font keeps its own."""

import re
import tomllib
from pathlib import Path

from tests.architecture.tree import ROOT, project_files


def _as_pattern(glob: str) -> re.Pattern[str]:
    """Read a path of REUSE.toml: ``**`` stands for anything, ``*`` for anything but a slash."""
    parts = {"**/": "(.*/)?", "**": ".*", "*": "[^/]*"}
    return re.compile(
        "".join(parts.get(part, re.escape(part)) for part in re.split(r"(\*\*/|\*\*|\*)", glob))
    )


def licence_of(path: Path) -> str | None:
    """Return the licence that ``REUSE.toml`` gives to a file."""
    licence = None
    for annotation in tomllib.loads((ROOT / "REUSE.toml").read_text(encoding="utf-8"))["annotations"]:
        globs = annotation["path"] if isinstance(annotation["path"], list) else [annotation["path"]]
        if any(_as_pattern(glob).fullmatch(path.relative_to(ROOT).as_posix()) for glob in globs):
            assert annotation["SPDX-FileCopyrightText"]
            licence = annotation["SPDX-License-Identifier"]
    return licence


def test_the_licences_in_use_are_exactly_those_whose_text_is_here() -> None:
    texts = {path.stem for path in (ROOT / "LICENSES").iterdir()}
    files = [path for path in project_files() if path.parent != ROOT / "LICENSES"]
    assert {licence_of(path) for path in files} == texts


def test_code_content_and_font_have_each_their_own() -> None:
    assert licence_of(ROOT / "zelfscan" / "errors" / "base.py") == "EUPL-1.2"
    assert licence_of(ROOT / "questionnaires" / "catalogue" / "scales.yaml") == "CC-BY-4.0"
    assert licence_of(ROOT / "resources" / "fonts" / "AtkinsonHyperlegible-Regular.ttf") == "OFL-1.1"


def test_the_package_declares_the_same_licences() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    texts = {path.stem for path in (ROOT / "LICENSES").iterdir()}
    # The texts of licences of others are about what is shipped, and no terms of the project itself.
    assert set(project["license"].split(" AND ")) == texts - {"LicenseRef-licence-texts"}
