"""The photographs as small pictures: one model and no widget for any of them, so hundreds cost little."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.touch import scroll_by_finger
from zelfscan.i18n import say
from zelfscan.presenters.visit_views import PhotoView

_PICTURE, _CELL, _GAP = QSize(168, 126), QSize(188, 192), 8
_MOST_ROWS = 3
#: So many small pictures stay in memory, which is more than fit on a screen: about 30 MB at the most.
_REMEMBERED = 120
_LETTERS = 46

_Index = QModelIndex | QPersistentModelIndex


class PhotoGrid(QListView):
    """A grid to walk through with the arrow keys; Enter opens a photograph, Delete asks to take it away."""

    chosen = Signal(str)
    """Another photograph is the one of now; an empty text where there is none."""
    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, read: Callable[[str], bytes], parent: QWidget | None = None) -> None:
        """Make an empty grid; ``read`` gives the small picture of a photograph."""
        super().__init__(parent)
        self._photos = _Photos(read, self)
        self.setModel(self._photos)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll_by_finger(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._photos.id_of(index.row())))

    def draw(self, photos: Sequence[PhotoView], chosen: str) -> None:
        """Show other photographs, with the one that is chosen; where it is gone, the one in its place."""
        theme, place = current_theme(), self.currentIndex().row()
        self.setAccessibleName(say("Foto’s"))
        self.setFont(theme.font(15))
        size = self._photos.size = QSize(theme.px(_PICTURE.width()), theme.px(_PICTURE.height()))
        self.setIconSize(size)
        cell = QSize(theme.px(_CELL.width()), theme.px(_CELL.height()))
        self.setGridSize(cell)
        self._photos.cell = cell - QSize(theme.px(_GAP), theme.px(_GAP))
        line, around = max(2, theme.edge), theme.pad(6)
        self.setStyleSheet(
            f"QListView {{ border: none; }} QListView::item {{ padding: {around}px; border: {line}px solid "
            f"transparent; border-radius: 8px; color: {theme.tokens.ink}; }} QListView::item:selected {{ "
            f"border-color: {theme.tokens.petrol}; background: {theme.tokens.petrol_tint}; }}"
        )
        self._photos.set_photos(photos)
        self._fit()
        self.choose(chosen, max(min(place, len(photos) - 1), 0))

    def choose(self, photo_id: str, otherwise: int = 0) -> None:
        """Let a photograph be the one of now; where the id is not there, the one at another place."""
        place = self._photos.place_of(photo_id)
        wanted = self._photos.index(otherwise if place is None else place, 0)
        if self._photos.rowCount() and wanted != self.currentIndex():
            self.setCurrentIndex(wanted)
            self.scrollTo(wanted)

    def chosen_id(self) -> str:
        """Return the id of the photograph of now, or an empty text."""
        return self._photos.id_of(self.currentIndex().row())

    def forget_picture(self, photo_id: str) -> None:
        """Read a small picture anew, because the photograph is another one now."""
        self._photos.forget_picture(photo_id)

    def remembered(self) -> int:
        """Return how many small pictures are in memory."""
        return self._photos.remembered()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which photograph is the one of now."""
        super().currentChanged(current, previous)
        self.chosen.emit(self._photos.id_of(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, ask to take away with Delete."""
        here = self.chosen_id()
        if here and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(here)
        elif here and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(here)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the rows, up to a few of them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        cell = self.gridSize()
        if cell.isEmpty():
            return
        in_a_row = max(1, self.viewport().width() // cell.width())
        rows = -(-self._photos.rowCount() // in_a_row)
        shown = min(max(rows, 1), _MOST_ROWS)
        height = shown * cell.height() + 2 * self.frameWidth() + current_theme().pad(8)
        if height != self.height():
            self.setFixedHeight(height)


class _Photos(QAbstractListModel):
    """The photographs as Qt asks for them; a small picture is read when it comes in sight."""

    def __init__(self, read: Callable[[str], bytes], parent: QWidget) -> None:
        super().__init__(parent)
        self._read, self._view = read, parent
        self._photos: tuple[PhotoView, ...] = ()
        self._pictures: OrderedDict[tuple[str, int], QPixmap] = OrderedDict()
        self.size, self.cell = _PICTURE, _CELL

    def set_photos(self, photos: Sequence[PhotoView]) -> None:
        """Show other photographs; without any, no picture stays in memory.

        Where some only come after those that are there, or only their words change, the list stays where it
        was scrolled to.
        """
        before, after = [each.id for each in self._photos], [each.id for each in photos]
        if not photos:
            self._pictures.clear()
        if not before or after[: len(before)] != before:
            self.beginResetModel()
            self._photos = tuple(photos)
            self.endResetModel()
            return
        is_more = len(after) > len(before)
        if is_more:
            self.beginInsertRows(QModelIndex(), len(before), len(after) - 1)
        self._photos = tuple(photos)
        if is_more:
            self.endInsertRows()
        self.dataChanged.emit(self.index(0, 0), self.index(len(before) - 1, 0))

    def id_of(self, row: int) -> str:
        """Return the id of a photograph, or an empty text."""
        return self._photos[row].id if 0 <= row < len(self._photos) else ""

    def place_of(self, photo_id: str) -> int | None:
        """Return at which place a photograph stands."""
        return next((place for place, each in enumerate(self._photos) if each.id == photo_id), None)

    def forget_picture(self, photo_id: str) -> None:
        """Drop the small picture of a photograph, in every size."""
        for key in [key for key in self._pictures if key[0] == photo_id]:
            del self._pictures[key]

    def remembered(self) -> int:
        """Return how many small pictures are in memory."""
        return len(self._pictures)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many photographs there are."""
        return 0 if parent.isValid() else len(self._photos)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words and the small picture of a photograph, and what a screen reader says."""
        photo = self._photos[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            words = photo.caption or photo.about
            short = words if len(words) <= _LETTERS else words[: _LETTERS - 1].rstrip() + "…"
            return say("{number}. {words}", number=photo.number, words=short)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(photo.id)
        if role == Qt.ItemDataRole.SizeHintRole:
            return self.cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return photo.spoken
        return None

    def _icon(self, photo_id: str) -> QIcon:
        """Return the small picture in its own colours, also where it is chosen: Qt would tint it."""
        picture, icon = self._picture(photo_id), QIcon()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            icon.addPixmap(picture, mode)
        return icon

    def _picture(self, photo_id: str) -> QPixmap:
        key = (photo_id, self.size.width())
        found = self._pictures.get(key)
        if found is None:
            read = QPixmap()
            read.loadFromData(self._read(photo_id), "JPEG")
            ratio = self._view.devicePixelRatioF()
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            found = read.scaled(self.size * ratio, keep, smooth)
            found.setDevicePixelRatio(ratio)
            self._pictures[key] = found
            if len(self._pictures) > _REMEMBERED:
                self._pictures.popitem(last=False)
        else:
            self._pictures.move_to_end(key)
        return found
