"""The recovery sheet on paper."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from tests.report.reading import faults, roles, squeezed, structure_of, words_of
from tests.report.sample import FONTS, a_document
from zelfscan.i18n import speak, speaking
from zelfscan.paths import resources_folder
from zelfscan.report.document import Heading, WordRows
from zelfscan.report.pdf import render
from zelfscan.report.recovery_page import EMPTY, recovery_document, recovery_page

DAY = date(2026, 11, 26)
ROWS = (
    ("fiets", "vijver", "appelsap", "stier"),
    ("mandje", "zeebodem", "geur", "klomp"),
    ("aalbes", "oever", "zwoel", "tuba"),
    ("kwast", "lampion", "perzik", "koffie"),
)
ON = "26 november 2026"


@pytest.fixture(scope="module")
def filled() -> bytes:
    return recovery_page(FONTS, DAY, ROWS, ON)


@pytest.fixture(scope="module")
def blank() -> bytes:
    return recovery_page(FONTS, DAY)


def pages_of(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


def test_both_editions_are_conformant_and_one_page(filled: bytes, blank: bytes) -> None:
    assert faults(filled) == faults(blank) == []
    assert pages_of(filled) == pages_of(blank) == 1


@pytest.mark.needs_tool("pdftotext")
def test_the_filled_page_has_the_sixteen_words_and_the_day(filled: bytes) -> None:
    words = words_of(filled).split()
    assert [words.count(word) for row in ROWS for word in row] == [1] * 16
    assert squeezed(ON) in squeezed(words_of(filled))


@pytest.mark.needs_tool("pdfinfo")
def test_a_screen_reader_hears_each_row_with_its_number_and_its_words_in_order(filled: bytes) -> None:
    structure = structure_of(filled)
    rows = [(str(number), *row) for number, row in enumerate(ROWS, start=1)]
    places = [structure.index(f'"{word}"') for row in rows for word in row]
    assert places == sorted(places)


def test_the_blank_page_has_sixteen_empty_boxes(blank: bytes) -> None:
    with pikepdf.open(BytesIO(blank)) as pdf:
        nodes = [node for node in pdf.objects if isinstance(node, pikepdf.Dictionary) and "/S" in node]
        cells = [node for node in nodes if node.S == "/TD"]
    assert len(cells) == 16 == sum(len(row) for row in EMPTY)
    assert roles(blank).count("TR") == 5


@pytest.mark.needs_tool("pdftotext")
@pytest.mark.parametrize("edition", ["filled", "blank"])
def test_the_page_says_how_to_use_it_where_to_keep_it_and_what_it_opens(
    edition: str, request: pytest.FixtureRequest
) -> None:
    words = squeezed(words_of(request.getfixturevalue(edition)))
    for said in ("regel voor regel", "niet bij de computer", "geen foto", "mail", "cloud", "De hele kluis"):
        assert squeezed(said) in words


@pytest.mark.needs_tool("pdftotext")
def test_the_filled_page_warns_of_shared_printers_and_the_blank_one_of_copying(
    filled: bytes, blank: bytes
) -> None:
    assert squeezed("Een gedeelde printer bewaart opdrachten.") in squeezed(words_of(filled))
    assert squeezed("Kopieer of scan het ingevulde blad niet") in squeezed(words_of(blank))


def test_the_same_sheet_gives_the_same_bytes(filled: bytes) -> None:
    assert recovery_page(FONTS, DAY, ROWS, ON) == filled


def test_the_document_does_not_tell_its_words_when_it_is_written_out() -> None:
    assert "appelsap" not in repr(recovery_document(DAY, ROWS))


def test_the_file_says_nothing_of_the_words_outside_the_page(filled: bytes) -> None:
    with pikepdf.open(BytesIO(filled)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Herstelblad"
        assert b"appelsap" not in pdf.Root.Metadata.read_bytes()


def test_the_page_speaks_the_language_of_the_window() -> None:
    speak("en", resources_folder() / "locale")
    speak("nl")
    with speaking("en"):
        data = recovery_page(FONTS, DAY, ROWS, ON)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
    assert faults(data) == []
    assert pages_of(data) == 1


def test_a_word_that_is_longer_than_any_stays_in_its_box() -> None:
    rows = WordRows(("", *"1234"), (("hottentottententententoonstelling",) * 4,))
    assert faults(render(a_document(Heading(1, "Kop"), rows), FONTS)) == []
