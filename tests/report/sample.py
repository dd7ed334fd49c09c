"""A sample report that holds every kind of block, with invented figures."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image as Picture

from zelfscan.charts.bars import change_bar, risk_bar, score_bar
from zelfscan.charts.house import house_chart
from zelfscan.charts.house_zones import WHOLE_HOUSE, HouseMarker, read_zones
from zelfscan.charts.levels import Band, level_text, number_text
from zelfscan.charts.picture import read_picture
from zelfscan.charts.shapes import Chart
from zelfscan.report.document import (
    AnswerRow,
    Answers,
    Block,
    Bullets,
    Cell,
    Columns,
    Document,
    Effect,
    Figure,
    FindingCard,
    Heading,
    Image,
    ImageRows,
    KeepTogether,
    KeyValue,
    KeyValues,
    Link,
    MeasureCard,
    Notice,
    Numbered,
    PageBreak,
    Paragraph,
    Phone,
    PhoneList,
    RiskRow,
    RiskRows,
    ScoreRow,
    ScoreRows,
    Span,
    TableBlock,
    WordRows,
    WritingLine,
)

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "resources" / "fonts"
PICTURES = ROOT / "resources" / "pictures"
RISKS = (
    ("Brand of vuurwerk bij het huis", Band(141, 168, "high", "high")),
    ("Inbraak of insluiping", Band(118, 158, "high", "medium")),
    ("Boze bezoeker aan de deur", Band(96, 96, "medium")),
    ("Ingegooide ruit of vernieling", Band(72, 91, "medium")),
)
SCORES = (
    ("Rond het huis", Band(71, 86, "fair", "good")),
    ("Voordeur en hal", Band(46, 68, "weak", "fair")),
    ("Deuren, ramen en glas", Band(54, 63, "fair")),
    ("Alarm, camera en kluis", Band(30, 70, "insufficient")),
    ("Brand en vluchten", Band(88, 88, "good")),
    ("Schuur", Band(None, None, "none")),
)
LEVELS = {
    "voortuin": "fair",
    "voordeur": "fair",
    "brievenbus": "weak",
    "hal": "good",
    "meterkast": "good",
    "begane-grond": "fair",
    "verdieping": "fair",
    "dak": "good",
    "slaapkamer": "good",
    "werkkamer": "insufficient",
    "keuken": "good",
    "achterdeur": "weak",
    "achtertuin": "good",
    "schuur": "good",
}


def a_document(*blocks: Block, title: str = "Uw huis, uw veiligheid") -> Document:
    return Document(
        title=title,
        language="nl-NL",
        edition="Editie: privé. Alleen voor u.",
        footer="Voorbeeld met verzonnen gegevens. Vragenlijst 2026.11, regels op 23-11-2026.",
        made_on=date(2026, 11, 23),
        blocks=blocks,
    )


def the_house(width: float = 666, marked: bool = True) -> Chart:
    zones = read_zones(json.loads((PICTURES / "huis-zones.json").read_text(encoding="utf-8")))
    picture = read_picture((PICTURES / "huis-midden.svg").read_text(encoding="utf-8"))
    markers = (
        HouseMarker(1, "brievenbus", "high", "brand of vuurwerk"),
        HouseMarker(2, "achterdeur", "high", "inbraak"),
        HouseMarker(3, "voordeur", "medium", "boze bezoeker"),
        HouseMarker(4, "begane-grond", "medium", "ingegooide ruit"),
        HouseMarker(5, WHOLE_HOUSE, "medium", "hulp komt te laat"),
        HouseMarker(6, "hal", "low", "rook"),
    )
    return house_chart(picture, zones, LEVELS, markers if marked else (), width, 28)


def a_measure(number: int = 4, remark: str = "Plaats naast de oprit. Zie foto 3.") -> MeasureCard:
    after = Band(60, 74, "medium", "medium")
    chart = change_bar("Brand of vuurwerk bij het huis", 168, after, 338)
    effect = Effect(
        risk="Brand of vuurwerk bij het huis",
        before="168",
        after="74",
        level="medium",
        level_words="Hoog wordt middel",
        chart=chart,
        note="Dikke streep: nu. Zekerheid: aanname van de makers, er is geen onderzoek gevonden.",
    )
    rows = (
        ("Waarom bij u", "U heeft een gleuf in de voordeur. Er zit geen brandwerende bak achter."),
        ("Hoe", "Zet een brievenbus met slot los van de gevel. Maak daarna de gleuf in de deur dicht."),
        ("Norm", "Een norm voor brievenbussen is niet gevonden."),
        ("Wie betaalt", "Kan onder de regeling vallen als de BVA dit adviseert."),
        ("Moeite", "Een vakman plaatst de brievenbus. Huurt u, of heeft u een VvE? Vraag eerst toestemming."),
        ("Tot die tijd", "Laat post voor uw functie naar het gemeentehuis gaan."),
        ("Bron", "Regeling rechtspositie decentrale politieke ambtsdragers, artikel 3.9."),
    )
    picture = Figure(
        the_house(276, marked=False), "Zo wordt het: van de gevel af, met een slot.", framed=True
    )
    return MeasureCard(
        place=f"Maatregel {number} van 10",
        title="Losse brievenbus op slot",
        effects=(effect,),
        rows=tuple(KeyValue(label, (words,)) for label, words in rows),
        picture=picture,
        remark=Notice("note", "Opmerking van de adviseur", remark, aside="Prioriteit: direct"),
        choices_label="Stand",
        choices=("gekozen", "gepland: ______", "gedaan: ______", "niet, omdat: ________"),
        anchor=f"maatregel-{number}",
    )


def front_page() -> tuple[Block, ...]:
    risks = RiskRows(
        tuple(
            RiskRow(number, name, band.level, level_text(band), number_text(band), risk_bar(name, band, 120))
            for number, (name, band) in enumerate(RISKS, start=1)
        )
    )
    scores = ScoreRows(
        tuple(
            ScoreRow(name, band.level, level_text(band), number_text(band), score_bar(name, band, 170))
            for name, band in SCORES
        )
    )
    good = Bullets(
        (
            "Op elke verdieping hangt een rookmelder die werkt.",
            "Bij de voordeur brandt een lamp in het donker.",
            "U weet wie een sleutel van uw huis heeft.",
        ),
        "tick",
    )
    week = Numbered(("Vraag het CCV-gesprek aan.", "Doe de deuren op het nachtslot.", "Maak afspraken."))
    more = Paragraph((Span("en nog 28 punten, op bladzijde ", page_of="goed"),), "muted")
    return (
        Heading(1, "Uw huis, uw veiligheid"),
        Paragraph("Rapport van de woningscan op 23 november 2026", "muted"),
        Notice(
            "info",
            "Dit is geen beveiligingsadvies.",
            "Alleen het advies van de beveiligingsautoriteit (BVA) telt voor de regeling. "
            "U kiest zelf wat u deelt.",
        ),
        Columns(((Heading(2, "Dit is al goed"), good, more), (Heading(2, "Deze week"), week)), (416, 250)),
        Heading(2, "Uw grootste risico’s", aside="gemiddeld huis = 100"),
        risks,
        Figure(the_house(586)),
        Heading(2, "Bescherming per onderdeel"),
        scores,
        Paragraph("Gearceerd: weten we nog niet, wij rekenen voorzichtig.", "small"),
    )


def a_picture(seed: int = 0) -> bytes:
    """Return a PNG of one colour."""
    target = BytesIO()
    Picture.new("RGB", (400, 300), (seed * 40 % 256, 120, 160)).save(target, "PNG")
    return target.getvalue()


def every_other_block() -> Document:
    """Return a report with the blocks and the parts of blocks that ``every_block`` does not have."""
    images = tuple(
        Image(a_picture(n), f"Foto {n} van de deur.", caption=f"Deur {n}", note="Met 2 merken")
        for n in range(5)
    )
    finding = FindingCard(
        *("Bevinding 1", "De achterdeur sluit niet", "high", "Direct", "Deur D1, achterzijde"),
        *("Een slot met drie sterren.", "Woorden van de adviseur", "Het hang- en sluitwerk klemt. " * 6),
        who=(Span("Wie: ", bold=True), Span("een vakman")),
        images=images[:1],
    )
    measured = TableBlock(
        ("Plaats", "Vast", "Sluit", "Stand"),
        (
            (Cell(("D1",)), Cell(("Ja",), level="good"), Cell(("Nee", "klemt"), level="weak"), Cell(("",))),
            (
                Cell(("D2",)),
                Cell(("Ja",), level="none"),
                Cell(("Ja",)),
                Cell(("Weet ik niet",), level="unknown"),
            ),
        ),
        (),
    )
    return a_document(
        Heading(1, "Andere blokken"),
        Heading(2, "Met een woord ernaast", aside="ernaast"),
        Heading(3, "Dieper"),
        Heading(4, "Nog dieper"),
        Numbered(("Drie.", "Vier."), start=3),
        Paragraph((Span("Zie "), Span("Secured by Design", language="en"), Span(" voor meer.")), "lead"),
        measured,
        finding,
        FindingCard("Bevinding 2", "Kort", "none", "Later", "", "", "Eigen", "", "", images=images[1:]),
        images[0],
        Image(b"geen afbeelding", "Stuk", caption="Stuk bestand"),
        ImageRows(images, 3),
        MeasureCard("", "Kaal", (), (KeyValue("Hoe", ("Zo.",)),)),
        WordRows(
            ("", *(f"Woord {n}" for n in range(1, 5))), (("appel", "boom", "citroen", "dak"), ("",) * 4)
        ),
        WritingLine("Opgeschreven op"),
        WritingLine("Welke kluis", "de blauwe"),
    )


def every_block() -> Document:
    answers = tuple(
        AnswerRow(
            f"Vraag {number}: zit er op de achterdeur een slot met drie sterren?",
            "Weet ik niet" if number % 3 else "Ja",
            "Ik kijk dit na met de <b>vakman</b> & de buurman." if number % 4 == 0 else "",
            "23-11-2026",
        )
        for number in range(1, 31)
    )
    long_note = "Dit is een lange opmerking die over een bladzijde heen loopt. " * 60
    phones = PhoneList(
        (
            Phone("Spoed", "112", "Nu gevaar", "overgenomen op 23-11-2026, nog niet nagebeld", urgent=True),
            Phone("Politie", "0900-8844", "Geen spoed", "overgenomen op 23-11-2026, nog niet nagebeld"),
        )
    )
    table = TableBlock(
        ("Regeling", "Geldt", "Bedrag"),
        tuple(
            (
                Cell((f"Regeling {number}",)),
                Cell(("van 1-1-2024",)),
                Cell((f"{number},00",), align="end"),
            )
            for number in range(1, 6)
        ),
        (3, 3, 1),
        row_heads=True,
    )
    return a_document(
        *front_page(),
        PageBreak(),
        a_measure(),
        PageBreak(),
        Heading(2, "Dit is al goed", anchor="goed"),
        Bullets(("Er hangt een rookmelder.", (Span("De deur "), Span("sluit", bold=True), Span(" goed.")))),
        Notice("warning", "Wacht hier niet mee.", "Bel 112 als er nu gevaar is."),
        Heading(3, "Waar het vandaan komt"),
        Link("Naar de regeling op wetten.overheid.nl", "https://wetten.overheid.nl/BWBR0041522/"),
        Link("Terug naar de maatregel", "#maatregel-4"),
        KeyValues((KeyValue("Norm", ("NEN 5087", "PKVW")), KeyValue("Bron", ("Nagekeken op 23-11-2026.",)))),
        table,
        KeepTogether((Heading(2, "Noodkaart"), phones)),
        Heading(2, "Al uw antwoorden"),
        Answers("Voordeur en hal", answers),
        Answers("Lange opmerking", (AnswerRow("Vraag", "Ja", long_note, "23-11-2026"),)),
    )
