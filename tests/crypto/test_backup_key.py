from zelfscan.crypto.backup_key import BACKUP_SALT_BYTES, body_key, new_backup_salt, new_prefix

KEY = bytes(range(32))
KNOWN = "d4c0d002e99504e8180c2319b4c34353d5bc6ca3d8028f517d0cd7c65ce7ef48"


def test_the_key_of_a_backup_is_known_for_a_known_salt() -> None:
    # Worked out apart from the program, with HMAC-SHA256 as RFC 5869 has it.
    assert body_key(KEY, bytes(32)).hex() == KNOWN


def test_each_backup_and_each_vault_has_a_key_of_its_own() -> None:
    keys = {body_key(KEY, bytes(32)), body_key(KEY, b"x" * 32), body_key(bytes(32), bytes(32)), KEY}
    assert len(keys) == 4


def test_salts_and_prefixes_are_chance() -> None:
    assert len({new_backup_salt() for _ in range(50)}) == 50
    assert len({new_prefix() for _ in range(50)}) == 50
    assert len(new_backup_salt()) == BACKUP_SALT_BYTES
