"""The guide for authors keeps its promise: its example is accepted as it stands."""

import re
from pathlib import Path

from tests.packs.changing import faults_in

GUIDE = Path(__file__).resolve().parents[2] / "questionnaires" / "README.md"


def test_the_example_in_the_guide_has_no_faults(tmp_path: Path) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    files = re.findall(r"^`front-desk/(\S+)`:\n\n```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert [name for name, _ in files] == ["pack.yaml", "stock.yaml"]
    folder = tmp_path / "front-desk"
    folder.mkdir()
    for name, content in files:
        (folder / name).write_text(content, encoding="utf-8")
    assert faults_in(folder) == []
