"""Numbers and dates that the models take but the scoring model does not allow."""

from pathlib import Path

import pytest

from tests.packs.changing import change, faults_in, only_fault

DEPTH, CUTOFFS = "- id: desk.depth\n", "cutoffs: {"


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        (
            "1\n    scale: yes-no\n    critical",
            "2\n    scale: yes-no\n    critical",
            DEPTH,
            "desk.depth: 'counts_as' ligt van 0 tot en met 1",
        ),
        (
            "{measure: wider-desk}",
            "{measure: wider-desk, to: 0}",
            DEPTH,
            "desk.depth: 'to' bij 'wider-desk' ligt boven 0 en is hoogstens 1",
        ),
        (
            "{measure: wider-desk}",
            "{measure: wider-desk, to: 1.5}",
            DEPTH,
            "desk.depth: 'to' bij 'wider-desk' ligt boven 0 en is hoogstens 1",
        ),
        ("threshold: 1/2", "threshold: 0", DEPTH, "desk.depth: 'threshold' ligt boven 0 en is hoogstens 1"),
        ("threshold: 1/2", "threshold: 3/2", DEPTH, "desk.depth: 'threshold' ligt boven 0 en is hoogstens 1"),
        ("cap: 49", "cap: 100", DEPTH, "desk.depth: 'cap' is minstens 0 en ligt onder 100"),
        ("cap: 49", "cap: -1", DEPTH, "desk.depth: 'cap' is minstens 0 en ligt onder 100"),
        ("fair: 50", "fair: 80", CUTOFFS, "cutoffs: 'fair' en 'good' lopen op, boven 0 en tot en met 100"),
        ("good: 80", "good: 101", CUTOFFS, "cutoffs: 'fair' en 'good' lopen op, boven 0 en tot en met 100"),
        ("medium: 0.50", "medium: 0", CUTOFFS, "cutoffs: 'medium' en 'high' lopen op, boven 0"),
        ("high: 1.25", "high: 0.50", CUTOFFS, "cutoffs: 'medium' en 'high' lopen op, boven 0"),
        ("reference: 1", "reference: 0", CUTOFFS, "cutoffs: 'reference' ligt boven 0"),
        ("layer_cap: 0.95", "layer_cap: 1.1", CUTOFFS, "cutoffs: 'layer_cap' ligt boven 0 en is hoogstens 1"),
        (
            "valid_from: 2026-01-01",
            "valid_from: 2026-01-01\n    valid_until: 2025-12-31",
            "- id: house-rules\n",
            "house-rules: eindigt voordat hij begint; verbeter 'valid_until'",
        ),
        (
            "source: B01, read_on",
            "source: B02, read_on",
            None,
            "emergency: bron 'B02' bestaat niet; zet hem bij 'sources' of verbeter de naam",
        ),
    ],
)
def test_a_number_out_of_range_is_one_fault(
    front_desk: Path, old: str, new: str, at: str | None, message: str
) -> None:
    assert only_fault(front_desk, old, new, at=at) == message


def test_coverage_is_a_share(front_desk: Path) -> None:
    change(front_desk / "stock.yaml", "coverage: 0.70", "coverage: 70")
    assert any("'coverage' ligt van 0 tot en met 1" in fault for fault in faults_in(front_desk))


ANOTHER = """regulations:
  - id: older-rules
    title: Oudere regels
    valid_from: 2025-01-01
    valid_until: {until}
    covers: {{item: desk.kind, is: [open]}}
    claims: []
    sources: []
    read_on: 2026-11-23
    confidence: low
"""


def test_two_regulations_never_hold_on_one_day(front_desk: Path) -> None:
    (front_desk / "older.yaml").write_text(ANOTHER.format(until="2025-12-31"), encoding="utf-8")
    assert faults_in(front_desk) == []
    (front_desk / "older.yaml").write_text(ANOTHER.format(until="2026-01-01"), encoding="utf-8")
    assert [fault.split(": ", 1)[1] for fault in faults_in(front_desk)] == [
        "house-rules: geldt op dezelfde dag als 'older-rules'; geef die een eerdere 'valid_until'"
    ]
    (front_desk / "older.yaml").write_text(ANOTHER.format(until="null"), encoding="utf-8")
    assert len(faults_in(front_desk)) == 1
