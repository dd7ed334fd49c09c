"""What every table of the window has in common: one calm list, walked by arrow keys and left by Tab."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from zelfscan.gui.theme import current_theme


def set_up(table: QTableView) -> None:
    """Take away what a spreadsheet has and a list has not; the columns get their widths from outside."""
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    head = table.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    head.setHighlightSections(False)
    head.setSectionsClickable(False)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    head.setStretchLastSection(True)


def dress(table: QTableView, edged: bool = True) -> None:
    """Give a table the font, the signs and the room of the theme, and no edge where a card is around it."""
    theme = current_theme()
    table.setFont(theme.font(17))
    table.setIconSize(QSize(theme.px(22), theme.px(22)))
    room = theme.pad(8)
    if edged:
        table.setStyleSheet(f"QTableView::item {{ padding: 0 {room}px; }}")
    else:
        table.setStyleSheet(f"QTableView {{ border: none; }} QTableView::item {{ padding: 0 {room}px; }}")
