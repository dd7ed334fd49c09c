"""The command that finds the best set of measures for a budget, with the person's own prices."""

import argparse
from pathlib import Path

from zelfscan.commands.judging import judged
from zelfscan.commands.parsing import Outcome, Parser, add_answers, add_json, amount, lines
from zelfscan.core.assessment import Assessment
from zelfscan.core.budget import BestSet, Wishes, best_set
from zelfscan.core.combining import with_prerequisites
from zelfscan.core.planning import met_measures
from zelfscan.core.residual import package
from zelfscan.errors.base import UsageError
from zelfscan.exchange import as_json, as_json_budget
from zelfscan.packs.library import open_pack
from zelfscan.packs.prices_file import Prices, read_prices
from zelfscan.paths import questionnaires_folder

CENTS = 100


def add_plan(command: Parser) -> None:
    """Take the options of ``plan``."""
    add_answers(command)
    add_json(command)
    priced = command.options.add_mutually_exclusive_group(required=True)
    priced.add_argument(
        "--prices", type=Path, metavar="BESTAND", help="uw eigen prijzen in euro, als YAML of JSON"
    )
    priced.add_argument("--effort", action="store_true", help="reken in punten moeite in plaats van geld")
    command.options.add_argument(
        "--budget",
        required=True,
        type=amount,
        metavar="BEDRAG",
        help="hoeveel u wilt besteden, in euro of punten",
    )


def plan(chosen: argparse.Namespace) -> Outcome:
    """Return the best set for a budget, or say what is missing."""
    found = judged(chosen)
    unit = 1 if chosen.effort else CENTS
    prices = _efforts(found) if chosen.effort else _prices(chosen)
    wishes = _wishes(found, prices, int(chosen.budget * unit))
    best = best_set(found.situation, wishes)
    needless = tuple(sorted({*prices.amounts, *prices.mandatory} & wishes.is_met)) if chosen.prices else ()
    data = as_json_budget.best_set(best, package(found.situation, best.chosen, wishes.is_met), unit, needless)
    if chosen.json:
        return as_json.to_text(data), 0
    told = [f"Al geregeld, of niet nodig: {', '.join(needless)}."] if needless else []
    return lines([*told, *_told(best, unit, chosen.effort)]), 0


def _prices(chosen: argparse.Namespace) -> Prices:
    pack = open_pack(chosen.pack, questionnaires_folder()).pack
    return read_prices(chosen.prices, pack)


def _efforts(found: Assessment) -> Prices:
    return Prices({step.measure.id: step.measure.effort for step in found.plan}, ())


def _wishes(found: Assessment, prices: Prices, budget: int) -> Wishes:
    """Leave out what is done, what the answers do not call for, and what somebody declined."""
    met = met_measures(found.situation, found.plan)
    declined = {step.measure.id for step in found.plan if step.choice == "declined"}
    must = with_prerequisites(found.pack, prices.mandatory, met)
    if refused := sorted(declined & set(must)):
        raise UsageError(f"Maatregel '{refused[0]}' moet mee, maar u koos hem niet. Kies een van beide.")
    open_prices = {
        name: price for name, price in prices.amounts.items() if name not in met and name not in declined
    }
    return Wishes(open_prices, budget, tuple(each for each in prices.mandatory if each not in met), met)


def _told(best: BestSet, unit: int, is_effort: bool) -> list[str]:
    words = "euro" if not is_effort else "punt" if best.cost == 1 else "punten"
    if best.unpriced:
        return [f"Deze maatregelen moeten mee, maar hebben geen prijs: {', '.join(best.unpriced)}."]
    if best.short:
        return [f"Wat moet, kost {_amount(best.short, unit)} {words} meer dan uw budget."]
    sure, unsure = "Dit is de beste keuze", "Bij zoveel prijzen rekenen we niet elke keuze na"
    kind = sure if best.is_optimal else unsure
    if not best.chosen:
        return [f"Geen maatregel past in dit budget en helpt. {kind}."]
    return [*best.chosen, f"Samen {_amount(best.cost, unit)} {words}. {kind}."]


def _amount(value: int, unit: int) -> str:
    if value % unit:
        return f"{value // unit},{value % unit:02d}"
    return str(value // unit)
