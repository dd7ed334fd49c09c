"""What 300 dossiers and 200 photographs in one dossier cost in the real window, as ratios to 1 and to 3.

Start it from the root of the project, with ``python -m benchmarks.visit``; Linux only. Each measurement is a
process of its own (``visit_job``) in a home that others filled before (``visit_data`` and ``visit_job``).
The README beside this file says how to read what it prints.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PySide6 import __version__ as qt_version

from benchmarks.visit_data import PICTURES, make_pictures
from benchmarks.visit_job import (
    BRING,
    BRING_ONE,
    BROUGHT,
    END,
    FILES,
    FIRST,
    LAST,
    LIST,
    MAKE_REPORT,
    ONCE,
    OPEN_VAULT,
    PHOTOS,
    REPORT,
)
from benchmarks.window import GOAL_BLOCK_MS, GOAL_PAGE_MS, ROOT, BenchmarkError, Times, spread_of

_JOB, _DATA = "benchmarks.visit_job", "benchmarks.visit_data"
_BEFORE = ("start", OPEN_VAULT)
"""Steps in which this benchmark holds the window up itself; the program opens a vault beside it."""
_BESIDE = (OPEN_VAULT, BRING, FIRST, LAST, BRING_ONE, MAKE_REPORT)
"""Steps that are no change of page: most of the work is done beside the window."""
_MOST_BLOCKS = 12
_FIRST_DOSSIERS, _FIRST_PHOTOS = 1, 3


class Measured(NamedTuple):
    """What the processes of one size found, one of each round."""

    size: int
    rounds: Sequence[dict[str, Any]]

    def times(self, step: str) -> Times:
        """Return every time that a step was done: milliseconds on the clock, and worked."""
        return [each for found in self.rounds for each in found["steps"].get(step, ())]

    def steps(self) -> list[str]:
        """Return the steps, in the order in which they were done."""
        return list(dict.fromkeys(step for found in self.rounds for step in found["steps"]))

    def held(self, moment: str, kind: str) -> float:
        """Return what was in memory or in a file at a moment, the median of all rounds, in megabytes."""
        return float(statistics.median(found["memory"][moment][kind] for found in self.rounds))

    def taken(self, moment: str) -> float:
        """Return how many megabytes something took at the most, above what was there before."""
        return self.held(moment, "peak") - self.held(moment, "before")


def run_in(home: Path, *arguments: str) -> dict[str, Any]:
    """Run one process in a home, and return what it found."""
    folders = dict.fromkeys(("HOME", "XDG_DATA_HOME"), str(home))
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen", **folders},
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        reason = (done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"])[-1]
        raise BenchmarkError(f"{' '.join(arguments)} gave no figures: {reason}") from None
    return found


def in_turn(homes: dict[int, Path], rounds: int, *arguments: str) -> list[Measured]:
    """Measure each size in turn, so many rounds."""
    found: dict[int, list[dict[str, Any]]] = {size: [] for size in homes}
    for _ in range(rounds):
        for size, home in homes.items():
            found[size].append(run_in(home, _JOB, *arguments))
    return [Measured(size, all_rounds) for size, all_rounds in found.items()]


def print_steps(few: Measured, many: Measured, steps: Iterable[str]) -> None:
    """Print what each step takes with few and with many."""
    heads = (str(few.size), str(many.size), f"x {few.size}", "max", f"w {few.size}", f"w {many.size}")
    print(
        f"{'milliseconds; w: worked':40}{'times':>6}" + "".join(f"{each:>8}" for each in heads) + f"{'x':>7}"
    )
    for step in steps:
        print(_row(step, few.times(step), many.times(step)))


def _row(name: str, few: Times, many: Times) -> str:
    """Return a line: the medians, their ratio, the most, and the same of what the thread worked."""
    clock = spread_of(each[0] for each in many)
    worked = statistics.median(each[1] for each in many)
    end = "  over" if clock.median > GOAL_PAGE_MS and name not in _BESIDE else ""
    start, none = f"{name:40}{len(many):6}", "-"
    if not few:
        return f"{start}{none:>8}{clock.median:8.1f}{none:>8}{clock.most:8.1f}{none:>8}{worked:8.1f}{end}"
    before, worked_before = (statistics.median(each[place] for each in few) for place in (0, 1))
    ratios = clock.median / before, worked / worked_before
    return (
        f"{start}{before:8.1f}{clock.median:8.1f}{ratios[0]:8.2f}{clock.most:8.1f}"
        f"{worked_before:8.1f}{worked:8.1f}{ratios[1]:7.2f}{end}"
    )


def print_sizes(few: Measured, many: Measured, rows: Iterable[tuple[str, float, float]]) -> None:
    """Print megabytes with few and with many."""
    print(f"\n{'megabytes':40}{few.size:>14}{many.size:>8}{f'x {few.size}':>8}")
    for name, first, second in rows:
        ratio = f"{second / first:8.2f}" if first >= 1 else f"{'-':>8}"
        print(f"{name:40}{first:14.1f}{second:8.1f}{ratio}")


def print_blocks(title: str, found: Iterable[dict[str, Any]]) -> None:
    """Print the longest standstills of the window's thread, and where they were."""
    every = [block for each in found for block in each["blocks"] if block["step"] not in _BEFORE]
    every.sort(key=lambda block: -block["milliseconds"])
    print(f"\nStandstills of the window's thread over {GOAL_BLOCK_MS} ms {title}: {len(every)}")
    if every:
        print(f"{'ms':>6}{'worked':>8}  step: where")
    for block in every[:_MOST_BLOCKS]:
        print(f"{block['milliseconds']:6.0f}{block['worked']:8.0f}  {block['step']}: {block['where']}")


def measure_list(root: Path, dossiers: int, rounds: int) -> None:
    """Measure the list with one dossier and with many, and print it."""
    homes = {size: root / f"list-{size}" for size in (_FIRST_DOSSIERS, dossiers)}
    for size, home in homes.items():
        home.mkdir()
        run_in(home, _DATA, str(size))
    few, many = in_turn(homes, rounds, "list", "timed")
    print(f"(a) The list of dossiers, with {few.size} and with {many.size}")
    print_steps(few, many, many.steps())
    moments = (("RSS, the list scrolled to its end", LIST), ("RSS, after everything above", END))
    print_sizes(few, many, [(words, few.held(at, "rss"), many.held(at, "rss")) for words, at in moments])
    print_blocks(f"with {dossiers} dossiers", [run_in(homes[dossiers], _JOB, "list", "watched")])


def measure_photos(root: Path, photos: int, rounds: int) -> None:
    """Bring photographs into a dossier, measure it with few and with many, and print it."""
    pictures = root / "pictures"
    pictures.mkdir()
    make_pictures(pictures, photos)
    files = [each.stat().st_size / 1e6 for each in pictures.iterdir()]
    homes = {size: root / f"visit-{size}" for size in (_FIRST_PHOTOS, photos)}
    filled: list[Measured] = []
    for size, home in homes.items():
        home.mkdir()
        filled.append(Measured(size, [run_in(home, _JOB, "fill", "watched", str(size), str(pictures))]))
    print(f"\n(b) Bringing in {_FIRST_PHOTOS} and {photos} photographs of 12 MP, ", end="")
    print(f"{min(files):.1f} to {max(files):.1f} MB each")
    print_filled(*filled)

    few, many = in_turn(homes, rounds, "dossier", "timed", str(pictures))
    print(f"\n(c) A dossier with {few.size} and with {many.size} photographs")
    print_steps(few, many, [step for step in many.steps() if step != OPEN_VAULT])
    rows = (
        ("RSS, every photograph was in sight", few.held(PHOTOS, "rss"), many.held(PHOTOS, "rss")),
        ("peak of a report, above before", few.taken(REPORT), many.taken(REPORT)),
        ("the report as a file", few.held(REPORT, "file"), many.held(REPORT, "file")),
        ("RSS, after everything above", few.held(ONCE, "rss"), many.held(ONCE, "rss")),
        ("RSS, after everything three times", few.held(END, "rss"), many.held(END, "rss")),
    )
    print_sizes(few, many, rows)
    watched = run_in(homes[photos], _JOB, "dossier", "watched", str(pictures))
    print_blocks(f"with {photos} photographs", [watched])


def print_filled(few: Measured, many: Measured) -> None:
    """Print what it took to bring photographs in."""
    print_steps(few, many, (BRING, FIRST, LAST))
    rows = (
        ("RSS, when all are in", few.held(BROUGHT, "rss"), many.held(BROUGHT, "rss")),
        ("peak, above what was there before", few.taken(BROUGHT), many.taken(BROUGHT)),
        ("the vault on the disk", few.held(FILES, "file"), many.held(FILES, "file")),
    )
    print_sizes(few, many, rows)
    blocks = [each for each in many.rounds[0]["blocks"] if each["step"] == BRING]
    print_blocks(f"while {many.size} came in", [{"blocks": blocks}])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure many dossiers, and many photographs in one.")
    parser.add_argument("--dossiers", type=int, default=300, help="how many dossiers, beside 1 (300)")
    parser.add_argument("--photos", type=int, default=200, help="how many photographs, beside 3 (200)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each size is measured, in turn (3)")
    return parser.parse_args()


def main() -> int:
    """Print the tables; return 1 where something gave no figures."""
    chosen, begun = _arguments(), time.monotonic()
    if not Path("/proc/self/clear_refs").exists() or chosen.dossiers <= _FIRST_DOSSIERS:
        print("This needs Linux, and more than one dossier.")
        return 1
    if not _FIRST_PHOTOS < chosen.photos <= 8 * PICTURES:
        print(f"Take more than {_FIRST_PHOTOS} photographs, and at most {8 * PICTURES}.")
        return 1
    print(
        f"Python {platform.python_version()}, Qt {qt_version}, {platform.system()}, "
        f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}\n"
    )
    try:
        with tempfile.TemporaryDirectory(prefix="zelfscan-") as root:
            measure_list(Path(root), chosen.dossiers, max(chosen.rounds, 1))
            measure_photos(Path(root), chosen.photos, max(chosen.rounds, 1))
    except BenchmarkError as fault:
        print(f"\n{fault}")
        return 1
    print(f"\nIt took {time.monotonic() - begun:.0f} seconds.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
