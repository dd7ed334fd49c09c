"""The words for what is other in newer questionnaires."""

from pathlib import Path

import pytest

from tests.cli_runs import run
from tests.conftest import FixedClock
from tests.packs.contents import KEYS, newer_content
from tests.presenters.visits import shipped
from zelfscan import paths
from zelfscan.core.text import LocalizedText
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.policy.policy import Policy
from zelfscan.presenters.content_desk import ContentDesk
from zelfscan.presenters.content_shelf import ContentShelf
from zelfscan.presenters.content_words import change_groups
from zelfscan.presenters.lock_desk import LockDesk
from zelfscan.presenters.start_desk import StartDesk


@pytest.mark.parametrize("at", [0, 500, 5_000])
def test_of_a_long_text_is_told_where_it_becomes_other(at: int) -> None:
    """Nobody hides other words behind a long beginning that stays the same."""
    card = shipped().card
    long = "woord " * 1_000
    olds, news = (
        {
            "woningscan": shipped()
            .by_id["woningscan"]
            .pack.model_copy(update={"card": card.model_copy(update={"steps": (LocalizedText(base=text),)})})
        }
        for text in (f"{long[:at]}bel 112 {long[at:]}", f"{long[:at]}bel niemand {long[at:]}")
    )
    (group,) = change_groups(olds, news)
    (value,) = group.changes[0].values
    assert "bel 112" in value.before and "bel niemand" in value.after
    assert max(len(value.before), len(value.after)) < 700


def test_a_drawing_that_is_other_is_told_by_what_it_shows(tmp_path: Path) -> None:
    newer = newer_content(tmp_path / "newer", (("catalogue/pictures/skg-stars.svg", "<path", "<path "),))
    pictures = newer / "catalogue" / "pictures"
    (pictures / "letterbox.svg").write_bytes((pictures / "skg-stars.svg").read_bytes())
    (pictures / "where-the-stars-are.svg").write_bytes(b" " * 1_000_000)
    told = run("content", str(newer)).out.decode()
    assert "Tekeningen (3 wijzigingen)" in told
    assert "- Anders: Drie slotplaten met" in told
    assert "- Anders: Een open deur, van opzij" in told
    assert "- Nieuw: letterbox" in told
    assert told.startswith("4 wijzigingen")


def test_the_window_tells_a_drawing_that_is_other_as_well(tmp_path: Path, clock: FixedClock) -> None:
    newer = newer_content(tmp_path / "newer", (("catalogue/pictures/skg-stars.svg", "<path", "<path "),))
    start = StartDesk(clock)
    start.packs = shipped()
    shelf = ContentShelf(
        Policy(enforced={"SigningKeys": (KEYS[0].text,)}), paths.resources_folder() / "release-keys.txt"
    )
    paths.use_folder(tmp_path / "own")
    try:
        desk = ContentDesk(shelf, LockDesk(tmp_path / "own" / "vault", clock, LIGHTEST), start, clock)
        view = desk.describing(desk.looking(newer)())()
    finally:
        paths.use_own_folder()
    (group,) = (each for each in view.groups if each.title == "Tekeningen")
    assert len(group.changes) == 1
    assert view.summary == "2 wijzigingen"
