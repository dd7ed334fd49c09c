"""The project holds no trace of the place where it was made, and no unfinished work."""

import re
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, project_files

_TEXTS = {
    ".cfg",
    ".css",
    ".json",
    ".md",
    ".py",
    ".qss",
    ".spec",
    ".svg",
    ".toml",
    ".txt",
    ".yaml",
    ".yml",
    "",
}
_TRACES = {
    "the address of a package registry": r"https?://\S*(pypi|pythonhosted|npmjs|conda|anaconda)",
    "a setting for a package index": r"(?<!no-emit-)(?<!extra-)(index-url|find-links)|extra-index-url",
    "a file address": r"file:///\w",
    "an absolute path of one machine": r"(?<![\w.}])/(root|work|tmp|home/\w+|Users/\w+)/\w",
    "unfinished work": r"\b(TODO|FIXME|XXX)\b",
}


_HOSTILE = ROOT / "tests" / "fuzz" / "corpus"
"""Files that are damaged on purpose."""


def _texts() -> list[Path]:
    files = [path for path in project_files() if not path.is_relative_to(_HOSTILE)]
    return [path for path in files if path.suffix in _TEXTS and path != Path(__file__).resolve()]


@pytest.mark.parametrize("trace", _TRACES)
def test_no_file_holds(trace: str) -> None:
    pattern = re.compile(_TRACES[trace])
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in _texts()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]
    assert found == []
