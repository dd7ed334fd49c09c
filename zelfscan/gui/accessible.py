"""Roles that Qt has no widget for, and messages that a screen reader speaks at once.

A widget class names its role in the attribute ``accessible_role``; the factory here does the rest.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

#: Qt keeps these interfaces, but Python owns them: without a reference here they would be gone at once.
_kept: list[QAccessibleInterface] = []
_installed: list[bool] = []
_CLEAN_UP_EVERY = 256


def install_roles() -> None:
    """Teach Qt the roles of our own widgets, once."""
    if not _installed:
        QAccessible.installFactory(_make_interface)
        _installed.append(True)


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say what has just changed, without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def _make_interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = getattr(thing, "accessible_role", None)
    if role is None or not isinstance(thing, QWidget):
        return None
    interface = QAccessibleWidget(thing, role)
    if len(_kept) % _CLEAN_UP_EVERY == _CLEAN_UP_EVERY - 1:
        _kept[:] = [one for one in _kept if _is_alive(one)]
    _kept.append(interface)
    return interface


def _is_alive(interface: QAccessibleInterface) -> bool:
    try:
        return interface.isValid()
    except RuntimeError:
        return False
