"""Gather the words of the program and compile their translations; started by ``python3 dev.py words``.

The words stand in the code in Dutch. ``resources/locale/<language>/LC_MESSAGES/zelfscan.po`` is what a
translator fills in; the ``.mo`` beside it is what the program reads, and is made from it. Words that are gone
leave the file, and new ones are never guessed from words that look like them.
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from zelfscan.i18n import BASE, DOMAIN, LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"say": None, "later": None, "say_count": (1, 2)}


def gathered() -> Catalog:
    """Return every word of the program with the files in which it stands."""
    catalog = Catalog(locale=None, domain=DOMAIN, fuzzy=False)
    found = extract_from_dir(ROOT / "zelfscan", [("**.py", "python")], {}, KEYWORDS, strip_comment_tags=True)
    for name, _line, message, _comments, context in found:
        catalog.add(message, None, [(f"zelfscan/{name}", 0)], context=context)
    return catalog


def po_of(language: str) -> Path:
    """Return the file that a translator fills in."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def updated(language: str) -> Catalog:
    """Return the catalogue of a language with the words of today; what is new is empty."""
    words, path = gathered(), po_of(language)
    known = read_po(io.BytesIO(path.read_bytes()), locale=language) if path.exists() else Catalog()
    catalog = Catalog(locale=language, domain=DOMAIN, fuzzy=False, header_comment=HEADER)
    for message in sorted((each for each in words if each.id), key=_order):
        before = known.get(message.id, message.context)
        text = before.string if before is not None else ""
        files = sorted({name for name, _ in message.locations})
        catalog.add(message.id, text, [(name, 0) for name in files], context=message.context)
    return catalog


HEADER = "# The words of zelfscan; Dutch is the language of the code. Made by: python3 dev.py words"


def _order(message: object) -> tuple[str, str]:
    words = getattr(message, "id", "")
    files = sorted(name for name, _ in getattr(message, "locations", ()))
    return (files[0] if files else "", words if isinstance(words, str) else words[0])


def as_po(catalog: Catalog) -> bytes:
    """Write a catalogue for a translator: without dates, so that the same words give the same bytes."""
    out = io.BytesIO()
    write_po(out, catalog, width=110, omit_header=True, include_lineno=False, sort_output=False)
    head = (
        f'{HEADER}\nmsgid ""\nmsgstr ""\n"Language: {catalog.locale_identifier}\\n"\n'
        f'"Plural-Forms: {catalog.plural_forms}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n"MIME-Version: 1.0\\n"\n\n'
    )
    return head.encode() + out.getvalue()


def as_mo(po: bytes, language: str) -> bytes:
    """Compile what a translator wrote to what the program reads."""
    out = io.BytesIO()
    write_mo(out, _without_dates(read_po(io.BytesIO(po), locale=language)))
    return out.getvalue()


def _without_dates(catalog: Catalog) -> Catalog:
    """Let the head not change with the day on which it is made."""
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    return catalog


def languages() -> Iterator[str]:
    """Give the languages that need a translation."""
    return (language for language in LANGUAGES if language != BASE)


def untranslated(catalog: Catalog) -> list[str]:
    """Return the words that have no translation, or not one for every number."""
    found = [(each.id, each.string) for each in catalog if each.id]
    return [
        words if isinstance(words, str) else words[0]
        for words, text in found
        if not text or (not isinstance(text, str) and not all(text))
    ]


def main() -> int:
    """Bring the catalogues up to date, and say how much is left to translate."""
    for language in languages():
        catalog, path = updated(language), po_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        po = as_po(catalog)
        path.write_bytes(po)
        path.with_suffix(".mo").write_bytes(as_mo(po, language))
        left, count = len(untranslated(catalog)), len([each for each in catalog if each.id])
        sys.stdout.write(f"{language}: {count - left} of {count} translated\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
