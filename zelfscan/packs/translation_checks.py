"""The author's lint on translations: everything that a pack shows, in every language that it declares."""

from collections.abc import Collection
from pathlib import Path

from zelfscan.core.pack import Pack
from zelfscan.errors.content import Fault
from zelfscan.packs.faults import not_there
from zelfscan.packs.locale_files import LANGUAGE, Locale, Locales, file_of, languages_in
from zelfscan.packs.shelf import catalogue_of, name_of
from zelfscan.packs.translatable import Content, Entry, Key
from zelfscan.packs.translations import reading_of


def check_translations(content: Content, declared_at: int, locales: Locales) -> list[Fault]:
    """Return the faults of the translations of a pack; ``declared_at`` is the line of its ``languages``."""
    manifest = name_of(content.folder / "pack.yaml", content.folder.parent)
    faults = []
    for language in dict.fromkeys(content.pack.languages):
        if not LANGUAGE.fullmatch(language):
            message = f"languages: '{language}' is geen code van een taal; schrijf bijvoorbeeld 'en'"
            faults.append(Fault(manifest, declared_at, message))
        elif language != content.pack.language:
            for folder in (catalogue_of(content.folder), content.folder):
                faults += _check_folder(folder, content, language, Fault(manifest, declared_at, ""), locales)
    return [*faults, *check_languages(content.folder, [content.pack])]


def check_languages(folder: Path, packs: Collection[Pack]) -> list[Fault]:
    """Return a fault for each language for which a folder has files that none of these packs will read."""
    faults = []
    for language, file in languages_in(folder).items():
        if language in (pack.language for pack in packs):
            message = f"de teksten in '{language}' staan in de inhoud zelf; haal dit bestand weg"
            faults.append(Fault(file, 1, message))
        elif not any(language in pack.languages for pack in packs):
            message = (
                f"'languages' in pack.yaml noemt '{language}' niet; zet hem erbij of haal dit bestand weg"
            )
            faults.append(Fault(file, 1, message))
    return faults


def _check_folder(
    folder: Path, content: Content, language: str, declared: Fault, locales: Locales
) -> list[Fault]:
    """Check what stands in one folder against what has to be there."""
    here = {key: entry for key, entry in content.entries.items() if entry.folder == folder}
    locale = locales.read(folder, language)
    faults = [*locale.unread, *locale.faults]
    wanted = [key for key in here if key in content.needed]
    if not locale.files:
        message = f"languages: voor '{language}' ontbreekt {file_of(folder, language)}; {_worklist(language)}"
        return [Fault(declared.file, declared.line, message)] if wanted else []
    for key, written in locale.entries.items():
        entry = here.get(key)
        if entry is None:
            faults.append(written.fault((), _stray(key, content, language)))
        else:
            faults += reading_of(entry, written).faults
    if not locale.unread:
        faults += _missing(wanted, here, locale, language)
    return faults


def _stray(key: Key, content: Content, language: str) -> str:
    """Say where a translation belongs, or that there is nothing that it could translate."""
    kind, name = key
    elsewhere = content.entries.get(key)
    if elsewhere is not None:
        home = file_of(elsewhere.folder, language)
        return f"de brontekst staat in {elsewhere.file}; zet de vertaling in {home}"
    known = [each for of_kind, each in content.entries if of_kind == kind]
    return f"in '{kind}' {not_there('id', name, known)}"


def _missing(wanted: list[Key], here: dict[Key, Entry], locale: Locale, language: str) -> list[Fault]:
    """Return a fault where the text stands for each thing that has no translation at all."""
    return [
        Fault(
            here[key].file,
            here[key].line,
            f"{key[1]}: de vertaling in '{language}' ontbreekt; {_worklist(language)}",
        )
        for key in wanted
        if key not in locale.entries
    ]


def _worklist(language: str) -> str:
    return f"'zelfscan check --translations {language}' geeft wat er te vertalen is"
