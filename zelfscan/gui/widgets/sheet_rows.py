"""The four rows of a recovery sheet to type over: what is too much for one row goes on in the next."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from zelfscan.gui.accessible import announce
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.text_field import TextField
from zelfscan.i18n import say
from zelfscan.presenters.typed_rows import ROWS, laid_out


@dataclass(frozen=True)
class _Laid:
    """What was put over several rows at once, so that it can be undone at once."""

    number: int
    raw: str = field(repr=False)
    before: tuple[str, ...] = field(repr=False)
    after: tuple[str, ...] = field(repr=False)


class SheetRows(QWidget):
    """Four fields; words that are pasted in one of them, or typed on and on, find their own rows."""

    changed = Signal(TextField, str)
    """A row, and what stands in it now."""
    submitted = Signal()

    def __init__(self, hint: str = "", spacing: int = 12, parent: QWidget | None = None) -> None:
        """Make four empty rows, each with the same hint."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().pad(spacing))
        self.fields = [TextField(say("Regel {number}", number=number), hint) for number in range(1, ROWS + 1)]
        self._texts = self.texts()
        self._laid: _Laid | None = None
        self._is_laying = False
        for number, row in enumerate(self.fields, start=1):
            row.changed.connect(lambda text, row=row: self.changed.emit(row, text))
            row.submitted.connect(self.submitted)
            row.edit.textEdited.connect(lambda _text, number=number: self._follow(number))
            column.addWidget(row)
        self.setFocusProxy(self.fields[0])

    def texts(self) -> tuple[str, ...]:
        """Return what stands in each row."""
        return tuple(row.text() for row in self.fields)

    def clear(self) -> None:
        """Empty every row for good: undo does not bring it back, and nothing is said of it any more."""
        for row in self.fields:
            row.set_text("")
            row.set_error("")
        self._texts, self._laid = self.texts(), None

    def _follow(self, number: int) -> None:
        """Look whether what was just typed, pasted or undone belongs in other rows as well."""
        if self._is_laying:
            return
        before, self._texts = self._texts, self.texts()
        if self._laid is not None and self._is_undone(self._laid, number):
            self._undo(self._laid)
            return
        after = laid_out(self._texts, number, before[number - 1])
        if after is not None and after != self._texts:
            self._lay(_Laid(number, self._texts[number - 1], before, after))

    def _lay(self, laid: _Laid) -> None:
        self._is_laying = True
        for row, text in zip(self.fields, laid.after, strict=True):
            _put(row.edit, text)
        self._is_laying = False
        self._laid, self._texts = laid, self.texts()
        last = max(number for number, text in enumerate(laid.after, start=1) if text)
        self._go_to(last)
        announce(self.fields[last - 1].edit, say("De woorden staan nu elk in hun eigen regel."))

    def _is_undone(self, laid: _Laid, number: int) -> bool:
        """Tell whether somebody has just undone in one row what was put in several."""
        place = number - 1
        was = laid.raw if number == laid.number else laid.before[place]
        expected = (*laid.after[:place], was, *laid.after[place + 1 :])
        # Somebody who wipes a row by hand has nothing to redo.
        return self._texts == expected and self.fields[place].edit.isRedoAvailable()

    def _undo(self, laid: _Laid) -> None:
        self._laid, self._is_laying = None, True
        for row, text in zip(self.fields, laid.before, strict=True):
            _take_back(row.edit, text)
        self._is_laying = False
        self._texts = self.texts()
        self._go_to(laid.number)

    def _go_to(self, number: int) -> None:
        edit = self.fields[number - 1].edit
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.end(False)


def _put(edit: QLineEdit, text: str) -> None:
    """Put other words in a line, so that it can be undone."""
    if edit.text() != text:
        edit.selectAll()
        edit.insert(text)


def _take_back(edit: QLineEdit, text: str) -> None:
    """Undo until a line says again what it said; where Qt does not get there, put it there."""
    while edit.text() != text and edit.isUndoAvailable():
        edit.undo()
    if edit.text() != text:
        edit.setText(text)
