"""An overlay is verified before it is read, and laid over the questionnaires without touching them."""

from datetime import date
from pathlib import Path

import pytest

from tests.content.cases import PACKS, loaded, shipped
from tests.packs.overlays import SECRET, WHOLE, a_logo, an_overlay_folder, sealed
from zelfscan.core.flow import asked_order, parts_of
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import ADDED
from zelfscan.crypto.minisign import new_secret_key
from zelfscan.errors.signed import FolderRefused, OverlayOver, OverlayRefused
from zelfscan.packs.loader import Loaded
from zelfscan.packs.overlay import read_overlay, with_overlay, without_overlay
from zelfscan.packs.overlay_file import Overlay, read_overlay_files

DAY = date(2026, 11, 27)
KEYS = (SECRET.public,)


def an_overlay(text: str = WHOLE) -> Overlay:
    return read_overlay_files({"overlay.yaml": text.encode()})


def added(pack_id: str) -> Loaded:
    return with_overlay(loaded(pack_id), an_overlay())


def test_a_signed_folder_is_read_with_who_signed_it(tmp_path: Path) -> None:
    found = read_overlay(an_overlay_folder(tmp_path / "o"), KEYS, DAY)
    assert found.overlay == an_overlay()
    assert (found.key, found.comment, found.logo) == (SECRET.public, "voor de proef", a_logo())


def test_a_folder_without_a_logo_is_read(tmp_path: Path) -> None:
    folder = an_overlay_folder(tmp_path / "o")
    (folder / "logo.png").unlink()
    assert read_overlay(sealed(folder), KEYS, DAY).logo is None


def test_a_folder_that_was_changed_is_refused_before_anything_in_it_is_read(tmp_path: Path) -> None:
    folder = an_overlay_folder(tmp_path / "o")
    (folder / "overlay.yaml").write_text(WHOLE.replace("Ja", "Nee"), encoding="utf-8")
    with pytest.raises(FolderRefused) as error:
        read_overlay(folder, KEYS, DAY)
    assert error.value.faults == (("changed", "overlay.yaml"),)


def test_another_key_or_none_does_not_count(tmp_path: Path) -> None:
    folder = an_overlay_folder(tmp_path / "o")
    for keys in ((), (new_secret_key().public,)):
        with pytest.raises(FolderRefused):
            read_overlay(folder, keys, DAY)


def test_a_folder_that_was_signed_with_a_fault_in_it_is_refused_whole(tmp_path: Path) -> None:
    folder = an_overlay_folder(tmp_path / "o", WHOLE.replace('telephone: "0123', 'telephone: "bel'))
    with pytest.raises(OverlayRefused) as error:
        read_overlay(folder, KEYS, DAY)
    assert [fault.line for fault in error.value.faults] == [9]
    assert str(error.value) == "De map wordt niet gebruikt. Er staat een fout in bestand ‘overlay.yaml’."


def test_a_folder_holds_until_its_last_day(tmp_path: Path) -> None:
    folder = an_overlay_folder(tmp_path / "o")
    assert read_overlay(folder, KEYS, date(2027, 12, 31)).overlay.valid_until == date(2027, 12, 31)
    with pytest.raises(OverlayOver) as error:
        read_overlay(folder, KEYS, date(2028, 1, 1))
    assert "geldig tot en met 31-12-2027" in str(error.value)


@pytest.mark.parametrize("pack_id", PACKS)
def test_the_content_itself_is_not_touched(pack_id: str) -> None:
    before, after = shipped(pack_id), added(pack_id).pack
    count = len(after.items) - len(before.items)
    assert count == (2 if pack_id == "zelfscan" else 1)
    assert after.items[:-count] == before.items
    assert after.sections[:-1] == before.sections
    same = set(Pack.model_fields) - {"items", "sections", "routes"}
    assert {name for name in same if getattr(before, name) != getattr(after, name)} == set()


@pytest.mark.parametrize("pack_id", PACKS)
def test_its_questions_are_facts_in_a_section_of_their_own_at_the_end(pack_id: str) -> None:
    pack = added(pack_id).pack
    section = pack.sections[-1]
    assert section.id == ADDED
    assert str(section.title) == "Vragen van Gemeente Voorbeeldstad"
    assert section.title.in_language("en") == "Questions of Gemeente Voorbeeldstad"
    asked = [pack.item_by_id[item] for item in section.items]
    assert all(item.is_added and item.sensitive for item in asked)
    assert not any(item.is_scored or item.advises or item.critical or item.zone for item in asked)
    assert [pack.item_by_id[item].why.base for item in section.items][0] == "Daar is toezicht tot 22 uur."


@pytest.mark.parametrize("pack_id", PACKS)
def test_they_come_last_on_the_routes_of_the_person_and_on_no_other(pack_id: str) -> None:
    pack, before = added(pack_id).pack, shipped(pack_id)
    own = pack.sections[-1].items
    for route in pack.routes:
        order = asked_order(pack, route)
        was = before.route(route.id)
        assert was is not None
        if route.is_extra and route.only is None:
            assert route == was
        else:
            assert order[-len(own) :] == own
            assert order[: -len(own)] == asked_order(before, was)
            assert route.minutes == was.minutes + 1
        assert {item for part in parts_of(pack, route) for item in part.items} >= set(route.items)


def test_a_route_with_stops_gets_one_more() -> None:
    whole = loaded("woningscan")
    stops = next(route.stops for route in whole.pack.routes if route.stops)
    routes = tuple(
        route.model_copy(update={"stops": stops}) if route.id == "volledig" else route
        for route in whole.pack.routes
    )
    changed = Loaded(whole.pack.model_copy(update={"routes": routes}), whole.items, whole.measures)
    route = with_overlay(changed, an_overlay()).pack.route("volledig")
    assert route is not None
    assert [stop.id for stop in route.stops] == [*(stop.id for stop in stops), ADDED]


def test_explanations_go_along_with_the_questions_that_are_there() -> None:
    found = added("woningscan")
    assert dict(found.explained) == {
        "office.function": "Bent u wethouder én raadslid geweest?\nKies dan wat u nu bent.",
        "front-door.lock-grade": "De gemeente vergoedt geen eigen slot.",
    }
    assert found.organisation == "Gemeente Voorbeeldstad"
    dropped = with_overlay(loaded("zelfscan"), an_overlay(WHOLE.replace("office.function", "office.gone")))
    assert set(dropped.explained) == {"front-door.lock-grade"}


def test_an_overlay_without_questions_changes_no_questionnaire() -> None:
    found = with_overlay(loaded("zelfscan"), an_overlay("format: 1\norganisation: X\n"))
    assert found.pack is loaded("zelfscan").pack


def test_it_is_laid_over_once() -> None:
    once = added("zelfscan")
    assert with_overlay(once, an_overlay()).pack == once.pack


@pytest.mark.parametrize("pack_id", PACKS)
def test_no_content_that_is_shipped_has_names_of_an_organisation(pack_id: str) -> None:
    pack = shipped(pack_id)
    assert not any(item.is_added for item in pack.items)
    assert ADDED not in {section.id for section in pack.sections}


@pytest.mark.parametrize("pack_id", PACKS)
def test_a_scan_keeps_the_questions_with_its_questionnaire(pack_id: str) -> None:
    pack = added(pack_id).pack
    assert Pack.model_validate_json(pack.model_dump_json(by_alias=True)) == pack


@pytest.mark.parametrize("pack_id", PACKS)
def test_taken_away_again_the_questionnaire_is_that_of_the_content(pack_id: str) -> None:
    assert without_overlay(added(pack_id).pack) == shipped(pack_id)
    assert without_overlay(shipped(pack_id)) is shipped(pack_id)
