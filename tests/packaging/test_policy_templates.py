"""The templates for group policy and the guide: as the model gives them, and whole in both languages."""

import json
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from policy_guide import _SAMPLES, EXAMPLE, reg_file
from policy_templates import FOLDER, GUIDE, LANGUAGES, SPACE, files, key_of, policies, strings
from tests.policy.registry import FakeRegistry
from zelfscan.crypto.passphrase import MIN_LENGTH
from zelfscan.policy.from_registry import KEY, read_registry
from zelfscan.policy.model import (
    CONTACT_FIELDS,
    MAX_PATH,
    SETTINGS,
    Contacts,
    Keys,
    Names,
    Number,
    Picked,
    Words,
)
from zelfscan.policy.policy import settled
from zelfscan.policy.raw import Raw
from zelfscan.policy.texts import texts
from zelfscan.policy.values import Surroundings
from zelfscan.settings.choices import USUAL_MINUTES

ADMX = ET.fromstring((FOLDER / "zelfscan.admx").read_bytes())
ADML = {culture: ET.fromstring((FOLDER / culture / "zelfscan.adml").read_bytes()) for culture in LANGUAGES}
HERE = Surroundings(platform="linux", environment={"USER": "someone"}, home=lambda: Path("/home/someone"))


def found(root: ET.Element, path: str) -> list[ET.Element]:
    """Find elements without saying the namespace each time."""
    return root.findall("/".join(f"{{{SPACE}}}{part}" if part != "." else part for part in path.split("/")))


def tag(element: ET.Element) -> str:
    return element.tag.removeprefix(f"{{{SPACE}}}")


ELEMENTS = [
    (policy, element)
    for policy in found(ADMX, "policies/policy")
    for group in found(policy, "elements")
    for element in group
]


@pytest.mark.parametrize("path", files(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_is_as_the_model_gives_it(path: Path) -> None:
    assert path.read_bytes() == files()[path], "run: python3 dev.py policy"


def test_every_text_is_there_in_both_languages_and_used() -> None:
    text = (FOLDER / "zelfscan.admx").read_text(encoding="utf-8")
    used = set(re.findall(r"\$\(string\.(\w+)\)", text))
    assert len(used) > 40
    for culture, root in ADML.items():
        ids = [each.get("id") for each in found(root, "resources/stringTable/string")]
        assert len(ids) == len(set(ids)), culture
        assert set(ids) == used, culture
        words = [each.text for each in found(root, "resources/stringTable/string")]
        assert all(each and each.strip() for each in words), culture


def test_no_text_of_one_language_stands_in_the_other() -> None:
    dutch, english = strings("nl"), strings("en")
    same = {name for name in dutch if dutch[name] == english[name]}
    assert same == {"Cat_Zelfscan"}  # the name of the program


def test_each_policy_has_the_presentation_of_its_elements() -> None:
    wanted = {
        "enum": "dropdownList",
        "decimal": "decimalTextBox",
        "boolean": "checkBox",
        "list": "listBox",
        "text": "textBox",
    }
    for root in ADML.values():
        shown = {each.get("id"): each for each in found(root, "resources/presentationTable/presentation")}
        named = [policy.get("name") for policy in found(ADMX, "policies/policy")]
        assert list(shown) == named
        for policy in found(ADMX, "policies/policy"):
            assert policy.get("presentation") == f"$(presentation.{policy.get('name')})"
            elements = {each.get("id"): wanted[tag(each)] for each in found(policy, "elements")[0]}
            boxes = {each.get("refId"): tag(each) for each in shown[policy.get("name")]}
            assert boxes == elements
            labels = [each.text or found(each, "label")[0].text for each in shown[policy.get("name")]]
            assert all(labels)


def test_every_setting_of_the_model_has_a_policy_at_each_of_its_levels_and_no_other() -> None:
    made = Counter((setting.id, level) for _name, setting, level, _number in policies())
    wanted = {
        (each.id, level): each.kind.at_most if isinstance(each.kind, Contacts) else 1
        for each in SETTINGS
        for level in each.levels
    }
    assert made == wanted
    names = [policy.get("name") for policy in found(ADMX, "policies/policy")]
    assert names == [name for name, *_rest in policies()]
    assert len(names) == len(set(names))
    for policy in found(ADMX, "policies/policy"):
        assert policy.get("class") == "Machine"  # never for a person: they could write it themselves


def test_every_key_and_value_is_where_the_program_reads_it() -> None:
    for (name, setting, level, number), policy in zip(
        policies(), found(ADMX, "policies/policy"), strict=True
    ):
        assert policy.get("key") == key_of(level), name
        for element in found(policy, "elements")[0]:
            below = element.get("key", policy.get("key"))
            match setting.kind:
                case Contacts():
                    assert below == rf"{key_of(level)}\{setting.id}\{number}"
                    assert element.get("valueName") in CONTACT_FIELDS
                case Picked(options):
                    assert below == rf"{key_of(level)}\{setting.id}"
                    assert element.get("valueName") in options
                case Names() | Keys():
                    assert below == rf"{key_of(level)}\{setting.id}"
                case _:
                    assert (below, element.get("valueName")) == (key_of(level), setting.id)


def test_lists_are_numbered_and_ask_for_no_names() -> None:
    lists = [element for _policy, element in ELEMENTS if tag(element) == "list"]
    assert {each.get("id") for each in lists} == {"Packs", "SigningKeys"}
    for each in lists:
        assert each.get("valuePrefix") == ""
        assert each.get("explicitValue") is None and each.get("additive") is None


def test_the_bounds_are_those_of_the_model() -> None:
    kinds = {each.id: each.kind for each in SETTINGS}
    numbers = [element for _policy, element in ELEMENTS if tag(element) == "decimal"]
    assert len(numbers) == 4  # one of them at two levels
    for each in numbers:
        kind = kinds[each.get("id", "")]
        assert isinstance(kind, Number)
        assert (each.get("minValue"), each.get("maxValue")) == (str(kind.lowest), str(kind.highest))
    for name in ("OrganisationName", "SupportText"):
        kind = kinds[name]
        assert isinstance(kind, Words)
        (text,) = [element for _policy, element in ELEMENTS if element.get("id") == name]
        assert text.get("maxLength") == str(kind.at_most)


def test_switching_a_number_on_proposes_what_the_program_does_by_itself() -> None:
    assert (USUAL_MINUTES, MIN_LENGTH) == (5, 8)
    usual = {
        "IdleLockMinutes": str(USUAL_MINUTES),
        "IdleLockMinutes_Recommended": str(USUAL_MINUTES),
        "PassphraseLength": str(MIN_LENGTH),
        "ReminderMonths": "12",  # of itself the program reminds nobody
    }
    for root in ADML.values():
        shown = {
            each.get("id"): box.get("defaultValue")
            for each in found(root, "resources/presentationTable/presentation")
            for box in found(each, "decimalTextBox")
        }
        assert shown == usual


def test_a_path_may_be_as_long_as_the_program_takes_it() -> None:
    (folder,) = [element for _policy, element in ELEMENTS if element.get("id") == "VaultFolder"]
    assert folder.get("maxLength") == str(MAX_PATH)
    path = "/".ljust(MAX_PATH, "x")
    assert settled(Raw("file", "x", {"recommended": {"VaultFolder": path}}), HERE).vault_folder == Path(path)
    longer = settled(Raw("file", "x", {"recommended": {"VaultFolder": f"{path}x"}}), HERE)
    assert [each.reason for each in longer.refused] == ["too-long"]


def test_a_policy_that_needs_another_names_it_as_the_editor_does() -> None:
    for language in LANGUAGES.values():
        words = strings(language)
        assert f"‘{words['SigningKeys']}’" in words["OverlayFolder_Help"]


def test_each_policy_says_on_what_it_works_and_stands_in_a_category() -> None:
    (definition,) = found(ADMX, "supportedOn/definitions/definition")
    categories = {each.get("name") for each in found(ADMX, "categories/category")}
    for policy in found(ADMX, "policies/policy"):
        assert found(policy, "supportedOn")[0].get("ref") == definition.get("name")
        assert found(policy, "parentCategory")[0].get("ref") in categories
    for category in found(ADMX, "categories/category"):
        assert all(each.get("ref") in categories for each in found(category, "parentCategory"))


def test_the_edition_for_the_person_cannot_be_unticked() -> None:
    boxes = [element.get("id") for policy, element in ELEMENTS if policy.get("name") == "Editions"]
    assert "private" not in boxes and "adviser" in boxes
    (policy,) = [each for each in found(ADMX, "policies/policy") if each.get("name") == "Editions"]
    (item,) = found(policy, "enabledList/item")
    assert (item.get("valueName"), found(item, "value/string")[0].text) == ("private", "private")


def test_the_example_counts_whole_on_linux() -> None:
    policy = settled(Raw("file", "x", json.loads(json.dumps(EXAMPLE))), HERE)
    assert policy.refused == ()
    assert {*policy.enforced, *policy.recommended} == {*EXAMPLE["enforced"], *EXAMPLE["recommended"]}
    shown = re.search(r"```json\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None and json.loads(shown[1]) == EXAMPLE


def test_the_example_for_windows_gives_the_same_policy() -> None:
    registry = FakeRegistry.of_reg_file(reg_file())
    there = Surroundings("win32", {"USERPROFILE": r"C:\Users\someone"}, lambda: Path("C:/Users/someone"))
    on_windows = settled(read_registry(registry), there)
    on_linux = settled(Raw("file", "x", json.loads(json.dumps(EXAMPLE))), HERE)
    assert on_windows.refused == ()
    assert on_windows.enforced == on_linux.enforced
    assert str(on_windows.recommended["ReportFolder"]) == r"C:\Users\someone\Zelfscan"


def test_every_line_of_the_guide_about_a_file_is_a_value_that_counts() -> None:
    lines = re.findall(r"^- Bestand: `(.*)`$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(lines) == len(SETTINGS)
    for setting, line in zip(SETTINGS, lines, strict=True):
        value = json.loads(f"{{{line}}}")
        policy = settled(Raw("file", "x", {setting.levels[0]: value}), HERE)
        assert policy.refused == () and policy.value(setting.id) is not None, setting.id
    assert not set(_SAMPLES) & {*EXAMPLE["enforced"], *EXAMPLE["recommended"]}


def test_every_setting_option_and_field_has_its_words_and_no_word_is_left_over() -> None:
    found_texts = texts()
    assert list(found_texts.settings) == [each.id for each in SETTINGS]
    options = {f"{each.id}.{option}" for each in SETTINGS for option in getattr(each.kind, "options", ())}
    assert set(found_texts.choices) == options
    assert list(found_texts.fields) == list(CONTACT_FIELDS)


def test_the_words_are_plain_dutch() -> None:
    for name, words in texts().settings.items():
        for sentence in re.split(r"(?<=[.?!])\s+", f"{words.about.nl} {words.unset.nl}"):
            assert len(sentence.split()) <= 20, f"{name}: {sentence}"


def test_the_guide_gives_commands_with_their_place_because_no_installer_sets_a_search_path() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert r'`"%ProgramFiles%\Zelfscan\zelfscan-cli.exe" policy`' in guide
    assert r'`& "$env:ProgramFiles\Zelfscan\zelfscan-cli.exe" policy`' in guide
    assert re.findall(r"(?<!\\)zelfscan-cli", guide) == []


def test_the_guide_proposes_no_folder_that_runs_along_to_the_organisation() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert "Documents" not in guide
    assert r"`D:\Kluizen\%USERNAME%`" in guide  # as code, or Markdown takes the second backslash


def test_the_guide_names_the_key_and_every_place() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    for words in (KEY, "/etc/zelfscan/policy.json", "/Library/Application Support/zelfscan/policy.json"):
        assert words in guide
