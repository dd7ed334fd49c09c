"""Commands that look at questionnaires: which there are, what they ask, and whether they are right."""

import argparse
from pathlib import Path

from zelfscan.commands.parsing import (
    Outcome,
    Parser,
    add_json,
    add_language,
    add_pack,
    add_route,
    language,
    lines,
    printable,
)
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Route
from zelfscan.errors.base import UsageError
from zelfscan.errors.content import PackError
from zelfscan.exchange import as_json
from zelfscan.packs.coverage import Coverage, coverage
from zelfscan.packs.library import check_folder, open_pack, open_packs, pack_folders, to_translate
from zelfscan.packs.stability import DRAWS, Steadiness, stability
from zelfscan.paths import questionnaires_folder


def add_packs(command: Parser) -> None:
    """Take the options of ``packs``."""
    add_json(command)


def add_items(command: Parser) -> None:
    """Take the options of ``items``."""
    add_pack(command)
    add_route(command)
    add_language(command)
    add_json(command)


def add_show(command: Parser) -> None:
    """Take the options of ``show``."""
    add_pack(command)
    add_language(command)
    add_json(command)


def add_check(command: Parser) -> None:
    """Take the options of ``check``."""
    command.options.add_argument(
        "folders",
        nargs="*",
        type=Path,
        metavar="MAP",
        help="map met vragenlijsten; standaard die van zelfscan",
    )
    command.options.add_argument(
        "--stability",
        action="store_true",
        help=f"ook hoe vast de eerste drie maatregelen staan, in {DRAWS} trekkingen; duurt enkele minuten",
    )

    command.options.add_argument(
        "--coverage", action="store_true", help="ook welke regels geen enkel uitgewerkt voorbeeld gebruikt"
    )
    command.options.add_argument(
        "--translations",
        type=language,
        metavar="T",
        help="in plaats daarvan: wat er nog te vertalen is in deze taal, als YAML om in te vullen",
    )


def add_content(command: Parser) -> None:
    """Take the options of ``content``."""
    command.options.add_argument(
        "folder", type=Path, metavar="MAP", help="de map met de nieuwe vragenlijsten"
    )
    command.options.add_argument(
        "--against",
        type=Path,
        metavar="MAP",
        help="waarmee vergelijken; standaard wat bij het programma hoort",
    )
    command.options.add_argument(
        "--key",
        action="append",
        default=[],
        metavar="SLEUTEL",
        help="publieke sleutel van minisign: kijk ook na of het programma deze map aanneemt; mag vaker",
    )
    add_json(command)


def packs(chosen: argparse.Namespace) -> Outcome:
    """Return which questionnaires there are."""
    found = [loaded.pack for loaded in open_packs(questionnaires_folder())]
    if chosen.json:
        return as_json.to_text([as_json.pack_summary(pack) for pack in found]), 0
    told = []
    for pack in found:
        routes = ", ".join(route.id for route in pack.routes)
        told.append(f"{pack.id} {pack.version}: {pack.title}. Routes: {routes}. {len(pack.items)} vragen.")
    return lines(told), 0


def items(chosen: argparse.Namespace) -> Outcome:
    """Return what a route asks."""
    pack = open_pack(chosen.pack, questionnaires_folder(), chosen.language).pack
    found = as_json.items_of_route(pack, route_of(pack, chosen.route), chosen.language)
    if chosen.json:
        return as_json.to_text(found), 0
    told = chosen.language or pack.language
    return lines(
        f"{item['id']}: {pack.item_by_id[item['id']].question.in_language(told)}" for item in found
    ), 0


def show(chosen: argparse.Namespace) -> Outcome:
    """Return a whole questionnaire."""
    pack = open_pack(chosen.pack, questionnaires_folder(), chosen.language).pack
    if chosen.json:
        return as_json.to_text(as_json.whole_pack(pack)), 0
    told, spoken = [], chosen.language or pack.language
    for section in pack.sections:
        told.append(section.title.in_language(spoken))
        told += [f"  {pack.item_by_id[item].question.in_language(spoken)}" for item in section.items]
    return lines(told), 0


def check(chosen: argparse.Namespace) -> Outcome:
    """Return every fault with its file and line; without faults, how steady the advice is when asked."""
    folders = chosen.folders or [questionnaires_folder()]
    if chosen.translations is not None:
        return _to_translate(folders, chosen)
    faults = [fault for folder in folders for fault in check_folder(folder)]
    if faults:
        return lines(printable(str(fault)) for fault in faults), 1
    told = ["Geen fouten gevonden."]
    if chosen.coverage:
        try:
            told += [line for root in folders for each in coverage(root) for line in _silent(each)]
        except PackError as error:
            return lines(printable(str(fault)) for fault in error.faults), 1
    if chosen.stability:
        for folder in (each for root in folders for each in pack_folders(root)):
            found = [line for steady in stability(folder) for line in _steadiness(folder.name, steady)]
            told += found or [f"{folder.name}: er is geen uitgewerkt voorbeeld om voor te trekken"]
    return lines(told), 0


def _to_translate(folders: list[Path], chosen: argparse.Namespace) -> Outcome:
    """Return what is still to be translated; what keeps a pack from being read comes first."""
    if chosen.coverage or chosen.stability:
        raise UsageError("Vraag --translations apart, zonder --coverage of --stability.")
    missing = [str(folder) for folder in folders if not pack_folders(folder)]
    if missing:
        raise UsageError(f"In {missing[0]} staat geen pack.yaml. Kies een map met een vragenlijst.")
    try:
        found = [line for folder in folders for line in to_translate(folder, chosen.translations)]
    except PackError as error:
        return lines(printable(str(fault)) for fault in error.faults), 1
    return lines(printable(line) for line in found), 0


def _silent(found: Coverage) -> list[str]:
    used = len(found.fired)
    told = [f"{found.name}: de voorbeelden gebruiken {used} van {len(found.rules)} regels"]
    told += [f"  met reden: {rule}. {reason}" for rule, reason in found.reasons.items()]
    return [*told, *(f"  nooit: {rule}" for rule in found.silent)]


def _steadiness(pack: str, steady: Steadiness) -> list[str]:
    told = [f"{pack}, {steady.case}, {steady.draws} trekkingen"]
    for words, kept in (("in het plan", steady.in_plan), ("naar wat het scheelt", steady.by_gain)):
        told.append(f"  {words}: blijft bij de eerste drie")
        told += [f"    {each.place}. {each.measure}: {float(each.share):.3f}" for each in kept]
    return told


def route_of(pack: Pack, name: str | None) -> Route:
    """Return a route by its name. Raises ``UsageError`` where there is none."""
    route = pack.route(pack.default_route if name is None else name)
    if route is None:
        known = ", ".join(each.id for each in pack.routes)
        raise UsageError(f"Route '{name}' bestaat niet in {pack.id}. Kies uit: {known}.")
    return route
