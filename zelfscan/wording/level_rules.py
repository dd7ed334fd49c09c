"""Words for the rule that made a level: the end that counts and its limits, or why no level is named."""

from fractions import Fraction

from zelfscan.core.why import Why
from zelfscan.i18n import later, say
from zelfscan.wording.levels import level_word, whole
from zelfscan.wording.numbers import percent
from zelfscan.wording.sentences import paragraph

_UNDER, _FROM = later("Onder {high} is {level}."), later("Vanaf {low} is {level}.")
_BETWEEN = later("Van {low} tot {high} is {level}.")
#: Between which limits a level lies; an empty name means that there is no limit on that side.
_LIMITS = {
    "low": ("", "medium"),
    "medium": ("medium", "high"),
    "high": ("high", ""),
    "weak": ("", "fair"),
    "fair": ("fair", "good"),
    "good": ("good", ""),
}
_STRADDLES = later("Het kan nog laag zijn, maar ook hoog. Daarom noemen wij geen niveau.")
_THIN = later("Minder dan {share} van wat meetelt, is bekend. Daarom noemen wij geen niveau.")
_ASSUMED, _BOTH_ASSUMED = later("Die grens is een aanname."), later("Die grenzen zijn een aanname.")


def level_rule_words(why: Why) -> str:
    """Say which rule made a level; empty where there is no level."""
    limits = {figure.name.removeprefix("cutoff:"): figure.value for figure in why.figures}
    if why.level_rule == "straddles":
        return say(_STRADDLES)
    if why.level_rule == "coverage" and "coverage" in limits:
        return paragraph(say(_THIN, share=percent(limits["coverage"])), say(_ASSUMED))
    if why.level_rule != "end" or not limits.keys() >= {each for each in _LIMITS[why.level] if each}:
        return ""
    return paragraph(*_end(why), *_between(why, limits))


def _end(why: Why) -> tuple[str, ...]:
    """Name the end that counts, where there are two."""
    if why.ratio_low is not None and why.ratio_high is not None:
        low, high = whole(why.ratio_low, 100), whole(why.ratio_high, 100)
        return (say("Het hoogste cijfer telt: {figure}.", figure=high),) if low != high else ()
    if why.low is None or why.high is None or whole(why.low) == whole(why.high):
        return ()
    return (say("Het laagste cijfer telt: {figure}.", figure=whole(why.low)),)


def _between(why: Why, limits: dict[str, Fraction]) -> tuple[str, str]:
    """Name the limits between which the level lies; they are assumptions."""
    scale = 1 if why.ratio_high is None else 100
    lower, upper = _LIMITS[why.level]
    level = level_word(why.level).lower()
    low = whole(limits[lower], scale) if lower else 0
    high = whole(limits[upper], scale) if upper else 0
    if lower and upper:
        return say(_BETWEEN, low=low, high=high, level=level), say(_BOTH_ASSUMED)
    return say(_FROM, low=low, level=level) if lower else say(_UNDER, high=high, level=level), say(_ASSUMED)
