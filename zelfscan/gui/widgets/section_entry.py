"""One section in the rail: whether it is done, current or still open, and how far it is."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from zelfscan.gui.icons import icon_pixmap
from zelfscan.gui.painting import WRAPPED, longest_word_width, paint_circle_choice, wrapped_height
from zelfscan.gui.theme import current_theme
from zelfscan.gui.tips import set_tip
from zelfscan.gui.widgets.level_shapes import level_sign
from zelfscan.gui.widgets.progress_bar import OF_ALL
from zelfscan.i18n import later, say
from zelfscan.wording.sentences import paragraph

_BAR, _SIGN = 4, 24
_SPOKEN = {
    "done": later("{count}, klaar"),
    "current": later("{count}, hier bent u"),
    "current and done": later("{count}, hier bent u, klaar"),
    "open": later("{count}, nog niet klaar"),
}


class SectionEntry(QPushButton):
    """A button that leads to a section; the current one has a bar and bold words."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Make an entry without a state."""
        super().__init__(title, parent)
        self.setProperty("kind", "bare")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.state = self.count_text = ""
        self.set_state("open", 0, 0)

    def set_state(self, state: str, done: int, total: int) -> None:
        """Show done, current or open, with how many questions have been answered."""
        before = self.state, self.count_text
        self.state, self.count_text = state, say(OF_ALL, done=done, total=total)
        if before == (self.state, self.count_text):
            return
        how = "current and done" if state == "current" and done == total > 0 else state
        self.setAccessibleDescription(say(_SPOKEN[how], count=self.count_text))
        self.updateGeometry()
        self.update()

    def ring_shape(self) -> tuple[QRectF, float]:
        """Return a shape inside the entry: it touches the edge of the window."""
        return QRectF(self.rect()).adjusted(6, 6, -6, -6), 4

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        width = current_theme().px(240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word."""
        theme = current_theme()
        width = self._text_left() + longest_word_width(theme.font(17, bold=True), self.text()) + theme.pad(12)
        return QSize(width, self._least())

    def heightForWidth(self, width: int) -> int:
        """Return the height that title and count need."""
        theme = current_theme()
        title = wrapped_height(
            theme.font(17, bold=True), self.text(), width - self._text_left() - theme.pad(12)
        )
        return max(self._least(), title + self._count_height(width) + theme.pad(10))

    def _least(self) -> int:
        return current_theme().px(56 if self.count_text else 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint sign, title and count."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = self.state == "current"
        if is_current or self.isDown():
            painter.fillRect(self.rect(), theme.colour("petrol_tint"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.colour("sand"))
        if is_current:
            painter.fillRect(QRectF(0, 0, _BAR, self.height()), theme.colour("petrol"))
        self._paint_sign(painter)
        left = self._text_left()
        room = self.width() - left - theme.pad(12)
        font = theme.font(17, bold=is_current)
        title_height = wrapped_height(font, self.text(), room)
        count_height = self._count_height(self.width())
        top = (self.height() - title_height - count_height) // 2
        painter.setFont(font)
        painter.setPen(theme.colour("muted" if self.state == "open" else "ink"))
        painter.drawText(QRect(left, top, room, title_height), int(WRAPPED), self.text())
        painter.setFont(theme.font(15, figures=True))
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRect(left, top + title_height, room, count_height), int(WRAPPED), self.count_text)

    def _count_height(self, width: int) -> int:
        theme = current_theme()
        room = width - self._text_left() - theme.pad(12)
        height = wrapped_height(theme.font(15, figures=True), self.count_text, room)
        return max(theme.px(22), height) if self.count_text else 0

    def _paint_sign(self, painter: QPainter) -> None:
        theme = current_theme()
        size = theme.px(_SIGN)
        left = _BAR + theme.pad(20)
        if self.state == "done":
            sign = level_sign("low", size, self.devicePixelRatioF())
            painter.drawPixmap(left, (self.height() - size) // 2, sign)
            return
        is_current = self.state == "current"
        centre = QPointF(left + size / 2, self.height() / 2)
        edge = theme.colour("petrol" if is_current else "line")
        fill = theme.colour("surface") if is_current else QColor(Qt.GlobalColor.transparent)
        paint_circle_choice(painter, centre, is_current, edge, fill)

    def _text_left(self) -> int:
        theme = current_theme()
        return _BAR + theme.pad(20) + theme.px(_SIGN) + theme.pad(12)


class RailEntry(SectionEntry):
    """A button among the sections that leads to something else: an icon, a title and what it is."""

    def __init__(self, title: str, icon: str, parent: QWidget | None = None) -> None:
        """Make an entry without a note."""
        self._icon = icon
        super().__init__(title, parent)

    def set_note(self, note: str, is_here: bool, is_note_shown: bool = False) -> None:
        """Say what it leads to, and whether somebody is there now."""
        self.state, self.count_text = "current" if is_here else "other", note if is_note_shown else ""
        self.setAccessibleDescription(paragraph(note, say("Hier bent u.")) if is_here else note)
        set_tip(self, note)
        self.updateGeometry()
        self.update()

    def _paint_sign(self, painter: QPainter) -> None:
        theme = current_theme()
        size = theme.px(_SIGN)
        icon = icon_pixmap(self._icon, theme.colour("petrol").name(), size, self.devicePixelRatioF())
        painter.drawPixmap(_BAR + theme.pad(20), (self.height() - size) // 2, icon)
