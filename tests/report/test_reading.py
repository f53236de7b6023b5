"""A paper known again, whole or changed, and one closed with a password, as other readers open it."""

from __future__ import annotations

import io
import subprocess
import tracemalloc
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile import HOSTILE
from tests.report.dossiers import dale, ingrid, render
from vetter.__version__ import __version__
from vetter.dossier.frozen import fingerprint
from vetter.errors import InputError
from vetter.report.reading import LARGEST_DRAWING, LARGEST_FILE, LARGEST_METADATA, inspected, protected

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PASSWORD = "three plain words"  # noqa: S105 - of the file this test makes


def edited(data: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    """Return a PDF after somebody's program changed it."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(target)
    return target.getvalue()


def another_number(pdf: pikepdf.Pdf) -> None:
    """Draw something else on the second page."""
    page = pdf.pages[1]
    page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b"BT", b"BT 1 0 0 1 0 5 Tm", 1))


def note_over(pdf: pikepdf.Pdf) -> None:
    """Lay a note over the first page."""
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Square, Rect=[0, 0, 90, 90], Contents="ok")
    pdf.pages[0].Annots = pdf.make_indirect([pdf.make_indirect(note)])


def test_a_paper_says_what_it_prints() -> None:
    """The verdict's fingerprint, its day and the version stand in the metadata, and nobody's name."""
    found = inspected(render(dale()).data)
    assert found
    assert found.untouched
    assert (found.imprint.fingerprint, found.imprint.day, found.imprint.version) == (fingerprint(dale()), "2026-11-12", __version__)
    with pikepdf.open(io.BytesIO(render(dale()).data)) as pdf:
        metadata = pdf.Root.Metadata.read_bytes().decode()
        with pdf.open_metadata() as read:
            assert read["dc:title"] == str(pdf.docinfo.Title)
    assert "Dale" not in metadata
    assert "pdfuaid" not in metadata


@pytest.mark.parametrize(
    "change", [another_number, note_over, lambda pdf: pdf.pages.remove(p=2), lambda pdf: pdf.pages.append(pdf.pages[0])]
)
def test_a_changed_paper_is_seen(change: Callable[[pikepdf.Pdf], object]) -> None:
    """Other drawing, a note laid over, a page less or more: each is seen."""
    found = inspected(edited(render(dale()).data, change))
    assert found
    assert not found.untouched


def test_a_paper_saved_by_another_program_is_the_same() -> None:
    """Only the layout of the file changes, not what is drawn."""
    found = inspected(edited(render(dale()).data, lambda _pdf: None))
    assert found
    assert found.untouched


def test_other_files_are_none_of_ours() -> None:
    """A PDF without our mark, a paper that prints no verdict, and what is no PDF at all."""
    assert inspected(render(replace(dale(), judged_day="")).data) is None
    assert inspected(edited(render(dale()).data, lambda pdf: pdf.Root.__delitem__("/Metadata"))) is None
    assert inspected(b"") is None
    assert inspected(render(dale()).data[:900]) is None
    for text in HOSTILE.values():
        assert inspected(text.encode("utf-8", "surrogatepass")) is None


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_broken_file_breaks_the_reader(data: st.DataObject) -> None:
    """Bytes turned over anywhere end in an answer."""
    broken = bytearray(render(dale()).data)
    for _ in range(data.draw(st.integers(1, 20))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    inspected(bytes(broken))


def swollen(pdf: pikepdf.Pdf) -> None:
    """Put more on a page than any paper holds: spaces by the hundred million, which pack to almost nothing."""
    packer = zlib.compressobj(1)
    spaces = b" " * 2**20
    packed = b"".join(packer.compress(spaces) for _ in range(LARGEST_DRAWING // len(spaces) + 1)) + packer.flush()
    pdf.pages[0].Contents = pdf.make_stream(packed, Filter=pikepdf.Name.FlateDecode)


def swollen_metadata(pdf: pikepdf.Pdf) -> None:
    """Hide as much behind what the file says of itself."""
    packed = zlib.compress(pdf.Root.Metadata.read_bytes() + b" " * (64 * LARGEST_METADATA))
    pdf.Root.Metadata = pdf.make_stream(packed, Filter=pikepdf.Name.FlateDecode)


def packed_twice(pdf: pikepdf.Pdf) -> None:
    """Pack a page a second time."""
    packed = zlib.compress(zlib.compress(pdf.pages[0].Contents.read_bytes()))
    pdf.pages[0].Contents = pdf.make_stream(packed, Filter=pikepdf.Array([pikepdf.Name.FlateDecode] * 2))


@pytest.mark.parametrize("change", [swollen, swollen_metadata, packed_twice])
def test_a_file_made_to_swell_is_not_unpacked(change: Callable[[pikepdf.Pdf], object]) -> None:
    """It is told to be no paper of ours, and no more memory is taken than a paper could need."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(render(dale()).data)) as pdf:
        change(pdf)
        pdf.save(target, fix_metadata_version=False, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    tracemalloc.start()
    try:
        assert inspected(target.getvalue()) is None
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 3 * LARGEST_DRAWING


def test_a_huge_file_is_not_opened() -> None:
    """However it begins."""
    assert inspected(render(dale()).data.ljust(LARGEST_FILE + 1)) is None


@pytest.mark.parametrize("password", [PASSWORD, "Schlüsselwörter", "пароль из слов"])
def test_a_password_closes_the_paper(password: str, tmp_path: Path) -> None:
    """AES with 256 bits, revision 6: Poppler and pdfium open it with the password and not without."""
    closed = protected(render(ingrid()).data, password)
    (tmp_path / "closed.pdf").write_bytes(closed)
    with pikepdf.open(io.BytesIO(closed), password=password) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert "aes" in str(pdf.encryption.stream_method).lower()
        assert bool(pdf.Root.MarkInfo.Marked)
    told = subprocess.run(["pdfinfo", "-upw", password, tmp_path / "closed.pdf"], capture_output=True, text=True, check=True)  # noqa: S607
    assert "AES-256" in told.stdout
    assert "Tagged:          yes" in told.stdout
    assert subprocess.run(["pdfinfo", tmp_path / "closed.pdf"], capture_output=True, check=False).returncode != 0  # noqa: S607
    assert len(pypdfium2.PdfDocument(closed, password=password)) >= 1
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(closed)
    assert b"Ingrid" not in closed


def test_a_closed_paper_is_known_with_its_password_alone() -> None:
    """The right password opens it; none, and a wrong one, are refused in words."""
    closed = protected(render(dale()).data, PASSWORD)
    found = inspected(closed, PASSWORD)
    assert found
    assert found.untouched
    with pytest.raises(InputError, match="closed with a password"):
        inspected(closed)
    with pytest.raises(InputError, match="password is wrong"):
        inspected(closed, "another one")


@pytest.mark.parametrize(("password", "why"), [("", "fewer than 8"), ("short", "fewer than 8"), ("ä" * 64, "longer than the 127 bytes")])
def test_a_password_that_protects_nothing_is_refused(password: str, why: str) -> None:
    """Too short to hold, or longer than a reader looks at."""
    with pytest.raises(InputError, match=why):
        protected(render(dale()).data, password)
