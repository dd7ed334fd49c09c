"""The command that writes a report."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from zelfscan.commands.judging import judgement
from zelfscan.commands.parsing import Outcome, Parser, add_answers, ending_in
from zelfscan.commands.passwords import add_password, password_in
from zelfscan.commands.planned import plan_of
from zelfscan.errors.base import UsageError
from zelfscan.packs.library import open_pack
from zelfscan.packs.responses_file import read_answers
from zelfscan.paths import questionnaires_folder, resources_folder
from zelfscan.report.content.wanted import EDITIONS, Detail, Material, Wanted
from zelfscan.report.document import Document
from zelfscan.wording.sentences import joined


def add_report(command: Parser) -> None:
    """Take the options of ``report``."""
    add_answers(command)
    options = command.options
    options.add_argument(
        "--edition", choices=EDITIONS, default="private", help="welke uitgave; standaard de hele, voor uzelf"
    )
    options.add_argument(
        "--tick",
        action="append",
        metavar="NAAM",
        help="wat er in een uitgave voor een ander komt, zoals measure:door-viewer; mag vaker",
    )
    options.add_argument(
        "--leave-out",
        action="append",
        choices=get_args(Detail),
        default=[],
        help="wat er niet in komt; mag vaker",
    )
    options.add_argument("--large", action="store_true", help="de pdf in grote letters")
    options.add_argument("--lang", choices=["nl"], default="nl", help="welke taal")
    add_password(command)
    options.add_argument(
        "--format",
        choices=["pdf", "txt", "odt"],
        default="pdf",
        help="pdf, gewone tekst voor een schermlezer (txt) of een document om in te schrijven (odt)",
    )
    options.add_argument("--out", required=True, type=Path, metavar="BESTAND", help="waar het rapport komt")


def report(chosen: argparse.Namespace) -> Outcome:
    """Write a report; nothing is printed."""
    # What makes a report takes longer to import than judging the answers.
    from zelfscan.exchange.writing import write_file
    from zelfscan.report.content.editions import document
    from zelfscan.report.content.editions_ticks import ticks
    from zelfscan.report.content.leaks import CAN_BE_LEFT_OUT

    out = ending_in(chosen.out, chosen.format)
    if chosen.password_file and chosen.format != "pdf":
        raise UsageError("Alleen een pdf kan een wachtwoord hebben. Kies '--format pdf', of laat het weg.")
    if chosen.large and chosen.format != "pdf":
        raise UsageError(
            "Alleen een pdf kan grote letters hebben. Kies '--format pdf', of laat '--large' weg."
        )
    password = password_in(chosen.password_file)
    loaded = open_pack(chosen.pack, questionnaires_folder())
    given = read_answers(chosen.responses, loaded)
    material = Material(judgement(chosen, loaded, chosen.route, given), plan=plan_of(loaded.pack, given))
    _require_known("--tick", chosen.tick or (), [tick.name for tick in ticks(material, chosen.edition)])
    _require_known("--leave-out", chosen.leave_out, sorted(CAN_BE_LEFT_OUT[chosen.edition]))
    ticked = None if chosen.tick is None else frozenset(chosen.tick)
    wanted = Wanted(chosen.edition, frozenset(chosen.leave_out), ticked, large=chosen.large)
    write_file(out, _made(document(material, wanted), chosen.format, password, large=wanted.large))
    return "", 0


def _made(document: Document, kind: str, password: str | None, *, large: bool) -> bytes:
    from zelfscan.report.as_odt import to_odt
    from zelfscan.report.as_text import to_text
    from zelfscan.report.pdf import render

    if kind == "pdf":
        return render(document, resources_folder() / "fonts", password, large)
    return to_text(document) if kind == "txt" else to_odt(document)


def _require_known(option: str, given: Iterable[str], known: list[str]) -> None:
    """Refuse what this edition does not have, with the names that it has."""
    for name in given:
        if name not in known:
            has = f"Wel bijvoorbeeld: {joined(known[:5])}." if known else "Laat de optie weg."
            raise UsageError(f"Deze uitgave heeft geen '{name}' voor {option}. {has}")
