#!/usr/bin/env python3
"""Set up, start, test, lock and build zelfscan with nothing but Python's standard library.

This file must stay readable for Python 3.6, so that an old Python gets a sentence and no traceback.
"""

import sys

if not (3, 11) <= tuple(sys.version_info[:2]) <= (3, 14):
    sys.stderr.write(
        "zelfscan needs Python 3.11, 3.12, 3.13 or 3.14, and this is Python {}.{}; "
        "install one of those and start it as, for example: python3.12 dev.py run\n".format(*sys.version_info)
    )
    sys.exit(2)

import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
import time
import tomllib
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

USAGE = """\
python3 dev.py run [ARGS]    start zelfscan; ARGS go to its command line
python3 dev.py test [ARGS]   run every check; with ARGS only pytest, with those ARGS
python3 dev.py lock [ARGS]   compile requirements/; ARGS go to uv, for example --upgrade
python3 dev.py build [ARGS]  make every package in dist/release; --only linux|windows|folder
python3 dev.py try WHAT      install, try and remove what was built: linux or windows; docs/releases.md
python3 dev.py pictures      make the pictures of the README
python3 dev.py claims        make docs/claims.md from the content
python3 dev.py kit           fill the facts of the manifest into docs/beheer/, for organisations
python3 dev.py policy        make the templates for group policy and docs/beheer/beleid.md from the model
python3 dev.py words         gather the words of the program, and compile their translations
python3 dev.py schema        make questionnaires/schema/ from the models
python3 dev.py public-code   check publiccode.yml; --published: and that nothing is left to fill in
python3 dev.py fuzz [ARGS]   give hostile input to every reader; --seconds N --reader NAME
python3 dev.py storm [ARGS]  kill the program at work, over and over; --kills N --seed N
"""

ROOT = Path(__file__).resolve().parent
ON_LINUX = sys.platform == "linux"
ON_WINDOWS = sys.platform == "win32"
AS_ROOT = ON_LINUX and os.geteuid() == 0

# What Qt loads when it opens a window, and the Debian package that brings it.
WINDOW_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
TEST_TOOLS = {
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "minisign": "minisign",
    "objdump": "binutils",
    "openbox": "openbox",
    "pdfinfo": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "strace": "strace",
    "unshare": "util-linux",
    "xdotool": "xdotool",
}
BUILD_TOOLS = {"objdump": "binutils", "strip": "binutils"}  # PyInstaller works on libraries with them

# The rooms where every line is to be tested. The goal is 100; it starts lower and may only rise.
COVERED = "zelfscan/core/*,zelfscan/charts/*,zelfscan/packs/*"
COVERED_AT_LEAST = 99
# The tests that reach those lines. Only they run with coverage, which makes every line of Python slower.
COVERING = (
    "tests/charts",
    "tests/content",
    "tests/core",
    "tests/packs",
    "tests/presenters/test_taking_over_desk.py",  # questionnaires that come with a dossier
)

PIP = ["-m", "pip", "--disable-pip-version-check", "--no-input"]


class CannotContinue(Exception):
    """The work stops here; the text says why and what to do."""


class Environment:
    """A virtual environment that holds exactly what its requirement files name."""

    def __init__(self, folder: str, requirements: str, source: str = "") -> None:
        """Describe the environment; ``prepare`` makes it, and builds ``source``, which has no wheel."""
        self.folder = ROOT / folder
        self.requirements = ROOT / "requirements" / requirements
        self.source = ROOT / "requirements" / source if source else None
        self.scripts = self.folder / ("Scripts" if ON_WINDOWS else "bin")
        self.python = str(self.scripts / ("python.exe" if ON_WINDOWS else "python"))
        self._stamp = self.folder / "made-from.txt"

    def _made_from(self) -> str:
        files = [self.requirements, *([self.source] if self.source else [])]
        wanted = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
        return "\n".join([wanted, sys.base_prefix, "{}.{}".format(*sys.version_info), str(ROOT)])

    def is_ready(self) -> bool:
        """Tell whether it was made from these requirements, by this Python, in this place."""
        if not (self._stamp.is_file() and Path(self.python).exists()):
            return False
        return self._stamp.read_text(encoding="utf-8") == self._made_from()

    def prepare(self) -> None:
        """Make the environment anew, unless it is ready."""
        if self.is_ready():
            return
        if not _can_make_environments():
            raise CannotContinue(
                "This Python comes without ensurepip, so it can make no virtual environment."
            )
        _say(f"Setting up {self.folder.name} (once)")
        _call([sys.executable, "-m", "venv", "--clear", str(self.folder)])
        hashes = ["--require-hashes", "--only-binary", ":all:"]
        quiet = ["--quiet", "--progress-bar", "off"]
        _call([self.python, *PIP, "install", *quiet, *hashes, "-r", str(self.requirements)])
        if self.source:  # with what the first file brought, and nothing else
            alone = ["--require-hashes", "--no-deps", "--no-build-isolation", "--no-binary", ":all:"]
            _call([self.python, *PIP, "install", *quiet, *alone, "-r", str(self.source)])
        self._stamp.write_text(self._made_from(), encoding="utf-8")


RUN = Environment(".venv", "run.txt")
DEV = Environment(".venv-dev", "dev.txt")
REUSE = Environment("build/reuse", "reuse.txt", "reuse-source.txt")


def _say(text: str) -> None:
    """Tell how far it is, on standard error: standard output belongs to the program that is run."""
    print(text, file=sys.stderr, flush=True)


def _call(command: list[str]) -> None:
    """Run a step of the set-up, its output on standard error; stop when it fails."""
    code = subprocess.call(command, stdout=sys.stderr, cwd=ROOT)
    if code:
        raise CannotContinue("This step failed with code {}: {}".format(code, " ".join(command)))


def _is_loadable(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _can_make_environments() -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def _missing_tools(tools: dict[str, str]) -> list[str]:
    return sorted(tool for tool in tools if ON_LINUX and shutil.which(tool) is None)


def _missing_packages(tools: dict[str, str]) -> list[str]:
    """Name the Debian packages that would bring what is missing here."""
    if not ON_LINUX:
        return []
    packages = {package for name, package in WINDOW_LIBRARIES.items() if not _is_loadable(name)}
    packages |= {tools[tool] for tool in _missing_tools(tools)}
    if not _can_make_environments():
        packages.add(f"python3.{sys.version_info[1]}-venv")
    return sorted(packages)


def install_missing(tools: dict[str, str], purpose: str) -> None:
    """Install missing Debian packages as root; for anybody else, stop and give the one command."""
    packages = _missing_packages(tools)
    if not packages:
        return
    install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        raise CannotContinue(
            "For {} this machine lacks what Debian calls: {}".format(purpose, " ".join(packages))
        )
    if not AS_ROOT:
        raise CannotContinue(
            "For {} something is missing; install it once with:\nsudo apt-get update && sudo {}".format(
                purpose, " ".join(install)
            )
        )
    _say("Installing for {}: {}".format(purpose, " ".join(packages)))
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in (["apt-get", "update", "-q"], install):
        code = subprocess.call(command, stdout=sys.stderr, env=environment)
    if code:
        raise CannotContinue("apt-get could not install: {}".format(" ".join(packages)))


def run(arguments: list[str]) -> int:
    """Start zelfscan with nothing installed but its own requirements."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if ON_LINUX and not arguments and not any(os.environ.get(name) for name in screens):
        raise CannotContinue(
            "There is no display for the window here; "
            "the command line works without one, for example: python3 dev.py run packs --json"
        )
    if not RUN.is_ready():
        try:
            install_missing({}, "the window")
        except CannotContinue as reason:
            if not arguments:
                raise
            _say(str(reason))  # the command line needs no window, so go on
        RUN.prepare()
    command, environment = _program(arguments)
    if ON_WINDOWS:
        return subprocess.call(command, env=environment)
    os.execve(RUN.python, command, environment)


def _program(arguments: list[str]) -> tuple[list[str], dict[str, str]]:
    """Give the command for zelfscan in this checkout, whatever folder the person is in."""
    return [RUN.python, "-P", "-m", "zelfscan", *arguments], dict(os.environ, PYTHONPATH=str(ROOT))


def _report(result: str, name: str, started: float) -> None:
    print(f"{result:8}{name:48}{time.monotonic() - started:6.1f} s", flush=True)


def _check(
    name: str, command: list[str], shown: bool = False, environment: dict[str, str] | None = None
) -> bool:
    """Run one check and print its line; its output shows when it fails, or always if ``shown``."""
    started = time.monotonic()
    environment = dict(environment or os.environ, QT_QPA_PLATFORM="offscreen")
    output = None if shown else subprocess.PIPE
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT, check=False
    )
    if done.returncode and not shown:
        print(done.stdout.decode("utf-8", "replace"), flush=True)
    _report("FAILED" if done.returncode else "ok", name, started)
    return done.returncode == 0


def _prepare_tests() -> None:
    """Install what the tests need; what cannot be installed is listed, and its checks say so."""
    try:
        install_missing(TEST_TOOLS, "the tests")
    except CannotContinue as reason:
        _say(str(reason))
    DEV.prepare()
    REUSE.prepare()


def test(arguments: list[str]) -> int:
    """Run every check and say of each how it went; with arguments only pytest."""
    _prepare_tests()
    python = [DEV.python]
    if arguments:
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
        return subprocess.call([*python, "-m", "pytest", *arguments], cwd=ROOT, env=environment)
    coverage = [*python, "-m", "coverage"]
    subprocess.call([*coverage, "erase"], cwd=ROOT)
    gate = f"--fail-under={COVERED_AT_LEAST}"
    # A worker that is done takes over from the other: what takes longest is begun first, by one of them.
    pytest = ["-m", "pytest", "-n", "2", "--dist", "worksteal"]
    others = [f"--ignore={place}" for place in COVERING]
    results = [
        _check("ruff check", [*python, "-m", "ruff", "check", "."]),
        _check("ruff format", [*python, "-m", "ruff", "format", "--check", "."]),
        _check("mypy --strict", [*python, "-m", "mypy"]),
        _check("import-linter", [str(DEV.scripts / "lint-imports"), "--no-logo"]),
        _check("pytest of the content, with coverage", [*coverage, "run", *pytest, *COVERING], shown=True),
        _check("pytest of all else", [*python, *pytest, "tests", *others], shown=True),
        _check("coverage put together", [*coverage, "combine", "--quiet"]),
        _check(
            f"coverage of core, charts and packs at least {COVERED_AT_LEAST} %",
            [*coverage, "report", "--include=" + COVERED, gate],
        ),
    ]
    RUN.prepare()
    selftest, environment = _program(["selftest"])
    results.append(_check("selftest with only what the program needs", selftest, environment=environment))
    missing = _missing_tools(TEST_TOOLS)
    if missing:
        print("not run: the tests that need {}".format(", ".join(missing)))
    print("all checks passed" if all(results) else f"{results.count(False)} failed")
    return 0 if all(results) else 1


def lock(arguments: list[str]) -> int:
    """Compile the requirement files, and note which wheels stand behind their hashes."""
    uv = shutil.which("uv", path=str(DEV.scripts)) or shutil.which("uv")
    if uv is None:
        DEV.prepare()
        uv = str(DEV.scripts / "uv")
    compile_it = [uv, "pip", "compile", "--quiet"]
    compile_it += ["--universal", "--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:"]
    compile_it += ["--no-emit-index-url", "--no-annotate"]
    compile_it += ["--custom-compile-command", "python3 dev.py lock"]
    run_file, dev_file = "requirements/run.txt", "requirements/dev.txt"
    peers_file = "requirements/peers.txt"
    everything = [*compile_it, "pyproject.toml", "--group", "dev"]
    _call([*compile_it, "pyproject.toml", "--output-file", run_file, *arguments])
    _call([*everything, "--constraints", run_file, "--output-file", dev_file, *arguments])
    _call([*compile_it, "--group", "peers", "--output-file", peers_file, *arguments])
    _call([*compile_it, "--group", "reuse-needs", "--output-file", "requirements/reuse.txt", *arguments])
    alone = ["--no-deps", "--no-binary", "reuse"]
    source_file = "requirements/reuse-source.txt"
    _call([*compile_it, *alone, "--group", "reuse", "--output-file", source_file, *arguments])
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "pylock.toml"
        _call([*everything, "--constraints", dev_file, "--output-file", str(listing)])
        packages = tomllib.loads(listing.read_text(encoding="utf-8"))["packages"]
    text = json.dumps({package["name"]: _wheels(package) for package in packages}, indent=1, sort_keys=True)
    (ROOT / "requirements" / "wheels.json").write_text(text + "\n", encoding="utf-8")
    return 0


def _wheels(package: dict[str, Any]) -> dict[str, str]:
    """Give file name → SHA-256 for the wheels of one package; not where they came from."""
    return {wheel["url"].rsplit("/", 1)[-1]: wheel["hashes"]["sha256"] for wheel in package.get("wheels", [])}


class Script(NamedTuple):
    """What a script of its own makes or tries: its environment, its start, and what Debian brings."""

    environment: Environment
    start: list[str]
    tools: dict[str, str] | None = None  # none: not even what a window needs


SCRIPTS = {
    "build": Script(DEV, ["-P", "packaging/build.py"], BUILD_TOOLS),
    "try": Script(DEV, ["-P", "packaging/trial.py"], BUILD_TOOLS),
    "pictures": Script(RUN, ["-P", "packaging/pictures.py"], {}),  # of the README, without a screen
    "claims": Script(RUN, ["-P", "packaging/claims.py"]),  # the page with every statement and its sources
    "kit": Script(DEV, ["packaging/kit.py"]),  # needs the package "release" beside it, so no -P
    "policy": Script(DEV, ["packaging/policy_templates.py"]),  # and docs/beheer/beleid.md
    "schema": Script(RUN, ["-P", "packaging/schema.py"]),  # of the files that an author writes
    "public-code": Script(DEV, ["-P", "packaging/public_code.py"]),  # publiccode.yml; docs/publishing.md
    "words": Script(DEV, ["-P", "packaging/words.py"]),  # gathered for translators, and compiled
    "fuzz": Script(DEV, ["-m", "tests.fuzz.running"]),  # docs/fuzzing.md
    "storm": Script(DEV, ["-m", "tests.storm"]),
}


def do(name: str, arguments: list[str]) -> int:
    """Run one of these scripts from the root of the checkout, with its own place on the path."""
    script = SCRIPTS[name]
    if script.tools is not None:
        install_missing(script.tools, "this")
    script.environment.prepare()
    environment = dict(os.environ, PYTHONPATH=str(ROOT), QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8")
    return subprocess.call([script.environment.python, *script.start, *arguments], cwd=ROOT, env=environment)


def main(arguments: list[str]) -> int:
    """Do the command that the first argument names."""
    scripts: dict[str, Any] = {name: partial(do, name) for name in SCRIPTS}
    commands = {"run": run, "test": test, "lock": lock, **scripts}
    if not arguments or arguments[0] not in commands:
        _say(USAGE)
        return 2
    try:
        return int(commands[arguments[0]](arguments[1:]))
    except CannotContinue as reason:
        _say(str(reason))
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
