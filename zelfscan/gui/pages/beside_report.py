"""The card with the files beside the report: lists, a calendar, plain text, and a document to go on in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import ask, background
from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.proposed_folder import first_folder
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import Button, secondary_button
from zelfscan.gui.widgets.card import Card, Rule
from zelfscan.gui.widgets.check_box import CheckBox
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.beside_desk import BesideDesk, BesideFile, BesideView, Kind, MakeDocument

_NARROW = 800
_CALENDAR: Kind = "ics"
_EDITIONS: tuple[Kind, ...] = ("txt", "odt")


class BesideReport(QWidget):
    """Offers each file with a plain sentence, and makes one without holding up the window."""

    def __init__(
        self,
        desk: BesideDesk,
        make_document: MakeDocument,
        file_name: Callable[[], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make the card; ``make_document`` gives the work of making the edition that is chosen then.

        ``file_name`` gives the name of that edition as a file; the text and the document are called so too.
        """
        super().__init__(parent)
        self._desk, self._make_document, self._file_name = desk, make_document, file_name
        self._scale = current_theme().scale
        self._is_gone = False
        self._wanted: tuple[BesideFile, Path] | None = None
        self._making: background.Job[bytes] | None = None
        self._saving: background.Job[Path] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._card: QWidget | None = None
        view = desk.view()
        self._make_parts(view)
        self.draw(view)

    def refresh(self) -> None:
        """Say again what there is; what was saved before is no news any more."""
        if not self.is_busy():
            self.message.hide()
        self.draw(self._desk.view())

    def speak(self) -> None:
        """Say everything anew; the tick stays, and so does a file that is being made."""
        is_named, view = self.titles.isChecked(), self._desk.view()
        self._make_parts(view)
        self.titles.setChecked(is_named)
        self.draw(view)
        if self.is_busy():
            self._say_busy()

    def draw(self, view: BesideView) -> None:
        """Draw a view."""
        self._view = view
        focused = next((kind for kind, button in self.buttons.items() if button.hasFocus()), None)
        old, self._card = self._card, self._make_card(view)
        self._column.insertWidget(0, self._card)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        if focused in self.buttons:
            self.buttons[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Begin no file after this; one that is being written is finished."""
        self._is_gone = True
        self._stop()
        if self._saving is not None:
            self._saving.cancel()

    def is_busy(self) -> bool:
        """Return whether a file is being made now."""
        return self._making is not None or self._saving is not None

    def save(self, kind: Kind) -> None:
        """Ask where to save a file, then make it in the background and write it."""
        wanted = next((file for file in self._view.files if file.kind == kind and file.button), None)
        if wanted is None or self.is_busy():
            return
        work = self._desk.making(kind, self._make_document, with_titles=self.titles.isChecked())
        suggestion = first_folder(self._desk.folder) / self._named(wanted)
        path = ask.save_file(self, say("Bewaar het bestand"), suggestion, wanted.kinds)
        # The scan may have been locked while the question stood open.
        if path is None or self._is_gone:
            return
        self._wanted = wanted, path
        self._place_message()
        self._say_busy()
        self._making = background.run(work, self._write, self._refuse)
        self._fit()
        self.message.action_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again when the text gets another size."""
        super().changeEvent(event)
        is_other = event.type() == QEvent.Type.StyleChange and hasattr(self, "_view")
        if is_other and self._scale != current_theme().scale:
            self._scale = current_theme().scale
            self.draw(self._view)

    def _make_parts(self, view: BesideView) -> None:
        self.buttons: dict[Kind, Button] = {}
        self._places: dict[Kind, QVBoxLayout] = {}
        self.titles = CheckBox(view.titles)
        self.message = Message("info", "")
        self.message.action_chosen.connect(self._act)
        self.message.hide()

    def _make_card(self, view: BesideView) -> QWidget:
        card = Card("card", 24, 12)
        card.body.addWidget(Heading(view.title, 2))
        card.body.addWidget(Message("warn", "", view.warning))
        self.buttons, self._places = {}, {}
        for number, file in enumerate(view.files):
            if number:
                card.body.addWidget(Rule())
            row = QVBoxLayout()
            row.setSpacing(current_theme().pad(8))
            row.addWidget(self._row(file))
            self._places[file.kind] = row
            card.body.addLayout(row)
        self._place_message()
        self._fit()
        return card

    def _place_message(self) -> None:
        """Put the message below the file that it is about, where somebody looks."""
        kind = self._wanted[0].kind if self._wanted is not None else self._view.files[0].kind
        self._places[kind].addWidget(self.message)

    def _row(self, file: BesideFile) -> QWidget:
        theme = current_theme()
        row = Columns(_NARROW, 24)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pad(4))
        column.addWidget(Heading(file.title, 3))
        column.addWidget(Text(file.about, 17, "muted"))
        if file.kind == _CALENDAR:
            column.addWidget(self.titles)
            self.titles.setVisible(bool(file.button))
        row.add(words, 1)
        if file.button:
            row.add(self._button(file), 0)
        return row

    def _button(self, file: BesideFile) -> QWidget:
        button = secondary_button(file.button)
        button.clicked.connect(lambda: self.save(file.kind))
        self.buttons[file.kind] = button
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return box

    def _named(self, file: BesideFile) -> str:
        if file.kind not in _EDITIONS or self._file_name is None:
            return file.file_name
        return Path(self._file_name()).with_suffix(f".{file.kind}").name

    def _write(self, data: bytes) -> None:
        self._making = None
        if self._wanted is not None:
            work = self._desk.files.saving(self._wanted[1], data)
            self._saving = background.run(work, self._finish, self._refuse)

    def _finish(self, path: Path) -> None:
        self._saving = None
        self._end("good", say("Het bestand is bewaard."), say("Het staat in {path}.", path=path))

    def _refuse(self, error: ZelfscanError) -> None:
        self._making = self._saving = None
        self._end("error", say("Het bestand is niet bewaard."), str(error), say("Kies een andere plaats"))

    def _act(self) -> None:
        """Do what the link in the message says: stop, or try again; a file being written is finished."""
        if self._saving is not None:
            return
        if self._making is not None:
            self._stop()
            self._end("info", say("Gestopt."), say("Er is geen bestand bewaard."))
        elif self._wanted is not None:
            self.save(self._wanted[0].kind)

    def _stop(self) -> None:
        if self._making is not None:
            self._making.cancel()
        self._making = None
        self._fit()

    def _end(self, kind: str, title: str, text: str, action: str = "") -> None:
        """Say how it went; the focus goes back to the button when it was on the message."""
        had_focus = self.message.action_button.hasFocus()
        self._fit()
        button = self.buttons.get(self._wanted[0].kind) if self._wanted is not None else None
        if had_focus and button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(kind, title, text, action)
        sheet = self.parentWidget()
        while sheet is not None and not isinstance(sheet, ScrollPage):
            sheet = sheet.parentWidget()
        if sheet is not None:
            sheet.ensureWidgetVisible(self.message)

    def _say_busy(self) -> None:
        self._say("info", say("Het bestand wordt gemaakt."), say("Dit duurt een paar tellen."), say("Stop"))

    def _say(self, kind: str, title: str, text: str, action: str = "") -> None:
        self.message.show_message(kind, title, text, action)
        self.message.show()
        self.message.announce()

    def _fit(self) -> None:
        for button in self.buttons.values():
            button.setEnabled(not self.is_busy())
