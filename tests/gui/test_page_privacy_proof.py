"""*Wat bewaart dit programma?*: each file with what it is, and a button where it can go."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from zelfscan.gui import ask
from zelfscan.gui.pages.privacy_proof import PrivacyProofPage
from zelfscan.gui.widgets.level_pill import LevelPill
from zelfscan.gui.widgets.text import Text
from zelfscan.presenters.proof_views import KeptFileView, KeptGroupView, KeptView

COPY = Path("/kluis/van/iemand/vault/copies/copy-1.zelfscankluis")
KEPT = KeptFileView(
    Path("/kluis/van/iemand/vault/key-1.json"),
    "vault/key-1.json",
    "Hoe uw wachtzin de kluis opent.",
    "1 kB",
    "Versleuteld",
    "low",
    "Gaat weg met Alles wissen.",
)
GOING = KeptFileView(
    COPY,
    "vault/copies/copy-1.zelfscankluis",
    "Een kopie.",
    "2 kB",
    "Versleuteld",
    "low",
    "",
    "Verwijderen?",
    "Dan is hij weg.",
)
WRONG = KeptFileView(
    Path("/kluis/0f.dossier"), "0f.dossier", "Antwoorden.", "3 kB", "Niet versleuteld", "high", "Zo."
)
VIEW = KeptView(
    intro="Hieronder staat elk bestand.",
    folder="/kluis/van/iemand",
    sums="3 bestanden, samen 6 kB",
    groups=(KeptGroupView("Uw kluis, nu open", "Alleen van u.", (KEPT, GOING, WRONG)),),
    keeping="De open scan wordt bewaard.",
    elsewhere=("Rapporten die u zelf hebt bewaard.",),
    checks=("Zet uw netwerk uit.",),
    limit="Wie deze computer beheert, kan technisch meekijken.",
)


def a_page(qtbot: QtBot) -> PrivacyProofPage:
    page = PrivacyProofPage()
    qtbot.addWidget(page)
    page.draw(VIEW)
    return page


def words_of(page: PrivacyProofPage) -> str:
    said = [text.text() for text in page.findChildren(Text)]
    said += [pill.word for pill in page.findChildren(LevelPill)]
    return "\n".join(said).replace("\u200b", "")


def test_every_file_is_named_with_what_it_holds_and_whether_it_is_encrypted(qtbot: QtBot) -> None:
    words = words_of(a_page(qtbot))
    for file in (KEPT, GOING, WRONG):
        for part in (file.name, file.holds, file.state, file.encrypted, file.stays):
            assert part in words
    for part in (VIEW.folder, VIEW.sums, VIEW.keeping, VIEW.elsewhere[0], VIEW.limit, "Alleen van u."):
        assert part in words


def test_only_what_can_go_has_a_button_and_it_asks_first(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    assert list(page.remove_buttons) == [COPY]
    asked: list[Path] = []
    page.remove_asked.connect(asked.append)
    ask.answer_next(False)
    page.remove_buttons[COPY].click()
    assert asked == []
    ask.answer_next(True)
    page.remove_buttons[COPY].click()
    assert asked == [COPY]


def test_what_came_of_it_is_told_until_the_page_is_left(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    page.tell("good", "Het bestand is verwijderd.")
    page.draw(VIEW)
    assert "Het bestand is verwijderd." in words_of(page)
    page.leave()
    page.draw(VIEW)
    assert "Het bestand is verwijderd." not in words_of(page)


def test_there_is_a_way_back(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    button = page.start_focus()
    assert button is not None
    with qtbot.waitSignal(page.back_asked):
        button.click()  # type: ignore[attr-defined]
