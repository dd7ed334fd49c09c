"""Saving the vault from loss: the back-up that somebody makes, and the copies that the program makes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import ask
from zelfscan.gui.pages.page import focus_on_page
from zelfscan.gui.pages.safe_card import SafeCard, SafeForm
from zelfscan.gui.proposed_folder import first_folder
from zelfscan.gui.widgets.button import main_button, quiet_button, secondary_button
from zelfscan.gui.widgets.card import Rule, emptied
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.text import Text, short_text
from zelfscan.i18n import say
from zelfscan.presenters.backup_desk import BackupDesk
from zelfscan.presenters.backup_views import BackupView, CopyView, MadeView
from zelfscan.presenters.safe_desk import SafeDesk
from zelfscan.presenters.safe_views import DoneView


class BackupCard(SafeCard[SafeForm]):
    """Makes a back-up where somebody wants it, and reads it back."""

    put_back_asked = Signal()

    def __init__(self, desk: BackupDesk, parent: QWidget | None = None) -> None:
        """Make the card."""
        super().__init__("plus", say("Reservekopie"), parent)
        self._desk = desk
        self.make_button = self.add_button(main_button(say("Maak een reservekopie")), self._make)
        self.back_button = self.add_button(
            secondary_button(say("Zet een reservekopie terug")), self.put_back_asked.emit
        )
        self._opener = self.make_button

    def draw(self, view: BackupView) -> None:
        """Show when one was made last, and what to know of it."""
        back = say(
            "Een reservekopie terugzetten kan alleen als de kluis op slot is. Dat doet het programma eerst."
        )
        self.say_words(*view.words, back, strong=view.last)
        if view.reminder and view.reminder != view.last:
            self.words.insertWidget(1, Message("warn", "", view.reminder))

    def _make(self) -> None:
        suggestion = first_folder(self._desk.folder) / self._desk.file_name()
        kinds = say("Reservekopie (*.zelfscankluis)")
        path = ask.save_file(self, say("Bewaar de reservekopie"), suggestion, kinds)
        if path is None:
            return
        self.told.hide()
        self.work.run(partial(self._desk.making, path), self._take, self._not_made)

    def _take(self, made: MadeView | None) -> None:
        if made is None:
            self.tell(DoneView("info", say("Gestopt. Er is geen reservekopie gemaakt.")))
            return
        self.tell(DoneView("good", f"{made.title}.", " · ".join(made.lines)))
        self.changed.emit()

    def _not_made(self, error: ZelfscanError) -> None:
        self.refuse(say("Er is geen reservekopie gemaakt."), error)


class CopiesCard(SafeCard[SafeForm]):
    """Lists the automatic copies."""

    put_back_asked = Signal(object)
    """The path of a copy that is to be put back."""

    def __init__(self, desk: SafeDesk, parent: QWidget | None = None) -> None:
        """Make the card."""
        super().__init__("klok", say("Automatische kopieën"), parent)
        self._desk = desk
        self.forget_button = self.add_button(secondary_button(say("Wis alle kopieën")), self._forget_all)

    def draw(self, words: tuple[str, ...], copies: tuple[CopyView, ...], trouble: str = "") -> None:
        """Show the copies there are, the last one first, and why there is no new one."""
        emptied(self.words)
        if trouble:
            self.words.addWidget(Message("warn", say("De nieuwste kopie is niet gemaakt."), trouble))
        if not copies:
            self.words.addWidget(Text(say("Er is nog geen automatische kopie."), is_strong=True))
        for copy in copies:
            self.words.addLayout(self._row(copy))
            self.words.addWidget(Rule())
        for line in words:
            self.words.addWidget(Text(line, 15, "muted"))
        self.forget_button.setVisible(bool(copies))

    def _row(self, copy: CopyView) -> FlowLayout:
        row = FlowLayout(gap=8, is_first_stretched=True)
        made = short_text(f"{copy.made} · {copy.size}", 17, "ink")
        made.setAccessibleName(copy.spoken)
        back, forget = quiet_button(say("Zet terug")), quiet_button(say("Wis"))
        for button in (back, forget):
            button.setAccessibleDescription(copy.spoken)
        back.clicked.connect(lambda: self.put_back_asked.emit(copy.path))
        forget.clicked.connect(lambda: self._forget(copy))
        for part in (made, back, forget):
            row.addWidget(part)
        return row

    def _forget(self, copy: CopyView) -> None:
        if self._is_sure(say("Deze kopie wissen?")):
            self._do(lambda: self._desk.forget_copy(copy.path))

    def _forget_all(self) -> None:
        if self._is_sure(say("Alle automatische kopieën wissen?")):
            self._do(self._desk.forget_copies)

    def _is_sure(self, title: str) -> bool:
        loss = say("U kunt de kluis dan niet meer terugzetten naar die dag. De kluis zelf blijft.")
        return ask.confirm(self, title, loss, yes=say("Wis"), no=say("Bewaar"))

    def _do(self, step: Callable[[], DoneView]) -> None:
        try:
            done = step()
        except ZelfscanError as error:
            self.refuse(say("De kopie is niet gewist."), error)
        else:
            self.tell(done)
        self.changed.emit()
        focus_on_page(self.window())
