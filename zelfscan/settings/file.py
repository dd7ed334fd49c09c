"""The settings in a small file of the person; one that cannot be read is as good as none.

Nothing here stops the program: who cannot keep a setting has it until the window closes.
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from zelfscan.settings.choices import NAMES, Settings, can_be

FILE_NAME = "settings.json"
MAX_BYTES = 20_000


def read_settings(path: Path) -> Settings:
    """Read the settings; each that is missing or makes no sense is as if nobody had set it."""
    found = _read(path)
    # One at a time, so that a single bad value does not take the large text from who needs it.
    return Settings().changed(**{name: found[name] for name in NAMES if can_be(name, found.get(name))})


def write_settings(path: Path, settings: Settings) -> bool:
    """Put the settings in place of the ones before, whole or not at all; tell whether that went well.

    What a newer version of the program has set under names of its own stays, for when that is used again.
    """
    others = {name: value for name, value in _read(path).items() if name not in NAMES}
    draft = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
        with os.fdopen(os.open(draft, flags, 0o600), "w", encoding="utf-8") as file:
            json.dump({**others, **asdict(settings)}, file, indent=2)
            file.write("\n")
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        return False
    return True


def _read(path: Path) -> dict[str, Any]:
    try:
        # A pipe or a device in place of the file would keep the program waiting for ever.
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return {}
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
