"""The page *Uw organisatie*: what is set, what does not count, and why."""

import base64
from typing import get_args

import pytest

from tests.policy.policies import DESK, HERE, KEY, a_policy
from tests.presenters.small_scan import a_card, loaded, small_pack
from zelfscan import i18n
from zelfscan.paths import resources_folder
from zelfscan.policy.model import SETTINGS
from zelfscan.policy.policy import Policy, settled
from zelfscan.policy.raw import Raw, Reason, Refused
from zelfscan.policy.texts import texts
from zelfscan.presenters.organisation_desk import OrganisationDesk
from zelfscan.presenters.policy_words import ONE, WHOLE, refused_words, title_of
from zelfscan.presenters.start_desk import Packs

EVERYTHING = a_policy(
    {"IdleLockMinutes": 1, "ReportFolder": "/srv/reports", "VaultFolder": "/srv", "BackupFolder": "/srv"},
    Packs=["zelfscan", "other"],
    Language="en",
    PassphraseLength=12,
    Editions=["household"],
    ReminderMonths=6,
    OrganisationName="Gemeente Voorbeeld",
    Contacts=[DESK],
    LogoFile="/srv/logo.png",
    SupportText="Bel toestel 1.",
    OverlayFolder="/srv/overlay",
    SigningKeys=[KEY],
    ContentFolder="/srv/content",
)


def test_without_a_policy_one_sentence_says_so_and_the_promises_stay() -> None:
    view = OrganisationDesk(Policy()).view()
    assert view.intro == "Uw organisatie heeft op deze computer niets ingesteld."
    assert (view.title, view.place, view.settings, view.refused) == ("Uw organisatie", "", (), ())
    assert len(view.never) == 6


def test_every_setting_is_shown_with_its_value_and_its_level() -> None:
    view = OrganisationDesk(EVERYTHING).view()
    assert {each.id for each in view.settings} == {each.id for each in SETTINGS}
    shown = {each.id: each for each in view.settings}
    assert shown["Packs"].value == ("Zelfscan en other",)
    assert shown["Language"].value == ("Engels",)
    assert shown["PassphraseLength"].value == ("12 tekens",)
    assert shown["IdleLockMinutes"].value == ("1 minuut",)
    assert shown["ReminderMonths"].value == ("6 maanden",)
    assert shown["Editions"].value == ("Voor uzelf (altijd)", "Voor thuis")
    assert shown["Contacts"].value == ("Servicedesk, 000-123 45 67",)
    assert shown["SigningKeys"].value == ("Sleutel 0706050403020100",)
    assert shown["LogoFile"].value == ("/srv/logo.png",)
    assert shown["Language"].level == "Vast: u kunt het niet veranderen."
    assert shown["ReportFolder"].level == "Voorstel: u kunt anders kiezen."
    assert (shown["Language"].is_fixed, shown["ReportFolder"].is_fixed) == (True, False)
    assert view.title == "Uw organisatie: Gemeente Voorbeeld"
    assert view.support == "Bel toestel 1."
    assert "16 dingen" in view.intro


def test_a_setting_at_both_levels_is_shown_twice() -> None:
    view = OrganisationDesk(a_policy({"Language": "en"}, Language="nl")).view()
    assert [(each.value, each.is_fixed) for each in view.settings] == [
        (("Nederlands",), True),
        (("Engels",), False),
    ]


def test_what_does_not_count_is_told_with_what_would() -> None:
    raw = Raw(
        "file",
        "/etc/x",
        {"enforced": {"IdleLockMinutes": 99, "Language": "fr", "LogoFile": "/a.svg", "Spy": 1}},
    )
    view = OrganisationDesk(settled(raw, HERE)).view()
    assert {each.title: each.why for each in view.refused} == {
        "Minuten rust voor het slot": "Het getal moet van 1 tot en met 15 zijn.",
        "Taal van het programma": "Dit is geen van de keuzes: nl, en.",
        "Logo van de organisatie": "Het bestand moet eindigen op .png.",
        "Spy": "Deze naam kent het programma niet.",
    }
    assert view.intro.startswith("Niets van wat er is ingesteld, telt.")


def test_a_place_that_is_refused_whole_is_told_by_its_name() -> None:
    policy = Policy("file", "/etc/zelfscan/policy.json", refused=(Refused("", "", "writable"),))
    (refused,) = OrganisationDesk(policy).view().refused
    assert refused.title == "/etc/zelfscan/policy.json"
    assert "Niets ervan telt." in refused.why


@pytest.mark.parametrize("reason", get_args(Reason))
def test_every_reason_has_words_that_hold_for_every_setting(reason: Reason) -> None:
    assert reason in WHOLE or reason in ONE
    policy = Policy("file", "/etc/x")
    if reason in WHOLE:
        assert refused_words(Refused("", "", reason), policy)[1]
    for setting in SETTINGS:
        needs = {"out-of-range": "lowest", "not-a-choice": "options", "other-ending": "ending"}.get(reason)
        if reason in ONE and (needs is None or hasattr(setting.kind, needs)):
            title, why = refused_words(Refused(setting.id, "enforced", reason), policy)
            assert title == title_of(setting.id) and why and "{" not in why


def test_questionnaires_that_are_not_there_are_told() -> None:
    packs = Packs({"woningscan": loaded(small_pack().model_copy(update={"id": "woningscan"}))}, a_card())
    assert OrganisationDesk(a_policy(Packs=["other"])).view(packs).notes != ()
    assert OrganisationDesk(a_policy(Packs=["other"])).view(None).notes == ()
    assert OrganisationDesk(a_policy(Packs=["woningscan", "other"])).view(packs).notes == ()


def test_a_logo_that_cannot_be_read_and_additions_without_a_key_are_told() -> None:
    view = OrganisationDesk(a_policy(LogoFile="/srv/logo.png", OverlayFolder="/srv/x"))
    assert len(view.view(has_logo=False).notes) == 2
    assert len(view.view().notes) == 1
    assert OrganisationDesk(EVERYTHING).view().notes == ()


def test_a_key_with_which_nobody_can_sign_is_told() -> None:
    """It has the shape of a key, so the policy takes it; its point has small order."""
    weak = base64.b64encode(b"Ed" + bytes(40)).decode()
    told = OrganisationDesk(a_policy(SigningKeys=[KEY, weak])).view().notes
    assert told == ("Een van de sleutels kan nooit gelden. Uw organisatie moet hem opnieuw kopiëren.",)
    assert OrganisationDesk(a_policy(SigningKeys=[KEY])).view().notes == ()


def test_the_settings_are_called_in_the_language_that_holds() -> None:
    i18n.speak("en", resources_folder() / "locale")
    try:
        assert title_of("Language") == texts().settings["Language"].title.en == "Language of the program"
    finally:
        i18n.speak("nl")
    assert title_of("Language") == "Taal van het programma"
    assert title_of("Nobody") == "Nobody"
