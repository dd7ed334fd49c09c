"""Text from people is text, whatever they type."""

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report.reading import faults, squeezed, words_of
from tests.report.sample import FONTS, a_document
from zelfscan.report.document import (
    AnswerRow,
    Answers,
    Bullets,
    Cell,
    Heading,
    KeyValue,
    KeyValues,
    Notice,
    Paragraph,
    Phone,
    PhoneList,
    TableBlock,
)
from zelfscan.report.pdf import render
from zelfscan.report.styles import MARGIN, PAGE_WIDTH
from zelfscan.report.text import plain

MARKUP = (
    "<b>vet</b>",
    '<img src="foto.png"/>',
    '<font color="red">rood</font>',
    "&amp; &lt; &#65; &",
    "<para>los</para>",
    "<br/></para><a href='x'>",
    "<!-- weg -->",
    "(haken) \\( \\) \\",
    "%s {0} {page}",
    "EMC BT ET /P <</MCID 0>> BDC",
)
ODD = (
    "😀",
    "👩\u200d👩\u200d👧",
    "日本語",
    "W" * 200,
    "\x00\x07",
    "\u202e",
    "\t",
    "\r\n",
    "\u2028",
    "ĳ",
    "İ",
)
LONG = ("W" * 900, "https://example.org/" + "pad/" * 300, "日" * 500, "\u00a0" * 900)
#: What is written from right to left comes out of pdftotext in another order, so it has a test of its own.
typed = st.lists(
    st.one_of(
        st.sampled_from(MARKUP),
        st.text(st.characters(max_codepoint=0x24F, exclude_categories=["Cs"]), max_size=30),
        st.sampled_from(
            ["😀", "👩‍👩‍👧", "日本語", "W" * 200, "\x00\x07", "\u202e", "\t", "\r\n", "\u2028", "ĳ", "İ"]
        ),
    ),
    max_size=8,
).map(" ".join)
anything = st.text(st.characters(exclude_categories=()), max_size=120)


def a_report_with(text: str) -> bytes:
    return render(
        a_document(
            Heading(1, f"Kop {text}"),
            Heading(2, "Tekst"),
            Paragraph(text),
            Bullets((text,)),
            Notice("note", text, text),
            KeyValues((KeyValue(text, (text,)),)),
            TableBlock(("Een", "Twee"), ((Cell((text,)), Cell((text,), align="end")),), (1, 3)),
            Answers("Antwoorden", (AnswerRow("Vraag", "Ja", text, "1-1-2026"),)),
            PhoneList((Phone(text, "112", text),)),
        ),
        FONTS,
    )


@pytest.mark.needs_tool("pdftotext")
@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_printed_as_typed(text: str) -> None:
    words = words_of(render(a_document(Heading(1, "Kop"), Paragraph(text)), FONTS))
    assert text in words


@pytest.mark.needs_tool("pdftotext")
@given(typed)
@settings(max_examples=40)
def test_a_note_is_printed_as_typed(text: str) -> None:
    note = AnswerRow("Vraag", "Ja", f"begin {text} einde", "")
    data = render(a_document(Heading(1, "Kop"), Heading(2, "Alles"), Answers("Hal", (note,))), FONTS)
    assert squeezed(plain(f"begin {text} einde")) in squeezed(words_of(data, "-raw"))


@given(anything)
@settings(max_examples=40)
def test_whatever_is_typed_the_report_is_made_and_stays_conformant(text: str) -> None:
    assert faults(a_report_with(text)) == []


@pytest.mark.needs_tool("pdftotext")
@pytest.mark.parametrize(
    "text", ["W" * 900, "https://example.org/" + "pad/" * 300, "日" * 500, "\u00a0" * 900]
)
def test_a_very_long_word_stays_within_the_margins(text: str) -> None:
    boxes = words_of(a_report_with(text), "-bbox")
    ends = [float(part.split('"')[1]) for part in boxes.split("xMax=")[1:]]
    assert ends
    assert max(ends) <= PAGE_WIDTH - MARGIN + 0.5


@pytest.mark.parametrize("text", ["שלום", "مرحبا"])
def test_words_from_right_to_left_are_kept_in_the_order_in_which_they_are_read(text: str) -> None:
    data = render(a_document(Heading(1, "Kop"), Paragraph(text)), FONTS)
    assert faults(data) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        tables = [item.ToUnicode.read_bytes() for item in pdf.objects if _has_unicode(item)]
    assert all(any(b"%04X" % ord(character) in table for table in tables) for character in text)


@pytest.mark.needs_tool("pdftotext")
def test_an_emoji_can_be_found_although_the_font_has_no_picture_of_it() -> None:
    assert "Fijn 😀." in words_of(render(a_document(Heading(1, "Kop"), Paragraph("Fijn 😀.")), FONTS))


def test_a_title_that_cannot_be_written_as_it_is_does_no_harm() -> None:
    document = a_document(Heading(1, "Kop"), title='Titel \ud800 \x00 <&"> \u202e')
    with pikepdf.open(BytesIO(render(document, FONTS))) as pdf:
        assert str(pdf.docinfo.Title) == 'Titel \ufffd \u00a0<&"> '
        assert "&lt;&amp;" in pdf.Root.Metadata.read_bytes().decode()


def _has_unicode(item: pikepdf.Object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item
