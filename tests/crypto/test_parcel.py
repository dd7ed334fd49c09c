import json
import struct
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from zelfscan.crypto import parcel
from zelfscan.crypto.derive import LIGHTEST, KdfParameters
from zelfscan.crypto.handover_code import new_code
from zelfscan.crypto.parcel import (
    MAGIC,
    MAX_HEADER,
    Lock,
    new_lock,
    opened,
    read_head,
    seal,
    unlock,
)
from zelfscan.crypto.stream import CHUNK, SEALED_CHUNK
from zelfscan.errors.handover import HandoverClosed, HandoverDamaged, HandoverForeign, HandoverTooNew
from zelfscan.errors.vault import CodeMistyped

ABOUT = {"content": "a test", "content_version": 1}
CODE, SECOND, WRONG = new_code(), new_code(), new_code()
CONTENT = bytes(range(256)) * 700  # three chunks, of which the last is not full


@pytest.fixture(scope="module")
def lock() -> Lock:
    return new_lock(ABOUT, [CODE], LIGHTEST)


@pytest.fixture(scope="module")
def sealed(lock: Lock) -> bytes:
    return b"".join(seal(lock, [CONTENT]))


@pytest.fixture(scope="module")
def double() -> bytes:
    return b"".join(seal(new_lock(ABOUT, [CODE, SECOND], LIGHTEST), [b"both"]))


def read(data: bytes, *codes: str) -> bytes:
    file = BytesIO(data)
    return b"".join(opened(unlock(read_head(file), codes), file))


def read_with(lock: Lock, data: bytes) -> bytes:
    """Read a parcel whose key is known already: saves a derivation where only the chunks matter."""
    file = BytesIO(data)
    head = read_head(file)
    return b"".join(opened(Lock(head, lock.key), file))


def split(data: bytes) -> tuple[bytes, list[bytes]]:
    """Give the head and the sealed chunks."""
    file = BytesIO(data)
    head = read_head(file).raw
    rest = data[len(head) :]
    return head, [rest[start : start + SEALED_CHUNK] for start in range(0, len(rest), SEALED_CHUNK)]


def with_header(data: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    head, chunks = split(data)
    plain = json.loads(head[14:])
    change(plain)
    return rewritten(json.dumps(plain, sort_keys=True, separators=(",", ":")).encode(), b"".join(chunks))


def rewritten(header: bytes, rest: bytes = b"", version: int = 1) -> bytes:
    return MAGIC + struct.pack(">HI", version, len(header)) + header + rest


def test_the_code_gives_the_content_back(sealed: bytes) -> None:
    assert read(sealed, CODE) == CONTENT


def test_a_code_may_be_typed_carelessly(sealed: bytes) -> None:
    assert read(sealed, CODE.lower().replace("-", " ")) == CONTENT


@given(st.lists(st.binary(max_size=200)), st.integers(-2, 2), st.integers(0, 2))
def test_content_of_any_size_and_in_any_pieces_comes_back(
    lock: Lock, pieces: list[bytes], off: int, chunks: int
) -> None:
    pieces = [*pieces, bytes(max(0, CHUNK * chunks - sum(map(len, pieces)) + off))]
    data = b"".join(seal(lock, pieces))
    assert read_with(lock, data) == b"".join(pieces)
    _, found = split(data)
    assert len(found) == max(1, -(-sum(map(len, pieces)) // CHUNK))


def test_pieces_are_taken_as_they_are_needed(lock: Lock) -> None:
    taken = []

    def pieces() -> Iterator[bytes]:
        for number in range(10):
            taken.append(number)
            yield bytes(CHUNK)

    stream = seal(lock, pieces())
    next(stream)
    next(stream)
    assert len(taken) == 2


def test_what_it_is_about_can_be_read_without_a_code(sealed: bytes, double: bytes) -> None:
    assert read_head(BytesIO(sealed)).about == ABOUT
    assert [len(read_head(BytesIO(each)).derivations) for each in (sealed, double)] == [1, 2]


def test_nothing_secret_stands_in_the_open(lock: Lock, sealed: bytes) -> None:
    shown = repr(lock)
    assert lock.key.hex() not in shown and repr(lock.key) not in shown
    for secret in (lock.key, CODE.encode(), CODE.replace("-", "").encode(), CONTENT[:64]):
        assert secret not in sealed
        assert secret.hex().encode() not in sealed


def test_the_same_content_and_code_never_give_the_same_bytes(sealed: bytes) -> None:
    again = b"".join(seal(new_lock(ABOUT, [CODE], LIGHTEST), [CONTENT]))
    assert not set(split(sealed)[1]) & set(split(again)[1])
    ours, theirs = read_head(BytesIO(sealed)), read_head(BytesIO(again))
    assert ours.prefix != theirs.prefix
    assert ours.derivations[0].salt != theirs.derivations[0].salt


def test_another_code_opens_nothing(sealed: bytes) -> None:
    with pytest.raises(HandoverClosed):
        read(sealed, WRONG)


def test_a_typing_error_is_said_before_the_slow_derivation(
    sealed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*arguments: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr(parcel, "derive_key", never)
    with pytest.raises(CodeMistyped):
        read(sealed, ("0" if CODE[0] != "0" else "1") + CODE[1:])
    with pytest.raises(CodeMistyped):
        new_lock(ABOUT, ["geheim"], LIGHTEST)


def test_two_codes_open_it_together_in_any_order(double: bytes) -> None:
    assert read(double, CODE, SECOND) == b"both"
    assert read(double, SECOND, CODE) == b"both"


@pytest.mark.parametrize(
    "codes",
    [
        (CODE,),
        (SECOND,),
        (),
        (CODE, CODE),
        (CODE, WRONG),
        (WRONG, SECOND),
        (WRONG, CODE),
        (CODE, SECOND, WRONG),
    ],
    ids=["one", "other", "none", "twice", "second-wrong", "first-wrong", "turned", "three"],
)
def test_without_both_codes_it_stays_closed_and_does_not_tell_which_was_wrong(
    double: bytes, codes: tuple[str, ...]
) -> None:
    with pytest.raises(HandoverClosed) as caught:
        read(double, *codes)
    assert str(caught.value) == str(HandoverClosed())


def test_both_codes_are_derived_even_when_the_first_is_wrong(
    double: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    derived = []

    def counting(code: str, salt: bytes, parameters: KdfParameters) -> bytes:
        derived.append(code)
        return bytes(32)

    monkeypatch.setattr(parcel, "derive_key", counting)
    with pytest.raises(HandoverClosed):
        read(double, WRONG, SECOND)
    assert len(derived) == 2


def test_one_code_too_many_does_not_open_a_parcel_of_one(sealed: bytes) -> None:
    with pytest.raises(HandoverClosed):
        read(sealed, CODE, SECOND)


@pytest.mark.parametrize("codes", [(), (CODE, CODE.lower()), (CODE, SECOND, WRONG)], ids=["0", "same", "3"])
def test_a_parcel_is_made_with_one_code_or_two_different_ones(codes: tuple[str, ...]) -> None:
    with pytest.raises(ValueError):
        new_lock(ABOUT, codes, LIGHTEST)


def test_more_about_the_content_than_fits_is_a_value_error() -> None:
    with pytest.raises(ValueError):
        new_lock({"content": "x" * MAX_HEADER}, [CODE], LIGHTEST)


def test_no_byte_of_the_head_can_be_changed(sealed: bytes) -> None:
    head, _ = split(sealed)
    for place in range(len(head)):
        changed = bytearray(sealed)
        changed[place] ^= 1 << place % 8
        with pytest.raises((HandoverForeign, HandoverTooNew, HandoverDamaged, HandoverClosed)):
            read(bytes(changed), CODE)


def test_no_byte_of_the_chunks_can_be_changed(lock: Lock) -> None:
    small = b"".join(seal(lock, [b"a few bytes"]))
    for place in range(len(split(small)[0]), len(small)):
        changed = bytearray(small)
        changed[place] ^= 1 << place % 8
        with pytest.raises(HandoverDamaged):
            read_with(lock, bytes(changed))


def test_a_parcel_that_was_cut_off_is_refused_wherever_that_is(lock: Lock, sealed: bytes) -> None:
    head, chunks = split(sealed)
    edges = [len(head) + sum(map(len, chunks[:count])) for count in range(len(chunks) + 1)]
    for edge in edges:
        for cut in {edge - 17, edge - 16, edge - 1, edge, edge + 1, edge + 16, edge + 17}:
            if len(head) <= cut < len(sealed):
                with pytest.raises(HandoverDamaged):
                    read_with(lock, sealed[:cut])


@pytest.mark.parametrize("cut", [8, 9, 13, 14, 15, 100])
def test_a_head_that_was_cut_off_is_refused(sealed: bytes, cut: int) -> None:
    with pytest.raises(HandoverDamaged):
        read_head(BytesIO(sealed[:cut]))


@pytest.mark.parametrize("more", [b"\0", bytes(16), bytes(SEALED_CHUNK)], ids=len)
def test_nothing_can_be_added(lock: Lock, sealed: bytes, more: bytes) -> None:
    with pytest.raises(HandoverDamaged):
        read_with(lock, sealed + more)


def test_a_second_last_chunk_or_an_empty_one_cannot_be_added(lock: Lock, sealed: bytes) -> None:
    _, chunks = split(sealed)
    for extra in (chunks[-1], chunks[0]):
        with pytest.raises(HandoverDamaged):
            read_with(lock, sealed + extra)
    # Even somebody with the key has one way only to write a content.
    full = b"".join(seal(lock, [bytes(CHUNK)]))
    cipher = AESGCM(lock.key)
    first = cipher.encrypt(lock.head.prefix + bytes(5), bytes(CHUNK), lock.head.raw)
    last = cipher.encrypt(lock.head.prefix + b"\0\0\0\1\1", b"", lock.head.raw)
    assert read_with(lock, full) == bytes(CHUNK)
    with pytest.raises(HandoverDamaged):
        read_with(lock, lock.head.raw + first + last)


@pytest.mark.parametrize(
    "order", [(1, 0, 2), (0, 2, 1), (0, 0, 2), (0, 2), (1, 2), (2,), (0, 1), (0, 1, 1, 2)]
)
def test_chunks_cannot_be_moved_left_out_or_repeated(
    lock: Lock, sealed: bytes, order: tuple[int, ...]
) -> None:
    head, chunks = split(sealed)
    with pytest.raises(HandoverDamaged):
        read_with(lock, head + b"".join(chunks[number] for number in order))


def test_chunks_of_two_parcels_cannot_be_mixed(lock: Lock, sealed: bytes) -> None:
    other = b"".join(seal(new_lock(ABOUT, [CODE], LIGHTEST), [CONTENT]))
    head, ours = split(sealed)
    _, theirs = split(other)
    for number in range(len(ours)):
        mixed = [*ours]
        mixed[number] = theirs[number]
        with pytest.raises(HandoverDamaged):
            read_with(lock, head + b"".join(mixed))


def test_a_head_of_another_parcel_does_not_fit(sealed: bytes) -> None:
    other = b"".join(seal(new_lock(ABOUT, [CODE], LIGHTEST), [CONTENT]))
    head, _ = split(other)
    with pytest.raises(HandoverDamaged):
        read(head + b"".join(split(sealed)[1]), CODE)


def test_each_chunk_is_given_out_only_when_it_was_authenticated(lock: Lock, sealed: bytes) -> None:
    changed = bytearray(sealed)
    changed[-SEALED_CHUNK // 2] ^= 1
    file = BytesIO(bytes(changed))
    stream = opened(Lock(read_head(file), lock.key), file)
    given_out = []
    with pytest.raises(HandoverDamaged):
        for chunk in stream:
            given_out.append(chunk)
    assert b"".join(given_out) == CONTENT[: CHUNK * 2]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 ...", MAGIC[:7], bytes(100), MAGIC.replace(b"\r\n", b"\n")])
def test_another_kind_of_file_is_called_so(data: bytes) -> None:
    with pytest.raises(HandoverForeign):
        read_head(BytesIO(data))


@pytest.mark.parametrize("version", [2, 3, 65_535])
def test_a_newer_version_is_called_so_whatever_follows(version: int) -> None:
    with pytest.raises(HandoverTooNew):
        read_head(BytesIO(rewritten(b"no json", version=version)))


def test_a_version_that_never_was_is_refused(sealed: bytes) -> None:
    with pytest.raises(HandoverDamaged):
        read_head(BytesIO(rewritten(split(sealed)[0][14:], version=0)))


def test_a_header_that_says_it_is_huge_is_not_read() -> None:
    file = BytesIO(MAGIC + struct.pack(">HI", 1, 2**32 - 1) + bytes(1_000_000))
    with pytest.raises(HandoverDamaged):
        read_head(file)
    assert file.tell() == 14


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"1" * 8000,
        b"[" * 8000,
        b'{"a":' * 1600,
        b"\xff\xfe{}",
        b'{"about":{},"codes":[]}',
        b'{"about":{},"key":{},"codes":"two"}',
        b'{"about":{},"key":{},"codes":[1]}',
    ],
    ids=range(11),
)
def test_a_header_that_is_something_else_is_refused(header: bytes) -> None:
    with pytest.raises(HandoverDamaged):
        read_head(BytesIO(rewritten(header)))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("memory_kib", 4 * 1024 * 1024),
        ("memory_kib", 8),
        ("memory_kib", 1e999),
        ("memory_kib", 65536.0),
        ("time_cost", 1),
        ("time_cost", 10_000),
        ("time_cost", 10**4000),
        ("lanes", 0),
        ("lanes", True),
        ("lanes", None),
        ("algorithm", "argon2d"),
        ("salt", "00"),
        ("salt", "zz" * 16),
        ("pepper", "00"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_derivation_that_is_out_of_bounds_is_refused_before_it_is_done(
    sealed: bytes, key: str, value: object
) -> None:
    def change(plain: dict[str, Any]) -> None:
        plain["codes"][0][key] = value

    with pytest.raises(HandoverDamaged):
        read_head(BytesIO(with_header(sealed, change)))


def _more_codes(plain: dict[str, Any]) -> None:
    plain["codes"] *= 3


@pytest.mark.parametrize(
    "change",
    [
        _more_codes,
        lambda plain: plain.update(codes=[]),
        lambda plain: plain.update(comment=1),
        lambda plain: plain.update(chunk=1024),
        lambda plain: plain.update(cipher="aes-256-cbc"),
        lambda plain: plain.update(prefix="00"),
        lambda plain: plain.pop("about"),
        lambda plain: plain.pop("key"),
        lambda plain: plain["key"].update(sealed=plain["key"]["sealed"].upper() + "00"),
        lambda plain: plain["key"].update(check=plain["key"]["check"].upper().replace("0", " ")),
    ],
    ids=["codes", "none", "comment", "chunk", "cipher", "prefix", "about", "key", "sealed", "check"],
)
def test_a_header_that_is_off_is_refused(sealed: bytes, change: Callable[[dict[str, Any]], None]) -> None:
    with pytest.raises(HandoverDamaged):
        read_head(BytesIO(with_header(sealed, change)))


def test_there_is_one_way_to_write_a_header(sealed: bytes) -> None:
    header = split(sealed)[0][14:]
    for other in (header + b" ", header.replace(b",", b", ", 1), header[:-1] + b',"prefix":"00"}'):
        with pytest.raises(HandoverDamaged):
            read_head(BytesIO(rewritten(other)))


def _lighter(plain: dict[str, Any]) -> None:
    plain["codes"][0]["time_cost"] = 3


def _other_salt(plain: dict[str, Any]) -> None:
    plain["codes"][0]["salt"] = "00" * 16


@pytest.mark.parametrize(
    "change",
    [
        _lighter,
        _other_salt,
        lambda plain: plain.update(about={"content": "other"}),
        lambda plain: plain.update(prefix="00" * 7),
        lambda plain: plain["key"].update(check="00" * 32),
        lambda plain: plain["key"].update(sealed="00" * 48),
        lambda plain: plain["key"].update(nonce="00" * 12),
    ],
    ids=["cost", "salt", "about", "prefix", "check", "sealed", "nonce"],
)
def test_a_header_that_fits_the_form_but_was_changed_opens_nothing(
    sealed: bytes, change: Callable[[dict[str, Any]], None]
) -> None:
    with pytest.raises(HandoverClosed):
        read(with_header(sealed, change), CODE)


def test_no_file_can_be_made_that_opens_in_two_ways(sealed: bytes) -> None:
    # The check binds the key to the code even where a sealed key would open under another.
    def change(plain: dict[str, Any]) -> None:
        other = new_lock(ABOUT, [WRONG], LIGHTEST).head.key
        plain["key"].update(check=other.check.hex())

    with pytest.raises(HandoverClosed):
        read(with_header(sealed, change), CODE)
