"""The private report of the worked cases as a file: everybody can read it, and it is the same everywhere."""

import os
import subprocess
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from tests.content.cases import Case, cases
from tests.report.edition_samples import judged_case, planted_visit
from tests.report.reading import faults
from tests.report.sample import FONTS
from tests.report.tree_reading import tree_faults
from zelfscan.report.content.private import private_report
from zelfscan.report.document import Document
from zelfscan.report.mark import mark_in, mark_of
from zelfscan.report.pdf import render
from zelfscan.report.plan import LeftOut, PlanChapter, PlanEntry
from zelfscan.report.reading import read_mark, unlocked

ROOT = Path(__file__).resolve().parents[2]
EVERY = [pytest.param(case, id=case.name) for case in cases()]
SOME = EVERY[::11]
PASSWORD = "een lange zin met woorden"
DIGESTS = "from tests.report.test_private_pdf import digests; print(*digests())"
visit = cache(planted_visit)


def whole(case: Case) -> Document:
    """The private report of a case with a visit, choices, prices and marks."""
    judged = judged_case(case)
    entries = tuple(
        PlanEntry(step.measure.id, "declined", None, f"reden {step.rank}", 100 * step.rank)
        for step in judged.plan[::3]
    )
    planned = tuple(PlanEntry(step.measure.id, "planned", judged.day) for step in judged.plan[1::3])
    flagged = tuple(item.id for item in judged.pack.items[:3])
    left_out = (LeftOut("incidents", 2), LeftOut("earlier"))
    plan = PlanChapter((*entries, *planned), "D-07", flagged, left_out)
    return private_report(judged, visit=visit(), plan=plan)


def bare(case: Case) -> Document:
    return private_report(judged_case(case))


def digests() -> list[str]:
    return [sha256(render(whole(case), FONTS)).hexdigest() for case in cases()[::5]]


@pytest.mark.parametrize("case", EVERY)
def test_the_whole_private_report_of_every_case_can_be_read_by_everybody(case: Case) -> None:
    made = whole(case)
    data = render(made, FONTS)
    assert faults(data) == []
    assert tree_faults(data, made) == []
    mark = read_mark(data)
    assert mark is not None
    assert (mark.pack, mark.day) == (judged_case(case).pack.id, judged_case(case).day)


@pytest.mark.parametrize("case", SOME)
def test_without_anything_beside_the_answers_it_can_be_read_too(case: Case) -> None:
    made = bare(case)
    data = render(made, FONTS)
    assert faults(data) == []
    assert tree_faults(data, made) == []


def test_two_computers_that_differ_in_everything_make_the_same_bytes(tmp_path: Path) -> None:
    """One of them is this process: its home, hashes, zone and locale are those of the tests."""
    other = subprocess.Popen(
        [sys.executable, "-c", DIGESTS],
        cwd=ROOT,
        env=_settings(tmp_path / "other", "4242", "Pacific/Auckland", "nl_NL.UTF-8"),
        stdout=subprocess.PIPE,
        text=True,
    )
    here = digests()
    assert other.communicate(timeout=600)[0].split() == here
    assert len(here) == len(EVERY[::5]) > 5


def _settings(home: Path, seed: str, zone: str, locale: str) -> dict[str, str]:
    home.mkdir()
    own = {"HOME": str(home), "USERPROFILE": str(home), "USER": home.name}
    spoken = {"LC_ALL": locale, "LANG": locale, "PYTHONUTF8": "1"}
    return {**os.environ, **own, **spoken, "PYTHONHASHSEED": seed, "TZ": zone}


def test_with_a_password_the_same_report_is_the_same_once_opened() -> None:
    made = whole(cases()[0])
    one, other = render(made, FONTS, PASSWORD), render(made, FONTS, PASSWORD)
    assert one != other
    assert unlocked(one, (PASSWORD,)) == unlocked(other, (PASSWORD,))


@pytest.mark.parametrize("case", SOME)
def test_the_mark_can_be_read_behind_a_password(case: Case) -> None:
    assert read_mark(render(bare(case), FONTS, PASSWORD), (PASSWORD,)) == mark_of(judged_case(case))


@pytest.mark.parametrize("case", SOME)
def test_in_large_print_the_mark_can_be_read_as_well(case: Case) -> None:
    assert read_mark(render(bare(case), FONTS, large=True)) == mark_of(judged_case(case))


def test_a_mark_in_a_text_is_read_back_however_the_lines_were_broken() -> None:
    mark = mark_of(judged_case(cases()[0]))
    whole_mark = f"{mark.line()} {mark.groups()}"
    assert mark_in(f"voor {whole_mark} na") == mark
    assert mark_in("\n".join(f"ervoor {whole_mark}")) == mark
    for broken in ("", "zelfscan / 1 /", whole_mark[:-1], whole_mark.replace("2026-", "2026-99-", 1)):
        assert mark_in(broken) is None
