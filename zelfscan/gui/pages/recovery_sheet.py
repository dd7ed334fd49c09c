"""Making a recovery sheet: the words to write down, and then the same words typed back."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.vault import WrongPassphrase
from zelfscan.exchange.writing import write_file
from zelfscan.gui import ask, background
from zelfscan.gui.pages.page import Page
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button, main_button, quiet_button, secondary_button
from zelfscan.gui.widgets.card import Card, emptied
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.sheet_rows import SheetRows
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.gui.widgets.text_field import PassphraseField, TextField
from zelfscan.i18n import say
from zelfscan.presenters.recovery_desk import FILE_NAME, RecoveryDesk, SheetWordsView

_WIDTH = 820


class RecoverySheetPage(Page):
    """Two steps: the words are in sight, or they are typed back; never both."""

    back_asked = Signal()
    kept = Signal()
    """The sheet opens the vault from now on."""

    def __init__(self, desk: RecoveryDesk, is_first_run: bool = False, parent: QWidget | None = None) -> None:
        """Make the page with new words; in a first run it says why this comes now, and that it can wait."""
        super().__init__(parent)
        self._desk, self._is_first_run = desk, is_first_run
        self._is_trying = False
        self._job: background.Job[None] | None = None
        desk.begin()
        self._make()

    def speak(self) -> None:
        """Say everything anew at the same step; what was typed is dropped."""
        self.forget_typed()
        self.empty()
        self._make()

    def leave(self) -> bool:
        """Let the words go with the page."""
        self.forget_typed()
        return True

    def forget(self) -> None:
        """Empty every field, take the words off the page, and wait no longer for a sheet being kept."""
        if self._job is not None:
            # It is kept all the same if everything was right, but nobody is here any more to be told.
            self._job.cancel()
            self._show_busy(False)
        self.forget_typed()
        self._clear_words()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the words go once another page is shown; behind it they would wait for whoever comes by."""
        super().hideEvent(event)
        if not event.spontaneous():  # the window itself is put away, and comes back
            self.forget()
            self._desk.forget()

    def forget_typed(self) -> None:
        """Empty every field."""
        self.sheet.clear()
        self.passphrase.clear()

    def start_focus(self) -> QWidget | None:
        """Return what is to be done next."""
        return self.rows[0].edit if self._is_trying else self.written_button

    def show_words(self) -> None:
        """Show the words again, to write them down better."""
        self._is_trying = False
        self.forget_typed()
        self._show_step()

    def try_words(self) -> None:
        """Put the words out of sight, and ask for them."""
        self._is_trying = True
        self._show_step()

    def _make(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollPage(_WIDTH)
        layout.addWidget(scroll)
        body = scroll.body
        body.addWidget(Heading(say("Uw herstelblad"), 1))
        self.told = Message("error", "")
        self.told.hide()
        body.addWidget(self.told)
        view = self._desk.view() or self._desk.begin()
        self._words_card, self._try_card = self._make_words(view), self._make_try()
        body.addWidget(self._words_card)
        body.addWidget(self._try_card)
        self.back_button = link_button(say("Nu niet"))
        self.back_button.clicked.connect(self.back_asked)
        line = FlowLayout(gap=12)
        line.addWidget(self.back_button)
        body.addLayout(line)
        if self._is_first_run:
            later = say("Ik doe dit later. Het staat in het Menu, bij Uw kluis.")
            self.back_button.setAccessibleDescription(later)
            body.addWidget(Text(later, 15, "muted"))
        body.addStretch(1)
        self._show_step()

    def _make_words(self, view: SheetWordsView) -> Card:
        theme = current_theme()
        card = Card("edged", padding=24, spacing=12)
        why, *others = view.why
        if self._is_first_run:
            why = say("Vergeet u uw wachtzin, dan gaat uw kluis alleen nog open met deze zestien woorden.")
        for words in (why, *others):
            card.body.addWidget(Text(words))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.pad(24))
        self._grid.setVerticalSpacing(theme.pad(12))
        self._grid.setColumnStretch(1, 1)
        self._lines: list[Text] = []
        card.body.addLayout(self._grid)
        card.body.addSpacing(theme.pad(20))
        self.written_button = main_button(say("Ik heb ze opgeschreven"))
        self.written_button.clicked.connect(self.try_words)
        self.form_button = quiet_button(say("Leeg formulier (pdf)"))
        self.form_button.clicked.connect(lambda: self._save(with_words=False))
        self.print_button = quiet_button(say("Om te printen (pdf)"), icon="print")
        self.print_button.clicked.connect(lambda: self._save(with_words=True))
        line_of_buttons = FlowLayout(gap=12)
        for button in (self.written_button, self.form_button, self.print_button):
            line_of_buttons.addWidget(button)
        card.body.addLayout(line_of_buttons)
        return card

    def _fill_words(self) -> None:
        """Put the words on the page, large."""
        self._clear_words()
        view = self._desk.view()
        for number, row in enumerate(view.rows if view is not None else (), start=1):
            line = Text(" ".join(row), 26, is_strong=True)
            line.setAccessibleName(say("Regel {number}: {words}", number=number, words=", ".join(row)))
            self._lines.append(line)
            figure = short_text(str(number), 26, "muted")
            self._grid.addWidget(figure, number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(line, number, 1)

    def _clear_words(self) -> None:
        """Take the words off the page: out of sight a widget would still hold them."""
        for line in self._lines:
            line.setText("")
            line.setAccessibleName("")
        self._lines = []
        emptied(self._grid)

    def _make_try(self) -> Card:
        card = Card("edged", padding=24, spacing=12)
        what = say("Typ nu de vier woorden van elke regel over van uw papier. Zo weet u dat het klopt.")
        card.body.addWidget(Text(what))
        self.sheet = SheetRows()
        self.sheet.changed.connect(lambda row, _text: row.set_error(""))
        self.sheet.submitted.connect(self._keep_soon)
        self.rows = self.sheet.fields
        for number, row in enumerate(self.rows, start=1):
            row.edit.editingFinished.connect(lambda number=number: self._look_at(number))
        card.body.addWidget(self.sheet)
        self.passphrase = PassphraseField(say("Uw wachtzin"), say("Zo weet het programma dat u het bent."))
        self.passphrase.changed.connect(lambda _text: self.passphrase.set_error(""))
        self.passphrase.submitted.connect(self._keep_soon)
        card.body.addWidget(self.passphrase)
        self.keep_button = main_button(say("Dit is mijn herstelblad"), key="Enter")
        self.keep_button.clicked.connect(self._keep)
        self.again_button = secondary_button(say("Laat de woorden weer zien"))
        self.again_button.clicked.connect(self.show_words)
        line = FlowLayout(gap=12)
        line.addWidget(self.keep_button)
        line.addWidget(self.again_button)
        card.body.addLayout(line)
        return card

    def _show_step(self) -> None:
        self.told.hide()
        (self._clear_words if self._is_trying else self._fill_words)()
        self._words_card.setVisible(not self._is_trying)
        self._try_card.setVisible(self._is_trying)
        self.focus_start()

    def _look_at(self, number: int) -> None:
        """Say at a row that was left what is wrong with it; an empty one is not wrong yet."""
        row = self.rows[number - 1]
        if self._is_trying and row.text().strip() and self._desk.view() is not None:
            row.set_error(self._desk.fault(number, row.text()))

    def _keep_soon(self) -> None:
        """Begin once Enter is done with: else it would press whatever gets the focus next."""
        QTimer.singleShot(0, self, self._keep)

    def _keep(self) -> None:
        if self._job is not None:
            return
        for number, row in enumerate(self.rows, start=1):
            fault = self._desk.fault(number, row.text())
            if fault:
                self._show_wrong(row, fault)
                return
        if not self.passphrase.text():
            self._show_wrong(self.passphrase, say("Typ eerst uw wachtzin."))
            return
        self._show_busy(True)
        self._job = background.run(self._desk.keeping(self.passphrase.text()), self._take, self._refuse)

    def _take(self, _done: None) -> None:
        self._show_busy(False)
        self.forget()
        self._desk.forget()
        self.kept.emit()

    def _refuse(self, error: ZelfscanError) -> None:
        self._show_busy(False)
        if isinstance(error, WrongPassphrase):
            self._show_wrong(self.passphrase, str(error))
        else:
            self._tell(say("Het herstelblad is niet bewaard."), str(error))

    def _show_busy(self, is_busy: bool) -> None:
        if not is_busy:
            self._job = None
        for part in (*self.rows, self.passphrase, self.keep_button, self.again_button, self.back_button):
            part.setEnabled(not is_busy)

    def _save(self, *, with_words: bool) -> None:
        is_sure = not with_words or ask.confirm(
            self,
            say("Het blad met woorden als bestand bewaren?"),
            say(
                "Het bestand is niet versleuteld. Print het alleen op een printer van uzelf: een gedeelde "
                "printer bewaart opdrachten. Wis het bestand daarna."
            ),
            yes=say("Bewaar het bestand"),
        )
        if not is_sure:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = ask.save_file(self, say("Bewaar het blad"), Path(folder) / FILE_NAME, "PDF (*.pdf)")
        if path is None or self._desk.view() is None:  # locked meanwhile
            return
        try:
            write_file(path, self._desk.paper(with_words=with_words))
        except ZelfscanError as error:
            self._tell(say("Het blad is niet bewaard."), str(error))

    def _tell(self, title: str, text: str) -> None:
        self.told.show_message("error", title, text)
        self.told.show()
        self.told.announce()

    def _show_wrong(self, field: TextField, words: str) -> None:
        field.set_error(words)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
