"""Words for what somebody answered."""

from zelfscan.core.condition import UNKNOWN
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import NOT_APPLICABLE

UNKNOWN_WORDS = "Weet ik niet"
NOT_APPLICABLE_WORDS = "Niet van toepassing"
OPEN_WORDS = "Nog niet beantwoord"


def answer_words(item: Item, value: str | None, language: str) -> str:
    """Return the words of an answer, also for *weet ik niet*, *niet van toepassing* and no answer yet."""
    if value is None:
        return OPEN_WORDS
    if value == UNKNOWN:
        return UNKNOWN_WORDS
    if value == NOT_APPLICABLE:
        return NOT_APPLICABLE_WORDS
    option = item.option(value)
    return option.text.in_language(language) if option else OPEN_WORDS
