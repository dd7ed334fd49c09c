import errno
import json
import os
import struct
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pytest

from tests.exchange.handover_samples import (
    CODE,
    KEY,
    OTHER_CODE,
    PICTURES,
    a_content,
    fetching,
    go_on,
    write,
)
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.crypto.handover_code import new_code
from zelfscan.crypto.parcel import MAGIC, Lock, new_lock, read_head, seal
from zelfscan.crypto.signing import fingerprint, new_signing_key, public_key, sign
from zelfscan.crypto.stream import SEALED_CHUNK
from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.files import CannotRead, CannotWrite, DiskFull
from zelfscan.errors.handover import (
    DossierTooBig,
    HandoverClosed,
    HandoverDamaged,
    HandoverForeign,
    HandoverRefused,
    HandoverTooBig,
    HandoverTooNew,
)
from zelfscan.errors.vault import CodeMistyped
from zelfscan.exchange import handover, handover_frames
from zelfscan.exchange.handover import Header, Opened, looks_like, read_handover, write_handover
from zelfscan.exchange.handover_content import MAX_PICTURE_BYTES, MAX_PICTURES, to_json, without_private
from zelfscan.exchange.handover_frames import CONTENT, PICTURE, SIGNATURE, framed

ABOUT = {"content": "zelfscan-dossier", "content_version": 1}
BARE = a_content(photos=(), sheets=(), visit=None, pictures=())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "overdracht.zelfscan"


def read(path: Path, *codes: str) -> Opened:
    found = read_handover(path, codes or (CODE,), go_on)
    assert found is not None
    return found


def sealed(path: Path, frames: Sequence[bytes], about: dict[str, object] | None = None) -> Path:
    """Write a file as somebody would who has a program of their own and knows the code."""
    lock = new_lock(ABOUT if about is None else about, [CODE], LIGHTEST)
    path.write_bytes(b"".join(seal(lock, frames)))
    return path


def signed(path: Path, frames: Sequence[bytes]) -> Path:
    """The same, with a signature that fits."""
    lock = new_lock(ABOUT, [CODE], LIGHTEST)
    path.write_bytes(b"".join(seal(lock, handover._signed(frames, lock.head, KEY))))
    return path


def files_in(folder: Path) -> dict[str, bytes]:
    return {entry.name: entry.read_bytes() for entry in folder.iterdir()}


def stop_at(step: int) -> Callable[[int, int], bool]:
    """Give a report of progress that stops the work at that report."""
    left = [step]

    def on_progress(done: int, total: int) -> bool:
        left[0] -= 1
        return left[0] > 0

    return on_progress


def test_a_dossier_goes_over_with_its_pictures(path: Path) -> None:
    found = read(write(path))
    assert found.content == without_private(a_content(), with_name=False, with_incidents=False)
    assert dict(found.pictures()) == PICTURES
    assert [name for name, _ in found.pictures()] == list(PICTURES)


def test_the_name_goes_along_only_when_it_is_asked_for(path: Path) -> None:
    assert read(write(path)).content.name is None
    assert read(write(path, with_name=True)).content.name == "Dorpsstraat 1"


def test_the_one_who_opens_it_sees_from_which_installation_it_came(path: Path) -> None:
    ours = write_handover(BARE, {}, [CODE], KEY, path, go_on, parameters=LIGHTEST)
    assert ours == read(path).fingerprint == fingerprint(public_key(KEY))
    write_handover(BARE, {}, [CODE], new_signing_key(), path, go_on, parameters=LIGHTEST)
    assert read(path).fingerprint != ours


def test_what_a_file_is_can_be_seen_without_its_code(tmp_path: Path) -> None:
    assert looks_like(write(tmp_path / "one")) == Header(version=1, codes_needed=1)
    assert looks_like(write(tmp_path / "two", codes=(CODE, OTHER_CODE))) == Header(1, 2)


def test_a_release_by_two_needs_both_codes(path: Path) -> None:
    write(path, codes=(CODE, OTHER_CODE))
    assert read(path, OTHER_CODE, CODE).content.kind == "home"
    for codes in ((CODE,), (OTHER_CODE,), (CODE, new_code()), (new_code(), OTHER_CODE)):
        with pytest.raises(HandoverClosed):
            read(path, *codes)


def test_nothing_of_the_dossier_stands_in_the_open(path: Path) -> None:
    data = write(path, with_name=True).read_bytes()
    for words in (b"Dorpsstraat", b"front-door", b"Voordeur", b"drawing", b"adviseur", public_key(KEY)):
        assert words not in data


def test_a_wrong_code_and_a_typing_error_are_told_apart(path: Path) -> None:
    write(path)
    with pytest.raises(HandoverClosed, match="code klopt niet, of het bestand is beschadigd"):
        read(path, new_code())
    with pytest.raises(CodeMistyped):
        read(path, CODE[:-1])


def test_other_pictures_than_the_content_names_are_a_bug(path: Path) -> None:
    for pictures in ({}, {**PICTURES, "photo:2": b"x"}):
        with pytest.raises(ValueError):
            write_handover(a_content(), fetching(pictures), [CODE], KEY, path, go_on, parameters=LIGHTEST)
    assert not path.exists()


def test_progress_is_reported_up_to_the_end(path: Path) -> None:
    writing: list[tuple[int, int]] = []
    reading: list[tuple[int, int]] = []

    def keep(where: list[tuple[int, int]]) -> Callable[[int, int], bool]:
        def on_progress(done: int, total: int) -> bool:
            where.append((done, total))
            return True

        return on_progress

    write_handover(a_content(), fetching(PICTURES), [CODE], KEY, path, keep(writing), parameters=LIGHTEST)
    assert writing == [(done, 4) for done in range(5)]
    pictures = {**PICTURES, "photo:1": bytes(3_000_000)}
    write_handover(a_content(), fetching(pictures), [CODE], KEY, path, go_on, parameters=LIGHTEST)
    read_handover(path, [CODE], keep(reading))
    size = path.stat().st_size
    assert reading == sorted(reading) and len(reading) == 4
    assert reading[0] == (0, size) and reading[-1] == (size, size)


@pytest.mark.parametrize("step", range(1, 6))
def test_cancelling_while_it_is_written_leaves_nothing_behind(tmp_path: Path, path: Path, step: int) -> None:
    found = write_handover(
        a_content(), fetching(PICTURES), [CODE], KEY, path, stop_at(step), parameters=LIGHTEST
    )
    assert found is None
    assert files_in(tmp_path) == {}


def test_cancelling_leaves_the_file_that_was_there(tmp_path: Path, path: Path) -> None:
    path.write_bytes(b"oud")
    write_handover(a_content(), fetching(PICTURES), [CODE], KEY, path, stop_at(3), parameters=LIGHTEST)
    assert files_in(tmp_path) == {path.name: b"oud"}


@pytest.mark.parametrize("step", [1, 2])
def test_cancelling_while_it_is_read_gives_nothing(tmp_path: Path, path: Path, step: int) -> None:
    write(path)
    before = files_in(tmp_path)
    assert read_handover(path, [CODE], stop_at(step)) is None
    assert files_in(tmp_path) == before


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_older_file_and_nothing_half(
    tmp_path: Path, path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"oud")

    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, step, full)
    with pytest.raises(DiskFull, match="schijf is vol"):
        write(path)
    assert files_in(tmp_path) == {path.name: b"oud"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_disk_that_fills_up_half_way_leaves_nothing(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fdopen = os.fdopen

    def on_full_disk(handle: int, mode: str) -> object:
        os.close(handle)
        return fdopen(os.open("/dev/full", os.O_WRONLY), mode)

    monkeypatch.setattr(os, "fdopen", on_full_disk)
    with pytest.raises(DiskFull):
        write(path)
    assert files_in(tmp_path) == {}


def test_a_picture_that_cannot_be_fetched_leaves_nothing(tmp_path: Path, path: Path) -> None:
    def broken() -> bytes:
        raise HandoverDamaged

    pictures = {**fetching(PICTURES), "sheet:1": broken}
    with pytest.raises(HandoverDamaged):
        write_handover(a_content(), pictures, [CODE], KEY, path, go_on, parameters=LIGHTEST)
    assert files_in(tmp_path) == {}


def test_a_place_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="de map bestaat niet"):
        write(tmp_path / "weg" / "overdracht.zelfscan")


@pytest.mark.parametrize("size", [0, MAX_PICTURE_BYTES + 1])
def test_a_picture_that_no_reader_would_take_is_not_written(tmp_path: Path, path: Path, size: int) -> None:
    pictures = fetching({**PICTURES, "photo:1": bytes(size)})
    with pytest.raises(DossierTooBig):
        write_handover(a_content(), pictures, [CODE], KEY, path, go_on, parameters=LIGHTEST)
    assert files_in(tmp_path) == {}


def test_a_dossier_that_is_too_big_for_one_file_is_not_written(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handover, "MAX_FILE_BYTES", 1_050_000)
    with pytest.raises(DossierTooBig):
        write(path)
    assert files_in(tmp_path) == {}


def test_a_file_that_is_too_big_is_not_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path)
    with path.open("r+b") as file:
        file.truncate(1_500_000_001)  # sparse: it takes no room
    for reading in (lambda: looks_like(path), lambda: read(path)):
        with pytest.raises(HandoverTooBig, match="1500 MB"):
            reading()


def test_a_file_that_grows_while_it_is_read_has_an_end(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path)
    size = path.stat().st_size
    monkeypatch.setattr(handover, "MAX_FILE_BYTES", size)
    assert read(path).content.kind == "home"

    def endless(lock: Lock, file: object) -> Iterator[bytes]:
        while True:
            yield framed(PICTURE, b"x")

    monkeypatch.setattr(handover, "opened", endless)
    monkeypatch.setattr(handover, "survey", lambda found: list(found))
    with pytest.raises(HandoverTooBig):
        read(path)


def test_no_byte_can_be_changed(path: Path) -> None:
    write_handover(BARE, {}, [CODE], KEY, path, go_on, parameters=LIGHTEST)
    data = path.read_bytes()
    for place in [*range(0, len(data), 97), len(data) - 1]:
        changed = bytearray(data)
        changed[place] ^= 0x10
        path.write_bytes(bytes(changed))
        with pytest.raises((HandoverForeign, HandoverTooNew, HandoverDamaged, HandoverClosed)):
            read(path)


def test_a_file_that_was_cut_off_is_refused(path: Path) -> None:
    data = write(path).read_bytes()
    head = len(read_head(BytesIO(data)).raw)
    for length in (head, head + 16, head + SEALED_CHUNK, head + SEALED_CHUNK + 1, len(data) - 1):
        path.write_bytes(data[:length])
        with pytest.raises(HandoverDamaged):
            read(path)


def test_a_file_with_something_behind_it_is_refused(path: Path) -> None:
    path.write_bytes(write(path).read_bytes() + b"\0")
    with pytest.raises(HandoverDamaged):
        read(path)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"SQLite format 3\0" + bytes(4096), os.urandom(300)])
def test_a_file_of_another_kind_is_refused(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    for reading in (lambda: looks_like(path), lambda: read(path)):
        with pytest.raises(HandoverForeign, match="geen overdrachtsbestand"):
            reading()


def test_a_folder_or_a_pipe_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(HandoverForeign):
        looks_like(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(HandoverForeign):
            looks_like(tmp_path / "pipe")


def test_a_file_that_is_gone_is_said_in_words(path: Path) -> None:
    with pytest.raises(CannotRead, match="staat er niet meer"):
        looks_like(path)


def test_a_disk_that_fails_is_said_in_words(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path)

    def broken(*arguments: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(handover, "read_head", broken)
    with pytest.raises(CannotRead, match="de schijf geeft een fout"):
        read(path)


@pytest.mark.parametrize(
    ("about", "error"),
    [
        ({**ABOUT, "content_version": 2}, HandoverTooNew),
        ({**ABOUT, "content_version": 2, "more": 1}, HandoverTooNew),
        ({**ABOUT, "content": "zelfscan-vault"}, HandoverForeign),
        ({}, HandoverForeign),
        ({**ABOUT, "content_version": 0}, HandoverDamaged),
        ({**ABOUT, "content_version": True}, HandoverDamaged),
        ({**ABOUT, "content_version": "1"}, HandoverDamaged),
        ({**ABOUT, "more": 1}, HandoverDamaged),
    ],
    ids=str,
)
def test_content_of_another_kind_or_version_is_told_without_a_code(
    path: Path, about: dict[str, object], error: type[ZelfscanError]
) -> None:
    sealed(path, [b"x"], about)
    for reading in (lambda: looks_like(path), lambda: read(path)):
        with pytest.raises(error):
            reading()


def test_a_newer_version_of_the_file_itself_is_told(path: Path) -> None:
    path.write_bytes(MAGIC + struct.pack(">HI", 2, 10) + bytes(10))
    with pytest.raises(HandoverTooNew, match="nieuwere versie"):
        looks_like(path)


def test_the_helper_of_these_tests_writes_what_is_accepted(path: Path) -> None:
    assert read(signed(path, [framed(CONTENT, to_json(BARE))])).content == BARE


@pytest.mark.parametrize(
    "frames",
    [
        [],
        [framed(PICTURE, b"x")],
        [framed(CONTENT, b"x"), framed(CONTENT, b"x")],
        [framed(CONTENT, to_json(BARE)), framed(SIGNATURE, bytes(96))],
        [framed(CONTENT, to_json(BARE)), framed(PICTURE, b"a picture too many")],
        [framed(CONTENT, to_json(a_content())), framed(PICTURE, b"two too few")],
        [framed(CONTENT, b"")],
        [framed(CONTENT, to_json(BARE)), framed(PICTURE, b"")],
        [framed(0, b"x")],
        [framed(9, b"x")],
        [framed(CONTENT, b'{"kind": "car"}')],
        [framed(CONTENT, b"[" * 100_000)],
        [framed(CONTENT, to_json(BARE)), b"\2"],
        [framed(CONTENT, to_json(BARE)), struct.pack(">BI", PICTURE, 100) + b"short"],
        [struct.pack(">BI", CONTENT, 2**32 - 1)],
        [framed(CONTENT, to_json(BARE)), struct.pack(">BI", PICTURE, MAX_PICTURE_BYTES + 1)],
        [framed(CONTENT, to_json(BARE)), *[framed(PICTURE, b"x")] * (MAX_PICTURES + 1)],
    ],
    ids=range(17),
)
def test_content_from_somebody_with_the_code_is_checked_as_well(path: Path, frames: list[bytes]) -> None:
    with pytest.raises(HandoverRefused, match="niets overgenomen"):
        read(signed(path, frames))


@pytest.mark.parametrize(
    "ending",
    [
        b"",
        framed(SIGNATURE, b"x" * 95),
        framed(SIGNATURE, b"x" * 96),
        framed(SIGNATURE, b"x" * 96)[:-1],
        b"\3",
        framed(PICTURE, bytes(96)),
    ],
    ids=["none", "short", "wrong", "cut-off", "begun", "picture"],
)
def test_a_file_without_a_good_signature_is_refused(path: Path, ending: bytes) -> None:
    with pytest.raises(HandoverRefused):
        read(sealed(path, [framed(CONTENT, to_json(BARE)), ending]))


def test_a_signature_that_needs_no_key_is_refused(path: Path) -> None:
    # Zero is a point of order four: by the letter of the standard it fits one in four files as it stands.
    for _ in range(12):
        with pytest.raises(HandoverRefused):
            read(sealed(path, [framed(CONTENT, to_json(BARE)), framed(SIGNATURE, bytes(96))]))


def test_a_signature_does_not_move_to_another_file(path: Path) -> None:
    # Somebody who got a file knows all of its content, and seals that anew for a third person.
    frame = framed(CONTENT, to_json(BARE))
    first = new_lock(ABOUT, [OTHER_CODE], LIGHTEST)
    ending = list(handover._signed([frame], first.head, KEY))[-1]
    with pytest.raises(HandoverRefused):
        read(sealed(path, [frame, ending]))


def test_a_signature_over_other_content_is_refused(path: Path) -> None:
    frame = framed(CONTENT, to_json(BARE))
    lock = new_lock(ABOUT, [CODE], LIGHTEST)
    signature = sign(KEY, handover._message(lock.head, bytes(32)))
    ending = framed(SIGNATURE, public_key(KEY) + signature)
    path.write_bytes(b"".join(seal(lock, [frame, ending])))
    with pytest.raises(HandoverRefused):
        read(path)


def test_a_length_that_is_too_large_is_refused_before_anything_is_gathered(path: Path) -> None:
    pulled = []

    def chunks() -> Iterator[bytes]:
        for number in range(1000):
            pulled.append(number)
            yield struct.pack(">BI", PICTURE, MAX_PICTURE_BYTES + 1) if number == 0 else bytes(65536)

    with pytest.raises(HandoverRefused):
        list(handover_frames.frames(chunks()))
    assert pulled == [0]


def test_frames_may_be_cut_anywhere_by_the_chunks() -> None:
    whole = framed(CONTENT, b"abc") + framed(PICTURE, b"defgh")
    for size in range(1, len(whole) + 1):
        chunks = [whole[start : start + size] for start in range(0, len(whole), size)]
        assert list(handover_frames.frames(chunks)) == [(CONTENT, b"abc"), (PICTURE, b"defgh")]


def test_pictures_of_a_file_that_was_replaced_are_refused(tmp_path: Path, path: Path) -> None:
    found = read(write(path))
    write(path)
    with pytest.raises(HandoverDamaged):
        list(found.pictures())
    path.unlink()
    with pytest.raises(CannotRead):
        list(found.pictures())


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_pictures_that_the_sender_replaced_after_the_first_reading_are_refused(path: Path, kept: int) -> None:
    found = read(write(path))
    data = [*PICTURES.values()]
    for pictures in (data[:kept], [*data[:kept], b"other"]):
        frames = [framed(CONTENT, b"x"), *(framed(PICTURE, each) for each in pictures)]
        path.write_bytes(b"".join(seal(found._lock, frames)))
        given = []
        with pytest.raises(HandoverDamaged):
            for _, picture in found.pictures():
                given.append(picture)
        assert given == data[:kept]


def test_a_picture_too_many_in_the_second_reading_is_refused(path: Path) -> None:
    found = read(write(path))
    frames = [framed(PICTURE, each) for each in (*PICTURES.values(), b"")]
    path.write_bytes(b"".join(seal(found._lock, [*frames[:-1], framed(PICTURE, b"more")])))
    with pytest.raises(HandoverDamaged):
        list(found.pictures())


def test_pictures_can_be_left_half_way(path: Path) -> None:
    pictures = read(write(path)).pictures()
    assert next(pictures)[0] == "photo:1"
    pictures.close()  # type: ignore[attr-defined]


def test_the_key_is_not_shown(path: Path) -> None:
    found = read(write(path))
    assert repr(found._lock.key) not in repr(found) and found._lock.key.hex() not in repr(found)


def test_memory_does_not_grow_with_the_pictures(path: Path) -> None:
    names = [f"photo:{number}" for number in range(12)]
    photo = a_content().photos[0].model_dump()
    content = a_content(
        photos=tuple({**photo, "id": name[6:], "picture": name} for name in names),
        sheets=(),
        visit=None,
        pictures=tuple(names),
    )
    pictures = fetching(dict.fromkeys(names, bytes(4_000_000)))
    tracemalloc.start()
    try:
        write_handover(content, pictures, [CODE], KEY, path, go_on, parameters=LIGHTEST)
        for _ in read(path).pictures():
            pass
        assert tracemalloc.get_traced_memory()[1] < 25_000_000
    finally:
        tracemalloc.stop()


def test_the_header_holds_nothing_but_what_is_documented(path: Path) -> None:
    head = read_head(BytesIO(write(path).read_bytes()))
    plain = json.loads(head.raw[14:])
    assert plain["about"] == ABOUT
    assert sorted(plain) == ["about", "chunk", "cipher", "codes", "key", "prefix"]
    assert sorted(plain["codes"][0]) == ["algorithm", "lanes", "memory_kib", "salt", "time_cost"]
