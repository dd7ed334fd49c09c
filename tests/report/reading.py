"""Read back what stands in a PDF: its words as a viewer finds them, and its structure tree."""

import subprocess
from collections.abc import Iterator
from io import BytesIO
from unicodedata import normalize

import page
import pikepdf


def faults(data: bytes) -> list[str]:
    """Judge a file against PDF/UA-1 and PDF/A-2a."""
    profiles = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
    reports = (page.validate_pdf_bytes(data, profile=profile) for profile in profiles)
    return [str(failure) for report in reports for failure in report.failures]


def words_of(data: bytes, *options: str) -> str:
    """Take the words out of a file, as copying and searching do."""
    result = subprocess.run(["pdftotext", *options, "-", "-"], input=data, capture_output=True, check=True)
    return result.stdout.decode("utf-8").replace("\u00ad\n", "").replace("\u00ad", "")


def structure_of(data: bytes) -> str:
    """Take the structure with its words out of a file, as a screen reader does."""
    result = subprocess.run(["pdfinfo", "-struct-text", "-"], input=data, capture_output=True, check=True)
    return result.stdout.decode("utf-8")


def squeezed(text: str) -> str:
    """Take away white space and what only looks different, to compare words."""
    return "".join(normalize("NFKC", text).replace("\u00ad", "").split())


def elements(data: bytes) -> Iterator[tuple[str, pikepdf.Object]]:
    """Give role and element for the whole structure tree, in reading order."""
    with pikepdf.open(BytesIO(data)) as pdf:
        yield from _below(pdf.Root.StructTreeRoot.K)


def roles(data: bytes) -> list[str]:
    """Give the roles in the structure tree, in reading order."""
    return [role for role, _ in elements(data)]


def _below(node: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Object]]:
    if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
        return
    yield str(node.S)[1:], node
    for child in node.K:
        yield from _below(child)
