"""Beginning a page at its top: nobody misses what it is about, and the focus is in sight there."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from zelfscan.gui.pages.page import Page
from zelfscan.gui.widgets.scroll_page import ScrollPage


def begin_at_top(page: Page, sheet: ScrollPage, instead: QWidget) -> None:
    """Show the top of a page that has just come.

    Where what gets the focus at the start would be out of sight there, ``instead`` gets it: something under
    the part that scrolls, which is always in sight.
    """
    # After the page has followed the focus, and once more when what was just drawn has got its height;
    # not any more where the page was made anew meanwhile.
    for wait in (0, sheet.SETTLED):
        QTimer.singleShot(wait, sheet, lambda: _go_to_top(page, sheet, instead))


def _go_to_top(page: Page, sheet: ScrollPage, instead: QWidget) -> None:
    start = page.start_focus()
    is_untouched = page.window().focusWidget() in (start, instead, None)
    # In a very low window it scrolls along, and is in sight as little as the other.
    if not page.isVisible() or not is_untouched or start is None or sheet.isAncestorOf(instead):
        return
    if not sheet.is_in_first_sight(start):
        instead.setFocus(Qt.FocusReason.OtherFocusReason)
    sheet.scroll_to_top()
