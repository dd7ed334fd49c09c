"""Make questionnaires/schema/: the format of a questionnaire as JSON Schema, for editors.

Started by ``python3 dev.py schema``. A test compares the files with what this makes of the models.
"""

import json
import sys
from pathlib import Path

from zelfscan.packs.schema import NAMES, schema_of

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "questionnaires" / "README.md"
FOLDER = ROOT / "questionnaires" / "schema"


def files() -> dict[str, str]:
    """Return the text of each file by its name."""
    guide = GUIDE.read_text(encoding="utf-8")
    return {
        f"{name}.schema.json": json.dumps(schema_of(name, guide), indent=2, ensure_ascii=False) + "\n"
        for name in NAMES
    }


def main() -> int:
    """Write the files."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in files().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
        sys.stderr.write(f"{name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
