"""What the pages for an organisation tell somebody to type or to count on holds as it is written."""

import re

import pytest

from kit import filled, pages
from release.manifest import ROOT, load
from tests.packaging.test_kit import WANTED, text_of
from zelfscan import cli
from zelfscan.store.retention import WAIT

NAMES = [path.name for path in pages()]
ALIAS = r'Set-Alias zelfscan-cli "$env:ProgramFiles\Zelfscan\zelfscan-cli.exe"'
#: Questions about the person that a data-protection officer has to know of, by what the page calls them.
TOLD = {
    "office.residence": "of hij woont waar hij bestuurt",
    "office.contested-topic": "een onderwerp waar mensen erg boos over zijn",
    "office.own-company": "eigen bedrijf",
    "car.own": "auto",
    "home.earlier-burglary": "inbraak in de afgelopen vijf jaar",
    "home.cohesion": "hoe de buurt met elkaar omgaat",
}


def blocks(text: str) -> list[str]:
    """Give the lines of all blocks of code."""
    found = re.findall(r"^ *```\w*\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    return [line.strip() for block in found for line in block.splitlines()]


def orders(text: str) -> list[str]:
    """Give what comes after the name of the command line, in the blocks of code."""
    lines = (re.fullmatch(r"zelfscan-cli (.+)", line) for line in blocks(text))
    return [line[1] for line in lines if line]


def row(text: str, begin: str) -> str:
    """Give the one row of a table that begins so."""
    (found,) = [line for line in text.splitlines() if line.startswith(f"| {begin} |")]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_no_page_counts_on_a_search_path_that_no_package_changes(name: str) -> None:
    text = text_of(name)
    bare = re.findall(r"(?<!Set-Alias )\bzelfscan-cli(?:\.exe)? (?=[\w-])[^\n`]+", text)
    code = [each for each in bare if f"`{each}" in text or each in blocks(text)]
    assert ALIAS in text or code == []


@pytest.mark.parametrize("name", ["installeren.md", "overlay.md"])
def test_the_whole_path_is_given_for_each_shell_and_the_name_on_linux(name: str) -> None:
    text = text_of(name)
    assert r'"%ProgramFiles%\Zelfscan\zelfscan-cli.exe" ' in text
    assert "$env:ProgramFiles\\Zelfscan\\zelfscan-cli.exe" in text
    assert r"%LOCALAPPDATA%\Programs\Zelfscan" in text
    assert "Op Linux heet de opdracht `zelfscan`" in text


def test_every_option_in_the_guide_is_one_of_its_command(capsys: pytest.CaptureFixture[str]) -> None:
    found = orders(text_of("overlay.md"))
    assert len(found) >= 8
    for order in found:
        words = order.split()
        command = words[:2] if words[0] == "overlay" else words[:1]
        with pytest.raises(SystemExit):
            cli.main([*command, "--help"])
        told = capsys.readouterr().out
        assert [each for each in words if each.startswith("--") and each not in told] == [], order


def test_the_log_of_an_installation_comes_where_every_windows_has_a_folder() -> None:
    page = filled("<!-- manifest: opdrachten -->\n<!-- einde -->\n", load())
    assert re.findall(r'/l\*v "(.+)\\[^\\]+"', page) == [r"C:\Windows\Temp"]
    assert "logbestand" in row(text_of("installeren.md"), "1622")


@pytest.mark.parametrize("name", sorted(WANTED))
def test_a_report_has_a_passphrase_as_the_window_calls_it(name: str) -> None:
    window = (ROOT / "zelfscan/gui/pages/report.py").read_text(encoding="utf-8")
    assert "Beveilig het bestand met een wachtzin" in window
    found = re.findall(r"[^|\n]*wachtwoord[^|\n]*", text_of(name))
    assert [each.strip() for each in found] in ([], ["5.17 wachtwoorden"])


@pytest.mark.parametrize("name", sorted(WANTED))
def test_a_release_is_not_called_as_an_edition_of_a_report(name: str) -> None:
    assert re.findall(r"\b[Bb]ij (?:de|elke) uitgave\b(?! voor)", text_of(name)) == []


def test_what_can_be_read_without_anything_is_told_apart_from_what_is_sealed() -> None:
    leaving = text_of("verwijderen-en-vertrekken.md")
    assert "versleuteld" in row(leaving, "overdrachten")
    assert "een wachtzin kan er niet op" in leaving


def test_who_leaves_is_not_told_that_opening_the_vault_wipes_it() -> None:
    leaving = " ".join(text_of("verwijderen-en-vertrekken.md").split())
    assert WAIT.days == 1
    assert "Het wacht een dag nadat het zag dat de termijn voorbij is." in leaving
    assert "Levert u een apparaat in? Wacht daar niet op: kies *Alles wissen*." in leaving


def test_which_python_is_in_the_packages_for_windows_is_said_plainly() -> None:
    python = load().windows.python
    assert python is not None
    version = python.python
    security = text_of("beveiliging-bio2.md")
    followed = row(security, "8.8 kwetsbaarheden")
    assert f"Python voor Windows is {version} van april 2024" in followed
    assert "Python," in followed
    assert f"Python {version}" in security.partition("## Wat het programma niet kan")[2]


@pytest.mark.parametrize("item", TOLD)
def test_the_assessment_names_what_is_asked_about_the_person(item: str) -> None:
    asked = (ROOT / "questionnaires/catalogue/items/situation.yaml").read_text(encoding="utf-8")
    assert f"- id: {item}\n" in asked
    table = text_of("dpia.md").partition("### 2. Persoonsgegevens")[2].partition("###")[0]
    assert TOLD[item] in table


def test_every_entry_of_the_record_says_what_the_regulation_wants_of_each() -> None:
    entries = re.split(r"^## \d\. ", text_of("verwerkingsregister.md"), flags=re.MULTILINE)[1:]
    assert len(entries) == 5
    for entry in entries:
        heads = " ".join(line.split("|")[1] for line in entry.splitlines() if line.startswith("| "))
        for part in (
            "Verwerkingsverantwoordelijke",
            "ontact en FG",
            "Doel",
            "Betrokkenen",
            "Gegevens",
            "Ontvangers",
            "Doorgifte buiten de EER",
            "Bewaartermijn",
            "Beveiliging",
        ):
            assert part in heads, (entry.partition("\n")[0], part)
