"""*Uw kluis*: everything about the vault that is open, and nothing about what is in it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.page_foot import fit_foot
from zelfscan.gui.pages.page_top import begin_at_top
from zelfscan.gui.pages.safe_card import SafeCard, SafeForm
from zelfscan.gui.pages.safe_copies import BackupCard, CopiesCard
from zelfscan.gui.pages.safe_keys import KeysCard, PassphraseCard, SheetCard
from zelfscan.gui.pages.safe_more import LabelCard, TermCard, WipeCard
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.footer import Footer
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.backup_desk import BackupDesk
from zelfscan.presenters.backup_views import BackupView
from zelfscan.presenters.safe_desk import SafeDesk

#: Under this effective width all cards stand under each other.
_BESIDE = 1000


class SafePage(Page):
    """Eight cards; one piece of work at a time, beside the window, and it stops when somebody leaves."""

    sheet_asked = Signal()
    """A recovery sheet is to be made."""
    put_back_asked = Signal(object)
    """A back-up is to be put back: the path of an automatic copy, or none for a file to choose."""
    keys_begun = Signal()
    """The dossiers have to be put down, because the vault gets other keys."""
    keys_ended = Signal()
    """The dossiers can be opened again."""
    wipe_asked = Signal()
    busy_changed = Signal()

    def __init__(self, desk: SafeDesk, backup: BackupDesk, parent: QWidget | None = None) -> None:
        """Make the page; ``refresh`` fills it, and needs an open vault."""
        super().__init__(parent)
        self._desk, self._backup = desk, backup
        self._make()

    def is_busy(self) -> bool:
        """Return whether work is under way."""
        return any(card.work.is_busy() for card in self.cards())

    def cards(self) -> tuple[SafeCard[SafeForm], ...]:
        """Return every card, in the order in which they are read."""
        return (
            self.backup,
            self.copies,
            self.term,
            self.passphrase,
            self.sheet,
            self.keys,
            self.label,
            self.wipe,
        )  # type: ignore[return-value]  # each knows its own kind of form

    def refresh(self) -> None:
        """Draw what holds now; what was told and typed stays."""
        view = self._desk.view()
        self.heading.setText(view.title)
        self.backup.draw(view.backup)
        self._draw_copies(view.backup)
        self.passphrase.draw(view.passphrase)
        self.sheet.draw(view.sheet)
        self.keys.draw(view.keys)
        self.label.draw(view.label, view.label_words)
        self.term.draw(view.term, view.term_words)
        self.wipe.draw(view.wipe)

    def catch_up(self) -> bool:
        """Leave it for the next time while work is under way: what is told of it would be lost."""
        return not self.is_busy() and super().catch_up()

    def refresh_copies(self) -> None:
        """Draw the automatic copies alone, because one was made beside the window."""
        self._draw_copies(self._backup.view())

    def _draw_copies(self, view: BackupView) -> None:
        self.copies.draw(view.copies_words, view.copies, view.copies_trouble)

    def speak(self) -> None:
        """Say everything anew; what was typed is dropped."""
        if self.is_busy():
            return
        self.leave()
        self.empty()
        self._make()
        self.refresh()
        self._fit()

    def leave(self) -> bool:
        """Stop work, and drop what was typed and told."""
        for card in self.cards():
            card.leave()
        return True

    def forget(self) -> None:
        """Drop everything, because the vault is closed."""
        for card in self.cards():
            card.forget()
        self.heading.setText("")

    def start_focus(self) -> QWidget | None:
        """Return the main button."""
        return self.backup.make_button

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the title; where the main button is out of sight then, with the way back."""
        super().showEvent(event)
        begin_at_top(self, self._scroll, self.footer.back_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the foot to the height."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "footer"):
            self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            fit_foot(self, self.footer, layout, self._scroll.body)

    def _make(self) -> None:
        layout = self.column()
        self._scroll = ScrollPage()
        layout.addWidget(self._scroll, 1)
        self.footer = Footer(back=say("Terug"), next="")
        self.footer.back_asked.connect(self.back_asked)
        layout.addWidget(self.footer)
        head = QVBoxLayout()
        head.setSpacing(current_theme().pad(4))
        self.heading = Heading(say("Uw kluis"), 1)
        head.addWidget(self.heading)
        intro = say("Zo gaat uw kluis open, zo raakt u niets kwijt, en zo wist u alles.")
        head.addWidget(Text(intro, tone="muted"))
        self._scroll.body.addLayout(head)
        self._make_cards()
        columns = Columns(_BESIDE)
        columns.add(_column(self.backup, self.copies, self.term))
        columns.add(_column(self.passphrase, self.sheet, self.keys, self.label))
        self._scroll.body.addWidget(columns)
        self._scroll.body.addWidget(self.wipe)
        self._scroll.body.addStretch(1)

    def _make_cards(self) -> None:
        self.backup, self.copies = BackupCard(self._backup), CopiesCard(self._desk)
        self.passphrase, self.sheet, self.keys = PassphraseCard(self._desk), SheetCard(), KeysCard(self._desk)
        self.label, self.term, self.wipe = LabelCard(self._desk), TermCard(self._desk), WipeCard()
        self.backup.put_back_asked.connect(lambda: self.put_back_asked.emit(None))
        self.copies.put_back_asked.connect(self.put_back_asked)
        self.sheet.sheet_asked.connect(self.sheet_asked)
        self.keys.sheet_asked.connect(self.sheet_asked)
        self.keys.begun.connect(self.keys_begun)
        self.keys.ended.connect(self.keys_ended)
        self.wipe.wipe_asked.connect(self.wipe_asked)
        for card in self.cards():
            card.changed.connect(self.refresh)
            card.busy_changed.connect(self._follow_work)
            card.form_opened.connect(self._scroll.reveal)

    def _follow_work(self, is_busy: bool) -> None:
        for card in self.cards():
            card.set_off(is_busy)
        self.footer.back_button.setEnabled(not is_busy)
        self.busy_changed.emit()


def _column(*cards: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_theme().pad(16))
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return box
