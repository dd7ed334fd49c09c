"""*Uw organisatie*: what was set on this computer, what does not count, and what can never be set."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.page_foot import fit_foot
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.card import Card, Picture, Rule
from zelfscan.gui.widgets.footer import Footer
from zelfscan.gui.widgets.logo_plate import LogoPlate
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.additions import AddedView
from zelfscan.presenters.organisation_views import OrganisationView, SetView

_BACK = (Qt.Key.Key_Escape, Qt.Key.Key_Backspace)
_PAGES = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class OrganisationPage(Page):
    """A list to read; there is nothing on it to change."""

    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty page; ``draw`` fills it."""
        super().__init__(parent)
        self._logo: tuple[QImage, str] | None = None
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(0, 0, 0, 0)
        self._outside.setSpacing(0)
        self._scroll = ScrollPage(900, 48)
        self._outside.addWidget(self._scroll, 1)
        self.footer = Footer(back=say("Terug"), next="", next_key="")
        self.footer.back_asked.connect(self.back_asked)
        self._outside.addWidget(self.footer)
        self._content = QWidget()
        self._scroll.body.addWidget(self._content)
        self._scroll.body.addStretch(1)

    def set_logo(self, image: QImage, name: str) -> None:
        """Show the logo with the next drawing; ``name`` is what a screen reader says."""
        self._logo = image, name

    def draw(self, view: OrganisationView) -> None:
        """Show the page as it is now."""
        old, self._content = self._content, QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, current_theme().pad(8), 0, 0)
        column.setSpacing(current_theme().pad(12))
        self._fill(column, view)
        self._scroll.body.replaceWidget(old, self._content)
        self._content.show()
        old.hide()
        old.deleteLater()

    def speak(self) -> None:
        """Say the way back; all the rest is drawn."""
        self.footer.back_button.setText(say("Terug"))

    def start_focus(self) -> QWidget | None:
        """Return the way back: there is nothing else to press."""
        return self.footer.back_button

    def handle_key(self, event: QKeyEvent) -> bool:
        """Scroll with Page Up and Page Down, go back with Backspace or Esc."""
        if event.key() in _PAGES:
            self._scroll.verticalScrollBar().triggerAction(_PAGES[Qt.Key(event.key())])
        elif event.key() in _BACK:
            self.back_asked.emit()
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the foot to the height."""
        super().resizeEvent(event)
        fit_foot(self, self.footer, self._outside, self._scroll.body)

    def _fill(self, column: QVBoxLayout, view: OrganisationView) -> None:
        if self._logo is not None:
            column.addWidget(LogoPlate(*self._logo), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Heading(view.title, 1))
        column.addWidget(Text(view.intro))
        if view.place:
            place = Text(_breakable(view.place), 15, "muted")
            place.setAccessibleName(view.place)
            column.addWidget(place)
        if view.support:
            column.addWidget(Heading(say("Hulp bij dit programma"), 3))
            column.addWidget(Text(view.support))
        if view.added is not None:
            _add(column, view.added)
        if view.settings:
            column.addWidget(Heading(say("Dit is ingesteld"), 3))
            column.addWidget(_settings(view.settings))
        if view.refused:
            column.addWidget(Heading(say("Dit telt niet"), 3))
        for refused in view.refused:
            column.addWidget(Message("warn", f"{_breakable(refused.title)}.", refused.why))
        for note in view.notes:
            column.addWidget(Message("info", "", note))
        column.addWidget(Heading(view.never_title, 3))
        column.addWidget(_never(view.never))
        column.addWidget(Message("info", "", view.limit))


def _add(column: QVBoxLayout, view: AddedView) -> None:
    """Tell what the signed folder adds, or in one sentence why it is not used."""
    column.addWidget(Heading(view.title, 3))
    if view.refused:
        column.addWidget(Message("info", "", view.refused))
        return
    card = Card("card", 16, 8)
    for line in view.lines:
        card.body.addWidget(Text(line))
    column.addWidget(card)


def _settings(views: tuple[SetView, ...]) -> QWidget:
    card = Card("card", padding=0, spacing=0)
    for number, view in enumerate(views):
        if number:
            card.body.addWidget(Rule())
        card.body.addWidget(_setting(view))
    return card


def _setting(view: SetView) -> QWidget:
    theme = current_theme()
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(theme.pad(20), theme.pad(12), theme.pad(20), theme.pad(12))
    line.setSpacing(theme.pad(16))
    line.addWidget(Picture("vergrendel" if view.is_fixed else "kies", 22), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(theme.pad(2))
    words.addWidget(Heading(view.title, 4))
    for each in view.value:
        value = Text(_breakable(each))
        value.setAccessibleName(each)
        words.addWidget(value)
    words.addWidget(Text(view.level, 15, "muted"))
    line.addLayout(words, 1)
    return row


def _never(lines: tuple[str, ...]) -> QWidget:
    theme = current_theme()
    card = Card("sand", 16, 8)
    for each in lines:
        row = QHBoxLayout()
        row.setSpacing(theme.pad(12))
        row.addWidget(Picture("sluit", 22, "petrol"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(each), 1)
        card.body.addLayout(row)
    return card


def _breakable(path: str) -> str:
    """Let a long path go on under itself after each separator (a zero-width space allows that)."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")
