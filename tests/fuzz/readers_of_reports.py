"""The reader of the mark in a report, which anybody can hand in."""

from datetime import date
from functools import cache
from pathlib import Path

from tests.fuzz.judging import ROOT, Reader, Reading
from zelfscan.core.assessment import assess
from zelfscan.core.response import Responses
from zelfscan.packs.loader import load
from zelfscan.paths import resources_folder
from zelfscan.report.content.private import private_report
from zelfscan.report.pdf import render
from zelfscan.report.reading import read_mark, unlocked

PASSWORD = "een lange zin met woorden"


@cache
def report_samples() -> tuple[bytes, ...]:
    """Give a report that is open, and one with a password."""
    pack = load((ROOT / "tests" / "data" / "packs" / "front-desk").resolve()).pack
    judged = assess(pack, pack.routes[0], Responses({"desk.kind": "open"}), date(2026, 11, 23))
    report, fonts = private_report(judged), resources_folder() / "fonts"
    return render(report, fonts), render(report, fonts, PASSWORD)


def _read_report(data: bytes, _folder: Path) -> Reading:
    def read() -> None:
        read_mark(data, (PASSWORD,))
        unlocked(data, (PASSWORD,))

    return read


REPORT_READERS = (
    Reader(
        "report", report_samples, _read_report, starts=(b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\n<<"), examples=40
    ),
)
