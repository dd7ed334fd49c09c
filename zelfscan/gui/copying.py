"""The one place that knows the clipboard: a text goes there only after somebody asked and was warned."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

_ON_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO = b"\0\0\0\0"
#: What asks the system to keep no history of it: Windows (three formats), then KDE. For macOS Qt has no such
#: name; a program there that keeps a history keeps this too.
_NO_HISTORY = {
    _ON_WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): _NO,
    _ON_WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
    _ON_WINDOWS.format("CanUploadToCloudClipboard"): _NO,
    "x-kde-passwordManagerHint": b"secret",
}


def copy_text(text: str) -> None:
    """Put a text where other programs can take it from."""
    data = QMimeData()
    data.setText(text)
    for kind, value in _NO_HISTORY.items():
        data.setData(kind, value)
    QApplication.clipboard().setMimeData(data)


def forget_copied() -> None:
    """Take back what came from this program and still waits to be pasted, also by selecting alone."""
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def copied() -> QMimeData:
    """Return what somebody copied, here or in another program, to be pasted because they ask for it."""
    return QApplication.clipboard().mimeData()
