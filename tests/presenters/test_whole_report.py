"""Everything that a dossier holds is in the private report, or the report says that it is not."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import FixedClock
from tests.presenters.visits import PNG, Visit, a_photo, a_visit
from tests.report.reading import squeezed, words_of
from tests.store.whole_dossier import a_signature
from zelfscan.core.sheet import Pin, Room, Sheet, sheet_to
from zelfscan.i18n import BASE, speaking
from zelfscan.paths import resources_folder
from zelfscan.photos.marks import Arrow, Circle, Number, Words, marks_to
from zelfscan.presenters.plan_report import plan_chapter
from zelfscan.presenters.visit_report import gathering
from zelfscan.report.content.private import private_report
from zelfscan.report.pdf import render
from zelfscan.store.elements import StoredElement
from zelfscan.store.findings import StoredFinding
from zelfscan.store.photographs import StoredPhoto
from zelfscan.store.sheets import StoredSheet
from zelfscan.store.visit import StoredVisit
from zelfscan.wording.days import day
from zelfscan.wording.money import money

pytestmark = pytest.mark.needs_tool("pdftotext")
DAY = timedelta(days=1)
LOCK, LIGHT, SHED = "front-door.lock-grade", "outside.light-front", "outside.shed-lock"
OTHER = "mail.two-step"
Row = dict[str, object]

#: Columns that say where something is kept or when it was written, and nothing of somebody.
INNER = {
    "flag.is_on",
    "flag.flagged",
    "response.number",
    "note.noted",
    "choice.chosen",
    "scan.id",
    "scan.digest",
    "scan.fingerprint",
    "scan.begun",
    "pack.fingerprint",
    "pack.json",
    "place.scan",
    "incident.id",
    "incident.noted",
    "price.priced",
    "element.id",
    "element.changed",
    "photo.id",
    "photo.changed",
    "photo_data.photo",
    "photo_thumb.photo",
    "finding.id",
    "finding.origin",
    "finding.changed",
    "sheet.id",
    "sheet.changed",
    "sheet_picture.sheet",
    "visit.changed",
    "signature.who",
    "signature.signed",
}
#: The tables of the libraries that keep the file.
OF_THE_FILE = re.compile(r"sqlite_.*|_sqlite_migrations")
#: What is not repeated, by the words with which the report says so.
EARLIER = "Eerdere antwoorden, opmerkingen en keuzes"
INCIDENTS = "1 voorval in uw logboek"
DROPPED = "1 bevinding die opzij is gezet"
OTHERS = {
    "response": "1 antwoord op een andere vraag",
    "note": "1 opmerking bij een andere vraag",
    "flag": "1 vlag bij een andere vraag",
    "choice": "1 keuze bij een andere maatregel",
    "price": "1 prijs bij een andere maatregel",
}


@dataclass(frozen=True)
class Reported:
    """A dossier, the words of its report, and how many pictures are in it."""

    visit: Visit
    rows: dict[str, list[Row]]
    words: str
    raw: str
    pictures: int

    def says(self, text: object) -> bool:
        return squeezed(str(text)) in self.words

    def names_as_missing(self, text: str) -> bool:
        return squeezed(text) in self.words.rpartition(squeezed("Niet in dit rapport"))[2]


def fill(visit: Visit) -> None:
    """Put a word of its own in every field where somebody can type, and something of everything else."""
    dossier, now, pack = visit.dossier, visit.clock(), visit.scan.pack
    scan = dossier.begin_scan(pack.id, pack.version, "digest", visit.scan.route.id, "{}", now)
    dossier.set_place(scan, LIGHT)
    visit.answer_all("worst")
    front = dossier.add_element(StoredElement("", "door", "Eikwoord", "front", 0, "yes", "Beukwoord"), now)
    dossier.add_element(StoredElement("", "window", "Wilgwoord", "roof", 2, "no", "Iepwoord"), now)
    dossier.answer(LOCK, "no", now, front.id)
    dossier.note(LOCK, "Essenwoord\nmet een tweede regel", now, front.id)
    dossier.note(LIGHT, "Vorigwoord", now)
    dossier.note(LIGHT, "Lindewoord", now + DAY)
    dossier.note(SHED, "Dennenwoord", now)
    dossier.answer(LIGHT, "yes", now + DAY)
    for item in (LIGHT, SHED, OTHER):
        dossier.flag(item, True, now)
    dossier.answer(OTHER, "no", now)
    dossier.note(OTHER, "Vreemdwoord", now)
    dossier.choose("smoke-detectors", "planned", now, "2026-12-24")
    dossier.choose("smoke-detectors", "done", now + DAY, "Elzenwoord")
    dossier.choose("video-intercom", "declined", now, "Berkenwoord")
    dossier.choose("free-standing-letterbox", "planned", now, "2026-12-31")
    dossier.choose("timer-light", "planned", now, "Vlierwoord")
    dossier.choose("not-a-measure", "declined", now, "Elderswoord")
    dossier.set_price("smoke-detectors", 4_599, now)
    dossier.set_price("free-standing-letterbox", 123_456, now)
    dossier.set_price("not-a-measure", 777, now)
    dossier.add_incident(date(2026, 11, 1), "burglary-attempt", "Logboekwoord", now)
    _fill_visit(visit, front.id, now)


def _fill_visit(visit: Visit, door: str, now: datetime) -> None:
    dossier, shown = visit.dossier, a_photo()
    found = dossier.add_finding(
        StoredFinding(
            "", "hand", "Olmwoord", "", f"element:{door}", "high", "direct", "Esdoornwoord", "Hazelwoord"
        ),
        now,
    )
    dossier.add_finding(StoredFinding("", "rule:front-door.lock", "Opzijwoord", is_dropped=True), now)
    marks = marks_to(
        (
            Arrow(x=0.1, y=0.2, to_x=0.5, to_y=0.5),
            Circle(x=0.5, y=0.5, radius=0.1),
            Number(x=0.3, y=0.3, number=7),
            Words(x=0.2, y=0.3, text="Kersenwoord"),
        )
    )
    for subject, caption, drawn in (
        (f"element:{door}", "Perenwoord", ""),
        (f"finding:{found.id}", "Pruimwoord", marks),
        ("", "Appelwoord", marks.replace("Kersenwoord", "Notenwoord")),
    ):
        photo = StoredPhoto("", subject, caption, drawn, shown.width, shown.height)
        dossier.add_photo(photo, shown.jpeg, shown.thumb, now)
    drawing = Sheet(
        rooms=(Room(id="room-1", x=1, y=1, width=4, height=3, name="Rozenwoord"),),
        pins=(Pin(number=1, x=0.25, y=0.5, target=f"finding:{found.id}"),),
    )
    dossier.add_sheet(StoredSheet("", "Tulpenwoord", sheet_to(drawing)), now, shown.jpeg)
    dossier.write_visit(
        StoredVisit("2026-11-22", "Irisenwoord", "Asterwoord", "Anjerwoord", "Lelieswoord", True), now
    )
    for who in ("resident", "adviser"):
        dossier.set_signature(who, a_signature(), now)


def rows_of(visit: Visit) -> dict[str, list[Row]]:
    """Read every table of the file of a dossier, whatever tables there are."""
    file = visit.dossier._file
    tables = [name for (name,) in file.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found: dict[str, list[Row]] = {}
    for table in tables:
        if not OF_THE_FILE.fullmatch(table):
            columns = [row[1] for row in file.rows(f"PRAGMA table_info({table})")]
            rows = file.rows(f"SELECT * FROM {table} ORDER BY rowid")
            found[table] = [dict(zip(columns, row, strict=True)) for row in rows]
    return found


def report_of(visit: Visit) -> bytes:
    scan = visit.again().scan
    scan.whose = "Kastanjewoord"
    assert scan.visit is not None
    with speaking(BASE):
        chapter = gathering(scan, scan.visit, lambda drawing, jpeg: (PNG_PLAN, 64, 48))()
    document = private_report(scan.assess(), visit=chapter, plan=plan_chapter(scan))
    return render(document, resources_folder() / "fonts")


PNG_PLAN = a_signature()
assert PNG != PNG_PLAN


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reported]:
    clock = FixedClock()
    with a_visit(tmp_path_factory.mktemp("whole"), clock) as visit:
        fill(visit)
        data = report_of(visit)
        raw = words_of(data, "-raw")
        with pikepdf.open(BytesIO(data)) as pdf:
            pictures = sum(
                isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image" for each in pdf.objects
            )
        yield Reported(visit, rows_of(visit), squeezed(raw), raw, pictures)


def test_the_name_of_the_dossier_is_on_the_first_page(reported: Reported) -> None:
    assert squeezed("Kastanjewoord") in reported.words[:400]


def test_every_word_that_somebody_typed_is_there_or_is_said_to_be_missing(reported: Reported) -> None:
    typed = set(re.findall(r"[A-Z][a-z]+woord\b", json.dumps(reported.rows, default=str)))
    assert len(typed) >= 29
    absent = {word for word in typed if not reported.says(word)}
    assert absent == {"Vorigwoord", "Vreemdwoord", "Elderswoord", "Logboekwoord", "Opzijwoord"}
    for words in (EARLIER, OTHERS["note"], OTHERS["choice"], INCIDENTS, DROPPED):
        assert reported.names_as_missing(words), words


def test_every_column_of_every_table_is_looked_at(reported: Reported) -> None:
    """A new column has to get a place in the report, or a reason, before this holds again."""
    columns = {f"{table}.{column}" for table, rows in reported.rows.items() for row in rows for column in row}
    tables = {name for name, rows in reported.rows.items() if rows}
    assert set(reported.rows) == tables, "every table has to have something in it"
    numbers = {each for each in columns if each.endswith(".number")}
    assert columns - numbers == {*CHECKS, *INNER} - numbers


@dataclass(frozen=True)
class At:
    """One value, in its row, with what is still current in its table."""

    reported: Reported
    table: str
    row: Row
    value: object

    @property
    def is_current(self) -> bool:
        keys = {"response": ("item", "element"), "note": ("item", "element"), "choice": ("measure",)}
        names = keys.get(self.table, ())
        same = [
            row
            for row in self.reported.rows[self.table]
            if all(row[name] == self.row[name] for name in names)
        ]
        return not names or same[-1] == self.row

    def item(self) -> str | None:
        found = self.reported.visit.scan.pack.item_by_id.get(str(self.row["item"]))
        return str(found.question) if found is not None else None

    def answer(self) -> str:
        item = self.reported.visit.scan.pack.item_by_id[str(self.row["item"])]
        if self.row.get("element") and item.each is not None:
            return next(str(each.short) for each in item.each.options if each.id == self.row["value"])
        option = item.option(str(self.row["value"]))
        assert option is not None
        return str(option.text)

    def measure(self) -> str | None:
        found = self.reported.visit.scan.pack.measure_by_id.get(str(self.row["measure"]))
        return str(found.title) if found is not None else None


def shown(at: At) -> bool:
    return at.reported.says(at.value) if at.value else True


def of_the_pack(words: Callable[[At], str | None]) -> Callable[[At], bool]:
    """Look for what is current; what is not, or belongs elsewhere, has to be named as missing."""

    def check(at: At) -> bool:
        key = str(at.row.get("item") or at.row.get("measure"))
        pack = at.reported.visit.scan.pack
        if key not in pack.item_by_id and key not in pack.measure_by_id:
            return at.reported.names_as_missing(OTHERS[at.table])
        if not at.is_current:
            return at.reported.names_as_missing(EARLIER)
        text = words(at)
        return text is not None and at.reported.says(text)

    return check


def _detail(at: At) -> str:
    text = str(at.row["detail"])
    return {"2026-12-31": "Gepland voor 31 december 2026", "2026-12-24": "24 december 2026"}.get(text, text)


def _state(at: At) -> str:
    return {"done": "Gedaan", "declined": "Niet", "planned": "Gepland"}[str(at.row["state"])]


def _finding(at: At) -> bool:
    if at.row["is_dropped"]:
        return at.reported.names_as_missing(DROPPED)
    words = {"high": "Ernstig", "direct": "Direct"}
    text = str(at.value)
    return not text or text.startswith("element:") or at.reported.says(words.get(text, text))


def _in_json(at: At) -> bool:
    texts = re.findall(r'"(?:text|name)": ?"([^"]+)"', str(at.value).replace("\\", ""))
    return all(map(at.reported.says, texts))


def _missing(words: str) -> Callable[[At], bool]:
    return lambda at: at.reported.names_as_missing(words)


def _picture(at: At) -> bool:
    # The same picture is kept once in a file; three of the photographs have marks or are the same.
    return at.reported.pictures >= 3


CHECKS: dict[str, Callable[[At], bool]] = {
    "response.item": of_the_pack(At.item),
    "response.element": lambda at: True,  # by its door, in the test below
    "response.value": of_the_pack(At.answer),
    "response.answered": of_the_pack(lambda at: day(datetime.fromisoformat(str(at.value)).date())),
    "note.item": of_the_pack(At.item),
    "note.element": lambda at: True,
    "note.text": of_the_pack(lambda at: str(at.value)),
    "flag.item": of_the_pack(At.item),
    "choice.measure": of_the_pack(At.measure),
    "choice.state": of_the_pack(_state),
    "choice.detail": of_the_pack(_detail),
    "scan.pack_id": lambda at: at.reported.says("Woningscan"),
    "scan.version": shown,
    "scan.route": lambda at: True,  # of earlier scans; that of this one is on the first page
    "place.item": lambda at: True,  # where somebody was, which is no fact about them
    "incident.happened": _missing(INCIDENTS),
    "incident.kind": _missing(INCIDENTS),
    "incident.text": _missing(INCIDENTS),
    "price.measure": of_the_pack(At.measure),
    "price.cents": of_the_pack(lambda at: money(int(str(at.value)))),
    "element.kind": lambda at: at.reported.says({"door": "Deuren", "window": "Ramen"}[str(at.value)]),
    "element.name": shown,
    "element.facade": lambda at: at.reported.says({"front": "Voorkant", "roof": "Dak"}[str(at.value)]),
    "element.floor": lambda at: at.reported.says(
        {0: "begane grond", 2: "tweede verdieping"}[int(str(at.value))]
    ),
    "element.reach": lambda at: at.reported.says("Bereikbaar"),
    "element.remark": shown,
    "photo.subject": lambda at: True,
    "photo.caption": shown,
    "photo.marks": _in_json,
    "photo.width": lambda at: True,
    "photo.height": lambda at: True,
    "photo_data.picture": _picture,
    "photo_thumb.thumbnail": lambda at: True,  # a small one of the same
    "finding.title": _finding,
    "finding.measure": _finding,
    "finding.subject": _finding,
    "finding.severity": _finding,
    "finding.priority": _finding,
    "finding.own_text": _finding,
    "finding.who": _finding,
    "finding.is_dropped": lambda at: True,
    "sheet.name": shown,
    "sheet.drawing": _in_json,
    "sheet_picture.picture": _picture,
    "visit.day": lambda at: at.reported.says("22 november 2026"),
    "visit.adviser": shown,
    "visit.place": shown,
    "visit.conclusion": shown,
    "visit.summary": shown,
    "visit.is_read_out": lambda at: at.reported.says("voorgelezen aan de bewoner"),
    "visit.is_closed": lambda at: True,
    "signature.png": lambda at: at.reported.pictures >= 1,
}


@pytest.mark.parametrize("name", CHECKS)
def test_what_stands_in_a_column_is_in_the_report_or_named_as_missing(name: str, reported: Reported) -> None:
    table, column = name.split(".")
    rows = reported.rows[table]
    assert rows
    wrong = [row for row in rows if not CHECKS[name](At(reported, table, row, row[column]))]
    assert wrong == []


def test_a_note_at_a_door_stands_with_that_door(reported: Reported) -> None:
    assert re.search(r"Eikwoord.{0,120}Essenwoordmeteentweederegel", reported.words)


def test_what_is_written_on_a_photograph_stands_below_it(reported: Reported) -> None:
    assert squeezed("Op de foto: 1 pijl, 1 cirkel, nummer 7 en ‘Kersenwoord’.") in reported.words


def test_a_dossier_without_all_this_says_that_nothing_else_is_missing(tmp_path: Path) -> None:
    with a_visit(tmp_path, FixedClock()) as visit:
        plan = plan_chapter(visit.scan)
        assert [each.kind for each in plan.left_out] == ["earlier"]
        assert (plan.entries, plan.flagged, plan.whose) == ((), (), "")


def test_another_scan_of_the_same_dossier_says_that_the_visit_is_not_in_it(tmp_path: Path) -> None:
    with a_visit(tmp_path, FixedClock()) as visit:
        fill(visit)
        scan = replace(visit.again().scan, book=None, visit=None)
        kinds = {each.kind: each.count for each in plan_chapter(scan).left_out}
        assert kinds["visit"] == 1
        assert kinds["other-elements"] == 2
