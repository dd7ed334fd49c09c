"""A second judge of PDF/UA-1 and WCAG, by other people and with other rules than the first."""

from pathlib import Path

import outloud
import pytest

from tests.report.sample import FONTS, a_document, every_block, every_other_block
from zelfscan.report.document import Document, Heading, Paragraph
from zelfscan.report.pdf import render

#: A table of one row of which the first cell names the row is thought to have too many heads.
FALSE_ALARMS = frozenset({"TBL-010"})


def found(data: bytes, folder: Path) -> list[str]:
    path = folder / "report.pdf"
    path.write_bytes(data)
    result = outloud.check(str(path))
    assert result.error is None
    assert result.stats["tagged"]
    serious = (finding for finding in result.findings if finding.severity in ("error", "warning"))
    return [f"{each.rule}: {each.message}" for each in serious if each.rule not in FALSE_ALARMS]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("document", [every_block(), every_other_block()], ids=["most", "others"])
def test_a_second_judge_finds_nothing_either(document: Document, large: bool, tmp_path: Path) -> None:
    assert found(render(document, FONTS, large=large), tmp_path) == []


def test_the_second_judge_finds_a_fault_if_there_is_one(tmp_path: Path) -> None:
    assert found(render(a_document(Heading(1, "Een"), Heading(3, "Drie"), Paragraph("x")), FONTS), tmp_path)
