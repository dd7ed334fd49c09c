"""The command line: what there is, what is asked, how answers are judged, and a report; no window."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from zelfscan import __version__
from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Route
from zelfscan.crypto.passphrase import MAX_PDF_BYTES
from zelfscan.errors import PackError, UsageError, ZelfscanError
from zelfscan.exchange import as_json
from zelfscan.packs.library import check_folder, open_pack, open_packs
from zelfscan.packs.plain_file import Unreadable, read_bytes
from zelfscan.packs.responses_file import read_answers
from zelfscan.paths import questionnaires_folder, resources_folder
from zelfscan.wording.arguments import in_dutch
from zelfscan.wording.levels import band_words

MAX_ERROR = 600

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
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one Dutch sentence instead of printing how to use everything."""

    def __init__(self, **settings: Any) -> None:
        """Put everything in groups with Dutch titles; names are never shortened, so that they can grow."""
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Formatter, **settings)
        self.options = self.add_argument_group("opties")
        self.options.add_argument("-h", "--help", action="help", help="deze uitleg")

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            f"Deze opdracht klopt niet: {in_dutch(message)}. Vraag uitleg met '{self.prog} --help'."
        )


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 for done, 1 for faults found, 2 for an error."""
    for stream in (sys.stdout, sys.stderr):
        # Windows would otherwise write its own code page, and the output would differ between computers.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n")
    try:
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
    line = _safe(text)
    return line if len(line) <= MAX_ERROR else f"{line[:MAX_ERROR]} …"


def _safe(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " if sign.isspace() else "\ufffd" for sign in text)


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
    parser = _Parser(
        prog="zelfscan",
        description="Zelfscan persoonlijke veiligheid en woningscan, zonder internet. "
        "Zonder opdracht opent het venster.",
    )
    parser.options.add_argument(
        "--version", action="version", version=f"zelfscan {__version__}", help="welke versie dit is"
    )
    commands = parser.add_subparsers(
        title="opdrachten", dest="command", required=True, metavar="opdracht", parser_class=_Parser
    )

    packs = commands.add_parser("packs", help="welke vragenlijsten er zijn")
    packs.set_defaults(run=_packs)
    items = commands.add_parser("items", help="wat een route vraagt")
    items.set_defaults(run=_items)
    show = commands.add_parser("show", help="de hele vragenlijst met alles wat erbij hoort")
    show.set_defaults(run=_show)
    score = commands.add_parser("score", help="antwoorden beoordelen")
    score.set_defaults(run=_score)
    report = commands.add_parser("report", help="een rapport als PDF maken")
    report.set_defaults(run=_report)
    check = commands.add_parser("check", help="vragenlijsten controleren op fouten")
    check.options.add_argument(
        "folders",
        nargs="*",
        type=Path,
        metavar="MAP",
        help="map met vragenlijsten; standaard die van zelfscan",
    )
    check.set_defaults(run=_check)
    selftest = commands.add_parser("selftest", help="het programma controleert zichzelf")
    selftest.set_defaults(run=_selftest)

    for command in (items, show, score, report):
        command.options.add_argument(
            "--pack", required=True, metavar="ID", help="naam of map van de vragenlijst"
        )
    for command in (items, score, report):
        command.options.add_argument("--route", metavar="R", help="welke route; standaard de volledige")
    for command in (score, report):
        command.options.add_argument(
            "--responses", required=True, type=Path, metavar="BESTAND", help="de antwoorden, als YAML of JSON"
        )
        command.options.add_argument(
            "--date",
            type=_day,
            metavar="JJJJ-MM-DD",
            help="de dag waarop wordt beoordeeld; standaard vandaag",
        )
    for command in (packs, items, show, score):
        command.options.add_argument("--json", action="store_true", help="als JSON")
    _add_report_options(report.options)
    return parser


def _add_report_options(options: "argparse._ArgumentGroup") -> None:
    options.add_argument("--edition", choices=["private"], default="private", help="welke uitgave")
    options.add_argument("--lang", choices=["nl"], default="nl", help="welke taal")
    options.add_argument(
        "--password-file", type=Path, metavar="BESTAND", help="bestand met het wachtwoord voor het rapport"
    )
    options.add_argument(
        "--out", required=True, type=_pdf, metavar="BESTAND.pdf", help="waar het rapport komt"
    )


def _pdf(text: str) -> Path:
    path = Path(text)
    # Nobody loses a file with answers by naming it in the wrong place.
    if path.suffix.lower() != ".pdf":
        raise argparse.ArgumentTypeError(f"'{text}' eindigt niet op .pdf")
    return path


def _day(text: str) -> date:
    try:
        if len(text) == len("2026-11-23"):
            return date.fromisoformat(text)
        raise ValueError
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is geen datum zoals 2026-11-23") from None


def _today() -> date:
    return datetime.now().astimezone().date()


def _packs(chosen: argparse.Namespace) -> Outcome:
    found = [loaded.pack for loaded in open_packs(questionnaires_folder())]
    if chosen.json:
        return as_json.to_text([as_json.pack_summary(pack) for pack in found]), 0
    lines = []
    for pack in found:
        routes = ", ".join(route.id for route in pack.routes)
        lines.append(f"{pack.id} {pack.version}: {pack.title}. Routes: {routes}. {len(pack.items)} vragen.")
    return _lines(lines), 0


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _items(chosen: argparse.Namespace) -> Outcome:
    pack = open_pack(chosen.pack, questionnaires_folder()).pack
    items = as_json.items_of_route(pack, _route(pack, chosen.route))
    if chosen.json:
        return as_json.to_text(items), 0
    return _lines(f"{item['id']}: {pack.item_by_id[item['id']].question}" for item in items), 0


def _show(chosen: argparse.Namespace) -> Outcome:
    pack = open_pack(chosen.pack, questionnaires_folder()).pack
    if chosen.json:
        return as_json.to_text(as_json.whole_pack(pack)), 0
    lines = []
    for section in pack.sections:
        lines.append(str(section.title))
        lines += [f"  {pack.item_by_id[item].question}" for item in section.items]
    return _lines(lines), 0


def _route(pack: Pack, name: str | None) -> Route:
    route = pack.route(pack.default_route if name is None else name)
    if route is None:
        known = ", ".join(each.id for each in pack.routes)
        raise UsageError(f"Route '{name}' bestaat niet in {pack.id}. Kies uit: {known}.")
    return route


def _judged(chosen: argparse.Namespace) -> Assessment:
    loaded = open_pack(chosen.pack, questionnaires_folder())
    route = _route(loaded.pack, chosen.route)
    answers = read_answers(chosen.responses, loaded)
    day = chosen.date or _today()
    return assess(loaded.pack, route, answers.responses, day, answers.choices)


def _score(chosen: argparse.Namespace) -> Outcome:
    data = as_json.assessment(_judged(chosen))
    if chosen.json:
        return as_json.to_text(data), 0
    sections = [{"id": "totaal", **data["overall"]}, *data["sections"]]
    lines = [f"{each['id']}: {_band(each['low'], each['high'])} {each['level']}" for each in sections]
    lines += [f"{risk['id']}: {risk['level']}" for risk in data["risks"]]
    lines += [f"{step['rank']}. {step['id']}" for step in data["measures"]]
    return _lines(lines), 0


def _band(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return "geen score"
    return band_words(int(low), int(high))


def _check(chosen: argparse.Namespace) -> Outcome:
    folders = chosen.folders or [questionnaires_folder()]
    faults = [fault for folder in folders for fault in check_folder(folder)]
    if not faults:
        return "Geen fouten gevonden.\n", 0
    return _lines(_safe(str(fault)) for fault in faults), 1


def _selftest(chosen: argparse.Namespace) -> Outcome:
    raise UsageError(f"Zet '{chosen.command}' alleen, als eerste woord: het opent ook het venster.")


def _report(chosen: argparse.Namespace) -> Outcome:
    # The PDF library takes longer to import than judging the answers.
    from zelfscan.report.content import private_report
    from zelfscan.report.pdf import render, write

    password = _password(chosen.password_file) if chosen.password_file else None
    report = private_report(_judged(chosen))
    write(chosen.out, render(report, resources_folder() / "fonts", password))
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
