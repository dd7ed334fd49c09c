"""Taking back the answers of one sitting."""

from zelfscan.presenters.answer_history import AnswerHistory, Given


def test_the_last_answer_comes_first() -> None:
    history = AnswerHistory()
    history.remember("one", None, "yes")
    history.remember("two", None, "no")
    values = {"one": "yes", "two": "no"}
    assert history.last(values) == Given("two", None, "no")
    history.forget_last()
    assert history.last(values) == Given("one", None, "yes")


def test_the_same_answer_once_more_is_nothing_to_take_back() -> None:
    history = AnswerHistory()
    history.remember("one", "yes", "yes")
    assert history.last({"one": "yes"}) is None


def test_what_was_changed_somewhere_else_stays() -> None:
    history = AnswerHistory()
    history.remember("one", None, "yes")
    assert history.last({"one": "no"}) is None
    assert history.last({"one": "yes"}) is None


def test_only_so_many_answers_are_remembered() -> None:
    history = AnswerHistory(most=2)
    for item in ("one", "two", "three"):
        history.remember(item, None, "yes")
    values = dict.fromkeys(("one", "two", "three"), "yes")
    found = []
    while (given := history.last(values)) is not None:
        found.append(given.item)
        history.forget_last()
    assert found == ["three", "two"]
