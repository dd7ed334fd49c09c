"""What every page of the window has in common, so that the window need not know which one it shows."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """The room between the header and the bottom of the window; a page brings its own footer."""

    tab_asked = Signal(str)
    """Another page of the scan: questions, result, plan or report."""
    question_asked = Signal(str)
    """The question of this item."""
    measure_asked = Signal(str)
    """A measure in the plan; the tab of the plan is asked for right after it."""
    subject_asked = Signal(str)
    """Why a risk, a score or a place is what it is, such as ``risk:burglary``."""
    route_asked = Signal(str)
    """The same questionnaire along another route."""
    card_asked = Signal()
    """The emergency card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty page on paper."""
        super().__init__(parent)
        self.setObjectName("page")

    def refresh(self) -> None:
        """Draw again what may have changed; called each time before the page is shown."""

    def leave(self) -> bool:
        """Save what is being typed; called before another page is shown, on hiding and on locking.

        False means that it could not be saved; the page shows why, and stays unless the window has to hide.
        """
        return True

    def forget(self) -> None:
        """Empty what was typed; called before the page is thrown away because of a lock."""

    def open_item(self, item: str) -> None:
        """Show what belongs to one question; only the page of the questions can."""

    def open_measure(self, measure: str) -> None:
        """Show what belongs to one measure; only the page of the plan can."""

    def open_subject(self, subject: str) -> None:
        """Show why a figure is what it is; only the page of the result can."""

    def start_focus(self) -> QWidget | None:
        """Return where the focus lands when the page is shown."""
        return None

    def handle_key(self, event: QKeyEvent) -> bool:
        """Do what a key means on this page, wherever the focus is; say whether it meant anything."""
        return False
