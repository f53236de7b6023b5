"""What a paper says of itself within the file: its title, the verdict it prints, and by what its pages are known again."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import XMP

from vetter.__version__ import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vetter.dossier.document import Document

SPACE: Final = "urn:vetter:paper"
NAMES: Final = ("Fingerprint", "Day", "Words", "Pages", "Version")


@dataclass(frozen=True)
class Imprint:
    """The fingerprint of the verdict printed and the day it was judged, those of words and pages, and the version that wrote."""

    fingerprint: str
    day: str
    words: str
    pages: str
    version: str = __version__


def of_pages(contents: Iterable[bytes]) -> str:
    """Return the fingerprint of pages: the SHA-256 of all that is drawn on them, page by page."""
    whole = hashlib.sha256()
    for drawn in contents:
        whole.update(hashlib.sha256(drawn.strip()).digest())
    return whole.hexdigest()


def of_words(paper: Document, page: str) -> str:
    """Return the fingerprint of everything a paper says, on a size of page."""
    return hashlib.sha256(repr((page, paper)).encode("utf-8", "surrogatepass")).hexdigest()


def packet(title: str, language: str, imprint: Imprint | None) -> Any:
    """Return the metadata of a paper as an object of ReportLab's document; what prints no verdict has no imprint."""
    values = (imprint.fingerprint, imprint.day, imprint.words, imprint.pages, imprint.version) if imprint else ()
    own = "".join(f"<vetter:{name}>{value}</vetter:{name}>" for name, value in zip(NAMES, values, strict=False))
    text = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
        f'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:vetter="{SPACE}">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"
        f"<pdf:Producer>Vetter</pdf:Producer><xmp:CreatorTool>Vetter</xmp:CreatorTool>{own}"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    )
    return XMP(creator=lambda _document: text.encode("utf-8"))


def read(metadata: bytes) -> Imprint | None:
    """Return the imprint that stands in a file's metadata, None where there is none; other programs may have laid it out anew."""
    text = metadata.decode("utf-8", "replace")
    if SPACE not in text:
        return None
    values = [re.search(rf"\b{name}(?:\s*=\s*[\"']|>)([\w.+-]+)", text) for name in NAMES]
    found = [value[1] for value in values if value]
    return Imprint(*found) if len(found) == len(NAMES) else None
