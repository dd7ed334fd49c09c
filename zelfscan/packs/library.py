"""Which packs there are: those that are shipped, or those in a folder that somebody points at."""

from pathlib import Path

from zelfscan.core.pack import EmergencyCard
from zelfscan.errors import Fault, PackError, UsageError
from zelfscan.packs.loader import Loaded, load
from zelfscan.packs.stock import load_files


def pack_folders(root: Path) -> tuple[Path, ...]:
    """Return the folders of the packs below a root, or the root itself where it is a pack."""
    if _is_pack(root):
        return (root,)
    return tuple(sorted(path.parent for path in root.glob("*/pack.yaml")))


def _is_pack(folder: Path) -> bool:
    try:
        return (folder / "pack.yaml").is_file()
    except OSError:  # No access, or a name that no disk takes.
        return False


def open_pack(name: str, root: Path) -> Loaded:
    """Load a pack by its id below the root, or by the path of its folder.

    Raises ``UsageError`` where there is no such pack and ``PackError`` where it has faults.
    """
    by_id = {folder.name: folder for folder in pack_folders(root)}
    folder = by_id.get(name) or Path(name)
    if not name or not _is_pack(folder):
        known = f"Kies uit: {', '.join(by_id)}." if by_id else "Er is geen enkele vragenlijst gevonden."
        raise UsageError(f"Vragenlijst '{name}' bestaat niet. {known}")
    return load(folder.resolve())


def check_folder(folder: Path) -> tuple[Fault, ...]:
    """Return every fault of the packs in a folder; a folder without a pack is a fault too."""
    found = pack_folders(folder)
    if not found:
        return (Fault(folder.as_posix(), 1, "hier staat geen pack.yaml, ook niet in een map eronder"),)
    faults: dict[Fault, None] = {}
    for each in found:
        try:
            load(each.resolve())
        except PackError as error:
            faults.update(dict.fromkeys(error.faults))
    return tuple(faults)


def read_card(root: Path) -> EmergencyCard:
    """Read the emergency card on its own, so that it is at hand before any pack is.

    Raises ``PackError`` where the file of the contacts has faults.
    """
    catalogue = root / "catalogue"
    stock = load_files([(catalogue, catalogue / "contacts.yaml")], root)
    if stock.faults or stock.card is None:
        raise PackError(tuple(stock.faults) or (Fault("catalogue/contacts.yaml", 1, "'card' ontbreekt"),))
    return stock.card
