"""The edition for an installer: where, how many, to which norm; nothing of who lives there or why."""

import re
from dataclasses import replace

from zelfscan.core.planning import Step
from zelfscan.core.questionnaire import Item
from zelfscan.report.content.editions_parts import (
    INVENTED,
    Counts,
    framed,
    in_order,
    is_for_threat,
    picked,
    tells_threat,
    to_fill_in,
)
from zelfscan.report.content.findings import LANGUAGE, Findings, nl
from zelfscan.report.content.visit_pictures import ACROSS, PHOTO_HEIGHT
from zelfscan.report.content.wanted import Material, Wanted
from zelfscan.report.document import (
    Block,
    Cell,
    Document,
    Heading,
    Image,
    ImageRows,
    Paragraph,
    TableBlock,
)
from zelfscan.report.visit import PhotoEntry
from zelfscan.wording.days import day_in_words
from zelfscan.wording.evidence import norm_words
from zelfscan.wording.numbers import counted
from zelfscan.wording.places import place_words
from zelfscan.wording.sentences import as_sentence, joined

TITLE = "Werkomschrijving"
ABOUT = "Graag een offerte voor het werk hieronder. Maten en aantallen neemt u ter plaatse op."
NO_WORK = "Er is nu geen werk voor een installateur."
COUNT_THERE = "Aantal: ter plaatse tellen."
_HEAD = ("Werk", "Plaats en aantal", "Eis, en wanneer het klaar is")
_WIDTHS = (206, 170, 290)
#: Work that somebody is called in for takes at least this much effort.
LEAST_EFFORT = 2
#: A place that an installer does not work on.
_NOT_A_PLACE = ("auto", "straat")
#: A text with such a word would tell what somebody does for a living, or why this is asked.
_OFFICE = re.compile(
    r"regeling|rechtspositie|\bCCV\b|\bBVA\b|gemeente|provincie|waterschap|organisatie|werkgever|functie|"
    r"burgemeester|wethouder|griffier|raads|staten|bestuur|\bambt",
    re.IGNORECASE,
)


def installer_report(material: Material, wanted: Wanted) -> Document:
    """Return the edition; it names nobody, and says nothing of the reason."""
    judged, steps = material.judged, picked(installer_steps(material), wanted)
    invented = f" {INVENTED}" if material.is_example else ""
    blocks: list[Block] = [
        Heading(1, TITLE),
        Paragraph(f"{day_in_words(judged.day)}.{invented}", "muted"),
        Paragraph(ABOUT if steps else NO_WORK, "lead"),
    ]
    if steps:
        rows = tuple(_row(material, number, step) for number, step in enumerate(steps, start=1))
        blocks.append(TableBlock(_HEAD, rows, _WIDTHS, row_heads=True))
    photos = chosen_photos(material, wanted)
    if photos:
        images = tuple(_image(photo, number) for number, photo in enumerate(photos, start=1))
        blocks += [Heading(2, "Foto’s"), ImageRows(images, ACROSS)]
    if steps:
        lines = ("Prijs, met en zonder btw", "Datum van uitvoering", "Naam van het bedrijf")
        blocks.append(to_fill_in("In te vullen", lines))
    # The name of the program would tell what this is for.
    return replace(framed(material, TITLE, "", blocks), is_neutral=True)


def installer_counts(material: Material, wanted: Wanted) -> Counts:
    """Count what the edition holds of somebody."""
    return {
        "measures": len(picked(installer_steps(material), wanted)),
        "photos": len(chosen_photos(material, wanted)),
    }


def installer_steps(material: Material) -> tuple[Step, ...]:
    """Return the measures that are work on a place in or around the house, in an order that tells nothing."""
    judged = material.judged
    steps = [
        step
        for step in Findings(judged).steps
        if not step.measure.is_free
        and step.measure.effort >= LEAST_EFFORT
        and _places(material, step)
        and not is_for_threat(judged, step)
        and not _tells_office(nl(step.measure.title))
    ]
    return in_order(judged, steps)


def chosen_photos(material: Material, wanted: Wanted) -> tuple[PhotoEntry, ...]:
    """Return the photographs that were chosen one by one; none comes along by itself."""
    if material.visit is None:
        return ()
    return tuple(photo for photo in material.visit.all_photos() if photo.number in wanted.photos)


def _row(material: Material, number: int, step: Step) -> tuple[Cell, ...]:
    measure = step.measure
    places = as_sentence(joined(_places(material, step)))
    demands = (_neutral(norm_words(measure.norm, LANGUAGE)), _neutral(nl(measure.done_when)))
    return (
        Cell((f"{number}. {nl(measure.title)}",)),
        Cell((places, _amount(material, step)), kind="small"),
        Cell(tuple(words for words in demands if words), kind="small"),
    )


def _items(material: Material, step: Step) -> tuple[Item, ...]:
    """Return the questions that call for a step and are about a place."""
    items = (material.judged.pack.item_by_id[name] for name in step.because)
    return tuple(item for item in items if place_words(item.zone) and item.zone not in _NOT_A_PLACE)


def _places(material: Material, step: Step) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place_words(item.zone) for item in _items(material, step)))


def _amount(material: Material, step: Step) -> str:
    """Say at how many doors or windows, as far as they were recorded one by one."""
    pack, situation = material.judged.pack, material.judged.situation
    words = []
    for kind in pack.element_kinds:
        items = [item for item in _items(material, step) if item.repeats == kind.id]
        count = sum(
            any(_calls(item, situation.answer(item.id, element), step) for item in items)
            for element in situation.elements(kind.id)
        )
        if count:
            words.append(counted(count, nl(kind.title).lower(), nl(kind.plural).lower()))
    return f"Aantal: {joined(words)}, ter plaatse aan te wijzen." if words else COUNT_THERE


def _calls(item: Item, answer: str | None, step: Step) -> bool:
    """Tell whether an answer for one door or window calls for a measure."""
    option = item.option(answer) if answer is not None else None
    if option is None:
        return False
    return any(
        advice.measure == step.measure.id
        and (not advice.when or option.id in advice.when)
        and (option.value is None or option.value < advice.to)
        for advice in item.advises
    )


def _image(photo: PhotoEntry, number: int) -> Image:
    """Show a photograph without its caption: what somebody typed can name them."""
    words = f"Foto {number}"
    return Image(photo.jpeg, f"{words}.", photo.width, photo.height, f"{words}.", tallest=PHOTO_HEIGHT)


def _neutral(words: str) -> str:
    """Leave out a text that would tell who lives there, or that there is a threat."""
    return "" if _tells_office(words) or tells_threat(words) else words


def _tells_office(words: str) -> bool:
    return bool(_OFFICE.search(words))
