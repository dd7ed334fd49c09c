"""What each key does on the drawing of a floor.

Arrows move the cursor one cell, with Shift four; with Control they change the size of the chosen room. Space
and Enter do what the tool does, Delete takes away, the Page keys walk over what is drawn.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from zelfscan.gui.widgets.sheet_editor import SheetEditor
from zelfscan.gui.widgets.sheet_words import place_words, size_words
from zelfscan.i18n import say

Key = Qt.Key

_ARROWS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1), Key.Key_Down: (0, 1)}
_PAGES = {Key.Key_PageUp: -1, Key.Key_PageDown: 1}
_ENTERS = (Key.Key_Return, Key.Key_Enter)
_ACTS = (*_ENTERS, Key.Key_Space)
_ERASERS = (Key.Key_Delete, Key.Key_Backspace)
_FAR = 4


def can_use(event: QKeyEvent, is_busy: bool) -> bool:
    """Tell whether a key means something on the drawing; Escape does only while something was begun."""
    key = event.key()
    if key == Key.Key_Escape:
        return is_busy
    if _is_undo(event) or _is_redo(event):
        return True
    allowed = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    if key in _ARROWS:
        allowed |= Qt.KeyboardModifier.ControlModifier
    is_ours = key in (*_ARROWS, *_PAGES, *_ERASERS, *_ACTS)
    return is_ours and not event.modifiers() & ~allowed


def is_enter(event: QKeyEvent) -> bool:
    """Tell whether this is Enter, pressed once and not held down."""
    return event.key() in _ENTERS and not event.isAutoRepeat()


def do_key(editor: SheetEditor, event: QKeyEvent) -> str:
    """Do what a key means; returns the words for it, or nothing where nothing was done."""
    key = Key(event.key())
    if _is_undo(event):
        return editor.undo()
    if _is_redo(event):
        return editor.redo()
    if key in _ARROWS:
        return _arrow(editor, _ARROWS[key], event.modifiers())
    if key in _PAGES:
        return editor.walk(_PAGES[key])
    if key == Key.Key_Escape:
        return editor.cancel()
    if event.isAutoRepeat():
        return ""  # A key that is held down would draw, or take away, thing after thing.
    if key in _ERASERS:
        return editor.erase(next(iter(editor.under_cursor()), None))
    return _act(editor)


def _arrow(editor: SheetEditor, step: tuple[int, int], held: Qt.KeyboardModifier) -> str:
    far = _FAR if held & Qt.KeyboardModifier.ShiftModifier else 1
    columns, rows = step[0] * far, step[1] * far
    if held & Qt.KeyboardModifier.ControlModifier:
        return editor.resize_chosen(columns, rows) or say("Kies eerst een ruimte.")
    editor.move_cursor(editor.cursor[0] + columns, editor.cursor[1] + rows)
    if not editor.is_busy:
        return place_words(editor.cursor, editor.here())
    editor.follow(*editor.cursor_point())
    made = editor.shown_part
    is_new = made not in {room.id for room in editor.sheet.rooms} and made.startswith("room-")
    return place_words(editor.cursor, size_words(editor.shown.room(made)) if is_new else "")


def _act(editor: SheetEditor) -> str:
    """Do what the tool does at the cursor."""
    x, y = editor.cursor_point()
    if editor.is_busy:
        return editor.finish(x, y)
    if editor.tool == "room":
        return editor.begin_room(x, y)
    here = next(iter(editor.under_cursor()), None)
    if editor.tool == "erase":
        return editor.erase(here)
    if editor.tool != "choose":
        return editor.put(x, y)
    if here is None:
        editor.chosen = ""
        return say("Hier staat niets.")
    return editor.hold(here, x, y)


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo)


def _is_redo(event: QKeyEvent) -> bool:
    """Tell whether this is Ctrl+Y or what the system has for it: Ctrl+Shift+Z on Linux and macOS."""
    is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return event.matches(QKeySequence.StandardKey.Redo) or (is_control and event.key() == Key.Key_Y)
