"""Text on a terminal: every block, at any width, with nothing lost and nothing obeyed."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.often import examples
from vetter.cli.columns import Column, safe, table, width_of, wrapped
from vetter.cli.terminal import Terminal, lines
from vetter.domain.evidence import Evidence
from vetter.dossier.model import (
    Align,
    Bar,
    Blank,
    Block,
    Boxes,
    Cell,
    Facts,
    Flag,
    Flags,
    Grid,
    Head,
    Judgement,
    Judgements,
    Line,
    Lines,
    Mark,
    ScoreLine,
    Section,
    Spread,
    Strip,
    Waterfall,
)

BLOCKS: tuple[Block, ...] = (
    Lines((Line("Three numbers were volunteered.", "None is a result.", "This decides."), Line(text="Second")), numbered=True),
    Grid((Head("Words"), Head("Number", Align.RIGHT)), ((Cell("“Big”"), Cell("100,000", evidence=Evidence.ANALYTICS)),), "caption"),
    Strip("list members", (Mark("76 of 1,800", 0.042, 0.035, 0.051, filled=True),), Spread(0.007, 0.017), "Good.", "Klaviyo 2024", 0.08),
    Strip("list members", (Mark("7 of 240", 0.029, 0.014, 0.058),), None, "No fair benchmark.", "", 0.08),
    Waterfall((Bar("Followers", 100_000, "100,000"), Bar("Buyers", 5, "5", "a month"), Bar("None", 0, "0")), "To scale."),
    ScoreLine("Proven", 29, 14, 43, 50, "50 = an unknown person", aside="If all checks out 29"),
    Judgements((Judgement("Plan", 0.15, 40, 20, 60), Judgement("Money", 0.2, 50, 20, 80, asked=False)), "Six."),
    Flags((Flag("H0", "More sales than people", Line(text="900 of 380."), "May be innocent.", "“Which report?”"),)),
    Facts((("Rules", "1.0"), ("Benchmarks", "2026.11"))),
    Blank(2, (Head("Name"), Head("Date"))),
    Boxes((Cell("Word only", evidence=Evidence.WORD), Cell("Declined"), Cell("Not asked")), across=2),
)


def test_every_kind_of_block_is_tried() -> None:
    """No kind of block is left out of these tests."""
    assert {type(block) for block in BLOCKS} == set(get_args(Block))


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
@pytest.mark.parametrize("width", [40, 72, 100])
def test_blocks_fit_the_width(block: Block, width: int) -> None:
    """Every block prints something, and no line is wider than the terminal."""
    printed = list(lines(block, Terminal(width)))
    assert printed
    assert max(map(width_of, printed)) <= width


def test_the_parts_of_a_flag() -> None:
    """A flag is printed with its sum, its innocent reading and what to ask."""
    printed = "\n".join(lines(BLOCKS[7], Terminal(80)))
    assert printed == "! More sales than people\n  900 of 380.\n  May be innocent.\n  “Which report?”"


def test_a_grid() -> None:
    """Columns stand under their heads, numbers to the right, evidence as filled squares."""
    assert list(lines(BLOCKS[1], Terminal(80))) == ["Words        Number", "“Big”  ■■■□ 100,000", "caption"]


def test_bars_to_scale() -> None:
    """The longest bar is the largest number; the smallest above nought is still seen, nought is not."""
    drawn = [line.count("█") + line.count("▏") for line in lines(BLOCKS[4], Terminal(100))]
    assert drawn == [32, 1, 0, 0]


def test_not_asked_is_not_a_score() -> None:
    """A judgement nobody asked about shows no number."""
    printed = list(lines(BLOCKS[6], Terminal(100)))
    assert printed[2].replace("\u00a0", "_").split() == ["Money", "20_%", "not", "asked", "–"]


def test_a_block_without_a_way_to_print_it() -> None:
    """A new kind of block cannot be forgotten silently."""
    with pytest.raises(TypeError, match="no way to print object"):
        lines(object(), Terminal(80))  # type: ignore[arg-type]


def test_a_private_section_says_so() -> None:
    """What is for the owner alone is marked."""
    section = Section("x", "Pattern", (), private=True)
    assert list(Terminal(80).section(section)) == ["Pattern (for you alone)", "─" * 23]


def test_plain_unless_it_is_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Piped output has no styles, nor has any where NO_COLOR is set."""
    assert not Terminal.here().styled
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert Terminal.here().bold("x") == "\x1b[1mx\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert Terminal.here().bold("x") == Terminal.here().dim("x") == "x"


@pytest.mark.parametrize(("columns", "width"), [("20", 40), ("72", 72), ("300", 100)])
def test_as_wide_as_the_terminal(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    """Lines follow the terminal, within what can be read."""
    monkeypatch.setenv("COLUMNS", columns)
    assert Terminal.here().width == width


@pytest.mark.goal("G4", "any text, wherever it goes", examples(of=1_000))
@settings(max_examples=examples(of=1_000))
@given(st.text(max_size=200), st.integers(40, 100))
def test_wrapped_text_fits_and_is_whole(text: str, width: int) -> None:
    """Wrapped text fits the width and loses nothing but blanks."""
    wrap = wrapped(text, width, "1. ")
    assert all(width_of(line) <= width for line in wrap)
    kept = "".join("".join(line[3:].split()) for line in wrap)
    assert kept == "".join("".join(safe(line).split()) for line in text.splitlines())


@pytest.mark.goal("G4", "any text, wherever it goes", examples(of=2_000))
@settings(max_examples=examples(of=2_000))
@given(st.text())
def test_safe_text_steers_nothing(text: str) -> None:
    """Nothing comes out that a terminal would obey."""
    assert all(mark.isprintable() or mark.isspace() or mark in "\u200c\u200d" for mark in safe(text))
    assert not set(safe(text)) & set("\x1b\n\r\t\x07\x08\x9b\u2028\u202e\x85\x1c")


@given(
    st.lists(st.lists(st.text(max_size=30), min_size=3, max_size=3), max_size=4),
    st.integers(40, 100),
)
def test_tables_fit(rows: list[list[str]], width: int) -> None:
    """No table is wider than it may be."""
    heads, drawn = table([Column("a"), Column("b", right=True), Column("c")], rows, width)
    assert all(width_of(line) <= width for line in (*heads, *drawn))


def test_wide_characters_are_counted_twice() -> None:
    """Chinese characters take two cells, combining marks none."""
    assert width_of("王") == 2
    assert width_of("e\u0301") == 1
