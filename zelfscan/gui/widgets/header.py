"""The head of the window: where you are, and on every page the same help and hiding at the same place."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QMenu, QPushButton, QSizePolicy, QWidget

from zelfscan.gui.icons import filled_pixmap
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import alarm_button, secondary_button
from zelfscan.i18n import say

NARROW = 900
_EDGE = 24
_FULL, _NO_WORD, _NO_KEYS, _LOCK_IN_MENU, _IN_MENU, _NO_KEY_AT_ALL, _WORDS_ONLY = range(7)


class Header(QFrame):
    """Mark, tabs, Noodkaart, Verberg snel, Vergrendel and Menu; what does not fit goes into the Menu."""

    tab_chosen = Signal(str)
    menu_chosen = Signal(str)
    card_asked = Signal()
    hide_asked = Signal()
    lock_asked = Signal()

    def __init__(
        self,
        tabs: Sequence[tuple[str, str]] = (),
        menu: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Make a header with tabs and menu entries, each as (id, words)."""
        super().__init__(parent)
        self.setProperty("panel", "header")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._menu_entries = tuple(menu)
        self._step = _FULL
        self._is_locked = False
        self._tabs: dict[str, HeaderTab] = {}
        self._mark = Mark()
        self._tab_row = QHBoxLayout()
        self._tab_row.setSpacing(4)
        self.card_button = alarm_button("", "noodkaart", key="F2")
        self.hide_button = secondary_button("", icon="verberg", key="F12")
        self.lock_button = secondary_button("", icon="vergrendel")
        self.menu_button = secondary_button("", icon="lijst")
        self.menu = QMenu(self.menu_button)
        self.menu_button.setMenu(self.menu)
        self.card_button.clicked.connect(self.card_asked)
        self.hide_button.clicked.connect(self.hide_asked)
        self.lock_button.clicked.connect(self.lock_asked)
        self._layout = QHBoxLayout(self)
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the header fits itself
        self._layout.setSpacing(8)
        self._layout.addWidget(self._mark)
        self._layout.addSpacing(16)
        self._layout.addLayout(self._tab_row)
        self._layout.addStretch(1)
        for button in (self.card_button, self.hide_button, self.lock_button, self.menu_button):
            button.setProperty("compact", "true")
            self._layout.addWidget(button)
        self.speak()
        self.set_tabs(tabs)

    def speak(self) -> None:
        """Say the buttons in the language that holds; tabs and menu entries are given anew."""
        self.card_button.say_again(say("Noodkaart"))
        self.hide_button.say_again(say("Verberg snel"))
        self.lock_button.say_again(say("Vergrendel"))
        self.menu_button.say_again(say("Menu"))
        self._fit()

    def set_tabs(self, tabs: Sequence[tuple[str, str]]) -> None:
        """Show other tabs, or none; those that only get other words stay, with the focus."""
        if list(self._tabs) == [tab_id for tab_id, _ in tabs]:
            for tab_id, words in tabs:
                self._tabs[tab_id].say_again(words)
            self._fit()
            return
        for tab in self._tabs.values():
            self._tab_row.removeWidget(tab)
            # Deleted it is only when the event loop gets there: until then it would lie over mark and word.
            tab.clearFocus()  # or Qt would give the focus to some other button, and announce that
            tab.hide()
            tab.deleteLater()
        self._tabs = {}
        for tab_id, words in tabs:
            tab = HeaderTab(words)
            tab.clicked.connect(lambda _checked=False, id=tab_id: self.tab_chosen.emit(id))
            self._tabs[tab_id] = tab
            self._tab_row.addWidget(tab)
            tab.stackUnder(self.card_button)  # a screen reader reads in this order
        buttons = (self.card_button, self.hide_button, self.lock_button, self.menu_button)
        # First to the buttons, wherever in the window the tabs came in; then the buttons come after them.
        for before, after in pairwise([self.menu_button, *self._tabs.values(), *buttons]):
            QWidget.setTabOrder(before, after)
        self._fit()

    def set_current_tab(self, tab_id: str) -> None:
        """Mark the tab of the page that is shown."""
        for other_id, tab in self._tabs.items():
            tab.set_current(other_id == tab_id)
        self._fill_menu()

    def set_menu(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show other entries in the Menu."""
        self._menu_entries = tuple(entries)
        self._fit()

    def set_locked(self, is_locked: bool) -> None:
        """Leave only Noodkaart and Verberg snel while the vault is locked."""
        self._is_locked = is_locked
        self._fit()

    def tab(self, tab_id: str) -> "HeaderTab":
        """Return one tab."""
        return self._tabs[tab_id]

    def has_tabs_in_menu(self) -> bool:
        """Return whether the tabs went into the Menu because the window is narrow."""
        return self._step >= _IN_MENU

    def sizeHint(self) -> QSize:
        """Return the height for the present text scale."""
        return QSize(super().sizeHint().width(), current_theme().px(44) + 20)

    def minimumSizeHint(self) -> QSize:
        """Let the window get as narrow as the smallest header."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is shown to the width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_layout"):
            self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() / current_theme().scale < NARROW
        for step in range(_IN_MENU if is_narrow else _FULL, _WORDS_ONLY + 1):
            self._show_step(step)
            if self._layout.totalMinimumSize().width() <= self.width():
                break
        self._fill_menu()
        self.updateGeometry()
        self._layout.activate()  # a tab that is new lies in the corner until then, over the mark

    def _show_step(self, step: int) -> None:
        self._step = step
        is_open = not self._is_locked
        self._mark.set_word_shown(step < _NO_WORD or (self._is_locked and step < _NO_KEY_AT_ALL))
        for tab in self._tabs.values():
            tab.setVisible(is_open and step < _IN_MENU)
        self.lock_button.setVisible(is_open and step < _LOCK_IN_MENU)
        self.menu_button.setVisible(bool(self._menu_entries) or (is_open and step >= _LOCK_IN_MENU))
        self.hide_button.set_key_shown(step < _NO_KEYS)
        self.card_button.set_key_shown(step < _NO_KEY_AT_ALL)
        self.hide_button.set_icon("verberg" if step < _WORDS_ONLY else "")
        self.menu_button.set_icon("lijst" if step < _WORDS_ONLY else "")
        edge = _EDGE if step < _WORDS_ONLY else _EDGE // 2
        self._layout.setContentsMargins(edge, 0, edge, 0)
        self._tab_row.invalidate()  # Qt forgets the row only later, and measures tabs that were hidden
        self._layout.invalidate()

    def _fill_menu(self) -> None:
        self.menu.clear()
        if self.has_tabs_in_menu():
            for tab_id, tab in self._tabs.items():
                words = say("{tab} (hier bent u)", tab=tab.text()) if tab.is_current else tab.text()
                self.menu.addAction(words, partial(self.tab_chosen.emit, tab_id))
            if self._tabs:
                self.menu.addSeparator()
        if self._step >= _LOCK_IN_MENU and not self._is_locked:
            self.menu.addAction(say("Vergrendel"), self.lock_asked.emit)
        for entry_id, words in self._menu_entries:
            self.menu.addAction(words, partial(self.menu_chosen.emit, entry_id))


class HeaderTab(QPushButton):
    """A tab: bold, with a line of 3 pixels when it is the page that is shown."""

    def __init__(self, text: str) -> None:
        """Make a tab that is not current."""
        super().__init__(text)
        self.setProperty("kind", "bare")
        self.is_current = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_current(self, is_current: bool) -> None:
        """Mark this tab as the page that is shown."""
        self.is_current = is_current
        self.setAccessibleDescription(say("Hier bent u") if is_current else "")
        self.update()

    def say_again(self, text: str) -> None:
        """Show the same tab in other words."""
        self.setText(text)
        self.set_current(self.is_current)
        self.updateGeometry()

    def ring_shape(self) -> tuple[QRectF, float]:
        """Return a shape inside the tab: it reaches to the edge of the window."""
        return QRectF(self.rect()).adjusted(5, 9, -5, -9), 6

    def sizeHint(self) -> QSize:
        """Return the room for the bold words, so that nothing moves when the tab becomes current."""
        theme = current_theme()
        width = QFontMetrics(theme.font(17, bold=True)).horizontalAdvance(self.text())
        return QSize(width + 2 * theme.pad(16), theme.px(44) + 20)

    def minimumSizeHint(self) -> QSize:
        """Never cut off the words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint words and line."""
        theme = current_theme()
        painter = QPainter(self)
        if self.isDown():
            painter.fillRect(self.rect(), theme.colour("petrol_tint"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.colour("sand"))
        painter.setFont(theme.font(17, bold=self.is_current))
        painter.setPen(theme.colour("ink" if self.is_current else "muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.is_current:
            painter.fillRect(QRect(0, self.height() - 3, self.width(), 3), theme.colour("petrol"))


class Mark(QWidget):
    """The mark of the program: a house with a check, and the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show mark and name."""
        super().__init__(parent)
        self._is_word_shown = True
        self.setAccessibleName("zelfscan")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def set_word_shown(self, is_shown: bool) -> None:
        """Show the name beside the mark, or the mark alone."""
        self._is_word_shown = is_shown
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for mark and name."""
        theme = current_theme()
        width = theme.px(28)
        if self._is_word_shown:
            width += theme.pad(10) + QFontMetrics(theme.font(20, bold=True)).horizontalAdvance("zelfscan")
        return QSize(width, theme.px(28))

    def minimumSizeHint(self) -> QSize:
        """Never cut off the name."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint mark and name."""
        theme = current_theme()
        size = theme.px(28)
        painter = QPainter(self)
        tokens = theme.tokens
        mark = filled_pixmap(
            "merk", tokens.petrol, "#0B4F6C", tokens.on_petrol, size, self.devicePixelRatioF()
        )
        painter.drawPixmap(0, (self.height() - size) // 2, mark)
        if self._is_word_shown:
            painter.setFont(theme.font(20, bold=True))
            painter.setPen(theme.colour("petrol"))
            area = self.rect().adjusted(size + theme.pad(10), 0, 4, 0)
            painter.drawText(
                area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), "zelfscan"
            )
