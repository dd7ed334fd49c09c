"""How the window feels: its start, its answers, its pages, its standstills and its memory, as ratios.

Start it from the root of the project, with ``python -m benchmarks.window``. Each measurement is a process of
its own (``window_start`` and ``window_job``). The README beside this file says how to read what it prints.
"""

import argparse
import compileall
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PySide6 import __version__ as qt_version

ROOT = Path(__file__).resolve().parents[1]
FRAME_MS = 16
GOAL_START, GOAL_PAGE_MS, GOAL_BLOCK_MS = 1.4, 100, 50
GOAL_MEMORY = {"a full scan": 2.2, "all pages": None, "a report": 2.8}
_MOST_BLOCKS = 12
_HIDDEN = ("answer", "make the vault, recovery sheet", "make the report", "lock")
"""Steps that are no change of page, or that wait for work beside the window on purpose."""

Figures = dict[str, float]
Times = Sequence[Sequence[float]]
"""For each time a step was done: milliseconds on the clock, and milliseconds that the thread worked."""


class BenchmarkError(Exception):
    """Says in one sentence why there are no figures."""


class Spread(NamedTuple):
    """The middle and the end of many times."""

    median: float
    p95: float
    most: float


def spread_of(values: Iterable[float]) -> Spread:
    """Return the median, the 95th percentile and the most."""
    found = sorted(values)
    return Spread(statistics.median(found), found[int(0.95 * (len(found) - 1) + 0.5)], found[-1])


def run(*arguments: str, screen: str) -> dict[str, Any]:
    """Run one measurement in an empty home, and return what it found."""
    # Where somebody has it, the program is compiled, also where Python was told to keep nothing of that here.
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory(prefix="zelfscan-") as home:
        folders = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME"), home)
        place = {"QT_QPA_PLATFORM": screen} if screen else {}
        done = subprocess.run(
            [sys.executable, "-m", *(each.format(folder=home) for each in arguments)],
            cwd=ROOT,
            env={**inherited, "LC_ALL": "C.UTF-8", **folders, **place},
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


def measure_starts(rounds: int, screen: str) -> dict[str, list[Figures]]:
    """Start the bare window and ours in turn; the first of each only warms up."""
    found: dict[str, list[Figures]] = {"bare": [], "ours": []}
    for number in range(rounds + 1):
        for kind, figures in found.items():
            once = run("benchmarks.window_start", kind, str(time.monotonic()), screen=screen)
            if number:
                figures.append(once)
    return found


def print_starts(found: dict[str, list[Figures]]) -> None:
    """Print what a start takes, ours over bare."""

    def median(kind: str, what: str) -> float:
        return statistics.median(each[what] for each in found[kind])

    bare = median("bare", "painted")
    print(f"(a) Start, milliseconds, median of {len(found['bare'])}; a bare window takes {bare:.0f}")
    print(f"{'':44}{'ms':>8}{'x bare':>8}{'goal':>8}")
    rows = (
        ("first paint: emergency card and hiding work", "painted", bare, f"{GOAL_START}"),
        ("the same, in processor time", "worked", median("bare", "worked"), f"{GOAL_START}"),
        ("first page: a scan can be chosen", "usable", bare, ""),
    )
    for words, what, against, goal in rows:
        ours = median("ours", what)
        print(f"{words:44}{ours:8.0f}{ours / against:8.2f}{goal:>8}")


def print_answers(found: dict[str, Any]) -> None:
    """Print what an answer takes, until its row is committed and painted."""
    times: Times = found["steps"]["answer"]
    print(
        f"\n(b) An answer, to the committed row and the painted page; {found['asked']} questions were asked"
    )
    print(f"{'':44}{'median':>8}{'p95':>8}{'max':>8}{'goal':>8}")
    for words, place in (("milliseconds on the clock", 0), ("milliseconds that the thread worked", 1)):
        print(_row(words, spread_of(each[place] for each in times), f"{FRAME_MS}"))
    clock = spread_of(each[0] / FRAME_MS for each in times)
    print(_row(f"frames of {FRAME_MS} ms", clock, "1", digits=2))
    print(f"{found['read_back']} answers were read back from the vault, of {found['asked']} given")


def _row(words: str, spread: Spread, goal: str, digits: int = 1) -> str:
    figures = "".join(f"{each:8.{digits}f}" for each in spread)
    return f"{words:44}{figures}{goal:>8}"


def print_steps(title: str, steps: dict[str, Times], wanted: Callable[[str], bool]) -> None:
    """Print what each change of page takes."""
    print(f"\n{title}")
    print(f"{'':36}{'times':>6}{'median':>8}{'p95':>8}{'max':>8}{'worked':>8}{'goal':>8}")
    for name, times in steps.items():
        if not wanted(name):
            continue
        clock = spread_of(each[0] for each in times)
        worked = statistics.median(each[1] for each in times)
        figures = "".join(f"{each:8.1f}" for each in (*clock, worked))
        print(f"{name:36}{len(times):6}{figures}{GOAL_PAGE_MS:8}")


def print_blocks(found: dict[str, Any]) -> None:
    """Print the longest standstills of the window's thread, and where they were."""
    blocks = sorted(found["blocks"], key=lambda block: -block["milliseconds"])
    print(f"\n(d) Standstills of the window's thread over {GOAL_BLOCK_MS} ms in the whole job: {len(blocks)}")
    if blocks:
        print(f"{'ms':>6}{'worked':>8}  step: where")
    for block in blocks[:_MOST_BLOCKS]:
        print(f"{block['milliseconds']:6.0f}{block['worked']:8.0f}  {block['step']}: {block['where']}")


def print_memory(starts: dict[str, list[Figures]], found: dict[str, Any]) -> None:
    """Print what the program holds at three moments, over what the bare window holds."""
    kinds = [kind for kind in ("rss", "pss") if kind in starts["bare"][0]]
    if not kinds:
        print("\n(e) Memory: this system does not tell.")
        return
    bare = {kind: statistics.median(each[kind] for each in starts["bare"]) for kind in kinds}
    held = ", ".join(f"{bare[kind]:.0f} MB {kind.upper()}" for kind in kinds)
    print(f"\n(e) Memory, megabytes; a bare window holds {held}")
    heads = "".join(f"{kind.upper():>8}{'x bare':>8}" for kind in kinds)
    print(f"{'after':36}{heads}{'goal':>8}")
    first = {kind: statistics.median(each[kind] for each in starts["ours"]) for kind in kinds}
    for moment, figures in {"the first page": first, **found["memory"]}.items():
        goal = GOAL_MEMORY.get(moment)
        columns = "".join(f"{figures[kind]:8.0f}{figures[kind] / bare[kind]:8.2f}" for kind in kinds)
        print(f"{moment:36}{columns}{goal or '':>8}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure how the window feels.")
    parser.add_argument("--starts", type=int, default=7, help="how often both windows are started")
    parser.add_argument(
        "--platform",
        default="offscreen",
        help="of Qt: offscreen, xcb, windows, cocoa; empty for Qt's own choice",
    )
    return parser.parse_args()


def main() -> int:
    """Print the tables; return 1 where something gave no figures."""
    chosen = _arguments()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(
        f"Python {platform.python_version()}, Qt {qt_version}, {platform.system()}, "
        f"{os.cpu_count()} processors{load}; screen: {chosen.platform or 'the one of this computer'}\n"
    )
    compileall.compile_dir(ROOT / "zelfscan", quiet=1)
    try:
        starts = measure_starts(max(chosen.starts, 1), chosen.platform)
        print_starts(starts)
        timed = run("benchmarks.window_job", "timed", "{folder}", screen=chosen.platform)
        print_answers(timed)
        title = "(c) Changes of page, milliseconds to the painted page, and how long the thread worked"
        print_steps(title, timed["steps"], lambda name: name not in _HIDDEN)
        watched = run("benchmarks.window_job", "watched", "{folder}", screen=chosen.platform)
        title = "    An empty scan has the most to work out, which is done beside the window"
        print_steps(title, watched["steps"], lambda name: name.startswith("empty scan"))
        print_blocks(watched)
        print_memory(starts, timed)
    except BenchmarkError as fault:
        print(f"\n{fault}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
