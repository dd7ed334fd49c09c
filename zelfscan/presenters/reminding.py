"""What an organisation asks at the start: which questionnaires it offers, and after how long a new scan."""

from collections.abc import Sequence
from datetime import date

from zelfscan.i18n import say, say_count
from zelfscan.policy.policy import Policy
from zelfscan.presenters.views import NoteView
from zelfscan.wording.days import day
from zelfscan.wording.sentences import paragraph

REMINDER = "reminder"
_MONTHS = 12


def offered_packs(there: Sequence[str], policy: Policy) -> tuple[str, ...]:
    """Return the questionnaires that can be begun, in their order.

    Where none of those of the organisation is there, all are: nobody is left with nothing to begin.
    """
    offered = tuple(each for each in there if each in policy.packs)
    return offered or tuple(there)


def reminder(last: date, months: int, today: date) -> NoteView | None:
    """Say that a new scan is asked for, if the last answer is at least so many months old."""
    if today < _later(last, months):
        return None
    asked = say_count(
        "Uw organisatie vraagt u om elke maand opnieuw te kijken.",
        "Uw organisatie vraagt u om elke {count} maanden opnieuw te kijken.",
        months,
    )
    return NoteView(
        REMINDER,
        "info",
        say("Uw laatste antwoord is van {day}.", day=day(last)),
        paragraph(asked, say("Zij kan niet zien of u dat doet.")),
        say("Sluit dit bericht"),
    )


def _later(start: date, months: int) -> date:
    """Return the same day some months on, or the last day of that month where it is shorter."""
    year, month = divmod(start.year * _MONTHS + start.month - 1 + months, _MONTHS)
    for day_number in range(start.day, 27, -1):
        try:
            return date(year, month + 1, day_number)
        except ValueError:  # the month has no such day
            continue
    return date(year, month + 1, min(start.day, 28))
