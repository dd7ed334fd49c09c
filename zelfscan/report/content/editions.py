"""The editions of one scan: who reads it decides what is in it."""

from zelfscan.i18n import speaking
from zelfscan.report.content.advice import advice_report
from zelfscan.report.content.adviser import adviser_report
from zelfscan.report.content.editions_ticks import settled
from zelfscan.report.content.employer import employer_report
from zelfscan.report.content.findings import LANGUAGE
from zelfscan.report.content.household import household_report
from zelfscan.report.content.installer import installer_report
from zelfscan.report.content.leaning import lean
from zelfscan.report.content.private import private_report
from zelfscan.report.content.wanted import Material, Wanted
from zelfscan.report.document import Document

_FOR_OTHERS = {
    "adviser": adviser_report,
    "employer": employer_report,
    "installer": installer_report,
    "household": household_report,
    "advice": advice_report,
}


@speaking(LANGUAGE)
def document(material: Material, wanted: Wanted) -> Document:
    """Return an edition as plain data, in Dutch, without what is left out.

    Raises ``NoVisit`` for the advice report where there was no visit.
    """
    kept = lean(material, wanted)
    if wanted.edition == "private":
        left_out = sorted(wanted.left_out)  # a set has no order of its own, and a report is always the same
        return private_report(
            kept.judged, is_example=kept.is_example, visit=kept.visit, plan=kept.plan, left_out=left_out
        )
    return _FOR_OTHERS[wanted.edition](kept, settled(kept, wanted))
