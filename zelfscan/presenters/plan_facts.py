"""What is known of one step: why, how, what it asks, who pays, under which conditions, and the sources."""

from zelfscan.core.assessment import Assessment
from zelfscan.core.planning import Step, waits_for
from zelfscan.presenters.plan_views import FactView
from zelfscan.presenters.reasons import answer_of
from zelfscan.wording.evidence import confidence_words, norm_words
from zelfscan.wording.measures import effort_words, pays_words, requirements
from zelfscan.wording.rules import named_sources


def facts(judged: Assessment, step: Step) -> tuple[FactView, ...]:
    """Return every labelled part of a step; a part with nothing to say is left out."""
    measure = step.measure
    language = judged.pack.language
    found = (
        FactView("waarom", "Waarom", (str(measure.why), *_because(judged, step))),
        FactView("gereedschap", "Hoe", tuple(str(line) for line in measure.how)),
        FactView("klok", "Moeite", (effort_words(measure.effort),)),
        FactView("euro", "Wie betaalt", (pays_words(step),)),
        FactView("sleutel", "Voorwaarden", _conditions(judged, step)),
        FactView("norm", "Norm", (norm_words(measure.norm, language),)),
        FactView("check", "Klaar als", (str(measure.done_when),)),
        FactView("plan", "Onderhoud", (str(measure.maintenance),) if measure.maintenance else ()),
        FactView("zoek", "Zekerheid", (confidence_words(measure),)),
        FactView("bewijs", "Bronnen", named_sources(judged.pack, measure.sources)),
    )
    return tuple(fact for fact in found if fact.lines)


def _because(judged: Assessment, step: Step) -> tuple[str, ...]:
    """Name the answers that call for a step; a question without an answer is still open."""
    found = []
    for item_id in step.because:
        item = judged.pack.item_by_id[item_id]
        if judged.situation.answer(item_id) is None:
            found.append(f"Omdat deze vraag nog open is: {item.question}")
        else:
            found.append(f"Omdat u antwoordde: {item.question} {answer_of(judged.situation, item)}.")
    return tuple(found)


def _conditions(judged: Assessment, step: Step) -> tuple[str, ...]:
    first = (f"Doe eerst: {each.measure.title}." for each in waits_for(judged.plan, step))
    return (*requirements(step), *first)
