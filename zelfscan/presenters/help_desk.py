"""The guide and the overview of the keys, in the words of the language that holds."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from zelfscan.i18n import say
from zelfscan.presenters.help_texts import CHAPTERS, Chapter
from zelfscan.presenters.help_views import ChapterView, HelpView, KeysView, LinkView, PointView
from zelfscan.presenters.key_table import keys_view

_DRAWING = ".svg"


@dataclass(frozen=True)
class HelpDesk:
    """Explains the program; it knows nothing of what somebody answered."""

    drawings: Path
    """The folder with the drawings of the catalogue."""

    def view(self, reachable: Collection[str]) -> HelpView:
        """Return the guide; only links to places that can be reached now are in it."""
        return HelpView(tuple(self._chapter(chapter, reachable) for chapter in CHAPTERS))

    def keys(self) -> KeysView:
        """Return every key of the program."""
        return keys_view()

    def _chapter(self, chapter: Chapter, reachable: Collection[str]) -> ChapterView:
        has_file = chapter.picture.endswith(_DRAWING)
        return ChapterView(
            id=chapter.id,
            title=say(chapter.title),
            points=tuple(PointView(say(point.lead), say(point.text)) for point in chapter.points),
            picture="drawing" if has_file else chapter.picture,
            alt=say(chapter.alt),
            drawing=self.drawings / chapter.picture if has_file else None,
            links=tuple(LinkView(place, say(words)) for place, words in chapter.links if place in reachable),
        )
