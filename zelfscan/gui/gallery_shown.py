"""Shelves of the gallery with everything to look at: words, levels, bars, messages, panels and the frame."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from zelfscan.gui.gallery_states import Shelf, Specimen, hovered, pressed
from zelfscan.gui.theme import TYPE_SCALE
from zelfscan.gui.widgets.bar import ChangeBar, RiskBar, ScoreBar
from zelfscan.gui.widgets.button import secondary_button
from zelfscan.gui.widgets.card import Card, CardButton, Picture, Rule
from zelfscan.gui.widgets.dialog import ConfirmDialog
from zelfscan.gui.widgets.exhibit import Exhibit
from zelfscan.gui.widgets.field_error import FieldError
from zelfscan.gui.widgets.footer import Footer
from zelfscan.gui.widgets.header import Header
from zelfscan.gui.widgets.held_value import HeldValue
from zelfscan.gui.widgets.house_picture import HouseMarker, HousePicture
from zelfscan.gui.widgets.key_cap import KeyCap
from zelfscan.gui.widgets.level_pill import LevelMarker, LevelPill
from zelfscan.gui.widgets.logo_plate import LogoPlate
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.numbered_steps import NumberedSteps
from zelfscan.gui.widgets.progress_bar import ProgressBar
from zelfscan.gui.widgets.question_picture import PictureColumn
from zelfscan.gui.widgets.strength_meter import StrengthMeter
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.paths import questionnaires_folder, resources_folder
from zelfscan.presenters.lock_desk import strength_of
from zelfscan.presenters.views import PictureView

_RISK_LEVELS = ("low", "medium", "high", "unknown")
_SCORE_LEVELS = ("good", "fair", "weak", "insufficient", "none")
_TABS = (("a", "Vragen"), ("b", "Resultaat"), ("c", "Plan"), ("d", "Rapport"))
_MENU = (("a", "Naar het begin"), ("b", "Instellingen"))
_ALL = 1120


def shelves() -> Iterator[Shelf]:
    """Give every shelf with things to look at."""
    yield from _words()
    yield from _levels()
    yield from _bars()
    yield from _messages()
    yield from _panels()
    yield from _houses()
    yield from _frames()


def _words() -> Iterator[Shelf]:
    sizes = [Specimen(f"{size} px", Text("Dit is al goed", size)) for size in TYPE_SCALE]
    yield Shelf("Text", [*sizes, Specimen("strong", Text("Dit is al goed", is_strong=True))])
    tones = ("ink", "muted", "petrol", *_RISK_LEVELS)
    yield Shelf("Tones", [Specimen(tone, Text("Dit is al goed", tone=tone)) for tone in tones])
    yield Shelf(
        "Heading", [Specimen(f"level {level}", Heading("Dit is al goed", level)) for level in (1, 2, 3, 4)]
    )
    yield Shelf("Key cap", [Specimen(key, KeyCap(key)) for key in ("2", "F12", "Enter")])
    names = sorted(path.stem for path in (resources_folder() / "icons").glob("*.svg"))
    yield Shelf("Icons", [Specimen(name, Picture(name, 24)) for name in names])


def _levels() -> Iterator[Shelf]:
    levels = (*_RISK_LEVELS, *_SCORE_LEVELS)
    yield Shelf("Level", [Specimen(level, LevelPill(level)) for level in levels])
    markers = [Specimen(level, LevelMarker(level, place)) for place, level in enumerate(_RISK_LEVELS, 1)]
    yield Shelf("Marker", markers)


def _bars() -> Iterator[Shelf]:
    yield Shelf("Score", list(_scores()), 240)
    risks = []
    for low, high, level in ((36, 49, "low"), (80, 122, "medium"), (160, 240, "high"), (0, 0, "low")):
        bar = RiskBar()
        bar.set_risk(low, high, level, "Inbraak")
        risks.append(Specimen(f"{low} to {high}", bar))
    change = ChangeBar()
    change.set_change(168, 60, 74, "medium", "Inbraak")
    yield Shelf("Risk", [*risks, Specimen("before and after", change)], 240)
    bars = []
    for done, is_square in ((0, False), (4, False), (9, False), (4, True)):
        progress = ProgressBar("Voortgang", is_square)
        progress.set_progress(done, 9)
        bars.append(Specimen("strip" if is_square else f"{done} of 9", progress))
    yield Shelf("Progress", bars, 240)
    meters = []
    for words in ("", "kort", "fiets en lamp", "fiets onder groene brug"):
        meter = StrengthMeter()
        meter.draw(strength_of(words))
        meters.append(Specimen(words or "empty", meter))
    yield Shelf("Strength", meters, 320)


def _scores() -> Iterator[Specimen]:
    cases = (
        (89, 89, "good"),
        (62, 68, "fair"),
        (46, 56, "weak"),
        (20, 90, "insufficient"),
        (None, None, "none"),
    )
    for low, high, level in cases:
        bar = ScoreBar()
        bar.set_score(low, high, level, "Voordeur")
        yield Specimen(level, bar)


def _messages() -> Iterator[Shelf]:
    messages = (
        ("good", "Rapport gemaakt.", "Het staat in Documenten.", "Open de map"),
        ("info", "Nog 3 open vragen.", "U kunt gewoon doorgaan.", ""),
        ("warn", "De schijf is bijna vol.", "Maak ruimte voor u foto’s toevoegt.", ""),
        ("error", "Het rapport is niet bewaard.", "Kies een andere map.", "Kies een map"),
        ("unknown", "", "Dit weten we nog niet.", ""),
    )
    yield Shelf("Message", [Specimen(each[0], Message(*each)) for each in messages], 540)
    steps = NumberedSteps(["Ga naar een veilige plek.", "Noem altijd uw functie.", "Gooi niets weg."])
    logo = QImage(160, 48, QImage.Format.Format_RGB32)
    logo.fill(0x1C6E8C)
    yield Shelf("Logo", [Specimen("normal", LogoPlate(logo, "Gemeente Voorbeeld"))], 240)
    held = HeldValue("Taal", "Nederlands", "Uw organisatie heeft dit ingesteld.")
    yield Shelf("Set by somebody else", [Specimen("normal", held)], 360)
    yield Shelf("Numbered steps", [Specimen("normal", steps)], 360)
    error = FieldError()
    error.say_error("Deze dag is nog niet geweest. Kies een dag van vandaag of eerder.")
    yield Shelf("Error at a field", [Specimen("shown", error)], 360)


def _panels() -> Iterator[Shelf]:
    yield Shelf(
        "Panel",
        [Specimen(kind, _card(kind)) for kind in ("card", "edged", "alarm", "sand", "side", "rail")],
        260,
    )
    presses = {"normal": _row(), "hover": hovered(_row()), "pressed": pressed(_row()), "lit": _row()}
    presses["lit"].set_lit(True)
    yield Shelf("Row that can be pressed", [Specimen(state, row) for state, row in presses.items()], 300)
    dialog = ConfirmDialog(
        "Uw antwoorden wissen?", "Als u nu sluit, zijn ze weg.", "Sluit en wis", "Blijf hier"
    )
    dialog.setWindowFlags(Qt.WindowType.Widget)
    yield Shelf("Question over the page", [Specimen("open", dialog)])
    exhibit = Exhibit(partial(_card, "card"), "Een paneel")
    yield Shelf("Picture of parts", [Specimen("normal", exhibit)], 300)


def _card(kind: str) -> Card:
    card = Card(kind, 16)
    card.body.addWidget(Heading("Bewaar het bestand", 3))
    card.body.addWidget(Rule())
    card.body.addWidget(Text("Bewaar het zoals u uw paspoort bewaart."))
    return card


def _row() -> CardButton:
    row = CardButton("Inbraak", is_row=True)
    row.body.addWidget(LevelMarker("high", 1))
    row.body.addWidget(Heading("Inbraak of insluiping", 4), 1)
    row.body.addWidget(Picture("rechts", 20))
    return row


def _houses() -> Iterator[Shelf]:
    result, small = HousePicture("result"), HousePicture("small")
    result.set_levels({"voordeur": "high", "schuur": "medium", "dak": "low", "hal": "unknown"})
    result.set_markers([HouseMarker(1, "Inbraak", "high", "voordeur"), HouseMarker(2, "Brand", "medium")])
    result.set_lit(1)
    small.set_here("voordeur")
    yield Shelf("House", [Specimen("quiet", HousePicture("quiet")), Specimen("result", result)], 540)
    yield Shelf("House, small", [Specimen("you are here", small)], 240)
    path = next(iter(sorted((questionnaires_folder()).rglob("*.svg"))), None)
    if path is not None:
        column = PictureColumn()
        column.draw((PictureView("picture", "Een slot", "Goed is: 2 of 3 sterren.", path),))
        yield Shelf("Picture with a question", [Specimen("normal", column)], 320)


def _frames() -> Iterator[Shelf]:
    wide, locked, narrow = Header(_TABS, _MENU), Header(), Header(_TABS, _MENU)
    wide.set_current_tab("b")
    locked.set_locked(True)
    yield Shelf("Header", [Specimen("open", wide), Specimen("locked", locked)], _ALL)
    yield Shelf("Header, narrow", [Specimen("open", narrow)], 480)
    yield Shelf("Footer", list(_footers()), _ALL)


def _footers() -> Iterator[Specimen]:
    saved, off, note, back = Footer(), Footer(), Footer("", "Naar het plan", ""), Footer("Terug", "")
    saved.set_state("Bewaard om 19.42 uur")
    off.set_reason("Kies eerst een antwoord")
    words: QWidget = Text("Eerst nagaan: 4 open vragen kunnen uw risico’s veranderen.")
    note.set_note(words)
    note.add_right(secondary_button("Ga ze na"))
    for state, footer in (
        ("saved", saved),
        ("switched off", off),
        ("with a note", note),
        ("back only", back),
    ):
        yield Specimen(state, footer)
