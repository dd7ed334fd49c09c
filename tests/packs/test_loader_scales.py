"""A pack carries the answer scales that its items use, and each item names its own."""

from pathlib import Path

from zelfscan.packs.loader import load

EXAMPLE = Path(__file__).parents[1] / "data" / "packs" / "worked-example"


def test_a_pack_holds_the_scales_of_its_items():
    pack = load(EXAMPLE).pack
    assert [scale.id for scale in pack.scales] == ["yes-no"]
    assert {item.scale for item in pack.items} == {"yes-no"}
    assert pack.items[0].options == pack.scales[0].options
