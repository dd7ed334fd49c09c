"""A translation laid beside what it translates: what of it can be used, and how that gets into a pack.

An entry says of which texts it is the translation. Where those have changed since, nothing of it is used and
the text itself is shown: better the right text than the wrong one in another language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from zelfscan.core.text import LocalizedText
from zelfscan.core.texts import Steps, with_texts
from zelfscan.errors.content import Fault
from zelfscan.packs.faults import unknown_key
from zelfscan.packs.locale_files import Locales, Written
from zelfscan.packs.translatable import Content, Entry, address, begin

_T = TypeVar("_T")


@dataclass
class Reading:
    """What of one entry can be used, and what is wrong with the rest."""

    texts: dict[Steps, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def reading_of(entry: Entry, written: Written) -> Reading:
    """Lay an entry beside what it translates; of texts that have changed since, nothing is used."""
    of = written.values.get("of")
    # A fingerprint without letters is read as a number where nobody put it between quotes.
    if (f"{of:08}" if isinstance(of, int) else of) == entry.fingerprint:
        return current(entry, written)
    then = f"schrijf dan 'of: {entry.fingerprint}'"
    message = f"de brontekst is veranderd sinds deze vertaling; pas haar aan en {then}"
    if of is None:
        message = f"'of' ontbreekt; kijk of de vertaling klopt met de brontekst en {then}"
    return Reading(faults=[written.fault(("of",), message)])


def current(entry: Entry, written: Written) -> Reading:
    """Lay an entry beside what it translates as if it were a translation of the texts of today."""
    found = Reading()
    values = {key: value for key, value in written.values.items() if key != "of"}
    _lay(nested(entry.texts), values, (), written, found)
    return found


def nested(texts: Mapping[Steps, Any]) -> dict[Any, Any]:
    """Return texts as they stand in a file; a list is a mapping by position."""
    tree: dict[Any, Any] = {}
    for steps, text in texts.items():
        branch = tree
        for step in steps[:-1]:
            branch = branch.setdefault(step, {})
        branch[steps[-1]] = text
    return tree


def is_list(tree: Mapping[Any, Any]) -> bool:
    """Tell whether a level of texts is a list."""
    return any(isinstance(step, int) for step in tree)


def _lay(tree: Any, value: Any, steps: Steps, written: Written, found: Reading) -> None:
    """Compare one level of an entry with what it translates."""
    if isinstance(tree, str):
        message = _lay_text(value, steps, found)
    elif is_list(tree):
        message = _lay_list(tree, value, steps, written, found)
    else:
        message = _lay_keys(tree, value, steps, written, found)
    if message is not None:
        found.faults.append(written.fault(steps, message))


def _lay_text(value: Any, steps: Steps, found: Reading) -> str | None:
    if value is None or not str(value).strip():
        return f"'{_told(steps)}' is leeg; vul de vertaling in"
    if not isinstance(value, str):
        return f"'{_told(steps)}' moet tekst zijn (zet er aanhalingstekens om)"
    found.texts[steps] = value
    return None


def _lay_list(tree: Any, value: Any, steps: Steps, written: Written, found: Reading) -> str | None:
    length = max(tree) + 1
    if not isinstance(value, tuple):
        return f"'{_told(steps)}' moet een lijst zijn, net als de brontekst, zoals [a, b]"
    if len(value) != length:
        return f"'{_told(steps)}' telt er {len(value)} en de brontekst {length}; vertaal ze een voor een"
    for at, branch in tree.items():
        _lay(branch, value[at], (*steps, at), written, found)
    return None


def _lay_keys(tree: Any, value: Any, steps: Steps, written: Written, found: Reading) -> str | None:
    if not isinstance(value, dict):
        return f"'{_told(steps)}' heeft sleutels met een vertaling nodig: {', '.join(tree)}"
    for key in value:
        if key not in tree:
            message = unknown_key(_told((*steps, key)), [_told((*steps, each)) for each in tree])
            found.faults.append(written.fault((*steps, key), message))
    for key in (each for each in tree if each in value):
        _lay(tree[key], value[key], (*steps, key), written, found)
    lost = [_told((*steps, key, *rest)) for key in tree if key not in value for rest in _ends(tree[key])]
    return f"vertaal ook {', '.join(lost)}" if lost else None


def _ends(branch: Any) -> list[Steps]:
    if isinstance(branch, str):
        return [()]
    return [(step, *rest) for step, each in branch.items() for rest in _ends(each)]


def _told(steps: Steps) -> str:
    """Name a text by its steps: ``options.none``, ``how[2]``."""
    parts = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in steps)
    return "".join(parts).lstrip(".")


def unread_in(content: Content, language: str, locales: Locales) -> tuple[Fault, ...]:
    """Return what keeps the files with translations from being read."""
    folders = dict.fromkeys(entry.folder for entry in content.entries.values())
    return tuple(fault for folder in folders for fault in locales.read(folder, language).unread)


def translated(value: _T, content: Content, language: str, locales: Locales) -> _T:
    """Put every translation that can be used in its place; what has none keeps its text alone."""
    texts: dict[Steps, str] = {}
    for key, entry in content.entries.items():
        written = locales.read(entry.folder, language).entries.get(key)
        if written is not None:
            texts |= {(*key, *rest): text for rest, text in reading_of(entry, written).texts.items()}

    def change(steps: Steps, text: LocalizedText) -> LocalizedText:
        new = texts.get(address(steps, content.scales))
        if new is None:
            return text
        kept = tuple(pair for pair in text.translations if pair[0] != language)
        return text.model_copy(update={"translations": (*kept, (language, new))})

    return with_texts(value, change, begin)
