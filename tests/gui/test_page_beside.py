"""Beside the list of dossiers: two of them in one table, the practice house, and what somebody else gave."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.crypto.handover_code import new_code
from zelfscan.gui import ask, background
from zelfscan.gui.pages.handing_over import HandOverCard
from zelfscan.gui.pages.practice import PracticePage
from zelfscan.gui.pages.practice_rows import ComparisonCard
from zelfscan.gui.pages.side_by_side import SideBySidePage
from zelfscan.gui.pages.taking_over import TakingOverPage
from zelfscan.gui.widgets.text import Text
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.handover_desk import HandoverDesk
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.presenters.practice_desk import PracticeDesk
from zelfscan.presenters.side_by_side import SideBySideDesk
from zelfscan.presenters.start_desk import Packs, load_packs
from zelfscan.presenters.taking_over_desk import TakingOverDesk

LOCK = "front-door.lock-grade"
Shown = TypeVar("Shown", bound=QWidget)


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs(questionnaires_folder())


@pytest.fixture
def lock(tmp_path: Path, clock: FixedClock) -> Iterator[LockDesk]:
    lock = LockDesk(tmp_path / "vault", clock, LIGHTEST)
    lock.take(create_vault(lock.folder, "fiets onder groene brug", clock(), LIGHTEST, "adviser"))
    yield lock
    lock.lock("locked")


def made(lock: LockDesk, clock: FixedClock, name: str, answer: str) -> str:
    dossier = lock.required().create_dossier(name, clock())
    dossier.answer(LOCK, answer, clock())
    lock.required().close_dossier(dossier.id)
    return dossier.id


def show(qtbot: QtBot, page: Shown) -> Shown:
    qtbot.addWidget(page)
    page.resize(1280, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def cells(page: SideBySidePage) -> list[list[str]]:
    model = page.table.model()
    return [[str(model.index(row, column).data()) for column in range(4)] for row in range(model.rowCount())]


def test_at_first_only_what_differs_is_shown(
    qtbot: QtBot, lock: LockDesk, packs: Packs, clock: FixedClock
) -> None:
    desk = SideBySideDesk(lock, lambda: {name: each.pack for name, each in packs.by_id.items()})
    first, _ = made(lock, clock, "D-01", "no"), made(lock, clock, "D-02", "yes")
    made(lock, clock, "D-03", "no")
    page = show(qtbot, SideBySidePage(desk, first))
    assert len(cells(page)) == 4
    assert page.summary.text() == "Bij 1 vraag verschilt het antwoord."

    qtbot.keyClick(page.only, Qt.Key.Key_Space)
    assert len(cells(page)) > 40
    page.other.choose(next(name for name, words in desk.others(first) if words == "D-03"))
    page.other.picked.emit(page.other.chosen_id())
    assert page.summary.text() == "Bij 0 vragen verschilt het antwoord."
    page.speak()
    assert page.other.currentText() == "D-03"
    page.forget()
    assert cells(page) == []


def test_practising_makes_a_dossier_and_compares_with_a_colleague(
    qtbot: QtBot, lock: LockDesk, packs: Packs, clock: FixedClock, tmp_path: Path
) -> None:
    desk = PracticeDesk(lock, clock, lambda: packs.by_id["woningscan"].pack)
    page = show(qtbot, PracticePage(desk))
    assert page.start_focus() is page.begin_button
    assert page.compare_button.isHidden()
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page.begin_button, Qt.Key.Key_Space)
    assert lock.required().entry(opened.args[0]).kind == "practice"

    page.refresh()
    assert page.start_focus() is page.open_button
    ask.answer_next(tmp_path / "mijn.json")
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    assert (tmp_path / "mijn.json").exists()
    ask.answer_next(tmp_path / "mijn.json")
    qtbot.mouseClick(page.take_button, Qt.MouseButton.LeftButton)
    assert page.comparison is not None
    rows = len(page.comparison.view.rows)
    assert rows > 40
    page.speak()
    assert page.comparison is not None
    words = [each.text() for each in page.comparison.findChildren(Text)]
    keys = [each for each in words if each.startswith("Goed antwoord: ")]
    assert keys and not any("beantwoord" in each for each in keys)

    (tmp_path / "ander.json").write_text("iets anders", encoding="utf-8")
    ask.answer_next(tmp_path / "ander.json")
    qtbot.mouseClick(page.take_button, Qt.MouseButton.LeftButton)
    assert "Deze antwoorden zijn niet gelezen." in page.told.text()


def handed(qtbot: QtBot, lock: LockDesk, clock: FixedClock, path: Path, is_two: bool) -> tuple[str, ...]:
    dossier = made(lock, clock, "D-01", "no")
    lock.required().open_dossier(dossier)
    card = show(qtbot, HandOverCard(HandoverDesk(lock, clock), dossier))
    card.two.setChecked(is_two)
    ask.answer_next(path)
    qtbot.mouseClick(card.make_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not card.is_busy())
    codes = card._codes
    assert len(codes) == (2 if is_two else 1)
    qtbot.mouseClick(card.hide_button, Qt.MouseButton.LeftButton)
    assert card._codes == ()
    assert QApplication.focusWidget() is card.make_button
    return codes


@pytest.mark.parametrize("is_two", [False, True])
def test_a_dossier_goes_out_and_comes_in_with_its_codes(
    qtbot: QtBot, lock: LockDesk, clock: FixedClock, tmp_path: Path, is_two: bool
) -> None:
    path = tmp_path / "overdracht.zelfscan"
    codes = handed(qtbot, lock, clock, path, is_two)
    page = show(qtbot, TakingOverPage(TakingOverDesk(lock, clock)))
    ask.answer_next(path)
    qtbot.mouseClick(page.choose_button, Qt.MouseButton.LeftButton)
    assert len(page.codes) == len(codes)
    assert QApplication.focusWidget() is page.codes[0].edit

    page.codes[0].set_text("ABCDE")
    qtbot.keyClick(page.codes[0].edit, Qt.Key.Key_Return)
    assert not page.is_busy()
    assert "typefout" in page.codes[0].error()

    for field, code in zip(page.codes, codes, strict=True):
        field.set_text(code)
    qtbot.keyClick(page.codes[-1].edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._received is not None)
    page.name.set_text("D-01")
    qtbot.mouseClick(page.keep_button, Qt.MouseButton.LeftButton)
    assert page.name.error() == "Deze naam is er al. Kies een andere."
    page.name.set_text("D-09")
    with qtbot.waitSignal(page.kept) as kept:
        qtbot.mouseClick(page.keep_button, Qt.MouseButton.LeftButton)
    assert lock.required().entry(kept.args[0]).name == "D-09"


def test_what_is_no_hand_over_is_said_at_once(
    qtbot: QtBot, lock: LockDesk, clock: FixedClock, tmp_path: Path
) -> None:
    page = show(qtbot, TakingOverPage(TakingOverDesk(lock, clock)))
    path = tmp_path / "brief.zelfscan"
    path.write_bytes(b"geen overdracht")
    ask.answer_next(path)
    qtbot.mouseClick(page.choose_button, Qt.MouseButton.LeftButton)
    assert "Dit bestand gaat niet open." in page.told.text()
    assert page.codes == []
    ask.answer_next(None)
    qtbot.mouseClick(page.choose_button, Qt.MouseButton.LeftButton)
    page.speak()
    assert page.start_focus() is page.choose_button


def test_nothing_is_left_of_a_hand_over_that_is_stopped_or_locked(
    qtbot: QtBot, lock: LockDesk, clock: FixedClock, tmp_path: Path
) -> None:
    dossier = made(lock, clock, "D-01", "no")
    lock.required().open_dossier(dossier)
    path = tmp_path / "overdracht.zelfscan"
    card = show(qtbot, HandOverCard(HandoverDesk(lock, clock), dossier))
    ask.answer_next(path)
    qtbot.mouseClick(card.make_button, Qt.MouseButton.LeftButton)
    card.forget()
    qtbot.waitUntil(background.is_idle)
    assert card._codes == ()
    assert not card.is_busy()


def test_another_language_leaves_the_code_in_sight(
    qtbot: QtBot, lock: LockDesk, clock: FixedClock, tmp_path: Path
) -> None:
    dossier = made(lock, clock, "D-01", "no")
    lock.required().open_dossier(dossier)
    card = show(qtbot, HandOverCard(HandoverDesk(lock, clock), dossier))
    card.with_name.setChecked(True)
    ask.answer_next(tmp_path / "overdracht.zelfscan")
    qtbot.mouseClick(card.make_button, Qt.MouseButton.LeftButton)
    card.speak()
    assert not card.stop_button.isHidden()
    qtbot.waitUntil(lambda: not card.is_busy())
    (code,) = card._codes
    card.speak()
    qtbot.waitUntil(lambda: code in [each.text() for each in card.findChildren(Text) if each.isVisible()])
    assert card.with_name.isChecked()


def a_card(qtbot: QtBot, lock: LockDesk, clock: FixedClock) -> HandOverCard:
    dossier = made(lock, clock, "D-01", "no")
    lock.required().open_dossier(dossier)
    return show(qtbot, HandOverCard(HandoverDesk(lock, clock), dossier))


def texts(page: QWidget) -> list[str]:
    return [each.text() for each in page.findChildren(Text) if each.isVisible()]


def press(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def fails(*_whatever: object, **_more: object) -> Callable[[], None]:
    def work() -> None:
        raise ValueError("bug")

    return work


def test_leaving_a_hand_over_that_is_idle_asks_nothing(
    qtbot: QtBot, lock: LockDesk, clock: FixedClock
) -> None:
    assert a_card(qtbot, lock, clock).may_leave()


def test_leaving_while_the_file_is_made_asks_and_then_stops(
    qtbot: QtBot, lock: LockDesk, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card, go_on = a_card(qtbot, lock, clock), threading.Event()
    wanted = list[bool]()

    def writing(*_whatever: object, **more: Callable[[int, int], bool]) -> Callable[[], None]:
        def work() -> None:
            go_on.wait(10)
            wanted.append(more["on_progress"](1, 2))

        return work

    monkeypatch.setattr(card._desk, "writing", writing)
    ask.answer_next(tmp_path / "overdracht.zelfscan")
    press(qtbot, card.make_button)
    ask.answer_next(False)
    assert not card.may_leave()
    assert card.is_busy()
    ask.answer_next(True)
    assert card.may_leave()
    assert not card.is_busy()
    go_on.set()
    qtbot.waitUntil(background.is_idle)
    assert wanted == [False]


def test_leaving_with_a_code_in_sight_asks_and_then_forgets_it(
    qtbot: QtBot, lock: LockDesk, clock: FixedClock, tmp_path: Path
) -> None:
    card = a_card(qtbot, lock, clock)
    ask.answer_next(tmp_path / "overdracht.zelfscan")
    press(qtbot, card.make_button)
    qtbot.waitUntil(lambda: not card.is_busy())
    (code,) = card._codes
    # Qt shows what is put on a page a moment later.
    qtbot.waitUntil(lambda: code in texts(card))
    ask.answer_next(False)
    assert not card.may_leave()
    assert code in texts(card)
    ask.answer_next(True)
    assert card.may_leave()
    assert card._codes == () and code not in texts(card)
    assert card.may_leave()


def test_a_bug_while_the_file_is_made_leaves_the_card_usable(
    qtbot: QtBot, lock: LockDesk, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = a_card(qtbot, lock, clock)
    monkeypatch.setattr(card._desk, "writing", fails)
    ask.answer_next(tmp_path / "overdracht.zelfscan")
    with capture_exceptions() as exceptions:
        press(qtbot, card.make_button)
        qtbot.waitUntil(background.is_idle)
    assert [kind for kind, *_ in exceptions] == [ValueError]
    assert not card.is_busy() and card.make_button.isEnabled() and card.stop_button.isHidden()
    assert card._codes == () and card.may_leave()


def chosen(qtbot: QtBot, lock: LockDesk, clock: FixedClock, path: Path) -> TakingOverPage:
    page = show(qtbot, TakingOverPage(TakingOverDesk(lock, clock)))
    ask.answer_next(path)
    press(qtbot, page.choose_button)
    return page


def test_with_two_codes_each_fault_stands_at_its_own_field(
    qtbot: QtBot, lock: LockDesk, clock: FixedClock, tmp_path: Path
) -> None:
    path = tmp_path / "overdracht.zelfscan"
    first, second = handed(qtbot, lock, clock, path, is_two=True)
    page = chosen(qtbot, lock, clock, path)
    assert {"Code voor de bewoner", "Code voor de adviseur", "De volgorde maakt niet uit."} <= set(
        texts(page)
    )

    page.codes[0].set_text(first)
    press(qtbot, page.open_button)
    assert [field.error() for field in page.codes] == ["", "Vul de code in."]
    assert QApplication.focusWidget() is page.codes[1].edit
    page.codes[1].set_text(second[:-1])
    press(qtbot, page.open_button)
    assert page.codes[0].error() == "" and "typefout" in page.codes[1].error()
    assert not page.is_busy()
    page.codes[0].set_text(second)
    page.codes[1].set_text(first)
    press(qtbot, page.open_button)
    qtbot.waitUntil(lambda: page._received is not None)


def test_with_one_code_there_is_no_order_to_speak_of(
    qtbot: QtBot, lock: LockDesk, clock: FixedClock, tmp_path: Path
) -> None:
    path = tmp_path / "overdracht.zelfscan"
    handed(qtbot, lock, clock, path, is_two=False)
    page = chosen(qtbot, lock, clock, path)
    assert "De volgorde maakt niet uit." not in texts(page)
    page.codes[0].set_text(new_code())
    press(qtbot, page.open_button)
    qtbot.waitUntil(lambda: not page.is_busy())
    assert page.told.text().startswith("Dit bestand gaat niet open. Een code klopt niet,")


def test_a_bug_while_a_file_is_opened_or_kept_leaves_the_page_usable(
    qtbot: QtBot, lock: LockDesk, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "overdracht.zelfscan"
    (code,) = handed(qtbot, lock, clock, path, is_two=False)
    page = chosen(qtbot, lock, clock, path)
    page.codes[0].set_text(code)
    with monkeypatch.context() as patched, capture_exceptions() as exceptions:
        patched.setattr(page._desk, "opening", fails)
        press(qtbot, page.open_button)
        qtbot.waitUntil(background.is_idle)
    assert [kind for kind, *_ in exceptions] == [ValueError]
    assert not page.is_busy() and page.choose_button.isEnabled() and page.open_button.isEnabled()

    press(qtbot, page.open_button)
    qtbot.waitUntil(lambda: page._received is not None)
    with monkeypatch.context() as patched, capture_exceptions() as exceptions:
        patched.setattr(page._desk, "keeping", fails)
        press(qtbot, page.keep_button)
        qtbot.waitUntil(background.is_idle)
    assert [kind for kind, *_ in exceptions] == [ValueError]
    assert not page.is_busy() and page.keep_button.isEnabled()


def test_another_language_stops_the_opening_and_says_so(
    qtbot: QtBot, lock: LockDesk, clock: FixedClock, tmp_path: Path
) -> None:
    path = tmp_path / "overdracht.zelfscan"
    (code,) = handed(qtbot, lock, clock, path, is_two=False)
    page = chosen(qtbot, lock, clock, path)
    page.codes[0].set_text(code)
    press(qtbot, page.open_button)
    assert page.is_busy()
    page.speak()
    assert not page.is_busy()
    assert page.told.text() == "Gestopt. Er is niets toegevoegd."
    assert page.start_focus() is page.choose_button and page.leave()
    qtbot.waitUntil(background.is_idle)
    assert page._received is None


@pytest.mark.parametrize("added", [None, "a-dossier"])
def test_another_language_while_it_is_kept_tells_what_came_of_it(
    qtbot: QtBot,
    lock: LockDesk,
    clock: FixedClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    added: str | None,
) -> None:
    path, go_on = tmp_path / "overdracht.zelfscan", threading.Event()
    (code,) = handed(qtbot, lock, clock, path, is_two=False)
    page = chosen(qtbot, lock, clock, path)
    page.codes[0].set_text(code)
    press(qtbot, page.open_button)
    qtbot.waitUntil(lambda: page._received is not None)

    def keeping(
        _received: object, _name: str, on_progress: Callable[[int, int], bool]
    ) -> Callable[[], str | None]:
        def work() -> str | None:
            go_on.wait(10)
            assert not on_progress(1, 2)
            return added

        return work

    kept: list[str] = []
    page.kept.connect(kept.append)
    monkeypatch.setattr(page._desk, "keeping", keeping)
    press(qtbot, page.keep_button)
    page.speak()
    page.speak()
    assert page.leave() and page._received is None
    go_on.set()
    qtbot.waitUntil(lambda: not page.is_busy())
    assert kept == ([added] if added else [])
    if not added:
        assert page.told.text() == "Gestopt. Er is niets toegevoegd."
        assert page.start_focus() is page.choose_button and page.choose_button.isEnabled()


def test_the_good_answer_is_told_without_an_outcome_where_there_is_no_own_answer(
    qtbot: QtBot, lock: LockDesk, packs: Packs, clock: FixedClock, tmp_path: Path
) -> None:
    page = show(qtbot, PracticePage(PracticeDesk(lock, clock, lambda: packs.by_id["woningscan"].pack)))
    press(qtbot, page.begin_button)
    page.refresh()
    ask.answer_next(tmp_path / "mijn.json")
    press(qtbot, page.save_button)
    ask.answer_next(tmp_path / "mijn.json")
    press(qtbot, page.take_button)
    assert page.comparison is not None
    view = page.comparison.view
    answered = replace(
        view.rows[0], is_answered=True, is_as_key=False, key="Ja", key_outcome="Dit was wel te weten"
    )
    card = show(qtbot, ComparisonCard(replace(view, rows=(answered, replace(answered, is_answered=False)))))
    found = [each for each in texts(card) if each.startswith("Goed antwoord")]
    assert found == ["Goed antwoord: Ja. Dit was wel te weten.", "Goed antwoord: Ja."]
