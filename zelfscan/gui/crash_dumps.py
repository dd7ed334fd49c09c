"""Leaves no copy of the memory, which holds answers, when the whole program crashes; as far as systems allow.

- Linux: no core file, and one that a collector of crashes takes all the same holds no memory of the program.
  The process stays readable for other programs of the same user, as every program is.
- macOS: no core file. The report that macOS writes of a crash holds places in the program and no answers.
- Windows: no report of the crash by the usual way, and no heap in one that is made all the same. A computer
  whose administrator has all memory kept of every crash keeps this one too; a program cannot stop that.
"""

import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import ctypes
if sys.platform != "win32":
    import resource

_FILTER = Path("/proc/self/coredump_filter")
_NO_MEMORY = "0"
_NO_DIALOGUES = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX
_NO_HEAP = 0x0001  # WER_FAULT_REPORTING_FLAG_NOHEAP


def leave_no_dump() -> None:
    """Ask the system to keep nothing of this process when it crashes; from now on, and of what it starts."""
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.SetErrorMode(kernel.GetErrorMode() | _NO_DIALOGUES)
        with suppress(AttributeError):  # an edition of Windows without reports of errors
            kernel.WerSetFlags(_NO_HEAP)
    else:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # The limit does not hold for a core that goes to another program, which is how most systems do it.
        with suppress(OSError):
            _FILTER.write_text(_NO_MEMORY, encoding="ascii")
