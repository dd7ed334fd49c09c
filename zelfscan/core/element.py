"""Things of which a home has more than one, such as doors and windows, each with answers of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from zelfscan.core.frozen import Frozen, Slug
from zelfscan.core.text import LocalizedText


class ElementKind(Frozen):
    """A kind of element; items that repeat for it are answered for each, paths are taken for each."""

    id: Slug
    title: LocalizedText
    plural: LocalizedText


@dataclass(frozen=True)
class Element:
    """One door or window with the answers that were given for it; ``name`` is the person's own word."""

    id: str
    kind: str
    name: str
    values: Mapping[str, str] = field(default_factory=dict)
