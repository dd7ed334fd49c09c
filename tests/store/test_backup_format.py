"""A reader of back-ups written from docs/backup-file.md alone: the program writes what that says."""

import hashlib
import json
import re
import struct
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tests.architecture.tree import ROOT
from tests.store.backups import a_backup, files_of
from tests.store.vaults import NOW
from zelfscan.store.backup_format import MAX_DOSSIERS, MAX_HEADER, SUFFIX, file_start, new_head


def canonical(plain: object) -> bytes:
    return json.dumps(plain, sort_keys=True, separators=(",", ":")).encode("ascii")


def read(data: bytes, index_key: bytes) -> tuple[dict[str, object], dict[str, bytes]]:
    """Give the header and the files of a back-up; any difference from the page is an assertion."""
    assert data[:8] == bytes.fromhex("89 5A 53 4B 0D 0A 1A 0A")
    version, length = struct.unpack(">HI", data[8:14])
    assert version == 1 and length <= 132_096
    head, text = data[: 14 + length], data[14 : 14 + length]
    header = json.loads(text)
    assert canonical(header) == text
    assert set(header) == {"chunk", "cipher", "format", "key_file", "made", "prefix", "salt"}
    assert (header["chunk"], header["cipher"], header["format"]) == (65536, "aes-256-gcm", "zelfscan-backup")
    salt, prefix = bytes.fromhex(header["salt"]), bytes.fromhex(header["prefix"])
    assert (len(salt), len(prefix)) == (32, 7)
    key = HKDF(SHA256(), 32, salt=salt, info=b"zelfscan backup 1").derive(index_key)
    body, at, number = b"", len(head), 0
    while at < len(data):
        chunk = data[at : at + 65_552]
        at += len(chunk)
        nonce = prefix + struct.pack(">IB", number, at == len(data))
        body += AESGCM(key).decrypt(nonce, chunk, hashlib.sha256(head).digest())
        number += 1
    return header, files_in_body(body)


def files_in_body(body: bytes) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    while body[0] == 1:
        name = body[2 : 2 + body[1]].decode("ascii")
        start = 2 + body[1] + 8
        (length,) = struct.unpack(">Q", body[start - 8 : start])
        files[name], body = body[start : start + length], body[start + length :]
    assert body[0] == 2
    assert struct.unpack(">I", body[1:5]) == (len(body) - 5,)
    listed = [
        {"bytes": len(content), "name": name, "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in files.items()
    ]
    assert body[5:] == canonical({"count": len(files), "files": listed})
    return files


def test_a_reader_made_from_the_page_reads_what_the_program_writes(tmp_path: Path) -> None:
    path, key = a_backup(tmp_path)
    header, files = read(path.read_bytes(), key)
    assert header["made"] == NOW.date().isoformat()
    assert header["key_file"] == (tmp_path / "vault" / "key-1.json").read_text()
    assert list(files.items()) == files_of(tmp_path / "vault")
    assert len(files) == 4


def test_the_page_names_the_bounds_of_the_program() -> None:
    page = (ROOT / "docs" / "backup-file.md").read_text(encoding="utf-8")
    numbers = {int(each.replace(",", "")) for each in re.findall(r"\d[\d,]*\d", page)}
    assert {MAX_HEADER, MAX_DOSSIERS} <= numbers
    assert SUFFIX in page


def test_nothing_can_be_written_that_the_reader_would_refuse() -> None:
    with pytest.raises(ValueError, match="not a file of a vault"):
        file_start("dossiers/../x.dossier", 1)
    with pytest.raises(ValueError, match="too long"):
        new_head(b"x" * 200_000, NOW.date(), bytes(32), bytes(7))
