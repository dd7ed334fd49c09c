"""A password that stands in a file, because on the command line others could read it."""

from pathlib import Path

from zelfscan.commands.parsing import Parser
from zelfscan.crypto.passphrase import MAX_PDF_BYTES
from zelfscan.errors.base import UsageError
from zelfscan.packs.plain_file import Unreadable, read_bytes


def add_password(command: Parser) -> None:
    """Ask for the password of a report."""
    command.options.add_argument(
        "--password-file", type=Path, metavar="BESTAND", help="bestand met het wachtwoord voor het rapport"
    )


def password_in(path: Path | None) -> str | None:
    """Read the password in a file; none where there is no file. Raises ``UsageError``."""
    if path is None:
        return None
    try:
        password = read_bytes(path, MAX_PDF_BYTES + 2).decode("utf-8-sig").rstrip("\r\n")
    except Unreadable as error:
        raise UsageError(f"Het wachtwoord is niet te lezen: {error}.") from None
    except UnicodeDecodeError:
        raise UsageError("Het wachtwoord is geen gewone tekst (UTF-8).") from None
    if not password:
        raise UsageError("Het bestand met het wachtwoord is leeg. Zet het wachtwoord op de eerste regel.")
    if not password.isprintable():
        raise UsageError("Een wachtwoord is één regel met gewone tekens. Haal de andere regels en tabs weg.")
    if len(password.encode()) > MAX_PDF_BYTES:
        raise UsageError(f"Het wachtwoord is te lang. Gebruik hoogstens {MAX_PDF_BYTES} tekens.")
    return password
