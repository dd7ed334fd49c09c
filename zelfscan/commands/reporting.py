"""The command that writes a report."""

import argparse

from zelfscan.commands.judging import judged
from zelfscan.commands.parsing import Outcome, Parser, add_answers, pdf
from zelfscan.commands.passwords import add_password, password_in
from zelfscan.paths import resources_folder


def add_report(command: Parser) -> None:
    """Take the options of ``report``."""
    add_answers(command)
    command.options.add_argument("--edition", choices=["private"], default="private", help="welke uitgave")
    command.options.add_argument("--lang", choices=["nl"], default="nl", help="welke taal")
    add_password(command)
    command.options.add_argument(
        "--out", required=True, type=pdf, metavar="BESTAND.pdf", help="waar het rapport komt"
    )


def report(chosen: argparse.Namespace) -> Outcome:
    """Write a report; nothing is printed."""
    # The PDF library takes longer to import than judging the answers.
    from zelfscan.exchange.writing import write_file
    from zelfscan.report.content.private import private_report
    from zelfscan.report.pdf import render

    password = password_in(chosen.password_file)
    report = private_report(judged(chosen))
    write_file(chosen.out, render(report, resources_folder() / "fonts", password))
    return "", 0
