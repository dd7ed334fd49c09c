"""The generated questionnaires in the languages of two other engines: SurveyJS's JSON and an ODK XForm.

Both get the same questions, conditions, answers and formulas. They compute less than zelfscan does: floating
point, only the cautious end of each band, no share of what is known, and no worlds that an unknown fact
leaves open. Of the ways to write a formula, each form has the one that its engine computes fastest.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from benchmarks.generated import (
    LAYER_CAP,
    SECTION_SIZE,
    THREAT,
    Shape,
    Way,
    feeding_ids,
    gate_of,
    is_fact,
    item_ids,
    scored_ids,
    section_ids,
)

_FACT = ("yes", "no", "unknown")
_SCORED = ("yes", "partly", "no", "unknown")


@dataclass(frozen=True)
class Dialect:
    """How one engine writes a reference to an item or a result, a choice, a division, and two formulas.

    ``unless_void`` leaves a score empty where one of these facts is no; ``overall`` combines the sections.
    """

    ref: Callable[[str], str]
    choose: str
    divide: str
    unless_void: Callable[[list[str], str], str]
    overall: Callable[[list[str]], str]


def survey_name(name: str) -> str:
    """Return the name of an item or a result in SurveyJS, where a dot would mean a part of a value."""
    return name.replace(".", "_")


def node_path(name: str) -> str:
    """Return the path of an item or a result in the instance of the XForm."""
    return "/data/" + name.replace(".", "/")


def _braced(name: str) -> str:
    return f"{{{survey_name(name)}}}"


def _survey_unless_void(facts: list[str], score: str) -> str:
    stands = " and ".join(f"{_braced(fact)} != 'no'" for fact in facts)
    # Without a third part the value is undefined, which a mean leaves out; on an empty text it fails.
    return f"iif({stands}, {score})"


def _survey_overall(sections: list[str]) -> str:
    scores = ", ".join(_braced(f"{section}.score") for section in sections)
    return f"0.5 * avg({scores}) + 0.5 * min({scores})"


def _xform_unless_void(facts: list[str], score: str) -> str:
    gone = " or ".join(f"{node_path(fact)} = 'no'" for fact in facts)
    return f"if({gone}, '', {score})"


def _xform_overall(sections: list[str]) -> str:
    scores = "/data/*/score[. != '']"
    return f"0.5 * sum({scores}) div count({scores}) + 0.5 * min({scores})"


SURVEY = Dialect(_braced, "iif", "/", _survey_unless_void, _survey_overall)
XFORM = Dialect(node_path, "if", "div", _xform_unless_void, _xform_overall)


def _worth(dialect: Dialect, item: str) -> str:
    ref, choose = dialect.ref(item), dialect.choose
    return f"{choose}({ref} = 'yes', 1, {choose}({ref} = 'partly', 1 {dialect.divide} 3, 0))"


def _score(dialect: Dialect, shape: Shape, section: str) -> str:
    scored = scored_ids(shape, section)
    score = f"100 * ({' + '.join(_worth(dialect, item) for item in scored)}) {dialect.divide} {len(scored)}"
    facts = [item for place, item in enumerate(item_ids(section), start=1) if is_fact(shape, place)]
    return dialect.unless_void(facts, score) if facts else score


def _layer(dialect: Dialect, items: list[str], effects: Iterable[tuple[int, str]]) -> str:
    through = " * ".join(f"(1 - {share} * {_worth(dialect, items[place - 1])})" for place, share in effects)
    return f"min({LAYER_CAP}, 1 - {through})"


def _minutes(dialect: Dialect, items: list[str], given: Iterable[tuple[int, int]]) -> str:
    return " + ".join(f"{minutes} * {_worth(dialect, items[place - 1])}" for place, minutes in given)


def _way(dialect: Dialect, section: str, way: Way) -> str:
    """Write the share of attempts that succeed along one path."""
    items = feeding_ids(section)
    noticed = f"{_layer(dialect, items, THREAT.detect)} * {_layer(dialect, items, THREAT.communicate)}"
    needed = f"({THREAT.minutes} - {_minutes(dialect, items, THREAT.faster)})"
    in_time = f"min(1, ({_minutes(dialect, items, way.delay)}) {dialect.divide} {needed})"
    return f"(1 - {_layer(dialect, items, way.barrier)}) * (1 - {noticed} * {in_time})"


def _risk(dialect: Dialect, section: str) -> str:
    """Write the risk at its upper end, from the paths that stand beside it as values of their own."""
    ways = [dialect.ref(f"{section}.{way.id}") for way in THREAT.ways]
    mean = " + ".join(f"{way.share} * {ref}" for way, ref in zip(THREAT.ways, ways, strict=True))
    mixed = f"({THREAT.targeting} * max({', '.join(ways)}) + (1 - {THREAT.targeting}) * ({mean}))"
    base = f"{THREAT.frequency} * {THREAT.impact} {dialect.divide} {THREAT.reference}"
    return f"{base} * (1 - {_layer(dialect, feeding_ids(section), THREAT.deter)}) * {mixed}"


def _results(dialect: Dialect, shape: Shape, section: str) -> dict[str, str]:
    """Return what is computed in a section: name → expression."""
    found = {"score": _score(dialect, shape, section)}
    found |= {way.id: _way(dialect, section, way) for way in THREAT.ways}
    return {**found, "risk": _risk(dialect, section)}


def survey_json(shape: Shape, size: int) -> str:
    """Write a generated questionnaire as a SurveyJS form: a page for each section."""
    sections = section_ids(size)
    pages: list[dict[str, object]] = [
        {"name": section, "elements": _survey_elements(shape, section)} for section in sections
    ]
    overall = {"type": "expression", "name": "overall", "expression": SURVEY.overall(sections)}
    return json.dumps({"pages": [*pages, {"name": "results", "elements": [overall]}]})


def _survey_elements(shape: Shape, section: str) -> list[dict[str, object]]:
    questions = [_survey_question(shape, section, place) for place in range(1, SECTION_SIZE + 1)]
    return questions + [
        {"type": "expression", "name": survey_name(f"{section}.{name}"), "expression": expression}
        for name, expression in _results(SURVEY, shape, section).items()
    ]


def _survey_question(shape: Shape, section: str, place: int) -> dict[str, object]:
    item, gate = f"{section}.q{place}", gate_of(shape, section, place)
    question: dict[str, object] = {
        "type": "radiogroup",
        "name": survey_name(item),
        "title": f"{item}?",
        "choices": _FACT if is_fact(shape, place) else _SCORED,
    }
    return question if gate is None else {**question, "visibleIf": f"{SURVEY.ref(gate)} = 'yes'"}


def xform_xml(shape: Shape, size: int) -> str:
    """Write a generated questionnaire as an ODK XForm: a group for each section."""
    sections = section_ids(size)
    nodes = "".join(_nodes(section) for section in sections)
    binds = "".join(_binds(shape, section) for section in sections)
    binds += _calculated(node_path("overall"), XFORM.overall(sections))
    groups = "".join(_group(shape, section) for section in sections)
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">'
        "<h:head><h:title>Generated</h:title><model><instance>"
        f'<data id="generated">{nodes}<overall/><meta><instanceID/></meta></data>'
        f"</instance>{binds}</model></h:head><h:body>{groups}</h:body></h:html>"
    )


def _nodes(section: str) -> str:
    names = [f"q{place}" for place in range(1, SECTION_SIZE + 1)]
    names += ["score", *(way.id for way in THREAT.ways), "risk"]
    return f"<{section}>{''.join(f'<{name}/>' for name in names)}</{section}>"


def _binds(shape: Shape, section: str) -> str:
    binds = []
    for place, item in enumerate(item_ids(section), start=1):
        gate = gate_of(shape, section, place)
        relevant = f" relevant={quoteattr(f'{node_path(gate)} = {chr(39)}yes{chr(39)}')}" if gate else ""
        binds.append(f'<bind nodeset="{node_path(item)}" type="string"{relevant}/>')
    binds += [
        _calculated(node_path(f"{section}.{name}"), expression)
        for name, expression in _results(XFORM, shape, section).items()
    ]
    return "".join(binds)


def _calculated(path: str, expression: str) -> str:
    return f'<bind nodeset="{path}" type="decimal" calculate={quoteattr(expression)}/>'


def _group(shape: Shape, section: str) -> str:
    questions = []
    for place, item in enumerate(item_ids(section), start=1):
        options = _FACT if is_fact(shape, place) else _SCORED
        choices = "".join(
            f"<item><label>{option}</label><value>{option}</value></item>" for option in options
        )
        label = escape(f"{item}?")
        questions.append(f'<select1 ref="{node_path(item)}"><label>{label}</label>{choices}</select1>')
    return f'<group ref="{node_path(section)}"><label>{section}</label>{"".join(questions)}</group>'
