"""The locks install the same on every supported machine, from wheels only, and name no place."""

import json
import re
import tomllib
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import canonicalize_name, parse_wheel_filename

from tests.architecture.tree import ROOT

_LOCKS = ROOT / "requirements"
_WHEELS: dict[str, dict[str, str]] = json.loads((_LOCKS / "wheels.json").read_text(encoding="utf-8"))
_PYTHONS = [(3, 11), (3, 12), (3, 13), (3, 14)]
# Debian 12 and Ubuntu 22.04 onwards; Windows; macOS 15 onwards on Apple's own processors.
_MACHINES = {
    "linux": [
        *(f"manylinux_2_{minor}_x86_64" for minor in range(34, 4, -1)),
        *(f"manylinux{year}_x86_64" for year in (2014, 2010, 1)),
    ],
    "win32": ["win_amd64"],
    "darwin": list(mac_platforms((15, 0), "arm64")),
}


def _pins(name: str) -> dict[str, tuple[Requirement, set[str]]]:
    """Read a lock: package → its requirement and the SHA-256 of every file that may be installed."""
    text = (_LOCKS / name).read_text(encoding="utf-8").replace("\\\n", " ")
    pins: dict[str, tuple[Requirement, set[str]]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            requirement, *hashes = line.split("--hash=sha256:")
            pin = Requirement(requirement)
            pins[canonicalize_name(pin.name)] = (pin, {value.strip() for value in hashes})
    return pins


def _tags(python: tuple[int, int], machine: str) -> set[Tag]:
    interpreter, platforms = f"cp{python[0]}{python[1]}", _MACHINES[machine]
    own = cpython_tags(python, [interpreter], platforms)
    return {*own, *compatible_tags(python, interpreter, platforms)}


def _is_needed(pin: Requirement, python: tuple[int, int], machine: str) -> bool:
    version = ".".join(map(str, python))
    here = {
        "sys_platform": machine,
        "python_version": version,
        "python_full_version": f"{version}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    return pin.marker is None or pin.marker.evaluate(here)


def _without_wheel(lock: str, python: tuple[int, int], machine: str) -> Iterator[str]:
    fitting = _tags(python, machine)
    for name, (pin, hashes) in _pins(lock).items():
        wheels = [wheel for wheel, digest in _WHEELS.get(name, {}).items() if digest in hashes]
        if _is_needed(pin, python, machine) and not any(
            fitting & parse_wheel_filename(wheel)[3] for wheel in wheels
        ):
            yield str(pin)


@pytest.mark.parametrize("machine", _MACHINES)
@pytest.mark.parametrize("python", _PYTHONS, ids=lambda python: ".".join(map(str, python)))
def test_every_locked_package_has_a_wheel(python: tuple[int, int], machine: str) -> None:
    assert list(_without_wheel("dev.txt", python, machine)) == []
    assert list(_without_wheel("run.txt", python, machine)) == []


def test_a_python_that_is_not_supported_would_be_noticed() -> None:
    assert any(pin.startswith("sqlcipher3") for pin in _without_wheel("run.txt", (3, 15), "win32"))


def test_the_recorded_wheels_are_of_the_locked_versions() -> None:
    for name, (pin, _) in _pins("dev.txt").items():
        versions = {parse_wheel_filename(wheel)[1] for wheel in _WHEELS[name]}
        assert versions, name
        assert all(pin.specifier.contains(version) for version in versions), name


def test_the_tests_run_with_the_versions_that_people_get() -> None:
    run, dev = _pins("run.txt"), _pins("dev.txt")
    assert {name: pin for name, (pin, _) in run.items()} == {name: dev[name][0] for name in run}


def test_the_locks_are_in_step_with_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    wanted = {
        "run.txt": project["project"]["dependencies"],
        "dev.txt": groups["dev"],
        "peers.txt": groups["peers"],
    }
    for lock, requirements in wanted.items():
        pins = _pins(lock)
        for requirement in map(Requirement, requirements):
            version = str(pins[canonicalize_name(requirement.name)][0].specifier).removeprefix("==")
            assert requirement.specifier.contains(version), requirement


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt", "peers.txt", "wheels.json"])
def test_a_lock_names_no_host_and_no_path(lock: str) -> None:
    assert re.findall(r".*(?:://|file:|\.\./|@).*", (_LOCKS / lock).read_text(encoding="utf-8")) == []
