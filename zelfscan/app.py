"""The composition root: everything that the program consists of is made and tied together here.

The window is painted with Qt and the theme alone; the rest is imported after that, away from its thread.
"""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from zelfscan.errors.base import ZelfscanError
from zelfscan.i18n import later, say
from zelfscan.paths import (
    is_nowhere,
    licences_folder,
    own_folder,
    questionnaires_folder,
    resources_folder,
    shipped_questionnaires_folder,
    vault_folder,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from zelfscan.gui.journey import Journey
    from zelfscan.gui.journey_parts import PageFactory, Parts
    from zelfscan.gui.main_window import MainWindow
    from zelfscan.gui.notices import Notices
    from zelfscan.gui.pages.emergency_card import EmergencyCard
    from zelfscan.gui.pages.page import Page
    from zelfscan.gui.pages.question_why import WhyMemory
    from zelfscan.policy.policy import Policy
    from zelfscan.presenters.lock_desk import LockDesk
    from zelfscan.presenters.open_scan import OpenScan
    from zelfscan.presenters.settings_desk import SettingsDesk
    from zelfscan.presenters.start_desk import Packs
    from zelfscan.presenters.views import CardView

LOG_FILE = "errors.log"
NO_SCREEN = later(
    "Er is hier geen scherm voor het venster. Start zelfscan op een computer met een bureaublad, "
    "of werk op de opdrachtregel: zelfscan --help"
)
_EXAMPLE, _EXAMPLE_PACK = "example.yaml", "woningscan"


def main(arguments: Sequence[str] = ()) -> int:
    """Show the window until it is closed, and return the exit code.

    The arguments say where everything is kept, if that is not the person's own folder.
    """
    if arguments and not _choose_place(arguments):
        return 2
    if not has_screen():
        print(say(NO_SCREEN), file=sys.stderr)
        return 2
    app, _window = show_window()
    return app.exec()


def show_window() -> "tuple[QApplication, MainWindow]":
    """Show the window as soon as can be; the rest comes by itself when it has been painted."""
    # Of what is made until then nothing is garbage, and looking for it takes time. It is looked for again
    # when the first work beside the window is done.
    gc.disable()
    app = make_application()
    window = make_window()
    window.first_painted.connect(partial(_begin_later, window))
    window.show()
    return app, window


def gallery() -> int:
    """Show every part of the window in every state, for who works on the program."""
    app = make_application()
    from zelfscan.gui.gallery import Gallery

    window = Gallery(app)
    window.show()
    return app.exec()


def selftest() -> int:
    """Let the program check itself; return 0 only if every check passes."""
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = make_application()
    from zelfscan.gui import selftest

    return selftest.run(app)


def prove_offline() -> int:
    """Do the whole job in a temporary home and count what could speak to another computer; 0 for nothing."""
    from zelfscan.gui.offline_watch import OfflineWatch

    watch = OfflineWatch()  # before anything else is imported, Qt above all
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from zelfscan.gui import offline_proof

    return offline_proof.run(watch, make_application, make_window, make_parts)


def has_screen() -> bool:
    """Tell whether a window can be shown: only Linux can do without a screen."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))


def make_application() -> "QApplication":
    """Make the one application object, in the look that was chosen; it speaks Dutch until packs are read."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from zelfscan.gui.qt_features import leave_sources_unread

    leave_sources_unread()
    from zelfscan.gui import looks
    from zelfscan.settings.file import read_settings

    # The dialogues of the system itself keep a list of each file and folder that was chosen in them.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["zelfscan"])
    app.setApplicationName("zelfscan")
    app.setApplicationDisplayName("")
    looks.apply_settings(app, read_settings(settings_file()))
    return app


def make_window() -> "MainWindow":
    """Make the window without a page; it has the shipped emergency card until the questionnaires are read."""
    from zelfscan.gui.later_parts import LaterParts
    from zelfscan.gui.main_window import MainWindow
    from zelfscan.gui.trouble import catch_bugs

    window = MainWindow(_read_card, LaterParts(_make_card, _make_notices))
    catch_bugs(window, own_folder() / LOG_FILE)
    return window


def make_journey(window: "MainWindow") -> "Journey":
    """Tie the window to the presenters, and show the first page."""
    from PySide6.QtWidgets import QApplication

    from zelfscan.gui import speech
    from zelfscan.gui.journey import Journey
    from zelfscan.gui.place_proposed import take_proposed
    from zelfscan.i18n import BASE

    app = QApplication.instance()
    if isinstance(app, QApplication):
        speech.speak(app, BASE)  # the words of Qt itself, which no window needs before its first dialogue
    take_proposed(window, organisation_policy().vault_folder, LOG_FILE)
    parts = make_parts()
    journey = Journey(window, parts)
    if is_nowhere(parts.lock.folder):
        from zelfscan.gui.place_first import begin_in_memory

        begin_in_memory(window, journey.gate, parts)
    journey.begin()
    return journey


def make_parts() -> "Parts":
    """Make the presenters of the start, and say how packs, example and pages are made."""
    from zelfscan.gui.journey_parts import Parts
    from zelfscan.presenters.about_desk import RELEASE_FILE, AboutDesk
    from zelfscan.presenters.additions import Additions
    from zelfscan.presenters.content_shelf import ContentShelf
    from zelfscan.presenters.help_desk import HelpDesk
    from zelfscan.presenters.lock_desk import LockDesk
    from zelfscan.presenters.proof_desk import ProofDesk
    from zelfscan.presenters.settings_desk import SettingsDesk
    from zelfscan.presenters.start_desk import StartDesk
    from zelfscan.settings.file import read_settings

    vault, settings, policy = vault_folder(), settings_file(), organisation_policy()
    desk = SettingsDesk(read_settings(settings), settings, policy)
    lock = LockDesk(vault, now, least_length=policy.passphrase_length or 0)
    resources, additions = resources_folder(), Additions(policy, now)
    content = ContentShelf(policy, resources / "release-keys.txt")
    return Parts(
        start=StartDesk(now, policy, additions.notes),
        lock=lock,
        proof=ProofDesk(vault, settings, own_folder() / LOG_FILE, now),
        settings=desk,
        help=HelpDesk(questionnaires_folder() / "catalogue" / "pictures", policy.support_text),
        about=AboutDesk(licences_folder(), resources / "licences", now, resources / RELEASE_FILE, content),
        content=content,
        additions=additions,
        clock=now,
        load_packs=partial(additions.load, content.load),
        read_example=read_example,
        pages=make_pages(desk, lock, policy),
        policy=policy,
    )


@cache
def organisation_policy() -> "Policy":
    """Return what the organisation set on this computer: read once, it holds until the program ends."""
    from zelfscan.policy.reading import read_policy

    return read_policy()


def settings_file() -> Path:
    """Return where the settings of the window stand; they tell nothing about the person."""
    return own_folder() / "settings.json"


def make_pages(
    settings: "SettingsDesk", lock: "LockDesk", policy: "Policy | None" = None
) -> "dict[str, PageFactory]":
    """Say how each page of an open scan is made; nothing is imported before the page is asked for."""
    from zelfscan.gui import visit_pages
    from zelfscan.gui.pages.question_why import WhyMemory

    return {
        "questions": partial(_question_page, WhyMemory(), settings),
        "elements": _elements_page,
        "photos": visit_pages.photos_page,
        "findings": visit_pages.findings_page,
        "sheets": visit_pages.sheets_page,
        "closing": partial(visit_pages.closing_page, lock),
        "result": _result_page,
        "plan": _plan_page,
        "report": partial(_report_page, lock, policy),
        "progress": _progress_page,
        "log": _log_page,
    }


def read_example(packs: "Packs") -> "OpenScan":
    """Open the shipped example in memory. Raises ``ResponsesError``."""
    from zelfscan.packs.responses_file import read_answers
    from zelfscan.presenters.journal_memory import MemoryJournal
    from zelfscan.presenters.open_scan import OpenScan

    loaded = packs.by_id[_EXAMPLE_PACK]
    answers = read_answers(questionnaires_folder() / _EXAMPLE, loaded)
    journal = MemoryJournal(answers.responses, answers.choices)
    route = loaded.pack.route(loaded.pack.default_route) or loaded.pack.routes[0]
    return OpenScan(loaded, route, journal, now, is_example=True)


def now() -> datetime:
    """Return the present moment in the time zone of this computer."""
    return datetime.now().astimezone()


def _question_page(
    memory: "WhyMemory", settings: "SettingsDesk", scan: "OpenScan", room: "QWidget"
) -> "Page":
    from zelfscan.gui.pages.question import QuestionPage
    from zelfscan.presenters.scan_desk import ScanDesk

    _import_ahead(_import_result_and_plan)
    return QuestionPage(ScanDesk(scan), memory, room, lambda: settings.settings.single_keys)


def _elements_page(scan: "OpenScan", room: "QWidget") -> "Page":
    from zelfscan.gui.pages.elements import ElementsPage
    from zelfscan.presenters.elements_desk import ElementsDesk

    if scan.book is None:
        raise RuntimeError("this scan keeps no doors and windows one by one")
    return ElementsPage(ElementsDesk(scan, scan.book), room)


def _result_page(scan: "OpenScan", room: "QWidget") -> "Page":
    from zelfscan.gui.pages.result import ResultPage
    from zelfscan.presenters.results_desk import ResultsDesk
    from zelfscan.presenters.why_desk import WhyDesk

    _import_ahead(_import_report)
    return ResultPage(ResultsDesk(scan), WhyDesk(scan), room)


def _plan_page(scan: "OpenScan", room: "QWidget") -> "Page":
    from zelfscan.gui.pages.plan import PlanPage
    from zelfscan.presenters.plan_desk import PlanDesk

    return PlanPage(PlanDesk(scan), room)


def _report_page(lock: "LockDesk", policy: "Policy | None", scan: "OpenScan", room: "QWidget") -> "Page":
    from zelfscan.gui.pages.report import ReportPage
    from zelfscan.gui.sheet_pictures import sheet_png
    from zelfscan.presenters.report_desk import ReportDesk
    from zelfscan.presenters.report_files import ReportFiles

    return ReportPage(ReportDesk(scan, sheet_png, ReportFiles(lock), policy), room)


def _progress_page(scan: "OpenScan", room: "QWidget") -> "Page":
    from zelfscan.gui.pages.progress import ProgressPage
    from zelfscan.presenters.progress_desk import ProgressDesk

    return ProgressPage(ProgressDesk(scan), room)


def _log_page(scan: "OpenScan", room: "QWidget") -> "Page":
    from zelfscan.gui.pages.incidents import IncidentsPage
    from zelfscan.presenters.incident_desk import IncidentDesk

    return IncidentsPage(IncidentDesk(scan), room)


def _choose_place(arguments: Sequence[str]) -> bool:
    """Keep everything where the arguments say; tell whether that can be, after saying why not."""
    from zelfscan.commands.starting import choose_place
    from zelfscan.gui import place_first

    try:
        choose_place(arguments)
    except ZelfscanError as error:
        if sys.stderr is None:  # a built program on Windows has nowhere to write
            make_application()
            place_first.say_why_not(error)
        else:
            print(error, file=sys.stderr)
        return False
    place_first.leave_no_settings_of_qt()
    return True


def _import_ahead(bring_in: Callable[[], None]) -> None:
    """Import the next pages beside the window, while somebody looks at this one."""
    from zelfscan.gui import background

    background.run(bring_in, lambda _done: None, _refuse)


def _import_result_and_plan() -> None:
    import zelfscan.gui.pages.plan
    import zelfscan.gui.pages.result
    import zelfscan.presenters.plan_desk
    import zelfscan.presenters.why_desk  # noqa: F401


def _import_report() -> None:
    import zelfscan.gui.pages.report  # noqa: F401


def _make_card(window: "QWidget") -> "EmergencyCard":
    from zelfscan.gui.pages.emergency_card import EmergencyCard

    return EmergencyCard(window)


def _make_notices() -> "Notices":
    from zelfscan.gui.notices import Notices

    return Notices()


def _begin_later(window: "MainWindow") -> None:
    from PySide6.QtGui import QGuiApplication, QIcon

    from zelfscan.gui import background

    # Only now: nobody misses it that long, and loading what draws it takes as long as the head of the window.
    QGuiApplication.setWindowIcon(QIcon(str(resources_folder() / "icons" / "merk.svg")))
    background.run(_import_the_rest, lambda _done: _begin(window), _refuse)


def _import_the_rest() -> None:
    """Import what the first page needs; from a second thread, so that the window keeps answering."""
    import zelfscan.gui.journey
    import zelfscan.gui.notices
    import zelfscan.gui.pages.emergency_card
    import zelfscan.packs.library
    import zelfscan.presenters.proof_desk  # noqa: F401


def _begin(window: "MainWindow") -> None:
    # What has been imported stays: without it there is ten times less to go through for garbage.
    gc.freeze()
    make_journey(window)


def _refuse(error: ZelfscanError) -> None:
    raise error


def _read_card() -> "CardView":
    from zelfscan.packs.library import read_card
    from zelfscan.presenters.card_desk import CardDesk

    return CardDesk(partial(read_card, shipped_questionnaires_folder()), now, organisation_policy()).view()
