"""``overlay``: check, seal and sign a folder of an organisation, and make a key for that."""

import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.packs.overlays import WHOLE, a_logo
from zelfscan import cli
from zelfscan.crypto.minisign import read_public_key, read_secret_key
from zelfscan.packs.overlay import read_overlay
from zelfscan.packs.signed_folder import SIGNATURE, SUMS

DAY = datetime(2026, 11, 27, tzinfo=UTC).date()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "overlay"
    folder.mkdir()
    (folder / "overlay.yaml").write_text(WHOLE, encoding="utf-8")
    (folder / "logo.png").write_bytes(a_logo())
    return folder


@pytest.fixture
def key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "gemeente.key"
    assert order(capsys, "new-key", "--key-file", path, "--no-password")[0] == 0
    return path


def order(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = cli.main(["overlay", *map(str, arguments)])
    told = capsys.readouterr()
    return code, told.out, told.err


def public(key: Path) -> str:
    return read_public_key(key.with_name(f"{key.name}.pub").read_bytes()).text


def test_the_whole_way_from_a_key_to_a_folder_that_counts(
    folder: Path, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = order(capsys, "sign", folder, "--key-file", key, "--comment", "van de griffie")
    assert code == 0
    assert public(key) in out
    found = read_overlay(folder, [read_public_key(public(key))], DAY)
    assert (found.comment, found.overlay.organisation) == ("van de griffie", "Gemeente Voorbeeldstad")
    code, out, _ = order(capsys, "check", folder, "--key", public(key))
    assert (code, out.splitlines()[0]) == (0, "Geen fouten gevonden.")
    assert "van de griffie" in out


def test_a_new_key_is_for_its_owner_alone_and_its_public_half_for_all(
    key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = read_secret_key(key.read_bytes())
    assert secret.public.text == public(key)
    if sys.platform != "win32":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
        assert stat.S_IMODE(key.with_name("gemeente.key.pub").stat().st_mode) == 0o644


def test_a_key_is_never_overwritten(key: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = key.read_bytes()
    code, _, err = order(capsys, "new-key", "--key-file", key, "--no-password")
    assert (code, "bestaat al" in err) == (2, True)
    assert key.read_bytes() == before
    key.unlink()
    assert order(capsys, "new-key", "--key-file", key, "--no-password")[0] == 2  # its public half is there
    assert not key.exists()


def test_a_key_with_a_password_asks_for_it(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, right, wrong = (tmp_path / name for name in ("k", "right.txt", "wrong.txt"))
    right.write_text("vier woorden op een rij\n", encoding="utf-8")
    wrong.write_text("vijf woorden op een rij\n", encoding="utf-8")
    assert order(capsys, "new-key", "--key-file", key, "--password-file", right)[0] == 0
    for given in ((), ("--password-file", wrong)):
        code, _, err = order(capsys, "sign", folder, "--key-file", key, *given)
        assert (code, "gaat niet open" in err) == (2, True)
        assert not (folder / SIGNATURE).exists()
    assert order(capsys, "sign", folder, "--key-file", key, "--password-file", right)[0] == 0


def test_every_fault_is_told_with_file_and_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = WHOLE.replace("#1D5B2E", "#AAAAAA").replace("email:", "mail:")
    (folder / "overlay.yaml").write_text(text, encoding="utf-8")
    (folder / "Thumbs.db").write_bytes(b"")
    code, out, _ = order(capsys, "check", folder)
    assert code == 1
    assert [line.partition(": ")[0] for line in out.splitlines()] == ["Thumbs.db:1", "overlay.yaml:11"]
    (folder / "overlay.yaml").write_text(text.replace("mail:", "email:"), encoding="utf-8")
    assert "overlay.yaml:15: '#AAAAAA'" in order(capsys, "check", folder)[1]


def test_what_the_content_does_not_have_is_told_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = WHOLE.replace("  office.function:", "  office.functon:")
    (folder / "overlay.yaml").write_text(text, encoding="utf-8")
    code, out, _ = order(capsys, "check", folder)
    assert (code, "bedoelt u 'office.function'?" in out) == (1, True)


def test_a_last_day_that_has_passed_is_a_fault(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "overlay.yaml").write_text(WHOLE.replace("2027-12-31", "2020-01-01"), encoding="utf-8")
    assert order(capsys, "check", folder)[:2] == (
        1,
        "overlay.yaml: de laatste dag (2020-01-01) is voorbij; kies een latere\n",
    )


def test_without_a_key_it_says_that_the_signature_was_not_looked_at(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = order(capsys, "check", folder)
    assert (code, "niet nagegaan" in out) == (0, True)


def test_what_changed_after_signing_is_found_by_name(
    folder: Path, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order(capsys, "sign", folder, "--key-file", key)
    (folder / "logo.png").write_bytes(a_logo(61))
    code, out, _ = order(capsys, "check", folder, "--key", public(key))
    assert (code, out) == (1, "Bestand ‘logo.png’ is veranderd na het ondertekenen.\n")


def test_sealing_takes_the_old_signature_away(
    folder: Path, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order(capsys, "sign", folder, "--key-file", key)
    code, out, _ = order(capsys, "seal", folder)
    assert (code, "minisign -S -m SHA256SUMS" in out) == (0, True)
    assert not (folder / SIGNATURE).exists()
    assert order(capsys, "check", folder, "--key", public(key))[:2] == (
        1,
        "Er staat geen handtekening bij.\n",
    )


@pytest.mark.needs_tool("minisign")
def test_a_sealed_folder_that_minisign_signed_counts(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret, pub = str(tmp_path / "s"), str(tmp_path / "p")
    order(capsys, "seal", folder)
    for words in (("-G", "-W", "-s", secret, "-p", pub), ("-S", "-m", str(folder / SUMS), "-s", secret)):
        subprocess.run(["minisign", *words], check=True, capture_output=True)
    key = read_public_key(Path(pub).read_bytes())
    assert order(capsys, "check", folder, "--key", key.text)[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("seal", "nowhere"), "is geen map"),
        (("sign", "nowhere", "--key-file", "none"), "geheime sleutel is niet te lezen"),
        (("check", "nowhere"), ""),
        (("new-key", "--key-file", "k"), "--password-file of --no-password"),
        (("check", ".", "--key", "RWQ"), "geen sleutel"),
        ((), "wat"),
    ],
)
def test_a_wrong_order_is_refused_in_one_sentence(
    words: tuple[str, ...],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = order(capsys, *words)
    assert code in (1, 2)
    assert said in err + out
    assert len((err + out).splitlines()) == 1


def test_an_empty_folder_cannot_be_signed(
    key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    code, _, err = order(capsys, "sign", tmp_path / "empty", "--key-file", key)
    assert (code, "staat niets" in err) == (2, True)
