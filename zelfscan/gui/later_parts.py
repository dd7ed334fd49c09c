"""The parts of the window that nobody sees at first: how they are made when somebody needs them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from zelfscan.gui.notices import Notices
    from zelfscan.gui.pages.emergency_card import EmergencyCard


class LaterParts(NamedTuple):
    """The emergency card, laid over a window, and what is said above every page; both come after painting."""

    card: "Callable[[QWidget], EmergencyCard]"
    notices: "Callable[[], Notices]"
