"""Every question in a window of its own goes through here, so that a test can give the answer."""

from collections import deque
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from zelfscan.gui.widgets.dialog import ConfirmDialog

Reply = Path | bool | None

_replies: deque[Reply] = deque()


def answer_next(reply: Reply) -> None:
    """Answer the next question without showing it: a path, yes or no, or None for a closed window."""
    _replies.append(reply)


def forget_answers() -> list[Reply]:
    """Drop the answers that nobody asked for, and return them."""
    left = list(_replies)
    _replies.clear()
    return left


def confirm(parent: QWidget | None, title: str, text: str, yes: str, no: str = "Annuleer") -> bool:
    """Ask whether to go on; ``yes`` and ``no`` are verbs. Closing the window means no."""
    if _replies:
        return bool(_replies.popleft())
    dialog = ConfirmDialog(title, text, yes, no, parent)
    is_yes = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return is_yes


def save_file(parent: QWidget | None, title: str, suggestion: Path, kinds: str) -> Path | None:
    """Ask where to save; ``kinds`` reads "PDF (*.pdf)". A bare name gets the ending of the suggestion."""
    if _replies:
        return _path(_replies.popleft())
    dialog = QFileDialog(parent, title, str(suggestion.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggestion.suffix.removeprefix("."))
    dialog.selectFile(suggestion.name)
    is_chosen = dialog.exec() == QDialog.DialogCode.Accepted
    files = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(files[0]) if is_chosen and files else None


def open_file(parent: QWidget | None, title: str, folder: Path, kinds: str) -> Path | None:
    """Ask which file to open."""
    if _replies:
        return _path(_replies.popleft())
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
    return Path(name) if name else None


def open_folder(parent: QWidget | None, title: str, folder: Path) -> Path | None:
    """Ask which folder to use."""
    if _replies:
        return _path(_replies.popleft())
    name = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(name) if name else None


def _path(reply: Reply) -> Path | None:
    return reply if isinstance(reply, Path) else None
