"""Boxes that hold other things: to look at, or to press as a whole."""

from PySide6.QtCore import QChildEvent, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from zelfscan.gui.icons import icon_pixmap
from zelfscan.gui.painting import paint_box
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.text import Heading, Text


class Card(QFrame):
    """A box with room inside; its kind is card, edged, alarm, sand, side or rail."""

    def __init__(
        self, kind: str = "card", padding: int = 24, spacing: int = 12, parent: QWidget | None = None
    ) -> None:
        """Make an empty box; put things in ``body``."""
        super().__init__(parent)
        self.setProperty("panel", kind)
        room = current_theme().pad(padding)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(room, room, room, room)
        self.body.setSpacing(current_theme().pad(spacing))

    def empty(self) -> None:
        """Throw away everything in ``body``."""
        emptied(self.body)


def emptied(layout: QLayout) -> None:
    """Throw away everything in a layout, also what lies in layouts inside it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            emptied(inner)
            inner.deleteLater()


class Rule(QFrame):
    """A thin line between two things; decoration only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a line as wide as its place."""
        super().__init__(parent)
        self.setProperty("panel", "rule")
        self.setFixedHeight(current_theme().edge)


class CardButton(QPushButton):
    """A box that is one button; what lies in it is to look at and never takes the mouse.

    A card stands alone and has an edge; a row lies in a list and has a hairline under it.
    """

    def __init__(
        self, name: str, description: str = "", is_row: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make an empty button; put things in ``body``. A screen reader says name and description."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("kind", "bare")
        self.setAccessibleDescription(description)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._is_row = is_row
        self.is_lit = False
        theme = current_theme()
        self.body = QHBoxLayout(self)
        room = theme.pad(16 if is_row else 24)
        self.body.setContentsMargins(
            room, theme.pad(8) if is_row else room, room, theme.pad(8) if is_row else room
        )
        self.body.setSpacing(theme.pad(16))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_lit(self, is_lit: bool) -> None:
        """Light the box up together with its marker in the house picture."""
        self.is_lit = is_lit
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of what lies in it."""
        return self.body.sizeHint().expandedTo(QSize(0, current_theme().px(60)))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest width of what lies in it; its height follows from the width."""
        return QSize(self.body.minimumSize().width(), current_theme().px(60))

    def hasHeightForWidth(self) -> bool:
        """Say that a narrower box is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of what lies in it, and never less than a comfortable target."""
        return max(current_theme().px(60), self.body.totalHeightForWidth(width), 0)

    def childEvent(self, event: QChildEvent) -> None:
        """Keep the mouse for the box as a whole, also for what is put in it later."""
        super().childEvent(event)
        if event.type() == QEvent.Type.ChildPolished:
            self._keep_mouse()

    def showEvent(self, event: QShowEvent) -> None:
        """Keep the mouse also where something had been polished before it was put in."""
        super().showEvent(event)
        self._keep_mouse()

    def _keep_mouse(self) -> None:
        """Let the mouse pass over what is put in here; what lies inside that is then passed over as well."""
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box in its present state."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_over = self.underMouse() and self.isEnabled()
        fill = "petrol_tint" if self.isDown() or self.is_lit else "sand" if is_over else "surface"
        if self._is_row:
            if fill != "surface":  # otherwise the card under it shows, with its round corners
                # In high contrast there are no tints: an edge tells the same.
                line = QPen(theme.colour("petrol"), theme.edge)
                painter.setPen(line if theme.is_high_contrast else Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(fill))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 6, 6)
            return
        edge = "petrol" if self.isDown() else "line"
        paint_box(painter, QRectF(self.rect()), theme.colour(fill), theme.colour(edge), theme.edge)


class ChoiceCard(CardButton):
    """A choice on the start page: icon, name, one sentence, and how long it takes."""

    def __init__(
        self, icon: str, title: str, text: str, note: str = "", parent: QWidget | None = None
    ) -> None:
        """Make the card."""
        super().__init__(title, f"{text} {note}".strip(), parent=parent)
        theme = current_theme()
        column = QVBoxLayout()
        column.setSpacing(theme.pad(10))
        head = QHBoxLayout()
        head.setSpacing(theme.pad(16))
        head.addWidget(_picture(icon, 44))
        head.addWidget(Heading(title, 2), 1)
        head.addWidget(_picture("verder", 22))
        column.addLayout(head)
        column.addWidget(Text(text))
        if note:
            foot = QHBoxLayout()
            foot.setSpacing(theme.pad(8))
            foot.addWidget(_picture("klok", 20, "muted"))
            foot.addWidget(Text(note, 15, "muted"), 1)
            column.addLayout(foot)
        column.addStretch(1)
        self.body.addLayout(column, 1)


class Picture(QLabel):
    """An icon to look at, in a colour of the theme; the words beside it say what it means."""

    def __init__(self, name: str, size: int = 22, tone: str = "ink", parent: QWidget | None = None) -> None:
        """Show an icon."""
        super().__init__(parent)
        self._name, self._size, self._tone = name, size, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        theme = current_theme()
        colour = theme.colour(self._tone).name()
        self.setPixmap(icon_pixmap(self._name, colour, theme.px(self._size), self.devicePixelRatioF()))


def _picture(name: str, size: int, tone: str = "petrol") -> Picture:
    return Picture(name, size, tone)
