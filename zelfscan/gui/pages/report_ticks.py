"""What somebody ticks for an edition: chapters, risks and measures in rows that open, and photographs."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import Button, quiet_button
from zelfscan.gui.widgets.check_box import CheckBox
from zelfscan.gui.widgets.expander_row import ExpanderRow
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.i18n import say, say_count
from zelfscan.presenters.report_views import PhotoTickView, TickGroupView

_THUMBNAIL = QSize(112, 84)


class TickGroup(ExpanderRow):
    """The ticks of one kind, with how many are on in sight also where the row is closed."""

    ticked = Signal(str, bool)
    all_ticked = Signal(str, bool)

    def __init__(self, view: TickGroupView, parent: QWidget | None = None) -> None:
        """Make the row of a group; a closed one gets its boxes when it is opened."""
        super().__init__(view.title, view.count, view.is_open, parent=parent)
        self.boxes: dict[str, CheckBox] = {}
        self.all_button: Button | None = None
        self.none_button: Button | None = None
        self._view = view
        self.toggled.connect(lambda _is_open: self._fill())
        self._fill()

    def draw(self, view: TickGroupView) -> None:
        """Show the same ticks as they are now."""
        self._view = view
        self.note.setText(view.count)
        for tick in view.ticks:
            if tick.name in self.boxes:
                _set(self.boxes[tick.name], tick.is_on)

    def _fill(self) -> None:
        if not self.is_open() or self.boxes:
            return
        line = FlowLayout(gap=8)
        self.all_button = quiet_button(say("Alles aan"))
        self.none_button = quiet_button(say("Alles uit"))
        for button, is_on in ((self.all_button, True), (self.none_button, False)):
            button.setAccessibleDescription(self._view.title)
            button.clicked.connect(partial(self._tell_all, is_on))
            line.addWidget(button)
        self.body.addLayout(line)
        for tick in self._view.ticks:
            box = CheckBox(tick.words, tick.is_on)
            box.toggled.connect(partial(self.ticked.emit, tick.name))
            self.boxes[tick.name] = box
            self.body.addWidget(box)

    def _tell_all(self, is_on: bool) -> None:
        self.all_ticked.emit(self._view.group, is_on)


class PhotoTicks(ExpanderRow):
    """Photographs with a box each; none goes along by itself."""

    picked = Signal(int, bool)

    def __init__(
        self,
        photos: Sequence[PhotoTickView],
        read: Callable[[str], bytes],
        parent: QWidget | None = None,
    ) -> None:
        """Make the row; ``read`` gives the small picture of a photograph, once the row is opened."""
        super().__init__(say("Foto’s"), _count(photos), is_open=False, parent=parent)
        self.boxes: dict[int, CheckBox] = {}
        self._photos, self._read = photos, read
        self.toggled.connect(lambda _is_open: self._fill())

    def draw(self, photos: Sequence[PhotoTickView]) -> None:
        """Show which photographs go along now."""
        self._photos = photos
        self.note.setText(_count(photos))
        for photo in photos:
            if photo.number in self.boxes:
                _set(self.boxes[photo.number], photo.is_on)

    def _fill(self) -> None:
        if not self.is_open() or self.boxes:
            return
        theme = current_theme()
        for photo in self._photos:
            box = CheckBox(photo.words, photo.is_on)
            box.toggled.connect(partial(self.picked.emit, photo.number))
            self.boxes[photo.number] = box
            line = QHBoxLayout()
            line.setSpacing(theme.pad(12))
            line.addWidget(self._small(photo), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(box, 1)
            self.body.addLayout(line)

    def _small(self, photo: PhotoTickView) -> QLabel:
        """Return the small picture; the words of the box beside it say what it shows."""
        theme, ratio, label = current_theme(), self.devicePixelRatioF(), QLabel()
        read = QPixmap()
        read.loadFromData(self._read(photo.id), "JPEG")
        room = QSize(theme.px(_THUMBNAIL.width()), theme.px(_THUMBNAIL.height()))
        label.setFixedWidth(room.width())
        if not read.isNull():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            shown = read.scaled(room * ratio, keep, smooth)
            shown.setDevicePixelRatio(ratio)
            label.setPixmap(shown)
        return label


class ReportTicks(QWidget):
    """All that can be ticked for an edition; nothing at all where an edition is always the same."""

    ticked = Signal(str, bool)
    all_ticked = Signal(str, bool)
    picked = Signal(int, bool)

    def __init__(self, read: Callable[[str], bytes], parent: QWidget | None = None) -> None:
        """Make it empty; ``read`` gives the small picture of a photograph."""
        super().__init__(parent)
        self._read = read
        self.groups: dict[str, TickGroup] = {}
        self.photos: PhotoTicks | None = None
        self._shape: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def draw(self, groups: Sequence[TickGroupView], photos: Sequence[PhotoTickView]) -> None:
        """Show a view; while the same can be ticked, every box stays where it is."""
        shape = (
            tuple((group.group, tuple(tick.name for tick in group.ticks)) for group in groups),
            tuple(photo.id for photo in photos),
        )
        if shape != self._shape:
            self._shape = shape
            self._make(groups, photos)
            return
        for group in groups:
            self.groups[group.group].draw(group)
        if self.photos is not None:
            self.photos.draw(photos)

    def _make(self, groups: Sequence[TickGroupView], photos: Sequence[PhotoTickView]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.groups, self.photos = {}, None
        for group in groups:
            row = TickGroup(group)
            row.ticked.connect(self.ticked)
            row.all_ticked.connect(self.all_ticked)
            self.groups[group.group] = row
            self._column.addWidget(row)
        if photos:
            self.photos = PhotoTicks(photos, self._read)
            self.photos.picked.connect(self.picked)
            self._column.addWidget(self.photos)
        self.setVisible(bool(groups or photos))


def _count(photos: Sequence[PhotoTickView]) -> str:
    count = sum(photo.is_on for photo in photos)
    return say_count("{count} foto gaat mee", "{count} foto’s gaan mee", count)


def _set(box: CheckBox, is_on: bool) -> None:
    """Show a tick without telling anybody."""
    box.blockSignals(True)
    box.setChecked(is_on)
    box.blockSignals(False)
