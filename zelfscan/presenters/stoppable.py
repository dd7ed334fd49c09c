"""Slow work that tells how far it is, and stops when it is asked to."""

from collections.abc import Callable

Progress = Callable[[int, int], bool]
"""Is told how much of how much is done, and says whether to go on."""


class Stoppable:
    """Lets one report of progress also say whether to stop."""

    def __init__(self, on_progress: Progress) -> None:
        """Begin with work that goes on."""
        self._on_progress, self._goes_on = on_progress, True
        self._done, self._total = 0, 0

    def on_step(self, done: int, total: int) -> None:
        """Tell how much is done."""
        self._done, self._total = done, total
        self.is_stopped()

    def is_stopped(self) -> bool:
        """Tell whether somebody asked to stop."""
        self._goes_on = self._on_progress(self._done, self._total) and self._goes_on
        return not self._goes_on
