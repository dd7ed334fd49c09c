"""Nothing of the person or the machine gets into a file unasked, and no text is ever taken as markup."""

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.report.reading import faults
from tests.report.sample import FONTS, ROOT, a_document
from tests.report.tree_reading import tree_faults
from zelfscan.report.document import (
    AnswerRow,
    Answers,
    Bullets,
    Cell,
    Document,
    FindingCard,
    Heading,
    Image,
    KeyValue,
    KeyValues,
    Link,
    MeasureCard,
    Notice,
    Numbered,
    Paragraph,
    Phone,
    PhoneList,
    TableBlock,
    WordRows,
    WritingLine,
)
from zelfscan.report.pdf import render

#: Every tag that reportlab's paragraph parser knows, and what it does with attributes, entities and comments.
TAGS = (
    *("para", "b", "i", "u", "strike", "del", "strong", "em", "super", "sup", "sub", "font", "span", "greek"),
    *("a", "link", "img", "br", "nobr", "onDraw", "index", "unichar", "seq", "seqDefault", "seqReset"),
    *(
        "seqChain",
        "seqFormat",
        "unknown",
        "evalString",
        "pre",
        "bullet",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "h1",
    ),
)
MARKUP = (
    *(f"<{tag}>binnen</{tag}> <{tag}/>" for tag in TAGS),
    '<font name="Courier" size="99" color="red">groot</font>',
    '<a href="https://example.org" color="blue">hier</a> <link href="#x">daar</link>',
    '<img src="/etc/passwd" width="1" height="1"/> <img src="data:image/png;base64,AAAA"/>',
    '<onDraw name="os.system" label="x"/> <evalString>__import__("os")</evalString> <unichar code="65"/>',
    "&lt;b&gt; &amp; &#65; &#x41; &eacute; &nietbestaand; & < > \" '",
    "<!-- weg --> <![CDATA[ b ]]> <?xml version='1.0'?> <!DOCTYPE para [<!ENTITY x 'y'>]> &x;",
    "</para><para> </b></b> <b <b> < b> <> </> <b/ >",
    "{0} {page} {pages} %s %(x)s $x ${x} \\( \\) \\n ) Tj ET Q /Im0 Do BT <</MCID 0>> BDC EMC endstream",
)
ODD = (
    *("שלום עולם", "مرحبا بالعالم", "a\u202eb\u202cc\u200f\u200e\u2067d\u2069", "👩\u200d👩\u200d👧 👍🏽 🇳🇱"),
    *(
        "Z\u0361a\u0351l\u0489go\u0301",
        "e\u0301\u0308",
        "\x00\x01\x07\x08\x1b[31m\x7f\x9f",
        "regel\r\neen\ttab\u2028\u2029",
    ),
    *(
        "\u00ad\u200b\ufeff\u2060",
        "\ud800 \udfff",
        "\ue000\U0010fffd",
        "日本語 ﷽ ꧅ 𒐫",
        "ﬁ ĳ Ĳ ½ ﷺ",
        "\u00a0\u2003\u3000.",
    ),
)


def everywhere(text: str) -> Document:
    """Put a text wherever a text can stand."""
    words = f"begin {text} einde"
    cells = ((Cell((words,)), Cell((words, words), align="end", level="weak")),)
    return a_document(
        Heading(1, words, anchor="kop", aside=words),
        Heading(2, "Tekst"),
        Paragraph(words),
        Bullets((words,)),
        Numbered((words,)),
        Link(words, "#kop"),
        *(Notice(kind, words, words, aside=words) for kind in ("info", "warning", "note")),
        KeyValues((KeyValue(words, (words,)),)),
        TableBlock((words, words), cells, (1, 2), row_heads=True),
        MeasureCard(words, words, (), (KeyValue(words, (words,)),), choices_label=words, choices=(words,)),
        Answers(words, (AnswerRow(words, words, words, words),)),
        PhoneList((Phone(words, words, words, words),)),
        Image(b"", words, caption=words, note=words),
        FindingCard(words, words, "high", words, words, words, words, words, words),
        WordRows(("", "1", "2", "3", "4"), ((text, "b", "c", "d"),)),
        WritingLine(words, words),
        title=words,
    )


@pytest.mark.parametrize("text", [*MARKUP, *ODD])
def test_whatever_is_typed_stands_in_the_file_as_typed_wherever_it_stands(text: str) -> None:
    document = everywhere(text)
    data = render(document, FONTS)
    assert tree_faults(data, document) == []
    assert faults(data) == []


@pytest.mark.parametrize("text", [MARKUP[0], MARKUP[-1], ODD[0], ODD[2]])
def test_the_same_holds_for_large_print(text: str) -> None:
    document = everywhere(text)
    data = render(document, FONTS, large=True)
    assert tree_faults(data, document) == []
    assert faults(data) == []


def test_a_name_of_a_tag_that_is_new_to_the_parser_is_tried_here_too() -> None:
    source = Path(sys.modules["reportlab"].__file__ or "").parent / "platypus" / "paraparser.py"
    known = set(re.findall(r"def start_(\w+)\(", source.read_text(encoding="utf-8")))
    assert len(known) > 20
    assert known <= {tag.lower() for tag in TAGS}


@pytest.mark.parametrize("encrypted", [False, True])
def test_nothing_of_the_user_the_machine_or_its_folders_gets_into_a_file(
    tmp_path: Path, encrypted: bool
) -> None:
    secret = "Geheimhuis"
    home = tmp_path / f"{secret}-map"
    home.mkdir()
    code = (
        "import socket, getpass, platform, sys\n"
        f"socket.gethostname = platform.node = getpass.getuser = lambda: '{secret}-naam'\n"
        "from tests.report.sample import FONTS, every_block\n"
        "from zelfscan.report.pdf import render\n"
        f"sys.stdout.buffer.write(render(every_block(), FONTS, {'geheim' if encrypted else None!r}))\n"
    )
    names = ("HOME", "USER", "LOGNAME", "USERNAME", "USERPROFILE", "HOSTNAME", "COMPUTERNAME", "APPDATA")
    environment = {name: str(home / secret) for name in names} | {"PYTHONPATH": str(ROOT), "TZ": "Asia/Tokyo"}
    made = subprocess.run(
        [sys.executable, "-c", code], cwd=home, env=environment, capture_output=True, check=True
    )
    with pikepdf.open(BytesIO(made.stdout), password="geheim" if encrypted else "") as pdf:
        assert set(pdf.docinfo.keys()) == {"/Title", "/Producer", "/CreationDate", "/ModDate"}
        plainly = BytesIO()
        pdf.save(plainly, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
    for word in (secret, str(ROOT), str(home), "Tokyo", "+09'00"):
        assert word.encode() not in plainly.getvalue()
        assert word.encode("utf-16-be") not in plainly.getvalue()


def test_with_a_password_printing_and_reading_aloud_are_allowed_and_changing_is_not() -> None:
    data = render(a_document(Heading(1, "Kop")), FONTS, "wachtzin")
    with pikepdf.open(BytesIO(data), password="wachtzin") as pdf:
        assert (pdf.encryption.R, pdf.encryption.V, pdf.encryption.bits) == (6, 5, 256)
        assert pdf.allow.accessibility
        assert pdf.allow.print_highres
        assert pdf.allow.print_lowres
    (rights,) = re.findall(rb"/P (-?\d+)", data)
    forbidden = (3, 5, 8, 10)
    assert all(not int(rights) >> bit & 1 for bit in forbidden)


def test_a_file_with_a_password_does_not_say_that_it_is_for_an_archive() -> None:
    for password, says_so in ((None, True), ("wachtzin", False)):
        data = render(a_document(Heading(1, "Kop")), FONTS, password)
        with pikepdf.open(BytesIO(data), password=password or "") as pdf:
            words = pdf.Root.Metadata.read_bytes()
            assert (b"pdfaid" in words) == says_so
            assert b"<pdfuaid:part>1</pdfuaid:part>" in words


def test_the_colour_profile_is_the_same_whenever_it_is_made() -> None:
    data = render(a_document(Heading(1, "Kop")), FONTS)
    with pikepdf.open(BytesIO(data)) as pdf:
        (intent,) = list(pdf.Root.OutputIntents)
        profile = intent.DestOutputProfile.read_bytes()
        assert str(intent.S) == "/GTS_PDFA1"
        assert int(intent.DestOutputProfile.N) == 3
    assert (profile[16:20], profile[36:40]) == (b"RGB ", b"acsp")
    assert int.from_bytes(profile[24:26], "big") == 1999
