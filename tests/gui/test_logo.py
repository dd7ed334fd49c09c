"""The logo of an organisation is a small PNG, whatever its file says it is."""

import os
import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.job.driver import Driver
from tests.policy.policies import HERE
from zelfscan import app
from zelfscan.gui import background
from zelfscan.gui.logo import MAX_BYTES, MAX_SIDE, read_logo
from zelfscan.gui.widgets.logo_plate import LogoPlate
from zelfscan.gui.widgets.message import Message
from zelfscan.policy.policy import settled
from zelfscan.policy.raw import Raw


def picture(width: int = 60, height: int = 20, kind: str = "PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#1c6e8c"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def bomb(side: int) -> bytes:
    """Return a PNG of a few bytes that says it is very large."""
    head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    data = zlib.compress(bytes(side * 4 + 1) * 10)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def write(folder: Path, content: bytes) -> Path:
    path = folder / "logo.png"
    path.write_bytes(content)
    return path


def test_a_png_is_read_as_it_is(tmp_path: Path) -> None:
    image = read_logo(write(tmp_path, picture()))
    assert image is not None and (image.width(), image.height()) == (60, 20)
    assert read_logo(write(tmp_path, picture(MAX_SIDE, 4))) is not None


def test_without_a_path_there_is_no_logo(tmp_path: Path) -> None:
    assert read_logo(None) is None
    assert read_logo(tmp_path / "nowhere.png") is None
    assert read_logo(tmp_path) is None


@pytest.mark.parametrize("kind", ["JPG", "BMP", "PPM", "XPM"])
def test_another_kind_under_the_name_of_a_png_is_none(tmp_path: Path, kind: str) -> None:
    assert read_logo(write(tmp_path, picture(kind=kind))) is None


def test_a_drawing_with_commands_is_none(tmp_path: Path) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    assert read_logo(write(tmp_path, svg)) is None


def test_what_is_too_large_is_none_before_it_is_decoded(tmp_path: Path) -> None:
    assert read_logo(write(tmp_path, bomb(MAX_SIDE + 1))) is None
    assert read_logo(write(tmp_path, bomb(60_000))) is None
    assert read_logo(write(tmp_path, picture() + bytes(MAX_BYTES))) is None


def test_what_is_broken_off_or_empty_is_none(tmp_path: Path) -> None:
    assert read_logo(write(tmp_path, picture(kind="PNG")[:40])) is None
    assert read_logo(write(tmp_path, b"")) is None
    assert read_logo(write(tmp_path, b"\x89PNG\r\n\x1a\n")) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "logo.png")
    assert read_logo(tmp_path / "logo.png") is None


@pytest.mark.parametrize("is_picture", [True, False])
def test_the_window_shows_it_on_the_first_page_or_says_why_not(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_picture: bool
) -> None:
    content = picture() if is_picture else b"no picture"
    found = {
        "enforced": {"LogoFile": str(write(tmp_path, content)), "OrganisationName": "Gemeente Voorbeeld"}
    }
    policy = settled(Raw("file", "/etc/x", found), HERE)  # type: ignore[arg-type]
    monkeypatch.setattr(app, "organisation_policy", lambda: policy)
    driver = Driver()
    try:
        qtbot.waitUntil(background.is_idle)
        plates = driver.window.findChildren(LogoPlate)
        assert [each.accessibleName() for each in plates] == ["Gemeente Voorbeeld"] * is_picture
        driver.journey._choose_from_menu("organisation")
        page = driver.window.page()
        assert page is not None
        assert bool(page.findChildren(LogoPlate)) is is_picture
        told = [each.text() for each in page.findChildren(Message)]
        assert any("Het logo is niet te lezen" in each for each in told) is not is_picture
    finally:
        driver.close()
