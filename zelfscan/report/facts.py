"""What a file says about itself: its title, language and day, the rules it follows, what its colours mean."""

from dataclasses import dataclass
from datetime import date
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL.ImageCms import ImageCmsProfile, createProfile

from zelfscan.report.packing import write_packed

PRODUCER = "zelfscan"
COLOURS = "sRGB IEC61966-2.1"
#: Where a colour profile says when it was made, and what is written there: the day of the standard.
PROFILE_DAY = slice(24, 36)
STANDARD_DAY = bytes((0x07, 0xCF, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0))
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{producer}
<xmp:CreateDate>{made_on}</xmp:CreateDate><xmp:ModifyDate>{made_on}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>{archival}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
#: Says that the file is PDF/A-2a, which also wants to hear what the identifier of PDF/UA is.
ARCHIVAL = """
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


@dataclass(frozen=True)
class Facts:
    """The title, the language and the day of a file: all that it says of itself, nothing about a person.

    ``is_neutral`` leaves out which program made it.
    """

    title: str
    language: str
    made_on: date
    is_neutral: bool = False


def write_facts(pdf: Pdf, facts: Facts, *, archival: bool) -> None:
    """Write the facts in both places where readers look, and remove whatever else was there.

    ``archival`` says that the file is PDF/A-2a.
    """
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    day = f"D:{facts.made_on:%Y%m%d}000000Z"
    pdf.docinfo["/Title"] = facts.title
    if not facts.is_neutral:
        pdf.docinfo["/Producer"] = PRODUCER
    pdf.docinfo["/CreationDate"] = day
    pdf.docinfo["/ModDate"] = day
    words = XMP.format(
        title=_escaped(facts.title).replace("endstream", "&#101;ndstream"),
        language=_escaped(facts.language),
        producer="" if facts.is_neutral else f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        made_on=f"{facts.made_on}T00:00:00Z",
        archival=ARCHIVAL if archival else "",
    )
    metadata = pikepdf.Stream(pdf, words.encode("utf-8"))
    metadata.Type = Name.Metadata
    metadata.Subtype = Name.XML
    pdf.Root.Metadata = pdf.make_indirect(metadata)
    pdf.Root.Lang = String(facts.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    _write_colours(pdf)


def _escaped(text: str) -> str:
    """Write what means something in XML so that it means itself; Python's own way brings a network along."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _write_colours(pdf: Pdf) -> None:
    """Say which red, green and blue are meant, so that the colours are the same on every screen."""
    profile = pikepdf.Stream(pdf, b"")
    write_packed(profile, _profile())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(COLOURS),
        Info=String(COLOURS),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([intent])


@cache
def _profile() -> bytes:
    """Return the profile of sRGB, without the moment at which it was made."""
    profile = bytearray(ImageCmsProfile(createProfile("sRGB")).tobytes())
    profile[PROFILE_DAY] = STANDARD_DAY
    return bytes(profile)
