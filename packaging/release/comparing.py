"""Build one commit twice, in two places that differ in all that should not matter, and compare every byte.

Started as ``.venv-dev/bin/python -P packaging/release/comparing.py``, the checkout on PYTHONPATH. It builds
the last commit, not the files that are there now, and takes as long as two builds.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Surroundings:
    """What differs between two machines on which the same should be made."""

    folder: str
    umask: int
    variables: dict[str, str] = field(default_factory=dict)


TWO = (
    Surroundings("a", 0o022, {"TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}),
    Surroundings(
        "somewhere else/with a longer name",
        0o077,
        {"TZ": "Pacific/Auckland", "LANG": "nl_NL.UTF-8", "LC_ALL": "", "PYTHONHASHSEED": "4711"},
    ),
)


def build(surroundings: Surroundings, commit: str, below: Path) -> Path:
    """Clone a commit, build it there, and return the folder ``dist`` of that build."""
    clone = below / surroundings.folder
    clone.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "clone", "--quiet", "--no-checkout", str(ROOT), str(clone)], check=True)
    subprocess.run(["git", "checkout", "--quiet", "--detach", commit], cwd=clone, check=True)
    home = below / f"home of {surroundings.folder.partition('/')[0]}"
    home.mkdir()
    variables = {**os.environ, **surroundings.variables, "HOME": str(home), "PYTHONPATH": str(clone)}
    variables.pop("SOURCE_DATE_EPOCH", None)
    subprocess.run(
        [sys.executable, "-P", "packaging/build.py", "--only", "linux"],
        cwd=clone,
        env=variables,
        umask=surroundings.umask,
        check=True,
    )
    return clone / "dist"


def differences(one: Path, other: Path) -> Iterator[str]:
    """Give a line for each file that is not there twice, or not the same in bytes, rights or kind."""
    names = sorted({path.relative_to(side) for side in (one, other) for path in side.rglob("*")})
    for name in names:
        first, second = _facts(one / name), _facts(other / name)
        if first != second:
            yield f"differs: {name.as_posix()}: {first} and {second}"


def _facts(path: Path) -> str:
    if path.is_symlink():
        return f"a link to {path.readlink()}"
    if not path.exists():
        return "not there"
    rights = f"{path.stat().st_mode & 0o777:o}"
    if path.is_dir():
        return f"a folder {rights}"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"{path.stat().st_size} bytes, {rights}, {digest[:16]}"


def main() -> int:
    """Build twice, and say what is the same and what is not; the first build stays in build/compared."""
    said = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    commit = said.stdout.strip()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        one, other = (build(each, commit, Path(place)) for each in TWO)
        found = [
            *differences(one / "zelfscan", other / "zelfscan"),
            # What is handed out is read by everybody who gets it, whatever the rights are here.
            *(line for line in differences(one / "release", other / "release") if not _is_only_rights(line)),
        ]
        for line in found:
            print(line)
        shutil.rmtree(ROOT / "build" / "compared", ignore_errors=True)
        shutil.copytree(one, ROOT / "build" / "compared", symlinks=True)
        for path in sorted((one / "release").iterdir()):
            print(f"built twice: {hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}")
    print(f"commit {commit}")
    print("every byte is the same" if not found else f"{len(found)} differences")
    return 1 if found else 0


def _is_only_rights(line: str) -> bool:
    first, _, second = line.partition(" and ")
    return first.split(", ")[2:] == second.split(", ")[2:] and "bytes" in line


if __name__ == "__main__":
    sys.exit(main())
