"""The archive for an organisation: it opens by itself, leads nowhere wrong, and is the same each time."""

import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

import pytest

import kit
from release import readable_kit
from release.manifest import ROOT, Manifest, load


class Page(HTMLParser):
    """What a browser finds in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.language = ""
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.language = found.get("lang") or self.language
        if tag == "a":
            self.links.append(found["href"] or "")
        if found.get("id"):
            self.ids.add(str(found["id"]))
        if tag == "th":
            assert found.get("scope") == "col"
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    return load()


@pytest.fixture(scope="module")
def pages(manifest: Manifest) -> dict[str, Page]:
    found = readable_kit.contents(manifest)
    return {name: Page(found[name].decode()) for name in found if name.endswith(".html")}


def test_every_page_for_an_organisation_is_in_front(pages: dict[str, Page]) -> None:
    stems = {path.stem for path in kit.pages()} - {"README"}
    assert {f"{stem}.html" for stem in stems} | {"index.html"} == {name for name in pages if "/" not in name}


def test_what_they_point_at_goes_along(pages: dict[str, Page]) -> None:
    assert {"meer/threat-model.html", "meer/SECURITY.html", "meer/accessibility.html"} <= set(pages)


def test_every_link_leads_to_a_file_or_heading_in_the_archive(
    manifest: Manifest, pages: dict[str, Page]
) -> None:
    files, wrong = set(readable_kit.contents(manifest)), []
    for name, page in pages.items():
        for link in page.links:
            file, _, place = link.partition("#")
            there = (PurePosixPath(name).parent / file).as_posix() if file else name
            parts: list[str] = []
            for part in there.split("/"):
                parts = parts[:-1] if part == ".." else [*parts, part]
            known, target = "/".join(parts), pages.get("/".join(parts))
            if known not in files or (place and (target is None or place not in target.ids)):
                wrong.append(f"{name}: {link}")
    assert wrong == []
    assert sum(len(page.links) for page in pages.values()) > 60


def test_the_templates_and_the_example_go_along_as_they_are(
    manifest: Manifest, pages: dict[str, Page]
) -> None:
    found = readable_kit.contents(manifest)
    for name in ("sjablonen/zelfscan.admx", "sjablonen/nl-NL/zelfscan.adml", "sjablonen/en-US/zelfscan.adml"):
        assert found[name] == (ROOT / "packaging/policy" / name.partition("/")[2]).read_bytes()
    assert "voorbeeld-overlay/overlay.yaml" in pages["overlay.html"].links
    assert "logboeken/try-linux.txt" in pages["index.html"].links
    folder = kit.FOLDER / "voorbeeld-overlay"
    assert found["voorbeeld-overlay/SHA256SUMS.minisig"] == (folder / "SHA256SUMS.minisig").read_bytes()


def test_no_page_fetches_or_runs_anything(manifest: Manifest, pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        assert not set(page.tags) & {"script", "img", "iframe", "link", "object", "form", "video"}, name
    for name, content in readable_kit.contents(manifest).items():
        if name.endswith(".html"):
            assert not re.search(r"(href|src|url)\s*[=(]\s*[\"']?(https?:)?//", content.decode()), name


def test_each_page_has_one_first_heading_a_title_and_its_language(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        assert page.tags.count("title") == 1, name
        assert page.tags.count("h1") == 1, name
        assert page.open == [], name
        assert page.language == ("nl" if "/" not in name else page.language), name
    assert pages["meer/threat-model.html"].language == "en"
    assert pages["meer/accessibility.html"].language == "nl"


def test_the_facts_of_the_manifest_are_in_it_and_the_markers_are_not(manifest: Manifest) -> None:
    text = readable_kit.contents(manifest)["installeren.html"].decode()
    assert manifest.file_name("msi-machine") in text
    assert "<!--" not in text


def test_a_link_to_what_does_not_go_along_is_only_named(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    html = readable_kit.as_html(
        "# Kop\n\nZie [elders](b.md) en ![een plaatje](x.png).\n", page, {page: "a.html"}
    )
    assert "<span>elders</span>" in html
    assert "een plaatje" in html
    assert "b.md" not in html


def test_what_somebody_writes_in_a_page_stays_text(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    html = readable_kit.as_html("# <b>Kop</b> & meer\n\n`<i>`\n", page, {page: "a.html"})
    assert "<title>&lt;b&gt;Kop&lt;/b&gt; &amp; meer" in html
    assert "<code>&lt;i&gt;</code>" in html


def test_two_archives_of_one_commit_are_the_same_bytes(tmp_path: Path, manifest: Manifest) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    first, second = readable_kit.make(one, manifest), readable_kit.make(other, manifest)
    assert first.name == second.name == f"zelfscan-{manifest.version}-beheer.zip"
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert archive.testzip() is None
        assert all(name.startswith(f"{first.stem}/") for name in archive.namelist())
        assert {info.date_time for info in archive.infolist()} == {archive.infolist()[0].date_time}
