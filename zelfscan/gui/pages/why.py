"""Why a figure is what it is: the answers, the rule and what helps, beside each other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.pages.result_rows import Sign
from zelfscan.gui.pages.why_cards import FigureCard, HelpCard, ReasonCard, RuleCard, SituationCard
from zelfscan.gui.pages.why_columns import Link, WhyColumns, column_of
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button, quiet_button
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.level_pill import LevelMarker
from zelfscan.gui.widgets.made_later import MadeLater
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.i18n import later, say
from zelfscan.presenters.result_views import ReasonView, WhyView

_SITUATION = "situation"
_BASIS, _NO_BASIS = later("Rekenregel en bronnen"), later("Verberg rekenregel en bronnen")
_EFFECTS, _NO_EFFECTS = later("Toon de effecten"), later("Verberg de effecten")


class WhySheet(QWidget):
    """One page of reasons; made anew for each view."""

    back_asked = Signal()
    subject_asked = Signal(str)
    item_asked = Signal(str)
    measure_asked = Signal(str)
    route_asked = Signal(str)

    def __init__(self, view: WhyView, parent: QWidget | None = None) -> None:
        """Draw a view."""
        super().__init__(parent)
        self.view = view
        self._has_effects = False
        theme = current_theme()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.pad(12))
        layout.addLayout(self._head())
        layout.addLayout(self._title())
        if view.explanation:
            layout.addWidget(Text(view.explanation, 17, "muted"))
        self._columns = WhyColumns([(self._answers(), 40), (self._rule(), 34), (self._helps(), 38)])
        self._columns.set_links(*self._links())
        self._columns.stacked.connect(self._show_where)
        self._show_where(self._columns.is_stacked())
        layout.addWidget(self._columns)
        layout.addSpacing(theme.pad(8))
        layout.addWidget(self._basis())

    def _show_where(self, is_shown: bool) -> None:
        """Say in words what an answer feeds, where there are no lines."""
        for card in self.reasons:
            card.set_where_shown(is_shown)

    def _head(self) -> FlowLayout:
        self.back_button = link_button(say("Terug naar het resultaat"), icon="terug", is_strong=True)
        self.back_button.clicked.connect(self.back_asked)
        self.next_button = quiet_button(self.view.next_words, icon_after="rechts")
        self.next_button.clicked.connect(lambda: self.subject_asked.emit(self.view.next_id))
        # Only hide, here and below: showing a part that has no parent yet would open a window of its own.
        if not self.view.next_id:
            self.next_button.hide()
        left = QWidget()
        row = QHBoxLayout(left)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.back_button)
        row.addStretch(1)
        head = FlowLayout(gap=16, is_first_stretched=True)
        head.addWidget(left)
        head.addWidget(short_text(self.view.place))
        head.addWidget(self.next_button)
        return head

    def _title(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current_theme().pad(14))
        view = self.view
        sign = LevelMarker(view.level, view.number, 36) if view.number else Sign(view.level, 36)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self.heading = Heading(view.title, 1)
        row.addWidget(self.heading, 1)
        return row

    def _answers(self) -> QWidget:
        self.reasons = [self._reason(reason) for reason in self.view.reasons]
        self.quiet_cards: list[ReasonCard] = []
        self.quiet = MadeLater(self._quiet)
        self.quiet_button = link_button(self.view.quiet_words)
        self.quiet_button.clicked.connect(self._turn_quiet)
        if not self.view.quiet:
            self.quiet_button.hide()
        none = Text(say("Er is geen antwoord dat meetelt."), 17, "muted")
        if self.reasons or self.view.quiet:
            none.hide()
        self.effects_button = link_button(say(_EFFECTS))
        self.effects_button.clicked.connect(self._turn_effects)
        if not any(reason.effects for reason in (*self.view.reasons, *self.view.quiet)):
            self.effects_button.hide()
        head = QWidget()
        line = FlowLayout(head, gap=12, is_first_stretched=True)
        line.addWidget(self._head_of(say("1. Uw antwoorden")))
        line.addWidget(self.effects_button)
        return column_of(head, none, *self.reasons, self.quiet_button, self.quiet)

    def _head_of(self, words: str) -> QWidget:
        """Make the head of a column, as high as the one that has a button in it."""
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Heading(words, 3))
        box.setMinimumHeight(self.effects_button.sizeHint().height())
        return box

    def _turn_effects(self) -> None:
        """Say, or no longer say, what each answer does and how we know."""
        is_shown = not self._has_effects
        self._has_effects = is_shown
        for card in (*self.reasons, *self.quiet_cards):
            card.set_effects_shown(is_shown)
        self.effects_button.setText(say(_NO_EFFECTS if is_shown else _EFFECTS))

    def _reason(self, reason: ReasonView) -> ReasonCard:
        parts = {part.id: part.title for part in self.view.parts if part.has_bar}
        parts[_SITUATION] = say("Uw situatie") if self.view.multipliers else ""
        card = ReasonCard(reason, parts.get(reason.part, ""), is_score=self.view.score is not None)
        card.clicked.connect(lambda: self.item_asked.emit(reason.item))
        return card

    def _quiet(self) -> QWidget:
        self.quiet_cards = [self._reason(reason) for reason in self.view.quiet]
        for card in self.quiet_cards:
            card.set_effects_shown(self._has_effects)
        return column_of(*self.quiet_cards)

    def _turn_quiet(self) -> None:
        is_shown = self.quiet.isHidden()
        self.quiet.setVisible(is_shown)
        self.quiet_button.setText(say("Toon ze niet") if is_shown else self.view.quiet_words)

    def _rule(self) -> QWidget:
        self.rule = RuleCard(self.view)
        self.situation = SituationCard(self.view)
        if not self.view.multipliers:
            self.situation.hide()
        self.figure = FigureCard(self.view)
        return column_of(self._head_of(say("2. Zo rekenen we")), self.rule, self.situation, self.figure)

    def _helps(self) -> QWidget:
        self.helps = []
        for view in self.view.helps:
            card = HelpCard(view)
            asked = self.measure_asked if view.is_measure else self.item_asked
            card.clicked.connect(lambda _checked=False, id=view.id, to=asked: to.emit(id))
            self.helps.append(card)
        none = Text(self.view.no_help, 17, "muted")
        longer = self.view.longer
        self.longer_button = link_button(longer.words if longer is not None else "", is_strong=True)
        if longer is not None:
            route = longer.route
            self.longer_button.clicked.connect(lambda: self.route_asked.emit(route))
        else:
            self.longer_button.hide()
        if not self.view.no_help:
            none.hide()
        self.more_button = link_button(self.view.more_helps)
        self.more_button.clicked.connect(lambda: self.measure_asked.emit(""))
        if not self.view.more_helps:
            self.more_button.hide()
        head = self._head_of(say("3. Wat helpt"))
        return column_of(head, *self.helps, self.more_button, none, self.longer_button)

    def _links(self) -> tuple[list[Link], list[tuple[QWidget, QWidget]], list[Link]]:
        """Connect each answer with what it feeds; only the parts that decide are petrol."""
        left = []
        targets: list[tuple[str, QWidget, bool]] = [
            (part.id, self.rule.rows[part.id], part.decides) for part in self.view.parts if part.has_bar
        ]
        if self.view.multipliers:
            targets.append((_SITUATION, self.situation, True))
        for part, target, decides in targets:
            sources = [card for card in self.reasons if card.reason.part == part]
            if sources:
                left.append(Link(sources, target, decides))
        if not targets and self.reasons:
            left.append(Link(self.reasons, self.rule, True))
        chain: list[QWidget] = [self.rule, self.figure]
        if self.view.multipliers:
            chain.insert(1, self.situation)
        down = list(zip(chain, chain[1:], strict=False))
        right = [Link([self.figure], card, True) for card in self.helps if card.view.is_measure]
        right += [Link([self.figure], card, False) for card in self.helps if not card.view.is_measure]
        return left, down, right

    def _basis(self) -> QWidget:
        theme = current_theme()
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.pad(6))
        line = FlowLayout(gap=16, is_first_stretched=True)
        line.addWidget(Text(say("Kies een antwoord om het te wijzigen."), 15, "muted"))
        self.basis_button = link_button(say(_BASIS))
        self.basis_button.clicked.connect(self._turn_basis)
        line.addWidget(self.basis_button)
        layout.addLayout(line)
        self.basis = MadeLater(self._basis_texts)
        layout.addWidget(self.basis)
        return box

    def _basis_texts(self) -> QWidget:
        return column_of(*(Text(words, 15, "muted") for words in self.view.basis), spacing=4)

    def _turn_basis(self) -> None:
        is_shown = self.basis.isHidden()
        self.basis.setVisible(is_shown)
        self.basis_button.setText(say(_NO_BASIS if is_shown else _BASIS))
