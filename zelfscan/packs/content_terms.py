"""Which newer questionnaires are taken: signed by whom, for which program, newer, with the same numbers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from zelfscan.core.organisation_contact import names_national
from zelfscan.core.pack import Contact, EmergencyCard
from zelfscan.crypto.minisign import PublicKey, read_public_key
from zelfscan.errors.content import PackError
from zelfscan.errors.content_update import ContentRefused
from zelfscan.i18n import LANGUAGES
from zelfscan.packs.library import pack_folders, read_card
from zelfscan.packs.reader import parse, read

FILE: Final = "content.yaml"
"""Says for which versions of the program the questionnaires beside it were made."""
FORMAT: Final = 1
MAX_MANIFEST: Final = 4_000
NATIONAL: Final = ("emergency", "police", "support-team")
"""The numbers on the emergency card that an organisation never replaces."""

_NAMES = ("program", "program_before")
_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")


@dataclass(frozen=True)
class Terms:
    """Whose signature counts here, and what newer questionnaires are compared with."""

    organisation: tuple[PublicKey, ...]
    release: tuple[PublicKey, ...]
    """The keys of the project itself, which may change a national number."""
    program: str
    shipped: Path

    @property
    def keys(self) -> tuple[PublicKey, ...]:
        """Return every key that counts."""
        return tuple(dict.fromkeys((*self.organisation, *self.release)))


def release_keys(file: Path) -> tuple[PublicKey, ...]:
    """Return the public keys of the releases of this program; a file without any is fine."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(read_public_key(line.strip()) for line in lines if line.strip() and line[0] != "#")


def require_national(root: Path, key: PublicKey, terms: Terms) -> None:
    """Refuse other national numbers, in any language, unless the project itself signed.

    Raises ``ContentRefused``.
    """
    if key in terms.release:
        return
    for language in LANGUAGES:
        try:
            theirs, ours = read_card(root, language), read_card(terms.shipped, language)
        except PackError:
            raise ContentRefused("faults") from None
        _require_same_numbers(theirs, ours, language)


def _require_same_numbers(theirs: EmergencyCard, ours: EmergencyCard, language: str) -> None:
    """Refuse a card on which the national numbers do not stand first and as they are, or twice."""

    def shown(contact: Contact) -> tuple[str, ...]:
        texts = (each.in_language(language) for each in (contact.title, contact.purpose))
        return (contact.id, contact.number, *texts)

    first, others = theirs.contacts[: len(NATIONAL)], theirs.contacts[len(NATIONAL) :]
    wanted = [shown(each) for name in NATIONAL for each in ours.contacts if each.id == name]
    is_same = [shown(each) for each in first] == wanted
    if not is_same or any(names_national(each.title.in_language(language)) for each in others):
        raise ContentRefused("numbers")


def require_made_for(program: str, raw: bytes | None) -> None:
    """Refuse what was made for another version of the program, or does not say for which."""
    if raw is None:
        raise ContentRefused("no-content")
    if len(raw) > MAX_MANIFEST:
        raise ContentRefused("faults")
    try:
        values: Any = parse(raw, FILE).values
    except PackError:
        raise ContentRefused("faults") from None
    if not isinstance(values, Mapping):
        raise ContentRefused("faults")
    form, given = values.get("format"), {name: values.get(name) for name in _NAMES if name in values}
    if type(form) is not int or form < FORMAT:
        raise ContentRefused("faults")
    if form > FORMAT:
        raise ContentRefused("newer-program")
    first, before = _numbers(given.get("program")), _numbers(given.get("program_before"))
    if (
        set(values) - {"format", *_NAMES}
        or first is None
        or (before is None) != ("program_before" not in given)
    ):
        raise ContentRefused("faults")
    ours = _numbers(program) or ()
    if ours < first:
        raise ContentRefused("newer-program")
    if before is not None and ours >= before:
        raise ContentRefused("older-program")


def require_newer(root: Path, known: Mapping[str, str]) -> None:
    """Refuse a folder from which something is missing, or with nothing newer than versions by questionnaire.

    Raises ``ContentRefused``.
    """
    try:
        found = versions(root)
    except PackError:
        raise ContentRefused("faults") from None
    if not known.keys() <= found.keys():
        raise ContentRefused("no-content")
    if not is_newer(found, known):
        raise ContentRefused("not-newer", max(found.values()))


def is_newer(new: Mapping[str, str], old: Mapping[str, str]) -> bool:
    """Tell whether every questionnaire that there was is there, none is older, and one is newer."""
    pairs = [(_numbers(new.get(name)), _numbers(version)) for name, version in old.items()]
    known = [(after, before) for after, before in pairs if after is not None and before is not None]
    is_none_older = len(known) == len(pairs) and all(after >= before for after, before in known)
    return is_none_older and any(after != before for after, before in known)


def _numbers(version: object) -> tuple[int, ...] | None:
    """Return a version as numbers that can be compared; none where it is no version."""
    # YAML reads 1.0 without quotation marks as a number.
    text = str(version) if isinstance(version, str | int | Decimal) else ""
    if not _VERSION.fullmatch(text):
        return None
    parts = tuple(map(int, text.split(".")))
    while parts and parts[-1] == 0:
        parts = parts[:-1]
    return parts


def versions(root: Path) -> dict[str, str]:
    """Return the version of each questionnaire below a folder, without reading more of it."""
    found = {}
    for folder in pack_folders(root):
        values = read(folder / "pack.yaml").values
        if isinstance(values, Mapping):
            found[str(values.get("id"))] = str(values.get("version"))
    return found
