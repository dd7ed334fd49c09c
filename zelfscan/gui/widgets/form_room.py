"""The place on a page where a form opens and closes again, one at a time."""

from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

Form = TypeVar("Form", bound=QWidget)


class FormRoom(QVBoxLayout, Generic[Form]):
    """Takes no room while no form is open."""

    def __init__(self) -> None:
        """Begin without a form."""
        super().__init__()
        self.form: Form | None = None

    def open(self, form: Form) -> None:
        """Show a form in place of the one that was open."""
        self.close()
        self.form = form
        self.addWidget(form)
        form.show()

    def close(self) -> None:
        """Throw the form away, with what was typed in it."""
        if self.form is not None:
            form, self.form = self.form, None
            form.hide()
            self.removeWidget(form)
            form.deleteLater()
