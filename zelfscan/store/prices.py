"""What measures cost for this person: their own prices, in whole cents."""

from datetime import datetime

from zelfscan.store.database import EncryptedFile
from zelfscan.store.moments import utc_text


def set_price(file: EncryptedFile, measure: str, cents: int | None, at: datetime) -> None:
    """Keep the price of a measure in place of the one before; none takes it away."""
    with file.transaction():
        file.execute("DELETE FROM price WHERE measure = ?", measure)
        if cents is not None:
            file.append("price", measure=measure, cents=cents, priced=utc_text(at))


def all_prices(file: EncryptedFile) -> dict[str, int]:
    """Read the prices by measure."""
    rows = file.rows("SELECT measure, cents FROM price ORDER BY measure")
    return {str(measure): int(cents) for measure, cents in rows}
