"""What stands under the answers: what follows from *weet ik niet*, the note, the flag, a photograph."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import quiet_button
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.level_shapes import level_sign
from zelfscan.gui.widgets.text import Text
from zelfscan.gui.widgets.text_field import NoteField
from zelfscan.i18n import later, say
from zelfscan.presenters.question_views import AskedView
from zelfscan.presenters.views import QuestionView

_PAUSE_MS = 1200
GOOD_TO_SAY = later("Goed dat u het zegt.")
"""What comes first after *weet ik niet*."""
_NOTE, _LATER, _FLAGGED = later("&Opmerking"), later("&Later bekijken"), later("V&lag gezet")


class QuestionExtras(QWidget):
    """A note that keeps itself after a pause and on leaving the field, and a flag to come back."""

    paused = Signal()
    """Typing the note stopped for a moment, or the focus left it."""
    flagged = Signal(bool)
    note_opened = Signal()
    photo_asked = Signal()

    def __init__(self, parent: QWidget | None = None, is_among_others: bool = False) -> None:
        """Make the parts; ``draw`` shows what belongs to a question.

        Among other questions there are no Alt keys, because they would press the buttons of every question,
        and somebody else says what follows from *weet ik niet*.
        """
        super().__init__(parent)
        self._is_among_others = is_among_others
        theme = current_theme()
        self._kept = ""
        self._after = AfterWords()
        self.note_button = quiet_button(self._shown(say(_NOTE)), icon="opmerking")
        self.note_button.clicked.connect(self._toggle_note)
        self.flag_button = quiet_button(self._shown(say(_LATER)), icon="vlag", is_checkable=True)
        self.flag_button.clicked.connect(self.flagged)
        self.photo_button = quiet_button("", icon="foto")
        self.photo_button.clicked.connect(self.photo_asked)
        self.note_label = Text(say("Uw opmerking"), is_strong=True)
        self.note_field = NoteField(say("Uw opmerking"))
        self.note_field.installEventFilter(self)
        self.note_field.textChanged.connect(self._wait)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.paused)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.pad(8))
        layout.addWidget(self._after)
        buttons = FlowLayout(gap=16)
        buttons.addWidget(self.note_button)
        buttons.addWidget(self.flag_button)
        buttons.addWidget(self.photo_button)
        layout.addLayout(buttons)
        layout.addWidget(self.note_label)
        layout.addWidget(self.note_field)

    def draw(self, view: QuestionView | AskedView, is_other: bool) -> None:
        """Show what belongs to a question; what is being typed at the same question stays."""
        self._after.draw("" if self._is_among_others else view.after)
        self.flag_button.setChecked(view.is_flagged)
        self.flag_button.setText(self._shown(say(_FLAGGED if view.is_flagged else _LATER)))
        self.photo_button.setText(view.photos)
        self.photo_button.setVisible(bool(view.photos))
        self._kept = view.note
        if is_other:
            self.note_field.setPlainText(view.note)
            self._pause.stop()
            self._show_note(bool(view.note))

    def unkept_note(self) -> str | None:
        """Return the note as it was typed, none where it is what was kept."""
        self._pause.stop()
        text = self.note_field.toPlainText()
        return text if text.strip() != self._kept else None

    def forget(self) -> None:
        """Empty the note without keeping it; for a page that goes away."""
        self._pause.stop()
        self._kept = ""
        self.note_field.blockSignals(True)
        self.note_field.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the note when the focus leaves its field."""
        if watched is self.note_field and event.type() == QEvent.Type.FocusOut:
            self.paused.emit()
        return False

    def _shown(self, words: str) -> str:
        return words.replace("&", "") if self._is_among_others else words

    def _wait(self) -> None:
        self._pause.start()

    def _toggle_note(self) -> None:
        is_open = self.note_field.isVisibleTo(self)
        if is_open and not self.note_field.toPlainText().strip():
            self._show_note(False)
            return
        self._show_note(True)
        self.note_opened.emit()

    def _show_note(self, is_shown: bool) -> None:
        self.note_field.setFixedHeight(current_theme().px(24) * 3 + current_theme().pad(24))
        self.note_label.setVisible(is_shown)
        self.note_field.setVisible(is_shown)


class AfterWords(QWidget):
    """What follows from *weet ik niet*."""

    def __init__(self) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().pad(12))
        self._sign = QLabel()
        self._words = Text()
        layout.addWidget(self._sign)
        layout.addWidget(self._words, 1)

    def draw(self, text: str) -> None:
        """Show the words, or nothing."""
        self.setVisible(bool(text))
        self._words.set_parts(("strong", say(GOOD_TO_SAY)), ("", f" {text}"))
        self._sign.setPixmap(level_sign("unknown", current_theme().px(22), self.devicePixelRatioF()))
