"""What is kept of each release: where it stands, and what a vault holds as plain values to compare.

`packaging/keep_release.py` writes these values beside the files; the tests read the files and compare.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.pack import Pack
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.store.dossiers import Dossier
from zelfscan.store.vault import Vault

ROOT = Path(__file__).resolve().parents[2]
RELEASES = ROOT / "tests" / "data" / "releases"
ADVISER, PRIVATE, BACKUP, HANDOVER = "adviser", "private", "backup.zelfscankluis", "handover.zelfscan"
SETTINGS, EXPECTED = "settings.json", "expected.json"
PASSPHRASE, OTHER_PASSPHRASE = "fiets onder groene brug", "een heel andere lange zin"
DOSSIER_CODE = "alleen voor dit dossier"
WORDS = "appel boom citroen deur ezel fiets gras huis inkt jas kaas lamp"
HANDOVER_CODE = "01234-56789-ABCDE-FGHJK-MNPQF"
DAY = date(2026, 11, 25)
"""Everything that is kept is judged on this day, whatever day the tests run."""
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def folders() -> list[Path]:
    """Return the folder of each release of which something is kept, the oldest first."""
    return sorted((each for each in RELEASES.iterdir() if each.is_dir()), key=_numbers)


def all_of(vault: Vault, code: str = "") -> dict[str, Any]:
    """Return everything that an open vault holds; pictures and kept questionnaires by their digest."""
    found: dict[str, Any] = plainly(
        {
            "label": vault.label(),
            "use": vault.use(),
            "recovery made": vault.recovery_made(),
            "current": vault.current(),
            "dossiers": [
                {
                    "entry": asdict(entry),
                    "holds": all_in(vault, entry.id, code if entry.is_coded else ""),
                }
                for entry in vault.dossiers()
            ],
        }
    )
    return found


def all_in(vault: Vault, dossier_id: str, code: str = "") -> dict[str, Any]:
    """Return everything that a dossier holds, with the figures of each scan as its own pack gives them."""
    dossier = vault.open_dossier(dossier_id, code)
    taken = vault.snapshot(dossier_id, NOW, with_incidents=True)
    pictures = {name: _digest(fetch()) for name, fetch in taken.pictures.items()}
    packs = [{**pack, "text": _digest(pack["text"].encode())} for pack in _rows(taken.plain["packs"])]
    items = {each.item for each in dossier.responses()}
    holds = {
        **taken.plain,
        "packs": packs,
        "pictures": pictures,
        "history": {item: [asdict(each) for each in dossier.history(item)] for item in sorted(items)},
        "figures": {scan.id: figures(judged(dossier, scan.id)) for scan in dossier.scans()},
    }
    vault.close_dossier(dossier_id)
    found: dict[str, Any] = plainly(holds)
    return found


def judged(dossier: Dossier, scan_id: str, pack: Pack | None = None) -> Assessment:
    """Judge the answers of a dossier with the questionnaire that a scan kept, or with another one."""
    scan = dossier.scan(scan_id)
    used = pack or Pack.model_validate_json(scan.pack_json)
    journal = VaultJournal(dossier)
    journal.book.know(used.element_kinds)
    route = used.route(scan.route) or used.routes[0]
    return assess(used, route, journal.responses(), DAY, journal.choices())


def figures(found: Assessment) -> dict[str, Any]:
    """Return every figure of a judgement exactly, as text."""
    return {
        "overall": [str(found.overall.low), str(found.overall.high)],
        "sections": {each.id: [str(each.low), str(each.high)] for each in found.sections},
        "risks": {each.id: [each.level, str(each.ratio_low), str(each.ratio_high)] for each in found.risks},
        "plan": [step.measure.id for step in found.plan],
    }


def plainly(value: object) -> Any:
    """Return a value as JSON has it."""
    return json.loads(json.dumps(value, default=_text, ensure_ascii=False))


def missing(expected: object, found: object, where: str = "") -> Iterator[str]:
    """Name each value of a release that is not there as it was; what a later release added is passed over."""
    if isinstance(expected, Mapping) and isinstance(found, Mapping):
        for name, value in expected.items():
            yield from missing(value, found.get(name, "<nothing>"), f"{where}/{name}")
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for number, (one, other) in enumerate(zip(expected, found, strict=True)):
            yield from missing(one, other, f"{where}/{number}")
    elif expected != found:
        yield f"{where}: {expected!r} became {found!r}"


def _numbers(folder: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in folder.name.split("."))


def _rows(value: object) -> list[dict[str, Any]]:
    assert isinstance(value, tuple)
    return list(value)


def _text(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, set | frozenset | tuple):
        return sorted(value) if isinstance(value, set | frozenset) else list(value)
    raise TypeError(f"no plain value: {value!r}")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
