"""The two weights of the bundled font: how wide words are, and what is printed for a missing character."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import repeat
from pathlib import Path
from typing import Any
from unicodedata import category, is_normalized

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from zelfscan.report.syllables import SOFT_HYPHEN
from zelfscan.report.text import bare_letter, plain, spelled
from zelfscan.report.typeset import TextLine

REGULAR = "AtkinsonHyperlegible-Regular"
BOLD = "AtkinsonHyperlegible-Bold"
#: Stands for a character that the font does not have.
SUBSTITUTE = "◊"


@dataclass(frozen=True, eq=False)
class Fonts:
    """The fonts of the report, registered with reportlab, and the characters that they have.

    ``easy`` are those that are printed as they are. What was measured and made printable is remembered, in
    the ``fresh`` fonts of one report, so that no words stay in memory after it.
    """

    regular: Any
    bold: Any
    characters: frozenset[int] = field(repr=False)
    easy: frozenset[str] = field(repr=False)
    _widths: dict[tuple[str, bool], float] = field(default_factory=dict, init=False, repr=False)
    _printable: dict[str, str] = field(default_factory=dict, init=False, repr=False)
    _broken: dict[Hashable, tuple[TextLine, ...]] = field(default_factory=dict, init=False, repr=False)

    def fresh(self) -> "Fonts":
        """Give the same fonts for another report, with nothing remembered."""
        return replace(self)

    def name(self, bold: bool) -> str:
        """Name the font of a weight, as reportlab knows it."""
        return BOLD if bold else REGULAR

    def width(self, words: str, size: float, bold: bool = False) -> float:
        """Measure words."""
        key = words, bold
        if key not in self._widths:
            face = (self.bold if bold else self.regular).face
            self._widths[key] = sum(map(face.charWidths.get, map(ord, words), repeat(face.defaultWidth)))
        return 0.001 * size * self._widths[key]

    def lines(self, key: Hashable, made: Callable[[], tuple[TextLine, ...]]) -> tuple[TextLine, ...]:
        """Give the lines of a paragraph that was broken before in the same way, or else make them."""
        if key not in self._broken:
            self._broken[key] = made()
        return self._broken[key]

    def printable(self, words: str) -> str:
        """Make words ready for print; ask this for every text before it is measured or drawn."""
        if self.easy.issuperset(words) and not words.startswith(" ") and "  " not in words:
            return words
        if words not in self._printable:
            self._printable[words] = self._made_printable(words)
        return self._printable[words]

    def _made_printable(self, words: str) -> str:
        """Make words ready for print that hold something unusual."""
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
    return Fonts(faces[0], faces[1], shared, frozenset(filter(_is_easy, map(chr, shared))))


def _is_easy(character: str) -> bool:
    """Tell whether a character is printed as it is, whatever stands beside it."""
    kind = category(character)
    return character == " " or (kind[0] in "LNPS" and kind != "Lm" and is_normalized("NFC", character))


def _lend(face: Any, code: int, lender: int) -> None:
    """Draw a character with the shape of another."""
    face.charToGlyph[code] = face.charToGlyph[lender]
    face.charWidths[code] = face.charWidths[lender]


def _registered(name: str, path: Path) -> Any:
    """Register one font file."""
    font = TTFont(name, str(path), asciiReadable=False)
    pdfmetrics.registerFont(font)
    return font
