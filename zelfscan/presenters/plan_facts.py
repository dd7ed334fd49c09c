"""What is known of one step: why, how, what it asks, who pays, under which conditions, and the sources."""

from zelfscan.core.assessment import Assessment
from zelfscan.core.planning import Step, waits_for
from zelfscan.i18n import later, said, say, spoken
from zelfscan.presenters.plan_views import FactView
from zelfscan.presenters.reasons import answer_of
from zelfscan.presenters.spelled_out import spelled_out
from zelfscan.wording.evidence import confidence_words, norm_words
from zelfscan.wording.measures import effort_words, pays_words, requirements, upkeep_words
from zelfscan.wording.rules import named_sources
from zelfscan.wording.sentences import paragraph

_NO_FIGURE = later("U ziet dit niet terug in een cijfer. Het helpt u wel.")


def facts(judged: Assessment, step: Step, *, has_figure: bool) -> tuple[FactView, ...]:
    """Return every labelled part of a step; a part with nothing to say is left out."""
    measure = step.measure
    language = spoken()
    why = (said(measure.why), *(() if has_figure else (say(_NO_FIGURE),)))
    upkeep = upkeep_words(measure, language)
    found = (
        FactView("waarom", say("Waarom"), why, "left"),
        FactView("gereedschap", say("Hoe"), tuple(said(line) for line in measure.how), "left"),
        FactView("klok", say("Moeite"), (effort_words(measure.effort),), "left"),
        FactView("euro", say("Wie betaalt"), (spelled_out(pays_words(step)),), "right"),
        FactView("sleutel", say("Voorwaarden"), _conditions(judged, step), "right"),
        FactView("norm", say("Norm"), (norm_words(measure.norm, language),), "right"),
        FactView("check", say("Klaar als"), (said(measure.done_when),), "right"),
        FactView("plan", say("Onderhoud"), (upkeep,) if upkeep else (), "right"),
        FactView("lijst", say("Uw antwoorden"), _because(judged, step), "more"),
        FactView("zoek", say("Zekerheid"), (confidence_words(measure),), "more"),
        FactView("bewijs", say("Bronnen"), named_sources(judged.pack, measure.sources), "more"),
    )
    return tuple(fact for fact in found if fact.lines)


def _because(judged: Assessment, step: Step) -> tuple[str, ...]:
    """Name the answers that call for a step; a question without an answer is still open."""
    found = []
    for item_id in step.because:
        item = judged.pack.item_by_id[item_id]
        is_open = judged.situation.answer(item_id) is None
        answer = say("Nog open.") if is_open else f"{answer_of(judged.situation, item)}."
        found.append(paragraph(said(item.question), answer))
    return tuple(found)


def _conditions(judged: Assessment, step: Step) -> tuple[str, ...]:
    first = (
        say("Doe eerst: {measure}.", measure=said(each.measure.title))
        for each in waits_for(judged.plan, step)
    )
    return (*requirements(step), *first)
