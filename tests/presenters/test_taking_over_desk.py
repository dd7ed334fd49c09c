"""Taking a dossier over: what is seen of it, where it comes to stand, and what is refused."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.conftest import FixedClock
from tests.presenters.handing import (
    PASSPHRASE,
    a_lock,
    a_pack,
    a_whole_dossier,
    files_in,
    go_on,
    hand_over,
    receive,
    stop_at,
)
from tests.store.whole_dossier import a_photo, a_signature, everything
from zelfscan.crypto.handover_code import new_code
from zelfscan.errors.files import DiskFull
from zelfscan.errors.handover import (
    HandoverClosed,
    HandoverDamaged,
    HandoverForeign,
    HandoverPackUnknown,
    HandoverRefused,
    HandoverStopped,
)
from zelfscan.errors.limits import DossierNameRefused
from zelfscan.errors.vault import CodeMistyped
from zelfscan.packs.handed import MAX_DEPTH, MAX_TEXT, MAX_VALUES, pack_from
from zelfscan.photos.signature import MAX_SIDE, read_signature
from zelfscan.presenters.dossier_names import checked_name
from zelfscan.presenters.dossiers_desk import DossiersDesk
from zelfscan.presenters.handover_desk import HandoverDesk
from zelfscan.presenters.lock_desk import LockDesk, open_vault
from zelfscan.presenters.taking_over_desk import Received, TakingOverDesk
from zelfscan.store import handing_over
from zelfscan.store.dossier_list import MAX_NAME
from zelfscan.store.dossiers import Dossier
from zelfscan.store.elements import StoredElement
from zelfscan.store.sheets import StoredSheet

CODE = new_code()


@pytest.fixture
def sender(tmp_path: Path, clock: FixedClock) -> Iterator[LockDesk]:
    lock = a_lock(tmp_path / "sender", clock)
    yield lock
    lock.lock("locked")


@pytest.fixture
def dossier(sender: LockDesk, clock: FixedClock) -> Dossier:
    return a_whole_dossier(sender, clock)


@pytest.fixture
def lock(tmp_path: Path, clock: FixedClock) -> Iterator[LockDesk]:
    lock = a_lock(tmp_path / "receiver", clock)
    yield lock
    lock.lock("locked")


@pytest.fixture
def own(tmp_path: Path, clock: FixedClock) -> Iterator[LockDesk]:
    """Give the vault of one person."""
    lock = a_lock(tmp_path / "own", clock, "private")
    yield lock
    lock.lock("locked")


@pytest.fixture
def desk(lock: LockDesk, clock: FixedClock) -> TakingOverDesk:
    return TakingOverDesk(lock, clock)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "overdracht.zelfscan"


@pytest.fixture
def write(sender: LockDesk, dossier: Dossier, clock: FixedClock, path: Path) -> Callable[..., str]:
    """Give what hands the dossier over to the path, and tells the fingerprint."""

    def written(*codes: str, with_name: bool = False) -> str:
        desk = HandoverDesk(sender, clock)
        return hand_over(desk, dossier.id, codes or (CODE,), path, with_name=with_name)

    return written


def refused(desk: TakingOverDesk, lock: LockDesk, path: Path) -> pytest.ExceptionInfo[Exception]:
    """Let a file be refused, and see that nothing of it is left."""
    before = files_in(lock.folder)
    received = receive(desk, path, CODE)
    with pytest.raises((HandoverRefused, HandoverPackUnknown)) as caught:
        desk.keeping(received, "D-01", go_on)()
    assert "niets overgenomen" in str(caught.value)
    assert lock.required().dossiers() == () and files_in(lock.folder) == before
    return caught


def pixels(data: bytes) -> bytes:
    with Image.open(BytesIO(data)) as picture:
        return picture.convert("RGB").tobytes()


# What is seen of it


def test_without_a_code_only_how_many_are_needed_is_seen(
    desk: TakingOverDesk, write: Callable[..., str], path: Path
) -> None:
    write()
    assert desk.looking(path).words == "Voor dit bestand is 1 code nodig."
    write(CODE, new_code())
    assert desk.looking(path).codes_needed == 2


def test_another_file_is_no_hand_over(desk: TakingOverDesk, path: Path) -> None:
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(HandoverForeign):
        desk.looking(path)


def test_what_came_is_told_before_it_is_kept(
    desk: TakingOverDesk, write: Callable[..., str], path: Path
) -> None:
    fingerprint = write()
    view = desk.describe(receive(desk, path, CODE))
    assert view.lines == (
        "Woning, overgedragen op 23-11-2026",
        "2 antwoorden",
        "2 deuren en ramen",
        "2 foto’s",
        "1 bevinding",
        "2 plattegronden",
    )
    assert view.fingerprint == f"Kenmerk van de afzender: {fingerprint}"
    assert "uit dezelfde kluis" in view.proves
    assert view.name == "D-01"


def test_the_name_that_was_given_is_proposed(
    desk: TakingOverDesk, write: Callable[..., str], path: Path
) -> None:
    write(with_name=True)
    assert desk.describe(receive(desk, path, CODE)).name == "Dorpsstraat 1"


def test_a_code_is_read_as_people_type_it(
    desk: TakingOverDesk, write: Callable[..., str], path: Path
) -> None:
    other = new_code()
    write(CODE, other)
    typed = other.lower().replace("-", " ")
    assert receive(desk, path, typed, CODE).opened.content.kind == "home"


def test_a_wrong_code_and_a_typing_error_are_told_apart(
    desk: TakingOverDesk, write: Callable[..., str], path: Path
) -> None:
    write()
    with pytest.raises(HandoverClosed):
        desk.opening(path, [new_code()], go_on)()
    with pytest.raises(CodeMistyped):
        desk.opening(path, [CODE[:-1]], go_on)()


def test_with_two_codes_one_is_not_enough(
    desk: TakingOverDesk, write: Callable[..., str], path: Path
) -> None:
    write(CODE, new_code())
    with pytest.raises(HandoverClosed):
        desk.opening(path, [CODE], go_on)()


def test_a_damaged_file_is_not_opened(desk: TakingOverDesk, write: Callable[..., str], path: Path) -> None:
    write()
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(HandoverDamaged):
        desk.opening(path, [CODE], go_on)()


@pytest.mark.parametrize("step", [1, 2])
def test_opening_can_be_cancelled(
    desk: TakingOverDesk, write: Callable[..., str], path: Path, step: int
) -> None:
    write()
    assert desk.opening(path, [CODE], stop_at(step))() is None


# Where it comes to stand


def test_an_adviser_gets_one_more_dossier_with_everything_in_it(
    desk: TakingOverDesk,
    lock: LockDesk,
    clock: FixedClock,
    dossier: Dossier,
    write: Callable[..., str],
    path: Path,
) -> None:
    write()
    name = desk.keeping(receive(desk, path, CODE), "  D-07 ", go_on)()
    assert name is not None
    entry = lock.required().entry(name)
    assert (entry.name, entry.kind, str(entry.keep_until)) == ("D-07", "home", "2027-02-21")
    row = next(each for each in DossiersDesk(lock, clock).view().rows if each.id == name)
    assert row.progress == f"{entry.answered} antwoorden" and entry.answered == len(dossier.responses())
    kept = lock.required().open_dossier(name)
    assert everything(kept) == everything(dossier)
    assert kept.incidents() == ()
    for photo in dossier.photos():
        assert Image.open(BytesIO(kept.picture(photo.id))).size == (photo.width, photo.height)
        assert max(Image.open(BytesIO(kept.thumbnail(photo.id))).size) <= 320
    under = kept.sheet_picture(kept.sheets()[0].id)
    assert under is not None and Image.open(BytesIO(under)).size == (80, 60)
    for who in ("resident", "adviser"):
        signed = kept.signature(who)
        assert signed is not None and pixels(signed) == pixels(a_signature())


def test_what_was_taken_over_can_be_handed_over_again(
    desk: TakingOverDesk, lock: LockDesk, clock: FixedClock, write: Callable[..., str], path: Path
) -> None:
    first = write()
    name = desk.keeping(receive(desk, path, CODE), "D-07", go_on)()
    assert name is not None
    second = hand_over(HandoverDesk(lock, clock), name, [CODE], path)
    assert second != first
    again = desk.keeping(receive(desk, path, CODE), "D-08", go_on)()
    vault = lock.required()
    assert again is not None
    assert everything(vault.open_dossier(again)) == everything(vault.open_dossier(name))


@pytest.mark.parametrize("name", ["", "  ", "x" * (MAX_NAME + 1), "d-07"])
def test_a_name_is_checked_before_anything_is_done(
    desk: TakingOverDesk,
    lock: LockDesk,
    clock: FixedClock,
    write: Callable[..., str],
    path: Path,
    name: str,
) -> None:
    write()
    lock.required().create_dossier("D-07", clock())
    received = receive(desk, path, CODE)
    with pytest.raises(DossierNameRefused):
        desk.keeping(received, name, go_on)


def test_one_person_goes_on_with_what_came_and_keeps_what_there_was(
    own: LockDesk, clock: FixedClock, dossier: Dossier, write: Callable[..., str], path: Path
) -> None:
    journal = own.journal()
    journal.answer("alarm.kind", "none", clock())
    before = own.required().current()
    write()
    desk = TakingOverDesk(own, clock)
    received = receive(desk, path, CODE)
    assert desk.describe(received).name == ""
    name = desk.keeping(received, "", go_on)()
    assert name is not None and own.required().current() == name
    assert own.journal().responses().values == {"alarm.kind": "siren"}
    assert own.journal().visit.photos() == dossier.photos()
    assert before is not None
    assert own.required().open_dossier(before).responses()[0].value == "none"
    own.lock("locked")
    opened = open_vault(own.folder, PASSPHRASE, clock())
    own.take(opened)
    assert opened.journal.responses().values == {"alarm.kind": "siren"}
    assert opened.vault.use() == "private"


# What ends it


@pytest.mark.parametrize("step", range(1, 8))
def test_cancelling_leaves_nothing(
    desk: TakingOverDesk, lock: LockDesk, write: Callable[..., str], path: Path, step: int
) -> None:
    write()
    before = files_in(lock.folder)
    work = desk.keeping(receive(desk, path, CODE), "D-01", stop_at(step))
    assert work() is None
    assert lock.required().dossiers() == () and files_in(lock.folder) == before


def test_progress_goes_up_to_the_end(desk: TakingOverDesk, write: Callable[..., str], path: Path) -> None:
    told: list[tuple[int, int]] = []

    def on_progress(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    write()
    desk.keeping(receive(desk, path, CODE), "D-01", on_progress)()
    assert told == [(done, 6) for done in range(7)]


@pytest.mark.parametrize("step", range(7))
def test_locking_meanwhile_ends_the_work_and_leaves_nothing(
    desk: TakingOverDesk, lock: LockDesk, clock: FixedClock, write: Callable[..., str], path: Path, step: int
) -> None:
    def lock_then(done: int, total: int) -> bool:
        if done == step:
            lock.lock("idle")
        return True

    write()
    before = files_in(lock.folder)
    work = desk.keeping(receive(desk, path, CODE), "D-01", lock_then)
    with pytest.raises(HandoverStopped, match="intussen gesloten"):
        work()
    assert files_in(lock.folder) == before
    lock.take(open_vault(lock.folder, PASSPHRASE, clock()))
    assert lock.required().dossiers() == ()


def test_a_full_disk_leaves_nothing(
    desk: TakingOverDesk,
    lock: LockDesk,
    write: Callable[..., str],
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write()
    before = files_in(lock.folder)

    def full(file: object, *rest: object) -> None:
        raise DiskFull(path)

    monkeypatch.setattr(handing_over, "_write_photo", full)
    work = desk.keeping(receive(desk, path, CODE), "D-01", go_on)
    with pytest.raises(DiskFull):
        work()
    assert lock.required().dossiers() == () and files_in(lock.folder) == before


def test_a_file_that_changed_after_it_was_opened_leaves_nothing(
    desk: TakingOverDesk, lock: LockDesk, write: Callable[..., str], path: Path
) -> None:
    write()
    received = receive(desk, path, CODE)
    write()
    with pytest.raises(HandoverDamaged):
        desk.keeping(received, "D-01", go_on)()
    assert lock.required().dossiers() == ()


# What is refused


@pytest.mark.parametrize(
    "data",
    [b"\xff\xd8\xff" + b"no picture" * 9, b"x", a_signature(), a_photo().jpeg[:200]],
    ids=["junk", "nothing", "another kind", "cut off"],
)
def test_a_photograph_that_is_none_refuses_the_file(
    desk: TakingOverDesk,
    lock: LockDesk,
    dossier: Dossier,
    clock: FixedClock,
    write: Callable[..., str],
    path: Path,
    data: bytes,
) -> None:
    dossier.replace_picture(dossier.photos()[1].id, data, b"", 60, 40, clock())
    write()
    refused(desk, lock, path)


def test_a_picture_under_a_plan_that_is_none_refuses_the_file(
    desk: TakingOverDesk,
    lock: LockDesk,
    dossier: Dossier,
    clock: FixedClock,
    write: Callable[..., str],
    path: Path,
) -> None:
    dossier.set_sheet_picture(dossier.sheets()[0].id, b"<svg/>", clock())
    write()
    refused(desk, lock, path)


@pytest.mark.parametrize(
    "marks", ["[", '[{"kind":"bomb"}]', '[{"kind":"circle","x":1e999,"y":0,"radius":0}]', "[" * 30_000]
)
def test_marks_that_are_none_refuse_the_file(
    desk: TakingOverDesk,
    lock: LockDesk,
    dossier: Dossier,
    clock: FixedClock,
    write: Callable[..., str],
    path: Path,
    marks: str,
) -> None:
    dossier.change_photo(replace(dossier.photos()[0], marks=marks), clock())
    write()
    refused(desk, lock, path)


@pytest.mark.parametrize(
    "drawing", ["{", '{"columns": 9999}', '{"rooms": [{"id": "x"}]}', '{"rooms":' + "[" * 50_000]
)
def test_a_drawing_that_is_none_refuses_the_file(
    desk: TakingOverDesk,
    lock: LockDesk,
    dossier: Dossier,
    clock: FixedClock,
    write: Callable[..., str],
    path: Path,
    drawing: str,
) -> None:
    dossier.add_sheet(StoredSheet("", "Kelder", drawing), clock())
    write()
    refused(desk, lock, path)


def test_a_signature_that_is_none_refuses_the_file(
    desk: TakingOverDesk,
    lock: LockDesk,
    dossier: Dossier,
    clock: FixedClock,
    write: Callable[..., str],
    path: Path,
) -> None:
    dossier.set_signature("resident", a_photo().jpeg, clock())
    write()
    refused(desk, lock, path)


def with_scan(dossier: Dossier, clock: FixedClock, pack: str, **other: str) -> None:
    digest = hashlib.sha256(pack.encode()).hexdigest()
    said = {"pack_id": "woningscan", "version": a_pack()[1], "digest": digest} | other
    dossier.begin_scan(route="adviseur", pack_json=pack, at=clock(), **said)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "{}",
        lambda text: text[:-1],
        lambda text: text.replace('"id":"woningscan"', '"id":"x"', 1),
    ],
    ids=["empty", "cut off", "unknown"],
)
def test_a_pack_that_is_not_one_of_ours_refuses_the_file(
    desk: TakingOverDesk,
    lock: LockDesk,
    dossier: Dossier,
    clock: FixedClock,
    write: Callable[..., str],
    path: Path,
    change: Callable[[str], str],
) -> None:
    with_scan(dossier, clock, change(a_pack()[2]))
    write()
    assert "vragenlijst die dit programma niet kent" in str(refused(desk, lock, path).value)


@pytest.mark.parametrize("other", [{"pack_id": "zelfscan"}, {"version": "9"}, {"digest": "0" * 64}], ids=str)
def test_a_scan_that_says_something_else_than_its_pack_refuses_the_file(
    desk: TakingOverDesk,
    lock: LockDesk,
    dossier: Dossier,
    clock: FixedClock,
    write: Callable[..., str],
    path: Path,
    other: dict[str, str],
) -> None:
    with_scan(dossier, clock, a_pack()[2], **other)
    write()
    refused(desk, lock, path)


@pytest.mark.parametrize(
    "text",
    [
        " " * (MAX_TEXT + 1),
        "[" + "0," * MAX_VALUES + "0]",
        "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
        '"no end',
        '"\\',
        "",
        "null",
    ],
    ids=["long", "many", "deep", "open", "escape", "nothing", "null"],
)
def test_a_text_that_is_no_pack_is_refused_before_it_costs_anything(text: str) -> None:
    with pytest.raises(ValueError):
        pack_from(text, {"woningscan"})


def test_a_pack_that_is_shipped_is_read_back_as_it_was() -> None:
    pack_id, version, text = a_pack()
    pack = pack_from(text, {pack_id})
    assert (pack.id, pack.version) == (pack_id, version)
    assert json.loads(pack.model_dump_json(by_alias=True)) == json.loads(text)
    with pytest.raises(ValueError):
        pack_from(text, {"zelfscan"})


# Signatures


def png(picture: Image.Image, **more: Any) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", **more)
    return out.getvalue()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_signature_is_drawn_anew_in_every_kind_of_colours(mode: str) -> None:
    given = Image.new("RGB", (40, 20), "white").convert(mode)
    made = read_signature(png(given))
    assert pixels(made) == pixels(png(given))
    assert made == read_signature(made)


def test_every_shade_of_a_signature_stays_what_it_is() -> None:
    shades = Image.linear_gradient("L")
    ink = Image.merge("RGB", [shades, shades.point(lambda value: 255 - value), shades])
    assert pixels(read_signature(png(ink))) == pixels(png(ink))


def test_nothing_beside_the_picture_is_taken_over() -> None:
    assert b"stille" not in read_signature(png(Image.new("L", (9, 9), 255), exif=b"stille"))


def test_what_can_be_seen_through_becomes_white() -> None:
    assert pixels(read_signature(png(Image.new("RGBA", (2, 2), (0, 0, 0, 0))))) == b"\xff" * 12


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        a_signature()[:-30],
        a_photo().jpeg,
        png(Image.new("L", (MAX_SIDE + 1, 1))),
        png(Image.new("I;16", (4, 4))),
        png(Image.effect_noise((700, 700), 90)),
        png(Image.merge("RGB", [Image.effect_noise((90, 90), 90) for _ in range(3)])),
        a_signature() + bytes(300_000),
    ],
    ids=["empty", "head", "cut off", "jpeg", "wide", "deep", "noise", "colours", "long"],
)
def test_what_is_no_signature_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        read_signature(data)


# Names that look like others


def test_signs_that_nobody_sees_are_left_out_of_names(
    desk: TakingOverDesk,
    lock: LockDesk,
    dossier: Dossier,
    clock: FixedClock,
    write: Callable[..., str],
    path: Path,
) -> None:
    hidden = "Voor\u202edeur\u2066 \x07\u200f\t 2\u2069\u200e"
    door = dossier.add_element(StoredElement("", "door", hidden), clock())
    finding = dossier.findings()[0]
    dossier.change_finding(replace(finding, title=hidden), clock())
    sheet = dossier.add_sheet(StoredSheet("", hidden, ""), clock())
    write()
    name = desk.keeping(receive(desk, path, CODE), f"D-07{hidden}", go_on)()
    assert name is not None
    assert lock.required().entry(name).name == "D-07Voordeur 2"
    kept = lock.required().open_dossier(name)
    assert {each.id: each.name for each in kept.elements()}[door.id] == "Voordeur 2"
    assert {each.id: each.title for each in kept.findings()}[finding.id] == "Voordeur 2"
    assert {each.id: each.name for each in kept.sheets()}[sheet.id] == "Voordeur 2"


@pytest.mark.parametrize("name", ["\u202e", " \u200f \x00"])
def test_a_name_of_signs_that_nobody_sees_is_no_name(name: str) -> None:
    with pytest.raises(DossierNameRefused, match="Geef het dossier een naam"):
        checked_name(name, ())


def test_a_name_that_only_looks_like_another_is_the_same_name(lock: LockDesk, clock: FixedClock) -> None:
    lock.required().create_dossier("D-07", clock())
    with pytest.raises(DossierNameRefused, match="is er al"):
        checked_name("D\u200e-07", lock.required().dossiers())


def test_a_proposed_name_shows_all_its_signs(
    desk: TakingOverDesk,
    lock: LockDesk,
    write: Callable[..., str],
    path: Path,
) -> None:
    write(with_name=True)
    received = receive(desk, path, CODE)
    content = received.opened.content.model_copy(update={"name": "D\u202e-\x0007\u2067"})
    assert desk.describe(Received(replace(received.opened, content=content))).name == "D-07"


# Codes as they were typed


@pytest.mark.parametrize(
    ("typed", "fault"),
    [("", "Vul de code in."), (" ", "Vul de code in."), ("ABCDE", "typefout"), (CODE, "")],
    ids=["nothing", "a space", "too short", "a good one"],  # the code is another one in each run
)
def test_what_is_wrong_with_a_code_is_told_before_anything_is_tried(
    desk: TakingOverDesk, typed: str, fault: str
) -> None:
    found = desk.code_fault(typed)
    assert fault in found if fault else found == ""
