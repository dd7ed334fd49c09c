import pytest

from zelfscan.crypto.passphrase import Strength, normalise, require_fits_pdf, require_long_enough, strength
from zelfscan.errors.vault import PassphraseTooLong, PassphraseTooShort


@pytest.mark.parametrize("passphrase", ["", "zeven77", "e\u0301" * 7])
def test_fewer_than_eight_characters_are_refused(passphrase: str) -> None:
    with pytest.raises(PassphraseTooShort, match="minstens 8 tekens"):
        require_long_enough(passphrase)


@pytest.mark.parametrize("passphrase", ["acht8888", "        ", "wachtwoord", "e\u0301" * 8])
def test_from_eight_characters_anything_goes(passphrase: str) -> None:
    require_long_enough(passphrase)


@pytest.mark.parametrize("passphrase", ["w" * 127, "é" * 63, "e\u0301" * 63])
def test_what_a_pdf_can_take_is_let_through(passphrase: str) -> None:
    require_fits_pdf(passphrase)


@pytest.mark.parametrize("passphrase", ["w" * 128, "é" * 64])
def test_what_a_pdf_would_cut_off_is_refused(passphrase: str) -> None:
    with pytest.raises(PassphraseTooLong, match="hoogstens 127 tekens"):
        require_fits_pdf(passphrase)


def test_two_ways_to_type_an_accent_become_one() -> None:
    assert normalise("re\u0301sume\u0301") == "r\u00e9sum\u00e9"


@pytest.mark.parametrize(
    ("passphrase", "expected"),
    [
        ("", "short"),
        ("kort", "short"),
        ("aaaaaaaaaaaaaaaaaaaa", "short"),
        ("1234567890123456789", "short"),
        ("abcabcabcabcabcabc", "short"),
        ("Welkom01", "short"),
        ("wachtwoordwachtwoord", "short"),
        ("ssssssssssssssstil", "short"),
        ("abcdefghijklmnopqrstuvwxyz", "short"),
        ("tafelpootje7", "fair"),
        ("mijnhuisstaatop", "fair"),
        ("abababababababax", "short"),
        ("ababccddababeeab", "fair"),
        ("fiets onder groene brug", "strong"),
        ("vR7#qLw2!zTk9$mB", "strong"),
    ],
)
def test_the_estimate_follows_length_and_variety(passphrase: str, expected: Strength) -> None:
    assert strength(passphrase) == expected


def test_a_longer_passphrase_is_never_called_weaker_than_its_start() -> None:
    order = ["short", "fair", "strong"]
    whole = "fiets onder groene brug"
    estimates = [order.index(strength(whole[:length])) for length in range(len(whole) + 1)]
    assert estimates == sorted(estimates)
