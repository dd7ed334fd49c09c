"""The leak meter: what the file will tell of somebody, each with a box to leave it out where that can be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.card import Card, Picture
from zelfscan.gui.widgets.check_box import CheckBox
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.report_views import MeterRow, MeterView


class LeakMeter(Card):
    """A row for each kind of personal detail; the words follow every choice at once."""

    left_out = Signal(str, bool)
    """A kind of detail, and whether it is to be left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty meter."""
        super().__init__("card", 24, 8, parent)
        self.boxes: dict[str, CheckBox] = {}
        self._fixed: dict[str, Text] = {}
        self._shape: tuple[tuple[str, bool], ...] | None = None
        self._heading = Heading("", 3)
        self._how = Text("", 15, "muted")
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.care = Message("info", "")
        for part in (self._heading, self._how, self._rows, self.care):
            self.body.addWidget(part)

    def draw(self, view: MeterView) -> None:
        """Show a view; a box that has the focus keeps it."""
        self._heading.setText(view.title)
        shape = tuple((row.detail, row.can_leave_out) for row in view.rows)
        if shape != self._shape:
            self._make_rows(view)
            self._shape = shape
        for row in view.rows:
            self._show(row)
        has_boxes = bool(self.boxes)
        self._how.setText(say("Haal een vinkje weg om iets weg te laten.") if has_boxes else "")
        self._how.setVisible(has_boxes)
        self.care.show_message("info", "", view.care)

    def _make_rows(self, view: MeterView) -> None:
        focused = next((detail for detail, box in self.boxes.items() if box.hasFocus()), "")
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.boxes, self._fixed = {}, {}
        for row in view.rows:
            self._column.addWidget(self._box(row) if row.can_leave_out else self._line(row))
        if focused in self.boxes:
            self.boxes[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _box(self, row: MeterRow) -> QWidget:
        box = CheckBox(row.words, row.is_in)
        box.toggled.connect(lambda is_in, detail=row.detail: self.left_out.emit(detail, not is_in))
        self.boxes[row.detail] = box
        return box

    def _line(self, row: MeterRow) -> QWidget:
        """Return a line for what is always in this edition."""
        theme = current_theme()
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, theme.pad(8), 0, theme.pad(8))
        layout.setSpacing(theme.pad(14))
        words = Text(row.words)
        layout.addWidget(Picture("check", 24, "petrol"), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(words, 1)
        self._fixed[row.detail] = words
        return line

    def _show(self, row: MeterRow) -> None:
        if row.can_leave_out:
            box = self.boxes[row.detail]
            box.blockSignals(True)
            box.setChecked(row.is_in)
            box.blockSignals(False)
            box.setText(row.words)
            box.updateGeometry()
        else:
            self._fixed[row.detail].setText(row.words)
