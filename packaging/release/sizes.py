"""What takes how much in what was built: tables for docs/releases.md, from the bill and from the disk.

Started as ``.venv-dev/bin/python -P packaging/release/sizes.py``, the checkout on PYTHONPATH, after a build.
"""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "releases.md"
BEGIN, END = "<!-- sizes: made by packaging/release/sizes.py -->\n", "<!-- end of sizes -->\n"
MB = 1_000_000
#: Less than this together stands in one row.
_SMALL = 0.2 * MB


def by_component(bill: str, folder: Path) -> list[tuple[str, int]]:
    """Return how many bytes on disk belong to each component, most first."""
    sizes = {}
    for component in json.loads(bill)["components"]:
        files = [each["name"] for each in component.get("components", []) if each["type"] == "file"]
        # A link takes no room: what it leads to counts once.
        kept = [folder / name for name in files if not (folder / name).is_symlink()]
        sizes[component["name"]] = sum(path.stat().st_size for path in kept)
    return sorted(sizes.items(), key=lambda each: (-each[1], each[0]))


def table(sizes: list[tuple[str, int]]) -> str:
    """Return the rows as Markdown; what is small is put together, and the sum stands below."""
    large = [each for each in sizes if each[1] >= _SMALL]
    small = [each for each in sizes if each[1] < _SMALL]
    rows = [f"| {name} | {size / MB:.1f} |" for name, size in large]
    if small:
        rows.append(f"| {len(small)} others together | {sum(size for _, size in small) / MB:.1f} |")
    rows.append(f"| **all** | **{sum(size for _, size in sizes) / MB:.1f}** |")
    return "\n".join(["| what | MB on disk |", "| --- | ---: |", *rows]) + "\n"


def packages(facts: str) -> str:
    """Return the packages with their size and limit, from release.json."""
    rows = [
        f"| `{each['name']}` | {each['bytes'] / MB:.1f} | {each['limit'] / MB:.0f} |"
        for each in json.loads(facts)["files"]
        if "limit" in each
    ]
    return "\n".join(["| package | MB | at most |", "| --- | ---: | ---: |", *rows]) + "\n"


def replaced(page: str, made: str) -> str:
    """Put what was made between the marks of a page. Raises ``ValueError`` where these are not there."""
    pattern = re.compile(re.escape(BEGIN) + ".*?" + re.escape(END), re.DOTALL)
    if not pattern.search(page):
        raise ValueError("the page has no place for the table")
    return pattern.sub(lambda _: f"{BEGIN}\n{made}\n{END}", page)


def main(arguments: list[str]) -> int:
    """Write the tables into the page, from the folder ``dist`` here or another that is named."""
    dist = Path(arguments[0]).resolve() if arguments else ROOT / "dist"
    out = dist / "release"
    facts = (out / "release.json").read_text(encoding="utf-8")
    version = json.loads(facts)["version"]
    parts = [packages(facts)]
    folders = {"linux": dist / "zelfscan", "windows": ROOT / "build" / "windows" / "dist" / "zelfscan"}
    for system, folder in folders.items():
        bill = out / f"zelfscan-{version}-{system}.cdx.json"
        if bill.is_file() and folder.is_dir():
            sizes = by_component(bill.read_text(encoding="utf-8"), folder)
            parts.append(f"The folder for {system.capitalize()}:\n\n{table(sizes)}")
    PAGE.write_text(replaced(PAGE.read_text(encoding="utf-8"), "\n".join(parts)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
