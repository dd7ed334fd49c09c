"""Keys and signatures as minisign makes them; the program itself is the judge, both ways."""

import base64
import string
import subprocess
from pathlib import Path

import pytest

from zelfscan.crypto import minisign
from zelfscan.crypto.minisign import (
    MAX_COMMENT,
    PublicKey,
    make_signature,
    new_secret_key,
    read_public_key,
    read_secret_key,
    read_signature,
    secret_key_file,
    verify,
)
from zelfscan.errors.signed import CommentRefused, KeyLocked, KeyRefused, SignatureRefused

MESSAGE = b"what an organisation adds\n"
SECRET = new_secret_key()
SIGNED = make_signature(SECRET, MESSAGE, "gemaakt op 2026-11-27\tvoor 1")

# From the documentation of minisign's own readers: one key, the message "test", in both ways to sign.
THEIR_KEY = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
THEIR_LEGACY = (
    b"untrusted comment: signature from minisign secret key\n"
    b"RWQf6LRCGA9i59SLOFxz6NxvASXDJeRtuZykwQepbDEGt87ig1BNpWaVWuNrm73YiIiJbq71Wi+dP9eKL8OC351vwIasSSbXxwA=\n"
    b"trusted comment: timestamp:1555779966\tfile:test\n"
    b"QtKMXWyYcwdpZAlPF7tE2ENJkRd1ujvKjlj1m9RtHTBnZPa5WKU5uWRs5GoP5M/VqE81QFuMKI5k/SfNQUaOAA==\n"
)
THEIR_PREHASHED = (
    b"untrusted comment: signature from minisign secret key\n"
    b"RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=\n"
    b"trusted comment: timestamp:1556193335\tfile:test\n"
    b"y/rUw2y8/hOUYjZU71eHp/Wo1KZ40fGy2VJEDl34XMJM+TX48Ss/17u3IvIfbVR1FkZZSNCisQbuQY+bHwhEBg==\n"
)


def refusal(message: bytes, signature: bytes, *keys: PublicKey) -> str:
    with pytest.raises(SignatureRefused) as refused:
        verify(keys or [SECRET.public], message, signature)
    return refused.value.fault


@pytest.mark.parametrize("signature", [THEIR_LEGACY, THEIR_PREHASHED], ids=["legacy", "prehashed"])
def test_what_minisign_once_signed_is_verified(signature: bytes) -> None:
    signed = verify([SECRET.public, read_public_key(THEIR_KEY)], b"test", signature)
    assert signed.comment.endswith("file:test")
    assert signed.key.name == "E7620F1842B4E81F"
    assert refusal(b"Test", signature, read_public_key(THEIR_KEY)) == "does-not-fit"


def test_what_is_signed_here_is_verified_here_with_its_comment() -> None:
    signed = verify([SECRET.public], MESSAGE, SIGNED)
    assert signed.comment == "gemaakt op 2026-11-27\tvoor 1"
    assert signed.key == SECRET.public


def test_a_public_key_is_read_from_its_file_and_from_its_line() -> None:
    public = SECRET.public
    assert read_public_key(public.file) == public
    assert read_public_key(public.text) == public
    assert read_public_key(public.file.replace(b"\n", b"\r\n")) == public


def test_no_changed_byte_of_a_signature_that_counts_passes() -> None:
    lines = SIGNED.splitlines(keepends=True)
    counted = range(len(lines[0]), len(SIGNED))
    for at in counted:
        changed = bytearray(SIGNED)
        changed[at] ^= 1
        assert refusal(MESSAGE, bytes(changed)) in ("no-signature", "other-key", "does-not-fit"), at
    assert len(counted) > 200


def test_another_message_fits_nothing() -> None:
    assert refusal(MESSAGE + b" ", SIGNED) == "does-not-fit"
    assert refusal(b"", SIGNED) == "does-not-fit"


def test_a_key_that_does_not_count_is_told_apart_from_a_change() -> None:
    assert refusal(MESSAGE, SIGNED, new_secret_key().public) == "other-key"
    with pytest.raises(SignatureRefused):
        verify([], MESSAGE, SIGNED)


def test_an_id_that_was_taken_over_helps_nobody() -> None:
    other = new_secret_key()
    impostor = PublicKey(SECRET.id, other.public.key)
    assert refusal(MESSAGE, SIGNED, impostor) == "does-not-fit"
    # Nor does it stand in the way of the right one.
    assert verify([impostor, SECRET.public], MESSAGE, SIGNED).key == SECRET.public


def test_the_comment_of_another_signature_does_not_fit() -> None:
    other = make_signature(SECRET, b"another message", "something else").splitlines(keepends=True)
    mine = SIGNED.splitlines(keepends=True)
    assert refusal(MESSAGE, b"".join([*mine[:2], *other[2:]])) == "does-not-fit"
    assert refusal(MESSAGE, b"".join([*mine[:2], other[2], mine[3]])) == "does-not-fit"


def test_lines_may_end_as_on_windows() -> None:
    assert verify([SECRET.public], MESSAGE, SIGNED.replace(b"\n", b"\r\n")).key == SECRET.public


HOSTILE = {
    "nothing": b"",
    "a line": b"untrusted comment: x\n",
    "three lines": b"".join(SIGNED.splitlines(keepends=True)[:3]),
    "two signatures": SIGNED + SIGNED,
    "no base64": SIGNED.replace(b"RU", b"!!", 1),
    "half a signature": SIGNED[: len(SIGNED) // 2],
    "huge": SIGNED + b"x" * 1_000_000,
    "no text": b"\xff\xfe" + SIGNED,
    "another line end": SIGNED.replace(b"\n", b"\r"),
    "no comment": SIGNED.replace(b"untrusted comment: ", b""),
    "no trusted comment": SIGNED.replace(b"\ntrusted comment: ", b"\n"),
    "a comment that turns words round": SIGNED.replace(b"voor", "\u202evoor".encode()),
    "an escape": SIGNED.replace(b"voor", b"\x1b[2J"),
    "another algorithm": SIGNED.replace(b"\nRU", b"\nRX", 1),
    "spaces": SIGNED.replace(b"\n", b" \n"),
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_signature_is_refused_as_such(raw: bytes) -> None:
    assert refusal(MESSAGE, raw) == "no-signature"


def test_base64_is_read_one_way_only() -> None:
    # The last character before = has bits that mean nothing; with another one it would be the same signature.
    line = SIGNED.splitlines()[3]
    letters = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
    last = letters.index(chr(line[-3]))
    other = line[:-3] + letters[last ^ 1].encode() + line[-2:]
    assert base64.b64decode(other) == base64.b64decode(line)
    assert refusal(MESSAGE, SIGNED.replace(line, other)) == "no-signature"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "RWQ",
        THEIR_KEY[:-1],
        THEIR_KEY + "AA",
        "RUQ" + THEIR_KEY[3:],
        f"{THEIR_KEY}\n{THEIR_KEY}",
        "x" * 30_000,
    ],
    ids=["nothing", "short", "cut", "long", "prehashed", "twice", "huge"],
)
def test_what_is_no_public_key_is_refused(text: str) -> None:
    with pytest.raises(KeyRefused):
        read_public_key(text)


@pytest.mark.parametrize("key", [bytes(32), b"\1" + bytes(31)], ids=["zero", "one"])
def test_a_key_of_small_order_is_refused(key: bytes) -> None:
    with pytest.raises(KeyRefused):
        read_public_key(PublicKey(bytes(8), key).text)


def test_a_secret_key_comes_back_with_its_password_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minisign, "_OPERATIONS", 2**15)
    monkeypatch.setattr(minisign, "_MEMORY", 2**24)
    file = secret_key_file(SECRET, "lange zin met woorden")
    assert read_secret_key(file, "lange zin met woorden") == SECRET
    for wrong in ("lange zin met woorde", "", None):
        with pytest.raises(KeyLocked):
            read_secret_key(file, wrong)


def test_a_secret_key_without_a_password_comes_back() -> None:
    file = secret_key_file(SECRET, None)
    assert read_secret_key(file) == SECRET
    assert read_secret_key(file.replace(b"\n", b"\r\n"), "not needed") == SECRET


def test_a_secret_key_is_in_no_text_that_is_shown_of_it() -> None:
    assert SECRET.private.hex() not in repr(SECRET)
    assert repr(SECRET.private) not in repr(SECRET)


def test_a_changed_secret_key_is_refused() -> None:
    file = secret_key_file(SECRET, None)
    start = file.index(b"\n") + 1
    for at in range(start, len(file) - 1):
        changed = bytearray(file)
        changed[at] ^= 1
        try:
            read = read_secret_key(
                bytes(changed), "x" if changed[start + 2 : start + 6] != file[start + 2 : start + 6] else None
            )
        except (KeyRefused, KeyLocked):
            continue
        # Salt and costs mean nothing without a password; no other byte may pass.
        assert read == SECRET
        assert 6 * 8 // 6 <= at - start < (6 + 32 + 16) * 8 // 6 + 1


def test_a_secret_key_that_asks_for_very_much_memory_is_refused_before_it_is_given() -> None:
    raw = bytearray(base64.b64decode(secret_key_file(SECRET, None).splitlines()[1]))
    raw[2:4] = b"Sc"
    raw[38:54] = (2**60).to_bytes(8, "little") + (2**60).to_bytes(8, "little")
    file = b"untrusted comment: x\n" + base64.b64encode(raw) + b"\n"
    with pytest.raises(KeyRefused):
        read_secret_key(file, "x")


@pytest.mark.parametrize("comment", ["two\nlines", "\x1b[2J", "x" * (MAX_COMMENT + 1), "\u202eturned"])
def test_a_comment_that_cannot_go_along_is_refused(comment: str) -> None:
    with pytest.raises(CommentRefused):
        make_signature(SECRET, MESSAGE, comment)


def test_a_signature_that_is_read_says_how_it_was_made() -> None:
    assert read_signature(SIGNED).is_prehashed
    assert not read_signature(THEIR_LEGACY).is_prehashed


# The program of others, both ways.


def run_minisign(*words: str, fed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(["minisign", *words], capture_output=True, text=True, input=fed, check=False)


@pytest.mark.needs_tool("minisign")
def test_minisign_verifies_what_is_signed_here(tmp_path: Path) -> None:
    (tmp_path / "m").write_bytes(MESSAGE)
    (tmp_path / "m.minisig").write_bytes(SIGNED)
    (tmp_path / "k.pub").write_bytes(SECRET.public.file)
    done = run_minisign("-V", "-m", str(tmp_path / "m"), "-p", str(tmp_path / "k.pub"))
    assert done.returncode == 0, done.stderr
    assert "gemaakt op 2026-11-27" in done.stdout
    (tmp_path / "m").write_bytes(MESSAGE + b"!")
    assert run_minisign("-V", "-m", str(tmp_path / "m"), "-P", SECRET.public.text).returncode != 0


@pytest.mark.needs_tool("minisign")
@pytest.mark.parametrize("way", ["-H", "-l"], ids=["prehashed", "legacy"])
def test_what_minisign_signs_is_verified_here(tmp_path: Path, way: str) -> None:
    secret, public, message = (str(tmp_path / name) for name in ("k.key", "k.pub", "m"))
    Path(message).write_bytes(MESSAGE)
    assert run_minisign("-G", "-W", "-s", secret, "-p", public).returncode == 0
    assert run_minisign("-S", way, "-s", secret, "-m", message, "-t", "van de gemeente").returncode == 0
    key = read_public_key(Path(public).read_bytes())
    signature = Path(f"{message}.minisig").read_bytes()
    assert verify([key], MESSAGE, signature).comment == "van de gemeente"
    assert read_signature(signature).is_prehashed == (way == "-H")
    assert refusal(MESSAGE + b"!", signature, key) == "does-not-fit"
    assert read_secret_key(Path(secret).read_bytes()).public == key


@pytest.mark.needs_tool("minisign")
@pytest.mark.parametrize("password", [None, "een zin als wachtwoord"], ids=["open", "locked"])
def test_minisign_signs_with_a_key_that_is_made_here(tmp_path: Path, password: str | None) -> None:
    (tmp_path / "k.key").write_bytes(secret_key_file(SECRET, password))
    (tmp_path / "m").write_bytes(MESSAGE)
    fed = "" if password is None else f"{password}\n"
    done = run_minisign("-S", "-s", str(tmp_path / "k.key"), "-m", str(tmp_path / "m"), fed=fed)
    assert done.returncode == 0, done.stderr
    assert verify([SECRET.public], MESSAGE, (tmp_path / "m.minisig").read_bytes()).key == SECRET.public
