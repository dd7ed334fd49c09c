"""What was typed over from a recovery sheet is not a row of it."""

from zelfscan.errors.base import ZelfscanError
from zelfscan.i18n import say, say_count

_WORDS = 4
"""How many words a row has."""


class RowMistyped(ZelfscanError):
    """A row is not as it stands on a sheet.

    ``number`` says which row was asked for, ``unknown`` which typed words are in no sheet, and ``belongs`` of
    which other row these are the words. The text holds none of what was typed: that is nearly a secret.
    """

    def __init__(
        self, number: int, unknown: tuple[str, ...] = (), *, count: int = _WORDS, belongs: int | None = None
    ) -> None:
        """Name the row and say what to look at; ``count`` is how many words were typed."""
        self.number, self.unknown, self.count, self.belongs = number, unknown, count, belongs
        super().__init__(_text(number, unknown, count, belongs))


def _text(number: int, unknown: tuple[str, ...], count: int, belongs: int | None) -> str:
    """Say the first thing to mend."""
    if count != _WORDS:
        return say_count(
            "Op elke regel staan vier woorden. Bij regel {number} staat er nu {count}. Vul de regel aan.",
            "Op elke regel staan vier woorden. Bij regel {number} staan er nu {count}. Verbeter de regel.",
            count,
            number=number,
        )
    if unknown:
        return say_count(
            "In regel {number} staat een woord dat op geen enkel herstelblad voorkomt. "
            "Vergelijk het letter voor letter met uw blad.",
            "In regel {number} staan {count} woorden die op geen enkel herstelblad voorkomen. "
            "Vergelijk ze letter voor letter met uw blad.",
            len(unknown),
            number=number,
        )
    if belongs is not None:
        return say(
            "Dit lijkt regel {belongs} van het blad. Typ hier regel {number}.", belongs=belongs, number=number
        )
    return say(
        "Regel {number} klopt niet. Vergelijk de vier woorden en hun volgorde met uw blad.", number=number
    )
