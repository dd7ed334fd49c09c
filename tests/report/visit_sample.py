"""A made-up visit of an adviser, with photographs, plans and signatures that are drawn here."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from zelfscan.report.visit import (
    ElementLine,
    ElementTable,
    FindingEntry,
    Level,
    PhotoEntry,
    SheetEntry,
    Signature,
    Term,
    VisitChapter,
)

TERMS: tuple[Term, ...] = (
    "direct",
    "direct",
    "three-months",
    "three-months",
    "three-months",
    "later",
    "later",
)
LEVELS: tuple[Level, ...] = ("high", "medium", "low", "muted", "unknown")
SEVERITIES = {"high": "Ernstig", "medium": "Matig", "low": "Beperkt", "unknown": "Nog kiezen", "muted": ""}
STANDARD = (
    "Zet op elke buitendeur een slot met het SKG-keurmerk, met 2 of 3 sterren. Laat een vakman het plaatsen. "
    "Zo’n slot houdt een inbreker drie tot vijf minuten tegen."
)
EMPTY = VisitChapter("", "", "", "", (), (), (), (), ())


def a_jpeg(width: int = 2000, height: int = 1500, shade: int = 90, mode: str = "RGB") -> bytes:
    """A made-up photograph of a front door."""
    picture = Image.new("RGB", (width, height), (shade, 120, 140))
    brush = ImageDraw.Draw(picture)
    for step in range(0, height, 40):
        brush.line([(0, step), (width, step + 300)], fill=(shade + 30, 150, 160), width=6)
    left, right = width // 2 - height // 5, width // 2 + height // 5
    brush.rectangle([left, height // 5, right, height * 9 // 10], fill=(70, 45, 30), outline=(30, 20, 10))
    brush.ellipse([right - 60, height // 2, right - 20, height // 2 + 40], fill=(210, 180, 90))
    return written(picture.convert(mode), "JPEG")


def a_png(width: int = 900, height: int = 600, mode: str = "RGB") -> bytes:
    """A made-up plan of a floor."""
    picture = Image.new("RGBA", (width, height), (255, 255, 255, 0))
    brush = ImageDraw.Draw(picture)
    brush.rectangle([20, 20, width - 20, height - 20], outline=(27, 31, 36), width=6)
    brush.line([(width // 2, 20), (width // 2, height - 20)], fill=(27, 31, 36), width=6)
    brush.arc([width // 4, height // 4, width // 2, height // 2], 0, 300, fill=(11, 79, 108), width=5)
    return written(picture.convert(mode), "PNG")


def written(picture: Image.Image, kind: str) -> bytes:
    out = BytesIO()
    picture.save(out, kind)
    return out.getvalue()


def a_photo(number: int = 1, jpeg: bytes = b"", **changes: Any) -> PhotoEntry:
    size = Image.open(BytesIO(jpeg)).size if jpeg else (800, 600)
    return replace(
        PhotoEntry(number, jpeg or a_jpeg(800, 600), *size, "De voordeur van buiten", "D1 Voordeur", ""),
        **{"alternative": f"Foto {number}: de voordeur van buiten.", **changes},
    )


def a_finding(number: int = 1, **changes: Any) -> FindingEntry:
    entry = FindingEntry(
        number=number,
        title="Sloten met SKG-keurmerk",
        about="D1 Voordeur",
        severity="Ernstig",
        level="high",
        priority="direct",
        standard=STANDARD,
        own="Het slot is oud en heeft geen keurmerk.",
        who="Een vakman",
        photos=(),
    )
    return replace(entry, **changes)


def a_line(number: str = "D1", **changes: Any) -> ElementLine:
    cells = ("Ja", "1 ster", "Nee", "Deels", "Weet ik niet")
    line = ElementLine(
        number, "Voordeur", "Voorkant, begane grond", cells, "Binnen 3 maanden", "medium", False, ""
    )
    return replace(line, **changes)


def doors(*lines: ElementLine) -> ElementTable:
    heads = ("Bereikbaar", "Slot", "Kerntrek", "Scharnieren", "Knop bij glas")
    return ElementTable("Deuren", heads, lines or (a_line(),))


def windows(count: int) -> ElementTable:
    standings: tuple[tuple[str, Level], ...] = (
        ("In orde", "low"),
        ("Nagaan", "unknown"),
        ("Niet nodig", "muted"),
    )
    lines = tuple(
        a_line(
            f"R{number}",
            name=f"Raam slaapkamer {number}",
            cells=("Via aanbouw", "SKG", "P4A of hoger"),
            standing=standings[number % 3][0],
            level=standings[number % 3][1],
        )
        for number in range(1, count + 1)
    )
    return ElementTable("Ramen", ("Bereikbaar", "Slot", "Glas, EN 356"), lines)


def a_sheet(count: int = 4, **changes: Any) -> SheetEntry:
    legend = tuple((str(number), f"D{number} Deur naar de tuin") for number in range(1, count + 1))
    words = "Plattegrond van de begane grond met twee kamers."
    return replace(SheetEntry("Begane grond", a_png(mode="RGBA"), 900, 600, words, legend), **changes)


def a_visit() -> VisitChapter:
    """A visit with everything: 14 doors and windows, 9 findings and a few photographs."""
    jpegs = (a_jpeg(), a_jpeg(1500, 2000, 60), a_jpeg(2000, 1200, 150))
    photos = tuple(a_photo(number, jpegs[number % 3]) for number in range(1, 10))
    shown = {1: photos[:1], 3: photos[1:4], 5: photos[4:6]}
    findings = tuple(
        a_finding(
            number,
            priority=TERMS[number - 1] if number <= len(TERMS) else "",
            level=LEVELS[number % 5],
            severity=SEVERITIES[LEVELS[number % 5]],
            own="" if number % 4 == 0 else "Het slot is oud.\nDe bewoner wil dit zelf vervangen.",
            about="De woning als geheel" if number % 2 else "D1 Voordeur",
            photos=shown.get(number, ()),
        )
        for number in range(1, 10)
    )
    lines = (
        a_line("D1", standing="Direct", level="high", is_weakest=True, remark="Klemt bij nat weer."),
        *(a_line(f"D{number}", name="Deur naar de garage") for number in range(2, 6)),
    )
    signatures = tuple(
        Signature(who, name, a_png(600, 200, "RGBA"), "23 november 2026")
        for who, name in (("Voor de bewoner", "J. Jansen"), ("De adviseur", "A. de Vries"))
    )
    return VisitChapter(
        day="23 november 2026",
        adviser="A. de Vries, Beveiligingsadvies Voorbeeld",
        conclusion="De woning is redelijk beveiligd.\nDe voordeur vraagt nu aandacht.",
        summary="Ik heb vandaag uw woning bekeken. Vervang eerst het slot van de voordeur. " * 3,
        elements=(doors(*lines), windows(9)),
        findings=findings,
        photos=photos,
        sheets=(a_sheet(4), a_sheet(15, name="Eerste verdieping")),
        signatures=signatures,
    )
