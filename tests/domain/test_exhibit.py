"""What a file is, told from its bytes alone."""

from __future__ import annotations

import pytest

from vetter.domain.exhibit import ExhibitKind, kind_of

TOLD = {
    b"\x89PNG\r\n\x1a\nrest": ExhibitKind.PNG,
    b"\xff\xd8\xff\xe0rest": ExhibitKind.JPEG,
    b"GIF89arest": ExhibitKind.GIF,
    b"RIFF\x10\x00\x00\x00WEBPVP8 ": ExhibitKind.WEBP,
    b"%PDF-1.7\n": ExhibitKind.PDF,
    b"visitors,orders\n4200,17\n": ExhibitKind.TEXT,
    "\ufeffBesucher: 4\u202f200".encode(): ExhibitKind.TEXT,
}

REFUSED = (
    b"",
    b"   \n",
    b"MZ\x90\x00",
    b"\x7fELF",
    b"PK\x03\x04",
    b"RIFF\x10\x00\x00\x00WAVEfmt ",
    b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
    b"\n\n  <!DOCTYPE html>",
    b"#!/bin/sh\nrm -rf /",
    b"[Desktop Entry]\nExec=rm",
    b"[InternetShortcut]\nURL=http://example.org",
    b"%!PS-Adobe",
    b"caf\xe9",
    b"text with a nul \0",
)


@pytest.mark.parametrize(("data", "kind"), TOLD.items())
def test_what_is_kept(data: bytes, kind: ExhibitKind) -> None:
    """Pictures, PDF and plain text, whatever their names say."""
    assert kind_of(data) is kind


@pytest.mark.parametrize("data", REFUSED)
def test_what_is_refused(data: bytes) -> None:
    """Whatever could be run, or is nothing."""
    assert kind_of(data) is None
