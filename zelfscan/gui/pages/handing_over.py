"""Handing a dossier over: one encrypted file, and its code, which is shown here once and never kept."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import ask, background
from zelfscan.gui.widgets.button import quiet_button, secondary_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.check_box import CheckBox
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.i18n import later, say
from zelfscan.presenters.handover_desk import HandoverDesk

#: How often the window looks how far the work is, in milliseconds.
_LOOK = 100
_WHOSE = (later("Code"), later("Code voor de bewoner"), later("Code voor de adviseur"))


class Steps:
    """How far work on another thread is, and whether it should go on; read and written from both threads."""

    def __init__(self) -> None:
        """Begin with nothing done."""
        self.done, self.total, self.is_wanted = 0, 0, True

    def tell(self, done: int, total: int) -> bool:
        """Take what the work tells, and say whether it should go on."""
        self.done, self.total = done, total
        return self.is_wanted


class HandOverCard(Card):
    """Makes the file, and shows its code until somebody has written it down."""

    def __init__(self, desk: HandoverDesk, dossier_id: str, parent: QWidget | None = None) -> None:
        """Make the card for a dossier."""
        super().__init__("card", 20, 12, parent)
        self._desk, self._dossier_id = desk, dossier_id
        self._job: background.Job[str | None] | None = None
        self._steps = Steps()
        self._codes: tuple[str, ...] = ()
        self._fingerprint = ""
        self._to = Path()
        self._looking = QTimer(self, interval=_LOOK)
        self._looking.timeout.connect(self._show_progress)
        self._fill()

    def is_busy(self) -> bool:
        """Return whether the file is being made now."""
        return self._job is not None

    def may_leave(self) -> bool:
        """Ask whether to leave while the file is being made, or while a code is in sight; else say yes.

        Once somebody leaves all the same, the work stops and the code is gone.
        """
        if self.is_busy() and not ask.confirm(
            self,
            say("Het bestand wordt nog gemaakt. Toch weg?"),
            say("Als u nu weggaat, is er geen bestand."),
            yes=say("Ga weg"),
            no=say("Blijf hier"),
        ):
            return False
        # It may have been finished while the question stood there; then the code is in sight by now.
        if self._fingerprint and not ask.confirm(
            self,
            say("U hebt de code nog niet opgeschreven. Toch weg?"),
            say("Als u nu weggaat, ziet u de code niet meer. Zonder de code gaat het bestand niet open."),
            yes=say("Ga weg"),
            no=say("Blijf hier"),
        ):
            return False
        if self.is_busy() or self._fingerprint:
            self.forget()
        return True

    def speak(self) -> None:
        """Say everything anew; a code that is shown stays, and work that is under way goes on."""
        is_two, with_name, fingerprint = self.two.isChecked(), self.with_name.isChecked(), self._fingerprint
        self.empty()
        self._fill()
        self.two.setChecked(is_two)
        self.with_name.setChecked(with_name)
        self._show_codes(fingerprint)
        if self.is_busy():
            self._show_busy()

    def forget(self) -> None:
        """Stop, and let go of the code."""
        self._steps.is_wanted = False
        if self._job is not None:
            self._job.cancel()
        self._end()
        self.told.hide()
        self._codes = ()
        self._show_codes("")

    def _fill(self) -> None:
        view = self._desk.view()
        self.body.addWidget(Heading(say("Geef het dossier door"), 3))
        intro = say(
            "U maakt één versleuteld bestand met een eigen code. De bewoner of een collega opent het met "
            "dit programma."
        )
        self.body.addWidget(Text(intro, 15, "muted"))
        for title, lines in (
            (say("Dit gaat mee"), view.goes_along),
            (say("Dit blijft hier"), view.stays_behind),
            (say("De code"), view.code_words),
        ):
            self.body.addWidget(Text(title, 15, is_strong=True))
            for words in lines:
                self.body.addWidget(Text(words, 15, "muted"))
        self.two = CheckBox(say("Twee codes: alleen samen te openen"))
        self.with_name = CheckBox(say("Geef de naam van het dossier mee"))
        self.body.addWidget(self.two)
        self.body.addWidget(self.with_name)
        self.told = Message("good", "")
        self.told.hide()
        self.body.addWidget(self.told)
        self._codes_box = Card("edged", 16, 8)
        self.body.addWidget(self._codes_box)
        line = FlowLayout(gap=12)
        self.make_button = secondary_button(say("Maak het bestand"))
        self.make_button.clicked.connect(self._make)
        self._progress = short_text()
        self.stop_button = quiet_button(say("Stop"))
        self.stop_button.clicked.connect(self._stop)
        for part in (self.make_button, self._progress, self.stop_button):
            line.addWidget(part)
        self.body.addLayout(line)
        self._show_codes("")
        self._show_idle()

    def _make(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggestion = Path(folder) / self._desk.file_name()
        kinds = say("Overdracht (*.zelfscan)")
        path = ask.save_file(self, say("Bewaar het bestand"), suggestion, kinds)
        if path is None:
            return
        self.told.hide()
        self._codes = ()
        self._show_codes("")
        codes, self._steps, self._to = self._desk.new_codes(self.two.isChecked()), Steps(), path
        try:
            work = self._desk.writing(
                self._dossier_id,
                codes,
                path,
                with_name=self.with_name.isChecked(),
                on_progress=self._steps.tell,
            )
        except ZelfscanError as error:
            self._refuse(error)
            return
        self._job = background.run(work, partial(self._take, codes), self._refuse, self._end)
        self.destroyed.connect(self._job.cancel)
        self._looking.start()
        self._show_busy()
        self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop(self) -> None:
        self._steps.is_wanted = False

    def _show_progress(self) -> None:
        done, total = self._steps.done, self._steps.total
        words = say("{count} van {total} delen klaar", count=done, total=total) if total else ""
        self._progress.setText(words)
        self._progress.show()

    def _take(self, codes: tuple[str, ...], fingerprint: str | None) -> None:
        if fingerprint is None:
            self._tell("info", say("Gestopt. Er is geen bestand gemaakt."))
        else:
            self._tell("good", say("Het bestand is gemaakt."), str(self._to))
            self._codes = codes
            self._show_codes(fingerprint)

    def _refuse(self, error: ZelfscanError) -> None:
        self._tell("error", say("Het bestand is niet gemaakt."), str(error))

    def _tell(self, kind: str, title: str, text: str = "") -> None:
        self.told.show_message(kind, title, text)
        self.told.show()
        self.told.announce()

    def _end(self) -> None:
        had_focus = self.stop_button.hasFocus()
        self._job = None
        self._looking.stop()
        self._show_idle()
        if had_focus:
            self.make_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_busy(self) -> None:
        self.make_button.setEnabled(False)
        self.stop_button.show()
        self._show_progress()

    def _show_idle(self) -> None:
        self.make_button.setEnabled(True)
        self.stop_button.hide()
        self._progress.hide()

    def _show_codes(self, fingerprint: str) -> None:
        """Show the codes large; with an empty fingerprint there are none to show."""
        self._fingerprint = fingerprint
        self._codes_box.empty()
        self._codes_box.setVisible(bool(fingerprint))
        if not fingerprint:
            return
        body = self._codes_box.body
        body.addWidget(Text(say("Schrijf de code nu op. Het programma bewaart hem niet."), is_strong=True))
        for place, code in enumerate(self._codes, 0 if len(self._codes) == 1 else 1):
            body.addWidget(Text(say(_WHOSE[place]), 15, "muted"))
            shown = Text(code, 22, is_strong=True)
            shown.even_figures()
            body.addWidget(shown)
        mark = say("Kenmerk van de afzender: {fingerprint}", fingerprint=fingerprint)
        body.addWidget(Text(mark, 15))
        check = say("De ontvanger ziet hetzelfde kenmerk. Vergelijk het aan de telefoon.")
        body.addWidget(Text(check, 15, "muted"))
        self.hide_button = secondary_button(say("Ik heb de code opgeschreven"))
        self.hide_button.clicked.connect(self._forget_codes)
        body.addWidget(self.hide_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _forget_codes(self) -> None:
        self._codes = ()
        self._show_codes("")
        self.make_button.setFocus(Qt.FocusReason.OtherFocusReason)
