"""The command that writes a report."""

import argparse
from pathlib import Path

from zelfscan.commands.judging import judged
from zelfscan.commands.parsing import Outcome, Parser, add_answers, pdf
from zelfscan.crypto.passphrase import MAX_PDF_BYTES
from zelfscan.errors.base import UsageError
from zelfscan.packs.plain_file import Unreadable, read_bytes
from zelfscan.paths import resources_folder


def add_report(command: Parser) -> None:
    """Take the options of ``report``."""
    add_answers(command)
    command.options.add_argument("--edition", choices=["private"], default="private", help="welke uitgave")
    command.options.add_argument("--lang", choices=["nl"], default="nl", help="welke taal")
    command.options.add_argument(
        "--password-file", type=Path, metavar="BESTAND", help="bestand met het wachtwoord voor het rapport"
    )
    command.options.add_argument(
        "--out", required=True, type=pdf, metavar="BESTAND.pdf", help="waar het rapport komt"
    )


def report(chosen: argparse.Namespace) -> Outcome:
    """Write a report; nothing is printed."""
    # The PDF library takes longer to import than judging the answers.
    from zelfscan.exchange.writing import write_file
    from zelfscan.report.content.private import private_report
    from zelfscan.report.pdf import render

    password = _password(chosen.password_file) if chosen.password_file else None
    report = private_report(judged(chosen))
    write_file(chosen.out, render(report, resources_folder() / "fonts", password))
    return "", 0


def _password(path: Path) -> str:
    try:
        password = read_bytes(path, MAX_PDF_BYTES + 2).decode("utf-8-sig").rstrip("\r\n")
    except Unreadable as error:
        raise UsageError(f"Het wachtwoord is niet te lezen: {error}.") from None
    except UnicodeDecodeError:
        raise UsageError("Het wachtwoord is geen gewone tekst (UTF-8).") from None
    if not password:
        raise UsageError("Het bestand met het wachtwoord is leeg. Zet het wachtwoord op de eerste regel.")
    if not password.isprintable():
        raise UsageError("Een wachtwoord is één regel met gewone tekens. Haal de andere regels en tabs weg.")
    if len(password.encode()) > MAX_PDF_BYTES:
        raise UsageError(f"Het wachtwoord is te lang. Gebruik hoogstens {MAX_PDF_BYTES} tekens.")
    return password
