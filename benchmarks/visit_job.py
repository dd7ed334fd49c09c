"""The work of an adviser in the real window for ``visit``, in a process of its own, with every step timed.

``python -m benchmarks.visit_job WHAT timed|watched …`` prints one line of JSON. WHAT is ``list`` (the list of
dossiers), ``fill COUNT PICTURES`` (a new dossier into which photographs are brought) or ``dossier PICTURES``
(that dossier). *Watched* pauses after each step, and tells where the thread of the window stood still.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from benchmarks.photos import peak_memory
from benchmarks.window_job import Job
from benchmarks.window_start import SIZE, memory
from zelfscan.gui import ask
from zelfscan.presenters.lock_desk import Opened, open_vault

if TYPE_CHECKING:
    from zelfscan.gui.pages.photo_intake import Reading
    from zelfscan.gui.pages.photos import PhotosPage
    from zelfscan.gui.pages.report import ReportPage
    from zelfscan.presenters.open_scan import OpenScan

LIST, PHOTOS, REPORT, BROUGHT = "list", "photographs", "report", "brought in"
ONCE, END, FILES = "once", "end", "files"
"""Moments at which the memory is noted; of the report and the vault also the size of the file."""
BRING_ONE = "bring in one more, until it is kept"
OPEN_VAULT, MAKE_REPORT = "open the vault, lightest key", "make the report"
SCROLL_LIST, SCROLL_PHOTOS = "scroll the list by its height", "scroll the photographs by their height"
BRING, FIRST, LAST = "a photograph is brought in", "the first tenth", "the last tenth"
ROUNDS = 3
_STEPS = 10
_PATIENCE = 300


class Paints(QObject):
    """Counts how often a widget is painted, so that nothing passes for painted that was not."""

    def __init__(self, watched: QWidget) -> None:
        """Begin to count."""
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count a paint, and let it go on."""
        self.count += event.type() == QEvent.Type.Paint
        return False


class VisitJob(Job):
    """The window, and an adviser in front of it."""

    def __init__(self, is_watched: bool) -> None:
        """Start the program in the home of now, with a window of an ordinary size."""
        super().__init__(Path.home(), is_watched)
        self.window.resize(*SIZE)
        self.page = self.journey.dossiers.page
        self.painted: dict[QWidget, Paints] = {}
        self.settle()

    def until(self, is_so: Callable[[], bool]) -> None:
        """Let the window go on until something is so; a report of many photographs takes a while."""
        deadline = time.monotonic() + _PATIENCE
        while not is_so():
            if time.monotonic() > deadline:
                raise TimeoutError("the window did not get there")
            timer = QTimer(singleShot=True, interval=20)
            timer.start()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def show(
        self,
        name: str,
        do: Callable[[], object],
        part: Callable[[], QWidget | None],
        is_so: Callable[[], bool] = lambda: True,
    ) -> None:
        """Do something, and note how long it takes until a part of the window is painted and shows it."""
        before: dict[QWidget, int] = {each: paints.count for each, paints in self.painted.items()}

        def is_shown() -> bool:
            found = part() if is_so() else None
            if found is None:
                return False
            if found not in self.painted:
                # It was not there before the step, and is asked to paint once more: that costs a little.
                self.painted[found] = Paints(found)
                found.update()
            return self.painted[found].count > before.get(found, 0)

        self.step(name, do, is_shown)

    def open_vault(self) -> None:
        """Open the vault of the home of now, to the painted list."""
        from benchmarks.visit_data import PASSPHRASE  # noqa: PLC0415  # brings parts of Pillow along

        folder, now, opened = self.parts.lock.folder, self.parts.clock(), list[Opened]()
        self.step(OPEN_VAULT, lambda: opened.append(open_vault(folder, PASSPHRASE, now)))
        take = partial(self.journey._take_opened, *opened)
        self.show("from there to the list", take, self.table, lambda: self.shows("DossiersPage"))

    def table(self) -> QWidget:
        """Return what is painted of the list."""
        return self.page.table.viewport()

    def open_dossier(self, dossier_id: str) -> None:
        """Open a dossier from the list, to the painted question."""
        name = "open a dossier, to its question"
        self.show(name, lambda: self.page.opened.emit(dossier_id), self._answers, self.has_questions)

    def _answers(self) -> QWidget | None:
        page = self.questions()
        return page.answers if page is not None else None

    def leave_dossier(self) -> None:
        """Go back to the list; the dossier is closed, and the list tells how far it is."""
        shows_list = partial(self.shows, "DossiersPage")
        self.show("from a dossier back to the list", self.journey._leave_strip, self.table, shows_list)

    def scroll(self, name: str, view: QAbstractItemView) -> None:
        """Go from the first row to the last by what is in sight, so that every row is painted."""
        bar = view.verticalScrollBar()
        bar.setValue(0)
        self.settle()
        while bar.value() < bar.maximum():
            further = min(bar.value() + bar.pageStep(), bar.maximum())
            self.show(name, partial(bar.setValue, further), view.viewport)

    def scan(self) -> "OpenScan":
        """Return what is open."""
        scan = self.journey._pages.scan
        if scan is None:
            raise RuntimeError("no dossier is open")
        return scan

    def chosen_dossier(self) -> str:
        """Return the dossier that is the one of now in the list."""
        return self.page.table.chosen_id()

    def remember(self, moment: str) -> None:
        """Note the memory at the first such moment."""
        self.found.memory.setdefault(moment, memory())

    # The list

    def walk_list(self) -> None:
        """Go through the list, search it, make a dossier and delete it again."""
        table, page = self.page.table, self.page
        for _ in range(ROUNDS):
            self.scroll(SCROLL_LIST, table)
            self.remember(LIST)
            page.choose("")  # the first
            self.settle()
            for _ in range(min(_STEPS, table.model().rowCount() - 1)):
                self.show(
                    "the next dossier, with an arrow key", partial(self.press, Qt.Key.Key_Down), self.table
                )
            self._search("search", "d-0")
            self._search("search no more", "")
            new = partial(page._keep, "", "D-nieuw", "home", "90", False)
            self.show("make a dossier", new, self.table)
            made = self.chosen_dossier()
            ask.answer_next(True)
            self.show("delete a dossier", page.action("delete").click, self.table)
            if made == self.chosen_dossier():
                raise RuntimeError("a dossier was not deleted")
            self.open_dossier(self.chosen_dossier())
            self.leave_dossier()

    def _search(self, name: str, words: str) -> None:
        """Search the list, without the wait of 120 ms after the last letter."""
        page = self.page

        def type_and_search() -> None:
            page.search.set_text(words)
            page._typing.stop()
            page._search()

        self.show(name, type_and_search, self.table)

    # A dossier with photographs

    def photos(self) -> "PhotosPage":
        """Return the page of the photographs, which is in sight."""
        return cast("PhotosPage", self.window.page())

    def grid(self) -> QWidget | None:
        """Return what is painted of the photographs."""
        return self.photos().grid.viewport() if self.shows("PhotosPage") else None

    def show_photos(self) -> None:
        """Go to the photographs."""
        to_photos = partial(self.journey.show_tab, "photos")
        self.show("to the photographs", to_photos, self.grid, lambda: self.shows("PhotosPage"))

    def work_on_photos(self, one_more: "Callable[[], Reading]") -> None:
        """Look at all photographs, say what one shows, open one, and bring in one more."""
        page = self.photos()
        self.scroll(SCROLL_PHOTOS, page.grid)
        self.remember(PHOTOS)
        page.grid.setFocus()
        for number in range(_STEPS):
            key = Qt.Key.Key_Left if number % 4 > 1 else Qt.Key.Key_Right
            self.show("the next photograph, with an arrow key", partial(self.press, key), self.grid)
        page.card.caption.set_text(f"Een ander bijschrift {time.monotonic()}")
        self.show("keep a caption", page.card.leave, self.grid)
        here = page.grid.chosen_id()
        self.show("open a photograph to draw on", partial(page.open_editor, here), self._canvas)
        self.show("back to all photographs", page._close_editor, self.grid, lambda: page.editor is None)
        before = set(self._photo_ids())
        bring = partial(page.bring_in, (one_more(),))
        self.show(BRING_ONE, bring, self.grid, lambda: not page.is_busy())
        (added,) = set(self._photo_ids()) - before
        ask.answer_next(True)
        self.show("take a photograph away", partial(page._remove, added), self.grid)

    def _canvas(self) -> QWidget | None:
        editor = self.photos().editor
        return editor.canvas if editor is not None else None

    def _photo_ids(self) -> list[str]:
        visit = self.scan().visit
        return [each.id for each in visit.photos()] if visit is not None else []

    def make_report(self) -> None:
        """Go to the report, and save it; the peak of the memory meanwhile is noted."""
        to_report = partial(self.journey.show_tab, "report")
        self.step("to the report", to_report, lambda: self.shows("ReportPage"))
        page, path = cast("ReportPage", self.window.page()), self.folder / "report.pdf"
        path.unlink(missing_ok=True)
        ask.answer_next(path)
        before = _forget_peak()
        self.step(MAKE_REPORT, page.save, lambda: not page.is_busy() and path.exists())
        size = path.stat().st_size / 1e6
        figures = {**memory(), "peak": peak_memory(), "before": before, "file": size}
        self.found.memory.setdefault(REPORT, figures)

    # Bringing photographs in

    def bring_in(self, readings: "list[tuple[Reading, str]]") -> None:
        """Bring photographs in, each belonging to something, and note when each was kept."""
        page, before = self.photos(), _forget_peak()
        times: list[tuple[float, float]] = []
        last = time.perf_counter(), time.thread_time()

        def note() -> None:
            nonlocal last
            now = time.perf_counter(), time.thread_time()
            times.append((1000 * (now[0] - last[0]), 1000 * (now[1] - last[1])))
            last = now

        if self.heart is not None:
            self.heart.step = BRING
        for reading, subject in readings:
            page.bring_in((reading,), subject)
        # The first signal went out while nobody listened yet; each that follows tells that one was kept.
        page._intake.went_on.connect(note)
        self.until(lambda: not page.is_busy())
        note()
        if len(self._photo_ids()) != len(readings):
            raise RuntimeError("not every photograph was kept")
        tenth = max(len(times) // 10, 1)
        self.found.steps |= {BRING: times, FIRST: times[:tenth], LAST: times[-tenth:]}
        self.found.memory[BROUGHT] = {**memory(), "peak": peak_memory(), "before": before}
        self.settle()


def _forget_peak() -> float:
    """Let the peak of the memory begin anew, on Linux, and return the megabytes of now."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return peak_memory()


def list_job(job: VisitJob) -> None:
    """Measure the list of dossiers."""
    job.open_vault()
    job.walk_list()


def fill_job(job: VisitJob, count: int, pictures: Path) -> None:
    """Make a vault with one dossier, and bring photographs into it."""
    from benchmarks import visit_data  # noqa: PLC0415  # as in ``open_vault``

    visit_data.make_vault(1)
    job.open_vault()
    job.open_dossier(job.chosen_dossier())
    scan = job.scan()
    doors, visit = scan.book, scan.visit
    if doors is None or visit is None:
        raise RuntimeError("this dossier is no visit")
    subjects = visit_data.furnish(doors, visit, list(scan.pack.measure_by_id))
    job.journey.show_tab("photos")
    job.settle()
    readings = [
        (_reading(job, pictures, number), subjects[number % len(subjects)]) for number in range(count)
    ]
    job.bring_in(readings)
    visit_data.write_captions(visit)
    job.journey.lock()
    files = [each.stat().st_size for each in job.parts.lock.folder.rglob("*") if each.is_file()]
    job.found.memory[FILES] = {"file": sum(files) / 1e6}


def dossier_job(job: VisitJob, pictures: Path) -> None:
    """Measure a dossier with photographs."""
    job.open_vault()
    for number in range(ROUNDS):
        job.open_dossier(job.chosen_dossier())
        job.show_photos()
        job.work_on_photos(partial(_reading, job, pictures, number))
        job.make_report()
        job.leave_dossier()
        job.remember(ONCE)


def _reading(job: VisitJob, pictures: Path, number: int) -> "Reading":
    """Return the work of reading a photograph, which begins with its file, as the page does it."""
    from benchmarks.visit_data import photograph  # noqa: PLC0415  # as in ``open_vault``

    desk = job.photos()._desk
    return lambda: desk.reading(photograph(pictures, number))()


def main() -> None:
    """Do the job and print what it cost."""
    what, how, *rest = sys.argv[1:]
    job = VisitJob(how == "watched")
    match what:
        case "list":
            list_job(job)
        case "fill":
            fill_job(job, int(rest[0]), Path(rest[1]))
        case _:
            dossier_job(job, Path(rest[0]))
    job.remember(END)
    print(json.dumps(asdict(job.found)), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
