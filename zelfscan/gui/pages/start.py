"""The first page: what the program promises, what can be begun, and where somebody was."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.note_list import NoteList
from zelfscan.gui.pages.page import Page
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button, main_button, secondary_button
from zelfscan.gui.widgets.card import Card, ChoiceCard, Picture
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.house_picture import HousePicture
from zelfscan.gui.widgets.logo_plate import LogoPlate
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.progress_bar import ProgressBar
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.i18n import say
from zelfscan.presenters.views import ChoiceView, PlaceView, StartView

_EDGE, _WIDTH = 48, 1184
#: Under this width of the window the threat line would be cut into four lines beside the example.
_BOTTOM_BESIDE = 1180


class StartPage(Page):
    """Promise, house, choices, the place where somebody was, the threat line and the example."""

    choice_made = Signal(str, str)
    """A pack and a route."""
    place_chosen = Signal(str, str)
    """A pack and a route to go on with; the questions or, when all are answered, the result."""
    example_asked = Signal()
    proof_asked = Signal()
    dossiers_asked = Signal()
    """The dossiers of a security adviser."""
    handover_asked = Signal()
    """A file from an adviser is to be opened."""
    note_chosen = Signal(str)
    """What one of the notes offers is to be done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty page; ``draw`` fills it."""
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._scroll = ScrollPage(_WIDTH, _EDGE)
        layout.addWidget(self._scroll)
        self._first: QWidget | None = None
        self._logo: tuple[QImage, str] | None = None
        self.notes = NoteList()
        self.notes.chosen.connect(self.note_chosen)
        self._content = QWidget()
        self._scroll.body.addWidget(self.notes)
        self._scroll.body.addWidget(self._content)
        self._scroll.body.addStretch(1)

    def set_logo(self, image: QImage, name: str) -> None:
        """Show the logo of an organisation with the next drawing; ``name`` is what a screen reader says."""
        self._logo = image, name

    def draw(self, view: StartView) -> None:
        """Show the page as it is now; the focus stays on what it was on, if that is still there."""
        # Not the application's focus: that is none while the window is not the active one.
        had_focus = self.window().focusWidget() in self._content.findChildren(QWidget)
        old, self._content = self._content, QWidget()
        body = QVBoxLayout(self._content)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(current_theme().pad(10))
        body.addWidget(self._top(view))
        body.addWidget(self._middle(view))
        body.addWidget(self._bottom(view))
        foot = FlowLayout(gap=24, is_first_stretched=True)
        foot.addWidget(Text(view.foot, 15, "muted"))
        if self._logo is not None:
            foot.addWidget(LogoPlate(*self._logo, is_small=True))
        if view.can_keep_dossiers:
            adviser = link_button(say("Voor adviseurs: dossiers"))
            adviser.clicked.connect(self.dossiers_asked)
            received = link_button(say("Ik kreeg een bestand van mijn adviseur"))
            received.clicked.connect(self.handover_asked)
            foot.addWidget(received)
            foot.addWidget(adviser)
        body.addLayout(foot)
        self._scroll.body.replaceWidget(old, self._content)
        self._content.show()
        if had_focus and self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        old.setParent(None)  # only now: while it has the focus, Qt would announce some other button
        old.hide()  # what was to be shown yet would else come as a window of its own
        old.deleteLater()
        self.notes.draw(view.notes)
        if had_focus and self.isVisible():
            self.notes.keep_in_sight(self._scroll, self._first)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the notes are, if there are any."""
        super().showEvent(event)
        self.notes.keep_in_sight(self._scroll, self._first)

    def show_trouble(self, text: str) -> None:
        """Say above everything why no scan can be begun."""
        message = Message("error", say("De vragen zijn niet te lezen."), text)
        self._scroll.body.insertWidget(0, message)
        message.announce()

    def start_focus(self) -> QWidget | None:
        """Return the button that goes on, or at the first start the first choice."""
        return self._first

    def _top(self, view: StartView) -> QWidget:
        theme = current_theme()
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pad(4))
        column.addWidget(Heading("\n".join([view.greeting, say("Deze scan blijft van u.")]), 1))
        for promise in view.promises:
            row = QHBoxLayout()
            row.setSpacing(theme.pad(12))
            row.addWidget(Picture("check", 22, "low"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(promise), 1)
            column.addLayout(row)
        proof = link_button(say("Bekijk het bewijs: wat staat waar"), is_strong=True)
        proof.clicked.connect(self.proof_asked)
        below = QVBoxLayout()
        below.setContentsMargins(theme.px(22) + theme.pad(12), 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(proof)
        column.addLayout(below)
        column.addStretch(1)
        top = Columns(gap=40)
        top.add(words, 10)
        top.add(_house(view.limit), 11)
        return top

    def _middle(self, view: StartView) -> QWidget:
        theme = current_theme()
        begin = QWidget()
        column = QVBoxLayout(begin)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pad(8))
        column.addWidget(Heading(say("Waar wilt u mee beginnen?"), 3))
        cards = Columns(gap=24)
        self._first = None
        for choice in view.choices:
            card = ChoiceCard(choice.icon, choice.title, choice.text, choice.note)
            card.clicked.connect(lambda _checked=False, c=choice: self.choice_made.emit(c.pack, c.route))
            cards.add(card)
            self._first = self._first or card
        column.addWidget(cards, 1)
        for choice in view.longer:
            column.addWidget(self._longer(choice))
        middle = Columns(gap=24)
        middle.add(begin, 68)
        if view.place is not None:
            middle.add(self._place(view.place), 34)
        return middle

    def _longer(self, choice: ChoiceView) -> QWidget:
        link = link_button(say("{scan} met alle vragen", scan=choice.title), is_strong=True)
        link.setAccessibleDescription(choice.note)
        link.clicked.connect(lambda: self.choice_made.emit(choice.pack, choice.route))
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().pad(12))
        layout.addWidget(link)
        layout.addWidget(Text(choice.note, 15, "muted"), 1)
        return row

    def _place(self, place: PlaceView) -> QWidget:
        theme = current_theme()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pad(8))
        column.addWidget(Heading(say("Verder waar u was"), 3))
        card = Card("edged")
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Heading(place.title, 3))
        for line in place.lines:
            words.addWidget(Text(line, 15, "muted"))
        button = main_button(place.button)
        button.clicked.connect(lambda: self.place_chosen.emit(place.pack, place.route))
        head.addLayout(words, 1)
        head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(head)
        card.body.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(Text(place.progress, 15, "muted"), 1)
        foot.addWidget(short_text(place.section))
        bar = ProgressBar(say("Voortgang"))
        bar.set_progress(place.done, place.total)
        card.body.addLayout(foot)
        card.body.addWidget(bar)
        column.addWidget(card, 1)
        self._first = button
        return box

    def _bottom(self, view: StartView) -> QWidget:
        threat = Card("sand", padding=6)
        words = Text()
        words.set_parts(*view.threat)
        button = secondary_button(say("Open de noodkaart"))
        button.clicked.connect(self.card_asked)
        row = Columns(gap=16)
        row.add(_with_icon("noodkaart", "high", words), 1)
        row.add(button, 0)
        threat.body.addWidget(row)
        example = Card("sand", padding=6)
        column = QVBoxLayout()
        column.setSpacing(0)
        link = link_button(say("Eerst rondkijken in een voorbeeld"), is_strong=True)
        link.clicked.connect(self.example_asked)
        column.addWidget(link)
        column.addWidget(Text(say("Verzonnen huis, verzonnen wethouder"), 15, "muted"))
        holder = QWidget()
        column.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(column)
        example.body.addWidget(_with_icon("kijk", "petrol", holder))
        bottom = Columns(_BOTTOM_BESIDE, 24)
        bottom.add(threat, 68)
        bottom.add(example, 34)
        return bottom


def _house(limit: str) -> QWidget:
    """Return the house, and under it what the program cannot promise."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_theme().pad(8))
    house = HousePicture()
    house.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    column.addWidget(house)
    column.addWidget(Text(limit, 15, "muted"))
    column.addStretch(1)
    return box


def _with_icon(icon: str, tone: str, words: QWidget) -> QWidget:
    box = QWidget()
    layout = QHBoxLayout(box)
    layout.setContentsMargins(current_theme().pad(8), 0, 0, 0)
    layout.setSpacing(current_theme().pad(16))
    layout.addWidget(Picture(icon, 24, tone))
    layout.addWidget(words, 1)
    return box
