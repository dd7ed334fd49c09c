"""What a step has in a fall that several steps give together, in whole percents."""

from fractions import Fraction

from zelfscan.wording.shares import loss_words, share_words

HALF, NOTHING, LITTLE = Fraction(1, 2), Fraction(0), Fraction(1, 300)


def test_a_share_is_a_whole_percent_rounded_down() -> None:
    assert share_words(Fraction(2, 3)) == "66 % van de daling"
    assert share_words(LITTLE) == "minder dan 1 % van de daling"


def test_a_step_that_only_prepares_gives_no_fall_itself() -> None:
    assert share_words(NOTHING) == "Geeft zelf geen daling"
    assert loss_words(NOTHING, HALF) == (
        "Zonder deze stap mist u 50 % van de daling. Een andere stap heeft deze nodig."
    )


def test_what_is_lost_without_a_step_is_said() -> None:
    assert loss_words(HALF, HALF) == "Zonder deze stap mist u 50 % van de daling."
    assert loss_words(HALF, LITTLE) == "Zonder deze stap mist u minder dan 1 % van de daling."


def test_what_another_step_does_as_well_is_not_missed() -> None:
    assert loss_words(HALF, NOTHING) == "Zonder deze stap blijft de daling even groot."


def test_several_small_steps_are_spoken_of_together() -> None:
    assert loss_words(HALF, HALF, 3) == "Zonder deze stappen mist u 50 % van de daling."
    assert loss_words(HALF, NOTHING, 3) == "Zonder deze stappen blijft de daling even groot."
