"""What is known of one photograph: its caption, what it belongs to, and what can be done with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from zelfscan.gui.pages.long_choice import long_choice
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import quiet_button, secondary_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.gui.widgets.text_field import TextField
from zelfscan.i18n import say
from zelfscan.presenters.visit_views import PhotoView
from zelfscan.store.photographs import MAX_CAPTION

_PICTURE = QSize(320, 200)


class PhotoCard(Card):
    """Hidden while there is no photograph; what was typed is kept when somebody goes on."""

    changed = Signal(str, str, str)
    """The photograph, its caption and what it belongs to."""
    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, read: Callable[[str], bytes], parent: QWidget | None = None) -> None:
        """Make a card without a photograph; ``read`` gives the small picture of one."""
        super().__init__("sand", 20, 12, parent)
        self._read = read
        self._photo: PhotoView | None = None
        self._is_leaving = False
        self.heading = Heading("", 3)
        self.picture = QLabel()
        self.caption = TextField(say("Bijschrift"), say("Wat is hier te zien? Noem geen namen."))
        self.caption.edit.setMaxLength(MAX_CAPTION)
        # A file that is dropped here is meant for the page, and not as words.
        self.caption.edit.setAcceptDrops(False)
        self.caption.edit.editingFinished.connect(self.leave)
        self._subject_label = Text(say("Hoort bij"), is_strong=True)
        self.subject = long_choice(say("Hoort bij"))
        self.subject.picked.connect(lambda _subject: self.leave())
        self.draw_button = secondary_button(say("Teken of maak onleesbaar"))
        self.draw_button.clicked.connect(lambda: self._emit(self.opened))
        self.remove_button = quiet_button(say("Haal weg"))
        self.remove_button.clicked.connect(lambda: self._emit(self.removed, must_keep=False))
        for part in (self.heading, self.picture, self.caption, self._subject_label, self.subject):
            self.body.addWidget(part)
        line = FlowLayout(gap=8)
        line.addWidget(self.draw_button)
        line.addWidget(self.remove_button)
        self.body.addLayout(line)
        self.body.addStretch(1)
        self.hide()

    def draw(self, photo: PhotoView | None, subjects: Sequence[tuple[str, str]]) -> None:
        """Show a photograph, or none; what is being typed for the same one stays."""
        before, self._photo = self._photo, photo
        self.setVisible(photo is not None)
        if photo is None:
            self.picture.clear()
            self.caption.set_text("")
            return
        self.heading.setText(say("Foto {number}", number=photo.number))
        if before is None or before.id != photo.id or before.caption != photo.caption:
            self.caption.set_text(photo.caption)
        known = dict(subjects)
        options = known | {photo.subject: known.get(photo.subject, photo.about)}
        self.subject.set_options(list(options.items()), photo.subject)
        self.draw_button.setAccessibleDescription(photo.spoken)
        self.remove_button.setAccessibleDescription(photo.spoken)
        self._show_picture(photo)

    def leave(self) -> bool:
        """Keep what was typed and chosen; false where that could not be kept, and then it stays here."""
        photo = self._photo
        if photo is None or self._is_leaving or self._is_kept(photo):
            return True
        self._is_leaving = True
        self.changed.emit(photo.id, self.caption.text(), self.subject.chosen_id())
        self._is_leaving = False
        # Whoever keeps it draws the photograph anew, or another one where this one is out of sight now.
        after = self._photo
        return after is None or after.id != photo.id or self._is_kept(after)

    def photo_id(self) -> str:
        """Return which photograph is shown, or an empty text."""
        return self._photo.id if self._photo is not None else ""

    def _is_kept(self, photo: PhotoView) -> bool:
        caption = " ".join(self.caption.text().split())
        return (caption, self.subject.chosen_id()) == (photo.caption, photo.subject)

    def _show_picture(self, photo: PhotoView) -> None:
        theme, ratio = current_theme(), self.devicePixelRatioF()
        read = QPixmap()
        read.loadFromData(self._read(photo.id), "JPEG")
        room = QSize(theme.px(_PICTURE.width()), theme.px(_PICTURE.height())) * ratio
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        shown = read.scaled(room, keep, smooth)
        shown.setDevicePixelRatio(ratio)
        self.picture.setPixmap(shown)
        self.picture.setAccessibleName(photo.spoken)

    def _emit(self, signal: SignalInstance, must_keep: bool = True) -> None:
        if (self.leave() or not must_keep) and self._photo is not None:
            signal.emit(self._photo.id)
