"""A desktop of its own for one program: a screen, a keyboard, a bus, and what screen readers ask for.

Nothing here is the person's own session: the bus starts nothing by itself, and every folder is new.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
A11Y_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
TOOLS = ("Xvfb", "dbus-daemon", "openbox", "xdotool", A11Y_LAUNCHER)

PATIENCE = 30.0
_MOMENT = 0.01

# Unlike the bus of a desktop it names no folders with services, so nothing else comes to life on it.
_BUS = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
_FOLDERS = {
    "HOME": "home",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_RUNTIME_DIR": "run",
}


def wait_until(is_so: Callable[[], bool], what: Callable[[], str]) -> None:
    """Look again and again until something is so; when patience is over, say ``what`` never was."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > end:
            raise AssertionError(f"waited {PATIENCE:.0f} seconds: {what()}")
        time.sleep(_MOMENT)


class Desktop:
    """The programs that run side by side on one screen; ``close`` ends them, the last one first."""

    def __init__(self, folder: Path) -> None:
        """Start a screen, a bus, the accessibility bus and a window manager."""
        self._folder = folder
        self._running: list[subprocess.Popen[bytes]] = []
        self.environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        for variable, name in _FOLDERS.items():
            place = folder / name
            place.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.environment[variable] = str(place)
        try:
            self._start_all()
        except BaseException:
            self.close()
            raise

    @property
    def home(self) -> Path:
        """The folder of the person who sits here."""
        return self._folder / "home"

    @property
    def session(self) -> str:
        """The address of the session bus."""
        return self.environment["DBUS_SESSION_BUS_ADDRESS"]

    def close(self) -> None:
        """End every program that was started here."""
        for process in reversed(self._running):
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._running.clear()

    def start_zelfscan(self) -> subprocess.Popen[bytes]:
        """Start the program as everybody does; no setting tells it that somebody listens."""
        settings = {"QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT), "PYTHONFAULTHANDLER": "1"}
        return self._start(sys.executable, "-P", "-m", "zelfscan", **settings)

    def log(self, program: str = sys.executable) -> str:
        """Return what a program wrote on its standard error and output."""
        return self._log(program).read_text(encoding="utf-8")

    def press(self, key: str) -> None:
        """Press a key at the X server, through its XTEST extension; whoever has the focus gets it."""
        self._xdotool("key", key)

    def type(self, text: str) -> None:
        """Type text in the same way."""
        self._xdotool("type", "--delay", "4", text)

    def _start_all(self) -> None:
        screen = ("Xvfb", "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset")
        self.environment["DISPLAY"] = ":" + self._start_and_hear(screen, "-displayfd {}")
        config = self._folder / "bus.conf"
        config.write_text(_BUS.format(folder=self.environment["XDG_RUNTIME_DIR"]), encoding="utf-8")
        bus = ("dbus-daemon", "--nofork", "--nopidfile", f"--config-file={config}")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._start_and_hear(bus, "--print-address={}")
        self._start(A11Y_LAUNCHER, "--launch-immediately")
        self._start("openbox", "--sm-disable")
        wait_until(self._is_managed, lambda: "no window manager: " + self.log("openbox"))

    def _start(self, *command: str, **more: str) -> subprocess.Popen[bytes]:
        return self._open(command, more)

    def _start_and_hear(self, command: tuple[str, ...], option: str) -> str:
        """Start a program that writes a line to a file descriptor once it is ready; return that line."""
        reading, writing = os.pipe()
        with os.fdopen(reading, encoding="utf-8") as answer:
            try:
                self._open((*command, *option.format(writing).split()), {}, writing)
            finally:
                os.close(writing)
            said = answer.readline().strip()
        if not said:
            raise AssertionError(f"{command[0]} did not start: {self.log(command[0])}")
        return said

    def _open(self, command: tuple[str, ...], more: dict[str, str], *kept: int) -> subprocess.Popen[bytes]:
        with self._log(command[0]).open("wb") as log:
            process = subprocess.Popen(
                command,
                cwd=self._folder,
                env=self.environment | more,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=kept,
            )
        self._running.append(process)
        return process

    def _log(self, program: str) -> Path:
        return self._folder / f"{Path(program).name}.log"

    def _is_managed(self) -> bool:
        """Ask what only a window manager knows; before it is there, a new window gets no focus."""
        return self._ask_xdotool("get_num_desktops").returncode == 0

    def _xdotool(self, *arguments: str) -> None:
        done = self._ask_xdotool(*arguments)
        assert done.returncode == 0, done.stderr

    def _ask_xdotool(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
