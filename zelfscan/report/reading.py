"""Reading the mark back out of a report, also out of a file that means harm.

A PDF of which nobody knows where it comes from is not mended and not unpacked without limits: what is larger
than any report of this program, or damaged, is refused.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf

from zelfscan.errors.report_files import NoReport, ReportPassword
from zelfscan.report.mark import Mark, mark_in

MAX_BYTES: Final = 400_000_000
"""More than a report with two hundred photographs."""
MAX_PAGE: Final = 1_000_000
MAX_MAP: Final = 200_000
_MAX_DEPTH, _MAX_PARTS, _MAX_FONTS = 60, 40, 40
_LIMITS: Final[dict[str, Any]] = {
    "doc_max_warnings": 50,
    "parser_max_nesting": 100,
    "parser_max_errors": 5,
    "parser_max_container_size": 500_000,
    "max_stream_filters": 3,
    "flate_max_memory": 64_000_000,
    "png_max_memory": 64_000_000,
    "run_length_max_memory": 1_000_000,
    "tiff_max_memory": 1_000_000,
    "dct_max_memory": 1_000_000,
}
_HEX = rb"<([0-9A-Fa-f]{2,8})>"
_PAIR = re.compile(_HEX + rb"\s{0,4}<([0-9A-Fa-f]{4,32})>")
_RANGE = re.compile(_HEX + rb"\s{0,4}" + _HEX + rb"\s{0,4}<([0-9A-Fa-f]{4,32})>")
_MAX_LETTERS: Final = 65_536
#: What pikepdf raises for a file that is not as it should be; it lets the errors of Python through as well.
_DAMAGED: Final = (
    pikepdf.PdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    RuntimeError,
    TypeError,
    ValueError,
    NotImplementedError,
)


class _Letters(dict[int, str]):
    """The letters of a font by code; ``width`` is the number of bytes of a code."""

    width = 1


def read_mark(data: bytes, passwords: tuple[str, ...] = ()) -> Mark | None:
    """Return the mark on the last page of a report; none where there is no mark on it.

    Raises ``NoReport`` for what is no sound PDF, and ``ReportPassword`` where no password fits.
    """
    with opened(data, passwords) as pdf:
        return mark_in(_words(pdf, _last_page(pdf)))


def unlocked(data: bytes, passwords: tuple[str, ...] = ()) -> bytes:
    """Return a report as it is once opened, so that two can be compared. Raises as ``read_mark``."""
    target = BytesIO()
    with opened(data, passwords) as pdf:
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()


@contextmanager
def opened(data: bytes, passwords: tuple[str, ...] = ()) -> Iterator[Pdf]:
    """Open a PDF within limits, and give errors that can be shown whatever is in it."""
    if len(data) > MAX_BYTES or not data.startswith(b"%PDF-"):
        raise NoReport
    before: dict[str, Any] = dict(pikepdf.settings.set_qpdf_limits(**_LIMITS))
    try:
        with _open(data, ("", *passwords)) as pdf:
            yield pdf
    except _DAMAGED:
        raise NoReport from None
    finally:
        pikepdf.settings.set_qpdf_limits(**before)


def _open(data: bytes, passwords: tuple[str, ...]) -> Pdf:
    for password in passwords:
        try:
            return Pdf.open(BytesIO(data), password=password, attempt_recovery=False, suppress_warnings=True)
        except pikepdf.PasswordError:
            continue
    raise ReportPassword(was_given=len(passwords) > 1)


def _last_page(pdf: Pdf) -> Object:
    """Return the last page, without a walk along all of them."""
    node = pdf.Root.Pages
    for _ in range(_MAX_DEPTH):
        kids = node.get("/Kids")
        if kids is None:
            return node
        node = kids[len(kids) - 1]
    raise NoReport


def _words(pdf: Pdf, page: Object) -> str:
    """Return the words of a page in the order in which they are drawn."""
    fonts: dict[str, Mapping[int, str]] = {}
    found = page.get("/Resources", Dictionary()).get("/Font", Dictionary())
    for name in list(found.keys())[:_MAX_FONTS]:
        fonts[str(name)] = _letters(found[name])
    words: list[str] = []
    letters: Mapping[int, str] = {}
    for step in pikepdf.parse_content_stream(pdf.make_stream(_drawing(page))):
        operands: Any = step.operands
        match str(step.operator):
            case "Tf":
                letters = fonts.get(str(operands[0]), {})
            case "Tj" | "'" | '"':
                words.append(_decoded(operands[-1], letters))
            case "TJ":
                texts = (each for each in operands[0] if isinstance(each, pikepdf.String))
                words += [_decoded(each, letters) for each in texts]
            case "T*" | "Td" | "TD" | "Tm" | "ET":
                words.append(" ")
            case _:
                pass
    return "".join(words)


def _drawing(page: Object) -> bytes:
    """Return what a page draws, if that is no more than a page of a report can be."""
    contents = page.get("/Contents", Array())
    parts = list(contents) if isinstance(contents, Array) else [contents]
    if len(parts) > _MAX_PARTS:
        raise NoReport
    data = b""
    for part in parts:
        data += _unpacked(part, MAX_PAGE - len(data)) + b"\n"
    return data


def _unpacked(stream: Object, most: int) -> bytes:
    data = stream.read_bytes()
    if len(data) > most:
        raise NoReport
    return bytes(data)


def _letters(font: Object) -> Mapping[int, str]:
    """Read which letter each code of a font stands for."""
    letters = _Letters()
    if "/ToUnicode" not in font:
        return letters
    data = _unpacked(font.ToUnicode, MAX_MAP)
    for block in _blocks(data, b"bfchar"):
        for code, text in _PAIR.findall(block):
            letters.width = len(code) // 2
            letters[int(code, 16)] = _text(text)
    room = _MAX_LETTERS
    for block in _blocks(data, b"bfrange"):
        for first, last, text in _RANGE.findall(block):
            letters.width = len(first) // 2
            start, begin = int(first, 16), int(text[:8], 16)
            count = min(int(last, 16) - start + 1, room, 0x110000 - begin)
            letters.update((start + step, chr(begin + step)) for step in range(count))
            room -= max(count, 1)
    return letters


def _blocks(data: bytes, kind: bytes) -> Iterator[bytes]:
    """Return what stands between each beginning and its end.

    A pattern would look for the end of each beginning through all that follows: in a file with many of them
    and no end that takes minutes.
    """
    for part in data.split(b"begin" + kind)[1:]:
        block, end, _rest = part.partition(b"end" + kind)
        if end:
            yield block


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def _decoded(text: Any, letters: Mapping[int, str]) -> str:
    data, width = bytes(text), getattr(letters, "width", 1)
    codes = (int.from_bytes(data[at : at + width]) for at in range(0, len(data), width))
    return "".join(letters.get(code, "") for code in codes)
