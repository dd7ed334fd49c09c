"""Every key of the program, over whatever page is shown."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.accessible import install_roles
from zelfscan.gui.icons import icon_pixmap
from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.overlay import Overlay
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button, secondary_button
from zelfscan.gui.widgets.card import Rule
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.key_cap import KeyCap
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.i18n import say
from zelfscan.presenters.help_views import KeyGroupView, KeysView, KeyView

_WIDTH, _TWO_COLUMNS = 1120, 900
_ARROW = 18
_TURNS = {"right": 0, "down": 90, "left": 180, "up": 270}


class KeysOverlay(Overlay):
    """The keys in groups, each with its cap and what it does."""

    guide_asked = Signal()

    def __init__(self, window: QWidget) -> None:
        """Lay the overview over a window, hidden."""
        super().__init__(window, width=_WIDTH)
        self._view: KeysView | None = None
        self._scale = current_theme().scale

    def open_keys(self, view: KeysView) -> None:
        """Show the keys, and put the focus on closing them."""
        self._fill(view)
        self.open_over()

    def draw(self, view: KeysView) -> None:
        """Show the keys in other words or another size, at the same place under whatever lies over it."""
        had_focus = any(stop.hasFocus() for stop in self.stops())
        self._fill(view)
        if had_focus:
            self.focus_first()

    def stops(self) -> list[QWidget]:
        """Return the way out, and the way to the guide."""
        return [self.close_button, self.guide_button] if self._view is not None else []

    def changeEvent(self, event: QEvent) -> None:
        """Lay everything out anew in another text size."""
        super().changeEvent(event)
        is_shown = event.type() == QEvent.Type.StyleChange and self.isVisible()
        if is_shown and self._view is not None and self._scale != current_theme().scale:
            self.draw(self._view)

    def _fill(self, view: KeysView) -> None:
        self._view, self._scale = view, current_theme().scale
        self.empty()
        theme = current_theme()
        self.setAccessibleName(say("Alle toetsen"))
        inner = QWidget()
        column = QVBoxLayout(inner)
        room = theme.pad(28)
        column.setContentsMargins(room, theme.pad(12), room, theme.pad(20))
        columns = Columns(_TWO_COLUMNS, gap=40)
        for half in _halves(view.groups):
            columns.add(_groups(half))
        column.addWidget(columns)
        column.addStretch(1)
        self.body.addWidget(self._head())
        self.body.addWidget(Rule())
        self.body.addWidget(self.scrolling(inner), 1)

    def _head(self) -> QWidget:
        theme = current_theme()
        self.guide_button = link_button(say("Naar de hulp"), is_strong=True)
        self.guide_button.clicked.connect(self.guide_asked)
        self.close_button = secondary_button(say("Sluit"), icon="sluit", key="Esc")
        self.close_button.clicked.connect(self.close_over)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.pad(28), theme.pad(12), theme.pad(16), theme.pad(12))
        row.setSpacing(theme.pad(16))
        words = FlowLayout(gap=16)
        words.addWidget(Heading(say("Alle toetsen"), 2))
        words.addWidget(self.guide_button)
        row.addLayout(words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        return head


class KeyRow(QWidget):
    """The caps of a key, and what it does; a screen reader says it as one sentence."""

    accessible_role = QAccessible.Role.ListItem

    def __init__(self, key: KeyView, caps_width: int) -> None:
        """Make the row; the caps of all rows of a group are as wide, so that the words stand in line."""
        install_roles()
        super().__init__()
        theme = current_theme()
        self.setAccessibleName(key.spoken)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.pad(4), 0, theme.pad(4))
        row.setSpacing(theme.pad(16))
        caps = caps_of(key)
        caps.setFixedWidth(max(caps_width, caps.minimumSizeHint().width()))
        row.addWidget(caps, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(key.words), 1, Qt.AlignmentFlag.AlignTop)


class ArrowCap(KeyCap):
    """The cap of an arrow key: as on the keyboard it shows no word."""

    def __init__(self, words: str, arrow: str) -> None:
        """Show an arrow that points up, down, left or right; a screen reader says the words."""
        super().__init__("")
        self.setAccessibleName(say("Toets {key}", key=words))
        self._turn = _TURNS[arrow]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cap, and the arrow turned on it."""
        super().paintEvent(event)
        theme = current_theme()
        size = theme.px(_ARROW)
        arrow = icon_pixmap("verder", theme.colour("muted").name(), size, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.translate(self.width() / 2, self.height() / 2)
        painter.rotate(self._turn)
        painter.drawPixmap(QPointF(-size / 2, -size / 2), arrow)


def caps_of(key: KeyView) -> QWidget:
    """Make the caps of a key, with the small word between them."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(current_theme().pad(6))
    for number, cap in enumerate(key.caps):
        if number:
            row.addWidget(short_text(key.joint))
        row.addWidget(ArrowCap(cap.words, cap.arrow) if cap.arrow else KeyCap(cap.words))
    row.addStretch(1)
    return box


def _groups(groups: tuple[KeyGroupView, ...]) -> QWidget:
    theme = current_theme()
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.pad(2))
    width = max(caps_of(key).sizeHint().width() for group in groups for key in group.keys)
    for group in groups:
        part = _Group(group, width)
        column.addWidget(part)
        column.addSpacing(theme.pad(14))
    column.addStretch(1)
    return box


class _Group(QWidget):
    """The keys of one place, under its name."""

    accessible_role = QAccessible.Role.List

    def __init__(self, group: KeyGroupView, caps_width: int) -> None:
        install_roles()
        super().__init__()
        self.setAccessibleName(group.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Heading(group.title, 3))
        for number, key in enumerate(group.keys):
            if number:
                column.addWidget(Rule())
            column.addWidget(KeyRow(key, caps_width))


def _halves(groups: tuple[KeyGroupView, ...]) -> list[tuple[KeyGroupView, ...]]:
    """Cut the groups in two columns of about the same height, and keep their order."""
    heights = [len(group.keys) + 1 for group in groups]
    best = min(range(1, len(groups)), key=lambda at: abs(sum(heights[:at]) - sum(heights[at:])), default=1)
    return [part for part in (groups[:best], groups[best:]) if part]
