"""The base of what can go wrong in a way that the person can act on.

Each class of this room stands for one cause. Its text is in the language that holds when it is raised, says
what happened and what to do, and never holds an answer, a name or free text. Anything that is not a
``ZelfscanError`` is a bug.
"""


class ZelfscanError(Exception):
    """The base of everything that the person can act on; ``str(error)`` is what they read."""


class UsageError(ZelfscanError):
    """The command line was given something that does not exist or does not fit."""
