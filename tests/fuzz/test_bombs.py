"""Small files that want much: nesting, numbers, names, pixels and lengths without end.

Each is given to its reader in a process that has so much memory and no more, and is killed when one input
takes too long. What they cost is not timed here: a computer may be busy.
"""

import json
import struct
import sys
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.fuzz.readers import READERS
from tests.fuzz.readers_of_files import _photo_samples
from tests.fuzz.readers_of_text import _pack_files, as_bundle
from tests.fuzz.running import run
from zelfscan import cli
from zelfscan.crypto.parcel import MAGIC
from zelfscan.photos.reading import MAX_PIXELS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a process to its bound")
Bombs = dict[str, bytes]

_LAUGHS = b"a: &a [x,x,x,x]\n" + b"".join(
    b"%c: &%c [*%c,*%c,*%c,*%c]\n" % (each, each, *[each - 1] * 4) for each in range(ord("b"), ord("z"))
)


def _yaml() -> Bombs:
    size = 600_000
    return {
        "laughs": _LAUGHS,
        "merge keys": b"a: &a {b: 1}\nc:\n" + b"  <<: *a\n" * 100_000,
        "deep lists": b"[" * size,
        "deep mappings": b'{"a":' * (size // 5),
        "deep in lines": b"- " * (size // 2),
        "deep by indenting": b"".join(b" " * at + b"a:\n" for at in range(1_800)),
        "one key over and over": b"? \n" * 200_000,
        "many values": b"- a\n" * 150_000,
        "many short ones": b"[" + b"a," * (size // 2) + b"]",
        "a number": b"a: " + b"9" * size,
        "a fraction": b"a: 1." + b"0" * size,
        "an exponent": b"a: 1e" + b"9" * 1_000,
        "a key": b"k" * size + b": 1",
        "one text": b'"' + b"a\\x41" * 120_000 + b'"',
        "lines of a text": b"a: |\n" + b" a\n" * 200_000,
        "comments": b"#\n" * (size // 2),
        "empty lines": b"\n" * size,
        "documents": b"---\n" * (size // 4),
        "quotes": b"'" * size,
        "byte order marks": "\ufeff".encode() * (size // 3),
        "utf-16": "a: 1\n".encode("utf-16"),
        "utf-32": "a: 1\n".encode("utf-32"),
        "latin": b"a: \xe9\n",
        "surrogates in bytes": b"a: \xed\xa0\x80\n",
        "object": b"!!python/object/apply:os.system ['true']",
        "too many bytes": b"#" * 3_000_000,
    }


def _packs() -> Bombs:
    files = {f"front-desk/{name}": data for name, data in _pack_files().items()}
    names = ", ".join(f"unknown-item-{number}" for number in range(2_500)).encode()
    wanted = files["front-desk/pack.yaml"].replace(
        b"items: [desk.kind,", b"items: [" + names + b", desk.kind,"
    )
    known = b"items:\n" + b"".join(b"  - {id: known-item-%d}\n" % number for number in range(2_500))
    told = files["front-desk/pack.yaml"].replace(b"title: De balie", b"title: [" * 20)
    secret = {"front-desk/secret.yaml": "../../outside/secret.yaml"}
    return {
        "names that do not exist": as_bundle(
            {**files, "front-desk/pack.yaml": wanted, "front-desk/x.yaml": known}
        ),
        "one id over and over": as_bundle(
            {**files, "front-desk/x.yaml": b"items:\n" + b"  - {id: x}\n" * 8_000}
        ),
        "laughs": as_bundle({**files, "front-desk/x.yaml": _LAUGHS}),
        "very many files": as_bundle({f"front-desk/{at}.yaml": b"a: 1" for at in range(501)}),
        "very many large files": as_bundle({f"front-desk/{at}.yaml": b"#" * 1_500_000 for at in range(6)}),
        "links out": as_bundle(files, secret),
        "links in circles": as_bundle(files, {"front-desk/a.yaml": "b.yaml", "front-desk/b.yaml": "a.yaml"}),
        "folders in circles": as_bundle(
            files, {"front-desk/below": "..", "front-desk/cases": "../front-desk"}
        ),
        "catalogue elsewhere": as_bundle(files, {"catalogue": "../outside"}),
        "everything elsewhere": as_bundle(
            files, {"catalogue": "/", "front-desk/locale": "/", "front-desk/cases": "/"}
        ),
        "a pack elsewhere": as_bundle({}, {"front-desk": "../outside"}),
        "a practice house elsewhere": as_bundle(files, {"calibration": "../outside"}),
        "a device": as_bundle(files, {"front-desk/x.yaml": "/dev/zero", "front-desk/y.yaml": "/dev/stdin"}),
        "a title that is no text": as_bundle({**files, "front-desk/pack.yaml": told}),
    }


def _json() -> Bombs:
    return {
        "deep": b"[" * 1_000_000,
        "deep in a key": b'{"a":' * 200_000,
        "many": b"[" + b"0," * 1_000_000 + b"0]",
        "a number": b'{"a":' + b"9" * 1_000_000 + b"}",
        "an exponent": b'{"a":1e' + b"9" * 1_000 + b"}",
        "a text": b'{"a":"' + b"a" * 3_000_000 + b'"}',
        "backslashes": b'"' + b"\\" * 1_000_000,
        "quotes": b'"' * 1_000_001,
        "keys": b"{" + b",".join(b'"%d":0' % at for at in range(200_000)) + b"}",
    }


def _answers() -> Bombs:
    wide = b"responses: {" + b", ".join(b"desk.kind%d: open" % at for at in range(40_000)) + b"}"
    note = b'{"notes": {"desk.kind": "' + b"a" * 1_900_000 + b'"}}'
    return {"unknown": wide, "a note": note, "laughs": _LAUGHS, **_json()}


def _handover() -> Bombs:
    def head(length: int, text: bytes = b"") -> bytes:
        return MAGIC + struct.pack(">HI", 1, length) + text

    sample = READERS["handover"].samples()[1]
    dear = sample.replace(b'"memory_kib":19456', b'"memory_kib":99999')
    return {
        "a head without end": head(0xFFFFFFFF),
        "a deep head": head(8_000, b"[" * 8_000),
        "the dearest code": dear,
        "nothing behind the head": sample[:900],
        "zeroes": sample + bytes(30_000_000),
        **_json(),
    }


def _frames() -> Bombs:
    return {
        "a frame without end": struct.pack(">BI", 1, 0xFFFFFFFF) + bytes(100),
        "many frames": (struct.pack(">BI", 1, 2) + b"{}") + (struct.pack(">BI", 2, 1) + b"x") * 200_000,
        "empty frames": struct.pack(">BI", 2, 0) * 100_000,
        "a large picture": struct.pack(">BI", 2, 8_000_000) + bytes(7_999_999),
    }


def _content() -> Bombs:
    sample = json.loads(READERS["handover-content"].samples()[0])
    marks = "[" * 30_000
    return {
        "a deep drawing": json.dumps(
            {**sample, "sheets": [{**sample["sheets"][0], "drawing": marks}]}
        ).encode(),
        "a day without a next": json.dumps({**sample, "made": "9999-12-31T23:59:59+00:00"}).encode(),
        "a number too large": json.dumps(
            {**sample, "elements": [{**sample["elements"][0], "floor": 10**400}]}
        ).encode(),
        "a text that turns round": json.dumps({**sample, "name": "\u202e\u0000\ud800"}).encode(),
        "markup": json.dumps({**sample, "name": "<b>=cmd|' /C calc'!A0"}).encode(),
        **_json(),
    }


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _png(width: int, height: int, rows: int, *more: bytes) -> bytes:
    """Give a PNG of black rows, which pack to next to nothing."""
    packer, packed = zlib.compressobj(9), b""
    for _ in range(rows):
        packed += packer.compress(bytes(1 + width * 3))
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = _chunk(b"IDAT", packed + packer.flush())
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + body + _chunk(b"IEND", b"")


def _saved(kind: str, size: tuple[int, int], mode: str = "1") -> bytes:
    out, limit = BytesIO(), Image.MAX_IMAGE_PIXELS
    Image.new(mode, size).save(out, kind)
    assert limit == MAX_PIXELS
    return out.getvalue()


@cache
def _photos() -> Bombs:
    jpeg, progressive = _photo_samples()[:2]
    start = jpeg.index(b"\xff\xc0")
    huge = jpeg[: start + 5] + struct.pack(">HH", 65_535, 65_535) + jpeg[start + 9 :]
    scan = progressive[progressive.index(b"\xff\xda") : -2]
    bomb = zlib.compress(bytes(100_000_000), 9)
    exif = b"Exif\0\0II*\0\x08\0\0\0" + b"\x01\0" + struct.pack("<HHLL", 0x8769, 4, 1, 8) + b"\x08\0\0\0"
    loop = b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]
    fat = _png(100, 100, 100, _chunk(b"iCCP", b"x\0\0" + bomb), _chunk(b"zTXt", b"x\0\0" + bomb))
    return {
        "png of 20 000 by 20 000": _png(20_000, 20_000, 300),
        "png of 60 million pixels": _png(20_000, 3_000, 3_000),
        "png that says more than it has": _png(7_000, 8_000, 1),
        "png with fat notes": fat,
        "png with pieces without end": b"\x89PNG\r\n\x1a\n" + _chunk(b"tEXt", b"") * 300_000,
        "jpeg that says 65 535 by 65 535": huge,
        "jpeg with very many scans": progressive[:-2] + scan * 2_000 + b"\xff\xd9",
        "jpeg with empty segments": b"\xff\xd8" + b"\xff\xfe\0\2" * 1_000_000,
        "jpeg of markers": b"\xff\xd8" + b"\xff" * 5_000_000,
        "jpeg whose exif goes round": loop,
        "gif of 65 535 by 65 535": b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x08\xff"
        + bytes(600),
        "gif with notes without end": b"GIF89a\1\0\1\0\0\0\0" + b"!\xfe\1a\0" * 1_000_000,
        "tiff that goes round": b"II*\0\x08\0\0\0\0\0\x08\0\0\0",
        "tiff with 65 535 entries": b"II*\0\x08\0\0\0\xff\xff" + bytes(800_000),
        "tiff of 19 999 by 19 999": _saved("TIFF", (19_999, 19_999)),
        "bmp of 30 000 by 30 000": _saved("BMP", (30_000, 30_000)),
        "webp of 16 383 by 16 383": b"RIFF\x20\0\0\0WEBPVP8L\x10\0\0\0\x2f\xff\xff\xff\x0f" + bytes(16),
        "too many bytes": b"\xff\xd8\xff" + bytes(41_000_000),
        "html": b"<html><script>alert(1)</script></html>",
        "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><image href="x.png"/></svg>',
        "zip": b"PK\x03\x04" + bytes(100),
        "heic": b"\0\0\0\x18ftypheic" + bytes(100),
    }


def _some_photos(*kinds: str) -> Bombs:
    return {what: data for what, data in _photos().items() if what.startswith(kinds)}


def _database() -> Bombs:
    (sample,) = READERS["database"].samples()
    return {
        "empty": b"",
        "zeroes": bytes(50_000),
        "not encrypted": b"SQLite format 3\0" + bytes(8_176),
        "cut off": sample[:-4_096],
        "cut within a page": sample[:-100],
        "a page twice": sample + sample[-4_096:],
        "pages changed places": sample[:4_096] + sample[8_192:12_288] + sample[4_096:8_192] + sample[12_288:],
        "another beginning": bytes(16) + sample[16:],
    }


def _reports() -> Bombs:
    """PDF files that unpack to much, nest, go round, or name more than there is."""
    zeroes = zlib.compress(bytes(900_000_000), 9)
    page = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(zeroes), zeroes)
    words = b"BT /F1 1 Tf " + b"(a) Tj " * 500_000 + b"ET"
    letters = b"1 beginbfrange <0000> <ffff> <0000> endbfrange\n" * 18_000
    return {
        "a page of nothing": _a_pdf(page),
        "a page without end": _a_pdf(_stream(words)),
        "many contents": _a_pdf(b"[" + b"5 0 R " * 100_000 + b"]", more=_stream(b"q Q")),
        "deep lists": _a_pdf(b"[" * 300_000),
        "deep dictionaries": _a_pdf(b"<</A" * 100_000),
        "a long list": _a_pdf(b"[" + b"1 " * 3_000_000 + b"]"),
        "a contents of itself": _a_pdf(b"4 0 R"),
        "pages go round": _a_pdf(pages=b"<</Type/Pages/Kids[2 0 R]/Count 1>>"),
        "no pages": _a_pdf(pages=b"<</Type/Pages/Kids[]/Count 0>>"),
        "letters without end": _a_pdf(
            _stream(b"BT /F1 1 Tf (a) Tj ET"),
            resources=b"<</Font<</F1<</Type/Font/ToUnicode 5 0 R>>>>>>",
            more=_stream(letters),
        ),
        "letters that only begin": _a_pdf(
            _stream(b"q Q"),
            resources=b"<</Font<<"
            + b"".join(b"/F%d<</ToUnicode 5 0 R>>" % number for number in range(40))
            + b">>>>",
            more=_stream(b"beginbfchar" * 9_000 + b"beginbfrange" * 8_000),
        ),
        "many fonts": _a_pdf(
            _stream(b"q Q"),
            resources=b"<</Font<<" + b"".join(b"/F%d<<>>" % n for n in range(100_000)) + b">>>>",
        ),
        "many filters": _a_pdf(
            b"<</Length 3/Filter[" + b"/FlateDecode" * 5_000 + b"]>>stream\nq Q\nendstream"
        ),
        "a length that is not there": _a_pdf(b"<</Length 99999999>>stream\nq Q\nendstream"),
        "numbers": _a_pdf(_stream(b"9" * 1_000_000 + b" Tj")),
        "a beginning alone": b"%PDF-1.7\n" + b"\0" * 1_000_000,
        "many objects": b"%PDF-1.7\n" + b"1 0 obj 1 endobj\n" * 300_000 + b"trailer<</Root 1 0 R>>",
        "tables that go round": b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f\n"
        b"trailer<</Size 1/Prev 9>>\nstartxref\n9\n%%EOF",
        "a table of nothing": b"%PDF-1.7\nxref\n0 999999999\ntrailer<</Size 999999999>>\nstartxref\n9\n%%EOF",
    }


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)


def _a_pdf(
    contents: bytes = b"null",
    pages: bytes = b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    resources: bytes = b"<<>>",
    more: bytes = b"null",
) -> bytes:
    """Write a PDF of one page, whose contents are object 4."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources " + resources + b">>"
    data, places = b"%PDF-1.7\n", []
    for number, each in enumerate((b"<</Type/Catalog/Pages 2 0 R>>", pages, page, contents, more), start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer<</Size 6/Root 1 0 R>>\n"
    return data + b"startxref\n%d\n%%%%EOF" % start


def _orders() -> Bombs:
    many = b"score\n--pack\nfront-desk\n--responses\nanswers.yaml\n--incident\n" + b"x" * 100_000
    return {
        "very long": b"items\n--pack\n" + b"a" * 100_000,
        "very many": b"check\n" + b"front-desk\n" * 3,
        "odd": "items\n--pack\n\u202e\x1b[2J\ud800".encode("utf-8", "surrogatepass"),
        "unknown": many,
        "options without end": b"show" + b"\n--pack\nfront-desk" * 60_000,
        "unknown options without end": b"show" + b"\n--lancoverage" * 120_000,
        "a folder as answers": b"score\n--pack\nfront-desk\n--responses\nfront-desk",
        "a number": b"plan\n--pack\nfront-desk\n--responses\nanswers.yaml\n--budget\n" + b"9" * 100_000,
        "an exponent": b"plan\n--pack\nfront-desk\n--responses\nanswers.yaml\n--budget\n1e999999999",
    }


BOMBS: dict[str, Callable[[], Bombs]] = {
    "yaml": _yaml,
    "packs": _packs,
    "answers": _answers,
    "prices": _answers,
    "settings": _json,
    "calibration": _json,
    "handed-pack": _json,
    "sheet": _json,
    "marks": _json,
    "key-file": _json,
    "handover": _handover,
    "handover-frames": _frames,
    "handover-content": _content,
    "photo": _photos,
    "photo-kept": lambda: _some_photos("jpeg", "html"),
    "signature": lambda: _some_photos("png", "html"),
    "database": _database,
    "command-line": _orders,
    "report": _reports,
}


def test_an_order_of_too_many_words_is_refused_before_it_is_looked_into(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["show", *["--pack", "front-desk"] * 60_000]) == 2
    assert capsys.readouterr().err == (
        "Deze opdracht heeft meer dan 1000 woorden. Verdeel het werk over meer opdrachten.\n"
    )


@pytest.fixture
def inputs(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "inputs"
    folder.mkdir()
    yield folder


@pytest.mark.parametrize("name", BOMBS)
def test_what_wants_much_is_refused_or_read_within_bounds(name: str, inputs: Path, tmp_path: Path) -> None:
    bombs = BOMBS[name]()
    for what, data in bombs.items():
        (inputs / what.replace(" ", "-")).write_bytes(data)
    figures = run(READERS[name], 0, corpus=tmp_path / "corpus", inputs=inputs)
    assert figures.crashes == []
    assert figures.inputs == len(bombs) + len(READERS[name].samples())
    assert figures.refused or name == "settings" or name == "command-line"
