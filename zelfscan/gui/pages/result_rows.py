"""Rows of the result that are one button each: a risk with its bar, a score with its bar."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.bar import RiskBar, ScoreBar
from zelfscan.gui.widgets.card import CardButton, Picture
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.level_pill import LevelMarker, LevelPill
from zelfscan.gui.widgets.level_shapes import level_sign
from zelfscan.gui.widgets.text import Text, short_text
from zelfscan.i18n import say
from zelfscan.presenters.result_views import RiskView, ScoreView
from zelfscan.wording.sentences import as_sentence, capitalised, paragraph

BAR, FIGURES, PILL = 140, 84, 200


class RiskRow(CardButton):
    """A risk in the list; it tells when it should light up together with its marker."""

    lit = Signal(bool)

    def __init__(self, risk: RiskView, has_scale: bool = False, parent: QWidget | None = None) -> None:
        """Make the row; ``has_scale`` says under the name what 100 stands for in this one."""
        super().__init__(_spoken(risk), say("Bekijk waarom"), is_row=True, parent=parent)
        self.risk = risk
        theme = current_theme()
        self.bar = RiskBar()
        self.bar.set_risk(risk.low, risk.high, risk.level, risk.name, risk.reference)
        parts = FlowLayout(gap=12, is_first_stretched=True)
        parts.addWidget(_words_of(risk, has_scale))
        parts.addWidget(_figures_over(self.bar, risk.figures))
        self.body.addWidget(LevelMarker(risk.level, risk.number))
        self.body.addLayout(parts, 1)
        self.body.addWidget(Picture("rechts", 20, "muted"))
        self.body.setSpacing(theme.pad(12))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up under the mouse."""
        super().enterEvent(event)
        self.lit.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Go out when the mouse leaves."""
        super().leaveEvent(event)
        self.lit.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Light up with the focus."""
        super().focusInEvent(event)
        self.lit.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Go out when the focus leaves."""
        super().focusOutEvent(event)
        self.lit.emit(False)


class ScoreRow(CardButton):
    """A score with its bar, its figures and its level."""

    def __init__(self, score: ScoreView, parent: QWidget | None = None) -> None:
        """Make the row."""
        super().__init__(
            f"{score.name}. {score.figures}. {score.words}.", say("Bekijk waarom"), is_row=True, parent=parent
        )
        self.score = score
        theme = current_theme()
        self.bar = ScoreBar()
        self.bar.set_score(score.low, score.high, score.level, score.name, score.worst)
        parts = FlowLayout(gap=12, is_first_stretched=True)
        parts.addWidget(_name_of(score.name))
        parts.addWidget(_bar_and_figures(self.bar, score.figures))
        pill = LevelPill(score.level, score.words)
        pill.setFixedWidth(theme.px(PILL))
        parts.addWidget(pill)
        self.body.addLayout(parts, 1)
        self.body.setContentsMargins(theme.pad(16), theme.pad(4), theme.pad(16), theme.pad(4))
        # For a finger. A size hint would not do: where there is a layout, Qt asks that how high it is.
        self.body.addStrut(theme.px(45) - 2 * theme.pad(4))


class ScaleRow(QWidget):
    """The figures 0, 50 and 80 over the bars of scores, in the same columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the row; it is only to look at, because every bar says its figures."""
        super().__init__(parent)
        theme = current_theme()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.pad(16), 0, theme.pad(16), 0)
        parts = FlowLayout(gap=12, is_first_stretched=True)
        parts.addWidget(_name_of(""))
        parts.addWidget(_bar_and_figures(_Scale(), ""))
        blank = QWidget()
        blank.setFixedSize(theme.px(PILL), 1)
        parts.addWidget(blank)
        layout.addLayout(parts, 1)


class _Scale(QWidget):
    """The three figures, each over its own line."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of the figures."""
        return QSize(current_theme().px(BAR), current_theme().px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the figures."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setFont(theme.font(15, figures=True))
        painter.setPen(theme.colour("muted"))
        room = theme.px(40)
        for value in (0, 50, 80):
            left = self.width() * value / 100 - room / 2
            area = QRectF(max(left, 0) if value else 0, 0, room, self.height())
            flag = Qt.AlignmentFlag.AlignCenter if value else Qt.AlignmentFlag.AlignLeft
            painter.drawText(area, int(flag | Qt.AlignmentFlag.AlignVCenter), str(value))


class Sign(QLabel):
    """The sign of a level, to look at; the words beside it say what it means."""

    def __init__(self, level: str, size: int = 28, parent: QWidget | None = None) -> None:
        """Show the sign."""
        super().__init__(parent)
        self._level, self._size = level, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        self.setPixmap(level_sign(self._level, current_theme().px(self._size), self.devicePixelRatioF()))


def _spoken(risk: RiskView) -> str:
    """Say what a screen reader hears of a risk."""
    words = say(
        "{number}. {name}. {level}. {figures}, {reference} is 100.",
        number=risk.number,
        name=risk.name,
        level=risk.words,
        figures=risk.figures,
        reference=risk.reference,
    )
    return paragraph(words, as_sentence(risk.standing))


def _words_of(risk: RiskView, has_scale: bool) -> QWidget:
    """Stack the name, the level and what it is compared with."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    name = Text(risk.name, is_strong=True)
    name.setMinimumWidth(current_theme().px(150))
    column.addWidget(name)
    column.addWidget(LevelPill(risk.level, risk.words, has_sign=False))
    notes = [risk.standing] if risk.standing else []
    notes += [risk.scale_words] if has_scale else []
    if notes:
        column.addWidget(Text(". ".join(capitalised(note) for note in notes), 15, "muted"))
    return box


def _figures_over(bar: RiskBar, figures: str) -> QWidget:
    theme = current_theme()
    box = QWidget()
    box.setFixedWidth(theme.px(118))
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    text = short_text(figures, 17)
    text.even_figures()
    column.addWidget(text, 0, Qt.AlignmentFlag.AlignRight)
    column.addWidget(bar)
    return box


def _name_of(name: str) -> Text:
    text = Text(name, is_strong=True)
    text.setMinimumWidth(current_theme().px(130))
    return text


def _bar_and_figures(bar: QWidget, figures: str) -> QWidget:
    theme = current_theme()
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.pad(8))
    bar.setFixedWidth(theme.px(BAR))
    row.addWidget(bar)
    text = short_text(figures, 17, "ink")
    text.setFixedWidth(theme.px(FIGURES))
    text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(text)
    return box
