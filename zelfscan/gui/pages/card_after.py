"""The second part of the emergency card: what helps in the hours and days after it, folded away at first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.accessible import announce
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import secondary_button
from zelfscan.gui.widgets.card import Rule
from zelfscan.gui.widgets.numbered_steps import NumberedSteps
from zelfscan.i18n import say, say_count


class CardAfter(QWidget):
    """A button that unfolds the steps, and one that leads to the private log."""

    log_asked = Signal()
    unfolded = Signal()

    def __init__(self, steps: Sequence[str], can_log: bool, parent: QWidget | None = None) -> None:
        """Make the part, folded; ``can_log`` leads to the log."""
        super().__init__(parent)
        theme = current_theme()
        self.fold_button = secondary_button("", icon_after="omlaag")
        self.fold_button.clicked.connect(lambda: self.set_open(not self.is_open()))
        self.log_button = secondary_button(say("Naar het logboek"), icon="opmerking")
        self.log_button.clicked.connect(self.log_asked)
        self._steps = NumberedSteps(steps)
        self._outline = say_count(
            "{count} stap voor de dagen erna", "{count} stappen voor de dagen erna", len(steps)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.pad(4), 0, theme.pad(4))
        column.setSpacing(theme.pad(12))
        column.addWidget(Rule())
        for part in (self.fold_button, self._steps, self.log_button):
            line = QHBoxLayout()
            line.addWidget(part, 1 if part is self._steps else 0)
            if part is not self._steps:
                line.addStretch(1)
            column.addLayout(line)
        self._can_log = can_log
        self._show(False)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes by, in its order."""
        return [self.fold_button, *([self.log_button] if not self.log_button.isHidden() else [])]

    def is_open(self) -> bool:
        """Return whether the steps are in sight."""
        return not self._steps.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Unfold the steps, or fold them away."""
        self._show(is_open)
        if is_open:
            announce(self, self._outline)
            self.unfolded.emit()

    def set_log_shown(self, is_shown: bool) -> None:
        """Lead to the private log, or not."""
        self._can_log = is_shown
        self._show(self.is_open())

    def _show(self, is_open: bool) -> None:
        self._steps.setVisible(is_open)
        self.log_button.setVisible(is_open and self._can_log)
        self.fold_button.icon_after = "omhoog" if is_open else "omlaag"
        self.fold_button.setText(say("Na intimidatie of een dreiging"))
        self.fold_button.setAccessibleDescription(say("Klap in") if is_open else self._outline)
