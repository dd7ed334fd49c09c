"""Fields to fill in: a label above, a hint or an error under it; nothing depends on a placeholder."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from zelfscan.gui.accessible import announce
from zelfscan.gui.painting import paint_box
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import Button, quiet_button
from zelfscan.gui.widgets.level_shapes import level_sign
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Text
from zelfscan.i18n import say


def keep_to_itself(editor: QWidget) -> None:
    """Ask a keyboard on the screen, and whatever else helps typing, to learn and to suggest nothing here."""
    private = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    editor.setInputMethodHints(editor.inputMethodHints() | private)


class TextField(QWidget):
    """A line to type in, with its label above and its error below."""

    changed = Signal(str)
    submitted = Signal()
    is_seen_whole = True
    """Whoever scrolls the line into sight brings label and error along."""

    def __init__(self, label: str, hint: str = "", text: str = "", parent: QWidget | None = None) -> None:
        """Make a field with a label, and a hint that stays visible while typing."""
        super().__init__(parent)
        self._hint_text = hint
        self.edit = self._make_edit()
        self.edit.setText(text)
        keep_to_itself(self.edit)
        self._label = Text(label, is_strong=True)
        self._label.setBuddy(self.edit)
        self.edit.setAccessibleName(label)
        self.edit.setAccessibleDescription(hint)
        self._sign = QLabel()
        self._below = Text(hint, 15, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._label)
        layout.addWidget(self._make_box())
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._below, 1)
        layout.addLayout(below)
        layout.addStretch(1)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self.changed)
        self.edit.returnPressed.connect(self.submitted)
        self.set_error("")

    def text(self) -> str:
        """Return what was typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put other words in the field."""
        self.edit.setText(text)

    def set_hint(self, hint: str) -> None:
        """Show another hint, and no error."""
        self._hint_text = hint
        self.set_error("")

    def error(self) -> str:
        """Return the error that is shown, or an empty text."""
        return self._below.text() if self._sign.isVisibleTo(self) else ""

    def set_error(self, message: str) -> None:
        """Show what is wrong and what to do, and let a screen reader say it; empty text takes it away."""
        self._below.setText(message or self._hint_text)
        self._below.setVisible(bool(message or self._hint_text))
        self._below.set_tone("high" if message else "muted")
        self._sign.setVisible(bool(message))
        self._draw_sign()
        self._mark_wrong(bool(message))
        self.edit.setAccessibleDescription(message or self._hint_text)
        if message:
            announce(self.edit, message)
            self._come_in_sight()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_sign"):
            self._draw_sign()

    def _come_in_sight(self) -> None:
        """Let the page show the error as well, if this is where somebody is."""
        page = self.parentWidget()
        while page is not None and not isinstance(page, ScrollPage):
            page = page.parentWidget()
        if page is not None:
            page.reveal_focus(self)

    def _draw_sign(self) -> None:
        self._sign.setPixmap(level_sign("high", current_theme().px(20), self.devicePixelRatioF()))

    def _make_edit(self) -> QLineEdit:
        return QLineEdit()

    def _make_box(self) -> QWidget:
        return self.edit

    def _mark_wrong(self, is_wrong: bool) -> None:
        self.edit.setProperty("wrong", "true" if is_wrong else "false")
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)


class PassphraseField(TextField):
    """A field for the passphrase, with a button that shows what was typed."""

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        """Make a field that hides what is typed until the person asks to see it."""
        self._box = _FieldBox()
        super().__init__(label, hint, parent=parent)

    def is_shown(self) -> bool:
        """Return whether the passphrase can be read now."""
        return self.edit.echoMode() == QLineEdit.EchoMode.Normal

    def clear(self) -> None:
        """Empty the field and hide what comes next."""
        # Clearing can be undone with Ctrl+Z, and would give the passphrase back to whoever comes next.
        self.edit.setText("")
        self._show_passphrase(False)

    def _make_edit(self) -> QLineEdit:
        edit = _InnerEdit(self._box)
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        edit.setProperty("inside", "true")
        edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        edit.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText)
        edit.selectionChanged.connect(self._refuse_selection)
        return edit

    def _refuse_selection(self) -> None:
        """Let nothing be chosen of a passphrase in sight: it could be copied, and on Linux it then is."""
        if self.is_shown() and self.edit.hasSelectedText():
            self.edit.deselect()

    def _make_box(self) -> QWidget:
        self.show_button: Button = quiet_button(say("Toon"), icon="kijk")
        self.show_button.setAccessibleName(say("Toon de wachtzin"))
        self.show_button.clicked.connect(lambda: self._show_passphrase(not self.is_shown()))
        self._box.fill(self.edit, self.show_button)
        return self._box

    def _show_passphrase(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        keep_to_itself(self.edit)  # Qt takes this away from a line that can be read
        self._refuse_selection()
        self.show_button.setText(say("Verberg") if is_shown else say("Toon"))
        self.show_button.set_icon("verberg" if is_shown else "kijk")
        self.show_button.setAccessibleName(
            say("Verberg de wachtzin") if is_shown else say("Toon de wachtzin")
        )

    def _mark_wrong(self, is_wrong: bool) -> None:
        self._box.is_wrong = is_wrong
        self._box.update()


class NoteField(QPlainTextEdit):
    """A field of several lines; Tab goes on to the next part of the page, as everywhere else."""

    def __init__(self, label: str, text: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        """Make a field with an accessible name; the page shows a label where one is needed."""
        super().__init__(text, parent)
        self.setAccessibleName(label)
        keep_to_itself(self)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(current_theme().px(24) * lines + current_theme().pad(24))


class _InnerEdit(QLineEdit):
    """The line inside a box that has the edge; the focus ring goes round the box."""

    def __init__(self, box: "_FieldBox") -> None:
        super().__init__()
        self._box = box

    def ring_shape(self) -> tuple[QRectF, float]:
        """Return the box in our own coordinates, for the focus ring."""
        corner = self._box.mapTo(self._box, self._box.rect().topLeft()) - self.pos()
        return QRectF(corner, self._box.size()), 8

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the box show that it has the focus."""
        super().focusInEvent(event)
        self._box.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the box lose the focus."""
        super().focusOutEvent(event)
        self._box.update()


class _FieldBox(QWidget):
    """The edge and background round a line and its button."""

    def __init__(self) -> None:
        super().__init__()
        self.is_wrong = False

    def fill(self, edit: QLineEdit, button: Button) -> None:
        """Put the line and its button in the box."""
        theme = current_theme()
        self._edit = edit
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.pad(16), 5, 6, 5)
        layout.addWidget(edit, 1)
        layout.addWidget(button)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the edge in its present state."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "high" if self.is_wrong else "petrol" if self._edit.hasFocus() else "line"
        width = theme.edge if edge == "line" else max(2, theme.edge)
        paint_box(painter, QRectF(self.rect()), theme.colour("surface"), theme.colour(edge), width)
