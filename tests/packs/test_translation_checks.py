"""The lint on translations: each mistake by file and line, and what is missing where its text stands."""

from pathlib import Path

import pytest

from tests.packs.changing import change, line_of
from tests.packs.test_library import two_desks_with_one_catalogue
from tests.packs.translating import ASK, DECLARED, english, english_of, faults, files_read, translate, write
from zelfscan.packs import shelf
from zelfscan.packs.library import check_folder, open_pack, open_packs, to_translate
from zelfscan.packs.loader import load


@pytest.fixture
def desk(front_desk: Path) -> Path:
    """A folder with a copy of the small pack, all of it translated."""
    return translate(front_desk)


def only_fault(desk: Path, old: str, new: str, at: str | None = None) -> str:
    """Change one thing in the translation; return its only fault, once its line is seen to be right."""
    path = desk / "locale" / "en.yaml"
    change(path, old, new)
    (fault,) = check_folder(desk)
    assert (fault.file, fault.line) == ("front-desk/locale/en.yaml", line_of(path, at or new)), str(fault)
    return fault.message


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        (
            '    # Spoed\n    title: "In English."',
            '    tilte: "Urgent"\n    title: "Urgent"',
            'tilte: "Urgent"',
            "emergency: onbekende sleutel 'tilte'; bedoelt u 'title'?",
        ),
        (
            '      glass: "In English."',
            '      glas: "Glass"\n      glass: "Glass"',
            'glas: "Glass"',
            "desk.kind: onbekende sleutel 'options.glas'; bedoelt u 'options.glass'?",
        ),
        (
            '    # Spoed\n    title: "In English."',
            "    title: 112",
            None,
            "emergency: 'title' moet tekst zijn (zet er aanhalingstekens om)",
        ),
        (
            '    # Spoed\n    title: "In English."',
            "    title:",
            "    title:\n",
            "emergency: 'title' is leeg; vul de vertaling in",
        ),
        (
            '    # Spoed\n    title: "In English."',
            '    title: " "',
            None,
            "emergency: 'title' is leeg; vul de vertaling in",
        ),
        (
            '    # Spoed\n    title: "In English."\n',
            "    # weg\n",
            "  emergency:",
            "emergency: vertaal ook title",
        ),
        (
            '      # Over de balie heen\n      over-the-desk: "In English."\n',
            "      # weg\n",
            "    paths:",
            "anger-at-desk: vertaal ook paths.over-the-desk",
        ),
        (
            '    options:\n      # Een open balie\n      open: "In English."\n'
            '      # Een balie achter glas\n      glass: "In English."\n',
            "    # weg\n",
            "  desk.kind:",
            "desk.kind: vertaal ook options.open, options.glass",
        ),
        (
            '    # Bel 112.\n    - "In English."\n',
            "    # weg\n",
            "  steps:",
            "card: 'steps' telt er 1 en de brontekst 2; vertaal ze een voor een",
        ),
        (
            '      # Blijf rustig\n      - "In English."\n'
            '      # Ga niet in discussie.\n      - "In English."',
            "      - Stay calm.",
            None,
            "card: 'notices[1]' telt er 1 en de brontekst 2; vertaal ze een voor een",
        ),
        (
            '    # Ga weg van de balie.\n    - "In English."\n    # Bel 112.\n    - "In English."',
            "    first: Leave.",
            "  steps:",
            "card: 'steps' moet een lijst zijn, net als de brontekst, zoals [a, b]",
        ),
        (
            '    paths:\n      # Over de balie heen\n      over-the-desk: "In English."\n'
            '      # Om de balie heen\n      around-the-desk: "In English."',
            "    paths: Over the desk",
            None,
            "anger-at-desk: 'paths' heeft sleutels met een vertaling nodig: over-the-desk, around-the-desk",
        ),
    ],
)
def test_a_mistake_is_named_on_its_line(desk: Path, old: str, new: str, at: str | None, message: str) -> None:
    assert only_fault(desk, old, new, at) == message


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("routes:\n", "rotues:\n", "onbekende sleutel 'rotues'; bedoelt u 'routes'?"),
        (
            "  desk.depth:",
            "  desk.dept:",
            "desk.dept: in 'items' id 'desk.dept' bestaat niet; bedoelt u 'desk.depth'?",
        ),
    ],
)
def test_a_name_that_is_not_known_is_named_on_its_line(desk: Path, old: str, new: str, message: str) -> None:
    path = desk / "locale" / "en.yaml"
    change(path, old, new)
    found = [each for each in check_folder(desk) if each.file == "front-desk/locale/en.yaml"]
    assert [(each.line, each.message) for each in found] == [(line_of(path, new), message)]
    assert any("ontbreekt" in fault for fault in faults(desk))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1: het bestand is leeg of heeft geen sleutels; begin met 'items:'"),
        ("items: [a]\n", "1: zet onder 'items' de vertaalde teksten, met hun sleutels"),
        ("items:\n  desk.kind: What?\n", "2: zet onder 'desk.kind' eerst 'of' en dan de vertaalde teksten"),
        ("pack: Desk\n", "1: zet onder 'pack' de vertaalde teksten, met hun sleutels"),
        (
            "pack:\n  title: The desk\n",
            "1: pack: 'of' ontbreekt; kijk of de vertaling klopt met de brontekst "
            "en schrijf dan 'of: 30a20636'",
        ),
    ],
)
def test_a_file_of_another_shape_is_refused(desk: Path, text: str, message: str) -> None:
    write(desk, text)
    assert f"front-desk/locale/en.yaml:{message}" in faults(desk)
    assert english(desk).title.translations == ()


def test_what_is_not_translated_is_named_where_its_text_stands(desk: Path) -> None:
    path = desk / "locale" / "en.yaml"
    head, _, tail = path.read_text(encoding="utf-8").partition("  fire-in-hall:\n")
    path.write_text(head + tail[tail.index("  slow-help:") :], encoding="utf-8")
    line = line_of(desk / "stock.yaml", "- id: fire-in-hall")
    assert faults(desk) == [
        f"front-desk/stock.yaml:{line}: fire-in-hall: de vertaling in 'en' ontbreekt; {ASK}"
    ]
    assert english(desk).scenarios[1].title.in_language("en") == "Brand in de hal"


def test_a_language_without_any_file_is_one_fault(desk: Path) -> None:
    (desk / "locale" / "en.yaml").unlink()
    line = line_of(desk / "pack.yaml", DECLARED)
    assert faults(desk) == [
        f"front-desk/pack.yaml:{line}: languages: voor 'en' ontbreekt front-desk/locale/en.yaml; {ASK}"
    ]
    assert english(desk) == load(desk).pack


def test_a_language_is_a_code(front_desk: Path) -> None:
    change(front_desk / "pack.yaml", "languages: [nl]", "languages: [nl, /etc/en]")
    assert [fault.split(": ", 1)[1] for fault in faults(front_desk)] == [
        "languages: '/etc/en' is geen code van een taal; schrijf bijvoorbeeld 'en'"
    ]
    assert load(front_desk, languages=["/etc/en"]) == load(front_desk)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "de.yaml",
            "'languages' in pack.yaml noemt 'de' niet; zet hem erbij of haal dit bestand weg",
        ),
        (
            "de/doors.yaml",
            "'languages' in pack.yaml noemt 'de' niet; zet hem erbij of haal dit bestand weg",
        ),
        ("nl.yaml", "de teksten in 'nl' staan in de inhoud zelf; haal dit bestand weg"),
    ],
)
def test_a_file_that_nobody_reads_is_a_fault(desk: Path, name: str, message: str) -> None:
    write(desk, "zzz: 1\n", name)
    assert faults(desk) == [f"front-desk/locale/{name}:1: {message}"]


def test_a_translation_may_stand_in_several_files_but_each_thing_once(desk: Path) -> None:
    path = desk / "locale" / "en.yaml"
    head, _, tail = path.read_text(encoding="utf-8").partition("contacts:\n")
    path.write_text(head, encoding="utf-8")
    more = write(desk, f"contacts:\n{tail}", "en/contacts.yaml")
    assert faults(desk) == []
    assert english(desk).card.contacts[0].title.in_language("en") == "In English."
    write(desk, f"contacts:\n{tail}", "en/again.yaml")
    found = faults(desk)
    line = line_of(more, "  emergency:")
    assert (
        f"front-desk/locale/en/contacts.yaml:{line}: emergency: staat ook in "
        f"front-desk/locale/en/again.yaml:{line}; houd er één over" in found
    )


def test_too_many_files_are_refused(desk: Path) -> None:
    for number in range(shelf.MAX_FILES):
        write(desk, "", f"en/{number}.yaml")
    assert faults(desk) == [
        f"front-desk/locale/en.yaml:1: hier staan meer dan {shelf.MAX_FILES} bestanden; "
        "voeg er een paar samen"
    ]


@pytest.fixture
def two_desks(tmp_path: Path) -> Path:
    """A folder with two translated packs that share a catalogue."""
    two_desks_with_one_catalogue(tmp_path)
    for part in english_of(tmp_path).rpartition("\n# en: ")[0].split("\n# "):
        head, _, rest = part.partition("\n")
        write(tmp_path / head.removeprefix("# ").split("/")[0], rest)
    for name in ("front-desk", "second-desk"):
        change(tmp_path / name / "pack.yaml", "languages: [nl]", DECLARED)
    return tmp_path


def test_packs_that_share_a_catalogue_share_its_translations(
    two_desks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert faults(two_desks) == []
    assert list(to_translate(two_desks, "en")) == ["# en: 96 van 96 teksten vertaald"]
    names = files_read(monkeypatch)
    first, second = open_packs(two_desks, "en")
    assert names.count("catalogue/locale/en.yaml") == 1
    assert first.pack.items == second.pack.items
    assert second.pack.items[0].question.in_language("en") == "In English."
    assert second == open_pack("second-desk", two_desks, "en")


def test_a_fault_in_a_shared_translation_is_named_once(two_desks: Path) -> None:
    change(two_desks / "catalogue" / "stock.yaml", "title: Brand in de hal", "title: Vuur in de hal")
    assert len(faults(two_desks)) == 1
    path = two_desks / "catalogue" / "locale" / "en.yaml"
    path.write_text("scales: {}\n", encoding="utf-8")
    assert len(faults(two_desks)) == len(set(faults(two_desks))) > 10


def test_a_translation_stands_beside_its_text(two_desks: Path) -> None:
    path = two_desks / "front-desk" / "locale" / "en.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}\nitems: {{desk.kind: {{}}}}\n", encoding="utf-8")
    assert faults(two_desks) == [
        f"front-desk/locale/en.yaml:{line_of(path, 'items:')}: desk.kind: de brontekst staat in "
        "catalogue/stock.yaml; zet de vertaling in catalogue/locale/en.yaml"
    ]


def test_a_language_of_the_catalogue_is_declared_by_one_of_the_packs(two_desks: Path) -> None:
    write(two_desks / "catalogue", "{}\n", "fr.yaml")
    said = "'languages' in pack.yaml noemt 'fr' niet; zet hem erbij of haal dit bestand weg"
    assert faults(two_desks) == [f"catalogue/locale/fr.yaml:1: {said}"]
    assert faults(two_desks / "front-desk") == []
    change(two_desks / "front-desk" / "pack.yaml", DECLARED, "languages: [nl]")
    assert [fault.split(":")[0] for fault in faults(two_desks)] == [
        "front-desk/locale/en.yaml",
        "catalogue/locale/fr.yaml",
    ]
