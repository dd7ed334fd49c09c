"""Another language, without starting anew: no word escapes, and everybody stays where they were."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.pseudo import (
    PseudoWords,
    escaped,
    note_what_is_announced,
    note_what_is_painted,
    packs_in,
    words_of,
)
from tests.gui.sheet_hands import a_floor
from tests.presenters.visits import a_picture
from zelfscan import app, i18n
from zelfscan.core.condition import UNKNOWN
from zelfscan.core.sheet_changes import add_pin
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.content import PackError
from zelfscan.errors.files import CannotWrite, cannot_write
from zelfscan.gui import ask, background, speech
from zelfscan.gui.journey import Journey
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.pages.closing import ClosingPage
from zelfscan.gui.pages.create import CreatePage
from zelfscan.gui.pages.elements import ElementsPage
from zelfscan.gui.pages.findings import FindingsPage
from zelfscan.gui.pages.incidents import IncidentsPage
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.photos import PhotosPage
from zelfscan.gui.pages.plan import PlanPage
from zelfscan.gui.pages.progress import ProgressPage
from zelfscan.gui.pages.question import QuestionPage
from zelfscan.gui.pages.recovery_sheet import RecoverySheetPage
from zelfscan.gui.pages.report import ReportPage
from zelfscan.gui.pages.result import ResultPage
from zelfscan.gui.pages.sheets import SheetsPage
from zelfscan.gui.pages.unlock import UnlockPage
from zelfscan.gui.scan_pages import LOG, PLAN, PROGRESS, QUESTIONS, REPORT, RESULT
from zelfscan.gui.widgets.dialog import ConfirmDialog
from zelfscan.paths import resources_folder
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.presenters.start_desk import Packs

Kind = TypeVar("Kind", bound=QWidget)

PASSPHRASE = "fiets onder groene brug"
WIDE, NARROW = (1280, 800), (700, 640)


class Somebody:
    """Somebody at the window, who hears, sees and remembers every word of it."""

    def __init__(self, qtbot: QtBot, patch: pytest.MonkeyPatch) -> None:
        self.painted, self.announced = note_what_is_painted(patch), note_what_is_announced(patch)
        self.seen: set[tuple[str, str]] = set()
        self.home = ""
        self.load: Callable[[str], Packs] = packs_in
        parts = app.make_parts()
        lock = LockDesk(parts.lock.folder, parts.clock, LIGHTEST)
        self.window: MainWindow = app.make_window()
        qtbot.addWidget(self.window)
        self.window.resize(*WIDE)
        self.window.show()
        self.window.activateWindow()
        parts = replace(parts, lock=lock, load_packs=lambda language: self.load(language))
        self.folder = str(lock.folder.parent)
        self.journey = Journey(self.window, parts)
        self.window.ask_before_closing(lambda: True)
        self.qtbot = qtbot

    def begin(self) -> None:
        self.journey.begin()
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(background.is_idle, timeout=30_000)

    def speak(self, language: str = "en") -> None:
        """Choose a language and forget every word of before."""
        self.journey.speak(language)
        self.wait()
        self.painted.clear()
        self.announced.clear()

    def open(self, pack: str, route: str = "") -> None:
        self.journey._packs.when_there(lambda: self.journey._choose(pack, route))
        self.journey.gate.nothing_kept.emit()
        self.wait()

    def page(self, kind: type[Kind]) -> Kind:
        page = self.window.page()
        assert isinstance(page, kind)
        return page

    def read(self) -> None:
        """Read everything that is there now, also what is folded away, and hear what was said."""
        self.wait()
        self.window.grab()
        # The page about the program names libraries and licences, which are called the same everywhere.
        self.seen.update(set(words_of(self.window)) - set(words_of(self.journey.side.helps.about)))
        self.seen.update(("painted", words) for words in self.painted)
        self.seen.update(("announced", words) for words in self.announced)
        self.painted.clear()
        self.announced.clear()

    def check_that_no_word_escaped(self) -> None:
        """Fail with every word that was read or heard and is in no other language."""
        assert self.seen
        files = ("vault/", "settings.json", "errors.log")  # as they are called inside the folder
        folders = (self.folder, str(Path.home()), *files)
        found = {f"{place}: {words!r}" for place, words in self.seen if escaped(words, folders)}
        assert not found, "\n".join(sorted(found))


@pytest.fixture
def somebody(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[Somebody]:
    catalogues = {"nl": i18n._catalogues["nl"], "en": PseudoWords()}
    monkeypatch.setattr(i18n, "_catalogues", catalogues)
    yield Somebody(qtbot, monkeypatch)
    speech.speak(qapp, "nl")


@pytest.fixture
def english(somebody: Somebody) -> Somebody:
    somebody.begin()
    somebody.speak()
    return somebody


# No word escapes


def test_the_start_page_before_and_after_the_questions_have_been_read(somebody: Somebody) -> None:
    i18n.speak("en")
    somebody.journey.start.draw(somebody.journey._parts.start.view())
    somebody.seen.update(words_of(somebody.journey.start))
    i18n.speak("nl")
    somebody.begin()
    somebody.speak()
    somebody.read()
    somebody.open("woningscan")
    somebody.page(QuestionPage)._answer(UNKNOWN)
    somebody.journey._choose_from_menu("start")
    somebody.read()
    somebody.check_that_no_word_escaped()


def test_the_page_of_the_passphrase_with_all_that_can_be_wrong(english: Somebody) -> None:
    english.journey._choose("zelfscan", "")
    create = english.journey.gate.create
    english.read()
    create._submit()
    english.read()
    for typed in ("kort", "twaalf-teken", PASSPHRASE):
        create.first.set_text(typed)
        create._submit()
        english.read()
    create.first.show_button.click()
    english.read()
    create.first.set_text("kort")
    create.second.set_text("kort")
    create._submit()
    create.show_busy(True)
    english.read()
    english.wait()
    english.read()
    english.journey.gate._not_made(ZelfscanError("«fout»"))
    english.read()
    english.check_that_no_word_escaped()


def test_a_vault_for_somebody_else_and_its_recovery_sheet(english: Somebody) -> None:
    english.journey._choose("zelfscan", "")
    english.journey.gate.make(PASSPHRASE)
    english.wait()
    sheet = english.page(RecoverySheetPage)
    # The words of a sheet are Dutch in every language, as its paper is.
    sheet._desk._sheet = (("«een»", "«twee»", "«drie»", "«vier»"),) * 4
    sheet._show_step()
    english.painted.clear()
    english.read()
    sheet.try_words()
    sheet._keep()
    english.read()
    english.journey.lock()
    english.read()
    english.page(UnlockPage).another_button.click()
    create = english.page(CreatePage)
    english.read()
    for word in ("x" * 31, "a\u200bb"):
        create.name.set_text(word)
        create._submit()
        english.read()
    english.check_that_no_word_escaped()


def test_the_lock_with_all_that_can_be_wrong(english: Somebody) -> None:
    english.journey._choose("zelfscan", "")
    english.journey.gate.make(PASSPHRASE)
    english.wait()
    for reason in ("locked", "hidden", "idle"):
        english.journey.lock(reason)
        english.read()
        unlock = english.page(UnlockPage)
        unlock._submit()
        english.read()
        english.journey.gate.open("een andere wachtzin")
        english.read()
        unlock._show_lost()
        unlock.show_busy(True)
        english.read()
        english.journey.gate._not_unlocked(ZelfscanError("«fout»"))
        english.read()
        english.journey.gate.open(PASSPHRASE)
        english.wait()
    english.journey.side.show("proof")
    english.read()
    english.check_that_no_word_escaped()


@pytest.mark.parametrize("pack", ["zelfscan", "woningscan"])
def test_every_question_with_all_around_it(english: Somebody, pack: str) -> None:
    english.open(pack)
    page = english.page(QuestionPage)
    for item in english.journey._pages.scan.pack.item_by_id:  # type: ignore[union-attr]
        page.open_item(item)
        english.seen.update(words_of(page))
    page._answer(UNKNOWN)
    page._flag(True)
    page.extras._toggle_note()
    for size in (WIDE, NARROW):
        english.window.resize(*size)
        page.why.set_open(not page.why.is_open())
        english.read()
        page.why.set_open(not page.why.is_open())
        english.read()
    english.check_that_no_word_escaped()


@pytest.mark.parametrize("is_example", [True, False])
def test_the_result_and_the_reasons_of_every_figure(english: Somebody, is_example: bool) -> None:
    if is_example:
        english.journey._open_example()
    else:
        english.open("zelfscan")
        english.page(QuestionPage)._answer(UNKNOWN)
        english.journey.show_tab(RESULT)
    english.read()
    page = english.page(ResultPage)
    assert page.overview is not None
    page.overview._turn_all_good()
    page.overview.house.show_list(True)
    english.read()
    for subject in list(page.overview._row_of) + [f"place:{each.id}" for each in page.overview.house._places]:
        page.open_why(subject)
        english.wait()
        if page.why is not None:
            page.why._turn_effects()
            page.why._turn_quiet()
            page.why._turn_basis()
        english.read()
    english.window.resize(*NARROW)
    english.read()
    english.check_that_no_word_escaped()


@pytest.mark.parametrize("is_example", [True, False])
def test_the_plan_with_every_step_open_and_tried(english: Somebody, is_example: bool) -> None:
    if is_example:
        english.journey._open_example()
    else:
        english.open("zelfscan")
    english.journey.show_tab(PLAN)
    page = english.page(PlanPage)
    english.read()
    for group in page.steps.groups():
        group.unfold()
    for row in page.steps.rows():
        row.set_open(True)
        row.more_button.click()
        english.seen.update(words_of(row))
    for step in [row.step.id for row in page.steps.rows() if row.switch is not None][:3]:
        page._try_out(step, True)
        english.read()
    for row, choice in zip(list(page.steps.rows())[3:], ("planned", "done", "declined"), strict=False):
        page._choose(row.step.id, choice)
        english.read()
    english.window.resize(*NARROW)
    english.read()
    english.check_that_no_word_escaped()


def test_the_report_with_all_that_can_happen(english: Somebody, tmp_path: Path) -> None:
    english.journey._open_example()
    english.journey.show_tab(REPORT)
    page = english.page(ReportPage)
    english.read()
    page.lock.setChecked(True)
    for typed in ("", "kort", "é" * 200):
        page.password.set_text(typed)
        page.save()
        english.read()
    page.lock.setChecked(False)
    english.folder = str(tmp_path)
    for path in (tmp_path / "report.pdf", tmp_path / "nowhere" / "report.pdf"):
        ask.answer_next(path)
        page.save()
        english.seen.update(words_of(page))
        english.read()
    ask.answer_next(tmp_path / "report.pdf")
    page.save()
    page._act()
    english.read()
    english.check_that_no_word_escaped()


def test_the_progress_over_several_days(english: Somebody) -> None:
    english.journey._open_example()
    english.journey._pages.show(PROGRESS)
    page = english.page(ProgressPage)
    english.read()
    page.history.show_list(True)
    english.read()
    scan = english.journey._pages.scan
    assert scan is not None
    for days, answer in ((1, "yes"), (2, UNKNOWN)):
        at = scan.clock() + timedelta(days=days)
        for item in list(scan.journal.responses().values)[days::3]:
            options = scan.pack.item_by_id[item].option_by_id if item in scan.pack.item_by_id else {}
            if answer in options or answer == UNKNOWN:
                scan.journal.answer(item, answer, at)
        page.refresh()
        english.read()
    english.window.resize(*NARROW)
    english.read()
    english.check_that_no_word_escaped()


def test_the_log_from_empty_to_an_incident_with_what_helps(english: Somebody) -> None:
    english.journey._open_example()
    english.journey._pages.show(LOG)
    page = english.page(IncidentsPage)
    english.read()
    page._next()
    english.read()
    assert page.form is not None
    kinds = [page.form.kind.itemData(index) for index in range(page.form.kind.count())]
    page._next()
    english.read()
    page.form.day.set_text("«dag»")
    page._next()
    english.read()
    page._back()
    for kind in filter(None, kinds):
        page._next()
        assert page.form is not None
        page.form.kind.choose(kind)
        page.form.filled.emit()
        english.read()
        page.form.day.set_text("20-11-2026")
        page.form.text.setPlainText("«woorden»")
        page._next()
        english.read()
        page._back()
        english.read()
    english.check_that_no_word_escaped()


def test_the_dossiers_of_an_adviser(english: Somebody, tmp_path: Path) -> None:
    parts, journey = english.journey._parts, english.journey
    journey._take_opened(create_vault(parts.lock.folder, PASSPHRASE, parts.clock(), LIGHTEST, "adviser"))
    page = journey.dossiers.page
    english.read()
    for name in ("", "«een»", "«een»", "«twee»"):
        page.new_button.click()
        assert page.form is not None
        page.form.name.set_text(name)
        page.form.keep_button.click()
        english.read()
    page._drop_form()
    vault = parts.lock.required()
    vault.keep_until(vault.dossiers()[0].id, parts.clock().date() - timedelta(days=1))
    page.refresh()
    english.read()
    page.action("change").click()
    english.read()
    page.search.set_text("«niets»")
    page._search()
    english.read()
    page.search.set_text("")
    page._search()
    page.action("archive").click()
    english.read()
    page.archive_link.click()
    english.read()
    for path in (None, tmp_path / "proof.txt"):
        ask.answer_next(path or True)
        (page.action("delete").click if path is None else page._save_proof)()
        english.seen.update(words_of(page.told))
        english.read()
    english.folder = str(tmp_path)
    english.check_that_no_word_escaped()


def test_the_doors_and_windows_of_a_dossier(english: Somebody) -> None:
    parts, journey = english.journey._parts, english.journey
    journey._take_opened(create_vault(parts.lock.folder, PASSPHRASE, parts.clock(), LIGHTEST, "adviser"))
    journey.dossiers.page.opened.emit(journey.dossiers._desk.create("«een»", "home", "90"))
    english.wait()
    journey.show_tab("elements")
    doors = english.page(ElementsPage)
    english.read()
    for kind in ("door", "window"):
        doors._show_kind(kind)
        for button in doors.add_buttons():
            button.click()
            english.read()
        doors.table.go_to("", "reach")
        for place in range(9):
            doors._press(place % 4)
            english.read()
        doors._open_form(doors.table.here()[0])
        english.read()
    ask.answer_next(True)
    doors._remove(doors._view.rows[0])  # type: ignore[union-attr]
    english.read()
    english.check_that_no_word_escaped()


def on_a_visit(english: Somebody) -> None:
    """Open the dossier of a home, with a door in it."""
    parts, journey = english.journey._parts, english.journey
    journey._take_opened(create_vault(parts.lock.folder, PASSPHRASE, parts.clock(), LIGHTEST, "adviser"))
    journey.dossiers.page.opened.emit(journey.dossiers._desk.create("«een»", "home", "90"))
    english.wait()
    journey.show_tab("elements")
    english.page(ElementsPage).add_buttons()[0].click()


def test_the_photographs_of_a_visit(
    english: Somebody, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_visit(english)
    english.journey.show_tab("photos")
    photos = english.page(PhotosPage)
    english.read()
    photos.bring_in([photos._desk.reading(a_picture())] * 2)
    english.read()
    english.wait()
    photos.bring_in(photos._desk.reading_files([tmp_path / f"{number}.jpg" for number in range(5)]))
    english.read()
    QGuiApplication.clipboard().clear()
    photos._paste()
    english.read()
    photos._start_camera()
    english.read()
    photos.card.subject.choose(photos.card.subject.itemData(1))
    photos.card.leave()
    english.read()
    photos.open_editor(photos.grid.chosen_id())
    assert photos.editor is not None
    photos.editor._ask_words(0.5, 0.5)
    english.read()
    for tool in photos.editor.tools.choice.buttons():
        tool.click()
        english.read()
    photos._close_editor()
    monkeypatch.setattr(photos._desk, "picture", lambda _id: b"damaged")
    photos.open_editor(photos.grid.chosen_id())
    english.read()
    english.folder = str(tmp_path)
    english.check_that_no_word_escaped()


def test_the_findings_of_a_visit(english: Somebody) -> None:
    on_a_visit(english)
    english.page(ElementsPage)._press(3)
    english.journey.show_tab("findings")
    findings = english.page(FindingsPage)
    english.read()
    findings._open_search()
    for words in ("‹", "«niets»"):
        findings.search.words.set_text(words)
        findings.search._find()
        english.read()
    findings._make("")
    english.read()
    for proposal in findings._desk.view().proposals[:2]:
        findings._take_over(proposal.key)
        english.read()
    assert findings.form is not None
    findings.form.priority.segment("direct").click()
    findings.form.own_text.setPlainText("«" + "a" * 50_000 + "»")
    assert not findings.leave()
    english.read()
    findings.form.own_text.setPlainText("")
    english.check_that_no_word_escaped()


def test_the_plans_of_a_visit(english: Somebody, tmp_path: Path) -> None:
    on_a_visit(english)
    english.journey.show_tab("sheets")
    sheets = english.page(SheetsPage)
    english.read()
    for _ in range(7):
        sheets._add()
        english.read()
    sheets.canvas.change_sheet(add_pin(a_floor().model_copy(update={"rooms": ()}), 0.25, 0.25))
    english.qtbot.waitUntil(lambda: bool(sheets.pin_choices))
    english.read()
    sheets.canvas.set_tool("room")
    for tool in sheets.tools.choice.buttons():
        tool.click()
        english.read()
    ask.answer_next(tmp_path / "0.jpg")
    sheets._change_picture()
    english.read()
    english.folder = str(tmp_path)
    english.check_that_no_word_escaped()


def test_closing_a_visit(english: Somebody) -> None:
    on_a_visit(english)
    english.journey.show_tab("closing")
    closing = english.page(ClosingPage)
    english.read()
    closing.signs[0]._keep()
    closing._propose()
    closing._turn_aloud()
    english.read()
    closing._turn_aloud()
    for card in closing.signs:
        card.name.set_text("«naam»")
        card._keep()
    english.read()
    closing.conclusion.setPlainText("«woorden»")
    assert closing.leave()
    english.read()
    closing.conclusion.setPlainText("«" + "a" * 100_000 + "»")
    assert not closing.leave()
    english.read()
    english.check_that_no_word_escaped()


def test_a_visit_goes_on_at_the_same_place_in_another_language(somebody: Somebody) -> None:
    somebody.begin()
    on_a_visit(somebody)
    somebody.journey.show_tab("photos")
    photos = somebody.page(PhotosPage)
    photos.bring_in([photos._desk.reading(a_picture())] * 2)
    somebody.wait()
    photos.grid.choose(photos._desk.view().photos[1].id)
    photos.card.caption.set_text("«bijschrift»")
    somebody.speak()
    assert photos.card.caption.text() == "«bijschrift»"
    assert photos.card.heading.text() == "«Foto 2»"
    somebody.speak("nl")
    assert photos.card.heading.text() == "Foto 2"


def test_the_emergency_card(english: Somebody) -> None:
    english.window.open_card()
    english.read()
    assert any("‹" in words for words in (each.text() for each in english.window.card.findChildren(QLabel)))
    english.check_that_no_word_escaped()


def test_everything_that_is_said_above_the_page(english: Somebody, tmp_path: Path) -> None:
    english.journey._open_example()
    english.window.set_warning(True)
    english.read()
    english.journey._packs._refuse(PackError(()))
    english.read()
    english.journey._stay_in_memory(english.journey._parts.start.journal, CannotWrite(tmp_path, "«reden»"))  # type: ignore[arg-type]
    english.read()
    english.folder = str(tmp_path)
    english.window.show_trouble("Dit lukte niet.", str(cannot_write(tmp_path, OSError(13, "no"))))
    english.read()
    english.check_that_no_word_escaped()


def test_what_is_said_after_a_bug(english: Somebody, qtbot: QtBot) -> None:
    try:
        raise ValueError("niets")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    qtbot.waitUntil(lambda: "fout gemaakt" in english.window.notices())
    english.read()
    english.check_that_no_word_escaped()


@pytest.mark.parametrize("size", [WIDE, NARROW, (520, 600)])
def test_the_header_and_its_menu(english: Somebody, size: tuple[int, int]) -> None:
    english.open("woningscan")
    english.window.resize(*size)
    english.read()
    english.seen.update(words_of(english.window.header.menu))
    english.check_that_no_word_escaped()
    assert "Nederlands" in [action.text() for action in english.window.header.menu.actions()]


def test_every_dialog(english: Somebody, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    english.open("woningscan")
    english.page(QuestionPage)._answer(UNKNOWN)
    shown: list[type[QDialog]] = []

    def look(dialog: QDialog) -> bool:
        shown.append(type(dialog))
        if isinstance(dialog, QFileDialog):
            labels = [QFileDialog.DialogLabel.LookIn, QFileDialog.DialogLabel.FileType]
            english.seen.update(("file dialog", dialog.labelText(label)) for label in labels)
            english.seen.add(("file dialog", dialog.windowTitle()))
        else:
            english.seen.update(words_of(dialog))
        return False

    monkeypatch.setattr(ask, "_is_accepted", look)
    english.journey._may_close()
    english.journey.show_tab(REPORT)
    english.page(ReportPage).save()
    assert shown == [ConfirmDialog, QFileDialog]
    english.check_that_no_word_escaped()


def test_qt_speaks_the_same_language(somebody: Somebody, qapp: QApplication) -> None:
    speech.speak(qapp, "nl")
    assert qapp.translate("QPlatformTheme", "Cancel") == "Annuleren"
    speech.speak(qapp, "en")
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"


# Everybody stays where they were


def test_a_scan_goes_on_at_the_same_question_and_back(somebody: Somebody) -> None:
    somebody.begin()
    somebody.open("woningscan")
    page = somebody.page(QuestionPage)
    for _ in range(3):
        page._answer(page._view.answers[0].id)  # type: ignore[union-attr]
        page._next()
    page._back()
    item, dutch = page._view.item, page.heading.text()  # type: ignore[union-attr]
    chosen = page.answers.chosen_id()
    somebody.speak()
    assert somebody.page(QuestionPage) is page
    assert (page._view.item, page.answers.chosen_id()) == (item, chosen)  # type: ignore[union-attr]
    assert page.heading.text() == f"‹{dutch}›"
    somebody.speak("nl")
    assert page.heading.text() == dutch
    page._next()
    assert page._view.item != item  # type: ignore[union-attr]


def test_what_was_typed_is_kept_first(somebody: Somebody) -> None:
    somebody.begin()
    somebody.open("woningscan")
    page = somebody.page(QuestionPage)
    page.extras._toggle_note()
    page.extras.note_field.setPlainText("Bij de achterdeur")
    somebody.speak()
    assert page.extras.note_field.toPlainText() == "Bij de achterdeur"


def test_a_page_that_cannot_keep_what_was_typed_stays_dutch(
    somebody: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody.begin()
    somebody.open("woningscan")
    page = somebody.page(QuestionPage)
    monkeypatch.setattr(page, "leave", lambda: False)
    somebody.speak()
    assert i18n.spoken() == "nl"
    assert "«" not in "".join(words for _, words in words_of(page))


def test_the_scan_is_the_same_one_when_it_is_opened_again(somebody: Somebody) -> None:
    somebody.begin()
    somebody.open("woningscan")
    page = somebody.page(QuestionPage)
    page._answer(page._view.answers[0].id)  # type: ignore[union-attr]
    page._next()
    item = page._view.item  # type: ignore[union-attr]
    somebody.journey._choose_from_menu("start")
    somebody.speak()
    somebody.journey._choose("woningscan", "")
    assert somebody.page(QuestionPage)._view.item == item  # type: ignore[union-attr]


def test_the_reasons_of_a_figure_stay_open(somebody: Somebody) -> None:
    somebody.begin()
    somebody.journey._open_example()
    somebody.wait()
    page = somebody.page(ResultPage)
    assert page.overview is not None
    subject = next(iter(page.overview._row_of))
    page.open_why(subject)
    somebody.wait()
    somebody.speak()
    assert page.subject == subject and page.why is not None and page.why.isVisible()
    assert "‹" in page.why.heading.text()
    page.close_why()
    assert "«" in page.overview.heading.text()


def test_the_plan_keeps_what_is_open_unfolded_and_tried(somebody: Somebody) -> None:
    somebody.begin()
    somebody.journey._open_example()
    somebody.journey.show_tab(PLAN)
    page = somebody.page(PlanPage)
    for group in page.steps.groups():
        group.unfold()
    steps = [row.step.id for row in page.steps.rows()]
    last = page.steps.rows()[-1]
    last.set_open(True)
    tried = next(row.step.id for row in page.steps.rows() if row.switch is not None)
    page._try_out(tried, True)
    somebody.speak()
    assert [row.step.id for row in page.steps.rows()] == steps
    assert page.steps.rows()[-1].is_open()
    assert page.steps.row(tried).switch.isChecked()  # type: ignore[union-attr]


def test_pages_out_of_sight_follow_when_they_are_shown(somebody: Somebody) -> None:
    somebody.begin()
    somebody.journey._open_example()
    for tab in (PLAN, REPORT, QUESTIONS, RESULT):
        somebody.journey.show_tab(tab)
    somebody.wait()
    somebody.speak()
    for tab in (QUESTIONS, PLAN, REPORT, RESULT):
        somebody.journey.show_tab(tab)
        somebody.wait()
        somebody.seen.update(words_of(somebody.page(Page)))
    somebody.check_that_no_word_escaped()


def test_a_report_under_way_is_finished(somebody: Somebody, tmp_path: Path) -> None:
    somebody.begin()
    somebody.journey._open_example()
    somebody.journey.show_tab(REPORT)
    page = somebody.page(ReportPage)
    page.lock.setChecked(True)
    page.password.set_text(PASSPHRASE)
    ask.answer_next(tmp_path / "report.pdf")
    page.save()
    somebody.journey.speak("en")
    somebody.wait()
    assert (tmp_path / "report.pdf").exists()
    assert page.password.text() == PASSPHRASE and page.lock.isChecked()
    assert page.message.text().startswith("«")


def test_the_focus_stays_on_the_same_thing(somebody: Somebody, qtbot: QtBot) -> None:
    somebody.begin()
    somebody.open("woningscan")
    page = somebody.page(QuestionPage)
    page.answers.rows()[1].setFocus()
    qtbot.waitUntil(page.answers.rows()[1].hasFocus)
    somebody.speak()
    qtbot.waitUntil(page.answers.rows()[1].hasFocus)
    somebody.window.header.menu_button.setFocus()
    somebody.speak("nl")
    assert somebody.window.header.menu_button.hasFocus()


def test_the_card_that_lies_open_follows_and_gives_the_focus_back(somebody: Somebody, qtbot: QtBot) -> None:
    somebody.begin()
    somebody.open("woningscan")
    page = somebody.page(QuestionPage)
    page.answers.rows()[0].setFocus()
    somebody.window.open_card()
    somebody.speak()
    assert somebody.window.card.isVisible() and somebody.window.card.close_button.hasFocus()
    somebody.read()
    QTest.keyClick(somebody.window.card.close_button, Qt.Key.Key_Escape)
    assert not somebody.window.card.isVisible()
    somebody.check_that_no_word_escaped()


def test_the_menu_offers_the_other_language(somebody: Somebody) -> None:
    somebody.begin()
    entries = {action.text(): action for action in somebody.window.header.menu.actions()}
    assert "English" in entries and "Nederlands" not in entries
    entries["English"].trigger()
    somebody.wait()
    assert i18n.spoken() == "en"
    entries = {action.text(): action for action in somebody.window.header.menu.actions()}
    entries["Nederlands"].trigger()
    somebody.wait()
    assert i18n.spoken() == "nl"


def test_questions_that_cannot_be_read_in_a_language_change_nothing(somebody: Somebody) -> None:
    somebody.begin()

    def refuse(language: str) -> Packs:
        raise PackError(())

    somebody.load = refuse
    somebody.speak()
    assert i18n.spoken() == "nl"
    assert "niet te lezen" in somebody.window.notices()


def test_no_window_of_its_own_opens_for_a_moment(somebody: Somebody, qapp: QApplication) -> None:
    opened: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                opened.append(type(watched).__name__)
            return False

    somebody.begin()
    somebody.journey._open_example()
    watch = Watch()
    for tab in (QUESTIONS, RESULT, PLAN, REPORT):
        somebody.journey.show_tab(tab)
        somebody.wait()
        qapp.installEventFilter(watch)
        somebody.speak("en")
        somebody.speak("nl")
        qapp.removeEventFilter(watch)
    assert opened == []


def test_the_shipped_program_can_speak_it(qapp: QApplication) -> None:
    try:
        speech.speak(qapp, "en")
        assert i18n.spoken() == "en"
    finally:
        speech.speak(qapp, "nl")
    assert (resources_folder() / "locale" / "en" / "LC_MESSAGES" / "zelfscan.mo").exists()
    assert QLocale("en").language() == QLocale.Language.English
