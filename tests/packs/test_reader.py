"""One YAML or JSON file to plain values: what is taken, what is refused, and on which line."""

import json
import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zelfscan.errors.content import PackError
from zelfscan.packs.reader import MAX_BYTES, MAX_DEPTH, MAX_KEY, MAX_VALUES, parse, read

NOT_YAML = "dit is geen geldige YAML; kijk naar inspringing, aanhalingstekens, haakjes en dubbele punten"
TAB = "hier staat een tab; gebruik spaties om in te springen"
CHARACTER = "hier staat een onzichtbaar teken dat niet mag; haal het weg"
REFERENCE = "verwijzingen met & en * mogen niet; schrijf uit wat er moet staan"
TAG = "een soortaanduiding met ! mag niet; zet er aanhalingstekens om"
KEY = "een sleutel moet gewone tekst zijn, zoals in 'sleutel: waarde'"
LONG_KEY = f"deze sleutel is te lang; gebruik hoogstens {MAX_KEY} tekens"
DOCUMENT = "een bestand bevat één document; haal --- weg"


def values(text: str | bytes) -> object:
    return parse(text if isinstance(text, bytes) else text.encode(), "file.yaml").values


def faults(text: str | bytes) -> list[str]:
    with pytest.raises(PackError) as caught:
        values(text)
    return [str(fault) for fault in caught.value.faults]


def as_tuples(value: object) -> object:
    """Return values as the reader gives them: sequences are tuples."""
    if isinstance(value, list):
        return tuple(as_tuples(each) for each in value)
    return {key: as_tuples(each) for key, each in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", 3, "'a' staat hier twee keer; haal er een weg", id="key twice"),
        pytest.param(
            '{\n"a": 1,\n"a": 2}', 3, "'a' staat hier twee keer; haal er een weg", id="key twice in JSON"
        ),
        pytest.param(
            "1: a\n'1': b\n", 2, "'1' staat hier twee keer; haal er een weg", id="key twice, once quoted"
        ),
        pytest.param("a: 1\nb: &here 2\n", 2, REFERENCE, id="anchor"),
        pytest.param("a:\n  - *here\n", 2, REFERENCE, id="alias"),
        pytest.param("a: 1\nb: !!python/object:os.system x\n", 2, TAG, id="tag for an object"),
        pytest.param("- !text x\n", 1, TAG, id="own tag"),
        pytest.param("!!map {a: 1}\n", 1, TAG, id="tag on a mapping"),
        pytest.param("a: 1\n---\nb: 2\n", 2, DOCUMENT, id="two documents"),
        pytest.param("a: 1\n...\nb: 2\n", 3, DOCUMENT, id="two documents with an end"),
        pytest.param("a: 1\n<<: {b: 2}\n", 2, KEY, id="merge key"),
        pytest.param("a: 1\n? [b]\n: 2\n", 2, KEY, id="list as key"),
        pytest.param("{b: {? {c: 1} : 2}}\n", 1, KEY, id="mapping as key"),
        pytest.param("a: 1\n? *here\n: 2\n", 2, KEY, id="alias as key"),
        pytest.param(
            "a: 1\nb: 2026-02-30\n",
            2,
            "'2026-02-30' is geen datum; kies een dag die bestaat, zoals 2026-11-23",
            id="date",
        ),
        pytest.param("a: 1\nb: \x07\n", 2, CHARACTER, id="control character"),
        pytest.param("\x00", 1, CHARACTER, id="null byte"),
        pytest.param('a: 1\nb: "\\x1b[31m"\n', 2, CHARACTER, id="escaped control character"),
        pytest.param('a: 1\n"\\0": b\n', 2, CHARACTER, id="escaped control character in a key"),
        pytest.param('a: 1\n"b\\nc": 2\n', 2, CHARACTER, id="line end in a key"),
        pytest.param("a: 1\n\u202eb: 2\n", 2, CHARACTER, id="key that turns words round"),
        pytest.param("a: 1\n" + "b" * (MAX_KEY + 1) + ": 2\n", 2, LONG_KEY, id="key without end"),
        pytest.param('a: 1\nb: "\\ud800"\n', 2, CHARACTER, id="half a pair"),
        pytest.param(
            'a: "\\U00110000"',
            1,
            "in het bestand staat een teken dat niet bestaat; zoek naar \\U",
            id="beyond the last one",
        ),
        pytest.param(
            'a: "\\UFFFFFFFF"',
            1,
            "in het bestand staat een teken dat niet bestaat; zoek naar \\U",
            id="far beyond",
        ),
        pytest.param("a: 1\nb: [1, 2\n", 3, NOT_YAML, id="open bracket"),
        pytest.param("a: 1\nb: c: d\n", 2, NOT_YAML, id="two colons"),
        pytest.param("a: 1\nb: 'c\n", 3, NOT_YAML, id="open quote"),
        pytest.param("a: @b\n", 1, NOT_YAML, id="reserved sign"),
        pytest.param("a: 1\n\tb: 2\n", 2, TAB, id="tab"),
        pytest.param(
            "# a\n%YAML 1.0\n---\na: 1\n",
            2,
            "een regel mag niet met % beginnen; zet er aanhalingstekens om",
            id="directive",
        ),
        pytest.param(
            "%TAG ! tag:x\n---\na: 1\n",
            1,
            "een regel mag niet met % beginnen; zet er aanhalingstekens om",
            id="tag directive",
        ),
    ],
)
def test_a_file_is_refused_with_its_line(text: str, line: int, message: str) -> None:
    assert faults(text) == [f"file.yaml:{line}: {message}"]


def test_bytes_that_are_no_utf_8_are_refused() -> None:
    assert faults(b"a: \xff") == ["file.yaml:1: het bestand is geen UTF-8-tekst; bewaar het als UTF-8"]
    assert faults("a: é".encode("utf-16")) == [
        "file.yaml:1: het bestand is geen UTF-8-tekst; bewaar het als UTF-8"
    ]


def test_every_key_that_stands_twice_is_named_at_once() -> None:
    assert faults("a: 1\na: 2\nb:\n  - {c: 1, c: 2}\nd: 2026-13-01\n") == [
        "file.yaml:2: 'a' staat hier twee keer; haal er een weg",
        "file.yaml:4: 'c' staat hier twee keer; haal er een weg",
        "file.yaml:5: '2026-13-01' is geen datum; kies een dag die bestaat, zoals 2026-11-23",
    ]


def test_nesting_stops_at_its_limit() -> None:
    assert values("[" * MAX_DEPTH + "]" * MAX_DEPTH) is not None
    assert faults("[" * (MAX_DEPTH + 2)) == [
        "file.yaml:1: dit is te diep genest; gebruik minder lijsten in lijsten"
    ]
    assert faults('{"a":' * 100_000) == [
        "file.yaml:1: dit is te diep genest; gebruik minder lijsten in lijsten"
    ]
    assert faults("- " * 100_000) == ["file.yaml:1: dit is te diep genest; gebruik minder lijsten in lijsten"]


def test_values_that_stand_under_one_key_count_each() -> None:
    (fault, *_) = faults("? \n" * (MAX_VALUES + 2))
    assert "waarden; verdeel het" in fault


def test_a_small_file_with_very_many_values_is_refused() -> None:
    assert values("- a\n" * (MAX_VALUES - 1)) is not None
    assert faults("- a\n" * MAX_VALUES) == [
        f"file.yaml:{MAX_VALUES}: het bestand heeft meer dan {MAX_VALUES} waarden; verdeel het"
    ]


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "off", "y", "n", "No", "YES", "nUll", "tRue", ".inf", ".nan"]
)
def test_words_of_older_yaml_stay_text(word: str) -> None:
    assert values(f"a: {word}") == {"a": word}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("010", 10),
        ("-3", -3),
        ("+7", 7),
        ("0", 0),
        ("0.10", Decimal("0.10")),
        ("-1.5", Decimal("-1.5")),
        ("0.1234567890123456", Decimal("0.1234567890123456")),
        ("0x10", "0x10"),
        ("1_000", "1_000"),
        ("1e5", "1e5"),
        ("1/3", "1/3"),
        (".5", ".5"),
        ("12:30:45", "12:30:45"),
        ("9" * 19, "9" * 19),
        ("٣", "٣"),
        ("true", True),
        ("False", False),
        ("TRUE", True),
        ("null", None),
        ("~", None),
        ("", None),
        ("2026-11-23", date(2026, 11, 23)),
        ("2026-11-23T10:00:00", "2026-11-23T10:00:00"),
        ("'2026-11-23'", "2026-11-23"),
        ('"1"', "1"),
        ("'null'", "null"),
        ("|\n  x\n  y\n", "x\ny\n"),
    ],
)
def test_a_value_is_read_as_what_it_is(text: str, value: object) -> None:
    found = parse(f"a: {text}".encode(), "file.yaml").values
    assert found == {"a": value}
    assert type(found["a"]) is type(value)


def test_keys_are_always_text() -> None:
    assert values("1: a\nno: b\nnull: c\n2026-11-23: d\n") == {
        "1": "a",
        "no": "b",
        "null": "c",
        "2026-11-23": "d",
    }


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert values("\ufeffa: 1".encode()) == {"a": 1}


def test_windows_line_ends_count_as_one_line() -> None:
    assert values("a: 1\r\nb: x\r\n") == {"a": 1, "b": "x"}
    assert faults("a: 1\r\nb: 2\r\na: 3\r\n") == ["file.yaml:3: 'a' staat hier twee keer; haal er een weg"]


@pytest.mark.parametrize("text", ["", "\n", "# only a remark", "---", "null"])
def test_an_empty_file_holds_nothing(text: str) -> None:
    assert values(text) is None


def test_every_value_knows_its_line() -> None:
    document = parse(b"a:\n  - b: 1\n    c:\n      - x\n\n      - y\nd: {e: 1}\n", "file.yaml")
    assert document.line(("a", 0, "c", 1)) == 6
    assert document.line(("d", "e")) == 7
    assert document.line(("a",)) == 1


def test_what_does_not_stand_in_the_file_has_the_line_of_what_is_around_it() -> None:
    document = parse(b"a:\n  - b: 1\n", "file.yaml")
    assert document.line(("a", 0, "missing", "deeper")) == 2
    assert document.line(("missing",)) == 1


def test_indented_json_with_tabs_and_emoji_is_read() -> None:
    written = {
        "responses": {"a": "yes"},
        "notes": {"a": 'Naast de 😀-deur: "ja" / één {tab\t}'},
        "n": [1, None, True],
    }
    assert values(json.dumps(written, indent="\t")) == as_tuples(written)
    assert values(json.dumps(written, separators=(",", ":"))) == as_tuples(written)


_TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\t\n\r")
)


def _is_key(text: str) -> bool:
    return text != "<<" and text.isprintable()


_DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18) + 1, 10**18 - 1) | _TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXTS.filter(_is_key), inner, max_size=4),
    max_leaves=12,
)


@given(_DATA, st.booleans(), st.sampled_from([None, 2, "\t"]))
def test_what_is_written_as_json_is_read_back(data: object, as_ascii: bool, indent: int | str | None) -> None:
    written = json.dumps(data, ensure_ascii=as_ascii, indent=indent)
    assert values(written) == as_tuples(data)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
@example(b"%TAG ! x\n--- !y z")
@example(b"? ? ?")
@example(b"\xef\xbb\xbf\xef\xbb\xbf")
def test_no_bytes_whatever_break_the_reader(raw: bytes) -> None:
    try:
        document = parse(raw, "file.yaml")
    except PackError as error:
        assert error.faults
        assert all(1 <= fault.line <= raw.count(b"\n") + raw.count(b"\r") + 2 for fault in error.faults)
    else:
        assert document.file == "file.yaml"


_SIGNS = st.lists(
    st.sampled_from(
        list("ab01:-?,[]{}&*!|>'\"%@#~ \n\t\\.") + ["---", "...", "<<", ": ", "- ", "\n  ", "\\u", "é"]
    ),
    max_size=30,
).map("".join)


@given(_SIGNS)
def test_no_signs_of_yaml_break_the_reader(text: str) -> None:
    try:
        parse(text.encode(), "file.yaml")
    except PackError as error:
        assert error.faults


def test_a_file_is_called_by_its_name_unless_said_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: 1\na: 2\n", encoding="utf-8")
    for name, called in ((None, "x.yaml"), ("pack/x.yaml", "pack/x.yaml")):
        with pytest.raises(PackError) as caught:
            read(path, name)
        assert [fault.file for fault in caught.value.faults] == [called]


def test_a_file_that_is_too_big_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"#" * MAX_BYTES)
    assert read(path).values is None
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(PackError, match="big.yaml:1: het bestand is te groot"):
        read(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="x.yaml:1: het bestand bestaat niet"):
        read(tmp_path / "x.yaml")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has named pipes")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    with pytest.raises(PackError, match="x.yaml:1: dit is geen gewoon bestand"):
        read(tmp_path / "x.yaml")
