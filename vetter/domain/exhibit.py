"""Exhibits: the files shown as evidence, recognised by what is in them and never by their name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vetter.domain.labelled import Labelled
from vetter.tongue import tr

LARGEST = 25_000_000
"""Bytes; a screenshot has less than one million."""

_RUN_OR_DRAWN = ("<", "#!", "[desktop entry]", "[internetshortcut]", "@echo", "%!ps")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class ExhibitKind(Labelled):
    """What a file is: the ending it is kept with, the words for it."""

    PNG = "png", tr("Picture")
    JPEG = "jpg", tr("Photograph")
    GIF = "gif", tr("Picture")
    WEBP = "webp", tr("Picture")
    PDF = "pdf", tr("PDF")
    TEXT = "txt", tr("Text or table")

    @property
    def picture(self) -> bool:
        """Whether it can be looked at as a picture."""
        return self in {ExhibitKind.PNG, ExhibitKind.JPEG, ExhibitKind.GIF, ExhibitKind.WEBP}


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One file shown in an interview, for one question; `sha256` is the fingerprint of its bytes."""

    id: str
    interview: str
    candidate: str
    question: str
    sha256: str
    name: str
    kind: ExhibitKind
    size: int
    added_at: str

    @property
    def file(self) -> str:
        """The name it is kept under: its fingerprint, so that the same bytes are kept once."""
        return f"{self.sha256}.{self.kind.value}"


def kind_of(data: bytes) -> ExhibitKind | None:
    """Return what some bytes are, or None for what is not kept: programs, web pages, drawings with scripts, archives."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ExhibitKind.PNG
    if data.startswith(b"\xff\xd8\xff"):
        return ExhibitKind.JPEG
    if data.startswith((b"GIF87a", b"GIF89a")):
        return ExhibitKind.GIF
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ExhibitKind.WEBP
    if data.startswith(b"%PDF-"):
        return ExhibitKind.PDF
    return ExhibitKind.TEXT if _plain_text(data) else None


def _plain_text(data: bytes) -> bool:
    """Return whether it is text that nothing would run or draw."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    start = text.lstrip()[:200].lower()
    return bool(start) and not _CONTROL.search(text) and not start.startswith(_RUN_OR_DRAWN)
