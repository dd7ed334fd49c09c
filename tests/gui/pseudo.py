"""A language that nobody speaks: words of the program stand between « and », texts of a pack between ‹ and ›.

Whatever is shown without these marks has escaped translation, or was glued together from pieces.
"""

import gettext
import importlib.util
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableWidget,
    QWidget,
)

from tests.architecture.tree import ROOT
from zelfscan import i18n
from zelfscan.core.text import LocalizedText
from zelfscan.core.texts import with_texts
from zelfscan.packs.loader import Loaded
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.start_desk import Packs, load_packs
from zelfscan.wording.days import greeting

#: What is the same in every language: names, keys, and how each language calls itself.
SAME = frozenset(["zelfscan", "Enter", "Esc", "F2", "F12", "Nederlands", "English", "PDF (*.pdf)"])
_MARKED = re.compile("«[^«»‹›]*»|‹[^«»‹›]*›")
#: What is put together in each language in a way of its own: a day with the name of its month, and a list.
_ENGLISH = re.compile(r"\b\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|\band\b")
_LETTER = re.compile(r"[^\W\d_]")


class PseudoWords(gettext.NullTranslations):
    """Puts every word that was gathered between marks, and leaves any other as it is."""

    def gettext(self, message: str) -> str:
        """Return a word between marks, if a translator would have seen it."""
        return f"«{message}»" if message in gathered() else message

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Return one of two words between marks, if a translator would have seen them."""
        chosen = one if count == 1 else many
        return f"«{chosen}»" if (one, many) in gathered() else chosen


@cache
def gathered() -> frozenset[Any]:
    """Return every word that a translator gets to see."""
    return frozenset(message.id for message in _gatherer().gathered() if message.id)


def _gatherer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("words", ROOT / "packaging" / "words.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def packs_in(language: str) -> Packs:
    """Return the shipped packs; in English every text has a translation between marks."""
    shipped = _shipped()
    if language == "nl":
        return shipped
    by_id = {name: _marked(loaded) for name, loaded in shipped.by_id.items()}
    return Packs(by_id, next(iter(by_id.values())).pack.card, language)


@cache
def _shipped() -> Packs:
    return load_packs(questionnaires_folder())


@cache
def names() -> tuple[str, ...]:
    """Return what a pack says in no language: what its sources are called and when they came out."""
    found = {
        name
        for loaded in _shipped().by_id.values()
        for source in loaded.pack.sources
        for name in (source.title.replace("&", ""), source.published)
    }
    return tuple(sorted(found, key=len, reverse=True))


@cache
def greetings() -> frozenset[str]:
    """Return what is said first at every hour; each language has its own of them."""
    with i18n.speaking("en"):
        return frozenset(greeting(datetime(2026, 1, 1, hour, tzinfo=UTC)) for hour in range(24))


def _marked(loaded: Loaded) -> Loaded:
    items = {name: with_texts(item, _mark) for name, item in loaded.items.items()}
    return Loaded(with_texts(loaded.pack, _mark), items, loaded.measures)


def _mark(_steps: object, text: LocalizedText) -> LocalizedText:
    return text.model_copy(update={"translations": (("en", f"‹{text.base}›"),)})


def escaped(words: str, folders: tuple[str, ...] = ()) -> str:
    """Return what of a text is neither marked nor a name or a path; nothing where that has no letter."""
    rest, before = words.replace("\u200b", "").replace("&", ""), ""
    while rest != before:
        rest, before = _MARKED.sub("", rest), rest
    for path in folders:
        rest = re.sub(rf"{re.escape(path)}\S*", "", rest)
    for name in (*names(), *greetings(), *sorted(SAME, key=len, reverse=True)):
        rest = rest.replace(name, "")
    rest = _ENGLISH.sub("", rest)
    return rest.strip() if _LETTER.search(rest) else ""


def words_of(window: QWidget) -> Iterator[tuple[str, str]]:
    """Give everything that a widget and what lies in it shows or lets a screen reader say, with its place."""
    # What was thrown away is no longer there.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for widget in (window, *window.findChildren(QWidget)):
        for kind, words in _words_on(widget):
            if words:
                yield f"{type(widget).__name__} ({kind})", words


def _words_on(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "name", widget.accessibleName()
    yield "description", widget.accessibleDescription()
    yield "tool tip", widget.toolTip()
    yield "title", widget.windowTitle()
    match widget:
        case QLabel() | QAbstractButton():
            yield "text", widget.text()
        case QComboBox():
            yield from (("option", widget.itemText(index)) for index in range(widget.count()))
        case QLineEdit():
            yield "placeholder", widget.placeholderText()
        case QPlainTextEdit():
            yield "placeholder", widget.placeholderText()
        case QMenu():
            yield from (("entry", action.text()) for action in widget.actions())
        case QTableWidget():
            yield from _words_in_table(widget)


def _words_in_table(table: QTableWidget) -> Iterator[tuple[str, str]]:
    for column in range(table.columnCount()):
        head = table.horizontalHeaderItem(column)
        yield "head", head.text() if head is not None else ""
        for row in range(table.rowCount()):
            cell = table.item(row, column)
            yield "cell", cell.text() if cell is not None else ""


def note_what_is_painted(patch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which every text is added that our own widgets paint from now on."""
    words: list[str] = []
    draw: Callable[..., None] = QPainter.drawText

    def draw_text(painter: QPainter, *arguments: Any) -> None:
        words.extend(each for each in arguments if isinstance(each, str))
        draw(painter, *arguments)

    patch.setattr(QPainter, "drawText", draw_text)
    return words


def note_what_is_announced(patch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which everything is added that a screen reader is told to say at once."""
    words: list[str] = []
    told = QAccessible.updateAccessibility

    def update(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            words.append(event.message())
        told(event)

    patch.setattr(QAccessible, "updateAccessibility", update)
    return words
