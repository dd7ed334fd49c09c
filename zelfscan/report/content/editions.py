"""The editions of one scan: who reads it decides what is in it."""

from zelfscan.report.content.leaning import lean
from zelfscan.report.content.private import private_report
from zelfscan.report.content.wanted import Material, Wanted
from zelfscan.report.document import Document


def document(material: Material, wanted: Wanted) -> Document:
    """Return an edition as plain data, in Dutch, without what is left out.

    Raises ``NotImplementedError`` for an edition that is not there.
    """
    kept = lean(material, wanted)
    if wanted.edition == "private":
        return private_report(kept.judged, is_example=kept.is_example, visit=kept.visit)
    raise NotImplementedError(wanted.edition)
