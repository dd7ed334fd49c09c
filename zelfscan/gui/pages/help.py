"""The guide: one short chapter at a time, with a picture and the places that it speaks of."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from zelfscan.gui.accessible import announce
from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.help_contents import HelpContents
from zelfscan.gui.pages.help_pictures import picture_of
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.page_foot import fit_foot
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import Button, link_button, secondary_button
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.footer import Footer
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.help_views import ChapterView, HelpView
from zelfscan.wording.sentences import paragraph

_NARROW, _PICTURE_BESIDE = 900, 1100
_CARD = "card"
_PAGES = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class HelpPage(Page):
    """Contents at the left, the chapter beside it, and in the foot the chapter that comes next."""

    back_asked = Signal()
    place_asked = Signal(str)
    """A place of the program that a chapter speaks of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty page; ``draw`` fills it."""
        super().__init__(parent)
        self._view = HelpView(())
        self._current = ""
        self._scale = current_theme().scale
        self.links: list[Button] = []
        self.contents = HelpContents()
        self.contents.chapter_chosen.connect(self.open_chapter)
        self.place = Text("", 15, "muted")
        self.menu_button = link_button("", icon="lijst", is_strong=True)
        self.menu = QMenu(self.menu_button)
        self.menu_button.setMenu(self.menu)
        self._content = QWidget()
        self._sheet = ScrollPage(1040, 40)
        self.footer = Footer(next_key="")
        self.footer.back_asked.connect(self.back_asked)
        self.footer.next_asked.connect(self._next)
        self._lay_out()
        self.speak()

    def draw(self, view: HelpView) -> None:
        """Show the guide, at the chapter that was read last."""
        self._view = view
        if self._current not in [chapter.id for chapter in view.chapters]:
            self._current = view.chapters[0].id
        self._show()

    def open_chapter(self, chapter: str) -> None:
        """Show a chapter from its beginning."""
        self._current = chapter
        self._show()
        self._sheet.scroll_to_top()
        shown = self.chapter()
        said = [sentence for point in shown.points for sentence in (point.lead, point.text)]
        announce(self, paragraph(f"{shown.title}.", *said))

    def chapter(self) -> ChapterView:
        """Return the chapter that is shown."""
        return next(chapter for chapter in self._view.chapters if chapter.id == self._current)

    def speak(self) -> None:
        """Say what is always there; the chapters are drawn."""
        self.footer.back_button.setText(say("Terug"))
        self.menu_button.say_again(say("Inhoud"))

    def start_focus(self) -> QWidget | None:
        """Return the entry of this chapter, or the button that shows the contents."""
        if self.contents.isHidden():
            return self.menu_button
        return self.contents.entries().get(self._current)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Scroll with Page Up and Page Down, go back with Esc."""
        if event.key() in _PAGES:
            self._sheet.verticalScrollBar().triggerAction(_PAGES[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the contents to the width and the foot to the height."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again when the text gets another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_right"):
            if self._scale != current_theme().scale and self._view.chapters:
                self._scale = current_theme().scale
                self._show()
            self._fit()

    def _lay_out(self) -> None:
        theme = current_theme()
        head = QHBoxLayout()
        head.addWidget(self.place, 1)
        head.addWidget(self.menu_button)
        body = self._sheet.body
        body.setSpacing(theme.pad(12))
        body.addLayout(head)
        body.addWidget(self._content)
        body.addStretch(1)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(self._sheet, 1)
        self._right.addWidget(self.footer)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.contents)
        layout.addLayout(self._right, 1)

    def _show(self) -> None:
        chapters, shown = self._view.chapters, self.chapter()
        number = chapters.index(shown) + 1
        self.contents.draw(chapters, shown.id)
        self.menu.clear()
        for chapter in chapters:
            action = self.menu.addAction(chapter.title.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, id=chapter.id: self.open_chapter(id))
        self.place.setText(say("Hoofdstuk {number} van {total}", number=number, total=len(chapters)))
        old, self._content = self._content, self._drawn(shown)
        self._sheet.body.replaceWidget(old, self._content)
        self._content.show()
        old.hide()
        old.deleteLater()
        following = chapters[number : number + 1]
        for chapter in following:
            self.footer.next_button.setText(say("Verder: {title}", title=chapter.title))
        if not following and self.footer.next_button.hasFocus():
            self.footer.back_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.footer.next_button.setVisible(bool(following))
        self._order_stops()

    def _drawn(self, chapter: ChapterView) -> QWidget:
        theme = current_theme()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pad(16))
        column.addWidget(Heading(chapter.title, 1))
        columns = Columns(_PICTURE_BESIDE, 40)
        columns.add(self._words(chapter), 56)
        picture = picture_of(chapter)
        if picture is not None:
            columns.add(_at_top(picture), 44)
        column.addWidget(columns)
        return box

    def _words(self, chapter: ChapterView) -> QWidget:
        theme = current_theme()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pad(16))
        for point in chapter.points:
            words = Text()
            words.set_parts(("strong", point.lead), ("", f"\n{point.text}"))
            column.addWidget(words)
        self.links = []
        row = FlowLayout(gap=12)
        for link in chapter.links:
            button = secondary_button(link.words)
            button.clicked.connect(lambda _checked=False, place=link.place: self._go(place))
            self.links.append(button)
            row.addWidget(button)
        column.addLayout(row)
        column.addStretch(1)
        return box

    def _go(self, place: str) -> None:
        if place == _CARD:
            self.card_asked.emit()
        else:
            self.place_asked.emit(place)

    def _next(self) -> None:
        chapters = self._view.chapters
        at = chapters.index(self.chapter()) + 1
        if at < len(chapters):
            self.open_chapter(chapters[at].id)

    def _order_stops(self) -> None:
        """Let the Tab key come by everything in the order in which it stands on the page."""
        stops: list[QWidget] = [*self.contents.entries().values(), self.menu_button, *self.links]
        stops += [self.footer.back_button, self.footer.next_button]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _fit(self) -> None:
        is_narrow = self.window().width() / current_theme().scale < _NARROW
        self.contents.setVisible(not is_narrow)
        self.menu_button.setVisible(is_narrow)
        fit_foot(self, self.footer, self._right, self._sheet.body)


def _at_top(picture: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(picture)
    column.addStretch(1)
    return box
