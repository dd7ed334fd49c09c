"""A clean Debian in a folder, in which a package can be tried: with or without a network, as any user."""

import hashlib
import os
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

#: What changes by itself when anything is installed or removed: the books of Debian itself, and caches.
BOOKS = frozenset(
    {"dev", "etc/ld.so.cache", "proc", "root", "run", "sys", "tmp", "var/cache", "var/lib/apt"}
    | {"var/lib/dpkg", "var/log"}
)


class TrialError(Exception):
    """Something went another way than it must; the text says what."""


@dataclass(frozen=True)
class Done:
    """How a command ended and what it said."""

    code: int
    said: str


class CleanRoot:
    """The root of a Debian that nothing but the trial has ever touched."""

    def __init__(self, folder: Path, suite: str = "bookworm") -> None:
        """Describe it; ``make`` makes it."""
        self.folder, self.suite = folder, suite

    def make(self, kept: Path) -> None:
        """Unpack it from an archive that is made once, with the tools and mirrors of this machine."""
        archive = kept / f"{self.suite}.tar"
        if not archive.is_file():
            kept.mkdir(parents=True, exist_ok=True)
            fresh = archive.with_suffix(".part.tar")
            subprocess.run(
                ["mmdebstrap", "--quiet", "--variant=minbase", self.suite, str(fresh)],
                check=True,
            )
            fresh.rename(archive)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        subprocess.run(["tar", "-xf", str(archive), "-C", str(self.folder), "--exclude=./dev/*"], check=True)
        for name in ("resolv.conf", "hosts"):
            shutil.copy(Path("/etc") / name, self.folder / "etc" / name)

    def run(self, command: str, user: str = "root", network: bool = False, place: str = "/tmp") -> Done:
        """Run one command in it, as a user, and without any network unless it is asked for."""
        home = "/root" if user == "root" else f"/home/{user}"
        inner = f"cd {shlex.quote(place)} && {command}"
        clean = ["env", "-i", f"HOME={home}", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8",
                 "DEBIAN_FRONTEND=noninteractive", "QT_QPA_PLATFORM=offscreen"]  # fmt: skip
        who = ["su", "-s", "/bin/sh", user, "-c", inner] if user != "root" else ["sh", "-c", inner]
        root = shlex.quote(str(self.folder))
        script = (
            f"mount -t proc proc {root}/proc && mount --rbind /dev {root}/dev && "
            f"exec chroot {root} {shlex.join([*clean, *who])}"
        )
        apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child", *([] if network else ["--net"])]
        done = subprocess.run(
            [*apart, "sh", "-c", script], capture_output=True, encoding="utf-8", errors="replace", check=False
        )
        return Done(done.returncode, done.stdout + done.stderr)

    def must(self, command: str, user: str = "root", network: bool = False, place: str = "/tmp") -> str:
        """Run a command that has to succeed, and return what it said. Raises ``TrialError``."""
        done = self.run(command, user, network, place)
        if done.code:
            raise TrialError(f"{command} ended with {done.code}:\n{done.said}")
        return done.said

    def tree(self) -> dict[str, str]:
        """Return every file, folder and link but the books, with its rights, owner and digest."""
        found: dict[str, str] = {}
        for above, folders, files in os.walk(self.folder):
            here = Path(above).relative_to(self.folder)
            folders[:] = [name for name in folders if (here / name).as_posix() not in BOOKS]
            for name in [*folders, *files]:
                path = here / name
                if path.as_posix() not in BOOKS:
                    found[path.as_posix()] = self._facts(self.folder / path)
        return found

    def _facts(self, path: Path) -> str:
        said = path.lstat()
        who = f"{said.st_mode:o} {said.st_uid}:{said.st_gid}"
        if path.is_symlink():
            return f"{who} -> {path.readlink()}"
        if not path.is_file():
            return who
        return f"{who} {hashlib.sha256(path.read_bytes()).hexdigest()}"


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Return what was added, taken away or changed between two trees."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
