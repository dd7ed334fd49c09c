"""Make resources/licences/libraries.json: every library that goes along, with the text of its licence.

Started as ``python -P packaging/licences.py`` with the interpreter of .venv-dev. A test compares the file
with what is installed, so that it changes together with the lock.
"""

import json
import re
import sys
from dataclasses import asdict, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from zelfscan.presenters.libraries import FILE, PYTHON, Library, described  # noqa: E402

FOLDER = ROOT / "resources" / "licences"
LOCK = ROOT / "requirements" / "run.txt"
#: Asked for by sqlite-utils, for installing its plug-ins; the program has none, and the build leaves it out.
NOT_SHIPPED = {"pip"}
#: Where the records give no SPDX expression, or leave out what is compiled in: read in the texts themselves.
LICENCES = {
    "click-default-group": "BSD-3-Clause",
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
    "reportlab": "BSD-3-Clause",
    "sqlcipher3": "Zlib AND BSD-3-Clause AND Apache-2.0",
    "sqlite-fts4": "Apache-2.0",
}
#: Texts that a library owes and does not bring: those of Qt, and of SQLCipher and OpenSSL in sqlcipher3.
MISSING_TEXTS = {
    "pyside6-essentials": ("LGPL-3.0-only.txt", "GPL-3.0-only.txt"),
    "shiboken6": ("LGPL-3.0-only.txt", "GPL-3.0-only.txt"),
    "sqlcipher3": ("SQLCipher.txt", "cryptography/LICENSE.APACHE"),
}


def names() -> list[str]:
    """Return what the lock of the program names, without what is not shipped."""
    found = re.findall(r"^([a-z][a-z0-9-]*)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    return [name for name in found if name not in NOT_SHIPPED]


def content() -> str:
    """Return the text of the file; the same text is kept once, under the first library that brings it."""
    kept: dict[str, str] = {}
    libraries = []
    for name in names():
        library, texts = described(name)
        own = []
        for title, text in texts.items():
            same = next((other for other, words in kept.items() if words == text), title)
            kept.setdefault(same, text)
            own.append(same)
        licence = LICENCES.get(name, library.licence)
        libraries.append(replace(library, licence=licence, texts=(*own, *MISSING_TEXTS.get(name, ()))))
    # Its version is that of the interpreter that runs, so the file gives none.
    python = Library(PYTHON, "", "PSF-2.0", "https://www.python.org/downloads/source/", ("Python.txt",))
    libraries = sorted([*libraries, python], key=lambda each: each.name.lower())
    whole = {"libraries": [asdict(each) for each in libraries], "texts": dict(sorted(kept.items()))}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def main() -> int:
    """Write the file."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / FILE).write_text(content(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
