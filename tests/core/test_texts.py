"""Every text in a value by its steps, and others put in their place."""

from datetime import date

from hypothesis import given, settings

from tests.builders import a_measure, a_pack, a_path, an_adversary, an_effect, an_item
from tests.core.packs_at_random import cases
from zelfscan.core.assessment import assess
from zelfscan.core.frozen import Frozen, Slug
from zelfscan.core.pack import EmergencyCard, Pack
from zelfscan.core.text import LocalizedText
from zelfscan.core.texts import Steps, in_own_language, texts_in, with_texts


class Part(Frozen):
    """A thing with an id and one text, such as an answer."""

    id: Slug
    text: LocalizedText
    number: int = 0


class Whole(Frozen):
    """A thing with a text of every kind."""

    name: LocalizedText
    note: LocalizedText | None = None
    parts: tuple[Part, ...] = ()
    rows: tuple[tuple[LocalizedText, LocalizedText], ...] = ()
    inner: "Whole | None" = None
    plain: str = "not a text"


def t(text: str) -> LocalizedText:
    return LocalizedText(base=text)


def steps_of(value: object) -> dict[Steps, str]:
    return {steps: str(text) for steps, text in texts_in(value)}


def test_a_step_is_a_field_an_id_or_a_position() -> None:
    whole = Whole(
        name=t("a"),
        parts=(Part(id="x", text=t("b")), Part(id="y", text=t("c"))),
        rows=((t("d"), t("e")),),
        inner=Whole(name=t("f")),
    )
    assert steps_of(whole) == {
        ("name",): "a",
        ("parts", "x"): "b",
        ("parts", "y"): "c",
        ("rows", 0, 0): "d",
        ("rows", 0, 1): "e",
        ("inner", "name"): "f",
    }


def test_things_with_the_same_id_are_told_apart_by_their_positions() -> None:
    whole = Whole(name=t("a"), parts=(Part(id="x", text=t("b")), Part(id="x", text=t("c"))))
    assert steps_of(whole) == {("name",): "a", ("parts", 0): "b", ("parts", 1): "c"}


def test_what_is_walked_keeps_the_name_of_its_only_text() -> None:
    assert steps_of(Part(id="x", text=t("b"))) == {("text",): "b"}


def test_a_part_with_one_text_is_written_as_that_text() -> None:
    measure = a_measure("m", how=("Eerst.", "Dan."))
    assert list(steps_of(measure)) == [
        ("title",),
        ("why",),
        ("how", 0),
        ("how", 1),
        ("norm",),
        ("done_when",),
    ]
    adversary = an_adversary("burglary", a_path("back", an_effect("lock")))
    assert ("paths", "back") in steps_of(adversary)


def test_what_begins_anew_has_steps_of_its_own() -> None:
    def begin(thing: Frozen) -> Steps | None:
        return ("part", thing.id) if isinstance(thing, Part) else None

    whole = Whole(name=t("a"), parts=(Part(id="x", text=t("b")),))
    assert dict(texts_in(whole, begin)) == {("name",): t("a"), ("part", "x", "text"): t("b")}


def test_what_has_no_text_or_does_not_change_stays_the_same_object() -> None:
    pack = a_pack(an_item("lamp"))
    assert with_texts(pack, lambda _, text: text) is pack
    assert list(texts_in((1, "a", None, date(2026, 11, 23)))) == []
    card = EmergencyCard(contacts=(), steps=(), notices=())
    assert with_texts(card, lambda _, text: t("x")) is card


def test_one_text_changes_and_the_rest_stays_the_same_object() -> None:
    pack = a_pack(an_item("lamp"), an_item("lock"))
    changed = with_texts(
        pack, lambda steps, text: t("new") if steps == ("items", "lamp", "question") else text
    )
    assert str(changed.item_by_id["lamp"].question) == "new"
    assert changed.items[1] is pack.items[1]
    assert changed.sections is pack.sections


def _upside_down(pack: Pack) -> dict[Steps, LocalizedText]:
    return {
        steps: LocalizedText(base=text.base, translations=(("en", f"{at} {text.base[::-1]}"),))
        for at, (steps, text) in enumerate(texts_in(pack))
    }


@given(cases())
@settings(max_examples=30)
def test_what_is_put_in_is_what_is_read_out(drawn) -> None:
    new = _upside_down(drawn[0])
    changed = with_texts(drawn[0], lambda steps, _: new[steps])
    assert dict(texts_in(changed)) == new
    assert with_texts(changed, lambda _, text: LocalizedText(base=text.base)) == drawn[0]


@given(cases())
@settings(max_examples=30)
def test_other_words_change_no_number(drawn) -> None:
    pack, answers = drawn
    new = _upside_down(pack)
    changed = with_texts(pack, lambda steps, _: LocalizedText(base=new[steps].in_language("en")))
    before, after = (assess(each, each.routes[0], answers, date(2026, 11, 23)) for each in (pack, changed))
    assert (before.overall, before.sections, before.risks) == (after.overall, after.sections, after.risks)
    ranks = [[(step.measure.id, step.rank, step.group) for step in each.plan] for each in (before, after)]
    assert ranks[0] == ranks[1]


@given(cases())
@settings(max_examples=30)
def test_in_its_own_language_a_pack_is_the_same_whatever_was_read_beside_it(drawn) -> None:
    english = (("en", "Something"),)
    read = with_texts(drawn[0], lambda _, text: LocalizedText(base=text.base, translations=english))
    assert in_own_language(read) == in_own_language(drawn[0])
    assert not any(text.translations for _, text in texts_in(in_own_language(read)))
