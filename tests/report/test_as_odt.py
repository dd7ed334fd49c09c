"""The ODT of a report: read as XML, and by another library than the one that wrote it."""

import os
import subprocess
import sys
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import odfdo
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report.sample import ROOT, a_document, every_block, the_house
from tests.report.test_hostile_text import LONG, MARKUP, ODD
from tests.report.visit_sample import a_jpeg, a_visit
from zelfscan.report.as_odt import to_odt
from zelfscan.report.content.visit import visit_chapter
from zelfscan.report.document import (
    Block,
    Bullets,
    Cell,
    Figure,
    Heading,
    Image,
    Link,
    Numbered,
    PageBreak,
    Paragraph,
    Span,
    TableBlock,
)
from zelfscan.report.odt_styles import NAMESPACES
from zelfscan.report.plainly import Picture, parts_of
from zelfscan.report.text import plain

NAMES = {name.removeprefix("xmlns:"): address for name, address in NAMESPACES.items()}


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def body(*blocks: Block) -> ElementTree.Element:
    content = ElementTree.fromstring(parts(to_odt(a_document(*blocks)))["content.xml"])
    found = content.find("office:body/office:text", NAMES)
    assert found is not None
    return found


def attribute(element: ElementTree.Element, name: str) -> str:
    prefix, _, local = name.partition(":")
    return element.get(f"{{{NAMES[prefix]}}}{local}", "")


def squeezed(text: str) -> str:
    return "".join(text.split())


def everything() -> tuple[Block, ...]:
    return (*every_block().blocks, *visit_chapter(a_visit()))


def test_the_first_part_says_what_it_is_and_is_not_packed() -> None:
    with zipfile.ZipFile(BytesIO(to_odt(a_document(Paragraph("Hallo"))))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"


def test_the_list_of_parts_is_complete() -> None:
    found = parts(to_odt(a_document(*everything())))
    manifest = ElementTree.fromstring(found["META-INF/manifest.xml"])
    listed = {attribute(entry, "manifest:full-path") for entry in manifest}
    assert listed == {"/", *found} - {"mimetype", "META-INF/manifest.xml"}


def test_another_library_reads_headings_with_their_levels() -> None:
    opened = odfdo.Document(
        BytesIO(to_odt(a_document(Heading(1, "Een"), Heading(2, "Twee"), Heading(3, "Drie"))))
    )
    found = [(int(head.level), str(head.inner_text)) for head in opened.body.headers]
    assert found == [(1, "Een"), (2, "Twee"), (3, "Drie")]


def test_every_style_that_is_used_is_there() -> None:
    found = parts(to_odt(a_document(*everything(), Paragraph((Span("hello", language="en"),)))))
    texts = [ElementTree.fromstring(found[name]) for name in ("content.xml", "styles.xml")]
    elements = [element for text in texts for element in text.iter()]
    named = {attribute(element, "style:name") for element in elements}
    used = {
        attribute(element, f"{each}:style-name") for element in elements for each in ("text", "table", "draw")
    }
    based = {
        attribute(element, f"style:{each}-style-name") for element in elements for each in ("parent", "next")
    }
    assert (used | based) - {""} <= named
    names = Counter(
        attribute(element, "style:name") for element in texts[0].iter() if element.tag.endswith("}style")
    )
    assert max(names.values()) == 1


def test_every_picture_is_in_the_file_and_has_its_words() -> None:
    blocks = everything()
    found = parts(to_odt(a_document(*blocks)))
    frames = ElementTree.fromstring(found["content.xml"]).findall(".//draw:frame", NAMES)
    wanted = [part.alternative for part in parts_of(a_document(*blocks)) if isinstance(part, Picture)]
    assert len(wanted) > 5
    assert [frame.findtext("svg:desc", "", NAMES) for frame in frames] == [plain(words) for words in wanted]
    links = [attribute(frame[0], "xlink:href") for frame in frames]
    assert all(link in found for link in links)
    assert len({attribute(frame, "draw:name") for frame in frames}) == len(frames)


def test_a_photograph_goes_in_as_it_is_and_no_larger_than_the_page() -> None:
    jpeg = a_jpeg(4000, 3000)
    found = parts(to_odt(a_document(Image(jpeg, "De voordeur", caption="Foto 1"))))
    assert found["Pictures/1.jpg"] == jpeg
    frame = ElementTree.fromstring(found["content.xml"]).find(".//draw:frame", NAMES)
    assert frame is not None
    width, height = (
        float(attribute(frame, f"svg:{side}").removesuffix("mm")) for side in ("width", "height")
    )
    assert width <= 170
    assert width / height == pytest.approx(4 / 3, rel=0.01)


@pytest.mark.parametrize("data", [b"", b"geen plaatje", b"\xff\xd8\xff\xe0", b"GIF89a" + b"\0" * 40])
def test_a_picture_that_cannot_be_read_leaves_its_words(data: bytes) -> None:
    found = body(Image(data, "De achterdeur"))
    assert found.find(".//draw:frame", NAMES) is None
    assert "Beeld: De achterdeur" in "".join(found.itertext())


def test_a_chart_is_a_picture_that_stays_sharp() -> None:
    found = parts(to_odt(a_document(Figure(the_house()))))
    assert ElementTree.fromstring(found["Pictures/1.svg"]).tag.endswith("}svg")


def test_a_table_has_a_head_that_is_repeated_and_as_many_columns_as_cells() -> None:
    rows = tuple((Cell((name,)), Cell(("uur",))) for name in ("een", "twee"))
    table = body(TableBlock(("Maatregel", "Moeite"), rows, (1, 1), row_heads=True)).find("table:table", NAMES)
    assert table is not None
    heads = table.findall("table:table-header-rows/table:table-row/table:table-cell", NAMES)
    assert ["".join(head.itertext()) for head in heads] == ["Maatregel", "Moeite"]
    assert len(table.findall("table:table-column", NAMES)) == 2
    assert {len(row) for row in table.findall("table:table-row", NAMES)} == {2}


def test_lists_are_lists_and_count_from_where_they_should() -> None:
    dotted, numbered = body(Bullets(("a", "b")), Numbered(("c", "d"), start=3)).findall("text:list", NAMES)
    assert [len(dotted), len(numbered)] == [2, 2]
    assert attribute(numbered[0], "text:start-value") == "3"
    assert attribute(dotted[0], "text:start-value") == ""


def test_a_chapter_starts_a_new_page() -> None:
    heads = body(Heading(1, "Een"), PageBreak(), Heading(1, "Twee")).findall("text:h", NAMES)
    assert [attribute(head, "text:style-name") for head in heads] == ["Heading_20_1", "Chapter"]


def test_the_language_is_said_of_the_whole_and_of_what_is_in_another() -> None:
    found = parts(to_odt(a_document(Paragraph((Span("Burglary", language="en"),)))))
    assert b'fo:language="nl" fo:country="NL"' in found["styles.xml"]
    assert b'fo:language="en" fo:country="GB"' in found["content.xml"]
    assert b"<dc:language>nl-NL</dc:language>" in found["meta.xml"]


@pytest.mark.parametrize(
    "target", ["#hier", "javascript:alert(1)", "smb://pc/map", "vnd.sun.star.script:x", "\\\\pc\\map"]
)
def test_only_an_address_of_the_web_becomes_a_link(target: str) -> None:
    assert body(Link("Bron", target)).find(".//text:a", NAMES) is None
    assert body(Link("Bron", "https://example.org/")).find(".//text:a", NAMES) is not None


@pytest.mark.parametrize("text", [*MARKUP, *ODD, *LONG, "a" * 10_000, "=1+1", "]]>", "&#0;"])
def test_whatever_is_typed_stands_there_as_typed(text: str) -> None:
    found = body(Paragraph(text), TableBlock(("Kop",), ((Cell((text,)),),), (1,)))
    kinds = {element.tag.rpartition("}")[2] for element in found.iter()}
    assert kinds <= {
        "text",
        "p",
        "line-break",
        "table",
        "table-column",
        "table-header-rows",
        "table-row",
        "table-cell",
    }
    assert squeezed("".join(found.itertext())) == squeezed(
        f"Uw huis, uw veiligheid {plain(text)} Kop {plain(text)}"
    )


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_a_file_that_can_be_read(text: str) -> None:
    opened = odfdo.Document(BytesIO(to_odt(a_document(Heading(2, text), Paragraph(text), title=text))))
    assert opened.get_type() == "text"
    assert squeezed(plain(text)) in squeezed(str(opened.body.inner_text))


def test_the_title_stands_above_a_report_that_does_not_begin_with_it() -> None:
    assert body(Paragraph("Hallo"))[0].text == "Uw huis, uw veiligheid"
    assert [element.text for element in body(Heading(1, "Uw huis, uw veiligheid"))] == [
        "Uw huis, uw veiligheid"
    ]


def test_nothing_says_who_made_it_when_or_where(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("USER", "LOGNAME", "USERNAME", "HOSTNAME"):
        monkeypatch.setenv(name, "geheimenaam")
    data = to_odt(a_document(*everything()))
    found = parts(data)
    assert not any(b"geheimenaam" in part or str(ROOT).encode() in part for part in found.values())
    meta = ElementTree.fromstring(found["meta.xml"])[0]
    assert {element.tag.rpartition("}")[2]: element.text for element in meta} == {
        "title": "Uw huis, uw veiligheid",
        "language": "nl-NL",
        "creation-date": "2026-11-23T00:00:00",
        "date": "2026-11-23T00:00:00",
    }
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati"])
def test_another_computer_makes_the_same_bytes(zone: str, tmp_path: Path) -> None:
    script = (
        "import sys; from tests.report.sample import every_block;"
        "from zelfscan.report.as_odt import to_odt; sys.stdout.buffer.write(to_odt(every_block()))"
    )
    elsewhere = {**os.environ, "TZ": zone, "PYTHONHASHSEED": "7", "HOME": str(tmp_path), "LC_ALL": "C"}
    made = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=elsewhere, capture_output=True, check=True
    )
    assert made.stdout == to_odt(every_block())
