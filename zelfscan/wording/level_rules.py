"""Words for the rule that made a level: the end that counts and its limits, or why no level is named."""

from fractions import Fraction

from zelfscan.core.why import Why
from zelfscan.wording.levels import level_word, whole
from zelfscan.wording.numbers import percent

_UNDER, _FROM = "Onder {high} is {level}", "Vanaf {low} is {level}"
_BETWEEN = "Van {low} tot {high} is {level}"
#: Between which limits a level lies; an empty name means that there is no limit on that side.
_LIMITS = {
    "low": ("", "medium"),
    "medium": ("medium", "high"),
    "high": ("high", ""),
    "weak": ("", "fair"),
    "fair": ("fair", "good"),
    "good": ("good", ""),
}
_STRADDLES = "Het kan nog laag zijn, maar ook hoog. Daarom noemen wij geen niveau."
_THIN = "Minder dan {share} van wat meetelt, is bekend. Daarom noemen wij geen niveau."
_ASSUMED = "Die {limit} een aanname."


def level_rule_words(why: Why) -> str:
    """Say which rule made a level; empty where there is no level."""
    limits = {figure.name.removeprefix("cutoff:"): figure.value for figure in why.figures}
    if why.level_rule == "straddles":
        return _STRADDLES
    if why.level_rule == "coverage" and "coverage" in limits:
        words = _THIN.format(share=percent(limits["coverage"]))
        return f"{words} {_ASSUMED.format(limit='grens is')}"
    if why.level_rule != "end" or not limits.keys() >= {each for each in _LIMITS[why.level] if each}:
        return ""
    return " ".join((*_end(why), *_between(why, limits)))


def _end(why: Why) -> tuple[str, ...]:
    """Name the end that counts, where there are two."""
    if why.ratio_low is not None and why.ratio_high is not None:
        low, high = whole(why.ratio_low, 100), whole(why.ratio_high, 100)
        return (f"Het hoogste cijfer telt: {high}.",) if low != high else ()
    if why.low is None or why.high is None or whole(why.low) == whole(why.high):
        return ()
    return (f"Het laagste cijfer telt: {whole(why.low)}.",)


def _between(why: Why, limits: dict[str, Fraction]) -> tuple[str, str]:
    """Name the limits between which the level lies; they are assumptions."""
    scale = 1 if why.ratio_high is None else 100
    lower, upper = _LIMITS[why.level]
    form = _BETWEEN if lower and upper else _FROM if lower else _UNDER
    shown = form.format(
        low=whole(limits[lower], scale) if lower else "",
        high=whole(limits[upper], scale) if upper else "",
        level=level_word(why.level).lower(),
    )
    return f"{shown}.", _ASSUMED.format(limit="grenzen zijn" if lower and upper else "grens is")
