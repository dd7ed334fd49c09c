"""The page on which a visit is closed: what is left, what is written, read out and signed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.gui.pseudo import note_what_is_announced
from tests.gui.visit_hands import (
    beyond,
    click,
    focused,
    in_window,
    press,
    refuse,
    tab_to,
    too_small,
    window_of,
)
from tests.presenters.visits import Visit, a_visit
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.gui import ask
from zelfscan.gui.pages.closing import ClosingPage
from zelfscan.gui.pages.closing_sign import SignCard
from zelfscan.gui.theme import LIGHT_THEME, apply_theme, current_theme
from zelfscan.presenters.handover_desk import HandoverDesk
from zelfscan.presenters.lock_desk import LockDesk

Key, Left = Qt.Key, Qt.MouseButton.LeftButton
WORDS = "De voordeur is het zwakste punt."


@pytest.fixture
def visit(tmp_path: Path, clock: FixedClock) -> Iterator[Visit]:
    with a_visit(tmp_path, clock) as visit:
        yield visit


@pytest.fixture
def page(qtbot: QtBot, visit: Visit, tmp_path: Path) -> ClosingPage:
    return in_window(qtbot, lambda room: a_page(visit, tmp_path, room))


def a_page(visit: Visit, folder: Path, room: QWidget) -> ClosingPage:
    handover = HandoverDesk(LockDesk(folder / "none", visit.clock, LIGHTEST), visit.clock)
    return ClosingPage(visit.closing, handover, visit.book.dossier_id, room)


def left(page: ClosingPage) -> list[str]:
    return [button.accessibleName() for button in page.left.buttons]


def sign_of(page: ClosingPage, who: str) -> SignCard:
    return next(card for card in page.signs if card._who == who)


def draw_on(qtbot: QtBot, card: SignCard) -> None:
    qtbot.mousePress(card.pad, Left, pos=QPoint(60, 60))
    for x in range(60, 260, 20):
        qtbot.mouseMove(card.pad, QPoint(x, 60 + x % 40))
    qtbot.mouseRelease(card.pad, Left, pos=QPoint(260, 60))


# What is left


def test_what_is_left_leads_to_the_page_and_the_thing_on_it(
    qtbot: QtBot, page: ClosingPage, visit: Visit
) -> None:
    visit.answer_all("best")
    photo = visit.photo()
    finding = visit.findings.make()
    door = visit.door(lock="unknown")
    page.refresh()
    asked: list[tuple[str, str]] = []
    page.target_asked.connect(lambda *place: asked.append(place))
    for button in page.left.buttons:
        click(qtbot, button)
    assert asked == [
        ("elements", door),
        ("photos", photo),
        ("findings", finding),
        ("closing", "conclusion"),
        ("closing", "summary"),
    ]


def test_what_is_left_is_reached_by_keys_alone(qtbot: QtBot, page: ClosingPage) -> None:
    assert focused() is page.left.first_stop()
    with qtbot.waitSignal(page.target_asked) as signal:
        press(qtbot, Key.Key_Return)
    assert signal.args is not None and signal.args[0] == "questions"


def test_what_is_done_has_a_check_and_nothing_stands_in_the_way_of_a_report(
    qtbot: QtBot, page: ClosingPage, visit: Visit
) -> None:
    with qtbot.waitSignal(page.tab_asked) as signal:
        click(qtbot, page.report_button)
    assert signal.args == ["report"]
    visit.answer_all("best")
    for field, text in (("conclusion", WORDS), ("summary", WORDS)):
        visit.closing.write(field, text)
    visit.closing.set_read_out(True)
    page.refresh()
    assert left(page) == []
    assert page.start_focus() is page.conclusion


def test_the_focus_stays_on_the_page_when_the_last_thing_is_done(
    qtbot: QtBot, page: ClosingPage, visit: Visit
) -> None:
    page.left.buttons[0].setFocus()
    visit.answer_all("best")
    page.refresh()
    qtbot.waitUntil(lambda: focused() is page.left.first_stop())


def test_something_left_on_this_page_gets_the_focus(page: ClosingPage) -> None:
    page.open_item("summary")
    assert focused() is page.summary
    page.open_item("conclusion")
    assert focused() is page.conclusion


# Words


def test_words_are_kept_after_a_pause_and_are_left_no_more(
    qtbot: QtBot, page: ClosingPage, visit: Visit
) -> None:
    page.conclusion.setFocus()
    QTest.keyClicks(page.conclusion, WORDS)
    assert visit.book.visit().conclusion == ""
    assert "Schrijf een conclusie." in [words for words in all_left(visit)]
    qtbot.waitUntil(lambda: visit.book.visit().conclusion == WORDS, timeout=5000)
    assert "Schrijf een conclusie." not in left(page)
    assert focused() is page.conclusion
    assert page.conclusion.toPlainText() == WORDS


def all_left(visit: Visit) -> list[str]:
    return [item.words for group in visit.closing.view().left for item in group.items]


def test_the_name_of_the_adviser_is_kept_with_enter(qtbot: QtBot, page: ClosingPage, visit: Visit) -> None:
    tab_to(qtbot, page.adviser.edit)
    QTest.keyClicks(focused(), "A. de  Vries")
    press(qtbot, Key.Key_Return)
    assert visit.book.visit().adviser == "A. de Vries"
    assert focused() is page.adviser.edit


def test_words_are_kept_on_leaving(page: ClosingPage, visit: Visit) -> None:
    page.conclusion.setPlainText(WORDS)
    page.summary.setPlainText("Alles is goed.")
    assert page.leave()
    assert (visit.book.visit().conclusion, visit.book.visit().summary) == (WORDS, "Alles is goed.")


def test_what_is_refused_is_said_and_stays_as_it_was_typed(page: ClosingPage, visit: Visit) -> None:
    page.conclusion.setPlainText(WORDS)
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, page._desk, "write")
        for _ in range(2):
            assert not page.leave()
            assert page.trouble.text().startswith("Dit is niet bewaard.")
        assert page.conclusion.toPlainText() == WORDS
    assert page.leave()
    assert page.trouble.isHidden()
    assert visit.book.visit().conclusion == WORDS


def test_a_conclusion_that_is_too_long_is_said(page: ClosingPage) -> None:
    page.conclusion.setPlainText("a" * 100_000)
    assert not page.leave()
    assert page.trouble.text().startswith("Dit is niet bewaard.")


def test_a_proposal_fills_an_empty_summary_at_once(qtbot: QtBot, page: ClosingPage, visit: Visit) -> None:
    click(qtbot, page.propose_button)
    words = page.summary.toPlainText()
    assert words.startswith("Ik heb vandaag uw woning bekeken.")
    assert visit.book.visit().summary == words
    assert focused() is page.summary


def test_a_proposal_asks_before_it_replaces_what_was_written(qtbot: QtBot, page: ClosingPage) -> None:
    page.summary.setPlainText("Mijn eigen woorden.")
    ask.answer_next(False)
    click(qtbot, page.propose_button)
    assert page.summary.toPlainText() == "Mijn eigen woorden."
    ask.answer_next(True)
    click(qtbot, page.propose_button)
    assert page.summary.toPlainText().startswith("Ik heb vandaag uw woning bekeken.")


def test_the_summary_is_shown_large_to_read_it_out(qtbot: QtBot, page: ClosingPage) -> None:
    page.summary.setPlainText("Alles is goed.")
    click(qtbot, page.aloud_button)
    assert page.aloud.isVisible() and page.aloud.text() == "Alles is goed."
    assert page.aloud.font().pixelSize() >= current_theme().px(24)
    assert page.aloud_button.text() == "Weer klein tonen"
    page.summary.setPlainText("Bijna alles is goed.")
    assert page.aloud.text() == "Bijna alles is goed."
    click(qtbot, page.aloud_button)
    assert not page.aloud.isVisible()
    assert focused() is page.aloud_button


def test_that_it_was_read_out_is_kept_until_it_changes(qtbot: QtBot, page: ClosingPage, visit: Visit) -> None:
    assert not page.read_out.isEnabled()
    page.summary.setPlainText("Alles is goed.")
    page._keep_words()
    tab_to(qtbot, page.read_out)
    press(qtbot, Key.Key_Space)
    assert visit.book.visit().is_read_out and page.read_out.isChecked()
    page.summary.setPlainText("Bijna alles is goed.")
    assert page.leave()
    assert not visit.book.visit().is_read_out and not page.read_out.isChecked()


def test_reading_out_that_cannot_be_kept_is_not_shown_as_done(qtbot: QtBot, page: ClosingPage) -> None:
    page.summary.setPlainText("Alles is goed.")
    page._keep_words()
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, page._desk, "set_read_out")
        page.read_out.setChecked(True)
    assert not page.read_out.isChecked()
    assert page.trouble.text().startswith("Dit is niet bewaard.")


# Signing


def test_somebody_signs_with_a_name_by_keys_alone(qtbot: QtBot, page: ClosingPage, visit: Visit) -> None:
    card = sign_of(page, "resident")
    tab_to(qtbot, card.name.edit)
    QTest.keyClicks(focused(), "A. Bewoner")
    tab_to(qtbot, card.keep_button)
    press(qtbot, Key.Key_Return)
    assert visit.book.signature("resident") is not None
    assert visit.book.signature("adviser") is None
    assert card.kept.text() == "Getekend."
    assert focused() is card.clear_button
    assert not card.keep_button.isVisible() and not card.pad.isEnabled()


def test_somebody_signs_by_drawing(qtbot: QtBot, page: ClosingPage, visit: Visit) -> None:
    card = sign_of(page, "adviser")
    draw_on(qtbot, card)
    page.refresh()
    assert not card.pad.is_empty()
    click(qtbot, card.keep_button)
    assert visit.book.signature("adviser") == card.pad.png()
    assert focused() is card.clear_button


def test_an_empty_pad_is_no_signature(qtbot: QtBot, page: ClosingPage, visit: Visit) -> None:
    card = sign_of(page, "resident")
    click(qtbot, card.keep_button)
    assert card.name.error() == "Teken eerst, of typ een naam."
    assert visit.book.signature("resident") is None


def test_a_signature_that_cannot_be_kept_stays_on_the_pad(
    qtbot: QtBot, page: ClosingPage, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = sign_of(page, "resident")
    draw_on(qtbot, card)
    with monkeypatch.context() as patch:
        refuse(patch, page._desk, "sign")
        click(qtbot, card.keep_button)
        assert page.trouble.text().startswith("Dit is niet bewaard.")
        assert not card.pad.is_empty() and card.kept.text() == "Nog niet getekend."
    click(qtbot, card.keep_button)
    with monkeypatch.context() as patch:
        refuse(patch, page._desk, "sign")
        click(qtbot, card.clear_button)
    assert visit.book.signature("resident") is not None
    assert not card.pad.is_empty() and card.kept.text() == "Getekend."


def test_a_signature_is_taken_away_and_set_again(qtbot: QtBot, page: ClosingPage, visit: Visit) -> None:
    card = sign_of(page, "resident")
    card.name.set_text("A. Bewoner")
    click(qtbot, card.keep_button)
    press(qtbot, Key.Key_Return)
    assert visit.book.signature("resident") is None
    assert card.pad.is_empty() and card.name.text() == ""
    assert card.kept.text() == "Nog niet getekend."
    assert focused() is card.clear_button
    draw_on(qtbot, card)
    click(qtbot, card.clear_button)
    assert card.pad.is_empty()


@pytest.mark.parametrize("field", ["conclusion", "summary"])
def test_a_signature_falls_away_under_another_text_and_that_is_said(
    qtbot: QtBot, page: ClosingPage, visit: Visit, monkeypatch: pytest.MonkeyPatch, field: str
) -> None:
    announced = note_what_is_announced(monkeypatch)
    for card in page.signs:
        card.name.set_text("A. Iemand")
        click(qtbot, card.keep_button)
    getattr(page, field).setPlainText(WORDS)
    assert page.leave()
    assert visit.book.signature("resident") is None and visit.book.signature("adviser") is None
    for card in page.signs:
        assert card.kept.text() == "De handtekening is vervallen. Teken opnieuw als de tekst af is."
        assert card.pad.is_empty() and card.keep_button.isVisible() and card.name.text() == ""
    assert "De handtekening is vervallen. Teken opnieuw als de tekst af is." in announced
    click(qtbot, page.signs[0].keep_button)
    assert page.signs[0].name.error() != ""


def test_a_signature_that_was_drawn_or_typed_is_kept_on_leaving(
    qtbot: QtBot, page: ClosingPage, visit: Visit
) -> None:
    page.conclusion.setPlainText(WORDS)
    draw_on(qtbot, sign_of(page, "resident"))
    sign_of(page, "adviser").name.edit.setFocus()
    QTest.keyClicks(focused(), "A. de Vries")
    assert page.leave()
    assert visit.book.visit().conclusion == WORDS
    assert visit.book.signature("resident") is not None
    assert visit.book.signature("adviser") is not None


def test_an_empty_pad_is_left_without_a_word(page: ClosingPage, visit: Visit) -> None:
    assert page.leave()
    assert visit.book.signature("resident") is None
    assert sign_of(page, "resident").name.error() == ""


def test_a_signature_that_cannot_be_kept_on_leaving_is_said(
    qtbot: QtBot, page: ClosingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw_on(qtbot, sign_of(page, "resident"))
    refuse(monkeypatch, page._desk, "sign")
    assert not page.leave()
    assert page.trouble.text().startswith("Dit is niet bewaard.")
    assert not sign_of(page, "resident").pad.is_empty()


def test_signing_right_after_typing_keeps_the_words_and_the_signature(
    qtbot: QtBot, page: ClosingPage, visit: Visit
) -> None:
    page.conclusion.setFocus()
    QTest.keyClicks(page.conclusion, WORDS)
    card = sign_of(page, "resident")
    draw_on(qtbot, card)
    click(qtbot, card.keep_button)
    assert page.leave()
    assert visit.book.visit().conclusion == WORDS
    assert visit.book.signature("resident") is not None


def test_what_was_signed_is_changed_only_after_a_press_that_takes_the_signatures_away(
    qtbot: QtBot, page: ClosingPage, visit: Visit
) -> None:
    page.conclusion.setPlainText(WORDS)
    assert page.change_button.isHidden() and not page.conclusion.isReadOnly()
    for card in page.signs:
        card.name.set_text("A. Iemand")
        click(qtbot, card.keep_button)
    for field in (page.conclusion, page.summary):
        field.setFocus()
        QTest.keyClicks(field, "x")
    assert not page.propose_button.isEnabled()
    assert page.leave()
    assert page.conclusion.toPlainText() == WORDS and page.summary.toPlainText() == ""
    assert visit.book.signature("resident") is not None
    click(qtbot, page.change_button)
    assert visit.book.signature("resident") is None and visit.book.signature("adviser") is None
    assert focused() is page.conclusion and page.change_button.isHidden()
    assert not page.conclusion.isReadOnly() and not page.summary.isReadOnly()


def test_signatures_that_cannot_be_taken_away_keep_the_text_as_it_is(
    qtbot: QtBot, page: ClosingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = sign_of(page, "resident")
    card.name.set_text("A. Bewoner")
    click(qtbot, card.keep_button)
    refuse(monkeypatch, page._desk, "sign")
    click(qtbot, page.change_button)
    assert page.trouble.text().startswith("Dit is niet bewaard.")
    assert page.conclusion.isReadOnly() and page.change_button.isVisible()


def test_a_signature_stays_under_the_same_text(qtbot: QtBot, page: ClosingPage, visit: Visit) -> None:
    page.conclusion.setPlainText(WORDS)
    card = sign_of(page, "resident")
    page._keep_words()
    card.name.set_text("A. Bewoner")
    click(qtbot, card.keep_button)
    page.adviser.set_text("A. de Vries")
    page.conclusion.setPlainText(f"{WORDS}  ")
    assert page.leave()
    assert visit.book.signature("resident") is not None


def test_a_screen_reader_hears_whose_signature_it_is(page: ClosingPage) -> None:
    card = sign_of(page, "resident")
    pad = QAccessible.queryAccessibleInterface(card.pad)
    assert pad.text(QAccessible.Text.Name) == "Handtekening: De bewoner"
    assert card.keep_button.accessibleDescription() == "De bewoner"


# The page as a whole


def test_saying_everything_anew_keeps_the_words(page: ClosingPage, visit: Visit) -> None:
    page.conclusion.setPlainText(WORDS)
    page.speak()
    assert page.conclusion.toPlainText() == WORDS
    assert visit.book.visit().conclusion == WORDS


def test_nothing_is_written_any_more_after_a_lock(qtbot: QtBot, page: ClosingPage, visit: Visit) -> None:
    page.adviser.edit.setFocus()
    QTest.keyClicks(page.adviser.edit, "A. de Vries")
    assert page.leave()
    QTest.keyClicks(page.adviser.edit, "!")
    visit.dossier.close()
    window_of(page).forget_page(page)
    qtbot.wait(20)


@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((1024, 640), 1.0), ((1280, 800), 2.0)])
def test_everything_can_be_reached_with_a_finger(
    qtbot: QtBot, qapp: QApplication, visit: Visit, tmp_path: Path, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    page = in_window(qtbot, lambda room: a_page(visit, tmp_path, room), size)
    visit.findings.change(visit.findings.make(), "title", "Een titel die erg lang is, " * 4)
    page.refresh()
    page.summary.setPlainText(WORDS)
    page._turn_aloud()
    qtbot.wait(60)
    assert too_small(page) == [] and beyond(page) == []
    assert all(card.pad.height() >= 90 for card in page.signs)


def test_an_on_screen_keyboard_does_not_hide_the_words(page: ClosingPage) -> None:
    for field in (page.summary, sign_of(page, "adviser").name.edit):
        field.setFocus()
        page.sheet.make_room(QRectF(0, 460, 1280, 340))
        assert field.mapTo(window_of(page), QPoint(0, field.height())).y() <= 460
        page.sheet.make_room(QRectF())
