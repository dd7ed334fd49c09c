"""What a policy can never do, whatever is in it: each promise of the page *Uw organisatie*."""

import ast
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.architecture.tree import modules
from tests.conftest import FixedClock
from tests.policy.policies import a_policy, any_policy
from tests.presenters.homes import WORST, home_scan
from tests.presenters.small_scan import a_card, loaded, small_pack
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.vault import PassphraseTooShort
from zelfscan.packs.library import read_card
from zelfscan.paths import questionnaires_folder
from zelfscan.policy.policy import Policy
from zelfscan.presenters.backup_desk import BackupDesk
from zelfscan.presenters.card_desk import CardDesk
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.lock_desk import LockDesk, create_vault, open_vault
from zelfscan.presenters.organisation_desk import NEVER, OrganisationDesk
from zelfscan.presenters.report_desk import ReportDesk
from zelfscan.presenters.report_files import ReportFiles
from zelfscan.presenters.settings_desk import SettingsDesk
from zelfscan.presenters.start_desk import Packs, StartDesk
from zelfscan.presenters.way_in import WayIn
from zelfscan.settings.choices import Settings

SHORT = "acht tek"
STRICTEST = a_policy(
    PassphraseLength=64,
    IdleLockMinutes=1,
    Editions=["household"],
    Packs=["nobody"],
    Language="en",
    ReminderMonths=1,
)
CARD = read_card(questionnaires_folder())
ROOM = {name: tree for name, tree in modules().items() if name.startswith("zelfscan/policy/")}


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def look_at_everything(policy: Policy, folder: Path, clock: FixedClock) -> None:
    """Ask every desk that a policy bears on for all that it shows."""
    start = StartDesk(clock, policy)
    start.packs = Packs(
        {"woningscan": loaded(small_pack().model_copy(update={"id": "woningscan"}))}, a_card()
    )
    start.journal = MemoryJournal()
    start.view()
    SettingsDesk(Settings(), folder / "settings.json", policy).view()
    CardDesk(lambda: CARD, clock, policy).view()
    OrganisationDesk(policy).view(start.packs, has_logo=False)
    lock = LockDesk(folder / "vault", clock, LIGHTEST, policy.passphrase_length or 0)
    lock.view(), lock.hint()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a vault whose passphrase is as short as the program allows."""
    folder = tmp_path_factory.mktemp("kept")
    made = create_vault(folder / "vault", SHORT, FixedClock()(), LIGHTEST)
    made.journal.note("door", "De sleutel ligt bij de buren.", FixedClock()())
    made.vault.close()
    return folder


@given(any_policy())
def test_no_policy_changes_a_file_of_the_person_or_makes_one(kept: Path, policy: Policy) -> None:
    before = files_in(kept)
    assert len(before) > 2
    look_at_everything(policy, kept, FixedClock())
    assert files_in(kept) == before


@settings(max_examples=8)
@given(any_policy())
def test_no_policy_shuts_anybody_out_of_a_vault(kept: Path, policy: Policy) -> None:
    lock = LockDesk(kept / "vault", FixedClock(), LIGHTEST, policy.passphrase_length or 0)
    opened = WayIn(lock, FixedClock()).opening(SHORT)()
    assert opened.journal.responses().notes == {"door": "De sleutel ligt bij de buren."}
    opened.vault.close()


def test_a_longer_passphrase_is_asked_of_new_ones_only(kept: Path, tmp_path: Path) -> None:
    clock = FixedClock()
    least = STRICTEST.passphrase_length or 0
    opened = open_vault(kept / "vault", SHORT, clock())
    opened.vault.close()
    with pytest.raises(PassphraseTooShort, match="minstens 64 tekens"):
        WayIn(LockDesk(tmp_path / "vault", clock, LIGHTEST, least), clock).making(SHORT, "private")()
    assert not (tmp_path / "vault").exists()


@given(any_policy())
def test_no_policy_takes_the_edition_for_the_person_away(policy: Policy) -> None:
    desk = ReportDesk(home_scan(WORST), policy=policy)
    for edition in ("adviser", "employer", "installer", "household", "advice", "private"):
        desk.choose(edition)
        assert desk.view().editions[0].id == "private"
    assert desk.view().edition == "private"


def test_under_the_strictest_policy_the_private_report_is_written_whole(tmp_path: Path) -> None:
    desk = ReportDesk(home_scan(WORST), policy=STRICTEST)
    assert [each.id for each in desk.view().editions] == ["private", "household"]
    free = ReportDesk(home_scan(WORST)).making()()
    assert desk.making()() == free
    path = ReportFiles().saving(tmp_path / "report.pdf", desk.drawing()())()
    assert path.read_bytes().startswith(b"%PDF-")


@settings(max_examples=5)
@given(any_policy())
def test_no_policy_stands_in_the_way_of_a_back_up(
    tmp_path_factory: pytest.TempPathFactory, policy: Policy
) -> None:
    folder, clock = tmp_path_factory.mktemp("vaults"), FixedClock()
    lock = LockDesk(folder / "vault", clock, LIGHTEST, policy.passphrase_length or 0)
    lock.take(create_vault(lock.folder, SHORT, clock(), LIGHTEST))
    made = BackupDesk(lock, clock, policy.backup_folder).making(folder / "copy.zelfscankluis", _go_on)()
    assert made is not None
    assert (folder / "copy.zelfscankluis").stat().st_size > 0
    lock.lock("locked")


@given(any_policy())
def test_no_policy_takes_a_national_number_away_or_puts_another_in_its_place(policy: Policy) -> None:
    clock = FixedClock()
    free, held = CardDesk(lambda: CARD, clock).view(), CardDesk(lambda: CARD, clock, policy).view()
    assert (held.numbers, held.steps, held.notices) == (free.numbers, free.steps, free.notices)
    assert {"112", "0900-8844", "070-373 83 14"} <= {each.number for each in held.numbers}
    own = [each.title for each in held.own_numbers]
    assert not [each for each in own if "112" in each or "8844" in each or "Ondersteuning" in each]
    assert bool(own) is bool(held.own_title)


@given(any_policy())
def test_no_policy_lets_the_vault_stay_open_longer_or_for_ever(policy: Policy) -> None:
    for own in (Settings(), Settings(rest_minutes=1), Settings(rest_minutes=15)):
        held = SettingsDesk(own, Path("nowhere"), policy).settings
        for is_adviser in (False, True):
            minutes = held.minutes_to_lock(is_adviser)
            assert 1 <= minutes <= own.minutes_to_lock(is_adviser)
            if policy.latest_lock is not None:
                assert minutes <= policy.latest_lock
            if own.rest_minutes and own.rest_minutes <= (policy.latest_lock or 15):
                assert minutes == own.rest_minutes  # somebody may always be stricter


@given(any_policy())
def test_no_policy_leaves_anybody_without_a_scan_to_begin(policy: Policy) -> None:
    desk = StartDesk(FixedClock(), policy)
    assert desk.view().choices
    pack = small_pack().model_copy(update={"id": "woningscan"})
    desk.packs = Packs({"woningscan": loaded(pack)}, a_card())
    assert [each.pack for each in desk.view().choices] == ["woningscan"]


def test_a_policy_is_read_by_a_room_that_knows_no_vault_no_key_and_no_network() -> None:
    allowed = ("zelfscan.errors.", "zelfscan.paths", "zelfscan.policy.", "zelfscan.core.organisation_contact")
    for name, tree in ROOM.items():
        for node in ast.walk(tree):
            found = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            for module in found:
                is_ours = module.startswith(allowed)
                is_standard = module.split(".")[0] in sys.stdlib_module_names or module == "winreg"
                assert is_ours or is_standard, f"{name} imports {module}"
                assert module.split(".")[0] not in {"socket", "urllib", "http", "subprocess", "ctypes"}, name


def test_the_room_of_the_policy_calls_nothing_that_writes_or_deletes() -> None:
    writing = {
        "write", "write_text", "write_bytes", "unlink", "rename", "replace", "rmdir", "mkdir", "touch",
        "remove", "chmod", "CreateKey", "CreateKeyEx", "SetValue", "SetValueEx", "DeleteKey", "DeleteValue",
    }  # fmt: skip
    assert len(ROOM) > 5
    for name, tree in ROOM.items():
        called = {
            node.func.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        assert called & writing == set(), name


def test_the_page_says_each_of_these_promises() -> None:
    view = OrganisationDesk(STRICTEST).view()
    assert view.never == NEVER and len(NEVER) == 6
    words = " ".join(view.never)
    for promise in ("lezen", "versturen", "wissen", "kluis openen", "reservekopie", "112", "buitensluiten"):
        assert promise in words


def _go_on(_done: int, _total: int) -> bool:
    return True
