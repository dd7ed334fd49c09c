"""Tool tips that show a text as it stands: Qt takes whatever looks like markup for markup.

In markup a picture can be named, also one on another computer, which Windows would then ask for. Names and
answers come from files of others and from organisations, so no text of a tip is ever read as markup.
"""

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tip that shows this text to the letter."""
    widget.setToolTip(Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text)
