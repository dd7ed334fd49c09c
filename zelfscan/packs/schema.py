"""The format of a questionnaire as JSON Schema (2020-12), so that an editor can help somebody who writes one.

It describes what an author writes, not what the core works with: a text is plain text, a scale or an effect
class may stand for what it spells, and a list names things by their id. What the lint finds beyond the shape
of a file is not in it. The shapes come from the models; what differs stands below, a function for each thing.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from zelfscan.core.element import ElementKind
from zelfscan.core.frozen import exact
from zelfscan.core.incident import IncidentKind
from zelfscan.core.measure import Measure
from zelfscan.core.pack import Contact, Cutoffs, EmergencyCard, Pack, Source
from zelfscan.core.questionnaire import Item, Picture, Scale
from zelfscan.core.regulation import Regulation
from zelfscan.core.risk import Adversary, Mishap, Readiness
from zelfscan.packs.case_file import Case
from zelfscan.packs.stock import LISTS, SINGLES

Schema = dict[str, Any]

NAMES = ("content", "pack", "case")
"""The kinds of files: what stands in a catalogue or beside a manifest, a manifest, and a worked case."""

_MODELS: tuple[type[BaseModel], ...] = (
    Scale, ElementKind, Picture, Item, Measure, Adversary, Mishap, Readiness, Regulation, IncidentKind,
    Contact, Source, Cutoffs, EmergencyCard, Pack, Case,
)  # fmt: skip
_ENTRIES: Mapping[str, tuple[str, ...]] = {
    "scales": ("Scale",),
    "element_kinds": ("ElementKind",),
    "pictures": ("Picture",),
    "items": ("Item",),
    "measures": ("Measure",),
    "scenarios": ("Adversary", "Mishap", "Readiness"),
    "regulations": ("Regulation",),
    "incident_kinds": ("IncidentKind",),
    "contacts": ("Contact",),
    "sources": ("Source",),
}
_CONDITIONS = ("AnsweredWith", "All", "AnyOf", "Not")
_WORDS = ("all", "with-adviser", "in-the-dark")
_BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum"}
_EXACT = "x-exact"


class _Shapes(GenerateJsonSchema):
    """The shapes of the models, with a mark where a number is exact, and without a title for every key."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """Mark an exact number; pydantic has no JSON Schema for a fraction."""
        if schema["function"]["function"] is exact:
            return {_EXACT: True}
        return super().function_before_schema(schema)

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Give no titles: they would only say the key once more."""
        return False


def schema_of(name: str, guide: str) -> Schema:
    """Return the schema of one kind of file; ``guide`` is the author's guide, which explains the keys."""
    definitions = _definitions(guide)
    root = _content() if name == "content" else definitions.pop(name.capitalize())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **root,
        "$defs": {each: definitions[each] for each in sorted(_reached(root, definitions))},
    }


def _content() -> Schema:
    lists = {key: {"type": "array", "items": _one_of(_ENTRIES[key])} for key in LISTS}
    interval = {"type": "array", "items": _number({"ge": 0, "le": 1}), "minItems": 3, "maxItems": 3}
    singles: Schema = {
        "effect_classes": {
            "description": "Classes of effects without evidence: lower, central and upper share of each.",
            "type": "object",
            "additionalProperties": interval,
        },
        "cutoffs": _to("Cutoffs"),
        "card": _to("EmergencyCard"),
    }
    return {
        "title": "Content of a questionnaire",
        "description": "What packs draw on. File names are free: the keys say what a file holds.",
        "type": "object",
        "properties": {**lists, **{key: singles[key] for key in SINGLES}},
        "additionalProperties": False,
        "minProperties": 1,
    }


def _definitions(guide: str) -> dict[str, Schema]:
    """Return every shape by its name, as an author writes it."""
    _, made = models_json_schema([(model, "validation") for model in _MODELS], schema_generator=_Shapes)
    found: dict[str, Schema] = _as_written(made["$defs"])
    for name, change in _CHANGES.items():
        change(found[name])
    found["LocalizedText"] = {"description": "A text that people read.", "type": "string", "pattern": r"\S"}
    found["Condition"] = {
        "description": "When something is asked, exists or holds.",
        **_one_of(_CONDITIONS),
    }
    found["Effect"] = {"oneOf": [found["Effect"], _short_effect(found["Effect"])]}
    for name, heading in (("Item", "A question"), ("Route", "A route"), ("IncidentKind", "An incident")):
        for key, meaning in _explained(guide, heading):
            if key in found[name]["properties"]:
                found[name]["properties"][key]["description"] = meaning
    return found


def _as_written(node: Any) -> Any:
    """Spell out exact numbers and conditions, and leave out what says nothing."""
    if isinstance(node, list):
        return [_as_written(each) for each in node]
    if not isinstance(node, dict):
        return node
    if _EXACT in node:
        return _number(node)
    if isinstance(node.get("anyOf"), list):
        refs = [each.get("$ref", "").rsplit("/", 1)[-1] for each in node["anyOf"]]
        if tuple(refs[:4]) == _CONDITIONS:
            node = {**node, "anyOf": [_to("Condition"), *node["anyOf"][4:]]}
    return {key: _as_written(each) for key, each in node.items() if (key, each) != ("default", None)}


def _number(marked: Mapping[str, Any]) -> Schema:
    """Return an exact number: plain figures, or text such as 1/3."""
    bounds = {_BOUNDS[key]: value for key, value in marked.items() if key in _BOUNDS}
    text = {"type": "string", "pattern": r"^([0-9]+/[0-9]*[1-9][0-9]*|[-+]?[0-9]+(\.[0-9]+)?)$"}
    kept = {key: marked[key] for key in ("default",) if key in marked}
    return {"anyOf": [{"type": "number", **bounds}, text], **kept}


def _to(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _one_of(names: tuple[str, ...]) -> Schema:
    return _to(names[0]) if len(names) == 1 else {"oneOf": [_to(name) for name in names]}


def _without(shape: Schema, *keys: str) -> None:
    for key in keys:
        shape["properties"].pop(key, None)
    _optional(shape, *keys)


def _optional(shape: Schema, *keys: str) -> None:
    shape["required"] = [key for key in shape["required"] if key not in keys]


def _item(shape: Schema) -> None:
    """A scale takes the place of options, and the fact is the id where it is not said."""
    _without(shape, "pictures")
    _optional(shape, "fact", "options")
    shape["oneOf"] = [{"required": ["scale"]}, {"required": ["options"]}]


def _picture(shape: Schema) -> None:
    """A drawing names its questions; in the core a question holds its drawings."""
    shape["properties"]["items"] = {
        "description": "The questions that it belongs to.",
        "type": "array",
        "items": shape["properties"]["id"],
        "minItems": 1,
    }
    shape["required"].append("items")


def _factor(shape: Schema) -> None:
    shape["properties"]["values"] = {"type": "object", "additionalProperties": _number({"gt": 0})}


def _baseline(shape: Schema) -> None:
    """The share of an example is computed from its answers."""
    shape["properties"]["answers"] = {"type": "object", "additionalProperties": {"type": "string"}}
    _optional(shape, "p")
    shape["anyOf"] = [{"required": ["p"]}, {"properties": {"kind": {"const": "example"}}}]


def _card(shape: Schema) -> None:
    shape["properties"]["contacts"] = {"type": "array", "items": {"type": "string"}}


def _route(shape: Schema) -> None:
    """A word may stand for the items, and stops may bring them."""
    listed = shape["properties"]["items"]
    shape["properties"]["items"] = {"oneOf": [listed, {"enum": list(_WORDS)}]}
    _optional(shape, "items")
    shape["anyOf"] = [{"required": ["items"]}, {"required": ["stops"]}]


def _manifest(shape: Schema) -> None:
    """A manifest names scenarios; everything else comes with the questions that it asks."""
    _without(shape, *(key for key in (*LISTS, *SINGLES) if key != "scenarios"))
    shape["properties"]["scenarios"] = {"type": "array", "items": {"type": "string"}}


_CHANGES: Mapping[str, Callable[[Schema], None]] = {
    "Item": _item,
    "Picture": _picture,
    "Factor": _factor,
    "Baseline": _baseline,
    "EmergencyCard": _card,
    "Route": _route,
    "Pack": _manifest,
}


def _short_effect(spelt: Schema) -> Schema:
    """Return the short form of an effect: a class instead of numbers."""
    kept = {key: spelt["properties"][key] for key in ("item", "grade", "sources")}
    named = {"description": "The name of one of the effect_classes.", "type": "string"}
    return {
        "description": "An effect without evidence, by the name of its class.",
        "type": "object",
        "properties": {"item": kept["item"], "effect": named, **kept},
        "required": ["item", "effect"],
        "additionalProperties": False,
    }


def _explained(guide: str, heading: str) -> Iterator[tuple[str, str]]:
    """Give the keys in the table under a heading of the guide, with what each says."""
    under = re.search(rf"^## {heading}\n(.*?)(?=^## )", guide, re.MULTILINE | re.DOTALL)
    for keys, meaning in re.findall(r"^\| (`[^|]+`) \| (.+) \|$", under[1] if under else "", re.MULTILINE):
        yield from ((key, meaning) for key in re.findall(r"`(\w+)`", keys))


def _reached(node: Any, definitions: Mapping[str, Schema]) -> set[str]:
    """Return the names of the shapes that a schema needs, those of its shapes included."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            name = str(each.get("$ref", "")).rsplit("/", 1)[-1]
            if name in definitions and name not in found:
                found.add(name)
                waiting.append(definitions[name])
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
    return found
