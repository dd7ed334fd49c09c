"""Make the templates for group policy and the guide to the policy from the one model; ``dev.py policy``.

The ADMX says where each setting stands in the registry, the two ADML what it is called. The guide, in Dutch,
says the same for Linux and macOS. A test compares the files with what this makes.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from policy_guide import guide
from zelfscan.policy.from_registry import KEY, RECOMMENDED
from zelfscan.policy.model import (
    ALWAYS_OFFERED,
    CONTACT_FIELDS,
    MAX_PATH,
    REQUIRED_FIELDS,
    SETTINGS,
    Choice,
    Contacts,
    Keys,
    Level,
    Names,
    Number,
    Picked,
    Setting,
    Words,
)
from zelfscan.policy.texts import Words as Text
from zelfscan.policy.texts import texts

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "packaging" / "policy"
GUIDE = ROOT / "docs" / "beheer" / "beleid.md"
LANGUAGES = {"nl-NL": "nl", "en-US": "en"}
SPACE = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
REVISION = "1.0"
SUPPORTED, CATEGORY, CONTACTS, RECOMMENDATIONS = "SUPPORTED_Zelfscan", "Zelfscan", "Contacts", "Recommended"


def files() -> dict[Path, bytes]:
    """Give every file with what has to stand in it."""
    made = {FOLDER / "zelfscan.admx": _written(admx())}
    for culture, language in LANGUAGES.items():
        made[FOLDER / culture / "zelfscan.adml"] = _written(adml(language))
    made[GUIDE] = guide().encode("utf-8")
    return made


def policies() -> Iterator[tuple[str, Setting, Level, int]]:
    """Give each policy of the templates: its name, setting and level, and for a contact which one it is."""
    for setting in SETTINGS:
        for level in setting.levels:
            tail = "" if level == "enforced" else f"_{RECOMMENDED}"
            if isinstance(setting.kind, Contacts):
                for number in range(1, setting.kind.at_most + 1):
                    yield f"{setting.id}{number}{tail}", setting, level, number
            else:
                yield f"{setting.id}{tail}", setting, level, 0


def key_of(level: Level) -> str:
    """Return the key in which the settings of a level stand."""
    return KEY if level == "enforced" else rf"{KEY}\{RECOMMENDED}"


def admx() -> ET.Element:
    """Return the definitions."""
    root = ET.Element("policyDefinitions", {"xmlns": SPACE, "revision": REVISION, "schemaVersion": "1.0"})
    spaces = ET.SubElement(root, "policyNamespaces")
    ET.SubElement(spaces, "target", prefix="zelfscan", namespace="Zelfscan.Policies.Zelfscan")
    ET.SubElement(root, "resources", minRequiredRevision=REVISION, fallbackCulture="en-US")
    definitions = ET.SubElement(ET.SubElement(root, "supportedOn"), "definitions")
    ET.SubElement(definitions, "definition", name=SUPPORTED, displayName=_string(SUPPORTED))
    categories = ET.SubElement(root, "categories")
    for name, parent in ((CATEGORY, ""), (CONTACTS, CATEGORY), (RECOMMENDATIONS, CATEGORY)):
        about = {"displayName": _string(f"Cat_{name}"), "explainText": _string(f"Cat_{name}_Help")}
        category = ET.SubElement(categories, "category", {"name": name, **about})
        if parent:
            ET.SubElement(category, "parentCategory", ref=parent)
    listed = ET.SubElement(root, "policies")
    for name, setting, level, number in policies():
        _policy(listed, name, setting, level, number)
    return root


def _policy(listed: ET.Element, name: str, setting: Setting, level: Level, number: int) -> None:
    policy = ET.SubElement(
        listed,
        "policy",
        {
            "name": name,
            "class": "Machine",
            "displayName": _string(name),
            "explainText": _string(f"{setting.id}_Help"),
            "key": key_of(level),
            "presentation": f"$(presentation.{name})",
        },
    )
    parent = CONTACTS if number else CATEGORY if level == "enforced" else RECOMMENDATIONS
    ET.SubElement(policy, "parentCategory", ref=parent)
    ET.SubElement(policy, "supportedOn", ref=SUPPORTED)
    if isinstance(setting.kind, Picked):
        _always(policy, rf"{key_of(level)}\{setting.id}")
    _elements(ET.SubElement(policy, "elements"), setting, key_of(level), number)


def _always(policy: ET.Element, key: str) -> None:
    """Write what can never be left out, so that a list with nothing else ticked is a list too."""
    for name, tag in (("enabledList", "string"), ("disabledList", "delete")):
        item = ET.SubElement(ET.SubElement(policy, name, defaultKey=key), "item", valueName=ALWAYS_OFFERED)
        value = ET.SubElement(ET.SubElement(item, "value"), tag)
        value.text = ALWAYS_OFFERED if tag == "string" else None


def _elements(elements: ET.Element, setting: Setting, key: str, number: int) -> None:
    below = rf"{key}\{setting.id}"
    match setting.kind:
        case Choice(options):
            enum = ET.SubElement(elements, "enum", id=setting.id, valueName=setting.id, required="true")
            for option in options:
                item = ET.SubElement(enum, "item", displayName=_string(f"{setting.id}_{option}"))
                ET.SubElement(ET.SubElement(item, "value"), "string").text = option
        case Number(lowest, highest):
            bounds = {"minValue": str(lowest), "maxValue": str(highest), "required": "true"}
            ET.SubElement(elements, "decimal", {"id": setting.id, "valueName": setting.id, **bounds})
        case Picked(options):
            for option in _to_tick(options):
                ticked = ET.SubElement(elements, "boolean", id=option, key=below, valueName=option)
                ET.SubElement(ET.SubElement(ticked, "trueValue"), "string").text = option
                ET.SubElement(ET.SubElement(ticked, "falseValue"), "delete")
        case Names() | Keys():
            # With an empty prefix the values are named 1, 2, 3; with explicitValue an administrator
            # would have to think of names that mean nothing.
            ET.SubElement(elements, "list", id=setting.id, key=below, valuePrefix="")
        case Contacts():
            for field, at_most in CONTACT_FIELDS.items():
                needed = {"required": "true"} if field in REQUIRED_FIELDS else {}
                place = {"id": field, "key": rf"{below}\{number}", "valueName": field}
                ET.SubElement(elements, "text", {**place, **needed, "maxLength": str(at_most)})
        case kind:
            at_most = kind.at_most if isinstance(kind, Words) else MAX_PATH
            bounds = {"required": "true", "maxLength": str(at_most)}
            ET.SubElement(elements, "text", {"id": setting.id, "valueName": setting.id, **bounds})


def adml(language: str) -> ET.Element:
    """Return the words of the definitions in a language."""
    frame = texts().frame
    root = ET.Element(
        "policyDefinitionResources", {"xmlns": SPACE, "revision": REVISION, "schemaVersion": "1.0"}
    )
    ET.SubElement(root, "displayName").text = frame["template"].in_language(language)
    ET.SubElement(root, "description").text = frame["template-about"].in_language(language)
    resources = ET.SubElement(root, "resources")
    table = ET.SubElement(resources, "stringTable")
    for name, words in strings(language).items():
        ET.SubElement(table, "string", id=name).text = words
    shown = ET.SubElement(resources, "presentationTable")
    for name, setting, _level, _number in policies():
        _presentation(ET.SubElement(shown, "presentation", id=name), setting, language)
    return root


def strings(language: str) -> Mapping[str, str]:
    """Give every text of the templates by its id."""
    found = texts()
    in_language = {name: words.in_language(language) for name, words in found.frame.items()}
    made = {SUPPORTED: in_language["supported"]}
    frames = {CATEGORY: "category", CONTACTS: "contacts", RECOMMENDATIONS: "recommended"}
    for name, part in frames.items():
        made |= {f"Cat_{name}": in_language[part], f"Cat_{name}_Help": in_language[f"{part}-about"]}
    for name, setting, _level, number in policies():
        words = found.settings[setting.id]
        title, about, unset = (each.in_language(language) for each in (words.title, words.about, words.unset))
        made[name] = f"{title} {number}" if number else title
        made[f"{setting.id}_Help"] = f"{about}\n\n{in_language['unset'].format(unset=unset)}"
        if isinstance(setting.kind, Choice):
            for option in setting.kind.options:
                made[f"{setting.id}_{option}"] = _choice(setting, option).in_language(language)
    return made


def _presentation(shown: ET.Element, setting: Setting, language: str) -> None:
    label = texts().settings[setting.id].title.in_language(language)
    match setting.kind:
        case Choice():
            ET.SubElement(
                shown, "dropdownList", refId=setting.id, noSort="true", defaultItem="0"
            ).text = label
        case Number(usual=usual):
            # Without it the editor proposes the lowest: switching on would be the strictest there is.
            ET.SubElement(shown, "decimalTextBox", refId=setting.id, defaultValue=str(usual)).text = label
        case Picked(options):
            for option in _to_tick(options):
                box = ET.SubElement(shown, "checkBox", refId=option, defaultChecked="true")
                box.text = _choice(setting, option).in_language(language)
        case Names() | Keys():
            ET.SubElement(shown, "listBox", refId=setting.id).text = label
        case Contacts():
            for field in CONTACT_FIELDS:
                box = ET.SubElement(shown, "textBox", refId=field)
                ET.SubElement(box, "label").text = texts().fields[field].in_language(language)
        case _:
            box = ET.SubElement(shown, "textBox", refId=setting.id)
            ET.SubElement(box, "label").text = label


def _to_tick(options: tuple[str, ...]) -> tuple[str, ...]:
    """Return what can be left out; the edition for the person cannot."""
    return tuple(each for each in options if each != ALWAYS_OFFERED)


def _choice(setting: Setting, option: str) -> Text:
    return texts().choices[f"{setting.id}.{option}"]


def _string(name: str) -> str:
    return f"$(string.{name})"


def _written(root: ET.Element) -> bytes:
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def main() -> int:
    """Write the files anew; a file is only touched where it changes."""
    for path, content in files().items():
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
