"""What somebody whom one can call at an organisation may be, wherever the organisation says it."""

import re
from unicodedata import normalize

TELEPHONE = re.compile(r"[+(]?[0-9][0-9 ()./-]{1,24}")
EMAIL = re.compile(r"[^\s@<>()]{1,60}@[^\s@<>()]{1,40}\.[^\s@<>()]{1,24}")

_NATIONAL = ("112", "09008844", "ondersteuningsteam", "alarmnummer")


def names_national(name: str) -> bool:
    """Tell whether a name looks like a number of the whole country: nobody gives another one under its name.

    Also in other shapes of the same figures and letters, such as those of full width, and with signs between.
    """
    plain = "".join(sign for sign in normalize("NFKC", name).casefold() if sign.isalnum())
    return any(each in plain for each in _NATIONAL)
