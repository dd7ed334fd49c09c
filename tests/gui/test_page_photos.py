"""The page of the photographs: brought in, told what they show, drawn on and made unreadable."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QAccessible, QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.conftest import FixedClock
from tests.gui.photo_hands import drag, tap
from tests.gui.visit_hands import (
    a_picture,
    beyond,
    click,
    focused,
    in_window,
    press,
    refuse,
    tab_to,
    too_small,
    wait_for_work,
    window_of,
)
from tests.presenters.visits import Visit, a_visit
from zelfscan.gui import ask
from zelfscan.gui.pages import photo_grid, photo_intake, photos
from zelfscan.gui.pages.photo_editor import PhotoEditor
from zelfscan.gui.pages.photos import PhotosPage
from zelfscan.gui.png import png_of
from zelfscan.gui.theme import LIGHT_THEME, apply_theme
from zelfscan.gui.widgets import photo_places
from zelfscan.photos.marks import Arrow, Words
from zelfscan.presenters.photos_desk import BroughtIn

Key = Qt.Key


@pytest.fixture
def visit(tmp_path: Path, clock: FixedClock) -> Iterator[Visit]:
    with a_visit(tmp_path, clock) as visit:
        yield visit


@pytest.fixture
def page(qtbot: QtBot, visit: Visit) -> PhotosPage:
    return in_window(qtbot, lambda room: PhotosPage(visit.photos, room))


@pytest.fixture
def three(qtbot: QtBot, page: PhotosPage, tmp_path: Path) -> PhotosPage:
    """The page with three photographs."""
    choose(qtbot, page, *(a_picture(tmp_path, f"{name}.jpg") for name in ("een", "twee", "drie")))
    return page


def choose(qtbot: QtBot, page: PhotosPage, *paths: Path) -> None:
    """Bring in files the way somebody does with the mouse."""
    ask.answer_next(paths)
    click(qtbot, page.add_button)
    wait_for_work(qtbot)


def captions(visit: Visit) -> list[str]:
    return [photo.caption for photo in visit.book.photos()]


def ids(visit: Visit) -> list[str]:
    return [photo.id for photo in visit.book.photos()]


def editor_of(page: PhotosPage) -> PhotoEditor:
    assert page.editor is not None
    return page.editor


def click_photo(qtbot: QtBot, page: PhotosPage, place: int) -> None:
    spot = page.grid.visualRect(page.grid.model().index(place, 0)).center()
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QApplication.processEvents()


# Bringing in


def test_an_empty_page_leads_to_the_first_photograph(qtbot: QtBot, page: PhotosPage, tmp_path: Path) -> None:
    assert focused() is page.add_button
    assert page.nothing.text() == "Er zijn nog geen foto’s."
    assert page.grid.isHidden() and page.card.isHidden()
    choose(qtbot, page, a_picture(tmp_path, "een.jpg"))
    assert page.count.text() == "1 foto"
    assert page.nothing.isHidden()
    assert page.card.caption.isVisible()
    assert focused() is page.grid


def test_what_cannot_be_read_is_said_and_the_others_are_there(
    qtbot: QtBot, page: PhotosPage, tmp_path: Path
) -> None:
    bad = tmp_path / "brief.jpg"
    bad.write_bytes(b"geen foto")
    good = [a_picture(tmp_path, name) for name in ("een.jpg", "twee.jpg")]
    choose(qtbot, page, good[0], bad, tmp_path / "weg.jpg", good[1])
    assert page.count.text() == "2 foto’s"
    words = page.trouble.text()
    assert page.trouble.isVisible()
    assert words.startswith("Niet alles is toegevoegd.")
    assert "brief.jpg: " in words and "weg.jpg: " in words and "een.jpg" not in words


def test_of_many_troubles_the_first_are_named(qtbot: QtBot, page: PhotosPage, tmp_path: Path) -> None:
    choose(qtbot, page, *(tmp_path / f"{number}.jpg" for number in range(5)))
    assert "2.jpg: " in page.trouble.text()
    assert "3.jpg: " not in page.trouble.text()
    assert "En nog 2." in page.trouble.text()
    choose(qtbot, page, a_picture(tmp_path, "goed.jpg"))
    assert page.trouble.isHidden()


def test_closing_the_dialog_brings_nothing_in(qtbot: QtBot, page: PhotosPage) -> None:
    ask.answer_next(None)
    click(qtbot, page.add_button)
    assert not page.is_busy()
    assert focused() is page.add_button


def test_files_can_be_dropped(qtbot: QtBot, page: PhotosPage, visit: Visit, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(a_picture(tmp_path, name))) for name in ("een.jpg", "twee.jpg")])
    assert drop(page, data)
    wait_for_work(qtbot)
    assert len(visit.book.photos()) == 2


def test_a_dropped_word_or_address_is_no_photograph(page: PhotosPage) -> None:
    data = QMimeData()
    data.setText("een woord")
    assert not drop(page, data)
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/foto.jpg")])
    assert not drop(page, data)
    assert not page.is_busy()


def drop(page: PhotosPage, data: QMimeData) -> bool:
    none = Qt.KeyboardModifier.NoModifier
    left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(300, 300), copy, data, left, none)
    enter.ignore()
    page.dragEnterEvent(enter)
    if enter.isAccepted():
        page.dropEvent(QDropEvent(QPointF(300, 300), copy, data, left, none))
    return enter.isAccepted()


def test_a_file_dropped_on_the_caption_does_not_become_words(three: PhotosPage) -> None:
    assert not three.card.caption.edit.acceptDrops()


def test_a_picture_on_the_clipboard_is_pasted_by_mouse_and_by_key(
    qtbot: QtBot, page: PhotosPage, visit: Visit
) -> None:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#2244aa"))
    QGuiApplication.clipboard().setImage(image)
    click(qtbot, page.paste_button)
    wait_for_work(qtbot)
    page.grid.setFocus()
    press(qtbot, Key.Key_V, held=Qt.KeyboardModifier.ControlModifier)
    wait_for_work(qtbot)
    assert [(photo.width, photo.height) for photo in visit.book.photos()] == [(300, 200)] * 2
    kept = QImage.fromData(visit.book.picture(ids(visit)[1])).pixelColor(150, 100)
    assert abs(kept.blue() - 0xAA) < 8 and abs(kept.red() - 0x22) < 8


def test_a_pasted_picture_is_written_down_beside_the_window(
    qtbot: QtBot, page: PhotosPage, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    real = png_of

    def noting(image: QImage) -> bytes:
        threads.append(threading.get_ident())
        return real(image)

    monkeypatch.setattr(photo_intake, "png_of", noting)
    QGuiApplication.clipboard().setImage(QImage(300, 200, QImage.Format.Format_RGB32))
    click(qtbot, page.paste_button)
    wait_for_work(qtbot)
    assert len(threads) == 1 and threading.get_ident() not in threads
    assert len(visit.book.photos()) == 1


def test_a_pasted_picture_of_too_many_pixels_is_refused_at_once(qtbot: QtBot, page: PhotosPage) -> None:
    data = QMimeData()
    data.setImageData(QImage(10_000, 6_001, QImage.Format.Format_Mono))
    assert drop(page, data)
    assert not page.is_busy()
    assert "de foto heeft te veel beeldpunten" in page.trouble.text()


def test_without_a_picture_on_the_clipboard_that_is_said(qtbot: QtBot, page: PhotosPage) -> None:
    for empty in (True, False):
        QGuiApplication.clipboard().clear()
        if not empty:
            QGuiApplication.clipboard().setText("een woord")
        click(qtbot, page.paste_button)
    assert page.trouble.text() == "Er staat geen foto op het klembord. Kopieer eerst een foto."
    assert not page.is_busy()


def test_reading_goes_on_beside_the_window(qtbot: QtBot, page: PhotosPage, tmp_path: Path) -> None:
    (real,) = page._desk.reading_files([a_picture(tmp_path, "een.jpg")])
    threads: list[int] = []

    def read() -> BroughtIn:
        threads.append(threading.get_ident())
        return real()

    page.bring_in([read, read])
    assert page.is_busy()
    assert page.stop_button.isVisible()
    wait_for_work(qtbot)
    assert len(threads) == 2 and threading.get_ident() not in threads
    assert not page.stop_button.isVisible()


def test_bringing_in_can_be_stopped(qtbot: QtBot, page: PhotosPage, visit: Visit, tmp_path: Path) -> None:
    reading = page._desk.reading_files([a_picture(tmp_path, f"{number}.jpg") for number in range(6)])
    gate = threading.Event()

    def slow() -> BroughtIn:
        gate.wait(20)
        return reading[2]()

    page.bring_in([reading[0], reading[1], slow, *reading[3:]])
    qtbot.waitUntil(lambda: len(visit.book.photos()) == 2)
    assert page._busy.words.text() == "Foto 3 van 6"
    page.stop_button.setFocus()
    press(qtbot, Key.Key_Return)
    gate.set()
    wait_for_work(qtbot)
    assert len(visit.book.photos()) == 2
    assert not page.is_busy() and not page.stop_button.isVisible()
    assert focused() is page.grid


def test_after_stopping_the_next_photographs_are_counted_anew(
    qtbot: QtBot, page: PhotosPage, visit: Visit, tmp_path: Path
) -> None:
    page.bring_in(page._desk.reading_files([tmp_path / "weg.jpg"] * 3), f"element:{visit.door()}")
    page.stop()
    wait_for_work(qtbot)
    choose(qtbot, page, a_picture(tmp_path, "een.jpg"))
    assert page.trouble.isHidden()
    assert [photo.subject for photo in visit.book.photos()] == [""]


def test_a_full_disk_is_said_and_no_more_are_read(
    qtbot: QtBot, page: PhotosPage, visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, page._desk, "keep")
    choose(qtbot, page, *(a_picture(tmp_path, f"{number}.jpg") for number in range(3)))
    assert page.trouble.text().startswith("Dit is niet bewaard.")
    assert not page.is_busy() and not page.stop_button.isVisible()
    assert visit.book.photos() == ()


def test_photographs_of_a_finding_belong_to_it_and_those_under_way_do_not(
    qtbot: QtBot, page: PhotosPage, visit: Visit, tmp_path: Path
) -> None:
    door = f"element:{visit.door()}"
    home = [a_picture(tmp_path, f"{number}.jpg") for number in range(3)]
    page.bring_in(page._desk.reading_files(home))
    ask.answer_next((a_picture(tmp_path, "deur.jpg"),))
    page.open_list(door)
    wait_for_work(qtbot)
    choose(qtbot, page, a_picture(tmp_path, "later.jpg"))
    assert [photo.subject for photo in visit.book.photos()] == ["", "", "", door, ""]


def test_the_first_that_comes_in_is_the_one_of_now(
    qtbot: QtBot, three: PhotosPage, visit: Visit, tmp_path: Path
) -> None:
    three.grid.choose(ids(visit)[1])
    choose(qtbot, three, a_picture(tmp_path, "vier.jpg"), a_picture(tmp_path, "vijf.jpg"))
    assert three.grid.chosen_id() == ids(visit)[3]
    assert three.card.heading.text() == "Foto 4"


def test_what_comes_in_does_not_take_the_caption_from_under_somebody(
    qtbot: QtBot, three: PhotosPage, visit: Visit, tmp_path: Path
) -> None:
    first = ids(visit)[0]
    three.grid.choose(first)
    three.card.caption.edit.setFocus()
    QTest.keyClicks(three.card.caption.edit, "Slot")
    three.bring_in(three._desk.reading_files([a_picture(tmp_path, "vier.jpg")]))
    wait_for_work(qtbot)
    assert focused() is three.card.caption.edit
    assert three.card.caption.text() == "Slot" and three.grid.chosen_id() == first


def test_a_camera_app_is_started_where_there_is_one(
    qtbot: QtBot, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[bool] = [True, False]
    monkeypatch.setattr(photos, "has_camera", lambda: True)
    monkeypatch.setattr(photos, "start_camera", lambda: started.pop(0))
    page = in_window(qtbot, lambda room: PhotosPage(visit.photos, room))
    click(qtbot, page.camera_button)
    assert page.trouble.text().startswith("De camera-app gaat open.")
    click(qtbot, page.camera_button)
    assert page.trouble.text().startswith("De camera-app start niet.")


# What a photograph shows


def test_a_caption_is_kept_with_enter(qtbot: QtBot, three: PhotosPage, visit: Visit) -> None:
    three.grid.setFocus()
    press(qtbot, Key.Key_Home)
    tab_to(qtbot, three.card.caption.edit)
    QTest.keyClicks(focused(), "  Slot   zonder keurmerk ")
    press(qtbot, Key.Key_Return)
    assert captions(visit) == ["Slot zonder keurmerk", "", ""]
    assert focused() is three.card.caption.edit


def test_a_caption_is_kept_when_another_photograph_is_pressed(
    qtbot: QtBot, three: PhotosPage, visit: Visit
) -> None:
    click_photo(qtbot, three, 0)
    click(qtbot, three.card.caption.edit)
    QTest.keyClicks(three.card.caption.edit, "Voordeur")
    click_photo(qtbot, three, 2)
    assert captions(visit) == ["Voordeur", "", ""]
    assert three.card.heading.text() == "Foto 3"
    assert three.card.caption.text() == ""


def test_a_caption_is_kept_when_something_else_chooses_another_photograph(
    three: PhotosPage, visit: Visit
) -> None:
    three.grid.choose(ids(visit)[0])
    three.card.caption.set_text("Voordeur")
    three.grid.choose(ids(visit)[1])
    three.card.caption.set_text("Achterdeur")
    three.open_item(ids(visit)[2])
    assert captions(visit) == ["Voordeur", "Achterdeur", ""]
    assert focused() is three.card.caption.edit


def test_a_caption_is_kept_on_leaving(three: PhotosPage, visit: Visit) -> None:
    three.grid.choose(ids(visit)[1])
    three.card.caption.set_text("Raam")
    assert three.leave()
    assert captions(visit) == ["", "Raam", ""]


def test_a_caption_that_is_refused_stays_in_sight_with_the_reason(
    three: PhotosPage, visit: Visit, tmp_path: Path, qtbot: QtBot
) -> None:
    three.grid.choose(ids(visit)[0])
    three.card.caption.set_text("Raam")
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, three._desk, "change")
        assert not three.leave()
        assert three.trouble.text().startswith("Dit is niet bewaard.")
        three.grid.choose(ids(visit)[2])
        qtbot.waitUntil(lambda: three.grid.chosen_id() == ids(visit)[0])
        assert three.card.caption.text() == "Raam"
    assert three.leave()
    assert captions(visit) == ["Raam", "", ""]
    assert three.trouble.isHidden()


def test_what_it_belongs_to_is_chosen_and_can_be_shown_by_it(
    qtbot: QtBot, three: PhotosPage, visit: Visit
) -> None:
    door = f"element:{visit.door()}"
    three.refresh()
    assert three._filter.isHidden()
    three.grid.choose(ids(visit)[1])
    three.card.subject.choose(door)
    three.card.subject.picked.emit(door)
    assert [photo.subject for photo in visit.book.photos()] == ["", door, ""]
    assert three._filter.isVisible()
    three._filter.choose(door)
    three._filter.picked.emit(door)
    assert three.grid.model().rowCount() == 1
    assert three.card.heading.text() == "Foto 2"
    three.card.subject.choose("")
    three.card.subject.picked.emit("")
    assert three.grid.model().rowCount() == 3
    assert three._filter.isHidden()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_list_that_is_open_stays_while_photographs_come_in(
    qtbot: QtBot, three: PhotosPage, tmp_path: Path
) -> None:
    heading = three.card.heading.text()
    three.card.subject.setFocus()
    three.card.subject.showPopup()
    three.bring_in(three._desk.reading_files([a_picture(tmp_path, "vier.jpg")]))
    wait_for_work(qtbot)
    assert three.card.subject.view().isVisible()
    assert three.card.heading.text() == heading
    three.card.subject.hidePopup()


def test_delete_asks_first_and_the_next_one_is_the_one_of_now(
    qtbot: QtBot, three: PhotosPage, visit: Visit
) -> None:
    first, second, third = ids(visit)
    three.grid.setFocus()
    three.grid.choose(second)
    ask.answer_next(False)
    press(qtbot, Key.Key_Delete)
    assert ids(visit) == [first, second, third]
    ask.answer_next(True)
    press(qtbot, Key.Key_Delete)
    assert ids(visit) == [first, third]
    assert three.grid.chosen_id() == third
    assert focused() is three.grid
    for _ in range(2):
        ask.answer_next(True)
        click(qtbot, three.card.remove_button)
    assert ids(visit) == []
    assert focused() is three.add_button
    assert three.card.isHidden()


def test_a_photograph_that_cannot_be_taken_away_stays(
    qtbot: QtBot, three: PhotosPage, visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, three._desk, "remove")
    ask.answer_next(True)
    click(qtbot, three.card.remove_button)
    assert len(ids(visit)) == 3
    assert three.trouble.text().startswith("Dit is niet bewaard.")


def test_the_arrow_keys_bring_the_photograph_of_now_into_sight(
    qtbot: QtBot, page: PhotosPage, tmp_path: Path
) -> None:
    page.bring_in(page._desk.reading_files([a_picture(tmp_path, "een.jpg")]) * 14)
    wait_for_work(qtbot)
    page.grid.setFocus()
    press(qtbot, Key.Key_Home)
    for _ in range(3):
        press(qtbot, Key.Key_Down)
        here = page.grid.visualRect(page.grid.currentIndex())
        top = page.grid.viewport().mapTo(page.sheet.viewport(), here.topLeft()).y()
        assert top >= 0 and top + here.height() <= page.sheet.viewport().height()


def test_a_screen_reader_hears_number_caption_and_what_it_belongs_to(three: PhotosPage, visit: Visit) -> None:
    three._desk.change(ids(visit)[0], "Voordeur", "")
    three.refresh()
    index = three.grid.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Foto 1: Voordeur. De woning als geheel"
    list_of = QAccessible.queryAccessibleInterface(three.grid)
    assert list_of.text(QAccessible.Text.Name) == "Foto’s"


# Hundreds


def test_hundreds_of_photographs_get_no_widget_and_few_pictures_in_memory(
    qtbot: QtBot, page: PhotosPage, visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photo_grid, "_REMEMBERED", 24)
    (reading,) = page._desk.reading_files([a_picture(tmp_path, "een.jpg", size=(200, 150))])
    read = reading()
    assert read.photo is not None
    for _ in range(200):
        page._desk.keep(read.photo)
    page.refresh()
    before = len(page.findChildren(QWidget))
    assert page.grid.model().rowCount() == 200
    page.grid.setFocus()
    for _ in range(60):
        press(qtbot, Key.Key_Down)
        page.grid.viewport().grab()
    assert page.grid.currentIndex().row() > 150
    assert 0 < page.grid.remembered() <= 24
    assert len(page.findChildren(QWidget)) == before
    page.forget()
    assert page.grid.remembered() == 0


def test_a_chosen_photograph_keeps_its_own_colours(three: PhotosPage) -> None:
    three.grid.viewport().grab()
    icon = three.grid.model().index(0, 0).data(Qt.ItemDataRole.DecorationRole)
    shown = icon.pixmap(three.grid.iconSize(), icon.Mode.Selected).toImage().pixelColor(60, 60)
    assert abs(shown.red() - 0x8A) < 6 and abs(shown.green() - 0x6F) < 6


# Drawing on one, and making parts unreadable


def test_enter_opens_a_photograph_and_escape_goes_back_to_it(
    qtbot: QtBot, three: PhotosPage, visit: Visit
) -> None:
    three.grid.setFocus()
    three.grid.choose(ids(visit)[1])
    press(qtbot, Key.Key_Return)
    assert focused() is editor_of(three).canvas
    assert three.grid.isHidden() or not three.grid.isVisible()
    assert not three.add_button.isVisible()
    press(qtbot, Key.Key_Escape)
    assert three.editor is None
    assert focused() is three.grid
    assert three.grid.chosen_id() == ids(visit)[1]
    assert three.add_button.isVisible()


def test_by_mouse_a_photograph_is_opened_and_closed(qtbot: QtBot, three: PhotosPage, visit: Visit) -> None:
    click_photo(qtbot, three, 2)
    click(qtbot, three.card.draw_button)
    assert editor_of(three).photo_id == ids(visit)[2]
    click(qtbot, editor_of(three).back_button)
    assert three.editor is None and focused() is three.grid


def test_the_whole_photograph_is_in_sight_with_its_tools(qtbot: QtBot, three: PhotosPage) -> None:
    three.open_editor(three.grid.chosen_id())
    qtbot.wait(80)
    editor, sheet = editor_of(three), three.sheet.viewport()
    for part in (editor.back_button, editor.tools, editor.canvas):
        top = part.mapTo(sheet, QPoint(0, 0)).y()
        assert top >= 0 and top + part.height() <= sheet.height()
    assert editor.canvas.height() >= 400


def test_a_stroke_is_kept_at_once(qtbot: QtBot, three: PhotosPage, visit: Visit) -> None:
    photo = three.grid.chosen_id()
    three.open_editor(photo)
    canvas = editor_of(three).canvas
    canvas.set_tool("arrow")
    drag(qtbot, canvas, (0.2, 0.2), (0.6, 0.6))
    (mark,) = three._desk.marks(photo)
    assert isinstance(mark, Arrow)
    press(qtbot, Key.Key_Escape)
    three.open_editor(photo)
    assert editor_of(three).canvas.marks() == (mark,)


def test_words_are_typed_in_a_field(qtbot: QtBot, three: PhotosPage) -> None:
    photo = three.grid.chosen_id()
    three.open_editor(photo)
    editor = editor_of(three)
    editor.canvas.set_tool("words")
    tap(qtbot, editor.canvas, 0.3, 0.4)
    assert focused() is editor.words.edit
    QTest.keyClicks(focused(), "Geen keurmerk")
    press(qtbot, Key.Key_Return)
    (mark,) = three._desk.marks(photo)
    assert isinstance(mark, Words) and mark.text == "Geen keurmerk"
    assert focused() is editor.canvas
    assert not editor.words.isVisible()


def test_escape_leaves_the_words_and_not_the_photograph(qtbot: QtBot, three: PhotosPage) -> None:
    three.open_editor(three.grid.chosen_id())
    editor = editor_of(three)
    editor.canvas.set_tool("words")
    for leave in (lambda: press(qtbot, Key.Key_Escape), lambda: click(qtbot, editor.no_words_button)):
        tap(qtbot, editor.canvas, 0.3, 0.4)
        leave()
        assert three.editor is editor
        assert focused() is editor.canvas and not editor.words.isVisible()
    assert editor.canvas.marks() == ()


def point_out(qtbot: QtBot, editor: PhotoEditor) -> None:
    editor.canvas.set_tool("black")
    drag(qtbot, editor.canvas, (0.25, 0.25), (0.75, 0.75))


def middle(visit: Visit, photo: str) -> QColor:
    return QImage.fromData(visit.book.picture(photo)).pixelColor(320, 240)


def test_making_unreadable_asks_first_and_shows_what_came_of_it(
    qtbot: QtBot, three: PhotosPage, visit: Visit
) -> None:
    photo = three.grid.chosen_id()
    before = three.card.picture.pixmap().toImage().pixelColor(100, 75)
    three.open_editor(photo)
    editor = editor_of(three)
    point_out(qtbot, editor)
    ask.answer_next(False)
    click(qtbot, editor.tools.confirm_button)
    assert middle(visit, photo).red() > 100
    assert editor.canvas.areas() != ()
    ask.answer_next(True)
    click(qtbot, editor.tools.confirm_button)
    wait_for_work(qtbot)
    assert middle(visit, photo).red() < 10
    assert editor.canvas.areas() == ()
    press(qtbot, Key.Key_Escape)
    assert three.card.picture.pixmap().toImage().pixelColor(100, 75) != before
    small = QPixmap(three.grid.model().index(0, 0).data(Qt.ItemDataRole.DecorationRole).pixmap(168, 126))
    assert small.toImage().pixelColor(small.rect().center()).red() < 40


def test_going_back_at_once_waits_until_the_part_is_unreadable(
    qtbot: QtBot, three: PhotosPage, visit: Visit
) -> None:
    photo = three.grid.chosen_id()
    for go in (lambda: press(qtbot, Key.Key_Escape), three.leave):
        three.open_editor(photo)
        point_out(qtbot, editor_of(three))
        ask.answer_next(True)
        editor_of(three).canvas.confirm_areas()
        QApplication.processEvents()  # the question comes after the press
        go()
        assert middle(visit, photo).red() < 10


def test_parts_that_are_still_readable_are_not_forgotten(
    qtbot: QtBot, three: PhotosPage, visit: Visit
) -> None:
    three.open_editor(three.grid.chosen_id())
    editor = editor_of(three)
    point_out(qtbot, editor)
    ask.answer_next(False)
    press(qtbot, Key.Key_Escape)
    assert three.editor is editor and focused() is editor.canvas
    ask.answer_next(True)
    press(qtbot, Key.Key_Escape)
    assert three.editor is None


def test_parts_that_are_still_readable_hold_back_another_page_without_a_window_of_their_own(
    qtbot: QtBot, three: PhotosPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    three.open_editor(three.grid.chosen_id())
    editor = editor_of(three)
    point_out(qtbot, editor)
    monkeypatch.setattr(ask, "confirm", lambda *_question, **_words: pytest.fail("a lock would wait"))
    for _ in range(2):
        assert not three.leave()
        assert three.trouble.text().startswith("De delen die u aanwees, zijn nog leesbaar.")
    click(qtbot, three.trouble.action_button)
    assert three.trouble.isHidden() and focused() is editor.canvas
    assert three.leave()
    assert three.editor is editor and editor.canvas.areas() != ()


def test_a_part_that_is_unreadable_after_all_holds_nothing_back(qtbot: QtBot, three: PhotosPage) -> None:
    three.open_editor(three.grid.chosen_id())
    editor = editor_of(three)
    point_out(qtbot, editor)
    assert not three.leave()
    ask.answer_next(True)
    editor.canvas.confirm_areas()
    QApplication.processEvents()  # the question comes after the press
    wait_for_work(qtbot)
    assert three.trouble.isHidden()
    assert three.leave()


@pytest.mark.parametrize("answer", [True, False])
def test_a_lock_during_a_question_about_parts_touches_nothing_that_is_gone(
    qtbot: QtBot, three: PhotosPage, monkeypatch: pytest.MonkeyPatch, answer: bool
) -> None:
    for step in (lambda: click(qtbot, editor_of(three).tools.confirm_button), lambda: three._close_editor()):
        three.open_editor(three.grid.chosen_id())
        point_out(qtbot, editor_of(three))

        def lock(*_question: object, **_words: object) -> bool:
            editor = editor_of(three)
            three._editor_room.close()
            delete(editor)
            return answer

        monkeypatch.setattr(ask, "confirm", lock)
        step()
        assert three.editor is None


def test_a_lock_while_files_are_chosen_touches_nothing_that_is_gone(
    qtbot: QtBot, page: PhotosPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lock(*_question: object) -> tuple[Path, ...]:
        page.forget()
        delete(page)
        return ()

    monkeypatch.setattr(ask, "open_files", lock)
    page._choose_files()


def test_a_part_that_could_not_be_made_unreadable_is_said_to_be_readable(
    qtbot: QtBot, three: PhotosPage, visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    three.open_editor(three.grid.chosen_id())
    for step in ("redacting", "keep_redacted"):
        with monkeypatch.context() as patch:
            refuse(patch, three._desk, step)
            if not editor_of(three).canvas.areas():
                point_out(qtbot, editor_of(three))
            ask.answer_next(True)
            editor_of(three).canvas.confirm_areas()
            QApplication.processEvents()  # the question comes after the press
            wait_for_work(qtbot)
        assert three.trouble.text().startswith("Dit deel is nog leesbaar.")
        assert editor_of(three).canvas.can_confirm()
    assert middle(visit, three.grid.chosen_id()).red() > 100


def test_a_stroke_that_could_not_be_kept_is_said_and_tried_again(
    qtbot: QtBot, three: PhotosPage, tmp_path: Path
) -> None:
    photo = three.grid.chosen_id()
    three.open_editor(photo)
    canvas = editor_of(three).canvas
    canvas.set_tool("number")
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, three._desk, "set_marks")
        tap(qtbot, canvas, 0.5, 0.5)
        assert three.trouble.text().startswith("Dit is niet bewaard.")
        press(qtbot, Key.Key_Escape)
        assert three.editor is not None
        assert not three.leave()
    press(qtbot, Key.Key_Escape)
    assert three.editor is None
    assert len(three._desk.marks(photo)) == 1


def test_a_damaged_photograph_is_said_and_the_others_stay(
    qtbot: QtBot, three: PhotosPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(three._desk, "picture", lambda _id: b"geen foto")
    three.grid.setFocus()
    press(qtbot, Key.Key_Return)
    assert three.editor is None
    assert three.trouble.text().startswith("Deze foto gaat niet open.")
    assert focused() is three.grid and three.grid.isVisible()


def test_what_comes_in_meanwhile_does_not_show_through(
    qtbot: QtBot, three: PhotosPage, visit: Visit, tmp_path: Path
) -> None:
    three.open_editor(three.grid.chosen_id())
    three.bring_in(three._desk.reading_files([a_picture(tmp_path, "vier.jpg")]), f"element:{visit.door()}")
    wait_for_work(qtbot)
    three.refresh()
    hidden = (three.count, three._filter, three.nothing, three.grid, three.card, three.add_button)
    assert not any(part.isVisible() for part in hidden)
    press(qtbot, Key.Key_Escape)
    assert three.count.text() == "4 foto’s" and three.count.isVisible()


def test_saying_everything_anew_stays_at_the_same_photograph(
    qtbot: QtBot, three: PhotosPage, visit: Visit
) -> None:
    three.grid.choose(ids(visit)[1])
    three.open_editor(ids(visit)[1])
    three.speak()
    assert editor_of(three).photo_id == ids(visit)[1]
    press(qtbot, Key.Key_Escape)
    assert three.grid.chosen_id() == ids(visit)[1]


# The page as a whole


def test_nothing_is_written_any_more_after_a_lock(
    qtbot: QtBot, three: PhotosPage, visit: Visit, tmp_path: Path
) -> None:
    three.bring_in(three._desk.reading_files([a_picture(tmp_path, "vier.jpg")]) * 3)
    three.card.caption.edit.setFocus()
    QTest.keyClicks(three.card.caption.edit, "Slot")
    assert three.leave()
    visit.dossier.close()
    window_of(three).forget_page(three)
    wait_for_work(qtbot)


def test_how_many_photographs_were_not_brought_in_is_told_when_the_dossier_is_left(
    qtbot: QtBot, page: PhotosPage, tmp_path: Path
) -> None:
    lost: list[int] = []
    page.lost.connect(lost.append)
    page.forget()
    assert lost == []
    page.bring_in(page._desk.reading_files([a_picture(tmp_path, "een.jpg")]) * 3)
    page.forget()
    assert lost == [3]
    wait_for_work(qtbot)


def test_words_on_a_photograph_are_let_go_of(three: PhotosPage) -> None:
    three.open_editor(three.grid.chosen_id())
    editor_of(three).canvas.add_words(0.3, 0.4, "Geen keurmerk")
    editor_of(three).canvas.grab()
    assert photo_places._letters.cache_info().currsize > 0
    three.forget()
    assert photo_places._letters.cache_info().currsize == 0


@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((1024, 640), 1.0), ((1280, 800), 2.0)])
def test_everything_can_be_reached_with_a_finger(
    qtbot: QtBot,
    qapp: QApplication,
    visit: Visit,
    tmp_path: Path,
    size: tuple[int, int],
    scale: float,
) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    page = in_window(qtbot, lambda room: PhotosPage(visit.photos, room), size)
    visit.doors.change(visit.door(), "Een deur met een naam die zo lang is dat hij nergens past", "", "0", "")
    choose(qtbot, page, a_picture(tmp_path, "een.jpg"), a_picture(tmp_path, "twee.jpg"))
    qtbot.wait(50)
    assert too_small(page) == [] and beyond(page) == []
    page.open_editor(page.grid.chosen_id())
    editor_of(page)._ask_words(0.5, 0.5)
    qtbot.wait(80)
    assert too_small(page) == [] and beyond(page) == []


def test_an_on_screen_keyboard_does_not_hide_the_caption(qtbot: QtBot, three: PhotosPage) -> None:
    three.card.caption.edit.setFocus()
    three.sheet.make_room(QRectF(0, 460, 1280, 340))
    field = three.card.caption.edit
    bottom = field.mapTo(window_of(three), QPoint(0, field.height())).y()
    assert bottom <= 460
