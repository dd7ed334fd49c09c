"""The program checks itself: everything that a scan needs, on this computer, with a known count."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from zelfscan.core.assessment import assess
from zelfscan.errors.vault import WrongPassphrase
from zelfscan.gui.later_parts import LaterParts
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.notices import Notices
from zelfscan.gui.pages.emergency_card import EmergencyCard
from zelfscan.gui.pages.unlock import UnlockPage
from zelfscan.gui.theme import FONT_FAMILY
from zelfscan.packs.cases import check_cases
from zelfscan.packs.library import open_pack, pack_folders, read_card
from zelfscan.packs.responses_file import read_answers
from zelfscan.paths import questionnaires_folder, resources_folder
from zelfscan.presenters.card_desk import CardDesk
from zelfscan.presenters.lock_desk import create_vault, open_vault
from zelfscan.report.content.private import private_report
from zelfscan.report.pdf import render

Check = tuple[str, Callable[[], str]]
"""What is checked, and a function that returns what is wrong, or an empty text."""

_PASSPHRASE = "zelfcontrole met vier woorden"


def run(app: QApplication) -> int:
    """Do every check, print one line for each, and return 0 only if all pass."""
    checks = list(all_checks(app))
    passed = 0
    for name, check in checks:
        wrong = _outcome(check)
        passed += not wrong
        print(f"goed  {name}" if not wrong else f"FOUT  {name}: {wrong}", flush=True)
    print(f"{passed} van {len(checks)} controles geslaagd")
    return 0 if passed == len(checks) else 1


def all_checks(app: QApplication) -> Iterator[Check]:
    """Give every check; the count depends only on what is shipped."""
    root = questionnaires_folder()
    yield "lettertype geladen", _font
    yield "noodkaart leesbaar", _card
    yield "er zijn vragenlijsten", lambda: "" if pack_folders(root) else "geen gevonden"
    for folder in pack_folders(root):
        yield f"vragenlijst {folder.name} geladen", partial(_pack, folder)
        yield f"uitgewerkte gevallen van {folder.name}", partial(_cases, folder)
        yield f"rapport van {folder.name} als PDF", partial(_report, folder)
    yield "kluis versleuteld geschreven en gelezen", _vault
    yield "venster geopend en gesloten", partial(_window, app)


def _outcome(check: Callable[[], str]) -> str:
    try:
        return check()
    except Exception as error:  # a self-test reports every fault, also one that nobody foresaw
        return f"{type(error).__name__}: {error}"


def _font() -> str:
    return "" if FONT_FAMILY in QFontDatabase.families() else f"{FONT_FAMILY} ontbreekt"


def _now() -> datetime:
    return datetime.now().astimezone()


def _card() -> str:
    view = CardDesk(lambda: read_card(questionnaires_folder()), _now).view()
    return "" if view.numbers and view.steps else "de kaart is leeg"


def _pack(folder: Path) -> str:
    pack = open_pack(folder.name, folder.parent).pack
    return "" if pack.items and pack.scenarios else "de vragenlijst is leeg"


def _cases(folder: Path) -> str:
    outcomes = check_cases(folder)
    faults = [str(fault) for each in outcomes.values() for fault in each]
    return "; ".join(faults) if outcomes else "er zijn geen gevallen"


def _report(folder: Path) -> str:
    loaded = open_pack(folder.name, folder.parent)
    pack = loaded.pack
    route = pack.route(pack.default_route)
    if route is None:
        return "de vaste route bestaat niet"
    answers = read_answers(folder.parent / "example.yaml", loaded)
    judged = assess(pack, route, answers.responses, pack.reviewed_on, answers.choices)
    fonts = resources_folder() / "fonts"
    plain = render(private_report(judged, is_example=True), fonts)
    locked = render(private_report(judged, is_example=True), fonts, _PASSPHRASE)
    if not plain.startswith(b"%PDF-") or not locked.startswith(b"%PDF-"):
        return "dit is geen PDF"
    return "" if b"/Encrypt" in locked else "het wachtwoord is niet gebruikt"


def _vault() -> str:
    now = _now()
    with TemporaryDirectory(prefix="zelfscan-") as name:
        folder = Path(name) / "vault"
        made = create_vault(folder, _PASSPHRASE, now)
        made.journal.answer("self.test", "readable-answer", now)
        made.vault.close()
        if any(b"readable-answer" in path.read_bytes() for path in folder.rglob("*") if path.is_file()):
            return "een antwoord staat leesbaar op schijf"
        opened = open_vault(folder, _PASSPHRASE, now)
        read = dict(opened.journal.responses().values)
        opened.vault.close()
        try:
            open_vault(folder, "een andere wachtzin", now).vault.close()
        except WrongPassphrase:
            return "" if read == {"self.test": "readable-answer"} else "het antwoord kwam niet terug"
        return "een verkeerde wachtzin opende de kluis"


def _window(app: QApplication) -> str:
    window = MainWindow(
        CardDesk(lambda: read_card(questionnaires_folder()), _now).view, LaterParts(EmergencyCard, Notices)
    )
    painted: list[bool] = []
    loop = QEventLoop()
    window.first_painted.connect(lambda: painted.append(True))
    window.first_painted.connect(loop.quit)
    QTimer.singleShot(10_000, loop.quit)
    window.show_page(UnlockPage())
    window.show()
    loop.exec()
    window.open_card()
    is_shown = window.is_card_shown()
    window.close()
    window.deleteLater()
    app.processEvents()
    if not painted:
        return "het venster is niet getekend"
    return "" if is_shown else "de noodkaart ging niet open"
