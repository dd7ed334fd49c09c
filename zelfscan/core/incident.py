"""Kinds of incidents: what somebody may note in the private log, what helps afterwards, what it touches."""

from typing import Annotated

from pydantic import Field

from zelfscan.core.frozen import Frozen, Slug
from zelfscan.core.text import LocalizedText


class IncidentKind(Frozen):
    """A kind of incident with two to four steps for afterwards, in order, and what they rest on.

    ``scenarios`` are the risks of which such an incident makes the answers worth asking again; they may stand
    in another pack, and there are none for a kind that says nothing about what happened.
    """

    id: Slug
    title: LocalizedText
    scenarios: tuple[Slug, ...]
    steps: Annotated[tuple[LocalizedText, ...], Field(min_length=2, max_length=4)]
    sources: tuple[str, ...]
