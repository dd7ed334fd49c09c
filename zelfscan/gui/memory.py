"""Lets go of what a dossier left behind in the memory of the program, and writes over it as far as that goes.

What is let go of stays in memory until something else comes in its place. So on Linux the C library is asked
to write over each block as it is let go of, and at a lock what it and Python keep at hand is written over.
Windows and macOS have nothing of the first kind: there, more stays. What this achieves is measured in
``tests/privacy/test_memory_after_lock.py``.
"""

import ctypes
import gc
import sys
from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QPixmapCache

from zelfscan.gui.copying import forget_copied

_M_PERTURB, _PATTERN = -6, 0x5A
"""An option of glibc: each block is filled with this when it is let go of."""
_PYTHON_SIZES = range(48, 513, 16)
"""Python keeps small objects by size, up to this one; a smaller one holds no text of a word."""
_HEAD = sys.getsizeof(b"")
_ROOM = 1 << 20
"""So many bytes of each size are written over: more than a dossier takes there."""
_C_SIZES, _C_BLOCKS = range(24, 1033, 16), 16
"""Of these sizes glibc keeps a few blocks for who asks next, at most seven, without writing over them."""
_LATER_MS = 2_000
"""By then, work beside the window that was stopped has let go of what it had."""


def write_over_what_is_let_go() -> None:
    """Have each block of memory written over when it is let go of, from now on; only glibc can."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_M_PERTURB, _PATTERN)


def release_soon(owner: QObject) -> None:
    """Throw away what nothing refers to any more now, and write over where it was as soon as that can be.

    Writing over takes a tenth of a second, and the window may have to go out of sight first.
    """
    forget_copied()
    gc.collect()
    for wait in (0, _LATER_MS):
        QTimer.singleShot(wait, owner, release)


def release() -> None:
    """Throw away what nothing refers to any more, write over where it was, and give the rest back."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QPixmapCache.clear()
    gc.collect()
    _fill_small_objects()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library than glibc
            _fill_small_blocks()


def _fill_small_objects() -> None:
    """Take the free room of Python's small objects, filled with noughts, and let go of it again."""
    taken = [[bytes(size - _HEAD) for _ in range(_ROOM // size)] for size in _PYTHON_SIZES]
    taken.clear()


def _fill_small_blocks() -> None:
    """Fill the blocks that glibc keeps at hand with noughts, and give back what is free as a whole."""
    libc = ctypes.CDLL(None)
    libc.malloc.argtypes, libc.malloc.restype = (ctypes.c_size_t,), ctypes.c_void_p
    libc.free.argtypes, libc.free.restype = (ctypes.c_void_p,), None
    for size in _C_SIZES:
        blocks = [block for _ in range(_C_BLOCKS) if (block := libc.malloc(size))]
        for block in blocks:
            ctypes.memset(block, 0, size)
        for block in blocks:
            libc.free(block)
    libc.malloc_trim(0)


def give_back() -> None:
    """Give the system back what was let go of: the C library of Linux keeps it until somebody asks."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
