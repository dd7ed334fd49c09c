"""Commands that judge answers: scores and risks, what changed since, and what to ask again."""

import argparse
from pathlib import Path

from zelfscan.commands.looking import route_of
from zelfscan.commands.parsing import Outcome, Parser, add_answers, add_json, lines, today
from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.compare import compare
from zelfscan.core.rescan import rescan
from zelfscan.core.scoring import Score
from zelfscan.errors.base import UsageError
from zelfscan.exchange import as_json, as_json_changes, as_json_why
from zelfscan.packs.library import open_pack
from zelfscan.packs.loader import Loaded
from zelfscan.packs.responses_file import Answers, read_answers
from zelfscan.paths import questionnaires_folder
from zelfscan.wording.levels import band_words, whole


def add_score(command: Parser) -> None:
    """Take the options of ``score``."""
    add_answers(command)
    add_json(command)
    command.options.add_argument(
        "--why", action="store_true", help="met bij elk cijfer de antwoorden, de regel en de bron; met --json"
    )


def add_rescan(command: Parser) -> None:
    """Take the options of ``rescan``."""
    add_answers(command)
    add_json(command)
    command.options.add_argument(
        "--incident",
        action="append",
        default=[],
        metavar="RISICO",
        help="een risico dat zich heeft voorgedaan; mag vaker",
    )


def add_compare(command: Parser) -> None:
    """Take the options of ``compare``."""
    add_answers(command)
    add_json(command)
    command.options.add_argument(
        "--before", required=True, type=Path, metavar="BESTAND", help="de antwoorden van toen"
    )
    command.options.add_argument(
        "--before-pack", metavar="ID", help="de vragenlijst van toen; standaard dezelfde"
    )


def judged(chosen: argparse.Namespace) -> Assessment:
    """Judge the answers in a file."""
    return _judged(chosen, chosen.pack, chosen.responses, chosen.route)


def _judged(chosen: argparse.Namespace, name: str, answers: Path, wanted: str | None) -> Assessment:
    loaded = open_pack(name, questionnaires_folder())
    return judgement(chosen, loaded, wanted, read_answers(answers, loaded))


def judgement(chosen: argparse.Namespace, loaded: Loaded, wanted: str | None, given: Answers) -> Assessment:
    """Judge answers that were read."""
    route = route_of(loaded.pack, wanted)
    return assess(loaded.pack, route, given.responses, chosen.date or today(), given.choices)


def score(chosen: argparse.Namespace) -> Outcome:
    """Return scores, risks, plan and claims."""
    if chosen.why and not chosen.json:
        raise UsageError("Zet '--json' bij '--why': de redenen zijn er alleen als JSON.")
    found = judged(chosen)
    data = as_json.assessment(found)
    if chosen.json:
        return as_json.to_text({**data, "why": as_json_why.reasons(found)} if chosen.why else data), 0
    told = [f"totaal: {_band(found.overall)}", *(f"{each.id}: {_band(each)}" for each in found.sections)]
    told += [f"{risk.id}: {risk.level}" for risk in found.risks]
    told += [f"{step.rank}. {step.measure.id}" for step in found.plan]
    return lines(told), 0


def _band(found: Score) -> str:
    """Show a score rounded down, so that it never looks like a better level than it has."""
    if found.low is None or found.high is None:
        return f"geen score {found.level}"
    return f"{band_words(whole(found.low), whole(found.high))} {found.level}"


def ask_again(chosen: argparse.Namespace) -> Outcome:
    """Return what to ask again."""
    found = judged(chosen)
    known = [scenario.id for scenario in found.pack.scenarios]
    for name in chosen.incident:
        if name not in known:
            raise UsageError(
                f"Risico '{name}' bestaat niet in {found.pack.id}. Kies uit: {', '.join(known)}."
            )
    asked = rescan(found.situation, found.route, found.day, chosen.incident)
    data = [as_json_changes.ask_again(each) for each in asked]
    if chosen.json:
        return as_json.to_text(data), 0
    return lines(f"{each['item']}: {', '.join(each['reasons'])}" for each in data), 0


def compared(chosen: argparse.Namespace) -> Outcome:
    """Return what changed since an earlier scan, and what only changed because the questionnaire did."""
    after = judged(chosen)
    old_pack = chosen.before_pack or chosen.pack
    # The route of now may be unknown to the questionnaire of then; its own default comes closest.
    wanted = (
        chosen.route if open_pack(old_pack, questionnaires_folder()).pack.route(chosen.route or "") else None
    )
    before = _judged(chosen, old_pack, chosen.before, wanted)
    data = as_json_changes.comparison(compare(before, after))
    if chosen.json:
        return as_json.to_text(data), 0
    titles = (("by_answers", "Door uw antwoorden"), ("by_content", "Alleen door de vragenlijst"))
    told = []
    for key, title in titles:
        told.append(f"{title}: {len(data[key])}")
        told += [f"  {each['kind']} {each['id']}: {each['verdict']}" for each in data[key]]
    return lines(told), 0
