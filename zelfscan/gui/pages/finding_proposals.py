"""What rules propose as findings: take over, or set aside for good."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.gui.widgets.button import Button, link_button, quiet_button, secondary_button
from zelfscan.gui.widgets.card import Card, Rule
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.visit_views import ProposalView
from zelfscan.wording.sentences import paragraph

_FIRST = 4


class Proposals(Card):
    """Hidden where nothing is proposed; of many the first are shown."""

    taken = Signal(str)
    dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__("card", 20, 10, parent)
        self._proposals: tuple[ProposalView, ...] = ()
        self._is_all = False
        self.take_buttons: list[Button] = []
        self.more: Button | None = None
        self.hide()

    def draw(self, proposals: Sequence[ProposalView]) -> None:
        """Show other proposals."""
        if tuple(proposals) != self._proposals:
            self._proposals = tuple(proposals)
            self._fill()
        self.setVisible(bool(proposals))

    def focus_first(self, otherwise: QWidget) -> None:
        """Put the focus on the first proposal, or where there is none elsewhere."""
        target = self.take_buttons[0] if self.take_buttons else otherwise
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        self.empty()
        self.take_buttons, self.more = [], None
        self.body.addWidget(Heading(say("Voorstellen uit de antwoorden"), 3))
        shown = self._proposals if self._is_all else self._proposals[:_FIRST]
        for proposal in shown:
            self.body.addWidget(Rule())
            self.body.addWidget(_words(proposal))
            self.body.addLayout(self._buttons(proposal))
        rest = len(self._proposals) - len(shown)
        if rest:
            self.more = link_button(say("Toon ook de andere {count}", count=rest), is_strong=True)
            self.more.clicked.connect(self._show_all)
            self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _buttons(self, proposal: ProposalView) -> FlowLayout:
        line = FlowLayout(gap=8)
        take, drop = secondary_button(say("Neem over")), quiet_button(say("Niet nodig"))
        take.clicked.connect(lambda: self.taken.emit(proposal.key))
        drop.clicked.connect(lambda: self.dropped.emit(proposal.key))
        for button in (take, drop):
            button.setAccessibleDescription(proposal.title)
            line.addWidget(button)
        self.take_buttons.append(take)
        return line

    def _show_all(self) -> None:
        self._is_all = True
        self._fill()
        self.take_buttons[_FIRST].setFocus(Qt.FocusReason.OtherFocusReason)


def _words(proposal: ProposalView) -> QWidget:
    """Say what is proposed and why, in two lines that belong together."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Text(proposal.title, is_strong=True))
    where = say("{place}, {priority}.", place=proposal.about, priority=proposal.priority.lower())
    column.addWidget(Text(paragraph(where, proposal.reason), 15, "muted"))
    return box
