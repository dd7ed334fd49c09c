"""A drawing that comes with questionnaires as the shapes it is made of, and nothing else.

A picture inside a drawing can name a file, also one on another computer, which the system would then ask for.
Questionnaires are content that somebody else may have signed, so what can do more than draw is refused.
"""

from itertools import islice
from typing import Final
from xml.etree import ElementTree

MAX_BYTES: Final = 100_000
_MOST: Final = 3_000
_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset(
    f"{_SVG}{name}"
    for name in ("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
)
_WORDS = frozenset(
    ["viewBox", "width", "height", "x", "y", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2", "d",
     "points", "transform", "fill", "fill-rule", "stroke", "stroke-width", "stroke-linecap",
     "stroke-linejoin", "opacity", "class"]
)  # fmt: skip


def plain_drawing(raw: bytes) -> bytes:
    """Return a drawing written anew from its shapes; empty where it holds anything else, or too much.

    It is UTF-8, whatever it says itself, and no longer than ``MAX_BYTES``, as it came and as it is returned.
    """
    if len(raw) > MAX_BYTES:
        return b""
    try:
        # As a text without zeros, so that there is no encoding in which a DOCTYPE could stand unseen.
        text = raw.decode("utf-8-sig")
        if "<!DOCTYPE" in text or "\0" in text:
            return b""
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError):
        return b""
    parts = list(islice(root.iter(), _MOST + 1))
    if root.tag != f"{_SVG}svg" or len(parts) > _MOST or not all(map(_is_plain, parts)):
        return b""
    written = ElementTree.tostring(root)
    return written if len(written) <= MAX_BYTES else b""


def _is_plain(part: ElementTree.Element) -> bool:
    if part.tag not in _SHAPES or not set(part.keys()) <= _WORDS:
        return False
    # Of what calls something, such as url(…), only a shift or a turn is needed.
    return not any("(" in value for name, value in part.items() if name != "transform")
