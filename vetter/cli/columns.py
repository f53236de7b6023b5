"""Text in lines and columns, measured as a terminal draws it, with nothing in it that could steer one."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP = "  "
_NARROWEST = 6


@dataclass(frozen=True)
class Column:
    """The head of a column and the side its text stands on."""

    head: str
    right: bool = False


def safe(text: str) -> str:
    """Return the text on one line without the characters that move, colour or turn round what a terminal shows."""
    return "".join(mark if mark.isprintable() or mark in "\u00a0\u202f" else _shown(mark) for mark in text)


def _shown(mark: str) -> str:
    if mark in "\t\n\r\x85\u2028\u2029":
        return " "
    # Joiners hold an emoji or a word of some scripts together; every other invisible mark is made visible.
    return mark if mark in "\u200c\u200d" or unicodedata.category(mark) == "Zs" else "\ufffd"


def width_of(text: str) -> int:
    """Return how many cells of a terminal the text takes."""
    return sum(_cells(mark) for mark in text)


def _cells(mark: str) -> int:
    if unicodedata.combining(mark) or unicodedata.category(mark) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(mark) in {"W", "F"} else 1


def wrapped(text: str, width: int, first: str = "") -> list[str]:
    """Return the text in lines of at most `width` cells; the line breaks typed are kept.

    `first` stands before the first line, and as many blanks before the others.
    """
    indent = " " * width_of(first)
    room = max(_NARROWEST, width - width_of(first))
    broken = [piece for line in text.splitlines() for piece in _filled(safe(line), room)]
    return [(indent if number else first) + piece for number, piece in enumerate(broken)]


def _filled(line: str, room: int) -> Iterator[str]:
    held = ""
    for word in line.split(" "):
        tried = f"{held} {word}" if held else word
        if width_of(tried) <= room:
            held = tried
            continue
        if held:
            yield held
        *cut, held = _cut(word, room)
        yield from cut
    yield held


def _cut(word: str, room: int) -> Iterator[str]:
    """Yield a word longer than a line in pieces."""
    piece, taken = "", 0
    for mark in word:
        cells = _cells(mark)
        if taken + cells > room:
            yield piece
            piece, taken = "", 0
        piece, taken = piece + mark, taken + cells
    yield piece


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> tuple[list[str], list[str]]:
    """Return the lines of the heads and those of the rows, at most `width` cells wide; long cells go on beneath."""
    heads = [column.head for column in columns]
    widths = _widths([heads, *rows], width)
    return list(_row(heads, columns, widths)), [line for row in rows for line in _row(row, columns, widths)]


def _row(row: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> Iterator[str]:
    cells = [wrapped(cell, room) for cell, room in zip(row, widths, strict=True)]
    for parts in zip_longest(*cells, fillvalue=""):
        placed = (_placed(part, room, right=column.right) for part, room, column in zip(parts, widths, columns, strict=True))
        yield _GAP.join(placed).rstrip()


def _placed(text: str, room: int, *, right: bool) -> str:
    blanks = " " * max(0, room - width_of(text))
    return blanks + text if right else text + blanks


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Share the width out: columns get what they need, and the widest give way first."""
    wanted = [max((width_of(safe(cell)) for cell in column), default=0) for column in zip(*rows, strict=True)]
    room = width - len(_GAP) * (len(wanted) - 1)
    while sum(wanted) > room and max(wanted) > _NARROWEST:
        widest = wanted.index(max(wanted))
        wanted[widest] -= 1
    return wanted
