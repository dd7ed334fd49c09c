"""The answers behind a figure in the words of the screen, and what each of them does to it.

What an answer does is found in ``core.why``; here it only gets its words.
"""

from fractions import Fraction

from zelfscan.core.assessment import Assessment
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item
from zelfscan.core.situation import Situation
from zelfscan.core.why import Limit, Reason, Why
from zelfscan.core.workings import SITUATION, Working
from zelfscan.i18n import said, say, say_count, spoken
from zelfscan.presenters.result_views import EffectView, PartView, ReasonView
from zelfscan.wording.answers import answer_words
from zelfscan.wording.effects import Done, effect_sentence, effects_of, ground_words, titled
from zelfscan.wording.levels import whole
from zelfscan.wording.places import weakest_words
from zelfscan.wording.rules import pull_words
from zelfscan.wording.sentences import paragraph


def answer_of(situation: Situation, item: Item) -> str:
    """Return the words of the answer that counts."""
    return answer_words(item, situation.answer(item.id), spoken())


def reasons_of(judged: Assessment, why: Why, places: dict[str, str]) -> tuple[ReasonView, ...]:
    """Put every answer behind a figure into words; ``places`` names the parts of the rule."""
    return tuple(_reason(judged, why, reason, places) for reason in why.reasons)


def limits(pack: Pack, why: Why) -> tuple[PartView, ...]:
    """Say which answers are so important that they keep a score low, however good the others are."""
    return tuple(
        PartView(
            limit.item,
            said(pack.item_by_id[limit.item].question),
            _limit_words(limit),
            0,
            0,
            decides=True,
            has_bar=False,
        )
        for limit in why.limits
    )


def _limit_words(limit: Limit) -> str:
    if limit.is_known:
        return say("Door dit antwoord komt het cijfer niet boven {most}.", most=whole(limit.cap))
    return say("Zolang u dit niet weet, tellen we hoogstens {most}.", most=whole(limit.cap))


def weakest_of(situation: Situation, element_id: str | None) -> str:
    """Name the weakest element where elements were recorded, such as *Zwakste raam: keukenraam*."""
    element = next((each for each in situation.responses.elements if each.id == element_id), None)
    kinds = {kind.id: said(kind.title) for kind in situation.pack.element_kinds}
    return weakest_words(kinds.get(element.kind, element.kind), element.name) if element is not None else ""


def _reason(judged: Assessment, why: Why, reason: Reason, places: dict[str, str]) -> ReasonView:
    situation = judged.situation
    item = judged.pack.item_by_id[reason.item]
    words = pull_words(reason.pull, is_score=why.ratio_high is None, counts_as_no=_counts_as_no(item))
    if reason.pull == "none" and not item.is_scored and reason.part != SITUATION:
        words = say("bepaalt wat meetelt")
    notes = [
        _weight_words(reason),
        weakest_of(situation, reason.element) if reason.low is not None else "",
        say("Uw maatregel telt al mee.") if reason.is_raised else "",
    ]
    return ReasonView(
        item=item.id,
        question=said(item.question),
        answer=answer_words(item, reason.answer, spoken()),
        pull=reason.pull,
        pull_words=words,
        part=reason.part if why.trace is not None else "",
        note=paragraph(*notes),
        effects=_effects(judged.pack, reason.workings, places),
    )


def _weight_words(reason: Reason) -> str:
    weight = next((each.central for each in reason.workings if each.amount == "weight"), Fraction(1))
    return say_count("Telt {count} keer.", "Telt {count} keer.", whole(weight)) if weight > 1 else ""


def _effects(pack: Pack, workings: tuple[Working, ...], places: dict[str, str]) -> tuple[EffectView, ...]:
    return tuple(_effect(pack, done) for done in effects_of(workings, places))


def _effect(pack: Pack, done: Done) -> EffectView:
    sources = (pack.source_by_id.get(each) for each in done.working.sources)
    titles = [source.title for source in sources if source is not None]
    return EffectView(effect_sentence(done), ground_words(done.working.grade, titled(titles)))


def _counts_as_no(item: Item) -> bool:
    """Tell whether the cautious side of a question is the answer *nee*."""
    worst = min(
        (option for option in item.options if option.value is not None),
        key=lambda option: option.value if option.value is not None else Fraction(1),
        default=None,
    )
    return worst is not None and worst.text.base.casefold().startswith("nee")
