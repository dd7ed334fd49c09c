"""Keeping everything in the folder that an organisation proposes: asked once, before there is a vault."""

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


def take_proposed(window: MainWindow, proposed: Path | None, log_name: str) -> None:
    """Keep everything in the proposed folder from now on, if a vault stands there or somebody wants that.

    A vault in the person's own folder goes before it, and so does a place that was named at the start.
    """
    if proposed is None or own_folder() != user_data_folder() or vaults(own_folder()):
        return
    if vaults(proposed) or _is_wanted(window, proposed):
        use_folder(proposed)
        catch_bugs(window, own_folder() / log_name)


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
        window.show_trouble(later("Hier kan uw scan niet worden bewaard."), str(error))
        return False
    return True
