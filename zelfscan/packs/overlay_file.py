"""What an organisation adds: the file ``overlay.yaml`` to a value, with every fault by file and line.

Everything in it is plain text that is shown as it stands. There is no key with which something of the
content could be replaced, scored or left out.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, ValidationError, model_validator

from zelfscan.charts.colours import DARK, LIGHT, Poor, poor_pairs, with_colours
from zelfscan.core.frozen import Frozen, Slug
from zelfscan.core.organisation_contact import EMAIL, TELEPHONE, is_seen, names_national
from zelfscan.errors.content import Fault, PackError
from zelfscan.packs.faults import NO_KEYS, faults_of, few_suggestions, not_there
from zelfscan.packs.reader import Document, parse

OVERLAY: Final = "overlay.yaml"
LOGO: Final = "logo.png"
FILES: Final = frozenset((OVERLAY, LOGO))
MAX_CONTACTS: Final = 6
MAX_QUESTIONS: Final = 20
MAX_EXPLANATIONS: Final = 300

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LOGO_BYTES: Final = 300_000
_LOGO_WIDTH, _LOGO_HEIGHT = 1_600, 800
_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
_PALETTES = {"light": LIGHT, "dark": DARK}
_WHERE = {"light": "lichte", "dark": "donkere"}


def _text(at_most: int, *, lines: bool = False) -> Callable[[str], str]:
    def plain(value: str) -> str:
        text = value.strip()
        if not text:
            raise ValueError("a text cannot be empty")
        if len(text) > at_most:
            raise ValueError(f"is te lang: gebruik hoogstens {at_most} tekens")
        is_plain = all(sign.isprintable() or (lines and sign == "\n") for sign in text)
        if not is_plain or not is_seen(text):
            raise ValueError(
                "heeft een teken dat niet mag; gebruik gewone tekst" + ("" if lines else " op één regel")
            )
        return text

    return plain


def _fits(pattern: re.Pattern[str], example: str) -> Callable[[str], str]:
    def fitting(value: str) -> str:
        if pattern.fullmatch(value) is None:
            raise ValueError(f"moet eruitzien als {example}")
        return value

    return fitting


def _not_national(value: str) -> str:
    if names_national(value):
        raise ValueError(
            "noemt een landelijk nummer of het Ondersteuningsteam, en die staan er al; "
            "of heeft letters van een ander schrift"
        )
    return value


Line = Annotated[str, AfterValidator(_text(200))]
Paragraph = Annotated[str, AfterValidator(_text(800, lines=True))]
Colour = Annotated[str, AfterValidator(_fits(_COLOUR, "#0B4F6C"))]


class OverlayContact(Frozen):
    """Somebody of the organisation whom one can call, beside the national numbers."""

    name: Annotated[str, AfterValidator(_text(60)), AfterValidator(_not_national)]
    telephone: Annotated[str, AfterValidator(_fits(TELEPHONE, '"0123 45 67 89"'))]
    when: Annotated[str, AfterValidator(_text(80))] = ""
    email: Annotated[str, AfterValidator(_text(100)), AfterValidator(_fits(EMAIL, "naam@gemeente.nl"))] = ""


class OverlayPalette(Frozen):
    """The colours of an organisation in one palette: for buttons and marks, and behind the head."""

    accent: Colour | None = None
    header: Colour | None = None


class OverlayColours(Frozen):
    """Colours for the light and for the dark palette; high contrast keeps its own."""

    light: OverlayPalette = OverlayPalette()
    dark: OverlayPalette = OverlayPalette()


class OverlayOption(Frozen):
    """One answer to a question of the organisation; it has no value, because nothing is scored with it."""

    id: Slug
    text: Line


class OverlayQuestion(Frozen):
    """A question of the organisation. ``packs`` are the questionnaires that ask it; none means all."""

    id: Slug
    question: Line
    why: Paragraph
    hint: Annotated[str, AfterValidator(_text(300))] = ""
    options: Annotated[tuple[OverlayOption, ...], Field(min_length=2, max_length=8)]
    unknown: bool = True
    packs: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _has_answers_of_its_own(self) -> "OverlayQuestion":
        if len({option.id for option in self.options}) < len(self.options):
            raise ValueError("heeft twee antwoorden met dezelfde 'id'; geef elk een eigen naam")
        return self


class Overlay(Frozen):
    """Everything that an organisation adds, as it stands in its file."""

    format: Literal[1]
    organisation: Annotated[str, AfterValidator(_text(80))]
    valid_until: date | None = None
    support: Annotated[str, AfterValidator(_text(400, lines=True))] = ""
    contacts: Annotated[tuple[OverlayContact, ...], Field(max_length=MAX_CONTACTS)] = ()
    colours: OverlayColours = OverlayColours()
    explanations: Annotated[dict[Slug, Paragraph], Field(max_length=MAX_EXPLANATIONS)] = {}
    questions: Annotated[tuple[OverlayQuestion, ...], Field(max_length=MAX_QUESTIONS)] = ()

    @model_validator(mode="after")
    def _asks_each_once(self) -> "Overlay":
        if len({each.id for each in self.questions}) < len(self.questions):
            raise ValueError("twee vragen hebben dezelfde 'id'; geef elk een eigen naam")
        return self

    def is_over(self, day: date) -> bool:
        """Tell whether its last day has passed."""
        return self.valid_until is not None and day > self.valid_until


def read_overlay_files(files: Mapping[str, bytes]) -> Overlay:
    """Turn the files of a folder into a value. Raises ``PackError`` with every fault."""
    faults = [
        Fault(name, 1, f"dit bestand hoort niet in de map; er mogen alleen {OVERLAY} en {LOGO} in")
        for name in sorted(files.keys() - FILES)
    ]
    if LOGO in files:
        faults += _logo_faults(files[LOGO])
    if OVERLAY not in files:
        raise PackError((*faults, Fault(OVERLAY, 1, "dit bestand ontbreekt; schrijf het")))
    try:
        document = parse(files[OVERLAY], OVERLAY)
        overlay = _overlay(document)
        faults += _colour_faults(document, overlay)
    except PackError as error:
        raise PackError((*faults, *error.faults)) from None
    if faults:
        raise PackError(tuple(faults))
    return overlay


def misplaced(raw: bytes, items: Mapping[str, Iterable[str]]) -> tuple[Fault, ...]:
    """Return what an overlay names that the content does not have; ``items`` are the questions by pack.

    Whoever makes one is told; whoever uses one is not bothered when a question has been dropped since.
    """
    document = parse(raw, OVERLAY)
    overlay = _overlay(document)
    known = dict.fromkeys(item for of_pack in items.values() for item in of_pack)
    faults = [
        Fault(OVERLAY, document.line(("explanations", item)), not_there("vraag", item, known))
        for item in overlay.explanations
        if item not in known
    ]
    for at, question in enumerate(overlay.questions):
        line = document.line(("questions", at, "packs"))
        faults += [
            Fault(OVERLAY, line, not_there("vragenlijst", pack, items))
            for pack in question.packs
            if pack not in items
        ]
    return tuple(faults)


def _overlay(document: Document) -> Overlay:
    if not isinstance(document.values, dict):
        raise PackError((Fault(OVERLAY, 1, NO_KEYS.format(first="format")),))
    try:
        with few_suggestions():
            return Overlay.model_validate(document.values)
    except ValidationError as error:
        raise PackError(tuple(faults_of(error, Overlay, document, ()))) from None


def _colour_faults(document: Document, overlay: Overlay) -> list[Fault]:
    found: list[Fault] = []
    for name, tokens in _PALETTES.items():
        chosen: OverlayPalette = getattr(overlay.colours, name)
        so_far = len(found)
        for key, colour in (("accent", chosen.accent), ("header", chosen.header)):
            if colour is None:
                continue
            alone = {key: colour}
            changed = with_colours(tokens, alone.get("accent"), alone.get("header"))
            poor = min(poor_pairs(changed), key=lambda each: each.has / each.needs, default=None)
            if poor is not None:
                line = document.line(("colours", name, key))
                found.append(Fault(OVERLAY, line, _poor_words(colour, _WHERE[name], poor)))
        both = with_colours(tokens, chosen.accent, chosen.header)
        poor = next(poor_pairs(both), None)
        if poor is not None and len(found) == so_far:
            words = f"de twee kleuren gaan niet samen: {_measured(poor)}"
            found.append(Fault(OVERLAY, document.line(("colours", name)), words))
    return found


def _poor_words(colour: str, where: str, poor: Poor) -> str:
    return (
        f"'{colour}' is in het {where} uiterlijk niet goed te zien: {_measured(poor)}; kies een andere kleur"
    )


def _measured(poor: Poor) -> str:
    # Rounded down, so that a colour that just fails does not seem to reach the limit.
    has = int(poor.has * 100) / 100
    return f"contrast {has:.2f}, en het moet minstens {poor.needs:.1f} zijn".replace(".", ",")


def _logo_faults(raw: bytes) -> Iterable[Fault]:
    if len(raw) > _LOGO_BYTES:
        yield Fault(LOGO, 1, f"het logo is te groot; houd het onder {_LOGO_BYTES // 1000} kB")
    elif not raw.startswith(_PNG) or len(raw) < len(_PNG) + 8:
        yield Fault(LOGO, 1, "dit is geen PNG; bewaar het logo als PNG")
    else:
        width, height = (int.from_bytes(raw[at : at + 4], "big") for at in (16, 20))
        if not (1 <= width <= _LOGO_WIDTH and 1 <= height <= _LOGO_HEIGHT):
            message = (
                f"het logo is {width} bij {height} beeldpunten; hoogstens {_LOGO_WIDTH} bij {_LOGO_HEIGHT}"
            )
            yield Fault(LOGO, 1, f"{message} mag; maak het kleiner")
