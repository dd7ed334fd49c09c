"""``publiccode.yml`` is valid, agrees with the project, and pretends nothing about where it is published."""

import re
import subprocess
import sys
import tomllib

import pytest

from public_code import FILE, PublicCode, PublicCodeError, left_to_publisher, read
from release.manifest import ROOT, load
from zelfscan.i18n import LANGUAGES

TEXT = FILE.read_text(encoding="utf-8")
ADDRESS = "https://not-published-yet.invalid/zelfscan.git"
NOBODY = "  type: none\n"
HIRED = "  type: contract\n  contractors: [{name: A, until: %s}]\n"
SOMEBODY = "  type: internal\n  contacts:\n    - name: A. Person\n"


@pytest.fixture(scope="module")
def code() -> PublicCode:
    return read(TEXT)


def _changed(old: str, new: str) -> str:
    assert TEXT.count(old) == 1, old
    return TEXT.replace(old, new)


def test_it_says_of_the_project_what_the_project_says_itself(code: PublicCode) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    manifest = load()
    assert (code.name, code.legal.license) == (project["name"], project["license"])
    assert code.legal.mainCopyrightOwner == manifest.publisher == project["authors"][0]["name"]
    assert set(code.platforms) == {each.platform for each in manifest.packages}
    assert set(code.localisation.availableLanguages) == set(code.description) == set(LANGUAGES)
    assert ("Development Status :: 3 - Alpha" in project["classifiers"]) == (code.developmentStatus == "beta")


def test_it_names_a_version_only_when_one_was_handed_out(code: PublicCode) -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)", changes, re.MULTILINE)
    newest = released[0] if released else (None, None)
    assert (code.softwareVersion, code.releaseDate) == newest


def test_what_only_a_publisher_knows_is_marked_and_no_address_is_made_up(code: PublicCode) -> None:
    assert [each.partition(":")[0] for each in left_to_publisher(code)] == [
        "url",
        "organisation",
        "maintenance",
    ]
    assert code.url == ADDRESS
    assert TEXT.count("# TO BE FILLED IN BY THE PUBLISHER.") == 2
    addresses = set(
        re.findall(r"https?://\S+", "\n".join(re.sub(r"#.*", "", each) for each in TEXT.splitlines()))
    )
    assert addresses == {ADDRESS, "https://www.rfc-editor.org/rfc/rfc5545"}


def test_filled_in_by_a_publisher_nothing_is_left() -> None:
    filled = _changed(ADDRESS, "https://code.municipality.nl/zelfscan.git").replace(NOBODY, SOMEBODY)
    filled += "organisation:\n  uri: https://identifier.overheid.nl/tooi/id/gemeente/gm0000\n"
    assert left_to_publisher(read(filled)) == []


@pytest.mark.parametrize(
    "host", ["example.org", "code.example.com", "localhost.test", "a.invalid", "b.example"]
)
def test_a_name_that_is_reserved_counts_as_not_filled_in(host: str) -> None:
    assert left_to_publisher(read(_changed(ADDRESS, f"https://{host}/x.git")))[0].startswith("url:")


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (f"url: {ADDRESS}\n", "", "url"),
        (ADDRESS, "zelfscan", "url"),
        (ADDRESS, "ftp://a.nl/x", "url"),
        ("developmentStatus: beta", "developmentStatus: ready", "developmentStatus"),
        ("softwareType: standalone/desktop", "softwareType: desktop", "softwareType"),
        ("platforms: [windows, linux]", "platforms: []", "platforms"),
        ("[survey, other]", "[survey, safety]", "categories.1"),
        ("countries: [NL]", "countries: [nl]", "intendedAudience.countries.0"),
        ("scope: [local-authorities,", "scope: [municipalities,", "intendedAudience.scope.0"),
        ("urn:iso:std:iso:14289:-1", "PDF/UA", "supports.0.id"),
        ("urn:iso:std:iso:14289:-1", "alias:avg", "supports.0.id"),
        ("EUPL-1.2 AND CC-BY-4.0 AND OFL-1.1", "EUPL", "legal.license"),
        (NOBODY, "  type: community\n", "maintenance"),
        (NOBODY, "  type: contract\n", "maintenance"),
        (NOBODY, NOBODY + "  contractors: [{name: A, until: '2027-01-01'}]\n", "maintenance"),
        (NOBODY, HIRED % 2027, "maintenance.contractors.0.until"),
        (NOBODY, HIRED % "'2027-02-30'", "maintenance.contractors"),
        ("[nl, en]", "[Dutch]", "localisation.availableLanguages.0"),
        ("localisationReady: true", "localisationReady: perhaps", "localisation.localisationReady"),
        ("  en:\n    shortDescription", "  english:\n    shortDescription", "description.english"),
        ("Offline self-assessment", "Offline " + "x" * 150, "description.en.shortDescription"),
        ("name: zelfscan", "name: zelfscan\nlogo: resources/icons/none.svg", "logo"),
        ("name: zelfscan", "name: zelfscan\nlogo: ../elsewhere.svg", "logo"),
        ("name: zelfscan", "name: zelfscan\nmonochromeLogo: resources/icons/balk.svg", "monochromeLogo"),
        ("name: zelfscan", "name: zelfscan\nreleaseDate: 27 november 2026", "releaseDate"),
        ("name: zelfscan", "name: zelfscan\ncolour: green", "colour"),
    ],
)  # fmt: skip
def test_what_the_standard_does_not_allow_is_refused_with_its_place(old: str, new: str, place: str) -> None:
    with pytest.raises(PublicCodeError) as refused:
        read(_changed(old, new))
    assert any(line.startswith(place) for line in str(refused.value).splitlines()), refused.value


def test_no_language_without_features_at_all() -> None:
    with pytest.raises(PublicCodeError, match="no language has features"):
        read(re.sub(r"    features:\n(      - .*\n)+", "", TEXT))


@pytest.mark.parametrize("text", ["", "- a\n", "name: [", "name: a\nname: b\n"])
def test_what_is_no_such_file_is_refused_in_words(text: str) -> None:
    with pytest.raises(PublicCodeError):
        read(text)


def test_the_command_is_content_now_and_refuses_to_call_it_published() -> None:
    command = [sys.executable, "-P", str(ROOT / "packaging" / "public_code.py")]
    now = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    published = subprocess.run([*command, "--published"], capture_output=True, encoding="utf-8", check=False)
    assert (now.returncode, published.returncode) == (0, 1), now.stderr
    assert "Still to be filled in: url" in published.stdout
