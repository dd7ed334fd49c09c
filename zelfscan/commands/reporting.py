"""The command that writes a report."""

import argparse
from collections.abc import Iterable
from typing import get_args

from zelfscan.commands.judging import judged
from zelfscan.commands.parsing import Outcome, Parser, add_answers, pdf
from zelfscan.commands.passwords import add_password, password_in
from zelfscan.errors.base import UsageError
from zelfscan.paths import resources_folder
from zelfscan.report.content.wanted import EDITIONS, Detail, Material, Wanted
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
    options.add_argument("--lang", choices=["nl"], default="nl", help="welke taal")
    add_password(command)
    options.add_argument(
        "--out", required=True, type=pdf, metavar="BESTAND.pdf", help="waar het rapport komt"
    )


def report(chosen: argparse.Namespace) -> Outcome:
    """Write a report; nothing is printed."""
    # The PDF library takes longer to import than judging the answers.
    from zelfscan.exchange.writing import write_file
    from zelfscan.report.content.editions import document
    from zelfscan.report.content.editions_ticks import ticks
    from zelfscan.report.content.leaks import CAN_BE_LEFT_OUT
    from zelfscan.report.pdf import render

    password = password_in(chosen.password_file)
    material = Material(judged(chosen))
    _require_known("--tick", chosen.tick or (), [tick.name for tick in ticks(material, chosen.edition)])
    _require_known("--leave-out", chosen.leave_out, sorted(CAN_BE_LEFT_OUT[chosen.edition]))
    ticked = None if chosen.tick is None else frozenset(chosen.tick)
    wanted = Wanted(chosen.edition, frozenset(chosen.leave_out), ticked)
    made = document(material, wanted)
    write_file(chosen.out, render(made, resources_folder() / "fonts", password))
    return "", 0


def _require_known(option: str, given: Iterable[str], known: list[str]) -> None:
    """Refuse what this edition does not have, with the names that it has."""
    for name in given:
        if name not in known:
            has = f"Wel bijvoorbeeld: {joined(known[:5])}." if known else "Laat de optie weg."
            raise UsageError(f"Deze uitgave heeft geen '{name}' voor {option}. {has}")
