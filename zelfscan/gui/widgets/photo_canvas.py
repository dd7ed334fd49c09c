"""A photograph on which somebody draws: with a mouse, with a finger, or with keys alone.

By keys a cross goes over the photograph, and Space or Enter does what a press does. Nothing needs hovering,
and whatever can be dragged can be done with taps as well: one begins, the next ends. Parts that are to be
made unreadable wait, hatched, until somebody confirms; doing it is up to the page, on another thread.
"""

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
from PySide6.QtWidgets import QSizePolicy, QWidget

from zelfscan.gui.accessible import announce, install_roles
from zelfscan.gui.theme import current_theme
from zelfscan.gui.touch import draw_by_finger
from zelfscan.gui.widgets.photo_frame import PhotoFrame, PhotoView
from zelfscan.gui.widgets.photo_keys import can_use, do_key, is_act, is_enter, zoom_step
from zelfscan.gui.widgets.photo_mark_editor import DRAGGED, MANNERS, MarkEditor, Target, Tool
from zelfscan.gui.widgets.photo_painting import PhotoPainter, over_photo
from zelfscan.gui.widgets.photo_places import Shape, shape_of
from zelfscan.gui.widgets.photo_words import Manner, count_words, description
from zelfscan.i18n import say
from zelfscan.photos.marks import Marks
from zelfscan.photos.redaction import Area

_TARGET, _DRAG, _MARGIN = 44, 8, 14
"""Sizes at 100 % text: what a finger needs, how far it moves before that is a drag, and the edge."""
_LIKED, _LEAST = QSize(760, 520), QSize(300, 260)
"""The size that is comfortable, and the one below which nothing can be pointed out."""


class PhotoCanvas(QWidget):
    """A photograph with marks that can be changed; each change can be undone."""

    accessible_role = QAccessible.Role.Canvas
    changed = Signal()
    """The marks have changed."""
    redaction_asked = Signal(object, str)
    """Make these ``Area``s (a tuple) unreadable, as ``black`` or ``blur``; then call ``finish_redaction``."""
    words_asked = Signal(float, float)
    """Ask for the words that come at this place, in shares; then call ``add_words``."""
    told = Signal(str)
    """What was announced, for somebody who sees the page."""
    tool_changed = Signal(str)
    state_changed = Signal()
    """What can be undone, confirmed or shown larger may have changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no photograph yet."""
        install_roles()
        super().__init__(parent)
        draw_by_finger(self)
        self._editor = MarkEditor()
        self._view = PhotoView()
        self._photo = QImage()
        self._scaled: QImage | None = None
        self._asked: tuple[Area, ...] = ()
        self._told_marks: Marks = ()
        self._pressed: QPointF | None = None
        self._pan_from = QPointF()
        self._target: Target | None = None
        self._is_dragging = self._was_begun_here = False
        self._is_by_keys = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(say("Foto om op te tekenen"))
        self._describe()

    # What a page asks and sets

    def set_photo(self, photo: QImage, marks: Marks) -> None:
        """Show a photograph with its marks, and forget the steps of before; a null image shows none."""
        self._photo, self._scaled, self._asked = photo, None, ()
        self._view = PhotoView()
        self._editor.load(marks, Shape() if photo.isNull() else shape_of(photo.width(), photo.height()))
        self._pressed, self._told_marks = None, marks
        self._tell_state()

    def marks(self) -> Marks:
        """Return the marks as they are now."""
        return self._editor.drawing.marks

    def areas(self) -> tuple[Area, ...]:
        """Return the parts that wait to be made unreadable."""
        return self._editor.drawing.areas

    def manner(self) -> Manner:
        """Return how the parts that wait are to be made unreadable."""
        return self._editor.drawing.manner

    def can_confirm(self) -> bool:
        """Tell whether parts wait that were not asked for already."""
        return bool(self.areas()) and not self._asked

    def confirm_areas(self) -> None:
        """Ask the page to make the parts that wait unreadable; not again until it has finished."""
        self._after(self._confirm())

    def finish_redaction(self, photo: QImage | None) -> None:
        """Show the photograph after what was asked; none where it was not done: the parts wait on."""
        asked, self._asked, self._pressed = self._asked, (), None
        words = say("De delen zijn nog leesbaar.")
        if photo is not None and not photo.isNull():
            self._photo, self._scaled = photo, None
            self._editor.drop(asked)
            words = say("De delen zijn nu onleesbaar.")
        self._say(words)
        self._tell_state()

    def add_words(self, x: float, y: float, text: str) -> None:
        """Put the words here that were asked for, on one line and cut off at 80 signs; none puts nothing."""
        self._after(self._editor.add_words(x, y, text))

    def tool(self) -> Tool:
        """Return the tool in use."""
        return self._editor.tool

    def set_tool(self, tool: Tool) -> None:
        """Take another tool; what was begun with the last one is left."""
        if tool == self._editor.tool:
            return
        self._editor.stop()
        self._editor.tool, self._pressed = tool, None
        self.tool_changed.emit(tool)
        self._tell_state()

    def undo(self) -> None:
        """Take the last step back."""
        self._after(self._editor.undo())

    def redo(self) -> None:
        """Take the last step that was undone once more."""
        self._after(self._editor.redo())

    def can_undo(self) -> bool:
        """Tell whether there is a step to take back."""
        return self._editor.can_undo

    def can_redo(self) -> bool:
        """Tell whether there is an undone step to take once more."""
        return self._editor.can_redo

    def zoom_by(self, step: int) -> None:
        """Show the photograph one step larger (1) or smaller (-1)."""
        self._after(self._zoom(step))

    def can_zoom(self, step: int) -> bool:
        """Tell whether the photograph can be shown larger (1) or smaller (-1)."""
        return not self._photo.isNull() and self._view.can_zoom(step)

    def count_words(self) -> str:
        """Return in short how much is drawn, and what waits."""
        return count_words(self.marks(), self.areas())

    def cross(self) -> tuple[float, float]:
        """Return where the cross is, in shares."""
        return self._editor.cross

    def frame(self) -> PhotoFrame:
        """Return where the photograph lies in this widget."""
        return self._view.frame(self._photo.size(), self.size(), _MARGIN * current_theme().scale)

    # Sizes and paint

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return _LIKED

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size in which something can be pointed out."""
        return _LEAST

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the photograph, what is drawn on it, and what can be held."""
        theme, editor = current_theme(), self._editor
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("sand"))
        painter.setPen(QPen(theme.colour("line"), theme.edge))
        inset = theme.edge / 2
        painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        if self._photo.isNull():
            return
        frame = self.frame()
        self._paint_photo(painter, frame)
        over = PhotoPainter(painter, frame, editor.shape, over_photo(theme))
        over.paint_marks(editor.shown.marks)
        over.paint_areas(editor.shown.areas, editor.shown.manner)
        self._paint_held(over)
        if self.hasFocus() and self._is_by_keys:
            over.paint_cross(*editor.cross)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_editor"):
            self.update()

    def event(self, event: QEvent) -> bool:
        """Keep keys that mean something here from the shortcuts of the window."""
        is_early = event.type() == QEvent.Type.ShortcutOverride
        if is_early and isinstance(event, QKeyEvent) and self._can_use(event):
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cross where keys brought somebody here."""
        super().focusInEvent(event)
        self._is_by_keys = event.reason() != Qt.FocusReason.MouseFocusReason
        self.update()

    # Mouse and finger

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what the tool does at this place."""
        if event.button() != Qt.MouseButton.LeftButton or self._photo.isNull():
            return
        editor, words = self._editor, ""
        self._is_by_keys = self._is_dragging = self._was_begun_here = False
        self._pressed = self._pan_from = event.position()
        x, y = self.frame().shares(event.position())
        self._target = None if editor.is_busy else editor.target_at(x, y, self._reach())
        if editor.is_busy:
            editor.follow(x, y)
        elif self._target is None and editor.tool in DRAGGED:
            words = editor.begin(x, y)
            self._was_begun_here = editor.is_busy
        self._after(words)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow what is being dragged, or was taken up; a drag beside everything moves the photograph."""
        editor, frame = self._editor, self.frame()
        if self._pressed is not None and not self._is_dragging:
            moved = event.position() - self._pressed
            self._is_dragging = moved.manhattanLength() >= current_theme().px(_DRAG)
            if self._is_dragging and self._target is not None and not editor.is_busy:
                editor.hold(self._target, *frame.shares(self._pressed))
        if editor.is_busy:
            editor.follow(*frame.shares(event.position()))
            self.update()
        elif self._is_dragging and self._pressed is not None and editor.tool == "choose":
            self._view.pan(event.position() - self._pan_from, frame, self.size())
            self._pan_from = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish a drag, or do what a tap does."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        editor, words = self._editor, ""
        self._pressed = None
        x, y = self.frame().shares(event.position())
        if not editor.is_busy:
            words = "" if self._is_dragging else self._tap(x, y)
        elif self._is_dragging or not self._was_begun_here:
            words = editor.finish(x, y)
        # Else a tap began something, and a second one ends it.
        editor.cross = x, y
        self._is_dragging = False
        self._after(words)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second press for one of its own only where a second one means something else."""
        if self._editor.tool in ("choose", *DRAGGED):
            self.mousePressEvent(event)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cross, walk over what is drawn, draw, take away, undo, confirm."""
        if not self._can_use(event):
            super().keyPressEvent(event)
            return
        editor = self._editor
        self._is_by_keys, self._pressed = True, None
        if step := zoom_step(event):
            self._view.centre = editor.cross
            words = self._zoom(step)
        elif is_enter(event) and not editor.is_busy and editor.tool in MANNERS and self.areas():
            words = self._confirm()
        elif is_act(event) and editor.tool == "words":
            words = self._ask_words(*editor.cross)
        else:
            words = do_key(editor, event, self._reach() / 2, self._view.zoom)
        self._after(words)
        edge = float(current_theme().px(_TARGET))
        self._view.bring_into_sight(self.frame().point(*editor.cross), self.frame(), self.size(), edge)

    # Parts of the work

    def _can_use(self, event: QKeyEvent) -> bool:
        return not self._photo.isNull() and can_use(event, self._editor.is_busy)

    def _tap(self, x: float, y: float) -> str:
        """Do what a press without a drag does; on what was chosen already it takes that up."""
        editor, target = self._editor, self._target
        if editor.tool == "number":
            return editor.put_number(x, y)
        if editor.tool == "words":
            return self._ask_words(x, y)
        if editor.tool == "erase":
            return editor.erase(editor.thing_at(x, y, self._reach()))
        if target is not None:
            is_taken = target.grip is not None or target.at == editor.chosen
            return editor.hold(target, x, y) if is_taken else editor.choose(target.at)
        if editor.tool == "choose":
            editor.choose(None)
            self._view.centre = x, y
        return ""

    def _ask_words(self, x: float, y: float) -> str:
        """Let the page ask for words; it may open a question over itself, so that goes last."""
        words = self._editor.refusal()
        if not words:
            self.words_asked.emit(x, y)
        return words

    def _confirm(self) -> str:
        if self._asked:
            return say("Een ogenblik: de delen worden al onleesbaar gemaakt.")
        if not self.areas():
            return ""
        self._editor.stop()
        self._asked = self.areas()
        self.redaction_asked.emit(self._asked, self.manner())
        return ""

    def _zoom(self, step: int) -> str:
        if not self._view.zoom_by(step):
            return say("Groter kan niet.") if step > 0 else say("Kleiner kan niet.")
        return say("De foto is nu {percent} procent.", percent=round(self._view.zoom * 100))

    def _reach(self) -> float:
        """Return how far from a thing a finger may press, in shares of the longest side."""
        return current_theme().px(_TARGET) / 2 / self.frame().longest

    def _after(self, words: str) -> None:
        """Show, say and tell what has been done."""
        self._tell_state()
        self._say(words)
        if self.marks() != self._told_marks:
            self._told_marks = self.marks()
            self.changed.emit()

    def _say(self, words: str) -> None:
        if words:
            announce(self, words)
            self.told.emit(words)

    def _tell_state(self) -> None:
        self._describe()
        self.update()
        self.state_changed.emit()

    def _describe(self) -> None:
        editor = self._editor
        if self._photo.isNull():
            self.setAccessibleDescription(say("Er is nog geen foto."))
            return
        self.setAccessibleDescription(description(self.marks(), self.areas(), self.manner(), editor.shape))

    def _paint_photo(self, painter: QPainter, frame: PhotoFrame) -> None:
        """Paint the photograph; a smaller one is kept, a larger one is made of the part that is seen."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(frame.width * ratio), round(frame.height * ratio))
        if size.width() >= self._photo.width():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(frame.area, self._photo)
            return
        if self._scaled is None or self._scaled.size() != size:
            keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._scaled = self._photo.scaled(size.expandedTo(QSize(1, 1)), keep, smooth)
        painter.drawImage(frame.area, self._scaled)

    def _paint_held(self, over: PhotoPainter) -> None:
        """Paint what is chosen, and what can be held with this tool."""
        editor = self._editor
        things, tool = editor.shown.things, editor.tool
        if editor.chosen is not None and editor.chosen < len(things):
            chosen = things[editor.chosen]
            if not isinstance(chosen, Area):
                over.paint_chosen(chosen)
            if tool == "choose" or isinstance(chosen, Area):
                over.paint_grips(chosen)
        if tool == "choose" or tool in MANNERS:
            for area in editor.shown.areas:
                over.paint_grips(area)
        if editor.begun is not None and editor.shown is editor.drawing:
            over.paint_grip(*editor.begun)
