"""The guide and the overview of the keys, in the words of the language that holds."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from zelfscan.i18n import say
from zelfscan.presenters.help_texts import CHAPTERS, ORGANISATION, Chapter
from zelfscan.presenters.help_views import ChapterView, HelpView, KeysView, LinkView, PointView
from zelfscan.presenters.key_table import keys_view

_DRAWING = ".svg"


@dataclass(frozen=True)
class HelpDesk:
    """Explains the program; it knows nothing of what somebody answered."""

    drawings: Path
    """The folder with the drawings of the catalogue."""
    support: str = ""
    """Where somebody finds help, in the words of their organisation."""

    def view(self, reachable: Collection[str]) -> HelpView:
        """Return the guide; only links to places that can be reached now are in it."""
        chapters = [self._chapter(chapter, reachable) for chapter in CHAPTERS]
        return HelpView((*chapters, *self._from_organisation()))

    def keys(self) -> KeysView:
        """Return every key of the program."""
        return keys_view()

    def _from_organisation(self) -> tuple[ChapterView, ...]:
        """Say what the organisation says of help, as words that are not ours."""
        if not self.support:
            return ()
        title = say("Hulp van uw organisatie")
        point = PointView(say("Dit zegt uw organisatie:"), self.support)
        links = (LinkView(ORGANISATION, say("Bekijk wat uw organisatie instelde")),)
        return (ChapterView(ORGANISATION, title, (point,), "", "", None, links),)

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
