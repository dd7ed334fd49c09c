"""The edition to take to an adviser or the BVA: what an adviser asks first, and only what somebody ticks."""

from collections.abc import Sequence
from typing import Literal

from zelfscan.core.condition import UNKNOWN, gates
from zelfscan.core.planning import Step
from zelfscan.core.questionnaire import Item
from zelfscan.core.risks import Risk
from zelfscan.core.scoring import good_points
from zelfscan.i18n import later, said, say
from zelfscan.report.content.editions_parts import (
    NO_ADVICE,
    Counts,
    Tick,
    cells,
    framed,
    is_for_threat,
    is_ticked,
    measure_ticks,
    opening,
    picked,
    to_fill_in,
)
from zelfscan.report.content.figures import risk_row
from zelfscan.report.content.findings import Findings, nl
from zelfscan.report.content.front import shown_points
from zelfscan.report.content.wanted import Material, Wanted
from zelfscan.report.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    KeepTogether,
    Notice,
    Paragraph,
    RiskRows,
    Span,
    TableBlock,
    Words,
)
from zelfscan.wording.measures import state_word
from zelfscan.wording.numbers import counted

TITLE = "Voor het veiligheidsgesprek"
EDITION = "Voor de adviseur of de BVA."
ABOUT = "De bewoner koos zelf wat hierin staat. Wat er niet in staat, is niet gekozen of niet ingevuld."
CHAPTER, RISK = "chapter:", "risk:"
CHAPTERS = {
    "threat": later("Of er nu een dreiging is"),
    "home": later("De woning"),
    "household": later("Wie er wonen"),
    "office": later("Uw functie, en of er al een advies is"),
    "worries": later("Wat er speelt: incidenten en onderwerpen"),
    "layout": later("Hoe het huis in elkaar zit"),
    "done": later("Wat al is gedaan"),
    "unknown": later("Wat u nog niet weet"),
    "good": later("Wat al goed is"),
    "notes": later("Uw opmerkingen"),
}
#: The chapter of a fact, by what stands before the point in its name.
_FACTS = {
    "home": "home",
    "office": "office",
    "family": "household",
    "car": "household",
    "incidents": "worries",
    "advice": "office",
}
#: What troubles somebody, though its name begins otherwise.
_TROUBLES = ("office.contested-topic", "home.earlier-burglary")
#: Only these chapters tell what is sensitive.
_SENSITIVE = ("threat", "worries")
#: What is ticked at first: facts that every adviser asks, and the first steps.
_FIRST_CHAPTERS = ("threat", "home", "household", "office", "worries", "done", "unknown")
FIRST_MEASURES = 5
SHOWN_UNKNOWN = 8
SHOWN_ANSWERS = 2


def adviser_ticks(material: Material) -> tuple[Tick, ...]:
    """Return what can be ticked; the words are in the language that holds."""
    findings = Findings(material.judged)
    chapters = (
        Tick(f"{CHAPTER}{name}", say(words), "chapter", name in _FIRST_CHAPTERS)
        for name, words in CHAPTERS.items()
        if _has(findings, name)
    )
    risks = (
        Tick(f"{RISK}{risk.id}", said(findings.scenarios[risk.id].title), "risk", is_first=False)
        for risk in _all_risks(findings)
    )
    return (*chapters, *risks, *measure_ticks(findings.steps, FIRST_MEASURES))


def adviser_report(material: Material, wanted: Wanted) -> Document:
    """Return the edition with only what is ticked."""
    findings = Findings(material.judged)
    blocks: list[Block] = [*opening(TITLE, material, ABOUT), NO_ADVICE]
    if material.plan is not None and material.plan.whose:
        blocks.append(Paragraph(f"Dossier: {material.plan.whose}", "strong"))
    if findings.judged.situation.is_urgent and _wants(wanted, "threat"):
        blocks.append(Notice("warning", "Er is nu een dreiging.", "Begin daarmee. Wacht niet op de rest."))
    blocks += [*_facts(findings, wanted), *_done(findings, wanted), *_unknown(findings, wanted)]
    blocks += [*_good(findings, wanted), *_risks(findings, wanted), *_measures(findings, wanted)]
    blocks += _notes(findings, wanted)
    own = to_fill_in("Dit wil ik zelf bespreken", ("1.", "2.", "3."))
    return framed(material, TITLE, EDITION, (*blocks, own))


def adviser_counts(material: Material, wanted: Wanted) -> Counts:
    """Count what the edition holds of somebody."""
    findings = Findings(material.judged)
    chapters = [chapter for chapter in CHAPTERS if _wants(wanted, chapter)]
    facts = [item.id for chapter in chapters for item in _facts_of(findings, chapter)]
    open_items = _open_items(findings)[:SHOWN_UNKNOWN] if _wants(wanted, "unknown") else []
    good = [item.id for item in _good_items(findings)] if _wants(wanted, "good") else []
    steps = _steps(findings, wanted)
    because = [item for step in steps for item in _because(findings, wanted, step)]
    done = _done_steps(findings, wanted)
    urgent = set(gates(findings.judged.pack.urgent_when))
    tells = bool(urgent.intersection((*facts, *because))) or any(
        is_for_threat(findings.judged, step) for step in (*done, *steps)
    )
    return {
        "answers": len({*facts, *open_items, *good, *because}),
        "notes": len(_noted(findings, wanted)),
        "weak-spots": len(_ticked_risks(findings, wanted)),
        "threat": int(findings.judged.situation.is_urgent and tells),
        "measures": len(steps),
        "choices": len({step.measure.id for step in (*done, *steps) if step.choice in ("done", "planned")}),
        "pseudonym": int(material.plan is not None and bool(material.plan.whose)),
    }


def _wants(wanted: Wanted, chapter: str) -> bool:
    return is_ticked(wanted, f"{CHAPTER}{chapter}") and chapter not in wanted.left_out


def _has(findings: Findings, chapter: str) -> bool:
    """Tell whether there is anything to say in a chapter."""
    if chapter == "unknown":
        return bool(_open_items(findings))
    if chapter == "good":
        return bool(_good_items(findings))
    if chapter == "notes":
        return bool(_every_note(findings))
    if chapter == "done":
        return bool(findings.steps or findings.settled_steps)
    return bool(_facts_of(findings, chapter))


def _facts_of(findings: Findings, chapter: str) -> tuple[Item, ...]:
    """Return the answered facts of a chapter; what is sensitive only where the chapter is about that."""
    situation, urgent = findings.judged.situation, set(gates(findings.judged.pack.urgent_when))
    found = []
    for name in findings.number_of:
        item = findings.item(name)
        if item.is_scored or situation.answer(name) is None:
            continue
        its = "threat" if name in urgent else _chapter_of(findings, item)
        if its == chapter and (not item.sensitive or chapter in _SENSITIVE):
            found.append(item)
    return tuple(found)


def _chapter_of(findings: Findings, item: Item) -> str:
    """Return the chapter of a fact: one about the home that calls for nothing only tells how it is built."""
    if item.id in _TROUBLES:
        return "worries"
    chapter = _FACTS.get(item.id.partition(".")[0], "home")
    is_asked_first = bool(item.advises) or item.id in findings.judged.pack.profile
    return chapter if chapter != "home" or is_asked_first else "layout"


def _facts(findings: Findings, wanted: Wanted) -> tuple[Block, ...]:
    rows = [
        cells(nl(item.question), (Span(findings.answer(item), bold=True),))
        for chapter in ("threat", "home", "household", "office", "worries", "layout")
        if _wants(wanted, chapter)
        for item in _facts_of(findings, chapter)
    ]
    table = TableBlock(("Vraag", "Antwoord van de bewoner"), tuple(rows), (396, 270), row_heads=True)
    return (Heading(2, "Eerst dit"), table) if rows else ()


def _done(findings: Findings, wanted: Wanted) -> tuple[Block, ...]:
    if not _wants(wanted, "done"):
        return ()
    lines = [nl(step.measure.title) for step in _done_steps(findings, wanted)]
    nothing = (Heading(2, "Al gedaan"), Paragraph("Nog geen maatregel uit het plan."))
    return _listed("Al gedaan", lines, "tick") or nothing


def _unknown(findings: Findings, wanted: Wanted) -> tuple[Block, ...]:
    items = _open_items(findings)
    if not items or not _wants(wanted, "unknown"):
        return ()
    lines: list[Words] = [nl(findings.item(item).question) for item in items[:SHOWN_UNKNOWN]]
    rest = len(items) - len(lines)
    lines += [f"En nog {counted(rest, 'andere vraag', 'andere vragen')}."] if rest else []
    return _listed("Nog niet bekend", lines)


def _good(findings: Findings, wanted: Wanted) -> tuple[Block, ...]:
    items = _good_items(findings) if _wants(wanted, "good") else ()
    return _listed("Al goed", [nl(item.good or item.question) for item in items], "tick")


def _risks(findings: Findings, wanted: Wanted) -> tuple[Block, ...]:
    found = _ticked_risks(findings, wanted)
    rows = RiskRows(tuple(risk_row(findings, risk, number) for number, risk in enumerate(found, start=1)))
    return (KeepTogether((Heading(2, "Risico’s", aside="stippellijn = 100"), rows)),) if found else ()


def _measures(findings: Findings, wanted: Wanted) -> tuple[Block, ...]:
    steps = _steps(findings, wanted)
    rows = tuple(
        (
            Cell((nl(step.measure.title),)),
            Cell(tuple(findings.said(item) for item in _because(findings, wanted, step)), kind="small"),
            Cell((state_word(step.choice),), kind="small"),
        )
        for step in steps
    )
    table = TableBlock(("Maatregel", "Volgt uit", "Stand"), rows, (250, 340, 76), row_heads=True)
    return (Heading(2, "Maatregelen om te bespreken"), table) if rows else ()


def _notes(findings: Findings, wanted: Wanted) -> tuple[Block, ...]:
    noted = _noted(findings, wanted)
    rows = tuple(cells(nl(findings.item(name).question), note) for name, note in noted.items())
    head = ("Vraag", "Opmerking van de bewoner")
    return (Heading(2, "Opmerkingen"), TableBlock(head, rows, (266, 400), row_heads=True)) if rows else ()


def _listed(title: str, lines: Sequence[Words], sign: Literal["dot", "tick"] = "dot") -> tuple[Block, ...]:
    return (Heading(2, title), Bullets(tuple(lines), sign)) if lines else ()


def _open_items(findings: Findings) -> list[str]:
    """Return the questions without a known answer, those that weigh most first.

    Which of them tells most would take seconds to work out, and the meter follows every tick at once.
    """
    situation = findings.judged.situation
    # What an organisation asks beside the content is between the person and that organisation.
    own = [name for name in findings.number_of if not findings.item(name).is_added]
    found = [name for name in own if situation.answer(name) in (None, UNKNOWN)]
    return sorted(found, key=lambda name: _weight(findings.item(name)), reverse=True)


def _weight(item: Item) -> tuple[bool, int]:
    return item.critical is not None, item.weight


def _good_items(findings: Findings) -> Sequence[Item]:
    return shown_points([findings.item(name) for name in good_points(findings.judged.situation)])


def _every_note(findings: Findings) -> dict[str, str]:
    notes = findings.judged.situation.responses.notes
    return {name: notes[name] for name in findings.number_of if notes.get(name, "").strip()}


def _noted(findings: Findings, wanted: Wanted) -> dict[str, str]:
    """Return the notes that are told: one at a sensitive question only if its chapter is ticked."""
    if not _wants(wanted, "notes"):
        return {}
    told = _told(findings, wanted)
    noted = _every_note(findings).items()
    return {name: note for name, note in noted if name in told or not findings.item(name).sensitive}


def _because(findings: Findings, wanted: Wanted, step: Step) -> tuple[str, ...]:
    """Return the first answers that call for a step; one that is sensitive only if its chapter is ticked."""
    told = _told(findings, wanted)
    shown = [name for name in step.because if name in told or not findings.item(name).sensitive]
    return tuple(shown[:SHOWN_ANSWERS])


def _told(findings: Findings, wanted: Wanted) -> frozenset[str]:
    """Return the sensitive facts that somebody chose to tell."""
    chapters = [chapter for chapter in _SENSITIVE if _wants(wanted, chapter)]
    return frozenset(item.id for chapter in chapters for item in _facts_of(findings, chapter))


def _all_risks(findings: Findings) -> tuple[Risk, ...]:
    return (*findings.risks, *findings.open_risks)


def _ticked_risks(findings: Findings, wanted: Wanted) -> tuple[Risk, ...]:
    return tuple(risk for risk in _all_risks(findings) if is_ticked(wanted, f"{RISK}{risk.id}"))


def _steps(findings: Findings, wanted: Wanted) -> tuple[Step, ...]:
    """Return the ticked steps; without the threat, none that tells of it."""
    return _tellable(findings, wanted, picked(findings.steps, wanted))


def _done_steps(findings: Findings, wanted: Wanted) -> tuple[Step, ...]:
    """Return what is done already; without the threat, nothing that tells of it."""
    if not _wants(wanted, "done"):
        return ()
    done = tuple(step for step in findings.settled_steps if step.choice == "done")
    return _tellable(findings, wanted, done)


def _tellable(findings: Findings, wanted: Wanted, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    if "threat" not in wanted.left_out:
        return steps
    return tuple(step for step in steps if not is_for_threat(findings.judged, step))
