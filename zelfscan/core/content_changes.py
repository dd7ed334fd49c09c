"""What one version of a questionnaire has that another has not: every difference, value by value.

Each thing is known by its id. Two questionnaires between which nothing is found are the same in everything
that asks, judges, advises or is read, in their own language and in each other one that both were read in.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Literal

from zelfscan.core.pack import Pack
from zelfscan.core.texts import texts_in

ContentVerdict = Literal["new", "gone", "changed"]
Thing = Literal[
    "items", "measures", "contacts", "regulations", "scenarios", "sources", "sections", "routes", "scales",
    "element_kinds", "incident_kinds", "card", "cutoffs", "pack",
]  # fmt: skip
ORDER = "order"
"""The last step of a path that is about in which order things stand."""
TRANSLATED = "in:"
"""How the last step of a path begins that is about a translation; after it comes the language."""

_LISTS: tuple[Thing, ...] = (
    "items", "measures", "regulations", "scenarios", "sources", "sections", "routes", "scales",
    "element_kinds", "incident_kinds",
)  # fmt: skip
_TEXT = {"base", "translations"}

Leaves = dict[tuple[str, ...], str]


@dataclass(frozen=True)
class FieldChange:
    """One value with where it stands in its thing; none where there was or is no such value."""

    path: tuple[str, ...]
    before: str | None
    after: str | None


@dataclass(frozen=True)
class ThingChange:
    """One thing that is new, gone or changed; of the first two every value is among its fields."""

    thing: Thing
    id: str
    verdict: ContentVerdict
    section: str
    """The section of a question; empty for what stands in none."""
    fields: tuple[FieldChange, ...]


def content_changes(before: Pack, after: Pack) -> tuple[ThingChange, ...]:
    """Return everything in which two versions of a questionnaire differ."""
    languages = _languages(before) & _languages(after)
    olds, news = _things(before, languages), _things(after, languages)
    found = []
    for thing, name in dict.fromkeys([*olds, *news]):
        old, new = olds.get((thing, name)), news.get((thing, name))
        fields = tuple(_fields(old or {}, new or {}))
        if not fields:
            continue
        verdict: ContentVerdict = "new" if old is None else "gone" if new is None else "changed"
        section = _section(after, name) or _section(before, name) if thing == "items" else ""
        found.append(ThingChange(thing, name, verdict, section, fields))
    return tuple(found)


def _section(pack: Pack, item: str) -> str:
    return next((section.id for section in pack.sections if item in section.items), "")


def _languages(pack: Pack) -> set[str]:
    """Return in which languages besides its own a questionnaire was read."""
    return {language for _, text in texts_in(pack) for language, _ in text.translations}


def _things(pack: Pack, languages: AbstractSet[str]) -> dict[tuple[Thing, str], Leaves]:
    """Return the values of each thing, with its translations into these languages alone."""

    def counts(step: str) -> bool:
        return not step.startswith(TRANSLATED) or step.removeprefix(TRANSLATED) in languages

    return {
        thing: {path: value for path, value in leaves.items() if counts(path[-1])}
        for thing, leaves in _every_thing(pack).items()
    }


def _every_thing(pack: Pack) -> dict[tuple[Thing, str], Leaves]:
    plain: dict[str, Any] = pack.model_dump(mode="json", by_alias=True)
    found: dict[tuple[Thing, str], Leaves] = {}
    rest: Leaves = {}
    for name in _LISTS:
        things = plain.pop(name)
        rest[name, ORDER] = " ".join(each["id"] for each in things)
        found |= {(name, each["id"]): dict(_leaves(each, ())) for each in things}
    contacts = plain["card"].pop("contacts")
    rest["contacts", ORDER] = " ".join(each["id"] for each in contacts)
    found |= {("contacts", each["id"]): dict(_leaves(each, ())) for each in contacts}
    found["card", ""] = dict(_leaves(plain.pop("card"), ()))
    found["cutoffs", ""] = dict(_leaves(plain.pop("cutoffs"), ()))
    found["pack", ""] = rest | dict(_leaves(plain, ()))
    return found


def _leaves(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give every value below one with its path; what is in a list is known by its id where it has one."""
    if isinstance(value, Mapping):
        if value.keys() <= _TEXT:
            yield path, str(value["base"])
            for language, text in value.get("translations", ()):
                yield (*path, f"{TRANSLATED}{language}"), str(text)
            return
        for name, each in value.items():
            yield from _leaves(each, (*path, name))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        ids = [each.get("id") if isinstance(each, Mapping) else None for each in value]
        has_ids = None not in ids and len(set(ids)) == len(ids)
        if has_ids and ids:
            yield (*path, ORDER), " ".join(map(str, ids))
        for number, each in enumerate(value):
            yield from _leaves(each, (*path, str(ids[number]) if has_ids else str(number + 1)))
    elif value is not None:
        yield path, _plain(value)


def _plain(value: object) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def _fields(old: Leaves, new: Leaves) -> Iterator[FieldChange]:
    for path in dict.fromkeys([*old, *new]):
        before, after = old.get(path), new.get(path)
        is_told = path[-1] == ORDER and before is not None and after is not None
        if is_told and _common(before or "", after or "") == _common(after or "", before or ""):
            continue  # what came or went is told of by itself
        if before != after:
            yield FieldChange(path, before, after)


def _common(these: str, others: str) -> list[str]:
    known = set(others.split())
    return [each for each in these.split() if each in known]
