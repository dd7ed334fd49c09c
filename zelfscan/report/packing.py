"""Streams packed in such a way that every reader finds the same end.

A line end stands before the word that closes a stream. Where the packed bytes themselves end in a carriage
return, some readers, and a judge of PDF/A, take it as a part of that line end and find a byte too few. No
such file is written here.
"""

import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Name, Pdf

DOUBTFUL = b"\r\nendstream"
#: Parts of the root that may stand in an object of their own. Each that does moves all objects after it.
MOVABLE = ("/MarkInfo", "/OutputIntents", "/ViewerPreferences")


def packed(data: bytes) -> bytes:
    """Pack data; with a new line after it where its own end is not clear, which no reader minds.

    The last byte comes from a sum over the data, so that packing it harder would not change it.
    """
    attempt = zlib.compress(data)
    return zlib.compress(data + b"\n") if attempt.endswith(b"\r") else attempt


def write_packed(stream: pikepdf.Object, data: bytes) -> None:
    """Replace what is in a stream."""
    stream.write(packed(data), filter=Name.FlateDecode)


def pack_again(pdf: Pdf) -> None:
    """Pack every stream anew of which the end is not clear."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and _is_packed(item) and item.read_raw_bytes().endswith(b"\r"):
            write_packed(item, item.read_bytes())
            if "/Length1" in item:
                item.Length1 = len(item.read_bytes())


def _is_packed(stream: pikepdf.Stream) -> bool:
    """Tell whether a stream is packed, in the one way that is used here."""
    filters = stream.get("/Filter")
    return filters == Name.FlateDecode or (isinstance(filters, Array) and list(filters) == [Name.FlateDecode])


def saved(pdf: Pdf, save: Callable[[BytesIO], None], *, encrypted: bool) -> bytes:
    """Save a file until the streams that hold its objects, which only exist then, have a clear end too.

    How encrypted bytes end is chance, which may not decide how the file looks once it is opened.
    """
    for name in ("",) if encrypted else (*MOVABLE, ""):
        target = BytesIO()
        save(target)
        data = target.getvalue()
        if not name or DOUBTFUL not in data:
            break
        pdf.Root[name] = pdf.make_indirect(pdf.Root[name])
    return data
