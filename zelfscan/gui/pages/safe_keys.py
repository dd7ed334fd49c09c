"""What opens the vault: the passphrase, the recovery sheet, and the keys themselves."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.vault import PassphraseTooShort, WrongPassphrase
from zelfscan.gui.pages.safe_card import SafeCard, SafeForm
from zelfscan.gui.widgets.button import secondary_button
from zelfscan.gui.widgets.strength_meter import StrengthMeter
from zelfscan.gui.widgets.text_field import PassphraseField
from zelfscan.i18n import say
from zelfscan.presenters.lock_desk import strength_of
from zelfscan.presenters.safe_desk import SafeDesk
from zelfscan.presenters.safe_views import DoneView, SheetView


class PassphraseForm(SafeForm):
    """The old passphrase, the new one with its strength, and the new one again."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        """Make three empty fields; ``hint`` says how long the new one is at least."""
        super().__init__(say("Verander de wachtzin"), parent=parent)
        self.old = PassphraseField(say("Uw wachtzin van nu"))
        self.new = PassphraseField(say("Nieuwe wachtzin"), hint)
        self.again = PassphraseField(say("Nog een keer"), say("Dan weten we dat er geen typefout in zit."))
        self.meter = StrengthMeter()
        for part in (self.old, self.new, self.meter, self.again):
            self.fields.addWidget(part)
        self.old.submitted.connect(lambda: self.new.edit.setFocus(Qt.FocusReason.TabFocusReason))
        self.new.submitted.connect(lambda: self.again.edit.setFocus(Qt.FocusReason.TabFocusReason))
        self.again.submitted.connect(self.keep_soon)
        self.old.changed.connect(lambda _text: self.old.set_error(""))
        self.new.changed.connect(self._follow)
        self.again.changed.connect(lambda _text: self.again.set_error(""))

    def first(self) -> QWidget | None:
        """Return the field of the old passphrase."""
        return self.old.edit

    def forget(self) -> None:
        """Empty the fields."""
        for field in (self.old, self.new, self.again):
            field.clear()

    def is_filled(self) -> bool:
        """Tell whether all is typed and both new ones are equal; else say at the field what to do."""
        if not self.old.text():
            wrong, words = self.old, say("Typ eerst uw wachtzin.")
        elif not self.new.text():
            wrong, words = self.new, say("Typ eerst een wachtzin.")
        elif self.new.text() != self.again.text():
            wrong, words = self.again, say("De twee wachtzinnen zijn niet gelijk. Typ hem nog een keer.")
        else:
            return True
        _show_wrong(wrong, words)
        return False

    def _follow(self, text: str) -> None:
        self.new.set_error("")
        self.again.set_error("")
        self.meter.draw(strength_of(text))


class PassphraseCard(SafeCard[PassphraseForm]):
    """Changes the passphrase."""

    def __init__(self, desk: SafeDesk, parent: QWidget | None = None) -> None:
        """Make the card."""
        super().__init__("sleutel", say("Wachtzin"), parent)
        self._desk = desk
        self.open_button = self.add_button(secondary_button(say("Verander de wachtzin")), self._open)
        self.told.action_chosen.connect(self._forget_copies)

    def draw(self, words: tuple[str, ...]) -> None:
        """Say what changing does and what not."""
        self.say_words(*words)

    def _open(self) -> None:
        form = PassphraseForm(self._desk.hint())
        form.kept.connect(self._change)
        self.open_form(form, self.open_button)

    def _change(self) -> None:
        form = self.form
        if form is None or not form.is_filled():
            return
        old, new = form.old.text(), form.new.text()
        self.work.run(
            lambda _tell: self._desk.changing(old, new), self._take, self._not_changed, can_stop=False
        )

    def _take(self, done: DoneView) -> None:
        self.close_form()
        self.tell(done, say("Wis de kopieën") if self._desk.has_copies() else "")
        self.changed.emit()

    def _forget_copies(self) -> None:
        try:
            self.tell(self._desk.forget_copies())
        except ZelfscanError as error:
            self.refuse(say("De kopie is niet gewist."), error)
        self.changed.emit()

    def _not_changed(self, error: ZelfscanError) -> None:
        form = self.form
        if form is not None and isinstance(error, WrongPassphrase):
            _show_wrong(form.old, str(error))
        elif form is not None and isinstance(error, PassphraseTooShort):
            _show_wrong(form.new, str(error))
        else:
            self.refuse(say("Uw wachtzin is niet veranderd."), error)


class SheetCard(SafeCard[SafeForm]):
    """Says whether there is a recovery sheet, and leads to making one."""

    sheet_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the card."""
        super().__init__("rapport", say("Herstelblad"), parent)
        self.make_button = self.add_button(secondary_button(""), self.sheet_asked.emit)

    def draw(self, view: SheetView) -> None:
        """Show when the sheet that fits was made."""
        self.say_words(*view.words, strong=view.made)
        self.make_button.setText(view.button)


class KeysForm(SafeForm):
    """The passphrase, without which nobody gives the vault other keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty field."""
        super().__init__(say("Begin"), parent=parent)
        hint = say("U kunt stoppen zolang het bezig is. Dan blijft alles zoals het was.")
        self.passphrase = PassphraseField(say("Uw wachtzin"), hint)
        self.fields.addWidget(self.passphrase)
        self.passphrase.submitted.connect(self.keep_soon)
        self.passphrase.changed.connect(lambda _text: self.passphrase.set_error(""))

    def first(self) -> QWidget | None:
        """Return the field."""
        return self.passphrase.edit

    def forget(self) -> None:
        """Empty the field."""
        self.passphrase.clear()


class KeysCard(SafeCard[KeysForm]):
    """Gives everything in the vault other keys."""

    sheet_asked = Signal()
    begun = Signal()
    """The dossiers have to be put down now."""
    ended = Signal()
    """The dossiers can be opened again."""

    def __init__(self, desk: SafeDesk, parent: QWidget | None = None) -> None:
        """Make the card."""
        super().__init__("opnieuw", say("Nieuwe sleutels"), parent)
        self._desk = desk
        self.open_button = self.add_button(secondary_button(say("Maak nieuwe sleutels")), self._open)
        self.told.action_chosen.connect(self.sheet_asked)

    def draw(self, words: tuple[str, ...]) -> None:
        """Say what other keys are good for, and what they do not do."""
        self.say_words(*words)

    def _open(self) -> None:
        form = KeysForm()
        form.kept.connect(self._renew)
        self.open_form(form, self.open_button)

    def _renew(self) -> None:
        form = self.form
        if form is None:
            return
        if not form.passphrase.text():
            _show_wrong(form.passphrase, say("Typ eerst uw wachtzin."))
            return
        passphrase = form.passphrase.text()
        self.begun.emit()
        self.work.run(partial(self._desk.renewing_keys, passphrase), self._take, self._not_renewed)

    def _take(self, done: DoneView) -> None:
        self.close_form()
        self.tell(done, say("Maak een herstelblad") if done.kind in ("good", "warn") else "")
        self.ended.emit()
        self.changed.emit()

    def _not_renewed(self, error: ZelfscanError) -> None:
        self.ended.emit()
        form = self.form
        if form is not None and isinstance(error, WrongPassphrase):
            _show_wrong(form.passphrase, str(error))
        else:
            self.refuse(say("De kluis heeft geen nieuwe sleutels."), error)


def _show_wrong(field: PassphraseField, words: str) -> None:
    field.set_error(words)
    field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
