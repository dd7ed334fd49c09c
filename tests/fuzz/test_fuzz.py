"""Whatever comes in, each reader reads it or refuses it kindly, and leaves everything else alone."""

import json
import re
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import judging, mutating
from tests.fuzz.judging import Broken, Reader, judge
from tests.fuzz.readers import READERS
from tests.fuzz.running import main, run

EVERY = pytest.mark.parametrize("reader", READERS.values(), ids=lambda reader: reader.name)


@pytest.fixture(autouse=True)
def ready(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Read every sample once, so that nothing is imported or made while a reader is watched."""
    if "reader" in getattr(request, "fixturenames", ()):
        reader = request.getfixturevalue("reader")
        for sample in reader.samples():
            with suppress(Broken):  # said by the test on the samples
                judge(reader, sample, tmp_path)


@EVERY
def test_a_sample_does_what_it_was_made_for(reader: Reader, tmp_path: Path) -> None:
    outcomes = [judge(reader, sample, tmp_path) for sample in reader.samples()]
    assert outcomes[0] == "read"


@EVERY
def test_a_sample_that_was_changed_is_read_or_refused(reader: Reader, tmp_path: Path) -> None:
    _holds(reader, mutating.mutated(reader.samples(), reader.shape), tmp_path)


@EVERY
def test_what_is_made_by_chance_is_read_or_refused(reader: Reader, tmp_path: Path) -> None:
    _holds(reader, mutating.random(reader.samples(), reader.shape, reader.starts), tmp_path)


def _holds(reader: Reader, inputs: st.SearchStrategy[bytes], folder: Path) -> None:
    outcomes = set[str]()

    @settings(max_examples=reader.examples, suppress_health_check=list(HealthCheck))
    @given(inputs)
    def holds(data: bytes) -> None:
        outcomes.add(judge(reader, data, folder))

    holds()
    assert outcomes


@EVERY
def test_what_is_kept_is_still_read_or_refused_within_bounds(reader: Reader, tmp_path: Path) -> None:
    figures = run(reader, seconds=0, corpus=tmp_path)
    assert figures.crashes == []
    assert figures.inputs >= len(reader.samples())


def _breaking(name: str, code: str) -> Reader:
    """Make a reader that does what none may do; ``code`` is what it does."""

    def given_to(data: bytes, folder: Path) -> judging.Reading:
        (folder / "in.bin").write_bytes(data)
        return lambda: exec(code, {"folder": folder, "Path": Path, "data": data})

    return Reader(name, lambda: (b"x",), given_to)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("{}['missing']", "KeyError"),
        ("(folder.parent / 'outside' / 'secret.yaml').read_text()", "outside of its folder: open"),
        ("list((folder.parent / 'outside').iterdir())", "outside of its folder: os.listdir"),
        ("(folder / 'left.txt').write_text('x')", "left or changed on the disk"),
        ("(folder / 'in.bin').write_bytes(b'')", "left or changed on the disk"),
        ("import tempfile; open(tempfile.mkstemp()[1]).close()", "outside of its folder"),
        ("import subprocess; subprocess.run(['true'])", "outside of its folder: subprocess"),
        (
            "from zelfscan.errors.base import UsageError; raise UsageError('a\\nb')",
            "a text of 2 lines instead of 1",
        ),
        (
            "from zelfscan.errors.base import UsageError; raise UsageError('a' * 5000)",
            "a line of 5000 characters",
        ),
    ],
)
def test_the_judge_finds_what_no_reader_may_do(tmp_path: Path, code: str, said: str) -> None:
    with pytest.raises(Broken, match=f"^{said}"):
        judge(_breaking("bad", code), b"x", tmp_path)


def test_a_link_out_of_the_folder_counts_as_outside(tmp_path: Path) -> None:
    def given_to(data: bytes, folder: Path) -> judging.Reading:
        (folder / "a").symlink_to(folder.parent / "outside" / "secret.yaml")
        return (folder / "a").read_text

    with pytest.raises(Broken, match=r"^outside of its folder: open .*secret\.yaml"):
        judge(Reader("bad", lambda: (b"x",), given_to), b"x", tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a process to its bound on memory")
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("while True: pass", "no end within"),
        ("import os; os.abort()", "the process ended with -6"),
        ("bytearray(2_000_000_000)", "MemoryError"),
    ],
    ids=["never ends", "kills the process", "takes all memory"],
)
def test_what_ends_a_process_or_never_ends_is_found_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, said: str
) -> None:
    (tmp_path / "bad.py").write_text(
        "from tests.fuzz import readers, running, test_fuzz\n"
        "import sys\n"
        f"bad = test_fuzz._breaking('yaml', {code!r} if len(sys.argv) else '')\n"
        "object.__setattr__(bad, 'samples', lambda: ())\n"
        "readers.READERS['yaml'] = bad\n"
        "sys.exit(running.main(sys.argv[1:]))\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("tests.fuzz.running.PROGRAM", [str(tmp_path / "bad.py")])
    monkeypatch.setenv("PYTHONPATH", str(judging.ROOT))
    corpus = tmp_path / "corpus"
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    (inputs / "one").write_bytes(b"x")
    figures = run(READERS["yaml"], 0, corpus=corpus, inputs=inputs, deadline=5.0)
    (crash,) = figures.crashes
    assert said in crash
    assert "found-" in crash or crash.startswith("one: ")


def test_the_command_prints_a_row_for_each_reader(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--seconds", "0", "--reader", "marks", "--corpus", str(tmp_path), "--chance", "1"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "chance 1"
    assert re.match(r"\| marks \| [1-9]\d* \| \d+ \| [1-9]\d* \| ", told[3])
    assert told[4] == told[3].replace("| marks |", "| all |")


def test_changes_keep_an_input_bounded_and_json_stays_json() -> None:
    edit = mutating.Edit("repeat", 0, 5_000, b"", 199)
    assert len(mutating._edited(bytes(5_000), b"", [edit] * 5)) == mutating.LARGEST
    changed = mutating._changed(b'{"a": [1, 2]}', [([0, 1], "x", "set"), ([0, 0], None, "drop")])
    assert json.loads(changed) == {"a": ["x"]}
