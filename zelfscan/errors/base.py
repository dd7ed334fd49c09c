"""The base of what can go wrong in a way that the person can act on.

Each class of this room stands for one cause. Its text is in the language that holds when it is raised, says
what happened and what to do, and never holds an answer, a name or free text. Anything that is not a
``ZelfscanError`` is a bug.
"""

_ALLOWED = "\n\u00a0"


def shown(text: str, at_most: int | None = None) -> str:
    """Return a text on one line that is safe in a window and a terminal, whatever a file or a name holds."""
    cut = text if at_most is None or len(text) <= at_most else f"{text[:at_most]} …"
    return "".join(sign if sign.isprintable() else " " if sign.isspace() else "\ufffd" for sign in cut)


class ZelfscanError(Exception):
    """The base of everything that the person can act on; ``str(error)`` is what they read."""

    def __str__(self) -> str:
        """Return the text, in which nothing from a file or a name can hide or turn other words round."""
        return "".join(sign if sign in _ALLOWED else shown(sign) for sign in super().__str__())


class UsageError(ZelfscanError):
    """The command line was given something that does not exist or does not fit."""
