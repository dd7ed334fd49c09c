"""Makes the portable folder for Linux: one .tar.xz that is unpacked anywhere, also on a stick."""

import io
import lzma
import tarfile
from pathlib import Path

from release import needed, texts
from release.manifest import Manifest


def make(folder: Path, out: Path, manifest: Manifest, bill: str) -> Path:
    """Write the archive and return where it stands."""
    wanted = out / manifest.file_name("tar")
    top = wanted.name.removesuffix(".tar.xz")
    names = needed.depends(needed.needed(folder), manifest.debian)
    lines = "\n".join(f"    {name}" for name in names)
    notes = texts.filled("LEESMIJ.txt", manifest, glibc=manifest.debian.glibc, packages=lines)
    extra = {"LEESMIJ.txt": notes, "zelfscan.cdx.json": bill}
    with (
        wanted.open("wb") as raw,
        lzma.LZMAFile(raw, "wb", preset=9) as file,
        tarfile.open(fileobj=file, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        archive.addfile(_entry(tarfile.TarInfo(top), tarfile.DIRTYPE, manifest))
        for path in sorted(folder.rglob("*"), key=lambda each: each.relative_to(folder).as_posix()):
            info = archive.gettarinfo(path, f"{top}/{path.relative_to(folder).as_posix()}")
            if info.islnk():
                info.type, info.linkname, info.size = tarfile.REGTYPE, "", path.stat().st_size
            with path.open("rb") if info.isreg() else io.BytesIO() as content:
                archive.addfile(_entry(info, info.type, manifest), content)
        for name, text in sorted(extra.items()):
            info = tarfile.TarInfo(f"{top}/{name}")
            info.size = len(text.encode("utf-8"))
            archive.addfile(_entry(info, tarfile.REGTYPE, manifest), io.BytesIO(text.encode("utf-8")))
    return wanted


def _entry(info: tarfile.TarInfo, kind: bytes, manifest: Manifest) -> tarfile.TarInfo:
    """Let an entry tell nothing of the machine and the person that made it."""
    is_program = kind == tarfile.DIRTYPE or (info.name.count("/") == 1 and info.name.endswith("/zelfscan"))
    info.type, info.mtime = kind, manifest.moment
    info.uid = info.gid = 0
    info.uname = info.gname = "root"
    info.mode = 0o777 if kind == tarfile.SYMTYPE else 0o755 if is_program else 0o644
    return info
