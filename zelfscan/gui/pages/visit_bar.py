"""The way from one part of a visit to another: doors and windows, photographs, findings, plans, closing."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.gui.accessible import install_roles
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.card import Rule
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.header import HeaderTab
from zelfscan.gui.widgets.scroll_page import NARROW, NARROW_PAGE_EDGE, PAGE_EDGE
from zelfscan.i18n import later, say
from zelfscan.presenters.visit_views import CLOSING, ELEMENTS, FINDINGS, PHOTOS, SHEETS

_PARTS = (
    (ELEMENTS, later("Deuren en ramen")),
    (PHOTOS, later("Foto’s")),
    (FINDINGS, later("Bevindingen")),
    (SHEETS, later("Plattegrond")),
    (CLOSING, later("Afronden")),
)
_OF_A_HOME = (ELEMENTS, SHEETS)


class VisitBar(QWidget):
    """A row of tabs under the header; the one of now is marked."""

    accessible_role = QAccessible.Role.Grouping
    asked = Signal(str)
    """The part that somebody wants to go to."""

    def __init__(self, here: str, is_home: bool, parent: QWidget | None = None) -> None:
        """Make the row; only a home has doors and plans."""
        install_roles()
        super().__init__(parent)
        self.setAccessibleName(say("Onderdelen van het bezoek"))
        self._has_edges = True
        column = self._column = QVBoxLayout(self)
        column.setSpacing(0)
        line = FlowLayout(gap=4)
        self.tabs: dict[str, HeaderTab] = {}
        for place, words in _PARTS:
            if is_home or place not in _OF_A_HOME:
                tab = self.tabs[place] = HeaderTab(say(words))
                tab.set_current(place == here)
                tab.clicked.connect(lambda _checked=False, place=place: self.asked.emit(place))
                line.addWidget(tab)
        column.addLayout(line)
        column.addWidget(Rule())
        self._fit()

    def set_edges(self, has_edges: bool) -> None:
        """Keep the edges of a page free, or none, because the row stands on the page itself."""
        self._has_edges = has_edges
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Begin where the page begins."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_column"):
            self._fit()

    def _fit(self) -> None:
        theme = current_theme()
        is_narrow = self.window().width() / theme.scale < NARROW
        edge = theme.pad(NARROW_PAGE_EDGE if is_narrow else PAGE_EDGE)
        edge = edge if self._has_edges else 0
        self._column.setContentsMargins(edge, 0, edge, 0)
