"""Makes the portable folder for Windows: one .zip that is unpacked anywhere, also on a stick."""

import zipfile
from pathlib import Path

from release.manifest import Manifest

FILE, READ_ONLY = 0o100444 << 16, 0x01
"""The rights as Linux and as Windows write them down: nobody changes a file of the program."""


def make(folder: Path, out: Path, manifest: Manifest) -> Path:
    """Write the archive, every file in order and at the moment of the commit; return where it stands."""
    wanted = out / manifest.file_name("zip")
    top = wanted.name.removesuffix(".zip")
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    with zipfile.ZipFile(wanted, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{top}/{name}", manifest.zip_moment)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = FILE | READ_ONLY
            archive.writestr(entry, path.read_bytes())
    return wanted
