"""The sums of a calibration in words: what is equal, how far beyond chance, and what equals the key."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from zelfscan.core.agreement import (
    FEWEST_PAIRS,
    Answers,
    ItemType,
    Kappa,
    Reading,
    Unit,
    agreement_of,
    categories_of,
    kappa_of,
    key_outcome_of,
    leaning_of,
    reading_of,
)
from zelfscan.core.questionnaire import Item
from zelfscan.i18n import later, say, say_count
from zelfscan.wording.numbers import decimal
from zelfscan.wording.sentences import paragraph

_READINGS: Mapping[Reading, str] = {
    "none": later("geen overeenstemming"),
    "minimal": later("heel weinig overeenstemming"),
    "weak": later("zwakke overeenstemming"),
    "moderate": later("redelijke overeenstemming"),
    "strong": later("sterke overeenstemming"),
    "almost-perfect": later("bijna volledige overeenstemming"),
}
_TYPES: Mapping[ItemType, str] = {
    "two-way": later("Bij vragen met twee antwoorden is kappa {kappa}."),
    "graded": later("Bij vragen met meer antwoorden is kappa {kappa}."),
}


def sum_words(
    units: Sequence[Unit], items: Mapping[str, Item], mine: Answers, theirs: Answers
) -> tuple[str, ...]:
    """Say how many answers of two people are equal, and what became of the others that there are."""
    found = agreement_of(units, mine, theirs)
    if not found.counted:
        return (say("Er is nog geen vraag die u allebei hebt beantwoord."),)
    equal = say_count(
        "{count} van de {total} antwoorden is gelijk.",
        "{count} van de {total} antwoorden zijn gelijk.",
        found.equal,
        total=found.counted,
    )
    different = say_count(
        "Bij {count} vraag is uw antwoord anders dan dat van de ander.",
        "Bij {count} vragen is uw antwoord anders dan dat van de ander.",
        found.different,
    )
    one_unknown = say_count(
        "Bij {count} vraag weet één van u het niet.",
        "Bij {count} vragen weet één van u het niet.",
        found.one_unknown,
    )
    unanswered = say_count(
        "{count} vraag telt niet mee: die hebt u niet allebei beantwoord.",
        "{count} vragen tellen niet mee: die hebt u niet allebei beantwoord.",
        found.unanswered,
    )
    more, less = leaning_of(units, items, mine, theirs)
    leaning = say(
        "Waar u verschilt, is uw antwoord {more} keer gunstiger voor de woning "
        "en {less} keer minder gunstig.",
        more=more,
        less=less,
    )
    counted = (
        (different, found.different),
        (one_unknown, found.one_unknown),
        (unanswered, found.unanswered),
        (leaning, more + less),
    )
    return (equal, *(words for words, count in counted if count))


def key_sum_words(answers: Answers, key: Answers) -> str:
    """Say how many answers are those of the key, and how often somebody guessed or passed something over."""
    found = [key_outcome_of(answers.get(unit), answer) for unit, answer in key.items()]
    total, guessed, not_seen = len(found), found.count("guessed"), found.count("not-seen")
    total -= found.count("unanswered")
    if not total:
        return say("er zijn nog geen antwoorden.")
    return paragraph(
        say_count(
            "{count} van de {total} antwoorden is gelijk aan het goede antwoord.",
            "{count} van de {total} antwoorden zijn gelijk aan het goede antwoord.",
            found.count("as-key"),
            total=total,
        ),
        say_count(
            "Bij {count} vraag was het antwoord niet te weten, en is er toch een gekozen.",
            "Bij {count} vragen was het antwoord niet te weten, en is er toch een gekozen.",
            guessed,
        )
        if guessed
        else "",
        say_count(
            "Bij {count} vraag was het antwoord wel te weten, en staat er ‘Weet ik niet’.",
            "Bij {count} vragen was het antwoord wel te weten, en staat er ‘Weet ik niet’.",
            not_seen,
        )
        if not_seen
        else "",
    )


def chance_words(
    units: Sequence[Unit], items: Mapping[str, Item], mine: Answers, theirs: Answers
) -> tuple[str, ...]:
    """Say Cohen's kappa with its interval and what it means, or why there is nothing to say."""

    def kappa(only: ItemType | None = None) -> Kappa | None:
        return kappa_of(categories_of(units, items, mine, theirs, only))

    whole = kappa()
    if whole is None:
        return (say("Kappa is niet te berekenen. Daarvoor moeten uw antwoorden meer uiteenlopen."),)
    parts = [
        say(_TYPES[only], kappa=_signed(found.value))
        for only in _TYPES
        if (found := kappa(only)) is not None and found.has_enough_pairs
    ]
    return (
        _kappa_words(whole),
        *parts,
        say("Kappa zegt hoeveel vaker u het eens bent dan door toeval. 1 is altijd, 0 is niet vaker."),
    )


def _kappa_words(kappa: Kappa) -> str:
    value = _signed(kappa.value)
    if not kappa.has_enough_pairs:
        return say(
            "Kappa is {kappa}, over {pairs} vragen. Bij minder dan {fewest} vragen zegt dat nog weinig.",
            kappa=value,
            pairs=kappa.pairs,
            fewest=FEWEST_PAIRS,
        )
    reading = say(_READINGS[reading_of(kappa.value)])
    if kappa.interval is None:
        return say(
            "Kappa is {kappa}, over {pairs} vragen: {reading}.",
            kappa=value,
            pairs=kappa.pairs,
            reading=reading,
        )
    low, high = (_signed(Fraction(end)) for end in kappa.interval)
    return say(
        "Kappa is {kappa} (tussen {low} en {high}), over {pairs} vragen: {reading}.",
        kappa=value,
        low=low,
        high=high,
        pairs=kappa.pairs,
        reading=reading,
    )


def _signed(value: Fraction) -> str:
    """Write a number with two decimals, also below 0."""
    rounded = Fraction(round(value * 100), 100)
    return f"−{decimal(-rounded)}" if rounded < 0 else decimal(rounded)
