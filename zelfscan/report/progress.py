"""How far a report is; and stopping it halfway, which leaves nothing behind: all of it is in memory."""

from collections.abc import Callable

Progress = Callable[[int, int], bool]
"""Is told how much of how much is done, and says whether to go on."""
WHOLE = 100


class Stopped(Exception):
    """Somebody asked to stop."""


class Steps:
    """Tells how far a report is, in hundredths that never go back."""

    def __init__(self, on_progress: Progress | None = None) -> None:
        """Begin at nothing."""
        self._on_progress, self._told = on_progress, -1

    def at(self, start: int, end: int, share: float) -> None:
        """Tell that a share of a stage is done that runs between two hundredths. Raises ``Stopped``."""
        if self._on_progress is None:
            return
        now = min(start + int((end - start) * share), WHOLE)
        self._told = max(self._told, now)
        if not self._on_progress(self._told, WHOLE):
            raise Stopped
