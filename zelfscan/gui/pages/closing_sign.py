"""Signing on the screen: draw, or type a name."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui.accessible import announce
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import quiet_button, secondary_button
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.signature_pad import SignaturePad
from zelfscan.gui.widgets.text import Text
from zelfscan.gui.widgets.text_field import TextField
from zelfscan.i18n import say
from zelfscan.presenters.closing_desk import ClosingDesk
from zelfscan.presenters.visit_views import ClosingView


class SignCard(QWidget):
    """The signature of one person; kept when they say so."""

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self,
        who: str,
        words: str,
        desk: ClosingDesk,
        keep_words: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        """Make the room with what was signed before.

        ``keep_words`` writes down what is signed and tells whether that could be done; without it nothing is
        signed.
        """
        super().__init__(parent)
        self._who, self._desk, self._keep_words = who, desk, keep_words
        self._is_signed: bool | None = None
        self._is_clearing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().pad(8))
        column.addWidget(Text(words, is_strong=True))
        self.pad = SignaturePad()
        self.pad.setAccessibleName(say("Handtekening: {who}", who=words))
        column.addWidget(self.pad)
        self.name = TextField(say("Of typ een naam"))
        self.name.changed.connect(self._write_name)
        column.addWidget(self.name)
        line = FlowLayout(gap=8)
        self.keep_button = secondary_button(say("Zet de handtekening"))
        self.keep_button.clicked.connect(self._keep)
        self.clear_button = quiet_button(say("Wis"))
        self.clear_button.clicked.connect(self._clear)
        for button in (self.keep_button, self.clear_button):
            button.setAccessibleDescription(words)
            line.addWidget(button)
        column.addLayout(line)
        self.kept = Text("", 15, "muted")
        column.addWidget(self.kept)

    def draw(self, view: ClosingView) -> None:
        """Show what was signed; what is being drawn and was not kept yet stays."""
        is_signed = next(signed for who, _, signed in view.signed if who == self._who)
        if is_signed != self._is_signed:
            has_fallen = bool(self._is_signed) and not self._is_clearing
            # What is drawn here goes out of sight with the button that kept it.
            had_focus = is_signed and (self.keep_button.hasFocus() or self.name.edit.hasFocus())
            self._is_signed = is_signed
            self.pad.set_png(self._desk.signature(self._who))
            self.kept.setText(say("Getekend.") if is_signed else say("Nog niet getekend."))
            if not is_signed:
                self.name.set_text("")
            if has_fallen:
                self.kept.setText(say("De handtekening is vervallen. Teken opnieuw als de tekst af is."))
                announce(self.kept, self.kept.text())
            self.name.setVisible(not is_signed)
            self.keep_button.setVisible(not is_signed)
            self.pad.setEnabled(not is_signed)
            if had_focus:
                self.clear_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """Keep what somebody drew or typed, as if they had said so; false where it could not be kept."""
        return bool(self._is_signed) or self.pad.is_empty() or self._sign()

    def take_away(self) -> bool:
        """Take the signature away because the text is going to change; false where it could not be done."""
        return not self._is_signed or self._go(None)

    def _write_name(self, name: str) -> None:
        self.pad.write_name(name.strip())

    def _keep(self) -> None:
        if self.pad.is_empty():
            self.name.set_error(say("Teken eerst, of typ een naam."))
            return
        self._sign()

    def _sign(self) -> bool:
        # First the words: written down later, they would take the signature away.
        self.name.set_error("")
        return self._keep_words() and self._go(self.pad.png())

    def _clear(self) -> None:
        self.name.set_error("")
        if self._is_signed:
            self._is_clearing = True
            self._go(None)
            self._is_clearing = False
        else:
            self.pad.clear()
            self.name.set_text("")

    def _go(self, png: bytes | None) -> bool:
        try:
            self._desk.sign(self._who, png)
        except ZelfscanError as error:
            self.failed.emit(str(error))
            return False
        self.changed.emit()
        return True
