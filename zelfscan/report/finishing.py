"""The second half of a tagged PDF: the structure tree, links, bookmarks and encryption.

reportlab writes pages; what makes a file accessible (PDF/UA-1) it does not write, so pikepdf does that here.
"""

import os
import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from zelfscan.report.facts import Facts, write_facts
from zelfscan.report.images import EmbeddedImage, fitted
from zelfscan.report.packing import pack_again, saved, write_packed
from zelfscan.report.progress import Steps
from zelfscan.report.structure import Bookmark, Content, Element, LinkSpot, Record, name_heads
from zelfscan.report.text import plain

# The last percent of size would take a fifth of the time of writing.
pikepdf.settings.set_flate_compression_level(5)
_CODE = re.compile(rb"(<[0-9A-F]{2}> )<([0-9A-F]{4,})>")


#: Which hundredths of the work the tree is, the pictures, and writing it all.
TREE, PICTURES, WRITING = (50, 60), (60, 90), (90, 100)
#: After so many seconds of writing another thread may have its turn.
TURN = 0.005
#: So many photographs are made smaller at the same time.
WORKERS = min(os.cpu_count() or 1, 4)


def finish(raw: bytes, record: Record, facts: Facts, password: str | None, steps: Steps) -> bytes:
    """Write what the record holds into the file, and encrypt the file if there is a password.

    Encryption is AES-256 (revision 6); a screen reader may always read along. Without a password the same
    input gives the same bytes, and the file is PDF/A-2a too, which no encrypted file can be.

    Raises ``Stopped`` where somebody asked to stop.
    """
    with Pdf.open(BytesIO(raw)) as pdf:
        steps.at(*TREE, 0)
        _mend_unicode(pdf)
        _Tree(pdf).write(record.root, record)
        _write_images(pdf, record, steps)
        _write_outline(pdf, record.bookmarks)
        write_facts(pdf, facts, archival=not password)
        pack_again(pdf)

        def save(target: BytesIO) -> None:
            pdf.save(
                target,
                min_version="1.7",
                fix_metadata_version=False,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                encryption=_encryption(password) if password else False,
                deterministic_id=not password,
                progress=_telling(steps),
            )

        return saved(pdf, save, encrypted=bool(password))


class _Tree:
    """Writes the structure tree, with the tables that lead from pages and links back to it."""

    def __init__(self, pdf: Pdf) -> None:
        """Start with empty tables."""
        self._pdf = pdf
        self._pages = list(pdf.pages)
        self._sheets = [page.obj for page in self._pages]
        self._contents: list[dict[int, pikepdf.Object]] = [{} for _ in self._pages]
        self._links: list[pikepdf.Object] = []
        self._named: dict[str, pikepdf.Object] = {}

    def write(self, root: Element, record: Record) -> None:
        """Write the tree and both tables."""
        self._record = record
        tree = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        name_heads(root)
        tree.K = self._element(root, tree)
        numbers: list[pikepdf.Object | int] = []
        for index, (page, owners) in enumerate(zip(self._pages, self._contents, strict=True)):
            page.obj.StructParents = index
            page.obj.Tabs = Name.S
            numbers += [index, self._pdf.make_indirect(Array([owners[key] for key in sorted(owners)]))]
        for index, owner in enumerate(self._links, start=len(self._pages)):
            numbers += [index, owner]
        tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = len(self._pages) + len(self._links)
        if self._named:
            names = [each for name in sorted(self._named) for each in (String(name), self._named[name])]
            tree.IDTree = self._pdf.make_indirect(Dictionary(Names=Array(names)))
        self._pdf.Root.StructTreeRoot = tree
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        """Write one element and everything below it."""
        node = self._pdf.make_indirect(Dictionary({"/S": Name("/" + element.role), "/P": parent}))
        kept = tuple(element.kept())
        # Where all content is on one page, that page is named once, and the content only by its number.
        pages = {child.page for child in kept if isinstance(child, Content)}
        page = pages.pop() if len(pages) == 1 else None
        if page is not None:
            node.Pg = self._sheets[page]
        node.K = Array([self._child(child, node, page) for child in kept])
        if element.alternative and element.role == "Figure":
            node.Alt = String(plain(element.alternative))
        if element.language:
            node.Lang = String(element.language)
        if element.name:
            node.ID = String(element.name)
            self._named[element.name] = node
        if (attributes := _attributes(element)) is not None:
            node.A = attributes
        return node

    def _child(
        self, child: Element | Content | LinkSpot, node: pikepdf.Object, page: int | None
    ) -> pikepdf.Object | int:
        """Write a child: an element, a stretch of content or a link."""
        if isinstance(child, Element):
            return self._element(child, node)
        sheet = self._sheets[child.page]
        if isinstance(child, LinkSpot):
            return Dictionary(Type=Name.OBJR, Pg=sheet, Obj=self._annotation(child, node))
        self._contents[child.page][child.number] = node
        return child.number if child.page == page else Dictionary(Type=Name.MCR, Pg=sheet, MCID=child.number)

    def _annotation(self, spot: LinkSpot, node: pikepdf.Object) -> pikepdf.Object:
        """Write the place on the page that can be pressed."""
        number = len(self._pages) + len(self._links)
        self._links.append(node)
        annotation = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([round(number, 2) for number in spot.box]),
                Border=Array([0, 0, 0]),
                F=4,
                Contents=String(plain(spot.words)),
                StructParent=number,
            )
        )
        if spot.target.startswith("#"):
            anchor = self._record.anchors[spot.target[1:]]
            page = self._pages[anchor.page].obj
            annotation.Dest = Array([page, Name.XYZ, 0, round(anchor.top, 2), 0])
        else:
            annotation.A = Dictionary(S=Name.URI, URI=String(spot.target))
        page = self._pages[spot.page].obj
        if "/Annots" not in page:
            page.Annots = Array([])
        page.Annots.append(annotation)
        return annotation


def _attributes(element: Element) -> Dictionary | None:
    """Write what an element says of itself: which heads, which numbers, which place."""
    if element.scope or element.heads:
        of_table = Dictionary(O=Name.Table)
        if element.scope:
            of_table.Scope = Name("/" + element.scope)
        if element.heads:
            of_table.Headers = Array([String(head) for head in element.heads])
        return of_table
    if element.numbering:
        return Dictionary(O=Name.List, ListNumbering=Name("/" + element.numbering))
    if element.box:
        corners = Array([round(number, 2) for number in element.box])
        return Dictionary(O=Name.Layout, BBox=corners, Placement=Name.Block)
    return None


def _write_images(pdf: Pdf, record: Record, steps: Steps) -> None:
    """Write each picture once, no larger than can be seen, and make it known on the pages where it stands."""
    with ThreadPoolExecutor(WORKERS) as pool:
        # Unpacking a photograph, which is most of the work here, keeps no other thread waiting.
        ready = pool.map(lambda image: fitted(image, record.widths[image]), record.images)
        try:
            for number, pages in enumerate(record.images.values()):
                steps.at(*PICTURES, number / len(record.images))
                _write_image(pdf, next(ready), pages)
        finally:
            pool.shutdown(cancel_futures=True)


def _write_image(pdf: Pdf, image: EmbeddedImage, pages: list[int]) -> None:
    """Write one picture, and make it known on its pages."""
    stream = pikepdf.Stream(pdf, image.data)
    stream.Type = Name.XObject
    stream.Subtype = Name.Image
    stream.Width, stream.Height = image.width, image.height
    stream.ColorSpace = Name("/" + image.space)
    stream.BitsPerComponent = 8
    stream.Filter = Name("/" + image.packing)
    for page in pages:
        resources = pdf.pages[page].obj.Resources
        if "/XObject" not in resources:
            resources.XObject = Dictionary()
        resources.XObject[f"/{image.name}"] = stream


def _write_outline(pdf: Pdf, bookmarks: list[Bookmark]) -> None:
    """Write the bookmarks, nested by the level of their headings."""
    with pdf.open_outline() as outline:
        open_items: list[tuple[int, pikepdf.OutlineItem]] = []
        for bookmark in bookmarks:
            place = Array([pdf.pages[bookmark.page].obj, Name.XYZ, 0, round(bookmark.top, 2), 0])
            item = pikepdf.OutlineItem(bookmark.words, place)
            while open_items and open_items[-1][0] >= bookmark.level:
                open_items.pop()
            (open_items[-1][1].children if open_items else outline.root).append(item)
            open_items.append((bookmark.level, item))
    pdf.Root.PageMode = Name.UseOutlines


def _telling(steps: Steps) -> Callable[[int], None]:
    """Tell how much is written, and give the thread of the window its turn: a large file would hold it up."""
    last = time.monotonic()

    def tell(percent: int) -> None:
        nonlocal last
        steps.at(*WRITING, percent / 100)
        if time.monotonic() - last > TURN:
            time.sleep(0)
            last = time.monotonic()

    return tell


def _mend_unicode(pdf: Pdf) -> None:
    """Mend the tables that say which character a glyph is.

    reportlab gives unused places U+0000, which PDF/UA forbids, and writes characters beyond U+FFFF, such as
    emoji, as one number instead of as UTF-16.
    """
    for item in pdf.objects:
        if isinstance(item, Dictionary) and "/ToUnicode" in item:
            write_packed(item.ToUnicode, _CODE.sub(_mended, item.ToUnicode.read_bytes()))


def _mended(found: re.Match[bytes]) -> bytes:
    """Write one character of such a table as it should be."""
    code = int(found[2], 16) or 0xFFFD
    return found[1] + b"<" + chr(code).encode("utf-16-be").hex().upper().encode() + b">"


def _encryption(password: str) -> pikepdf.Encryption:
    """Encrypt with AES-256; whoever has the password may print it, copy from it and have it read aloud."""
    allowed = pikepdf.Permissions(
        accessibility=True,
        extract=True,
        print_highres=True,
        print_lowres=True,
        modify_annotation=False,
        modify_assembly=False,
        modify_form=False,
        modify_other=False,
    )
    return pikepdf.Encryption(owner=password, user=password, R=6, allow=allowed)
