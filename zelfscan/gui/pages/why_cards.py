"""The cards of the page that says why: an answer, the rule, what the situation does, the figure, a help."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from zelfscan.gui.levels import band_text, family_of
from zelfscan.gui.pages.result_rows import Sign
from zelfscan.gui.painting import paint_box, paint_hatch
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.bar import RiskBar, ScoreBar
from zelfscan.gui.widgets.card import Card, CardButton, Picture, Rule
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.level_pill import LevelPill
from zelfscan.gui.widgets.made_later import MadeLater
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.i18n import say
from zelfscan.presenters.result_views import HelpView, PartView, ReasonView, WhyView
from zelfscan.wording.sentences import as_sentence, paragraph

_TONES = {"bigger": "high", "smaller": "low", "unknown": "unknown", "none": "muted"}


class ReasonCard(CardButton):
    """A question with its answer and what that does; pressing it leads to the question."""

    def __init__(
        self, reason: ReasonView, part: str = "", is_score: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make the card; ``part`` names the part of the rule that the answer feeds."""
        spoken = paragraph(reason.question, as_sentence(reason.answer), as_sentence(reason.pull_words))
        self._does = say("Wijzig dit antwoord.")
        if part:
            self._does = say("Wijzig dit antwoord. Telt bij: {part}.", part=part)
        super().__init__(paragraph(spoken, reason.note), self._does, parent=parent)
        self.reason = reason
        theme = current_theme()
        self.body.setContentsMargins(theme.pad(16), theme.pad(10), theme.pad(16), theme.pad(10))
        column = QVBoxLayout()
        column.setSpacing(theme.pad(4))
        column.addWidget(Text(reason.question, 15, "muted"))
        line = FlowLayout(gap=8, is_first_stretched=True)
        answer = Text(reason.answer, is_strong=True)
        answer.setMinimumWidth(theme.px(110))
        line.addWidget(answer)
        line.addWidget(_pull(reason, is_score))
        column.addLayout(line)
        if reason.note:
            column.addWidget(Text(reason.note, 15, "muted"))
        self._has_part = bool(part)
        self.where = MadeLater(lambda: Text(say("Telt bij: {part}", part=part), 15, "muted"))
        column.addWidget(self.where)
        self.effects = MadeLater(lambda: _effects(reason))
        column.addWidget(self.effects)
        self.body.addLayout(column, 1)

    def set_where_shown(self, is_shown: bool) -> None:
        """Say in words what the answer feeds, where there is no line to show it."""
        self.where.setVisible(is_shown and self._has_part)

    def set_effects_shown(self, is_shown: bool) -> None:
        """Say what the best answer does and how we know; a screen reader says it after the rest."""
        self.effects.setVisible(is_shown and bool(self.reason.effects))
        more = [f"{each.words} {each.ground}" for each in self.reason.effects] if is_shown else []
        self.setAccessibleDescription(" ".join((self._does, *more)))


class PartRow(QWidget):
    """One part of the rule, with its bar."""

    def __init__(self, part: PartView, level: str, parent: QWidget | None = None) -> None:
        """Make the row; the part that decides has the colour of the level."""
        super().__init__(parent)
        self.part = part
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.pad(6), 0, theme.pad(6))
        column.setSpacing(theme.pad(4))
        if not part.has_bar:
            column.addWidget(Text(part.words, is_strong=True))
            column.addWidget(Text(part.title, 15, "muted"))
            return
        line = FlowLayout(gap=8, is_first_stretched=True)
        title = Text(part.title, is_strong=True)
        title.setMinimumWidth(theme.px(120))
        line.addWidget(title)
        if part.words:
            line.addWidget(short_text(part.words))
        column.addLayout(line)
        column.addWidget(PartBar(part, level))
        if part.weakest:
            column.addWidget(Text(part.weakest, 15, "muted"))


class PartBar(QWidget):
    """How often something goes wrong in one part, from 0 to 100."""

    def __init__(self, part: PartView, level: str, parent: QWidget | None = None) -> None:
        """Make the bar."""
        super().__init__(parent)
        self._part, self._level = part, level
        figures = say("{figures} van 100", figures=band_text(part.low, part.high))
        self.setAccessibleName(f"{part.title}: {', '.join(each for each in (figures, part.words) if each)}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size for the present text scale."""
        return QSize(current_theme().px(150), current_theme().px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track, what is certain, and hatched what is not known."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        paint_box(painter, area, theme.colour("sand"), theme.colour("line"), theme.edge, 3)
        colour = theme.colour(family_of(self._level) if self._part.decides else "petrol")
        low, high = (self.width() * value / 100 for value in (self._part.low, self._part.high))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if low:
            painter.drawRoundedRect(QRectF(0, 0, low, self.height()), 3, 3)
        if high > low:
            band = QRectF(low, 0, high - low, self.height()).adjusted(1, 1, -1, -1)
            painter.fillRect(band, theme.colour("surface"))
            shape = QPainterPath()
            shape.addRect(band)
            paint_hatch(painter, shape, colour)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 2))
            painter.drawRect(band)


class RuleCard(Card):
    """The rule in words, and under it every part with its bar."""

    def __init__(self, view: WhyView, parent: QWidget | None = None) -> None:
        """Make the card."""
        super().__init__("card", 16, 8, parent)
        self.body.addWidget(Heading(view.rule_title, 4))
        self.body.addWidget(Text(view.rule_text, 15, "muted"))
        self.rows: dict[str, PartRow] = {}
        for part in view.parts:
            self.body.addWidget(Rule())
            self.rows[part.id] = PartRow(part, view.level)
            self.body.addWidget(self.rows[part.id])


class SituationCard(Card):
    """What the situation multiplies the risk by, fact by fact."""

    def __init__(self, view: WhyView, parent: QWidget | None = None) -> None:
        """Make the card."""
        super().__init__("card", 16, 6, parent)
        self.body.addLayout(_two_ends(Heading(say("Uw situatie"), 4), _figure(view.multiplier)))
        for each in view.multipliers:
            self.body.addWidget(Rule())
            is_alone = len(view.multipliers) == 1
            figure = short_text("" if is_alone else each.figure, 17, "ink")
            self.body.addLayout(_two_ends(Text(each.words, 15), figure))
            self.body.addWidget(Text(each.note, 15, "muted"))


class FigureCard(QFrame):
    """The figure itself with its bar, edged in the colour of its level."""

    def __init__(self, view: WhyView, parent: QWidget | None = None) -> None:
        """Make the card."""
        super().__init__(parent)
        self._level = view.level
        theme = current_theme()
        column = QVBoxLayout(self)
        room = theme.pad(16)
        column.setContentsMargins(room, room, room, room)
        column.setSpacing(theme.pad(6))
        if view.risk is not None:
            words, figures, scale = view.risk.words, view.risk.figures, view.risk.scale_words
            self.bar: RiskBar | ScoreBar = RiskBar()
            self.bar.set_risk(
                view.risk.low, view.risk.high, view.level, view.figure_title, view.risk.reference
            )
        elif view.score is not None:
            words, figures, scale = view.score.words, view.score.figures, say("van 100")
            score = view.score
            self.bar = ScoreBar()
            self.bar.set_score(score.low, score.high, score.level, view.figure_title, score.worst)
        pill = LevelPill(view.level, words)
        column.addLayout(_two_ends(Heading(view.figure_title, 4), pill))
        line = FlowLayout(gap=8, is_first_stretched=True)
        line.addWidget(short_text(figures, 26, "ink", is_strong=True))
        line.addWidget(short_text(scale))
        column.addLayout(line)
        column.addWidget(self.bar)
        if view.risk is not None and view.risk.standing:
            column.addWidget(Text(as_sentence(view.risk.standing), 15, "muted"))
        self.level_words = Text(view.level_words, 15, "muted")
        column.addWidget(self.level_words)
        if not view.level_words:
            self.level_words.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.colour(family_of(self._level))
        paint_box(painter, QRectF(self.rect()), theme.colour("surface"), edge, 2)


class HelpCard(CardButton):
    """A measure or a question that helps, with the figure before and after."""

    def __init__(self, view: HelpView, parent: QWidget | None = None) -> None:
        """Make the card."""
        does = say("Open dit in het plan") if view.is_measure else say("Open deze vraag")
        figures = as_sentence(_from_to(view.before, view.after))
        spoken = paragraph(as_sentence(view.title), view.text, figures, as_sentence(view.words))
        super().__init__(spoken, does, parent=parent)
        self.view = view
        theme = current_theme()
        room = theme.pad(16)
        self.body.setContentsMargins(room, theme.pad(12), room, theme.pad(12))
        column = QVBoxLayout()
        column.setSpacing(theme.pad(6))
        head = QHBoxLayout()
        head.addWidget(Text(view.title, is_strong=True), 1)
        head.addWidget(Picture("rechts", 20, "muted"), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(Text(view.text, 15, "muted"))
        line = FlowLayout(gap=8, is_first_stretched=True)
        line.addWidget(change_figures(view.before, view.after))
        line.addWidget(LevelPill(view.level, view.words))
        column.addLayout(line)
        self.body.addLayout(column, 1)


class Arrow(QWidget):
    """An arrow up or down, to look at; the words beside it say the same."""

    def __init__(self, is_up: bool, tone: str, parent: QWidget | None = None) -> None:
        """Make the arrow."""
        super().__init__(parent)
        self._is_up, self._tone = is_up, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size for the present text scale."""
        return QSize(current_theme().px(20), current_theme().px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the arrow."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(
                theme.colour(self._tone),
                2 * theme.scale,
                c=Qt.PenCapStyle.RoundCap,
                j=Qt.PenJoinStyle.RoundJoin,
            )
        )
        side = self.width()
        if not self._is_up:
            painter.translate(0, side)
            painter.scale(1, -1)
        top, bottom, middle = side * 0.18, side * 0.85, side / 2
        painter.drawLine(QPointF(middle, top), QPointF(middle, bottom))
        painter.drawPolyline(
            [QPointF(side * 0.24, side * 0.44), QPointF(middle, top), QPointF(side * 0.76, side * 0.44)]
        )


def change_figures(before: str, after: str, size: int = 20) -> QWidget:
    """Show the figure before, an arrow, and the figure after."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(current_theme().pad(10))
    row.addWidget(short_text(before, size, "muted", is_strong=True))
    row.addWidget(Picture("verder", 20, "muted"))
    row.addWidget(short_text(after, size, "ink", is_strong=True))
    row.addStretch(1)
    box.setAccessibleName(_from_to(before, after))
    return box


def _from_to(before: str, after: str) -> str:
    return say("Van {before} naar {after}", before=before, after=after)


def _pull(reason: ReasonView, is_score: bool) -> QWidget:
    tone = _TONES[reason.pull]
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(current_theme().pad(6))
    if reason.pull == "unknown":
        row.addWidget(Sign("unknown", 20))
    elif reason.pull in ("bigger", "smaller"):
        is_up = (reason.pull == "bigger") != is_score
        row.addWidget(Arrow(is_up, tone))
    row.addWidget(short_text(reason.pull_words, 15, tone))
    return box


def _effects(reason: ReasonView) -> QWidget:
    """Stack what the best answer does, each thing with what it rests on."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for place, effect in enumerate(reason.effects):
        column.addSpacing(current_theme().pad(6) if place else 0)
        column.addWidget(Text(effect.words, 15))
        column.addWidget(Text(effect.ground, 15, "muted"))
    return box


def _two_ends(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(current_theme().pad(12))
    row.addWidget(left, 1)
    row.addWidget(right, 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def _figure(words: str) -> Text:
    return short_text(words, 20, "ink", is_strong=True)
