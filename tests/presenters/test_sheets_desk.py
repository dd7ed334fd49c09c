"""Plans of floors: drawn, named, with a picture under them and pins that stand for something."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from tests.presenters.visits import Visit, a_photo, a_picture, a_visit, leave_room_for
from zelfscan.core.sheet import Sheet
from zelfscan.core.sheet_changes import add_pin, add_room
from zelfscan.errors.files import DiskFull
from zelfscan.errors.limits import TooMany
from zelfscan.presenters.sheets_desk import SheetsDesk
from zelfscan.store import sheets
from zelfscan.store.sheets import MAX_SHEET_NAME

HALL = add_room(Sheet(), 2, 2, 6, 4, "Hal")
HOME = "De woning als geheel"


@pytest.fixture
def visit(tmp_path: Path, clock: FixedClock) -> Iterator[Visit]:
    with a_visit(tmp_path, clock) as visit:
        yield visit


@pytest.fixture
def desk(visit: Visit) -> SheetsDesk:
    return visit.sheets


def names(desk: SheetsDesk) -> list[str]:
    return [name for _, name in desk.view().sheets]


def with_text(visit: Visit, text: str) -> None:
    """Put something in place of the drawing of the first plan, as a file from elsewhere could hold it."""
    visit.book.change_sheet(replace(visit.book.sheets()[0], drawing=text), visit.clock())


def test_without_a_plan_there_is_nothing_to_draw_on(desk: SheetsDesk) -> None:
    view = desk.view()
    assert (view.sheets, view.chosen, view.drawing, view.pins) == ((), "", Sheet(), ())
    assert view.empty == "Er is nog geen plattegrond. Teken een verdieping."
    assert desk.picture() is None
    for action in (lambda: desk.rename("x"), lambda: desk.draw(HALL), desk.remove):
        with pytest.raises(KeyError):
            action()


def test_the_next_floor_has_the_next_name_and_is_shown(desk: SheetsDesk) -> None:
    for number in range(1, 9):
        desk.add()
        view = desk.view()
        assert len(view.sheets) == number
        assert view.chosen == view.sheets[-1][0]
        assert view.empty == ""
    assert names(desk) == [
        "Begane grond",
        "Eerste verdieping",
        "Tweede verdieping",
        "Zolder",
        "Kelder",
        "Buiten",
        "Plattegrond 7",
        "Plattegrond 8",
    ]


def test_a_name_that_is_free_again_is_given_again_and_none_twice(desk: SheetsDesk) -> None:
    desk.add()
    desk.rename("Eerste verdieping")
    desk.add()
    desk.add()
    assert names(desk) == ["Eerste verdieping", "Begane grond", "Tweede verdieping"]


def test_a_plan_is_renamed_and_keeps_its_drawing(visit: Visit, desk: SheetsDesk) -> None:
    desk.add()
    desk.draw(HALL)
    desk.rename("  Beneden   voor ")
    for each in (desk, visit.again().sheets):
        assert (names(each), each.view().drawing) == (["Beneden voor"], HALL)
    desk.rename(" ")
    assert names(desk) == ["Beneden voor"]
    desk.rename("x" * (MAX_SHEET_NAME - 1) + " yy")
    assert names(desk) == ["x" * (MAX_SHEET_NAME - 1)]


def test_a_drawing_is_kept_at_once_on_the_plan_that_is_shown(visit: Visit, desk: SheetsDesk) -> None:
    desk.add()
    desk.draw(HALL)
    desk.add()
    assert desk.view().drawing == Sheet()
    first, second = (sheet for sheet, _ in desk.view().sheets)
    assert desk.show(first).drawing == HALL
    kitchen = add_room(HALL, 10, 2, 4, 4, "Keuken")
    desk.draw(kitchen)
    again = visit.again().sheets
    assert again.view().drawing == kitchen
    assert again.show(second).drawing == Sheet()


def test_the_first_plan_is_shown_first_also_before_anybody_looked(visit: Visit, desk: SheetsDesk) -> None:
    desk.add()
    desk.add()
    other = visit.again().sheets
    other.rename("Voor")
    assert names(other) == ["Voor", "Eerste verdieping"]
    assert other.show("gone").chosen == other.view().sheets[0][0]


@pytest.mark.parametrize("text", ["{", "[]", '{"rooms": 1}', '{"columns": 9999}', "x" * 70_000])
def test_a_damaged_drawing_is_said_and_stays_until_somebody_draws(
    visit: Visit, desk: SheetsDesk, text: str
) -> None:
    desk.add()
    with_text(visit, text)
    view = desk.view()
    assert (view.is_damaged, view.drawing, view.pins) == (True, Sheet(), ())
    desk.rename("Boven")
    desk.keep_picture(a_photo())
    with pytest.raises(KeyError):
        desk.point(1, "")
    assert visit.again().book.sheets()[0].drawing == text
    desk.draw(HALL)
    view = visit.again().sheets.view()
    assert (view.is_damaged, view.drawing, view.sheets[0][1]) == (False, HALL, "Boven")


def test_a_pin_stands_for_nothing_until_it_is_pointed(desk: SheetsDesk) -> None:
    desk.add()
    desk.draw(add_pin(HALL, 0.2, 0.3))
    view = desk.view()
    (pin,) = view.pins
    assert (pin.number, pin.words, pin.target) == (1, "Nog kiezen", "")
    assert view.targets == (("", "Nog kiezen"),)
    assert view.names == {}


def test_pins_point_to_doors_and_findings_and_say_so(visit: Visit, desk: SheetsDesk) -> None:
    front = visit.door()
    finding = visit.findings.make("keep-log")
    desk.add()
    desk.draw(add_pin(add_pin(HALL, 0.2, 0.3, number=2), 0.4, 0.3, number=1))
    desk.point(2, f"element:{front}")
    desk.point(1, f"finding:{finding}")
    for each in (desk, visit.again().sheets):
        view = each.view()
        assert [(pin.number, pin.words) for pin in view.pins] == [
            (1, "Bevinding 1: Houd een logboek bij"),
            (2, "D1 Voordeur"),
        ]
        assert view.targets == (
            ("", "Nog kiezen"),
            (f"element:{front}", "D1 Voordeur"),
            (f"finding:{finding}", "Bevinding 1: Houd een logboek bij"),
        )
        assert view.names == dict(view.targets[1:])
        assert view.drawing.rooms == HALL.rooms
    desk.point(2, "")
    assert desk.view().pins[1].words == "Nog kiezen"


def test_a_pin_follows_the_words_of_what_it_stands_for(visit: Visit, desk: SheetsDesk) -> None:
    visit.door()
    back = visit.door("back-door")
    desk.add()
    desk.draw(add_pin(HALL, 0.2, 0.3, f"element:{back}"))
    visit.doors.change(back, "Deur steeg", "back", "0", "")
    assert desk.view().pins[0].words == "D2 Deur steeg"
    visit.doors.remove(visit.things.all("door")[0].id)
    assert desk.view().pins[0].words == "D1 Deur steeg"


def test_what_a_pin_stood_for_and_is_gone_is_the_home(visit: Visit, desk: SheetsDesk) -> None:
    front, finding = visit.door(), visit.findings.make("keep-log")
    desk.add()
    desk.draw(add_pin(add_pin(HALL, 0.2, 0.3, f"element:{front}"), 0.4, 0.3, f"finding:{finding}"))
    visit.doors.remove(front)
    visit.findings.remove(finding)
    view = desk.view()
    assert [pin.words for pin in view.pins] == [HOME, HOME]
    assert view.names == {f"element:{front}": HOME, f"finding:{finding}": HOME}
    assert view.targets == (("", "Nog kiezen"),)


@pytest.mark.parametrize("target", ["place:hal", "finding:", "x", "element:../../etc", "element:" + "a" * 65])
def test_a_pin_points_to_nothing_else(desk: SheetsDesk, target: str) -> None:
    desk.add()
    desk.draw(add_pin(HALL, 0.2, 0.3))
    with pytest.raises(ValueError, match=r"."):
        desk.point(1, target)
    with pytest.raises(KeyError):
        desk.point(2, "")
    assert desk.view().pins[0].target == ""


def test_a_picture_lies_under_one_plan_and_is_cleaned_as_a_photograph_is(
    visit: Visit, desk: SheetsDesk, tmp_path: Path
) -> None:
    path = tmp_path / "plan.jpg"
    path.write_bytes(a_picture())
    desk.add()
    desk.draw(HALL)
    brought = desk.reading_file(path)()
    assert brought.photo == a_photo()
    assert not desk.view().has_picture
    desk.keep_picture(brought.photo)
    again = visit.again().sheets
    assert again.picture() == a_photo().jpeg
    assert (again.view().has_picture, again.view().drawing) == (True, HALL)
    desk.add()
    assert (desk.view().has_picture, desk.picture()) == (False, None)
    desk.show(desk.view().sheets[0][0])
    desk.keep_picture(None)
    assert (desk.view().has_picture, desk.picture()) == (False, None)
    assert desk.view().drawing == HALL


def test_what_is_no_picture_is_said(desk: SheetsDesk, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.7")
    brought = desk.reading_file(path)()
    assert (brought.photo, brought.name) == (None, "plan.pdf")
    assert "geen foto die het programma kent" in brought.trouble


def test_one_that_is_removed_makes_room_for_the_first(visit: Visit, desk: SheetsDesk) -> None:
    desk.add()
    desk.add()
    desk.remove()
    assert names(desk) == ["Begane grond"]
    assert desk.view().chosen == desk.view().sheets[0][0]
    desk.remove()
    assert visit.again().sheets.view().sheets == ()


def test_a_full_list_and_a_full_disk_are_said_and_nothing_is_lost(
    visit: Visit, desk: SheetsDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add()
    desk.draw(HALL)
    monkeypatch.setattr(sheets, "MAX_SHEETS", 1)
    with pytest.raises(TooMany):
        desk.add()
    assert desk.view().drawing == HALL
    leave_room_for(visit.dossier, 0)
    full = HALL
    for number in range(90):
        full = add_pin(full, number / 99, 0.5, f"element:{'a' * 60}")
    with pytest.raises(DiskFull):
        desk.draw(full)
    assert visit.again().sheets.view().drawing == HALL


def test_the_dossier_of_a_person_can_have_a_plan_too(tmp_path: Path, clock: FixedClock) -> None:
    with a_visit(tmp_path, clock, "zelfscan") as person:
        finding = person.findings.make("keep-log")
        desk = person.sheets
        desk.add()
        desk.draw(add_pin(add_pin(HALL, 0.2, 0.3, f"finding:{finding}"), 0.4, 0.3, "element:gone"))
        words = [pin.words for pin in desk.view().pins]
        assert words == ["Bevinding 1: Houd een logboek bij", "Algemeen"]
