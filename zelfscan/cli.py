"""The command line: what there is, what is asked, how answers are judged, and a report; no window."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from zelfscan import __version__
from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Route
from zelfscan.core.response import Responses
from zelfscan.errors import UsageError, ZelfscanError
from zelfscan.exchange import as_json
from zelfscan.packs.library import check_folder, open_pack, pack_folders
from zelfscan.packs.loader import Loaded
from zelfscan.packs.responses_file import read_answers
from zelfscan.paths import questionnaires_folder, resources_folder

MAX_PASSWORD_BYTES = 1000


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence instead of printing how to use everything."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"Deze opdracht klopt niet: {message}. Vraag uitleg met: {self.prog} --help")


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Windows would otherwise write its own code page, and the output would differ between computers.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n")
    try:
        chosen = _parser().parse_args(arguments)
        return int(chosen.run(chosen))
    except ZelfscanError as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="zelfscan", description="Zelfscan persoonlijke veiligheid en woningscan, zonder internet."
    )
    parser.add_argument("--version", action="version", version=f"zelfscan {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="opdracht", parser_class=_Parser)

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
    check.add_argument("folders", nargs="*", type=Path, metavar="MAP")
    check.set_defaults(run=_check)
    commands.add_parser("selftest", help="het programma controleert zichzelf")

    for command in (items, show, score, report):
        command.add_argument("--pack", required=True, metavar="ID", help="naam of map van de vragenlijst")
    for command in (items, score, report):
        command.add_argument("--route", metavar="R")
    for command in (score, report):
        command.add_argument("--responses", required=True, type=Path, metavar="BESTAND")
        command.add_argument("--date", type=_day, metavar="JJJJ-MM-DD")
    for command in (packs, items, show, score):
        command.add_argument("--json", action="store_true", help="als JSON")
    report.add_argument("--edition", choices=["private"], default="private")
    report.add_argument("--lang", choices=["nl"], default="nl")
    report.add_argument("--password-file", type=Path, metavar="BESTAND")
    report.add_argument("--out", required=True, type=Path, metavar="BESTAND.pdf")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is geen datum zoals 2026-11-23") from None


def _today() -> date:
    return datetime.now().astimezone().date()


def _write(text: str) -> None:
    sys.stdout.write(text)


def _packs(chosen: argparse.Namespace) -> int:
    root = questionnaires_folder()
    found = [open_pack(folder.name, root).pack for folder in pack_folders(root)]
    if chosen.json:
        _write(as_json.to_text([as_json.pack_summary(pack) for pack in found]))
        return 0
    for pack in found:
        routes = ", ".join(route.id for route in pack.routes)
        _write(f"{pack.id} {pack.version}: {pack.title}. Routes: {routes}. {len(pack.items)} vragen.\n")
    return 0


def _items(chosen: argparse.Namespace) -> int:
    pack = open_pack(chosen.pack, questionnaires_folder()).pack
    route = _route(pack, chosen.route)
    if chosen.json:
        _write(as_json.to_text(as_json.items_of_route(pack, route)))
        return 0
    for item in as_json.items_of_route(pack, route):
        _write(f"{item['id']}: {pack.item_by_id[item['id']].question}\n")
    return 0


def _show(chosen: argparse.Namespace) -> int:
    pack = open_pack(chosen.pack, questionnaires_folder()).pack
    if chosen.json:
        _write(as_json.to_text(as_json.whole_pack(pack)))
        return 0
    for section in pack.sections:
        _write(f"{section.title}\n")
        for item in section.items:
            _write(f"  {pack.item_by_id[item].question}\n")
    return 0


def _route(pack: Pack, name: str | None) -> Route:
    route = pack.route(name or pack.default_route)
    if route is None:
        known = ", ".join(each.id for each in pack.routes)
        raise UsageError(f"Route '{name}' bestaat niet in {pack.id}. Kies uit: {known}.")
    return route


def _judged(chosen: argparse.Namespace) -> tuple[Loaded, Responses, Assessment]:
    loaded = open_pack(chosen.pack, questionnaires_folder())
    route = _route(loaded.pack, chosen.route)
    answers = read_answers(chosen.responses, loaded)
    day = chosen.date or _today()
    return loaded, answers.responses, assess(loaded.pack, route, answers.responses, day, answers.choices)


def _score(chosen: argparse.Namespace) -> int:
    _, _, judged = _judged(chosen)
    if chosen.json:
        _write(as_json.to_text(as_json.assessment(judged)))
        return 0
    data = as_json.assessment(judged)
    for section in [{"id": "totaal", **data["overall"]}, *data["sections"]]:
        _write(f"{section['id']}: {_band(section['low'], section['high'])} {section['level']}\n")
    for risk in data["risks"]:
        _write(f"{risk['id']}: {risk['level']}\n")
    for step in data["measures"]:
        _write(f"{step['rank']}. {step['id']}\n")
    return 0


def _band(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return "geen score"
    return str(int(low)) if int(low) == int(high) else f"{int(low)} tot {int(high)}"


def _check(chosen: argparse.Namespace) -> int:
    folders = chosen.folders or [questionnaires_folder()]
    faults = [fault for folder in folders for fault in check_folder(folder)]
    for fault in faults:
        print(fault)
    if not faults:
        print("Geen fouten gevonden.")
    return 1 if faults else 0


def _report(chosen: argparse.Namespace) -> int:
    # The PDF library takes longer to import than judging the answers.
    from zelfscan.report.content import private_report
    from zelfscan.report.pdf import render, write

    password = _password(chosen.password_file) if chosen.password_file else None
    _, _, judged = _judged(chosen)
    write(chosen.out, render(private_report(judged), resources_folder() / "fonts", password))
    return 0


def _password(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_PASSWORD_BYTES + 1)
        password = raw.decode("utf-8").strip("\r\n")
    except OSError as error:
        raise UsageError(f"Het bestand met het wachtwoord is niet te lezen: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise UsageError("Het wachtwoord is geen gewone tekst (UTF-8).") from None
    if not password or len(raw) > MAX_PASSWORD_BYTES:
        raise UsageError(
            "Het wachtwoord is leeg of te lang. Zet het alleen op de eerste regel van het bestand."
        )
    return password
