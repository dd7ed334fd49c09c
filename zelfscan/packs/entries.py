"""From what an author writes to the core's models: scales, effect classes and short forms spelt out."""

from collections.abc import Mapping
from typing import Any

from zelfscan.packs.faults import not_there

Entry = dict[str, Any]


class Unfit(Exception):
    """An entry that cannot be spelt out, with the reason."""


def item(entry: Entry, scales: Mapping[str, Any]) -> Entry:
    """Replace ``scale`` by the options of that scale, and let ``fact`` default to the id."""
    spelt = {"fact": entry.get("id"), **entry}
    if "scale" in spelt:
        scale = spelt["scale"]
        if "options" in spelt:
            raise Unfit("kies 'scale' of 'options', niet allebei")
        if not isinstance(scale, str) or scale not in scales:
            raise Unfit(not_there("schaal", str(scale), scales))
        spelt["options"] = scales[scale]
    return spelt


def scenario(entry: Entry, classes: Mapping[str, Any]) -> Entry:
    """Spell out effect classes, factors and the answers of the example."""
    spelt = dict(entry)
    for layer in ("deter", "detect", "communicate", "prevent", "heard", "escape"):
        if layer in spelt:
            spelt[layer] = _effects(spelt[layer], classes)
    if isinstance(spelt.get("paths"), tuple):
        spelt["paths"] = tuple(_path(path, classes) for path in spelt["paths"])
    if isinstance(spelt.get("factors"), tuple):
        spelt["factors"] = tuple(_pairs(factor, "values") for factor in spelt["factors"])
    if isinstance(spelt.get("baseline"), dict):
        baseline = _pairs(spelt["baseline"], "answers")
        # The share of our own example is computed from its answers once the pack stands; 1 holds its place.
        spelt["baseline"] = {"p": 1, **baseline} if baseline.get("kind") == "example" else baseline
    return spelt


def _path(path: Any, classes: Mapping[str, Any]) -> Any:
    if not isinstance(path, dict) or "barrier" not in path:
        return path
    return {**path, "barrier": _effects(path["barrier"], classes)}


def _effects(effects: Any, classes: Mapping[str, Any]) -> Any:
    if not isinstance(effects, tuple):
        return effects
    return tuple(_effect(effect, classes) for effect in effects)


def _effect(effect: Any, classes: Mapping[str, Any]) -> Any:
    if not isinstance(effect, dict) or "effect" not in effect:
        return effect
    rest = {key: value for key, value in effect.items() if key != "effect"}
    name = effect["effect"]
    interval = classes.get(name) if isinstance(name, str) else None
    if not isinstance(interval, tuple) or len(interval) != 3:
        known = ", ".join(classes) or "geen; zet ze in 'effect_classes'"
        raise Unfit(f"onbekende klasse van effect '{name}'; kies uit: {known}")
    lower, central, upper = interval
    return {"lower": lower, "central": central, "upper": upper, "grade": "assumption", **rest}


def _pairs(entry: Any, key: str) -> Any:
    if not isinstance(entry, dict) or not isinstance(entry.get(key), dict):
        return entry
    return {**entry, key: tuple(entry[key].items())}


def route(entry: Any, asked: Mapping[str, tuple[str, ...]]) -> Any:
    """Spell out a word for the items of a route, and take the items of its stops where it has them.

    ``asked`` gives the items by word: ``all`` is every item that is not for the adviser alone,
    ``with-adviser`` every item.
    """
    if not isinstance(entry, dict):
        return entry
    if isinstance(entry.get("items"), str) and entry["items"] in asked:
        return {**entry, "items": asked[entry["items"]]}
    stops = entry.get("stops")
    if "items" not in entry and isinstance(stops, tuple):
        found = [stop.get("items") for stop in stops if isinstance(stop, dict)]
        items = [item for each in found if isinstance(each, tuple) for item in each]
        return {**entry, "items": tuple(dict.fromkeys(items))}
    return entry
