import re
from collections.abc import Iterator

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from zelfscan.crypto.signing import fingerprint, is_signed, new_signing_key, public_key, sign

KEY = bytes(range(32))
PUBLIC = public_key(KEY)
MESSAGE = b"what was handed over"


def test_every_installation_gets_a_key_of_its_own() -> None:
    keys = {new_signing_key() for _ in range(50)}
    assert len(keys) == 50
    assert {len(key) for key in keys} == {32}


def test_a_signature_fits_its_message_and_key() -> None:
    assert is_signed(PUBLIC, MESSAGE, sign(KEY, MESSAGE))


def test_a_signature_is_that_of_the_standard() -> None:
    # RFC 8032, 7.1, the second test.
    private = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    public = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    signature = (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert public_key(private).hex() == public
    assert sign(private, b"\x72").hex() == signature


@pytest.mark.parametrize("position", [0, 31, 32, 63])
def test_a_signature_that_was_changed_does_not_fit(position: int) -> None:
    signature = bytearray(sign(KEY, MESSAGE))
    signature[position] ^= 1
    assert not is_signed(PUBLIC, MESSAGE, bytes(signature))


def test_it_fits_no_other_message_or_key() -> None:
    signature = sign(KEY, MESSAGE)
    assert not is_signed(PUBLIC, MESSAGE + b".", signature)
    assert not is_signed(public_key(new_signing_key()), MESSAGE, signature)


@pytest.mark.parametrize("public", [b"", bytes(31), b"\xff" * 32, bytes(33)], ids=["none", "31", "ff", "33"])
def test_bytes_that_are_no_key_fit_nothing(public: bytes) -> None:
    assert not is_signed(public, MESSAGE, sign(KEY, MESSAGE))


P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
Point = tuple[int, int]


def add(one: Point, other: Point) -> Point:
    """Add two points of the curve (RFC 8032, 5.1.4, without its shortcuts)."""
    (x1, y1), (x2, y2) = one, other
    turn = D * x1 * x2 * y1 * y2
    return (
        (x1 * y2 + x2 * y1) * pow(1 + turn, -1, P) % P,
        (y1 * y2 + x1 * x2) * pow(1 - turn, -1, P) % P,
    )


def times(number: int, point: Point) -> Point:
    found = (0, 1)
    while number:
        if number & 1:
            found = add(found, point)
        point, number = add(point, point), number >> 1
    return found


def points() -> Iterator[Point]:
    """Give points of the curve, of any order."""
    for y in range(2, 60):
        square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
        x = pow(square, (P + 3) // 8, P)
        if x * x % P != square:
            x = x * pow(2, (P - 1) // 4, P) % P
        if x * x % P == square:
            yield x, y


def test_no_point_of_small_order_is_a_key() -> None:
    small = {times(ORDER, point) for point in points()}
    assert len(small) == 8  # all there are
    forged, fitting = bytes([1]) + bytes(63), 0  # the neutral point, and zero
    for y in {y for _, y in small}:
        for written in {y, y + P} if y < 19 else {y}:
            for sign_bit in (0, 1 << 255):
                public = (written | sign_bit).to_bytes(32, "little")
                for message in range(20):
                    fitting += _fits_by_the_standard(public, bytes([message]), forged)
                    assert not is_signed(public, bytes([message]), forged)
    assert fitting > 0  # so there was something to refuse


def _fits_by_the_standard(public: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def test_bytes_that_are_no_signature_fit_nothing() -> None:
    assert not is_signed(PUBLIC, MESSAGE, b"")


def test_a_fingerprint_is_eight_groups_of_four_that_stay_the_same() -> None:
    assert re.fullmatch(r"[0-9a-f]{4}( [0-9a-f]{4}){7}", fingerprint(PUBLIC))
    assert fingerprint(PUBLIC) == "178e 717a 5c94 32ea 9424 91ad da01 1435"


def test_two_keys_have_two_fingerprints() -> None:
    others = {fingerprint(public_key(new_signing_key())) for _ in range(50)}
    assert len(others) == 50


def test_a_fingerprint_of_something_else_is_a_value_error() -> None:
    with pytest.raises(ValueError):
        fingerprint(PUBLIC[:-1])


def test_the_private_key_is_the_one_that_was_kept() -> None:
    assert public_key(KEY) == Ed25519PrivateKey.from_private_bytes(KEY).public_key().public_bytes_raw()
    with pytest.raises(ValueError):
        public_key(KEY[:-1])
