"""Settings: language, text size, colours, keys and the lock; each choice holds at once."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.page_foot import fit_foot
from zelfscan.gui.pages.settings_example import SettingsExample
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.check_box import Switch
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.footer import Footer
from zelfscan.gui.widgets.held_value import HeldValue
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.segmented import SegmentedChoice
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.settings_desk import ON, SettingsDesk
from zelfscan.presenters.settings_views import SettingsView, SettingView

#: Under this effective width the example stands under the settings.
_BESIDE = 1100


class SettingsPage(Page):
    """Six settings and an example; nothing here is about the person, so it works while locked."""

    back_asked = Signal()
    organisation_asked = Signal()
    """What the organisation set."""
    changed = Signal(object)
    """The ``Settings`` of now, each time something was chosen; whoever listens lets the window follow."""

    def __init__(self, desk: SettingsDesk, parent: QWidget | None = None) -> None:
        """Make the page with the settings of now."""
        super().__init__(parent)
        self._desk = desk
        self._make()

    def speak(self) -> None:
        """Say everything anew, at the same place."""
        self.empty()
        self._make()
        for part in (self._scroll, self.footer):
            part.show()  # Qt would only later, and until then nothing can get the focus back
        # The focus comes back right after this, when what is new has no height yet.
        QTimer.singleShot(0, self, self._reveal_focus)

    def refresh(self) -> None:
        """Draw the settings again: something outside the page may have changed them."""
        self.draw(self._desk.view())

    def draw(self, view: SettingsView) -> None:
        """Show what is chosen now; nothing that has the focus is made anew."""
        for choice, setting in self._choices(view):
            choice.choose(setting.chosen)
        for switch, about, setting in self._switches(view):
            _draw_switch(switch, about, setting)
        self.example.draw(view.example)
        title, text = view.trouble
        is_new = bool(title) and self.trouble.isHidden()
        if title:
            self.trouble.show_message("warn", title, text)
        self.trouble.setVisible(bool(title))
        if is_new:
            self.trouble.announce()
            self._scroll.reveal(self.trouble)

    def start_focus(self) -> QWidget | None:
        """Return the language that is chosen: the first choice on the page."""
        return self.held.get("language") or self.language.first_stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the foot to the height."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "footer"):
            self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            fit_foot(self, self.footer, layout, self._scroll.body)

    def _reveal_focus(self) -> None:
        focused = self.window().focusWidget()
        if self._scroll.isAncestorOf(focused):
            self._scroll.reveal(focused)

    def _make(self) -> None:
        view = self._desk.view()
        layout = self.column()
        self._scroll = ScrollPage()
        layout.addWidget(self._scroll, 1)
        self.footer = Footer(back=say("Terug"), next="")
        self.footer.back_asked.connect(self.back_asked)
        layout.addWidget(self.footer)
        body = self._scroll.body
        intro = say("Wat u kiest, geldt meteen. Het staat op deze computer, los van uw scan.")
        head = QVBoxLayout()
        head.setSpacing(current_theme().pad(4))
        head.addWidget(Heading(say("Zo leest en bedient u het programma"), 1))
        head.addWidget(Text(intro, tone="muted"))
        body.addLayout(head)
        self.organisation_button = link_button(say("Wat heeft uw organisatie ingesteld?"), is_strong=True)
        self.organisation_button.clicked.connect(self.organisation_asked)
        body.addWidget(self.organisation_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.trouble = Message("warn", "")
        self.trouble.hide()
        body.addWidget(self.trouble)
        self.example = SettingsExample()
        columns = Columns(_BESIDE)
        columns.add(self._settings(view), 3)
        columns.add(self.example, 2)
        body.addWidget(columns)
        body.addStretch(1)
        self.draw(view)
        self._fit()

    def _settings(self, view: SettingsView) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().pad(12))
        self.held: dict[str, HeldValue] = {}
        self.language = self._choice(view.language, column, "language")
        self.text_size = self._choice(view.text_size, column)
        self.colours = self._choice(view.colours, column)
        self.language.chosen.connect(lambda id: self._take(self._desk.set_language(id)))
        self.text_size.chosen.connect(lambda id: self._take(self._desk.set_text_size(int(id))))
        self.colours.chosen.connect(lambda id: self._take(self._desk.set_colours(id)))
        self.keys, self.about_keys = self._switch(view.keys, column)
        self.keys.toggled.connect(lambda is_on: self._take(self._desk.set_single_keys(is_on)))
        self.rest = self._choice(view.rest, column)
        self.rest.chosen.connect(lambda id: self._take(self._desk.set_rest(int(id))))
        self.captures, self.about_captures = self._switch(view.captures, column)
        self.captures.toggled.connect(lambda is_on: self._take(self._desk.set_captures(is_on)))
        column.addStretch(1)
        return box

    def _choice(self, setting: SettingView, column: QVBoxLayout, name: str = "") -> SegmentedChoice:
        """Make a choice; where the organisation chose, its value stands in the place of the choice."""
        card = _card()
        card.body.addWidget(Heading(setting.title, 3))
        options = [(option.id, option.text) for option in setting.options]
        choice = SegmentedChoice(setting.title, options, setting.chosen)
        card.body.addWidget(choice)
        if setting.held:
            choice.hide()
            value = next((words for id, words in options if id == setting.chosen), "")
            self.held[name] = HeldValue(setting.title, value, setting.held)
            card.body.addWidget(self.held[name])
        card.body.addWidget(Text(setting.note, 15, "muted"))
        column.addWidget(card)
        return choice

    def _switch(self, setting: SettingView, column: QVBoxLayout) -> tuple[Switch, Text]:
        card = _card()
        switch = Switch("", name=setting.title)
        head = FlowLayout(gap=16, is_first_stretched=True)
        head.addWidget(Heading(setting.title, 3))
        head.addWidget(switch)
        about = Text("", 15, "muted")
        card.body.addLayout(head)
        card.body.addWidget(about)
        column.addWidget(card)
        return switch, about

    def _choices(self, view: SettingsView) -> list[tuple[SegmentedChoice, SettingView]]:
        return [
            (self.language, view.language),
            (self.text_size, view.text_size),
            (self.colours, view.colours),
            (self.rest, view.rest),
        ]

    def _switches(self, view: SettingsView) -> list[tuple[Switch, Text, SettingView]]:
        return [
            (self.keys, self.about_keys, view.keys),
            (self.captures, self.about_captures, view.captures),
        ]

    def _take(self, view: SettingsView) -> None:
        self.draw(view)
        self.changed.emit(self._desk.settings)


def _draw_switch(switch: Switch, about: Text, setting: SettingView) -> None:
    words = {option.id: option.text for option in setting.options}
    switch.blockSignals(True)
    switch.setChecked(setting.chosen == ON)
    switch.blockSignals(False)
    switch.setText(words[setting.chosen])
    switch.setEnabled(setting.can_change)
    switch.setAccessibleDescription(setting.note)
    about.setText(setting.note)


def _card() -> Card:
    theme = current_theme()
    card = Card("card", 20, 6)
    card.body.setContentsMargins(theme.pad(20), theme.pad(14), theme.pad(20), theme.pad(14))
    return card
