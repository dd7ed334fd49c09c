"""Words for what somebody answered."""

from zelfscan.core.condition import UNKNOWN
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import NOT_APPLICABLE
from zelfscan.i18n import later, say

UNKNOWN_WORDS = later("Weet ik niet")
NOT_APPLICABLE_WORDS = later("Niet van toepassing")
OPEN_WORDS = later("Nog niet beantwoord")


def answer_words(item: Item, value: str | None, language: str) -> str:
    """Return the words of an answer, also for *weet ik niet*, *niet van toepassing* and no answer yet."""
    if value is None:
        return say(OPEN_WORDS)
    if value == UNKNOWN:
        return say(UNKNOWN_WORDS)
    if value == NOT_APPLICABLE:
        return say(NOT_APPLICABLE_WORDS)
    option = item.option(value)
    return option.text.in_language(language) if option else say(OPEN_WORDS)
