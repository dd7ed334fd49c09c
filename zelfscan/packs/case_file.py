"""One file with a worked case: who it is about, what they answered, and what must come out."""

from datetime import date

from pydantic import Field, ValidationError

from zelfscan.core.element import Element
from zelfscan.core.frozen import Exact, Frozen, Slug
from zelfscan.core.response import Responses
from zelfscan.errors.content import Fault, PackError
from zelfscan.packs.faults import NO_KEYS, faults_of
from zelfscan.packs.reader import Document


class ExpectedFigure(Frozen):
    """What a score or a risk must come out as; only what is written counts."""

    level: str | None = None
    level_best: str | None = None
    low: Exact | None = None
    high: Exact | None = None
    ratio_low: Exact | None = None
    ratio_high: Exact | None = None


class ExpectedPlan(Frozen):
    """The first measure, those that must be there (perhaps surely), and those that may not."""

    first: str | None = None
    includes: tuple[str, ...] = ()
    certain: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()


class ExpectedClaims(Frozen):
    """What must be claimed and what may not."""

    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()


class Expected(Frozen):
    """What the answers of a case must give."""

    overall: ExpectedFigure = ExpectedFigure()
    sections: dict[str, ExpectedFigure] = {}
    risks: dict[str, ExpectedFigure] = {}
    measures: ExpectedPlan = ExpectedPlan()
    claims: ExpectedClaims = ExpectedClaims()


class CaseElement(Frozen):
    """A door or window that was recorded apart, with its own answers."""

    id: Slug
    kind: Slug
    name: str = ""
    responses: dict[str, str] = {}


class Case(Frozen):
    """One file: who it is about, what they answered on which day, and what must come out."""

    title: str = ""
    explanation: str = ""
    pack: str
    route: str
    day: date = Field(alias="date")
    responses: dict[str, str]
    elements: tuple[CaseElement, ...] = ()
    expect: Expected

    def given(self) -> Responses:
        """Return the answers as the core takes them."""
        elements = (Element(each.id, each.kind, each.name, each.responses) for each in self.elements)
        return Responses(self.responses, elements=tuple(elements))


def read_case(document: Document) -> Case:
    """Take a case out of a file. Raises ``PackError`` with everything that is not as it should be."""
    if not isinstance(document.values, dict):
        raise PackError((Fault(document.file, 1, NO_KEYS.format(first="pack")),))
    try:
        return Case.model_validate(document.values)
    except ValidationError as error:
        raise PackError(tuple(faults_of(error, Case, document, ()))) from None
