"""The list of rules that no worked case can use, each with why: ``never.yaml`` beside the content."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, ValidationError, field_validator

from zelfscan.core.frozen import Frozen
from zelfscan.errors.content import Fault, PackError
from zelfscan.packs.faults import NO_KEYS, faults_of, not_there
from zelfscan.packs.shelf import NEVER, name_of, read_inside


@dataclass(frozen=True)
class Reason:
    """One listed rule, why no case can use it, and where that is written."""

    rule: str
    reason: str
    file: str
    line: int


class _Entry(Frozen):
    rule: str
    reason: str

    @field_validator("reason")
    @classmethod
    def _says_something(cls, reason: str) -> str:
        if not reason.strip():
            raise ValueError("a text cannot be empty")
        return reason


class _Listed(Frozen):
    never: tuple[_Entry, ...] = Field(min_length=1)


def read_never(folder: Path) -> tuple[Reason, ...]:
    """Return the rules that are listed in a folder, none where there is no list. Raises ``PackError``."""
    path = folder / NEVER
    if not path.exists():
        return ()
    document = read_inside(folder, path, name_of(path, folder.parent))
    if not isinstance(document.values, dict):
        raise PackError((Fault(document.file, 1, NO_KEYS.format(first="never")),))
    try:
        listed = _Listed.model_validate(document.values)
    except ValidationError as error:
        raise PackError(tuple(faults_of(error, _Listed, document, ()))) from None
    return tuple(
        Reason(entry.rule, entry.reason, document.file, document.line(("never", at, "rule")))
        for at, entry in enumerate(listed.never)
    )


def unfounded(listed: Iterable[Reason], rules: Iterable[str], fired: Mapping[str, str]) -> Iterator[Fault]:
    """Give a fault for each listed rule that does not exist, that a case does use, or that stands twice."""
    known, seen = tuple(rules), set[str]()
    for each in listed:
        if each.rule in seen:
            yield Fault(each.file, each.line, f"'{each.rule}' staat hier twee keer; haal er een weg")
        elif each.rule not in known:
            yield Fault(each.file, each.line, not_there("regel", each.rule, known))
        elif each.rule in fired:
            message = f"'{each.rule}' wordt wel gebruikt, in {fired[each.rule]}; haal hem hier weg"
            yield Fault(each.file, each.line, message)
        seen.add(each.rule)
