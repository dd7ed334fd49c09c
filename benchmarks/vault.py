"""What encryption costs: opening a vault, one answer, and reading everything, against plain SQLite.

Start it from the root of the project, with ``python -m benchmarks.vault``. Plain is the same library without
a key, with the same settings, the same tables and the same statements, in the same run.
"""

import argparse
import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3

from zelfscan.crypto.derive import STANDARD, KdfParameters, seconds_of, suitable
from zelfscan.store import database
from zelfscan.store.database import EncryptedFile, Tables
from zelfscan.store.dossiers import Dossier
from zelfscan.store.migrations import DOSSIER
from zelfscan.store.vault import Vault

PASSPHRASE = "fiets onder groene brug"
NOW = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
KEY = bytes(range(32))
MEMORY_KIB = 8 * 1024 * 1024
"""An office computer of today."""


def timed(do: Callable[[], object]) -> float:
    """Return the milliseconds that something takes."""
    began = time.perf_counter()
    do()
    return 1000 * (time.perf_counter() - began)


def dossier_in(path: Path, *, is_encrypted: bool) -> Dossier:
    """Make a dossier with or without a key."""
    if is_encrypted:
        file = database._connect(path, KEY)
    else:
        connection = sqlcipher3.connect(str(path), check_same_thread=False)
        for setting in database._SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        file = EncryptedFile(path, Tables(connection, execute_plugins=False, strict=True))
    DOSSIER.migrations().apply(file.tables)
    return Dossier(file)


def unlocking(folder: Path, parameters: KdfParameters, rounds: int) -> float:
    """Return the milliseconds from a passphrase to an open vault with an open dossier, the median."""
    vault = Vault.create(folder, PASSPHRASE, parameters)
    dossier = vault.create_dossier("Thuis", NOW)
    for number in range(100):
        dossier.answer(f"item-{number}", "yes", NOW)
    vault.close()
    found = []
    for _ in range(rounds):

        def open_all() -> None:
            opened = Vault.open(folder, PASSPHRASE)
            opened.open_dossier(opened.dossiers()[0].id).responses()
            opened.close()

        found.append(timed(open_all))
    return statistics.median(found)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=7)
    chosen = parser.parse_args()
    print(f"Python {platform.python_version()}, SQLCipher {sqlcipher3.sqlite_version}, {platform.system()}")
    with tempfile.TemporaryDirectory(prefix="zelfscan-") as place:
        root = Path(place)
        kinds = {"plain": False, "encrypted": True}
        dossiers = {kind: dossier_in(root / kind, is_encrypted=is_on) for kind, is_on in kinds.items()}
        times: dict[str, list[float]] = {kind: [] for kind in kinds}
        for number in range(chosen.answers):  # in turn, so that a busy moment hits both
            for kind, dossier in dossiers.items():
                times[kind].append(timed(lambda: dossier.answer(f"item-{number}", "yes", NOW)))  # noqa: B023
        reading = {
            kind: [timed(each.responses) for _ in range(chosen.rounds)] for kind, each in dossiers.items()
        }
        print(f"\n{'milliseconds, median':34}{'plain':>10}{'encrypted':>12}{'ratio':>8}")
        for words, found in (("an answer, committed", times), (f"reading {chosen.answers} answers", reading)):
            plain, sealed = (statistics.median(found[kind]) for kind in kinds)
            print(f"{words:34}{plain:10.2f}{sealed:12.2f}{sealed / plain:8.2f}")
        for dossier in dossiers.values():
            dossier.close()
        memory = STANDARD.memory_kib // 1024
        print(f"\n{'opening a vault with a dossier':34}{'ms':>10}")
        for number, (words, parameters) in enumerate(
            (
                (f"standard Argon2id ({memory} MiB)", STANDARD),
                ("what suits this computer", suited()),
            )
        ):
            took = unlocking(root / f"vault-{number}", parameters, chosen.rounds)
            print(
                f"{words:34}{took:10.0f}   {parameters.memory_kib // 1024} MiB, {parameters.time_cost} passes"
            )


def suited() -> KdfParameters:
    """Return what a new vault gets on a computer with so much memory, at the speed of this one."""
    return suitable(MEMORY_KIB, seconds_of)


if __name__ == "__main__":
    main()
