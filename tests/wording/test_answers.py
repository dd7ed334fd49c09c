"""Words for what somebody answered."""

from tests.builders import an_item
from zelfscan.core.questionnaire import AnswerOption
from zelfscan.wording.answers import answer_words


def test_an_answer_has_the_words_of_its_option() -> None:
    assert answer_words(an_item("lamp", {"often": 1, "never": 0}), "often", "nl") == "often"


def test_an_answer_has_the_words_of_the_language() -> None:
    text = {"base": "Ja", "translations": (("en", "Yes"),)}
    both = (AnswerOption.model_validate({"id": "yes", "text": text, "value": 1}),)
    item = an_item("lamp").model_copy(update={"options": both})
    assert [answer_words(item, "yes", language) for language in ("nl", "en", "de")] == ["Ja", "Yes", "Ja"]


def test_what_is_no_option_has_words_as_well() -> None:
    item = an_item("lamp")
    assert answer_words(item, None, "nl") == "Nog niet beantwoord"
    assert answer_words(item, "unknown", "nl") == "Weet ik niet"
    assert answer_words(item, "not-applicable", "nl") == "Niet van toepassing"


def test_an_answer_to_an_older_question_counts_as_open() -> None:
    assert answer_words(an_item("lamp"), "an-option-of-before", "nl") == "Nog niet beantwoord"
