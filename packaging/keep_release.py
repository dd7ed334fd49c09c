"""Keep the data of a release for the tests of all later ones.

``.venv-dev/bin/python -P packaging/keep_release.py``, to be run once by who makes a release, after the
version was raised. It makes ``tests/data/releases/<version>/`` with vaults, a back-up, a hand-over file and
settings as this very program writes them. A folder that is there is never made anew, because what a release
wrote cannot change afterwards. Everything in it is made up.
"""

import json
import sys
from collections.abc import Mapping
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.conftest import FixedClock  # noqa: E402 - the folder of the project comes first
from tests.presenters.visits import Visit, on_a_visit, shipped  # noqa: E402
from tests.releases import kept  # noqa: E402
from tests.store.whole_dossier import fill  # noqa: E402
from zelfscan import __version__  # noqa: E402
from zelfscan.app import read_example  # noqa: E402
from zelfscan.crypto.derive import LIGHTEST  # noqa: E402
from zelfscan.presenters.handover_desk import HandoverDesk  # noqa: E402
from zelfscan.presenters.journal_vault import VaultJournal  # noqa: E402
from zelfscan.presenters.lock_desk import LockDesk, Opened  # noqa: E402
from zelfscan.presenters.open_scan import OpenScan  # noqa: E402
from zelfscan.presenters.scan_desk import ScanDesk  # noqa: E402
from zelfscan.settings.choices import Settings  # noqa: E402
from zelfscan.settings.file import write_settings  # noqa: E402
from zelfscan.store.backup import write_backup  # noqa: E402
from zelfscan.store.vault import Vault  # noqa: E402

SETTINGS = Settings(language="en", text_size=150, colours="dark", single_keys=False, rest_minutes=10)
README = """# What zelfscan {version} wrote

Made by `packaging/keep_release.py` of that version, and never changed afterwards. Everything in it is made
up. The tests in `tests/releases/` open it with the program of today.

- `{adviser}/`: the vault of an adviser, with a visit that is closed, a dossier *Met code* and one that was
  put away. Passphrase: *{passphrase}*. Code of the dossier: *{dossier_code}*.
- `{private}/`: the vault of one person, with two scans. Passphrase: *{other}*. Secret of its
  recovery sheet: *{words}*.
- `{backup}`: a back-up of the first vault; it opens with the passphrase of that.
- `{handover}`: its dossier *Dorpsstraat 1*, handed over with name and incidents. Code: `{code}`.
- `{settings}`: settings, none of which is the usual one.
- `{expected}`: what is in all of these, and every figure of each scan.
"""


def keep(folder: Path) -> None:
    """Make the folder of a release; it may not be there yet."""
    folder.mkdir(parents=True)
    clock = FixedClock()
    lock = LockDesk(folder / kept.ADVISER, clock, LIGHTEST)
    adviser = Vault.create(lock.folder, kept.PASSPHRASE, LIGHTEST, label="zeepaard")
    lock.take(Opened(adviser, None))
    visited = _adviser(adviser, clock)
    expected = {kept.ADVISER: kept.all_of(adviser, kept.DOSSIER_CODE)}
    expected[kept.HANDOVER] = kept.all_in(adviser, visited)
    write_backup(adviser, folder / kept.BACKUP, clock())
    adviser.open_dossier(visited)
    HandoverDesk(lock, clock).writing(
        visited,
        (kept.HANDOVER_CODE,),
        folder / kept.HANDOVER,
        with_name=True,
        with_incidents=True,
        on_progress=lambda _done, _total: True,
    )()
    lock.lock("locked")
    private = Vault.create(
        folder / kept.PRIVATE, kept.OTHER_PASSPHRASE, LIGHTEST, kept.WORDS, on=clock().date()
    )
    _private(private, clock)
    expected[kept.PRIVATE] = kept.all_of(private)
    private.close()
    write_settings(folder / kept.SETTINGS, SETTINGS)
    expected[kept.SETTINGS] = kept.plainly(vars(SETTINGS))
    _write(folder, expected)


def _adviser(vault: Vault, clock: FixedClock) -> str:
    """Fill the vault of an adviser; return the dossier in which there is something of everything."""
    vault.set_use("adviser")
    woningscan = shipped().by_id["woningscan"].pack
    text = woningscan.model_dump_json(by_alias=True)
    whole = vault.create_dossier("Dorpsstraat 1", clock())
    fill(whole, (woningscan.id, woningscan.version, text))
    _visit(on_a_visit(whole, clock, "woningscan", has_doors=True))
    vault.keep_until(whole.id, clock().date() + timedelta(days=3650))
    vault.note_progress(whole.id, 61, 64, clock(), "2 3 4")
    coded = vault.create_dossier("Met code", clock(), code=kept.DOSSIER_CODE, parameters=LIGHTEST)
    coded.answer("alarm.kind", "phone", clock())
    away = vault.create_dossier("Persoon 7", clock(), "person")
    away.note("threat.present", "Besproken aan de telefoon", clock())
    vault.archive_dossier(away.id, clock())
    return whole.id


def _visit(visit: Visit) -> None:
    """Finish a visit, with doors, windows, photographs and findings as the pages make them."""
    visit.clock.forward(days=1)
    visit.answer_all("worst")
    door, window = visit.door(lock="no"), visit.window(glass="p1a")
    visit.photo(f"element:{door}", "olive")
    visit.photo(f"element:{window}", "navy")
    for proposal in visit.findings.view().proposals[:3]:
        visit.findings.take_over(proposal.key)
    visit.closing.write("conclusion", "Het huis is redelijk beveiligd; de voordeur vraagt aandacht.")
    visit.closing.write("summary", "Begin met het slot van de voordeur.")
    visit.closing.set_read_out(True)
    for who in ("resident", "adviser"):
        visit.closing.sign(who, _signature())
    stored = visit.dossier.visit()
    visit.dossier.write_visit(type(stored)(**{**vars(stored), "is_closed": True}), visit.clock())
    ScanDesk(visit.scan)  # begins the scan, with its questionnaire as it is now


def _private(vault: Vault, clock: FixedClock) -> None:
    """Let the person of the shipped example have done both scans, on two days."""
    dossier = vault.create_dossier("Mijn scan", clock())
    journal = VaultJournal(dossier)
    example = read_example(shipped()).journal
    for item, value in example.responses().values.items():
        journal.answer(item, value, clock())
    clock.forward(days=1)
    for measure, choice in example.choices().items():
        journal.choose(measure, choice, clock())
    for loaded in shipped().by_id.values():
        scan = OpenScan(loaded, loaded.pack.routes[0], journal, clock)
        ScanDesk(scan)
    journal.note("front-door.lock-grade", "Het slot is van voor 2000.", clock())
    journal.flag("alarm.kind", True, clock())
    journal.add_incident(clock().date(), "burglary-attempt", "Krassen bij het slot", clock())


def _signature() -> bytes:
    picture, out = Image.new("RGB", (120, 40), "white"), BytesIO()
    ImageDraw.Draw(picture).line([(8, 32), (50, 8), (112, 28)], fill="#1A2B3C", width=3)
    picture.save(out, "PNG")
    return out.getvalue()


def _write(folder: Path, expected: Mapping[str, object]) -> None:
    text = json.dumps(expected, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / kept.EXPECTED).write_text(text + "\n", encoding="utf-8")
    readme = README.format(
        version=__version__,
        adviser=kept.ADVISER,
        private=kept.PRIVATE,
        backup=kept.BACKUP,
        handover=kept.HANDOVER,
        settings=kept.SETTINGS,
        expected=kept.EXPECTED,
        passphrase=kept.PASSPHRASE,
        other=kept.OTHER_PASSPHRASE,
        dossier_code=kept.DOSSIER_CODE,
        words=kept.WORDS,
        code=kept.HANDOVER_CODE,
    )
    (folder / "README.md").write_text(readme, encoding="utf-8")


def main() -> int:
    """Keep the data of this version; one that is kept already stays as it is."""
    folder = kept.RELEASES / __version__
    if folder.exists():
        print(f"{folder.relative_to(ROOT)} is there already, and stays as it is", file=sys.stderr)
        return 2
    keep(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
