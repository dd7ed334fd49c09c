"""How an order is read: in Dutch, with names that are never shortened, so that they can grow."""

import argparse
from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, NoReturn

from zelfscan.core.frozen import exact
from zelfscan.errors.base import UsageError
from zelfscan.packs.locale_files import LANGUAGE
from zelfscan.wording.arguments import in_dutch

Outcome = tuple[str, int]
"""What a command prints, and its exit code."""


class _Formatter(argparse.HelpFormatter):
    """Says *gebruik* where argparse says *usage*."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Say how an order is written."""
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one Dutch sentence instead of printing how to use everything."""

    def __init__(self, **settings: Any) -> None:
        """Put everything in groups with Dutch titles; names are never shortened, so that they can grow."""
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Formatter, **settings)
        self.options = self.add_argument_group("opties")
        self.options.add_argument("-h", "--help", action="help", help="deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Refuse an order in one sentence."""
        raise UsageError(
            f"Deze opdracht klopt niet: {in_dutch(message)}. Vraag uitleg met '{self.prog} --help'."
        )


def add_pack(command: Parser) -> None:
    """Ask which questionnaire."""
    command.options.add_argument("--pack", required=True, metavar="ID", help="naam of map van de vragenlijst")


def add_route(command: Parser) -> None:
    """Ask which route."""
    command.options.add_argument("--route", metavar="R", help="welke route; standaard de volledige")


def add_language(command: Parser) -> None:
    """Ask in which language texts are shown."""
    command.options.add_argument(
        "--language",
        metavar="T",
        help="in welke taal, zoals en; wat niet vertaald is, staat in de eigen taal",
    )


def add_answers(command: Parser) -> None:
    """Ask for questionnaire, route, answers and day: what every judgement needs."""
    add_pack(command)
    add_route(command)
    command.options.add_argument(
        "--responses", required=True, type=Path, metavar="BESTAND", help="de antwoorden, als YAML of JSON"
    )
    command.options.add_argument(
        "--date", type=day, metavar="JJJJ-MM-DD", help="de dag waarop wordt beoordeeld; standaard vandaag"
    )


def add_json(command: Parser) -> None:
    """Offer JSON."""
    command.options.add_argument("--json", action="store_true", help="als JSON")


def ending_in(path: Path, kind: str) -> Path:
    """Refuse another ending than that of the kind; nobody loses a file by naming it in the wrong place."""
    if path.suffix.lower() != f".{kind}":
        raise UsageError(
            f"'{path}' eindigt niet op .{kind}. Geef het bestand die naam, of kies een andere '--format'."
        )
    return path


def day(text: str) -> date:
    """Read a day."""
    try:
        if len(text) == len("2026-11-23"):
            return date.fromisoformat(text)
        raise ValueError
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is geen datum zoals 2026-11-23") from None


def language(text: str) -> str:
    """Read the code of a language; it becomes part of the name of a file."""
    if LANGUAGE.fullmatch(text) is None:
        raise argparse.ArgumentTypeError(f"'{text}' is geen code van een taal zoals en")
    return text


def amount(text: str) -> Fraction:
    """Read an amount that is not below 0, such as 350 or 350.50."""
    try:
        value = exact(text.replace(",", "."))
    except ValueError:
        value = Fraction(-1)
    if value < 0 or "/" in text:
        raise argparse.ArgumentTypeError(f"'{text}' is geen bedrag zoals 350 of 350,50")
    return value


def today() -> date:
    """Return the day on this computer."""
    return datetime.now().astimezone().date()


def lines(found: Iterable[str]) -> str:
    """Put each text on a line of its own."""
    return "".join(f"{line}\n" for line in found)


def printable(text: str) -> str:
    """Return a text that is safe in a terminal, whatever a file or an argument holds."""
    return "".join(sign if sign.isprintable() else " " if sign.isspace() else "\ufffd" for sign in text)
