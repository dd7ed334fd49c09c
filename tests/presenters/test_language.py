"""The language of the window: every word of every view follows it, and the report and the vault do not."""

import re
import threading
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.content.cases import PACKS, QUESTIONNAIRES, best_answers, loaded, worst_answers
from tests.presenters.homes import NOW, WORST, home_scan
from tests.pseudo_language import speak_greek
from zelfscan.core.response import Responses
from zelfscan.errors.files import cannot_write
from zelfscan.packs.library import open_pack
from zelfscan.presenters.card_desk import CardDesk
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.lock_desk import LockDesk, Reason, strength_of
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.plan_desk import PlanDesk
from zelfscan.presenters.proof_desk import ProofDesk
from zelfscan.presenters.report_desk import ReportDesk
from zelfscan.presenters.results_desk import ResultsDesk
from zelfscan.presenters.scan_desk import ScanDesk
from zelfscan.presenters.start_desk import Packs, StartDesk
from zelfscan.presenters.why_desk import WhyDesk
from zelfscan.report.content.private import private_report
from zelfscan.wording import days, numbers

#: Fields that name something for the program, and fields with a path on this computer.
NAMES = {
    *("id", "drawn", "level", "worst", "item", "first", "route", "pack", "icon", "choice", "pull", "part"),
    *("chosen", "zone", "zones_done", "kind", "next_id", "path", "key", "file_name", "tints"),
}
#: A word by the same name is an id in one view and a text in another.
NAMES_IN_VIEW = {
    *(("RiskView", "place"), ("FactView", "place"), ("SectionView", "state")),
    *(("ReportView", "edition"), ("MeterRow", "detail"), ("TickGroupView", "group"), ("TickView", "name")),
}
_WORD = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture
def greek(monkeypatch: pytest.MonkeyPatch) -> None:
    speak_greek(monkeypatch)


def texts(view: object) -> Iterator[str]:
    """Give every text that a view shows."""
    if isinstance(view, str):
        yield view
    elif isinstance(view, tuple | list):
        for each in view:
            yield from texts(each)
    elif is_dataclass(view):
        for field in fields(view):
            if field.name not in NAMES and (type(view).__name__, field.name) not in NAMES_IN_VIEW:
                yield from texts(getattr(view, field.name))


def latin(views: object, pack_id: str) -> set[str]:
    """Return the texts with a word in our letters, apart from what no catalogue translates.

    Those are the titles of sources, and what English writes in a way of its own.
    """
    own = {word for words in days._MONTHS["en"] for word in (words, words[:3])}
    own |= {*numbers._SMALL["en"], "and", "strong"}
    sources = [part for each in loaded(pack_id).pack.sources for part in (each.title, each.published)]
    sources.sort(key=len, reverse=True)
    found = set()
    for text in texts(views):
        rest = text
        for known in sources:
            rest = rest.replace(known, "")
        if set(_WORD.findall(rest)) - own:
            found.add(text)
    return found


def a_scan(pack_id: str, answers: dict[str, str], route: int = -1, is_example: bool = False) -> OpenScan:
    """Open a shipped scan with these answers, some of them unknown and one with a note."""
    journal = MemoryJournal(Responses(answers))
    pack = loaded(pack_id).pack
    for item in list(answers)[3::9]:
        if pack.item_by_id[item].unknown:
            journal.answer(item, "unknown", NOW)
    return OpenScan(loaded(pack_id), pack.routes[route], journal, lambda: NOW, is_example)


def views_of(scan: OpenScan) -> Iterator[object]:
    """Give every view of a scan."""
    desk = ScanDesk(scan)
    question = desk.view()
    desk.open(question.item)
    for item in scan.pack.items:
        yield desk.open(item.id)
    yield desk.answer(desk.view().answers[0].id)
    results, why = ResultsDesk(scan), WhyDesk(scan)
    result = results.view()
    yield from (result, results.find_open()())
    names = [risk.id for risk in (*result.risks, *result.unknown)] + [each.id for each in result.readiness]
    for name in names:
        yield why.view(f"risk:{name}")
    for section in result.sections:
        yield why.view(f"section:{section.id}")
    for place in result.places:
        if place.level != "none":
            yield why.view(f"place:{place.id}")
    yield from plans_of(scan)
    yield ReportDesk(scan).view()


def plans_of(scan: OpenScan) -> Iterator[object]:
    """Give the plan as it is, with steps tried, and with choices made."""
    plan = PlanDesk(scan)
    first = plan.view()
    yield first
    steps = [step for group in first.groups for step in group.steps]
    for step in [step for step in steps if step.can_try][:4]:
        yield plan.try_out(step.id, True)
    yield plan.find_shares()()
    for step, choice in zip(steps, ("done", "declined", "planned"), strict=False):
        yield plan.choose(step.id, choice)


@pytest.mark.usefixtures("greek")
@pytest.mark.parametrize("pack_id", PACKS)
@pytest.mark.parametrize("kind", ["worst", "best", "nothing", "short"])
def test_every_word_of_a_scan_follows_the_language(pack_id: str, kind: str) -> None:
    answers = {"worst": worst_answers, "best": best_answers, "short": worst_answers}.get(kind)
    scan = a_scan(pack_id, answers(pack_id) if answers else {}, route=0 if kind == "short" else -1)
    assert latin(list(views_of(scan)), pack_id) == set()


@pytest.mark.usefixtures("greek")
def test_every_word_of_an_example_follows_the_language() -> None:
    scan = a_scan("woningscan", worst_answers("woningscan"), is_example=True)
    assert latin([ScanDesk(scan).view(), ReportDesk(scan).view()], "woningscan") == set()


@pytest.mark.usefixtures("greek")
def test_every_word_of_the_first_page_follows_the_language() -> None:
    desk = StartDesk(lambda: NOW)
    views: list[object] = [desk.view()]
    desk.packs = Packs({each: loaded(each) for each in PACKS}, loaded("zelfscan").pack.card)
    views.append(desk.view())
    scan = a_scan("woningscan", worst_answers("woningscan"))
    desk.journal = scan.journal
    ScanDesk(scan)
    views += [desk.view(), CardDesk(lambda: loaded("zelfscan").pack.card, lambda: NOW).view()]
    assert latin(views, "zelfscan") == {"Good morning."}


@pytest.mark.usefixtures("greek")
def test_every_word_about_the_vault_follows_the_language(tmp_path: Path) -> None:
    lock = LockDesk(Path("2026"), lambda: NOW)
    reasons: tuple[Reason, ...] = ("start", "hidden", "locked", "idle")
    views: list[object] = []
    for reason in reasons:
        lock.lock(reason)
        views.append(lock.view())
    views += [strength_of(each) for each in ("a", "abcdefgh1kdo", "vier losse woorden samen")]
    (tmp_path / "1").write_text("x")
    for keeps, is_open in ((True, True), (False, True), (False, False)):
        view = ProofDesk(tmp_path, tmp_path / "set", tmp_path / "1", lambda: NOW).view(keeps, is_open)
        # The folder and the names of colours are no words of the program.
        said = [
            (file.holds, file.state, file.encrypted, file.question, file.loss)
            for group in view.groups
            for file in group.files
        ]
        assert said
        views += [replace(view, folder="", groups=()), *said, *(group.title for group in view.groups)]
    assert latin(views, "zelfscan") == set()


@pytest.mark.usefixtures("greek")
def test_an_error_speaks_the_language_in_which_it_is_raised() -> None:
    assert not _WORD.search(str(cannot_write(Path("1"), OSError(28, ""))))


def test_the_report_is_the_same_whatever_the_window_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    scan = home_scan(WORST)
    scan.journal.note("door", "De sleutel ligt bij de buren.", NOW)
    dutch = ReportDesk(scan).drawing()()
    speak_greek(monkeypatch)
    work = ReportDesk(scan).drawing()
    made: list[bytes] = []
    thread = threading.Thread(target=lambda: made.append(work()))
    thread.start()
    thread.join()
    assert [work(), *made] == [dutch, dutch]


@pytest.mark.parametrize("pack_id", PACKS)
def test_every_chapter_of_the_report_stays_dutch(pack_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    judged = a_scan(pack_id, worst_answers(pack_id)).assess()
    dutch = private_report(judged)
    speak_greek(monkeypatch)
    assert private_report(judged) == dutch


class Written(MemoryJournal):
    """Remembers what a scan writes when it begins."""

    def resume(self, pack_id: str, version: str, route: str, pack_json: str, at: datetime) -> str | None:
        self.begun = (pack_id, version, route, pack_json)
        return super().resume(pack_id, version, route, pack_json, at)


def test_what_is_written_does_not_depend_on_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    def written(language: str) -> tuple[str, ...]:
        journal = Written()
        opened = open_pack("woningscan", QUESTIONNAIRES, language)
        ScanDesk(OpenScan(opened, opened.pack.routes[0], journal, lambda: NOW))
        return journal.begun

    dutch = written("nl")
    speak_greek(monkeypatch)
    assert written("en") == dutch
