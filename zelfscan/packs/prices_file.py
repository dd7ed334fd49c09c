"""A file with somebody's own prices for measures; none are ever made up."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from zelfscan.core.frozen import exact
from zelfscan.core.pack import Pack
from zelfscan.errors.base import shown
from zelfscan.errors.content import MAX_SHOWN, PackError, PricesError
from zelfscan.packs.faults import suggestion
from zelfscan.packs.reader import Document, Place, read

MAX_EUROS = 10_000_000
_KEYS = ("prices", "mandatory")


@dataclass(frozen=True)
class Prices:
    """Prices in whole cents by measure, and the measures that must be in."""

    amounts: Mapping[str, int]
    mandatory: tuple[str, ...]


def read_prices(path: Path, pack: Pack) -> Prices:
    """Read a file with prices in euros. Raises ``PricesError`` with one clear sentence.

    It holds ``prices: {measure: euros}`` and, if wanted, ``mandatory: [measure, …]``; a file with only
    measures and euros is taken as prices.
    """
    try:
        document = read(path, path.name)
    except PackError as error:
        fault = error.faults[0]
        raise PricesError(f"{fault.file}, regel {fault.line}: {fault.message}.") from None
    if not isinstance(document.values, dict):
        raise PricesError(f"{document.file} bevat geen prijzen. Begin met 'prices:'.")
    values: Mapping[str, Any] = document.values
    start: Place = ("prices",)
    if not values.keys() & set(_KEYS):
        values, start = {"prices": values}, ()
    for key in values:
        if key not in _KEYS:
            raise _refusal(document, (key,), f"onbekende sleutel '{key}'{suggestion(key, _KEYS) or '.'}")
    given = values.get("prices") or {}
    if not isinstance(given, dict):
        raise _refusal(document, start, "onder 'prices' staat per regel een maatregel met een prijs.")
    amounts = {}
    for measure, value in given.items():
        place = (*start, measure)
        _must_exist(measure, pack, document, place)
        amounts[measure] = _cents(value, document, place)
    return Prices(amounts, _mandatory(values.get("mandatory"), pack, document))


def _mandatory(given: Any, pack: Pack, document: Document) -> tuple[str, ...]:
    if given is None:
        return ()
    if not isinstance(given, tuple):
        raise _refusal(document, ("mandatory",), "onder 'mandatory' staat een lijst van maatregelen.")
    for at, measure in enumerate(given):
        _must_exist(measure, pack, document, ("mandatory", at))
    return tuple(dict.fromkeys(given))


def _must_exist(measure: object, pack: Pack, document: Document, place: Place) -> None:
    if not isinstance(measure, str):
        raise _refusal(document, place, "hier hoort de naam van een maatregel.")
    if measure not in pack.measure_by_id:
        near = suggestion(measure, sorted(pack.measure_by_id))
        raise _refusal(document, place, f"maatregel '{measure}' bestaat niet{near or '.'}")


def _cents(value: Any, document: Document, place: Place) -> int:
    try:
        if isinstance(value, str) and "/" in value:
            raise ValueError
        euros = exact(value.replace(",", ".") if isinstance(value, str) else value)
    except ValueError:
        euros = Fraction(-1)
    cents = euros * 100
    if not 0 <= euros <= MAX_EUROS or cents.denominator != 1:
        raise _refusal(document, place, "een prijs is een bedrag in euro, zoals 300 of 12.50.")
    return int(cents)


def _refusal(document: Document, place: Place, message: str) -> PricesError:
    return PricesError(shown(f"{document.file}, regel {document.line(place)}: {message}", MAX_SHOWN))
