"""Newer questionnaires: what they change in words, what they make of scans, and choosing them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli_runs import run
from tests.conftest import FixedClock
from tests.packs.contents import CHANGES, KEYS, NEWER, newer_content, sign
from tests.packs.overlays import WHOLE, a_logo
from tests.presenters.visits import shipped
from tests.store.backups import tree
from tests.store.whole_dossier import everything
from zelfscan import app, i18n, paths
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.content import Fault, PackError
from zelfscan.errors.content_update import ContentNotKept
from zelfscan.packs.content_folder import StagedContent
from zelfscan.packs.overlay import with_overlay
from zelfscan.packs.overlay_file import read_overlay_files
from zelfscan.policy.policy import Policy
from zelfscan.presenters import content_shelf
from zelfscan.presenters.content_desk import ContentDesk
from zelfscan.presenters.content_effect import kept_words
from zelfscan.presenters.content_shelf import ContentShelf
from zelfscan.presenters.content_views import ContentChangeView, EffectView, NewerView
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.lock_desk import LockDesk, Opened, create_vault
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.scan_desk import ScanDesk
from zelfscan.presenters.start_desk import Packs, StartDesk, load_packs
from zelfscan.store.dossier_list import Use

PASSPHRASE = "fiets onder groene brug"
HARDER = (
    ("catalogue/cutoffs.yaml", "medium: 0.50", "medium: 0.01"),
    ("catalogue/cutoffs.yaml", "high: 1.25", "high: 0.02"),
)
"""So that every risk is a large one."""
REWORDED = (
    (
        "catalogue/items/openings.yaml",
        "question: Welke klasse heeft het glas aan de straat volgens EN 356?",
        "question: Welk glas zit er aan de straat?",
    ),
)
POLICY = Policy(enforced={"SigningKeys": (KEYS[0].text, "no key")})


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path) -> Iterator[None]:
    paths.use_folder(tmp_path / "own")
    yield
    paths.use_own_folder()
    paths.use_shipped_content()


@pytest.fixture
def lock(tmp_path: Path, clock: FixedClock) -> Iterator[LockDesk]:
    lock = LockDesk(tmp_path / "own" / "vault", clock, LIGHTEST)
    yield lock
    lock.lock("locked")


@pytest.fixture
def start(clock: FixedClock) -> StartDesk:
    start = StartDesk(clock)
    start.packs = shipped()
    return start


def a_shelf(policy: Policy = POLICY) -> ContentShelf:
    return ContentShelf(policy, paths.resources_folder() / "release-keys.txt")


@pytest.fixture
def desk(lock: LockDesk, start: StartDesk, clock: FixedClock) -> ContentDesk:
    return ContentDesk(a_shelf(), lock, start, clock)


def open_vault_of(lock: LockDesk, clock: FixedClock, use: Use = "private") -> Opened:
    opened = create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST, use)
    lock.take(opened)
    return opened


def answer_all(journal: Journal, clock: FixedClock, pack: str = "woningscan") -> None:
    """Begin a scan and answer it as the person of the example does."""
    loaded = shipped().by_id[pack]
    for item, value in app.read_example(shipped()).journal.responses().values.items():
        journal.answer(item, value, clock())
    ScanDesk(OpenScan(loaded, loaded.pack.routes[0], journal, clock))


def look(desk: ContentDesk, folder: Path) -> tuple[StagedContent, NewerView, tuple[EffectView, ...]]:
    found = desk.looking(folder)()
    facts = [each for some in desk.scans() for each in some]
    return found, desk.describing(found)(), desk.judging(facts, found)()


def told(view: NewerView) -> dict[str, tuple[ContentChangeView, ...]]:
    return {group.title: group.changes for group in view.groups}


def test_before_anything_is_chosen_it_says_what_is_used(desk: ContentDesk) -> None:
    view = desk.view()
    assert view.lines[-1] == "Dit zijn de vragenlijsten die bij het programma horen."
    assert "Woningscan: versie 2026.11, nagekeken op 23-11-2026." in view.lines
    assert (view.trouble, view.waiting, view.why_not, view.offered) == ("", "", "", "")
    assert not view.can_go_back


def test_without_a_key_nothing_can_be_looked_at_and_it_says_why(
    lock: LockDesk, start: StartDesk, clock: FixedClock
) -> None:
    desk = ContentDesk(a_shelf(Policy()), lock, start, clock)
    assert desk.view().why_not.startswith("Op deze computer is niet ingesteld")


def test_where_nothing_is_kept_no_questionnaires_are_either(desk: ContentDesk, tmp_path: Path) -> None:
    paths.use_nowhere()
    assert desk.view().why_not.startswith("Er wordt nu niets bewaard")
    with pytest.raises(ContentNotKept):
        desk.looking(tmp_path)()


def test_before_the_questions_are_read_there_is_nothing_to_compare_with(
    lock: LockDesk, clock: FixedClock
) -> None:
    desk = ContentDesk(a_shelf(), lock, StartDesk(clock), clock)
    assert desk.view().why_not == "De vragen worden nog gelezen."


def test_every_change_is_told_in_words_with_before_and_after(desk: ContentDesk, tmp_path: Path) -> None:
    _, view, _ = look(desk, newer_content(tmp_path / "newer", (*CHANGES, *REWORDED)))
    (contact,) = told(view)["Telefoonnummers"]
    assert (contact.verdict, contact.title) == ("Anders", "Meld Misdaad Anoniem")
    assert [(each.label, each.before, each.after) for each in contact.values] == [
        ("Het nummer", "0800-7000", "0800-1234")
    ]
    (glass,) = told(view)["Vragen: Deuren, ramen en glas"]
    assert glass.title == "Welk glas zit er aan de straat?"
    assert ("De vraag", "Welk glas zit er aan de straat?") in {
        (each.label, each.after) for each in glass.values
    }
    (cutoff,) = told(view)["Grenzen van cijfers en niveaus"]
    assert [(each.label, each.before, each.after) for each in cutoff.values] == [
        ("Vanaf hier is een cijfer goed", "80", "79")
    ]
    assert view.summary == "4 wijzigingen"
    assert any(NEWER in line for line in view.lines)
    assert f"Getekend met sleutel {KEYS[0].name}." in view.lines


def test_in_english_things_have_their_english_names(
    desk: ContentDesk, start: StartDesk, tmp_path: Path
) -> None:
    start.packs = load_packs(paths.shipped_questionnaires_folder(), "en")
    i18n.speak("en", paths.resources_folder() / "locale")
    try:
        _, view, _ = look(desk, newer_content(tmp_path / "newer", CHANGES))
    finally:
        i18n.speak("nl")
    titles = [change.title for group in view.groups for change in group.changes]
    dutch = [each.title for each in shipped().card.contacts if each.id == "report-anonymously"]
    english = [each.title for each in start.packs.card.contacts if each.id == "report-anonymously"]
    assert str(dutch[0]) != english[0].in_language("en")
    assert english[0].in_language("en") in titles


def test_a_text_that_is_other_in_english_alone_is_told_to_who_reads_english(
    desk: ContentDesk, start: StartDesk, tmp_path: Path
) -> None:
    start.packs = load_packs(paths.shipped_questionnaires_folder(), "en")
    before, after = "Go to a safe place. Do not open the door.", "Stay where you are. Open the door."
    newer = newer_content(tmp_path / "newer", (("catalogue/locale/en.yaml", before, after),))
    i18n.speak("en", paths.resources_folder() / "locale")
    try:
        _, view, _ = look(desk, newer)
    finally:
        i18n.speak("nl")
    told_values = [each for group in view.groups for change in group.changes for each in change.values]
    assert [(each.before, each.after) for each in told_values if after in each.after] == [(before, after)]


def test_the_list_for_authors_tells_what_is_other_in_english_alone(tmp_path: Path) -> None:
    before, after = "Go to a safe place. Do not open the door.", "Stay where you are. Open the door."
    newer = newer_content(tmp_path / "newer", (("catalogue/locale/en.yaml", before, after),))
    told = run("content", str(newer)).out.decode()
    assert f"    + {after}" in told.splitlines()
    assert "in het Engels" in told


def test_what_both_questionnaires_share_is_told_once(desk: ContentDesk, tmp_path: Path) -> None:
    _, view, _ = look(desk, newer_content(tmp_path / "newer", CHANGES))
    assert [group.note for group in view.groups] == ["1 wijziging"] * 3


def test_a_new_question_and_one_that_goes_are_told_with_the_answers(
    desk: ContentDesk, tmp_path: Path
) -> None:
    """Another id for a question is a question that goes and one that comes."""
    folder = newer_content(tmp_path / "newer")
    for path in sorted(folder.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("letterbox.kind", "letterbox.sort"), encoding="utf-8")
    sign(folder)
    _, view, _ = look(desk, folder)
    both = [change for group in view.groups for change in group.changes if change.verdict != "Anders"]
    assert sorted(change.verdict for change in both) == ["Nieuw", "Vervalt"]
    assert len({change.title for change in both}) == 1
    new = next(change for change in both if change.verdict == "Nieuw")
    assert [each.label for each in new.values] == ["De antwoorden"]


def test_the_effect_on_a_scan_is_told_and_nothing_of_the_scan_changes(
    desk: ContentDesk, lock: LockDesk, start: StartDesk, clock: FixedClock, tmp_path: Path
) -> None:
    opened = open_vault_of(lock, clock)
    start.journal = opened.journal
    answer_all(opened.journal, clock)
    before = everything(opened.vault.open_dossier(opened.journal.dossier_id))
    start.journal = VaultJournal(opened.vault.open_dossier(opened.journal.dossier_id))
    files = tree(lock.folder)
    _, _, effects = look(desk, newer_content(tmp_path / "newer", HARDER))
    assert [each.title for each in effects] == ["Woningscan: uw eigen scan"]
    worse = [line for line in effects[0].lines if line.endswith("wordt hoog.")]
    assert worse, effects[0].lines
    assert effects[0].kept == ()
    assert tree(lock.folder) == files
    assert everything(opened.vault.open_dossier(opened.journal.dossier_id)) == before


def test_what_an_organisation_asks_besides_is_no_change_and_no_answer_to_it_is_lost(
    desk: ContentDesk, start: StartDesk, clock: FixedClock, tmp_path: Path
) -> None:
    overlay = read_overlay_files({"overlay.yaml": WHOLE.encode(), "logo.png": a_logo()})
    with_more = {name: with_overlay(each, overlay) for name, each in shipped().by_id.items()}
    start.packs, start.journal = replace(shipped(), by_id=with_more), MemoryJournal()
    answer_all(start.journal, clock)
    start.journal.answer("organisation.parking", "yes", clock())
    _, view, effects = look(desk, newer_content(tmp_path / "newer"))
    assert [group.title for group in view.groups] == ["De vragenlijst zelf"]
    assert [each.kept for each in effects] == [()]


def test_a_scan_in_which_nothing_changes_says_so(
    desk: ContentDesk, start: StartDesk, clock: FixedClock, tmp_path: Path
) -> None:
    start.journal = MemoryJournal()
    answer_all(start.journal, clock)
    _, _, effects = look(desk, newer_content(tmp_path / "newer"))
    assert [each.lines for each in effects] == [
        ("Hier verandert niets aan cijfers, risico’s of eerste stappen.",)
    ]


def test_an_answer_that_fits_no_longer_is_kept_and_named(
    desk: ContentDesk, start: StartDesk, clock: FixedClock, tmp_path: Path
) -> None:
    start.journal = MemoryJournal()
    answer_all(start.journal, clock)
    kept = dict(start.journal.responses().values)
    assert kept["letterbox.kind"] == "slot"
    folder = newer_content(tmp_path / "newer")
    for path in sorted(folder.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("letterbox.kind", "letterbox.sort"), encoding="utf-8")
    sign(folder)
    _, _, effects = look(desk, folder)
    question = str(shipped().by_id["woningscan"].pack.item_by_id["letterbox.kind"].question)
    assert effects[0].kept == (question,)
    assert kept_words(effects[0]).startswith("1 antwoord past niet meer bij de vraag. ")
    assert start.journal.responses().values == kept


def test_every_dossier_of_an_adviser_is_looked_at_and_the_open_one_stays_open(
    desk: ContentDesk, lock: LockDesk, clock: FixedClock, tmp_path: Path
) -> None:
    vault = open_vault_of(lock, clock, "adviser").vault
    for name in ("D-01", "D-02"):
        answer_all(VaultJournal(vault.create_dossier(name, clock())), clock)
    first, second = (each.id for each in vault.dossiers())
    vault.close_dossier(second)
    at_work = vault.open_dossier(first)
    vault.create_dossier("D-03", clock(), code="alleen voor dit dossier", parameters=LIGHTEST)
    _, _, effects = look(desk, newer_content(tmp_path / "newer", HARDER))
    assert [each.title for each in effects] == ["Woningscan: D-01", "Woningscan: D-02"]
    at_work.note("alarm.kind", "Nog open", clock())
    assert vault.open_file_of(second) is None
    assert desk.unread() == "Dossiers met een eigen code zijn niet bekeken."


def test_a_locked_vault_is_not_opened_for_it(
    desk: ContentDesk, lock: LockDesk, clock: FixedClock, tmp_path: Path
) -> None:
    open_vault_of(lock, clock)
    lock.lock("locked")
    _, _, effects = look(desk, newer_content(tmp_path / "newer"))
    assert effects == ()
    assert desk.unread().startswith("Uw kluis is op slot.")


def test_what_was_chosen_is_loaded_from_the_next_start(
    desk: ContentDesk, tmp_path: Path, lock: LockDesk, start: StartDesk, clock: FixedClock
) -> None:
    found, _, _ = look(desk, newer_content(tmp_path / "newer", CHANGES))
    assert not desk.view().can_go_back
    desk.using(found)()
    assert desk.view().waiting.startswith("De nieuwe vragenlijsten gelden vanaf")
    assert desk.view().can_go_back
    shelf = a_shelf()
    start.packs = shelf.load("nl")
    assert {each.pack.version for each in start.packs.by_id.values()} == {NEWER}
    assert "0800-1234" in {contact.number for contact in start.packs.card.contacts}
    again = ContentDesk(shelf, lock, start, clock)
    assert KEYS[0].name in again.view().lines[-1]
    again.go_back()
    assert again.view().waiting.startswith("De meegeleverde vragenlijsten gelden vanaf")
    assert {each.pack.version for each in a_shelf().load("nl").by_id.values()} == {"2026.11"}


def test_looking_and_leaving_keeps_nothing(desk: ContentDesk, tmp_path: Path) -> None:
    found, _, _ = look(desk, newer_content(tmp_path / "newer"))
    desk.leave(found)
    assert not list(paths.content_folder().rglob("*"))


def test_what_a_program_that_ended_was_looking_at_goes_at_the_next_start(
    desk: ContentDesk, tmp_path: Path
) -> None:
    desk.looking(newer_content(tmp_path / "newer"))()
    assert list(paths.content_folder().iterdir())
    a_shelf().load("nl")
    assert not list(paths.content_folder().iterdir())


def test_a_change_in_what_was_chosen_lets_the_shipped_ones_hold_and_says_so(
    desk: ContentDesk, tmp_path: Path, lock: LockDesk, start: StartDesk, clock: FixedClock
) -> None:
    found, _, _ = look(desk, newer_content(tmp_path / "newer"))
    desk.using(found)()
    (copy,) = paths.content_folder().iterdir()
    (copy / "catalogue" / "contacts.yaml").write_text("contacts: []\n")
    shelf = a_shelf()
    start.packs = shelf.load("nl")
    assert {each.pack.version for each in start.packs.by_id.values()} == {"2026.11"}
    assert paths.questionnaires_folder() == paths.shipped_questionnaires_folder()
    trouble = ContentDesk(shelf, lock, start, clock).view().trouble
    assert "tellen niet meer" in trouble
    assert "contacts.yaml" in trouble


def test_chosen_ones_that_cannot_be_read_after_all_stop_nothing(
    desk: ContentDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.using(look(desk, newer_content(tmp_path / "newer"))[0])()

    def load_shipped_only(root: Path, language: str) -> Packs:
        if root != paths.shipped_questionnaires_folder():
            raise PackError((Fault("pack.yaml", 1, "niet te lezen"),))
        return load_packs(root, language)

    monkeypatch.setattr(content_shelf, "load_packs", load_shipped_only)
    shelf = a_shelf()
    assert {each.pack.version for each in shelf.load("nl").by_id.values()} == {"2026.11"}
    assert paths.questionnaires_folder() == paths.shipped_questionnaires_folder()
    assert shelf.used.refused
    assert "\n" not in shelf.used.refused


def test_the_command_line_reads_the_shipped_ones_whatever_was_chosen(
    desk: ContentDesk, tmp_path: Path
) -> None:
    """Nothing but the window looks for chosen ones, so what a script gets never changes behind its back."""
    paths.use_folder(tmp_path / "zelfscan")
    desk.using(look(desk, newer_content(tmp_path / "newer"))[0])()
    assert (
        paths.content_folder()
        == paths.user_data_folder("linux", {"XDG_DATA_HOME": str(tmp_path)}) / "content"
    )
    done = run("packs", "--json", env={"XDG_DATA_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)})
    assert {each["version"] for each in json.loads(done.out)} == {"2026.11"}


def test_the_folder_of_the_organisation_is_offered_and_never_used_by_itself(
    tmp_path: Path, lock: LockDesk, start: StartDesk, clock: FixedClock
) -> None:
    folder = newer_content(tmp_path / "newer")
    shelf = a_shelf(Policy(enforced={**POLICY.enforced, "ContentFolder": folder}))
    desk = ContentDesk(shelf, lock, start, clock)
    assert desk.view().offered == str(folder)
    assert desk.offered() == folder
    assert {each.pack.version for each in shelf.load("nl").by_id.values()} == {"2026.11"}
