"""A PDF read back, to tell whether it is a paper of ours and still as it was written; and one closed with a password.

What is read may be made to harm: no more of it is unpacked than a paper of ours could hold.
"""

from __future__ import annotations

import unicodedata
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pikepdf

from vetter.__version__ import __version__
from vetter.errors import InputError, PasswordError
from vetter.report import imprint
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.dossier.document import Document
    from vetter.report.imprint import Imprint

REVISION: Final = 6
"""Of PDF's own encryption: AES with 256 bits, the one revision that is still held to be sound."""
LONGEST_PASSWORD: Final = 127
"""Bytes; a reader looks at no more of them."""
SHORTEST_PASSWORD: Final = 8
LARGEST_FILE: Final = 64 * 2**20
"""Bytes; a larger file is no paper of ours, and is not opened."""
LARGEST_DRAWING: Final = 128 * 2**20
"""Bytes of all that is drawn on all pages, unpacked; a paper of 40,000 words has less than a tenth of it."""
LARGEST_METADATA: Final = 2**20


@dataclass(frozen=True)
class Found:
    """What a PDF says of itself, and whether its pages are what they were when that was written."""

    imprint: Imprint
    untouched: bool


def inspected(data: bytes, password: str = "") -> Found | None:
    """Return what a PDF says of itself, None where no paper of ours is in it; raise `InputError` when the password does not fit."""
    if len(data) > LARGEST_FILE:
        return None
    try:
        with pikepdf.open(BytesIO(data), password=_typed(password)) as pdf:
            metadata = pdf.Root.get("/Metadata")
            said = imprint.read(_unpacked(metadata, LARGEST_METADATA)) if isinstance(metadata, pikepdf.Stream) else None
            return Found(said, _plain(pdf) and imprint.of_pages(_drawn(pdf)) == said.pages) if said else None
    except pikepdf.PasswordError as error:
        message = tr("The password is wrong.") if password else tr("The file is closed with a password. Give the password with it.")
        raise PasswordError(message) from error
    except (pikepdf.PdfError, zlib.error, AttributeError, ValueError, TypeError):
        return None


def stands(data: bytes, paper: Document, page: str) -> bool:
    """Return whether a PDF is a paper as this version would write it."""
    try:
        found = inspected(data)
    except InputError:
        return False
    if found is None or not found.untouched:
        return False
    return (found.imprint.words, found.imprint.version) == (imprint.of_words(paper, page), __version__)


def _drawn(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    """Give everything that is drawn on each page; raise `ValueError` where all of it is more than a paper could hold."""
    room = LARGEST_DRAWING
    for page in pdf.pages:
        contents = page.obj.get("/Contents", pikepdf.Array())
        parts = [contents] if isinstance(contents, pikepdf.Stream) else [part for part in contents if isinstance(part, pikepdf.Stream)]
        unpacked = []
        for part in parts:
            unpacked.append(_unpacked(part, room))
            room -= len(unpacked[-1])
        yield b"\n".join(unpacked)


def _unpacked(stream: pikepdf.Stream, room: int) -> bytes:
    """Return what a stream holds; raise `ValueError` for more than `room` bytes, and for what no paper of ours is packed with."""
    packed = stream.get("/Filter", pikepdf.Array())
    names = [str(name) for name in ([packed] if isinstance(packed, pikepdf.Name) else packed)]
    if names not in ([], ["/FlateDecode"]) or "/DecodeParms" in stream:
        message = "packed in another way"
        raise ValueError(message)
    raw = stream.read_raw_bytes()
    held = zlib.decompressobj().decompress(raw, room + 1) if names else raw
    if len(held) > room:
        message = "more than a paper holds"
        raise ValueError(message)
    return held


def _plain(pdf: pikepdf.Pdf) -> bool:
    """Return whether nothing lies over or in the pages that their own drawing does not show."""
    return all("/Annots" not in page.obj and "/XObject" not in page.obj.get("/Resources", {}) for page in pdf.pages)


def protected(data: bytes, password: str) -> bytes:
    """Return a PDF that opens with a password alone; raise `InputError` for one that protects nothing."""
    typed = checked(password)
    target = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(owner=typed, user=typed, R=REVISION))
    return target.getvalue()


def checked(password: str) -> str:
    """Return a password as it is used; raise `InputError` for one that protects nothing."""
    typed = _typed(password)
    if len(typed) < SHORTEST_PASSWORD:
        message = tr("A password of fewer than {count} characters is soon guessed. Choose a longer one.", count=SHORTEST_PASSWORD)
        raise InputError(message)
    if len(typed.encode("utf-8", "replace")) > LONGEST_PASSWORD:
        message = tr("The password is longer than the {count} bytes that readers look at. Choose a shorter one.", count=LONGEST_PASSWORD)
        raise InputError(message)
    return typed


def _typed(password: str) -> str:
    """Return a password in the one form in which every keyboard types it."""
    return unicodedata.normalize("NFKC", password)
