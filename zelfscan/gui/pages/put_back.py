"""Putting a back-up back: the file, what it is, the passphrase or sheet of that day, and then the work."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.recovery import RowMistyped
from zelfscan.errors.vault import WrongPassphrase, WrongRecovery
from zelfscan.gui import ask
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.safe_card import WorkLine
from zelfscan.gui.proposed_folder import first_folder
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button, main_button, secondary_button
from zelfscan.gui.widgets.card import Card, emptied
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.segmented import SegmentedChoice
from zelfscan.gui.widgets.sheet_rows import SheetRows
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.gui.widgets.text_field import PassphraseField, TextField
from zelfscan.i18n import say
from zelfscan.presenters.backup_desk import BackupDesk
from zelfscan.presenters.backup_views import BackupFileView, RestoredView
from zelfscan.presenters.sheet_secret import typed_secret
from zelfscan.store.restoring import Kind

_WIDTH = 760
_PASSPHRASE: Kind = "passphrase"
_RECOVERY: Kind = "recovery"


class PutBackPage(Page):
    """Works while the vault is locked, or where there is none; the vault of now is kept beside it."""

    restored = Signal()
    """Somebody wants to open what was put back."""
    busy_changed = Signal()

    def __init__(self, desk: BackupDesk, parent: QWidget | None = None) -> None:
        """Make the page at its first step."""
        super().__init__(parent)
        self._desk = desk
        self._kind: Kind = _PASSPHRASE
        self._path: Path | None = None
        self._is_done = False
        self._make()

    def begin(self, path: Path | None = None) -> None:
        """Begin at the first step, or with a file that was chosen elsewhere."""
        self.forget()
        if path is not None:
            self.look_at(path)

    def is_busy(self) -> bool:
        """Return whether a back-up is being put back now."""
        return self.work.is_busy()

    def start_focus(self) -> QWidget | None:
        """Return the step that is next."""
        if self._is_done:
            return self.unlock_button
        if self._path is None:
            return self.choose_button
        return self.passphrase.edit if self._kind == _PASSPHRASE else self.rows[0].edit

    def speak(self) -> None:
        """Say everything anew from the first step; what was typed is dropped."""
        if self.is_busy():
            return
        path, is_done = self._path, self._is_done
        self.forget()
        self.empty()
        self._make()
        if path is not None and not is_done:
            self.look_at(path)

    def leave(self) -> bool:
        """Stop work, and drop what was typed."""
        self.work.ask_to_stop()
        self._empty_fields()
        return True

    def forget(self) -> None:
        """Go back to the first step, without anything that was typed or told."""
        self.work.drop()
        self._path, self._is_done = None, False
        self._empty_fields()
        emptied(self._about)
        self.told.hide()
        self.card.hide()
        self.choose_button.show()
        self.unlock_button.hide()

    def look_at(self, path: Path) -> None:
        """Say what a file is, and ask for the passphrase or the sheet of that day."""
        self.told.hide()
        try:
            view = self._desk.looking(path, self._kind)
        except ZelfscanError as error:
            self._path = None
            self.card.hide()
            self._tell("error", say("Dit bestand gaat niet open."), str(error))
            return
        self._path = path
        self._draw(path, view)
        self.card.show()
        self._show_kind()
        self.focus_start()
        self._scroll.reveal(self.passphrase if self._kind == _PASSPHRASE else self.rows[0])

    def _make(self) -> None:
        layout = self.column()
        self._scroll = ScrollPage(_WIDTH)
        layout.addWidget(self._scroll)
        body = self._scroll.body
        self.back_button = link_button(say("Terug"), icon="terug", is_strong=True)
        self.back_button.clicked.connect(self.back_asked)
        body.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(Heading(say("Zet een reservekopie terug"), 1))
        intro = say("Uw kluis wordt weer zoals op de dag van de kopie. Wat u daarna deed, zit er niet in.")
        body.addWidget(Text(intro, 17, "muted"))
        self.told = Message("error", "")
        self.told.hide()
        body.addWidget(self.told)
        self.choose_button = secondary_button(say("Kies het bestand"))
        self.choose_button.clicked.connect(self._choose)
        body.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self._make_card())
        self.unlock_button = main_button(say("Naar het slot"))
        self.unlock_button.clicked.connect(self.restored)
        self.unlock_button.hide()
        body.addWidget(self.unlock_button, 0, Qt.AlignmentFlag.AlignLeft)
        body.addStretch(1)

    def _make_card(self) -> Card:
        self.card = Card("edged", 24, 12)
        self._about = QVBoxLayout()
        self._about.setSpacing(current_theme().pad(6))
        self.card.body.addLayout(self._about)
        kinds = ((_PASSPHRASE, say("Met de wachtzin")), (_RECOVERY, say("Met het herstelblad")))
        self.kind = SegmentedChoice(say("Hoe opent u de kopie?"), kinds, self._kind)
        self.kind.chosen.connect(self._choose_kind)
        self.card.body.addWidget(self.kind)
        self.passphrase = PassphraseField(
            say("Wachtzin van toen"), say("Hoofdletters en spaties tellen mee.")
        )
        self.passphrase.submitted.connect(self._put_back_soon)
        self.passphrase.changed.connect(lambda _text: self.passphrase.set_error(""))
        self.card.body.addWidget(self.passphrase)
        self.sheet = SheetRows()
        self.sheet.changed.connect(lambda row, _text: row.set_error(""))
        self.sheet.submitted.connect(self._put_back_soon)
        self.rows = self.sheet.fields
        self.card.body.addWidget(self.sheet)
        self.work = WorkLine()
        self.work.busy_changed.connect(self._follow_work)
        self.card.body.addWidget(self.work)
        line = FlowLayout(gap=12)
        self.put_button = main_button(say("Zet terug"), key="Enter")
        self.put_button.clicked.connect(self._put_back)
        line.addWidget(self.put_button)
        self.card.body.addLayout(line)
        self.card.hide()
        return self.card

    def _draw(self, path: Path, view: BackupFileView) -> None:
        emptied(self._about)
        name = Text(path.name.replace("-", "-\u200b"), is_strong=True)
        name.setAccessibleName(path.name)
        self._about.addWidget(name)
        self._about.addWidget(Text(" · ".join(view.lines), 15, "muted"))
        self._about.addWidget(Text(view.asks))
        if view.warning:
            self._about.addWidget(Message("info", "", view.warning))

    def _show_kind(self) -> None:
        self.passphrase.setVisible(self._kind == _PASSPHRASE)
        self.sheet.setVisible(self._kind == _RECOVERY)

    def _choose_kind(self, kind: str) -> None:
        self._kind = _RECOVERY if kind == _RECOVERY else _PASSPHRASE
        self._empty_fields()
        if self._path is not None:
            try:
                self._draw(self._path, self._desk.looking(self._path, self._kind))
            except ZelfscanError as error:
                self._tell("error", say("Dit bestand gaat niet open."), str(error))
        self._show_kind()

    def _choose(self) -> None:
        kinds = say("Reservekopie (*.zelfscankluis)")
        path = ask.open_file(self, say("Kies het bestand"), first_folder(self._desk.folder), kinds)
        if path is not None:
            self.look_at(path)

    def _put_back_soon(self) -> None:
        """Begin once Enter is done with: else it would press whatever gets the focus next."""
        QTimer.singleShot(0, self, self._put_back)

    def _put_back(self) -> None:
        path = self._path
        if path is None or self.is_busy():
            return
        secret = self._typed()
        if not secret:
            return
        self.told.hide()
        self.work.run(
            lambda tell: self._desk.restoring(path, secret, tell, self._kind), self._take, self._not_put_back
        )

    def _typed(self) -> str:
        """Return the secret, or say at the field what is wrong with it."""
        if self._kind == _PASSPHRASE:
            if not self.passphrase.text():
                self._show_wrong(self.passphrase, say("Typ eerst de wachtzin."))
            return self.passphrase.text()
        try:
            return typed_secret(self.sheet.texts())
        except RowMistyped as error:
            self._show_wrong(self.rows[error.number - 1], str(error))
        return ""

    def _take(self, view: RestoredView | None) -> None:
        if view is None:
            self._tell("info", say("Gestopt. Er is niets veranderd."))
            return
        self._empty_fields()
        self._is_done = True
        self.card.hide()
        self.choose_button.hide()
        self.unlock_button.show()
        self._tell("good", f"{view.title}.", " ".join(view.lines))
        self.focus_start()

    def _not_put_back(self, error: ZelfscanError) -> None:
        if isinstance(error, WrongPassphrase):
            self._show_wrong(self.passphrase, str(error))
        elif isinstance(error, WrongRecovery):
            self._show_wrong(self.rows[0], str(error))
        else:
            self._tell("error", say("De reservekopie is niet teruggezet."), str(error))

    def _show_wrong(self, field: TextField, words: str) -> None:
        field.set_error(words)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_work(self, is_busy: bool) -> None:
        for part in (
            self.put_button,
            self.kind,
            self.passphrase,
            self.sheet,
            self.choose_button,
            self.back_button,
        ):
            part.setEnabled(not is_busy)
        self.busy_changed.emit()

    def _empty_fields(self) -> None:
        self.passphrase.clear()
        self.sheet.clear()

    def _tell(self, kind: str, title: str, text: str = "") -> None:
        self.told.show_message(kind, title, text)
        self.told.show()
        self.told.announce()
