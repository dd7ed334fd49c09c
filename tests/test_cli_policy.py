"""``policy``: what an application manager sees of the policy of a computer."""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.policy.registry import FakeRegistry
from zelfscan import cli
from zelfscan.commands import policy as command
from zelfscan.policy import from_file, reading
from zelfscan.policy.from_registry import read_registry
from zelfscan.policy.policy import settled
from zelfscan.policy.values import Surroundings

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="on Windows the policy is in the registry")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of this computer, whose administrator is who runs the test."""
    path = tmp_path / "policy.json"
    tmp_path.chmod(0o755)
    monkeypatch.setattr(reading, "FILES", dict.fromkeys(reading.FILES, path))
    if hasattr(os, "getuid"):
        monkeypatch.setattr(from_file, "ADMINISTRATOR", os.getuid())
        monkeypatch.setattr(from_file.read_file, "__defaults__", (os.getuid(),))
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = cli.main(["policy", *arguments])
    return code, capsys.readouterr().out


@ON_POSIX
def test_without_a_policy_it_says_so(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys) == (0, "Op deze computer is geen beleid ingesteld.\n")
    code, text = run(capsys, "--json")
    assert (code, json.loads(text)) == (
        0,
        {"where": "nowhere", "place": "", "enforced": {}, "recommended": {}, "refused": []},
    )


@ON_POSIX
def test_it_tells_what_is_set_and_from_where(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contact = {"Name": "Servicedesk", "Telephone": "000 123"}
    found = {
        "enforced": {"PassphraseLength": 12, "Packs": ["zelfscan"], "Contacts": [contact]},
        "recommended": {"ReportFolder": "~/Documents"},
    }
    path.write_text(json.dumps(found), encoding="utf-8")
    path.chmod(0o644)
    code, text = run(capsys, "--json")
    told = json.loads(text)
    assert code == 0
    assert (told["where"], told["place"]) == ("file", str(path))
    assert told["enforced"] == found["enforced"]
    assert told["recommended"] == {"ReportFolder": str(Path.home() / "Documents")}
    code, text = run(capsys)
    assert code == 0
    assert f"Plaats: {path}\n" in text
    assert "vast: PassphraseLength = 12\n" in text
    assert "voorstel: ReportFolder = " in text


@ON_POSIX
def test_what_is_refused_is_told_and_gives_code_1(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text('{"enforced": {"IdleLockMinutes": 99, "Spy\\u001b[31m": 1, "Language": "en"}}')
    path.chmod(0o644)
    code, text = run(capsys)
    assert code == 1
    assert "geweigerd: IdleLockMinutes (vast). Het getal moet van 1 tot en met 15 zijn.\n" in text
    assert "\x1b" not in text
    assert "vast: Language = en\n" in text
    code, text = run(capsys, "--json")
    refused = {each["name"]: each for each in json.loads(text)["refused"]}
    assert code == 1
    assert refused["IdleLockMinutes"]["reason"] == "out-of-range"


@ON_POSIX
def test_a_file_that_others_can_write_is_refused_whole(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_text('{"enforced": {"Language": "en"}}')
    path.chmod(0o666)
    code, text = run(capsys)
    assert code == 1
    assert f"geweigerd: {path}. Ook anderen dan de beheerder kunnen het veranderen." in text
    assert "Language" not in text


def test_the_registry_of_windows_is_told_the_same_way(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    registry = FakeRegistry()
    registry.set("", "PassphraseLength", 12, FakeRegistry.REG_DWORD)
    registry.set("Recommended", "Language", "en")
    found = settled(read_registry(registry), Surroundings("win32", {}, Path.home))
    monkeypatch.setattr(command, "read_policy", lambda: found)
    code, text = run(capsys, "--json")
    told = json.loads(text)
    assert code == 0
    assert told["place"] == "HKEY_LOCAL_MACHINE\\Software\\Policies\\Zelfscan"
    assert (told["enforced"], told["recommended"]) == ({"PassphraseLength": 12}, {"Language": "en"})
