"""The command that writes the action list for a spreadsheet, or the planned days for a calendar."""

import argparse
from pathlib import Path

from zelfscan.commands.judging import judgement
from zelfscan.commands.parsing import Outcome, Parser, add_answers, ending_in
from zelfscan.core.assessment import Assessment
from zelfscan.errors.base import UsageError
from zelfscan.packs.library import open_pack
from zelfscan.packs.prices_file import read_prices
from zelfscan.packs.responses_file import Answers, read_answers
from zelfscan.paths import questionnaires_folder
from zelfscan.report.plan import PlanChapter, PlanEntry


def add_actions(command: Parser) -> None:
    """Take the options of ``actions``."""
    add_answers(command)
    command.options.add_argument(
        "--format",
        choices=["xlsx", "csv", "ics"],
        default="xlsx",
        help="lijst voor een rekenblad (xlsx, csv) of dagen voor een agenda (ics); standaard xlsx",
    )
    command.options.add_argument(
        "--prices", type=Path, metavar="BESTAND", help="uw eigen prijzen in euro, als YAML of JSON"
    )
    command.options.add_argument(
        "--titles", action="store_true", help="noem de maatregelen in de agenda; met --format ics"
    )
    command.options.add_argument(
        "--out", required=True, type=Path, metavar="BESTAND", help="waar het bestand komt; zonder wachtwoord"
    )


def actions(chosen: argparse.Namespace) -> Outcome:
    """Write the file; nothing is printed."""
    from zelfscan.exchange.writing import write_file

    out = ending_in(chosen.out, chosen.format)
    if chosen.titles and chosen.format != "ics":
        raise UsageError("'--titles' hoort bij een agenda. Zet '--format ics' erbij, of laat '--titles' weg.")
    loaded = open_pack(chosen.pack, questionnaires_folder())
    given = read_answers(chosen.responses, loaded)
    prices = read_prices(chosen.prices, loaded.pack).amounts if chosen.prices else {}
    found = judgement(chosen, loaded, chosen.route, given)
    named = [
        measure for measure in loaded.pack.measure_by_id if measure in given.choices or measure in prices
    ]
    plan = PlanChapter(
        tuple(
            PlanEntry(
                measure,
                given.choices.get(measure, "open"),
                planned_for=given.planned.get(measure),
                cents=prices.get(measure),
            )
            for measure in named
        )
    )
    write_file(out, _made(chosen, found, plan, given))
    return "", 0


def _made(chosen: argparse.Namespace, found: Assessment, plan: PlanChapter, given: Answers) -> bytes:
    # Each of these libraries takes longer to import than judging the answers.
    from zelfscan.exchange.as_csv import to_csv
    from zelfscan.exchange.as_ics import to_ics
    from zelfscan.exchange.as_xlsx import to_xlsx
    from zelfscan.presenters.action_list import action_list, planned_days, secret_of

    if chosen.format == "ics":
        secret = secret_of(given.responses)
        return to_ics(planned_days(found, plan, secret, with_titles=chosen.titles), found.day)
    listed = action_list(found, plan)
    return to_csv(listed) if chosen.format == "csv" else to_xlsx(listed)
