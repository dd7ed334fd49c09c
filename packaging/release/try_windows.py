"""Tries the packages for Windows under Wine: install, self-test, repair, upgrade, remove, and what is left.

Started by ``python3 dev.py try windows`` after a build. The log goes to docs/releases/try-windows.txt and
names no place of this machine. Not part of the tests: it takes twenty minutes. What Wine cannot show stands
in docs/windows.md.
"""

import re
import shutil
import subprocess
from pathlib import Path

from release import digests, windows_folder, windows_packages, windows_state
from release.folder import NAME, BuildError
from release.manifest import MB, ROOT, load
from release.msi import TITLE
from release.trial_log import Log
from release.try_elsewhere import try_elsewhere
from release.try_signing import try_signing
from release.windows_kinds import KINDS, Kind, Release, in_windows, person_folder
from release.windows_program import COMMANDS, WINDOW
from release.windows_watch import is_seen, plain, watched
from release.wine import Wine, screen

PLACE = ROOT / "build" / "try-windows"
LOG = ROOT / "docs" / "releases" / "try-windows.txt"
_OWN_DATA = b"what somebody kept here"
_POLICY, _HOLDS = "HKLM\\Software\\Policies\\Zelfscan", "IdleLockMinutes = 5"


class Installed:
    """One version of one package, as it stands on the computer."""

    def __init__(self, kind: Kind, release: Release, wine: Wine, log: Log, display: str) -> None:
        """Take what is tried, where, and who hears how it went."""
        self.kind, self.release, self.wine, self.log, self.display = kind, release, wine, log, display
        self.place = kind.place(wine)
        self.expected = contents(release.built)

    def install(self, what: str) -> None:
        """Install it and say how that ended."""
        ran = self.kind.install(self.wine, self.release)
        self.log.check(what, ran.code == 0, f"code {ran.code}: {ran.said}")

    def intact(self, what: str) -> None:
        """Compare what stands there with what was built, file by file; nobody may write any of it."""
        found = contents(self.place)
        names = (found.keys() | self.expected.keys()) - set(self.kind.own)
        wrong = sorted(name for name in names if found.get(name) != self.expected.get(name))
        files = [path for path in self.place.rglob("*") if path.is_file()]
        open_to_all = sorted(path.name for path in files if path.stat().st_mode & 0o222)
        why = (
            f"different: {wrong[:5]} of {len(wrong)}; may be written: {open_to_all[:5]} of {len(open_to_all)}"
        )
        self.log.check(f"{what} ({len(files)} files)", bool(files) and not wrong and not open_to_all, why)

    def run(self, *words: str) -> tuple[int, str]:
        """Run the program of the command line from another folder than its own."""
        program = in_windows(self.place / "zelfscan-cli.exe", self.wine)
        ran = self.wine.run([program, *words], self.elsewhere, {"DISPLAY": self.display})
        return ran.code, ran.said

    @property
    def elsewhere(self) -> Path:
        """Return a folder that is not the program's."""
        return self.wine.c / "users" / "Public"

    def works(self) -> None:
        """Let the installed program do its work."""
        check = self.log.check
        with watched(self.wine) as seen:
            code, said = self.run("selftest")
        check("zelfscan-cli.exe selftest, from another folder", code == 0, said)
        self.log.say(f"           {said.strip().splitlines()[-1] if said.strip() else 'nothing said'}")
        check("nothing that can be run came in the temporary folder", not seen, ", ".join(sorted(seen)))
        code, said = self.run("packs", "--json")
        check("zelfscan-cli.exe packs --json", code == 0 and '"id": "woningscan"' in said, said)
        report = self.elsewhere / "report.pdf"
        example = in_windows(self.place / "_internal" / "questionnaires" / "example.yaml", self.wine)
        code, said = self.run("report", "--pack", "woningscan", "--responses", example, "--out", report.name)
        is_pdf = report.is_file() and report.read_bytes().startswith(b"%PDF-")
        check("zelfscan-cli.exe report", code == 0 and is_pdf, said)
        report.unlink(missing_ok=True)
        calendar = self.elsewhere / "days.ics"
        order = ["actions", "--pack", "woningscan", "--responses", example, "--format", "ics", "--out"]
        code, said = self.run(*order, calendar.name)
        is_calendar = calendar.is_file() and calendar.read_bytes().startswith(b"BEGIN:VCALENDAR")
        check("zelfscan-cli.exe actions, a calendar", code == 0 and is_calendar, said)
        calendar.unlink(missing_ok=True)
        code, said = self.run("prove-offline")
        check("zelfscan-cli.exe prove-offline: no way out was tried", code == 0, said)
        check("zelfscan.exe opens its window, and closes when Windows asks it to", self.opens())
        self.intact("using it changes nothing in its folder")

    def obeys(self) -> None:
        """Set something for the whole computer, as group policy does, and let the program say what holds."""
        order = ["reg", "add", _POLICY, "/v", "IdleLockMinutes", "/t", "REG_DWORD", "/d", "5", "/f"]
        self.wine.run(order)
        code, said = self.run("policy")
        self.log.check(
            "zelfscan-cli.exe policy: what the organisation set holds", code == 0 and _HOLDS in said, said
        )
        self.wine.run(["reg", "delete", _POLICY, "/f"])

    def opens(self) -> bool:
        """Open the window as a double click does, see it, and let Windows ask it to close."""
        program = self._start(f"{WINDOW}.exe")
        try:
            is_open = is_seen(TITLE, self.display)
            self.wine.run(["taskkill", "/im", "zelfscan.exe"])
            return is_open and program.wait(timeout=60) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            self.wine.stop()

    def in_use(self, later: Release) -> None:
        """Let the next version come while one of the two programs is open: it says so and changes nothing."""
        for name in (WINDOW, COMMANDS):
            # Without an order the one of the command line opens the window as well.
            self._start(f"{name}.exe")
            is_open = is_seen(TITLE, self.display)
            ran = self.kind.install(self.wine, later, is_waited_for=False)
            what = f"while {name}.exe is open version {later.manifest.version} stops with code 2"
            self.log.check(what, is_open and ran.code == 2, f"open: {is_open}, code {ran.code}")
            self.wine.stop()
            self.intact("and has changed nothing")

    def repaired(self) -> None:
        """Lose a file, damage another, and have both put back."""
        lost = self.place / "_internal" / "questionnaires" / "example.yaml"
        damaged = self.place / "_internal" / "resources" / "style.qss"
        for file in (lost, damaged):
            file.chmod(0o644)
        lost.unlink()
        damaged.write_bytes(b"damaged")
        damaged.chmod(0o444)
        ran = self.kind.repair(self.wine, self.release)
        self.log.check("is repaired without a question", ran.code == 0, f"code {ran.code}: {ran.said}")
        self.intact("what was lost and what was damaged is back")

    def _start(self, name: str) -> subprocess.Popen[bytes]:
        program = in_windows(self.place / name, self.wine)
        return self.wine.start([program], self.wine.c, {"DISPLAY": self.display})


def try_kind(kind: Kind, now: Release, later: Release, wine: Wine, log: Log, display: str) -> None:
    """Go with one package through all that an organisation does with it."""
    package = now.packages / now.manifest.file_name(kind.id)
    log.say(f"\n{kind.words}: {package.name}, {package.stat().st_size / MB:.1f} MB")
    log.say(f"  SHA-256 {windows_state.digest(package)}\n  {kind.orders}")
    before = windows_state.read(wine)
    own = person_folder(wine) / "AppData" / "Local" / NAME / "kept.txt"
    own.parent.mkdir(parents=True)
    own.write_bytes(_OWN_DATA)
    first, second = (Installed(kind, each, wine, log, display) for each in (now, later))
    with watched(wine) as seen:
        first.install("is installed without a question")
    if kind.uses_temporary:
        log.say(f"           in the temporary folder meanwhile: {', '.join(sorted(seen)) or 'nothing'}")
    else:
        log.check("nothing that can be run came in the temporary folder", not seen, ", ".join(sorted(seen)))
    first.intact("every file is there, read-only, and no other")
    first.works()
    first.obeys()
    first.install("is installed over itself")
    first.intact("the same files as before")
    first.repaired()
    if kind.knows_use:
        first.in_use(later)
    second.install(f"version {later.manifest.version} takes its place")
    second.intact("the files of that version, and none of the one before")
    code, said = second.run("--version")
    log.check(
        "the program says that version",
        (code, said.strip()) == (0, f"zelfscan {later.manifest.version}"),
        said,
    )
    if kind.knows_versions:
        ran = kind.install(wine, now)
        log.check("the older version is refused over it", ran.code in kind.refused, f"code {ran.code}")
        second.intact("and has changed nothing")
    ran = kind.remove(wine, later)
    log.check("is removed without a question", ran.code == 0, f"code {ran.code}: {ran.said}")
    log.check("what the person kept is there", own.is_file() and own.read_bytes() == _OWN_DATA)
    shutil.rmtree(own.parent)
    left = windows_state.notable(before.differences(windows_state.read(wine)))
    for line in [line for line in left if re.search(kind.left, line)]:
        left.remove(line)
        log.say(f"           stays, docs/windows.md says why: {plain(line)}")
    log.check("nothing else is left: no file, no folder, no key", not left, f"{len(left)} things")
    for line in left[:40]:
        log.say(f"           {line}")


def contents(folder: Path) -> dict[str, str]:
    """Return the digest of every file by its name within the folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): windows_state.digest(path) for path in files}


def next_version(version: str) -> str:
    """Return the version after this one."""
    first, second, third = version.split(".")
    return f"{first}.{second}.{int(third) + 1}"


def releases() -> tuple[Release, Release]:
    """Return what was built, and the version after it, made for this trial: nothing but the number differs.

    Raises:
        BuildError: There is nothing to try yet.
        DigestError: It is not what SHA256SUMS says.
    """
    manifest = load()
    built = windows_folder.CACHE / "dist" / NAME
    packages = windows_packages.OUT
    if not built.is_dir() or not all((packages / manifest.file_name(kind.id)).is_file() for kind in KINDS):
        raise BuildError("there is nothing to try yet; first: python3 dev.py build --only windows")
    digests.check(packages)
    later = load(version=next_version(manifest.version))
    next_one = windows_folder.make_version(later, PLACE / "dist")
    windows_folder.try_out(next_one)
    upgraded = next_one.folder
    (upgraded / "_internal" / "only-in-the-next-version.txt").write_text("for the trial\n", encoding="utf-8")
    windows_packages.make_each(upgraded, PLACE / "packages", later)
    return Release(manifest, built, packages, "P:\\"), Release(later, upgraded, PLACE / "packages", "Q:\\")


def _fresh(name: str, now: Release, later: Release) -> Wine:
    """Make a Windows in which nothing was ever installed, so that no package finds what another one left."""
    shutil.rmtree(PLACE / name, ignore_errors=True)
    wine = Wine(PLACE / name, {"p": now.packages, "q": later.packages})
    wine.prepare()
    return wine


def main() -> int:
    """Try every package and write down how it went."""
    now, later = releases()
    elsewhere = _fresh("elsewhere", now, later)
    log = Log(
        f"{NAME} {now.manifest.version}, commit {now.manifest.commit[:12]}, under {elsewhere.version()}"
    )
    with screen() as display:
        for kind in KINDS:
            wine = _fresh(kind.id, now, later)
            try_kind(kind, now, later, wine, log, display)
            wine.stop()
        for kind in KINDS:
            if kind.elsewhere:
                try_elsewhere(kind, now, later, elsewhere, log)
    signable = [now.packages / now.manifest.file_name(kind.id) for kind in KINDS if kind.id != "zip"]
    try_signing([now.built / f"{NAME}.exe", *signable], log)
    log.keep(LOG)
    return 1 if log.faults else 0
