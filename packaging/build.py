"""Build a release: the folder with the program, its packages, their bill of materials, digests and signature.

Started by ``python3 dev.py build``. ``--only folder`` makes dist/zelfscan and lets it test itself;
``--only linux`` and ``--only windows`` make the packages of one system; without it everything is made.
"""

import argparse
import shutil
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "packaging"))

import dev  # noqa: E402  # dev.py, which knows how to install what is missing
import kit  # noqa: E402
from release import (  # noqa: E402
    bill,
    components,
    deb,
    digests,
    folder,
    manifest,
    portable_tar,
    readable_kit,
)
from release.components import BillError, Component  # noqa: E402
from release.needed import NeedsError  # noqa: E402
from zelfscan.errors.base import ZelfscanError  # noqa: E402

OUT = ROOT / "dist" / "release"
LINUX_TOOLS = {"dpkg-deb": "dpkg", "git": "git"}


def main(arguments: list[str]) -> int:
    """Build what is asked for; say of each file how large it is; fail where one is too large."""
    parser = argparse.ArgumentParser(prog="python3 dev.py build", description=__doc__.split("\n")[0])
    parser.add_argument("--only", choices=["folder", "linux", "windows"], help="make no more than this")
    chosen = parser.parse_args(arguments)
    try:
        known = manifest.load()
        if chosen.only == "folder" or sys.platform != "linux":
            folder.try_out(folder.make(known))
            return 0
        dev.install_missing(LINUX_TOOLS, "the packages")
        if chosen.only is None:  # a release holds nothing of one before
            shutil.rmtree(OUT, ignore_errors=True)
        OUT.mkdir(parents=True, exist_ok=True)
        refuse_others(OUT, known)
        made = [] if chosen.only == "windows" else linux(known, OUT)
        if chosen.only != "linux":
            from release import windows_packages, wine  # noqa: PLC0415  # only for Windows

            dev.install_missing(wine.TOOLS, "the packages for Windows")
            made += windows_packages.make(known, OUT)
        made.append(readable_kit.make(OUT, known))  # for who rolls it out, whatever system that is
        digests.write(OUT, known, digests.tools())
        digests.check(OUT, digests.public_key())  # as everybody does who gets it
        return _told(made, known)
    except (
        BillError,
        NeedsError,
        ZelfscanError,
        dev.CannotContinue,
        digests.DigestError,
        folder.BuildError,
        manifest.ManifestError,
    ) as reason:
        print(reason, file=sys.stderr)
        return 2


def refuse_others(out: Path, known: manifest.Manifest) -> None:
    """Refuse a folder with a file that is not of this version: it would be signed as if it were.

    Raises:
        BuildError: The text names the files, and says what to do.
    """
    own = {known.file_name(each.id) for each in known.packages}
    own |= {known.bill_name("linux"), known.bill_name("windows"), kit.archive_name(known)}
    own |= {digests.FACTS, digests.SUMS, digests.SIGNATURE}
    others = sorted(path.name for path in out.iterdir() if path.name not in own)
    if others:
        raise folder.BuildError(
            f"{out} holds what is not of {known.name} {known.version}: {', '.join(others)}. "
            "Move or delete it, or build without --only, which empties that folder first."
        )


def linux(known: manifest.Manifest, out: Path) -> list[Path]:
    """Make the packages for Linux, with one bill of materials for both."""
    built = folder.make(known)
    found = owners(built, known)
    bill.write_texts(built.folder, found)
    folder.settle(built.folder, known)
    folder.try_out(built)
    text = bill.bill(built.folder, found, known, "Linux")
    print(f"bill of materials: {bill.check(text, built.folder)} files, {len(found)} components", flush=True)
    listed = out / known.bill_name("linux")
    listed.write_text(text, encoding="utf-8", newline="\n")
    made = [
        deb.make(built.folder, out, known, found, text),
        portable_tar.make(built.folder, out, known, text),
    ]
    return [*made, listed]


def owners(built: folder.Built, known: manifest.Manifest) -> list[Component]:
    """Return whose everything in the folder is, in the order of their names."""
    places = [Path(sysconfig.get_path("purelib"))]
    who = components.Owners(known, places, Path(sys.base_prefix), components.debian_package)
    who.assign(built.parts, built.folder)
    return sorted(who.found.values(), key=lambda each: each.name.lower())


def _told(made: list[Path], known: manifest.Manifest) -> int:
    """Say how large each package is beside its limit, and return 1 where one is too large."""
    limits = {known.file_name(each.id): each.limit for each in known.packages}
    too_large = 0
    for path in made:
        size, limit = path.stat().st_size, limits.get(path.name)
        too_large += limit is not None and size > limit
        beside = f"of at most {limit / manifest.MB:.0f} MB" if limit else ""
        print(f"{size / manifest.MB:7.1f} MB {beside:18} {path.name}", flush=True)
    if too_large:
        print(f"{too_large} of these is larger than packaging/manifest.toml allows", file=sys.stderr)
    return 1 if too_large else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
