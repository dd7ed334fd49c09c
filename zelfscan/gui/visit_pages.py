"""How the pages of a visit are made; nothing is imported before a page is asked for."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from zelfscan.gui.pages.page import Page
    from zelfscan.presenters.lock_desk import LockDesk
    from zelfscan.presenters.open_scan import OpenScan
    from zelfscan.presenters.visit_book import VisitBook


def _import_report_ahead() -> None:
    """Import what makes the report beside the window: after a visit somebody goes there at once."""
    from zelfscan.gui import background

    background.run(_import_report, lambda _done: None, _refuse)


def _import_report() -> None:
    import zelfscan.gui.pages.report
    import zelfscan.report.pdf  # noqa: F401


def _refuse(error: Exception) -> None:
    raise error


def photos_page(scan: "OpenScan", room: "QWidget") -> "Page":
    """Make the page of the photographs."""
    from zelfscan.gui.pages.photos import PhotosPage
    from zelfscan.presenters.photos_desk import PhotosDesk

    _import_report_ahead()
    page = PhotosPage(PhotosDesk(scan, _book(scan)), room)
    page.lost.connect(lambda count: _say_lost(room, count))
    return page


def findings_page(scan: "OpenScan", room: "QWidget") -> "Page":
    """Make the page of the findings."""
    from zelfscan.gui.pages.findings import FindingsPage
    from zelfscan.presenters.findings_desk import FindingsDesk

    book = _book(scan)
    return FindingsPage(FindingsDesk(scan, book), book.thumbnail, room)


def _say_lost(room: "QWidget", count: int) -> None:
    """Say above the next page that photographs were left behind with the dossier."""
    from zelfscan.gui.main_window import MainWindow
    from zelfscan.i18n import later, say_count

    window = room.window()
    if isinstance(window, MainWindow):
        words = say_count(
            "{count} foto is niet toegevoegd. Voeg hem opnieuw toe.",
            "{count} foto’s zijn niet toegevoegd. Voeg ze opnieuw toe.",
            count,
        )
        window.show_trouble(later("U ging weg voordat alles klaar was."), words)


def sheets_page(scan: "OpenScan", room: "QWidget") -> "Page":
    """Make the page of the plans of floors."""
    from zelfscan.gui.pages.sheets import SheetsPage
    from zelfscan.presenters.sheets_desk import SheetsDesk

    return SheetsPage(SheetsDesk(scan, _book(scan)), room)


def closing_page(lock: "LockDesk", scan: "OpenScan", room: "QWidget") -> "Page":
    """Make the page on which a visit is closed."""
    from zelfscan.gui.pages.closing import ClosingPage
    from zelfscan.presenters.closing_desk import ClosingDesk
    from zelfscan.presenters.handover_desk import HandoverDesk

    book = _book(scan)
    return ClosingPage(ClosingDesk(scan, book), HandoverDesk(lock, scan.clock), book.dossier_id, room)


def _book(scan: "OpenScan") -> "VisitBook":
    if scan.visit is None:
        raise RuntimeError("this scan is no visit")
    return scan.visit
