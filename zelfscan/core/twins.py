"""Measures that are alike in everything but their name: of those, the first by id is always taken first.

Twins cost the same, raise items that do exactly the same in every scenario, and have nothing to do with other
measures. Exchanging them changes nothing, so a set with a later twin and without an earlier one is never the
answer, and need not be looked at.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from zelfscan.core.combining import Combination
from zelfscan.core.pack import Pack
from zelfscan.core.planning import raised_by
from zelfscan.core.risks import worst_world
from zelfscan.core.situation import World
from zelfscan.core.workings import workings_of

_Part = tuple[str, str, str, str, Fraction, Fraction]
_Likeness = tuple[int, tuple[_Part, ...]]


def twins(
    together: Combination, measures: Iterable[str], prices: Mapping[str, int]
) -> dict[str, tuple[str, ...]]:
    """Return, for each measure, its twins that come after it by id."""
    names = sorted(measures)
    pack = together.situation.pack
    raised = {name: raised_by(pack, [name]) for name in names}
    needed = {each for measure in pack.measures for each in measure.requires}
    alike: dict[_Likeness, list[str]] = {}
    worlds = {each.id: worst_world(together.situation, each) for each in together.scenarios}
    for name in names:
        others = {item for other in names if other != name for item in raised[other]}
        is_alone = not others & raised[name].keys() and all(_is_plain(pack, item) for item in raised[name])
        if is_alone and name not in needed and not pack.measure_by_id[name].requires:
            parts = tuple(sorted(_parts(together, worlds, raised[name])))
            alike.setdefault((prices[name], parts), []).append(name)
    return {name: tuple(group[at + 1 :]) for group in alike.values() for at, name in enumerate(group)}


def _is_plain(pack: Pack, item_id: str) -> bool:
    """Tell whether no condition has to do with an item."""
    return not pack.item_by_id[item_id].gates and not any(item_id in item.gates for item in pack.items)


def _parts(
    together: Combination, worlds: Mapping[str, World], raised: Mapping[str, Fraction]
) -> Iterable[_Part]:
    """Give everything that a measure does: where, how much, from which fulfilment and to which."""
    for scenario in together.scenarios:
        found = workings_of(scenario)
        world = worlds[scenario.id]
        for item, target in raised.items():
            repeats = together.situation.pack.item_by_id[item].repeats
            now = repr(
                [world.in_risk(item).low, *(world.in_risk(item, e).low for e in world.elements(repeats))]
            )
            for each in found.get(item, ()):
                yield (scenario.id, each.part, each.layer, now, each.central, target)
