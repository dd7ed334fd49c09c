"""The pages for an organisation: true to the manifest, whole, dated, and readable for who they are for."""

import re
from pathlib import Path

import pytest

import kit
from kit import BLOCKS, FOLDER, FOR_WHOM, KitError, filled, pages
from release.manifest import ROOT, load
from release.msi import MACHINE, description
from release.setup_exe import SCRIPT
from zelfscan.crypto import recovery_words
from zelfscan.crypto.derive import STANDARD
from zelfscan.crypto.passphrase import MIN_LENGTH
from zelfscan.packs.text_checks import PLAIN, hard_to_read
from zelfscan.paths import content_folder, user_data_folder, vault_folder
from zelfscan.presenters.safe_desk import TERMS
from zelfscan.store import copies
from zelfscan.store.attempts import delay
from zelfscan.store.kept_files import LOG_FILE, SETTINGS_FILE

PAGES = list(pages())
NAMES = [path.name for path in PAGES]
#: For office holders themselves, and so at B1: the most words in a sentence.
FOR_OFFICE_HOLDERS = {"brief-aan-bestuurders.md": 15}
FOR_OFFICERS = 30
#: Written here; what others make or write for this folder has tests of its own for its words.
WANTED = {
    "README.md",
    "beveiliging-bio2.md",
    "brief-aan-bestuurders.md",
    "bronnen.md",
    "dpia.md",
    "installeren.md",
    "toegankelijkheid.md",
    "verwerkingsregister.md",
    "verwijderen-en-vertrekken.md",
    "vragen-en-antwoorden.md",
}
#: What nobody can promise, and words that are not of this program.
NEVER = {
    "a promise that nobody can make": r"\b(waterdicht|onkraakbaar|100 ?% veilig|AVG-proof|gegarandeerd)\b",
    "a right that the program does not give": r"\bu krijgt (een )?vergoeding\b|\bu hebt recht op\b",
    "somebody called je": r"\b(je|jij|jou|jouw|jullie)\b",
    "half a sentence of work": r"\b(nog invullen|lorem|voorbeeldtekst)\b",
}


def text_of(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def prose(text: str) -> list[str]:
    """Give the paragraphs, list items and cells of a page, without code, marks and addresses."""
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    text = re.sub(r"<!--.*?-->", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"`[^`]*`|\*|_{2,}", "", text)
    pieces: list[str] = []
    for part in re.split(r"\n\s*\n|\n(?=\s*(?:[-#>|]|\d+\. ))", text):
        cells = part.split("|") if part.lstrip().startswith("|") else [part]
        pieces += [" ".join(cell.split()).lstrip("-#> ") for cell in cells]
    return [piece for piece in pieces if re.search(r"\w{3}", piece)]


def anchors(text: str) -> set[str]:
    """Give what can be pointed at: the headings, as a forge makes addresses of them."""
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_every_page_that_was_promised_is_there_and_in_the_table_of_contents() -> None:
    assert set(NAMES) >= WANTED
    linked = set(re.findall(r"\]\(([a-z0-9-]+\.md)", text_of("README.md")))
    assert linked >= set(NAMES) - {"README.md"}


@pytest.mark.parametrize("name", NAMES)
def test_what_the_manifest_says_stands_in_the_page(name: str) -> None:
    text = text_of(name)
    assert filled(text, load(), name) == text, "make it anew: python3 dev.py kit"


def test_every_block_is_in_a_page() -> None:
    used = {name for page in NAMES for name in re.findall(r"<!-- manifest: (\w+) -->", text_of(page))}
    assert used == set(BLOCKS)


def test_every_package_is_said_to_be_for_somebody() -> None:
    assert set(FOR_WHOM) == {each.id for each in load().packages}


def test_what_can_be_given_along_is_known_to_the_packages(tmp_path: Path) -> None:
    page = text_of("installeren.md").partition("### Eigenschappen")[2].partition("###")[0]
    (tmp_path / "zelfscan.exe").write_bytes(b"MZ")
    msi = description(tmp_path, load(), MACHINE)
    for name in re.findall(r"`([A-Z]{2,})=", page):
        assert f'"{name}"' in msi or name == "DESKTOP", name
    assert '"DESKTOP = 1"' in (ROOT / "packaging/release/msi.py").read_text(encoding="utf-8")
    setup = SCRIPT.read_text(encoding="utf-8")
    options = re.findall(r"`(/[A-Z]+)(?==|`)", page)
    assert set(options) == {"/D", "/DESKTOP", "/S"}
    assert [option for option in options if f";   {option}" not in setup] == []


def test_another_version_gives_other_file_names() -> None:
    page = filled("<!-- manifest: pakketten -->\noud\n<!-- einde -->\n", load(version="9.8.7"))
    assert "zelfscan-9.8.7-machine-x64.msi" in page
    assert "oud" not in page


def test_another_version_has_another_product_code_and_the_same_upgrade_code() -> None:
    block = "<!-- manifest: windows -->\n<!-- einde -->\n"
    one, other = (filled(block, load(version=version)).splitlines() for version in ("9.8.7", "9.8.8"))
    differing = {line.split("|")[1].split(",")[0].strip() for line in set(one) ^ set(other)}
    assert differing == {"Versie", "ProductCode"}


@pytest.mark.parametrize(
    "text",
    [
        "<!-- manifest: onbekend -->\n<!-- einde -->\n",
        "<!-- manifest: versie -->\nzonder einde\n",
        "<!-- einde -->\n",
    ],
)
def test_a_marker_that_cannot_be_filled_is_refused(text: str) -> None:
    with pytest.raises(KitError):
        filled(text, load())


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    wrong = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(name)):
        file, _, anchor = target.partition("#")
        path = (FOLDER / file).resolve() if file else FOLDER / name
        if target.startswith(("http://", "https://")):
            wrong.append(f"{target}: the program and its pages send nobody to a site")
        elif not path.is_file():
            wrong.append(f"{target}: not there")
        elif anchor and anchor not in anchors(path.read_text(encoding="utf-8")):
            wrong.append(f"{target}: no such heading")
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_every_test_and_file_that_is_named_is_there(name: str) -> None:
    text = text_of(name)
    for file, test in re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", text):
        assert re.search(rf"^def {test}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE), test
    named = re.findall(r"`((?:tests|docs|zelfscan|packaging|questionnaires)/[\w./-]+)`", text)
    assert [file for file in named if not (ROOT / file).exists()] == []


def test_every_source_is_used_and_every_number_has_a_source() -> None:
    rows = re.findall(r"^\| (B\d\d) \|(.+)\|$", text_of("bronnen.md"), re.MULTILINE)
    known = [number for number, _ in rows]
    assert len(known) == len(set(known))
    used = {number for page in NAMES for number in re.findall(r"\[(B\d\d)\]", text_of(page))}
    assert used == set(known)


def test_every_source_says_of_when_it_is_when_it_was_read_and_how() -> None:
    rows = re.findall(r"^\| B\d\d \|(.+)\|$", text_of("bronnen.md"), re.MULTILINE)
    assert rows
    for row in rows:
        title, since, read, how = [cell.strip() for cell in row.split("|")]
        assert title
        assert re.search(r"\d{4}|zonder datum", since), row
        assert re.fullmatch(r"\d{1,2}-\d{1,2}-\d{4}", read), row
        assert how.startswith(("eerste hand", "tweede hand")), row


@pytest.mark.parametrize("name", sorted(WANTED))
@pytest.mark.parametrize("what", NEVER)
def test_no_page_holds(name: str, what: str) -> None:
    found = [piece for piece in prose(text_of(name)) if re.search(NEVER[what], piece, re.IGNORECASE)]
    assert found == []


@pytest.mark.parametrize("name", sorted(WANTED))
def test_no_page_uses_a_hard_word_where_a_plain_one_will_do(name: str) -> None:
    words = {word for piece in prose(text_of(name)) for word in re.findall(r"\w+", piece.lower())}
    assert {word: PLAIN[word] for word in words & set(PLAIN)} == {}


@pytest.mark.parametrize("name", sorted(WANTED - set(FOR_OFFICE_HOLDERS)))
def test_no_sentence_for_officers_is_too_long_to_read_in_one_go(name: str) -> None:
    sentences = [each for piece in prose(text_of(name)) for each in re.split(r"(?<=[.!?:;])\s+", piece)]
    assert [each for each in sentences if len(each.split()) > FOR_OFFICERS] == []


@pytest.mark.parametrize(("name", "most"), FOR_OFFICE_HOLDERS.items())
def test_what_office_holders_read_is_b1(name: str, most: int) -> None:
    letter = text_of(name).partition("\n---\n")[2].partition("\n---\n")[0]
    pieces = prose(letter)
    assert len(pieces) > 10
    assert [fault for piece in pieces for fault in hard_to_read(piece[:40], piece, most)] == []


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("vragen-en-antwoorden.md", "## Van bestuurders"),
        ("verwijderen-en-vertrekken.md", "## Stoppen als bestuurder, of een apparaat inleveren"),
    ],
)
def test_what_is_for_office_holders_in_other_pages_is_as_plain_as_a_help_text(
    name: str, heading: str
) -> None:
    part = text_of(name).partition(f"{heading}\n")[2].partition("\n## ")[0]
    pieces = prose(part)
    assert len(pieces) > 5
    assert [fault for piece in pieces for fault in hard_to_read(piece[:40], piece, 20)] == []


def test_the_pages_say_what_was_never_tried_and_that_they_are_no_legal_advice() -> None:
    front = text_of("README.md")
    assert "Niets in deze map is geprobeerd op een echte computer met Windows." in front
    assert "## Geen juridisch advies" in front
    for name in ("installeren.md", "toegankelijkheid.md", "beveiliging-bio2.md"):
        assert "(README.md#niet-geprobeerd-op-windows)" in text_of(name), name
    for name in ("dpia.md", "verwerkingsregister.md", "vragen-en-antwoorden.md"):
        assert "(README.md#geen-juridisch-advies)" in text_of(name), name


def test_starting_it_writes_only_pages_that_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(kit, "FOLDER", tmp_path)
    monkeypatch.setattr(kit, "ROOT", tmp_path)
    old, other = tmp_path / "a.md", tmp_path / "b.md"
    old.write_text("<!-- manifest: versie -->\noud\n<!-- einde -->\n", encoding="utf-8")
    other.write_text("niets te vullen\n", encoding="utf-8")
    assert kit.main() == 0
    assert capsys.readouterr().out == "a.md\n"
    assert load().version in old.read_text(encoding="utf-8")


def test_the_figures_of_the_program_are_those_of_the_code() -> None:
    security = text_of("beveiliging-bio2.md")
    leaving = text_of("verwijderen-en-vertrekken.md")
    assert MIN_LENGTH == 8
    assert "minstens acht tekens" in security
    assert (STANDARD.memory_kib, STANDARD.time_cost) == (64 * 1024, 3)
    assert "64 MiB en drie rondes of meer" in security
    assert recovery_words.BITS == 132
    assert "(132 bits)" in security
    assert max(delay(count) for count in range(50)) == 30
    assert "wachttijd tot 30 seconden" in security
    assert copies.KEEP == 3
    assert "automatisch de laatste drie" in security
    assert set(TERMS.values()) == {180, 365, 1461}
    assert "een half jaar, een jaar of vier jaar" in leaving


def test_the_places_of_the_program_are_those_of_the_code() -> None:
    leaving, here = text_of("verwijderen-en-vertrekken.md"), {"LOCALAPPDATA": "C:/L"}
    assert user_data_folder("win32", here, Path("C:/U")).as_posix().endswith("/zelfscan")
    assert user_data_folder("linux", {}, Path("/h")) == Path("/h/.local/share/zelfscan")
    assert "`~/.local/share/zelfscan`" in leaving
    for name in (vault_folder().name, SETTINGS_FILE, LOG_FILE, content_folder().name):
        assert f"`%LOCALAPPDATA%\\zelfscan\\{name}`" in leaving, name
