"""Answering the generated questionnaires in other engines, under Node."""

import json
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from benchmarks.generated import Answer, Shape
from benchmarks.peer_forms import survey_json, xform_xml

SOURCE = Path(__file__).resolve().parent / "peers"
WORKSHOP = SOURCE.parents[1] / "build" / "benchmark-peers"
"""Where the peers are installed: a folder that git and the checks leave alone."""

LEAST_NODE = 18
LONGEST = 1300
"""Above this many questions the peers are not run."""


class PeerError(Exception):
    """Says in one sentence why a peer gave no figures."""


@dataclass(frozen=True)
class Peer:
    """Another engine: its package, its script and the questionnaire in its language."""

    package: str
    script: str
    form: Callable[[Shape, int], str]


PEERS = (
    Peer("survey-core", "survey.mjs", survey_json),
    Peer("@getodk/xforms-engine", "xforms.mjs", xform_xml),
)


class Report(BaseModel):
    """What a peer's script says: milliseconds, and the results after the first answers of one round."""

    start: float
    times: list[float]
    round: int
    answered: int
    results: dict[str, tuple[float | None, float | None]]
    overall: float | None

    @property
    def mean(self) -> float:
        """Return the mean milliseconds of an answer."""
        return statistics.fmean(self.times)

    @property
    def median(self) -> float:
        """Return the median milliseconds of an answer."""
        return statistics.median(self.times)


def node_version() -> tuple[int, ...] | None:
    """Return the version of Node, none where it is missing or too old for any of the peers."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return None
    said = _run([node, "--version"], Path.cwd())
    version = tuple(int(part) for part in said.strip().removeprefix("v").split(".") if part.isdigit())
    return version if version and version[0] >= LEAST_NODE else None


def version_of(peer: Peer) -> str:
    """Return the version to which a peer is pinned."""
    pinned: dict[str, str] = json.loads((SOURCE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    return pinned[peer.package]


def install() -> None:
    """Copy the scripts to the workshop and install what the lock says, unless that was done before."""
    lock, done = "package-lock.json", WORKSHOP / "node_modules" / ".package-lock.json"
    is_same = (WORKSHOP / lock).is_file() and (WORKSHOP / lock).read_bytes() == (SOURCE / lock).read_bytes()
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    for path in SOURCE.iterdir():
        if path.is_file():
            shutil.copyfile(path, WORKSHOP / path.name)
    if not (is_same and done.is_file()):
        _run([shutil.which("npm") or "npm", "ci", "--ignore-scripts"], WORKSHOP)


def measure(
    peer: Peer, shape: Shape, size: int, rounds: Sequence[Sequence[Answer]], warm_up: int, seconds: float
) -> Report:
    """Answer these rounds in a peer, for so many seconds; the rounds that warm up are not measured."""
    job = {"rounds": [_as_job(answers) for answers in rounds], "warmUp": warm_up, "seconds": seconds}
    with tempfile.TemporaryDirectory() as name:
        form_file, job_file = Path(name, "form"), Path(name, "job.json")
        form_file.write_text(peer.form(shape, size), encoding="utf-8")
        job_file.write_text(json.dumps(job), encoding="utf-8")
        node = shutil.which("node") or "node"
        return Report.model_validate_json(
            _run([node, peer.script, str(form_file), str(job_file)], WORKSHOP).splitlines()[-1]
        )


def _as_job(answers: Sequence[Answer]) -> list[dict[str, str | None]]:
    following = [*(answer.item for answer in answers[1:]), None]
    return [
        {"item": answer.item, "value": answer.value, "section": answer.section, "next": after}
        for answer, after in zip(answers, following, strict=True)
    ]


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        said = done.stderr.strip().splitlines() or ["no message"]
        fault = next((line for line in said if "error" in line.lower()), said[-1])
        raise PeerError(f"{Path(command[0]).stem} {command[1]} failed: {fault.strip()}")
    return done.stdout
