"""No line of the program names a way to the network or to another program; links are never opened."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from zelfscan.gui import camera

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = {
    "QAbstractSocket",
    "QClipboard",
    "QDesktopServices",
    "QLocalSocket",
    "QNetworkAccessManager",
    "QProcess",
    "QSslSocket",
    "QTcpSocket",
    "QUdpSocket",
    "QtDBus",
    "QtNetwork",
    "QtQml",
    "QtWebEngineWidgets",
    "clipboard",
    "multiprocessing",
    "openUrl",
    "popen",
    "setOpenExternalLinks",
    "socketserver",
    "startfile",
    "subprocess",
    "system",
    "telnetlib",
    "webbrowser",
}

#: Names that stand in one file, because a person asks for it there and is warned first.
ALLOWED = {
    "zelfscan/gui/copying.py": {"QClipboard", "clipboard"},
    # Hears from the desktop of this computer that the screen is locked; says nothing itself.
    "zelfscan/gui/session_linux.py": {"QtDBus"},
    # The camera app of the system, started without telling it anything.
    "zelfscan/gui/camera.py": {"QDesktopServices", "QProcess", "openUrl"},
}


def names_in(source: str) -> Iterator[str]:
    """Every name that is imported, called or looked up; a word in a text does not count."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (part for alias in node.names for part in alias.name.split("."))
        elif isinstance(node, ast.ImportFrom):
            yield from (node.module or "").split(".")
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Name):
            yield node.id


@pytest.mark.parametrize(
    "source",
    [
        "import PySide6.QtNetwork",
        "from PySide6.QtGui import QDesktopServices as helper",
        "label.setOpenExternalLinks(True)",
        "QGuiApplication.clipboard().setText(answer)",
        "import os; os.system('curl')",
    ],
)
def test_a_way_out_is_seen(source: str) -> None:
    assert FORBIDDEN & set(names_in(source))


def test_the_program_names_no_way_out() -> None:
    files = sorted((ROOT / "zelfscan").rglob("*.py"))
    assert len(files) > 100
    found = {
        name: names
        for name, path in ((path.relative_to(ROOT).as_posix(), path) for path in files)
        if (names := FORBIDDEN & set(names_in(path.read_text(encoding="utf-8"))) - ALLOWED.get(name, set()))
    }
    assert found == {}


def test_only_the_camera_app_is_ever_started_and_it_is_told_nothing() -> None:
    source = (ROOT / "zelfscan/gui/camera.py").read_text(encoding="utf-8")
    assert source.count("openUrl(") == source.count("QUrl(_ON_WINDOWS)") == 1
    assert camera._ON_WINDOWS == "microsoft.windows.camera:"
    assert source.count("startDetached(") == source.count("startDetached(_found())") == 1
