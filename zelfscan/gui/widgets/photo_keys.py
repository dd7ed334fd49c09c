"""What each key does on a photograph.

Arrows move the cross, with Shift farther. Space and Enter do what the tool does, Delete takes the chosen
thing away, the Page keys walk over what is drawn, plus and minus show the photograph larger and smaller.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from zelfscan.gui.widgets.photo_mark_editor import DRAGGED, MarkEditor
from zelfscan.i18n import say
from zelfscan.wording.sentences import paragraph

Key = Qt.Key

_ARROWS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1), Key.Key_Down: (0, 1)}
_PAGES = {Key.Key_PageUp: -1, Key.Key_PageDown: 1}
_ZOOMS = {Key.Key_Plus: 1, Key.Key_Equal: 1, Key.Key_Minus: -1}
_ENTERS = (Key.Key_Return, Key.Key_Enter)
_ACTS = (*_ENTERS, Key.Key_Space)
_ERASERS = (Key.Key_Delete, Key.Key_Backspace)
_STEP, _FAR = 0.01, 5
"""How far an arrow moves the cross, as a share of the longest side, and how many times that with Shift."""


def can_use(event: QKeyEvent, is_busy: bool) -> bool:
    """Tell whether a key means something on the photograph; Escape does only while something was begun."""
    key = event.key()
    if key == Key.Key_Escape:
        return is_busy
    if _is_undo(event) or _is_redo(event):
        return True
    allowed = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    is_ours = key in (*_ARROWS, *_PAGES, *_ERASERS, *_ACTS, *_ZOOMS)
    return is_ours and not event.modifiers() & ~allowed


def is_enter(event: QKeyEvent) -> bool:
    """Tell whether this is Enter, pressed once and not held down."""
    return event.key() in _ENTERS and not event.isAutoRepeat()


def is_act(event: QKeyEvent) -> bool:
    """Tell whether this is Space or Enter, pressed once and not held down."""
    return event.key() in _ACTS and not event.isAutoRepeat()


def zoom_step(event: QKeyEvent) -> int:
    """Return 1 for a key that shows the photograph larger, -1 for smaller, 0 for any other key."""
    return _ZOOMS.get(Key(event.key()), 0)


def do_key(editor: MarkEditor, event: QKeyEvent, reach: float, zoom: float) -> str:
    """Do what a key means; returns the words for it, or nothing where nothing was done.

    ``reach`` is how far from the cross a thing may lie, in shares of the longest side; where the photograph
    is shown larger, the cross moves less far over it.
    """
    key = Key(event.key())
    if _is_undo(event):
        return editor.undo()
    if _is_redo(event):
        return editor.redo()
    if key in _ARROWS:
        far = _FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        return _arrow(editor, _ARROWS[key], far * _STEP / zoom, reach)
    if key in _PAGES:
        return editor.walk(_PAGES[key])
    if key == Key.Key_Escape:
        return editor.cancel()
    if event.isAutoRepeat():
        return ""  # A key that is held down would draw, or take away, thing after thing.
    if key in _ERASERS:
        return say("Kies eerst een teken.") if editor.chosen is None else editor.erase(editor.chosen)
    return _act(editor, reach)


def _arrow(editor: MarkEditor, way: tuple[int, int], length: float, reach: float) -> str:
    x = editor.cross[0] + way[0] * length / editor.shape.width
    y = editor.cross[1] + way[1] * length / editor.shape.height
    words = editor.move_cross(x, y)
    here = None if editor.is_busy else editor.thing_at(*editor.cross, reach)
    return words if here is None else paragraph(say("Hier: {thing}.", thing=editor.called(here)), words)


def _act(editor: MarkEditor, reach: float) -> str:
    """Do what the tool does at the cross."""
    x, y = editor.cross
    if editor.is_busy:
        return editor.finish(x, y)
    if editor.tool == "number":
        return editor.put_number(x, y)
    if editor.tool == "erase":
        return editor.erase(editor.thing_at(x, y, reach))
    target = editor.target_at(x, y, reach)
    if target is not None:
        return editor.hold(target, x, y)
    if editor.tool in DRAGGED:
        return editor.begin(x, y)
    editor.choose(None)
    return say("Hier staat niets.")


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo)


def _is_redo(event: QKeyEvent) -> bool:
    """Tell whether this is Ctrl+Y or what the system has for it: Ctrl+Shift+Z on Linux and macOS."""
    is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return event.matches(QKeySequence.StandardKey.Redo) or (is_control and event.key() == Key.Key_Y)
