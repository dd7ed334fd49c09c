"""Fuzzing for as long as you like: ``python3 dev.py fuzz --seconds N [--reader NAME]``.

Each reader works in a process of its own with a bound on its memory. Before an input is given, it is written
down, so that one that kills the process, or never ends, is known as well. Whatever breaks a promise is saved
among the inputs that are kept for the reader, and from then on every run of the tests begins with it.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz import mutating
from tests.fuzz.judging import ROOT, Broken, Reader, judge
from tests.fuzz.readers import CORPUS, READERS, kept

if sys.platform == "linux":
    import resource

PROGRAM = ["-m", "tests.fuzz.running"]
DEADLINE = 30.0
"""Seconds for one input, a thousand times what one takes; then the process is killed."""
_ROUND = 100
_NOW, _FIGURES = "now.bin", "figures.json"


@dataclass
class Figures:
    """What came of the inputs of one reader."""

    inputs: int = 0
    read: int = 0
    refused: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    peak_mb: int = 0
    crashes: list[str] = field(default_factory=list)

    def __add__(self, other: "Figures") -> "Figures":
        """Add up; of what is a maximum the larger one counts."""
        sums = {each.name: getattr(self, each.name) + getattr(other, each.name) for each in fields(self)}
        largest = {name: max(getattr(self, name), getattr(other, name)) for name in ("slowest", "peak_mb")}
        return Figures(**{**sums, **largest})


class _Work:
    """What the process of one reader does."""

    def __init__(self, reader: Reader, folder: Path, corpus: Path) -> None:
        self.reader, self.folder, self.corpus = reader, folder, corpus
        self.figures = Figures()
        self.signatures = set[str]()
        self.begun = time.monotonic()

    def give(self, data: bytes, name: str = "") -> None:
        """Give one input, and note what came of it."""
        (self.folder / _NOW).write_bytes(data)
        started = time.monotonic()
        try:
            outcome = judge(self.reader, data, self.folder)
        except Broken as broken:
            self._save(broken, data, name)
        else:
            self.figures.read += outcome == "read"
            self.figures.refused += outcome == "refused"
        self.figures.inputs += 1
        self.figures.slowest = max(self.figures.slowest, time.monotonic() - started)

    def note(self) -> None:
        """Write the figures down for whoever waits."""
        self.figures.seconds = time.monotonic() - self.begun
        self.figures.peak_mb = _peak_mb()
        (self.folder / _FIGURES).write_text(json.dumps(asdict(self.figures)), encoding="utf-8")

    def _save(self, broken: Broken, data: bytes, name: str) -> None:
        signature = _signature(broken)
        if signature not in self.signatures:
            self.signatures.add(signature)
            saved = name or save(self.reader, data, self.corpus)
            self.figures.crashes.append(f"{saved}: {signature}: {str(broken)[:300]}")
            self.note()


def save(reader: Reader, data: bytes, corpus: Path) -> str:
    """Keep an input that broke something, and return its name."""
    folder = corpus / reader.name
    folder.mkdir(parents=True, exist_ok=True)
    name = f"found-{hashlib.sha256(data).hexdigest()[:12]}"
    (folder / name).write_bytes(data)
    return name


def _signature(broken: Broken) -> str:
    """Return where it went wrong: the kind of error and the last line of the program that it passed."""
    cause = broken.__cause__ or broken
    passed = [frame for frame in traceback.extract_tb(cause.__traceback__) if "zelfscan" in frame.filename]
    where = f"{Path(passed[-1].filename).name}:{passed[-1].lineno}" if passed else "harness"
    return f"{type(cause).__name__} at {where}"


def _peak_mb() -> int:
    if sys.platform != "linux":
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _bound_memory(memory_mb: int) -> None:
    """Let the process have so much memory and no more; only Linux keeps a process to this."""
    if sys.platform == "linux":
        limit = memory_mb * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _child(name: str, seconds: float, chance: int, folder: Path, corpus: Path, inputs: Path | None) -> None:
    reader = READERS[name]
    for sample in reader.samples():
        # What is imported late is imported now, and what is kept between readings is made.
        with suppress(Broken):
            judge(reader, sample, folder)
    _bound_memory(reader.memory_mb)
    work = _Work(reader, folder, corpus)
    for sample in reader.samples():
        work.give(sample, "a sample")
    given_first = sorted(inputs.iterdir()) if inputs is not None else kept(reader)
    for path in given_first:
        work.give(path.read_bytes(), path.name)
    work.note()
    for round_number, strategy in enumerate(_strategies(reader)):
        if time.monotonic() - work.begun > seconds:
            return
        _one_round(work, strategy, chance * 1_000_003 + round_number)
        work.note()


def _strategies(reader: Reader) -> Iterator[Any]:
    samples = reader.samples()
    both = (
        mutating.mutated(samples, reader.shape),
        mutating.random(samples, reader.shape, reader.starts),
        mutating.mutated(samples, reader.shape),
    )
    while True:
        yield from both


def _one_round(work: _Work, strategy: Any, chance: int) -> None:
    @seed(chance)
    @settings(
        max_examples=_ROUND,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def one_round(data: bytes) -> None:
        work.give(data)

    one_round()


def run(
    reader: Reader,
    seconds: float,
    chance: int = 0,
    corpus: Path = CORPUS,
    inputs: Path | None = None,
    deadline: float = DEADLINE,
) -> Figures:
    """Fuzz one reader in a process of its own for so many seconds; 0 gives only the kept inputs.

    ``inputs`` is a folder with inputs to give instead of those that are kept.
    """
    total, until = Figures(), time.monotonic() + seconds
    while True:
        with tempfile.TemporaryDirectory(prefix="zelfscan-fuzz-") as name:
            left = max(0.0, until - time.monotonic())
            found = _watched(reader, left, chance, Path(name), corpus, inputs, deadline)
        total += found
        chance += 1
        if time.monotonic() >= until:
            return total


def _watched(
    reader: Reader,
    seconds: float,
    chance: int,
    folder: Path,
    corpus: Path,
    inputs: Path | None,
    deadline: float,
) -> Figures:
    command = [sys.executable, *PROGRAM, "--child", reader.name]
    command += ["--seconds", str(seconds), "--chance", str(chance), "--folder", str(folder)]
    command += ["--corpus", str(corpus), *(["--inputs", str(inputs)] if inputs is not None else [])]
    errors = folder / "errors.txt"
    with errors.open("wb") as stream:
        child = subprocess.Popen(command, cwd=ROOT, stdout=stream, stderr=stream)
        reason = _wait(child, folder / _NOW, deadline)
    figures = _figures(folder / _FIGURES)
    if reason:
        now = folder / _NOW
        saved = save(reader, now.read_bytes(), corpus) if now.exists() else "-"
        told = errors.read_text(encoding="utf-8", errors="replace")[-600:]
        figures.crashes.append(f"{saved}: {reason}: {told}")
    return figures


def _wait(child: "subprocess.Popen[bytes]", now: Path, deadline: float) -> str:
    """Wait for the process; kill it when it is busy with one input for too long. Return what is wrong."""
    started = time.time()
    while True:
        with suppress(subprocess.TimeoutExpired):
            code = child.wait(0.2)
            return f"the process ended with {code}" if code else ""
        begun = now.stat().st_mtime if now.exists() else started
        if time.time() - begun > deadline:
            child.kill()
            child.wait()
            return f"no end within {deadline:.0f} s"


def _figures(path: Path) -> Figures:
    return Figures(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else Figures()


def main(arguments: list[str]) -> int:
    """Fuzz and print the figures; 1 where anything broke."""
    parser = argparse.ArgumentParser(prog="python3 dev.py fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="for each reader")
    parser.add_argument(
        "--reader", action="append", choices=sorted(READERS), help="only this one; may be repeated"
    )
    parser.add_argument("--chance", type=int, default=int(time.time()), help="where chance begins")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="where what breaks a reader is saved")
    parser.add_argument("--child", choices=sorted(READERS), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--inputs", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.child:
        _child(chosen.child, chosen.seconds, chosen.chance, chosen.folder, chosen.corpus, chosen.inputs)
        return 0
    print(f"chance {chosen.chance}")
    print("| reader | inputs | refused | read | seconds | slowest | peak MB | crashes |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |", flush=True)
    total = Figures()
    for name in chosen.reader or READERS:
        found = run(READERS[name], chosen.seconds, chosen.chance, chosen.corpus)
        _print(name, found)
        total += found
    _print("all", total)
    for crash in total.crashes:
        print(f"BROKEN {crash}")
    return 1 if total.crashes else 0


def _print(name: str, found: Figures) -> None:
    print(
        f"| {name} | {found.inputs} | {found.refused} | {found.read} | {found.seconds:.0f} "
        f"| {found.slowest:.2f} s | {found.peak_mb} | {len(found.crashes)} |",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
