"""The two weights of the bundled font: how wide words are, and what is printed for a missing character."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from zelfscan.report.syllables import SOFT_HYPHEN
from zelfscan.report.text import bare_letter, plain, spelled

REGULAR = "AtkinsonHyperlegible-Regular"
BOLD = "AtkinsonHyperlegible-Bold"
#: Stands for a character that the font does not have.
SUBSTITUTE = "◊"


@dataclass(frozen=True, eq=False)
class Fonts:
    """The fonts of the report, registered with reportlab, and the characters that they have."""

    regular: Any
    bold: Any
    characters: frozenset[int] = field(repr=False)

    def name(self, bold: bool) -> str:
        """Name the font of a weight, as reportlab knows it."""
        return BOLD if bold else REGULAR

    def width(self, words: str, size: float, bold: bool = False) -> float:
        """Measure words."""
        face = self.bold if bold else self.regular
        return float(face.stringWidth(words, size))

    def printable(self, words: str) -> str:
        """Make words ready for print; ask this for every text before it is measured or drawn."""
        ready = spelled(plain(words), lambda character: ord(character) in self.characters)
        self._stand_in({ord(character) for character in ready} - self.characters - {ord("\n")})
        return ready

    def _stand_in(self, missing: Iterable[int]) -> None:
        """Let characters that the font lacks be drawn as the letter without its accent, or as the substitute.

        Only the shape is borrowed. The file still says which character it is, so that reading aloud,
        searching and copying give what somebody typed. Nothing falls back to the empty glyph, which PDF/UA
        forbids.
        """
        for code in missing:
            bare = ord(bare_letter(chr(code)))
            lender = bare if bare in self.characters else ord(SUBSTITUTE)
            for font in (self.regular, self.bold):
                _lend(font.face, code, lender)


@lru_cache(maxsize=4)
def load_fonts(folder: Path) -> Fonts:
    """Read both weights from a folder and make them known to reportlab."""
    faces = [_registered(name, folder / f"{name}.ttf") for name in (REGULAR, BOLD)]
    for font in faces:
        _lend(font.face, ord(SOFT_HYPHEN), ord("-"))
    shared = frozenset(faces[0].face.charToGlyph) & frozenset(faces[1].face.charToGlyph)
    return Fonts(faces[0], faces[1], shared)


def _lend(face: Any, code: int, lender: int) -> None:
    """Draw a character with the shape of another."""
    face.charToGlyph[code] = face.charToGlyph[lender]
    face.charWidths[code] = face.charWidths[lender]


def _registered(name: str, path: Path) -> Any:
    """Register one font file."""
    font = TTFont(name, str(path), asciiReadable=False)
    pdfmetrics.registerFont(font)
    return font
