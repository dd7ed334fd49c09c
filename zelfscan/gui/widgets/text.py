"""Words on the page: plain text in the sizes of the look, and headings that a screen reader finds."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from zelfscan.gui.accessible import install_roles

#: Line height in per cent of the font's own, so that 17 px stands on lines of 24 px and so on.
_LINE_HEIGHTS = {15: 118, 17: 114, 20: 113, 26: 105, 34: 100, 52: 100}
_WIDER_THAN_ANY_LINE = 16_000
_HEADING_SIZES = {1: 34, 2: 26, 3: 20, 4: 17}


class Text(QLabel):
    """A piece of text that wraps; what people typed is never read as markup."""

    def __init__(
        self,
        text: str = "",
        size: int = 17,
        tone: str = "ink",
        is_strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show text; ``tone`` is ink, muted, petrol, on_petrol or the name of a level's colour."""
        super().__init__(parent)
        self._plain = self._marked = ""
        self._size = size
        self.setProperty("textSize", str(size))
        self.setProperty("tone", tone)
        self.setProperty("strong", "true" if is_strong else "false")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setIndent(0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def text(self) -> str:
        """Return the words as they were given."""
        return self._plain

    def setText(self, text: str) -> None:
        """Show other words, literally; a new line starts a new line."""
        self.set_parts(("", text))

    def set_parts(self, *parts: tuple[str, str]) -> None:
        """Show pieces of text in one flow; a piece is ("strong", words) or ("", words)."""
        self._plain = "".join(words for _, words in parts)
        marked = "".join(_marked(how, words) for how, words in parts)
        if marked == self._marked:
            return  # Qt would measure and paint the same words once more
        self._marked = marked
        height = _LINE_HEIGHTS.get(self._size, 110)
        super().setText(f'<p style="margin:0;line-height:{height}%">{marked}</p>' if marked else "")

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word and the height without wrapping.

        Qt returns the height at that narrow width, which makes a page scroll that has room enough; how
        high the text really gets in its width is told by ``heightForWidth``.
        """
        size = super().minimumSizeHint()
        if self.wordWrap():
            size.setHeight(self.heightForWidth(_WIDER_THAN_ANY_LINE))
        return size

    def set_tone(self, tone: str) -> None:
        """Give the words another colour."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)


class Heading(Text):
    """A heading: 1 is the title of the page, 2 a question, 3 the head of a card, 4 a bold name."""

    accessible_role = QAccessible.Role.Heading

    def __init__(self, text: str = "", level: int = 2, parent: QWidget | None = None) -> None:
        """Show a heading of this level."""
        install_roles()
        super().__init__(text, _HEADING_SIZES[level], is_strong=True, parent=parent)
        self.level = level
        self.setAccessibleName(text)

    def set_parts(self, *parts: tuple[str, str]) -> None:
        """Show other words, and let a screen reader read the same."""
        super().set_parts(*parts)
        self.setAccessibleName(self.text())


def short_text(text: str = "", size: int = 15, tone: str = "muted", is_strong: bool = False) -> Text:
    """Make a text that stays on one line, such as a count or a date beside something else."""
    label = Text(text, size, tone, is_strong)
    label.setWordWrap(False)
    label.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
    return label


def _marked(how: str, words: str) -> str:
    literal = escape(words).replace("\n", "<br>")
    return f"<b>{literal}</b>" if how == "strong" else literal
