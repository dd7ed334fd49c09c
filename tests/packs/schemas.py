"""The published schemas, and files as an editor gives them to one."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from zelfscan.packs.schema import NAMES

SHIPPED = Path(__file__).resolve().parents[2] / "questionnaires"


def published(name: str) -> dict[str, Any]:
    found = json.loads((SHIPPED / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


SCHEMAS = {name: published(name) for name in NAMES}


def kind_of(path: Path) -> str:
    """A manifest and a case have fixed places; everything else is content."""
    return "pack" if path.name == "pack.yaml" else "case" if path.parent.name == "cases" else "content"


def as_an_editor_reads(value: Any) -> Any:
    """Values as an editor gives them to a schema: lists, plain numbers, and a day as text."""
    match value:
        case dict():
            return {key: as_an_editor_reads(each) for key, each in value.items()}
        case tuple():
            return [as_an_editor_reads(each) for each in value]
        case Decimal():
            return float(value)
        case date():
            return value.isoformat()
        case _:
            return value
