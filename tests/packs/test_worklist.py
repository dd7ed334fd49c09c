"""What is still to be translated, as YAML that only has to be filled in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.packs.changing import change, line_of
from tests.packs.translating import english_of, faults, translate
from zelfscan.errors.base import UsageError
from zelfscan.errors.content import PackError
from zelfscan.packs import reader
from zelfscan.packs.library import to_translate
from zelfscan.packs.translations import nested
from zelfscan.packs.worklist import _branch, _Text


@pytest.fixture
def desk(front_desk: Path) -> Path:
    """A folder with a copy of the small pack, all of it translated."""
    return translate(front_desk)


def test_what_is_to_be_translated_only_has_to_be_filled_in(desk: Path) -> None:
    assert faults(desk) == []
    assert list(to_translate(desk, "en")) == ["# en: 90 van 90 teksten vertaald"]


def test_what_changed_stands_in_the_list_with_the_translation_there_was(desk: Path) -> None:
    change(desk / "stock.yaml", "question: Is er een tweede uitgang?", "question: Zijn er twee uitgangen?")
    line = line_of(desk / "locale" / "en.yaml", "hall.way-out:")
    found = list(to_translate(desk, "en"))
    assert found[:4] == [
        "# front-desk/locale/en.yaml",
        "items:",
        "  # front-desk/stock.yaml",
        f"  # in plaats van front-desk/locale/en.yaml:{line}",
    ]
    assert found[4] == "  hall.way-out:"
    assert found[6:] == [
        "    # Zijn er twee uitgangen?",
        '    question: "In English."',
        "    # Dan kunt u weg.",
        '    why: "In English."',
        "    # Er is een tweede uitgang.",
        '    good: "In English."',
        "",
        "# en: 87 van 90 teksten vertaald",
    ]


def test_a_fingerprint_without_letters_needs_no_quotes(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zelfscan.packs.translatable.Entry.fingerprint", "00012345")
    path = desk / "locale" / "en.yaml"
    path.unlink()
    filled = english_of(desk)
    assert filled.count('of: "00012345"') == filled.count("of: ")
    for text in (filled, filled.replace('"00012345"', "00012345")):
        path.write_text(text, encoding="utf-8")
        assert faults(desk) == []


def test_there_is_nothing_to_translate_into_the_language_itself(desk: Path) -> None:
    with pytest.raises(UsageError, match="staan al in 'nl'"):
        to_translate(desk, "nl")


def test_a_name_that_yaml_would_take_for_something_else_stands_between_quotes(desk: Path) -> None:
    (desk / "locale" / "en.yaml").unlink()
    found = list(to_translate(desk, "en"))
    assert '      "yes": ""' in found
    assert '    done_when: ""' in found
    assert found[-1] == "# en: 0 van 90 teksten vertaald"


@given(st.dictionaries(st.sampled_from(["a", "no", "2021", "y.z", "True", "é", "a: b"]), st.text(min_size=1)))
def test_whatever_was_translated_comes_back_out_of_the_list(texts: dict[str, str]) -> None:
    for key, text in texts.items():
        found = _entry_with(key, text)
        try:
            document = reader.parse("\n".join(found).encode("utf-8"), "en.yaml")
        except (PackError, UnicodeEncodeError):
            # What the reader refuses never got in either.
            assert not text.isprintable()
            continue
        assert document.values == {key: text}


def _entry_with(key: str, text: str) -> list[str]:
    return list(_branch({key: _Text("Brontekst\n: #", text)}, ""))


def test_a_list_in_which_some_things_have_no_text_keeps_its_places() -> None:
    tree = nested({("rows", 0): _Text("a", ""), ("rows", 2): _Text("c", "")})
    found = reader.parse("\n".join(_branch(tree, "")).encode("utf-8"), "en.yaml").values
    assert found == {"rows": ("", None, "")}
