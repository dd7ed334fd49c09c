"""Practising in the made-up house: a dossier of its own for it, and comparing with a colleague and the key.

Only a dossier of the kind *practice* is ever compared or sent: the ids of its answers fit a real home too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from zelfscan.core.agreement import Unit
from zelfscan.core.pack import Pack
from zelfscan.errors.files import cannot_read
from zelfscan.exchange.writing import write_file
from zelfscan.i18n import BASE, spoken
from zelfscan.packs.calibration import FOLDER, Calibration, read_calibration
from zelfscan.packs.calibration_answers import MAX_TEXT
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.calibration_desk import CalibrationDesk, ComparisonView, HouseView
from zelfscan.presenters.lock_desk import LockDesk
from zelfscan.presenters.open_scan import Clock
from zelfscan.store.dossier_list import DossierEntry
from zelfscan.store.dossiers import Dossier

FILE_NAME = "oefenhuis.json"
_TERM = timedelta(days=90)

ReadHouse = Callable[[Pack, str | None], Calibration]
"""Reads the house beside its questionnaire, with its texts in a language. Raises ``PackError``."""


def read_house(pack: Pack, language: str | None) -> Calibration:
    """Read the house that is shipped. Raises ``PackError``."""
    return read_calibration(questionnaires_folder() / FOLDER, pack, language)


@dataclass(frozen=True)
class PracticeView:
    """The house to read, and the practice dossiers by id and name, the one made last first."""

    house: HouseView
    dossiers: tuple[tuple[str, str], ...]


class PracticeDesk:
    """Knows the open vault through the desk of the lock; without an open vault every question is a bug."""

    def __init__(
        self, lock: LockDesk, clock: Clock, pack: Callable[[], Pack], read: ReadHouse = read_house
    ) -> None:
        """Take where the questionnaire comes from, in the language that holds."""
        self._lock, self._clock, self._pack, self._read = lock, clock, pack, read
        self._theirs: dict[Unit, str] | None = None

    def view(self) -> PracticeView:
        """Return the house in the language that holds. Raises ``PackError``."""
        entries = [each for each in self._lock.required().dossiers() if each.kind == "practice"]
        return PracticeView(self._desk().house(), tuple((each.id, each.name) for each in reversed(entries)))

    def begin(self) -> str:
        """Make a dossier of the house with its doors and windows, and return its id.

        Raises the errors of the store.
        """
        vault, now, desk = self._lock.required(), self._clock(), self._desk()
        taken = {each.name.casefold() for each in vault.dossiers()}
        title = desk.house().title
        names = (title, *(f"{title} {number}" for number in range(2, len(taken) + 3)))
        name = next(each for each in names if each.casefold() not in taken)
        dossier = vault.create_dossier(name, now, "practice", now.date() + _TERM)
        for element in desk.elements():
            dossier.add_element(element, now)
        vault.close_dossier(dossier.id)
        return dossier.id

    def compare(self, dossier_id: str) -> ComparisonView:
        """Lay the answers of a practice dossier beside the key, and beside those of a colleague if they came.

        Raises the errors of the store, and ``PackError``.
        """
        return self._desk().compare(self._answers(dossier_id), self._theirs)

    def save(self, dossier_id: str, path: Path) -> None:
        """Write the answers of a practice dossier for a colleague. Raises the errors of writing."""
        write_file(path, self._desk().text_of(self._answers(dossier_id)).encode("utf-8"))

    def take(self, path: Path) -> None:
        """Read the answers of a colleague; they are kept in memory alone.

        Raises ``CalibrationRefused``, ``CalibrationOutOfStep`` and ``CannotRead``.
        """
        try:
            with path.open("rb") as file:
                data = file.read(MAX_TEXT + 1)
        except OSError as error:
            raise cannot_read(path, error) from error
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = ""  # which is refused as every other text that is none of ours
        self._theirs = self._desk().answers_from(text)

    def forget(self) -> None:
        """Drop the answers of the colleague."""
        self._theirs = None

    def _desk(self) -> CalibrationDesk:
        language = spoken()
        return CalibrationDesk(self._read(self._pack(), language if language != BASE else None))

    def _answers(self, dossier_id: str) -> dict[Unit, str]:
        vault = self._lock.required()
        _require_practice(vault.entry(dossier_id))
        dossier = vault.open_dossier(dossier_id)
        try:
            return self._answers_in(dossier)
        finally:
            vault.close_dossier(dossier_id)

    def _answers_in(self, dossier: Dossier) -> dict[Unit, str]:
        values: dict[str, str] = {}
        values_of: dict[str, dict[str, str]] = {}
        for each in dossier.responses():
            if each.value is not None:
                own = values_of.setdefault(each.element, {}) if each.element else values
                own[each.item] = each.value
        return self._desk().answers_of(values, dossier.elements(), values_of)


def _require_practice(entry: DossierEntry) -> None:
    if entry.kind != "practice":
        raise RuntimeError("only a practice dossier is compared")
