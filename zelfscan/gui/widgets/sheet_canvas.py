"""The drawing of a floor as somebody works on it: with a mouse, with a finger, or with keys alone.

By keys a cursor goes from cell to cell, and Space or Enter does what a press does. Nothing needs hovering,
and whatever can be dragged can be done with taps as well: one picks up, the next puts down.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from zelfscan.core.sheet import Part, Pin, Room, Sheet, parts_at
from zelfscan.core.sheet_changes import REACH
from zelfscan.gui.accessible import announce, install_roles
from zelfscan.gui.theme import Theme, current_theme
from zelfscan.gui.touch import draw_by_finger
from zelfscan.gui.widgets.sheet_editor import SheetEditor, Tool
from zelfscan.gui.widgets.sheet_keys import can_use, do_key, is_enter
from zelfscan.gui.widgets.sheet_painting import (
    SheetFrame,
    SheetPainter,
    drawn_theme,
    fitted,
    frame_in,
    handle_centre,
    height_in,
)
from zelfscan.gui.widgets.sheet_words import description
from zelfscan.i18n import say

_TARGET, _DRAG = 44, 8
"""Sizes at 100 % text: what a finger needs, and how far it moves before that is a drag."""
_CURSOR_SIZE = 16


class SheetCanvas(QWidget):
    """A drawing that can be changed; it tells of each change, and each change can be undone."""

    accessible_role = QAccessible.Role.Canvas
    changed = Signal(object)
    """The drawing after a change, as a ``Sheet``."""
    pin_chosen = Signal(str)
    """What the pin that was pressed stands for; an empty text where it stands for nothing."""
    chosen = Signal(str)
    """The id of the part that is chosen now (``room-1``, ``opening-2``, ``pin-3``), or an empty text."""
    told = Signal(str)
    """What was announced, for somebody who sees the page."""
    tool_changed = Signal(str)
    can_undo_changed = Signal(bool)
    can_redo_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show an empty drawing."""
        install_roles()
        super().__init__(parent)
        draw_by_finger(self)
        self._editor = SheetEditor()
        self._picture: QImage | None = None
        self._scaled: QImage | None = None
        self._known = (False, False, "")
        self._pressed: QPointF | None = None
        self._grip: Part | None = None
        self._corner: Room | None = None
        self._is_dragging = False
        self._was_begun_here = False
        self._is_by_keys = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(say("Tekening van de plattegrond"))
        self._describe()

    # What a page asks and sets

    def sheet(self) -> Sheet:
        """Return the drawing as it is now."""
        return self._editor.sheet

    def set_sheet(self, sheet: Sheet) -> None:
        """Show another drawing, and forget the steps of before; the very same one changes nothing."""
        if sheet != self._editor.sheet:
            self._editor.load(sheet)
            self._scaled = None
            self.updateGeometry()
            self._tell_state()

    def change_sheet(self, sheet: Sheet, words: str = "") -> None:
        """Take over a change that was made elsewhere, such as a name, as a step that can be undone."""
        before = self._editor.sheet
        self._editor.commit(sheet)
        self._after(before, words)

    def set_picture(self, picture: QImage | None) -> None:
        """Lay a picture of a plan under the drawing, or none."""
        self._picture = None if picture is None or picture.isNull() else picture
        self._scaled = None
        self.update()

    def set_pin_names(self, names: Mapping[str, str]) -> None:
        """Say what the targets of pins are called: ``finding:<id>`` or ``element:<id>`` to a name."""
        self._editor.names = dict(names)
        self._describe()

    def tool(self) -> Tool:
        """Return the tool in use."""
        return self._editor.tool

    def set_tool(self, tool: Tool) -> None:
        """Take another tool; what was begun with the last one is left."""
        if tool == self._editor.tool:
            return
        self._editor.stop()
        self._editor.tool = tool
        self.tool_changed.emit(tool)
        self.update()

    def chosen_part(self) -> str:
        """Return the id of the part that is chosen, or an empty text."""
        return self._editor.chosen

    def choose(self, part_id: str) -> None:
        """Choose a part, so that it stands out, and leave what was begun.

        Raises ``KeyError`` for a part that is not there.
        """
        if part_id:
            self._editor.sheet.part(part_id)
        self._editor.stop()
        self._editor.chosen = part_id
        self._tell_state()

    def cursor_cell(self) -> tuple[int, int]:
        """Return the column and row of the cursor, counted from 0."""
        return self._editor.cursor

    def undo(self) -> None:
        """Take the last step back."""
        before = self._editor.sheet
        self._after(before, self._editor.undo())

    def redo(self) -> None:
        """Take the last step that was undone once more."""
        before = self._editor.sheet
        self._after(before, self._editor.redo())

    def can_undo(self) -> bool:
        """Tell whether there is a step to take back."""
        return self._editor.can_undo

    def can_redo(self) -> bool:
        """Tell whether there is an undone step to take once more."""
        return self._editor.can_redo

    def frame(self) -> SheetFrame:
        """Return where the drawing lies in this widget."""
        return frame_in(self._editor.sheet, self.size(), current_theme().scale)

    # Sizes and paint

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(760, self.heightForWidth(760))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size in which cells can be told apart."""
        width = 320
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """Return how high the drawing is in a width."""
        return height_in(self._editor.sheet, width, current_theme().scale)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the drawing, and the cursor while keys are at work."""
        editor, frame, ratio = self._editor, self.frame(), self.devicePixelRatioF()
        if self._picture is not None and self._scaled is None:
            self._scaled = fitted(self._picture, frame.area, ratio)
        theme = drawn_theme(current_theme(), self._scaled is not None)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_handle = editor.tool == "choose" and not editor.is_busy
        drawing = SheetPainter(
            painter, editor.shown, frame, theme, self._scaled, editor.shown_part, has_handle
        )
        drawing.paint(has_grid=True)
        if self.hasFocus() and self._is_by_keys:
            self._paint_cursor(painter, frame, theme)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_editor"):
            self._scaled = None
            self.updateGeometry()
            self.update()

    def event(self, event: QEvent) -> bool:
        """Keep keys that mean something here from the shortcuts of the window, and follow size and screen."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if can_use(event, self._editor.is_busy):
                event.accept()
                return True
        elif event.type() in (QEvent.Type.Resize, QEvent.Type.DevicePixelRatioChange):
            self._scaled = None
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor, and say what lies under it."""
        super().focusInEvent(event)
        self._is_by_keys = event.reason() != Qt.FocusReason.MouseFocusReason
        self._describe()

    # Mouse and finger

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what the tool does at this place."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._is_by_keys, self._is_dragging, self._was_begun_here = False, False, False
        self._pressed, self._grip, self._corner = event.position(), None, None
        before, words = self._editor.sheet, ""
        x, y = self.frame().cells(event.position())
        if self._editor.is_busy:
            self._editor.follow(x, y)
        elif self._editor.tool == "room":
            words = self._editor.begin_room(x, y)
            self._was_begun_here = self._editor.is_busy
        elif self._editor.tool == "choose":
            self._corner = self._handle_at(event.position())
            self._grip = None if self._corner is not None else self._part_at(x, y)
        self._after(before, words)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow what is being dragged, or was picked up."""
        x, y = self.frame().cells(event.position())
        if self._pressed is not None and not self._is_dragging:
            moved = event.position() - self._pressed
            self._is_dragging = moved.manhattanLength() >= current_theme().px(_DRAG)
            if self._is_dragging and not self._editor.is_busy and self._editor.tool == "choose":
                self._begin_drag(self._pressed)
        if self._editor.is_busy:
            self._editor.follow(x, y)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish a drag, or do what a tap does."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        before, words = self._editor.sheet, ""
        x, y = self.frame().cells(event.position())
        self._editor.move_cursor(x, y)
        self._pressed = None
        if self._editor.is_busy:
            # A tap that began a room waits for a second one at the other corner.
            if self._is_dragging or not self._was_begun_here:
                words = self._editor.finish(x, y)
        elif self._editor.tool == "choose":
            words = "" if self._is_dragging else self._tap(x, y)
        elif self._editor.tool == "erase":
            words = self._editor.erase(self._part_at(x, y))
        elif self._editor.tool != "room":
            words = self._editor.put(x, y, max(REACH, self._reach()))
        self._after(before, words)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second press for one of its own only where two corners are asked for."""
        if self._editor.tool == "room":
            self.mousePressEvent(event)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor, walk over what is drawn, draw, take away, undo."""
        if not can_use(event, self._editor.is_busy):
            super().keyPressEvent(event)
            return
        self._is_by_keys = True
        before, here = self._editor.sheet, next(iter(self._editor.under_cursor()), None)
        if (
            is_enter(event)
            and self._editor.tool == "choose"
            and here is not None
            and not self._editor.is_busy
        ):
            words = self._choose(here)
        else:
            words = do_key(self._editor, event)
        self._after(before, words)
        self._keep_cursor_in_sight()

    # Parts of the work

    def _begin_drag(self, start: QPointF) -> None:
        x, y = self.frame().cells(start)
        if self._corner is not None:
            self._editor.hold_corner(self._corner, x, y)
        elif self._grip is not None:
            self._editor.hold(self._grip, x, y)

    def _tap(self, x: float, y: float) -> str:
        """Choose what lies here; a tap on what was chosen already picks it up."""
        part = self._grip
        if self._corner is not None:
            return self._editor.hold_corner(self._corner, x, y)
        if part is None:
            self._editor.chosen = ""
            return ""
        if part.id == self._editor.chosen:
            return self._editor.hold(part, x, y)
        return self._choose(part)

    def _choose(self, part: Part) -> str:
        self._editor.chosen = part.id
        if isinstance(part, Pin):
            self.pin_chosen.emit(part.target)
        return say("Gekozen: {part}.", part=self._editor.called(part))

    def _part_at(self, x: float, y: float) -> Part | None:
        return next(iter(parts_at(self._editor.sheet, x, y, self._reach())), None)

    def _handle_at(self, point: QPointF) -> Room | None:
        """Return the chosen room if its handle is under a point."""
        if not self._editor.chosen.startswith("room-"):
            return None
        room = self._editor.sheet.room(self._editor.chosen)
        away = handle_centre(self.frame(), room) - point
        reach = current_theme().px(_TARGET) / 2
        return room if max(abs(away.x()), abs(away.y())) <= reach else None

    def _reach(self) -> float:
        """Return how far from a thing a finger may press, in cells."""
        return current_theme().px(_TARGET) / 2 / self.frame().cell

    def _after(self, before: Sheet, words: str) -> None:
        """Show, say and tell what has been done."""
        sheet = self._editor.sheet
        if (sheet.columns, sheet.rows) != (before.columns, before.rows):
            self._scaled = None
            self.updateGeometry()
        self._tell_state()
        if words:
            announce(self, words)
            self.told.emit(words)
        if sheet != before:
            self.changed.emit(sheet)

    def _tell_state(self) -> None:
        self._describe()
        self.update()
        before = self._known
        self._known = (self._editor.can_undo, self._editor.can_redo, self._editor.chosen)
        for signal, old, new in zip(
            (self.can_undo_changed, self.can_redo_changed, self.chosen), before, self._known, strict=True
        ):
            if old != new:
                signal.emit(new)

    def _describe(self) -> None:
        self.setAccessibleDescription(description(self._editor.sheet, self._editor.here()))

    def _paint_cursor(self, painter: QPainter, frame: SheetFrame, theme: Theme) -> None:
        cell = frame.rect(*self._editor.cursor, 1, 1)
        grow = max(2.0, (_CURSOR_SIZE * theme.scale - cell.width()) / 2)
        box = QRectF(cell).adjusted(-grow, -grow, grow, grow)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for token, width in (("surface", 6), ("focus", 3)):
            painter.setPen(QPen(theme.colour(token), width))
            painter.drawRoundedRect(box, 3, 3)

    def _keep_cursor_in_sight(self) -> None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        inside = parent.widget() if parent is not None else None
        if parent is not None and inside is not None:
            centre = self.frame().point(*self._editor.cursor_point()).toPoint()
            spot, room = self.mapTo(inside, centre), current_theme().px(_TARGET)
            parent.ensureVisible(spot.x(), spot.y(), room, room)
