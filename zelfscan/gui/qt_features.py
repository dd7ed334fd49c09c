"""What PySide6 would do at every import, and this program does without."""

import importlib
from types import ModuleType
from typing import Any


def leave_sources_unread() -> bool:
    """Let PySide6 not read the source of every module that is imported after it; tell whether that worked.

    It looks there for the switch to other spellings of Qt's names, which this program does not use, and keeps
    the text of all those files in memory. In a built program there is no source, and so nothing changes
    there. The part that is put out of action is not promised to stay as it is: where it is not found,
    everything works as well, only slower and larger (docs/decisions/0018-start-and-memory.md).
    """
    try:
        # Not one of the public modules of PySide6: it comes into being when the first of those is imported.
        feature: Any = importlib.import_module("shibokensupport.feature")
    except ImportError:
        return False
    if not hasattr(feature, "_mod_uses_pyside"):
        return False
    feature._mod_uses_pyside = _has_no_switch
    return True


def _has_no_switch(_module: ModuleType) -> bool:
    return False
