"""Starting in another place: keeping nothing at first, and asking for a folder before there is a vault."""

import os
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSettings, QTimer

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.vault import VaultExists
from zelfscan.gui import ask
from zelfscan.gui.gate import Gate
from zelfscan.gui.journey_parts import Parts
from zelfscan.gui.main_window import MainWindow
from zelfscan.i18n import later, say
from zelfscan.paths import is_nowhere
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.lock_desk import LockDesk
from zelfscan.store.place import require_usable
from zelfscan.store.vault import Vault

VAULT = "vault"
"""What the vault is called in the folder, so that ``--map`` finds it there the next time."""


class PlaceFirst(QObject):
    """Watches the page of the new passphrase, and asks for a folder each time it comes without one."""

    def __init__(self, window: MainWindow, gate: Gate, lock: LockDesk) -> None:
        """Watch from now on."""
        super().__init__(window)
        self._window, self._gate, self._lock = window, gate, lock
        gate.create.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask once the page is shown: a question in the middle of that would stop it halfway."""
        if event.type() == QEvent.Type.Show and is_nowhere(self._lock.folder):
            QTimer.singleShot(0, self, self._ask)
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        if not self._gate.create.isVisible() or not is_nowhere(self._lock.folder):
            return
        title = say("Kies een map voor uw scan, bijvoorbeeld op een USB-stick")
        folder = ask.open_folder(self._window, title, Path.home())
        if folder is None or not self._take(folder):
            self._gate.back_asked.emit()

    def _take(self, folder: Path) -> bool:
        try:
            require_usable(folder)
            if Vault.exists(folder / VAULT):
                raise VaultExists(folder)
        except ZelfscanError as error:
            self._window.show_trouble(later("Hier kan uw scan niet worden bewaard."), str(error))
            return False
        self._lock.folder = folder / VAULT
        return True


def begin_in_memory(window: MainWindow, gate: Gate, parts: Parts) -> None:
    """Keep every answer in memory, until somebody asks to keep them and says where."""
    parts.start.journal = MemoryJournal()
    PlaceFirst(window, gate, parts.lock)


def leave_no_settings_of_qt() -> None:
    """Let Qt write no settings of its own, such as which folders a dialogue showed, in anybody's home.

    Windows and macOS take no other place for them; there, what a dialogue wrote is taken back.
    """
    nowhere = str(Path(os.devnull) / "zelfscan")
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, nowhere)


def say_why_not(error: ZelfscanError) -> None:
    """Say in a window why the program does not start, where there is no other place to say it."""
    ask.confirm(None, say("Zelfscan kan zo niet starten"), str(error), yes=say("Sluit"), no=say("Annuleer"))
