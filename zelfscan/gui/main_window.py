"""The frame of the window: header, the page that is shown, the emergency card and the focus ring.

It knows no presenter and no page by name. Pages come from outside, and what the person asks for in the
header goes out as signals.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMainWindow,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui.focus_ring import FocusRing
from zelfscan.gui.later_parts import LaterParts
from zelfscan.gui.pages.page import Page
from zelfscan.gui.widgets.header import Header
from zelfscan.i18n import later

if TYPE_CHECKING:
    from zelfscan.gui.notices import Notices
    from zelfscan.gui.pages.emergency_card import EmergencyCard
    from zelfscan.presenters.open_scan import Strip
    from zelfscan.presenters.views import CardView

TITLE = "zelfscan"
Shown = TypeVar("Shown", bound=Page)
_SIZE, _SMALLEST = QSize(1280, 800), QSize(512, 400)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MainWindow(QMainWindow):
    """Shows one page at a time under a header that stays the same."""

    tab_asked = Signal(str)
    menu_asked = Signal(str)
    hide_asked = Signal()
    lock_asked = Signal()
    strip_left = Signal()
    first_painted = Signal()
    log_asked = Signal()

    def __init__(self, read_card: "Callable[[], CardView]", parts: LaterParts) -> None:
        """Make a window without a page; ``read_card`` gives the emergency card when it is asked for."""
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(_SMALLEST)
        self.resize(_SIZE)
        self._read_card = read_card
        self._may_close: Callable[[], bool] = lambda: True
        self._is_painted = self._can_log = False
        self._parts = parts
        self._card: EmergencyCard | None = None
        self._notices: Notices | None = None
        self.header = Header()
        self._stack = QStackedWidget()
        self._lay_out()
        self._ring = FocusRing(self)
        self._connect()

    def _lay_out(self) -> None:
        centre = QWidget()
        centre.setObjectName("page")
        self._room = layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        self.header.tab_chosen.connect(self.tab_asked)
        self.header.menu_chosen.connect(self.menu_asked)
        self.header.card_asked.connect(self.open_card)
        self.header.hide_asked.connect(self.hide_asked)
        self.header.lock_asked.connect(self.lock_asked)
        for key, do in ((Qt.Key.Key_F2, self._toggle_card), (Qt.Key.Key_F12, self.hide_asked.emit)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.activated.connect(do)

    @property
    def card(self) -> "EmergencyCard":
        """Return the emergency card, shown or not."""
        if self._card is None:
            self._card = self._parts.card(self)
            self._card.log_asked.connect(self.log_asked)
            self._card.set_log_shown(self._can_log)
        return self._card

    def set_log_shown(self, is_shown: bool) -> None:
        """Let the emergency card lead to the private log, or not: there is one only while a scan is open."""
        self._can_log = is_shown
        if self._card is not None:
            self._card.set_log_shown(is_shown)

    def is_card_shown(self) -> bool:
        """Tell whether the emergency card lies over the page."""
        return self._card is not None and self._card.isVisible()

    def close_card(self) -> None:
        """Take the emergency card away, if it is there."""
        if self.is_card_shown():
            self.card.close_over()

    def page_room(self) -> QWidget:
        """Return the parent of every page."""
        return self._stack

    def leave_page(self) -> bool:
        """Let the page keep what is being typed; false where it cannot, and then it shows why."""
        page = self.page()
        return page.leave() if page is not None else True

    def page(self) -> Page | None:
        """Return the page that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def show_page(self, page: Page, tab: str = "") -> None:
        """Show a page, mark its tab, and put the focus where the page wants it."""
        if self._stack.indexOf(page) < 0:
            page.card_asked.connect(self.open_card)
            self._stack.addWidget(page)
        target = page.start_focus()
        if target is not None:  # already now, or hiding the other page makes Qt announce some other button
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stack.setCurrentWidget(page)
        self.header.set_current_tab(tab)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_page(self, page: Page) -> None:
        """Throw a page away with everything that it showed."""
        page.forget()
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    def set_frame(
        self, tabs: Sequence[tuple[str, str]], menu: Sequence[tuple[str, str]], can_lock: bool
    ) -> None:
        """Show other tabs and menu entries; without anything to lock, only help and hiding stay."""
        self.header.set_tabs(tabs)
        self.header.set_menu(menu)
        self.header.set_locked(not can_lock)

    def read_card_with(self, read_card: "Callable[[], CardView]") -> None:
        """Read the emergency card in another way from now on."""
        self._read_card = read_card

    def speak(self) -> None:
        """Say everything of the frame in the language that holds; who speaks gives tabs and menu anew."""
        self.header.speak()
        if self._notices is not None:
            self._notices.speak()
        if self._card is not None:
            self._card.speak()
        if self.is_card_shown():
            self.open_card()

    def set_strip(self, words: "Strip | None") -> None:
        """Say all the time which dossier or example is shown, or stop saying it."""
        if words is not None or self._notices is not None:
            self._said_above().set_strip(words)

    def set_warning(self, is_shown: bool) -> None:
        """Warn that the scan will be locked because nobody does anything, or stop warning."""
        if is_shown or self._notices is not None:
            self._said_above().set_warning(is_shown)

    def show_trouble(self, title: str, text: object) -> None:
        """Say what went wrong, above the page, until the person closes it; ``title`` is still to be said."""
        self._said_above().show_trouble(title, text)

    def clear_trouble(self) -> None:
        """Take the message about what went wrong away."""
        if self._notices is not None:
            self._notices.clear_trouble()

    def notices(self) -> str:
        """Return all that is said above the page."""
        return self._notices.text() if self._notices is not None else ""

    def open_card(self) -> None:
        """Show the emergency card over everything."""
        try:
            self.card.open_card(self._read_card())
        except ZelfscanError as error:
            self.show_trouble(later("De noodkaart is niet te lezen."), str(error))
            return
        self._ring.raise_()

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Let somebody else say whether the window may be closed."""
        self._may_close = may_close

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the focused button, and give every other key to the page."""
        focused = QApplication.focusWidget()
        page = self.page()
        is_chosen_answer = isinstance(focused, QRadioButton) and focused.isChecked()
        if event.key() in _ENTER and isinstance(focused, QAbstractButton) and not is_chosen_answer:
            focused.click()
        elif page is None or not page.handle_key(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, and ask where closing would lose something."""
        if self.leave_page() and self._may_close():
            event.accept()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Tell once that the window has been painted, so that slower things can begin."""
        done = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            self.first_painted.emit()
        return done

    def _toggle_card(self) -> None:
        (self.close_card if self.is_card_shown() else self.open_card)()

    def _said_above(self) -> "Notices":
        """Return what is said above the page, for which there is room under the header."""
        if self._notices is None:
            self._notices = self._parts.notices()
            self._notices.strip_left.connect(self.strip_left)
            self._room.insertWidget(1, self._notices)
        return self._notices


def in_room(make: Callable[[QWidget], Shown], window: MainWindow) -> Shown:
    """Make a page in the room where it will be shown, out of sight until then; it goes with the window."""
    page = make(window.page_room())
    page.hide()
    return page
