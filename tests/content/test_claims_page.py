"""docs/claims.md says what the content says, with every source and date."""

import importlib.util

from tests.architecture.tree import ROOT
from tests.content.cases import PACKS, shipped

_PAGE = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")


def _made_now() -> str:
    spec = importlib.util.spec_from_file_location("claims", ROOT / "packaging" / "claims.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    text = module.page()
    assert isinstance(text, str)
    return text


def test_the_page_is_what_the_content_gives_now() -> None:
    """After a change of the content: ``python3 dev.py claims``."""
    assert _made_now() == _PAGE


def test_it_names_every_claim_measure_and_number() -> None:
    for pack in map(shipped, PACKS):
        assert all(f"| {measure.id}: " in _PAGE for measure in pack.measures)
        assert all(f"| {item.id}: " in _PAGE for item in pack.items)
        assert all(contact.number in _PAGE for contact in pack.card.contacts)
        assert all(str(claim.text) in _PAGE for each in pack.regulations for claim in each.claims)
