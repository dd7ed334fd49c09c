import zlib
from io import BytesIO
from itertools import count

import pikepdf
import pytest
from pikepdf import Array, Name

from tests.report.reading import faults
from tests.report.sample import FONTS, a_document
from zelfscan.report.document import Heading, Paragraph
from zelfscan.report.packing import DOUBTFUL, pack_again, packed, saved
from zelfscan.report.pdf import render


def doubtful() -> bytes:
    """Find data that ends in a carriage return when it is packed."""
    return next(data for data in (b"%d" % n for n in count()) if zlib.compress(data).endswith(b"\r"))


def test_packed_data_comes_out_as_it_was_and_does_not_end_in_a_line_end() -> None:
    data = doubtful()
    assert zlib.decompress(packed(data)).rstrip(b"\n") == data
    assert packed(b"deur") == zlib.compress(b"deur")
    assert not packed(data).endswith(b"\r")


@pytest.mark.parametrize("filters", [Name.FlateDecode, Array([Name.FlateDecode])])
def test_a_stream_with_a_doubtful_end_is_packed_anew(filters: pikepdf.Object) -> None:
    with pikepdf.new() as pdf:
        pdf.Root.Test = pdf.make_indirect(pikepdf.Stream(pdf, b""))
        pdf.Root.Test.write(zlib.compress(doubtful()), filter=filters)
        pack_again(pdf)
        assert not pdf.Root.Test.read_raw_bytes().endswith(b"\r")
        assert pdf.Root.Test.read_bytes().rstrip() == doubtful()


def test_no_stream_of_a_report_has_a_doubtful_end_whatever_it_holds() -> None:
    for number in range(12):
        data = render(a_document(Heading(1, f"Kop {number}"), Paragraph(f"{number * 7919} deuren")), FONTS)
        assert DOUBTFUL not in data
        assert pikepdf.open(BytesIO(data)).check_pdf_syntax() == []
    assert faults(data) == []


def test_chance_does_not_decide_how_an_encrypted_file_is_laid_out() -> None:
    pdf = pikepdf.new()
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    written = [b"..." + DOUBTFUL, b"second"]

    def save(target: BytesIO) -> None:
        target.write(written.pop(0))

    assert saved(pdf, save, encrypted=True) == b"..." + DOUBTFUL
    assert not pdf.Root.MarkInfo.is_indirect


def test_a_file_of_which_the_objects_have_a_doubtful_end_is_saved_again() -> None:
    pdf = pikepdf.new()
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    written = [b"..." + DOUBTFUL, b"second"]

    def save(target: BytesIO) -> None:
        target.write(written.pop(0))

    assert saved(pdf, save, encrypted=False) == b"second"
    assert pdf.Root.MarkInfo.is_indirect
