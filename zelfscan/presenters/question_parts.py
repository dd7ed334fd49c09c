"""The parts of a question in the words of the screen."""

from zelfscan.core.condition import UNKNOWN
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import NOT_APPLICABLE
from zelfscan.i18n import later, said, say
from zelfscan.packs.loader import Loaded
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.views import AnswerView, PictureView
from zelfscan.wording.answers import NOT_APPLICABLE_WORDS, UNKNOWN_WORDS
from zelfscan.wording.days import day
from zelfscan.wording.sentences import joined

_UNKNOWN_KEY, _NOT_APPLICABLE_KEY = "0", "9"
_DARK = later("Dit ziet u pas goed in het donker. Is het nu licht? Bewaar de vraag dan voor later.")


def answers_of(item: Item) -> tuple[AnswerView, ...]:
    """Return the answers with the digits that choose them."""
    return tuple(
        AnswerView(option.id, said(option.text), str(number))
        for number, option in enumerate(item.options, start=1)
    )


def pair_of(item: Item) -> tuple[AnswerView, ...]:
    """Return *weet ik niet* and *niet van toepassing*, where these are answers."""
    unknown = AnswerView(UNKNOWN, say(UNKNOWN_WORDS), _UNKNOWN_KEY)
    absent = AnswerView(NOT_APPLICABLE, say(NOT_APPLICABLE_WORDS), _NOT_APPLICABLE_KEY)
    return ((unknown,) if item.unknown else ()) + ((absent,) if item.not_applicable else ())


def after_words(item: Item, chosen: str) -> str:
    """Say what follows from *weet ik niet*; nothing after another answer."""
    if chosen != UNKNOWN:
        return ""
    if item.is_scored:
        return say("Wij rekenen voorzichtig en zetten deze vraag bij Eerst nagaan.")
    return say("U kunt deze vraag later nog beantwoorden.")


def added_words(loaded: Loaded, item: Item) -> tuple[str, str]:
    """Return what an organisation says beside a question, under whose words those are; empty for nothing."""
    text = loaded.explained.get(item.id, "")
    return (say("Van uw organisatie: {name}", name=loaded.organisation), text) if text else ("", "")


def dark_words(item: Item, chosen: str) -> str:
    """Say that a question waits for the dark, while its answer is not known."""
    return say(_DARK) if item.in_the_dark and chosen in ("", UNKNOWN) else ""


def pictures_of(item: Item) -> tuple[PictureView, ...]:
    """Return the drawings that explain a question."""
    folder = questionnaires_folder() / "catalogue" / "pictures"
    return tuple(
        PictureView(
            each.id, said(each.alt), said(each.caption) if each.caption else "", folder / f"{each.id}.svg"
        )
        for each in item.pictures
    )


def sources_of(pack: Pack, item: Item) -> tuple[str, ...]:
    """Name where the reason and the drawings come from, each source once."""
    drawn = (source for picture in item.pictures for source in picture.sources)
    named = dict.fromkeys((*item.sources, *drawn))
    found = [pack.source_by_id[each] for each in named if each in pack.source_by_id]
    lines = tuple(f"{source.title} ({source.published})" for source in found)
    days = sorted({source.read_on for source in found})
    if not lines:
        return ()
    return (*lines, say("Gelezen op {days}.", days=joined(day(each) for each in days)))
