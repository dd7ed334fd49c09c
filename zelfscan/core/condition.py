"""When an item is asked, a path exists or a claim holds: a closed grammar with three outcomes."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated

from pydantic import Field

from zelfscan.core.frozen import Frozen, Slug

UNKNOWN = "unknown"
"""What stands for an option that is not known; a claim may ask for it."""

OptionOf = Callable[[str], str | None]
"""Gives the option that holds for an item, ``unknown``, or none where the item is hidden."""


class AnsweredWith(Frozen):
    """Holds when the item has one of these options."""

    item: Slug
    is_: Annotated[tuple[Slug, ...], Field(alias="is", min_length=1)]


class All(Frozen):
    """Holds when every part holds."""

    all: Annotated[tuple["Condition", ...], Field(min_length=1)]


class AnyOf(Frozen):
    """Holds when at least one part holds."""

    any: Annotated[tuple["Condition", ...], Field(min_length=1)]


class Not(Frozen):
    """Holds when its part surely does not."""

    not_: Annotated["Condition", Field(alias="not")]


Condition = AnsweredWith | All | AnyOf | Not

All.model_rebuild()
AnyOf.model_rebuild()
Not.model_rebuild()


def truth(condition: Condition | None, option_of: OptionOf) -> bool | None:
    """Tell whether a condition holds, does not hold, or (none) cannot be told.

    No condition always holds. An item that is unknown or hidden leaves its part untold.
    """
    match condition:
        case None:
            return True
        case AnsweredWith():
            option = option_of(condition.item)
            if option in condition.is_:
                return True
            return None if option in (None, UNKNOWN) else False
        case All():
            parts = [truth(part, option_of) for part in condition.all]
            return False if False in parts else None if None in parts else True
        case AnyOf():
            parts = [truth(part, option_of) for part in condition.any]
            return True if True in parts else None if None in parts else False
        case _:
            part = truth(condition.not_, option_of)
            return None if part is None else not part


def holds(condition: Condition | None, option_of: OptionOf) -> bool:
    """Tell whether a condition surely holds."""
    return truth(condition, option_of) is True


def leaves(condition: Condition | None) -> Iterator[AnsweredWith]:
    """Yield every question that a condition puts to an item."""
    match condition:
        case AnsweredWith():
            yield condition
        case All():
            for part in condition.all:
                yield from leaves(part)
        case AnyOf():
            for part in condition.any:
                yield from leaves(part)
        case Not():
            yield from leaves(condition.not_)


def gates(condition: Condition | None) -> tuple[str, ...]:
    """Return the items a condition looks at, each once, in order."""
    return tuple(dict.fromkeys(leaf.item for leaf in leaves(condition)))


def hiding_items(condition: Condition | None, option_of: OptionOf) -> tuple[str, ...]:
    """Return the items whose answers keep a condition from holding; empty when it holds."""
    if isinstance(condition, AnsweredWith):
        return () if option_of(condition.item) in condition.is_ else (condition.item,)
    if holds(condition, option_of):
        return ()
    match condition:
        case All():
            found = [item for part in condition.all for item in hiding_items(part, option_of)]
        case AnyOf():
            found = [item for part in condition.any for item in hiding_items(part, option_of)]
        case _:
            found = list(gates(condition))
    return tuple(dict.fromkeys(found))


def as_data(condition: Condition | None) -> Mapping[str, object] | None:
    """Write a condition back as plain values in the grammar of the pack."""
    if condition is None:
        return None
    return condition.model_dump(mode="json", by_alias=True)
