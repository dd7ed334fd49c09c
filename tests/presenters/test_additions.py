"""What an organisation adds comes beside what there is, and never in its place."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import FixedClock
from tests.packs.overlays import SECRET, WHOLE, an_overlay_folder
from tests.presenters.small_scan import a_card
from tests.store.vaults import a_vault_with_dossier
from zelfscan import i18n
from zelfscan.charts.colours import DARK, LIGHT, poor_pairs
from zelfscan.core.pack import EmergencyCard, Pack
from zelfscan.crypto.minisign import new_secret_key
from zelfscan.packs.library import read_card
from zelfscan.packs.overlay import OverlayInUse
from zelfscan.packs.overlay_file import Overlay
from zelfscan.paths import questionnaires_folder, resources_folder
from zelfscan.policy.policy import Policy
from zelfscan.presenters.additions import NOTE, Additions
from zelfscan.presenters.card_desk import CardDesk
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.organisation_desk import OrganisationDesk
from zelfscan.presenters.scan_desk import ScanDesk
from zelfscan.presenters.start_desk import Packs, StartDesk, load_packs

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


def now() -> datetime:
    return NOW


def shipped(language: str) -> Packs:
    return load_packs(questionnaires_folder(), language)


def a_policy(folder: Path, *keys: str) -> Policy:
    return Policy("file", "/etc", {"OverlayFolder": folder, "SigningKeys": keys or (SECRET.public.text,)})


def added(folder: Path, *keys: str, clock: Callable[[], datetime] = now) -> tuple[Additions, Packs]:
    additions = Additions(a_policy(folder, *keys), clock)
    return additions, additions.load(shipped, "nl")


def test_a_signed_folder_is_laid_over_every_questionnaire(tmp_path: Path) -> None:
    additions, packs = added(an_overlay_folder(tmp_path / "o"))
    assert all("organisation.parking" in each.pack.item_by_id for each in packs.by_id.values())
    assert additions.organisation == "Gemeente Voorbeeldstad"
    assert additions.support.startswith("Vraag hulp bij de griffie.")
    assert additions.notes() == ()
    view = additions.view()
    assert view is not None and not view.refused
    assert view.lines[0] == (f"Van Gemeente Voorbeeldstad, ondertekend met sleutel {SECRET.public.name}.")
    assert "2 eigen vragen" in "\n".join(view.lines)


@pytest.mark.parametrize(
    "policy",
    [
        Policy(),
        Policy("file", "/etc", {"OverlayFolder": Path("/srv/overlay")}),
        Policy("file", "/etc", {"SigningKeys": (SECRET.public.text,)}),
    ],
    ids=["nothing", "no key", "no folder"],
)
def test_without_folder_and_key_nothing_is_read_and_nothing_said(policy: Policy) -> None:
    additions = Additions(policy, now)
    packs = additions.load(shipped, "nl")
    assert packs == shipped("nl")
    assert (additions.used, additions.notes(), additions.view(), additions.contacts()) == (None, (), None, ())


def test_a_folder_that_was_changed_adds_nothing_at_all_and_is_told_once(tmp_path: Path) -> None:
    folder = an_overlay_folder(tmp_path / "o")
    (folder / "overlay.yaml").write_text(WHOLE + "\n", encoding="utf-8")
    additions, packs = added(folder)
    assert packs == shipped("nl")
    assert (additions.contacts(), additions.organisation, additions.has_colours()) == ((), "", False)
    start = StartDesk(now, added=additions.notes)
    assert [note.id for note in start.view().notes] == [NOTE]
    assert start.view().notes[0].kind == "info"
    additions.is_note_seen = True
    assert start.view().notes == ()
    view = additions.view()
    assert view is not None
    assert (
        view.refused == "De map wordt niet gebruikt. Bestand ‘overlay.yaml’ is veranderd na het ondertekenen."
    )


def test_a_key_that_is_not_one_of_the_policy_does_not_count(tmp_path: Path) -> None:
    folder = an_overlay_folder(tmp_path / "o")
    additions, _ = added(folder, new_secret_key().public.text, "no key at all")
    view = OrganisationDesk(Policy(), additions).view()
    assert view.added is not None
    assert "een sleutel die hier niet geldt" in view.added.refused


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WHOLE.replace("format: 1", "format: 9"), "Er staat een fout in bestand ‘overlay.yaml’."),
        (WHOLE.replace("2027-12-31", "2026-11-26"), "Hij was geldig tot en met 26-11-2026."),
    ],
    ids=["a fault", "over"],
)
def test_why_it_is_refused_is_said_in_one_sentence(tmp_path: Path, text: str, expected: str) -> None:
    additions, packs = added(an_overlay_folder(tmp_path / "o", text))
    view = additions.view()
    assert view is not None
    assert view.refused == f"De map wordt niet gebruikt. {expected}"
    assert packs == shipped("nl")


def test_why_it_is_refused_follows_the_language(tmp_path: Path) -> None:
    additions, _ = added(tmp_path / "nowhere")
    i18n.speak("en", resources_folder() / "locale")
    try:
        view = additions.view()
        assert view is not None and view.refused
    finally:
        i18n.speak("nl")


def test_it_is_read_once_however_often_the_language_changes(tmp_path: Path) -> None:
    folder = an_overlay_folder(tmp_path / "o")
    additions, _ = added(folder)
    (folder / "overlay.yaml").unlink()
    packs = additions.load(shipped, "en")
    assert "organisation.parking" in packs.by_id["zelfscan"].pack.item_by_id
    assert packs.language == "en"


_WORDS = st.text(st.characters(codec="utf-8", categories=("L", "Nd", "Zs")), min_size=1, max_size=20)


@given(
    names=st.lists(_WORDS, max_size=6),
    numbers=st.lists(st.from_regex(r"\+?[0-9][0-9 ()-]{3,12}", fullmatch=True), min_size=6, max_size=6),
)
def test_whatever_is_added_the_national_numbers_stand_first_and_unchanged(
    names: list[str], numbers: list[str]
) -> None:
    card = read_card(questionnaires_folder())
    alone = CardDesk(lambda: card, now).view()
    additions = Additions(Policy(), now)
    contacts = [
        {"name": name, "telephone": number}
        for name, number in zip(names, numbers, strict=False)
        if name.strip()
    ]
    try:
        overlay = Overlay.model_validate({"format": 1, "organisation": "X", "contacts": tuple(contacts)})
    except ValueError:
        return  # a name with a national number in it, or a sign that is no sign
    additions.used = OverlayInUse(overlay, SECRET.public, "")
    view = CardDesk(lambda: card, now, additions=additions).view()
    assert view.numbers == alone.numbers
    assert {"112", "0900-8844"} <= {each.number for each in view.numbers}
    assert [each.number for each in view.own_numbers] == [each["telephone"] for each in contacts]


def test_contacts_of_the_policy_stand_before_those_of_the_folder(tmp_path: Path) -> None:
    additions, _ = added(an_overlay_folder(tmp_path / "o"))
    card: EmergencyCard = a_card()
    view = CardDesk(lambda: card, now, additions=additions).view()
    assert view.own_title == "Van uw organisatie: Gemeente Voorbeeldstad"
    assert [each.title for each in view.own_numbers] == ["Meldpunt integriteit", "Bode"]
    assert view.own_numbers[0].purpose == "op werkdagen van 9 tot 17 uur"


def test_only_the_light_and_the_dark_look_get_other_colours(tmp_path: Path) -> None:
    additions, _ = added(an_overlay_folder(tmp_path / "o"))
    light, dark = additions.colours("light", LIGHT), additions.colours("dark", DARK)
    assert (light.petrol, light.header) == ("#1D5B2E", "#F3F7F1")
    assert (dark.petrol, dark.header) == ("#9BD6A8", DARK.header)
    assert additions.colours("high-contrast", LIGHT) == LIGHT
    assert [*poor_pairs(light), *poor_pairs(dark)] == []
    assert additions.has_colours()


def test_a_scan_that_was_begun_goes_on_with_all_its_answers_and_keeps_what_was_asked(
    tmp_path: Path, clock: FixedClock
) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path / "vault")
    journal = VaultJournal(dossier)
    _, packs = added(an_overlay_folder(tmp_path / "o"))
    for found in (shipped("nl"), packs):
        loaded = found.by_id["zelfscan"]
        route = loaded.pack.route("kort")
        assert route is not None
        desk = ScanDesk(OpenScan(loaded, route, journal, clock))
        if found is not packs:
            for _ in range(3):
                desk.answer(desk.view().answers[0].id)
                desk.next()
        else:
            assert desk.view().done == 3
            desk.open("organisation.parking")
            desk.answer("no")
    before, after = (dossier.scan(each.id) for each in dossier.scans())
    assert "organisation.parking" not in before.pack_json
    kept = Pack.model_validate_json(after.pack_json)
    assert str(kept.item_by_id["organisation.parking"].question).startswith("Parkeert u")
    assert len(journal.responses().values) == 4

    # The folder is gone: the answers stay, and nothing asks for them.
    route = shipped("nl").by_id["zelfscan"].pack.route("kort")
    assert route is not None
    desk = ScanDesk(OpenScan(shipped("nl").by_id["zelfscan"], route, journal, clock))
    assert desk.view().done == 3
    assert journal.responses().values["organisation.parking"] == "no"
    vault.close()
