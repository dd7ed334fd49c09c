"""Sheets with every page of every edition of three worked cases; ``python3 dev.py pictures --editions``.

Everything in them is made up: the cases are those of the questionnaires, the visit is the one of the tests.
Needs ``pdftoppm``.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.content.cases import cases, shipped  # noqa: E402 - the folder of the project comes first
from tests.report.visit_sample import a_visit  # noqa: E402
from zelfscan.core.assessment import Assessment, assess  # noqa: E402
from zelfscan.core.response import Responses  # noqa: E402
from zelfscan.packs.case_file import read_case  # noqa: E402
from zelfscan.packs.reader import read  # noqa: E402
from zelfscan.report.content.editions import document  # noqa: E402
from zelfscan.report.content.wanted import EDITIONS, Material, Wanted  # noqa: E402
from zelfscan.report.pdf import render  # noqa: E402

CHOSEN = (
    "bedreigde-wethouder-huurt-tussenwoning",
    "weet-bijna-niets",
    "dijkgraaf-na-een-bezoek-thuis",
)
SMALL, LARGE = 200, 320
"""How wide a page is on a sheet, in pixels: of an edition with many pages, and of one with few."""
FEW, COLUMNS = 12, (10, 4)
GAP = 6


def make_edition_sheets(folder: Path) -> None:
    """Make one sheet of each edition of each case."""
    by_name = {case.path.stem: case for case in cases()}
    for name in CHOSEN:
        judged = _judged(by_name[name].path)
        for edition in EDITIONS:
            visit = a_visit() if edition == "advice" else None
            if visit is not None and name != CHOSEN[0]:
                continue  # the visit is the same with every case
            made = document(Material(judged, visit), Wanted(edition))
            _sheet(render(made, ROOT / "resources" / "fonts"), folder / f"edition-{edition}-{name}.png")


def _judged(path: Path) -> Assessment:
    held = read_case(read(path, path.name))
    pack = shipped(held.pack)
    route = pack.route(held.route)
    if route is None:
        raise SystemExit(f"{path.name}: no such route")
    return assess(pack, route, Responses(held.responses), held.day)


def _sheet(pdf: bytes, target: Path) -> None:
    program = shutil.which("pdftoppm")
    if program is None:
        raise SystemExit("pdftoppm is not there: install poppler-utils")
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "report.pdf"
        file.write_bytes(pdf)
        subprocess.run([program, "-r", "90", "-png", str(file), str(Path(place) / "page")], check=True)
        pages = [Image.open(page).convert("RGB") for page in sorted(Path(place).glob("page-*.png"))]
    is_short = len(pages) <= FEW
    width, columns = (LARGE, COLUMNS[1]) if is_short else (SMALL, COLUMNS[0])
    height = round(width * pages[0].height / pages[0].width)
    across = min(columns, len(pages))
    down = -(-len(pages) // across)
    sheet = Image.new("RGB", (across * (width + GAP) + GAP, down * (height + GAP) + GAP), "#9aa0a6")
    for number, page in enumerate(pages):
        corner = (GAP + number % across * (width + GAP), GAP + number // across * (height + GAP))
        sheet.paste(page.resize((width, height), Image.Resampling.LANCZOS), corner)
    sheet.quantize(128 if is_short else 48).save(target, optimize=True)
