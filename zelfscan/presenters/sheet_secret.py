"""What was typed over from a recovery sheet, as the secret that opens what it belongs to."""

from collections.abc import Sequence

from zelfscan.crypto.recovery_words import ROWS as ROWS
from zelfscan.crypto.recovery_words import read_row, secret_of


def typed_secret(rows: Sequence[str]) -> str:
    """Return the secret. Raises ``RowMistyped``, which names the first row that is wrong."""
    if len(rows) != ROWS:
        raise ValueError("not the rows of a sheet")
    first, second, third, fourth = (read_row(number, typed) for number, typed in enumerate(rows, 1))
    return secret_of((first, second, third, fourth))
