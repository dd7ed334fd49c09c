"""The list of measures that somebody takes along, and the planned days, gathered from plan and choices.

Both speak Dutch, as the report does: whoever reads them may be somebody else than who sits at the window.
"""

import hashlib
import json
from datetime import date

from zelfscan.core.assessment import Assessment
from zelfscan.core.planning import Step, waits_for
from zelfscan.core.regulation import Regulation
from zelfscan.core.response import Responses
from zelfscan.exchange.action_list import ActionHeads, ActionList, ActionRow
from zelfscan.exchange.planned_day import PlannedDay, uid_of
from zelfscan.i18n import BASE, said, say, speaking
from zelfscan.report.content.private import ABBREVIATIONS
from zelfscan.report.plan import PlanChapter, PlanEntry
from zelfscan.wording.days import day
from zelfscan.wording.measures import pays_words, requirements, state_word
from zelfscan.wording.money import money
from zelfscan.wording.places import place_words
from zelfscan.wording.regulations import reading_words, regulation_words
from zelfscan.wording.sentences import capitalised, joined, paragraph

_TITLE = "Actielijst"
_HEADS = ActionHeads(
    rank="Stap",
    measure="Maatregel",
    place="Plaats",
    why="Waarom",
    state="Stand",
    day="Dag",
    pays="Wie betaalt",
    conditions="Voorwaarden",
    known_costs="Bekende kosten",
    price="Eigen prijs (€)",
)
_NEUTRAL = "Maatregel uit uw lijst"


@speaking(BASE)
def action_list(judged: Assessment, plan: PlanChapter, *, is_example: bool = False) -> ActionList:
    """Return the list: every step of the plan in its order, also what is done and what was declined."""
    return ActionList(
        title=_TITLE,
        made_on=judged.day,
        language=BASE,
        heads=_HEADS,
        rows=tuple(_row(judged, step, plan.entry(step.measure.id)) for step in judged.plan),
        about_name="Toelichting",
        about=_about(judged, is_example),
        empty="Uw antwoorden vragen niet om een maatregel.",
    )


@speaking(BASE)
def planned_days(
    judged: Assessment, plan: PlanChapter, secret: str, *, with_titles: bool = False
) -> tuple[PlannedDay, ...]:
    """Return the steps that have a day; a calendar is shared, so it names a step only if that is asked."""
    found = ((step.measure, plan.entry(step.measure.id)) for step in judged.plan if step.choice == "planned")
    return tuple(
        PlannedDay(
            uid_of(secret, measure.id), entry.planned_for, said(measure.title) if with_titles else _NEUTRAL
        )
        for measure, entry in found
        if entry.planned_for is not None
    )


def secret_of(responses: Responses) -> str:
    """Return what only somebody with the same answers can know, where there is no dossier with an id."""
    text = json.dumps(sorted(responses.values.items()), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _row(judged: Assessment, step: Step, entry: PlanEntry) -> ActionRow:
    measure = step.measure
    planned_for = entry.planned_for if step.choice == "planned" else None
    return ActionRow(
        rank=step.rank,
        measure=said(measure.title),
        place=_place(judged, step),
        why=said(measure.why),
        state=_state(step, entry),
        day=planned_for,
        pays=pays_words(step),
        conditions=_conditions(judged, step),
        known_costs=_known_costs(judged.regulation, step),
        cents=entry.cents,
    )


def _place(judged: Assessment, step: Step) -> str:
    zones = (judged.pack.item_by_id[item].zone for item in step.because)
    places = dict.fromkeys(words for words in map(place_words, zones) if words)
    return capitalised(joined(places)) if places else ""


def _state(step: Step, entry: PlanEntry) -> str:
    """Say how a step stands, with what was typed about it; where it may not be needed, that comes first."""
    word = state_word(step.choice)
    if step.choice == "open":
        return word if step.is_certain else f"{word}. Eerst nagaan of dit nodig is."
    return f"{word}: {entry.detail}" if entry.detail else word


def _conditions(judged: Assessment, step: Step) -> str:
    first = (
        say("Doe eerst: {measure}.", measure=said(each.measure.title))
        for each in waits_for(judged.plan, step)
    )
    return paragraph(*requirements(step), *first) or "Geen."


def _known_costs(regulation: Regulation | None, step: Step) -> str:
    """Say what a source says of the costs, with its day. No price is ever made up."""
    if step.measure.is_free:
        return "Kost niets."
    funding = step.measure.funding_under(step.regulation)
    is_covered = funding is not None and funding.needs_coverage
    if regulation is None or regulation.cap_cents is None or not is_covered:
        return "Geen bron noemt een bedrag."
    most = money(regulation.cap_cents)
    source = f"{said(regulation.title)}, gelezen op {day(regulation.read_on)}"
    return f"Voor alles samen hoogstens {most}. Bron: {source}."


def _about(judged: Assessment, is_example: bool) -> tuple[tuple[str, str], ...]:
    regulation = judged.regulation
    invented = (("Voorbeeld", "Dit is een voorbeeld met verzonnen gegevens."),) if is_example else ()
    found = (
        *invented,
        ("Wat dit is", "De maatregelen die bij uw antwoorden passen, in volgorde: begin bij stap 1."),
        ("Let op", "Dit is geen beveiligingsadvies. Dit bestand heeft geen wachtwoord."),
        ("Dag", _made_on(judged.day)),
        ("Vragenlijst", f"{said(judged.pack.title)}, versie {judged.pack.version}"),
        ("Regeling", regulation_words(regulation)),
        ("Nagekeken", reading_words(regulation, judged.day) if regulation is not None else ""),
        ("Eigen prijs", "Die heeft u zelf opgeschreven."),
        ("Afkortingen", ABBREVIATIONS),
    )
    return tuple((label, words) for label, words in found if words)


def _made_on(made: date) -> str:
    return f"Zoals uw plan was op {day(made)}."
