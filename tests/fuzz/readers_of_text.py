"""The readers of what people write or send: questionnaires, answers, prices, settings, codes, orders."""

import io
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache, partial
from pathlib import Path
from unittest.mock import patch

from tests.core.sheets import a_house
from tests.fuzz.judging import ROOT, Broken, Reader, Reading
from zelfscan import cli
from zelfscan.core.sheet import sheet_from, sheet_to
from zelfscan.crypto.handover_code import new_code, read_code
from zelfscan.crypto.recovery_words import completions, meant, new_sheet, read_row
from zelfscan.errors.base import UsageError
from zelfscan.errors.content import PackError
from zelfscan.packs.calibration import FOLDER, read_calibration
from zelfscan.packs.handed import pack_from
from zelfscan.packs.library import check_folder, open_pack, open_packs, read_card
from zelfscan.packs.loader import Loaded
from zelfscan.packs.prices_file import read_prices
from zelfscan.packs.reader import parse
from zelfscan.packs.responses_file import read_answers
from zelfscan.paths import questionnaires_folder
from zelfscan.photos.marks import Arrow, Circle, Number, Words, marks_from, marks_to
from zelfscan.policy.from_file import read_file
from zelfscan.policy.policy import settled
from zelfscan.policy.values import Surroundings
from zelfscan.presenters.calibration_desk import CalibrationDesk
from zelfscan.presenters.organisation_desk import OrganisationDesk
from zelfscan.presenters.typed_rows import laid_out
from zelfscan.report.pdf import render
from zelfscan.settings.file import read_settings

_DATA = ROOT / "tests" / "data"
_PACK = _DATA / "packs" / "front-desk"
_FILE = re.compile(rb"^==> (\S{1,60})$", re.MULTILINE)
_LINK = re.compile(rb"^==> (\S{1,60}) -> (\S{1,60})$", re.MULTILINE)
_PLAIN = re.compile(r"[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+){0,4}")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _file(name: str, data: bytes, folder: Path) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@cache
def _loaded(name: str) -> Loaded:
    return open_pack(name, _DATA / "packs")


def _yaml_samples() -> tuple[bytes, ...]:
    return (*_pack_files().values(), b'{"a": [1, 2.5, "x"], "b": {"c": null, "d": true}}')


@cache
def _pack_files() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(_PACK.iterdir())}


def as_bundle(files: dict[str, bytes], links: dict[str, str] | None = None) -> bytes:
    """Put a folder in one text: each file behind a line with its name, each link in a line."""
    shown = b"".join(b"==> " + name.encode() + b"\n" + data + b"\n" for name, data in files.items())
    return shown + "".join(f"==> {name} -> {to}\n" for name, to in (links or {}).items()).encode()


def _bundle_samples() -> tuple[bytes, ...]:
    files = {f"front-desk/{name}": data for name, data in _pack_files().items()}
    doors = _DATA / "packs" / "two-doors"
    shared = {f"two-doors/{path.name}": path.read_bytes() for path in sorted(doors.iterdir())}
    case = {"front-desk/cases/a.yaml": b"pack: front-desk\nroute: kort\nresponses: {}\nexpect: {}\n"}
    locale = {"front-desk/locale/en.yaml": b"items:\n  desk.alarm:\n    of: 0000\n    question: Alarm\n"}
    return (
        as_bundle(files),
        as_bundle(shared),
        as_bundle(files | case | locale),
        as_bundle(files, {"front-desk/more.yaml": "../../outside/secret.yaml"}),
        as_bundle(files, {"catalogue": "../outside", "front-desk/locale": "../../outside"}),
        as_bundle(shared, {"two-doors/cases": "..", "front-desk": "two-doors", "calibration": "../outside"}),
    )


def unpack(bundle: bytes, folder: Path) -> None:
    """Make the folder that a bundle describes; names that lead out of it are left out, links are made."""
    for link in _LINK.finditer(bundle):
        _place(folder, link[1], partial(_link, _text(link[2])))
    parts = _FILE.split(_LINK.sub(b"", bundle))
    for name, data in zip(parts[1::2], parts[2::2], strict=True):
        _place(folder, name, partial(_write, data.removeprefix(b"\n")))


def _link(to: str, path: Path) -> None:
    path.symlink_to(to)


def _write(data: bytes, path: Path) -> None:
    path.write_bytes(data)


def _place(folder: Path, name: bytes, write: Callable[[Path], object]) -> None:
    text = _text(name)
    path = folder / text
    # A link that was made before must not lead the harness itself out of the folder.
    if not _PLAIN.fullmatch(text) or ".." in path.parts or not _is_inside(path.parent, folder):
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_symlink():
            write(path)
    except OSError:
        return


def _is_inside(path: Path, folder: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _read_packs(data: bytes, folder: Path) -> Reading:
    unpack(data, folder)

    def read() -> None:
        faults = check_folder(folder)
        looks = (open_packs, read_card) if (folder / "catalogue").exists() else (open_packs,)
        for look in looks:
            try:
                look(folder)
            except PackError as error:
                faults += error.faults
        if faults:
            raise PackError(faults)

    return read


def _read_settings(data: bytes, folder: Path) -> Reading:
    path = _file("settings.json", data, folder)

    def read() -> None:
        found = read_settings(path)
        if found.text_size not in (100, 125, 150, 175, 200) or type(found.single_keys) is not bool:
            raise Broken(f"settings that cannot be: {found!r}")

    return read


def _read_policy(data: bytes, folder: Path) -> Reading:
    folder.chmod(0o755)
    path = _file("policy.json", data, folder)
    path.chmod(0o644)
    owner = os.getuid() if hasattr(os, "getuid") else 0

    def read() -> None:
        policy = settled(read_file(path, owner), Surroundings())
        view = OrganisationDesk(policy).view()
        if not policy.offers("private") or len(view.refused) != len(policy.refused):
            raise Broken(f"a policy that cannot be: {policy!r}")

    return read


@cache
def _desk() -> CalibrationDesk:
    root = questionnaires_folder()
    return CalibrationDesk(read_calibration(root / FOLDER, open_pack("woningscan", root).pack))


@cache
def _calibration_samples() -> tuple[bytes, ...]:
    root = questionnaires_folder()
    house = read_calibration(root / FOLDER, open_pack("woningscan", root).pack)
    return (_desk().text_of({unit: each.answer for unit, each in house.key.items()}).encode(),)


@cache
def _handed_samples() -> tuple[bytes, ...]:
    return tuple(
        _loaded(name).pack.model_dump_json(by_alias=True).encode() for name in ("two-doors", "front-desk")
    )


def _mark_samples() -> tuple[bytes, ...]:
    marks = (
        Arrow(x=0.1, y=0.2, to_x=0.5, to_y=0.5),
        Circle(x=0.4, y=0.5, radius=0.1),
        Number(x=0.4, y=0.5, number=3),
        Words(x=0.2, y=0.3, text="Hier"),
    )
    return (marks_to(marks).encode(),)


def _sheet_samples() -> tuple[bytes, ...]:
    return (
        sheet_to(a_house()).encode(),
        b'{"rooms":[{"id":"room-1","x":0,"y":0,"width":4,"height":3,"name":"Hal"}]}',
    )


_ORDERS = (
    ("items", "--pack", "front-desk", "--json"),
    ("show", "--pack", "front-desk", "--language", "en"),
    (
        "score",
        "--pack",
        "front-desk",
        "--responses",
        "answers.yaml",
        "--date",
        "2026-11-23",
        "--json",
        "--why",
    ),
    (
        "plan",
        "--pack",
        "front-desk",
        "--responses",
        "answers.yaml",
        "--prices",
        "prices.yaml",
        "--budget",
        "350,50",
    ),
    ("compare", "--pack", "front-desk", "--responses", "answers.yaml", "--before", "answers.yaml", "--json"),
    ("rescan", "--pack", "front-desk", "--responses", "answers.yaml", "--incident", "fire-in-hall"),
    ("report", "--pack", "front-desk", "--responses", "answers.yaml", "--out", "report.pdf"),
    ("actions", "--pack", "front-desk", "--responses", "answers.yaml", "--format", "csv", "--out", "a.csv"),
    ("check", "front-desk", "--coverage"),
    ("--help",),
    ("--version",),
)


def _order_samples() -> tuple[bytes, ...]:
    return tuple("\n".join(order).encode() for order in _ORDERS)


@contextmanager
def _standing_in(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def _read_order(data: bytes, folder: Path) -> Reading:
    """Give a command line: an argument on each line; no system passes a zero byte in one."""
    # A path that begins at the root would let the program write there, as the person asked.
    arguments = [_text(each).lstrip("/").replace("..", "") for each in data.replace(b"\0", b"").split(b"\n")]
    for name, content in _pack_files().items():
        (folder / "front-desk").mkdir(exist_ok=True)
        _file(f"front-desk/{name}", content, folder)
    _file("answers.yaml", b"responses: {desk.kind: open, desk.alarm: none}\n", folder)
    _file("prices.yaml", b"prices: {}\n", folder)

    def read() -> None:
        out, err = io.StringIO(), io.StringIO()
        with _standing_in(folder), redirect_stdout(out), redirect_stderr(err), _few_packs():
            try:
                code = cli.main(arguments)
            except SystemExit as end:
                code = int(end.code or 0)
        said = err.getvalue()
        if code not in (0, 1, 2) or (code == 2) != bool(said) or said.count("\n") > 1:
            raise Broken(f"code {code} with {said[:300]!r}")
        if not said.rstrip("\n").isprintable():
            raise Broken(f"unprintable: {said[:300]!r}")
        if said:
            raise UsageError(said.rstrip("\n"))

    return read


# The library for PDF looks for settings of its own in the home of the person when it is imported, so that is
# done here and not while a reader is watched.
assert callable(render)


@contextmanager
def _few_packs() -> Iterator[None]:
    """Let the commands know small packs only; those that are shipped take a second to read."""
    with (
        patch("zelfscan.commands.looking.questionnaires_folder", lambda: _PACK),
        patch("zelfscan.commands.judging.questionnaires_folder", lambda: _PACK),
        patch("zelfscan.packs.stability.DRAWS", 1),
    ):
        yield


def _answer_samples() -> tuple[bytes, ...]:
    return (
        b"responses: {desk.kind: open, desk.depth: no, desk.alarm: none}\n"
        b"answered: {desk.kind: 2026-11-20}\nnotes: {desk.kind: 'Naast de deur'}\n"
        b"choices: {}\nelements: []\n",
        b'{"responses": {"desk.kind": "open"}, "notes": {"desk.kind": "x"}, "elements": []}',
    )


def _door_samples() -> tuple[bytes, ...]:
    return ((_DATA / "responses" / "two-doors.yaml").read_bytes(),)


@cache
def _row_samples() -> tuple[bytes, ...]:
    return tuple(" ".join(row).encode() for row in new_sheet())


def _read_rows(data: bytes, _folder: Path) -> Reading:
    """Read a row as the first one, and look what its words could become, as the window does."""
    text = _text(data)

    def read() -> None:
        completions(text)
        meant(text)
        laid_out((text, "", "", ""), 1, "")
        read_row(1, text)

    return read


def _call(function: Callable[[str], object]) -> Callable[[bytes, Path], Reading]:
    """Give the reading of a text that came in without a file: pasted, typed, or from within another one."""
    return lambda data, _folder: lambda: function(_text(data))


def _reading_answers(pack: str, data: bytes, folder: Path) -> Reading:
    path = _file("answers.yaml", data, folder)
    return lambda: read_answers(path, _loaded(pack))


def _reading_prices(data: bytes, folder: Path) -> Reading:
    path = _file("prices.yaml", data, folder)
    return lambda: read_prices(path, _loaded("worked-example").pack)


TEXT_READERS = (
    Reader("yaml", _yaml_samples, lambda data, _: lambda: parse(data, "file.yaml"), "yaml", examples=60),
    Reader("packs", _bundle_samples, _read_packs, "yaml", (as_bundle({"front-desk/pack.yaml": b""}),)),
    Reader("answers", _answer_samples, partial(_reading_answers, "front-desk"), "yaml"),
    Reader("answers-of-doors", _door_samples, partial(_reading_answers, "two-doors"), "yaml"),
    Reader(
        "prices",
        lambda: ((_DATA / "prices" / "worked-example.yaml").read_bytes(), b'{"prices": {"m3-timer": 12.50}}'),
        _reading_prices,
        "yaml",
    ),
    Reader(
        "settings",
        lambda: (b'{"language": "en", "text_size": 150, "colours": "dark", "single_keys": false}',),
        _read_settings,
        "json",
    ),
    Reader(
        "policy",
        lambda: (
            b'{"enforced": {"Packs": ["zelfscan"], "IdleLockMinutes": 5, "Contacts": [{"Name": "Balie", '
            b'"Telephone": "000 123"}]}, "recommended": {"Language": "en", "ReportFolder": "~/x"}}',
        ),
        _read_policy,
        "json",
    ),
    Reader("calibration", _calibration_samples, _call(lambda text: _desk().answers_from(text)), "json"),
    Reader(
        "handed-pack",
        _handed_samples,
        _call(lambda text: pack_from(text, {"two-doors", "front-desk"})),
        "json",
        refusals=(ValueError,),
    ),
    Reader("sheet", _sheet_samples, _call(sheet_from), "json", refusals=(ValueError,)),
    Reader("marks", _mark_samples, _call(marks_from), "json"),
    Reader("code", lambda: (new_code().encode(), new_code().lower().encode()), _call(read_code), "text"),
    Reader("recovery-row", _row_samples, _read_rows, "text"),
    Reader("command-line", _order_samples, _read_order, "text", may_write=True, examples=30),
)
