"""What the program is doing when it is killed, and what has to be true afterwards."""

import hashlib
import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random

from tests.conftest import FixedClock
from tests.presenters.handing import a_lock, a_whole_dossier, go_on, hand_over, receive
from tests.storm.grounds import (
    MARKER,
    NOW,
    OLD_ANSWERS,
    OTHER,
    PASSPHRASE,
    PICTURE_BYTES,
    Facts,
    facts,
    facts_of,
    old,
    whole,
)
from zelfscan.cli import main as command_line
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.crypto.handover_code import new_code
from zelfscan.errors.vault import CodeNeeded, WrongDossierCode
from zelfscan.exchange.writing import write_file
from zelfscan.presenters.handover_desk import HandoverDesk
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.lock_desk import LockDesk, open_vault
from zelfscan.presenters.taking_over_desk import TakingOverDesk
from zelfscan.store.backup import write_backup
from zelfscan.store.copies import copies, keep_copy
from zelfscan.store.photographs import StoredPhoto
from zelfscan.store.restoring import restore_backup
from zelfscan.store.vault import Vault

Say = Callable[[str], None]
"""Tell that something was kept: from then on it may not be lost."""
ROOT = Path(__file__).parents[2]
A_LONG_TIME = 100_000
CLOCK = FixedClock()


class Lost(AssertionError):
    """Something that was kept is not there any more."""


def require(is_true: bool, what: str) -> None:
    """Refuse an outcome that may never be."""
    if not is_true:
        raise Lost(what)


class Job(ABC):
    """One thing that the program does with a vault in a folder."""

    def prepare(self, ground: Path) -> None:
        """Make, once, what every round begins with."""
        whole(ground / "vault")
        self.before: Facts = facts_of(ground / "vault", PASSPHRASE)

    @abstractmethod
    def work(self, ground: Path, say: Say, chance: Random) -> None:
        """Do it, and say what was kept; this is what gets killed."""

    @abstractmethod
    def check(self, ground: Path, said: list[str]) -> None:
        """Raise ``Lost`` or an error of the program if anything that was kept is gone."""


class Answering(Job):
    """Answers, notes, flags and choices, as fast as they come."""

    def work(self, ground: Path, say: Say, chance: Random) -> None:
        vault = Vault.open(ground / "vault", PASSPHRASE)
        journal = VaultJournal(vault.open_dossier(vault.dossiers()[0].id))
        for number in range(A_LONG_TIME):
            journal.answer(f"new-{number}", str(number), NOW)
            say(f"answer {number}")
            journal.note(f"new-{number}", MARKER * chance.randint(1, 60), NOW)
            say(f"note {number}")

    def check(self, ground: Path, said: list[str]) -> None:
        vault = Vault.open(ground / "vault", PASSPHRASE)
        dossier = vault.open_dossier(vault.dossiers()[0].id)
        values, notes = {each.item: each.value for each in dossier.responses()}, dossier.notes()
        vault.close()
        for word, number in (line.split() for line in said):
            if word == "answer":
                require(values.get(f"new-{number}") == number, "an answer")
            else:
                require((f"new-{number}", "") in notes, "a note")
        new = sum(item.startswith("new-") for item in values)
        require(new <= sum(line.startswith("answer") for line in said) + 1, "more answers than were given")


class Photographing(Job):
    """Photographs that come in, are replaced after blacking out, and go."""

    def work(self, ground: Path, say: Say, chance: Random) -> None:
        vault = Vault.open(ground / "vault", PASSPHRASE)
        dossier = vault.open_dossier(vault.dossiers()[0].id)
        for _ in range(400):  # a dossier has room for so many
            picture = chance.randbytes(chance.randint(2_000, PICTURE_BYTES))
            kept = dossier.add_photo(StoredPhoto("", "", "", "", 60, 40), picture, picture[:900], NOW)
            say(f"is {kept.id} {hashlib.sha256(picture).hexdigest()}")
            if chance.random() < 0.5:
                other = chance.randbytes(chance.randint(2_000, PICTURE_BYTES))
                say(f"may {kept.id} {hashlib.sha256(other).hexdigest()}")
                dossier.replace_picture(kept.id, other, other[:900], 60, 40, NOW)
                say(f"is {kept.id} {hashlib.sha256(other).hexdigest()}")
            elif chance.random() < 0.4:
                say(f"may {kept.id} gone")
                dossier.remove_photo(kept.id)
                say(f"is {kept.id} gone")

    def check(self, ground: Path, said: list[str]) -> None:
        vault = Vault.open(ground / "vault", PASSPHRASE)
        dossier = vault.open_dossier(vault.dossiers()[0].id)
        there = {each.id for each in dossier.photos()}
        allowed: dict[str, set[str]] = {}
        for word, name, digest in (line.split() for line in said):
            allowed[name] = {digest} if word == "is" else {*allowed[name], digest}
        for name, digests in allowed.items():
            found = hashlib.sha256(dossier.picture(name)).hexdigest() if name in there else "gone"
            require(found in digests, "a photograph")
        vault.close()


class Migrating(Job):
    """A vault of the first version is opened by the program of today."""

    def prepare(self, ground: Path) -> None:
        old(ground / "vault")

    def work(self, ground: Path, say: Say, chance: Random) -> None:
        vault = Vault.open(ground / "vault", PASSPHRASE)
        vault.open_dossier(vault.dossiers()[0].id)
        say("opened")
        vault.close()

    def check(self, ground: Path, said: list[str]) -> None:
        vault = Vault.open(ground / "vault", PASSPHRASE)
        dossier = vault.open_dossier(vault.dossiers()[0].id)
        values, notes = {each.item: each.value for each in dossier.responses()}, dossier.notes()
        vault.close()
        for number in range(OLD_ANSWERS):
            require(values.get(f"item-{number}") == str(number), "an answer of before")
            require(notes.get((f"item-{number}", "")) == MARKER * 40, "a note of before")


class Rekeying(Job):
    """Everything gets another key, and another passphrase."""

    def work(self, ground: Path, say: Say, chance: Random) -> None:
        vault = Vault.open(ground / "vault", PASSPHRASE)
        vault.rekey(OTHER, parameters=LIGHTEST)
        say("done")
        vault.close()

    def check(self, ground: Path, said: list[str]) -> None:
        passphrases = (OTHER,) if said else (OTHER, PASSPHRASE)
        require(facts_of(ground / "vault", *passphrases) == self.before, "something while keys were changed")


class ChangingPassphrase(Job):
    """The passphrase is changed to and fro."""

    def work(self, ground: Path, say: Say, chance: Random) -> None:
        vault = Vault.open(ground / "vault", PASSPHRASE)
        now, then = PASSPHRASE, OTHER
        for number in range(A_LONG_TIME):
            vault.change_passphrase(now, then, LIGHTEST)
            say(str(number))
            now, then = then, now

    def check(self, ground: Path, said: list[str]) -> None:
        last = (PASSPHRASE, OTHER)[(int(said[-1]) + 1) % 2] if said else PASSPHRASE
        other = OTHER if last == PASSPHRASE else PASSPHRASE
        require(facts_of(ground / "vault", last, other) == self.before, "something while it was changed")


class BackingUp(Job):
    """A back-up is written over the one of before, and automatic copies are kept."""

    def prepare(self, ground: Path) -> None:
        super().prepare(ground)
        vault = Vault.open(ground / "vault", PASSPHRASE)
        write_backup(vault, ground / "copy.zelfscankluis", NOW)
        keep_copy(vault, ground / "vault", NOW)
        vault.close()

    def work(self, ground: Path, say: Say, chance: Random) -> None:
        vault = Vault.open(ground / "vault", PASSPHRASE)
        write_backup(vault, ground / "copy.zelfscankluis", NOW)
        say("written")
        for number in range(1, 6):
            vault.create_dossier(f"Nog een {number}", NOW)
            keep_copy(vault, ground / "vault", NOW + timedelta(days=number))
        vault.close()

    def check(self, ground: Path, said: list[str]) -> None:
        restored, at_least = ground / "restored", set(self.before)
        restore_backup(ground / "copy.zelfscankluis", restored, PASSPHRASE)
        require(facts_of(restored, PASSPHRASE) == self.before, "something in the back-up")
        after = facts_of(ground / "vault", PASSPHRASE)
        require({name: after.get(name) for name in at_least} == self.before, "something in the vault")
        kept = copies(ground / "vault")
        require(1 <= len(kept) <= 4, "the number of automatic copies")
        for number, each in enumerate(kept):
            restore_backup(each.path, ground / f"from-copy-{number}", PASSPHRASE)


class Restoring(Job):
    """A back-up is put back where there is no vault."""

    def prepare(self, ground: Path) -> None:
        super().prepare(ground)
        vault = Vault.open(ground / "vault", PASSPHRASE)
        write_backup(vault, ground / "copy.zelfscankluis", NOW)
        vault.close()
        shutil.rmtree(ground / "vault")

    def work(self, ground: Path, say: Say, chance: Random) -> None:
        restore_backup(ground / "copy.zelfscankluis", ground / "vault", PASSPHRASE)
        say("restored")

    def check(self, ground: Path, said: list[str]) -> None:
        folder = ground / "vault"
        if said:
            require(Vault.exists(folder), "the vault that was put back")
        if not Vault.exists(folder):
            restore_backup(ground / "copy.zelfscankluis", folder, PASSPHRASE)
        require(facts_of(folder, PASSPHRASE) == self.before, "something that was put back")


class HandingOver(Job):
    """A dossier is taken over from a file."""

    def prepare(self, ground: Path) -> None:
        lock = a_lock(ground / "other", CLOCK)
        dossier = a_whole_dossier(lock, CLOCK)
        self.code = new_code()
        hand_over(HandoverDesk(lock, CLOCK), dossier.id, [self.code], ground / "file.zelfscan")
        lock.lock("locked")
        shutil.rmtree(ground / "other")
        lock = a_lock(ground / "vault", CLOCK)
        a_whole_dossier(lock, CLOCK)
        lock.lock("locked")
        self.before = facts_of(ground / "vault", PASSPHRASE)

    def work(self, ground: Path, say: Say, chance: Random) -> None:
        lock = LockDesk(ground / "vault", CLOCK, LIGHTEST)
        lock.take(open_vault(ground / "vault", PASSPHRASE, NOW))
        desk = TakingOverDesk(lock, CLOCK)
        for number in range(3):
            received = receive(desk, ground / "file.zelfscan", self.code)
            say(f"taken {desk.keeping(received, f'Ander huis {number}', go_on)()}")
        lock.lock("locked")

    def check(self, ground: Path, said: list[str]) -> None:
        found = facts_of(ground / "vault", PASSPHRASE)
        require({name: found.get(name) for name in self.before} == self.before, "a dossier of before")
        new = [name for name in found if name not in self.before]
        for line in said:
            require(line.split()[1] in new, "a dossier that was taken over")
        require(len(new) <= len(said) + 1, "a dossier that nobody asked for")
        files = {path.stem for path in (ground / "vault" / "dossiers").glob("*.dossier*")}
        # Killed just before its row, a file stays of which nobody has the key; nothing refers to it.
        require(set(found) <= files, "the file of a dossier")
        require(len(files) <= len(found) + 1, "more files than dossiers")


class Reporting(Job):
    """A report is written over the one of before."""

    def prepare(self, ground: Path) -> None:
        write_file(ground / "rapport.pdf", b"%PDF-1.7 the one of before %%EOF\n")

    def work(self, ground: Path, say: Say, chance: Random) -> None:
        example = ROOT / "questionnaires" / "example.yaml"
        words = ["report", "--pack", "woningscan", "--responses", str(example)]
        code = command_line([*words, "--out", str(ground / "rapport.pdf")])
        say(f"code {code}")

    def check(self, ground: Path, said: list[str]) -> None:
        content = (ground / "rapport.pdf").read_bytes()
        is_new = len(content) > 50_000
        require(content.startswith(b"%PDF") and content.rstrip().endswith(b"%%EOF"), "half a report")
        require(is_new or not said, "a report that was written")
        require(not said or said == ["code 0"], "the report")


class Deleting(Job):
    """Dossiers are deleted, one by one."""

    def prepare(self, ground: Path) -> None:
        whole(ground / "vault", 5)
        self.before = facts_of(ground / "vault", PASSPHRASE)

    def work(self, ground: Path, say: Say, chance: Random) -> None:
        vault = Vault.open(ground / "vault", PASSPHRASE)
        for entry in vault.dossiers()[:4]:
            say(f"may {entry.id}")
            require(vault.delete_dossier(entry.id, NOW).is_complete, "a file that stays")
            say(f"gone {entry.id}")
        vault.close()

    def check(self, ground: Path, said: list[str]) -> None:
        found = facts_of(ground / "vault", PASSPHRASE)
        words = [line.split() for line in said]
        gone = {name for word, name in words if word == "gone"}
        may = {name for word, name in words}
        require(not gone & set(found), "a dossier that was deleted came back")
        kept = {name: digest for name, digest in self.before.items() if name not in may}
        require({name: found.get(name) for name in kept} == kept, "a dossier that was to stay")
        files = {path.stem for path in (ground / "vault" / "dossiers").iterdir()}
        require(files == set(found), "a file of a deleted dossier")


class CodingDossier(Job):
    """A dossier gets a code of its own, another one, and none again."""

    _CODES = ("", "lamp naast raam", "stoel onder trap")

    def work(self, ground: Path, say: Say, chance: Random) -> None:
        vault = Vault.open(ground / "vault", PASSPHRASE)
        dossier_id = vault.dossiers()[0].id
        for number in range(A_LONG_TIME):
            old, new = self._CODES[number % 3], self._CODES[(number + 1) % 3]
            vault.set_code(dossier_id, old, new, LIGHTEST)
            say(str(number))

    def check(self, ground: Path, said: list[str]) -> None:
        done = int(said[-1]) + 1 if said else 0
        vault = Vault.open(ground / "vault", PASSPHRASE)
        dossier_id = vault.dossiers()[0].id
        for code in (self._CODES[done % 3], self._CODES[(done + 1) % 3]):
            try:
                vault.open_dossier(dossier_id, code)
            except (CodeNeeded, WrongDossierCode):
                continue
            break
        found = facts(vault)
        files = {path.name for path in (ground / "vault" / "dossiers").iterdir()}
        in_use = vault.index_file().rows("SELECT id, file FROM dossier")
        vault.close()
        require(found == self.before, "something while a code was set")
        require(files == {name or f"{each}.dossier" for each, name in in_use}, "a file of before a code")


JOBS: dict[str, type[Job]] = {
    "answering": Answering,
    "photographs": Photographing,
    "migration": Migrating,
    "re-keying": Rekeying,
    "new passphrase": ChangingPassphrase,
    "back-up": BackingUp,
    "restoring": Restoring,
    "hand-over": HandingOver,
    "report": Reporting,
    "deleting": Deleting,
    "dossier code": CodingDossier,
}
