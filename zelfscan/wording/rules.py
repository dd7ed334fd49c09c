"""Words for how a figure comes about: the rule of each kind of risk, what an answer does, a multiplier."""

from collections.abc import Iterable
from fractions import Fraction

from zelfscan.core.pack import Pack
from zelfscan.core.risk import Adversary, Grade, Mishap, Scenario, grades
from zelfscan.core.why import Pull, Why
from zelfscan.wording.evidence import ASSUMPTION, certainty_words, source_words
from zelfscan.wording.numbers import decimal

_BARS = "Hoe langer een balk, hoe vaker het daar misgaat."
_ONE_WAY = ("Eén weg telt", f"Het kan hier maar langs één weg. {_BARS}")
_TARGETED = (
    "De zwakste plek telt",
    f"Wie het op u heeft voorzien, kiest de makkelijkste weg. Daarom telt alleen de langste balk. {_BARS}",
)
_MIXED = (
    "De zwakste plek telt het meest",
    "Soms kiest iemand de makkelijkste weg, soms zomaar een weg. "
    "Daarom telt de langste balk voor de helft. Alle balken samen tellen voor de andere helft. "
    f"{_BARS}",
)
_MISHAP = (
    "Voorkomen en op tijd merken",
    "Eerst telt of het misgaat. Daarna telt of u het merkt en op tijd iets kunt doen. "
    "Hoe langer de balk, hoe vaker dat niet lukt.",
)
_READINESS = (
    "Uw antwoorden samen",
    "Elk antwoord telt mee, en sommige antwoorden tellen zwaarder. "
    "Alles goed geregeld is 100. Een kans rekenen we hier niet uit.",
)
_SECTION = (
    "Uw antwoorden samen",
    "Elk antwoord telt mee, en sommige antwoorden tellen zwaarder. Alles goed geregeld is 100.",
)
_PARTS = {
    "deter": "Afschrikken",
    "notice": "Merken en hulp",
    "prevent": "Voorkomen",
    "detect": "Merken",
    "heard": "Horen",
    "escape": "Op tijd weg kunnen",
}
_PULLS: dict[Pull, str] = {"bigger": "maakt groter", "smaller": "maakt kleiner", "none": "verandert nu niets"}
_SCORE_PULLS: dict[Pull, str] = {
    "bigger": "kost punten",
    "smaller": "geeft punten",
    "none": "telt niet mee",
}


_GRADES = {
    "assumption": "Dit getal is een aanname van de makers.",
    "research": "Dit getal komt uit onderzoek.",
    "derived": "Dit getal is afgeleid uit bronnen.",
}
_ASSUMED = {
    "targeting": "hoe vaak iemand de makkelijkste weg kiest",
    "respond-minutes": "hoe snel er hulp is",
}
_FREQUENCY = {
    "assumption": "Hoe vaak dit gebeurt, is een aanname.",
    "research": "Hoe vaak dit gebeurt, komt uit onderzoek.",
    "derived": "Hoe vaak dit gebeurt, is afgeleid uit bronnen.",
}


def rule_words(scenario: Scenario | None, ways: int = 0) -> tuple[str, str]:
    """Return the title and the text of the rule; without a scenario it is the rule of a section."""
    if scenario is None:
        return _SECTION
    if isinstance(scenario, Mishap):
        return _MISHAP
    if isinstance(scenario, Adversary):
        if ways == 1:
            return _ONE_WAY
        return _TARGETED if scenario.targeting == 1 else _MIXED
    return _READINESS


def part_words(kind: str) -> str:
    """Name a part of a rule that is not a path."""
    return _PARTS[kind]


def pull_words(pull: Pull, *, is_score: bool, counts_as_no: bool) -> str:
    """Say what an answer does; ``counts_as_no`` says that the cautious side of the question is *nee*."""
    if pull == "unknown":
        return "telt als nee" if counts_as_no else "telt voorzichtig mee"
    return (_SCORE_PULLS if is_score else _PULLS)[pull]


def times(value: Fraction) -> str:
    """Write a multiplier, such as × 1,25."""
    return f"× {decimal(value)}"


def grade_words(grade: Grade) -> str:
    """Say what a figure rests on."""
    return _GRADES[_basis_of(grade)]


def basis_words(scenario: Adversary | Mishap, scale: str) -> tuple[str, ...]:
    """Say what the figure of a rated risk rests on, and how much of it is an assumption."""
    frequency = _FREQUENCY[_basis_of(scenario.frequency_grade)]
    return (f"De schaal: {scale}. {frequency}", certainty_words(grades(scenario)))


def assumed_words(why: Why) -> tuple[str, ...]:
    """Name the parts of a rule that are assumptions of the makers, apart from how often and how bad."""
    names = set(why.assumptions)
    paths = [way for way in why.trace.ways if way.kind == "path"] if why.trace is not None else []
    if len(paths) < 2:
        names.discard("targeting")
    return tuple(f"Aanname: {words}." for name, words in _ASSUMED.items() if name in names)


def named_sources(pack: Pack, sources: Iterable[str]) -> tuple[str, ...]:
    """Name the sources, each with the day on which it was read."""
    found = [pack.source_by_id[each] for each in dict.fromkeys(sources) if each in pack.source_by_id]
    return tuple(f"{source.title}. {source_words(source)}" for source in found)


def _basis_of(grade: Grade) -> str:
    if grade == ASSUMPTION:
        return ASSUMPTION
    return "research" if grade in ("A", "B") else "derived"
