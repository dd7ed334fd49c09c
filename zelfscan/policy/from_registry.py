"""The policy in the registry of Windows: below the one key of the machine that only administrators write.

What one person can write (``HKEY_CURRENT_USER``) is never looked at.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from zelfscan.policy.model import CONTACT_FIELDS, SETTINGS, Contacts, Keys, Level, Names, Picked
from zelfscan.policy.raw import Raw, Refused, Strange, Twice

KEY = r"Software\Policies\Zelfscan"
RECOMMENDED = "Recommended"
PLACE = rf"HKEY_LOCAL_MACHINE\{KEY}"
MAX_ENTRIES = 200
"""Many times what there is to set; who has more than that made a mistake, or means harm."""
_NO_MORE = 259
"""How Windows says that there is nothing after this (``ERROR_NO_MORE_ITEMS``)."""
_LISTS = {each.id for each in SETTINGS if isinstance(each.kind, Picked | Names | Keys)}
_RECORDS = {each.id for each in SETTINGS if isinstance(each.kind, Contacts)}
_NAMES = {each.id.casefold(): each.id for each in SETTINGS}
"""The registry takes upper and lower case for the same."""
_FIELDS = {name.casefold(): name for name in CONTACT_FIELDS}
_UNREADABLE = Raw("registry", PLACE, refused=(Refused("", "", "unreadable"),))


def read_registry(registry: Any) -> Raw:
    """Read both levels; ``registry`` is the module ``winreg``, or what stands in for it.

    What cannot be read falls out alone and is told: one setting, the proposals, or all where it is the key
    itself.
    """
    try:
        key = _open(registry, registry.HKEY_LOCAL_MACHINE, KEY)
    except FileNotFoundError:
        return Raw()
    except OSError:
        return _UNREADABLE
    try:
        return _both(registry, key)
    except OSError:
        return _UNREADABLE
    finally:
        registry.CloseKey(key)


def _both(registry: Any, key: Any) -> Raw:
    refused: list[Refused] = []
    found: dict[Level, dict[str, object]] = {"enforced": _level(registry, key, refused, "enforced")}
    try:
        with _opened(registry, key, RECOMMENDED) as below:
            found["recommended"] = _level(registry, below, refused, "recommended")
    except FileNotFoundError:
        pass
    except OSError:
        refused.append(Refused("", "recommended", "unreadable"))
    return Raw("registry", PLACE, found, tuple(refused))


def _open(registry: Any, key: Any, name: str) -> Any:
    # Policies stand in the 64-bit part, also for a program that was built for 32 bits.
    return registry.OpenKey(key, name, 0, registry.KEY_READ | registry.KEY_WOW64_64KEY)


@contextmanager
def _opened(registry: Any, key: Any, name: str) -> Iterator[Any]:
    opened = _open(registry, key, name)
    try:
        yield opened
    finally:
        registry.CloseKey(opened)


def _level(registry: Any, key: Any, refused: list[Refused], level: Level) -> dict[str, object]:
    values, is_cut = _values(registry, key)
    keys, is_cut_too = _keys(registry, key)
    if is_cut or is_cut_too:
        refused.append(Refused("", level, "too-many"))
    found: dict[str, object] = {}
    for name, value in values.items():
        found[_NAMES.get(name.casefold(), name)] = value
    for name in keys:
        id = _NAMES.get(name.casefold(), name)
        if level == "enforced" and name.casefold() == RECOMMENDED.casefold():
            continue
        if id in found:
            # A list as one value beside the same list as a key: nobody can tell which of them was meant.
            found[id] = Twice()
            continue
        try:
            found[id] = _below(registry, key, name, id)
        except FileNotFoundError:
            pass  # the system writes the policy anew now and then, and took this away while it was read
        except OSError:
            refused.append(Refused(id, level, "unreadable"))
    return found


def _below(registry: Any, key: Any, name: str, id: str) -> object:
    """Read what stands in a key of its own: a list, or a contact in each of the keys below it."""
    if id not in _RECORDS | _LISTS:
        return Strange()  # nobody's, or of a setting that is one value; there is nothing to open it for
    with _opened(registry, key, name) as below:
        values, is_cut = _values(registry, below)
        names, is_cut_too = _keys(registry, below)
        if is_cut or is_cut_too or (values if id in _RECORDS else names):
            return Strange()
        if id in _LISTS:
            return [values[each] for each in sorted(values, key=_in_order)]
        records = [_record(registry, below, each) for each in sorted(names, key=_in_order)]
        return [each for each in records if each != {}]


def _record(registry: Any, key: Any, name: str) -> object:
    """Read one contact; empty for one of empty boxes, and for one that is gone by now."""
    values, is_cut = dict[str, object](), False
    with suppress(FileNotFoundError), _opened(registry, key, name) as below:
        values, is_cut = _values(registry, below)
    return Strange() if is_cut else {_FIELDS.get(each.casefold(), each): values[each] for each in values}


def _values(registry: Any, key: Any) -> tuple[dict[str, object], bool]:
    found, is_cut = _all(lambda number: registry.EnumValue(key, number))
    plain = (registry.REG_SZ, registry.REG_EXPAND_SZ, registry.REG_DWORD, registry.REG_MULTI_SZ)
    values: dict[str, object] = {}
    for name, value, kind in found:
        if name:  # the value without a name is nobody's setting
            values[name] = value if kind in plain and value is not None else Strange()
    return values, is_cut


def _keys(registry: Any, key: Any) -> tuple[list[str], bool]:
    return _all(lambda number: registry.EnumKey(key, number))


def _all(ask: Callable[[int], Any]) -> tuple[list[Any], bool]:
    """Ask for one after another until there are no more; tell whether it was broken off.

    Raises ``OSError`` for any other end: what was cut off there may not pass for the whole.
    """
    found: list[Any] = []
    try:
        while len(found) < MAX_ENTRIES:
            found.append(ask(len(found)))
    except OSError as error:
        if getattr(error, "winerror", None) != _NO_MORE:
            raise
    return found, len(found) == MAX_ENTRIES


def _in_order(name: str) -> tuple[int, str]:
    """Put 10 after 9, and what is no number last."""
    return (int(name) if re.fullmatch("[0-9]{1,9}", name) else 1_000_000_000, name)
