"""What is known of one step: why, how, what it asks, who pays, under which conditions, and the sources."""

from zelfscan.core.assessment import Assessment
from zelfscan.core.planning import Step, waits_for
from zelfscan.presenters.plan_views import FactView
from zelfscan.presenters.reasons import answer_of
from zelfscan.presenters.spelled_out import spelled_out
from zelfscan.wording.evidence import confidence_words, norm_words
from zelfscan.wording.measures import effort_words, pays_words, requirements, upkeep_words
from zelfscan.wording.rules import named_sources

_NO_FIGURE = "U ziet dit niet terug in een cijfer. Het helpt u wel."


def facts(judged: Assessment, step: Step, *, has_figure: bool) -> tuple[FactView, ...]:
    """Return every labelled part of a step; a part with nothing to say is left out."""
    measure = step.measure
    language = judged.pack.language
    why = (str(measure.why), *(() if has_figure else (_NO_FIGURE,)))
    upkeep = upkeep_words(measure, language)
    found = (
        FactView("waarom", "Waarom", why, "left"),
        FactView("gereedschap", "Hoe", tuple(str(line) for line in measure.how), "left"),
        FactView("klok", "Moeite", (effort_words(measure.effort),), "left"),
        FactView("euro", "Wie betaalt", (spelled_out(pays_words(step)),), "right"),
        FactView("sleutel", "Voorwaarden", _conditions(judged, step), "right"),
        FactView("norm", "Norm", (norm_words(measure.norm, language),), "right"),
        FactView("check", "Klaar als", (str(measure.done_when),), "right"),
        FactView("plan", "Onderhoud", (upkeep,) if upkeep else (), "right"),
        FactView("lijst", "Uw antwoorden", _because(judged, step), "more"),
        FactView("zoek", "Zekerheid", (confidence_words(measure),), "more"),
        FactView("bewijs", "Bronnen", named_sources(judged.pack, measure.sources), "more"),
    )
    return tuple(fact for fact in found if fact.lines)


def _because(judged: Assessment, step: Step) -> tuple[str, ...]:
    """Name the answers that call for a step; a question without an answer is still open."""
    found = []
    for item_id in step.because:
        item = judged.pack.item_by_id[item_id]
        if judged.situation.answer(item_id) is None:
            found.append(f"{item.question} Nog open.")
        else:
            found.append(f"{item.question} {answer_of(judged.situation, item)}.")
    return tuple(found)


def _conditions(judged: Assessment, step: Step) -> tuple[str, ...]:
    first = (f"Doe eerst: {each.measure.title}." for each in waits_for(judged.plan, step))
    return (*requirements(step), *first)
