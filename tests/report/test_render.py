"""The private verdict report: its text layer, its typefaces, its metadata, its behaviour under hostile text."""

from __future__ import annotations

import io
import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pdfplumber
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile import HOSTILE, PRINTABLE
from tests.often import often
from tests.report.dossiers import dale, ingrid, render
from vetter.domain.verdict import Verdict
from vetter.dossier.model import Align, Cell, Dossier, Facts, Grid, Head, Line, Lines, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.report import Paper


def pages(paper: Paper) -> list[str]:
    """Return the text of each page as a reader copies it."""
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def flat(text: str) -> str:
    """Return text with all white space as single spaces."""
    return " ".join(text.split())


def bare(text: str) -> str:
    """Return text without any white space, as words longer than a line are cut where it ends."""
    return "".join(text.split())


def words_of(dossier: Dossier) -> Iterator[str]:
    """Give some words of every section, in order."""
    for section in dossier.sections:
        yield section.title
        block = section.blocks[0]
        if isinstance(block, Lines):
            yield from (item.text for item in block.items if item.text)
        if isinstance(block, Grid):
            yield from (cell.text for row in block.rows for cell in row)


def noted(*texts: str) -> Dossier:
    """Return a dossier with free texts as lines, in a table and as facts."""
    lines = Lines(tuple(Line(text=text) for text in texts), numbered=True)
    grid = Grid((Head("Words"), Head("Number", Align.RIGHT)), tuple((Cell(text), Cell("1,234")) for text in texts))
    facts = Facts(tuple(("Said", text) for text in texts))
    return replace(dale(), sections=(Section("notes", "Notes", (lines, grid, facts)),))


def placed(kind: str, text: str) -> Dossier:
    """Return a dossier with a text in one place of the paper."""
    grid = Grid(
        (Head(text if kind == "cell" else "Words"),), ((Cell(text if kind == "cell" else "a"),),), text if kind == "caption" else ""
    )
    lines = Lines((Line(strong=text, text=text, quiet=text) if kind == "line" else Line(text="a"),))
    sections = (Section("notes", text if kind == "section" else "Notes", (lines, grid), aside=text if kind == "section" else ""),)
    plain = {kind: text} if kind in {"candidate", "headline", "facts", "footer"} else {}
    return replace(dale(), sections=sections, **plain)


@pytest.mark.parametrize("page", ["A4", "Letter"])
@pytest.mark.parametrize("dossier", [dale(), ingrid()], ids=["dale", "ingrid"])
def test_every_section_stands_in_the_text_layer_in_order(dossier: Dossier, page: str) -> None:
    """A reader who copies the text gets head, sections and foot in the dossier's order."""
    text = flat(" ".join(pages(render(dossier, page=page))))
    assert text.index(dossier.candidate) < text.index(dossier.headline) < text.index(flat(dossier.sections[0].title))
    at = 0
    for section in dossier.sections:
        at = text.index(flat(section.title), at)
    for words in words_of(dossier):
        for word in flat(words).split():
            assert word in text


def test_each_verdict_has_its_own_picture() -> None:
    """All nine verdicts are printed in words, and no two tiles draw the same icon in the same tone."""
    tiles = set()
    for verdict in Verdict:
        paper = render(replace(dale(), verdict=verdict, headline=verdict.label))
        assert verdict.label in flat(pages(paper)[0])
        with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
            tile = pdf.pages[0].crop((45, 95, 91, 145))
            tiles.add(str([(each["pts"], each["stroking_color"], each["fill"]) for each in [*tile.curves, *tile.lines, *tile.rects]]))
    assert len(tiles) == len(Verdict)


def test_pages_are_numbered_and_carry_the_foot() -> None:
    """Every page says which of how many it is, by which rules, and that it is private."""
    texts = pages(render(dale()))
    assert len(texts) >= 2
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in text
        assert "Rules 1.0, benchmarks November 2026." in flat(text)
        assert "Vetter advises; the owner decides." in text
        assert "for the owner’s eyes only" in text


def test_all_typefaces_are_embedded() -> None:
    """Nothing is left to the reader's machine: every typeface is inside, and none is Helvetica."""
    paper = render(noted("שלום", "中文", "✓ → ★", "plain"))
    found = set()
    with pikepdf.open(io.BytesIO(paper.data)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font":
                found.add(str(each["/BaseFont"]))
                assert "/FontFile2" in each["/FontDescriptor"]
    assert any("NotoSans-Bold" in name for name in found)
    assert not any("Helvetica" in name for name in found)
    assert b"Helvetica" not in paper.data


def test_markup_is_printed_as_typed() -> None:
    """Whatever looks like markup is words: printed literally, nothing loaded, nothing to click."""
    texts = [text for text in PRINTABLE.values() if len(text) < 200]
    lines = Lines(tuple(Line(text=text) for text in texts))
    paper = render(replace(dale(), sections=tuple(Section("notes", text, (lines,)) for text in texts[:1])))
    printed = bare(" ".join(pages(paper)))
    assert [text for text in texts if bare(text) not in printed] == []
    assert paper.missing == ()


@pytest.mark.goal("G4", "hostile texts, on every paper", len(HOSTILE))
@pytest.mark.parametrize("kind", ["candidate", "headline", "facts", "footer", "section", "line", "cell", "caption"])
def test_no_hostile_text_acts_in_any_place(kind: str) -> None:
    """In every place of the paper all of them make a file that an independent reader opens, with nothing in it that acts."""
    for at in range(0, len(HOSTILE), 31):
        text = "\n".join([*HOSTILE.values()][at : at + 31])
        paper = render(placed(kind, text))
        with pikepdf.open(io.BytesIO(paper.data)) as pdf:
            assert pdf.check_pdf_syntax() == []
            assert all("/Annots" not in page for page in pdf.pages)
            kinds = {str(each.get("/Subtype")) for each in pdf.objects if isinstance(each, pikepdf.Stream)}
            assert "/Image" not in kinds
            assert not {"/Names", "/OpenAction", "/AA", "/AcroForm"} & set(pdf.Root.keys())


@pytest.mark.parametrize(
    ("typed", "printed", "named"),
    [
        ("a\x00b", "a[U+0000]b", "U+0000 control character"),
        ("a\ud800b", "a[U+D800]b", "U+D800 half of a broken character"),
        ("a\u202eb", "a[U+202E]b", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("ha \U0001f600", "ha [grinning face]", "U+1F600 GRINNING FACE"),
        ("\U00020000", "\ufffd", "U+20000 CJK UNIFIED IDEOGRAPH-20000"),
    ],
)
def test_what_cannot_be_drawn_is_replaced_and_named(typed: str, printed: str, named: str) -> None:
    """A character that no typeface draws leaves a visible mark and a name, never a silent gap."""
    paper = render(noted(typed))
    assert printed in flat(" ".join(pages(paper)))
    assert named in paper.missing


@pytest.mark.parametrize("text", ["中文测试", "Ελληνικά", "Кириллица", "Tiếng Việt", "✓ → ★ ≥", "₿ € ₹", "สวัสดี", "김민수 이서연"])
def test_other_scripts_are_drawn(text: str) -> None:
    """Scripts beyond Latin are drawn from the bundled typefaces."""
    paper = render(noted(text))
    assert paper.missing == ()
    assert text in flat(" ".join(pages(paper)))


def test_right_to_left_words_stand_from_the_right() -> None:
    """In a Hebrew line the first letter stands right of the last, and the line ends at the right margin."""
    paper = render(replace(dale(), sections=(Section("notes", "Notes", (Lines((Line(text="שלום world"),)),)),)))
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        page = pdf.pages[0]
        places = {each["text"]: each["x0"] for each in page.chars if "\u0590" <= each["text"] <= "\u05ff"}
        latin = [each["x0"] for each in page.chars if each["text"] == "w"]
    assert places["ש"] > places["ל"] > places["ו"] > places["ם"]
    assert max(latin) < places["ם"]
    assert places["ש"] > page.width - 70


def test_same_dossier_same_bytes() -> None:
    """The paper depends on the dossier alone."""
    assert render(dale()).data == render(dale()).data
    assert render(ingrid()).data == render(ingrid()).data
    assert render(dale()).data != render(ingrid()).data


@pytest.mark.goal("G13", "a name looked for in every file")
def test_metadata_is_ours_alone() -> None:
    """Title and program are ours, the date is the verdict's, and nobody's name is in the properties."""
    with pikepdf.open(io.BytesIO(render(dale()).data)) as pdf:
        found = {str(key): str(value) for key, value in pdf.docinfo.items()}
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True or bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        outline = [str(item.title) for item in pdf.open_outline().root]
    assert found["/Title"] == "Vetter verdict report"
    assert found["/Creator"] == found["/Producer"] == "Vetter"
    assert found["/CreationDate"].startswith("D:20261112")
    assert not any("Dale" in value or "anonymous" in value for value in found.values())
    assert set(found) <= {"/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped"}
    assert outline == [section.title for section in dale().sections]


def test_forty_thousand_words_are_printed_whole_and_quickly() -> None:
    """Long notes and long quotations run over pages, in time that grows with their length alone."""
    words = " ".join(f"w{number}" for number in range(40_000))
    render(dale())
    began = time.perf_counter()
    paper = render(noted(words))
    took = time.perf_counter() - began
    assert took < 15
    assert re.search(r"Page 1 of \d{2,}", pages(render(noted(words[:60_000])))[0])
    with pikepdf.open(io.BytesIO(paper.data)) as pdf:
        assert len(pdf.pages) > 60


def test_no_word_is_lost_where_text_is_parted() -> None:
    """Parting lines, rows and words over pages neither drops nor repeats anything."""
    words = [f"w{number:05}" for number in range(3000)]
    text = " ".join(pages(render(noted(" ".join(words)))))
    for word in words:
        assert text.count(word) == 3, word


def test_a_word_longer_than_a_page_is_cut_to_lines() -> None:
    """20,000 characters without a space fill lines instead of running off the page."""
    paper = render(replace(noted("x" * 20_000), candidate="y" * 20_000))
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        drawn = [each for page in pdf.pages for each in page.chars]
        assert sum(each["text"] == "x" for each in drawn) >= 60_000
        assert max(each["x1"] for each in drawn) <= pdf.pages[0].width - 45
        assert min(each["bottom"] for each in drawn) > 0


@pytest.mark.goal("G4", "any text, wherever it goes", often(40, of=2_000))
@settings(max_examples=often(40, of=2_000), deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_makes_a_paper(name: str, words: str) -> None:
    """There is no text that breaks the paper."""
    paper = render(replace(noted(words), candidate=name))
    assert paper.data.startswith(b"%PDF-")
    assert paper.data.rstrip().endswith(b"%%EOF")
