"""The contents of the guide: a list at the left, or a menu where the window is narrow."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from zelfscan.gui.painting import WRAPPED, longest_word_width, wrapped_height
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.text import Heading
from zelfscan.i18n import say
from zelfscan.presenters.help_views import ChapterView

_WIDTH, _BAR = 280, 4


class HelpContents(QFrame):
    """The chapters as buttons; the one that is shown has a bar and bold words."""

    chapter_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list; ``draw`` fills it."""
        super().__init__(parent)
        self.setProperty("panel", "rail")
        self._entries: dict[str, ContentsEntry] = {}
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setSpacing(0)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self._scroll = scroll

    def draw(self, chapters: tuple[ChapterView, ...], current: str) -> None:
        """Show the chapters; entries are made anew only when their words have changed."""
        wanted = [(chapter.id, chapter.title) for chapter in chapters]
        if wanted != [(id, entry.text()) for id, entry in self._entries.items()]:
            self._make(wanted)
        theme = current_theme()
        self.setFixedWidth(theme.px(_WIDTH))
        self._column.setContentsMargins(0, theme.pad(20), 0, theme.pad(16))
        for id, entry in self._entries.items():
            entry.set_current(id == current)

    def entries(self) -> dict[str, "ContentsEntry"]:
        """Return the entries by the id of their chapter."""
        return dict(self._entries)

    def _make(self, wanted: list[tuple[str, str]]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        head = Heading(say("Hulp"), 3)
        theme = current_theme()
        head.setContentsMargins(theme.pad(20), 0, theme.pad(20), theme.pad(12))
        self._column.addWidget(head)
        self._entries = {id: ContentsEntry(title) for id, title in wanted}
        for id, entry in self._entries.items():
            entry.clicked.connect(lambda _checked=False, id=id: self.chapter_chosen.emit(id))
            self._column.addWidget(entry)
        self._column.addStretch(1)


class ContentsEntry(QPushButton):
    """A button that leads to a chapter."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Make an entry of a chapter that is not shown."""
        super().__init__(title, parent)
        self.setProperty("kind", "bare")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.is_current = False

    def set_current(self, is_current: bool) -> None:
        """Mark the chapter that is shown."""
        self.is_current = is_current
        self.setAccessibleDescription(say("Hier bent u") if is_current else "")
        self.update()

    def ring_shape(self) -> tuple[QRectF, float]:
        """Return a shape inside the entry: it touches the edge of the window."""
        return QRectF(self.rect()).adjusted(6, 4, -6, -4), 4

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        width = current_theme().px(240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word."""
        theme = current_theme()
        width = longest_word_width(theme.font(17, bold=True), self.text()) + 2 * theme.pad(20)
        return QSize(width, theme.px(48))

    def heightForWidth(self, width: int) -> int:
        """Return the height that the words need."""
        theme = current_theme()
        words = wrapped_height(theme.font(17, bold=True), self.text(), width - 2 * theme.pad(20))
        return max(theme.px(48), words + theme.pad(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words, and the bar of the chapter that is shown."""
        theme = current_theme()
        painter = QPainter(self)
        if self.is_current or self.isDown():
            painter.fillRect(self.rect(), theme.colour("petrol_tint"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.colour("sand"))
        if self.is_current:
            painter.fillRect(QRectF(0, 0, _BAR, self.height()), theme.colour("petrol"))
        painter.setFont(theme.font(17, bold=self.is_current))
        painter.setPen(theme.colour("ink"))
        room = QRect(theme.pad(20), 0, self.width() - 2 * theme.pad(20), self.height())
        painter.drawText(room, int(WRAPPED), self.text())
