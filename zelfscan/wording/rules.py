"""Words for how a figure comes about: the rule of each kind of risk, what an answer does, a multiplier."""

from collections.abc import Iterable
from fractions import Fraction

from zelfscan.core.pack import Pack
from zelfscan.core.risk import Adversary, Grade, Mishap, Scenario, grades
from zelfscan.core.why import Pull, Why
from zelfscan.i18n import later, say
from zelfscan.wording.evidence import ASSUMPTION, certainty_words, source_words
from zelfscan.wording.numbers import decimal
from zelfscan.wording.sentences import paragraph

#: The title and the text of each rule.
_RULES = {
    "one-way": (
        later("Eén weg telt"),
        later("Het kan hier maar langs één weg. Hoe langer een balk, hoe vaker het daar misgaat."),
    ),
    "targeted": (
        later("De zwakste plek telt"),
        later(
            "Wie het op u heeft voorzien, kiest de makkelijkste weg. Daarom telt alleen de langste balk. "
            "Hoe langer een balk, hoe vaker het daar misgaat."
        ),
    ),
    "mixed": (
        later("De zwakste plek telt het meest"),
        later(
            "Soms kiest iemand de makkelijkste weg, soms zomaar een weg. "
            "Daarom telt de langste balk voor de helft. Alle balken samen tellen voor de andere helft. "
            "Hoe langer een balk, hoe vaker het daar misgaat."
        ),
    ),
    "mishap": (
        later("Voorkomen en op tijd merken"),
        later(
            "Eerst telt of het misgaat. Daarna telt of u het merkt en op tijd iets kunt doen. "
            "Hoe langer de balk, hoe vaker dat niet lukt."
        ),
    ),
    "readiness": (
        later("Uw antwoorden samen"),
        later(
            "Elk antwoord telt mee, en sommige antwoorden tellen zwaarder. "
            "Alles goed geregeld is 100. Een kans rekenen we hier niet uit."
        ),
    ),
    "section": (
        later("Uw antwoorden samen"),
        later("Elk antwoord telt mee, en sommige antwoorden tellen zwaarder. Alles goed geregeld is 100."),
    ),
}
_PARTS = {
    "deter": later("Afschrikken"),
    "notice": later("Merken en hulp"),
    "prevent": later("Voorkomen"),
    "detect": later("Merken"),
    "heard": later("Horen"),
    "escape": later("Op tijd weg kunnen"),
}
_PULLS: dict[Pull, str] = {
    "bigger": later("maakt groter"),
    "smaller": later("maakt kleiner"),
    "none": later("verandert nu niets"),
}
_SCORE_PULLS: dict[Pull, str] = {
    "bigger": later("kost punten"),
    "smaller": later("geeft punten"),
    "none": later("telt niet mee"),
}
_GRADES = {
    "assumption": later("Dit getal is een aanname van de makers."),
    "research": later("Dit getal komt uit onderzoek."),
    "derived": later("Dit getal is afgeleid uit bronnen."),
}
_ASSUMED = {
    "targeting": later("Aanname: hoe vaak iemand de makkelijkste weg kiest."),
    "respond-minutes": later("Aanname: hoe snel er hulp is."),
}
_FREQUENCY = {
    "assumption": later("Hoe vaak dit gebeurt, is een aanname."),
    "research": later("Hoe vaak dit gebeurt, komt uit onderzoek."),
    "derived": later("Hoe vaak dit gebeurt, is afgeleid uit bronnen."),
}


def rule_words(scenario: Scenario | None, ways: int = 0) -> tuple[str, str]:
    """Return the title and the text of the rule; without a scenario it is the rule of a section."""
    rule = _rule_of(scenario, ways)
    return say(_RULES[rule][0]), say(_RULES[rule][1])


def _rule_of(scenario: Scenario | None, ways: int) -> str:
    if scenario is None:
        return "section"
    if isinstance(scenario, Mishap):
        return "mishap"
    if isinstance(scenario, Adversary):
        if ways == 1:
            return "one-way"
        return "targeted" if scenario.targeting == 1 else "mixed"
    return "readiness"


def part_words(kind: str) -> str:
    """Name a part of a rule that is not a path."""
    return say(_PARTS[kind])


def pull_words(pull: Pull, *, is_score: bool, counts_as_no: bool) -> str:
    """Say what an answer does; ``counts_as_no`` says that the cautious side of the question is *nee*."""
    if pull == "unknown":
        return say("telt als nee") if counts_as_no else say("telt voorzichtig mee")
    return say(_SCORE_PULLS[pull]) if is_score else say(_PULLS[pull])


def times(value: Fraction) -> str:
    """Write a multiplier, such as × 1,25."""
    return f"× {decimal(value)}"


def grade_words(grade: Grade) -> str:
    """Say what a figure rests on."""
    return say(_GRADES[_basis_of(grade)])


def basis_words(scenario: Adversary | Mishap, scale: str) -> tuple[str, ...]:
    """Say what the figure of a rated risk rests on, and how much of it is an assumption."""
    frequency = say(_FREQUENCY[_basis_of(scenario.frequency_grade)])
    return (paragraph(say("De schaal: {scale}.", scale=scale), frequency), certainty_words(grades(scenario)))


def assumed_words(why: Why) -> tuple[str, ...]:
    """Name the parts of a rule that are assumptions of the makers, apart from how often and how bad."""
    names = set(why.assumptions)
    paths = [way for way in why.trace.ways if way.kind == "path"] if why.trace is not None else []
    if len(paths) < 2:
        names.discard("targeting")
    return tuple(say(_ASSUMED[name]) for name in _ASSUMED if name in names)


def named_sources(pack: Pack, sources: Iterable[str]) -> tuple[str, ...]:
    """Name the sources, each with the day on which it was read."""
    found = [pack.source_by_id[each] for each in dict.fromkeys(sources) if each in pack.source_by_id]
    return tuple(paragraph(f"{source.title}.", source_words(source)) for source in found)


def _basis_of(grade: Grade) -> str:
    if grade == ASSUMPTION:
        return ASSUMPTION
    return "research" if grade in ("A", "B") else "derived"
