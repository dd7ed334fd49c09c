"""Let the storm blow: ``python -m tests.storm --kills 500 --seed 1``; Linux and macOS only.

Each round copies a vault, starts a process that works on it, kills that with -9 at a moment of chance, opens
what is left and looks whether everything is there that was acknowledged. The last line is JSON.
"""

import argparse
import json
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import TextIO

from tests.storm.grounds import plain_marks_in
from tests.storm.jobs import JOBS, Job, Lost
from zelfscan.errors.base import ZelfscanError

_WAIT_SECONDS, _ENDLESS = 60.0, 1.5


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill as often as was asked, and print what became of it; return 0 only if nothing was lost."""
    parser = argparse.ArgumentParser(prog="storm", description=__doc__)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=tuple(JOBS), action="append")
    chosen = parser.parse_args(arguments)
    names = tuple(chosen.only or JOBS)
    began = time.monotonic()
    losses: list[str] = []
    rows: dict[str, list[int]] = {}
    with tempfile.TemporaryDirectory(prefix="storm-") as place:
        for number, name in enumerate(names):
            share = chosen.kills // len(names) + (number < chosen.kills % len(names))
            storm = _Storm(name, Path(place) / f"ground-{number}", Random(f"{chosen.seed} {name}"))
            storm.blow(share)
            rows[name] = [storm.kills, storm.ended, storm.acknowledged]
            losses += storm.losses
            print(f"{name:16}{storm.kills:7} kills{storm.ended:6} ended first{storm.acknowledged:8} kept")
    for loss in losses:
        print(loss, file=sys.stderr)
    kills, kept = sum(row[0] for row in rows.values()), sum(row[2] for row in rows.values())
    found = {"kills": kills, "kept": kept, "losses": len(losses), "seconds": round(time.monotonic() - began)}
    print(json.dumps({**found, "seed": chosen.seed, "by": {name: row[0] for name, row in rows.items()}}))
    return 1 if losses else 0


class _Storm:
    """The rounds of one job."""

    def __init__(self, name: str, ground: Path, chance: Random) -> None:
        self.kills = self.ended = self.acknowledged = 0
        self.losses: list[str] = []
        self._name, self._ground, self._chance = name, ground, chance
        self._job: Job = JOBS[name]()
        ground.mkdir()
        self._job.prepare(ground)
        # How long the work takes by itself, so that a kill can come at every moment of it.
        self._seconds = 0.0

    def blow(self, kills: int) -> None:
        """Kill so many times; work that was done before its kill does not count."""
        self._seconds = self._round(_WAIT_SECONDS) if kills else 0.0
        while self.kills < kills and not self.losses:
            self._round(self._chance.uniform(0, self._seconds))

    def _round(self, seconds: float) -> float:
        """Work in a copy of the ground and kill it after so many seconds; return how long it worked."""
        copy = self._ground.with_name(f"{self._ground.name}-round")
        shutil.copytree(self._ground, copy)
        try:
            was_killed, said, took = _killed_after(self._job, copy, seconds, self._chance.random())
            self.kills += was_killed
            self.ended += not was_killed
            self.acknowledged += len(said)
            if shown := plain_marks_in(copy):
                self.losses.append(f"{self._name}: readable in {shown}")
            self._job.check(copy, said)
        except (Lost, ZelfscanError, OSError, ValueError, KeyError, IndexError):
            self.losses.append(f"{self._name}, kill {self.kills}:\n{traceback.format_exc()}")
            took = seconds
        finally:
            shutil.rmtree(copy)
        return took


def _killed_after(job: Job, ground: Path, seconds: float, seed: float) -> tuple[bool, list[str], float]:
    """Let a process of its own work, and kill it; return whether it was, what it said, and how long it took.

    A job without an end is given a second.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(reading)
            with os.fdopen(writing, "w") as out:
                job.work(ground, partial(_say, out), Random(seed))
            code = 0
        except BaseException:  # noqa: BLE001  # nothing of the storm may go on in the child
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(writing)
    began = time.monotonic()
    longest = min(seconds, _ENDLESS) if seconds == _WAIT_SECONDS else seconds
    status = _wait(child, began + longest)
    took = time.monotonic() - began
    if status is None:
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        lines = pipe.read().split(b"\n")
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise Lost("the work ended with a fault of its own")
    # What stands behind the last line end was cut off in the middle: it was not acknowledged.
    return os.WIFSIGNALED(status), [line.decode() for line in lines[:-1]], took


def _say(out: TextIO, text: str) -> None:
    out.write(f"{text}\n")
    out.flush()


def _wait(child: int, until: float) -> int | None:
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status
        time.sleep(0.0005)
    return None


if __name__ == "__main__":
    sys.exit(main())
