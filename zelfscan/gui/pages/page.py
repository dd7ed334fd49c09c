"""What every page of the window has in common, so that the window need not know which one it shows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.i18n import spoken


class Page(QWidget):
    """The room between the header and the bottom of the window; a page brings its own footer."""

    tab_asked = Signal(str)
    """Another page of the scan: questions, result, plan or report."""
    question_asked = Signal(str)
    """The question of this item."""
    list_asked = Signal(str)
    """A short list of questions, such as ``ten-minutes``."""
    measure_asked = Signal(str)
    """A measure in the plan; the tab of the plan is asked for right after it."""
    subject_asked = Signal(str)
    """Why a risk, a score or a place is what it is, such as ``risk:burglary``."""
    route_asked = Signal(str)
    """The same questionnaire along another route."""
    card_asked = Signal()
    """The emergency card."""
    target_asked = Signal(str, str)
    """One thing on another page: the page, and what on it."""
    photos_asked = Signal(str)
    """Photographs of something are to be brought in, such as ``finding:<id>``."""
    back_asked = Signal()
    """Back to where somebody was, from a page that stands beside the scan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty page on paper."""
        super().__init__(parent)
        self.setObjectName("page")
        self._drawn_in = _language_and_measures()

    def refresh(self) -> None:
        """Draw again what may have changed; called each time before the page is shown."""

    def catch_up(self) -> bool:
        """Say everything anew if language or text size changed since the last time; tell whether it did."""
        now = _language_and_measures()
        is_other, self._drawn_in = self._drawn_in != now, now
        if is_other:
            self.speak()
        return is_other

    def speak(self) -> None:
        """Say everything anew in the language that holds, at the same place.

        What is drawn from a view that comes from outside is drawn after this.
        """

    def column(self) -> QVBoxLayout:
        """Return what holds a page of one column, from edge to edge; it is made where it is not there."""
        layout = self.layout()
        if not isinstance(layout, QVBoxLayout):
            layout = QVBoxLayout(self)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        return layout

    def empty(self) -> None:
        """Throw away everything on the page, so that it can be made anew."""
        layout = self.layout()
        if layout is not None:
            # Not at once: what asked for this may lie on the page itself.
            old = QWidget(self)
            old.hide()
            old.setLayout(layout)
            old.deleteLater()

    def leave(self) -> bool:
        """Save what is being typed; called before another page is shown, on hiding and on locking.

        False means that it could not be saved; the page shows why, and stays unless the window has to hide.
        """
        return True

    def may_close(self) -> bool:
        """Ask whether something that cannot be got back may be lost; never called for a lock."""
        return True

    def forget(self) -> None:
        """Empty what was typed; called before the page is thrown away because of a lock."""

    def open_item(self, item: str) -> None:
        """Show one thing by its id: on the page of the questions a question, on a page of a visit its own."""

    def open_list(self, kind: str) -> None:
        """Begin a short list of questions; on the page of the photographs: bring in those of something."""

    def open_measure(self, measure: str) -> None:
        """Show what belongs to one measure; only the page of the plan can."""

    def open_subject(self, subject: str) -> None:
        """Show why a figure is what it is; only the page of the result can."""

    def start_focus(self) -> QWidget | None:
        """Return where the focus lands when the page is shown."""
        return None

    def focus_start(self) -> None:
        """Put the focus where it lands when the page is shown, because what had it is gone."""
        target = self.start_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Do what a key means on this page, wherever the focus is; say whether it meant anything."""
        return False


def _language_and_measures() -> tuple[str, float, int]:
    """Return what a page is laid out for; a change of colours alone is followed by every widget itself."""
    theme = current_theme()
    return spoken(), theme.scale, theme.edge


def focus_on_page(window: QWidget) -> None:
    """Put the focus where the page that is shown wants it, because what had it is gone."""
    shown = next((page for page in window.findChildren(Page) if page.isVisible()), None)
    if shown is not None:
        shown.focus_start()
