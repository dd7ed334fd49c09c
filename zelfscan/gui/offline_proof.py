"""The whole job in the real window, with a count of everything that could speak to another computer.

It runs in a temporary home, with made-up answers, and leaves nothing. What makes and opens the vault, and
what writes the hand-over file, is asked of the presenters; the rest goes through the pages as for everybody.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import ask
from zelfscan.gui.journey import Journey
from zelfscan.gui.journey_parts import Parts
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.offline_hands import Stage, Stuck
from zelfscan.gui.offline_watch import OfflineWatch, can_look, loaded_libraries, speaking_libraries
from zelfscan.gui.pages.create import CreatePage
from zelfscan.gui.pages.dossiers import DossiersPage
from zelfscan.gui.pages.incidents import IncidentsPage
from zelfscan.gui.pages.photos import PhotosPage
from zelfscan.gui.pages.plan import PlanPage
from zelfscan.gui.pages.question import QuestionPage
from zelfscan.gui.pages.report import ReportPage
from zelfscan.gui.pages.result import ResultPage
from zelfscan.gui.pages.start import StartPage
from zelfscan.gui.pages.taking_over import TakingOverPage
from zelfscan.gui.pages.unlock import UnlockPage
from zelfscan.gui.png import png_of
from zelfscan.paths import use_folder
from zelfscan.presenters.backup_desk import BackupDesk
from zelfscan.presenters.handover_desk import HandoverDesk
from zelfscan.presenters.lock_desk import create_vault, open_vault
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.plan_desk import PlanDesk
from zelfscan.presenters.results_desk import ResultsDesk
from zelfscan.presenters.why_desk import WhyDesk

Step = tuple[str, Callable[[], str]]
"""What is done, and a function that does it and returns what came of it."""

_PASSPHRASE = "bewijs met vijf losse woorden"
_NOTE = "een opmerking die verzonnen is"
_SOME = 12
"""How many questions of the home scan are answered; the rest goes the same way."""
_WORDS = {
    "sockets": "sockets gemaakt of gebruikt door Python",
    "requests": "verzoeken over internet (http, ssl, mail)",
    "programs": "andere programma's gestart",
    "libraries": "netwerkbibliotheken geopend door Python",
}
_BLIND = (
    "Python ziet niet wat de C++-code van Qt en andere bibliotheken zelf doen. Daarom is Linux na elke stap",
    "gevraagd welke sockets er zijn; Windows en macOS vertellen dat niet. De tests van het programma kijken",
    "ook van buitenaf, met strace, en doen dit werk in een netwerk zonder aansluitingen. Afdrukken is niet",
    "beproefd: dit programma maakt een pdf, en wie die afdrukt, doet dat met een ander programma.",
)


def run(
    watch: OfflineWatch,
    make_application: Callable[[], QApplication],
    make_window: Callable[[], MainWindow],
    make_parts: Callable[[], Parts],
) -> int:
    """Do the whole job, print what was done and counted, and return 0 only if nothing could be heard."""
    # What something still holds when the window is gone stays till the system clears its temporary files.
    with TemporaryDirectory(prefix="zelfscan-", ignore_cleanup_errors=True) as name:
        home = Path(name)
        _live_in(home)
        app, window = make_application(), make_window()
        parts = make_parts()
        window.show()
        stage = Stage(app, window, Journey(window, parts), parts, home)
        print("Bewijs: het hele werk, terwijl elke weg naar buiten wordt geteld", flush=True)
        is_done = _do(Job(stage), watch)
        window.ask_before_closing(lambda: True)
        window.close()
        stage.settle()
        parts.lock.lock("locked")  # Windows deletes no file that is still open
        watch.look()
    return _judge(watch, is_done)


def _live_in(home: Path) -> None:
    """Let everything that looks for the home of the person find this folder."""
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TMPDIR", "TMP", "TEMP"):
        os.environ[name] = str(home)
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(home / name.lower())
    use_folder(home / "zelfscan")


def _do(job: "Job", watch: OfflineWatch) -> bool:
    """Do each step until one fails, print a line for each, and look at the sockets after it."""
    for name, step in job.steps():
        try:
            came = step()
        except (Stuck, ZelfscanError) as error:
            print(f"FOUT  {name}: {error}", flush=True)
            ask.forget_answers()
            return False
        watch.look()
        print(f"goed  {name}{f': {came}' if came else ''}", flush=True)
    return True


def _judge(watch: OfflineWatch, is_done: bool) -> int:
    """Print the counts and the verdict, and return the exit code."""
    print("\nGeteld door Python, van de eerste tot de laatste stap:")
    for kind, words in _WORDS.items():
        print(f"{watch.counts[kind]:6}  {words}")
    is_silent = not any(watch.counts[kind] for kind in _WORDS)
    if can_look():
        libraries = speaking_libraries()
        print("Gezien door Linux, na elke stap:")
        print(f"{watch.remote():6}  sockets die naar een andere computer kunnen")
        print(f"{watch.local():6}  sockets binnen deze computer (AF_UNIX: beeldscherm of hulpmiddel)")
        print(f"{len(libraries):6}  geladen bibliotheken voor een netwerk {', '.join(libraries)}".rstrip())
        modules = [each for each in loaded_libraries() if each.startswith("libQt6")]
        print(f"        geladen delen van Qt: {', '.join(each.split('.')[0][3:] for each in modules)}")
        is_silent = is_silent and not watch.remote() and not libraries
    print("\n".join(_BLIND))
    if not watch.is_counting():
        print("Uitslag: niet bewezen. De teller werkt hier niet.")
        return 1
    if not is_done:
        print("Uitslag: niet bewezen. Het werk kwam niet af.")
        return 1
    print(
        "Uitslag: geen verbinding gemaakt en geen poging gedaan."
        if is_silent
        else "Uitslag: FOUT. Er was een weg naar buiten. Zie de tellingen hierboven."
    )
    return 0 if is_silent else 1


@dataclass
class Job:
    """Every step of the job, in order."""

    stage: Stage
    codes: tuple[str, ...] = field(default=(), repr=False)

    def steps(self) -> Iterator[Step]:
        """Give every step."""
        yield "programma gestart, eerste bladzijde", self._start
        yield "kluis gemaakt met een wachtzin", self._make_vault
        yield "korte zelfscan ingevuld", self._answer_short
        yield "resultaat bekeken, met de reden van een risico", self._look_at_result
        yield "plan bekeken en een maatregel gekozen", self._plan
        yield "rapport gemaakt zonder wachtzin", lambda: self._report("", "rapport.pdf")
        yield "rapport gemaakt met wachtzin", lambda: self._report(_PASSPHRASE, "rapport-op-slot.pdf")
        yield "logboek bekeken", self._look_at_log
        yield "deel van de woningscan ingevuld, met een opmerking", self._answer_home
        yield "dossier van een adviseur gemaakt, met een foto", self._photograph
        yield "dossier overgedragen in een bestand", self._hand_over
        yield "overdracht weer ingelezen", self._take_over
        yield "op slot gedaan", self._lock
        yield "weer geopend", self._unlock
        yield "automatische kopie gemaakt en nagekeken", self._copy
        yield "dossiers en kopie gewist", self._delete

    def _start(self) -> str:
        self.stage.journey.begin()
        self.stage.page(StartPage)
        packs = self.stage.parts.start.packs
        return f"{len(packs.by_id) if packs is not None else 0} vragenlijsten"

    def _make_vault(self) -> str:
        stage = self.stage
        stage.journey.start.choice_made.emit("zelfscan", "")
        page = stage.page(CreatePage)
        for part in (page.first, page.second):
            part.set_text(_PASSPHRASE)
        lock = stage.parts.lock
        stage.journey.gate.opened.emit(
            create_vault(lock.folder, _PASSPHRASE, stage.parts.clock(), lock.parameters)
        )
        page.forget()
        stage.page(QuestionPage)
        return ""

    def _answer_short(self) -> str:
        return f"{self.stage.answer()} vragen"

    def _look_at_result(self) -> str:
        scan = self._scan("zelfscan")
        page = self.stage.show("result", ResultPage)
        risks = ResultsDesk(scan).view().risks
        if not risks:
            raise Stuck("er zijn geen risico's")
        page.open_subject(f"risk:{risks[0].id}")
        self.stage.settle()
        if WhyDesk(scan).view(f"risk:{risks[0].id}") is None:
            raise Stuck("er is geen reden")
        return f"{len(risks)} risico's"

    def _plan(self) -> str:
        page = self.stage.show("plan", PlanPage)
        steps = [each for group in PlanDesk(self._scan("zelfscan")).view().groups for each in group.steps]
        page.steps.chosen.emit(steps[0].id, "planned")
        self.stage.settle()
        return f"{len(steps)} maatregelen"

    def _report(self, passphrase: str, name: str) -> str:
        page = self.stage.show("report", ReportPage)
        page.lock.setChecked(bool(passphrase))
        page.password.set_text(passphrase)
        path = self.stage.home / name
        ask.answer_next(path)
        page.save()
        self.stage.wait_until(lambda: not page.is_busy(), "het rapport kwam niet klaar")
        self.stage.settle()
        data = path.read_bytes() if path.is_file() else b""
        if not data.startswith(b"%PDF-") or (b"/Encrypt" in data) != bool(passphrase):
            raise Stuck("het rapport is niet goed bewaard")
        return ""

    def _look_at_log(self) -> str:
        self.stage.show("log", IncidentsPage)
        return ""

    def _answer_home(self) -> str:
        stage = self.stage
        stage.window.menu_asked.emit("start")
        stage.page(StartPage)
        stage.journey.start.choice_made.emit("woningscan", "")
        count = stage.answer(_SOME)
        page = stage.page(QuestionPage)
        page.extras.note_button.click()
        page.extras.note_field.insertPlainText(_NOTE)
        stage.show("result", ResultPage)
        journal = stage.parts.start.journal
        if journal is None or _NOTE not in journal.responses().notes.values():
            raise Stuck("de opmerking is niet bewaard")
        return f"{count} vragen"

    def _photograph(self) -> str:
        stage = self.stage
        stage.window.menu_asked.emit("start")
        stage.page(StartPage)
        stage.journey.start.dossiers_asked.emit()
        page = stage.page(DossiersPage)
        page.new_button.click()
        if page.form is None:
            raise Stuck("er kwam geen formulier")
        page.form.keep_button.click()
        page.action("open").click()
        stage.page(QuestionPage)
        photos = stage.show("photos", PhotosPage)
        ask.answer_next((_picture(stage.home / "foto.png"),))
        photos.add_button.click()
        stage.wait_until(lambda: not photos.is_busy(), "de foto kwam niet binnen")
        stage.settle()
        stage.window.strip_left.emit()
        stage.page(DossiersPage)
        return ""

    def _hand_over(self) -> str:
        vault = self.stage.parts.lock.required()
        desk = HandoverDesk(self.stage.parts.lock, self.stage.parts.clock)
        self.codes = desk.new_codes(is_two=False)
        newest = max(vault.dossiers(), key=lambda each: each.created)
        to = self.stage.home / desk.file_name()
        write = desk.writing(newest.id, self.codes, to, with_name=True, on_progress=lambda _done, _all: True)
        if write() is None or not to.is_file():
            raise Stuck("er is geen bestand")
        return ""

    def _take_over(self) -> str:
        stage = self.stage
        before = len(stage.parts.lock.required().dossiers())
        stage.journey.dossiers.take_over()
        page = stage.page(TakingOverPage)
        ask.answer_next(next(stage.home.glob("overdracht*")))
        page.choose_button.click()
        page.codes[0].set_text(self.codes[0])
        page.open_button.click()
        stage.settle()
        page.name.set_text("Overgenomen")
        page.keep_button.click()
        stage.settle()
        stage.page(DossiersPage)
        if len(stage.parts.lock.required().dossiers()) != before + 1:
            raise Stuck("het dossier is niet toegevoegd")
        return ""

    def _lock(self) -> str:
        self.stage.window.lock_asked.emit()
        self.stage.page(UnlockPage)
        return ""

    def _unlock(self) -> str:
        lock = self.stage.parts.lock
        opened = open_vault(lock.folder, _PASSPHRASE, self.stage.parts.clock())
        self.stage.journey.gate.opened.emit(opened)
        self.stage.page(DossiersPage)
        return ""

    def _copy(self) -> str:
        parts = self.stage.parts
        # What was made a moment ago would not be copied yet.
        desk = BackupDesk(parts.lock, lambda: parts.clock() + timedelta(hours=1))
        if not desk.copying()():
            raise Stuck("er is geen kopie gemaakt")
        view = parts.proof.view(keeps=True, is_open=True, open_vault=parts.lock.folder)
        shown = [file for group in view.groups for file in group.files]
        if [copy.path for copy in desk.copies()] != [
            file.path for file in shown if "copies" in file.path.parts
        ]:
            raise Stuck("de kopie staat niet bij wat het programma bewaart")
        return desk.copies()[0].size

    def _delete(self) -> str:
        page = self.stage.page(DossiersPage)
        vault = self.stage.parts.lock.required()
        count = len(vault.dossiers())
        for entry in vault.dossiers():
            page.choose(entry.id)
            ask.answer_next(True)
            page.action("delete").click()
            self.stage.settle()
        if vault.dossiers():
            raise Stuck("er staat nog een dossier")
        if BackupDesk(self.stage.parts.lock, self.stage.parts.clock).copies():
            raise Stuck("een kopie met wat is gewist staat er nog")
        return f"{count} dossiers"

    def _scan(self, pack: str) -> OpenScan:
        """Return the scan that is open, for what the pages do not tell; the answers are the same ones."""
        journal = self.stage.parts.start.journal
        if journal is None:
            raise Stuck("er is geen scan open")
        return self.stage.parts.start.open(pack, "", journal)


def _picture(path: Path) -> Path:
    """Write a photograph of nothing."""
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(0x408080)
    path.write_bytes(png_of(image))
    return path
