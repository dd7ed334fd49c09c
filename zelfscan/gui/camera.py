"""The camera app of the system: started, and nothing more; it keeps its photographs where it always does."""

import sys

from PySide6.QtCore import QProcess, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

#: How Windows knows its own camera app.
_ON_WINDOWS = "microsoft.windows.camera:"
_ON_LINUX = ("snapshot", "cheese", "kamoso", "guvcview", "webcamoid")


def has_camera() -> bool:
    """Tell whether the program knows how to start a camera app here."""
    return sys.platform == "win32" or bool(_found())


def start_camera() -> bool:
    """Start the camera app; false where that did not work."""
    if sys.platform == "win32":
        return QDesktopServices.openUrl(QUrl(_ON_WINDOWS))
    return bool(_found()) and QProcess.startDetached(_found())[0]


def _found() -> str:
    return next((path for name in _ON_LINUX if (path := QStandardPaths.findExecutable(name))), "")
