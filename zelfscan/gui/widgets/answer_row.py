"""The answers to one question: rows with a circle, words that wrap, and the digit that chooses them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from zelfscan.gui.accessible import install_roles
from zelfscan.gui.painting import (
    WRAPPED,
    key_cap_width,
    longest_word_width,
    paint_box,
    paint_circle_choice,
    paint_key_cap,
    wrapped_height,
)
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.pair_layout import PairLayout

_BACKWARD = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_FORWARD = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HEIGHT, _ROOM, _COMPACT_HEIGHT, _COMPACT_ROOM = 60, 14, 44, 8


@dataclass(frozen=True)
class Answer:
    """One answer that can be chosen; with a reason it stands there but cannot be."""

    id: str
    text: str
    key: str = ""
    reason: str = ""


class AnswerRow(QRadioButton):
    """One answer: the whole row can be pressed, and it is never lower than 60 pixels, or 44 if compact."""

    def __init__(
        self,
        text: str,
        key: str = "",
        question: str = "",
        reason: str = "",
        is_compact: bool = False,
        is_key_shown: bool = True,
    ) -> None:
        """Make a row; ``question`` is read out with it, ``reason`` says why it cannot be chosen."""
        super().__init__(text)
        self.key, self.reason = key, reason
        self._cap = key if is_key_shown and not reason else ""
        self._least, self._room = (_COMPACT_HEIGHT, _COMPACT_ROOM) if is_compact else (_HEIGHT, _ROOM)
        self._heights: dict[tuple[int, float], int] = {}  # Qt asks again and again while it lays out a page
        self.setEnabled(not reason)
        self.setAccessibleName(f"{text}. {reason}" if reason else text)
        self.setAccessibleDescription(question)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hitButton(self, position: object) -> bool:
        """Let the whole row answer to the mouse."""
        return True

    def sizeHint(self) -> QSize:
        """Return a comfortable size; the height for a given width follows from the words."""
        width = current_theme().px(280)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Never get so narrow that a word is cut off."""
        width = self._text_left() + longest_word_width(self._font(True), self.text()) + self._text_right()
        return QSize(width, current_theme().px(self._least))

    def heightForWidth(self, width: int) -> int:
        """Return the height that all words need."""
        theme = current_theme()
        known = self._heights.get((width, theme.scale))
        if known is not None:
            return known
        room = width - self._text_left() - self._text_right()
        height = wrapped_height(self._font(True), self.text(), room) + 2 * theme.pad(self._room)
        if self.reason:
            height += wrapped_height(theme.font(15), self.reason, room)
        self._heights[width, theme.scale] = max(theme.px(self._least), height)
        return self._heights[width, theme.scale]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row in its present state."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on, is_off = self.isChecked(), not self.isEnabled()
        fill = "petrol_tint" if is_on or self.isDown() else "sand" if self.underMouse() else "surface"
        edge = "petrol" if is_on or self.isDown() else "line"
        width = max(2, theme.edge + 1) if is_on else theme.edge
        fill = "off" if is_off else fill
        paint_box(painter, QRectF(self.rect()), theme.colour(fill), theme.colour(edge), width, dashed=is_off)
        centre = QPointF(theme.pad(20) + 13 * theme.scale, self.height() / 2)
        paint_circle_choice(
            painter, centre, is_on, theme.colour(edge), theme.colour("surface" if not is_off else fill)
        )
        self._paint_words(painter, is_off)
        if self._cap:
            cap = key_cap_width(self._cap)
            area = QRectF(
                self.width() - theme.pad(17) - cap, (self.height() - theme.px(26)) / 2, cap, theme.px(26)
            )
            colours = (theme.colour("line"), theme.colour("muted"), theme.colour("surface"))
            paint_key_cap(painter, area, self._cap, *colours)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter choose an open row; on the chosen row it goes on to the page."""
        if event.key() in _ENTER and not self.isChecked():
            self.click()
        elif event.key() in (*_ENTER, *_BACKWARD, *_FORWARD):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _paint_words(self, painter: QPainter, is_off: bool) -> None:
        theme = current_theme()
        left = self._text_left()
        room = self.width() - left - self._text_right()
        top, height = 0, self.height()
        if self.reason:
            text_height = wrapped_height(self._font(False), self.text(), room)
            reason_height = wrapped_height(theme.font(15), self.reason, room)
            top, height = (self.height() - text_height - reason_height) // 2, text_height
            painter.setFont(theme.font(15))
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRect(left, top + text_height, room, reason_height), int(WRAPPED), self.reason)
        painter.setFont(self._font(self.isChecked()))
        painter.setPen(theme.colour("muted" if is_off else "ink"))
        painter.drawText(QRect(left, top, room, height), int(WRAPPED), self.text())

    def _font(self, is_bold: bool) -> QFont:
        return current_theme().font(17, bold=is_bold)

    def _text_left(self) -> int:
        theme = current_theme()
        return theme.pad(20) + theme.px(26) + theme.pad(14)

    def _text_right(self) -> int:
        theme = current_theme()
        return theme.pad(17) + (key_cap_width(self._cap) + theme.pad(12) if self._cap else 0)


class AnswerGroup(QWidget):
    """All answers to one question; arrow keys walk over them, Space, Enter or a click chooses.

    Walking does not choose: each choice is stored at once, and a choice that nobody made is not.
    The page handles digits, because they also work when the focus is elsewhere.
    """

    accessible_role = QAccessible.Role.Grouping
    chosen = Signal(str)

    def __init__(
        self,
        question: str,
        answers: Sequence[Answer],
        side_by_side: Sequence[Answer] = (),
        chosen: str = "",
        is_compact: bool = False,
        are_keys_shown: bool = True,
    ) -> None:
        """Show the answers, and under them a pair that stands side by side where there is room.

        A compact group stands between others: the Tab key goes past it in one step.
        """
        install_roles()
        super().__init__()
        self.setAccessibleName(question)
        self._rows: dict[str, AnswerRow] = {}
        self._buttons = QButtonGroup(self)
        self._is_compact = is_compact
        layout = PairLayout(self, gap=6) if is_compact else PairLayout(self)
        for group in (answers, side_by_side):
            for answer in group:
                row = AnswerRow(answer.text, answer.key, question, answer.reason, is_compact, are_keys_shown)
                row.setChecked(answer.id == chosen)
                row.clicked.connect(lambda _checked=False, id=answer.id: self._choose(id))
                self._buttons.addButton(row)
                self._rows[answer.id] = row
                layout.add(row, is_paired=group is side_by_side)
        self._set_stop()

    def chosen_id(self) -> str:
        """Return the answer that is chosen now, or an empty text."""
        return next((id for id, row in self._rows.items() if row.isChecked()), "")

    def row(self, answer_id: str) -> AnswerRow:
        """Return the row of one answer."""
        return self._rows[answer_id]

    def rows(self) -> list[AnswerRow]:
        """Return all rows in their order."""
        return list(self._rows.values())

    def show_chosen(self, answer_id: str) -> None:
        """Show another answer as chosen, or none, without telling anybody."""
        if answer_id == self.chosen_id():
            return
        self._buttons.setExclusive(False)
        for id, row in self._rows.items():
            row.setChecked(id == answer_id)
        self._buttons.setExclusive(True)
        self._set_stop()

    def first_stop(self) -> AnswerRow:
        """Return the chosen row, or the first one."""
        return self._rows.get(self.chosen_id()) or self.rows()[0]

    def choose(self, answer_id: str) -> None:
        """Choose an answer as if it were pressed, and put the focus there; for the digits of the page."""
        row = self._rows[answer_id]
        if row.isEnabled():
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)
            row.click()

    def choose_by_key(self, key: str) -> bool:
        """Choose the answer with this digit; say whether there is one."""
        for answer_id, row in self._rows.items():
            if row.key == key and row.isEnabled():
                self.choose(answer_id)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the answers with the arrow keys."""
        step = -1 if event.key() in _BACKWARD else 1 if event.key() in _FORWARD else 0
        rows = [row for row in self.rows() if row.isEnabled()]
        here = next((index for index, row in enumerate(rows) if row.hasFocus()), None)
        if step == 0 or here is None:
            super().keyPressEvent(event)
            return
        reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
        rows[(here + step) % len(rows)].setFocus(reason)

    def _choose(self, answer_id: str) -> None:
        self._set_stop()  # Qt has just decided otherwise
        self.chosen.emit(answer_id)

    def _set_stop(self) -> None:
        """Let the Tab key stop at one row of a compact group."""
        if not self._is_compact:
            return
        stop = self.first_stop()
        for row in self.rows():
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus)
