"""What is said above every page: which dossier or example this is, that it locks soon, what is wrong."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.message import Message
from zelfscan.i18n import say
from zelfscan.presenters.open_scan import Strip

_EDGE, _ROOM = 24, 8


class Notices(QWidget):
    """Three messages under each other; without any of them it takes no room."""

    strip_left = Signal()
    """Away from the dossier or the example that the strip names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(_EDGE, _ROOM, _EDGE, _ROOM)
        self._layout.setSpacing(_ROOM)
        self._warning, self._strip = Message("warn", ""), Message("info", "")
        self._strip_words: Strip | None = None
        self._trouble = Message("error", "")
        self._what_is_wrong: tuple[str, object] = ("", "")
        self._strip.action_chosen.connect(self.strip_left)
        self._trouble.action_chosen.connect(self.clear_trouble)
        for message in self._all():
            message.hide()
            self._layout.addWidget(message)
        self.speak()
        self._fit()

    def speak(self) -> None:
        """Say everything in the language that holds."""
        self._warning.show_message(
            "warn",
            say("Uw scan gaat bijna op slot."),
            say("Druk op een toets of beweeg de muis om door te gaan."),
        )
        if self._strip_words is not None:
            self._strip.show_message("info", *self._strip_words())
        title, text = self._what_is_wrong
        if title:
            self._trouble.show_message("error", say(title), str(text), say("Sluit dit bericht"))

    def set_strip(self, words: Strip | None) -> None:
        """Say all the time which dossier or example is shown, or stop saying it."""
        self._strip_words = words
        if words is None:
            self._strip.show_message("info", "")  # out of sight it would still name the dossier
        self.speak()
        self._strip.setVisible(words is not None)
        self._fit()

    def set_warning(self, is_shown: bool) -> None:
        """Warn that the scan will be locked because nobody does anything, or stop warning."""
        self._warning.setVisible(is_shown)
        self._fit()
        if is_shown:
            self._warning.announce()

    def show_trouble(self, title: str, text: object) -> None:
        """Say what went wrong until the person closes it.

        The title is looked up here, and ``str(text)`` is asked for here, so that both can be said again. No
        error is to be the text: it holds on to all that was under way.
        """
        self._what_is_wrong = (title, text)
        self.speak()
        self._trouble.show()
        self._fit()
        self._trouble.announce()

    def clear_trouble(self) -> None:
        """Take the message about what went wrong away."""
        self._what_is_wrong = ("", "")
        self._trouble.show_message("error", "")  # out of sight it would still name a file or a dossier
        self._trouble.hide()
        self._fit()

    def text(self) -> str:
        """Return all that is said now."""
        return " ".join(message.text() for message in self._all() if not message.isHidden())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_layout"):
            room = current_theme().pad(_ROOM)
            self._layout.setContentsMargins(_EDGE, room, _EDGE, room)

    def _all(self) -> tuple[Message, ...]:
        return self._warning, self._strip, self._trouble

    def _fit(self) -> None:
        self.setVisible(any(not message.isHidden() for message in self._all()))
