"""What the report costs, against three other engines that make the same one.

``python -m benchmarks.report`` makes the private report of the example as plain parts, about 20 pages with
charts, and the same with 30 photographs of 12 megapixels. Each way of making it has a process of its own, all
in turn, a few rounds. Nothing is asserted; compare only the ratios of one run. Needs Linux, for the memory,
and ``pdftotext``.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path

import page
import pikepdf

from benchmarks.report_data import content, words_in, write
from benchmarks.report_forms import as_html, as_typst
from benchmarks.report_ours import PROGRAM, TAGGED, UNTAGGED, WAYS, measure

ROOT = Path(__file__).resolve().parents[1]
WORKSHOP = ROOT / "build" / "report-peers"
"""Where the peers are installed: a folder that git and the checks leave alone."""
LOCK = ROOT / "requirements" / "peers.txt"
PEERS = ("typst", "fpdf2", "fpdf2-small", "weasyprint", "weasyprint-small")
#: With photographs only: the same engines, told to make those as small as ours does. typst cannot.
SMALL = "-small"
#: So many seconds a report may take in one engine.
PATIENCE = 600


@dataclass(frozen=True)
class Cost:
    """What one way cost: medians, and what is in the file that it made."""

    seconds: float
    worked: float
    grown: float
    size: int
    pages: int
    is_tagged: bool
    faults: int
    found: float


def install() -> Path:
    """Install the peers that the lock names, unless that was done before, and return their Python."""
    python, done = WORKSHOP / "bin" / "python", WORKSHOP / "peers.txt"
    if not (done.is_file() and done.read_bytes() == LOCK.read_bytes()):
        venv.create(WORKSHOP, with_pip=True, clear=True)
        order = [
            "-m",
            "pip",
            "install",
            "--quiet",
            "--require-hashes",
            "--only-binary",
            ":all:",
            "-r",
            str(LOCK),
        ]
        subprocess.run([str(python), *map(str, order)], check=True)
        done.write_bytes(LOCK.read_bytes())
    return python


def compared(ways: list[str], folder: Path, photos: int, rounds: int) -> dict[str, Cost]:
    """Make the report in each way in turn, so many rounds."""
    write(content(photos), folder)
    (folder / "content.html").write_text(as_html(folder), encoding="utf-8")
    (folder / "content.typ").write_text(as_typst(folder), encoding="utf-8")
    python = install() if set(ways) & set(PEERS) else Path(sys.executable)
    told: dict[str, list[dict[str, float]]] = {way: [] for way in ways}
    for number in range(rounds):
        for way in list(ways):
            order = _order(way, folder, python)
            done = subprocess.run(order, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False)
            if done.returncode:
                print(f"{way} failed: {(done.stderr.strip().splitlines() or ['no message'])[-1]}")
                ways.remove(way)
                continue
            told[way].append(json.loads(done.stdout.splitlines()[-1]))
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
    wanted = words_in(folder)
    return {way: _cost(told[way], folder / f"{way}.pdf", wanted) for way in ways}


def _order(way: str, folder: Path, python: Path) -> list[str]:
    """Return the command that makes the report in one way."""
    if way in WAYS:
        options = ["--measure", way, "--folder", str(folder)]
        return [sys.executable, "-m", "benchmarks.report", *options]
    return [str(python), str(ROOT / "benchmarks" / "report_peer.py"), way, str(folder)]


def _cost(rounds: list[dict[str, float]], file: Path, wanted: set[str]) -> Cost:
    """Take the medians, and look at the file."""
    seconds, worked, grown = (
        statistics.median(each[key] for each in rounds) for key in ("seconds", "worked", "grown")
    )
    data = file.read_bytes()
    with pikepdf.open(file) as pdf:
        count, tree = len(pdf.pages), pdf.Root.get("/StructTreeRoot")
        is_tagged = tree is not None and "/MarkInfo" in pdf.Root and bool(pdf.Root.MarkInfo.get("/Marked"))
    faults = len(page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1).failures)
    return Cost(seconds, worked, grown, len(data), count, is_tagged, faults, _found(file, wanted))


def _found(file: Path, wanted: set[str]) -> float:
    """Return which share of the words of the content stands in the file; a word may be broken at a line."""
    done = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True)
    text = "".join(done.stdout.decode("utf-8").replace("\u00ad", "").split())
    text += text.replace("-", "").replace("\u2010", "")
    return sum(word in text or word.replace("-", "") in text for word in wanted) / len(wanted)


def shown(title: str, costs: dict[str, Cost]) -> None:
    """Print the table, as it stands in the README; the ratios are theirs over ours."""
    ours = costs[TAGGED]
    print(
        f"\n| {title} | seconds | x ours | worked | x ours | MB | x ours | grown, MB | x ours | pages |",
        end="",
    )
    print(" tagged | faults of PDF/UA-1 | words |")
    print("| --- " + "| ---: " * 9 + "| --- | ---: | ---: |")
    for way, cost in costs.items():
        pairs = (
            (cost.seconds, ours.seconds, 3),
            (cost.worked, ours.worked, 3),
            (cost.size / 1e6, ours.size / 1e6, 2),
            (cost.grown, ours.grown, 0),
        )
        cells = " | ".join(f"{mine:.{digits}f} | {mine / base:.2f}" for mine, base, digits in pairs)
        tagged = "yes" if cost.is_tagged else "no"
        print(f"| {way} | {cells} | {cost.pages} | {tagged} | {cost.faults} | {cost.found:.1%} |")


def main() -> None:
    """Make the reports, and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--photos", type=int, default=30, help="how many photographs in the second report (30)"
    )
    parser.add_argument("--rounds", type=int, default=5, help="how often each way (5)")
    parser.add_argument("--no-peers", action="store_true", help="ours only, tagged and untagged")
    parser.add_argument("--measure", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        return measure(given.measure, given.folder)

    for photos in sorted({0, given.photos}):
        ways = [TAGGED, UNTAGGED, *(() if given.no_peers else PEERS)]
        ways = [way for way in ways if photos or not way.endswith(SMALL)] + ([] if photos else [PROGRAM])
        with tempfile.TemporaryDirectory() as name:
            costs = compared(ways, Path(name), photos, given.rounds)
        shown(f"{photos} photographs" if photos else "words, tables and charts", costs)
    return None


if __name__ == "__main__":
    main()
