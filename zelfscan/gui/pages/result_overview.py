"""The overview of the result: good points, risks, the house and the bars; every figure is a button."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.accessible import announce
from zelfscan.gui.in_steps import InSteps
from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.result_house import HouseCard
from zelfscan.gui.pages.result_open import OpenCard
from zelfscan.gui.pages.result_rows import RiskRow, ScaleRow, ScoreRow
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import Button, link_button
from zelfscan.gui.widgets.card import Card, CardButton, Picture, Rule
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import later, say
from zelfscan.presenters.result_views import OpenView, ResultView, RiskView, ScoreView
from zelfscan.wording.sentences import capitalised

_SIDE_BY_SIDE = 1100
_AFTER_HEAD = 1
_ORDER = later("Ook hoe erg het afloopt, telt mee voor de volgorde.")


class ResultOverview(QWidget):
    """Everything between the header and the foot; made anew for each view."""

    why_asked = Signal(str)
    item_asked = Signal(str)
    list_asked = Signal(str)
    all_good_shown = Signal(bool)
    route_asked = Signal(str)
    list_shown = Signal(bool)
    """The list stands in the place of the house, or no longer."""

    def __init__(
        self,
        view: ResultView,
        is_all_good: bool = False,
        is_list: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Draw a view; all good points, and the list in place of the house, can be open already.

        The good points and the risks are there at once, the rest comes right after; ``finish`` waits for it.
        """
        super().__init__(parent)
        self.rows: dict[int, RiskRow] = {}
        self._score_rows: list[ScoreRow] = []
        self.longer_button: Button | None = None
        self._row_of: dict[str, QWidget] = {}
        self._house: HouseCard | None = None
        self._open: OpenCard | None = None
        self._steps = InSteps(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().pad(16))
        self.heading = Heading(view.title, 1)
        summary = Text(view.summary, 15, "muted")
        head = FlowLayout(gap=16, is_first_stretched=True)
        head.addWidget(self.heading)
        head.addWidget(_unwrapped(summary))
        layout.addLayout(head)
        # Each part is made inside the one that holds it: Qt styles everything in a part that moves again.
        columns = Columns(_SIDE_BY_SIDE, 24, self)
        columns.add(self._left(view, is_all_good, columns), 42)
        right, self._right = _column(parent=columns)
        columns.add(right, 58)
        layout.addWidget(columns)
        self._open_view: OpenView | None = None
        self._steps.begin(
            (lambda: self._add_house(view, is_list, right), lambda: self._add_scores(view, right))
        )

    @property
    def house(self) -> HouseCard:
        """The house with its markers."""
        self.finish()
        if self._house is None:
            raise RuntimeError("the house was not made")
        return self._house

    @property
    def score_rows(self) -> list[ScoreRow]:
        """The rows with the scores, in order."""
        self.finish()
        return self._score_rows

    @property
    def open_card(self) -> OpenCard:
        """The questions to be answered first."""
        self.finish()
        if self._open is None:
            raise RuntimeError("the open questions were not made")
        return self._open

    def finish(self) -> None:
        """Make at once what is still to be made."""
        self._steps.finish()

    def draw_open(self, view: OpenView) -> None:
        """Show what is best found out first, as soon as its card is there."""
        self._open_view = view
        if self._open is not None:
            self._open.draw(view)

    def first(self) -> QWidget:
        """Return where the focus lands: the first button, so that the good points stay in sight."""
        if not self.more.isHidden():
            return self.more
        for row in self.rows.values():
            return row
        return self.score_rows[0] if self.score_rows else self.house.mode_button

    def row_of(self, subject: str) -> QWidget | None:
        """Return the button that leads to the reasons of a subject."""
        self.finish()
        return self._row_of.get(subject)

    def is_all_good_shown(self) -> bool:
        """Return whether all good points are in sight."""
        return self._is_rest_shown

    def light(self, number: int) -> None:
        """Light up one risk: its row with its bar, and its marker; 0 puts every light out."""
        for row_number, row in self.rows.items():
            row.set_lit(row_number == number)
        if self._house is not None:
            self._house.picture.set_lit(number)

    def _left(self, view: ResultView, is_all_good: bool, parent: QWidget) -> QWidget:
        box, column = _column(parent=parent)
        column.addWidget(self._good(view, is_all_good, box))
        if view.risks:
            title = say("Uw risico’s, het grootste eerst")
            column.addWidget(self._risks(box, title, view.scale_words, view.risks, say(_ORDER)))
        if view.unknown:
            column.addWidget(self._unknown(view, box))
        if view.absent:
            column.addWidget(Text(view.absent, 15, "muted"))
        column.addStretch(1)
        return box

    def _add_house(self, view: ResultView, is_list: bool, box: QWidget) -> None:
        house = self._house = HouseCard(view.tints, (*view.risks, *view.unknown), view.places, is_list, box)
        house.risk_chosen.connect(self._open_number)
        house.place_chosen.connect(lambda place: self.why_asked.emit(f"place:{place}"))
        house.risk_lit.connect(self.light)
        house.mode_changed.connect(self.list_shown)
        if not view.places:
            house.hide()
        self._right.addWidget(house)

    def _add_scores(self, view: ResultView, box: QWidget) -> None:
        self._open = OpenCard(self.house.mode_button, box)
        self._open.item_asked.connect(self.item_asked)
        self._open.list_asked.connect(self.list_asked)
        self._right.addWidget(self._open)
        if view.sections:
            self._right.addWidget(
                self._scores(box, say("Bescherming per onderdeel"), view.sections, "section")
            )
        if view.readiness:
            self._right.addWidget(self._scores(box, say("Voorbereiding"), view.readiness, "risk"))
        self._right.addStretch(1)
        if self._open_view is not None:  # only now, so that Tab comes by the scores after the questions
            self._open.draw(self._open_view)

    def _good(self, view: ResultView, is_all_good: bool, parent: QWidget) -> QWidget:
        box, column = _column(0, parent)
        if view.intro:
            column.addWidget(Text(view.intro))
        for point in view.good:
            column.addWidget(_point(point))
        self._rest, self._rest_column = _column(0, box)
        self._rest_of_good, self._is_rest_shown = view.rest_of_good, False
        column.addWidget(self._rest)
        self.more = link_button(view.more_words, is_strong=True)
        self.more.clicked.connect(self._turn_all_good)
        self._more_words = view.more_words
        indented = QHBoxLayout()
        indented.setContentsMargins(current_theme().px(22) + current_theme().pad(10), 4, 0, 0)
        indented.addWidget(self.more)
        indented.addStretch(1)
        column.addLayout(indented)
        self.more.setVisible(bool(view.more_words))
        self._show_all_good(is_all_good and bool(view.rest_of_good))
        return box

    def _turn_all_good(self) -> None:
        is_shown = not self.is_all_good_shown()
        self._show_all_good(is_shown)
        self.all_good_shown.emit(is_shown)
        if is_shown:
            announce(self.more, say("De andere goede punten staan boven deze knop."))

    def _show_all_good(self, is_shown: bool) -> None:
        if is_shown and not self._rest_column.count():
            for point in self._rest_of_good:
                self._rest_column.addWidget(_point(point))
        self._is_rest_shown = is_shown
        self._rest.setVisible(is_shown)
        self.more.setText(say("Toon de eerste drie") if is_shown else self._more_words)

    def _unknown(self, view: ResultView, parent: QWidget) -> Card:
        """List the risks that are not known, with the reason, and the way to know more."""
        card = self._risks(parent, say("Nog niet bekend"), view.scale_words, view.unknown, view.unknown_words)
        if view.longer is not None:
            route = view.longer.route
            button = link_button(view.longer.words, is_strong=True)
            button.clicked.connect(lambda: self.route_asked.emit(route))
            card.body.insertWidget(_AFTER_HEAD, _padded(_at_left(button)))
            self.longer_button = button
        return card

    def _risks(
        self, parent: QWidget, title: str, scale: str, risks: Sequence[RiskView], reason: str = ""
    ) -> Card:
        card = _list_card(parent, title, *([reason] if reason else []), capitalised(scale))
        for risk in risks:
            row = RiskRow(risk, risk.scale_words != scale, card)
            self._lead(row, f"risk:{risk.id}")
            row.lit.connect(lambda is_lit, number=risk.number: self.light(number if is_lit else 0))
            self.rows[risk.number] = row
            card.body.addWidget(Rule())
            card.body.addWidget(row)
        return card

    def _scores(self, parent: QWidget, title: str, scores: Sequence[ScoreView], kind: str) -> Card:
        card = _list_card(parent, title)
        card.body.addWidget(ScaleRow(card))
        for score in scores:
            row = ScoreRow(score, card)
            self._lead(row, f"{kind}:{score.id}")
            self._score_rows.append(row)
            card.body.addWidget(row)
        card.body.addSpacing(current_theme().pad(8))
        return card

    def _lead(self, row: CardButton, subject: str) -> None:
        self._row_of[subject] = row
        row.clicked.connect(lambda: self.why_asked.emit(subject))

    def _open_number(self, number: int) -> None:
        self.why_asked.emit(f"risk:{self.rows[number].risk.id}")


def _column(spacing: int = 16, parent: QWidget | None = None) -> tuple[QWidget, QVBoxLayout]:
    box = QWidget(parent)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_theme().pad(spacing))
    return box, column


def _list_card(parent: QWidget, title: str, *notes: str) -> Card:
    """Make a card with a head and what holds for all its rows; the rows reach from edge to edge."""
    card = Card("card", 0, 0, parent)
    edge = current_theme().edge
    card.body.setContentsMargins(edge, edge, edge, edge)
    box, column = _column(4)
    column.addWidget(Heading(title, 3))
    for note in notes:
        column.addWidget(Text(note, 15, "muted"))
    card.body.addWidget(_padded(box, 8))
    return card


def _padded(part: QWidget, height: int = 0) -> QWidget:
    theme = current_theme()
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(theme.pad(16), theme.pad(height), theme.pad(16), theme.pad(height or 10))
    layout.addWidget(part)
    return box


def _at_left(part: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(part)
    row.addStretch(1)
    return box


def _point(text: str) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(current_theme().pad(10))
    row.addWidget(Picture("check", 22, "low"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(text), 1)
    return box


def _unwrapped(text: Text) -> Text:
    text.setWordWrap(False)
    return text
