"""What a screen reader finds on every page: names, roles, groups with their question, and headings.

A page that is added later has to be walked as well: the last test counts the classes.
"""

import inspect
import pkgutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.sheet_hands import a_floor
from tests.packs.contents import CHANGES, KEYS, newer_content
from tests.presenters.visits import a_picture
from zelfscan import app
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.gui import background, pages
from zelfscan.gui.journey import Journey
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.pages.closing import ClosingPage
from zelfscan.gui.pages.elements import ElementsPage
from zelfscan.gui.pages.findings import FindingsPage
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.photos import PhotosPage
from zelfscan.gui.pages.practice import PracticePage
from zelfscan.gui.pages.put_back import PutBackPage
from zelfscan.gui.pages.recover import RecoverPage
from zelfscan.gui.pages.recovery_sheet import RecoverySheetPage
from zelfscan.gui.pages.report import ReportPage
from zelfscan.gui.pages.safe import SafePage
from zelfscan.gui.pages.sheets import SheetsPage
from zelfscan.gui.pages.taking_over import TakingOverPage
from zelfscan.policy.policy import Policy
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.lock_desk import LockDesk, create_vault, open_vault
from zelfscan.presenters.taking_over_desk import HeaderView
from zelfscan.store.copies import keep_copy
from zelfscan.store.retention import set_goes_at_end

Role = QAccessible.Role
#: What somebody can work with, or goes to: it needs a name.
_NAMED = frozenset(
    [
        Role.Button,
        Role.PushButton,
        Role.Link,
        Role.CheckBox,
        Role.RadioButton,
        Role.ComboBox,
        Role.EditableText,
        Role.PageTab,
        Role.MenuItem,
        Role.ButtonMenu,
        Role.Heading,
        Role.Slider,
        Role.SpinBox,
    ]
)
_walked: set[type[Page]] = set()


@dataclass(frozen=True)
class Found:
    """One thing in the tree, with the names of what it stands in."""

    role: Role
    name: str
    is_focusable: bool
    around: tuple[tuple[Role, str], ...]


def things_in(interface: QAccessibleInterface, around: tuple[tuple[Role, str], ...] = ()) -> Iterator[Found]:
    """Give everything that is in sight below a thing, in the order of the tree."""
    for at in range(interface.childCount()):
        child = interface.child(at)
        if not child.isValid() or child.state().invisible:
            continue
        name, role = child.text(QAccessible.Text.Name), child.role()
        yield Found(role, name, bool(child.state().focusable), around)
        yield from things_in(child, (*around, (role, name)))


class Walker:
    """Goes through the window as a person does, and looks at each page with the eyes of a screen reader."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.window: MainWindow = app.make_window()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.show()
        parts = app.make_parts()
        parts = type(parts)(**{**vars(parts), "lock": LockDesk(parts.lock.folder, parts.clock, LIGHTEST)})
        self.journey = Journey(self.window, parts)
        self.window.ask_before_closing(lambda: True)
        self.journey.begin()
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(background.is_idle, timeout=30_000)

    def open(self, pack: str) -> None:
        """Begin a scan that is kept nowhere."""
        start = self.journey._parts.start
        start.journal = start.journal or MemoryJournal()
        self.journey._choose(pack, "")
        self.wait()

    def look(self, widget: QWidget | None = None) -> list[Found]:
        """Return what is on the page that is shown, and check it."""
        self.wait()
        page = self.window.page()
        assert page is not None
        _walked.add(type(page))
        interface = QAccessible.queryAccessibleInterface(widget or page)
        assert interface is not None
        found = list(things_in(interface))
        where = type(page).__name__
        nameless = [each.role.name for each in found if each.role in _NAMED and not each.name.strip()]
        assert nameless == [], where
        assert [each.role.name for each in found if each.is_focusable and not each.name.strip()] == [], where
        for each in found:
            if each.role == Role.RadioButton:
                groups = [name for role, name in each.around if role == Role.Grouping and name.strip()]
                assert groups, f"{where}: {each.name} stands in no group with a name"
        assert any(each.role == Role.Heading for each in found), where
        return found


@pytest.fixture
def walker(qtbot: QtBot) -> Walker:
    """Somebody at the first page, with the questions read."""
    return Walker(qtbot)


def walk_the_menu(walker: Walker) -> None:
    """Look at the first page, and at each page that the Menu leads to from there."""
    walker.look()
    for entry, _words in walker.journey.side.entries(is_locked=False):
        if not entry.startswith("speak:"):
            walker.journey._choose_from_menu(entry)
            walker.look()


def walk_the_content(walker: Walker) -> None:
    """Look at the page about newer questionnaires: without keys, and with a folder that was looked at."""
    content, shelf = walker.journey.side.content, walker.journey._parts.content
    content.show()
    walker.look()
    shelf.policy = Policy(enforced={"SigningKeys": (KEYS[0].text,)})
    page = content.page
    assert page is not None
    page.begin()
    page.look_at(newer_content(Path(tempfile.mkdtemp()) / "newer", CHANGES))
    walker.qtbot.waitUntil(page.found.isVisible, timeout=30_000)
    for row in page.found.rows:
        row.set_open(True)
    assert len(walker.look()) > 20
    page.leave()


def walk_the_lock(walker: Walker) -> None:
    """Look at the page that asks for a new passphrase, and at the one that asks for the old one."""
    walker.journey._ask_passphrase(can_keep_nothing=True)
    walker.look()
    walker.journey._show_lock()
    walker.look()
    walker.journey._is_locked = False


def walk_the_dossiers(walker: Walker) -> None:
    """Look at the list of an adviser: empty, with a form, and with a dossier."""
    journey = walker.journey
    parts = journey._parts
    made = create_vault(parts.lock.folder, "fiets onder groene brug", parts.clock(), LIGHTEST, "adviser")
    journey._take_opened(made)
    walker.look()
    page = journey.dossiers.page
    page.new_button.click()
    walker.look()
    assert page.form is not None
    page.form.keep_button.click()
    walker.look()
    page.action("open").click()
    walker.wait()
    journey.show_tab("elements")
    walker.look()
    doors = walker.window.page()
    assert isinstance(doors, ElementsPage)
    doors.add_buttons()[0].click()
    walker.look()
    doors._open_form(doors.table.here()[0])
    walker.look()
    walk_the_visit(walker)
    walk_beside_the_dossiers(walker)
    journey.lock()


def walk_beside_the_dossiers(walker: Walker) -> None:
    """Look at two dossiers beside each other, at the practice house, and at what somebody else gave."""
    journey = walker.journey
    journey._leave_strip()
    page = journey.dossiers.page
    page.new_button.click()
    assert page.form is not None
    page.form.keep_button.click()
    page.action("beside").click()
    walker.look()
    walk_the_codes(walker)
    journey.dossiers.practise()
    walker.look()
    practice = walker.window.page()
    assert isinstance(practice, PracticePage)
    practice._desk.begin()
    practice.refresh()
    practice._compare()
    walker.look()
    journey.dossiers.take_over()
    walker.look()
    taking_over = walker.window.page()
    assert isinstance(taking_over, TakingOverPage)
    taking_over._ask_codes(HeaderView(2, "Voor dit bestand zijn 2 codes nodig."))
    walker.look()


def walk_the_codes(walker: Walker) -> None:
    """Look at where a dossier gets a code of its own, where it is changed, and where it is asked for."""
    codes, page = walker.journey.dossiers.codes, walker.journey.dossiers.page
    walker.journey.dossiers.show()
    page.action("code").click()
    walker.look()
    for field in (codes.page.new, codes.page.again) if codes.page is not None else ():
        field.set_text("lamp naast raam")
    assert codes.page is not None
    codes.page.button.click()
    walker.look()
    page.action("code").click()
    walker.look()
    assert codes.page is not None
    codes.page.back_button.click()
    page.action("open").click()
    walker.look()
    assert codes.page is not None
    codes.page.back_button.click()


def walk_the_visit(walker: Walker) -> None:
    """Look at the parts of a visit beside the doors: empty, and with something in them."""
    journey = walker.journey
    journey.show_tab("photos")
    walker.look()
    photos = walker.window.page()
    assert isinstance(photos, PhotosPage)
    photos.bring_in([photos._desk.reading(a_picture())] * 2)
    walker.look()
    photos.open_editor(photos.grid.chosen_id())
    editor = photos.editor
    assert editor is not None
    editor._ask_words(0.5, 0.5)
    walker.look()
    journey.show_tab("findings")
    walker.look()
    findings = walker.window.page()
    assert isinstance(findings, FindingsPage)
    findings._open_search()
    findings.search.words.set_text("slot")
    findings.search._find()
    walker.look()
    findings._make("")
    walker.look()
    journey.show_tab("sheets")
    walker.look()
    sheets = walker.window.page()
    assert isinstance(sheets, SheetsPage)
    for _ in range(2):
        sheets.add_button.click()
    sheets.canvas.change_sheet(a_floor())
    sheets.canvas.choose(sheets.canvas.sheet().rooms[0].id)
    walker.qtbot.waitUntil(lambda: len(sheets.pin_choices) == len(a_floor().pins))
    walker.look()
    journey.show_tab("closing")
    walker.look()
    closing = walker.window.page()
    assert isinstance(closing, ClosingPage)
    closing.propose_button.click()
    closing.aloud_button.click()
    walker.look()


def walk_the_safe(walker: Walker) -> None:
    """Look at the page of the open vault with its forms, and at what comes of the work on it."""
    journey = walker.journey
    parts = journey._parts
    made = create_vault(
        parts.lock.folder.with_name("vault-7"), "fiets onder groene brug", parts.clock(), LIGHTEST
    )
    parts.lock.folder = made.vault.folder
    journey._take_opened(made)
    keep_copy(made.vault, made.vault.folder, parts.clock())
    journey._choose_from_menu("safe")
    walker.look()
    safe = walker.window.page()
    assert isinstance(safe, SafePage)
    for opener in (safe.passphrase.open_button, safe.keys.open_button, safe.wipe.open_button):
        opener.click()
    walker.look()
    safe.sheet.make_button.click()
    walker.look()
    sheet = walker.window.page()
    assert isinstance(sheet, RecoverySheetPage)
    sheet.try_words()
    walker.look()
    sheet.back_button.click()
    journey.lock()
    journey.recovery.ask_sheet()
    walker.look()
    assert isinstance(walker.window.page(), RecoverPage)
    made = open_vault(parts.lock.folder, "fiets onder groene brug", parts.clock())
    journey._take_opened(made)
    journey._choose_from_menu("proof")
    walker.look()
    (entry,) = made.vault.dossiers()
    made.vault.keep_until(entry.id, parts.clock().date())
    set_goes_at_end(made.vault, entry.id, True)
    journey.side.safes.look_at_terms()
    journey.side.safes.tell_terms()
    walker.look()
    journey._choose_from_menu("safe")
    page = walker.window.page()
    assert isinstance(page, SafePage)
    page.put_back_asked.emit(page._backup.copies()[0].path)
    walker.look()
    back = walker.window.page()
    assert isinstance(back, PutBackPage)
    back.kind.segment("recovery").click()
    walker.look()
    journey.side.safes._wipe()
    walker.look()
    journey.side.safes._begin_anew()
    walker.wait()


def walk_the_scan(walker: Walker) -> None:
    """Look at every page of the open scan."""
    for page in walker.journey._pages.places():
        walker.journey.show_tab(page)
        walker.look()


def test_the_dossiers_of_an_adviser(walker: Walker) -> None:
    walk_the_dossiers(walker)


def test_the_vault_itself(walker: Walker) -> None:
    walk_the_safe(walker)


def test_the_first_page_and_what_the_menu_leads_to(walker: Walker) -> None:
    walk_the_menu(walker)


def test_making_a_passphrase_and_unlocking(walker: Walker) -> None:
    walk_the_lock(walker)


@pytest.mark.parametrize("pack", ["zelfscan", "woningscan"])
def test_a_fresh_scan_on_every_page(walker: Walker, pack: str) -> None:
    walker.open(pack)
    walk_the_scan(walker)


def test_every_answer_is_read_with_its_question(walker: Walker) -> None:
    walker.open("zelfscan")
    scan = walker.journey._pages.scan
    assert scan is not None
    for item in ("office.function", "threat.present", "front-door.lock-grade"):
        walker.journey.show_question(item)
        found = walker.look()
        question = str(scan.pack.item_by_id[item].question)
        answers = [each for each in found if each.role == Role.RadioButton]
        read = [each for each in answers if any(question in name for _, name in each.around)]
        assert read, item


def test_the_example_on_every_page_with_reasons_and_card(walker: Walker) -> None:
    walker.journey._open_example()
    walker.wait()
    walk_the_scan(walker)
    walker.journey._pages.show_subject("risk:burglary")
    walker.look()
    walker.window.open_card()
    walker.look(walker.window.card)
    walker.window.card.close_over()


def walk_the_editions(walker: Walker) -> None:
    """Look at every edition of the report, with all that can be ticked in sight."""
    walker.journey.show_tab("report")
    report = walker.window.page()
    assert isinstance(report, ReportPage)
    for edition in [each.id for each in report._view.editions]:
        report.editions.choose(edition)
        for row in report.ticks.groups.values():
            row.set_open(True)
        if report.ticks.photos is not None:
            report.ticks.photos.set_open(True)
        walker.look()


def test_every_edition_of_the_report(walker: Walker) -> None:
    walker.journey._open_example()
    walker.wait()
    walk_the_editions(walker)


def test_every_page_there_is_was_walked(walker: Walker) -> None:
    walk_the_menu(walker)
    walk_the_content(walker)
    walk_the_lock(walker)
    walk_the_dossiers(walker)
    walker.journey._parts.lock.lock("locked")
    walk_the_safe(walker)
    walker.journey._is_locked = False
    walker.open("zelfscan")
    walk_the_scan(walker)
    assert _pages() - _walked == set()


def _pages() -> set[type[Page]]:
    """Return every class of a page in the room of the pages, without those that others are built on."""
    found: set[type[Page]] = set()
    for module in pkgutil.iter_modules(pages.__path__):
        for _, kind in inspect.getmembers(import_module(f"{pages.__name__}.{module.name}"), inspect.isclass):
            if issubclass(kind, Page) and kind is not Page:
                found.add(kind)
    return {kind for kind in found if not any(kind in other.__mro__[1:] for other in found)}
