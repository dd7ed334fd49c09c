"""An author is told of a drawing that the program would not show."""

import shutil
from pathlib import Path

from zelfscan.packs.library import check_folder
from zelfscan.paths import shipped_questionnaires_folder


def test_a_drawing_with_more_than_shapes_is_a_fault_with_its_file(tmp_path: Path) -> None:
    pictures = tmp_path / "catalogue" / "pictures"
    shutil.copytree(shipped_questionnaires_folder() / "catalogue" / "pictures", pictures)
    (pictures / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><image href="x.png"/></svg>')
    (pictures / "b.svg").write_bytes(b" " * 1_000_000)
    shutil.copytree(shipped_questionnaires_folder() / "woningscan", tmp_path / "woningscan")
    told = [str(fault) for fault in check_folder(tmp_path) if ".svg" in fault.file]
    assert [each.partition(":")[0] for each in told] == [
        "catalogue/pictures/a.svg",
        "catalogue/pictures/b.svg",
    ]
    assert "meer dan gewone vormen" in told[0]
    assert "te groot" in told[1]
