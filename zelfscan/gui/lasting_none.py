"""Keep ``None`` alive on Python 3.11; imported for what it does, before anything of Qt is called.

PySide6 6.12.0 gives back one reference to ``None`` too many at every call of a method that returns
nothing. From Python 3.12 on ``None`` cannot die (PEP 683); on 3.11 the interpreter aborts after some
thousands of calls with "none_dealloc: deallocating None". So there ``None`` gets more references than
a program can use up. This file goes when Python 3.11 or that version of PySide6 is no longer allowed.
"""

import ctypes
import sys

_MORE_THAN_ENOUGH = 1 << (ctypes.sizeof(ctypes.c_ssize_t) * 8 - 4)


def keep_none_alive() -> None:
    """Raise the number of references to ``None`` so far that it never gets to zero."""
    count = ctypes.c_ssize_t.from_address(id(None))
    if sys.version_info < (3, 12) and count.value < _MORE_THAN_ENOUGH:
        count.value += _MORE_THAN_ENOUGH


keep_none_alive()
