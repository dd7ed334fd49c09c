"""The emergency card, over everything: what to do now, and whom to call."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from zelfscan.gui.pages.card_after import CardAfter
from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.overlay import Overlay
from zelfscan.gui.painting import paint_box
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import secondary_button
from zelfscan.gui.widgets.card import Card, Picture, Rule
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.numbered_steps import NumberedSteps
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.i18n import say
from zelfscan.presenters.views import CardView, NumberView
from zelfscan.wording.sentences import paragraph

_STACKED = 900
#: Milliseconds in which what has just been unfolded has got its height.
_SETTLED = 30


class EmergencyCard(Overlay):
    """The numbers and what to do, over every page and over whatever else lies there."""

    log_asked = Signal()
    """The private log; the card is closed already."""

    def __init__(self, window: QWidget) -> None:
        """Lay the card over a window, hidden."""
        super().__init__(window, "alarm")
        self.setAccessibleName(say("Noodkaart"))
        self._can_log = False
        self.after: CardAfter | None = None
        self._homes: tuple[QVBoxLayout, QVBoxLayout] | None = None
        self.close_button = secondary_button(say("Sluit"), icon="sluit", key="Esc")
        self.close_button.clicked.connect(self.close_over)

    def open_card(self, view: CardView) -> None:
        """Show the card and put the focus on closing it."""
        self._fill(view)
        self.open_over()

    def set_log_shown(self, is_shown: bool) -> None:
        """Lead to the private log, or not: there is one only while a scan is open."""
        self._can_log = is_shown
        if self.after is not None:
            self.after.set_log_shown(is_shown)

    def speak(self) -> None:
        """Say what is the same on every card in the language that holds."""
        self.setAccessibleName(say("Noodkaart"))
        self.close_button.say_again(say("Sluit"))

    def stops(self) -> list[QWidget]:
        """Return the way out, and what helps afterwards."""
        return [self.close_button, *(self.after.stops() if self.after is not None else ())]

    def _open_log(self) -> None:
        self.close_over()
        self.log_asked.emit()

    def _fit(self) -> None:
        super()._fit()
        self._place_after()

    def _place_after(self) -> None:
        """Put what helps afterwards under the numbers, and last where all stands in one column."""
        is_stacked = self._window.width() / current_theme().scale < _STACKED
        if self.after is None or self._homes is None:
            return
        home, other = reversed(self._homes) if is_stacked else self._homes
        if home.indexOf(self.after) >= 0:
            return
        other.removeWidget(self.after)
        home.insertWidget(home.count() - 1, self.after)

    def _fill(self, view: CardView) -> None:
        self.close_button.setParent(self)
        self.empty()
        theme = current_theme()
        inner = QWidget()
        column = QVBoxLayout(inner)
        room = theme.pad(28)
        column.setContentsMargins(room, theme.pad(12), room, theme.pad(16))
        column.setSpacing(theme.pad(12))
        columns = Columns(gap=32)
        under_numbers = QVBoxLayout()
        columns.add(_numbers(view, under_numbers), 54)
        columns.add(_steps(view), 37)
        column.addWidget(columns)
        self.after = CardAfter(view.after, self._can_log) if view.after else None
        if self.after is not None:
            self.after.log_asked.connect(self._open_log)
            self.after.unfolded.connect(self._show_after)
            for stop in (self.after.fold_button, self.after.log_button):
                stop.installEventFilter(self)
        column.addStretch(1)
        self._homes = (under_numbers, column)
        self.body.addWidget(self._head())
        self.body.addWidget(self.scrolling(inner), 1)
        self.body.addWidget(Rule())
        by_phone = say("Dit programma belt niet: gebruik uw telefoon.")
        foot = Text(paragraph(view.checked, by_phone), 15, "muted")
        foot.setContentsMargins(room, theme.pad(10), room, theme.pad(10))
        self.body.addWidget(foot)

    def _show_after(self) -> None:
        """Put the heading at the top, so that the first steps are in sight."""
        after, scroll = self.after, self.sheet
        if after is not None and scroll is not None:
            QTimer.singleShot(_SETTLED, after, lambda: _scroll_to(scroll, after))

    def _head(self) -> QWidget:
        theme = current_theme()
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.pad(28), theme.pad(12), theme.pad(16), 0)
        row.setSpacing(theme.pad(16))
        row.addWidget(Picture("noodkaart", 28, "high"))
        words = FlowLayout(gap=16)
        words.addWidget(Heading(say("Noodkaart"), 1))
        words.addWidget(short_text(say("Wacht niet op de scan."), 17))
        row.addLayout(words, 1)
        row.addWidget(self.close_button)
        return head


def _scroll_to(scroll: QScrollArea, part: QWidget) -> None:
    inside = scroll.widget()
    if inside is not None:
        scroll.verticalScrollBar().setValue(part.mapTo(inside, part.rect().topLeft()).y())


def _numbers(view: CardView, column: QVBoxLayout) -> QWidget:
    box = QWidget()
    box.setLayout(column)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_theme().pad(6))
    for index, number in enumerate(view.numbers):
        if index > 1:
            column.addWidget(Rule())
        column.addWidget(_number(number, is_first=index == 0))
    if view.own_numbers:
        column.addWidget(Rule())
        title = Heading(view.own_title, 3)
        title.setContentsMargins(current_theme().pad(20), current_theme().pad(6), 0, 0)
        column.addWidget(title)
    for number in view.own_numbers:
        column.addWidget(_number(number, is_first=False))
    column.addStretch(1)
    return box


def _number(view: NumberView, is_first: bool) -> QWidget:
    theme = current_theme()
    row = _Tinted() if is_first else QWidget()
    layout = QGridLayout(row)
    room = theme.pad(14) if is_first else theme.pad(6)
    layout.setContentsMargins(theme.pad(20), room, theme.pad(16), room)
    layout.setHorizontalSpacing(theme.pad(24))
    layout.setVerticalSpacing(0)
    number = short_text(view.number, 52 if is_first else 26, "high" if is_first else "ink", is_strong=True)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Heading(view.title, 4))
    if view.purpose:
        words.addWidget(Text(view.purpose, 15, "muted"))
    if view.note:
        words.addWidget(Text(view.note, 15, "muted"))
    layout.addWidget(number, 0, 0, Qt.AlignmentFlag.AlignVCenter)
    layout.addLayout(words, 0, 1, Qt.AlignmentFlag.AlignVCenter)
    layout.setColumnMinimumWidth(0, theme.px(196))
    layout.setColumnStretch(1, 1)
    return row


def _steps(view: CardView) -> QWidget:
    theme = current_theme()
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.pad(10))
    column.addWidget(Heading(say("Wat u nu doet"), 3))
    column.addWidget(NumberedSteps(view.steps))
    for title, text in view.notices:
        card = Card("sand", padding=12, spacing=0)
        card.body.addWidget(Heading(title, 4))
        card.body.addWidget(Text(text))
        column.addWidget(card)
    column.addStretch(1)
    return box


class _Tinted(QWidget):
    """The room behind the number for direct danger."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tint."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.colour("high" if theme.is_high_contrast else "high_tint")
        paint_box(painter, QRectF(self.rect()), theme.colour("high_tint"), edge, theme.edge)
