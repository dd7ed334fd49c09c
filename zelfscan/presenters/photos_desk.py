"""The photographs of a dossier: bringing them in, telling what they show, marking and redacting them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from zelfscan.errors.files import CannotRead, PhotoRefused, cannot_read
from zelfscan.i18n import say, say_count
from zelfscan.photos.marks import Marks, marks_from, marks_to
from zelfscan.photos.reading import MAX_BYTES, Photo, read_photo
from zelfscan.photos.redaction import Area, black_out, blur
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.subjects import ELEMENT, FINDING, still_there, subject_words, subjects_for
from zelfscan.presenters.visit_book import VisitBook
from zelfscan.presenters.visit_views import PhotosView, PhotoView
from zelfscan.store.photographs import StoredPhoto

ALL = "all"
_KINDS = (ELEMENT, FINDING)


@dataclass(frozen=True)
class BroughtIn:
    """What came of a file or a picture from the clipboard: a photograph, or why it is none."""

    photo: Photo | None
    name: str = ""
    trouble: str = ""


class PhotosDesk:
    """Draws the list, and writes every change at once; what takes long is returned as work for a thread."""

    def __init__(self, scan: OpenScan, book: VisitBook) -> None:
        """Begin with all photographs."""
        self.scan, self._book = scan, book
        self._subject = ALL

    def view(self) -> PhotosView:
        """Return the photographs of what is chosen, or all of them."""
        stored = self._with_living_subjects()
        there = {each: subject_words(self.scan, each) for each in dict.fromkeys(p.subject for p in stored)}
        if self._subject != ALL and self._subject not in there:
            self._subject = ALL
        shown = tuple(
            _view_of(number, each, there[each.subject])
            for number, each in enumerate(stored, 1)
            if self._subject in (ALL, each.subject)
        )
        filters = ((ALL, say("Alle foto’s")), *there.items())
        subjects = subjects_for(self.scan, _KINDS)
        # Of the questions only those that have a photograph: there are too many to choose from.
        asked = tuple(each for each in there.items() if each not in subjects)
        return PhotosView(
            photos=shown,
            subject=self._subject,
            filters=filters if len(there) > 1 else (),
            subjects=(*subjects, *asked),
            count=say_count("{count} foto", "{count} foto’s", len(stored)),
            empty="" if stored else say("Er zijn nog geen foto’s."),
        )

    def show(self, subject: str) -> PhotosView:
        """Show the photographs of one thing, or all of them."""
        self._subject = subject
        return self.view()

    def reading_files(self, paths: Iterable[Path]) -> tuple[Callable[[], BroughtIn], ...]:
        """Return for each file the work of reading it; nothing of the file itself is kept."""
        return tuple(reading_file(path) for path in paths)

    def reading(self, data: bytes) -> Callable[[], BroughtIn]:
        """Return the work of reading a picture from the clipboard or from another program."""
        return lambda: _brought_in(data, say("de afbeelding"))

    def keep(self, photo: Photo, subject: str = "") -> str:
        """Keep a photograph that was read, and return its id. Raises the errors of the store."""
        kept = StoredPhoto("", subject, width=photo.width, height=photo.height)
        return self._book.add_photo(kept, photo.jpeg, photo.thumb, self.scan.clock()).id

    def change(self, photo_id: str, caption: str, subject: str) -> None:
        """Write the caption, on one line, and what the photograph belongs to.

        Raises the errors of the store.
        """
        before = self._book.photo(photo_id)
        after = replace(before, caption=" ".join(caption.split()), subject=subject)
        if after != before:
            self._book.change_photo(after, self.scan.clock())

    def marks(self, photo_id: str) -> Marks:
        """Return what is drawn on a photograph. Raises ``PhotoRefused`` where that is damaged."""
        text = self._book.photo(photo_id).marks
        return marks_from(text) if text else ()

    def set_marks(self, photo_id: str, marks: Marks) -> None:
        """Keep what is drawn on a photograph.

        Raises the errors of the store, and ``PhotoRefused`` for more than can be read back.
        """
        before = self._book.photo(photo_id)
        text = marks_to(marks)
        marks_from(text)
        if text != before.marks:
            self._book.change_photo(replace(before, marks=text), self.scan.clock())

    def redacting(self, photo_id: str, areas: Iterable[Area], how: str) -> Callable[[], Photo]:
        """Return the work of making parts unreadable for good: ``black`` or ``blur``.

        The work raises ``PhotoRefused``.
        """
        jpeg, parts = self._book.picture(photo_id), tuple(areas)
        return lambda: (blur if how == "blur" else black_out)(jpeg, parts)

    def keep_redacted(self, photo_id: str, photo: Photo) -> None:
        """Put the redacted picture in the place of the one before, of which nothing stays."""
        size = photo.width, photo.height
        self._book.replace_picture(photo_id, photo.jpeg, photo.thumb, size, self.scan.clock())

    def picture(self, photo_id: str) -> bytes:
        """Read the picture of a photograph, a JPEG."""
        return self._book.picture(photo_id)

    def thumbnail(self, photo_id: str) -> bytes:
        """Read the small picture of a photograph, a JPEG."""
        return self._book.thumbnail(photo_id)

    def remove(self, photo_id: str) -> None:
        """Take a photograph out of the dossier. Raises the errors of the store."""
        self._book.remove_photo(photo_id)

    def _with_living_subjects(self) -> tuple[StoredPhoto, ...]:
        """Return every photograph; what belongs to something that is gone belongs to the home."""
        stored = self._book.photos()
        living = {each: still_there(self.scan, each) for each in {photo.subject for photo in stored}}
        return tuple(replace(each, subject=living[each.subject]) for each in stored)


def reading_file(path: Path) -> Callable[[], BroughtIn]:
    """Return the work of reading a picture from a file; of a file that is too large only a part is read."""

    def read() -> BroughtIn:
        try:
            if path.exists() and not path.is_file():
                return _brought_in(
                    b"", path.name
                )  # a folder is no photograph, and a device could go on forever
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)  # more than that is refused, so more is not read
        except OSError as error:
            return BroughtIn(None, path.name, str(cannot_read(path, error)))
        return _brought_in(data, path.name)

    return read


def _view_of(number: int, stored: StoredPhoto, about: str) -> PhotoView:
    caption = stored.caption.rstrip(".") or say("Zonder bijschrift")
    return PhotoView(
        id=stored.id,
        number=number,
        caption=stored.caption,
        subject=stored.subject,
        about=about,
        has_marks=bool(stored.marks),
        size=(stored.width, stored.height),
        spoken=say("Foto {number}: {caption}. {about}", number=number, caption=caption, about=about),
    )


def _brought_in(data: bytes, name: str) -> BroughtIn:
    try:
        return BroughtIn(read_photo(data), name)
    except (PhotoRefused, CannotRead) as error:
        return BroughtIn(None, name, str(error))
