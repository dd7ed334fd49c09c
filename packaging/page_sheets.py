"""Make docs/pictures/pages-*.png and vault-*.png: every page in each look; ``dev.py pictures --sheets``.

Everything in them is made up. They are for looking: a page that is cut or unreadable shows at once.
"""

import io
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from pathlib import Path

from PIL import Image, ImageDraw
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from zelfscan import app as program
from zelfscan.core.sheet import Sheet, sheet_to
from zelfscan.core.sheet_changes import add_opening, add_pin, add_room
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.gui import background, looks
from zelfscan.gui.journey import Journey
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.pages.elements import ElementsPage
from zelfscan.gui.pages.findings import FindingsPage
from zelfscan.gui.pages.photos import PhotosPage
from zelfscan.gui.scan_pages import LOG, PLAN, PROGRESS, QUESTIONS, REPORT
from zelfscan.photos.reading import read_photo
from zelfscan.presenters.findings_desk import FindingsDesk
from zelfscan.presenters.lock_desk import create_vault
from zelfscan.presenters.visit_views import CLOSING, ELEMENTS, FINDINGS, PHOTOS, SHEETS
from zelfscan.settings.choices import Settings
from zelfscan.store.photographs import StoredPhoto

#: Name of the sheet, settings, and the size of the window.
LOOKS = (
    ("light", Settings(colours="light"), (1280, 800)),
    ("dark", Settings(colours="dark"), (1280, 800)),
    ("high-contrast", Settings(colours="high-contrast"), (1280, 800)),
    ("large-text", Settings(colours="light", text_size=200), (1280, 800)),
    ("small-window", Settings(colours="light"), (1024, 640)),
)
_COLUMNS, _WIDTH, _GAP, _COLOURS = 3, 560, 12, 64


def make_sheets(
    qt: QApplication, folder: Path, show_start: Callable[[MainWindow], Journey], settle: Callable[[int], None]
) -> None:
    """Walk through the window in each look; the pages about the vault have a sheet of their own."""
    for name, settings, size in LOOKS:
        looks.apply_settings(qt, settings)
        for kind, walk in (("pages", _walk), ("vault", import_module("vault_pages").walk)):
            window = program.make_window()
            window.resize(*size)
            window.show()
            journey, pages = show_start(window), []
            for _page in walk(window, journey):
                settle(300)
                pages.append(_small(window))
            window.ask_before_closing(lambda: True)
            window.close()
            _sheet(pages).save(folder / f"{kind}-{name}.png", optimize=True)


def _walk(window: MainWindow, journey: Journey) -> Iterator[str]:
    """Go to each page in turn, and give its name when it is there."""
    yield "start"
    for entry, _words in journey.side.entries(is_locked=False):
        if not entry.startswith("speak:"):
            journey._choose_from_menu(entry)
            yield entry
    journey.side.content.show()
    yield "content"
    journey.gate.create.show_choice(can_keep_nothing=True)
    window.show_page(journey.gate.create)
    yield "create"
    journey.gate.unlock.draw(journey._parts.lock.view())
    window.show_page(journey.gate.unlock)
    yield "unlock"
    journey.start.example_asked.emit()
    yield "example"
    for tab in (QUESTIONS, PLAN, REPORT, PROGRESS, LOG):
        journey.show_tab(tab)
        if tab == QUESTIONS:
            journey.show_question("front-door.lock-grade")
        yield tab
    journey._pages.show_subject("risk:burglary")
    yield "why"
    window.open_card()
    yield "card"
    window.card.close_over()
    journey.side.helps.turn_keys()
    yield "keys"
    journey.side.helps.close_keys()
    yield from dossiers(window, journey)


def dossiers(window: MainWindow, journey: Journey) -> Iterator[str]:
    """Go to the list of an adviser and to the doors of a made-up home, in a vault that is thrown away."""
    parts, desk = journey._parts, journey.dossiers._desk
    if journey._pages.scan is not None:
        journey._leave_strip()
    made = create_vault(parts.lock.folder, "voor de plaatjes", parts.clock(), LIGHTEST, "adviser")
    journey._take_opened(made)
    for kind, term in (("home", "90"), ("person", "30"), ("home", "none"), ("home", "365")):
        desk.create(desk.new_form().name, "person" if kind == "person" else "home", term)
    entries = made.vault.dossiers()
    made.vault.keep_until(entries[0].id, parts.clock().date() - timedelta(days=3))
    made.vault.note_progress(entries[2].id, 31, 49, parts.clock())
    journey.dossiers.page.refresh()
    yield "dossiers"
    journey.dossiers.page.opened.emit(entries[2].id)
    _wait()  # it is opened beside the window
    journey.show_tab(ELEMENTS)
    page = window.page()
    if isinstance(page, ElementsPage):
        for button, keys in zip(page.add_buttons(), (1111, 3232, 1002), strict=False):
            button.click()
            for key in str(keys):
                page._press(int(key))
    yield "elements"
    yield from _visit(window, journey)
    journey._leave_strip()
    journey.dossiers.practise()
    yield "practice"
    journey.dossiers.take_over()
    yield "take-over"
    journey.lock()
    shutil.rmtree(parts.lock.folder)


def _visit(window: MainWindow, journey: Journey) -> Iterator[str]:
    """Go through the other parts of a visit, with made-up photographs."""
    scan = journey._pages.scan
    if scan is None or scan.visit is None or scan.book is None:
        raise RuntimeError("no dossier is open")
    door = scan.book.all()[0].id
    for number, caption in enumerate(("De cilinder steekt uit", "Brievenbus zonder bak", ""), 1):
        photo = read_photo(_photograph(number))
        subject = f"element:{door}" if number == 1 else ""
        kept = StoredPhoto("", subject, caption, width=photo.width, height=photo.height)
        scan.visit.add_photo(kept, photo.jpeg, photo.thumb, scan.clock())
    journey.show_tab(PHOTOS)
    yield "photos"
    page = window.page()
    if isinstance(page, PhotosPage):
        page.open_editor(scan.visit.photos()[0].id)
    yield "photo"
    journey.show_tab(FINDINGS)
    _wait()
    page = window.page()
    if isinstance(page, FindingsPage):
        for proposal in FindingsDesk(scan, scan.visit).view().proposals[:2]:
            page._take_over(proposal.key)
        page.sheet.scroll_to_top()
    yield "findings"
    drawing = add_room(add_room(Sheet(), 4, 4, 14, 10, "Woonkamer"), 18, 4, 8, 10, "Hal")
    drawing = add_opening(drawing, "door", 22.0, 14.0) or drawing
    sheet = scan.visit.add_sheet("Begane grond", scan.clock())
    text = sheet_to(add_pin(drawing, 0.52, 0.55, f"element:{door}"))
    scan.visit.change_sheet(replace(sheet, drawing=text), scan.clock())
    journey.show_tab(SHEETS)
    yield "sheets"
    journey.show_tab(CLOSING)
    yield "closing"


def _wait() -> None:
    """Let the window finish what it works out beside itself."""
    QTest.qWait(100)
    while not background.is_idle():
        QTest.qWait(20)


def _photograph(number: int) -> bytes:
    """Draw a door beside a window, so that nobody's home is in the pictures."""
    picture = Image.new("RGB", (1200, 900), (205 - 20 * number, 195, 170 + 20 * number))
    brush = ImageDraw.Draw(picture)
    brush.rectangle([220, 160, 520, 820], fill=(95, 60 + 10 * number, 40))
    brush.ellipse([465, 450, 500, 485], fill=(220, 200, 80))
    brush.rectangle([680, 230, 1060, 530], fill=(150, 190, 220), outline=(40, 40, 40), width=10)
    data = io.BytesIO()
    picture.save(data, "JPEG")
    return data.getvalue()


def _small(window: MainWindow) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    picture = Image.open(io.BytesIO(buffer.data().data())).convert("RGB")
    height = round(picture.height * _WIDTH / picture.width)
    return picture.resize((_WIDTH, height), Image.Resampling.LANCZOS)


def _sheet(pages: list[Image.Image]) -> Image.Image:
    height = max(page.height for page in pages)
    rows = -(-len(pages) // _COLUMNS)
    size = (_COLUMNS * (_WIDTH + _GAP) + _GAP, rows * (height + _GAP) + _GAP)
    sheet = Image.new("RGB", size, "#8A8273")
    for at, page in enumerate(pages):
        row, column = divmod(at, _COLUMNS)
        sheet.paste(page, (_GAP + column * (_WIDTH + _GAP), _GAP + row * (height + _GAP)))
    return sheet.quantize(_COLOURS, Image.Quantize.MEDIANCUT)
