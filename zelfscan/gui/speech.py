"""Speaking another language: our words and those of Qt, and the focus while everything is said anew."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from zelfscan import i18n
from zelfscan.gui.pages.page import Page
from zelfscan.paths import resources_folder


def speak(app: QApplication, language: str) -> None:
    """Let the program and Qt speak a language from now on; what is shown does not change by itself."""
    i18n.speak(language, resources_folder() / "locale")
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    words = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # Qt's source is English: where there is no file for a language, those words stay.
    if words.load(QLocale(language), "qtbase", "_", folder):
        app.installTranslator(words)


@contextmanager
def focus_kept(page: Page | None) -> Iterator[None]:
    """Put the focus back on the same thing of a page that is made anew meanwhile; elsewhere it just stays."""
    before = _stops(page)
    focused = page.window().focusWidget() if page is not None else None
    place = before.index(focused) if focused in before else None
    if place is not None and focused is not None:
        focused.clearFocus()  # while it has the focus, Qt would announce some other button
    yield
    if page is None or place is None:
        return
    after = _stops(page)
    is_same = len(after) == len(before) and type(after[place]) is type(focused)
    target = after[place] if is_same else page.start_focus()
    if target is not None:
        for part in _line_to(page, target):
            if not _is_put_away(part):
                part.show()  # Qt shows what was just made only later, and until then it takes no focus
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def _stops(page: Page | None) -> list[QWidget]:
    """Return everything on a page that can have the focus, also what was made only now."""
    parts = page.findChildren(QWidget) if page is not None else []
    return [
        part
        for part in parts
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not any(_is_put_away(each) for each in _line_to(page, part))
    ]


def _line_to(page: QWidget | None, part: QWidget) -> Iterator[QWidget]:
    """Go from a part to its parent and on, up to the page itself."""
    here: QWidget | None = part
    while here is not None and here is not page:
        yield here
        here = here.parentWidget()


def _is_put_away(part: QWidget) -> bool:
    return part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
