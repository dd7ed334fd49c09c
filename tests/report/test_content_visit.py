"""The chapter of an adviser's visit: what it says, how it is drawn, and that nothing typed breaks it."""

import tracemalloc
from dataclasses import dataclass, replace
from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat

from tests.report.content_answers import judged
from tests.report.content_lines import lines_of, text_of
from tests.report.reading import elements, faults, roles, squeezed, structure_of, words_of
from tests.report.sample import FONTS, a_document
from tests.report.visit_sample import (
    EMPTY,
    a_finding,
    a_jpeg,
    a_line,
    a_photo,
    a_png,
    a_sheet,
    a_visit,
    doors,
    windows,
    written,
)
from zelfscan.report.content.private import private_report
from zelfscan.report.content.visit import visit_chapter
from zelfscan.report.images import MAX_PIXELS, embedded, fitted
from zelfscan.report.pdf import render
from zelfscan.report.styles import MARGIN, PAGE_WIDTH
from zelfscan.report.visit import Signature, VisitChapter

MARKUP = ("<b>vet</b>", "<img src='foto.png'/>", "&amp; &lt; &", "{0} {name} %s", "EMC BT ET (a\\) Do Q")


def text(visit: VisitChapter) -> str:
    return "\n".join(lines_of(visit_chapter(visit)))


def drawn(visit: VisitChapter) -> bytes:
    return render(a_document(*visit_chapter(visit)), FONTS)


@dataclass(frozen=True)
class Embedded:
    """A picture as it is found in a file."""

    raw: bytes
    size: tuple[int, int]
    space: str
    unpacked: bytes


def images_of(data: bytes) -> list[Embedded]:
    with pikepdf.open(BytesIO(data)) as pdf:
        streams = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        return [
            Embedded(
                item.read_raw_bytes(),
                (int(item.Width), int(item.Height)),
                str(item.ColorSpace),
                b"" if item.Filter == "/DCTDecode" else item.read_bytes(),
            )
            for item in streams
            if item.get("/Subtype") == "/Image"
        ]


def pages_with(data: bytes, words: str) -> list[int]:
    with pikepdf.open(BytesIO(data)) as pdf:
        count = len(pdf.pages)
    return [page for page in range(1, count + 1) if words in words_of(data, "-f", str(page), "-l", str(page))]


@pytest.fixture(scope="module")
def whole() -> bytes:
    return drawn(a_visit())


def test_the_chapter_goes_from_who_came_to_who_signed() -> None:
    said = text(a_visit())
    parts = (
        *("# Bezoek van de adviseur", "A. de Vries", "## Conclusie", "## Direct", "## Binnen drie maanden"),
        *("## Later", "## Zonder termijn", "## Deuren", "## Ramen", "## Plattegronden", "## Foto’s"),
        *("## Samenvatting voor de bewoner", "## Handtekeningen"),
    )
    places = [said.index(part) for part in parts]
    assert places == sorted(places)


def test_a_report_with_a_visit_has_its_chapter_and_names_it_among_the_contents() -> None:
    said = text_of(private_report(judged("woningscan", "mixed"), visit=a_visit()))
    assert "Bezoek van de adviseur | [bezoek]" in said
    assert "\n# Bezoek van de adviseur\n" in said


def test_a_report_without_a_visit_says_nothing_of_one() -> None:
    assert "Bezoek van de adviseur" not in text_of(private_report(judged("woningscan", "mixed")))


def test_the_chapter_is_dutch_within_the_report() -> None:
    document = private_report(judged("woningscan", "mixed"), visit=a_visit())
    assert document.language == "nl-NL"
    assert "Woorden van de adviseur" in text_of(document)


def test_a_visit_of_which_nothing_is_known_leaves_no_chapter() -> None:
    assert visit_chapter(EMPTY) == visit_chapter(None) == ()


@pytest.mark.parametrize(
    "part",
    ["day", "adviser", "conclusion", "summary", "elements", "findings", "photos", "sheets", "signatures"],
)
def test_one_part_alone_leaves_no_empty_heading(part: str) -> None:
    visit = replace(EMPTY, **{part: getattr(a_visit(), part)})
    lines = text(visit).splitlines()
    assert lines[0] == "# Bezoek van de adviseur"
    followed = zip(lines, [*lines[1:], "## end"], strict=True)
    bare = [line for line, following in followed if line.startswith("## ") and following.startswith("## ")]
    assert bare == []
    assert faults(drawn(visit)) == []


def test_words_of_only_white_space_are_no_words() -> None:
    blank = replace(EMPTY, day=" ", conclusion="\n", summary="  ", findings=(a_finding(own=" \n "),))
    said = text(blank)
    assert "Datum" not in said
    assert "Conclusie" not in said
    assert "Samenvatting" not in said
    assert "Woorden van de adviseur" not in said


def test_a_table_without_doors_is_left_out() -> None:
    assert "Deuren" not in text(replace(a_visit(), elements=(replace(doors(), rows=()), windows(1))))


def test_findings_stand_under_their_terms_and_a_term_without_findings_is_left_out() -> None:
    found = (a_finding(1, priority="later", title="Eén"), a_finding(2, priority="direct", title="Twee"))
    said = text(replace(EMPTY, findings=found))
    assert (
        said.index("## Direct (1 bevinding)") < said.index("### Twee") < said.index("## Later (1 bevinding)")
    )
    assert said.index("## Later") < said.index("### Eén")
    assert "drie maanden" not in said
    assert "Zonder termijn" not in said


def test_the_words_of_the_adviser_stand_apart_from_those_of_the_catalogue() -> None:
    said = text(replace(EMPTY, findings=(a_finding(standard="Uit de catalogus.", own="Van mij."),)))
    assert "\nUit de catalogus.\nWoorden van de adviseur: Van mij.\nWie doet dit: Een vakman" in said


def test_a_finding_with_only_a_number_is_a_card_with_a_title() -> None:
    bare = a_finding(4, title="", about="", severity="", level="muted", standard="", own="", who="")
    assert text(replace(EMPTY, findings=(bare,))).endswith("Bevinding 4 | \n### Bevinding 4")
    assert faults(drawn(replace(EMPTY, findings=(bare,)))) == []


def test_a_photograph_that_stands_with_a_finding_is_not_shown_again() -> None:
    photos = (a_photo(1, caption="Een"), a_photo(2, caption="Twee"))
    said = text(replace(EMPTY, findings=(a_finding(photos=photos[:1]),), photos=photos))
    before, after = said.split("## Foto’s")
    assert "Foto 1. Een" in before
    assert "Foto 1" not in after
    assert "Foto 2. Twee D1 Voordeur" in after


def test_the_weakest_is_said_in_words_above_the_table_and_in_its_line() -> None:
    said = text(replace(EMPTY, elements=(doors(a_line("D1"), a_line("D2", is_weakest=True)),)))
    assert "## Deuren (De zwakste is D2, Voordeur.)" in said
    line = next(line for line in said.splitlines() if line.startswith("D2"))
    assert line.endswith("Binnen 3 maanden / De zwakste")


def test_what_was_remarked_stands_below_the_table_with_its_door() -> None:
    table = doors(a_line("D1", remark="Klemt."), a_line("D2", remark="  "), a_line("D3"))
    said = text(replace(EMPTY, elements=(table,)))
    assert said.endswith("### Opmerkingen\nD1 Voordeur: Klemt.")


def test_a_line_with_too_few_or_too_many_cells_keeps_the_table_straight() -> None:
    table = doors(a_line("D1", cells=("Ja",)), a_line("D2", cells=("Ja",) * 9))
    assert faults(drawn(replace(EMPTY, elements=(table,)))) == []


@pytest.mark.needs_tool("pdftotext")
def test_no_word_of_an_ordinary_table_is_broken() -> None:
    words = words_of(drawn(replace(EMPTY, elements=(doors(), windows(3)))), "-raw").split()
    assert {"Scharnieren", "Bereikbaar", "maanden", "aanbouw", "Nagaan", "Weet", "hoger"} <= {*words}


@pytest.mark.needs_tool("pdftotext")
def test_a_table_of_very_long_words_stays_within_the_margins() -> None:
    line = a_line(name="W" * 60, place="W" * 60, cells=("W" * 60, *["Ja"] * 4))
    boxes = words_of(drawn(replace(EMPTY, elements=(doors(line),))), "-bbox")
    ends = [float(part.split('"')[1]) for part in boxes.split("xMax=")[1:]]
    assert max(ends) <= PAGE_WIDTH - MARGIN + 0.5
    assert ">maanden<" in boxes


def test_the_whole_chapter_is_conformant(whole: bytes) -> None:
    assert faults(whole) == []


def test_every_picture_has_its_own_words(whole: bytes) -> None:
    said = [str(node.Alt) for role, node in elements(whole) if role == "Figure"]
    assert len(said) == 9 + 2 + 2
    assert {f"Foto {number}: de voordeur van buiten." for number in range(1, 10)} <= {*said}
    assert "Handtekening van J. Jansen" in said


@pytest.mark.parametrize("alternative", ["", "\u202e"])
def test_a_picture_without_words_gets_some(alternative: str) -> None:
    data = drawn(replace(EMPTY, photos=(a_photo(3, alternative=alternative, caption=""),)))
    assert [str(node.Alt) for role, node in elements(data) if role == "Figure"][0].strip()
    assert faults(data) == []


def test_tables_have_a_head_for_each_column_and_each_door(whole: bytes) -> None:
    scopes = [str(node.A.Scope) for role, node in elements(whole) if role == "TH"]
    assert scopes.count("/Column") == 7 + 5 + 2 + 2 * 2
    assert scopes.count("/Row") == 2 + 14 + 1 + 4 + 15


@pytest.mark.needs_tool("pdftotext")
def test_the_head_of_a_long_table_stands_on_every_page_of_it() -> None:
    data = drawn(replace(EMPTY, elements=(windows(40),)))
    assert len(pages_with(data, "Bereikbaar")) > 2
    assert roles(data).count("TR") == 41


@pytest.mark.needs_tool("pdftotext")
def test_a_card_is_not_broken_over_pages() -> None:
    found = tuple(a_finding(number, title=f"Begin{number}", who=f"Slot{number}") for number in range(1, 13))
    data = drawn(replace(EMPTY, findings=found))
    for number in range(1, 13):
        assert pages_with(data, f"Begin{number}\n") == pages_with(data, f"Slot{number}\n")


@pytest.mark.needs_tool("pdftotext")
def test_a_card_longer_than_a_page_is_printed_to_the_last_word() -> None:
    own = " ".join(f"woord{number}" for number in range(2500))
    many = tuple(a_photo(number) for number in range(1, 14))
    for photos in ((), many[:1], many):
        data = drawn(replace(EMPTY, findings=(a_finding(own=own, photos=photos),), summary=own))
        assert squeezed(words_of(data)).count("woord2499") == 2
        assert roles(data).count("Figure") == len(photos)
        assert faults(data) == []


@pytest.mark.needs_tool("pdfinfo")
def test_a_card_is_read_from_its_number_to_its_photographs() -> None:
    structure = structure_of(drawn(replace(EMPTY, findings=(a_finding(photos=(a_photo(7),)),))))
    parts = (
        "Bevinding 1",
        "Ernstig",
        "Sloten met",
        "D1 Voordeur",
        "Zet op",
        "Woorden van",
        "Wie doet",
        "Foto 7",
    )
    places = [structure.index(words) for words in parts]
    assert places == sorted(places)


@pytest.mark.needs_tool("pdftotext")
@pytest.mark.parametrize("typed", MARKUP)
def test_whatever_a_person_typed_is_printed_as_typed(typed: str) -> None:
    visit = VisitChapter(
        *(f"dag {typed}", f"wie {typed}", f"slotsom {typed}", f"kort {typed}"),
        elements=(doors(a_line(name=f"deur {typed}", remark=f"opm {typed}", is_weakest=True)),),
        findings=(a_finding(title=f"kop {typed}", own=f"eigen {typed}", who=f"hand {typed}"),),
        photos=(a_photo(1, caption=f"bij {typed}"),),
        sheets=(a_sheet(name=f"laag {typed}", legend=(("1", f"pin {typed}"),)),),
        signatures=(Signature("Wie", f"naam {typed}", a_png(), "nu"),),
    )
    data = drawn(visit)
    found = squeezed(words_of(data, "-raw"))
    starts = ("dag", "wie", "slotsom", "kort", "opm", "kop", "eigen", "hand", "bij", "laag", "pin", "naam")
    for start in starts:
        assert squeezed(f"{start} {typed}") in found
    assert faults(data) == []


@pytest.mark.parametrize("typed", ["W" * 900, "\x00\x07\u202e", "😀 日本", "\ud800", "regel\n" * 90])
def test_odd_words_do_no_harm(typed: str) -> None:
    visit = replace(
        EMPTY,
        conclusion=typed,
        elements=(doors(a_line(name=typed, place=typed, remark=typed, standing=typed, cells=(typed,) * 5)),),
        findings=(
            a_finding(title=typed, about=typed, severity=typed, own=typed, photos=(a_photo(caption=typed),)),
        ),
        sheets=(a_sheet(legend=((typed, typed),)),),
    )
    assert faults(drawn(visit)) == []


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_photograph_goes_into_the_file_as_it_is_unless_it_has_far_more_than_can_be_seen(mode: str) -> None:
    fine, large = a_jpeg(900, 675, mode=mode), a_jpeg(mode=mode)
    (image,) = images_of(drawn(replace(EMPTY, photos=(a_photo(1, fine),))))
    assert (image.raw, image.size) == (fine, (900, 675))

    (image,) = images_of(drawn(replace(EMPTY, photos=(a_photo(1, large),))))
    assert len(image.raw) < len(large) / 3
    with Image.open(BytesIO(image.raw)) as picture:
        assert (picture.mode, picture.size) == (mode, image.size)
        seen, whole = picture.convert("L"), Image.open(BytesIO(large)).convert("L").resize(picture.size)
    assert image.size[0] / image.size[1] == pytest.approx(2000 / 1500, rel=0.01)
    assert 650 < image.size[0] < 900
    assert ImageStat.Stat(ImageChops.difference(seen, whole)).mean[0] < 4


def test_a_photograph_that_is_damaged_further_on_goes_into_the_file_as_it_is() -> None:
    torn = a_jpeg()[:-9000]
    (image,) = images_of(drawn(replace(EMPTY, photos=(a_photo(1, torn),))))
    assert (image.raw, image.size) == (torn, (2000, 1500))


def test_a_photograph_is_as_sharp_as_its_largest_place_asks() -> None:
    jpeg = a_jpeg()
    image = embedded(jpeg)
    assert image is not None
    small, wide, full = (fitted(image, points) for points in (200, 400, 600))
    assert (small.width, wide.width) == (612, 1223)
    assert full is image


def test_a_photograph_that_stands_twice_is_in_the_file_once() -> None:
    twice = (a_photo(1, a_jpeg()), a_photo(2, a_jpeg()))
    assert len(images_of(drawn(replace(EMPTY, photos=twice)))) == 1


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "1", "LA"])
def test_a_drawing_of_any_kind_stands_on_white(mode: str) -> None:
    sheet = a_sheet(png=a_png(60, 40, mode), width=60, height=40)
    (image,) = images_of(drawn(replace(EMPTY, sheets=(sheet,))))
    picture = Image.frombytes("RGB", (60, 40), image.unpacked)
    if mode in ("RGBA", "LA"):
        assert picture.getpixel((0, 0)) == (255, 255, 255)


def test_a_photograph_in_the_colours_of_a_press_is_turned_into_those_of_a_screen() -> None:
    (image,) = images_of(drawn(replace(EMPTY, photos=(a_photo(1, a_jpeg(80, 60, mode="CMYK")),))))
    assert image.space == "/DeviceRGB"


@pytest.mark.needs_tool("pdftotext")
@pytest.mark.parametrize("broken", [b"", b"geen foto", a_png(90, 60)[:200], b"GIF89a" + b"\0" * 60])
def test_a_picture_that_cannot_be_read_leaves_a_sentence_and_its_caption(broken: bytes) -> None:
    photo = replace(a_photo(5, caption="De schuur"), jpeg=broken)
    data = drawn(replace(EMPTY, photos=(photo,), signatures=(Signature("Wie", "Ik", broken, ""),)))
    words = " ".join(words_of(data).split())
    assert words.count("Deze afbeelding kan niet worden getoond.") == 2
    assert "Foto 5. De schuur" in words
    assert faults(data) == []


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_picture_that_unpacks_to_far_too_much_is_not_unpacked() -> None:
    huge = written(Image.new("1", (MAX_PIXELS // 4000 + 1, 4000)), "PNG")
    assert images_of(drawn(replace(EMPTY, sheets=(a_sheet(png=huge),)))) == []


def test_a_plan_and_a_photograph_fit_whatever_their_shape() -> None:
    shapes = ((10, 3000), (3000, 10), (1, 1))
    photos = tuple(a_photo(number, a_jpeg(*shape)) for number, shape in enumerate(shapes))
    assert faults(drawn(replace(EMPTY, photos=photos, findings=(a_finding(photos=photos),)))) == []


def test_the_same_visit_gives_the_same_bytes(whole: bytes) -> None:
    assert drawn(a_visit()) == whole


def test_two_hundred_photographs_are_never_unpacked() -> None:
    photos = tuple(a_photo(number, a_jpeg(1000, 750) + bytes([number])) for number in range(200))
    total = sum(len(photo.jpeg) for photo in photos)
    tracemalloc.start()
    try:
        data = drawn(replace(EMPTY, photos=photos))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(images_of(data)) == 200
    assert len(data) < 1.2 * total + 500_000
    assert peak < 3 * total + 30_000_000  # unpacked they would take 450 MB


def test_a_file_with_a_password_holds_no_readable_photograph() -> None:
    jpeg = a_jpeg(200, 150)
    locked = render(
        a_document(*visit_chapter(replace(EMPTY, photos=(a_photo(1, jpeg),)))), FONTS, "geheim 123"
    )
    assert jpeg[100:200] not in locked
