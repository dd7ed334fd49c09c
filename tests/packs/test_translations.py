"""Translations beside the content: what of them is shown, and what is read of them at all."""

import os
from pathlib import Path

import pytest

from tests.packs.changing import PACKS, a_copy, change, line_of
from tests.packs.translating import english, faults, files_read, fingerprint_in, translate, write
from zelfscan.core.pack import Pack
from zelfscan.core.risk import Readiness, Scenario, effects
from zelfscan.errors.base import UsageError
from zelfscan.errors.content import PackError
from zelfscan.packs.library import check_folder, open_pack, open_packs, to_translate
from zelfscan.packs.loader import load


@pytest.fixture
def desk(front_desk: Path) -> Path:
    """A folder with a copy of the small pack, all of it translated."""
    return translate(front_desk)


def effects_of(scenario: Scenario) -> object:
    """Return the figures of a scenario."""
    return scenario.fed_by if isinstance(scenario, Readiness) else (scenario.baseline, effects(scenario))


def test_every_text_of_a_pack_comes_in_english(desk: Path) -> None:
    pack = english(desk)
    assert pack.title.in_language("en") == "In English."
    assert pack.sections[0].title.in_language("en") == "In English."
    assert pack.routes[0].title.in_language("en") == "In English."
    depth = pack.item_by_id["desk.depth"]
    assert depth.question.in_language("en") == "In English."
    assert depth.options[0].text.translations == (("en", "In English."),)
    assert pack.measures[0].norm.text.in_language("en") == "In English."
    assert pack.card.notices[0][1].in_language("en") == "In English."
    assert pack.card.contacts[0].purpose.in_language("en") == "In English."
    assert pack.scales[0].options[0].text.in_language("en") == "In English."
    assert str(depth.question) == "Is de balie te breed om overheen te reiken?"


def test_answers_to_other_packs_come_in_english_as_well(desk: Path) -> None:
    entry = "  cellar.lock:\n    of: none\n    question: Is it locked?\n"
    change(desk / "locale" / "en.yaml", "items:\n", f"items:\n{entry}")
    (fault,) = check_folder(desk)
    change(desk / "locale" / "en.yaml", "of: none", f"of: {fingerprint_in(fault)}")
    loaded = load(desk, languages=["en"])
    assert loaded.items["cellar.lock"].question.in_language("en") == "Is it locked?"
    assert loaded.items["desk.depth"] == loaded.pack.item_by_id["desk.depth"]
    assert [fault.message for fault in check_folder(desk)] == ["cellar.lock: vertaal ook why, good"]


def test_without_a_language_no_translation_is_read(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(desk, "a: 1\na: 2\n")
    assert open_pack(str(desk), PACKS).pack == load(desk).pack
    assert load(desk, languages=("nl", "de")).pack == load(desk).pack
    assert load(desk).pack.title.translations == ()
    names = files_read(monkeypatch)
    load(desk)
    assert names == ["front-desk/stock.yaml", "front-desk/pack.yaml"]


def test_switching_language_changes_nothing_but_words(desk: Path) -> None:
    words = {"title", "subtitle", "sections", "routes", "items", "measures", "scenarios", "card"}
    plain, both = load(desk).pack, english(desk)
    assert plain.cutoffs == both.cutoffs
    assert list(map(effects_of, plain.scenarios)) == list(map(effects_of, both.scenarios))
    changed = {name for name in Pack.model_fields if getattr(plain, name) != getattr(both, name)}
    assert changed == {*words, "scales", "regulations"}


def test_a_text_that_changed_is_shown_itself_until_somebody_looked(desk: Path) -> None:
    change(desk / "stock.yaml", "question: Is er een tweede uitgang?", "question: Zijn er twee uitgangen?")
    (fault,) = check_folder(desk)
    entry = (desk / "locale" / "en.yaml").read_text(encoding="utf-8").split("  hall.way-out:\n    of: ")[1]
    old, new = entry[:8], fingerprint_in(fault)
    assert fault.line == line_of(desk / "locale" / "en.yaml", f"of: {old}")
    assert fault.message == (
        "hall.way-out: de brontekst is veranderd sinds deze vertaling; "
        f"pas haar aan en schrijf dan 'of: {new}'"
    )
    way_out = english(desk).item_by_id["hall.way-out"]
    assert way_out.question.in_language("en") == "Zijn er twee uitgangen?"
    assert way_out.why.translations == ()
    assert english(desk).item_by_id["desk.depth"].question.in_language("en") == "In English."
    change(desk / "locale" / "en.yaml", f"of: {old}", f"of: {new}")
    assert faults(desk) == []


def test_the_order_of_answers_is_no_change_and_that_of_steps_is(desk: Path) -> None:
    yes, no = '      - {id: "yes", text: Ja, value: 1}\n', '      - {id: "no", text: Nee, value: 0}\n'
    change(desk / "stock.yaml", yes + no, no + yes)
    assert faults(desk) == []
    change(desk / "stock.yaml", "steps: [Ga weg van de balie., Bel 112.]", "steps: [Bel 112., Ga weg.]")
    assert len(faults(desk)) == 1


def test_a_file_that_cannot_be_read_keeps_english_from_opening_and_nothing_else(desk: Path) -> None:
    path = write(desk, "a: 1\na: 2\n")
    assert [fault.split(": ")[0] for fault in faults(desk)] == ["front-desk/locale/en.yaml:2"]
    with pytest.raises(PackError, match="front-desk/locale/en.yaml:2"):
        load(desk, languages=("en",))
    with pytest.raises(PackError, match="front-desk/locale/en.yaml:2"):
        list(to_translate(desk, "en"))
    path.write_bytes(b"\xff")
    with pytest.raises(PackError, match="UTF-8"):
        load(desk, languages=("en",))
    path.write_text("pack: &a {of: x}\n", encoding="utf-8")
    with pytest.raises(PackError, match="verwijzingen"):
        load(desk, languages=("en",))
    path.unlink()
    path.mkdir()
    with pytest.raises(PackError, match="dit is een map"):
        load(desk, languages=("en",))


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_does_not_lead_out_of_the_folder(desk: Path) -> None:
    path = desk / "locale" / "en.yaml"
    outside = desk.parent / "outside"
    outside.mkdir()
    path.rename(outside / "en.yaml")
    path.symlink_to(outside / "en.yaml")
    with pytest.raises(PackError, match="buiten de map van de lijst"):
        load(desk, languages=("en",))
    path.unlink()
    (desk / "locale" / "en").symlink_to(outside)
    with pytest.raises(PackError, match="buiten de map van de lijst"):
        load(desk, languages=("en",))


def test_a_pack_that_is_not_there_in_a_language_says_so_or_comes_in_its_own(
    desk: Path, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="is er niet in de taal 'de'. Kies uit: nl, en."):
        open_pack(str(desk), PACKS, "de")
    assert open_pack(str(desk), PACKS, "nl").pack == load(desk).pack
    other = a_copy("worked-example", tmp_path)
    found = {loaded.pack.id: loaded.pack for loaded in open_packs(tmp_path, "en")}
    assert found["worked-example"] == load(other).pack
    assert found["front-desk"] == english(desk)
