"""One photograph, large: to draw on it, or to make a part of it unreadable for good."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.files import PhotoRefused
from zelfscan.gui import ask, background
from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button, quiet_button, secondary_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.photo_canvas import PhotoCanvas
from zelfscan.gui.widgets.photo_tools import PhotoTools
from zelfscan.gui.widgets.text import Heading
from zelfscan.gui.widgets.text_field import TextField
from zelfscan.i18n import say
from zelfscan.photos.marks import MAX_WORDS
from zelfscan.photos.reading import Photo
from zelfscan.photos.redaction import Area
from zelfscan.presenters.photos_desk import PhotosDesk
from zelfscan.presenters.visit_views import PhotoView

_SIDE_BY_SIDE = 1100
_LEAST, _MOST = 260, 720
"""The photograph takes the height that the window has, and no less and no more than this, in pixels."""
_ABOVE, _EDGES = 80, 48
"""What stands above the photograph where its tools stand beside it, and what is around it, at 100 % text."""
_PATIENCE = 10.0
"""For so many seconds the window may wait for a part that somebody has asked to make unreadable."""


class PhotoEditor(QWidget):
    """Every stroke is kept at once; making unreadable asks first, because it cannot be undone."""

    closed = Signal()
    redacted = Signal(str)
    failed = Signal(str, str)

    def __init__(self, desk: PhotosDesk, photo: PhotoView, parent: QWidget | None = None) -> None:
        """Open a photograph. Raises ``PhotoRefused`` where it is damaged."""
        super().__init__(parent)
        self._desk, self._photo = desk, photo
        self._job: background.Job[Photo] | None = None
        self._place = (0.0, 0.0)
        self._let_be: tuple[Area, ...] = ()
        image, marks = _image(desk.picture(photo.id)), desk.marks(photo.id)
        self.canvas = PhotoCanvas()
        self.canvas.set_photo(image, marks)
        self.canvas.changed.connect(self._keep)
        self.canvas.redaction_asked.connect(self._redact_soon)
        self.canvas.words_asked.connect(self._ask_words)
        self._lay_out()
        self.fit(0)

    @property
    def photo_id(self) -> str:
        """Return which photograph this is."""
        return self._photo.id

    def fit(self, height: int) -> None:
        """Let the photograph be as high as a window of so many pixels has room for."""
        theme = current_theme()
        above = 0 if self._columns.is_stacked() else theme.px(_ABOVE)
        room = height - above - theme.pad(_EDGES)
        self.canvas.setFixedHeight(max(_LEAST, min(room, theme.px(_MOST))))

    def is_busy(self) -> bool:
        """Return whether a part is being made unreadable now."""
        return self._job is not None

    def leave(self) -> bool:
        """Keep the last stroke, and wait for a part that is being made unreadable: somebody relies on that.

        False where something of it was not kept.
        """
        if self._job is not None:
            self._job.wait(_PATIENCE)
        return not self.is_busy() and self._keep()

    def may_close(self) -> bool:
        """Finish what was asked for, and ask where parts were pointed out that are still readable."""
        if not self.leave():
            return False
        return not self.canvas.areas() or ask.confirm(
            self,
            say("Teruggaan? De delen zijn nog leesbaar."),
            say("U wees delen van de foto aan, en hebt ze nog niet onleesbaar gemaakt."),
            yes=say("Ga toch terug"),
            no=say("Blijf hier"),
        )

    def has_readable(self) -> bool:
        """Tell whether parts were pointed out that are still readable, and that nobody said to let be."""
        return bool(self.canvas.areas()) and self.canvas.areas() != self._let_be

    def let_be(self) -> None:
        """Take it that the parts that are pointed out now may stay readable."""
        self._let_be = self.canvas.areas()

    def step_back(self) -> bool:
        """Leave the words that were being typed, and tell whether there were any to leave."""
        if self._words_card.isHidden():
            return False
        self._words_card.hide()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _lay_out(self) -> None:
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pad(12))
        self.back_button = link_button(say("Naar alle foto’s"), icon="terug", is_strong=True)
        self.back_button.clicked.connect(self.closed)
        head = FlowLayout(gap=16, is_first_stretched=True)
        title = say("Foto {number}: {words}", number=self._photo.number, words=_words_of(self._photo))
        head.addWidget(Heading(title, 2))
        head.addWidget(self.back_button)
        column.addLayout(head)
        side = QWidget()
        tools = QVBoxLayout(side)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(theme.pad(12))
        self.tools = PhotoTools(self.canvas)
        tools.addWidget(self.tools)
        tools.addWidget(self._words())
        tools.addStretch(1)
        self._columns = Columns(_SIDE_BY_SIDE, 24)
        self._columns.add(side, 32)
        self._columns.add(self.canvas, 68)
        column.addWidget(self._columns)

    def _words(self) -> Card:
        self._words_card = Card("edged", 16, 8)
        self.words = TextField(say("Woorden op de foto"), say("Kort, en zonder namen."))
        self.words.edit.setMaxLength(MAX_WORDS)
        self.words.submitted.connect(self._add_words)
        self._words_card.body.addWidget(self.words)
        line = FlowLayout(gap=8)
        self.words_button = secondary_button(say("Zet erop"))
        self.words_button.clicked.connect(self._add_words)
        self.no_words_button = quiet_button(say("Annuleer"))
        self.no_words_button.clicked.connect(self.step_back)
        line.addWidget(self.words_button)
        line.addWidget(self.no_words_button)
        self._words_card.body.addLayout(line)
        self._words_card.hide()
        return self._words_card

    def _keep(self) -> bool:
        try:
            self._desk.set_marks(self._photo.id, self.canvas.marks())
        except ZelfscanError as error:
            self.failed.emit(say("Dit is niet bewaard."), str(error))
            return False
        return True

    def _ask_words(self, x: float, y: float) -> None:
        self._place = (x, y)
        self.words.set_text("")
        self._words_card.show()
        self.words.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_words(self) -> None:
        text = " ".join(self.words.text().split())
        self.step_back()
        if text:
            self.canvas.add_words(*self._place, text)

    def _redact_soon(self, areas: tuple[Area, ...], how: str) -> None:
        """Ask after the event that brought it: a lock meanwhile takes the canvas away."""

        def ask_now() -> None:
            if not self.isHidden():  # else it was closed already
                self._redact(areas, how)

        QTimer.singleShot(0, self, ask_now)

    def _redact(self, areas: tuple[Area, ...], how: str) -> None:
        """Make parts unreadable beside the window, after somebody has said that they are sure."""
        is_sure = ask.confirm(
            self,
            say("Dit deel onleesbaar maken?"),
            say("Wat er stond is daarna weg uit dit dossier. Dat is niet terug te draaien."),
            yes=say("Maak onleesbaar"),
        )
        if not isValid(self):
            return  # the scan was locked while this was asked
        if not is_sure:
            self.canvas.finish_redaction(None)
            return
        try:
            work = self._desk.redacting(self._photo.id, areas, how)
        except ZelfscanError as error:
            self._refuse(error)
            return
        self._job = background.run(work, self._take_redacted, self._refuse)
        self.destroyed.connect(self._job.cancel)

    def _take_redacted(self, photo: Photo) -> None:
        self._job = None
        try:
            self._desk.keep_redacted(self._photo.id, photo)
            self.canvas.finish_redaction(_image(photo.jpeg))
        except ZelfscanError as error:
            self._refuse(error)
            return
        self.redacted.emit(self._photo.id)

    def _refuse(self, error: ZelfscanError) -> None:
        self._job = None
        self.canvas.finish_redaction(None)
        self.failed.emit(say("Dit deel is nog leesbaar."), str(error))


def _words_of(photo: PhotoView) -> str:
    return photo.caption or photo.about


def _image(jpeg: bytes) -> QImage:
    """Decode a photograph that was kept. Raises ``PhotoRefused`` where it is damaged."""
    image = QImage()
    image.loadFromData(jpeg, "JPEG")
    if image.isNull():
        raise PhotoRefused(say("de foto is beschadigd"), say("Haal hem weg en voeg hem opnieuw toe."))
    return image
