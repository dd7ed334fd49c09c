"""Where the shipped files and the person's own files are; makes no folder and reads no file.

Once, at the start, somebody may choose another place for their own files: a folder such as one on a USB
stick, or no place at all.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_NOWHERE = Path(os.devnull) / "zelfscan"
"""A place below something that is no folder: whatever tries to make or write a file there fails."""
_chosen: list[Path] = []
"""The place that was chosen at the start; empty where nobody chose one."""
_content: list[Path] = []
"""The questionnaires that are used; empty for those that came with the program."""


def resources_folder() -> Path:
    """Return the folder with fonts, icons, pictures and the style sheet."""
    return _shipped("resources")


def questionnaires_folder() -> Path:
    """Return the folder with the catalogue and the questionnaires that are used."""
    return _content[0] if _content else shipped_questionnaires_folder()


def shipped_questionnaires_folder() -> Path:
    """Return the folder with the questionnaires that came with the program."""
    return _shipped("questionnaires")


def content_folder() -> Path:
    """Return where newer questionnaires are kept that this person chose to use."""
    return own_folder() / "content"


def use_content(folder: Path) -> None:
    """Use the questionnaires in this folder from now on; that they can be used is known to the caller."""
    _content[:] = [folder]


def use_shipped_content() -> None:
    """Use the questionnaires that came with the program again."""
    _content.clear()


def licences_folder() -> Path:
    """Return the folder with the licences of the program itself; those of its libraries are resources."""
    return _shipped("LICENSES")


def use_folder(folder: Path) -> None:
    """Keep everything of the person in this folder from now on: vault, settings and error log."""
    _chosen[:] = [folder]


def use_nowhere() -> None:
    """Keep nothing of the person from now on: there is no place where a file can be made."""
    _chosen[:] = [_NOWHERE]


def use_own_folder() -> None:
    """Keep everything in the usual place again."""
    _chosen.clear()


def is_nowhere(path: Path) -> bool:
    """Tell whether a file of this name can never be, because nothing is kept."""
    return path.is_relative_to(_NOWHERE)


def own_folder() -> Path:
    """Return the folder in which everything of the person is kept: the chosen one, or the usual one."""
    return _chosen[0] if _chosen else user_data_folder()


def user_data_folder(
    platform: str = sys.platform, environment: Mapping[str, str] | None = None, home: Path | None = None
) -> Path:
    """Return the person's usual folder on this computer.

    Local and never roaming: a roaming folder is copied to a server of the organisation, and the
    program promises that answers stay on this computer.
    """
    variables = os.environ if environment is None else environment
    base = Path.home() if home is None else home
    if platform == "win32":
        return _absolute(variables.get("LOCALAPPDATA"), base / "AppData" / "Local") / "zelfscan"
    if platform == "darwin":
        return base / "Library" / "Application Support" / "zelfscan"
    return _absolute(variables.get("XDG_DATA_HOME"), base / ".local" / "share") / "zelfscan"


def vault_folder() -> Path:
    """Return the folder with the encrypted dossiers of this person."""
    return own_folder() / "vault"


def _absolute(value: str | None, otherwise: Path) -> Path:
    """Take a folder from the environment only if it is a full path, as the XDG rules say."""
    if value and Path(value).is_absolute():
        return Path(value)
    return otherwise


def _shipped(name: str) -> Path:
    """Find a shipped folder: in a built program, in an installed wheel, or in a checkout."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / name
    installed = _PACKAGE / "_data"
    if installed.is_dir():
        return installed / name
    return _PACKAGE.parent / name
