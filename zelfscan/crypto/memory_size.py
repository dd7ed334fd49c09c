"""How much memory this computer has in all, which bounds how dear a derivation may be."""

import ctypes
import os
import sys
from contextlib import suppress


class _MemoryStatus(ctypes.Structure):
    """What Windows tells about its memory."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("others", ctypes.c_uint64 * 6),
    )


def memory_kib() -> int:
    """Return the memory of this computer in KiB; nought where the system does not tell."""
    with suppress(OSError, ValueError, AttributeError):
        if sys.platform == "win32":
            status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
            is_told = ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
            return int(status.total) // 1024 if is_told else 0
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1024
    return 0
