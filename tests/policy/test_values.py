"""Each value is what its setting asks for, or falls out alone and says why."""

import base64
from pathlib import Path

import pytest

from zelfscan.policy.model import BY_ID, SETTINGS, Contact
from zelfscan.policy.policy import Policy, settled
from zelfscan.policy.raw import Raw
from zelfscan.policy.values import Surroundings

LINUX = Surroundings("linux", {"HOME": "/srv/someone", "USER": "someone"}, lambda: Path("/srv/someone"))
WINDOWS = Surroundings(
    "win32",
    {
        "UserProfile": r"C:\Users\someone",
        "USERNAME": "someone",
        "APPDATA": r"C:\Users\someone\AppData\Roaming",
        "EVIL": "\\\\server\\x",
    },
    lambda: Path(r"C:\Users\someone"),
)
KEY = base64.b64encode(b"Ed" + bytes(40)).decode()
DESK = {"Name": "Servicedesk", "Telephone": "000-123 45 67"}


def take(name: str, value: object, here: Surroundings = LINUX) -> Policy:
    """Set one thing at the first of its levels, with another that is always right."""
    level = BY_ID[name].levels[0]
    found: dict[str, dict[str, object]] = {"enforced": {}, "recommended": {}}
    found["enforced"]["PassphraseLength"] = 20
    found[level][name] = value
    return settled(Raw("file", "x", found), here)  # type: ignore[arg-type]


def reason(name: str, value: object, here: Surroundings = LINUX) -> str:
    """Return why it falls out, and see that nothing else does."""
    policy = take(name, value, here)
    (refused,) = policy.refused
    assert refused.name == name
    if name != "PassphraseLength":
        assert policy.passphrase_length == 20
    assert policy.value(name) is None
    return refused.reason


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("Language", "fr", "not-a-choice"),
        ("Language", "", "empty"),
        ("Language", ["nl"], "wrong-type"),
        ("IdleLockMinutes", 0, "out-of-range"),
        ("IdleLockMinutes", 16, "out-of-range"),
        ("PassphraseLength", 7, "out-of-range"),
        ("PassphraseLength", 65, "out-of-range"),
        ("ReminderMonths", 37, "out-of-range"),
        ("Editions", [], "empty"),
        ("Editions", ["everything"], "not-a-choice"),
        ("Packs", "zelfscan", "wrong-type"),
        ("Packs", ["../x"], "not-a-name"),
        ("Packs", ["Zelfscan"], "not-a-name"),
        ("Packs", [7], "wrong-type"),
        ("Packs", [f"p{number}" for number in range(21)], "too-many"),
        ("Packs", ["zelfscan"] * 101, "too-many"),
        ("SupportText", "a\nb", "not-plain"),
        ("SupportText", "a\u202eb", "not-plain"),
        ("SupportText", "\u3164", "not-plain"),
        ("OrganisationName", "a\u0301\u0301\u0301", "not-plain"),
        ("SupportText", "x" * 401, "too-long"),
        ("OrganisationName", "  ", "empty"),
        ("SigningKeys", ["RWx"], "not-a-key"),
        ("SigningKeys", [base64.b64encode(b"XX" + bytes(40)).decode()], "not-a-key"),
        ("SigningKeys", [KEY[:-4]], "not-a-key"),
        ("SigningKeys", ["é" * 56], "not-a-key"),
        ("LogoFile", "/etc/logo.svg", "other-ending"),
        ("LogoFile", "logo.png", "not-full"),
        ("OverlayFolder", "/etc/../home", "not-full"),
        ("OverlayFolder", "//server/share", "other-computer"),
        ("ReportFolder", "$NOBODY/x", "no-such-variable"),
        ("ReportFolder", "${}/x", "no-such-variable"),
        ("ReportFolder", "/" + "x" * 500, "too-long"),
        ("Contacts", [], "empty"),
        ("Contacts", DESK, "wrong-type"),
        ("Contacts", ["Servicedesk"], "not-a-contact"),
        ("Contacts", [{"Name": "Servicedesk"}], "not-a-contact"),
        ("Contacts", [{**DESK, "Telephone": ""}], "empty"),
        ("Contacts", [{**DESK, "Telephone": "bel ons"}], "not-a-contact"),
        ("Contacts", [{**DESK, "Telephone": "+"}], "not-a-contact"),
        ("Contacts", [{**DESK, "Email": "nobody"}], "not-a-contact"),
        ("Contacts", [{**DESK, "Web": "x"}], "not-a-contact"),
        ("Contacts", [{**DESK, "When": 9}], "wrong-type"),
        ("Contacts", [DESK] * 7, "too-many"),
        ("Contacts", [{**DESK, "Name": "112"}], "national"),
        ("Contacts", [{**DESK, "Name": "Alarmnummer 1-1-2"}], "national"),
        ("Contacts", [{**DESK, "Name": "Politie 0900 - 8844"}], "national"),
        ("Contacts", [{**DESK, "Name": "\uff11\uff11\uff12"}], "national"),
        ("Contacts", [{**DESK, "Name": "Het ONDERSTEUNINGS-TEAM"}], "national"),
        ("Contacts", [{**DESK, "Name": "\u041endersteuningsteam"}], "national"),
        ("Contacts", [{**DESK, "Name": "\u0661\u0661\u0662"}], "national"),
    ],
)
def test_what_is_not_asked_for_falls_out_with_its_reason(name: str, value: object, why: str) -> None:
    assert reason(name, value) == why


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("ReportFolder", r"\\server\home", "other-computer"),
        ("ReportFolder", "//server/home", "other-computer"),
        ("ReportFolder", r"\\?\UNC\server\home", "other-computer"),
        ("ReportFolder", r"\\.\pipe\x", "other-computer"),
        ("ReportFolder", r"%EVIL%\home", "other-computer"),
        ("ReportFolder", r"\Users", "not-full"),
        ("ReportFolder", "C:Users", "not-full"),
        ("ReportFolder", r"%%\x", "no-such-variable"),
        ("VaultFolder", r"%APPDATA%\zelfscan", "roaming"),
        ("BackupFolder", r"C:\users\SOMEONE\appdata\roaming", "roaming"),
        ("BackupFolder", r"C:\users\SOMEONE\appdata\roaming.\x", "other-name"),
        ("BackupFolder", "C:\\users\\SOMEONE\\appdata\\roaming \\x", "other-name"),
        ("LogoFile", r"C:\con.png", "other-name"),
        ("LogoFile", r"C:\COM1\x.png", "other-name"),
        ("LogoFile", r"C:\logo\x.txt:stream.png", "other-name"),
        ("LogoFile", r"C:\%USERPROFILE%\x.png", "other-name"),
        ("ContentFolder", r"C:\nul", "other-name"),
    ],
)
def test_a_place_on_another_computer_or_in_a_roaming_profile_falls_out(
    name: str, value: str, why: str
) -> None:
    assert reason(name, value, WINDOWS) == why


@pytest.mark.parametrize(
    ("value", "here", "wanted"),
    [
        ("~/Documents", LINUX, "/srv/someone/Documents"),
        ("~", LINUX, "/srv/someone"),
        ("$HOME/x", LINUX, "/srv/someone/x"),
        ("/data/${USER}/x", LINUX, "/data/someone/x"),
        ("/data/~", LINUX, "/data/~"),
        (r"%userprofile%\Documents", WINDOWS, r"C:\Users\someone\Documents"),
        (r"~\Documents", WINDOWS, r"C:\Users\someone\Documents"),
        (r"D:\zelfscan", WINDOWS, r"D:\zelfscan"),
        (r"D:\Kluizen\%USERNAME%", WINDOWS, r"D:\Kluizen\someone"),
        ("D:/zelfscan", WINDOWS, "D:/zelfscan"),
    ],
)
def test_a_place_is_that_of_the_person_who_runs_the_program(
    value: str, here: Surroundings, wanted: str
) -> None:
    assert take("ReportFolder", value, here).report_folder == Path(wanted)


def test_an_account_without_a_home_has_no_place_in_it() -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    assert reason("ReportFolder", "~/x", Surroundings("linux", {}, nowhere)) == "no-such-variable"


def test_each_setting_can_be_set_at_its_own_levels_and_at_no_other() -> None:
    for setting in SETTINGS:
        for level in {"enforced", "recommended"} - set(setting.levels):
            policy = settled(Raw("file", "x", {level: {setting.id: "x"}}), LINUX)  # type: ignore[dict-item]
            assert [each.reason for each in policy.refused] == ["other-level"], setting.id


def test_enforced_wins_over_recommended() -> None:
    raw = Raw("file", "x", {"enforced": {"Language": "nl"}, "recommended": {"Language": "en"}})
    policy = settled(raw, LINUX)
    assert (policy.language, policy.level_of("Language")) == ("nl", "enforced")
    assert policy.is_enforced("Language")


def test_the_edition_for_the_person_is_offered_whatever_is_set() -> None:
    policy = take("Editions", ["household"])
    offered = [each for each in ("private", "adviser", "employer", "household") if policy.offers(each)]
    assert offered == ["private", "household"]
    assert all(Policy().offers(each) for each in ("private", "adviser", "advice"))


def test_lists_lose_what_is_there_twice_and_texts_their_edges() -> None:
    assert take("Packs", [" zelfscan ", "zelfscan"]).packs == ("zelfscan",)
    assert take("SigningKeys", [KEY, KEY]).signing_keys == (KEY,)
    assert take("OrganisationName", " Gemeente Voorbeeld ").organisation == "Gemeente Voorbeeld"


def test_a_contact_keeps_what_was_said_of_it() -> None:
    contact = {**DESK, "When": "Altijd", "Email": "hulp@gemeente.example"}
    assert take("Contacts", [contact]).contacts == (
        Contact("Servicedesk", "000-123 45 67", "Altijd", "hulp@gemeente.example"),
    )


def test_no_setting_is_about_answers_keys_of_people_or_the_network() -> None:
    """What a policy can do is this list; whoever adds to it has to think of that promise."""
    assert [each.id for each in SETTINGS] == [
        "Packs",
        "Language",
        "IdleLockMinutes",
        "PassphraseLength",
        "Editions",
        "ReminderMonths",
        "VaultFolder",
        "BackupFolder",
        "ReportFolder",
        "OrganisationName",
        "Contacts",
        "LogoFile",
        "SupportText",
        "OverlayFolder",
        "SigningKeys",
        "ContentFolder",
    ]
