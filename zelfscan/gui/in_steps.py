"""Making a page in steps: what is in sight first comes first, and the window comes round in between."""

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

Step = Callable[[], None]


class InSteps(QObject):
    """Does one step after the other on the thread of the window, each in a turn of its own.

    Whoever needs all of it now asks for ``finish``; so nobody ever finds half a page.
    """

    def __init__(self, parent: QObject) -> None:
        """Begin with nothing to do; the steps that are left go with ``parent``."""
        super().__init__(parent)
        self._left: deque[Step] = deque()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.go_on)

    def begin(self, steps: Iterable[Step]) -> None:
        """Do these from the next turn on, in place of what was left of the ones before."""
        self._left = deque(steps)
        self._timer.start()

    def go_on(self) -> None:
        """Do the next step at once, and the rest in turns of their own."""
        if self._left:
            self._left.popleft()()
        if self._left:
            self._timer.start()

    def finish(self) -> None:
        """Do at once what is left; a step that asks for this itself is not done twice."""
        self._timer.stop()
        while self._left:
            self._left.popleft()()

    def drop(self) -> None:
        """Leave the rest undone, because what it would stand on is gone."""
        self._timer.stop()
        self._left.clear()
