"""The file of an organisation is read strictly: every fault with its line, and nothing can be replaced."""

from datetime import date

import pytest

from tests.packs.overlays import WHOLE, a_logo
from zelfscan.errors.content import PackError
from zelfscan.packs.overlay_file import Overlay, misplaced, read_overlay_files

ITEMS = {
    "zelfscan": ["office.function", "front-door.lock-grade"],
    "woningscan": ["front-door.lock-grade"],
}


def understood(text: str, **others: bytes) -> Overlay:
    return read_overlay_files({"overlay.yaml": text.encode(), **others})


def faults(text: str, **others: bytes) -> list[str]:
    with pytest.raises(PackError) as error:
        understood(text, **others)
    return [str(fault) for fault in error.value.faults]


def head(rest: str) -> str:
    return f"format: 1\norganisation: Gemeente X\n{rest}"


def test_everything_is_understood() -> None:
    overlay = understood(WHOLE, **{"logo.png": a_logo()})
    assert overlay.organisation == "Gemeente Voorbeeldstad"
    assert overlay.support == "Vraag hulp bij de griffie.\nZij zijn er op werkdagen."
    assert [contact.name for contact in overlay.contacts] == ["Meldpunt integriteit", "Bode"]
    assert overlay.colours.light.accent == "#1D5B2E"
    assert set(overlay.explanations) == {"office.function", "front-door.lock-grade"}
    assert [question.id for question in overlay.questions] == ["parking", "bell"]
    assert not overlay.is_over(date(2027, 12, 31))
    assert overlay.is_over(date(2028, 1, 1))


def test_the_least_is_a_format_and_a_name() -> None:
    overlay = understood("format: 1\norganisation: Gemeente X\n")
    assert (overlay.contacts, overlay.questions, overlay.explanations) == ((), (), {})
    assert not overlay.is_over(date(9999, 12, 31))


WRONG = {
    "nothing at all": ("", "overlay.yaml:1: het bestand is leeg of heeft geen sleutels"),
    "a list": ("- a\n", "overlay.yaml:1: het bestand is leeg of heeft geen sleutels"),
    "no YAML": ("a: [", "overlay.yaml:"),
    "another format": ("format: 2\norganisation: X\n", "overlay.yaml:1: 'format' moet een van deze zijn: 1"),
    "no name": ("format: 1\n", "overlay.yaml:1: 'organisation' ontbreekt"),
    "a name of nothing": (
        'format: 1\norganisation: " "\n',
        "overlay.yaml:2: 'organisation' mag niet leeg zijn",
    ),
    "a name that nobody sees": (
        'format: 1\norganisation: "\\u3164"\n',
        "overlay.yaml:2: 'organisation' heeft een teken dat niet mag",
    ),
    "a name that is long": (
        f"format: 1\norganisation: {'x' * 81}\n",
        "is te lang: gebruik hoogstens 80 tekens",
    ),
    "a name of two lines": ("format: 1\norganisation: |\n  A\n  B\n", "heeft een teken dat niet mag"),
    "a text that turns round": ('format: 1\norganisation: "A\\u202Eb"\n', "heeft een teken dat niet mag"),
    "a key by mistake": (head("organization: Y\n"), "overlay.yaml:3: onbekende sleutel 'organization'"),
    "a key twice": (head("format: 1\n"), "'format' staat hier twee keer"),
    "no day": (head("valid_until: morgen\n"), "overlay.yaml:3: 'valid_until' moet een datum zijn"),
    "a score": (
        head(
            "questions:\n- id: a\n  question: A?\n  why: B.\n"
            '  options: [{id: x, text: X, value: 1}, {id: y, text: "Y"}]\n'
        ),
        "overlay.yaml:7: onbekende sleutel 'value'",
    ),
    "a weight": (
        head(
            "questions:\n- id: a\n  question: A?\n  why: B.\n  weight: 3\n"
            '  options: [{id: x, text: X}, {id: y, text: "Y"}]\n'
        ),
        "overlay.yaml:7: onbekende sleutel 'weight'",
    ),
    "a measure": (head("measures: []\n"), "overlay.yaml:3: onbekende sleutel 'measures'"),
    "no reason": (
        head("questions:\n- id: a\n  question: A?\n  options: [{id: x, text: X}, {id: y, text: Z}]\n"),
        "'why' ontbreekt",
    ),
    "one answer": (
        head("questions:\n- id: a\n  question: A?\n  why: B.\n  options: [{id: x, text: X}]\n"),
        "'options' heeft te weinig regels",
    ),
    "two equal answers": (
        head(
            "questions:\n- id: a\n  question: A?\n  why: B.\n"
            "  options: [{id: x, text: X}, {id: x, text: Z}]\n"
        ),
        "heeft twee antwoorden met dezelfde 'id'",
    ),
    "two equal questions": (
        head(
            "questions:\n"
            + "- {id: a, question: A?, why: B., options: [{id: x, text: X}, {id: z, text: Z}]}\n" * 2
        ),
        "twee vragen hebben dezelfde 'id'",
    ),
    "many contacts": (
        head("contacts:\n" + '- {name: A, telephone: "012"}\n' * 7),
        "'contacts' heeft te veel regels",
    ),
    "no number": (
        head("contacts:\n- {name: A, telephone: bel maar}\n"),
        "overlay.yaml:4: 'telephone' moet eruitzien als",
    ),
    "no address": (
        head('contacts:\n- {name: A, telephone: "012", email: nee}\n'),
        "'email' moet eruitzien als naam@gemeente.nl",
    ),
    "an address that turns round": (
        head('contacts:\n- {name: A, telephone: "012", email: "a\\u202e\\u2066bc@def.nl"}\n'),
        "'email' heeft een teken dat niet mag",
    ),
    "an address with a letter that nobody sees": (
        head('contacts:\n- {name: A, telephone: "012", email: "a\\u200bb@def.nl"}\n'),
        "'email' heeft een teken dat niet mag",
    ),
    "no colour": (head("colours: {light: {accent: green}}\n"), "'accent' moet eruitzien als #0B4F6C"),
    "an unknown palette": (head("colours: {contrast: {}}\n"), "onbekende sleutel 'contrast'"),
    "an id that is none": (head("explanations: {Front Door: x}\n"), "overlay.yaml:3:"),
    "an explanation of nothing": (head('explanations: {front-door: ""}\n'), "mag niet leeg zijn"),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG.keys())
def test_a_fault_is_told_with_its_line_and_what_to_do(text: str, expected: str) -> None:
    found = faults(text)
    assert any(expected in fault for fault in found), found


@pytest.mark.parametrize(
    "name",
    [
        "112",
        "Bel 1-1-2!",
        "\uff11\uff11\uff12",
        "Politie 0900-8844",
        "Het Ondersteuningsteam",
        "ALARMNUMMER gemeente",
        "\u0410larmnummer",
        "Ondersteuningst\u0435am",
        "\u0661\u0661\u0662",
        "Immediate dang\u0435r",
    ],
)
def test_no_contact_takes_the_name_of_a_national_number(name: str) -> None:
    text = head(f'contacts:\n- {{name: "{name}", telephone: "0123 45 67 89"}}\n')
    assert "noemt een landelijk nummer" in faults(text)[0]


def test_all_faults_are_told_at_once() -> None:
    text = "format: 2\norganisation: ''\ncolour: red\n"
    assert len(faults(text, **{"logo.png": b"GIF", "more.txt": b""})) == 5


@pytest.mark.parametrize(
    ("where", "key", "colour"),
    [
        ("light", "accent", "#2E8B57"),
        ("light", "accent", "#FFFF00"),
        ("light", "header", "#1D5B2E"),
        ("light", "header", "#AAAAAA"),
        ("dark", "accent", "#1D5B2E"),
        ("dark", "header", "#FFFFFF"),
    ],
)
def test_a_colour_that_cannot_be_read_is_refused_with_the_figure(where: str, key: str, colour: str) -> None:
    found = faults(head(f'colours:\n  {where}:\n    {key}: "{colour}"\n'))
    assert len(found) == 1
    assert found[0].startswith("overlay.yaml:5: ")
    assert colour in found[0]
    assert "contrast " in found[0]


def test_two_colours_that_do_not_go_together_are_refused() -> None:
    # Each is just good enough with the colours of the program; on each other they are not.
    for alone in ('accent: "#007840"', 'header: "#E5E5E5"'):
        understood(head(f"colours:\n  light: {{{alone}}}\n"))
    assert faults(head('colours:\n  light: {accent: "#007840", header: "#E5E5E5"}\n')) == [
        "overlay.yaml:4: de twee kleuren gaan niet samen: contrast 4,43, en het moet minstens 4,5 zijn"
    ]


def test_a_fault_of_one_look_hides_none_of_the_other() -> None:
    # On the dark look too, each is good enough alone and the two are not.
    dark = 'dark: {accent: "#A2A2A2", header: "#3F3F3F"}'
    text = head(f'colours:\n  light: {{accent: "#FFFF00"}}\n  {dark}\n')
    understood(head('colours:\n  dark: {accent: "#A2A2A2"}\n'))
    understood(head('colours:\n  dark: {header: "#3F3F3F"}\n'))
    found = faults(text)
    assert [each.split(":")[1] for each in found] == ["4", "5"]
    assert "lichte uiterlijk" in found[0]
    assert "de twee kleuren gaan niet samen" in found[1]


LOGOS = {
    "no PNG": b"GIF89a" + bytes(100),
    "cut off": a_logo()[:20],
    "too many bytes": a_logo() + bytes(300_000),
    "too wide": a_logo()[:16] + (1_601).to_bytes(4, "big") + a_logo()[20:],
    "no height": a_logo()[:20] + bytes(4) + a_logo()[24:],
}


@pytest.mark.parametrize("logo", LOGOS.values(), ids=LOGOS.keys())
def test_a_logo_has_to_be_a_small_png(logo: bytes) -> None:
    assert faults(head(""), **{"logo.png": logo})[0].startswith("logo.png:1: ")


def test_other_files_do_not_belong_in_the_folder() -> None:
    assert faults(head(""), **{"Thumbs.db": b""}) == [
        "Thumbs.db:1: dit bestand hoort niet in de map; er mogen alleen overlay.yaml en logo.png in"
    ]


def test_a_folder_without_its_file_is_none() -> None:
    with pytest.raises(PackError) as error:
        read_overlay_files({"logo.png": a_logo()})
    assert str(error.value.faults[0]) == "overlay.yaml:1: dit bestand ontbreekt; schrijf het"


def test_who_makes_one_hears_what_is_not_in_the_content() -> None:
    assert misplaced(WHOLE.encode(), ITEMS) == ()
    text = head("explanations:\n  front-door.lock-grad: x\n")
    found = [str(fault) for fault in misplaced(text.encode(), ITEMS)]
    assert found == [
        "overlay.yaml:4: vraag 'front-door.lock-grad' bestaat niet; bedoelt u 'front-door.lock-grade'?"
    ]
    text = head(
        "questions:\n- {id: a, question: A?, why: B., packs: [woning], "
        "options: [{id: x, text: X}, {id: z, text: Z}]}\n"
    )
    assert [fault.line for fault in misplaced(text.encode(), ITEMS)] == [4]
