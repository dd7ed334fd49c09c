"""Name, side, floor and remark of one door or window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import main_button, secondary_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.status_combo import Choice
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.gui.widgets.text_field import TextField
from zelfscan.i18n import say
from zelfscan.presenters.element_views import ElementFormView


class ElementForm(Card):
    """A few fields; nothing changes before somebody says so."""

    kept = Signal(str, str, str, str)
    """Name, side, floor and remark."""
    dropped = Signal()

    def __init__(self, view: ElementFormView, parent: QWidget | None = None) -> None:
        """Fill the fields."""
        super().__init__("edged", 20, 16, parent)
        self.body.addWidget(Heading(view.title, 3))
        self.name = TextField(say("Naam"), "", view.name)
        self.facade = Choice(say("Kant van het huis"), view.facades, view.facade)
        self.floor = Choice(say("Op welke verdieping?"), view.floors, view.floor)
        self.remark = TextField(say("Opmerking"), say("Zoals: de cilinder steekt 5 mm uit."), view.remark)
        self.body.addWidget(self.name)
        places = FlowLayout(gap=24)
        places.addWidget(_labelled(say("Kant van het huis"), self.facade))
        places.addWidget(_labelled(say("Op welke verdieping?"), self.floor))
        self.body.addLayout(places)
        self.body.addWidget(self.remark)
        buttons = QHBoxLayout()
        buttons.setSpacing(current_theme().pad(12))
        self.keep_button, self.drop_button = main_button(say("Bewaar")), secondary_button(say("Annuleer"))
        self.keep_button.clicked.connect(self._keep)
        self.drop_button.clicked.connect(self.dropped)
        for line in (self.name, self.remark):
            line.submitted.connect(self._keep)
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.drop_button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def _keep(self) -> None:
        values = self.name.text(), self.facade.chosen_id(), self.floor.chosen_id(), self.remark.text()
        self.kept.emit(*values)


def _labelled(label: str, field: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(Text(label, is_strong=True))
    column.addWidget(field)
    return box
