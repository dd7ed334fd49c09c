"""Shelves of the gallery with everything that can be pressed, chosen or filled in."""

from collections.abc import Iterator

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from zelfscan.gui.gallery_states import (
    Ringed,
    Shelf,
    Specimen,
    checked,
    disabled,
    hovered,
    pressed,
    states_of,
)
from zelfscan.gui.widgets.answer_row import Answer, AnswerGroup, AnswerRow
from zelfscan.gui.widgets.button import (
    alarm_button,
    icon_button,
    link_button,
    main_button,
    quiet_button,
    secondary_button,
)
from zelfscan.gui.widgets.card import ChoiceCard
from zelfscan.gui.widgets.check_box import CheckBox, Switch
from zelfscan.gui.widgets.expander_row import ExpanderRow
from zelfscan.gui.widgets.photo_canvas import PhotoCanvas
from zelfscan.gui.widgets.photo_tools import PhotoTools
from zelfscan.gui.widgets.section_entry import RailEntry, SectionEntry
from zelfscan.gui.widgets.segmented import SegmentedChoice
from zelfscan.gui.widgets.sheet_rows import SheetRows
from zelfscan.gui.widgets.signature_pad import SignaturePad
from zelfscan.gui.widgets.status_combo import Choice, StatusCombo
from zelfscan.gui.widgets.text import Text
from zelfscan.gui.widgets.text_field import NoteField, PassphraseField, TextField
from zelfscan.gui.widgets.waiting_button import WaitingButton
from zelfscan.photos.marks import Arrow, Circle, Number, Words

_LOCKS = [("none", "Geen"), ("one", "SKG 1 ster"), ("two", "SKG 2 sterren"), ("unsure", "Weet ik niet")]
_LONG = "Gedeeltelijk, want de achterdeur en de schuifpui hebben nog geen slot met drie sterren"


def shelves() -> Iterator[Shelf]:
    """Give every shelf with controls."""
    yield from _buttons()
    yield from _answers()
    yield from _switches()
    yield from _fields()
    yield from _rows()
    yield from _drawn_on()


def _buttons() -> Iterator[Shelf]:
    makers = {
        "Main button": lambda: main_button("Volgende", key="Enter"),
        "Button": lambda: secondary_button("Vorige", icon="terug"),
        "Quiet button": lambda: quiet_button("Opmerking", icon="opmerking"),
        "Alarm button": lambda: alarm_button("Noodkaart", "noodkaart", key="F2"),
        "Link": lambda: link_button("Bekijk het bewijs"),
        "Strong link": lambda: link_button("Onderdelen", icon="lijst", is_strong=True),
        "Icon button": lambda: icon_button("Sluit", "sluit"),
    }
    for title, make in makers.items():
        specimens = list(states_of(make))
        if title == "Quiet button":
            specimens.append(Specimen("on", checked(quiet_button("Vlag gezet", "vlag", is_checkable=True))))
        yield Shelf(title, specimens)


def _answers() -> Iterator[Shelf]:
    specimens = list(states_of(lambda: AnswerRow("Gedeeltelijk", "2"), is_off_shown=False))
    specimens += [
        Specimen("chosen", checked(AnswerRow("Gedeeltelijk", "2"))),
        Specimen("chosen and focus", Ringed(checked(AnswerRow("Gedeeltelijk", "2")))),
        Specimen(
            "not to be chosen", AnswerRow("Niet van toepassing", "9", reason="Elk huis heeft een voordeur")
        ),
        Specimen("long", AnswerRow(_LONG, "2")),
        Specimen("without keys", AnswerRow("Gedeeltelijk")),
    ]
    yield Shelf("Answer row", specimens, 300)
    answers = [Answer("yes", "Ja, alle buitendeuren", "1"), Answer("no", "Nee", "2")]
    unsure = [Answer("unknown", "Weet ik niet", "0"), Answer("na", "Niet van toepassing", "9")]
    group = AnswerGroup("Hebben alle deuren goede sloten?", answers, unsure, "no")
    yield Shelf("Answers to a question", [Specimen("one chosen", group)], 620)
    yield Shelf("Segmented choice", list(_segments()))


def _segments() -> Iterator[Specimen]:
    def make(chosen: str = "two") -> SegmentedChoice:
        return SegmentedChoice("Slot", _LOCKS, chosen)

    yield Specimen("normal", make(""))
    yield Specimen("chosen", make())
    walked, over, down, part_off = make(), make(), make(), make()
    yield Specimen("focus on the next part", Ringed(walked, walked.segment("unsure")))
    hovered(over.segment("one"))
    yield Specimen("hover", over)
    pressed(down.segment("one"))
    yield Specimen("pressed", down)
    disabled(part_off.segment("none"))
    yield Specimen("one part disabled", part_off)
    yield Specimen("disabled", disabled(make()))
    narrow = make()
    narrow.setMaximumWidth(max(narrow.minimumSizeHint().width(), 240))
    yield Specimen("too narrow", narrow)


def _switches() -> Iterator[Shelf]:
    words = "Beveilig het bestand met een wachtzin"
    boxes = list(states_of(lambda: CheckBox(words)))
    boxes += [
        Specimen("on", CheckBox(words, True)),
        Specimen("on and disabled", disabled(CheckBox(words, True))),
    ]
    yield Shelf("Check box", boxes)
    switches = list(states_of(lambda: Switch("Wat als"), is_off_shown=False))
    yield Shelf("Switch", [*switches, Specimen("on", Switch("Wat als", True))])


def _fields() -> Iterator[Shelf]:
    hint, wrong = "Dag, maand en jaar, zoals 14-12-2026", "Deze datum bestaat niet. Kijk de dag na."
    bad, off = TextField("Datum", hint, "31-11-2026"), TextField("Datum", hint)
    bad.set_error(wrong)
    yield Shelf(
        "Text field",
        [
            Specimen("normal", TextField("Datum", hint)),
            Specimen("filled in", TextField("Datum", hint, "14-12-2026")),
            Specimen("focus", _focused_field("Datum", hint, "14-12-2026")),
            Specimen("error", bad),
            Specimen("disabled", disabled(off)),
        ],
        280,
    )
    secret, shown, refused = (
        PassphraseField("Wachtzin"),
        PassphraseField("Wachtzin"),
        PassphraseField("Wachtzin"),
    )
    for field in (secret, shown, refused):
        field.set_text("vier losse woorden hier")
    shown.show_button.click()
    refused.set_error("Deze wachtzin klopt niet. Kijk of Caps Lock aanstaat.")
    empty = PassphraseField("Wachtzin", "Minstens 8 tekens. Spaties mogen.")
    yield Shelf(
        "Passphrase field",
        [
            Specimen("normal", empty),
            Specimen("filled in", secret),
            Specimen("shown", shown),
            Specimen("error", refused),
        ],
        380,
    )
    rows = SheetRows()
    rows.fields[0].set_text("fiets vijver appelsap stier")
    rows.fields[1].set_error("In deze regel staan 3 woorden. Er horen er 4 te staan.")
    yield Shelf("Rows of a recovery sheet", [Specimen("an error in the second", rows)], 540)
    waits = {"normal": (0, False), "busy": (0, True), "waiting": (12, False)}
    yield Shelf("Button that waits", [Specimen(state, _waiting(*how)) for state, how in waits.items()])
    note = "Het slot is van 1998. Vraag de verhuurder."
    yield Shelf(
        "Note field",
        [
            Specimen("normal", NoteField("Opmerking")),
            Specimen("filled in", NoteField("Opmerking", note)),
            Specimen("disabled", disabled(NoteField("Opmerking", note))),
        ],
        300,
    )


def _rows() -> Iterator[Shelf]:
    statuses = [
        Specimen(
            status, StatusCombo("Slot op het raam", status, ("open", "chosen", "planned", "done", "declined"))
        )
        for status in ("open", "chosen", "planned", "done", "declined")
    ]
    off = disabled(StatusCombo("Slot op het raam"))
    focus, over = Ringed(StatusCombo("Slot op het raam")), hovered(StatusCombo("Slot op het raam"))
    yield Shelf(
        "Status", [*statuses, Specimen("hover", over), Specimen("focus", focus), Specimen("disabled", off)]
    )
    yield Shelf("Choice", [Specimen("normal", Choice("Jaar", [("26", "2026"), ("27", "2027")], "27"))])
    closed, opened = (
        ExpanderRow("Slot op het raam", "Zelf doen. Een halve dag.", is_open) for is_open in (False, True)
    )
    for row in (closed, opened):
        row.add_control(Switch("Wat als"))
        row.body.addWidget(Text("Een goed slot houdt een inbreker langer tegen."))
    yield Shelf("Row that opens", [Specimen("closed", closed), Specimen("open", opened)], 520)
    yield Shelf("Section", list(_sections()), 260)
    choice = ("woning", "Woningscan", "Over uw huis: van de straat tot de slaapkamer.", "Ongeveer 25 minuten")
    yield Shelf("Choice card", list(states_of(lambda: ChoiceCard(*choice), is_off_shown=False)), 420)


def _sections() -> Iterator[Specimen]:
    for state, done in (("open", 0), ("current", 4), ("current", 9), ("done", 9)):
        entry = SectionEntry("Voordeur en hal")
        entry.set_state(state, done, 9)
        yield Specimen(f"{state}, {done} of 9", entry)
    ways = RailEntry("Ik heb tien minuten", "klok")
    ways.set_note("Eerst wat het meest telt", is_here=False, is_note_shown=True)
    yield Specimen("other", ways)
    yield Specimen("hover", hovered(SectionEntry("Voordeur en hal")))
    yield Specimen("pressed", pressed(SectionEntry("Voordeur en hal")))
    yield Specimen("focus", Ringed(SectionEntry("Voordeur en hal")))


def _drawn_on() -> Iterator[Shelf]:
    photo = QImage(1200, 900, QImage.Format.Format_RGB32)
    photo.fill(0x9AA5A0)
    marks = (
        Arrow(x=0.1, y=0.2, to_x=0.4, to_y=0.5),
        Circle(x=0.7, y=0.4, radius=0.12),
        Number(x=0.5, y=0.7, number=1),
        Words(x=0.1, y=0.8, text="Geen keurmerk"),
    )
    canvas, empty, named = PhotoCanvas(), SignaturePad(), SignaturePad()
    canvas.set_photo(photo, marks)
    canvas.setMinimumHeight(360)
    named.write_name("Fatima de Vries")
    yield Shelf("Tools for a photograph", [Specimen("normal", PhotoTools(canvas))], 900)
    yield Shelf("Photograph", [Specimen("with marks", canvas)], 480)
    yield Shelf("Signature", [Specimen("empty", empty), Specimen("a name", named)], 360)


class _FocusedEdit(QLineEdit):
    """A line that paints itself as if it had the focus."""

    def initStyleOption(self, option: QStyleOptionFrame) -> None:
        """Tell the style that the line has the focus."""
        super().initStyleOption(option)
        option.state |= QStyle.StateFlag.State_HasFocus


class _FocusedField(TextField):
    """A field whose line paints itself as if it had the focus."""

    def _make_edit(self) -> QLineEdit:
        return _FocusedEdit()


def _focused_field(label: str, hint: str, text: str) -> Ringed:
    field = _FocusedField(label, hint, text)
    return Ringed(field, field.edit)


def _waiting(seconds: int, is_busy: bool) -> WaitingButton:
    button = WaitingButton("Ontgrendel", "Bezig met openen", lambda: seconds)
    button.show_busy(is_busy)
    return button
