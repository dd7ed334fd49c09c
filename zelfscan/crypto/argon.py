"""The door to Argon2, which on Windows would start another program as soon as it is imported.

It asks which processor this is. For that, Python on Windows runs ``cmd.exe /c ver`` and looks up the name
of the computer, and this program promises to do neither. What it wants to tell apart is WebAssembly, and
Windows never is that.
"""

import os
import platform
import sys

if sys.platform == "win32":
    _asked_by_others = platform.machine
    platform.machine = lambda: os.environ.get("PROCESSOR_ARCHITECTURE", "")
    try:
        import argon2
    finally:
        platform.machine = _asked_by_others
    del argon2

from argon2.exceptions import HashingError
from argon2.low_level import ARGON2_VERSION, Type, hash_secret_raw

__all__ = ["ARGON2_VERSION", "HashingError", "Type", "hash_secret_raw"]
