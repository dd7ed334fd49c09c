"""Drawings, how to look, and why it is asked: at the right where there is room, else folded in the page."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from zelfscan.gui.accessible import install_roles
from zelfscan.gui.theme import current_theme
from zelfscan.gui.tips import set_tip
from zelfscan.gui.widgets.button import icon_button, quiet_button
from zelfscan.gui.widgets.card import Picture, Rule
from zelfscan.gui.widgets.question_picture import PictureColumn, QuestionPicture
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import later, say, say_count
from zelfscan.presenters.views import QuestionView

Where = Literal["side", "inside", "nowhere"]

_WIDTH = 352
_WHY, _LOOK = later("Waarom vragen we dit?"), later("Zo kijkt u")
_RING_ROOM = 5


@dataclass
class WhyMemory:
    """How somebody wanted the last page of questions to be; outlives the page, for this sitting."""

    is_open: bool = True
    """Whether the reason stood open beside the question."""
    is_whole_section: bool = False
    """Whether all questions of a section were shown under each other."""


class WhyPanel:
    """What explains a question, shown in one of two places; it remembers for each whether it is open.

    Inside the question it begins folded, because there it would push the answers out of sight.
    """

    def __init__(self, memory: WhyMemory | None = None) -> None:
        """Make both places; the page puts ``side`` beside the question and ``inside`` in it."""
        self._memory = memory or WhyMemory()
        self._is_open_inside = False
        self._where: Where | None = None
        self._item = ""
        self._reason = _Reason()
        self.side = _Side()
        self.inside = _Inside()
        self.side.fold_asked.connect(lambda: self.set_open(False))
        self.inside.button.clicked.connect(lambda: self.set_open(not self.is_open()))

    def is_open(self) -> bool:
        """Return whether the reason is in sight."""
        return self._memory.is_open if self._where == "side" else self._is_open_inside

    def drawings(self) -> list[QuestionPicture]:
        """Return the drawings of the question, from top to bottom."""
        return self._reason.pictures.pictures()

    def set_open(self, is_open: bool) -> None:
        """Open or fold the reason; the focus goes along to the button that undoes it."""
        had_focus = self.side.fold_button.hasFocus() or self.inside.button.hasFocus()
        if self._where == "side":
            self._memory.is_open = is_open
        else:
            self._is_open_inside = is_open
        self._place()
        if had_focus:
            target = self.side.fold_button if self.side.isVisible() else self.inside.button
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_where(self, where: Where) -> None:
        """Show the reason beside the question, inside it, or not at all."""
        if where != self._where:
            self._where = where
            self._place()

    def draw(self, view: QuestionView) -> None:
        """Show what explains another question."""
        self._reason.draw(view)
        title = _title(view)
        self.side.set_title(title)
        self.inside.set_title(title)
        if view.item != self._item:
            self._item = view.item
            self.side.scroll_area.verticalScrollBar().setValue(0)

    def _place(self) -> None:
        is_open = self.is_open()
        is_beside = self._where == "side" and is_open
        self.side.setVisible(is_beside)
        self.inside.setVisible(not is_beside and self._where != "nowhere")
        self.inside.show_open(is_open)
        target: QBoxLayout = self.side.body if is_beside else self.inside.body
        if target.indexOf(self._reason) < 0:
            target.insertWidget(0, self._reason)
        self._reason.setVisible(is_open)


class _Reason(QWidget):
    """The drawings, how to look, the reason, and where they come from."""

    def __init__(self) -> None:
        super().__init__()
        theme = current_theme()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.pad(12))
        self.pictures = PictureColumn()
        self._look_title = Heading(say(_LOOK), 3)
        self._look = Text("", 17)
        self._why_title = Heading(say(_WHY), 3)
        self._why = Text("", 17)
        self._added_title, self._added = Heading("", 3), Text("", 17)
        self._rule = Rule()
        self._title = Heading(say("Bronnen"), 4)
        self._sources = Text("", 15, "muted")
        layout.addWidget(self.pictures)
        for words in (self._look_title, self._look, self._why_title, self._why):
            layout.addWidget(words)
        for words in (self._added_title, self._added):
            layout.addWidget(words)
        for part in (self._rule, self._title, self._sources):
            layout.addWidget(part)

    def draw(self, view: QuestionView) -> None:
        """Show what explains another question; the reason needs a heading only under something else."""
        self.pictures.draw(view.pictures)
        self._look.setText(view.look)
        for words in (self._look_title, self._look):
            words.setVisible(bool(view.look))
        self._why_title.setVisible(_title(view) != say(_WHY))
        self._why.setText(view.why)
        for words, text in zip((self._added_title, self._added), view.added, strict=True):
            words.setText(text)
            words.setVisible(bool(text))
        self._sources.setText("\n".join(view.sources))
        for part in (self._rule, self._title, self._sources):
            part.setVisible(bool(view.sources))
        self._title.setText(say("Bron") if len(view.sources) == 2 else say("Bronnen"))


class _Side(QFrame):
    """The panel at the right of the question."""

    fold_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "side")
        theme = current_theme()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.pad(24), theme.pad(16), theme.pad(16), theme.pad(24))
        column.setSpacing(theme.pad(12))
        head = QHBoxLayout()
        head.setSpacing(theme.pad(8))
        head.addWidget(Picture("waarom", 22, "petrol"))
        self._title = Heading(say(_WHY), 3)
        head.addWidget(self._title, 1)
        self.fold_button = icon_button(say("Klap in: {title}", title=say(_WHY)), "omhoog")
        self.fold_button.clicked.connect(self.fold_asked)
        head.addWidget(self.fold_button)
        column.addLayout(head)
        self.body = QVBoxLayout()
        column.addLayout(self.body)
        column.addStretch(1)
        self.scroll_area = _Scroll(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self.scroll_area)
        self._fit()

    def set_title(self, title: str) -> None:
        """Name what stands in the panel."""
        self._title.setText(title)
        self.fold_button.setText(say("Klap in: {title}", title=title))
        set_tip(self.fold_button, say("Klap in: {title}", title=title))
        self.scroll_area.setAccessibleName(title)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(current_theme().px(_WIDTH))


class _Scroll(QScrollArea):
    """The content of the panel; a stop for the Tab key only while there is something to scroll."""

    accessible_role = QAccessible.Role.Grouping

    def __init__(self, inner: QWidget) -> None:
        install_roles()
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(inner)
        # Only now: taking the widget over, the scroll area lets it fill its own background.
        inner.setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._let_keys_scroll)

    def ring_shape(self) -> tuple[QRectF, float]:
        """Return a shape inside the edges, because the panel lies against the edge of the window."""
        room = _RING_ROOM
        return QRectF(self.rect()).adjusted(room, room, -room, -room), 4

    def _let_keys_scroll(self, _least: int, most: int) -> None:
        policy = Qt.FocusPolicy.TabFocus if most > 0 or self.hasFocus() else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)


class _Inside(QWidget):
    """A button in the page that opens the reason under itself."""

    def __init__(self) -> None:
        super().__init__()
        theme = current_theme()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.pad(4))
        self.button = quiet_button(say(_WHY), icon="waarom", icon_after="omlaag")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addStretch(1)
        layout.addLayout(row)
        self._frame = QFrame()
        self._frame.setProperty("panel", "sand")
        self.body = QVBoxLayout(self._frame)
        room = theme.pad(16)
        self.body.setContentsMargins(room, room, room, room)
        layout.addWidget(self._frame)

    def set_title(self, title: str) -> None:
        """Name what the button opens."""
        self.button.setText(title)

    def show_open(self, is_open: bool) -> None:
        """Show whether the reason is in sight."""
        self._frame.setVisible(is_open)
        self.button.icon_after = "omhoog" if is_open else "omlaag"
        self.button.setAccessibleDescription(say("Staat open") if is_open else say("Is ingeklapt"))
        self.button.update()


def _title(view: QuestionView) -> str:
    """Name what stands together; a reason alone is called what it is."""
    if view.pictures:
        return say_count("Tekening en uitleg", "Tekeningen en uitleg", len(view.pictures))
    return say("Uitleg bij deze vraag") if view.look or view.added[1] else say(_WHY)
