"""The picture of each chapter of the guide: a drawing of the catalogue, the house, or parts of the window."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.answer_row import Answer, AnswerGroup
from zelfscan.gui.widgets.bar import ChangeBar, ScoreBar
from zelfscan.gui.widgets.button import alarm_button, secondary_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.exhibit import Exhibit
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.house_picture import HousePicture
from zelfscan.gui.widgets.level_pill import LevelPill
from zelfscan.gui.widgets.question_picture import QuestionPicture
from zelfscan.gui.widgets.text import Text, short_text
from zelfscan.i18n import say
from zelfscan.presenters.help_views import ChapterView
from zelfscan.presenters.views import PictureView

_LEVELS = (("low", "medium", "high"), ("good", "fair", "weak"), ("unknown",))
#: The figures of the examples; the same as in the style guide.
_LOW, _HIGH, _BEFORE, _AFTER = 46, 68, 168, 74


def picture_of(chapter: ChapterView) -> QWidget | None:
    """Make the picture of a chapter, none where it has none or the file of its drawing is missing."""
    if not chapter.picture:
        return None
    if chapter.drawing is not None:
        drawing = QuestionPicture()
        is_there = drawing.load(PictureView(chapter.id, chapter.alt, "", chapter.drawing))
        return drawing if is_there else None
    if chapter.picture == "house":
        house = HousePicture()
        house.setAccessibleName(chapter.alt)
        return house
    return Exhibit(_EXHIBITS[chapter.picture], chapter.alt)


def _answers() -> QWidget:
    box = Card("card", 16)
    pair = (
        Answer("unknown", say("Weet ik niet"), "0"),
        Answer("not-applicable", say("Niet van toepassing"), "9"),
    )
    group = AnswerGroup("", (Answer("yes", say("Ja"), "1"),), chosen="yes")
    box.body.addWidget(group)
    box.body.addWidget(AnswerGroup("", pair))
    return box


def _figures() -> QWidget:
    box = Card("card", 16, 10)
    bar = ScoreBar()
    bar.set_score(_LOW, _HIGH, "weak")
    box.body.addWidget(Text(say("Voordeur en hal"), is_strong=True))
    box.body.addWidget(bar)
    box.body.addLayout(_ends("0", "100"))
    line = QHBoxLayout()
    line.addWidget(short_text(say("{low} tot {high}", low=_LOW, high=_HIGH), 17, "ink"))
    line.addStretch(1)
    line.addWidget(LevelPill("weak", say("Zwak, kan redelijk zijn")))
    box.body.addLayout(line)
    for levels in _LEVELS:
        legend = QWidget()
        pills = FlowLayout(legend, gap=14)
        for level in levels:
            pills.addWidget(LevelPill(level))
        box.body.addWidget(legend)
    return box


def _ends(left: str, right: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(short_text(left))
    line.addStretch(1)
    line.addWidget(short_text(right))
    return line


def _steps() -> QWidget:
    return _change(say("Inbraak of insluiping"), say("Nu"), say("Met deze stap"))


def _again() -> QWidget:
    return _change(say("Inbraak of insluiping"), say("Vorig jaar"), say("Nu"))


def _change(name: str, before: str, after: str) -> QWidget:
    box = Card("card", 16, 10)
    box.body.addWidget(Text(name, is_strong=True))
    bar = ChangeBar()
    bar.set_change(_BEFORE, _AFTER, _AFTER, "medium")
    box.body.addWidget(bar)
    for words, figure, level in ((before, _BEFORE, "high"), (after, _AFTER, "medium")):
        line = QHBoxLayout()
        line.setSpacing(current_theme().pad(12))
        line.addWidget(Text(words), 1)
        line.addWidget(short_text(str(figure), 17, "ink", is_strong=True))
        line.addWidget(LevelPill(level), 0, Qt.AlignmentFlag.AlignVCenter)
        box.body.addLayout(line)
    return box


def _hiding() -> QWidget:
    return _buttons(
        secondary_button(say("Verberg snel"), icon="verberg", key="F12"),
        secondary_button(say("Vergrendel"), icon="vergrendel"),
    )


def _sheet() -> QWidget:
    box = Card("card", 24)
    line = QWidget()
    row = FlowLayout(line, gap=16)
    row.addWidget(short_text("1", 17, "muted"))
    for word in (say("applaus"), say("ladder"), say("trompet"), say("wolkje")):
        row.addWidget(short_text(word, 20, "ink", is_strong=True))
    box.body.addWidget(line)
    return box


def _card() -> QWidget:
    return _buttons(alarm_button(say("Noodkaart"), "noodkaart", key="F2"))


def _buttons(*buttons: QWidget) -> QWidget:
    box = Card("card", 24)
    line = QWidget()
    row = FlowLayout(line, gap=12)
    for button in buttons:
        button.setProperty("compact", "true")
        row.addWidget(button)
    box.body.addWidget(line)
    return box


_EXHIBITS: Mapping[str, Callable[[], QWidget]] = {
    "answers": _answers,
    "figures": _figures,
    "steps": _steps,
    "hiding": _hiding,
    "card": _card,
    "sheet": _sheet,
    "again": _again,
}
