"""The format of the hand-over file, read by docs/handover-file.md alone, without the program."""

import hashlib
import json
from base64 import b64decode
from pathlib import Path

import pytest
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tests.exchange.handover_samples import CODE, OTHER_CODE, PICTURES, a_content, go_on, write
from zelfscan.exchange.handover import looks_like, read_handover

KEPT_CODES = ("YZKMY-NVGPF-CK8DC-JY13S-EMFJX", "8KKVS-N6WK7-WZD6C-61GWS-D72V0")
KEPT_FILE = """
iVpTTw0KGgoAAQAAAkN7ImFib3V0Ijp7ImNvbnRlbnQiOiJ6ZWxmc2Nhbi1kb3NzaWVyIiwiY29udGVudF92ZXJzaW9uIjoxfSwi
Y2h1bmsiOjY1NTM2LCJjaXBoZXIiOiJhZXMtMjU2LWdjbSIsImNvZGVzIjpbeyJhbGdvcml0aG0iOiJhcmdvbjJpZCIsImxhbmVz
IjoxLCJtZW1vcnlfa2liIjoxOTQ1Niwic2FsdCI6ImQ0OTEzZjA1ODlkM2UxZTUyNWE5MjI1ZmNlODQxZDVjIiwidGltZV9jb3N0
IjoyfSx7ImFsZ29yaXRobSI6ImFyZ29uMmlkIiwibGFuZXMiOjEsIm1lbW9yeV9raWIiOjE5NDU2LCJzYWx0IjoiMGZiZWU4NTlh
YzZjMDgxNWJkY2JlMDM1OTYxNTM5ODUiLCJ0aW1lX2Nvc3QiOjJ9XSwia2V5Ijp7ImNoZWNrIjoiOTkwMGE0ZjFkYWUxM2RkNzQy
MmE4ZmZkNmZhN2MxNWI2YWMwNTdhMWJjZTZlNjc0ZTNhNDQwYzkxOTE3NTE1OCIsIm5vbmNlIjoiNTY0NmRlYmQ4Y2I2MDIzMjYx
N2M0MmQ2Iiwic2VhbGVkIjoiZjNlODRmOGE0NzQ5OTZiNjVjYWFmMmI5ZDEzZmVhMTdjYzM5MmU1YmM1YjFmMzgzNTViYjlmN2E2
MzZlY2U3OWMxMzVjZmEwNjNmYWNkYzczZDM2MDI4ZDBkNzI2MTZlIn0sInByZWZpeCI6ImIyMTg5MTY1YjA1MTMxIn2XYTRUIE5j
KegIEVT4U0MMJD6GWCtApm00B4zLCwnlid7LPYD34p0MQ3IKqTDKrb2QTNcWnsbTiI6XOoSVheoo9BSXYKf1VZhwDndq20w/GMgh
R3dae6EZViKoYGQHdyRbwJBW2qwOk5hd4RTvUCSgcUdzgA/Z+52nCmGm5BlOnjgRoDpZKWTPdtkrYyfsFnRqiq0Dg5lzwGGD6Qy1
eJ+wT/0zv4etX3mdzxPIAPol8mLEuZJsBJKTGUPxI60qGaAwb6iq0Z5+4TxhhhsqU6amgk14lNtYaW5tpltjHL5ynjbH8xuW0R+2
yljj/mgfFfAV0fJLQRCknIGkYLroxUMnxwRL0ltqe4U3M5m5p5xv74QysRXU6YUBfXnQ/tMe8QWEgOJnueKVp7sAMbpgMGqSoSvd
QRYridTdEv5KhKh6kX5cvm+OM++WUKInnHDeYf+ncelNy3IVKJHFEpc+nvWue9VJ/GQUWu+oTpVh9ICUP44uUwKH9DZ1Q0tqheZ5
ghajvEC4cBzXyXJN2cZJACaon9ptw389+sOHP8v/ccs6H3R+DR4/SvKx7VtwPg0DXBPfqpBvQ4pt/2NfUNrOfqL+fRJB8blboF3A
9ER9EGvncgjhuoa4HxLnCfwyY9EF67tb/TPUJaFh86Ll+mMG2toILHVZIOJNboIeulndVcENGMZPv1SuV9koN6gS/HLJkFIS07Dz
cXDOIsCwJHETMvXgwCmYuawackSQlmR8nBHT9zUXI7riLnhWzN4SOrVS4ZEd2BTVKGc5MG5kodtmoKgtzIm5JPBcj0yUsc4zF4Fc
viMLYX3F0KXyn23/CHwS3TOKkFLY7afkRVVywClNvvFLLC//434e5PufMcKRhw==
"""


def read_by_the_document(data: bytes, codes: list[str]) -> tuple[dict[str, object], list[bytes], str]:
    """Give the content, the pictures and the fingerprint of a file, step by step as in the document."""
    assert data[:8] == b"\x89ZSO\r\n\x1a\n"
    assert int.from_bytes(data[8:10], "big") == 1
    length = int.from_bytes(data[10:14], "big")
    head, rest = data[: 14 + length], data[14 + length :]
    header = json.loads(head[14:])
    derived = b"".join(
        hash_secret_raw(
            code.encode(),
            bytes.fromhex(how["salt"]),
            how["time_cost"],
            how["memory_kib"],
            how["lanes"],
            32,
            Type.ID,
        )
        for code, how in zip(sorted(code.replace("-", "") for code in codes), header["codes"], strict=True)
    )
    both = HKDF(SHA256(), 64, salt=None, info=b"zelfscan parcel 1").derive(derived)
    key = header.pop("key")
    assert both[32:].hex() == key["check"]
    bound = json.dumps(header, sort_keys=True, separators=(",", ":")).encode()
    cipher = AESGCM(
        AESGCM(both[:32]).decrypt(bytes.fromhex(key["nonce"]), bytes.fromhex(key["sealed"]), bound)
    )
    blocks = [rest[start : start + 65_552] for start in range(0, len(rest), 65_552)]
    content = b""
    for number, block in enumerate(blocks):
        last = number == len(blocks) - 1
        nonce = bytes.fromhex(header["prefix"]) + number.to_bytes(4, "big") + bytes([last])
        content += cipher.decrypt(nonce, block, head)
    frames, place = [], 0
    while place < len(content):
        size = int.from_bytes(content[place + 1 : place + 5], "big")
        frames.append((content[place], content[place + 5 : place + 5 + size]))
        place += 5 + size
    assert [kind for kind, _ in frames] == [1, *[2] * (len(frames) - 2), 3]
    public, signature = frames[-1][1][:32], frames[-1][1][32:]
    covered = hashlib.sha256(content[: -5 - 96]).digest()
    message = b"zelfscan handover 1\n" + hashlib.sha256(head).digest() + covered
    Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    digits = hashlib.sha256(b"zelfscan fingerprint 1\n" + public).hexdigest()[:32]
    shown = " ".join(digits[start : start + 4] for start in range(0, 32, 4))
    return json.loads(frames[0][1]), [picture for _, picture in frames[1:-1]], shown


@pytest.mark.parametrize("codes", [[CODE], [CODE, OTHER_CODE]], ids=["one", "two"])
def test_a_reader_made_from_the_document_reads_what_the_program_writes(
    tmp_path: Path, codes: list[str]
) -> None:
    path = write(tmp_path / "file", codes=codes, with_name=True)
    content, pictures, shown = read_by_the_document(path.read_bytes(), codes)
    assert content == a_content().model_dump(mode="json")
    assert pictures == list(PICTURES.values())
    found = read_handover(path, codes, go_on)
    assert found is not None and found.fingerprint == shown


def test_such_a_reader_opens_nothing_with_another_code(tmp_path: Path) -> None:
    path = write(tmp_path / "file")
    with pytest.raises((AssertionError, InvalidTag)):
        read_by_the_document(path.read_bytes(), [OTHER_CODE])


def test_a_file_of_version_1_that_was_kept_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "kept.zelfscan"
    path.write_bytes(b64decode(KEPT_FILE))
    assert looks_like(path).codes_needed == 2
    found = read_handover(path, KEPT_CODES, go_on)
    assert found is not None
    assert found.content.responses[0].item == "alarm.kind"
    assert dict(found.pictures()) == {"photo:1": b"a picture"}
    assert found.fingerprint == "178e 717a 5c94 32ea 9424 91ad da01 1435"
