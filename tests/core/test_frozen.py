"""Values that never change, and copies of them."""

from fractions import Fraction

import pytest

from tests.builders import a_measure, a_pack, a_section, an_item
from zelfscan.core.pack import Pack


def indexes(pack: Pack) -> list[set[str]]:
    return [set(pack.item_by_id), set(pack.measure_by_id), set(pack.section_of)]


def test_a_copy_of_a_pack_has_the_index_of_its_own_items_measures_and_sections() -> None:
    pack = a_pack(an_item("old"), measures=(a_measure("old"),))
    assert indexes(pack) == [{"old"}] * 3
    copy = pack.model_copy(
        update={
            "items": (an_item("new"),),
            "measures": (a_measure("new"),),
            "sections": (a_section("s", "new"),),
        }
    )
    assert indexes(copy) == [{"new"}] * 3
    assert indexes(pack) == [{"old"}] * 3


@pytest.mark.parametrize("deep", [False, True])
def test_a_copy_of_an_item_works_out_its_own_span(deep: bool) -> None:
    item = an_item("door")
    assert item.span == (Fraction(0), Fraction(1))
    better = item.option("partly")
    assert better is not None
    copy = item.model_copy(update={"options": (better,)}, deep=deep)
    assert copy.span == (Fraction(1, 3), Fraction(1, 3))


def test_a_copy_without_changes_is_equal() -> None:
    pack = a_pack(an_item("door"))
    assert pack.item_by_id
    assert pack.model_copy() == pack
