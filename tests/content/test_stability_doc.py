"""docs/stability.md names the measures that come first now; the shares themselves are made by hand."""

import re

import pytest

from tests.architecture.tree import ROOT
from tests.content.cases import PACKS, QUESTIONNAIRES
from zelfscan.packs.stability import DRAWS, stability

_ROWS = re.findall(
    r"^\| (\w+) \| ([\w-]+) \| (plan|scheelt) \| (\d) \| ([\w-]+) \| ([01],\d{3}) \|$",
    (ROOT / "docs" / "stability.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


@pytest.mark.parametrize("pack_id", PACKS)
def test_it_has_the_first_three_of_every_case(pack_id: str) -> None:
    due = [
        (steady.case, order, str(kept.place), kept.measure)
        for steady in stability(QUESTIONNAIRES / pack_id, 1)
        for order, found in (("plan", steady.in_plan), ("scheelt", steady.by_gain))
        for kept in found
    ]
    assert [row[1:5] for row in _ROWS if row[0] == pack_id] == due


def test_each_share_is_a_share_of_a_thousand_draws() -> None:
    assert DRAWS == 1000
    assert all(0 <= float(row[5].replace(",", ".")) <= 1 for row in _ROWS)
    assert len(_ROWS) >= 60
