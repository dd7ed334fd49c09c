"""The page of doors and windows: added with one press, filled in like a sheet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.files import DiskFull
from zelfscan.gui import ask
from zelfscan.gui.pages.elements import ElementsPage
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.elements_desk import ElementsDesk
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.start_desk import Packs, load_packs
from zelfscan.store.vault import Vault


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs(questionnaires_folder())


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, packs: Packs, clock: FixedClock) -> Iterator[ElementsPage]:
    vault = Vault.create(tmp_path / "vault", "fiets onder groene brug", LIGHTEST)
    journal = VaultJournal(vault.create_dossier("D-01", clock()))
    loaded = packs.by_id["woningscan"]
    route = loaded.pack.route("adviseur")
    assert route is not None
    journal.book.know(loaded.pack.element_kinds)
    scan = OpenScan(loaded, route, journal, clock, book=journal.book)
    page = ElementsPage(ElementsDesk(scan, journal.book))
    qtbot.addWidget(page)
    page.resize(1400, 900)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    yield page
    vault.close()


def press(page: ElementsPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.table, key)


def shown(page: ElementsPage) -> list[list[str]]:
    model = page.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def add(page: ElementsPage, name: str) -> None:
    next(button for button in page.add_buttons() if button.text() == name).click()


def test_the_first_press_adds_and_the_sheet_begins_at_what_is_open(page: ElementsPage) -> None:
    assert page.start_focus() is page.add_buttons()[0]
    add(page, "Voordeur")
    assert shown(page) == [["D1", "Voordeur", "Nagaan", "Ja", "–", "–", "–", "–"]]
    assert page.table.here()[1] == "front-door.lock-grade"
    assert page.start_focus() is page.table


def test_digits_fill_in_row_by_row(page: ElementsPage) -> None:
    add(page, "Voordeur")
    add(page, "Achterdeur")
    page.table.go_to(page.table._sheet.at(page.table._sheet.index(0, 0))[0], "reach")
    press(page, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_1)
    press(page, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_0)
    assert shown(page) == [
        ["D1", "Voordeur", "Binnen 3 maanden", "Ja", "1 ster", "Ja", "Ja", "Nee"],
        ["D2", "Achterdeur", "Direct", "Ja", "Geen", "Weet ik niet", "–", "–"],
    ]
    press(page, Qt.Key.Key_Left, Qt.Key.Key_Delete)
    assert shown(page)[1][5] == "–"


def test_a_digit_that_is_no_answer_changes_nothing(page: ElementsPage) -> None:
    add(page, "Voordeur")
    before = shown(page)
    press(page, Qt.Key.Key_9, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_1)
    assert shown(page) == before


def test_the_answers_of_a_cell_can_be_touched(page: ElementsPage) -> None:
    add(page, "Voordeur")
    assert page.answers is not None
    assert page.answers.accessibleName().startswith("Hoeveel sterren heeft het slot van deze deur")
    assert all(part.height() >= 44 for part in page.answers.segments())
    page.answers.segment("no").click()
    assert shown(page)[0][4] == "Geen"


def test_windows_stand_in_a_table_of_their_own(page: ElementsPage) -> None:
    add(page, "Voordeur")
    page.kinds.segment("window").click()
    assert shown(page) == []
    add(page, "Dakraam")
    assert shown(page) == [["R1", "Dakraam", "Nagaan", "–", "–", "–"]]
    page.table.go_to("", "reach")
    press(page, Qt.Key.Key_3)
    assert shown(page)[0][2] == "Niet nodig"
    page.kinds.segment("door").click()
    assert [row[0] for row in shown(page)] == ["D1"]


def test_a_copy_has_the_same_answers(page: ElementsPage) -> None:
    add(page, "Tuindeur")
    press(page, Qt.Key.Key_3)
    page._make(lambda: page._desk.copy(page.table.here()[0]))
    assert [row[1] for row in shown(page)] == ["Tuindeur", "Tuindeur 2"]
    assert [row[4] for row in shown(page)] == ["Geen", "Geen"]


def test_name_and_place_are_changed_in_a_form(page: ElementsPage) -> None:
    add(page, "Voordeur")
    page._open_form(page.table.here()[0])
    assert page.form is not None
    page.form.name.set_text("Deur steeg")
    page.form.facade.choose("left")
    page.form.remark.set_text("Cilinder steekt uit")
    page.form.keep_button.click()
    assert page.form is None
    assert shown(page)[0][1] == "Deur steeg"


def test_removing_asks_first(page: ElementsPage) -> None:
    add(page, "Voordeur")
    row = page._row(page.table.here()[0])
    assert row is not None
    ask.answer_next(False)
    page._remove(row)
    assert len(shown(page)) == 1
    ask.answer_next(True)
    page._remove(row)
    assert shown(page) == []
    assert page.start_focus() is page.add_buttons()[0]


def test_what_could_not_be_kept_is_said_and_not_shown(
    page: ElementsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add(page, "Voordeur")

    def full(*_: object) -> None:
        raise DiskFull(tmp_path)

    monkeypatch.setattr(page._desk, "choose", full)
    press(page, Qt.Key.Key_1)
    assert "Dit is niet bewaard." in page.trouble.text()
    assert shown(page)[0][4] == "–"


def test_a_screen_reader_hears_which_door_and_how_it_stands(page: ElementsPage) -> None:
    add(page, "Voordeur")
    table = QAccessible.queryAccessibleInterface(page.table)
    assert table.text(QAccessible.Text.Name) == "Buitendeuren (1)"
    index = page.table.model().index(0, 4)
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "D1 Voordeur: Nagaan"


def test_tab_leaves_the_sheet(page: ElementsPage) -> None:
    add(page, "Voordeur")
    page.table.setFocus()
    press(page, Qt.Key.Key_Tab)
    assert not page.table.hasFocus()
