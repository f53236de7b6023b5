"""The paper as somebody hears it: its tree of headings, lists, tables and figures, read by independent readers."""

from __future__ import annotations

import ctypes
import io
import re
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest
from pdfua import validate

from tests.every_paper import every_paper
from tests.report.dossiers import dale, ingrid, render
from vetter import tongue
from vetter.dossier.model import Cell, Dossier, Facts, Flags, Grid, Head, Judgements, Line, Lines, Section
from vetter.exchange.samples import sample
from vetter.report import render as set_on_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAINTS = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "EI"}
"""The operators that put something on a page."""


def opened(dossier: Dossier) -> pikepdf.Pdf:
    """Return a paper as an independent reader opens it."""
    return pikepdf.open(io.BytesIO(render(dossier).data))


def elements(pdf: pikepdf.Pdf, role: str = "") -> list[Any]:
    """Return the elements of the tree in reading order, all of them or those of one role."""

    def below(element: Any) -> Iterator[Any]:
        if role in {"", str(element.S)[1:]}:
            yield element
        for kid in kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from below(kid)

    return list(below(pdf.Root.StructTreeRoot.K[0]))


def kids(element: Any) -> list[Any]:
    """Return the kids of an element."""
    found = element.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array | list) else [found]


def inside(element: Any, role: str) -> list[Any]:
    """Return the elements of one role right within another."""
    return [kid for kid in kids(element) if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == f"/{role}"]


def scope(head: Any) -> str:
    """Return whether a head is that of a column or of a row."""
    return str(head.A.Scope)


def long_table() -> Dossier:
    """Return a dossier with a table of several pages, one of its rows longer than a page."""
    rows = tuple((Cell(f"row {number}"), Cell("words " * (1500 if number == 50 else 3))) for number in range(120))
    return replace(dale(), sections=(Section("notes", "Notes", (Grid((Head("Which"), Head("What", share=3)), rows, "All of them."),)),))


@pytest.mark.parametrize("dossier", [dale(), ingrid(), long_table()], ids=["dale", "ingrid", "long"])
def test_everything_on_a_page_is_told_or_set_aside(dossier: Dossier) -> None:
    """No stroke and no letter stands outside of the tree without being marked as decoration, and nothing is told twice."""
    with opened(dossier) as pdf:
        back = pdf.Root.StructTreeRoot.ParentTree.Nums
        for number, page in enumerate(pdf.pages):
            assert page.StructParents == back[2 * number] == number
            open_marks: list[str] = []
            told = []
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                if name in {"BDC", "BMC"}:
                    assert not open_marks or (open_marks == ["leaf"] and str(operands[0]) == "/Span")
                    open_marks.append("leaf" if str(operands[0]) != "/Artifact" else "aside")
                    if name == "BDC" and "/MCID" in operands[1]:
                        told.append(int(operands[1].MCID))
                        assert operands[0] == back[2 * number + 1][told[-1]].S
                elif name == "EMC":
                    open_marks.pop()
                elif name in PAINTS:
                    assert open_marks, f"{name} on page {number + 1}"
            assert told == list(range(len(back[2 * number + 1])))


def test_what_stands_at_the_foot_is_told_once_and_last() -> None:
    """The lines at the foot are read at the end of the last page, as paragraphs."""
    with opened(long_table()) as pdf:
        last = kids(pdf.Root.StructTreeRoot.K[0])[-2:]
        assert [str(each.S) for each in last] == ["/P", "/P"]
        assert {each.Pg.objgen for each in last} == {pdf.pages[-1].objgen}


@pytest.mark.parametrize("dossier", [dale(), ingrid(), long_table()], ids=["dale", "ingrid", "long"])
def test_the_tree_is_read_in_the_order_of_the_drawing(dossier: Dossier) -> None:
    """Walking the tree meets the pieces of every page in the order in which they are drawn."""
    with opened(dossier) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        met: dict[int, list[int]] = {}
        for element in elements(pdf):
            for kid in kids(element):
                if isinstance(kid, int):
                    met.setdefault(numbers[element.Pg.objgen], []).append(int(kid))
                elif "/MCID" in kid:
                    met.setdefault(numbers[kid.Pg.objgen], []).append(int(kid.MCID))
        assert all(sorted(found) == list(range(len(found))) for found in met.values())
        assert met[0] == sorted(met[0])


@pytest.mark.parametrize("dossier", [dale(), ingrid()], ids=["dale", "ingrid"])
def test_headings_name_the_paper_its_sections_and_its_flags(dossier: Dossier) -> None:
    """One first heading, a second for the verdict and each section, a third for each flag, and none skips a step."""
    flags = sum(len(block.items) for section in dossier.sections for block in section.blocks if isinstance(block, Flags))
    with opened(dossier) as pdf:
        assert [len(elements(pdf, role)) for role in ("H1", "H2", "H3")] == [1, 1 + len(dossier.sections), flags]
        assert len(pdf.open_outline().root) == len(dossier.sections)
        assert str(elements(pdf)[1].S) == "/H1"


@pytest.mark.parametrize("dossier", [dale(), ingrid()], ids=["dale", "ingrid"])
def test_each_bookmark_leads_to_its_heading(dossier: Dossier) -> None:
    """They are named and ordered as the sections are, and lead to the page on which the heading stands."""
    with opened(dossier) as pdf:
        marks = pdf.open_outline().root
        assert [mark.title for mark in marks] == [section.title for section in dossier.sections]
        pages = [mark.destination[0].objgen for mark in marks]
        assert pages == [heading.Pg.objgen for heading in elements(pdf, "H2")[1:]]


def test_numbered_lines_are_a_list() -> None:
    """Each line is an item of one list, its number apart from its words."""
    lines = Lines(tuple(Line(text=f"line {number}") for number in range(120)), numbered=True)
    with opened(replace(dale(), sections=(Section("notes", "Notes", (lines, Lines((Line(text="apart"),)))),))) as pdf:
        (found,) = elements(pdf, "L")
        assert found.A.ListNumbering == "/Decimal"
        items = inside(found, "LI")
        assert len(items) == 120
        assert all([str(kid.S) for kid in kids(item)] == ["/Lbl", "/LBody"] for item in items)


def test_a_table_over_pages_is_one_table() -> None:
    """Its rows all have as many cells, its head is told once, and a row parted over pages is one row."""
    with opened(long_table()) as pdf:
        assert len(pdf.pages) > 2
        (table,) = elements(pdf, "Table")
        head, *rows = inside(table, "TR")
        assert [scope(cell) for cell in kids(head)] == ["/Column", "/Column"]
        assert len(rows) == 120
        assert all([str(cell.S) for cell in kids(row)] == ["/TD", "/TD"] for row in rows)
        longest = kids(rows[50])[1]
        assert {kid.Pg.objgen for kid in kids(longest) if isinstance(kid, pikepdf.Dictionary)}


def test_pairs_of_name_and_value_are_rows_with_heads() -> None:
    """Facts are a table whose names head their rows."""
    facts = Facts((("Rules", "1.0"), ("Empty", "")))
    with opened(replace(dale(), sections=(Section("facts", "Facts", (facts,)),))) as pdf:
        rows = inside(elements(pdf, "Table")[-1], "TR")
        assert [[str(cell.S) for cell in kids(row)] for row in rows] == [["/TH", "/TD"], ["/TH", "/TD"]]
        assert scope(kids(rows[0])[0]) == "/Row"


@pytest.mark.parametrize("dossier", [dale(), ingrid()], ids=["dale", "ingrid"])
def test_every_chart_says_what_it_shows(dossier: Dossier) -> None:
    """A figure carries its sentence and its numbers in words, and the place where it stands."""
    blocks = [block for section in dossier.sections for block in section.blocks]
    with opened(dossier) as pdf:
        alts = [str(figure.Alt) for figure in elements(pdf, "Figure")]
        assert all(len(figure.A.BBox) == 4 for figure in elements(pdf, "Figure"))
        tables = len(elements(pdf, "Table"))
    charts = [block for block in blocks if hasattr(block, "sentence") and not isinstance(block, Judgements)]
    assert len(alts) >= len(charts)
    for block in charts:
        words = [bar.text for bar in getattr(block, "bars", ())] + [mark.label for mark in getattr(block, "marks", ())]
        assert any(all(" ".join(word.split()) in " ".join(alt.split()) for word in words) for alt in alts)
    assert tables == sum(isinstance(block, Grid | Facts | Judgements) for block in blocks)


def test_right_to_left_words_are_read_as_they_are_typed() -> None:
    """Letters drawn from the right, and joined, are read out and copied in the order and in the letters of the typist."""
    with opened(replace(dale(), sections=(Section("notes", "Notes", (Lines((Line(text="שלום محمد abc"),)),)),))) as pdf:
        said = [
            str(operands[1].ActualText).strip()
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "BDC" and "/ActualText" in operands[1]
        ]
    assert said == ["שלום محمد abc"]


def test_every_paper_is_told_whole(tmp_path: Path) -> None:
    """Each of them has one first heading that names it, nothing undeclared on its pages, and passes the checker."""
    for name, paper in every_paper(sample("specialist"), "some words").items():
        data = set_on_pages(paper).data
        (tmp_path / "paper.pdf").write_bytes(data)
        assert [finding for finding in validate(tmp_path / "paper.pdf").findings if finding.rule_id != "UA-28-004"] == [], name
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert [str(each.S) for each in elements(pdf)[1:2]] == ["/H1"], name
            assert len(elements(pdf, "H1")) == 1, name
            assert all("/Alt" in figure for figure in elements(pdf, "Figure")), name


def test_no_word_of_the_file_itself_is_translated() -> None:
    """In a language of other words everywhere the file is still a file: its names, dates and marks are PDF's own."""
    try:
        tongue.speak(tongue.Pseudo("xx"))
        data = render(dale()).data
    finally:
        tongue.speak(tongue.Catalogue())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/Metadata" in pdf.Root
        assert str(pdf.docinfo.CreationDate).startswith("D:20261112")
        assert str(pdf.docinfo.Producer) == "Vetter"
        asides = {
            str(operands[1].get("/Subtype"))
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[1])
            if str(operator) == "BDC" and operands[0] == "/Artifact"
        }
    assert asides == {"/Header", "/Footer"}


@pytest.mark.parametrize("dossier", [dale(), ingrid(), long_table()], ids=["dale", "ingrid", "long"])
def test_an_independent_checker_finds_nothing(dossier: Dossier, tmp_path: Path) -> None:
    """What a checker of PDF/UA can find is not there; conformance itself is not claimed."""
    (tmp_path / "paper.pdf").write_bytes(render(dossier).data)
    found = validate(tmp_path / "paper.pdf")
    assert [finding for finding in found.findings if finding.rule_id != "UA-28-004"] == []


def test_poppler_reads_the_tree(tmp_path: Path) -> None:
    """Another reader finds the same tree, and complains of nothing."""
    (tmp_path / "paper.pdf").write_bytes(render(ingrid()).data)
    told = subprocess.run(["pdfinfo", "-struct-text", tmp_path / "paper.pdf"], capture_output=True, text=True, check=True)  # noqa: S607
    assert told.stderr == ""
    assert re.search(r'H1 \(block\)\s+"Verdict report"', told.stdout)
    for section in ingrid().sections:
        assert f'"{section.title}"' in told.stdout


def test_pdfium_reads_the_tree() -> None:
    """And so does a third reader: the document, its first heading, a figure with what is said of it."""
    raw = pypdfium2.raw
    page = pypdfium2.PdfDocument(render(ingrid()).data)[0]
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    try:
        document = raw.FPDF_StructTree_GetChildAtIndex(tree, 0)
        children = [raw.FPDF_StructElement_GetChildAtIndex(document, at) for at in range(raw.FPDF_StructElement_CountChildren(document))]
        roles = [said(raw.FPDF_StructElement_GetType, child) for child in children if child]
        figures = [child for child in children if child and said(raw.FPDF_StructElement_GetType, child) == "Figure"]
        alts = [said(raw.FPDF_StructElement_GetAltText, figure) for figure in figures]
    finally:
        raw.FPDF_StructTree_Close(tree)
    assert roles[0] == "H1"
    assert any("76 of 1,800" in alt for alt in alts)


def said(ask: Any, element: Any) -> str:
    """Return a text of pdfium's."""
    room = ask(element, None, 0)
    held = ctypes.create_string_buffer(room)
    ask(element, held, room)
    return held.raw.decode("utf-16-le").rstrip("\0")
