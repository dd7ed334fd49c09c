"""Finding a question of a scan by words from it, whatever their accents and capitals."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from zelfscan.core.condition import UNKNOWN
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import NOT_APPLICABLE
from zelfscan.core.situation import Situation
from zelfscan.i18n import said, say, say_count
from zelfscan.presenters.question_views import FoundView, SearchView
from zelfscan.wording.answers import NOT_APPLICABLE_WORDS, UNKNOWN_WORDS

_MOST = 20


@dataclass(frozen=True)
class _Hit:
    is_hidden: bool
    rank: int
    place: int
    item: Item


def search(pack: Pack, order: Iterable[str], situation: Situation, text: str) -> SearchView:
    """Return the questions with all words of a text: first those that have them in the question itself."""
    words = plain(text).split()
    if not words:
        return SearchView(say("Typ een woord uit de vraag, zoals slot of lamp."), ())
    titles = {item: said(section.title) for section in pack.sections for item in section.items}
    hits = []
    for place, item in enumerate(pack.item_by_id[each] for each in order):
        rank = _rank(item, titles[item.id], words)
        if rank is not None:
            hits.append(_Hit(not situation.is_asked(item.id), rank, place, item))
    hits.sort(key=lambda hit: (hit.is_hidden, hit.rank, hit.place))
    if not hits:
        return SearchView(say("Geen vraag gevonden. Probeer een ander woord."), ())
    count = say_count("{count} vraag gevonden.", "{count} vragen gevonden.", len(hits))
    if len(hits) > _MOST:
        count = say(
            "{count} vragen gevonden. Hier staan de eerste {shown}. Typ er een woord bij.",
            count=len(hits),
            shown=_MOST,
        )
    return SearchView(
        count,
        tuple(
            FoundView(
                hit.item.id,
                said(hit.item.question),
                titles[hit.item.id],
                _state(hit.item, situation),
                not hit.is_hidden,
            )
            for hit in hits[:_MOST]
        ),
    )


def plain(text: str) -> str:
    """Return a text in small letters without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def answer_words(item: Item, answer: str) -> str:
    """Return an answer in the words of the screen."""
    if answer == UNKNOWN:
        return say(UNKNOWN_WORDS)
    if answer == NOT_APPLICABLE:
        return say(NOT_APPLICABLE_WORDS)
    option = item.option(answer)
    return said(option.text) if option is not None else answer


def _rank(item: Item, section: str, words: Iterable[str]) -> int | None:
    """Return how near the words are to the question: 0 in it, 1 with its hint, 2 with its section."""
    text = ""
    hint = said(item.hint) if item.hint else ""
    for rank, part in enumerate((said(item.question), hint, section)):
        text = f"{text}\n{plain(part)}"
        if all(word in text for word in words):
            return rank
    return None


def _state(item: Item, situation: Situation) -> str:
    if not situation.is_asked(item.id):
        waits = any(situation.is_asked(gate) and situation.answer(gate) is None for gate in item.gates)
        if waits:
            return say("Deze vraag komt misschien nog, na een eerder antwoord.")
        return say("Niet van toepassing door eerdere antwoorden.")
    answer = situation.answer(item.id)
    if answer is None:
        return say("Nog open")
    return say("Beantwoord: {answer}", answer=answer_words(item, answer))
