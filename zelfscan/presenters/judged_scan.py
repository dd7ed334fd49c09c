"""The judgement of one open scan, made again only when an answer, a choice or the day has changed."""

from collections.abc import Callable

from zelfscan.core.assessment import Assessment, assess
from zelfscan.presenters.open_scan import OpenScan


class JudgedScan:
    """Remembers the last judgement of a scan, together with every other desk of that scan."""

    def __init__(self, scan: OpenScan) -> None:
        """Judge nothing yet."""
        self._scan = scan

    def now(self) -> Assessment:
        """Return the judgement of the answers and choices as they are now."""
        work = self.ahead()
        if work is not None:
            return work()
        made = self._scan.last.made
        assert made is not None  # there is no work because it was made
        return made[1]

    def ahead(self) -> Callable[[], Assessment] | None:
        """Return the work of judging, none where that was done; with many open answers it takes long."""
        scan, journal, last = self._scan, self._scan.journal, self._scan.last
        responses, choices, day = journal.responses(), dict(journal.choices()), scan.clock().date()
        pack, route = scan.pack, scan.route  # of now: the language can change meanwhile
        wanted = (responses, choices, day, pack, route)
        if last.made is not None and last.made[0] == wanted:
            return None

        def judge() -> Assessment:
            judged = assess(pack, route, responses, day, choices)
            last.made = wanted, judged
            return judged

        return judge
