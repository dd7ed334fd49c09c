"""The judgement of one open scan, made again only when an answer, a choice or the day has changed."""

from zelfscan.core.assessment import Assessment
from zelfscan.presenters.open_scan import OpenScan


class JudgedScan:
    """Remembers the last judgement of a scan."""

    def __init__(self, scan: OpenScan) -> None:
        """Judge nothing yet."""
        self._scan = scan
        self._made_from: object = None
        self._judged: Assessment | None = None

    def now(self) -> Assessment:
        """Return the judgement of the answers and choices as they are now."""
        journal = self._scan.journal
        wanted = (journal.responses(), dict(journal.choices()), self._scan.clock().date())
        if self._judged is None or wanted != self._made_from:
            self._judged, self._made_from = self._scan.assess(), wanted
        return self._judged
