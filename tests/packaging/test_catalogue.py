"""A catalogue of Windows vouches for what stands in its signed list, and for nothing beside or behind it."""

import hashlib

import pytest

from release import catalogue
from release.catalogue import CatalogueError
from tests.packaging.catalogues import OCTETS, SIGNED_DATA, a_catalogue, part

GENUINE, EVIL = b"print('genuine')\r\n", b"print('evil')\r\n"
DIGEST = hashlib.sha256(EVIL).digest()


@pytest.mark.parametrize("count", [0, 1, 3, 300, 3000])
def test_every_file_of_the_signed_list_is_a_member(count: int) -> None:
    files = [b"%d" % number for number in range(count)]
    assert catalogue.members(a_catalogue(*files)) == {hashlib.sha256(each).digest() for each in files}


@pytest.mark.parametrize("behind", [DIGEST, part(OCTETS, DIGEST), b"\0", a_catalogue(EVIL)])
def test_whatever_stands_behind_the_catalogue_refuses_it(behind: bytes) -> None:
    with pytest.raises(CatalogueError):
        catalogue.members(a_catalogue(GENUINE) + behind)


@pytest.mark.parametrize("beside", [part(OCTETS, DIGEST), a_catalogue(EVIL)])
def test_what_stands_beside_the_signed_list_is_no_member(beside: bytes) -> None:
    made = a_catalogue(GENUINE, beside=beside)
    assert DIGEST in made
    assert catalogue.members(made) == {hashlib.sha256(GENUINE).digest()}


def test_a_digest_within_another_part_of_the_list_is_no_member() -> None:
    made = a_catalogue(GENUINE).replace(b"of twenty bytes long", DIGEST[:20])
    assert catalogue.members(made) == {hashlib.sha256(GENUINE).digest()}


@pytest.mark.parametrize(
    "made",
    [
        b"",
        b"\x30",
        b"\x30\x80\x00\x00",
        DIGEST,
        a_catalogue(GENUINE)[:-1],
        a_catalogue(GENUINE, usage=b"another use"),
        a_catalogue(GENUINE, kind=b"no list"),
        a_catalogue(GENUINE).replace(SIGNED_DATA, b"something"),
        a_catalogue(GENUINE).replace(b"\x17\x0d2404", b"\x18\x0d2404"),
    ],
)
def test_what_is_no_catalogue_is_refused(made: bytes) -> None:
    with pytest.raises(CatalogueError):
        catalogue.members(made)


def test_a_length_in_more_bytes_than_it_needs_is_refused() -> None:
    made = a_catalogue(GENUINE)
    assert made[1] == 0x82 or made[1] == 0x81
    longer = bytes([made[0], made[1] + 1, 0]) + made[2:]
    with pytest.raises(CatalogueError, match="form of DER"):
        catalogue.members(longer)


def test_no_cut_and_no_changed_byte_ends_in_anything_but_a_refusal_or_a_list() -> None:
    made = a_catalogue(GENUINE)
    for at in range(len(made)):
        with pytest.raises(CatalogueError):
            catalogue.members(made[:at])
        for changed in (made[at] ^ 0x01, made[at] ^ 0x80, 0xFF, 0x00):
            try:
                found = catalogue.members(made[:at] + bytes([changed]) + made[at + 1 :])
            except CatalogueError:
                continue
            assert DIGEST not in found
