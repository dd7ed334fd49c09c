"""Saving a proof of deletion where somebody wants it: the same question and the same words on every page."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.exchange.writing import write_file
from zelfscan.gui import ask
from zelfscan.i18n import say


@dataclass(frozen=True)
class SavedProof:
    """How the page tells what came of it."""

    kind: str
    title: str
    text: str
    is_saved: bool


def save_proof_as(parent: QWidget, proof: str, file_name: str) -> SavedProof | None:
    """Ask where the proof is to go, and write it there; nothing where somebody chose not to."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    path = ask.save_file(parent, say("Bewaar het bewijs"), Path(folder) / file_name, say("Tekst (*.txt)"))
    if path is None:
        return None
    try:
        write_file(path, proof.encode("utf-8"))
    except ZelfscanError as error:
        return SavedProof("error", say("Het bewijs is niet bewaard."), str(error), is_saved=False)
    return SavedProof("good", say("Het bewijs is bewaard."), str(path), is_saved=True)
