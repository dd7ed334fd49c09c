"""Try the packages for Linux in a clean Debian: install, test, upgrade, remove, purge, and see what is left.

Started by ``python3 dev.py try linux`` as root, after a build. Only what Debian brings comes over a network;
the program runs without one, as somebody without rights. The log goes to docs/releases/try-linux.txt.
"""

import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from release import digests
from release.clean_root import CleanRoot, TrialError, changed
from release.manifest import ROOT, Manifest

LOG = ROOT / "docs" / "releases" / "try-linux.txt"
WHO = "bestuurder"
HOME = f"home/{WHO}"
OWN = f"{HOME}/.local/share/zelfscan"
FONTS = f"{HOME}/.cache/fontconfig"
EXAMPLE = "_internal/questionnaires/example.yaml"
OLDER = "0.0.9"
SUITES = ("bookworm", "trixie")
REPORT = "/var/tmp/rapport.pdf"
_SCRIPT = re.compile(r"zelfscan(:\w+)?\.((pre|post)(inst|rm)|config)")


class Trial:
    """Goes the way of one package, and writes down what it saw."""

    def __init__(self, manifest: Manifest, out: Path, suite: str) -> None:
        """Take what was built, where it stands, and in which Debian to try it."""
        self.manifest, self.out = manifest, out
        self.root = CleanRoot(ROOT / "build" / "try" / "root", suite)
        self.lines: list[str] = []
        self.told = False

    def say(self, text: str) -> None:
        """Keep a line for the log, and show it."""
        print(text, flush=True)
        self.lines.append(text)

    def prepare(self) -> None:
        """Make the clean Debian, with a user who has no rights and something of theirs."""
        self.root.make(ROOT / "build" / "try")
        release = self.root.must(". /etc/os-release && echo $PRETTY_NAME").strip()
        count = len(self.root.must("dpkg-query -W").splitlines())
        self.say(f"A clean root: {release}, {count} packages, no Python, no Qt, no X11")
        self.root.must(f"useradd --create-home --shell /bin/sh {WHO}")
        self.root.must(
            "mkdir -p .local/share/zelfscan && echo mine > .local/share/zelfscan/own", WHO, place=f"/{HOME}"
        )
        self.root.must("apt-get update", network=True)
        if self.root.run("getent hosts debian.org").code == 0:
            raise TrialError("the trial is not without a network")

    def whole(self) -> None:
        """Go the whole way of both packages, if they are those that were made."""
        digests.check(self.out)
        known = digests.listed(self.out)
        for name in (self.manifest.file_name("deb"), self.manifest.file_name("tar")):
            if name not in known:
                raise TrialError(f"{name} is not there")
            self.say(f"{(self.out / name).stat().st_size:,} bytes  {known[name]}  {name}")
        self.prepare()
        self.say("")
        self.debian()
        self.say("")
        self.portable()
        self.say("All as it must be.")

    def debian(self) -> None:
        """Go the whole way of the .deb."""
        newest = self.out / self.manifest.file_name("deb")
        depends = [each.split("|")[-1].split("(")[0].strip() for each in _field(newest, "Depends").split(",")]
        self.root.must(f"apt-get install -y --no-install-recommends {' '.join(depends)}", network=True)
        self.say(f"Its {len(depends)} declared dependencies are installed first, by their names alone")
        before = self.root.tree()
        with tempfile.TemporaryDirectory() as place:
            older = _older(newest, Path(place))
            self._install(older, OLDER)
        self._use("/usr/lib/zelfscan", "zelfscan", OLDER)
        self._install(newest, self.manifest.version)
        left = self.root.run("test -e /usr/lib/zelfscan/_internal/only-in-older").code
        self.say(f"A file that only {OLDER} had: {'gone' if left else 'STILL THERE'}")
        if not left:
            raise TrialError("the upgrade left a file of the older version")
        self._use("/usr/lib/zelfscan", "zelfscan", self.manifest.version)
        self._no_rights()
        for how in ("remove", "purge"):
            self.root.must(f"apt-get {how} -y zelfscan")
            if self.root.run("dpkg-query -W zelfscan").code == 0:
                raise TrialError(f"Debian still knows the package after {how}")
            self.say(f"apt {how} zelfscan: done, and Debian knows nothing of it any more")
            self._left(before)
            if how == "remove":
                self._install(newest, self.manifest.version)

    def portable(self) -> None:
        """Go the whole way of the archive: unpack as somebody without rights, use, throw away."""
        before = self.root.tree()
        archive = self.out / self.manifest.file_name("tar")
        shutil.copy(archive, self.root.folder / "tmp" / archive.name)
        name = archive.name.removesuffix(".tar.xz")
        self.root.must("apt-get install -y --no-install-recommends xz-utils", network=True)
        self.root.must(f"tar -xf /tmp/{archive.name}", WHO, place=f"/{HOME}")
        self.say(f"{archive.name}: unpacked in the home of a user without rights")
        self._use(f"/{HOME}/{name}", f"/{HOME}/{name}/zelfscan", self.manifest.version)
        self.root.must(f"rm -r {name}", WHO, place=f"/{HOME}")
        self.root.must("apt-get purge -y xz-utils")
        self._left(before)

    def _install(self, package: Path, version: str) -> None:
        shutil.copy(package, self.root.folder / "tmp" / package.name)
        said = self.root.must(f"apt-get install -y ./{package.name}")
        also = re.search(r"(\d+) newly installed", said)
        count = int(also.group(1)) if also else 0
        if count > 1:
            raise TrialError(f"{package.name} brought {count - 1} packages that it does not declare")
        shown = self.root.must("dpkg-query -W -f '${Version} ${Status}' zelfscan").strip()
        self.say(f"apt install ./{package.name}, without a network: {shown}")
        if not shown.startswith(version):
            raise TrialError(f"another version is installed than {version}")

    def _use(self, place: str, program: str, version: str) -> None:
        """Do what somebody without rights does: the self-test from another folder, and a report."""
        said = self.root.must(f"{program} selftest", WHO, place="/var/tmp")
        count = said.strip().splitlines()[-1]
        self.say(f"  {version}: zelfscan selftest in /var/tmp as {WHO}, without a network: {count}")
        quiet = self.root.must(f"{program} prove-offline", WHO, place="/var/tmp")
        self.say(f"  {version}: zelfscan prove-offline: {quiet.strip().splitlines()[-1]}")
        order = f"report --pack zelfscan --responses {place}/{EXAMPLE} --date 2026-11-27 --out {REPORT}"
        self.root.must(f"{program} {order}", WHO, place="/var/tmp")
        report = self.root.folder / REPORT.lstrip("/")
        if not report.read_bytes().startswith(b"%PDF-"):
            raise TrialError("the report is no PDF")
        self.say(f"  {version}: zelfscan report of the example: a PDF of {report.stat().st_size // 1000} kB")
        report.unlink()
        look = (
            f"find {place} -name '*.so*' -type f -o -path {place}/zelfscan -type f | while read f; do "
            "LD_LIBRARY_PATH=$(dirname $f) ldd $f 2>/dev/null | grep 'not found'; done || true"
        )
        missing = self.root.must(look)
        lost = {line.split()[0] for line in missing.splitlines() if "libwayland" not in line}
        if "libwayland-cursor" not in missing:  # which only a desktop with Wayland has
            raise TrialError("the look for missing libraries sees nothing")
        brought = {path.name for path in (self.root.folder / place.lstrip("/")).rglob("*")}
        if lost - brought:
            raise TrialError(f"not found in the clean root: {', '.join(sorted(lost - brought))}")
        self.say(
            f"  {version}: every library that any file asks for is there, also those of the window under X11"
        )

    def _no_rights(self) -> None:
        """See that nobody but root can change the program."""
        loose = self.root.must(r"find /usr/lib/zelfscan \( -perm /022 -o ! -user root \) ! -type l")
        if loose.strip():
            raise TrialError(f"others can write: {loose.splitlines()[0]}")
        if self.root.run("touch /usr/lib/zelfscan/x", WHO).code == 0:
            raise TrialError("a user without rights could write in the folder of the program")
        count = len(self.root.must("find /usr/lib/zelfscan -type f").splitlines())
        self.say(f"{count} files of the program: owned by root, and nobody else can write there")
        known = self.root.must("ls /var/lib/dpkg/info").split()
        scripts = [name for name in known if _SCRIPT.fullmatch(name)]
        self.say(f"Scripts that run as root at installation or removal: {len(scripts)}")
        if scripts:
            raise TrialError(f"this would run as root: {', '.join(scripts)}")

    def _left(self, before: dict[str, str]) -> None:
        """See that everything is as it was, but for what the person has, and the cache of the fonts."""
        found = [name for name in changed(before, self.root.tree()) if not name.startswith("var/tmp")]
        left = [name for name in found if name not in (FONTS, FONTS.rpartition("/")[0])]
        left = [name for name in left if not name.startswith(f"{FONTS}/")]
        own = (self.root.folder / OWN / "own").read_text(encoding="utf-8")
        if left or own != "mine\n" or any((self.root.folder / "var/tmp").iterdir()):
            raise TrialError(f"left behind: {', '.join(left) or 'something in /var/tmp'}")
        self.say(f"Tree of {len(before)} entries before and after: the same; what {WHO} had: still there")
        if len(found) > len(left) and not self.told:
            self.say("  (fontconfig lists the fonts of the system in ~/.cache/fontconfig, for any program)")
            self.told = True


def _field(package: Path, name: str) -> str:
    asked = ["dpkg-deb", "--field", str(package), name]
    return subprocess.run(asked, capture_output=True, encoding="utf-8", check=True).stdout.strip()


def _older(package: Path, place: Path) -> Path:
    """Make of a package one that says an older version and holds one file more."""
    inside = place / "inside"
    subprocess.run(["dpkg-deb", "--raw-extract", str(package), str(inside)], check=True)
    (inside / "usr/lib/zelfscan/_internal/only-in-older").write_text("older\n", encoding="ascii")
    control = inside / "DEBIAN" / "control"
    text = control.read_text(encoding="utf-8")
    control.write_text(re.sub(r"(?m)^Version: .*$", f"Version: {OLDER}", text), encoding="utf-8")
    made = place / f"zelfscan_{OLDER}_amd64.deb"
    quick = ["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", str(inside), str(made)]
    subprocess.run(quick, check=True, stdout=subprocess.DEVNULL)
    return made


def run(manifest: Manifest, out: Path) -> int:
    """Try everything in each Debian, and write the log; return 0 only where all went as it must."""
    made = json.loads((out / digests.FACTS).read_text(encoding="utf-8"))
    lines, code = [f"zelfscan {made['version']}, commit {made['commit']}, {made['date']}"], 0
    print(lines[0])
    for suite in SUITES:
        trial = Trial(manifest, out, suite)
        try:
            trial.whole()
        except (TrialError, digests.DigestError) as reason:
            trial.say(f"FAILED: {reason}")
            code = 1
        lines += ["", *trial.lines]
    LOG.parent.mkdir(parents=True, exist_ok=True)
    LOG.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return code
