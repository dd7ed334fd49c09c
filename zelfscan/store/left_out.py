"""What sqlite-utils brings along for its own command line and for plug-ins, left out while it is imported.

It takes 5 MB, Python's own SQLite among it, and nothing here uses it
(docs/decisions/0030-start-and-memory-again.md).
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType

_NOT_USED: Mapping[str, tuple[str, ...]] = {
    "click": (),
    "sqlite_utils.hookspecs": ("hookimpl", "hookspec"),
    "sqlite_utils.plugins": ("ensure_plugins_loaded", "pm"),
    "sqlite_utils.recipes": (),
}
"""Modules that sqlite-utils imports at once and needs for no table, with the names that it takes."""


@contextmanager
def left_out() -> Iterator[None]:
    """Let sqlite-utils be imported with nothing in the place of these modules.

    Afterwards they can be had as they are by whoever asks for them: nothing else is kept from them.
    """
    empty = {name: _empty(name) for name in _NOT_USED if name not in sys.modules}
    sys.modules.update(empty)
    try:
        yield
    finally:
        for name in empty:
            del sys.modules[name]


def _empty(name: str) -> ModuleType:
    """Make a module that has the names and nothing behind them."""
    module = ModuleType(name)
    vars(module).update(dict.fromkeys(_NOT_USED[name]))
    return module
