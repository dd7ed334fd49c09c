"""The clean root in which a package is tried: what counts as left, and the older package to come from."""

import subprocess
from importlib import metadata
from pathlib import Path

import PySide6
import pytest

from release.clean_root import CleanRoot, Done, TrialError, changed
from release.manifest import ROOT, load
from release.try_linux import OLDER, Trial, _older


def test_what_was_added_taken_away_or_changed_is_named(tmp_path: Path) -> None:
    root = CleanRoot(tmp_path)
    for name in ("usr/lib/kept", "usr/lib/changed", "usr/lib/gone", "usr/lib/rights", "var/log/book"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("before", encoding="ascii")
    before = root.tree()
    (tmp_path / "usr/lib/changed").write_text("after!", encoding="ascii")
    (tmp_path / "usr/lib/gone").unlink()
    (tmp_path / "usr/lib/rights").chmod(0o600)
    (tmp_path / "usr/lib/new").mkdir()
    (tmp_path / "usr/lib/link").symlink_to("kept")
    (tmp_path / "var/log/book").write_text("Debian writes here itself", encoding="ascii")
    found = changed(before, root.tree())
    assert found == [f"usr/lib/{name}" for name in ("changed", "gone", "link", "new", "rights")]


@pytest.mark.needs_tool("dpkg-deb")
def test_the_older_package_differs_in_its_number_and_in_one_file(tmp_path: Path) -> None:
    inside = tmp_path / "x"
    (inside / "DEBIAN").mkdir(parents=True)
    (inside / "usr/lib/zelfscan/_internal").mkdir(parents=True)
    said = ["Package: zelfscan", "Version: 1.2.3", "Architecture: amd64", "Description: x"]
    said.append("Maintainer: x <x@x.invalid>")
    (inside / "DEBIAN/control").write_text("\n".join(said) + "\n", encoding="ascii")
    subprocess.run(["dpkg-deb", "--build", str(inside), str(tmp_path / "new.deb")], check=True)
    made = _older(tmp_path / "new.deb", tmp_path)
    assert _asked("--field", made, "Version").strip() == OLDER
    assert "only-in-older" in _asked("--contents", made)


class Installed(CleanRoot):
    """A root in which the package stands, and of which Debian knows these files."""

    def __init__(self, place: Path, *known: str) -> None:
        super().__init__(place)
        self.known = known

    def run(self, command: str, user: str = "root", network: bool = False, place: str = "/tmp") -> Done:
        if command.startswith("touch"):
            return Done(1, "")
        return Done(0, "\n".join(self.known) if "dpkg/info" in command else "")


@pytest.mark.parametrize("script", ["zelfscan.postinst", "zelfscan.prerm", "zelfscan.config"])
def test_a_package_that_runs_something_as_root_fails_the_trial(tmp_path: Path, script: str) -> None:
    trial = Trial(load(), tmp_path, "bookworm")
    trial.root = Installed(tmp_path, "zelfscan.list", script)
    with pytest.raises(TrialError, match=script):
        trial._no_rights()


def test_scripts_of_others_and_lists_of_files_do_not_fail_the_trial(tmp_path: Path) -> None:
    trial = Trial(load(), tmp_path, "bookworm")
    trial.root = Installed(
        tmp_path, "zelfscan.list", "zelfscan.md5sums", "libc6:amd64.postinst", "dash.prerm"
    )
    trial._no_rights()
    assert trial.lines[-1] == "Scripts that run as root at installation or removal: 0"


def _asked(order: str, package: Path, *words: str) -> str:
    command = ["dpkg-deb", order, str(package), *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def test_the_notices_are_of_the_qt_and_the_icu_that_go_along() -> None:
    """After a newer Qt: read its list of what is inside, and put that in packaging/notices/."""
    notice = (ROOT / "packaging/notices/qt.txt").read_text(encoding="utf-8")
    short = ".".join(metadata.version("PySide6-Essentials").split(".")[:2])
    assert f"doc.qt.io/qt-{short}/licenses-used-in-qt.html" in notice
    assert f"{short}. For the second group" in notice
    libraries = Path(PySide6.__file__).parent / "Qt" / "lib"
    brought = {path.suffix for path in libraries.glob("libicu*.so.*")}
    assert brought <= {".73"}
    assert (
        (ROOT / "packaging/notices/icu.txt").read_text(encoding="utf-8").startswith("ICU, the International")
    )


def test_the_workflow_says_that_it_was_never_run() -> None:
    text = (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")
    assert "NOT YET RUN BY US" in text
    for order in ("dev.py build", "dev.py try linux", "windows-latest", "macos-latest"):
        assert order in text
