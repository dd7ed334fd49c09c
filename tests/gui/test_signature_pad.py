"""Somebody signs with a finger, a pen or a mouse, or with a name in letters; a small picture is kept."""

import math
import random

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QImageWriter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.pseudo import note_what_is_announced
from zelfscan.gui.theme import DARK_THEME, LIGHT_THEME, Theme, apply_theme
from zelfscan.gui.widgets.signature_pad import MAX_BYTES, WIDTH, SignaturePad

Left = Qt.MouseButton.LeftButton
WAVE = [QPoint(30 + 3 * step, round(60 + 30 * math.sin(step / 5))) for step in range(90)]


@pytest.fixture
def pad(qtbot: QtBot) -> SignaturePad:
    pad = SignaturePad()
    qtbot.addWidget(pad)
    pad.resize(360, 120)
    with qtbot.waitExposed(pad):
        pad.show()
    return pad


def stroke(qtbot: QtBot, pad: SignaturePad, points: list[QPoint]) -> None:
    qtbot.mousePress(pad, Left, pos=points[0])
    for point in points[1:]:
        qtbot.mouseMove(pad, point)
    qtbot.mouseRelease(pad, Left, pos=points[-1])


def picture(pad: SignaturePad) -> QImage:
    return QImage.fromData(pad.png())


def test_a_stroke_signs(qtbot: QtBot, pad: SignaturePad) -> None:
    assert pad.is_empty()
    assert pad.png() == b""
    with qtbot.waitSignal(pad.signed):
        stroke(qtbot, pad, WAVE)
    assert not pad.is_empty()
    assert pad.accessibleDescription() == "Er staat een handtekening."


def test_a_dot_alone_is_no_signature_but_belongs_to_one(qtbot: QtBot, pad: SignaturePad) -> None:
    with qtbot.assertNotEmitted(pad.signed):
        qtbot.mouseClick(pad, Left, pos=QPoint(200, 30))
    assert pad.is_empty()
    stroke(qtbot, pad, WAVE)
    assert picture(pad).pixelColor(667, 100) == LIGHT_THEME.colour("ink")


def test_the_picture_is_small_and_has_no_transparency(qtbot: QtBot, pad: SignaturePad) -> None:
    stroke(qtbot, pad, WAVE)
    image = picture(pad)
    assert (image.width(), image.height()) == (1200, 400)
    assert not image.hasAlphaChannel()
    assert len(pad.png()) < 20_000
    assert image.pixelColor(5, 5) == QColor("white")


def test_even_a_pad_full_of_scribbles_gives_less_than_a_hundred_thousand_bytes(
    qtbot: QtBot, pad: SignaturePad
) -> None:
    chance = random.Random(7)
    for _ in range(60):
        points = [QPoint(chance.randrange(360), chance.randrange(120)) for _ in range(40)]
        stroke(qtbot, pad, points)
    assert 0 < len(pad.png()) < MAX_BYTES
    assert picture(pad).width() <= WIDTH


def test_a_kept_picture_of_mere_noise_stays_under_a_hundred_thousand_bytes(pad: SignaturePad) -> None:
    noise = QImage(random.Random(7).randbytes(290 * 290), 290, 290, 290, QImage.Format.Format_Grayscale8)
    buffer = QBuffer()
    assert buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"png")).write(noise)
    pad.set_png(bytes(buffer.data().data()))
    assert 0 < len(pad.png()) < MAX_BYTES


def test_ink_is_smooth_between_the_points(qtbot: QtBot, pad: SignaturePad) -> None:
    corner = [QPoint(40, 100), QPoint(180, 20), QPoint(320, 100)]
    stroke(qtbot, pad, corner)
    # A line with a sharp corner would go through that point; a smooth one stays below it.
    assert picture(pad).pixelColor(600, 67) == QColor("white")


@pytest.mark.parametrize("theme", [LIGHT_THEME, DARK_THEME])
def test_the_pad_is_white_with_dark_ink_in_every_look(
    qapp: QApplication, qtbot: QtBot, pad: SignaturePad, theme: Theme
) -> None:
    apply_theme(qapp, theme)
    stroke(qtbot, pad, [QPoint(40, 60), QPoint(180, 60), QPoint(320, 60)])
    image = pad.grab().toImage()
    assert image.pixelColor(180, 60).value() < 80
    assert image.pixelColor(180, 20) == QColor("white")


def test_a_kept_signature_is_shown_and_comes_out_again(qtbot: QtBot, pad: SignaturePad) -> None:
    stroke(qtbot, pad, WAVE)
    kept = pad.png()
    other = SignaturePad()
    qtbot.addWidget(other)
    other.set_png(kept)
    assert not other.is_empty()
    assert QImage.fromData(other.png()) == QImage.fromData(kept)
    other.set_png(None)
    assert other.is_empty()


def test_a_kept_signature_is_not_drawn_on_until_it_is_cleared(
    qtbot: QtBot, pad: SignaturePad, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = note_what_is_announced(monkeypatch)
    other = SignaturePad()
    qtbot.addWidget(other)
    other.write_name("Fatima")
    pad.set_png(other.png())
    before = pad.png()
    with qtbot.assertNotEmitted(pad.signed):
        stroke(qtbot, pad, WAVE)
    assert pad.png() == before
    assert heard == ["Wis eerst de handtekening die er staat."]
    pad.clear()
    stroke(qtbot, pad, WAVE)
    assert pad.png() != before


def test_a_page_that_shows_what_it_just_kept_does_not_stop_somebody_who_is_signing(
    qtbot: QtBot, pad: SignaturePad
) -> None:
    stroke(qtbot, pad, WAVE)
    half = pad.png()
    pad.set_png(half)
    stroke(qtbot, pad, [QPoint(30, 20), QPoint(200, 20)])
    assert pad.png() != half


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"no picture",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0" + bytes(200),
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x02\x00\x00\x00"
        + bytes(40),
        bytes(MAX_BYTES),
    ],
)
def test_what_is_no_kept_signature_gives_an_empty_pad(pad: SignaturePad, hostile: bytes) -> None:
    pad.set_png(hostile)
    assert pad.is_empty()


def test_a_name_is_written_in_letters(qtbot: QtBot, pad: SignaturePad) -> None:
    with qtbot.waitSignal(pad.signed):
        pad.write_name(" Fatima \n de Vries ")
    assert pad.accessibleDescription() == "Hier staat de naam Fatima de Vries."
    image = picture(pad)
    inked = [
        x for x in range(0, 1200, 2) if any(image.pixelColor(x, y).value() < 128 for y in range(0, 400, 4))
    ]
    assert inked
    assert 40 < inked[0] < inked[-1] < 1160


@pytest.mark.parametrize("name", ["a" * 500, "\x00\u202eWim", "W" * 80])
def test_a_strange_name_stays_on_the_pad(pad: SignaturePad, name: str) -> None:
    pad.write_name(name)
    image = picture(pad)
    edge = [image.pixelColor(x, y) for x in (0, 10, 1189, 1199) for y in range(400)]
    assert set(map(QColor.name, edge)) == {"#ffffff"}


def test_an_emptied_name_field_takes_the_name_back_and_leaves_a_drawn_signature(
    qtbot: QtBot, pad: SignaturePad
) -> None:
    pad.write_name("Fatima")
    pad.write_name("")
    assert pad.is_empty()
    stroke(qtbot, pad, WAVE)
    pad.write_name(" ")
    assert not pad.is_empty()


def test_drawing_takes_the_place_of_a_written_name(qtbot: QtBot, pad: SignaturePad) -> None:
    pad.write_name("Fatima")
    stroke(qtbot, pad, WAVE)
    assert pad.accessibleDescription() == "Er staat een handtekening."


def test_keys_do_not_stop_in_the_pad_and_a_screen_reader_hears_what_it_is(
    pad: SignaturePad,
) -> None:
    interface = QAccessible.queryAccessibleInterface(pad)
    assert pad.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert interface.role() == QAccessible.Role.Graphic
    assert interface.text(QAccessible.Text.Name) == "Vak voor de handtekening"
    assert interface.text(QAccessible.Text.Description).startswith("Het vak is leeg.")


@pytest.mark.qt_log_ignore("not accepted by receiving widget", extend=True)
def test_a_pad_that_is_switched_off_is_not_signed(qtbot: QtBot, pad: SignaturePad) -> None:
    pad.setEnabled(False)
    stroke(qtbot, pad, WAVE)
    assert pad.is_empty()


def test_ink_stops_at_the_edge_of_the_pad(qtbot: QtBot, pad: SignaturePad) -> None:
    pad.resize(600, 120)  # wider than its own form
    stroke(qtbot, pad, [QPoint(300, 60), QPoint(590, 60)])
    stroke(qtbot, pad, [QPoint(500, 20), QPoint(590, 60)])
    assert picture(pad).pixelColor(1198, 200) == LIGHT_THEME.colour("ink")
    assert picture(pad).pixelColor(1198, 120) == QColor("white")
