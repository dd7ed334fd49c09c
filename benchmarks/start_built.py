"""How long the built program takes to start beside the program from source, until the window is there.

``.venv-dev/bin/python -m benchmarks.start_built`` after ``python3 dev.py build --only folder``. Each pair is
one start of both, right after each other, so that a busy machine is as busy for both. Without a screen; warm.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "dist" / "zelfscan" / "zelfscan"
SOURCE = [str(ROOT / ".venv" / "bin" / "python"), "-P", "-m", "zelfscan"]
#: The promise: at most so many times the start from source.
LIMIT = 1.4


def started(command: list[str], home: str) -> float:
    """Return the seconds until the window has been painted, which Qt tells where it is asked to."""
    environment = {**os.environ, "HOME": home, "XDG_DATA_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
    environment |= {
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
        "QT_LOGGING_RULES": "qt.widgets.painting=true",
    }
    begun = time.perf_counter()
    with subprocess.Popen(
        command, env=environment, cwd=home, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as one:
        assert one.stderr is not None
        painted = any(b"lushing" in line for line in one.stderr)
        lasted = time.perf_counter() - begun
        one.kill()
    if not painted:
        raise RuntimeError(f"{command[0]} ended without having painted anything")
    return lasted


def main() -> int:
    """Print the medians and the ratio; return 1 where it is larger than was promised."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pairs", type=int, default=15)
    chosen = parser.parse_args()
    if not BUILT.is_file():
        print("There is no built program yet: python3 dev.py build --only folder", file=sys.stderr)
        return 2
    ratio, built, source = measured(chosen.pairs)
    times = f"from source {1000 * source:.0f} ms, built {1000 * built:.0f} ms"
    print(f"{times}, ratio {ratio:.2f} (at most {LIMIT})")
    return 0 if ratio <= LIMIT else 1


def measured(pairs: int) -> tuple[float, float, float]:
    """Return the median of the ratios of all pairs, and both medians in seconds."""
    found = []
    with tempfile.TemporaryDirectory() as home:
        for command in ([str(BUILT)], SOURCE):
            started(command, home)  # fills the cache of the disk, and counts for nothing
        for _ in range(pairs):
            built = started([str(BUILT)], home)
            found.append((built, started(SOURCE, home)))
    ratio = statistics.median(built / source for built, source in found)
    return ratio, statistics.median(each[0] for each in found), statistics.median(each[1] for each in found)


if __name__ == "__main__":
    sys.exit(main())
