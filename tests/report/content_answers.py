"""Sets of answers to a shipped pack, from nothing at all to everything at its best."""

from datetime import date

from tests.content.cases import QUESTIONNAIRES, loaded
from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.condition import UNKNOWN
from zelfscan.core.planning import Choice
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import Responses
from zelfscan.packs.responses_file import read_answers

DAY = date(2026, 11, 23)
KINDS = ("nothing", "unknown", "worst", "best", "mixed", "example")
#: What somebody could type in a field; none of it may be read as markup.
NOTE = 'Zie <b>vet</b> en <img src=x> & &amp; <font color="red">rood</font> {0} {page}\nen een tweede regel.'


def answers(pack_id: str, kind: str, **given: str) -> Responses:
    """Answer every question of a pack in one way; ``given`` says what is different."""
    if kind == "example":
        return read_answers(QUESTIONNAIRES / "example.yaml", loaded(pack_id)).responses
    values = {
        item.id: value
        for number, item in enumerate(loaded(pack_id).pack.items)
        if (value := _value(item, kind, number)) is not None
    }
    if kind not in ("nothing", "unknown"):
        values |= {"office.function": "alderman", "office.appointed": "yes", "threat.present": "no"}
    values |= {name.replace("__", ".").replace("_", "-"): value for name, value in given.items()}
    known = {item.id for item in loaded(pack_id).pack.items}
    values = {item: value for item, value in values.items() if item in known}
    notes = dict.fromkeys(list(values)[::7], NOTE)
    return Responses(values, dict.fromkeys(values, date(2026, 11, 20)), notes)


def judged(
    pack_id: str,
    kind: str,
    *,
    route: str | None = None,
    day: date = DAY,
    choices: dict[str, Choice] | None = None,
    **given: str,
) -> Assessment:
    """Judge a pack with a set of answers."""
    pack = loaded(pack_id).pack
    chosen = pack.route(route or pack.default_route)
    assert chosen is not None
    return assess(pack, chosen, answers(pack_id, kind, **given), day, choices)


def _value(item: Item, kind: str, number: int) -> str | None:
    if kind == "nothing":
        return None
    if kind == "unknown" or (kind == "mixed" and number % 11 == 0):
        return UNKNOWN if item.unknown else None
    if not item.is_scored:
        return item.options[-1].id
    values = [option.value or 0 for option in item.options]
    is_best = kind == "best" or (kind == "mixed" and number % 3 > 0)
    return item.options[values.index(max(values) if is_best else min(values))].id
