"""After wiping: the whole proof in sight, to be saved or not."""

from datetime import UTC, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from zelfscan.gui import ask
from zelfscan.gui.pages.wiped import WipedPage
from zelfscan.gui.widgets.text import Text
from zelfscan.presenters.wiping_desk import WipedView, wiped_certificate
from zelfscan.store.wiping import Wiped

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
WHOLE = WipedView("good", wiped_certificate(Wiped((("vault/key-1.json", 600),), AT, True, True), 0), True)
HALF = WipedView("warn", wiped_certificate(Wiped((("vault/key-1.json", 600),), AT, False, True), 0), False)


def a_page(qtbot: QtBot, view: WipedView) -> WipedPage:
    page = WipedPage()
    qtbot.addWidget(page)
    page.draw(view)
    return page


def test_every_line_of_the_proof_is_on_the_page(qtbot: QtBot) -> None:
    page = a_page(qtbot, WHOLE)
    said = {text.text() for text in page.findChildren(Text)}
    assert {line for line in WHOLE.certificate.proof.splitlines() if line} <= said
    assert page.again_button.isHidden()
    first = page.card.body.itemAt(0)  # no empty line above it
    assert first is not None and isinstance(first.widget(), Text)


def test_the_proof_is_saved_where_somebody_wants_it(qtbot: QtBot, tmp_path: Path) -> None:
    page = a_page(qtbot, WHOLE)
    ask.answer_next(None)
    page.save_button.click()
    assert page.saved.isHidden()
    ask.answer_next(tmp_path / "weg" / "bewijs.txt")
    page.save_button.click()
    assert "niet bewaard" in page.saved.text()
    ask.answer_next(tmp_path / "bewijs.txt")
    page.save_button.click()
    assert (tmp_path / "bewijs.txt").read_text(encoding="utf-8") == WHOLE.certificate.proof


def test_what_stayed_can_be_tried_again(qtbot: QtBot) -> None:
    page = a_page(qtbot, HALF)
    with qtbot.waitSignal(page.again_asked):
        page.again_button.click()
    page.draw(WHOLE)
    assert page.again_button.isHidden()
    with qtbot.waitSignal(page.begin_asked):
        page.begin_button.click()
    page.forget()
    assert "key-1" not in " ".join(
        text.text() for text in page.card.findChildren(Text) if not text.isHidden()
    )
