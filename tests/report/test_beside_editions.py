"""Every edition of one in five worked cases as text and as ODT: whole, and with no picture unsaid."""

import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest

from tests.content.cases import Case, cases
from tests.report.edition_samples import EVERY_PHOTO, judged_case, planted
from zelfscan.report.as_odt import to_odt
from zelfscan.report.as_text import WIDTH, to_text
from zelfscan.report.content.editions import document
from zelfscan.report.content.wanted import EDITIONS, Edition, Wanted
from zelfscan.report.document import Document
from zelfscan.report.odt_styles import NAMESPACES
from zelfscan.report.plainly import Break, Grid, Head, Listed, Para, Part, Picture, parts_of
from zelfscan.report.text import plain

NAMES = {name.removeprefix("xmlns:"): address for name, address in NAMESPACES.items()}


def made(case: Case, edition: Edition) -> Document:
    return document(planted(judged_case(case)), Wanted(edition, photos=EVERY_PHOTO))


def words_of(part: Part) -> list[str]:
    match part:
        case Head():
            return [part.words]
        case Para():
            return ["".join(span.text for span in part.spans)]
        case Listed():
            return ["".join(span.text for span in item) for item in part.items]
        case Grid():
            cells = (spans for row in part.rows for cell in row for spans in cell)
            return ["".join(span.text for span in spans) for spans in cells]
        case Picture():
            return [part.alternative]
        case Break():
            return []


def squeezed(text: str) -> str:
    return "".join(plain(text).split())


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("case", cases()[::5], ids=lambda case: case.name)
def test_no_word_is_lost_and_every_line_fits(case: Case, edition: Edition) -> None:
    report = made(case, edition)
    wanted = [squeezed(words) for part in parts_of(report) for words in words_of(part)]
    text = to_text(report).decode("utf-8-sig")
    assert [line for line in text.split("\r\n") if len(line) > WIDTH and "://" not in line] == []
    assert len(wanted) > 3
    with zipfile.ZipFile(BytesIO(to_odt(report))) as archive:
        body = ElementTree.fromstring(archive.read("content.xml"))
    described = [squeezed(each.text or "") for each in body.iterfind(".//svg:desc", NAMES)]
    pictures = [part for part in parts_of(report) if isinstance(part, Picture)]
    assert described == [squeezed(each.alternative) for each in pictures]
    for held in (squeezed(text), squeezed("".join(body.itertext()))):
        assert [words for words in wanted if words not in held] == []
