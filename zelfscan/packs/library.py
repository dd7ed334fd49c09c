"""Which packs there are: those that are shipped, or those in a folder that somebody points at."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from zelfscan.charts.plain_drawing import MAX_BYTES, plain_drawing
from zelfscan.core.pack import EmergencyCard
from zelfscan.core.text import LocalizedText
from zelfscan.core.texts import Steps, texts_in, with_texts
from zelfscan.errors.base import UsageError
from zelfscan.errors.content import Fault, PackError
from zelfscan.i18n import BASE
from zelfscan.packs.calibration import FILE, FOLDER, check_calibration, pack_of
from zelfscan.packs.cases import run_cases
from zelfscan.packs.faults import MISSING
from zelfscan.packs.loader import Loaded, in_order, load, load_with_stock
from zelfscan.packs.locale_files import Locales
from zelfscan.packs.plain_file import Unreadable, read_bytes
from zelfscan.packs.sense_checks import check_sense
from zelfscan.packs.shelf import Shelf, catalogue_of, is_within, name_of, read_files, read_shelf
from zelfscan.packs.stock import stock_of
from zelfscan.packs.text_checks import check_texts
from zelfscan.packs.translatable import Content, Entry, Key, begin, content_of
from zelfscan.packs.translation_checks import check_languages, check_translations
from zelfscan.packs.translations import reading_of, unread_in
from zelfscan.packs.worklist import worklist

_NO_DRAWING = "deze tekening heeft meer dan gewone vormen; laat plaatjes, koppelingen, stijlen en tekst weg"


def pack_folders(root: Path) -> tuple[Path, ...]:
    """Return the folders of the packs below a root, or the root itself where it is a pack."""
    if _is_pack(root):
        return (root,)
    try:
        found = sorted(path.parent for path in root.glob("*/pack.yaml"))
    except OSError:  # No access, or a name that no disk takes: there is nothing to be read there.
        return ()
    return tuple(folder for folder in found if is_within(folder, root))


def _is_pack(folder: Path) -> bool:
    try:
        return (folder / "pack.yaml").is_file()
    except OSError:  # No access, or a name that no disk takes.
        return False


def open_pack(name: str, root: Path, language: str | None = None) -> Loaded:
    """Load a pack by its id below the root, or by the path of its folder; with translations where asked.

    Raises ``UsageError`` where there is no such pack, or not in this language, and ``PackError`` where it
    has faults.
    """
    by_id = {folder.name: folder for folder in pack_folders(root)}
    folder = by_id.get(name) or Path(name)
    if not name or not _is_pack(folder):
        known = f"Kies uit: {', '.join(by_id)}." if by_id else "Er is geen enkele vragenlijst gevonden."
        raise UsageError(f"Vragenlijst '{name}' bestaat niet. {known}")
    loaded = load(folder.resolve(), languages=() if language is None else (language,))
    if language is not None and language not in loaded.pack.languages:
        known = ", ".join(loaded.pack.languages)
        raise UsageError(f"Vragenlijst '{name}' is er niet in de taal '{language}'. Kies uit: {known}.")
    return loaded


def open_packs(root: Path, language: str | None = None) -> tuple[Loaded, ...]:
    """Load every pack below a root; what they share is read once. Raises ``PackError``.

    A pack that is not there in this language comes in its own.
    """
    locales, asked = Locales(), () if language is None else (language,)
    return tuple(load(folder, shared, asked, locales) for folder, shared in _with_catalogues(root))


def _with_catalogues(root: Path) -> Iterator[tuple[Path, Shelf]]:
    """Give each pack with the catalogue beside it; reading one takes most of the time of loading."""
    shelves: dict[Path, Shelf] = {}
    for folder in (each.resolve() for each in pack_folders(root)):
        catalogue = catalogue_of(folder)
        if catalogue not in shelves:
            shelves[catalogue] = read_shelf(catalogue, folder.parent)
        yield folder, shelves[catalogue]


def check_folder(folder: Path) -> tuple[Fault, ...]:
    """Return every fault of the packs in a folder, what makes no sense, and what its cases do not give.

    No pack at all is a fault too.
    """
    if not pack_folders(folder):
        message = "hier staat geen pack.yaml, ook niet in een map eronder; kies een andere map"
        return (Fault(folder.as_posix(), 1, message),)
    faults: dict[Fault, None] = {}
    locales, contents = Locales(), list[Content]()
    for each, shared in _with_catalogues(folder):
        try:
            loaded, stock = load_with_stock(each, shared)
        except PackError as error:
            faults.update(dict.fromkeys(error.faults))
        else:
            check_sense(loaded.pack, stock)
            check_texts(loaded.pack, stock)
            contents.append(content_of(loaded.pack, stock, each))
            declared_at = stock.places["pack", "languages"][1]
            stock.faults += check_translations(contents[-1], declared_at, locales)
            faults.update(dict.fromkeys(in_order(stock.faults)))
            faults.update(dict.fromkeys(chain.from_iterable(run_cases(each, loaded).values())))
    if not _is_pack(folder) and len(contents) == len(pack_folders(folder)):
        # Only now it is known which languages the packs that share a catalogue declare together.
        for catalogue in {catalogue_of(each.folder) for each in contents}:
            found = check_languages(catalogue, [each.pack for each in contents])
            faults.update(dict.fromkeys(found))
        faults.update(dict.fromkeys(_faults_of_practice(folder / FOLDER, contents)))
    faults.update(dict.fromkeys(_faults_of_drawings(folder)))
    return tuple(faults)


def _faults_of_drawings(folder: Path) -> Iterator[Fault]:
    """Give a fault for each drawing that the program would not show."""
    for path in sorted(folder.glob("catalogue/pictures/*.svg")):
        try:
            raw = read_bytes(path, MAX_BYTES)
        except Unreadable as error:
            yield Fault(name_of(path, folder), 1, str(error))
            continue
        if not plain_drawing(raw):
            yield Fault(name_of(path, folder), 1, _NO_DRAWING)


def _faults_of_practice(folder: Path, contents: Sequence[Content]) -> tuple[Fault, ...]:
    """Return the faults of the practice house beside the packs, if there is one."""
    if not (folder / FILE).is_file() or not is_within(folder, folder.parent):
        return ()
    try:
        named = pack_of(folder)
    except PackError as error:
        return error.faults
    packs = {each.pack.id: each.pack for each in contents}
    # A house that names no pack that is here is a fault of its own, which reading it with any pack tells.
    return check_calibration(folder, packs.get(named, contents[0].pack))


def to_translate(root: Path, language: str) -> Iterator[str]:
    """Give the lines of what the packs below a root still lack in a language.

    Raises ``UsageError`` where it is the language of the texts themselves, and ``PackError`` for faults.
    """
    locales, contents = Locales(), list[Content]()
    for folder, shared in _with_catalogues(root):
        loaded, stock = load_with_stock(folder, shared)
        if loaded.pack.language == language:
            raise UsageError(f"De teksten van {folder.name} staan al in '{language}'. Kies een andere taal.")
        contents.append(content_of(loaded.pack, stock, folder))
        if faults := unread_in(contents[-1], language, locales):
            raise PackError(in_order(faults))
    return worklist(contents, language, locales)


def read_card(root: Path, language: str = BASE) -> EmergencyCard:
    """Read the emergency card on its own, so that it is at hand before any pack is; it may be translated.

    Raises ``PackError`` where the file of the contacts has faults, or one with translations cannot be read.
    """
    catalogue = root / "catalogue"
    if not is_within(catalogue, root):
        raise PackError(read_shelf(catalogue, root).faults)
    stock = stock_of([read_files([catalogue / "contacts.yaml"], catalogue, root)])
    if stock.faults or stock.card is None:
        raise PackError(
            tuple(stock.faults) or (Fault("catalogue/contacts.yaml", 1, MISSING.format(name="card")),)
        )
    return stock.card if language == BASE else _card_in(stock.card, catalogue, language)


def _card_in(card: EmergencyCard, catalogue: Path, language: str) -> EmergencyCard:
    """Lay the translations beside a card, as they are laid beside a pack that shows it."""
    locale = Locales().read(catalogue, language)
    if locale.unread:
        raise PackError(locale.unread)
    things: dict[Key, dict[Steps, str]] = {}
    for (kind, name, *rest), text in texts_in(card, begin):
        things.setdefault((str(kind), str(name)), {})[tuple(rest)] = str(text)
    found: dict[Steps, str] = {}
    for key, texts in things.items():
        written = locale.entries.get(key)
        if written is not None:
            entry = Entry(texts, catalogue, written.document.file, 1)
            found |= {(*key, *rest): text for rest, text in reading_of(entry, written).texts.items()}

    def change(steps: Steps, text: LocalizedText) -> LocalizedText:
        new = found.get(steps)
        return text if new is None else text.model_copy(update={"translations": ((language, new),)})

    return with_texts(card, change, begin)
