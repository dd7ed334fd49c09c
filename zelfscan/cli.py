"""The command line: what there is, what is asked, how answers are judged, and a report; no window."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from zelfscan import __version__
from zelfscan.commands import (
    actions,
    judging,
    looking,
    overlay,
    planning,
    policy,
    reporting,
    starting,
    verifying,
)
from zelfscan.commands.parsing import Outcome, Parser, printable
from zelfscan.errors.base import UsageError, ZelfscanError
from zelfscan.errors.content import PackError

MAX_ERROR = 600
MAX_WORDS = 1_000
"""What argparse needs for an order grows with the square of its options: seconds for ten thousand of them."""


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 for done, 1 for faults found, 2 for an error."""
    for stream in (sys.stdout, sys.stderr):
        # Windows would otherwise write its own code page, and the output would differ between computers.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n")
    try:
        if len(arguments) > MAX_WORDS:
            raise UsageError(
                f"Deze opdracht heeft meer dan {MAX_WORDS} woorden. Verdeel het werk over meer opdrachten."
            )
        chosen = _parser().parse_args(arguments)
        text, code = chosen.run(chosen)
        _write(text)
        return int(code)
    except ZelfscanError as error:
        if sys.stderr is not None:
            sys.stderr.write(f"{_one_line(error)}\n")
        return 2


def _one_line(error: ZelfscanError) -> str:
    """Return one line that is safe in a terminal, whatever a file or an argument holds."""
    text = str(error)
    if isinstance(error, PackError):
        first = error.faults[0]
        count = len(error.faults)
        text = f"De vragenlijst heeft een fout. {first}."
        if count > 1:
            text = f"De vragenlijst heeft {count} fouten, bekijk ze met 'zelfscan check'. De eerste: {first}."
    line = printable(text)
    return line if len(line) <= MAX_ERROR else f"{line[:MAX_ERROR]} …"


def _write(text: str) -> None:
    """Print everything at once; whoever stops reading, such as ``head``, is no error."""
    try:
        print(text, end="", flush=True)
    except OSError as error:
        # What is still waiting would be written once more at the end of the program, and fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise UsageError(
                "De uitvoer kan niet worden geschreven. Maak ruimte en probeer het opnieuw."
            ) from None


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="zelfscan",
        description="Zelfscan persoonlijke veiligheid en woningscan, zonder internet. "
        "Zonder opdracht opent het venster.",
    )
    parser.options.add_argument(
        "--version", action="version", version=f"zelfscan {__version__}", help="welke versie dit is"
    )
    starting.add_places(parser)
    commands = parser.add_subparsers(
        title="opdrachten", dest="command", required=True, metavar="opdracht", parser_class=Parser
    )
    for name, words, add_options, run in _COMMANDS:
        command = commands.add_parser(name, help=words)
        add_options(command)
        command.set_defaults(run=run)
    return parser


def _alone(chosen: argparse.Namespace) -> Outcome:
    raise UsageError(f"Zet '{chosen.command}' alleen, als eerste woord: het opent ook het venster.")


def _content(chosen: argparse.Namespace) -> Outcome:
    # No other order needs signatures, and the library with which they are verified.
    from zelfscan.commands.content import content  # noqa: PLC0415

    return content(chosen)


def _no_options(command: Parser) -> None:
    """Take nothing."""


_COMMANDS: tuple[tuple[str, str, Callable[[Parser], None], Callable[[argparse.Namespace], Outcome]], ...] = (
    ("packs", "welke vragenlijsten er zijn", looking.add_packs, looking.packs),
    ("items", "wat een route vraagt", looking.add_items, looking.items),
    ("show", "de hele vragenlijst met alles wat erbij hoort", looking.add_show, looking.show),
    ("score", "antwoorden beoordelen", judging.add_score, judging.score),
    ("plan", "de beste maatregelen voor een budget", planning.add_plan, planning.plan),
    ("actions", "een lijst of agenda met de maatregelen maken", actions.add_actions, actions.actions),
    ("compare", "wat er veranderd is sinds een eerdere scan", judging.add_compare, judging.compared),
    ("rescan", "welke vragen opnieuw aan de beurt zijn", judging.add_rescan, judging.ask_again),
    ("report", "een rapport als PDF maken", reporting.add_report, reporting.report),
    ("verify", "nagaan of een rapport uit deze antwoorden komt", verifying.add_verify, verifying.verify),
    ("check", "vragenlijsten controleren op fouten", looking.add_check, looking.check),
    ("content", "wat nieuwe vragenlijsten veranderen", looking.add_content, _content),
    ("policy", "wat de organisatie op deze computer heeft ingesteld", policy.add_policy, policy.policy),
    (
        "overlay",
        "de aanvulling van een organisatie controleren en ondertekenen",
        overlay.add_overlay,
        overlay.overlay,
    ),
    ("selftest", "het programma controleert zichzelf", _no_options, _alone),
    ("prove-offline", "laat zien dat het programma nergens verbinding mee maakt", _no_options, _alone),
)
