"""What stands where."""

from pytestqt.qtbot import QtBot

from zelfscan.gui.pages.privacy_proof import PrivacyProofPage
from zelfscan.gui.widgets.text import Text
from zelfscan.presenters.views import FileView, ProofView

VIEW = ProofView(
    files=(FileView("/kluis/van/iemand/key-1.json", "Hoe uw wachtzin de kluis opent.", "1 kB"),),
    keeping="De open scan wordt bewaard.",
    checks=("Zet uw netwerk uit.",),
    limit="Wie deze computer beheert, kan technisch meekijken.",
)


def test_every_file_is_named_with_what_it_holds(qtbot: QtBot) -> None:
    page = PrivacyProofPage()
    qtbot.addWidget(page)
    page.draw(VIEW)
    words = "\n".join(text.text() for text in page.findChildren(Text)).replace("\u200b", "")
    for part in ("/kluis/van/iemand/key-1.json", "Hoe uw wachtzin", "1 kB", VIEW.keeping, VIEW.limit):
        assert part in words


def test_there_is_a_way_back(qtbot: QtBot) -> None:
    page = PrivacyProofPage()
    qtbot.addWidget(page)
    page.draw(VIEW)
    button = page.start_focus()
    assert button is not None
    with qtbot.waitSignal(page.back_asked):
        button.click()  # type: ignore[attr-defined]
