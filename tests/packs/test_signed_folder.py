"""A folder that was sealed is used whole or not at all."""

import hashlib
import os
import random
import sys
from pathlib import Path

import pytest

from zelfscan.crypto.minisign import PublicKey, make_signature, new_secret_key
from zelfscan.errors.signed import FolderRefused
from zelfscan.packs import signed_folder
from zelfscan.packs.signed_folder import (
    MAX_SUMS,
    SIGNATURE,
    SUMS,
    Limits,
    SignedFolder,
    read_signed_folder,
    sums_of,
)

SECRET = new_secret_key()
FILES = {"overlay.yaml": b"format: 1\n", "logo.png": b"\x89PNG", "deep/er/text.txt": b"words\n", "empty": b""}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "overlay"
    for name, content in FILES.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(content)
    seal(made)
    return made


def seal(folder: Path, sums: bytes | None = None) -> None:
    sums = sums_of(folder) if sums is None else sums
    (folder / SUMS).write_bytes(sums)
    (folder / SIGNATURE).write_bytes(make_signature(SECRET, sums, "for a test"))


def look(folder: Path, *keys: PublicKey, limits: Limits | None = None) -> SignedFolder:
    return read_signed_folder(folder, keys or (SECRET.public,), limits or Limits())


def refused(folder: Path, *keys: PublicKey, limits: Limits | None = None) -> tuple[str, str]:
    with pytest.raises(FolderRefused) as error:
        look(folder, *keys, limits=limits)
    sentence = str(error.value)
    assert sentence.startswith("De map wordt niet gebruikt. ")
    assert "\n" not in sentence
    return error.value.faults[0]


def a_line(name: str, content: bytes = b"") -> bytes:
    return f"{hashlib.sha256(content).hexdigest()}  {name}\n".encode()


def test_a_sealed_folder_gives_its_bytes_and_who_signed(folder: Path) -> None:
    found = look(folder)
    assert dict(found.files) == FILES
    assert found.key == SECRET.public
    assert found.comment == "for a test"
    assert found.digest == hashlib.sha256((folder / SUMS).read_bytes()).hexdigest()


def test_the_list_is_what_sha256sum_writes(folder: Path) -> None:
    lines = (folder / SUMS).read_text(encoding="ascii").splitlines()
    assert [line[66:] for line in lines] == sorted(FILES)
    assert a_line("empty").decode().strip() in lines


def test_any_changed_byte_is_refused(folder: Path) -> None:
    chosen = random.Random(5)
    tried = 0
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        whole = path.read_bytes()
        # The first line of a signature is a comment that nobody signs.
        start = whole.index(b"\n") + 1 if path.name == SIGNATURE else 0
        places = range(start, len(whole))
        for at in places if len(places) < 40 else sorted(chosen.sample(places, 40)):
            changed = bytearray(whole)
            changed[at] ^= 1 << chosen.randrange(8)
            path.write_bytes(bytes(changed))
            refused(folder)
            tried += 1
        path.write_bytes(whole)
    assert tried > 80
    assert dict(look(folder).files) == FILES


def test_a_file_that_grew_or_shrank_is_refused(folder: Path) -> None:
    (folder / "logo.png").write_bytes(b"\x89PN")
    assert refused(folder) == ("changed", "logo.png")
    (folder / "logo.png").write_bytes(b"\x89PNGG")
    assert refused(folder) == ("changed", "logo.png")


def test_a_file_that_is_not_listed_is_refused(folder: Path) -> None:
    (folder / "deep" / "more.txt").write_bytes(b"")
    assert refused(folder) == ("extra", "deep/more.txt")


def test_a_file_that_is_gone_is_refused(folder: Path) -> None:
    (folder / "logo.png").unlink()
    assert refused(folder) == ("missing", "logo.png")


def test_every_fault_is_told_to_who_asks(folder: Path) -> None:
    (folder / "logo.png").unlink()
    (folder / "more").write_bytes(b"")
    with pytest.raises(FolderRefused) as error:
        look(folder)
    assert error.value.faults == (("missing", "logo.png"), ("extra", "more"))
    assert error.value.reasons() == (
        "Bestand ‘logo.png’ ontbreekt.",
        "Bestand ‘more’ staat niet op de ondertekende lijst.",
    )


def test_without_a_signature_nothing_is_used(folder: Path) -> None:
    (folder / SIGNATURE).unlink()
    assert refused(folder)[0] == "unsigned"


def test_without_a_list_nothing_is_used(folder: Path) -> None:
    (folder / SUMS).unlink()
    assert refused(folder)[0] == "unsigned"


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere") == ("unreadable", "nowhere")
    (tmp_path / "file").write_bytes(b"")
    assert refused(tmp_path / "file")[0] == "unsigned"


def test_another_key_does_not_count(folder: Path) -> None:
    assert refused(folder, new_secret_key().public)[0] == "other-key"


def test_where_no_key_counts_no_folder_does(folder: Path) -> None:
    with pytest.raises(FolderRefused) as error:
        read_signed_folder(folder, ())
    assert error.value.faults == (("no-keys", ""),)


def test_a_list_that_was_made_anew_needs_a_new_signature(folder: Path) -> None:
    (folder / "logo.png").write_bytes(b"other")
    (folder / SUMS).write_bytes(sums_of(folder))
    assert refused(folder)[0] == "does-not-fit"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
@pytest.mark.parametrize("to_folder", [False, True], ids=["file", "folder"])
def test_a_link_is_refused_also_to_the_very_same_bytes(folder: Path, tmp_path: Path, to_folder: bool) -> None:
    if to_folder:
        (folder / "deep").rename(tmp_path / "elsewhere")
        (folder / "deep").symlink_to(tmp_path / "elsewhere")
        assert refused(folder) == ("link", "deep")
    else:
        (folder / "logo.png").rename(tmp_path / "elsewhere")
        (folder / "logo.png").symlink_to(tmp_path / "elsewhere")
        assert refused(folder) == ("link", "logo.png")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
@pytest.mark.parametrize("name", [SUMS, SIGNATURE])
def test_a_list_or_signature_that_is_a_link_is_refused(folder: Path, tmp_path: Path, name: str) -> None:
    (folder / name).rename(tmp_path / name)
    (folder / name).symlink_to(tmp_path / name)
    assert refused(folder) == ("link", name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes")
@pytest.mark.parametrize("name", ["logo.png", "extra", SUMS])
def test_a_pipe_is_refused_and_never_waited_for(folder: Path, name: str) -> None:
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    assert refused(folder) == ("no-file", name)


TRICKS = {
    "above": "../outside",
    "above in between": "deep/../../outside",
    "from the top": "/etc/passwd",
    "of a drive": "C:/Windows/x",
    "a stream": "logo.png:stream",
    "turned slashes": "deep\\x",
    "double slash": "deep//x",
    "here": "./x",
    "hidden": ".hidden",
    "a device": "deep/NUL.txt",
    "a dot at the end": "x.",
    "a space": "a b",
    "a letter that looks alike": "l\u043ego.png",
    "too deep": "/".join("abcdefghi"),
    "very long": "a" * 101,
    "the list itself": SUMS,
    "the signature": SIGNATURE.lower(),
}


@pytest.mark.parametrize("name", TRICKS.values(), ids=TRICKS.keys())
def test_a_path_that_could_mean_something_else_is_refused(folder: Path, name: str) -> None:
    seal(folder, a_line(name))
    assert refused(folder)[0] in ("bad-name", "bad-list")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such names")
def test_a_name_that_cannot_be_listed_cannot_stand_there(folder: Path) -> None:
    (folder / "a b").write_bytes(b"")
    assert refused(folder) == ("bad-name", "a b")
    with pytest.raises(FolderRefused):
        sums_of(folder)


def test_twins_by_capitals_are_refused(folder: Path) -> None:
    seal(folder, a_line("Logo.png") + a_line("logo.png"))
    assert refused(folder) == ("twins", "logo.png")
    seal(folder, a_line("Deep/a") + a_line("deep/b"))
    assert refused(folder) == ("twins", "deep/b")


LISTS = {
    "nothing": b"",
    "no end of line": a_line("logo.png")[:-1],
    "twice the same": a_line("logo.png") * 2,
    "not in order": a_line("overlay.yaml") + a_line("logo.png"),
    "short": b"abcd  logo.png\n",
    "capitals": a_line("logo.png").upper(),
    "an empty line": a_line("logo.png") + b"\n",
    "bytes": b"\xff\n",
    "a remark": b"# remark\n" + a_line("logo.png"),
}


@pytest.mark.parametrize("sums", LISTS.values(), ids=LISTS.keys())
def test_a_list_in_another_form_is_refused(folder: Path, sums: bytes) -> None:
    seal(folder, sums)
    assert refused(folder) == ("bad-list", SUMS)


def test_sizes_and_numbers_have_limits(folder: Path) -> None:
    assert refused(folder, limits=Limits(files=3))[0] == "too-many"
    assert refused(folder, limits=Limits(bytes_of_one=8))[0] == "too-big"
    assert refused(folder, limits=Limits(bytes=12))[0] == "too-big"
    assert look(folder, limits=Limits(files=4, bytes_of_one=10, bytes=20)).files == FILES


def test_a_huge_list_is_not_read_to_its_end(folder: Path) -> None:
    with (folder / SUMS).open("wb") as file:
        file.truncate(10 * MAX_SUMS)
    assert refused(folder) == ("too-big", SUMS)


def test_very_many_folders_are_not_gone_through(folder: Path) -> None:
    for number in range(50):
        (folder / f"f{number}").mkdir()
    assert refused(folder, limits=Limits(files=20))[0] == "too-many"


def test_what_changes_after_it_was_read_changes_nothing_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    read = signed_folder._read

    def once_and_then_changed(path: Path, limit: int, name: str) -> bytes:
        raw = read(path, limit, name)
        opened.append(name)
        path.write_bytes(b"changed behind its back")
        return raw

    monkeypatch.setattr(signed_folder, "_read", once_and_then_changed)
    assert dict(look(folder).files) == FILES
    assert sorted(opened) == sorted([*FILES, SUMS, SIGNATURE])


def test_what_cannot_be_listed_cannot_be_sealed(folder: Path, tmp_path: Path) -> None:
    for place, limits, fault in (
        (tmp_path / "nowhere", Limits(), ("unreadable", "nowhere")),
        (folder, Limits(files=3), ("too-many", "")),
        (folder, Limits(bytes_of_one=8), ("too-big", "overlay.yaml")),
    ):
        with pytest.raises(FolderRefused) as error:
            sums_of(place, limits)
        assert error.value.faults[0] == fault


def test_a_file_that_goes_away_meanwhile_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = signed_folder._there

    def and_then_gone(*arguments) -> set[str]:
        found = there(*arguments)
        (folder / "logo.png").unlink()
        return found

    monkeypatch.setattr(signed_folder, "_there", and_then_gone)
    assert refused(folder) == ("unreadable", "logo.png")
