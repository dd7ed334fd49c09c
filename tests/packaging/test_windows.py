"""What the packages for Windows are made from, and how it is made sure that it is genuine and ours."""

import ast
import re
import struct
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from release import (
    authenticode,
    portable_zip,
    windows_folder,
    windows_packages,
    windows_program,
    windows_python,
    windows_state,
    windows_watch,
)
from release.folder import BuildError
from release.manifest import ROOT, load
from tests.packaging.catalogues import OCTETS, a_catalogue, part

SPEC = ROOT / "build.spec"
ICON = ROOT / "packaging" / "zelfscan.ico"


def _spec() -> dict[str, object]:
    """Run the part of build.spec that only says what stays out."""
    known: dict[str, object] = {}
    exec(SPEC.read_text(encoding="utf-8").partition("analysis = Analysis(")[0], known)
    return known


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/opengl32sw.dll",
        "PySide6/d3dcompiler_47.dll",
        "PySide6/plugins/platforms/qdirect2d.dll",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "Qt6DBus.dll",
        "_hashlib.pyd",
        "libcrypto-3.dll",
    ],
)
def test_what_a_windows_program_does_not_load_stays_out(name):
    assert _spec()["UNUSED_ON_WINDOWS"].search(name)


@pytest.mark.parametrize(
    "name",
    [
        "Qt6Network.dll",
        "PySide6/plugins/tls/qschannelbackend.dll",
        "libssl-3.dll",
        "plugins/networkinformation/x",
    ],
)
def test_no_library_for_a_network_comes_along(name):
    assert _spec()["EXCLUDED_FILES"].search(f"PySide6/{name}" if name.startswith("plugins") else name)


@pytest.mark.parametrize("module", ["PySide6.QtNetwork", "_ssl", "asyncio", "ftplib", "ssl", "xmlrpc"])
def test_no_module_for_a_network_comes_along(module):
    assert module in _spec()["EXCLUDED_MODULES"]


@pytest.mark.parametrize(
    "name", ["Qt6Core.dll", "PySide6/plugins/platforms/qwindows.dll", "VCRUNTIME140.dll"]
)
def test_what_it_does_load_stays_in(name):
    known = _spec()
    assert not known["UNUSED_ON_WINDOWS"].search(name) and not known["EXCLUDED_FILES"].search(name)


def test_the_runtime_of_microsoft_is_the_one_that_qt_was_made_with():
    runtime = _spec()["RUNTIME"]
    assert all(runtime.match(name) for name in ("MSVCP140.dll", "msvcp140_1.dll", "VCRUNTIME140_1.dll"))
    assert not runtime.match(
        "msvcp140-7c26614e1d733892c2deac7e245ce115.dll"
    )  # pikepdf's own, by its own name


def test_pillow_brings_only_the_kinds_that_the_program_takes():
    unused = _spec()["UNUSED_KINDS"]
    assert all(unused.match(f"PIL.{kind}ImagePlugin") for kind in ("Eps", "Fpx", "Mic", "Psd", "Wmf"))
    assert not any(unused.match(f"PIL.{kind}ImagePlugin") for kind in ("Jpeg", "Png", "Mpo", "Tiff"))
    assert not unused.match("PIL.ImageFile")


def test_the_version_that_windows_shows_is_that_of_the_manifest():
    manifest = load()
    said = windows_program.version_resource(manifest, windows_program.COMMANDS)
    ast.parse(said)
    assert f"'ProductVersion', '{manifest.version}'" in said and "'zelfscan-cli.exe'" in said
    assert str(windows_program.four_numbers("1.22.333")) == "(1, 22, 333, 0)"


def test_the_programs_ask_for_no_rights_and_take_long_paths_and_sharp_screens():
    ET.fromstring(windows_program.PROGRAM_MANIFEST.partition("\n")[2])
    assert 'level="asInvoker" uiAccess="false"' in windows_program.PROGRAM_MANIFEST
    assert re.search("longPathAware.*>true<", windows_program.PROGRAM_MANIFEST)
    assert re.search("dpiAwareness.*>PerMonitorV2<", windows_program.PROGRAM_MANIFEST)


def test_the_icon_has_every_size_that_windows_asks_for():
    data = ICON.read_bytes()
    _, kind, count = struct.unpack_from("<HHH", data)
    sizes = {data[6 + 16 * at] or 256 for at in range(count)}
    assert kind == 1 and sizes == {16, 20, 24, 32, 40, 48, 64, 128, 256}


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("python.exe", True),
        ("python311.dll", True),
        ("vcruntime140.dll", False),
        ("DLLs/_ctypes.pyd", True),
        ("DLLs/python_lib.cat", True),
        ("Lib/os.py", True),
        ("Lib/site-packages/pip/__init__.py", False),
        ("Lib/test/test_os.py", False),
        ("Lib/something.exe", False),
        ("Scripts/pip.exe", False),
        ("../os.py", False),
        ("Lib/../../os.py", False),
    ],
)
def test_of_the_package_with_python_only_what_a_build_needs_is_unpacked(name, wanted):
    assert windows_python.is_wanted(PurePosixPath(name)) is wanted


def _a_python(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    module = place / "Lib" / "genuine.py"
    catalogue = place / windows_python.CATALOGUE
    for file in (module, catalogue):
        file.parent.mkdir(parents=True)
    module.write_bytes(b"print('genuine')\r\n")
    catalogue.write_bytes(a_catalogue(module.read_bytes()))
    monkeypatch.setattr(windows_python, "_check_signature", lambda path: None)
    return place


def test_a_standard_library_that_its_makers_signed_is_taken(tmp_path, monkeypatch):
    windows_python.check(_a_python(tmp_path, monkeypatch))


def test_one_changed_module_is_refused_by_its_name(tmp_path, monkeypatch):
    place = _a_python(tmp_path, monkeypatch)
    (place / "Lib" / "genuine.py").write_bytes(b"print('changed')\r\n")
    with pytest.raises(BuildError, match=r"genuine\.py"):
        windows_python.check(place)


@pytest.mark.parametrize("is_behind", [True, False])
def test_a_digest_that_is_put_behind_or_beside_the_signed_list_makes_no_module_genuine(
    tmp_path, monkeypatch, is_behind
):
    place = _a_python(tmp_path, monkeypatch)
    module, listed = place / "Lib" / "genuine.py", place / windows_python.CATALOGUE
    genuine = module.read_bytes()
    module.write_bytes(b"print('evil')\r\n")
    added = part(OCTETS, bytes.fromhex(windows_state.digest(module)))
    listed.write_bytes(a_catalogue(genuine) + added if is_behind else a_catalogue(genuine, beside=added))
    with pytest.raises(BuildError, match=r"python_lib\.cat" if is_behind else r"genuine\.py"):
        windows_python.check(place)


def test_an_unsigned_program_is_refused_by_its_name(tmp_path, monkeypatch):
    place = _a_python(tmp_path, monkeypatch)
    monkeypatch.undo()

    class Unsigned:
        returncode, stdout, stderr = 0, "No signature found", ""

    monkeypatch.setattr(windows_python.subprocess, "run", lambda *_, **__: Unsigned)
    with pytest.raises(BuildError, match=r"python_lib\.cat"):
        windows_python.check(place)


def test_another_file_than_the_one_of_the_manifest_is_never_unpacked(tmp_path):
    pinned = load().windows.python
    (tmp_path / f"{pinned.package.replace('-', '_')}-{pinned.version}.tar.gz").write_bytes(b"something else")
    with pytest.raises(BuildError, match="not the file of the manifest"):
        windows_python.fetch(tmp_path, load())


LOCK = """\
# made by a tool
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:aa \\
    --hash=sha256:bb
macholib==1.16.4 ; sys_platform == 'darwin' \\
    --hash=sha256:cc
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:dd
    # via pandas
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:ee
"""


def test_a_lock_is_read_as_windows_would_read_it():
    assert list(windows_folder.requirements(LOCK, "3.11.9")) == [
        "colorama==0.4.6 --hash=sha256:aa --hash=sha256:bb",
        "numpy==2.4.6 --hash=sha256:dd",
    ]
    assert list(windows_folder.requirements(LOCK, "3.12.1", frozenset({"numpy"}))) == [
        "numpy==2.5.5 --hash=sha256:ee"
    ]


def test_everything_in_the_lock_of_the_program_comes_with_its_digests():
    text = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    found = list(windows_folder.requirements(text, "3.11.9"))
    assert len(found) == len(re.findall(r"^[a-z0-9].*==", text, re.MULTILINE))
    assert all(" --hash=sha256:" in each and "win32" not in each for each in found)


def test_the_lock_of_the_tools_holds_all_that_builds_on_windows():
    text = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    found = {
        each.partition("==")[0]
        for each in windows_folder.requirements(text, "3.11.9", windows_folder.BUILDERS)
    }
    assert found == windows_folder.BUILDERS


def test_a_name_of_windows_finds_the_file_whatever_its_capitals(tmp_path):
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "msvcp140.dll").touch()
    found = windows_folder.actual(tmp_path, ["pyside6", "MSVCP140.dll"])
    assert found == tmp_path / "PySide6" / "msvcp140.dll"


def test_a_library_that_was_made_for_wine_is_never_handed_out(tmp_path):
    (tmp_path / "_internal").mkdir()
    windows_packages.refuse_stubs(tmp_path)
    (tmp_path / "_internal" / "ICUUC.dll").touch()
    with pytest.raises(BuildError, match=r"ICUUC\.dll"):
        windows_packages.refuse_stubs(tmp_path)


def test_the_portable_zip_is_the_same_each_time_and_its_files_are_read_only(tmp_path):
    folder, manifest = tmp_path / "folder", load()
    (folder / "_internal").mkdir(parents=True)
    for name in ("zelfscan.exe", "_internal/b", "_internal/a"):
        (folder / name).write_bytes(name.encode())
    made = []
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        made.append(portable_zip.make(folder, tmp_path / place, manifest))
    assert made[0].read_bytes() == made[1].read_bytes()
    with zipfile.ZipFile(made[0]) as archive:
        entries = archive.infolist()
    top = made[0].name.removesuffix(".zip")
    assert [each.filename for each in entries] == [
        f"{top}/_internal/a",
        f"{top}/_internal/b",
        f"{top}/zelfscan.exe",
    ]
    assert all(each.external_attr & 0x01 and not each.external_attr >> 16 & 0o222 for each in entries)


REGISTRY = r"""WINE REGISTRY Version 2

[Software\\Zelfscan\\Setup] 1764205200
#time=1dc5f5f5f5f5f5f
"InstallDir"="C:\\Program Files\\Zelfscan"
@="plain"
"""


def test_the_registry_is_read_key_by_key_without_its_moments():
    found = dict(windows_state.registry(REGISTRY, "HKCU"))
    assert found == {
        "HKCU\\Software\\Zelfscan\\Setup": "key",
        "HKCU\\Software\\Zelfscan\\Setup : InstallDir": '"C:\\\\Program Files\\\\Zelfscan"',
        "HKCU\\Software\\Zelfscan\\Setup : (standard)": '"plain"',
    }


def test_what_came_went_and_changed_is_told_apart():
    before, after = windows_state.State({"a": "1", "b": "1"}), windows_state.State({"b": "2", "c": "1"})
    assert before.differences(after) == ["+ c", "- a", "~ b"]


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        (r"+ HKCU\Software\Microsoft\Installer\Products", False),
        (r"+ HKCU\Software\Microsoft\Installer\Products\7C88AAA9", True),
        (r"+ C:\windows\Installer", False),
        (r"+ C:\windows\Installer\1.msi", True),
        (r"~ HKLM\Software\Microsoft\Windows\CurrentVersion\Fonts : DejaVu Sans", False),
        (r"+ HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall", False),
        (r"+ HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Zelfscan", True),
        (r"+ HKCU\Software\Zelfscan", True),
        (r"~ HKLM\System\CurrentControlSet\Enum\DISPLAY\Default_Monitor\0000&0000 : (standard)", False),
        (r"~ HKLM\System\CurrentControlSet\Services\Zelfscan : Start", True),
        (r"+ %USERPROFILE%\Temp\zelfscan-1", True),
    ],
)
def test_of_what_is_left_only_the_empty_places_of_windows_itself_do_not_count(line, counts):
    assert bool(windows_state.notable([line])) is counts


def test_a_log_names_no_person_and_no_chance_name(tmp_path):
    path = tmp_path / "users" / "somebody" / "AppData" / "x.txt"
    assert windows_state.windows_name(path, tmp_path) == "%USERPROFILE%\\AppData\\x.txt"
    assert windows_watch.plain("./nsa1B2.tmp/System.dll") == "ns*.tmp/System.dll"


def test_without_a_certificate_nothing_is_signed_and_that_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.delenv(authenticode.CERTIFICATE, raising=False)
    file = tmp_path / "zelfscan.exe"
    file.write_bytes(b"MZ")
    assert authenticode.sign(file) is False
    assert "not signed" in capsys.readouterr().out and file.read_bytes() == b"MZ"


def test_a_signature_that_fails_stops_the_build_and_tells_no_password(tmp_path, monkeypatch):
    file, password = tmp_path / "zelfscan.exe", tmp_path / "password"
    file.write_bytes(b"MZ")
    password.write_text("very secret")
    monkeypatch.setenv(authenticode.CERTIFICATE, str(tmp_path / "none.pfx"))
    monkeypatch.setenv(authenticode.PASSWORD, str(password))

    class Failed:
        returncode, stdout, stderr = 1, "very secret", "very secret"

    monkeypatch.setattr(authenticode.subprocess, "run", lambda *_, **__: Failed)
    with pytest.raises(BuildError) as told:
        authenticode.sign(file)
    assert "very secret" not in str(told.value) and file.read_bytes() == b"MZ"
