"""The base of every value in the core: frozen, strict, without unknown keys; and exact numbers."""

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, StringConstraints

_RATIO = re.compile(r"([0-9]{1,1000})/([0-9]{1,1000})")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,25}(\.[0-9]{1,25})?")


class Frozen(BaseModel):
    """A value that never changes and refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields changed, without what was worked out from the old ones."""
        copy = super().model_copy(update=update, deep=deep)
        for name in copy.__dict__.keys() - type(self).model_fields.keys():
            del copy.__dict__[name]
        return copy


def exact(value: Any) -> Fraction:
    """Turn a whole number, a decimal text or a text such as ``1/3`` into an exact fraction.

    Floats are refused: 0.1 as a float is not one tenth.
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        raise ValueError("expected a number such as 1, 0.25 or 1/3")
    text = str(value)
    if ratio := _RATIO.fullmatch(text):
        if int(ratio[2]) == 0:
            raise ValueError("a fraction cannot have 0 below the line")
        return Fraction(int(ratio[1]), int(ratio[2]))
    # Only plain figures: a short text such as 1e99999999 stands for a number that fills the memory.
    if not _DECIMAL.fullmatch(text):
        raise ValueError("expected a number such as 1, 0.25 or 1/3")
    return Fraction(text)


Exact = Annotated[Fraction, BeforeValidator(exact), PlainSerializer(str, return_type=str)]
"""An exact number; written in JSON as text so that nothing is lost."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$")]
"""A readable id: lower case, digits, hyphens, and dots between parts."""
