"""The report of the worked example, word for word.

After a change of the words: ``python -m tests.report.test_content_golden``, and read the difference.
"""

from datetime import date
from pathlib import Path

from tests.report.content_lines import text_of
from zelfscan.core.assessment import assess
from zelfscan.packs.library import open_pack
from zelfscan.packs.responses_file import read_answers
from zelfscan.report.content.private import private_report

DATA = Path(__file__).parents[1] / "data"
GOLDEN = DATA / "golden" / "worked-example.txt"
PACK = DATA / "packs" / "worked-example"
RESPONSES = DATA / "responses" / "worked-example.yaml"


def report_text() -> str:
    loaded = open_pack(str(PACK), PACK)
    given = read_answers(RESPONSES, loaded)
    route = loaded.pack.route(loaded.pack.default_route)
    assert route is not None
    return text_of(private_report(assess(loaded.pack, route, given.responses, date(2026, 11, 23))))


def test_the_report_of_the_worked_example_says_the_same_as_before() -> None:
    assert report_text() == GOLDEN.read_text(encoding="utf-8")


if __name__ == "__main__":
    GOLDEN.write_text(report_text(), encoding="utf-8", newline="\n")
