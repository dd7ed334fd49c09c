"""The rest of the page *Uw kluis*: the word of the vault, its term, and wiping everything."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.label import LabelRefused
from zelfscan.errors.limits import TextTooLong
from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.safe_card import SafeCard, SafeForm
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import secondary_button
from zelfscan.gui.widgets.card import Picture, emptied
from zelfscan.gui.widgets.check_box import CheckBox
from zelfscan.gui.widgets.status_combo import Choice
from zelfscan.gui.widgets.text import Text
from zelfscan.gui.widgets.text_field import TextField
from zelfscan.i18n import say
from zelfscan.presenters.safe_desk import NONE, SafeDesk
from zelfscan.presenters.safe_views import SafeTermView, WipeView


class LabelCard(SafeCard[SafeForm]):
    """The word by which several people on one computer tell their vaults apart."""

    def __init__(self, desk: SafeDesk, parent: QWidget | None = None) -> None:
        """Make the card with its field."""
        super().__init__("persoon", say("Meerdere mensen"), parent)
        self._desk = desk
        self.field = TextField(say("Woord voor deze kluis"))
        self.field.submitted.connect(self._keep)
        self.body.insertWidget(2, self.field)
        self.keep_button = self.add_button(secondary_button(say("Bewaar het woord")), self._keep)

    def draw(self, label: str, words: str) -> None:
        """Show the word of now."""
        self.field.set_text(label)
        self.field.set_hint(words)

    def forget(self) -> None:
        """Drop everything, because the vault is closed."""
        super().forget()
        self.field.set_text("")

    def _keep(self) -> None:
        try:
            done = self._desk.set_label(self.field.text())
        except (TextTooLong, LabelRefused) as error:
            self.field.set_error(str(error))
            self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        except ZelfscanError as error:
            self.refuse(say("Het woord is niet bewaard."), error)
            return
        self.tell(done)
        self.changed.emit()


class TermCard(SafeCard[SafeForm]):
    """When a person's own scan goes, and whether by itself."""

    def __init__(self, desk: SafeDesk, parent: QWidget | None = None) -> None:
        """Make the card; what to choose from is drawn."""
        super().__init__("klok", say("Termijn"), parent)
        self._desk = desk
        self.term: Choice | None = None
        self.at_end = CheckBox(say("Wis mijn scan vanzelf na deze dag"))
        self._choices = QVBoxLayout()
        self.body.insertLayout(2, self._choices)
        self.keep_button = self.add_button(secondary_button(say("Bewaar de termijn")), self._keep)

    def draw(self, view: SafeTermView | None, words: str) -> None:
        """Show what holds now; in the vault of an adviser only where the term is chosen."""
        self.say_words(words, strong=view.now if view is not None else "")
        emptied(self._choices)
        self.term = None
        self.keep_button.setVisible(view is not None)
        if view is None:
            return
        self.term = Choice(say("Wissen"), view.terms, view.chosen)
        self.at_end = CheckBox(say("Wis mijn scan vanzelf na deze dag"), view.is_at_end)
        self.at_end.setEnabled(view.chosen != NONE)
        self.term.currentIndexChanged.connect(self._follow)
        line = QHBoxLayout()
        line.addWidget(self.term)
        line.addStretch(1)
        self._choices.addLayout(line)
        self._choices.addWidget(self.at_end)

    def _follow(self) -> None:
        has_term = self.term is not None and self.term.chosen_id() != NONE
        self.at_end.setEnabled(has_term)
        if not has_term:
            self.at_end.setChecked(False)

    def _keep(self) -> None:
        if self.term is None:
            return
        try:
            done = self._desk.set_term(self.term.chosen_id(), self.at_end.isChecked())
        except ZelfscanError as error:
            self.refuse(say("De termijn is niet bewaard."), error)
            return
        self.tell(done)
        self.changed.emit()


class WipeForm(SafeForm):
    """The word that somebody has to type."""

    def __init__(self, word: str, parent: QWidget | None = None) -> None:
        """Make an empty field."""
        super().__init__(say("Wis alles"), parent=parent)
        self.word = TextField(say("Typ het woord {word}", word=word), say("Dit is niet terug te draaien."))
        self.word.submitted.connect(self.keep_soon)
        self.word.changed.connect(lambda _text: self.word.set_error(""))
        self.fields.addWidget(self.word)

    def first(self) -> QWidget | None:
        """Return the field."""
        return self.word.edit

    def forget(self) -> None:
        """Empty the field."""
        self.word.set_text("")


class WipeCard(SafeCard[WipeForm]):
    """Says what wiping takes away and what not, and asks for a word before it is done."""

    wipe_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the card."""
        super().__init__("gum", say("Alles wissen"), parent)
        self._word = ""
        self.open_button = self.add_button(secondary_button(say("Wis mijn kluis en alles erbij")), self._open)

    def draw(self, view: WipeView) -> None:
        """Show both lists beside each other."""
        self._word = view.word
        self.say_words(say("Voor als u uw ambt neerlegt, of deze computer aan iemand anders geeft."))
        columns = Columns(900, 32)
        columns.add(_list(say("Dit gaat weg"), view.removes, "min"))
        columns.add(_list(say("Dit kan het programma niet wissen"), view.stays, "info"))
        self.words.addWidget(columns)

    def _open(self) -> None:
        form = WipeForm(self._word)
        form.kept.connect(self._confirm)
        self.open_form(form, self.open_button)

    def _confirm(self) -> None:
        form = self.form
        if form is None:
            return
        if form.word.text().strip().upper() != self._word:
            form.word.set_error(say("Typ precies het woord {word}.", word=self._word))
            form.word.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.wipe_asked.emit()


def _list(title: str, lines: tuple[str, ...], icon: str) -> QWidget:
    theme = current_theme()
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, theme.pad(4), 0, 0)
    column.setSpacing(theme.pad(6))
    column.addWidget(Text(title, is_strong=True))
    for line in lines:
        row = QHBoxLayout()
        row.setSpacing(theme.pad(8))
        row.addWidget(Picture(icon, 20, "muted"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(line, 15), 1)
        column.addLayout(row)
    column.addStretch(1)
    return box
