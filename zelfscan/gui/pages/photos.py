"""The photographs of a visit: bring them in, say what they show, and open one to draw on it."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.files import PhotoRefused
from zelfscan.gui import ask
from zelfscan.gui.accessible import announce
from zelfscan.gui.camera import has_camera, start_camera
from zelfscan.gui.copying import copied
from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.long_choice import long_choice
from zelfscan.gui.pages.photo_card import PhotoCard
from zelfscan.gui.pages.photo_editor import PhotoEditor
from zelfscan.gui.pages.photo_grid import PhotoGrid
from zelfscan.gui.pages.photo_intake import BusyLine, PhotoIntake, Reading, carries_pictures, readings_of
from zelfscan.gui.pages.visit_page import VisitPage
from zelfscan.gui.widgets.button import main_button, secondary_button
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.form_room import FormRoom
from zelfscan.gui.widgets.photo_places import forget_letters
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.i18n import say, say_count
from zelfscan.photos.reading import Photo
from zelfscan.presenters.photos_desk import ALL, PhotosDesk
from zelfscan.presenters.visit_views import PHOTOS, PhotosView, PhotoView

_SIDE_BY_SIDE = 1100
_MOST_TROUBLES = 3


class PhotosPage(VisitPage):
    """Shows all photographs, and one of them to draw on."""

    lost = Signal(int)
    """So many photographs were still to be read when the dossier was left, and are not in it."""

    def __init__(self, desk: PhotosDesk, parent: QWidget | None = None) -> None:
        """Make the page with all photographs."""
        super().__init__(PHOTOS, desk.scan.book is not None, parent)
        self._desk = desk
        self._view: PhotosView | None = None
        self._intake = PhotoIntake(self._keep_new, self)
        self._intake.went_on.connect(lambda *step: self._busy.show_progress(*step))
        self._intake.ended.connect(self._show_end)
        self.setAcceptDrops(True)
        self._lay_out()
        self.draw(desk.view())

    @property
    def editor(self) -> PhotoEditor | None:
        """Return the room in which a photograph is drawn on, while it is open."""
        return self._editor_room.form

    def refresh(self) -> None:
        """Draw again what may have changed."""
        self.draw(self._desk.view())

    def speak(self) -> None:
        """Say everything anew, at the same photograph; what was drawn on it was kept."""
        chosen = self.grid.chosen_id()
        drawn = self.editor.photo_id if self.editor is not None else ""
        self.empty()
        self._view = None
        self._lay_out()
        self.draw(self._desk.view())
        self.grid.choose(chosen)
        if drawn:
            self.open_editor(drawn)

    def draw(self, view: PhotosView, chosen: str = "") -> None:
        """Show the photographs, and what is known of the one of now."""
        self._view = view
        self.count.setText(view.count)
        self.nothing.setText(view.empty)
        self.grid.setVisible(bool(view.photos))
        self._filter.set_options(view.filters, view.subject)
        self.grid.draw(view.photos, chosen or self.grid.chosen_id())
        self._show_card(self.grid.chosen_id())
        self._show_parts()

    def start_focus(self) -> QWidget | None:
        """Return the photographs, or where there are none the button that brings them in."""
        if self.editor is not None:
            return self.editor.canvas
        return self.grid if self._view is not None and self._view.photos else self.add_button

    def leave(self) -> bool:
        """Keep the caption that is being typed, and what is being done to a photograph.

        False too while parts that were pointed out are still readable. That is said on the page: a question
        in a window of its own would hold up a lock.
        """
        if not self.card.leave() or (self.editor is not None and not self.editor.leave()):
            return False
        if self.editor is None or not self.editor.has_readable():
            return True
        words = say("Maak ze onleesbaar, of laat ze zo. Ga daarna verder.")
        self.tell("warn", say("De delen die u aanwees, zijn nog leesbaar."), words, say("Laat ze leesbaar"))
        return False

    def forget(self) -> None:
        """Stop bringing in, let go of every picture, and tell how many were not brought in."""
        left = self._intake.drop()
        if left:
            self.lost.emit(left)
        forget_letters()
        self._busy.hide()
        self._editor_room.close()
        self.grid.draw((), "")
        self.card.draw(None, ())

    def open_item(self, item: str) -> None:
        """Choose a photograph, at its caption."""
        if not self._close_editor():
            return
        self.draw(self._desk.show(ALL))
        self.grid.choose(item)
        self.card.caption.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_list(self, kind: str) -> None:
        """Ask for photographs of something; those that come in next belong to it."""
        if self._close_editor():
            self._choose_files(kind)

    def is_busy(self) -> bool:
        """Tell whether photographs are still being read."""
        return self._intake.is_busy()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Paste a picture; go back from one photograph to all with Escape."""
        editor = self.editor
        if editor is None and event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
            return True
        if editor is not None and event.key() == Qt.Key.Key_Escape:
            if not editor.step_back():
                self._close_editor()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let a photograph that is drawn on take the height there is."""
        super().resizeEvent(event)
        # Only when the room under the bar has got its size.
        QTimer.singleShot(0, self, self._fit_editor)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures that are dragged here."""
        if self.editor is None and carries_pictures(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring in what was dropped."""
        event.acceptProposedAction()
        self._take(event.mimeData())

    def bring_in(self, readings: Iterable[Reading], subject: str = "") -> None:
        """Read pictures one by one beside the window, and keep each as soon as it is read."""
        if not self.is_busy():
            self.trouble.hide()
        self._intake.add(readings, subject)

    def stop(self) -> None:
        """Bring in no more; what was read already stays."""
        had_focus = self.stop_button.hasFocus()
        self._intake.stop()
        if had_focus:
            self.focus_start()

    def _lay_out(self) -> None:
        body = self.lay_out_frame()
        self.trouble.action_chosen.connect(self._let_be)
        self._all = QWidget()
        head = FlowLayout(gap=16, is_first_stretched=True)
        self.heading, self.count = Heading(say("Foto’s"), 1), short_text()
        self.add_button = main_button(say("Kies foto’s"), icon="foto")
        self.add_button.clicked.connect(lambda: self._choose_files())
        self.paste_button = secondary_button(say("Plak"))
        self.paste_button.clicked.connect(self._paste)
        self.camera_button = secondary_button(say("Open de camera"))
        self.camera_button.clicked.connect(self._start_camera)
        self.camera_button.setVisible(has_camera())
        for part in (self.heading, self.count, self.camera_button, self.paste_button, self.add_button):
            head.addWidget(part)
        body.addLayout(head)
        promise = say(
            "U kunt foto’s ook hierheen slepen. Het programma haalt plaats en toestelgegevens eruit. "
            "Het oorspronkelijke bestand blijft staan waar het stond: wis het daar zelf."
        )
        self._promise = Text(promise, 15, "muted")
        body.addWidget(self._promise)
        self._busy = BusyLine()
        self.stop_button = self._busy.stop_button
        self.stop_button.clicked.connect(self.stop)
        body.addWidget(self._busy)
        self._editor_room: FormRoom[PhotoEditor] = FormRoom()
        body.addLayout(self._editor_room)
        self._filter = long_choice(say("Toon de foto’s van"))
        self._filter.picked.connect(self._show_of)
        body.addWidget(self._filter, 0, Qt.AlignmentFlag.AlignLeft)
        self.nothing = Text("", 17, "muted")
        body.addWidget(self.nothing)
        self.grid = PhotoGrid(self._desk.thumbnail)
        self.grid.chosen.connect(self._show_card)
        self.grid.opened.connect(self.open_editor)
        self.grid.removed.connect(self._remove)
        self.card = PhotoCard(self._desk.thumbnail)
        self.card.changed.connect(self._keep)
        self.card.opened.connect(self.open_editor)
        self.card.removed.connect(self._remove)
        self._columns = Columns(_SIDE_BY_SIDE, 24)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid)
        column.addStretch(1)
        self._columns.add(left, 66)
        self._columns.add(self.card, 34)
        body.addWidget(self._columns)
        body.addStretch(1)

    def _show_of(self, subject: str) -> None:
        if self.card.leave():
            self.draw(self._desk.show(subject))
        elif self._view is not None:
            self._filter.choose(self._view.subject)

    def _show_card(self, photo_id: str) -> None:
        """Show what is known of a photograph; first what was typed at another one is kept."""
        typed_at = self.card.photo_id()
        if typed_at not in ("", photo_id) and self._photo(typed_at) is not None and not self.card.leave():
            # Only after the event that brought it: then what was typed is in sight, at its photograph.
            QTimer.singleShot(0, self, lambda: self.grid.choose(typed_at))
            return
        self.card.draw(self._photo(photo_id), self._view.subjects if self._view is not None else ())
        if self.grid.hasFocus():
            self.sheet.reveal_area(self.grid.viewport(), self.grid.visualRect(self.grid.currentIndex()))

    def _photo(self, photo_id: str) -> PhotoView | None:
        photos = self._view.photos if self._view is not None else ()
        return next((each for each in photos if each.id == photo_id), None)

    def _keep(self, photo_id: str, caption: str, subject: str) -> None:
        if self.try_to(lambda: self._desk.change(photo_id, caption, subject)):
            self.refresh()

    # Bringing in

    def _choose_files(self, subject: str = "") -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = say("Foto’s (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.gif)")
        paths = ask.open_files(self, say("Kies foto’s"), Path(folder), kinds)
        if isValid(self):  # else the scan was locked while this was asked
            self.bring_in(self._desk.reading_files(paths), subject)

    def _paste(self) -> None:
        if not self._take(copied()):
            self.tell("warn", say("Er staat geen foto op het klembord."), say("Kopieer eerst een foto."))

    def _take(self, data: QMimeData | None) -> bool:
        try:
            readings = readings_of(data, self._desk) if data is not None else ()
        except PhotoRefused as error:
            self.tell("error", say("Niet alles is toegevoegd."), str(error))
            return True
        self.bring_in(readings)
        return bool(readings)

    def _start_camera(self) -> None:
        if start_camera():
            self.tell(
                "info",
                say("De camera-app gaat open."),
                say("Haal de foto daarna op met Kies foto’s, en wis hem dan in de camera-app."),
            )
        else:
            self.tell("warn", say("De camera-app start niet."), say("Open hem zelf, en kies daarna de foto."))

    def _keep_new(self, photo: Photo, subject: str) -> bool:
        """Keep a photograph that was read, and let the first of them be the one of now."""
        made: list[str] = []
        if not self.try_to(lambda: made.append(self._desk.keep(photo, subject))):
            return False
        was_empty = self._view is None or not self._view.photos
        if self._intake.kept or self._is_working():
            self.refresh()
        else:
            self.draw(self._desk.show(ALL), made[0])
        if was_empty and self.isVisible() and self.editor is None:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _is_working(self) -> bool:
        """Tell whether somebody is at work on the photograph of now, which must stay the one of now."""
        is_choosing = QApplication.activePopupWidget() is not None
        is_typing = self.card.isAncestorOf(QApplication.focusWidget() or self)
        return is_choosing or is_typing or self.editor is not None

    def _show_end(self, count: int, troubles: tuple[str, ...]) -> None:
        had_focus = self.stop_button.hasFocus()
        self._busy.hide()
        self.refresh()
        if troubles:
            shown = list(troubles[:_MOST_TROUBLES])
            if more := len(troubles) - len(shown):
                shown.append(say_count("En nog {count}.", "En nog {count}.", more))
            self.tell("error", say("Niet alles is toegevoegd."), "\n".join(shown))
        elif count:
            announce(self, say("{count} toegevoegd.", count=count))
        if had_focus:
            self.focus_start()

    # One photograph

    def open_editor(self, photo_id: str) -> None:
        """Open a photograph to draw on it, or to make a part of it unreadable."""
        photo = self._photo(photo_id)
        if photo is None or not self.card.leave():
            return
        try:
            editor = PhotoEditor(self._desk, photo)
        except ZelfscanError as error:
            self.tell("error", say("Deze foto gaat niet open."), str(error))
            return
        editor.closed.connect(self._close_editor)
        editor.redacted.connect(self.grid.forget_picture)
        editor.redacted.connect(lambda _photo: self._stop_warning())
        editor.failed.connect(lambda title, text: self.tell("error", title, text))
        self._editor_room.open(editor)
        self._show_parts()
        self.sheet.scroll_to_top()
        editor.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        # Only when it stands where it will stand is it known how much room is left.
        QTimer.singleShot(0, editor, self._fit_editor)

    def _close_editor(self) -> bool:
        """Go back to all photographs; false where something is in the way of that."""
        editor = self.editor
        if editor is None:
            return True
        may_close = editor.may_close()
        if not isValid(self) or self.editor is not editor:
            return False  # the scan was locked while this was asked
        if not may_close:
            editor.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        self._stop_warning()
        self._editor_room.close()
        self.refresh()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _let_be(self) -> None:
        """Let parts that were pointed out stay readable: then nothing is in the way of leaving."""
        self._stop_warning()
        if self.editor is not None:
            self.editor.let_be()
            self.editor.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_warning(self) -> None:
        # Only what warns of parts that are still readable has something to press.
        if not self.trouble.action_button.isHidden():
            self.trouble.hide()

    def _fit_editor(self) -> None:
        if self.editor is not None:
            self.editor.fit(self.sheet.viewport().height())
            self.sheet.reveal(self.editor.canvas)

    def _show_parts(self) -> None:
        """Show the photographs with what belongs to them, or the one that is drawn on alone."""
        is_shown, view = self.editor is None, self._view
        for part in (self.heading, self.add_button, self.paste_button, self._promise, self._columns):
            part.setVisible(is_shown)
        self.camera_button.setVisible(is_shown and has_camera())
        self.count.setVisible(is_shown and view is not None and not view.empty)
        self.nothing.setVisible(is_shown and view is not None and bool(view.empty))
        self._filter.setVisible(is_shown and view is not None and bool(view.filters))

    def _remove(self, photo_id: str) -> None:
        photo = self._photo(photo_id)
        if photo is None:
            return
        is_sure = ask.confirm(
            self,
            say("Foto {number} weghalen?", number=photo.number),
            say("De foto is dan weg uit dit dossier. Dat is niet terug te draaien."),
            yes=say("Haal weg"),
        )
        if is_sure and isValid(self) and self.try_to(lambda: self._desk.remove(photo_id)):
            self.grid.forget_picture(photo_id)
            self.refresh()
            self.focus_start()
