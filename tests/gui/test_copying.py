"""What goes to the clipboard asks every system to keep no history of it."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from zelfscan.gui.copying import copied, copy_text

TEXT = "23 november: iemand stond voor de deur"
ON_WINDOWS = 'application/x-qt-windows-mime;value="{}"'


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (ON_WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"), b"\0\0\0\0"),
        (ON_WINDOWS.format("CanIncludeInClipboardHistory"), b"\0\0\0\0"),
        (ON_WINDOWS.format("CanUploadToCloudClipboard"), b"\0\0\0\0"),
        ("x-kde-passwordManagerHint", b"secret"),
    ],
)
def test_a_copied_text_comes_with_what_asks_for_no_history(qtbot: QtBot, kind: str, value: bytes) -> None:
    copy_text(TEXT)
    data = QApplication.clipboard().mimeData()
    assert data.hasFormat(kind)
    assert bytes(data.data(kind).data()) == value


def test_a_copied_text_can_be_pasted_as_plain_text_alone(qtbot: QtBot) -> None:
    copy_text(TEXT)
    assert copied().text() == TEXT
    assert not copied().hasHtml()
