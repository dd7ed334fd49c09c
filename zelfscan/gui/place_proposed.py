"""Keeping everything in the folder that an organisation proposes: asked once, before there is a vault."""

import errno
import os
from pathlib import Path

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.places import FolderRefused
from zelfscan.gui import ask
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.trouble import catch_bugs
from zelfscan.i18n import later, say
from zelfscan.paths import own_folder, use_folder, user_data_folder
from zelfscan.store.people import vaults
from zelfscan.store.place import require_usable

_ADMINISTRATOR = 0


def take_proposed(window: MainWindow, proposed: Path | None, log_name: str) -> None:
    """Keep everything in the proposed folder from now on, if a vault stands there or somebody wants that.

    A vault in the person's own folder goes before it, and so does a place that was named at the start.
    """
    if proposed is None or own_folder() != user_data_folder() or vaults(own_folder()):
        return
    try:
        is_taken = _holds_own_vault(proposed) or _is_wanted(window, proposed)
    except OSError as error:
        _refuse(window, FolderRefused(proposed, error))
    else:
        if is_taken:
            use_folder(proposed)
            catch_bugs(window, own_folder() / log_name)


def _holds_own_vault(proposed: Path) -> bool:
    """Tell whether a vault stands there. Raises ``OSError`` for a folder or a vault of another account.

    An organisation may propose one and the same folder to everybody on a computer. Only systems with owners
    tell; on Windows the rights of the folder have to keep others out.
    """
    found = vaults(proposed)
    if os.name == "posix" and proposed.exists():
        for folder in (proposed, *(each.folder for each in found)):
            if folder.stat().st_uid not in (os.getuid(), _ADMINISTRATOR):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return bool(found)


def _is_wanted(window: MainWindow, proposed: Path) -> bool:
    if not (proposed.is_dir() or proposed.parent.is_dir()):
        window.show_trouble(
            later("De map van uw organisatie is er niet."),
            say(
                "Bewaarde u eerder een scan in {folder}? Sluit dit programma, zorg dat die map er is, "
                "en start opnieuw.",
                folder=proposed,
            ),
        )
        return False
    is_wanted = ask.confirm(
        window,
        say("Waar wilt u uw scan bewaren?"),
        say("Uw organisatie stelt deze map voor: {folder}. U mag ook uw eigen map nemen.", folder=proposed),
        yes=say("Neem deze map"),
        no=say("Neem mijn eigen map"),
    )
    return is_wanted and _is_made(window, proposed)


def _is_made(window: MainWindow, proposed: Path) -> bool:
    try:
        try:
            proposed.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise FolderRefused(proposed, error) from None
        require_usable(proposed)
    except ZelfscanError as error:
        _refuse(window, error)
        return False
    return True


def _refuse(window: MainWindow, error: ZelfscanError) -> None:
    window.show_trouble(later("Hier kan uw scan niet worden bewaard."), str(error))
