"""One finding: the text of the catalogue, and apart from it what the adviser says about this home."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from zelfscan.gui.pages.long_choice import long_choice
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import quiet_button, secondary_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.segmented import SegmentedChoice
from zelfscan.gui.widgets.status_combo import Choice
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.gui.widgets.text_field import NoteField, TextField
from zelfscan.i18n import say
from zelfscan.presenters.visit_views import FindingFormView
from zelfscan.store.findings import MAX_TITLE, MAX_WHO

_PICTURE = QSize(200, 150)
#: Milliseconds after the last letter until the words are written down.
_TYPED = 800


class FindingForm(Card):
    """Everything is kept at once: a choice when it is made, words when somebody pauses or goes on."""

    changed = Signal(str, str, str)
    """The finding, the field and what stands in it now."""
    photo_asked = Signal(str)
    """Photographs of the finding are to be brought in."""
    removed = Signal(str)

    def __init__(
        self, view: FindingFormView, read: Callable[[str], bytes], parent: QWidget | None = None
    ) -> None:
        """Fill the form; ``read`` gives the small picture of a photograph."""
        super().__init__("edged", 20, 14, parent)
        self.view, self._read = view, read
        self._kept = {"title": view.title, "own_text": view.own_text, "who": view.who}
        self._chosen = {"priority": view.priority, "severity": view.severity, "subject": view.subject}
        self._is_dropped = False
        self._typing = QTimer(self, singleShot=True, interval=_TYPED)
        self._typing.timeout.connect(self.leave)
        self.body.addWidget(Heading(view.heading, 3))
        hint = say("Laat dit leeg voor: {title}", title=view.measure_title) if view.measure_title else ""
        self.title = TextField(say("Titel"), hint, view.title)
        self.title.edit.setMaxLength(MAX_TITLE)
        self.priority = SegmentedChoice(say("Termijn"), view.priorities, view.priority)
        self.severity = SegmentedChoice(say("Ernst"), view.severities, view.severity)
        self.subject = long_choice(say("Waar"))
        self.subject.set_options(view.subjects, view.subject)
        self.who = TextField(say("Wie doet het?"), say("Zoals: de bewoner, of een slotenmaker."), view.who)
        self.who.edit.setMaxLength(MAX_WHO)
        self.own_text = NoteField(say("Uw woorden voor deze woning"), view.own_text, 4)
        self._lay_out()
        for field, choice in (("priority", self.priority), ("severity", self.severity)):
            choice.chosen.connect(lambda option, field=field: self.changed.emit(view.id, field, option))
        self.subject.picked.connect(lambda option: self.changed.emit(view.id, "subject", option))
        for line in (self.title, self.who):
            line.edit.editingFinished.connect(self.leave)
            line.edit.textEdited.connect(lambda _text: self._typing.start())
        self.own_text.textChanged.connect(self._typing.start)

    def leave(self) -> bool:
        """Write down what was typed; false where something could not be kept, and then it stays here."""
        self._typing.stop()
        if self._is_dropped:
            return True
        for field, text in self._typed().items():
            if text.strip() != self._kept[field]:
                self.changed.emit(self.view.id, field, text)
        return all(text.strip() == self._kept[field] for field, text in self._typed().items())

    def take_kept(self, field: str, text: str) -> None:
        """Remember that something was written down, as it stands here."""
        kept = self._chosen if field in self._chosen else self._kept
        kept[field] = text.strip()

    def take_back(self, field: str) -> None:
        """Show again what holds, where a choice could not be written down; what was typed stays."""
        if field in self._chosen:
            choices: dict[str, SegmentedChoice | Choice] = {
                "priority": self.priority,
                "severity": self.severity,
                "subject": self.subject,
            }
            choices[field].choose(self._chosen[field])

    def drop(self) -> None:
        """Write nothing any more: the finding is gone, or the dossier is closed."""
        self._typing.stop()
        self._is_dropped = True

    def _typed(self) -> dict[str, str]:
        return {
            "title": self.title.text(),
            "own_text": self.own_text.toPlainText(),
            "who": self.who.text(),
        }

    def _lay_out(self) -> None:
        view = self.view
        for label, part in (
            (say("Termijn"), self.priority),
            (say("Ernst"), self.severity),
            (say("Waar"), self.subject),
        ):
            self.body.addWidget(_labelled(label, part))
        self.body.addWidget(self.title)
        if view.standard:
            box = Card("sand", 16, 6)
            box.body.addWidget(Text(say("Standaardtekst: {title}", title=view.measure_title), is_strong=True))
            for line in view.standard.splitlines():
                box.body.addWidget(Text(line, 15))
            if view.norm:
                box.body.addWidget(Text(say("Norm: {norm}", norm=view.norm), 15, "muted"))
            self.body.addWidget(box)
        self.body.addWidget(_labelled(say("Uw woorden voor deze woning"), self.own_text))
        self.body.addWidget(self.who)
        self.body.addWidget(_labelled(say("Foto’s"), self._photos()))
        self.remove_button = quiet_button(say("Haal deze bevinding weg"))
        self.remove_button.clicked.connect(lambda: self.removed.emit(view.id))
        self.body.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def _photos(self) -> QWidget:
        box = QWidget()
        line = FlowLayout(box, gap=12)
        # The widest one that fits beside the edges of the form, also where the text is large.
        room = QSize(current_theme().px(_PICTURE.width()), current_theme().px(_PICTURE.height()))
        for number, photo in enumerate(self.view.photos, 1):
            picture = QPixmap()
            picture.loadFromData(self._read(photo), "JPEG")
            label = QLabel()
            ratio = self.devicePixelRatioF()
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            shown = picture.scaled(room * ratio, keep, smooth)
            shown.setDevicePixelRatio(ratio)
            label.setPixmap(shown)
            label.setAccessibleName(say("Foto {number} van deze bevinding", number=number))
            line.addWidget(label)
        self.add_photo = secondary_button(say("Voeg foto’s toe"), icon="foto")
        self.add_photo.clicked.connect(lambda: self.photo_asked.emit(self.view.id))
        line.addWidget(self.add_photo)
        return box


def _labelled(label: str, field: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(Text(label, is_strong=True))
    column.addWidget(field)
    return box
