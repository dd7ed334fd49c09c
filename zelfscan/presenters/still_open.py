"""What is still open in a result: why a risk is not known yet, and what somebody can do about it."""

from zelfscan.core.assessment import Assessment
from zelfscan.core.condition import UNKNOWN
from zelfscan.core.finding_out import OpenQuestion, open_questions
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Route
from zelfscan.core.risks import Risk
from zelfscan.i18n import later, said, say, say_count
from zelfscan.presenters.pack_words import short_title
from zelfscan.presenters.result_views import LongerView, OpenQuestionView, OpenView
from zelfscan.wording.finding_out import ESTIMATE, could_fall_words, minutes_words
from zelfscan.wording.levels import whole

FIRST_QUESTIONS = 3
_ANSWERS = later("Hier zijn nog antwoorden open. Zoek die eerst uit.")
_SHORT = later("De korte scan vraagt hier te weinig over. Met alle vragen weten we meer.")
_HELP_LATER = later("De korte scan vraagt hier te weinig over. Met alle vragen weten we wat helpt.")
_KEPT = later("Met alle vragen weten we meer. Uw antwoorden blijven staan.")


def why_unknown(judged: Assessment, longer: LongerView | None) -> str:
    """Say why some risks are not known: answers are open, or the short route asks too little."""
    if not unknown_risks(judged):
        return ""
    return say(_ANSWERS) if longer is None else say(_SHORT)


def longer_view(judged: Assessment) -> LongerView | None:
    """Return the longer route where the answers of this one leave a risk unknown, whatever they are."""
    route = _longer_route(judged)
    if route is None or not any(_is_asked_too_little(judged, risk) for risk in unknown_risks(judged)):
        return None
    return LongerView(route.id, say("{scan} met alle vragen", scan=short_title(judged.pack)))


def no_help_words(level: str, longer: LongerView | None) -> str:
    """Say why nothing is named that helps: it is good enough, not known yet, or we know nothing more."""
    if level in ("low", "good"):
        return say("Hier is geen maatregel meer nodig.")
    if level not in ("unknown", "insufficient"):
        return say("Wij kennen geen andere stap die dit beter maakt.")
    return say(_ANSWERS) if longer is None else say(_HELP_LATER)


def open_view(judged: Assessment, longer: LongerView | None) -> OpenView:
    """Name the open question to begin with; without any, say whether a longer route would tell more."""
    found = open_questions(judged.situation)
    if found:
        shown = tuple(_question(judged.pack, question) for question in found[:FIRST_QUESTIONS])
        rest = len(found) - len(shown)
        return OpenView(
            count=len(found),
            words=say_count(
                "{count} open vraag kan uw risico’s veranderen.",
                "{count} open vragen kunnen uw risico’s veranderen.",
                len(found),
            ),
            note=say("Begin met: {question}", question=shown[0].question),
            first=shown[0].item,
            longer=None,
            questions=shown,
            estimate=say(ESTIMATE),
            rest=_rest(rest) if rest else "",
        )
    if longer is not None:
        return OpenView(0, say("de korte scan laat nog risico’s open."), say(_KEPT), "", longer)
    if unknown_risks(judged):
        return OpenView(0, say("niets meer."), say("Alle vragen van deze scan zijn beantwoord."), "", None)
    return OpenView(0, say("niets meer."), say("Alles wat een risico verandert, is bekend."), "", None)


def _rest(count: int) -> str:
    return say_count("Nog {count} andere open vraag.", "Nog {count} andere open vragen.", count)


def _question(pack: Pack, question: OpenQuestion) -> OpenQuestionView:
    """Put an open question into words; the risk that it can change most is named."""
    widest = question.spans[0]
    title = said(pack.scenario_by_id[widest.scenario].title)
    points = whole(widest.ratio_high - widest.ratio_low, 100)
    return OpenQuestionView(
        item=question.item,
        question=said(pack.item_by_id[question.item].question),
        minutes=minutes_words(question.minutes),
        effect=could_fall_words(title, points, len(question.spans) - 1),
    )


def unknown_risks(judged: Assessment) -> tuple[Risk, ...]:
    """Return the rated risks of which the level is not known."""
    return tuple(risk for risk in judged.risks if risk.kind != "readiness" and risk.level == "unknown")


def _longer_route(judged: Assessment) -> Route | None:
    longer = [route for route in judged.pack.first_routes if route.minutes > judged.route.minutes]
    return max(longer, key=lambda route: route.minutes, default=None)


def _is_asked_too_little(judged: Assessment, risk: Risk) -> bool:
    """Tell whether every answer behind a risk is known, while the risk itself is not."""
    return all(judged.situation.answer(item) not in (None, UNKNOWN) for item in risk.because)
