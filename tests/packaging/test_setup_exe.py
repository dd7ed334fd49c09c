"""The installer for one person: each file comes once and goes once, and nothing asks for more rights."""

import re
from collections import Counter
from pathlib import Path

import pytest

from release import setup_exe, windows_program
from release.folder import BuildError
from release.manifest import load

FILES = ("zelfscan.exe", "_internal/a.dll", "_internal/deep/b.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


@pytest.fixture
def script() -> str:
    return setup_exe.SCRIPT.read_text(encoding="utf-8")


def test_each_file_comes_once_is_read_only_and_goes_once(folder):
    said = setup_exe.defined(folder, load(), "setup.exe")
    for pattern in (r'SetFileAttributes "\$INSTDIR\\(.+)" READONLY', r'^  Delete "\$INSTDIR\\(.+)"'):
        found = Counter(name.replace("\\", "/") for name in re.findall(pattern, said, re.MULTILINE))
        assert found == dict.fromkeys(FILES, 1)
    assert Counter(re.findall(r'"files/(.+)"', said)) == dict.fromkeys(FILES, 1)


def test_a_folder_goes_only_when_it_is_empty_the_deepest_first(folder, script):
    said = setup_exe.defined(folder, load(), "setup.exe")
    assert re.findall(r'RMDir "(.+)"', said) == ["$INSTDIR\\_internal\\deep", "$INSTDIR\\_internal"]
    assert "RMDir /r" not in said + script


def test_the_words_of_the_manifest_come_along_and_nothing_of_where_it_was_built(folder):
    manifest = load()
    said = setup_exe.defined(folder, manifest, "setup.exe")
    assert f'!define VERSION "{manifest.version}"' in said
    assert f'!define MINIMUM_BUILD "{manifest.windows.minimum_build}"' in said
    assert str(folder) not in said


def test_a_name_that_nsis_would_read_as_something_else_is_refused(folder):
    (folder / "$TEMP.txt").write_bytes(b"x")
    with pytest.raises(BuildError, match=r"\$TEMP\.txt"):
        setup_exe.defined(folder, load(), "setup.exe")


def test_a_text_of_the_manifest_cannot_end_the_quotes_or_name_a_variable(folder):
    manifest = load().model_copy(update={"publisher": 'a "b" $TEMP'})
    assert '!define PUBLISHER "a $\\"b$\\" $$TEMP"' in setup_exe.defined(folder, manifest, "setup.exe")


def test_the_script_asks_for_no_rights_and_starts_nothing_but_its_own_uninstaller(script):
    assert "RequestExecutionLevel user" in script
    assert "HKLM" not in script and "SHCTX" not in script and "SetShellVarContext" not in script
    started = re.findall(r"^\s*(Exec\w*|ExecShell\w*|nsExec\S*)\s+(.+)$", script, re.MULTILINE)
    assert started == [("ExecWait", "'\"$INSTDIR\\uninstall.exe\" /S _?=$INSTDIR'")]


def test_the_script_keeps_nothing_in_the_temporary_folder_and_touches_no_network(script):
    assert not re.search(r"\$TEMP|\$PLUGINSDIR|InitPluginsDir|inetc|NSISdl|GetTempFileName", script)


def test_both_programs_are_tried_before_anything_goes_or_comes(script):
    tried = re.findall(r'!insertmacro STOP_WHEN_OPEN "(.+)"', script)
    assert tried == [f"{windows_program.WINDOW}.exe", f"{windows_program.COMMANDS}.exe"]
    for section, order in (("Section", "StopWhenInUse"), ('Section "Uninstall"', "un.StopWhenInUse")):
        body = script.partition(f"\n{section}\n")[2].partition("SectionEnd")[0]
        assert body.startswith(f"  Call {order}\n")


def test_every_message_has_an_answer_where_nobody_is_asked(script):
    messages = re.findall(r"^\s*MessageBox .+$", script, re.MULTILINE)
    assert messages and all("/SD " in each for each in messages)


def test_the_script_never_touches_what_the_person_keeps(script):
    assert not re.search(r"\$LOCALAPPDATA\\zelfscan", script, re.IGNORECASE)
