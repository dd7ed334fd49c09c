"""Which version of the model of docs/scoring.md this program calculates with."""

from typing import Final

MODEL: Final = 1
"""Goes up when the same pack and answers can give another figure; never for content or for words."""
