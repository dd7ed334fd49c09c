"""Closing a visit: what is left to do, the conclusion, the words for the resident, the signatures."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from zelfscan.gui import ask
from zelfscan.gui.pages.closing_left import LeftCard
from zelfscan.gui.pages.closing_sign import SignCard
from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.handing_over import HandOverCard
from zelfscan.gui.pages.visit_page import VisitPage
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import main_button, quiet_button, secondary_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.check_box import CheckBox
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.gui.widgets.text_field import NoteField, TextField
from zelfscan.i18n import say
from zelfscan.presenters.closing_desk import ClosingDesk
from zelfscan.presenters.handover_desk import HandoverDesk
from zelfscan.presenters.visit_views import CLOSING, ClosingView
from zelfscan.store.visit import MAX_NAME

_SIDE_BY_SIDE = 1100
#: Milliseconds after the last letter until the words are written down.
_TYPED = 800
_READ_ALOUD = 24


class ClosingPage(VisitPage):
    """Everything is kept at once; the report can be made at any moment."""

    def __init__(
        self, desk: ClosingDesk, handover: HandoverDesk, dossier_id: str, parent: QWidget | None = None
    ) -> None:
        """Make the page; the dossier is the one that can be handed over."""
        super().__init__(CLOSING, desk.scan.book is not None, parent)
        self._desk = desk
        self._typing = QTimer(self, singleShot=True, interval=_TYPED)
        self._typing.timeout.connect(self._keep_words)
        self._was_refused = False
        self.handing_over = HandOverCard(handover, dossier_id)
        self._lay_out(desk.view())

    def refresh(self) -> None:
        """Draw again what may have changed; what is being typed stays."""
        self.draw(self._desk.view())

    def speak(self) -> None:
        """Say everything anew; what was typed is kept first."""
        self._keep_words()
        self.handing_over.setParent(None)  # it goes on: it may be at work, or show a code
        self.empty()
        self.handing_over.speak()
        self._lay_out(self._desk.view())

    def draw(self, view: ClosingView) -> None:
        """Show what is left, and who has signed."""
        had_focus = self.left.isAncestorOf(QApplication.focusWidget() or self)
        self.left.draw(view)
        if had_focus and not self.left.isAncestorOf(QApplication.focusWidget() or self):
            self.focus_start()
        self.read_out.blockSignals(True)
        self.read_out.setChecked(view.is_read_out)
        self.read_out.blockSignals(False)
        self.read_out.setEnabled(bool(view.summary))
        self._draw_signed(any(is_signed for _, _, is_signed in view.signed))
        for card in self.signs:
            card.draw(view)

    def start_focus(self) -> QWidget | None:
        """Return the first thing that is left to do, or the conclusion."""
        return self.left.first_stop() or self.conclusion

    def leave(self) -> bool:
        """Keep what is being typed, and a signature that stands on a pad: who drew it did sign."""
        if not self._keep_words():
            return False
        return all([card.leave() for card in self.signs])  # each of them, also after one that failed

    def may_close(self) -> bool:
        """Ask about a hand-over that is being made, and about a code that nobody wrote down."""
        return self.handing_over.may_leave()

    def forget(self) -> None:
        """Let go of what was typed and of the code that may be shown, and write nothing any more."""
        self._typing.stop()
        for field in (self.adviser.edit, self.conclusion, self.summary):
            field.blockSignals(True)
            field.clear()
        self.aloud.setText("")
        self.handing_over.forget()

    def open_item(self, item: str) -> None:
        """Put the focus where something is to be written."""
        field = self.summary if item == "summary" else self.conclusion
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sheet.reveal(field)

    def _lay_out(self, view: ClosingView) -> None:
        body = self.lay_out_frame()
        head = FlowLayout(gap=16, is_first_stretched=True)
        head.addWidget(Heading(say("Afronden"), 1))
        self.report_button = main_button(say("Naar het rapport"), icon="rapport")
        self.report_button.clicked.connect(lambda: self.tab_asked.emit("report"))
        head.addWidget(self.report_button)
        body.addLayout(head)
        self.left = LeftCard()
        self.left.asked.connect(self.target_asked)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().pad(16))
        column.addWidget(self.left)
        column.addWidget(self.handing_over)
        column.addStretch(1)
        columns = Columns(_SIDE_BY_SIDE, 24)
        columns.add(left, 42)
        columns.add(self._words(view), 58)
        body.addWidget(columns)
        body.addStretch(1)
        self.draw(view)

    def _words(self, view: ClosingView) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().pad(16))
        card = Card("card", 20, 12)
        card.body.addWidget(Heading(say("Conclusie"), 3))
        self.adviser = TextField(say("Naam van de adviseur"), "", view.adviser)
        self.adviser.edit.setMaxLength(MAX_NAME)
        self.adviser.edit.editingFinished.connect(self._keep_words)
        card.body.addWidget(self.adviser)
        self.conclusion = NoteField(say("Conclusie voor het rapport"), view.conclusion, 6)
        card.body.addWidget(Text(say("Conclusie voor het rapport"), is_strong=True))
        card.body.addWidget(self.conclusion)
        self.change_button = secondary_button(say("Wijzig de tekst (de handtekening vervalt)"))
        self.change_button.clicked.connect(self._change_signed)
        card.body.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card)
        column.addWidget(self._summary_card(view))
        sign = Card("card", 20, 12)
        sign.body.addWidget(Heading(say("Handtekening"), 3))
        sign.body.addWidget(
            Text(say("Verandert de conclusie of de samenvatting? Dan vervalt de handtekening."), 15, "muted")
        )
        self.signs = [SignCard(who, words, self._desk, self._keep_words) for who, words, _ in view.signed]
        for each in self.signs:
            each.changed.connect(self.refresh)
            each.failed.connect(lambda text: self.tell("error", say("Dit is niet bewaard."), text))
            sign.body.addWidget(each)
        column.addWidget(sign)
        for field in (self.conclusion, self.summary):
            field.textChanged.connect(self._typing.start)
        self.summary.textChanged.connect(lambda: self.aloud.setText(self.summary.toPlainText()))
        self.adviser.edit.textEdited.connect(lambda _text: self._typing.start())
        column.addStretch(1)
        return box

    def _summary_card(self, view: ClosingView) -> Card:
        card = Card("card", 20, 12)
        card.body.addWidget(Heading(say("Samenvatting voor de bewoner"), 3))
        hint = say("Kort en in gewone woorden. Lees hem voor voordat u gaat.")
        card.body.addWidget(Text(hint, 15, "muted"))
        self.summary = NoteField(say("Samenvatting om voor te lezen"), view.summary, 6)
        card.body.addWidget(self.summary)
        line = FlowLayout(gap=12)
        self.propose_button = secondary_button(say("Maak een voorstel"))
        self.propose_button.clicked.connect(self._propose)
        self.aloud_button = quiet_button(say("Groot tonen om voor te lezen"))
        self.aloud_button.clicked.connect(self._turn_aloud)
        line.addWidget(self.propose_button)
        line.addWidget(self.aloud_button)
        card.body.addLayout(line)
        self.aloud = Text("", _READ_ALOUD)
        self.aloud.hide()
        card.body.addWidget(self.aloud)
        self.read_out = CheckBox(say("Ik heb de samenvatting voorgelezen"), view.is_read_out)
        self.read_out.toggled.connect(self._set_read_out)
        card.body.addWidget(self.read_out)
        return card

    def _draw_signed(self, is_signed: bool) -> None:
        """Let nobody change by accident what somebody has signed."""
        for field in (self.conclusion, self.summary):
            field.setReadOnly(is_signed)
        self.propose_button.setEnabled(not is_signed)
        self.change_button.setVisible(is_signed)

    def _change_signed(self) -> None:
        """Take the signatures away, so that the text can be changed."""
        if all([card.take_away() for card in self.signs]):
            self.conclusion.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_words(self) -> bool:
        """Write down what was typed; the list of what is left then follows. False where it was refused."""
        self._typing.stop()
        words = {
            "adviser": self.adviser.text(),
            "conclusion": self.conclusion.toPlainText(),
            "summary": self.summary.toPlainText(),
        }

        def write() -> None:
            for field, text in words.items():
                self._desk.write(field, text)

        self._was_refused = not self.try_to(write)
        if not self._was_refused:
            self.refresh()
        return not self._was_refused

    def _propose(self) -> None:
        is_sure = not self.summary.toPlainText().strip() or ask.confirm(
            self,
            say("De samenvatting vervangen?"),
            say("Er staat al een tekst. Die is dan weg."),
            yes=say("Vervang"),
        )
        if is_sure:
            self.summary.setPlainText(self._desk.proposal())
            self._keep_words()
            self.summary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_aloud(self) -> None:
        is_shown = self.aloud.isHidden()
        self.aloud.setText(self.summary.toPlainText())
        self.aloud.setVisible(is_shown)
        words = say("Weer klein tonen") if is_shown else say("Groot tonen om voor te lezen")
        self.aloud_button.setText(words)
        if is_shown:
            self.sheet.reveal(self.aloud)

    def _set_read_out(self, is_read_out: bool) -> None:
        self._keep_words()
        if not self._was_refused:
            self.try_to(lambda: self._desk.set_read_out(is_read_out))
        self.refresh()
