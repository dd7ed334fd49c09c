"""The whole job in the real window for ``window``, in a process of its own, with every step timed.

``python -m benchmarks.window_job timed|watched FOLDER`` prints one line of JSON. *Timed* measures each step
from the key to the painted window. *Watched* does the same job with a pause after each step and a heartbeat
on the thread of the window, and tells where the heart stood still.
"""

import gc
import json
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from benchmarks.window_start import Figures, begin_as_the_program, memory
from zelfscan.gui.qt_features import leave_sources_unread

begin_as_the_program()
leave_sources_unread()

# Nothing is imported that the program would not have imported by then: pages come when they are first shown.
from zelfscan import app as program  # noqa: E402
from zelfscan.gui import ask, background  # noqa: E402
from zelfscan.gui.journey import Journey  # noqa: E402
from zelfscan.gui.widgets.answer_row import AnswerRow  # noqa: E402
from zelfscan.presenters.lock_desk import open_vault  # noqa: E402

if TYPE_CHECKING:
    from zelfscan.gui.pages.question import QuestionPage
    from zelfscan.gui.pages.recovery_sheet import RecoverySheetPage
    from zelfscan.gui.pages.report import ReportPage
    from zelfscan.gui.pages.result import ResultPage

QUESTIONS, RESULT, PLAN, REPORT = "questions", "result", "plan", "report"
PACK, ROUTE = "woningscan", "volledig"
MAKE_VAULT = "make the vault, recovery sheet"
PASSPHRASE = "vier woorden voor metingen"
ROUNDS = 5
BLOCK_MS = 50
_BEAT_MS, _PAUSE_MS = 5, 40


@dataclass
class Block:
    """A time in which the window's thread did not come round, how much of it it worked, and where it was."""

    step: str
    milliseconds: float
    worked: float
    where: str


@dataclass
class Found:
    """What the job cost: milliseconds by step, memory by moment, blocks."""

    steps: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    """Milliseconds on the clock, and of these how many the window's thread worked."""
    memory: dict[str, Figures] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    asked: int = 0
    total: int = 0
    painted: int = 0
    read_back: int = 0


class Heart:
    """Beats on the window's thread; while it stands still, an alarm clock notes where that thread is.

    The alarm rings on that thread itself, as soon as Qt asks Python something. A second thread would do harm:
    it would collect garbage, and free widgets where they may not be freed (``background``).
    """

    def __init__(self, blocks: list[Block]) -> None:
        """Begin to beat; standstills go into ``blocks``."""
        self.step = "start"
        self._blocks = blocks
        self._seen: Counter[str] = Counter()
        self._last = time.perf_counter(), time.thread_time()
        self._timer = QTimer(interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        if hasattr(signal, "setitimer"):  # not on Windows
            signal.signal(signal.SIGALRM, self._note)
            signal.setitimer(signal.ITIMER_REAL, _BEAT_MS / 1000, _BEAT_MS / 1000)

    def _beat(self) -> None:
        now = time.perf_counter(), time.thread_time()
        stood_still, worked = (1000 * (new - old) for new, old in zip(now, self._last, strict=True))
        if stood_still - _BEAT_MS > BLOCK_MS:
            where = self._seen.most_common(1)[0][0] if self._seen else "inside Qt"
            self._blocks.append(Block(self.step, stood_still - _BEAT_MS, worked, where))
        self._seen.clear()
        self._last = now

    def _note(self, _signal: int, frame: FrameType | None) -> None:
        """Note where the thread is, unless it came round just now."""
        if 1000 * (time.perf_counter() - self._last[0]) > BLOCK_MS / 2:
            self._seen[_innermost(frame)] += 1


def _innermost(frame: FrameType | None) -> str:
    """Name the two innermost functions of ours."""
    names: list[str] = []
    while frame is not None and len(names) < 2:
        _, is_ours, place = frame.f_code.co_filename.rpartition("zelfscan/")
        if is_ours and "benchmarks" not in frame.f_code.co_filename:
            names.append(f"{frame.f_code.co_name} ({place})")
        frame = frame.f_back
    return " < ".join(names) or "inside Qt"


class Job:
    """The window, and somebody in front of it."""

    def __init__(self, folder: Path, is_watched: bool) -> None:
        """Start the program with the ordinary key derivation, in an empty folder."""
        self.found = Found()
        self.folder = folder
        self.app = program.make_application()
        self.heart = Heart(self.found.blocks) if is_watched else None
        self.parts = program.make_parts()
        self.window = program.make_window()
        self.window.show()
        self._count_paints()
        gc.freeze()  # as the program does
        self.journey = Journey(self.window, self.parts)
        self.journey.begin()
        self.until(lambda: self.parts.start.packs is not None and background.is_idle())

    def _count_paints(self) -> None:
        """Count how often an answer is painted, so that no answer passes for repainted that was not."""
        found, paint = self.found, AnswerRow.paintEvent

        def counted(row: AnswerRow, event: object) -> None:
            found.painted += 1
            paint(row, event)  # type: ignore[arg-type]

        AnswerRow.paintEvent = counted  # type: ignore[method-assign,assignment]

    def until(self, is_so: Callable[[], bool]) -> None:
        """Let the window go on until something is so."""
        deadline = time.monotonic() + 60
        while not is_so():
            if time.monotonic() > deadline:
                raise TimeoutError("the window did not get there")
            wait = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
            timer = QTimer(singleShot=True, interval=20)
            timer.start()
            QApplication.processEvents(wait)

    def step(self, name: str, do: Callable[[], object], is_so: Callable[[], bool] = lambda: True) -> None:
        """Do one thing and note how long it takes until the window has been painted again."""
        if self.heart is not None:
            self.heart.step = name
        clock, worked = time.perf_counter(), time.thread_time()
        do()
        self.until(is_so)
        QApplication.processEvents()
        # Qt leaves this to the loop of the program, which does not run here.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        took = 1000 * (time.perf_counter() - clock), 1000 * (time.thread_time() - worked)
        self.found.steps.setdefault(name, []).append(took)
        self.settle()

    def settle(self) -> None:
        """Let what was started beside the window end before the next step; this is not counted."""
        self.until(background.is_idle)
        if self.heart is not None:
            until = time.monotonic() + _PAUSE_MS / 1000
            self.until(lambda: time.monotonic() > until)

    def press(self, key: Qt.Key) -> None:
        """Press a key where the focus is."""
        text = chr(key) if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 else ""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QApplication.sendEvent(QApplication.focusWidget() or self.window, event)

    def shows(self, page: str) -> bool:
        """Tell whether a page of this kind is in sight."""
        return type(self.window.page()).__name__ == page

    def questions(self) -> "QuestionPage | None":
        """Return the page of the questions if that is the one in sight."""
        return cast("QuestionPage", self.window.page()) if self.shows("QuestionPage") else None

    def begin(self) -> None:
        """Choose the scan, make a vault for it, and leave its recovery sheet for later."""
        self.journey.start.choice_made.emit(PACK, ROUTE)
        make = self.journey.gate.create.create_asked.emit
        self.step(MAKE_VAULT, lambda: make(PASSPHRASE), lambda: self.shows("RecoverySheetPage"))
        sheet = cast("RecoverySheetPage", self.window.page())
        self.step("recovery sheet to first question", sheet.back_button.click, self.has_questions)

    def has_questions(self) -> bool:
        """Tell whether a question is asked now."""
        return self.questions() is not None

    def answer_all(self) -> None:
        """Answer every question that is asked: in turn its first, its last, *weet ik niet* and its second."""
        number = 0
        while (page := self.questions()) is not None:
            keys = [row.key for row in page.answers.rows() if row.key in "12345678"]
            unknown = [row.key for row in page.answers.rows() if row.key == "0"]
            wanted = (keys[:1], keys[-1:], unknown or keys[-1:], keys[1:2] or keys[:1])[number % 4][0]
            number += 1
            self.answer(page, wanted)
            if self.window.card.isVisible():
                self.window.card.close_over()
            self.settle()
            self.step("next question", lambda: self.press(Qt.Key.Key_Return), self._has_left(page))
        last = self.found.steps["next question"].pop()
        self.found.steps["last question to the result"] = [last]
        self.found.asked = number

    def _has_left(self, page: "QuestionPage") -> Callable[[], bool]:
        """Return whether another question, or another page, is in sight."""
        words = page.heading.text()
        return lambda: self.window.page() is not page or page.heading.text() != words

    def answer(self, page: "QuestionPage", key: str) -> None:
        """Give one answer; it is committed and painted when this returns."""
        before = self.found.painted
        self.step("answer", lambda: self.press(Qt.Key(Qt.Key.Key_0 + int(key))))
        if self.found.painted == before or not page.answers.chosen_id():
            raise RuntimeError("an answer was not painted")

    def walk(self) -> None:
        """Go round all pages, the result with the reasons behind each of its risks."""
        for turn in range(ROUNDS):
            for tab in (QUESTIONS, RESULT, PLAN, REPORT):
                name = f"to {tab}" if turn else f"to {tab}, first time"
                self.step(name, partial(self.journey.show_tab, tab))
        self.journey.show_tab(RESULT)
        self.settle()
        self.ask_why("", 100)

    def report(self) -> None:
        """Save a report."""
        self.journey.show_tab(REPORT)
        self.settle()
        page = cast("ReportPage", self.window.page())
        path = self.folder / "report.pdf"
        ask.answer_next(path)
        self.step("make the report", page.save, lambda: not page.is_busy() and path.exists())

    def remember(self, moment: str) -> None:
        """Note the memory at a moment."""
        self.found.memory[moment] = memory()

    def ask_why(self, prefix: str, most: int) -> None:
        """Open the reasons behind the first risks, and go back each time."""
        page = cast("ResultPage", self.window.page())
        subjects = [f"risk:{row.risk.id}" for row in page.overview.rows.values()] if page.overview else []
        for subject in subjects[:most]:
            opened = partial(lambda subject: page.subject == subject, subject)
            self.step(f"{prefix}to why", partial(page.open_why, subject), opened)
            self.step(f"{prefix}back from why", page.close_why)

    def empty_scan(self) -> None:
        """Look at the result and the reasons when nothing was answered yet: the most there is to work out."""
        show, before = self.journey.show_tab, "empty scan: "
        self.step(f"{before}to result", partial(show, RESULT), lambda: self.shows("ResultPage"))
        self.ask_why(before, 3)
        self.step(f"{before}to plan", partial(show, PLAN), lambda: self.shows("PlanPage"))
        self.step(f"{before}to questions", partial(show, QUESTIONS), self.has_questions)

    def lock_and_read_back(self) -> None:
        """Lock the vault, and count the answers that are in it."""
        self.step("lock", self.journey.lock)
        opened = open_vault(self.parts.lock.folder, PASSPHRASE, self.parts.clock())
        self.found.read_back = len(opened.journal.responses().values)
        opened.vault.close()


def main() -> None:
    """Do the job and print what it cost."""
    job = Job(Path(sys.argv[2]), sys.argv[1] == "watched")
    job.begin()
    if job.heart is not None:
        job.empty_scan()
    job.answer_all()
    job.settle()
    job.remember("a full scan")
    job.walk()
    job.remember("all pages")
    job.report()
    job.remember("a report")
    job.lock_and_read_back()
    packs = job.parts.start.packs
    if packs is not None:
        job.found.total = len(packs.by_id[PACK].pack.items)
    print(json.dumps(asdict(job.found)), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
