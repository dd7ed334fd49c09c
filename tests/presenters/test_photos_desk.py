"""Photographs of a visit: brought in, told about, drawn on, made unreadable, and never more than that."""

import os
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import FixedClock
from tests.presenters.visits import Visit, a_photo, a_picture, a_visit, leave_room_for, on_a_visit
from tests.store.test_photographs import a_file, decrypted
from zelfscan.errors.files import DiskFull, PhotoRefused
from zelfscan.errors.limits import TextTooLong, TooMany
from zelfscan.photos.marks import MAX_MARKS, Arrow, Circle, Number, Words
from zelfscan.photos.reading import MAX_BYTES, Photo
from zelfscan.photos.redaction import Area
from zelfscan.presenters.photos_desk import ALL, BroughtIn, PhotosDesk
from zelfscan.store import photographs
from zelfscan.store.dossiers import Dossier
from zelfscan.store.photographs import MAX_CAPTION, MAX_MARKS_TEXT, StoredPhoto

HOME = "De woning als geheel"
MARKS = (
    Arrow(x=0.1, y=0.1, to_x=0.5, to_y=0.5),
    Circle(x=0.5, y=0.5, radius=0.2),
    Number(x=0.2, y=0.8, number=7),
    Words(x=0.1, y=0.9, text="Cilinder steekt uit <&> é"),
)


@pytest.fixture
def visit(tmp_path: Path, clock: FixedClock) -> Iterator[Visit]:
    with a_visit(tmp_path, clock) as visit:
        yield visit


@pytest.fixture
def desk(visit: Visit) -> PhotosDesk:
    return visit.photos


def read(desk: PhotosDesk, path: Path) -> BroughtIn:
    (work,) = desk.reading_files([path])
    return work()


def a_file_with(folder: Path, data: bytes, name: str = "foto.jpg") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_without_photographs_there_is_nothing_to_choose(desk: PhotosDesk) -> None:
    view = desk.view()
    assert (view.photos, view.filters, view.count) == ((), (), "0 foto’s")
    assert view.empty == "Er zijn nog geen foto’s."


def test_a_file_is_read_in_work_of_its_own_and_kept_only_when_asked(desk: PhotosDesk, tmp_path: Path) -> None:
    brought = read(desk, a_file_with(tmp_path, a_picture(size=(80, 60))))
    assert brought.trouble == ""
    assert brought.name == "foto.jpg"
    assert desk.view().photos == ()
    assert brought.photo is not None
    photo = desk.keep(brought.photo)
    (shown,) = desk.view().photos
    assert (shown.id, shown.number, shown.size, shown.about) == (photo, 1, (80, 60), HOME)
    assert desk.picture(photo) == brought.photo.jpeg
    assert desk.thumbnail(photo) == brought.photo.thumb
    assert desk.view().count == "1 foto"


def test_a_picture_from_the_clipboard_is_read_as_well(desk: PhotosDesk) -> None:
    brought = desk.reading(a_picture())()
    assert (brought.name, brought.trouble) == ("de afbeelding", "")
    assert brought.photo == a_photo()
    assert "geen foto die het programma kent" in desk.reading(b"")().trouble


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "dit is geen foto die het programma kent"),
        (b"%PDF-1.7 not a picture", "dit is geen foto die het programma kent"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64, "de foto is van het soort HEIC"),
        (a_picture()[:200], "het bestand is beschadigd"),
        (a_picture()[:4] + bytes(range(256)) * 2, "het bestand is beschadigd"),
    ],
    ids=["empty", "pdf", "heic", "cut off", "noise"],
)
def test_what_is_no_photograph_gets_a_clear_sentence_and_nothing_is_kept(
    desk: PhotosDesk, tmp_path: Path, data: bytes, words: str
) -> None:
    brought = read(desk, a_file_with(tmp_path, data))
    assert (brought.photo, brought.name) == (None, "foto.jpg")
    assert brought.trouble.startswith(f"Deze foto is niet te gebruiken: {words}. ")
    assert desk.view().photos == ()


def test_of_a_file_that_is_too_large_only_a_part_is_read(desk: PhotosDesk, tmp_path: Path) -> None:
    path = a_file_with(tmp_path, a_picture())
    with path.open("r+b") as file:
        file.truncate(100 * MAX_BYTES)  # takes no room on the disk
    brought = read(desk, path)
    assert brought.photo is None
    assert brought.trouble == (
        "Deze foto is niet te gebruiken: de foto is te groot. Maak hem opnieuw met een kleinere instelling."
    )


def test_a_picture_with_too_many_pixels_is_refused(desk: PhotosDesk) -> None:
    out = BytesIO()
    Image.new("1", (9_000, 9_000)).save(out, "PNG")
    assert "te veel beeldpunten" in desk.reading(out.getvalue())().trouble


def test_a_file_that_is_gone_or_closed_to_us_is_said(
    desk: PhotosDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "het bestand staat er niet meer" in read(desk, tmp_path / "weg.jpg").trouble
    path = a_file_with(tmp_path, a_picture())

    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "open", refuse)
    brought = read(desk, path)
    assert (brought.photo, brought.name) == (None, "foto.jpg")
    assert "u hebt daar geen toegang" in brought.trouble


def test_a_folder_is_no_photograph(desk: PhotosDesk, tmp_path: Path) -> None:
    assert "dit is geen foto die het programma kent" in read(desk, tmp_path).trouble


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_what_never_ends_is_not_waited_for(desk: PhotosDesk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "foto.jpg")
    assert read(desk, tmp_path / "foto.jpg").photo is None


def test_one_that_is_refused_does_not_stop_the_others(desk: PhotosDesk, tmp_path: Path) -> None:
    good, bad = a_file_with(tmp_path, a_picture(), "a.jpg"), a_file_with(tmp_path, b"?", "b.jpg")
    brought = [work() for work in desk.reading_files([bad, good])]
    assert [each.photo is not None for each in brought] == [False, True]


def test_a_caption_and_a_subject_are_kept_at_once(visit: Visit, desk: PhotosDesk) -> None:
    front, photo = visit.door(), visit.photo()
    desk.change(photo, "  Cilinder \n steekt   uit. ", f"element:{front}")
    for each in (visit, visit.again()):
        (shown,) = each.photos.view().photos
        assert (shown.caption, shown.about) == ("Cilinder steekt uit.", "D1 Voordeur")
        assert shown.spoken == "Foto 1: Cilinder steekt uit. D1 Voordeur"


def test_without_a_caption_that_is_said_aloud(visit: Visit, desk: PhotosDesk) -> None:
    visit.photo()
    (shown,) = desk.view().photos
    assert (shown.caption, shown.spoken) == ("", f"Foto 1: Zonder bijschrift. {HOME}")


def test_a_caption_that_is_too_long_is_refused_and_the_one_before_stays(
    visit: Visit, desk: PhotosDesk
) -> None:
    photo = visit.photo()
    desk.change(photo, "Slot", "")
    with pytest.raises(TextTooLong):
        desk.change(photo, "x" * (MAX_CAPTION + 1), "")
    assert desk.view().photos[0].caption == "Slot"
    with pytest.raises(ValueError, match="not a subject"):
        desk.change(photo, "Slot", "place:hal")
    with pytest.raises(KeyError):
        desk.change("other", "Slot", "")


def test_what_is_the_same_is_not_written_again(visit: Visit, desk: PhotosDesk) -> None:
    photo = visit.photo()
    before = visit.book.photo(photo)
    visit.clock.forward(days=1)
    desk.change(photo, " ", "")
    desk.set_marks(photo, ())
    assert visit.again().book.photo(photo) == before


def test_the_filter_shows_the_photographs_of_one_thing_with_their_own_numbers(
    visit: Visit, desk: PhotosDesk
) -> None:
    front, back = visit.door(), visit.door("back-door")
    finding = visit.findings.make("keep-log")
    photos = [visit.photo(each) for each in ("", f"element:{back}", f"finding:{finding}", f"element:{back}")]
    view = desk.view()
    assert view.filters == (
        (ALL, "Alle foto’s"),
        ("", HOME),
        (f"element:{back}", "D2 Achterdeur"),
        (f"finding:{finding}", "Bevinding 1: Houd een logboek bij"),
    )
    assert view.subjects[:3] == (
        ("", HOME),
        (f"element:{front}", "D1 Voordeur"),
        (f"element:{back}", "D2 Achterdeur"),
    )
    shown = desk.show(f"element:{back}")
    assert [(each.id, each.number) for each in shown.photos] == [(photos[1], 2), (photos[3], 4)]
    assert (shown.subject, shown.count) == (f"element:{back}", "4 foto’s")
    assert [each.number for each in desk.show("").photos] == [1]
    assert len(desk.show(ALL).photos) == 4


def test_with_photographs_of_one_thing_there_is_no_filter(visit: Visit, desk: PhotosDesk) -> None:
    visit.photo()
    visit.photo()
    assert desk.view().filters == ()


def test_a_filter_without_photographs_shows_all(visit: Visit, desk: PhotosDesk) -> None:
    front = visit.door()
    photo, _ = visit.photo(f"element:{front}"), visit.photo()
    assert len(desk.show(f"element:{front}").photos) == 1
    desk.change(photo, "", "")
    view = desk.view()
    assert (view.subject, len(view.photos)) == (ALL, 2)
    assert desk.show("element:never").subject == ALL


def test_what_belongs_to_a_door_that_is_removed_belongs_to_the_home(visit: Visit, desk: PhotosDesk) -> None:
    front = visit.door()
    photo, _ = visit.photo(f"element:{front}"), visit.photo()
    finding = visit.findings.make("keep-log", f"element:{front}")
    assert desk.show(f"element:{front}").photos[0].about == "D1 Voordeur"
    visit.doors.remove(front)
    view = desk.view()
    assert (view.subject, [each.id for each in view.photos][0]) == (ALL, photo)
    assert [(each.subject, each.about) for each in view.photos] == [("", HOME)] * 2
    assert visit.findings.form_of(finding).subject == ""
    assert visit.findings.view().findings[0].about == HOME


def test_what_belongs_to_something_that_never_was_belongs_to_the_home(visit: Visit, desk: PhotosDesk) -> None:
    visit.dossier.add_photo(StoredPhoto("", "element:from-elsewhere"), b"p", b"t", visit.clock())
    visit.photo()
    view = desk.view()
    assert [(each.subject, each.about) for each in view.photos] == [("", HOME)] * 2
    assert view.filters == ()


def test_a_photograph_of_a_question_stays_so(visit: Visit, desk: PhotosDesk) -> None:
    visit.photo("item:front-door.lock-grade")
    view = desk.view()
    (shown,) = view.photos
    assert shown.subject == "item:front-door.lock-grade"
    assert shown.about.endswith("?")
    assert [each for each in view.subjects if each[0].startswith("item:")] == [(shown.subject, shown.about)]


def test_numbers_follow_the_order_after_one_is_removed(visit: Visit, desk: PhotosDesk) -> None:
    first, second, third = visit.photo(), visit.photo(), visit.photo()
    desk.remove(second)
    assert [(each.id, each.number) for each in desk.view().photos] == [(first, 1), (third, 2)]
    with pytest.raises(KeyError):
        desk.remove(second)


def test_what_is_drawn_comes_back_as_it_was(visit: Visit, desk: PhotosDesk) -> None:
    photo = visit.photo()
    assert desk.marks(photo) == ()
    desk.set_marks(photo, MARKS)
    assert desk.view().photos[0].has_marks
    assert visit.again().photos.marks(photo) == MARKS
    desk.change(photo, "Slot", "")
    assert desk.marks(photo) == MARKS
    desk.set_marks(photo, ())
    assert desk.marks(photo) == ()
    assert not desk.view().photos[0].has_marks
    assert desk.picture(photo) == a_photo().jpeg


def test_more_marks_than_can_be_read_back_are_refused_and_those_of_before_stay(
    visit: Visit, desk: PhotosDesk
) -> None:
    photo = visit.photo()
    desk.set_marks(photo, MARKS)
    with pytest.raises(PhotoRefused):
        desk.set_marks(photo, MARKS[:1] * (MAX_MARKS + 1))
    assert desk.marks(photo) == MARKS


@pytest.mark.parametrize("text", ["{", "[1]", '[{"kind": "arrow"}]', "[" * MAX_MARKS_TEXT])
def test_damaged_marks_are_said_and_stay_until_somebody_draws(
    visit: Visit, desk: PhotosDesk, text: str
) -> None:
    photo = visit.photo()
    visit.book.change_photo(replace(visit.book.photo(photo), marks=text), visit.clock())
    with pytest.raises(PhotoRefused):
        desk.marks(photo)
    desk.change(photo, "Slot", "")
    assert visit.book.photo(photo).marks == text
    desk.set_marks(photo, MARKS)
    assert desk.marks(photo) == MARKS


@pytest.mark.parametrize("how", ["black", "blur"])
def test_a_part_that_is_made_unreadable_is_gone_from_the_picture_and_from_the_file(
    tmp_path: Path, clock: FixedClock, how: str
) -> None:
    file = a_file(tmp_path)
    visit = on_a_visit(Dossier(file), clock, "woningscan", has_doors=True)
    desk = visit.photos
    noisy = desk.reading(a_noisy_picture())().photo
    assert noisy is not None
    photo = desk.keep(noisy)
    desk.change(photo, "Voordeur", "")
    desk.set_marks(photo, MARKS)
    middle = noisy.jpeg[len(noisy.jpeg) // 2 :][:64]
    assert middle in decrypted(tmp_path / "a")
    work = desk.redacting(photo, [Area(x=0, y=0, width=1, height=1)], how)
    assert desk.picture(photo) == noisy.jpeg  # nothing happens before it is kept
    redacted = work()
    desk.keep_redacted(photo, redacted)
    assert (desk.picture(photo), desk.thumbnail(photo)) == (redacted.jpeg, redacted.thumb)
    assert desk.marks(photo) == MARKS
    assert desk.view().photos[0].caption == "Voordeur"
    file.close()
    kept = decrypted(tmp_path / "a")
    assert middle not in kept
    assert noisy.thumb[len(noisy.thumb) // 2 :][:64] not in kept


def test_black_is_black_where_it_was_asked_and_nowhere_else(visit: Visit, desk: PhotosDesk) -> None:
    photo = visit.photo()
    redacted = desk.redacting(photo, [Area(x=0, y=0, width=0.25, height=1)], "black")()
    picture = Image.open(BytesIO(redacted.jpeg)).convert("L")
    left, right = picture.getpixel((4, 24)), picture.getpixel((60, 24))
    assert isinstance(left, int)
    assert isinstance(right, int)
    assert left < 20 < right


def test_redacting_a_damaged_picture_is_refused_and_it_stays(visit: Visit, desk: PhotosDesk) -> None:
    photo = desk.keep(Photo(b"no picture", b"small", 10, 10))
    with pytest.raises(PhotoRefused):
        desk.redacting(photo, [Area(x=0, y=0, width=1, height=1)], "black")()
    assert desk.picture(photo) == b"no picture"


def test_a_full_list_and_a_full_disk_are_said_and_nothing_is_lost(
    visit: Visit, desk: PhotosDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = visit.photo()
    monkeypatch.setattr(photographs, "MAX_PHOTOGRAPHS", 1)
    with pytest.raises(TooMany):
        visit.photo()
    monkeypatch.undo()
    leave_room_for(visit.dossier, 0)
    large = desk.reading(a_noisy_picture())().photo
    assert large is not None
    with pytest.raises(DiskFull):
        desk.keep(large)
    with pytest.raises(DiskFull):
        desk.keep_redacted(photo, large)
    for each in (visit, visit.again()):
        assert [shown.id for shown in each.photos.view().photos] == [photo]
        assert each.photos.picture(photo) == a_photo().jpeg


def test_the_dossier_of_a_person_has_photographs_too(tmp_path: Path, clock: FixedClock) -> None:
    with a_visit(tmp_path, clock, "zelfscan") as person:
        finding = person.findings.make("keep-log")
        person.photo(f"finding:{finding}")
        view = person.photos.view()
        assert view.photos[0].about == "Bevinding 1: Houd een logboek bij"
        assert view.subjects == (("", "Algemeen"), (f"finding:{finding}", view.photos[0].about))


def a_noisy_picture() -> bytes:
    """Return a picture that hardly gets smaller, so that its bytes can be found back."""
    out = BytesIO()
    Image.effect_noise((400, 300), 120).save(out, "JPEG", quality=95)
    return out.getvalue()
