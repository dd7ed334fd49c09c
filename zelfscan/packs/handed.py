"""A pack that came from somebody else, as the JSON that a scan keeps: read as a pack of this program or not.

Such a pack is kept beside its scan and never asks anything: questions come from the packs that are shipped.
"""

import re
from collections.abc import Container
from typing import Final

from pydantic import ValidationError

from zelfscan.core.pack import Pack

MAX_TEXT: Final = 2_000_000
MAX_VALUES: Final = 40_000
"""Commas and opening brackets outside of texts, about twice those of the largest pack that is shipped."""
MAX_DEPTH: Final = 20
"""Brackets within brackets; the packs that are shipped have thirteen."""

# Never gives back what it took, and takes a text without an end up to the end: so it is done in one go.
_WORDS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?+\Z)', re.DOTALL)
_SIGNS = re.compile(r"[^,\[\]{}]+")


def pack_from(text: str, known: Container[str]) -> Pack:
    """Read a pack from JSON. Raises ``ValueError`` where it is none, or its id is not one of those known."""
    _require_cheap(text)
    try:
        pack = Pack.model_validate_json(text)
    except ValidationError:
        # What is wrong quotes the content, and may not go along into an error.
        raise ValueError("not a pack of this program") from None
    if pack.id not in known:
        raise ValueError("not a pack that is known")
    return pack


def _require_cheap(text: str) -> None:
    """Refuse what costs a lot to refuse: each wrong value at each depth becomes an error of its own."""
    if len(text) > MAX_TEXT:
        raise ValueError("too long for a pack")
    signs = _SIGNS.sub("", _WORDS.sub("", text))
    if sum(signs.count(sign) for sign in ",[{") > MAX_VALUES:
        raise ValueError("too many values for a pack")
    depth = 0
    for sign in signs:
        depth += 1 if sign in "[{" else -1 if sign in "]}" else 0
        if depth > MAX_DEPTH:
            raise ValueError("too deep for a pack")
