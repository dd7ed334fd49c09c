"""The form of the private log: what kind, on which day, and what happened in somebody's own words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import Button, secondary_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.field_error import FieldError
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.numbered_steps import NumberedSteps
from zelfscan.gui.widgets.status_combo import Choice
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.gui.widgets.text_field import NoteField, TextField
from zelfscan.i18n import say
from zelfscan.presenters.incident_views import FormView, KindView
from zelfscan.wording.sentences import paragraph

_SHORT, _LINES = 300, 7
_NO_KIND = ""


class IncidentForm(QWidget):
    """Three fields; the steps that help stand under them as soon as the kind is known."""

    filled = Signal()
    """Another kind was chosen, so other steps help."""

    def __init__(self, view: FormView, kinds: tuple[KindView, ...], parent: QWidget | None = None) -> None:
        """Make the form as the fields are now."""
        super().__init__(parent)
        self._before = (view.kind, view.day, view.text)
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pad(20))
        question = say("Wat gebeurde er?")
        options = [(_NO_KIND, say("Kies wat er gebeurde")), *((kind.id, kind.title) for kind in kinds)]
        self.kind = Choice(question, options, view.kind)
        self.kind.picked.connect(self._picked)
        self.kind_error = FieldError()
        column.addLayout(_labelled(question, self.kind, self.kind_error))
        self.day = TextField(say("Op welke dag?"), view.day_hint, view.day)
        self.day.edit.setMaximumWidth(theme.px(_SHORT))
        self.day.changed.connect(lambda: self.day.set_error(""))
        days = FlowLayout(gap=8)
        self.days: list[Button] = []
        for text, words in view.days:
            button = secondary_button(words)
            button.setAccessibleDescription(say("Op welke dag?"))
            button.clicked.connect(lambda _checked=False, text=text: self.day.set_text(text))
            days.addWidget(button)
            self.days.append(button)
        when = QVBoxLayout()
        when.setSpacing(theme.pad(8))
        when.addWidget(self.day)
        when.addLayout(days)
        column.addLayout(when)
        question = say("Wat wilt u onthouden?")
        hint = paragraph(
            say("Schrijf op wat, waar, wanneer en wie het zag."),
            say("Schrijf geen naam van wie u bedreigt."),
        )
        self.text = NoteField(question, view.text, _LINES)
        self.text.setAccessibleDescription(hint)
        self.text_error = FieldError()
        self.text.textChanged.connect(lambda: self.text_error.say_error(""))
        column.addLayout(_labelled(question, self.text, self.text_error, hint))
        self.steps = Card("card", 20, 12)
        self.steps.body.addWidget(Heading(say("Dit helpt nu"), 3))
        self._steps = NumberedSteps()
        self.steps.body.addWidget(self._steps)
        column.addWidget(self.steps)
        self.draw_steps(view.steps)

    def values(self) -> tuple[str, str, str]:
        """Return the kind, the day and the words as they stand in the fields."""
        return self.kind.chosen_id(), self.day.text(), self.text.toPlainText()

    def is_changed(self) -> bool:
        """Tell whether anything was typed or chosen since the form was opened."""
        return self.values() != self._before

    def draw_steps(self, steps: tuple[str, ...]) -> None:
        """Show what helps after this kind of incident, or nothing."""
        self._steps.draw(steps)
        self.steps.setVisible(bool(steps))

    def refuse(self, field: str, message: str) -> QWidget:
        """Say what is missing, put the focus there, and return what has to be in sight."""
        if field == "day":
            self.day.set_error(message)
            self.day.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return self.day
        part, error = (self.kind, self.kind_error) if field == "kind" else (self.text, self.text_error)
        error.say_error(message)
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        return error

    def empty(self) -> None:
        """Drop what was typed, so that the next person does not find it."""
        for part in (self.text, self.day.edit, self.kind):
            part.blockSignals(True)
        self.text.clear()
        self.day.edit.setText("")

    def _picked(self, _kind: str) -> None:
        self.kind_error.say_error("")
        self.filled.emit()


def _labelled(label: str, field: QWidget, below: QWidget, hint: str = "") -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(Text(label, is_strong=True))
    if hint:
        column.addWidget(Text(hint, 15, "muted"))
    line = QHBoxLayout()
    line.addWidget(field, 0 if isinstance(field, Choice) else 1)
    if isinstance(field, Choice):
        line.addStretch(1)
    column.addLayout(line)
    column.addWidget(below)
    return column
