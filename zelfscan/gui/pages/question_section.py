"""A whole section: all its questions under each other, each with its answers as compact rows."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.accessible import announce, install_roles
from zelfscan.gui.pages.question_extras import GOOD_TO_SAY, AfterWords, QuestionExtras
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.answer_row import Answer, AnswerGroup
from zelfscan.gui.widgets.button import link_button, quiet_button
from zelfscan.gui.widgets.card import Rule
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import later, say, say_count
from zelfscan.presenters.question_views import AskedView, WholeSectionView
from zelfscan.presenters.views import AnswerView
from zelfscan.wording.sentences import paragraph

_AT_ONCE = 4
_MORE = later("Meer bij deze vraag")


class SectionSheet(QWidget):
    """The questions of one section; questions come and go in their place as answers ask for them."""

    answered = Signal(str, str)
    reached = Signal(str)
    """The focus came to another question."""
    noted = Signal(str)
    """The note of a question can be kept now."""
    flagged = Signal(str, bool)
    alone_asked = Signal(str)
    photo_asked = Signal(str)
    """Show one question with its drawings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a sheet without questions."""
        super().__init__(parent)
        self._section = ""
        self._blocks: dict[str, QuestionBlock] = {}
        self._waiting: list[AskedView] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(lambda: self._build(_AT_ONCE))
        self._here: QuestionBlock | None = None
        self._are_keys_shown = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def draw(self, view: WholeSectionView, are_keys_shown: bool, here: str) -> None:
        """Show a section; at the same section only what has changed is drawn, and said.

        What is in sight round the question ``here`` comes at once; what lies below it follows, so that
        nobody waits for a long section.
        """
        if (view.id, are_keys_shown) != (self._section, self._are_keys_shown):
            self.clear()
            self._section, self._are_keys_shown = view.id, are_keys_shown
            self._waiting = list(view.asked)
            place = next((place for place, asked in enumerate(view.asked) if asked.item == here), 0)
            self._build(place + _AT_ONCE)
            return
        self._build_all()
        before, now = set(self._blocks), {asked.item for asked in view.asked}
        gone = [self._blocks.pop(item) for item in before - now]
        for block in gone:
            self._throw_away(block)
        for place, asked in enumerate(view.asked):
            if asked.item in self._blocks:
                self._blocks[asked.item].draw(asked)
            else:
                self._blocks[asked.item] = self._make(asked)
                self._column.insertWidget(place, self._blocks[asked.item])
                self._blocks[asked.item].show()
        self._blocks = {asked.item: self._blocks[asked.item] for asked in view.asked}
        if before != now:
            self._order_stops()
            self._say_changes([self._blocks[item] for item in self._blocks if item not in before], gone)

    def _build(self, count: int) -> None:
        """Make so many of the questions that wait; the rest comes after the window has been painted."""
        for asked in self._waiting[:count]:
            self._blocks[asked.item] = self._make(asked)
            self._column.addWidget(self._blocks[asked.item])
            self._blocks[asked.item].show()  # already now, so that it can get the focus
        self._waiting = self._waiting[count:]
        self._order_stops()
        if self._waiting:
            self._later.start()

    def _build_all(self) -> None:
        self._later.stop()
        if self._waiting:
            self._build(len(self._waiting))

    def clear(self) -> None:
        """Throw the questions away; they are made anew when they are shown again."""
        for block in self._blocks.values():
            self._throw_away(block)
        self._blocks, self._waiting, self._section = {}, [], ""
        self._later.stop()

    def blocks(self) -> dict[str, "QuestionBlock"]:
        """Return the questions that are shown, in their order."""
        self._build_all()
        return self._blocks

    def block(self, item: str) -> "QuestionBlock | None":
        """Return one question, if it is shown already."""
        return self._blocks.get(item)

    def neighbour(self, item: str, step: int) -> str | None:
        """Return the question after or before another one, none past the ends."""
        items = list(self.blocks())
        place = items.index(item) + step if item in items else -1
        return items[place] if 0 <= place < len(items) else None

    def unkept_notes(self) -> list[tuple[str, str]]:
        """Return the notes that were typed and not kept."""
        found = ((item, block.unkept_note()) for item, block in self._blocks.items())
        return [(item, text) for item, text in found if text is not None]

    def forget(self) -> None:
        """Empty what was typed."""
        for block in self._blocks.values():
            if block.extras is not None:
                block.extras.forget()

    def _make(self, asked: AskedView) -> "QuestionBlock":
        item = asked.item
        block = QuestionBlock(asked, self._are_keys_shown, self)
        block.answers.chosen.connect(lambda value: self.answered.emit(item, value))
        block.noted.connect(lambda: self.noted.emit(item))
        block.flagged.connect(lambda is_on: self.flagged.emit(item, is_on))
        block.photo_asked.connect(lambda: self.photo_asked.emit(item))
        block.alone_asked.connect(lambda: self.alone_asked.emit(item))
        return block

    def _throw_away(self, block: "QuestionBlock") -> None:
        if self._here is block:
            self._here = None
        self._column.removeWidget(block)
        block.hide()
        block.deleteLater()

    def _order_stops(self) -> None:
        stops = [stop for block in self._blocks.values() for stop in block.stops()]
        for before, after in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(before, after)

    def _say_changes(self, come: list["QuestionBlock"], gone: list["QuestionBlock"]) -> None:
        words = []
        if come:
            number = say_count("Er komt {count} vraag bij.", "Er komen {count} vragen bij.", len(come))
            words += [number, *(block.view.question for block in come)]
        if gone:
            words.append(say_count("{count} vraag vervalt.", "{count} vragen vervallen.", len(gone)))
        if words:
            announce(self, paragraph(*words))

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.isVisible() or not self.isAncestorOf(new):
            return
        block = next((each for each in self._blocks.values() if each.isAncestorOf(new)), None)
        if block is not None and block is not self._here:
            self._here = block
            self.reached.emit(block.view.item)


class QuestionBlock(QWidget):
    """One question of a section; the rest of it unfolds under its button."""

    accessible_role = QAccessible.Role.Grouping
    noted = Signal()
    flagged = Signal(bool)
    alone_asked = Signal()
    photo_asked = Signal()

    def __init__(self, view: AskedView, are_keys_shown: bool, parent: QWidget | None = None) -> None:
        """Make the question with its answers."""
        install_roles()
        super().__init__(parent)
        theme = current_theme()
        self.view = view
        self.setAccessibleName(view.question)
        self.extras: QuestionExtras | None = None
        self._after: AfterWords | None = None
        self._rest: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.pad(20))
        self._column.setSpacing(theme.pad(8))
        self._column.addWidget(Rule())
        self._column.addSpacing(theme.pad(8))
        self._column.addWidget(Heading(view.question, 3))
        if view.hint:
            self._column.addWidget(Text(view.hint, 17, "muted"))
        self.answers = AnswerGroup(
            view.question, _answers(view.answers), _answers(view.pair), view.chosen, True, are_keys_shown
        )
        self._column.addWidget(self.answers)
        self.more_button = quiet_button(say(_MORE), icon_after="omlaag")
        self.more_button.setAccessibleName(say("Meer bij: {question}", question=view.question))
        self.more_button.clicked.connect(self._toggle)
        self._marks = Text("", 15, "muted")
        row = QHBoxLayout()
        row.addWidget(self.more_button)
        row.addWidget(self._marks, 1)
        self._column.addLayout(row)
        self._show(view)

    def draw(self, view: AskedView) -> None:
        """Show what has changed at the same question."""
        self.answers.show_chosen(view.chosen)  # also at the same view: an answer may have been refused
        if view == self.view:
            return
        old, self.view = self.view, view
        self._show(view)
        if view.after and view.after != old.after:
            announce(self, paragraph(say(GOOD_TO_SAY), view.after))

    def stops(self) -> list[QWidget]:
        """Return what Tab goes by, in the order in which it stands."""
        stops: list[QWidget] = [*self.answers.rows(), self.more_button]
        if self.extras is not None:
            extras = self.extras
            stops += [extras.note_button, extras.flag_button, extras.photo_button, extras.note_field]
        return stops

    def what_follows(self) -> QWidget | None:
        """Return what stands under the answers because of the one that was chosen, if anything does."""
        return self._after if self.view.after else None

    def unkept_note(self) -> str | None:
        """Return the note as it was typed, none where it is what was kept."""
        return self.extras.unkept_note() if self.extras is not None else None

    def is_open(self) -> bool:
        """Return whether the rest of the question is in sight."""
        return self._rest is not None and not self._rest.isHidden()

    def _show(self, view: AskedView) -> None:
        if view.after and self._after is None:
            self._after = AfterWords()
            self._column.insertWidget(self._column.indexOf(self.answers) + 1, self._after)
        if self._after is not None:
            self._after.draw(view.after)
        marks = [say("Vlag gezet.")] if view.is_flagged else []
        marks += [say("Er staat een opmerking bij.")] if view.note else []
        self._marks.setText(paragraph(*marks))
        if self.extras is not None:
            self.extras.draw(view, is_other=False)
        words = say("Staat open") if self.is_open() else say("Is ingeklapt")
        self.more_button.setAccessibleDescription(paragraph(f"{words}.", *marks))

    def _toggle(self) -> None:
        if self._rest is None:
            self._rest = self._make_rest()
            self._column.addWidget(self._rest)
            self._rest.show()
        else:
            self._rest.setVisible(self._rest.isHidden())
        self.more_button.icon_after = "omhoog" if self.is_open() else "omlaag"
        self.more_button.update()
        self._show(self.view)

    def _make_rest(self) -> QWidget:
        theme = current_theme()
        rest = QWidget()
        column = QVBoxLayout(rest)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pad(8))
        parts = (
            ("", self.view.dark),
            (say("Zo kijkt u"), self.view.look),
            (say("Waarom vragen we dit?"), self.view.why),
            self.view.added,
        )
        for title, words in parts:
            if title and words:
                column.addWidget(Heading(title, 4))
            if words:
                column.addWidget(Text(words))
        if self.view.pictures:
            alone = link_button(
                say_count("Bekijk de tekening", "Bekijk de tekeningen", self.view.pictures), icon="kijk"
            )
            alone.clicked.connect(self.alone_asked)
            column.addWidget(alone, 0, Qt.AlignmentFlag.AlignLeft)
        self.extras = extras = QuestionExtras(is_among_others=True)
        extras.paused.connect(self.noted)
        extras.flagged.connect(self.flagged)
        extras.photo_asked.connect(self.photo_asked)
        extras.note_opened.connect(lambda: extras.note_field.setFocus(Qt.FocusReason.OtherFocusReason))
        extras.draw(self.view, is_other=True)
        column.addWidget(extras)
        return rest


def _answers(views: tuple[AnswerView, ...]) -> list[Answer]:
    return [Answer(view.id, view.text, view.key) for view in views]
