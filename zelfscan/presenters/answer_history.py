"""The answers of one sitting, the last first, so that each can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass

_MOST = 100


@dataclass(frozen=True)
class Given:
    """One answer as it was given, with what stood there before; none where the question was open."""

    item: str
    before: str | None
    value: str


class AnswerHistory:
    """Remembers the last answers; what was changed somewhere else since then is not taken back."""

    def __init__(self, most: int = _MOST) -> None:
        """Begin a sitting; ``most`` answers are remembered."""
        self._given: list[Given] = []
        self._most = most

    def remember(self, item: str, before: str | None, value: str) -> None:
        """Take note of an answer; the same answer once more changes nothing."""
        if before != value:
            self._given = [*self._given, Given(item, before, value)][-self._most :]

    def last(self, values: Mapping[str, str]) -> Given | None:
        """Return the answer to take back first, none where there is nothing to take back."""
        while self._given and values.get(self._given[-1].item) != self._given[-1].value:
            self._given.pop()
        return self._given[-1] if self._given else None

    def forget_last(self) -> None:
        """Forget the last answer, because it has been taken back."""
        self._given.pop()
