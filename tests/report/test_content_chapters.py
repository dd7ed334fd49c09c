"""What the chapters of a report say of a small questionnaire, so that each rule can be seen alone."""

from tests.builders import (
    TODAY,
    a_fact,
    a_measure,
    a_mishap,
    a_pack,
    a_path,
    a_readiness,
    a_regulation,
    a_section,
    advises,
    an_adversary,
    an_effect,
    an_item,
    critical,
    is_,
    judge,
    responses,
)
from tests.report.content_lines import anchors_of, spans_of, text_of
from zelfscan.core.assessment import Assessment
from zelfscan.core.measure import Funding
from zelfscan.core.pack import EmergencyCard, Pack, Source
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import Responses
from zelfscan.report.content.private import private_report


def report(assessment: Assessment) -> str:
    return text_of(private_report(assessment))


def chapter(assessment: Assessment, title: str) -> str:
    """The text from a heading up to the next chapter."""
    _, _, rest = report(assessment).partition(f"\n# {title}")
    return rest.split("\n----\n")[0]


def a_home(*more: Item, **changes: object) -> Pack:
    """A home with a lock and a lamp, of which the lock needs a measure."""
    lock = an_item("lock", advises=(advises("new-lock"),))
    lamp = an_item("lamp", advises=(advises("new-lamp"),), weight=2)
    return a_pack(
        lock,
        lamp,
        *more,
        **{
            "measures": (a_measure("new-lock"), a_measure("new-lamp", is_free=True)),
            "scenarios": (an_adversary("burglary", a_path("door", an_effect("lock"), an_effect("lamp"))),),
            **changes,
        },
    )


def test_what_is_good_stands_with_its_statement() -> None:
    text = chapter(judge(a_home(), responses(lock="yes", lamp="no")), "Dit is al goed")
    assert "- lock is goed." in text
    assert "lamp is goed" not in text


def test_without_answers_it_says_that_too_little_is_known() -> None:
    text = report(judge(a_home()))
    assert "Er is nog te weinig bekend om te zeggen wat al goed is." in text
    assert "Ga eerst na wat u nog niet weet." in text


def test_with_only_bad_answers_it_says_so_without_blame() -> None:
    text = report(judge(a_home(), responses(lock="no", lamp="no")))
    assert "Op geen enkele vraag gaf u al het beste antwoord." in text


def test_a_section_names_by_number_what_can_be_better_and_what_is_open() -> None:
    text = chapter(
        judge(a_home(an_item("key")), responses(lock="no", lamp="unknown", key="yes")), "Bescherming"
    )
    assert "Kan beter: vraag 1." in text
    assert "Nog open: vraag 2." in text


def test_one_answer_that_holds_a_section_down_is_named() -> None:
    pack = a_home(an_item("key", critical=critical("1/2", 49)))
    text = chapter(judge(pack, responses(lock="yes", lamp="yes", key="no")), "Bescherming")
    assert "Vraag 3 weegt zo zwaar dat het cijfer laag blijft." in text


def test_open_questions_come_with_the_reason_why_we_ask() -> None:
    text = chapter(judge(a_home(), responses(lock="unknown", lamp="yes")), "Bescherming")
    assert "1 vraag is nog open." in text
    assert "De minuten en de punten zijn een schatting." in text
    assert "1 | lock? | Daarom. / ± 2 minuten. Kan ‘burglary’ 25 punten lager maken." in text


def test_a_section_of_facts_only_has_no_score() -> None:
    pack = a_home(a_fact("kind"), sections=(a_section("facts", "kind"), a_section("home", "lock", "lamp")))
    text = chapter(judge(pack, responses(lock="yes", lamp="yes", kind="yes")), "Bescherming")
    assert "home | 100 | Goed" in text
    assert "facts |" not in text


def test_a_risk_names_the_answers_that_made_it() -> None:
    text = chapter(judge(a_home(), responses(lock="no", lamp="yes")), "Uw risico’s")
    assert "Maakt het groter: lock? no." in text
    assert "Dit helpt al: lamp is goed." in text
    assert "Middel: 50. Gemiddeld huis = 100. Beter dan gemiddeld." in text
    assert "Wat helpt: Stap 1: new-lock." in text


def test_a_measure_that_is_done_helps_also_where_the_answer_is_not_known() -> None:
    judged = judge(a_home(), responses(lock="unknown", lamp="no"), choices={"new-lock": "done"})
    text = chapter(judged, "Uw risico’s")
    assert "Dit helpt al: lock is goed." in text
    assert "Nog niet bekend" not in text


def test_a_risk_that_is_not_known_stands_apart() -> None:
    text = chapter(judge(a_home(), responses(lock="unknown", lamp="unknown")), "Uw risico’s")
    assert "Van geen enkel risico is de hoogte bekend." in text
    assert "## Nog niet bekend" in text
    assert "Nog niet bekend: lamp? Weet ik niet. / lock? Weet ik niet." in text


def test_a_risk_that_cannot_happen_is_named_as_such() -> None:
    path = a_path("car", an_effect("lock"), exists_when=is_("car", "yes"))
    pack = a_home(a_fact("car"), scenarios=(an_adversary("car-theft", path),))
    text = chapter(judge(pack, responses(lock="no", lamp="no", car="no")), "Uw risico’s")
    assert "## Niet van toepassing" in text
    assert "- car-theft" in text


def test_preparation_is_a_score_and_not_a_risk() -> None:
    pack = a_home(scenarios=(a_readiness("ready", "lock", "lamp"),))
    text = chapter(judge(pack, responses(lock="no", lamp="yes")), "Uw risico’s")
    assert "## Voorbereiding" in text
    assert "ready | 50 | Redelijk" in text
    assert "Dit kan beter: lock? no." in text


def test_our_own_example_is_called_an_assumption() -> None:
    pack = a_home(scenarios=(a_mishap("fire", prevent=(an_effect("lock"),), detect=(an_effect("lamp"),)),))
    assert "Ons voorbeeld (aanname) = 100." in report(judge(pack, responses(lock="no", lamp="no")))


def test_where_100_means_different_things_the_first_page_says_for_which_risk() -> None:
    fire = a_mishap("fire", prevent=(an_effect("lamp"),))
    burglary = an_adversary("burglary", a_path("door", an_effect("lock")), impact=3)
    text = report(judge(a_home(scenarios=(burglary, fire)), responses(lock="no", lamp="no")))
    assert "100 is bij 1 een gemiddeld huis, verder ons voorbeeld (aanname)." in text


def test_a_measure_says_what_it_changes_and_that_a_norm_was_not_found() -> None:
    text = chapter(judge(a_home(), responses(lock="no", lamp="yes")), "Uw maatregelen")
    assert "burglary: " not in text
    card = report(judge(a_home(), responses(lock="no", lamp="yes"))).split("## new-lock")[1]
    assert "burglary: 50 -> 25 | Middel wordt laag" in card
    assert "Norm: Een norm is niet gevonden." in card
    assert "Waarom bij u: Daarom. / lock? no." in card


def test_a_proposal_of_our_own_is_called_one() -> None:
    proposal = {"kind": "proposal", "text": "Klasse 2."}
    measures = (a_measure("new-lock", norm=proposal), a_measure("new-lamp"))
    text = report(judge(a_home(measures=measures), responses(lock="no", lamp="yes")))
    assert "Norm: Voorstel: Klasse 2." in text


def test_what_a_measure_needs_first_is_named_with_its_step() -> None:
    measures = (a_measure("new-lock", requires=("new-lamp",)), a_measure("new-lamp"))
    card = report(judge(a_home(measures=measures), responses(lock="no", lamp="no"))).split("## new-lock")[1]
    assert "Voorwaarden: Doe eerst: new-lamp (stap 1)." in card


def test_a_measure_that_waits_for_an_answer_stands_after_the_certain_ones() -> None:
    text = report(judge(a_home(), responses(lock="no", lamp="unknown")))
    first, _, later = text.partition("Misschien, na het nagaan")
    assert "2 | new-lamp | lamp?" in later
    assert "## new-lamp" not in first


def test_the_overview_sets_apart_with_whom_a_step_is_arranged() -> None:
    lock = a_measure("new-lock", funding=(Funding(regulation="2024", basis="employer", payer="employer"),))
    measures = (lock, a_measure("new-lamp", is_free=True))
    regulation = a_regulation(covers=is_("lamp", "yes"))
    pack = a_home(measures=measures, regulations=(regulation,))
    text = chapter(judge(pack, responses(lock="no", lamp="no")), "Uw maatregelen")
    lines = [line for line in text.splitlines() if line.startswith(("## ", "1 |", "2 |"))]
    assert [line.split("|")[:2] for line in lines[:4]] == [
        ["## Zelf doen"],
        ["1 ", " new-lamp "],
        ["## Bespreken met uw organisatie"],
        ["2 ", " new-lock "],
    ]


def test_after_the_first_six_steps_the_others_are_short() -> None:
    items = [an_item(f"item-{n}", advises=(advises(f"step-{n}"),)) for n in range(9)]
    measures = tuple(a_measure(f"step-{n}") for n in range(9))
    pack = a_pack(*items, measures=measures)
    text = report(judge(pack, Responses({item.id: "no" for item in items})))
    first, _, later = text.partition("# Daarna")
    assert first.count("\nStap ") == 7
    assert "De andere 3 stappen, in volgorde." in later
    assert "## 7. step-6" in later


def test_a_claim_stands_with_its_regulation_and_day() -> None:
    claims = ({"id": "c", "text": "U staat erin.", "article": "Artikel 3.9", "sources": ("S1",)},)
    source = Source(id="S1", title="De regeling", url="https://example.org", published="2024", read_on=TODAY)
    pack = a_home(regulations=(a_regulation(covers=is_("lock", "yes"), claims=claims),), sources=(source,))
    text = chapter(judge(pack, responses(lock="yes", lamp="yes")), "Wat voor u geldt")
    assert "Alleen het advies van de BVA telt." in text
    assert "Op 23-11-2026: Regeling 2024, geldig vanaf 1-1-2024." in text
    assert "U staat erin. | Artikel 3.9 (bron 1)" in text


def test_only_the_sources_that_are_used_are_listed() -> None:
    def source(name: str) -> Source:
        return Source(id=name, title=f"Bron {name}", url="x", published="2024", read_on=TODAY)

    measures = (a_measure("new-lock", sources=("S10", "S9")), a_measure("new-lamp"))
    pack = a_home(measures=measures, sources=(source("S10"), source("S9"), source("S8")))
    text = chapter(judge(pack, responses(lock="no", lamp="yes")), "Bronnen")
    assert [line[:12] for line in text.splitlines() if "Bron S" in line] == ["1 | Bron S9.", "2 | Bron S10"]
    assert "Gelezen op 23-11-2026." in text


def test_a_threat_puts_the_card_first_and_lists_it_in_the_contents() -> None:
    number = {"id": "a", "number": "112", "title": "Direct gevaar", "purpose": "Nu", "read_on": TODAY}
    card = EmergencyCard.model_validate(
        {"contacts": (number,), "steps": ("Bel.",), "notices": (("Post?", "Niet openen."),)}
    )
    pack = a_home(a_fact("threat"), card=card, urgent_when=is_("threat", "yes"))
    threatened = judge(pack, responses(lock="yes", lamp="yes", threat="yes"))
    first, *_ = report(threatened).split("----")
    assert "Direct gevaar | 112 | Nu | overgenomen op 23-11-2026" in first
    assert "Noodkaart | [noodkaart]" in report(threatened)
    assert "Noodkaart" not in report(judge(a_home()))


def test_a_small_questionnaire_names_no_page_that_is_not_there() -> None:
    for given in (Responses(), responses(lock="no", lamp="unknown"), responses(lock="yes", lamp="yes")):
        blocks = private_report(judge(a_home(), given)).blocks
        assert {span.page_of for span in spans_of(blocks) if span.page_of} <= set(anchors_of(blocks))
