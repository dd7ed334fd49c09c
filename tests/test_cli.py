"""The commands that look at packs and answers; each is run as a program of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli_runs import DAY, FRONT_DESK, ROOT, refusal, run
from tests.packs.changing import a_copy, change
from zelfscan import cli

ON_POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes with a name, and devices, are of POSIX")
MISTAKE = "Deze opdracht klopt niet: "
COMMANDS = (
    "packs", "items", "show", "score", "plan", "compare", "rescan", "report", "check", "selftest",
    "prove-offline", "policy",
)  # fmt: skip


@pytest.fixture
def front_desk(tmp_path: Path) -> Path:
    return a_copy("front-desk", tmp_path)


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text("responses: {desk.kind: open, desk.depth: no, desk.alarm: none}\n", encoding="utf-8")
    return path


def test_help_is_dutch_and_names_every_command() -> None:
    found = run("--help")
    text = found.out.decode("utf-8")
    assert (found.code, found.err) == (0, b"")
    assert text.startswith("gebruik: zelfscan")
    assert all(name in text for name in COMMANDS)
    assert not any(word in text.lower() for word in ("usage", "options", "arguments", "show this", "exit"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_dutch(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([command, "--help"])
    text = capsys.readouterr().out
    assert ended.value.code == 0
    assert text.startswith(f"gebruik: zelfscan {command}")
    assert not any(word in text.lower() for word in ("usage", "options:", "show this"))


def test_the_version_is_told() -> None:
    found = run("--version")
    assert found.code == 0
    assert found.out.startswith(b"zelfscan ")


def test_the_items_of_a_route_as_json_and_as_text() -> None:
    as_json = run("items", "--pack", FRONT_DESK, "--route", "kort", "--json")
    as_text = run("items", "--pack", FRONT_DESK, "--route", "kort")
    ids = [each["id"] for each in json.loads(as_json.out)]
    assert ids == ["desk.kind", "desk.threat", "desk.alarm", "hall.way-out"]
    assert as_text.out.decode("utf-8").splitlines()[0] == "desk.kind: Wat voor balie heeft u?"
    assert [line.split(":")[0] for line in as_text.out.decode("utf-8").splitlines()] == ids
    assert (as_json.code, as_text.code, as_json.err, as_text.err) == (0, 0, b"", b"")


def test_without_a_route_the_whole_list_is_asked() -> None:
    assert len(json.loads(run("items", "--pack", FRONT_DESK, "--json").out)) == 8


def test_a_pack_is_shown_whole_or_as_its_questions() -> None:
    whole = json.loads(run("show", "--pack", FRONT_DESK, "--json").out)
    assert len(whole["items"]) == 9
    lines = run("show", "--pack", FRONT_DESK).out.decode("utf-8").splitlines()
    assert lines[:2] == ["De balie", "  Wat voor balie heeft u?"]


def test_answers_are_scored_as_json(answers: Path) -> None:
    found = run("score", "--pack", FRONT_DESK, "--responses", str(answers), *DAY, "--json")
    assert (found.code, found.err) == (0, b"")
    assert json.loads(found.out)["sections"][0]["level"] == "weak"


def test_answers_are_scored_as_text(answers: Path) -> None:
    lines = (
        run("score", "--pack", FRONT_DESK, "--responses", str(answers), *DAY).out.decode("utf-8").splitlines()
    )
    assert lines[0].startswith("totaal: 0 tot ")
    assert lines[1] == "desk: 0 weak"
    assert "anger-at-desk: high" in lines
    assert any(line.startswith("1. ") for line in lines)


def test_a_score_just_below_a_level_is_never_rounded_up_to_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = a_copy("worked-example", tmp_path)
    almost = "79999999999999999999/100000000000000000000"
    text = (folder / "content.yaml").read_text(encoding="utf-8")
    ends = "{id: a, text: A, value: 1}, {id: c, text: C, value: 0}"
    options = f"options: [{ends}, {{id: b, text: B, value: {almost}}}]"
    head, tail = text.split("  - id: night-lock")
    tail = tail.replace("scale: yes-no\n    weight: 9", options, 1)
    tail = tail.replace(
        'covers: {item: night-lock, is: ["yes", "no"]}', "covers: {item: night-lock, is: [a, b]}"
    )
    (folder / "content.yaml").write_text(f"{head}  - id: night-lock{tail}", encoding="utf-8")
    change(folder / "pack.yaml", "items: [night-lock, monitored]", "items: [night-lock]")
    change(folder / "pack.yaml", "alarm, garage-lock]", "alarm, garage-lock, monitored]")
    answers = tmp_path / "answers.yaml"
    answers.write_text("responses: {night-lock: b}\n", encoding="utf-8")
    assert cli.main(["score", "--pack", str(folder), "--responses", str(answers), *DAY]) == 0
    assert "habits: 79 fair" in capsys.readouterr().out.splitlines()


def test_a_section_without_a_score_says_so(tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text('{"responses": {"hall.coat-rack": "not-applicable"}}', encoding="utf-8")
    found = run("score", "--pack", FRONT_DESK, "--route", "kort", "--responses", str(answers), *DAY)
    assert "desk: 0 tot 100 insufficient" in found.out.decode("utf-8")


def test_yaml_json_and_a_byte_order_mark_give_the_same_score(answers: Path, tmp_path: Path) -> None:
    as_json, marked = tmp_path / "answers.json", tmp_path / "marked.yaml"
    values = {"responses": {"desk.kind": "open", "desk.depth": "no", "desk.alarm": "none"}}
    as_json.write_text(json.dumps(values, indent="\t"), encoding="utf-8")
    marked.write_bytes(b"\xef\xbb\xbf" + answers.read_bytes().replace(b"\n", b"\r\n"))
    printed = {
        run("score", "--pack", FRONT_DESK, "--responses", str(path), *DAY, "--json").out
        for path in (answers, as_json, marked)
    }
    assert len(printed) == 1


def test_the_regulation_is_that_of_the_day(answers: Path) -> None:
    command = ("score", "--pack", FRONT_DESK, "--responses", str(answers), "--json", "--date")
    assert json.loads(run(*command, "2025-12-31").out)["claims"] == []
    assert len(json.loads(run(*command, "2026-01-01").out)["claims"]) == 1


def test_without_a_date_it_is_today(answers: Path) -> None:
    found = run("score", "--pack", FRONT_DESK, "--responses", str(answers), "--json")
    assert found.code == 0


def test_checking_says_that_there_are_no_faults() -> None:
    found = run("check", FRONT_DESK)
    assert (found.code, found.out.decode("utf-8"), found.err) == (0, "Geen fouten gevonden.\n", b"")


def test_checking_prints_every_fault_and_ends_with_1(front_desk: Path, tmp_path: Path) -> None:
    text = (front_desk / "stock.yaml").read_text(encoding="utf-8")
    text = text.replace("impact: 30", "impact: 40").replace("effort: 4", "effort: 9")
    (front_desk / "stock.yaml").write_text(text, encoding="utf-8")
    found = run("check", str(front_desk), str(tmp_path / "missing"))
    lines = found.out.decode("utf-8").splitlines()
    assert (found.code, found.err) == (1, b"")
    assert [line.split(": ", 1)[1] for line in lines] == [
        "'effort' mag hoogstens 5 zijn",
        "'impact' moet een van deze zijn: 1, 3, 10, 30 of 100",
        "hier staat geen pack.yaml, ook niet in een map eronder; kies een andere map",
    ]


def test_a_broken_pack_is_one_sentence_for_every_other_command(front_desk: Path) -> None:
    text = (front_desk / "stock.yaml").read_text(encoding="utf-8").replace("impact: 30", "impact: 40")
    (front_desk / "stock.yaml").write_text(text, encoding="utf-8")
    said = refusal("items", "--pack", str(front_desk))
    assert said.startswith("De vragenlijst heeft een fout. front-desk/stock.yaml:")
    (front_desk / "stock.yaml").write_text(text.replace("effort: 4", "effort: 9"), encoding="utf-8")
    said = refusal("show", "--pack", str(front_desk))
    assert said.startswith(
        "De vragenlijst heeft 2 fouten, bekijk ze met 'zelfscan check'. De eerste: front-desk/"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("wat", f"{MISTAKE}opdracht kan geen 'wat' zijn"),
        ("score", f"{MISTAKE}er ontbreekt: --pack, --responses"),
        ("items --pack", f"{MISTAKE}bij --pack hoort een waarde"),
        ("items --pack zelfscan --rout kort", f"{MISTAKE}onbekend is: --rout kort"),
        ("packs --json=ja", f"{MISTAKE}bij --json hoort geen waarde"),
        ("packs alles", f"{MISTAKE}onbekend is: alles"),
        ("score --pack a --responses b --date morgen", f"{MISTAKE}bij --date: 'morgen' is geen datum zoals"),
        (
            "score --pack a --responses b --date 20261123",
            f"{MISTAKE}bij --date: '20261123' is geen datum zoals",
        ),
        (
            "score --pack a --responses b --date 2026-02-30",
            f"{MISTAKE}bij --date: '2026-02-30' is geen datum zoals",
        ),
        ("plan --pack a --responses b --budget 5", f"{MISTAKE}er ontbreekt: --prices of --effort"),
        (
            "plan --pack a --responses b --budget 5 --effort --prices c",
            f"{MISTAKE}--prices gaat niet samen met --effort",
        ),
        (
            "plan --pack a --responses b --effort --budget -5",
            f"{MISTAKE}bij --budget: '-5' is geen bedrag zoals 350 of 350,50",
        ),
        (
            "plan --pack a --responses b --effort --budget 1/3",
            f"{MISTAKE}bij --budget: '1/3' is geen bedrag zoals 350 of 350,50",
        ),
        (
            "report --pack a --responses b --out c.txt",
            "'c.txt' eindigt niet op .pdf. Geef het bestand die naam, of kies een andere '--format'.",
        ),
        ("report --pack a --responses b --out c.pdf --lang fr", f"{MISTAKE}--lang kan geen 'fr' zijn"),
        ("items --pack zelfscn", "Vragenlijst 'zelfscn' bestaat niet. Kies uit: woningscan, zelfscan."),
        (
            f"items --pack {FRONT_DESK} --route lang",
            "Route 'lang' bestaat niet in front-desk. Kies uit: kort, volledig.",
        ),
        (
            f"items --pack {FRONT_DESK} --route=",
            "Route '' bestaat niet in front-desk. Kies uit: kort, volledig.",
        ),
        (
            f"score --pack {FRONT_DESK} --responses missing.yaml",
            "missing.yaml, regel 1: het bestand bestaat niet.",
        ),
        (f"score --pack {FRONT_DESK} --responses tests", "tests, regel 1: dit is een map en geen bestand."),
    ],
)
def test_a_mistake_in_a_command_is_one_dutch_sentence(
    arguments: str, message: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert cli.main(arguments.split()) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(message)
    assert printed.err.endswith(".\n")
    assert printed.err.count("\n") == 1


def test_a_mistake_ends_the_program_with_2_and_one_line() -> None:
    assert refusal("score").endswith("Vraag uitleg met 'zelfscan score --help'.")


def test_the_self_test_is_not_started_from_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["selftest"]) == 2
    assert "als eerste woord" in capsys.readouterr().err


def test_an_error_is_one_safe_line_whatever_a_file_holds(tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"responses": {"a\nb\u202e\u2028": "yes"}}), encoding="utf-8")
    said = refusal("score", "--pack", FRONT_DESK, "--responses", str(answers))
    assert said == "answers.json, regel 1: hier staat een onzichtbaar teken dat niet mag; haal het weg."
    prices = tmp_path / "prices.json"
    prices.write_text(json.dumps({"mandatory": ["a\nb\u202e\u2028" + "x" * 900]}), encoding="utf-8")
    answers.write_text("{}", encoding="utf-8")
    budget = ("--prices", str(prices), "--budget", "1")
    said = refusal("plan", "--pack", FRONT_DESK, "--responses", str(answers), *budget)
    assert said.startswith("prices.json, regel 1: maatregel 'a b\ufffd x")
    assert len(said) < 700


@ON_POSIX
def test_an_argument_that_is_no_text_is_no_crash() -> None:
    command: list[str | bytes] = [sys.executable, "-m", "zelfscan", "items", "--pack", b"\xff\x1b[31m"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode("utf-8").startswith("Vragenlijst '\ufffd\ufffd[31m' bestaat niet.")


@ON_POSIX
@pytest.mark.parametrize("kind", ["pipe", "device", "huge", "binary"])
def test_files_that_are_no_answers_are_refused_at_once(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "answers.yaml"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path = Path("/dev/zero")
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(5_000_000_000)
    else:
        path.write_bytes(bytes(range(256)))
    reason = {
        "pipe": "gewoon bestand",
        "device": "gewoon bestand",
        "huge": "te groot",
        "binary": "geen UTF-8",
    }
    assert reason[kind] in refusal("score", "--pack", FRONT_DESK, "--responses", str(path))


@ON_POSIX
def test_a_reader_that_stops_is_no_error() -> None:
    command = [sys.executable, "-m", "zelfscan", "show", "--pack", FRONT_DESK, "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None and program.stderr is not None
        program.stdout.close()
        said = program.stderr.read()
    assert (program.returncode, said) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_output_to_a_full_disk_is_said_so() -> None:
    command = [sys.executable, "-m", "zelfscan", "packs"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").startswith("De uitvoer kan niet worden geschreven.")
    assert done.stderr.count(b"\n") == 1


def test_output_is_utf_8_with_plain_line_ends_wherever_it_runs(tmp_path: Path) -> None:
    latin = {"PYTHONIOENCODING": "latin-1", "LC_ALL": "C", "PYTHONUTF8": "0"}
    found = run("show", "--pack", "zelfscan", env=latin)
    assert "é" in found.out.decode("utf-8") or "ë" in found.out.decode("utf-8")
    assert b"\r" not in found.out
    said = run("items", "--pack", "één", env=latin).err
    assert said.decode("utf-8").endswith("bestaat niet. Kies uit: woningscan, zelfscan.\n")


def test_no_command_needs_qt_or_the_database(answers: Path) -> None:
    blocked = (
        "import sys\n"
        "for name in ('PySide6', 'shiboken6', 'sqlcipher3', 'sqlite_utils', 'argon2', 'cryptography'):\n"
        "    sys.modules[name] = None\n"
        "from zelfscan.__main__ import main\n"
        "codes = [main(line.split('|')) for line in sys.argv[1:]]\n"
        "sys.exit(max(codes))\n"
    )
    pack = f"--pack|{FRONT_DESK}"
    commands = ["packs|--json", f"items|{pack}", f"show|{pack}", f"score|{pack}|--responses|{answers}"]
    commands.append(f"check|{FRONT_DESK}")
    done = subprocess.run(
        [sys.executable, "-c", blocked, *commands], cwd=ROOT, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_section_that_does_not_apply_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = a_copy("worked-example", tmp_path)
    change(folder / "pack.yaml", "items: [night-lock, monitored]", "items: [night-lock]")
    change(folder / "content.yaml", "{item: monitored, lower", "{item: alarm, lower")
    change(folder / "pack.yaml", "items: all", "items: [door-lock, window-locks, light, timer, alarm]")
    answers = tmp_path / "answers.yaml"
    answers.write_text("responses: {}\n", encoding="utf-8")
    assert cli.main(["score", "--pack", str(folder), "--responses", str(answers), *DAY]) == 0
    assert "habits: geen score none" in capsys.readouterr().out


def test_a_program_without_standard_streams_does_not_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is built for Windows without a console has none."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert cli.main(["packs"]) == 0
    assert cli.main(["items", "--pack", "zelfscn"]) == 2
