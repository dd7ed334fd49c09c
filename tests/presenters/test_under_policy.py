"""What a person sees and may choose under the policy of their organisation."""

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from tests.policy.policies import DESK, a_policy
from tests.presenters.homes import WORST, home_scan
from tests.presenters.small_scan import a_card, loaded, small_pack
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.vault import PassphraseTooShort
from zelfscan.policy.policy import Policy
from zelfscan.presenters.card_desk import CardDesk
from zelfscan.presenters.held_settings import held
from zelfscan.presenters.help_desk import HelpDesk
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.presenters.reminding import offered_packs, reminder
from zelfscan.presenters.report_desk import ReportDesk
from zelfscan.presenters.scan_desk import ScanDesk
from zelfscan.presenters.settings_desk import HELD, SettingsDesk
from zelfscan.presenters.start_desk import Packs, StartDesk
from zelfscan.presenters.way_in import WayIn
from zelfscan.settings.choices import Settings
from zelfscan.settings.file import read_settings

OLD, NEW = "fiets onder groene brug", "fiets onder een hele grote groene brug"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


# The language


def test_an_enforced_language_holds_and_the_row_says_whose_choice_it_is(path: Path) -> None:
    desk = SettingsDesk(Settings(), path, a_policy(Language="en"))
    assert desk.settings.language == "en"
    assert (desk.view().language.chosen, desk.view().language.held) == ("en", HELD)
    assert not desk.can_choose_language()
    desk.set_language("nl")
    assert desk.settings.language == "en"
    assert not path.exists()


def test_what_somebody_chose_comes_back_when_the_policy_goes(path: Path) -> None:
    SettingsDesk(Settings(), path).set_language("en")
    under = SettingsDesk(read_settings(path), path, a_policy(Language="nl", IdleLockMinutes=1))
    assert under.settings.language == "nl"
    under.set_text_size(150)
    assert read_settings(path) == Settings(language="en", text_size=150)


def test_a_recommended_language_holds_until_somebody_chooses(path: Path) -> None:
    policy = a_policy({"Language": "en"})
    desk = SettingsDesk(Settings(), path, policy)
    assert desk.settings.language == "en"
    assert desk.view().language.held == ""
    desk.set_text_size(125)
    assert desk.settings.language == "en"  # another choice is no choice of a language
    desk.set_language("nl")
    assert desk.view().language.chosen == "nl"
    assert SettingsDesk(read_settings(path), path, policy).settings.language == "nl"


def test_who_chose_english_before_keeps_it_under_a_recommended_dutch() -> None:
    assert held(Settings(language="en"), a_policy({"Language": "nl"})).language == "en"


# The lock


@pytest.mark.parametrize(
    ("own", "latest", "usual", "wanted"),
    [
        (0, None, None, (5, 15)),
        (0, 3, None, (3, 3)),
        (0, 7, None, (5, 7)),
        (10, 7, None, (5, 7)),
        (2, 7, None, (2, 2)),
        (0, None, 2, (2, 2)),
        (0, None, 10, (5, 10)),
        (10, None, 2, (10, 10)),
        (0, 1, 10, (1, 1)),
        (15, 15, None, (15, 15)),
    ],
)
def test_the_lock_comes_when_the_strictest_of_both_says(
    own: int, latest: int | None, usual: int | None, wanted: tuple[int, int]
) -> None:
    recommended: dict[str, object] = {} if usual is None else {"IdleLockMinutes": usual}
    enforced: dict[str, object] = {} if latest is None else {"IdleLockMinutes": latest}
    settings = held(Settings(rest_minutes=own), a_policy(recommended, **enforced))  # type: ignore[arg-type]
    assert (settings.minutes_to_lock(False), settings.minutes_to_lock(True)) == wanted


def test_only_what_is_allowed_can_be_chosen_and_the_row_says_why(path: Path) -> None:
    view = SettingsDesk(Settings(rest_minutes=10), path, a_policy(IdleLockMinutes=5)).view().rest
    assert [each.id for each in view.options] == ["0", "1", "2", "5"]
    assert view.chosen == "0"
    assert view.note == (
        "Rust is: geen toets en geen muis. Gewoon is 5 minuten. "
        "Van uw organisatie mogen het hoogstens 5 minuten zijn."
    )
    assert (
        SettingsDesk(Settings(), path, a_policy(IdleLockMinutes=15))
        .view()
        .rest.note.startswith("Rust is: geen toets en geen muis. Gewoon is 5 minuten, en 15 minuten")
    )


# The passphrase


def test_a_new_passphrase_is_as_long_as_the_organisation_asks(tmp_path: Path, clock: FixedClock) -> None:
    lock = LockDesk(tmp_path / "vault", clock, LIGHTEST, least_length=30)
    assert lock.hint() == "Minstens 30 tekens. Spaties mogen. Uw organisatie vraagt dit."
    with pytest.raises(PassphraseTooShort, match="minstens 30 tekens"):
        WayIn(lock, clock).making(OLD, "private")()
    made = WayIn(lock, clock).making(NEW, "private")()
    made.vault.close()


def test_less_than_the_program_asks_changes_nothing(tmp_path: Path, clock: FixedClock) -> None:
    lock = LockDesk(tmp_path / "vault", clock, LIGHTEST, least_length=0)
    assert (lock.least_length, lock.hint()) == (8, "Minstens 8 tekens. Spaties mogen.")


# What can be begun, and being reminded


def test_only_the_questionnaires_of_the_organisation_can_be_begun(clock: FixedClock) -> None:
    desk = StartDesk(clock, a_policy(Packs=["zelfscan"]))
    assert [each.pack for each in desk.view().choices] == ["zelfscan"]
    desk.packs = Packs(
        {name: loaded(small_pack().model_copy(update={"id": name})) for name in ("zelfscan", "woningscan")},
        a_card(),
    )
    assert [each.pack for each in desk.view().choices] == ["zelfscan"]
    assert {each.pack for each in desk.view().longer} == {"zelfscan"}


def test_a_scan_of_another_questionnaire_that_is_there_can_be_gone_on_with(clock: FixedClock) -> None:
    desk = StartDesk(clock, a_policy(Packs=["zelfscan"]))
    packs = {
        name: loaded(small_pack().model_copy(update={"id": name})) for name in ("zelfscan", "woningscan")
    }
    desk.packs = Packs(packs, a_card())
    journal = MemoryJournal()
    ScanDesk(desk.open("woningscan", "", journal)).answer("no")
    desk.journal = journal
    place = desk.view().place
    assert place is not None and place.pack == "woningscan"


def test_where_nothing_of_the_organisation_is_there_everything_can_be_begun() -> None:
    assert offered_packs(("zelfscan", "woningscan"), a_policy(Packs=["other"])) == ("zelfscan", "woningscan")
    assert offered_packs(("zelfscan", "woningscan"), Policy()) == ("zelfscan", "woningscan")


@pytest.mark.parametrize(
    ("last", "months", "first"),
    [
        (date(2025, 11, 23), 12, date(2026, 11, 23)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
    ],
)
def test_a_reminder_comes_on_the_day_and_not_before(last: date, months: int, first: date) -> None:
    assert reminder(last, months, date.fromordinal(first.toordinal() - 1)) is None
    note = reminder(last, months, first)
    assert note is not None and note.title.startswith("Uw laatste antwoord is van ")


def test_the_start_reminds_who_keeps_a_scan_until_they_close_the_message(
    tmp_path: Path, clock: FixedClock
) -> None:
    opened = create_vault(tmp_path / "vault", OLD, clock(), LIGHTEST)
    desk = StartDesk(clock, a_policy(ReminderMonths=12))
    desk.packs = Packs({"woningscan": loaded(small_pack().model_copy(update={"id": "woningscan"}))}, a_card())
    desk.journal = opened.journal
    assert isinstance(desk.journal, VaultJournal)
    assert desk.view().notes == ()  # nothing was answered yet
    desk.journal.answer("lock", "no", clock())
    assert desk.view().notes == ()
    clock.forward(days=366)
    (note,) = desk.view().notes
    assert note.text == (
        "Uw organisatie vraagt u om elke 12 maanden opnieuw te kijken. Zij kan niet zien of u dat doet."
    )
    desk.is_reminder_seen = True
    assert desk.view().notes == ()
    opened.vault.close()


def test_who_keeps_nothing_is_reminded_of_nothing(clock: FixedClock) -> None:
    desk = StartDesk(clock, a_policy(ReminderMonths=1))
    desk.packs = Packs({"woningscan": loaded(small_pack().model_copy(update={"id": "woningscan"}))}, a_card())
    desk.journal = MemoryJournal()
    desk.journal.answer("lock", "no", clock())
    clock.forward(days=300)
    assert desk.view().notes == ()


# The report, the card and the help


def test_only_the_editions_of_the_organisation_are_offered() -> None:
    desk = ReportDesk(home_scan(WORST), policy=a_policy(Editions=["household"]))
    assert [each.id for each in desk.view().editions] == ["private", "household"]
    assert desk.choose("employer").edition == "private"
    assert desk.choose("household").edition == "household"


def test_the_numbers_of_the_organisation_stand_below_and_say_whose_they_are(clock: FixedClock) -> None:
    policy = a_policy(Contacts=[DESK], OrganisationName="Gemeente Voorbeeld")
    view = CardDesk(a_card, clock, policy).view()
    assert [each.number for each in view.numbers] == ["112", "0900-8844"]
    assert view.own_title == "Van uw organisatie: Gemeente Voorbeeld"
    (own,) = view.own_numbers
    assert (own.number, own.title, own.purpose, own.note) == (
        "000-123 45 67",
        "Servicedesk",
        "Op werkdagen",
        "",
    )


def test_the_help_has_a_chapter_with_the_words_of_the_organisation(tmp_path: Path) -> None:
    assert (
        len(HelpDesk(tmp_path).view(()).chapters)
        == len(HelpDesk(tmp_path, "Bel toestel 1.").view(()).chapters) - 1
    )
    chapter = HelpDesk(tmp_path, "Bel toestel 1.").view(()).chapters[-1]
    assert chapter.points[0].text == "Bel toestel 1."
