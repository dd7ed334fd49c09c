"""Small random packs, answers and measures that obey the checks on content, for the properties.

A pack has at most four gates: facts and scored items, gates behind gates, one that repeats for every door.
"""

from fractions import Fraction

from hypothesis import strategies as st

from tests.builders import (
    CUTOFFS,
    TODAY,
    a_fact,
    a_measure,
    a_mishap,
    a_pack,
    a_path,
    a_readiness,
    a_regulation,
    a_section,
    advises,
    all_of,
    an_adversary,
    an_effect,
    an_item,
    any_of,
    critical,
    help_in,
    is_,
    minutes,
    not_,
)
from zelfscan.core.element import Element, ElementKind
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import Responses
from zelfscan.core.risk import Factor, Need
from zelfscan.core.text import LocalizedText
from zelfscan.errors.content import Fault
from zelfscan.packs.checks import check
from zelfscan.packs.stock import Stock

_SCALES = (
    {"yes": 1, "no": 0},
    {"yes": 1, "partly": Fraction(1, 3), "no": 0},
    {"always": 1, "mostly": Fraction(2, 3), "sometimes": Fraction(1, 3), "never": 0},
    {"no": 0, "half": Fraction(1, 2), "also-half": Fraction(1, 2), "yes": 1},
)
# The options of a scored gate from worst to best, those that ask, and what the others declare.
_GATES = (
    (("best",), {"worst": "0", "middle": "0"}),
    (("best", "middle"), {"worst": "0"}),
    (("middle",), {"worst": "0", "best": "1"}),
    (("middle", "worst"), {"best": "1"}),
)
_GATE_SCALE = {"worst": Fraction(0), "middle": Fraction(1, 2), "best": Fraction(1)}
_FACTORS = [Fraction(1, 2), Fraction(1), Fraction(5, 4), Fraction(2)]
_KINDS = ("door", "window")
EFFECTS = [Fraction(n, 20) for n in (0, 1, 2, 5, 8, 10, 12, 15, 19, 20)]
KAPPAS = [Fraction(0), Fraction(1, 2), Fraction(1)]
shares = st.sampled_from(EFFECTS)
counts = st.integers(1, 3)


@st.composite
def scored(draw, name, /, **changes):
    """Draw a scored item on which no condition looks."""
    drawn = {
        "weight": draw(counts),
        "not_applicable": draw(st.booleans()),
        "counts_as": draw(shares),
        "critical": draw(st.sampled_from([None, None, critical("1/2", 49), critical(1, 79)])),
        "repeats": draw(st.sampled_from([None, *_KINDS])),
    }
    return an_item(name, draw(st.sampled_from(_SCALES)), **{**drawn, **changes})


@st.composite
def gate(draw, name, /, **changes):
    """Draw a scored gate; return it with the condition of what it asks."""
    # Where a gate repeats, a better answer on one door can make the gate as a whole unknown. If it asks at
    # its worst, what was answered behind it would then no longer count.
    asking, implies = draw(st.sampled_from(_GATES[:3] if "repeats" in changes else _GATES))
    order = draw(st.permutations(sorted(_GATE_SCALE)))
    values = {option: _GATE_SCALE[option] for option in order}
    hiding = [option for option in order if option not in asking]
    condition = draw(st.sampled_from([is_(name, *asking), not_(is_(name, *hiding))]))
    found = an_item(name, values, implies=implies, weight=draw(counts), counts_as=draw(shares), **changes)
    return found, condition


@st.composite
def _shed(draw, room):
    """Draw a fact that says what is there, with follow-ups; behind it another fact, or a scored gate."""
    names = draw(st.sampled_from([("yes", "no"), ("large", "small", "no"), ("no", "large", "small")]))
    there = [name for name in names if name != "no"]
    condition = draw(st.sampled_from([is_("shed", *there), not_(is_("shed", "no"))]))
    found = [a_fact("shed", *names, void=("no",)), draw(scored("shed-0", asked_when=condition))]
    behind = draw(st.sampled_from(["", "loft", "gate"])) if room > 1 else ""
    if behind == "loft":
        found.append(a_fact("loft", "yes", "no", "old", void=("no",), asked_when=condition))
        found.append(draw(scored("loft-0", asked_when=is_("loft", "yes", "old"))))
    if behind == "gate":
        inner, opened = draw(gate("shed-gate", asked_when=condition))
        found += [inner, draw(scored("shed-gate-0", asked_when=opened))]
    return found


@st.composite
def _alarm(draw, room):
    """Draw a scored gate with follow-ups; behind it another one, or a fact."""
    first, condition = draw(gate("alarm"))
    found = [first, draw(scored("alarm-0", asked_when=condition))]
    behind = draw(st.sampled_from(["", "line", "brand"])) if room > 1 else ""
    if behind == "line":
        inner, opened = draw(gate("line", asked_when=condition))
        found += [inner, draw(scored("line-0", asked_when=opened))]
    if behind == "brand":
        found.append(a_fact("brand", "old", "new", void=("new",), asked_when=condition))
        found.append(draw(scored("brand-0", asked_when=is_("brand", "old"))))
    return found


@st.composite
def _slot(draw, room):
    """Draw a scored gate that repeats for every door."""
    found, condition = draw(gate("slot", repeats="door"))
    return [found, draw(scored("slot-0", asked_when=condition))]


@st.composite
def items(draw) -> tuple[Item, ...]:
    """Draw items, never more than four gates among them; every condition is allowed by the checks."""
    found = [draw(scored(f"free-{n}")) for n in range(draw(st.integers(0, 2)))]
    found += [draw(scored("lock", repeats="door"))] if draw(st.booleans()) else []
    found += [a_fact("area", "quiet", "normal", "busy")]
    room = 3  # The fourth gate is the area, which may say whether a path exists.
    for block in draw(st.permutations([_shed, _alarm, _slot])):
        if room and draw(st.booleans()):
            drawn = draw(block(room))
            found += drawn
            room -= sum(1 for item in drawn if not item.id.endswith("-0"))
    asked = {item.id: item.asked_when for item in found}
    if "shed-0" in asked and draw(st.booleans()):
        other = asked.get("alarm-0") or asked.get("slot-0")
        both = [all_of(asked["shed-0"], other)] if other is not None else []
        either = any_of(asked["shed-0"], is_("area", "busy"))
        found.append(draw(scored("shared", asked_when=draw(st.sampled_from([*both, either])))))
    return tuple(found)


@st.composite
def effects(draw, names, most=2, least=0):
    """Draw some effects of these items, each at most once in a layer."""
    some = draw(st.lists(st.sampled_from(names), min_size=least, max_size=most, unique=True))
    return tuple(an_effect(name, draw(shares)) for name in some)


def _facts(asked):
    """Return the facts on which existence and factors may rest: none that a scored gate can hide."""
    return [item for item in asked if not item.is_scored and item.id != "brand"]


@st.composite
def _exists(draw, asked):
    fact = draw(st.sampled_from(_facts(asked)))
    names = [option.id for option in fact.options]
    some = draw(st.sampled_from([names[:1], names[1:], names[-1:]]))
    return draw(st.sampled_from([is_(fact.id, *some), not_(is_(fact.id, *some))]))


@st.composite
def paths(draw, name, asked):
    """Draw a path, for every element where something in it repeats."""
    names = [item.id for item in asked if item.is_scored]
    repeating = [item.id for item in asked if item.repeats is not None]
    barrier = draw(effects(repeating, 1)) if repeating else ()
    barrier += draw(effects([name for name in names if name not in {each.item for each in barrier}]))
    delay = tuple(minutes(draw(st.sampled_from(names)), draw(counts)) for _ in range(draw(st.integers(0, 1))))
    fed_by = {each.item for each in (*barrier, *delay)}
    kinds = sorted({item.repeats for item in asked if item.repeats is not None and item.id in fed_by})
    return a_path(
        name,
        *barrier,
        share=draw(counts),
        delay=delay,
        element=draw(st.sampled_from(kinds)) if kinds else None,
        exists_when=draw(st.one_of(st.none(), _exists(asked))),
    )


@st.composite
def scenarios(draw, asked: tuple[Item, ...]):
    """Draw one scenario of each kind over the items."""
    names = [item.id for item in asked if item.is_scored]
    factors: tuple[Factor, ...] = ()
    if draw(st.booleans()):
        fact = draw(st.sampled_from(_facts(asked)))
        some = fact.options[: draw(counts)]
        values = tuple((option.id, draw(st.sampled_from(_FACTORS))) for option in some)
        factors = (Factor(item=fact.id, values=values, grade="assumption"),)
    faster = draw(st.sampled_from([(), (minutes(draw(st.sampled_from(names)), 2),)]))
    adversary = an_adversary(
        "attack",
        *(draw(paths(f"way-{n}", asked)) for n in range(draw(counts))),
        targeting=draw(st.sampled_from(KAPPAS)),
        deter=draw(effects(names, 1)),
        detect=draw(effects(names)),
        communicate=draw(effects(names, 1)),
        respond=draw(st.sampled_from([None, help_in(3, *faster)])),
        factors=factors,
    )
    # These three do something only together, so all are there or none is.
    least = draw(st.integers(0, 1))
    layers = {name: draw(effects(names, 2 * least, least)) for name in ("detect", "heard", "escape")}
    mishap = a_mishap("fire", prevent=draw(effects(names)), factors=factors, **layers)
    needed = draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
    needs = tuple(Need(item=name, weight=draw(counts)) for name in needed)
    return adversary, mishap, a_readiness("ready", needs=needs)


@st.composite
def _with_measures(draw, asked, most):
    """Let measures raise some items, a gate to the value of one of its options; some need another first."""
    gates = {name for item in asked for name in item.gates}
    scored_items = [item for item in asked if item.is_scored]
    advice: dict[str, list] = {}
    measures = []
    for n in range(draw(st.integers(1, most))):
        for item in draw(st.lists(st.sampled_from(scored_items), max_size=3, unique_by=lambda each: each.id)):
            own = {option.value for option in item.options if option.value}
            targets = own if item.id in gates else own | {Fraction(1, 4), Fraction(3, 4), Fraction(1)}
            to = draw(st.sampled_from(sorted(targets)))
            advice.setdefault(item.id, []).append(advises(f"m-{n}", to=to))
        earlier = [measure.id for measure in measures]
        needed = draw(st.lists(st.sampled_from(earlier), unique=True, max_size=2)) if earlier else ()
        measures.append(a_measure(f"m-{n}", requires=tuple(needed)))
    changed = (
        item.model_copy(update={"advises": tuple(advice[item.id])}) if item.id in advice else item
        for item in asked
    )
    return tuple(changed), tuple(measures)


@st.composite
def packs(draw, most_measures: int = 4) -> Pack:
    """Draw a pack of one to three sections, each with an item that is always asked."""
    names = [f"section-{n}" for n in range(draw(counts))]
    bases = tuple(an_item(f"base-{n}", weight=draw(counts)) for n in range(len(names)))
    rest = draw(items())
    asked, measures = draw(_with_measures((*bases, *rest), most_measures))
    held = {name: [base.id] for name, base in zip(names, bases, strict=True)}
    for item in rest:
        held[draw(st.sampled_from(names))].append(item.id)
    return a_pack(
        *asked,
        sections=tuple(a_section(name, *held[name], weight=draw(counts)) for name in names),
        scenarios=draw(scenarios(asked)),
        measures=measures,
        element_kinds=tuple(_kind(name) for name in _KINDS),
        regulations=(a_regulation(covers=is_("base-0", "yes"), valid_from=TODAY),),
        cutoffs=CUTOFFS.model_copy(
            update={"layer_cap": draw(st.sampled_from([Fraction(19, 20), Fraction(1, 2), Fraction(1)]))}
        ),
    )


def _kind(name):
    return ElementKind(id=name, title=LocalizedText(base=name), plural=LocalizedText(base=f"{name}s"))


def faults_of(pack: Pack) -> list[Fault]:
    """Return what the checks on content find wrong with a pack."""
    stock = Stock(
        items=pack.item_by_id,
        measures=pack.measure_by_id,
        scenarios=pack.scenario_by_id,
        element_kinds={kind.id: kind for kind in pack.element_kinds},
        regulations={each.id: each for each in pack.regulations},
    )
    kinds = ("items", "measures", "scenarios", "element_kinds", "regulations")
    stock.places = {(kind, name): ("pack.yaml", 1) for kind in kinds for name in getattr(stock, kind)}
    check(pack, stock)
    return stock.faults


def every_answer(item: Item) -> list[str]:
    """Return the options of an item, and not applicable where that is allowed."""
    return [option.id for option in item.options] + (["not-applicable"] if item.not_applicable else [])


@st.composite
def answered(draw, pack: Pack) -> Responses:
    """Draw answers, some of them unknown or missing, and up to three doors and windows."""

    def answers_to(asked):
        found = {}
        for item in asked:
            value = draw(st.sampled_from([*every_answer(item), "unknown", None]))
            if value is not None:
                found[item.id] = value
        return found

    values = answers_to(pack.items)
    elements = []
    for n in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(["door", "door", "window"]))
        own = answers_to([item for item in pack.items if item.repeats == kind])
        elements.append(Element(f"e-{n}", kind, f"{kind} {n}", own))
    return Responses(values, elements=tuple(elements))


@st.composite
def cases(draw) -> tuple[Pack, Responses]:
    """Draw a pack with answers to it."""
    pack = draw(packs())
    return pack, draw(answered(pack))


@st.composite
def some_measures(draw, pack: Pack) -> tuple[str, ...]:
    """Draw some measures of a pack, without looking at what they need."""
    return tuple(draw(st.lists(st.sampled_from([each.id for each in pack.measures]), unique=True)))
