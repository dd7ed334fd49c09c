"""The guide to the policy for an application manager, in Dutch, from the one model."""

import json
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

from zelfscan.policy.from_file import MAX_BYTES
from zelfscan.policy.from_registry import KEY, RECOMMENDED
from zelfscan.policy.model import (
    CONTACT_FIELDS,
    LEVELS,
    REQUIRED_FIELDS,
    SETTINGS,
    Choice,
    Contacts,
    Keys,
    Kind,
    Names,
    Number,
    Picked,
    Place,
    Setting,
    Words,
)
from zelfscan.policy.reading import FILES
from zelfscan.policy.texts import texts

EXAMPLE: dict[str, dict[str, object]] = {
    "enforced": {
        "Packs": ["zelfscan", "woningscan"],
        "IdleLockMinutes": 5,
        "PassphraseLength": 14,
        "Editions": ["adviser", "employer"],
        "ReminderMonths": 12,
        "OrganisationName": "Gemeente Voorbeeld",
        "Contacts": [
            {
                "Name": "Beveiligingsambtenaar",
                "Telephone": "(000) 000 00 00",
                "When": "Op werkdagen van 9 tot 17 uur",
                "Email": "veiligheid@gemeente.example",
            }
        ],
        "SupportText": "Hulp bij dit programma: de servicedesk, toestel 1234.",
    },
    "recommended": {"Language": "nl", "ReportFolder": "~/Zelfscan"},
}
"""A made-up organisation; a test reads it as the program does."""
NEVER = (
    "een scan lezen, sturen, wissen of openen",
    "een wachtzin, een sleutel of een herstelblad te zien krijgen",
    "de uitgave van het rapport voor de persoon zelf weglaten, of een reservekopie tegenhouden",
    "112, 0900-8844 of het Ondersteuningsteam vervangen, veranderen of weglaten",
    "iemand buitensluiten: een wachtzin die er is, blijft werken",
    "iets over het gebruik vertellen: er gaat niets over een netwerk",
)
_LEVEL_WORDS = {"enforced": "vast", "recommended": "voorstel"}

_WIDTH = 118
_HEAD = Path(__file__).with_name("policy_guide.md")


def guide() -> str:
    """Return the page."""
    head = _HEAD.read_text(encoding="utf-8").format(
        never="\n".join(f"- {each};" for each in NEVER[:-1]) + f"\n- {NEVER[-1]}.",
        key=KEY,
        recommended=rf"{KEY}\{RECOMMENDED}",
        linux=FILES["linux"].as_posix(),
        mac=FILES["darwin"].as_posix(),
        bytes=f"{MAX_BYTES:,}".replace(",", "."),
    )
    return "\n".join([head, *_table(), "", *_sections(), *_examples()])


def _table() -> Iterator[str]:
    yield "| instelling | wat | waarde | vast | voorstel |"
    yield "| --- | --- | --- | --- | --- |"
    for setting in SETTINGS:
        marks = " | ".join("ja" if level in setting.levels else "–" for level in LEVELS)
        title = texts().settings[setting.id].title.nl
        yield f"| [`{setting.id}`](#{setting.id.lower()}) | {title} | {_value(setting.kind)} | {marks} |"


def _sections() -> Iterator[str]:
    for setting in SETTINGS:
        words = texts().settings[setting.id]
        yield f"### {setting.id}\n"
        # As code, for of D:\Kluizen\%USERNAME% Markdown would take a backslash away.
        about = re.sub(r"[A-Z]:\\[\w\\%]+", r"`\g<0>`", words.about.nl)
        yield textwrap.fill(f"*{words.title.nl}.* {about}", _WIDTH) + "\n"
        yield f"- Niet ingesteld: {words.unset.nl}"
        yield f"- Waarde: {_value(setting.kind)}."
        yield f"- Niveau: {' of '.join(_LEVEL_WORDS[level] for level in setting.levels)}."
        yield f"- Register: {_registry(setting)}"
        yield f"- Bestand: {_json(setting)}\n"


def _value(kind: Kind) -> str:
    match kind:
        case Choice(options):
            return " of ".join(f"`{each}`" for each in options)
        case Number(lowest, highest):
            return f"een getal van {lowest} tot en met {highest}"
        case Picked(options):
            return f"een of meer van {', '.join(f'`{each}`' for each in options)}"
        case Names(at_most):
            return f"een lijst met ids, hoogstens {at_most}"
        case Words(at_most):
            return f"tekst op één regel, hoogstens {at_most} tekens"
        case Place(ending):
            return f"het volle pad van een bestand op {ending}" if ending else "het volle pad van een map"
        case Keys(at_most):
            return f"een lijst met publieke sleutels, hoogstens {at_most}"
        case Contacts(at_most):
            return f"hoogstens {at_most} contacten"


def _registry(setting: Setting) -> str:
    match setting.kind:
        case Number():
            return f"waarde `{setting.id}`, `REG_DWORD`."
        case Picked() | Names() | Keys():
            return (
                f"sleutel `{setting.id}` met waarden `1`, `2` …, elk `REG_SZ`; of één waarde `REG_MULTI_SZ`."
            )
        case Contacts():
            fields = ", ".join(f"`{each}`" for each in CONTACT_FIELDS)
            needed = " en ".join(f"`{each}`" for each in REQUIRED_FIELDS)
            return f"sleutels `{setting.id}\\1` … met de waarden {fields}, elk `REG_SZ`; {needed} zijn nodig."
        case _:
            return f"waarde `{setting.id}`, `REG_SZ` of `REG_EXPAND_SZ`."


def _json(setting: Setting) -> str:
    found = {**EXAMPLE["recommended"], **EXAMPLE["enforced"]}.get(setting.id, _SAMPLES.get(setting.id))
    return f"`{json.dumps({setting.id: found}, ensure_ascii=False)[1:-1]}`"


_SAMPLES: dict[str, object] = {
    "VaultFolder": "/data/zelfscan/$USER",
    "BackupFolder": "~/Zelfscan",
    "LogoFile": "/etc/zelfscan/logo.png",
    "OverlayFolder": "/etc/zelfscan/overlay",
    "SigningKeys": ["RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"],
    "ContentFolder": "/etc/zelfscan/content",
}
"""What the example leaves out; also read by a test."""


_ABOUT_THE_FOLDER = (
    "De map `Zelfscan` staat in de eigen map van iedere gebruiker. Maak haar vooraf. Is zij er niet, dan "
    "begint het venster in Documenten. Neem niet Documenten zelf als die map meeloopt met OneDrive: dan "
    "komt een kopie van elk rapport bij de gemeente. Zwerft het hele profiel mee naar een server, kies dan "
    "een map daarbuiten."
)


def _examples() -> Iterator[str]:
    yield "## Een voorbeeld\n"
    yield "Een verzonnen gemeente. Op Linux, als `/etc/zelfscan/policy.json`:\n"
    yield f"```json\n{json.dumps(EXAMPLE, ensure_ascii=False, indent=2)}\n```\n"
    yield "Hetzelfde op Windows, als bestand voor `reg import`:\n"
    yield f"```reg\n{reg_file()}```\n"
    yield textwrap.fill(_ABOUT_THE_FOLDER, _WIDTH)
    yield ""


def reg_file() -> str:
    """Return the example as Windows Registry Editor writes it."""
    keys: list[str] = []
    for level, settings in EXAMPLE.items():
        top = rf"HKEY_LOCAL_MACHINE\{KEY}" + ("" if level == "enforced" else rf"\{RECOMMENDED}")
        below: list[str] = []
        lines = [f"[{top}]"]
        for name, value in settings.items():
            if isinstance(value, int):
                lines.append(f'"{name}"=dword:{value:08x}')
            elif isinstance(value, str):
                lines.append(f'"{name}"={_quoted(_on_windows(value))}')
            elif isinstance(value, list):
                below += _list_keys(rf"{top}\{name}", value)
        keys += ["\n".join(lines), *below]
    return "Windows Registry Editor Version 5.00\n\n" + "\n\n".join(keys) + "\n"


def _list_keys(key: str, values: list[object]) -> Iterator[str]:
    records = [each for each in values if isinstance(each, dict)]
    texts_in = [each for each in values if isinstance(each, str)]
    if texts_in:
        lines = [f'"{number}"={_quoted(each)}' for number, each in enumerate(texts_in, 1)]
        yield "\n".join([f"[{key}]", *lines])
    for number, record in enumerate(records, 1):
        lines = [f'"{name}"={_quoted(each)}' for name, each in record.items()]
        yield "\n".join([rf"[{key}\{number}]", *lines])


def _on_windows(text: str) -> str:
    return text.replace("~/", "%USERPROFILE%\\") if text.startswith("~/") else text


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
