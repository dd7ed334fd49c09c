"""The command with which an author or a manager looks at newer questionnaires before they go out."""

import argparse
from dataclasses import asdict
from pathlib import Path

from zelfscan import __version__
from zelfscan.commands.parsing import Outcome, lines, printable
from zelfscan.core.pack import Pack
from zelfscan.crypto.minisign import read_public_key
from zelfscan.errors.base import UsageError
from zelfscan.errors.content_update import ContentRefused
from zelfscan.errors.signed import FolderRefused
from zelfscan.exchange import as_json
from zelfscan.packs.content_folder import changed_drawings, looked_through
from zelfscan.packs.content_terms import Terms
from zelfscan.packs.library import open_packs, pack_folders
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.content_words import as_lines, change_groups, drawing_groups, summary

_TRANSLATION = "en"


def content(chosen: argparse.Namespace) -> Outcome:
    """Return what changes; and 1 with every reason where the program would not take the folder."""
    old = chosen.against or questionnaires_folder()
    before = _packs(old)
    told: list[str] = []
    if chosen.key:
        keys = tuple(read_public_key(text) for text in chosen.key)
        terms = Terms(keys, (), __version__, questionnaires_folder())
        try:
            signed = looked_through(chosen.folder, terms, before.values())
        except FolderRefused as error:
            return lines(printable(each) for each in error.reasons()), 1
        except ContentRefused as error:
            return lines([printable(str(error))]), 1
        told.append(f"Het programma neemt deze map aan. Getekend met sleutel {signed.key.name}.")
    after = _packs(chosen.folder)
    groups = change_groups(before, after)
    groups += drawing_groups(changed_drawings(old, chosen.folder), (*before.values(), *after.values()))
    if chosen.json:
        return as_json.to_text([asdict(group) for group in groups]), 0
    return lines(printable(each) for each in (*told, summary(groups), "", *as_lines(groups))), 0


def _packs(folder: Path) -> dict[str, Pack]:
    if not pack_folders(folder):
        raise UsageError(f"In {folder} staat geen vragenlijst. Kies de map waarin catalogue staat.")
    # With the translations, so that what changes in those is told as well.
    return {each.pack.id: each.pack for each in open_packs(folder, _TRANSLATION)}
