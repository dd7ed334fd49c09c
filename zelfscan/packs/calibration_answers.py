"""Answers about the practice house as a short text that one adviser sends to another.

It holds ids of questions, numbers of doors and windows, and answers; there is no room in it for anything
about a person. There is one way only to write a set of answers, so whatever reads differently is refused.
"""

import json
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError

from zelfscan.core.agreement import Answers, Unit
from zelfscan.core.frozen import Frozen
from zelfscan.errors.content import CalibrationOutOfStep, CalibrationRefused
from zelfscan.i18n import say
from zelfscan.packs.calibration import Calibration

MAX_TEXT = 40_000
"""Many times what all answers about a house take, in characters."""
_MAX_ANSWERS = 500
_FORMAT = 1

_Word = Annotated[str, StringConstraints(max_length=100)]


class _Sent(Frozen):
    """What is written, in this order."""

    zelfscan: Literal["calibration"]
    format: int
    house: _Word
    house_version: _Word
    pack: _Word
    pack_version: _Word
    answers: Annotated[tuple[tuple[_Word, _Word, _Word], ...], Field(max_length=_MAX_ANSWERS)]


def calibration_to(answers: Answers, calibration: Calibration) -> str:
    """Write the answers about the house as one line of JSON; what is no answer about it is left out."""
    given = [
        (unit.item, unit.element, answers[unit])
        for unit in calibration.units
        if unit in answers and answers[unit] in calibration.answers_to(unit)
    ]
    house, pack = calibration.house, calibration.pack
    return json.dumps(
        {
            "zelfscan": "calibration",
            "format": _FORMAT,
            "house": house.id,
            "house_version": house.version,
            "pack": pack.id,
            "pack_version": pack.version,
            "answers": given,
        },
        separators=(",", ":"),
    )


def calibration_from(text: str, calibration: Calibration) -> dict[Unit, str]:
    """Read the answers of somebody else; spaces and line ends that a mail program put in do not matter.

    Raises ``CalibrationRefused`` for anything that ``calibration_to`` does not write, and
    ``CalibrationOutOfStep`` where the other has another version of the house or of the questionnaire.
    """
    if len(text) > MAX_TEXT:
        raise _refused()
    # No id has a space in it, so whatever space there is came in on the way.
    bare = "".join(text.removeprefix("\ufeff").split())
    if not bare.isascii():
        raise _refused()
    try:
        sent = _Sent.model_validate_json(bare)
    except ValidationError:
        raise _refused() from None
    house, pack = calibration.house, calibration.pack
    if (sent.house, sent.pack) != (house.id, pack.id):
        raise _refused()
    if (sent.format, sent.house_version, sent.pack_version) != (_FORMAT, house.version, pack.version):
        message = say(
            "De ander heeft een andere versie van het oefenhuis of van de vragenlijst. "
            "Installeer allebei de nieuwste versie van zelfscan en vul het oefenhuis dan opnieuw in."
        )
        raise CalibrationOutOfStep(message)
    answers = {Unit(item, element): answer for item, element, answer in sent.answers}
    # Doubles, unknown questions, answers that are not there, another order: it would be written otherwise.
    if calibration_to(answers, calibration) != bare:
        raise _refused()
    return answers


def _refused() -> CalibrationRefused:
    return CalibrationRefused(
        say(
            "Dit zijn geen antwoorden over het oefenhuis, of er is iets veranderd. "
            "Er is niets overgenomen. Vraag de ander om ze opnieuw te sturen."
        )
    )
