"""Every question in a window of its own goes through here, so that a test can give the answer."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSettings, Qt, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from shiboken6 import delete, isValid

from zelfscan.gui.widgets.dialog import ConfirmDialog
from zelfscan.i18n import say

Reply = Path | tuple[Path, ...] | bool | None

_replies: deque[Reply] = deque()


@runtime_checkable
class _CanHide(Protocol):
    """A window that goes out of sight when it is asked to."""

    hide_asked: SignalInstance


def answer_next(reply: Reply) -> None:
    """Answer the next question without showing it: a path, yes or no, or None for a closed window."""
    _replies.append(reply)


def forget_answers() -> list[Reply]:
    """Drop the answers that nobody asked for, and return them."""
    left = list(_replies)
    _replies.clear()
    return left


def confirm(parent: QWidget | None, title: str, text: str, yes: str, no: str = "") -> bool:
    """Ask whether to go on; ``yes`` and ``no`` are verbs. Closing the window means no."""
    if _replies:
        return bool(_replies.popleft())
    dialog = ConfirmDialog(title, text, yes, no or say("Annuleer"), parent)
    is_yes = _is_accepted(dialog)
    _throw_away(dialog)
    return is_yes


def may_lose_answers(parent: QWidget) -> bool:
    """Ask whether answers that stand nowhere may be lost with the window."""
    return confirm(
        parent,
        say("Uw antwoorden zijn nog nergens bewaard"),
        say("Als u nu sluit, zijn ze weg. Met een wachtzin kunt u ze bewaren."),
        yes=say("Sluit en wis"),
        no=say("Blijf hier"),
    )


def save_file(parent: QWidget | None, title: str, suggestion: Path, kinds: str) -> Path | None:
    """Ask where to save; ``kinds`` reads "PDF (*.pdf)". A bare name gets the ending of the suggestion."""
    if _replies:
        return _path(_replies.popleft())
    dialog = _file_dialog(parent, title, suggestion.parent, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggestion.suffix.removeprefix("."))
    dialog.selectFile(suggestion.name)
    return next(iter(_chosen(dialog)), None)


def open_file(parent: QWidget | None, title: str, folder: Path, kinds: str) -> Path | None:
    """Ask which file to open."""
    if _replies:
        return _path(_replies.popleft())
    dialog = _file_dialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return next(iter(_chosen(dialog)), None)


def open_files(parent: QWidget | None, title: str, folder: Path, kinds: str) -> tuple[Path, ...]:
    """Ask which files to open; none where the window was closed."""
    if _replies:
        reply = _replies.popleft()
        return reply if isinstance(reply, tuple) else ()
    dialog = _file_dialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _chosen(dialog)


def open_folder(parent: QWidget | None, title: str, folder: Path) -> Path | None:
    """Ask which folder to use."""
    if _replies:
        return _path(_replies.popleft())
    dialog = _file_dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(_chosen(dialog)), None)


def _file_dialog(parent: QWidget | None, title: str, folder: Path, kinds: str = "") -> QFileDialog:
    """Make Qt's own dialog: the system's own notes the file among the recent ones, and F12 cannot hide it."""
    dialog = QFileDialog(parent, title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setDirectory(str(folder))
    if kinds:
        dialog.setNameFilter(kinds)
    # Qt's own translation has no words for these two.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, say("Map:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, say("Soort:"))
    return dialog


def _chosen(dialog: QFileDialog) -> tuple[Path, ...]:
    with _without_a_trace():
        files = dialog.selectedFiles() if _is_accepted(dialog) else []
        _throw_away(dialog)
    return tuple(Path(each) for each in files)


def _path(reply: Reply) -> Path | None:
    return reply if isinstance(reply, Path) else None


def _is_accepted(dialog: QDialog) -> bool:
    """Show a dialog until it is answered; F12 closes it and hides the window, as everywhere else."""

    def hide() -> None:
        parent: QWidget | None = dialog.parentWidget()
        window = parent.window() if parent is not None else None
        dialog.reject()
        if isinstance(window, _CanHide):
            window.hide_asked.emit()

    QShortcut(QKeySequence(Qt.Key.Key_F12), dialog).activated.connect(hide)
    is_accepted = dialog.exec() == QDialog.DialogCode.Accepted
    # It goes with its page when the scan is locked meanwhile.
    return is_accepted and isValid(dialog)


def _throw_away(dialog: QDialog) -> None:
    if isValid(dialog):
        delete(dialog)


@contextmanager
def _without_a_trace() -> Iterator[None]:
    """Take back what Qt writes in a settings file of its own about the folders that were looked at."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.beginGroup("FileDialog")
    before = {key: settings.value(key) for key in settings.allKeys()}
    try:
        yield
    finally:
        settings.sync()
        settings.remove("")
        for key, value in before.items():
            settings.setValue(key, value)
        settings.sync()
