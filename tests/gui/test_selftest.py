"""The program checks itself with a known count."""

import pytest
from PySide6.QtWidgets import QApplication

from zelfscan.gui import selftest


def test_every_check_passes_and_is_printed(qapp: QApplication, capsys: pytest.CaptureFixture[str]) -> None:
    assert selftest.run(qapp) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "11 van 11 controles geslaagd"
    assert len(lines) == 12
    assert all(line.startswith("goed  ") for line in lines[:-1])


def test_a_check_that_fails_is_named_and_counted(
    qapp: QApplication, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> str:
        raise OSError("weg")

    monkeypatch.setattr(
        selftest,
        "all_checks",
        lambda _app: iter([("een", lambda: ""), ("twee", broken), ("drie", lambda: "leeg")]),
    )
    assert selftest.run(qapp) == 1
    assert capsys.readouterr().out.splitlines() == [
        "goed  een",
        "FOUT  twee: OSError: weg",
        "FOUT  drie: leeg",
        "1 van 3 controles geslaagd",
    ]
