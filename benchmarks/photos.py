"""Seconds and memory for a photograph that is brought in, against what Pillow itself would cost.

``python -m benchmarks.photos`` makes synthetic photographs of 12 megapixels (4000 by 3000, with grain, Exif
and a profile as a telephone writes them) and reads them in processes of their own: once with ``read_photo``
and once with Pillow's plain open, thumbnail and save, in turn. Nothing is asserted; compare only the ratios
of one run. Needs Linux, for the memory.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms

from zelfscan.photos.reading import LONGEST_SIDE, read_photos

SIZE = (4000, 3000)
_WAYS = ("pillow", "ours")
_KB_IN_MB = 1024
_DAYLIGHT = (0.2, 0.5, 0.8)


def synthetic(number: int, *, is_turned: bool = True) -> bytes:
    """Return a JPEG of 12 megapixels with soft shapes and grain, another one for each number.

    ``is_turned`` says in its Exif that it is to be shown on its side.
    """
    width, height = SIZE
    soft = Image.linear_gradient("L").rotate(37 * number % 360).resize(SIZE, Image.Resampling.BICUBIC)
    grain = Image.effect_noise((width // 2, height // 2), 24).resize(SIZE, Image.Resampling.BILINEAR)
    bands = [Image.blend(soft, grain, share / 2) for share in _DAYLIGHT]
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "synthetic", 6 if is_turned else 1
    out = BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.merge("RGB", bands).save(out, "JPEG", quality=92, exif=exif, icc_profile=profile)
    return out.getvalue()


def peak_memory() -> float:
    """Return the most megabytes that this process has held.

    Not ``ru_maxrss``: on Linux a process begins with that of whoever started it.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / _KB_IN_MB


def _plain(data: bytes) -> None:
    with Image.open(BytesIO(data), formats=("JPEG",)) as picture:
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        picture.save(BytesIO(), "JPEG", quality=85)


def measure(way: str, files: list[Path]) -> None:
    """Read the files one by one, and print the seconds of each and the megabytes that this took, as JSON."""
    before = peak_memory()
    seconds: list[float] = []
    photos = read_photos(file.read_bytes() for file in files)
    for file in files:
        started = time.perf_counter()
        if way == "ours":
            next(photos)
        else:
            _plain(file.read_bytes())
        seconds.append(time.perf_counter() - started)
    peak = peak_memory()
    print(json.dumps({"seconds": seconds, "peak": peak, "grown": peak - before}))


def _in_its_own_process(way: str, files: list[Path]) -> dict[str, float]:
    order = [sys.executable, "-m", "benchmarks.photos", "--measure", way, *map(str, files)]
    done = subprocess.run(order, check=True, capture_output=True, encoding="utf-8")
    found = json.loads(done.stdout)
    return {
        "median": statistics.median(found["seconds"]),
        "slowest": max(found["seconds"]),
        "peak": found["peak"],
        "grown": found["grown"],
    }


def main() -> None:
    """Make the photographs, read them both ways in turn, and print seconds, megabytes and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=20, help="how many photographs (20)")
    parser.add_argument("--rounds", type=int, default=3, help="how often both ways, in turn (3)")
    parser.add_argument("--measure", choices=_WAYS, help=argparse.SUPPRESS)
    parser.add_argument("files", nargs="*", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        return measure(given.measure, given.files)

    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number:03}.jpg" for number in range(given.photos)]
        for number, file in enumerate(files):
            file.write_bytes(synthetic(number))
        megabytes = sum(file.stat().st_size for file in files) / 1e6 / len(files)
        print(f"{len(files)} photographs of {SIZE[0]} x {SIZE[1]}, {megabytes:.1f} MB each\n")
        rounds = [{way: _in_its_own_process(way, files) for way in _WAYS} for _ in range(given.rounds)]
        few = {way: _in_its_own_process(way, files[:1]) for way in _WAYS}

    print(f"{'':28}{'pillow':>10}{'ours':>10}{'ratio':>8}")
    rows = (
        ("median", "seconds a photograph", 3),
        ("slowest", "the slowest", 3),
        ("peak", "peak of memory, MB", 0),
    )
    for key, name, digits in (*rows, ("grown", "  of which for photographs", 0)):
        pillow, ours = (statistics.median(found[way][key] for found in rounds) for way in _WAYS)
        print(f"{name:28}{pillow:10.{digits}f}{ours:10.{digits}f}{ours / pillow:8.2f}")
    pillow, ours = few["pillow"]["peak"], few["ours"]["peak"]
    print(f"{'peak after one, MB':28}{pillow:10.0f}{ours:10.0f}{ours / pillow:8.2f}")
    return None


if __name__ == "__main__":
    main()
