"""Small random packs and answers that obey the checks on content, for the properties."""

from fractions import Fraction

from hypothesis import strategies as st

from tests.builders import (
    a_fact,
    a_mishap,
    a_pack,
    a_path,
    a_readiness,
    a_section,
    an_adversary,
    an_effect,
    an_item,
    critical,
    help_in,
    is_,
    minutes,
)
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item, Route, Section
from zelfscan.core.response import Responses
from zelfscan.core.risk import Factor

_SHARES = [Fraction(n, 10) for n in range(0, 11)]
_SCALES = (
    {"yes": 1, "partly": Fraction(1, 3), "no": 0},
    {"yes": 1, "no": 0},
    {"always": 1, "mostly": Fraction(2, 3), "sometimes": Fraction(1, 3), "never": 0},
)
shares = st.sampled_from(_SHARES)


@st.composite
def _item(draw, name):
    return an_item(
        name,
        draw(st.sampled_from(_SCALES)),
        weight=draw(st.integers(1, 3)),
        not_applicable=draw(st.booleans()),
        counts_as=draw(shares),
        critical=draw(st.one_of(st.none(), st.just(critical("1/2", 49)))),
    )


@st.composite
def items(draw):
    """Draw a base item, some free items, a fact with follow-ups, and a scored gate with follow-ups."""
    found = [an_item("base", weight=draw(st.integers(1, 3)))]
    found += [draw(_item(f"free-{n}")) for n in range(draw(st.integers(0, 3)))]
    if draw(st.booleans()):
        found.append(a_fact("shed", "yes", "no", void=("no",)))
        found += [
            draw(_item(f"shed-{n}")).model_copy(update={"asked_when": is_("shed", "yes")})
            for n in range(draw(st.integers(1, 2)))
        ]
    if draw(st.booleans()):
        gate = {"best": 1, "middle": Fraction(1, 2), "worst": 0}
        asks_best = draw(st.booleans())
        implies = {"worst": "0"} if asks_best else {"worst": "0", "best": "1"}
        asking = ("best", "middle") if asks_best else ("middle",)
        found.append(an_item("gate", gate, implies=implies, weight=draw(st.integers(1, 3))))
        found += [
            draw(_item(f"behind-{n}")).model_copy(update={"asked_when": is_("gate", *asking)})
            for n in range(draw(st.integers(1, 2)))
        ]
    return tuple(found)


@st.composite
def scenarios(draw, asked: tuple[Item, ...]):
    """Draw one scenario of each kind over the items."""
    scored = [item.id for item in asked if item.is_scored]
    pick = st.sampled_from(scored)

    def effects(most):
        return tuple(an_effect(draw(pick), draw(shares)) for _ in range(draw(st.integers(0, most))))

    facts = [item.id for item in asked if not item.is_scored]
    exists = is_(facts[0], "yes") if facts and draw(st.booleans()) else None
    paths = (
        a_path("one", *effects(2), share=draw(st.integers(1, 3)), delay=(minutes(draw(pick), 10),)),
        a_path("two", *effects(2), share=draw(st.integers(1, 3)), exists_when=exists),
    )
    factors: tuple[Factor, ...] = ()
    if facts and draw(st.booleans()):
        factors = (
            Factor(
                item=facts[0], values=(("yes", draw(st.sampled_from(["1/2", 1, 2]))),), grade="assumption"
            ),
        )
    adversary = an_adversary(
        "adversary",
        *paths,
        targeting=draw(st.sampled_from(["1/2", 1])),
        deter=effects(2),
        detect=effects(2),
        communicate=effects(2),
        respond=draw(st.sampled_from([None, help_in(15), help_in(15, minutes(draw(pick), 5))])),
        factors=factors,
    )
    mishap = a_mishap(
        "mishap", prevent=effects(2), detect=effects(1), heard=effects(1), escape=effects(1), factors=factors
    )
    return (
        adversary,
        mishap,
        a_readiness("ready", *dict.fromkeys(draw(st.lists(pick, min_size=1, max_size=3)))),
    )


@st.composite
def packs(draw) -> Pack:
    """Draw a pack of two sections with scenarios over its items."""
    asked = draw(items())
    cut = draw(st.integers(1, len(asked)))
    first = [item.id for item in asked[:cut]]
    rest = [item.id for item in asked[cut:]]
    sections: tuple[Section, ...] = (a_section("first", *first, weight=draw(st.integers(1, 2))),)
    sections += (a_section("second", *rest),) if rest else ()
    return a_pack(*asked, sections=sections, scenarios=draw(scenarios(asked)))


@st.composite
def answered(draw, pack: Pack) -> Responses:
    """Draw answers: an option, unknown, not applicable where allowed, or none yet."""
    values = {}
    for item in pack.items:
        choices = [option.id for option in item.options] + ["unknown", None]
        choices += ["not-applicable"] if item.not_applicable else []
        value = draw(st.sampled_from(choices))
        if value is not None:
            values[item.id] = value
    return Responses(values)


@st.composite
def cases(draw) -> tuple[Pack, Responses]:
    """Draw a pack with answers to it."""
    pack = draw(packs())
    return pack, draw(answered(pack))


def shorter(pack: Pack) -> Route:
    """Return a route without the items behind a gate that stand last."""
    kept = tuple(item for item in pack.routes[0].items if not item.startswith("free"))
    return pack.routes[0].model_copy(update={"id": "kort", "items": kept})
