"""About the program: version, age of the content, and every licence with its text."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.page_foot import fit_foot
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button, secondary_button
from zelfscan.gui.widgets.card import Card, CardButton, Picture, Rule
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.footer import Footer
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say, say_count
from zelfscan.presenters.about_desk import AboutDesk
from zelfscan.presenters.help_views import AboutView, LicenceRowView, LicenceView
from zelfscan.wording.sentences import paragraph

_ROOM_ABOVE, _LEAST_TEXT = 190, 200
_BACK = (Qt.Key.Key_Escape, Qt.Key.Key_Backspace)


class AboutPage(Page):
    """The overview, or the text of one licence; Terug leads from the text to the row where it was opened."""

    back_asked = Signal()
    guide_asked = Signal()
    content_asked = Signal()
    """Newer questionnaires are to be looked at."""

    def __init__(self, desk: AboutDesk, parent: QWidget | None = None) -> None:
        """Make an empty page; ``draw`` fills it."""
        super().__init__(parent)
        self._desk = desk
        self._view: AboutView | None = None
        self._is_unfolded = False
        self._scale = current_theme().scale
        self.licence = ""
        self.rows: dict[str, CardButton] = {}
        self.licence_text: QPlainTextEdit | None = None
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(0, 0, 0, 0)
        self._outside.setSpacing(0)
        self._scroll = ScrollPage(900, 48)
        self._outside.addWidget(self._scroll, 1)
        self.footer = Footer(back=say("Terug"), next="", next_key="")
        self.footer.back_asked.connect(self._go_back)
        self._outside.addWidget(self.footer)
        self._content = QWidget()
        self._scroll.body.addWidget(self._content)
        self._scroll.body.addStretch(1)

    def draw(self, view: AboutView) -> None:
        """Show the page as it is now; the text of a licence stays open."""
        self._view = view
        if self.licence:
            self.open_licence(self.licence)
        else:
            self._put(self._overview(view))

    def begin(self) -> None:
        """Begin with the overview again, when the page is drawn next."""
        self.licence = ""
        self._scroll.scroll_to_top()

    def speak(self) -> None:
        """Say the way back; all the rest is drawn."""
        self.footer.back_button.setText(say("Terug"))

    def open_licence(self, row_id: str) -> None:
        """Show the text behind a row."""
        self.licence = row_id
        content = self._licence(self._desk.licence(row_id))
        self._put(content, self.licence_text)
        self._scroll.scroll_to_top()

    def start_focus(self) -> QWidget | None:
        """Return the way to the guide, which stands first on the page."""
        return self.guide_button if self._view is not None else self.footer.back_button

    def handle_key(self, event: QKeyEvent) -> bool:
        """Go back with Backspace or Esc."""
        if event.key() in _BACK:
            self._go_back()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the foot to the height."""
        super().resizeEvent(event)
        self._fit_text()
        fit_foot(self, self.footer, self._outside, self._scroll.body)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again when the text gets another size."""
        super().changeEvent(event)
        is_ready = event.type() == QEvent.Type.StyleChange and hasattr(self, "_content")
        if is_ready and self._view is not None and self._scale != current_theme().scale:
            self._scale = current_theme().scale
            self.draw(self._view)

    def _go_back(self) -> None:
        came_from, self.licence = self.licence, ""
        if not came_from or self._view is None:
            self.back_asked.emit()
            return
        content = self._overview(self._view)
        self._put(content, self.rows[came_from])
        self._scroll.reveal(self.rows[came_from])

    def _put(self, content: QWidget, focus: QWidget | None = None) -> None:
        old, self._content = self._content, content
        self._scroll.body.replaceWidget(old, content)
        content.show()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        old.hide()  # only now: while it has the focus, hiding it makes Qt announce some other button
        old.deleteLater()
        for before, after in pairwise(self._stops()):
            QWidget.setTabOrder(before, after)

    def _stops(self) -> list[QWidget]:
        """Return what Tab goes by, in the order in which it stands on the page."""
        inside: list[QWidget] = [] if self.licence_text is None else [self.licence_text]
        if not self.licence:
            first = len(self._first_rows)
            rows: list[QWidget] = [*self.rows.values()]
            inside = [self.guide_button, self.content_button, *rows[:first], self.more_button, *rows[first:]]
        return [*inside, self.footer.back_button]

    def _overview(self, view: AboutView) -> QWidget:
        self.rows, self.licence_text = {}, None
        box, column = _column()
        self.guide_button = link_button(say("Naar de hulp"), is_strong=True)
        self.guide_button.clicked.connect(self.guide_asked)
        head = FlowLayout(gap=16, is_first_stretched=True)
        head.addWidget(Heading(view.title, 1))
        head.addWidget(self.guide_button)
        column.addLayout(head)
        offline = say("Dit programma maakt nooit verbinding met internet. Webadressen staan hier als tekst.")
        column.addWidget(Text(offline))
        column.addWidget(Heading(say("Deze versie"), 3))
        column.addWidget(_lines(view.version))
        column.addWidget(Heading(say("Zo oud is de inhoud"), 3))
        column.addWidget(_lines(view.content))
        if view.stale:
            column.addWidget(Message("warn", say("Deze inhoud is oud."), view.stale))
        self.content_button = secondary_button(say("Vragenlijsten bijwerken"))
        self.content_button.clicked.connect(self.content_asked)
        column.addWidget(self.content_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Heading(say("Dit mag u ermee doen"), 3))
        column.addWidget(self._list(view.own))
        column.addWidget(Heading(say("Het venster: Qt"), 3))
        column.addWidget(_lines(view.qt))
        column.addWidget(self._list(view.qt_rows))
        self._first_rows = dict(self.rows)
        column.addWidget(Heading(say("Het werk van anderen"), 3))
        count = len(view.others)
        words = say_count(
            "Dit programma gebruikt {count} bibliotheek, elk met een eigen licentie.",
            "Dit programma gebruikt {count} bibliotheken, elk met een eigen licentie.",
            count,
        )
        column.addWidget(Text(words))
        self.more_button = link_button("", is_strong=True)
        self.more_button.clicked.connect(self._turn_others)
        column.addWidget(self.more_button)
        self.others = self._list(view.others)
        column.addWidget(self.others)
        self._show_others()
        return box

    def _licence(self, view: LicenceView) -> QWidget:
        box, column = _column()
        column.addWidget(Heading(view.title, 1))
        column.addWidget(Text(_breakable(view.note)))
        text = self.licence_text = QPlainTextEdit(view.text)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(paragraph(say("De tekst van de licentie"), view.title))
        # Only now: a text that cannot be changed would not take the keys that walk through it.
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        column.addWidget(text)
        self._fit_text()
        return box

    def _fit_text(self) -> None:
        """Give the text the height that is left on the page, so that there is one thing to scroll."""
        if self.licence_text is not None:
            room = self._scroll.viewport().height() - current_theme().px(_ROOM_ABOVE)
            height = max(room, current_theme().px(_LEAST_TEXT))
            # The style sheet gives every field a least height, and only a style sheet goes over that.
            self.licence_text.setStyleSheet(f"min-height: {height}px; max-height: {height}px")

    def _list(self, rows: Iterable[LicenceRowView]) -> QWidget:
        card = Card("card", padding=0, spacing=0)
        for number, view in enumerate(rows):
            if number:
                card.body.addWidget(Rule())
            row = self.rows[view.id] = _row(view)
            row.clicked.connect(lambda _checked=False, id=view.id: self.open_licence(id))
            card.body.addWidget(row)
        return card

    def _turn_others(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._show_others()

    def _show_others(self) -> None:
        self.others.setVisible(self._is_unfolded)
        shown, hidden = say("Verberg deze bibliotheken"), say("Bekijk alle bibliotheken")
        self.more_button.setText(shown if self._is_unfolded else hidden)


def _column() -> tuple[QWidget, QVBoxLayout]:
    box, theme = QWidget(), current_theme()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, theme.pad(8), 0, 0)
    column.setSpacing(theme.pad(12))
    return box, column


def _lines(lines: Iterable[str]) -> QWidget:
    card = Card("card", padding=16, spacing=8)
    for line in lines:
        card.body.addWidget(Text(_breakable(line)))
    return card


def _row(view: LicenceRowView) -> CardButton:
    row = CardButton(view.name, paragraph(view.licence, view.note), is_row=True)
    theme = current_theme()
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Text(view.name, is_strong=True))
    if view.note:
        words.addWidget(Text(view.note))
    words.addWidget(Text(view.licence, 15, "muted"))
    words.setContentsMargins(0, theme.pad(4), 0, theme.pad(4))
    row.body.addLayout(words, 1)
    row.body.addWidget(Picture("rechts", 22))
    return row


def _breakable(line: str) -> str:
    """Let a long address go on under itself after each slash (a zero-width space allows that)."""
    return line.replace("/", "/\u200b")
