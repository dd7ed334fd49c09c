"""The card *wat kan ik doen met mijn budget*: own prices, a budget, and what does most for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import background
from zelfscan.gui.accessible import announce
from zelfscan.gui.pages.plan_best import BestPart
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import secondary_button
from zelfscan.gui.widgets.card import Card, Rule
from zelfscan.gui.widgets.expander_row import ExpanderRow
from zelfscan.gui.widgets.field_error import FieldError
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.gui.widgets.text_field import TextField, keep_to_itself
from zelfscan.i18n import say
from zelfscan.presenters.budget_desk import AmountRefused, BudgetDesk, Found
from zelfscan.presenters.budget_views import BudgetView, PriceView

_FIELD_WIDTH, _WORDS_WIDTH = 170, 260


class BudgetCard(Card):
    """Folded at first; its fields are made when it is first opened."""

    plan_asked = Signal(object)
    subject_asked = Signal(str)
    toggled = Signal()
    """Opened, closed or drawn with other fields."""

    def __init__(self, desk: BudgetDesk, parent: QWidget | None = None) -> None:
        """Make the card."""
        super().__init__("card", 0, 0, parent)
        self._desk = desk
        self._view: BudgetView | None = None
        self._job: background.Job[Found] | None = None
        self.rows: list[PriceRow] = []
        self.best: BestPart | None = None
        self.expander = ExpanderRow("")
        self._is_open = False
        self.make()

    def make(self) -> None:
        """Make everything anew, in the language and the size that hold; what was open stays open."""
        self._drop_job()
        while (item := self.body.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._view, self.rows, self.best = None, [], None
        title = self._desk.view().title
        self.expander = ExpanderRow(title, say("Met uw eigen prijzen."), level=3)
        self.body.addWidget(self.expander)
        self._inside = QWidget()
        self.expander.body.addWidget(self._inside)
        self.expander.toggled.connect(self._toggle)
        self.expander.set_open(self._is_open)

    def draw(self) -> None:
        """Show what holds now; nothing that somebody types in is made anew."""
        if not self.expander.is_open():
            return
        view = self._desk.view()
        before, self._view = self._view, view
        is_same = before is not None and _names(before) == _names(view)
        if not is_same:
            self._make_fields(view)
        for row, price in zip(self.rows, view.prices, strict=True):
            row.draw(price)
        if before is None or before.best != view.best or not is_same:
            self._draw_best(view)
        if not is_same:
            self.toggled.emit()

    def stops(self) -> list[QWidget]:
        """Return what Tab goes by, in its order."""
        stops: list[QWidget] = [self.expander.button]
        if self._view is not None and self.rows:
            stops += [row.edit for row in self.rows]
            stops += [self.budget.edit, self.count_button]
        if self.best is not None:
            stops += self.best.stops()
        return stops

    def leave(self) -> bool:
        """Keep the prices that are being typed; what is no amount is said once, and may then be left."""
        for row in self.rows:
            if row.is_refused() or row.unkept() is None:
                continue
            if not self._price(row):
                row.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return False
        return True

    def forget(self) -> None:
        """Drop what is being worked out, and what was typed."""
        self._drop_job()
        for row in self.rows:
            row.edit.blockSignals(True)
            row.edit.clear()

    def _toggle(self, is_open: bool) -> None:
        self._is_open = is_open
        self.draw()
        self.toggled.emit()

    def _make_fields(self, view: BudgetView) -> None:
        old, self._inside = self._inside, QWidget()
        theme = current_theme()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pad(10))
        for words in view.intro:
            column.addWidget(Text(words))
        self.rows, self.best = [], None
        if view.prices:
            column.addWidget(Heading(say("Uw prijzen in euro"), 4))
        for price in view.prices:
            row = PriceRow(price)
            row.edit.editingFinished.connect(lambda row=row: self._price(row))
            column.addWidget(Rule())
            column.addWidget(row)
            self.rows.append(row)
        self.trouble = Message("error", "")
        self.trouble.hide()
        self._busy = Text(say("Even rekenen."), 17, "muted")
        self._busy.hide()
        self._best_room = QVBoxLayout()
        if view.prices:
            self._add_budget(column, view)
        for part in (self.trouble, self._busy):
            column.addWidget(part)
        column.addLayout(self._best_room)
        self.expander.body.replaceWidget(old, self._inside)
        old.hide()
        old.deleteLater()

    def _add_budget(self, column: QVBoxLayout, view: BudgetView) -> None:
        theme = current_theme()
        column.addWidget(Rule())
        self.budget = TextField(
            say("Uw budget in euro"), say("Zoveel wilt u nu uitgeven. Dit wordt niet bewaard."), view.budget
        )
        self.budget.edit.setMaximumWidth(theme.px(300))
        self.budget.submitted.connect(self._count)
        self.budget.changed.connect(lambda: self.budget.set_error(""))
        self.count_button = secondary_button(say("Bereken"))
        self.count_button.clicked.connect(self._count)
        line = QHBoxLayout()
        line.addWidget(self.count_button)
        line.addStretch(1)
        column.addWidget(self.budget)
        column.addLayout(line)

    def _draw_best(self, view: BudgetView) -> None:
        while (item := self._best_room.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.best = None
        if view.best is not None:
            self.best = BestPart(view.best)
            self.best.plan_asked.connect(self.plan_asked)
            self.best.subject_asked.connect(self.subject_asked)
            self._best_room.addWidget(self.best)

    def _price(self, row: "PriceRow") -> bool:
        """Keep a price, or say why not."""
        text = row.unkept()
        if text is None or row.is_refused():
            return True
        try:
            self._desk.set_price(row.price.id, text)
        except AmountRefused as error:
            row.refuse(str(error))
            return False
        except ZelfscanError as error:
            self._refuse(error)
            return False
        self.trouble.hide()
        self.draw()
        return True

    def _count(self) -> None:
        """Let the best set be found beside the window."""
        if not self.leave():
            return
        self.trouble.hide()
        try:
            self._desk.set_budget(self.budget.text())
            work = self._desk.find()
        except AmountRefused as error:
            self.budget.set_error(str(error))
            self.budget.setFocus(Qt.FocusReason.OtherFocusReason)
            self.draw()
            return
        self._drop_job()
        self._busy.show()
        self._job = background.run(work, self._take, self._refuse)
        self.destroyed.connect(self._job.cancel)
        self._job.wait(background.PATIENCE)

    def _take(self, found: Found) -> None:
        self._job = None
        self._busy.hide()
        view = self._desk.take(found)
        self.draw()
        self.toggled.emit()
        if view.best is not None:
            announce(self, view.best.title)

    def _refuse(self, error: ZelfscanError) -> None:
        self._job = None
        self._busy.hide()
        self.trouble.show_message("error", say("Dit lukte niet."), str(error))
        self.trouble.show()
        self.trouble.announce()

    def _drop_job(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._busy.hide()
        self._job = None


class PriceRow(QWidget):
    """One measure with a field for its price, which keeps itself on Enter and on leaving it."""

    def __init__(self, price: PriceView, parent: QWidget | None = None) -> None:
        """Make the row."""
        super().__init__(parent)
        theme = current_theme()
        self.price, self._refused = price, ""
        words = QWidget()
        words.setMinimumWidth(theme.px(_WORDS_WIDTH))
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(Text(price.title, is_strong=True))
        lines.addWidget(Text(price.note, 15, "muted"))
        self.edit = QLineEdit(price.text)
        keep_to_itself(self.edit)
        self.edit.setFixedWidth(theme.px(_FIELD_WIDTH))
        self.edit.setAccessibleName(say("Prijs van {measure} in euro", measure=price.title))
        self.edit.setAccessibleDescription(price.note)
        self.edit.textChanged.connect(self._forget_refusal)
        field = QWidget()
        line = QHBoxLayout(field)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.pad(8))
        line.addWidget(short_text("€", 17, "ink"))
        line.addWidget(self.edit)
        parts = FlowLayout(gap=12, is_first_stretched=True)
        parts.addWidget(words)
        parts.addWidget(field)
        self.error = FieldError()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pad(4))
        column.addLayout(parts)
        column.addWidget(self.error)

    def draw(self, price: PriceView) -> None:
        """Show the price that is kept, in the way that the program writes it."""
        is_other, self.price = price.text != self.price.text, price
        if is_other or (self.unkept() is None and self.edit.text() != price.text):
            self.edit.setText(price.text)

    def unkept(self) -> str | None:
        """Return what was typed, none where it is what was kept."""
        text = self.edit.text()
        return text if text.strip() != self.price.text else None

    def refuse(self, message: str) -> None:
        """Say what is wrong with what was typed, once; it stays in the field."""
        self._refused = self.edit.text()
        self._mark(message)

    def is_refused(self) -> bool:
        """Tell whether somebody was told already that this is no amount."""
        return bool(self._refused) and self._refused == self.edit.text()

    def _forget_refusal(self) -> None:
        if self._refused:
            self._refused = ""
            self._mark("")

    def _mark(self, message: str) -> None:
        self.error.say_error(message)
        self.edit.setAccessibleDescription(message or self.price.note)
        self.edit.setProperty("wrong", "true" if message else "false")
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)


def _names(view: BudgetView) -> tuple[object, ...]:
    return view.title, view.intro, tuple((price.id, price.title, price.note) for price in view.prices)
