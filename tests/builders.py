"""One builder per noun, so that tests read as sentences."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.condition import All, AnsweredWith, AnyOf, Condition, Not
from zelfscan.core.flow import situation_of
from zelfscan.core.measure import Funding, Measure, Norm
from zelfscan.core.pack import Cutoffs, EmergencyCard, Pack
from zelfscan.core.planning import Choice
from zelfscan.core.questionnaire import Advice, AnswerOption, Critical, Item, Route, Section
from zelfscan.core.regulation import Regulation
from zelfscan.core.response import Responses
from zelfscan.core.risk import Adversary, Baseline, Effect, Minutes, Mishap, Need, Path, Readiness, Response
from zelfscan.core.situation import Situation
from zelfscan.core.text import LocalizedText

TODAY = date(2026, 11, 23)
CUTOFFS = Cutoffs(
    fair=Fraction(50),
    good=Fraction(80),
    coverage=Fraction(7, 10),
    medium=Fraction(1, 2),
    high=Fraction(5, 4),
    reference=Fraction(1),
    layer_cap=Fraction(19, 20),
)


def is_(item: str, *options: str) -> AnsweredWith:
    return AnsweredWith.model_validate({"item": item, "is": options})


def all_of(*parts: Condition) -> All:
    return All(all=parts)


def any_of(*parts: Condition) -> AnyOf:
    return AnyOf(any=parts)


def not_(part: Condition) -> Not:
    return Not.model_validate({"not": part})


def options(values: Mapping[str, Any], implies: Mapping[str, Any] | None = None) -> tuple[AnswerOption, ...]:
    """Build options from id → value (none for a fact)."""
    declared = implies or {}
    return tuple(
        AnswerOption(id=key, text=LocalizedText(base=key), value=value, implies=declared.get(key))
        for key, value in values.items()
    )


def an_item(item_id: str, values: Mapping[str, Any] | None = None, **changes: Any) -> Item:
    """Build an item that is answered with yes (1), partly (1/3) or no (0)."""
    chosen = values if values is not None else {"yes": 1, "partly": "1/3", "no": 0}
    implies = changes.pop("implies", None)
    return Item(
        **{
            "id": item_id,
            "question": f"{item_id}?",
            "why": "Daarom.",
            "good": f"{item_id} is goed.",
            "fact": item_id,
            "options": options(chosen, implies),
            **changes,
        }
    )


def a_fact(item_id: str, *names: str, **changes: Any) -> Item:
    """Build a fact; options that hide follow-ups are given as ``void=("no",)``."""
    void = changes.pop("void", ())
    values = dict.fromkeys(names or ("yes", "no"))
    return an_item(item_id, values, good=None, implies=dict.fromkeys(void, "void"), **changes)


def a_measure(measure_id: str, **changes: Any) -> Measure:
    """Build a measure that costs money and some effort; without a source it is our own proposal."""
    return Measure(
        **{
            "id": measure_id,
            "ref": measure_id.upper(),
            "area": "deuren",
            "title": measure_id,
            "why": "Daarom.",
            "how": ("Zo.",),
            "norm": Norm(kind="none", text=LocalizedText(base="Een norm is niet gevonden.")),
            "done_when": "Het is gedaan.",
            "funding": (Funding(regulation="2024", basis="pkvw", payer="self"),),
            "effort": 2,
            "is_free": False,
            "is_once": "maintenance" not in changes,
            "sources": (),
            "confidence": "low",
            "is_own_proposal": not changes.get("sources"),
            **changes,
        }
    )


def advises(measure: str, **changes: Any) -> Advice:
    return Advice(measure=measure, **changes)


def an_effect(item: str, share: Any = "0.5") -> Effect:
    return Effect(item=item, lower=Fraction(0), central=share, upper=Fraction(1), grade="assumption")


def minutes(item: str, amount: Any) -> Minutes:
    return Minutes(item=item, minutes=amount, grade="assumption")


def a_path(path_id: str, *barrier: Effect, share: Any = 1, **changes: Any) -> Path:
    return Path(id=path_id, title=LocalizedText(base=path_id), share=share, barrier=barrier, **changes)


def _scenario(scenario_id: str, **changes: Any) -> dict[str, Any]:
    return {"id": scenario_id, "title": scenario_id, "explanation": "Iets.", "domain": "wonen", **changes}


def an_adversary(scenario_id: str, *paths: Path, **changes: Any) -> Adversary:
    """Build an opportunist with λ 1, impact 1 and reference 1, so that R equals p."""
    return Adversary(
        **{
            "kind": "adversary",
            "frequency": 1,
            "frequency_grade": "assumption",
            "impact": 1,
            "targeting": "1/2",
            "baseline": Baseline(kind="average-home", p=Fraction(1)),
            "paths": paths,
            **_scenario(scenario_id, **changes),
        }
    )


def a_mishap(scenario_id: str, **changes: Any) -> Mishap:
    return Mishap(
        **{
            "kind": "mishap",
            "frequency": 1,
            "frequency_grade": "assumption",
            "impact": 1,
            "baseline": Baseline(kind="example", p=Fraction(1)),
            **_scenario(scenario_id, **changes),
        }
    )


def a_readiness(scenario_id: str, *items: str, **changes: Any) -> Readiness:
    needs = tuple(Need(item=item) for item in items)
    return Readiness(**{"kind": "readiness", "needs": needs, **_scenario(scenario_id, **changes)})


def help_in(amount: Any, *faster: Minutes) -> Response:
    return Response(minutes=amount, faster=faster, grade="assumption")


def a_regulation(**changes: Any) -> Regulation:
    return Regulation.model_validate(
        {
            "id": "2024",
            "title": "Regeling 2024",
            "valid_from": date(2024, 1, 1),
            "covers": is_("function", "alderman"),
            "claims": (),
            "sources": (),
            "read_on": TODAY,
            "confidence": "high",
            **changes,
        }
    )


def a_section(section_id: str, *items: str, weight: int = 1) -> Section:
    return Section(id=section_id, title=LocalizedText(base=section_id), items=items, weight=weight)


def a_pack(*items: Item, **changes: Any) -> Pack:
    """Build a pack of these items: one section and one route unless said otherwise."""
    ids = tuple(item.id for item in items)
    return Pack(
        **{
            "id": "tiny",
            "version": "1",
            "schema_version": 1,
            "language": "nl",
            "languages": ("nl",),
            "title": "Klein",
            "subtitle": "Voor een proef.",
            "authors": ("the zelfscan authors",),
            "licence": "CC-BY-4.0",
            "reviewed_on": TODAY,
            "profile": (),
            "sections": (a_section("only", *ids),),
            "routes": (Route(id="volledig", title=LocalizedText(base="Volledig"), minutes=1, items=ids),),
            "default_route": "volledig",
            "items": items,
            "measures": (),
            "scenarios": (),
            "regulations": (),
            "card": EmergencyCard(contacts=(), steps=(), notices=()),
            "sources": (),
            "cutoffs": CUTOFFS,
            **changes,
        }
    )


def responses(**answers: str) -> Responses:
    """Build answers; an underscore in a name stands for a hyphen."""
    return Responses({name.replace("_", "-"): value for name, value in answers.items()})


def a_situation(pack: Pack, answers: Responses | None = None, **changes: Any) -> Situation:
    return situation_of(pack, pack.routes[0], answers or Responses(**changes))


def judge(
    pack: Pack,
    answers: Responses | None = None,
    choices: Mapping[str, Choice] | None = None,
    day: date = TODAY,
) -> Assessment:
    return assess(pack, pack.routes[0], answers or Responses(), day, choices)


def critical(threshold: Any, cap: Any) -> Critical:
    return Critical(threshold=threshold, cap=cap)


def ids(things: Iterable[Any]) -> list[str]:
    return [thing.id for thing in things]


def third(count: int = 1) -> Fraction:
    return Fraction(count, 3)
