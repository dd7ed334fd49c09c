"""SHA256SUMS, release.json and the signature: what a municipality checks a release with."""

import json
import subprocess
from pathlib import Path

import pytest

from release import digests
from release.digests import KEY_VARIABLE, PASSWORD_VARIABLE, SIGNATURE, SUMS, DigestError
from release.manifest import Manifest, load
from zelfscan.crypto import minisign
from zelfscan.errors.base import ZelfscanError


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    return load()


@pytest.fixture
def out(tmp_path: Path, manifest: Manifest) -> Path:
    """A made-up release, not signed."""
    for name in (manifest.file_name("deb"), manifest.file_name("setup"), "zelfscan.cdx.json"):
        (tmp_path / name).write_text(f"what {name} holds", encoding="ascii")
    digests.write(tmp_path, manifest, {"python": "3.11"})
    return tmp_path


def test_what_was_written_is_found_good(out: Path, manifest: Manifest) -> None:
    assert digests.check(out) == sorted(path.name for path in out.iterdir() if path.name != SUMS)


@pytest.mark.needs_tool("sha256sum")
def test_everybody_can_check_it_with_a_tool_that_is_there(out: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--strict", SUMS], cwd=out, check=True, capture_output=True)


def test_the_facts_say_size_digest_and_limit(out: Path, manifest: Manifest) -> None:
    read = json.loads((out / digests.FACTS).read_text(encoding="utf-8"))
    assert (read["version"], read["commit"]) == (manifest.version, manifest.commit)
    package = next(each for each in read["files"] if each["name"] == manifest.file_name("deb"))
    assert package["limit"] == manifest.package("deb").limit
    assert package["bytes"] == (out / package["name"]).stat().st_size
    assert package["sha256"] == digests.digest(out / package["name"])


def test_it_is_the_same_each_time(out: Path, manifest: Manifest) -> None:
    before = (out / SUMS).read_bytes()
    digests.write(out, manifest, {"python": "3.11"})
    assert (out / SUMS).read_bytes() == before


def test_a_changed_an_extra_and_a_missing_file_are_named(out: Path) -> None:
    package = out / "zelfscan.cdx.json"
    package.write_text("changed", encoding="ascii")
    with pytest.raises(DigestError, match=r"zelfscan\.cdx\.json was changed"):
        digests.check(out)
    package.unlink()
    with pytest.raises(DigestError, match=r"zelfscan\.cdx\.json"):
        digests.check(out)
    (out / "extra.exe").write_text("x", encoding="ascii")
    with pytest.raises(DigestError, match=r"extra\.exe"):
        digests.check(out)


@pytest.mark.parametrize("line", ["0000  x", f"{'0' * 64} x", f"{'0' * 64}  ../x", f"{'G' * 64}  x"])
def test_a_list_in_another_form_is_refused(out: Path, line: str) -> None:
    (out / SUMS).write_text(f"{line}\n", encoding="ascii")
    with pytest.raises(DigestError, match="no digest with a name"):
        digests.check(out)


@pytest.mark.parametrize("password", [None, "a password for the test"])
def test_a_signature_fits_its_key_and_nothing_else(
    out: Path, manifest: Manifest, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory,
    password: str | None,
) -> None:  # fmt: skip
    keys = tmp_path_factory.mktemp("keys")
    secret, other = minisign.new_secret_key(), minisign.new_secret_key()
    (keys / "key").write_bytes(minisign.secret_key_file(secret, password))
    monkeypatch.setenv(KEY_VARIABLE, str(keys / "key"))
    if password:
        (keys / "password").write_text(f"{password}\n", encoding="utf-8")
        monkeypatch.setenv(PASSWORD_VARIABLE, str(keys / "password"))
    digests.write(out, manifest, {"python": "3.11"})
    assert digests.check(out, secret.public.text)
    with pytest.raises(ZelfscanError):
        digests.check(out, other.public.text)
    raw = bytearray((out / SUMS).read_bytes())
    raw[0] ^= 1
    (out / SUMS).write_bytes(bytes(raw))
    with pytest.raises(ZelfscanError):
        digests.check(out, secret.public.text)


@pytest.mark.needs_tool("minisign")
def test_a_municipality_checks_it_with_minisign_itself(
    out: Path, manifest: Manifest, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret, key = minisign.new_secret_key(), tmp_path_factory.mktemp("keys") / "key"
    key.write_bytes(minisign.secret_key_file(secret, None))
    monkeypatch.setenv(KEY_VARIABLE, str(key))
    digests.write(out, manifest, {"python": "3.11"})
    command = ["minisign", "-V", "-P", secret.public.text, "-m", SUMS]
    done = subprocess.run(command, cwd=out, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert f"zelfscan {manifest.version} {manifest.date}" in done.stdout
    (out / SUMS).write_bytes((out / SUMS).read_bytes() + b"\n")
    assert subprocess.run(command, cwd=out, capture_output=True, check=False).returncode != 0


def test_without_a_key_nothing_pretends_to_be_signed(out: Path) -> None:
    assert not (out / SIGNATURE).exists()
