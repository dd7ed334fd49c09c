"""A few fields for a new dossier, or for another name and term."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import main_button, secondary_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.check_box import CheckBox
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.segmented import SegmentedChoice
from zelfscan.gui.widgets.status_combo import Choice
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.gui.widgets.text_field import TextField
from zelfscan.i18n import say
from zelfscan.presenters.dossier_names import name_warning
from zelfscan.presenters.dossier_views import NO_TERM, DossierFormView


class DossierForm(Card):
    """Name, kind and term; nothing is made before somebody says so."""

    kept = Signal(str, str, str, bool)
    """Name, kind and term, and whether it goes by itself after that."""
    dropped = Signal()

    def __init__(self, view: DossierFormView, parent: QWidget | None = None) -> None:
        """Fill the fields; the kind of a dossier that is there already stays what it is."""
        super().__init__("edged", 20, 16, parent)
        self.body.addWidget(Heading(view.title, 3))
        hint = say("Kies een schuilnaam, geen naam of adres.")
        self.name = TextField(say("Naam van het dossier"), hint, view.name)
        self.name.submitted.connect(self._keep)
        self.body.addWidget(self.name)
        self.doubt = Message("warn", "")
        self.doubt.hide()
        self.name.changed.connect(self._follow_name)
        self.body.addWidget(self.doubt)
        self.kind = SegmentedChoice(say("Soort dossier"), view.kinds, view.kind)
        if view.is_new:
            self.body.addLayout(_labelled(say("Soort dossier"), self.kind))
        else:
            self.kind.hide()
        self.term = Choice(say("Wissen"), view.terms, view.term)
        self.body.addLayout(_labelled(say("Wissen"), self.term))
        self.at_end = CheckBox(say("Wis dit dossier vanzelf na deze dag"), view.is_at_end)
        self.term.currentIndexChanged.connect(self._follow_term)
        self.body.addWidget(self.at_end)
        note = say(
            "Zonder dit vinkje wist het programma nooit vanzelf: het zegt wanneer de termijn voorbij is. "
            "Met dit vinkje krijgt u 30 dagen en 7 dagen van tevoren een bericht."
        )
        self.body.addWidget(Text(note, 15, "muted"))
        self._follow_term()
        self.code = CheckBox(say("Met een eigen code"))
        self.code.setAccessibleDescription(say("U kiest de code zodra het dossier is gemaakt."))
        self.code_note = Text(
            say("Dan gaat het alleen open met uw wachtzin en die code samen. U kiest de code hierna."),
            15,
            "muted",
        )
        for part in (self.code, self.code_note):
            self.body.addWidget(part)
            part.setVisible(view.is_new)
        buttons = QHBoxLayout()
        buttons.setSpacing(current_theme().pad(12))
        self.keep_button = main_button(say("Maak het dossier") if view.is_new else say("Bewaar"))
        self.keep_button.clicked.connect(self._keep)
        self.drop_button = secondary_button(say("Annuleer"))
        self.drop_button.clicked.connect(self.dropped)
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.drop_button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def refuse(self, message: str) -> None:
        """Say what is wrong with the name, and put the focus there."""
        self.name.set_error(message)
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_name(self, name: str) -> None:
        """Warn while typing; once for each thing that a name looks like."""
        words = name_warning(name)
        if words and self.doubt.isHidden():
            self.doubt.show_message("warn", "", words)
            self.doubt.show()
            self.doubt.announce()
        elif words:
            self.doubt.show_message("warn", "", words)
        self.doubt.setVisible(bool(words))

    def _keep(self) -> None:
        is_at_end = self.at_end.isChecked()
        self.kept.emit(self.name.text(), self.kind.chosen_id(), self.term.chosen_id(), is_at_end)

    def _follow_term(self) -> None:
        """Without a term there is no day on which it could go."""
        has_term = self.term.chosen_id() != NO_TERM
        self.at_end.setEnabled(has_term)
        if not has_term:
            self.at_end.setChecked(False)


def _labelled(label: str, field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(Text(label, is_strong=True))
    line = QHBoxLayout()
    line.addWidget(field)
    line.addStretch(1)
    column.addLayout(line)
    return column
