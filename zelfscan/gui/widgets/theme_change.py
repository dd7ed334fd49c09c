"""How a widget hears that colours or text size have changed."""

from PySide6.QtCore import QEvent


def is_theme_change(event: object) -> bool:
    """Return whether the style sheet was set again, which every theme change does."""
    return isinstance(event, QEvent) and event.type() == QEvent.Type.StyleChange
