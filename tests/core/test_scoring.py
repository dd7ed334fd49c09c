"""Section and overall scores: bands, gates, what does not exist (docs/scoring.md 5.2 to 5.4)."""

from fractions import Fraction

from tests.builders import (
    a_fact,
    a_pack,
    a_section,
    a_situation,
    an_item,
    critical,
    is_,
    judge,
    responses,
    third,
)
from zelfscan.core.scoring import good_points, items_score, zone_scores


def only(judged):
    return judged.sections[0]


def test_a_section_is_the_weighted_mean_of_its_answers():
    pack = a_pack(an_item("a", weight=3), an_item("b"))
    score = only(judge(pack, responses(a="yes", b="no")))
    assert (score.low, score.high, score.level, score.coverage) == (75, 75, "fair", 1)


def test_a_third_stays_a_third():
    score = only(judge(a_pack(an_item("a")), responses(a="partly")))
    assert score.low == Fraction(100, 3)


def test_unknown_spans_from_the_worst_to_the_best_option():
    pack = a_pack(an_item("a"), an_item("b"))
    score = only(judge(pack, responses(a="yes", b="unknown")))
    assert (score.low, score.high) == (50, 100)
    assert (score.level, score.level_best, score.coverage) == ("insufficient", "good", Fraction(1, 2))


def test_no_answer_yet_counts_as_unknown():
    pack = a_pack(an_item("a"), an_item("b"))
    assert only(judge(pack, responses(a="yes"))).low == 50


def test_not_applicable_leaves_the_score_as_if_the_item_were_not_there():
    pack = a_pack(an_item("a"), an_item("b", not_applicable=True))
    score = only(judge(pack, responses(a="yes", b="not-applicable")))
    assert (score.low, score.high, score.coverage) == (100, 100, 1)


def test_a_section_in_which_nothing_applies_has_no_score_and_does_not_pull_the_whole_down():
    pack = a_pack(
        an_item("a"),
        an_item("b", not_applicable=True),
        sections=(a_section("one", "a"), a_section("two", "b")),
    )
    judged = judge(pack, responses(a="yes", b="not-applicable"))
    assert judged.sections[1].level == "none"
    assert judged.sections[1].low is None
    assert judged.overall.low == 100


def test_a_section_with_only_facts_has_no_score():
    pack = a_pack(a_fact("f"), an_item("a"), sections=(a_section("one", "f"), a_section("two", "a")))
    assert judge(pack, responses(a="no")).sections[0].level == "none"


def test_zero_is_a_score():
    judged = judge(a_pack(an_item("a")), responses(a="no"))
    assert (only(judged).low, only(judged).level, judged.overall.low) == (0, "weak", 0)


def test_nothing_scored_means_no_overall_score():
    overall = judge(a_pack(a_fact("f")), responses(f="yes")).overall
    assert (overall.low, overall.coverage, overall.level) == (None, None, "none")


def test_a_critical_item_below_its_threshold_caps_the_section():
    pack = a_pack(an_item("a", weight=9), an_item("b", critical=critical("1/2", 49)))
    assert only(judge(pack, responses(a="yes", b="partly"))).high == 49
    assert only(judge(pack, responses(a="yes", b="yes"))).high == 100


def test_an_unknown_critical_item_caps_only_the_lower_end():
    pack = a_pack(an_item("a", weight=9), an_item("b", critical=critical("1/2", 49)))
    score = only(judge(pack, responses(a="yes", b="unknown")))
    assert (score.low, score.high) == (49, 100)


def test_overall_is_half_the_mean_and_half_the_least():
    pack = a_pack(
        an_item("a"),
        an_item("b"),
        sections=(a_section("one", "a", weight=3), a_section("two", "b")),
    )
    assert judge(pack, responses(a="yes", b="no")).overall.low == Fraction(75, 2)


def test_limits_belong_to_the_better_side():
    four = a_pack(*(an_item(name) for name in "abcde"))
    answered = {"a": "yes", "b": "yes", "c": "yes", "d": "yes", "e": "no"}
    assert only(judge(four, responses(**answered))).level == "good"
    two = a_pack(an_item("a"), an_item("b"))
    assert only(judge(two, responses(a="yes", b="no"))).level == "fair"


def test_seventy_percent_known_is_enough():
    pack = a_pack(an_item("a", weight=7), an_item("b", weight=3))
    assert only(judge(pack, responses(a="yes"))).level == "fair"
    thin = a_pack(an_item("a", weight=69), an_item("b", weight=31))
    assert only(judge(thin, responses(a="yes"))).level == "insufficient"


def test_after_measures_a_level_needs_no_coverage():
    pack = a_pack(an_item("a"), an_item("b"))
    situation = a_situation(pack, responses(a="yes"))
    score = items_score(situation, "only", pack.sections[0].items, after_measures=True)
    assert score.level == "fair"


def gated():
    return a_pack(
        an_item("base"),
        an_item("alarm", {"monitored": 1, "siren": third(), "none": 0}, implies={"none": "0"}),
        an_item("armed", asked_when=is_("alarm", "monitored", "siren")),
    )


def test_a_gate_that_is_absent_makes_its_follow_up_count_as_the_worst():
    score = only(judge(gated(), responses(base="yes", alarm="none")))
    assert (score.low, score.high, score.coverage) == (Fraction(100, 3), Fraction(100, 3), 1)


def test_buying_a_siren_never_lowers_the_score():
    none = only(judge(gated(), responses(base="yes", alarm="none")))
    siren = only(judge(gated(), responses(base="yes", alarm="siren")))
    assert siren.low >= none.low


def test_an_unknown_gate_gives_the_hull_over_its_options():
    score = only(judge(gated(), responses(base="yes", alarm="unknown")))
    assert (score.low, score.high) == (Fraction(100, 3), 100)
    assert score.coverage == Fraction(1, 3)


def test_a_fact_that_says_the_thing_is_not_there_takes_its_follow_up_out():
    pack = a_pack(
        a_fact("shed", "yes", "no", void=("no",)),
        an_item("shed-lock", asked_when=is_("shed", "yes")),
        an_item("base"),
    )
    without = only(judge(pack, responses(shed="no", base="yes")))
    assert (without.low, without.coverage) == (100, 1)
    unknown = only(judge(pack, responses(base="yes")))
    assert (unknown.low, unknown.high) == (50, 100)


def test_an_answer_behind_a_closed_gate_is_kept_out_and_comes_back():
    pack = gated()
    hidden = judge(pack, responses(base="yes", alarm="none", armed="yes"))
    assert hidden.ignored == ("armed",)
    assert only(hidden) == only(judge(pack, responses(base="yes", alarm="none")))
    shown = judge(pack, responses(base="yes", alarm="monitored", armed="yes"))
    assert shown.ignored == ()
    assert only(shown).low == 100


def test_a_hidden_gate_passes_on_what_was_declared():
    pack = a_pack(
        an_item("base"),
        a_fact("camera", "yes", "no", void=("no",)),
        an_item("own-ground", {"yes": 1, "no": 0}, asked_when=is_("camera", "yes"), implies={"no": "0"}),
        an_item("angle", asked_when=is_("own-ground", "yes")),
    )
    score = only(judge(pack, responses(base="yes", camera="no")))
    assert (score.low, score.high, score.coverage) == (100, 100, 1)


def test_an_option_above_those_that_ask_implies_the_best():
    pack = a_pack(
        an_item("letterbox", {"separate": 1, "slot": 0}, implies={"separate": "1"}),
        an_item("fire-box", asked_when=is_("letterbox", "slot")),
    )
    assert only(judge(pack, responses(letterbox="separate"))).low == 100
    assert only(judge(pack, responses(letterbox="slot", fire_box="no"))).low == 0


def test_a_zone_is_scored_with_the_formula_of_a_section():
    pack = a_pack(an_item("a", zone="hal", weight=3), an_item("b", zone="hal"), an_item("c"))
    zones = zone_scores(a_situation(pack, responses(a="yes", b="no", c="no")))
    assert set(zones) == {"hal"}
    assert zones["hal"].low == 75


def test_good_points_are_the_best_known_answers_in_order():
    pack = a_pack(an_item("a"), a_fact("f"), an_item("b"), an_item("c"))
    assert good_points(a_situation(pack, responses(a="yes", f="yes", b="partly", c="yes"))) == ("a", "c")
