"""Benchmark figures as CSV that spreadsheets open: exact both ways, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
from decimal import Decimal, InvalidOperation
from io import StringIO
from typing import TYPE_CHECKING, Any

from vetter.domain.region import DEFAULT_REGION
from vetter.errors import InputError
from vetter.kinds import Percent, quoted
from vetter.questions.figures import OWN_FIGURE
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vetter.domain.own import OwnFigure
    from vetter.domain.published import Published
    from vetter.domain.region import Region
    from vetter.kinds import Column

_COLUMNS = {column.name: column for column in OWN_FIGURE.columns}
ABOUT = ("publisher", "address", "tier")
HEAD = ("id", *_COLUMNS, *ABOUT)
DANGEROUS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r", "\n")
MOST = 5_000
PERCENT = 100


def whole_text(figures: Mapping[str, OwnFigure], others: Iterable[Published]) -> str:
    """Return the owner's figures and published ones as CSV; shares in per cent, other units as they are."""
    own = [{"id": key, **_cells(figure)} for key, figure in figures.items()]
    return _written([*own, *(_published(each) for each in others)])


def _cells(figure: OwnFigure) -> dict[str, str]:
    values = ((column, getattr(figure, column.name)) for column in OWN_FIGURE.columns)
    return {column.name: str(column.kind.to_json(value)) for column, value in values if value is not None}


def _published(each: Published) -> dict[str, str]:
    row = each.first

    def number(value: float | None) -> str:
        return "" if value is None else f"{Decimal(repr(value)) * (PERCENT if each.share else 1):f}".rstrip("0").rstrip(".") or "0"

    return {
        "id": row.id,
        "counted": row.metric,
        "middle": number(each.middle),
        "low": number(each.low),
        "high": number(each.high),
        "platform": "" if row.platform == "any" else row.platform,
        "industry": "" if row.industry == "any" else row.industry,
        "year": str(row.year),
        "sample_size": str(row.sample_size or ""),
        "source": row.source,
        "note": row.note,
        "publisher": row.publisher,
        "address": row.url,
        "tier": str(row.tier),
    }


def _written(rows: Iterable[Mapping[str, str]]) -> str:
    made = StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(HEAD)
    for row in rows:
        writer.writerow([_guarded(row.get(name, "")) for name in HEAD])
    return made.getvalue()


def _guarded(text: str) -> str:
    """Return text that no spreadsheet runs: an apostrophe before what would begin a formula."""
    return f"'{text}" if _begins_a_formula(text) else text


def _bare(text: str) -> str:
    return text[1:] if text.startswith("'") and _begins_a_formula(text[1:]) else text


def _begins_a_formula(text: str) -> bool:
    """Return whether a spreadsheet may take a text for a formula, behind blanks too, or for one that is guarded already."""
    return text.startswith("'") or text.lstrip(" ").startswith(DANGEROUS)


def read(text: str, region: Region = DEFAULT_REGION) -> dict[str, OwnFigure]:
    """Return the owner's figures of a CSV text, by id; rows with a tier are published ones and are left out.

    Raises:
        InputError: naming the line and the column that cannot be read; then nothing is.

    """
    if "\0" in text:
        message = tr("This is not a CSV file: it holds characters of no text.")
        raise InputError(message)
    first = text.lstrip("\ufeff").splitlines()[:1]
    if not first:
        message = tr("This file is empty.")
        raise InputError(message)
    reader = csv.DictReader(StringIO(text.lstrip("\ufeff"), newline=""), delimiter=max(",;\t", key=first[0].count), strict=True)
    found: dict[str, OwnFigure] = {}
    try:
        _check_head(reader.fieldnames or ())
        for row in reader:
            _add(found, row, reader.line_num, region)
    except csv.Error as error:
        message = tr("Line {line_num}: this is no row of a CSV file ({error}).", line_num=reader.reader.line_num, error=error)
        raise InputError(message) from error
    return found


def _check_head(names: Iterable[str]) -> None:
    known, told = set(HEAD), [name.strip() for name in names]
    missing = [name for name in ("counted", "middle", "year") if name not in told]
    if missing:
        message = tr("Line 1: the column {missing} is missing. Columns are: {list}.", missing=quoted(missing[0]), list=", ".join(HEAD))
        raise InputError(message)
    twice = next((name for name in told if told.count(name) > 1), None)
    if twice is not None:
        message = tr("Line 1: the column {name} stands there twice.", name=quoted(twice))
        raise InputError(message)
    strange = next((name for name in told if name not in known), None)
    if strange is not None:
        message = tr("Line 1: there is no column {strange}. Columns are: {list}.", strange=quoted(strange), list=", ".join(HEAD))
        raise InputError(message)


def _add(found: dict[str, OwnFigure], row: Mapping[str | Any, Any], line: int, region: Region) -> None:
    if None in row:
        message = tr("Line {line}: there are more cells than columns.", line=line)
        raise InputError(message)
    if None in row.values():  # a file cut short, whose published figures would be taken for the owner's without their tier
        message = tr("Line {line}: there are fewer cells than columns, so its end may be lost.", line=line)
        raise InputError(message)
    cells = {name.strip(): _bare(value.strip()) for name, value in row.items()}
    if cells.get("tier") or not any(cells.values()):
        return
    values = {name: _value(_COLUMNS[name], text, line, region) for name, text in cells.items() if name in _COLUMNS and text}
    figure = OWN_FIGURE.row(**values)
    slip = OWN_FIGURE.check(figure)
    if slip is not None:
        message = tr("Line {line}, column {where}: {sentence}", line=line, where=quoted(slip.where), sentence=slip.sentence)
        raise InputError(message)
    key = cells.get("id") or f"line-{line}"
    if key in found:
        message = tr("Line {line}: the id {key} stands there twice.", line=line, key=quoted(key))
        raise InputError(message)
    if len(found) == MOST:
        message = tr("Line {line}: at most {most:,} figures can be read from one file.", line=line, most=MOST)
        raise InputError(message)
    found[key] = figure


def _value(column: Column, text: str, line: int, region: Region) -> Any:
    try:
        if isinstance(column.kind, Percent) and (plain := _plain(text)) is not None:
            return column.kind.from_json(plain)
        return column.kind.parse(text, region)
    except InputError as error:
        message = tr("Line {line}, column {column}: {error}", line=line, column=quoted(column.name), error=error)
        raise InputError(message) from error


def _plain(text: str) -> str | None:
    """Return a number as programs write it, whatever the region; None for anything else."""
    try:
        return str(Decimal(text)) if text.isascii() and text.replace(".", "", 1).isdigit() else None
    except InvalidOperation:
        return None
