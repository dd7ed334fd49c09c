"""The pages about the vault for ``dev.py pictures --sheets``: its sheet, its lock, its back-up and its end.

The vault is made up and is wiped at the end, as the last of these pages tells.
"""

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch

from zelfscan.crypto.derive import LIGHTEST
from zelfscan.crypto.recovery_words import Sheet, new_sheet, secret_of
from zelfscan.errors.vault import WrongDossierCode, WrongPassphrase
from zelfscan.gui.journey import Journey
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.safe_pages import PUT_BACK, SAFE
from zelfscan.gui.side_pages import PROOF
from zelfscan.presenters.lock_desk import Opened, create_vault
from zelfscan.presenters.safe_views import TermNewsView
from zelfscan.presenters.welcome_back import Stopped
from zelfscan.store.attempts import Attempts
from zelfscan.store.backup import write_backup
from zelfscan.store.dossier_list import Use

_PASSPHRASE, _CODE = "voor de plaatjes", "alleen voor dit dossier"
_CHANCE = 26


def walk(window: MainWindow, journey: Journey) -> Iterator[str]:
    """Go to each page about the vault in turn, and give its name when it is there."""
    first = journey._parts.lock.folder
    journey.gate.ask_new(can_keep_nothing=True)
    journey.gate.create.first.set_text("fiets onder")
    yield "create"
    now = journey._parts.clock()
    stopped, missed = Stopped("", now - timedelta(hours=3)), Attempts(3, now.date())
    made = replace(_made(journey, "private"), stopped=stopped, missed=missed)
    journey._take_opened(made)
    yield "notes"
    yield from _sheet(journey)
    secret = secret_of(_same_sheet())
    made.vault.set_recovery(_PASSPHRASE, secret, LIGHTEST, journey._parts.clock().date())
    for page in (SAFE, PROOF):
        journey.side.show(page)
        yield page
    yield from _locked(journey, made)
    yield from _terms(journey)
    yield from _codes(journey)
    journey.side.safes._wipe()
    yield "wiped"
    journey.side.safes._begin_anew()
    shutil.rmtree(first)


def _made(journey: Journey, use: Use) -> Opened:
    parts = journey._parts
    return create_vault(parts.lock.folder, _PASSPHRASE, parts.clock(), LIGHTEST, use)


def _same_sheet() -> Sheet:
    """Return the same words each time, so that the pictures only change when a page does."""
    with patch("zelfscan.crypto.recovery_words.secrets.choice", random.Random(_CHANCE).choice):
        return new_sheet()


def _sheet(journey: Journey) -> Iterator[str]:
    """Make a recovery sheet: first the words, then a row that was typed over wrong."""
    with patch("zelfscan.presenters.recovery_desk.new_sheet", _same_sheet):
        journey.recovery.make_sheet()
    page = journey.recovery.sheet
    if page is None:
        raise RuntimeError("no sheet is being made")
    yield "sheet"
    page.try_words()
    first, second, *_ = (" ".join(row) for row in _same_sheet())
    page.rows[0].set_text(first)
    page.rows[1].set_text(f"{second}n")
    page._look_at(2)
    yield "sheet-typed"


def _locked(journey: Journey, made: Opened) -> Iterator[str]:
    """Lock the vault, and go along the ways back in."""
    parts = journey._parts
    copy = parts.lock.folder.parent / "kluis-2026-11-26.zelfscankluis"
    write_backup(made.vault, copy, parts.clock())
    journey.lock()
    yield "unlock"
    journey.gate.unlock.seconds_to_wait = lambda: 12
    journey.gate.unlock.show_error(str(WrongPassphrase()))
    yield "unlock-waiting"
    journey.gate.unlock.seconds_to_wait = lambda: 0
    journey.recovery.ask_sheet()
    page = journey.recovery.recover
    if page is None:
        raise RuntimeError("no sheet is asked for")
    for row, words in zip(page.rows, _same_sheet(), strict=True):
        row.set_text(" ".join(words))
    page.rows[2].set_text(" ".join(_same_sheet()[3]))
    page.first.set_text("fiets onder groene brug")
    page._submit()
    yield "recover"
    journey.side.show(PUT_BACK)
    yield "put-back"
    put_back = journey.side.safes.put_back
    if put_back is not None:
        put_back.look_at(copy)
    yield "put-back-file"
    copy.unlink()


def _terms(journey: Journey) -> Iterator[str]:
    """Tell what went by itself, and what is about to."""
    safes = journey.side.safes
    news = TermNewsView(
        title="Dit is vanzelf gewist",
        gone=("Dossier W-0007: termijn tot en met 19-11-2026",),
        coming=("Dossier W-0012: termijn tot en met 24-11-2026",),
        soon=("Dossier P-0003: termijn tot en met 2-12-2026",),
        troubles=(),
        proof="Bewijs",
        file_name="bewijs.txt",
    )
    with patch.object(safes.terms, "news", lambda: news):
        safes.tell_terms()
    yield "term-news"


def _codes(journey: Journey) -> Iterator[str]:
    """Choose a code for a dossier in the vault of an adviser, and be asked for it."""
    parts, dossiers = journey._parts, journey.dossiers
    parts.lock.folder = parts.lock.new_place()
    journey._take_opened(_made(journey, "adviser"))
    desk = dossiers._desk
    desk.create(desk.new_form().name, "home", "90")
    dossier = parts.lock.required().dossiers()[0].id
    dossiers.codes.choose(dossier)
    page = dossiers.codes.page
    if page is not None:
        page.new.set_text("fiets onder")
    yield "code"
    parts.lock.required().set_code(dossier, "", _CODE, LIGHTEST)
    dossiers.codes.ask(dossier)
    page = dossiers.codes.page
    if page is not None:
        page.show_error(str(WrongDossierCode()))
    yield "code-asked"
