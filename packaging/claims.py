"""Make docs/claims.md: every statement of the content with its sources and dates, from the packs themselves.

Started by ``python3 dev.py claims``. A test compares the page with what this makes of the content.
"""

import sys
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

from zelfscan.core.pack import Pack, Source
from zelfscan.core.risk import Readiness
from zelfscan.core.workings import figures_of, workings_of
from zelfscan.packs.library import open_packs

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "claims.md"
HEAD = """# Wat wij zeggen, en waar het staat

Deze pagina is gemaakt uit de inhoud zelf, met `python3 dev.py claims`. Elke regel noemt de bronnen; die staan
onderaan, met de dag waarop wij ze lazen. Een bron kan daarna zijn veranderd. Staat er *geen bron*, dan is het
een voorstel of een aanname van de makers.
"""
_FIGURES = {
    "frequency": "hoe vaak per jaar (λ)",
    "impact": "gevolg (I)",
    "baseline": "aandeel bij de vergelijking (p)",
    "baseline-factor": "factor bij de vergelijking (f)",
    "targeting": "hoe gericht (κ)",
    "respond-minutes": "minuten tot er hulp is",
}
_LAYERS = {
    "deter": "schrikt af",
    "barrier": "houdt tegen",
    "delay": "kost minuten",
    "detect": "merkt op",
    "communicate": "meldt",
    "respond": "hulp is minuten eerder",
    "prevent": "voorkomt",
    "heard": "is te horen",
    "escape": "helpt op tijd weg",
    "situation": "maal de kans",
}
_GRADES = {"A": "A", "B": "B", "C": "C", "D": "D", "assumption": "aanname"}

Row = tuple[str, ...]


def page() -> str:
    """Return the whole page as Markdown."""
    packs = [loaded.pack for loaded in open_packs(ROOT / "questionnaires")]
    parts = [
        HEAD,
        _table("Vragen", ("vraag", "waarom wij het vragen", "bronnen"), _items(packs)),
        _table("Maatregelen", ("maatregel", "norm", "zekerheid", "bronnen"), _measures(packs)),
        _table(
            "Getallen van de risico's", ("risico", "getal", "waarde", "graad", "bronnen"), _figures(packs)
        ),
        _table("Regelingen", ("regeling", "wat er geldt", "artikel", "bronnen"), _claims(packs)),
        _table("Na een incident", ("soort", "stap", "bronnen"), _steps_after(packs)),
        _table("Telefoonnummers", ("nummer", "waarvoor", "gelezen", "nagebeld", "bron"), _contacts(packs)),
        _table("Bronnen", ("id", "titel", "uitgegeven", "gelezen", "webadres"), _sources(packs)),
    ]
    return "\n".join(parts)


def _table(title: str, heads: Row, rows: Iterable[Row]) -> str:
    lines = [f"## {title}", "", _row(heads), _row(("---",) * len(heads)), *map(_row, dict.fromkeys(rows))]
    return "\n".join(lines) + "\n"


def _row(cells: Row) -> str:
    return "| " + " | ".join(cell.replace("|", "/").replace("\n", " ") for cell in cells) + " |"


def _named(sources: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(sources)) or "geen bron"


def _items(packs: Iterable[Pack]) -> Iterator[Row]:
    for pack in packs:
        for item in pack.items:
            pictured = (source for picture in item.pictures for source in picture.sources)
            yield f"{item.id}: {item.question}", str(item.why), _named((*item.sources, *pictured))


def _measures(packs: Iterable[Pack]) -> Iterator[Row]:
    for pack in packs:
        for measure in pack.measures:
            own = "; voorstel" if measure.is_own_proposal or measure.norm.kind == "proposal" else ""
            sure = {"high": "hoog", "medium": "redelijk", "low": "laag"}[measure.confidence]
            yield (
                f"{measure.id}: {measure.title}",
                str(measure.norm.text),
                f"{sure}{own}",
                _named(measure.sources),
            )


def _figures(packs: Iterable[Pack]) -> Iterator[Row]:
    for pack in packs:
        for scenario in pack.scenarios:
            name = f"{scenario.id}: {scenario.title}"
            if isinstance(scenario, Readiness):
                yield name, "gewicht van elk antwoord", "", "aanname", _named(scenario.sources)
                continue
            for figure in figures_of(scenario, pack.cutoffs):
                if not figure.name.startswith("cutoff:"):
                    kind, _, way = figure.name.partition(":")
                    words = f"aandeel van de weg {way}" if way else _FIGURES[kind]
                    yield name, words, _number(figure.value), _GRADES[figure.grade], _named(figure.sources)
            for workings in workings_of(scenario).values():
                for each in workings:
                    if each.amount != "exists":
                        value = _number(each.central)
                        if each.amount == "share":
                            value += f" ({_number(each.lower)} tot {_number(each.upper)})"
                        where = f" ({each.part})" if each.part not in (each.layer, "notice") else ""
                        what = f"{each.item} {_LAYERS[each.layer]}{where}"
                        yield name, what, value, _GRADES[each.grade], _named(each.sources)


def _number(value: Fraction) -> str:
    """Write a number with four figures that count, and a comma."""
    return f"{float(value):.4g}".replace(".", ",")


def _claims(packs: Iterable[Pack]) -> Iterator[Row]:
    for pack in packs:
        for regulation in pack.regulations:
            for claim in regulation.claims:
                sources = _named((*claim.sources, *regulation.sources))
                yield f"{regulation.id}: {regulation.title}", str(claim.text), str(claim.article), sources


def _steps_after(packs: Iterable[Pack]) -> Iterator[Row]:
    for pack in packs:
        for kind in pack.incident_kinds:
            for at, step in enumerate(kind.steps, start=1):
                yield f"{kind.id}: {kind.title}", f"{at}. {step}", _named(kind.sources)
        for at, step in enumerate(pack.card.after, start=1):
            yield "de noodkaart: na intimidatie of een dreiging", f"{at}. {step}", _named(pack.card.sources)


def _contacts(packs: Iterable[Pack]) -> Iterator[Row]:
    for pack in packs:
        for contact in pack.card.contacts:
            called = contact.checked_on.isoformat() if contact.checked_on else "nog niet"
            source = contact.source or "geen bron"
            name = f"{contact.title}: {contact.number}"
            yield name, str(contact.purpose), str(contact.read_on), called, source


def _sources(packs: Iterable[Pack]) -> Iterator[Row]:
    for pack in packs:
        for source in pack.sources:
            address = source.url or "niet bewaard"
            yield source.id, _title(source), source.published, source.read_on.isoformat(), address


def _title(source: Source) -> str:
    return f"{source.title} (alleen het begin gelezen)" if source.excerpt else source.title


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    sys.stderr.write(f"{PAGE.name}\n")
