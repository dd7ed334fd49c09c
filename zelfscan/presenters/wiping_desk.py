"""Wiping everything, for who leaves office or gives the computer away, and the proof of it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from zelfscan.errors.files import CannotWrite
from zelfscan.i18n import say, say_count
from zelfscan.paths import is_nowhere
from zelfscan.presenters.dossier_views import CertificateView
from zelfscan.presenters.lock_desk import LockDesk
from zelfscan.presenters.open_scan import Clock
from zelfscan.store.backup import alone
from zelfscan.store.kept_files import kept_files, remove_kept, size_of
from zelfscan.store.people import vaults
from zelfscan.store.vault_files import DRAFT_SUFFIX
from zelfscan.store.wiping import Wiped, wipe
from zelfscan.wording.days import day_in_words, time_of_day
from zelfscan.wording.numbers import file_size
from zelfscan.wording.sentences import paragraph


@dataclass(frozen=True)
class WipedView:
    """What came of wiping; where not everything went, it can be tried again."""

    kind: str
    certificate: CertificateView
    is_complete: bool


class WipingDesk:
    """Wipes the vault that was chosen last, once it is locked."""

    def __init__(self, lock: LockDesk, settings: Path, log: Path, clock: Clock) -> None:
        """Take the desk that knows the vault, and the files of the program beside it."""
        self._lock, self._beside, self._clock = lock, (settings, log), clock
        self._gone: Wiped | None = None

    def wiping(self) -> Callable[[], WipedView]:
        """Return the work of wiping; the vault has to be locked. Asked again, it tries what stayed.

        The settings, the log and newer questionnaires go too, unless there are vaults of others, who use the
        same ones.
        """
        if self._lock.vault is not None:
            raise RuntimeError("the vault is still open")
        folder, root, now, before = self._lock.folder, self._beside[0].parent, self._clock(), self._gone
        beside = () if is_nowhere(root) else self._beside

        def wipe_all() -> WipedView:
            # An automatic copy of the vault that was locked just now may not be over yet.
            with alone():
                done = wipe(folder, now)
            others = [each for each in vaults(folder.parent) if each.folder != folder]
            content = tuple(each.path for each in kept_files(root) if each.kind == "content")
            gone, stays = _removed(() if others else (*beside, *content), root)
            all_gone = (*(before.files if before is not None else ()), *done.files, *gone)
            self._gone = replace(done, files=all_gone, is_complete=done.is_complete and not stays)
            taken = {each.folder for each in others}
            strange = sum(1 for each in kept_files(root) if each.kind == "other" and each.vault not in taken)
            return _view(self._gone, len(others), strange)

        return wipe_all

    def forget(self) -> None:
        """Let go of what was wiped."""
        self._gone = None


def _removed(paths: tuple[Path, ...], root: Path) -> tuple[list[tuple[str, int]], bool]:
    """Remove files of the program; return what is gone, and whether anything stays."""
    gone, stays = [], False
    for path in [each for one in paths for each in (one, one.with_name(f"{one.name}{DRAFT_SUFFIX}"))]:
        with suppress(FileNotFoundError):
            size = size_of(path)
            try:
                remove_kept(root, path)
            except CannotWrite:
                stays = True
            else:
                gone.append((path.name, size))
    return gone, stays


def _view(gone: Wiped, others: int, strange: int) -> WipedView:
    kind = "good" if gone.is_complete else "warn" if gone.are_keys_gone else "error"
    return WipedView(kind, wiped_certificate(gone, others, strange), gone.is_complete)


def wiped_certificate(gone: Wiped, others: int = 0, strange: int = 0) -> CertificateView:
    """Write the proof that a vault was wiped.

    ``others`` is how many vaults of others are left beside it, ``strange`` how many files are not ours.
    """
    title, how = _title(gone), _how(gone)
    when = _when(gone.at)
    lines = (
        say("Bewijs van wissen"),
        "",
        say("Gewist: een hele kluis van zelfscan, met de automatische kopieën."),
        say("Gewist op: {when}", when=when),
        "",
        say("Hoe er is gewist"),
        *how,
        _files(gone),
        *(say("- {file}, {size}", file=file, size=file_size(count)) for file, count in gone.files),
        "",
        say("Wat niemand kan beloven"),
        say("Op een ssd of usb-stick kunnen resten van versleutelde bestanden blijven staan."),
        say("Een reservekopie elders gaat nog open met de wachtzin van toen. Wis die ook."),
        say("Een rapport of overdracht buiten dit programma wist u zelf."),
        *_others(others, strange),
    )
    return CertificateView(
        title=title,
        text=paragraph(say("Gewist op {when}.", when=when), *how, _files(gone), *_others(others, strange)),
        proof="\n".join(lines) + "\n",
        file_name=f"bewijs-van-wissen-{gone.at:%Y-%m-%d-%H%M}.txt",
    )


def _title(gone: Wiped) -> str:
    if gone.is_complete:
        return say("Alles is gewist.")
    if gone.are_keys_gone:
        return say("De sleutels zijn weg, maar niet elk bestand kon worden verwijderd.")
    return say("De kluis is niet gewist.")


def _how(gone: Wiped) -> tuple[str, ...]:
    if not gone.are_keys_gone:
        return (
            say(
                "Een sleutelbestand kon niet worden verwijderd. "
                "Sluit andere programma’s en probeer het opnieuw."
            ),
        )
    keys = say("Eerst zijn de sleutels overschreven en verwijderd. Zonder die sleutels is de rest ruis.")
    rest = say("Wat bleef staan, is zonder sleutel niet te lezen. Probeer het opnieuw, of wis de map zelf.")
    return (keys,) if gone.is_complete else (keys, rest)


def _files(gone: Wiped) -> str:
    return say_count(
        "In totaal is {count} bestand verwijderd, {size}.",
        "In totaal zijn {count} bestanden verwijderd, samen {size}.",
        len(gone.files),
        size=file_size(sum(size for _, size in gone.files)),
    )


def _others(vaults_left: int, strange: int) -> tuple[str, ...]:
    """Say what is left in the folder, and is not of this person or not of the program."""
    vaults_words = say_count(
        "Op deze computer staat nog {count} andere kluis. Die is niet gewist.",
        "Op deze computer staan nog {count} andere kluizen. Die zijn niet gewist.",
        vaults_left,
    )
    strange_words = say_count(
        "In de map staat nog {count} bestand dat niet van dit programma is. Kijk daar zelf naar.",
        "In de map staan nog {count} bestanden die niet van dit programma zijn. Kijk daar zelf naar.",
        strange,
    )
    return (*((vaults_words,) if vaults_left else ()), *((strange_words,) if strange else ()))


def _when(at: datetime) -> str:
    return say("{day} om {time}", day=day_in_words(at.date()), time=time_of_day(at))
