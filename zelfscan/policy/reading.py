"""The policy of this computer, wherever this system keeps it; reading it never stops the program."""

import sys
from pathlib import Path

from zelfscan.policy.from_file import read_file
from zelfscan.policy.from_registry import read_registry
from zelfscan.policy.policy import Policy, settled
from zelfscan.policy.raw import Raw
from zelfscan.policy.values import Surroundings

if sys.platform == "win32":
    import winreg

FILES = {
    "linux": Path("/etc/zelfscan/policy.json"),
    "darwin": Path("/Library/Application Support/zelfscan/policy.json"),
}
"""Where only the administrator of the computer can write."""


def read_policy() -> Policy:
    """Return what the organisation set on this computer; empty where it set nothing."""
    return settled(_found(), Surroundings())


def _found() -> Raw:
    if sys.platform == "win32":
        return read_registry(winreg)
    return read_file(FILES.get(sys.platform, FILES["linux"]))
