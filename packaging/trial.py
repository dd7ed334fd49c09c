"""Try what was built as somebody who installs it would: ``python3 dev.py try linux`` or ``windows``.

Behind ``linux`` may stand the folder of a release that was made elsewhere.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "packaging"))

import dev  # noqa: E402  # dev.py, which knows how to install what is missing
from release import digests, folder, manifest, try_linux  # noqa: E402

OUT = ROOT / "dist" / "release"
TOOLS = {"mmdebstrap": "mmdebstrap", "unshare": "util-linux", "dpkg-deb": "dpkg"}


def main(arguments: list[str]) -> int:
    """Try the packages of one system; say in a sentence why that cannot be."""
    try:
        return tried(arguments)
    except (
        dev.CannotContinue,
        digests.DigestError,
        folder.BuildError,
        manifest.ManifestError,
        OSError,
    ) as reason:
        print(reason, file=sys.stderr)
        return 2


def tried(arguments: list[str]) -> int:
    """Try the packages of one system."""
    if arguments[:1] == ["linux"] and len(arguments) < 3:
        out = Path(arguments[1]).resolve() if arguments[1:] else OUT
        dev.install_missing(TOOLS, "the trial")
        if not dev.AS_ROOT:
            print("The trial installs in a root of its own, so it has to run as root.", file=sys.stderr)
            return 2
        return try_linux.run(manifest.load(), out)
    if arguments == ["windows"]:
        from release import try_windows, wine  # noqa: PLC0415  # only for Windows

        dev.install_missing({**wine.TOOLS, "xdotool": "xdotool"}, "the trial")
        return try_windows.main()
    print("python3 dev.py try linux|windows", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
