"""Repeating rows as a kind of answer: each column names a field of the row and the kind that fills it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from vetter.errors import InputError
from vetter.kinds.base import Json, Kind, Slip, quoted
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vetter.domain.region import Region

R = TypeVar("R")
MOST_ROWS = 1_000


def nothing_amiss(_row: object) -> None:
    """Find no slip in any row."""


@dataclass(frozen=True)
class Column:
    """One field of a row: its name there, the label a person reads, how it is filled in.

    `line` is the line of the card the field stands on, `width` its share of that line; `hint` is an
    example or an explanation read under the field and by screen readers. Once the fields that `spared_by` names
    are filled in, this one is not needed and Enter passes it by.
    """

    name: str
    label: str
    kind: Kind[Any]
    hint: str = ""
    line: int = 1
    width: int = 2
    spared_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table(Kind[tuple[R, ...]], Generic[R]):
    """Rows of one frozen dataclass whose fields may all be blank; blank rows do not count.

    `noun` names one row ("result"); `single` allows just one. `check` finds a slip between the fields of
    one row, such as a period that ends before it begins.
    """

    row: type[R]
    columns: tuple[Column, ...]
    noun: str = "row"
    single: bool = False
    check: Callable[[R], Slip | None] = nothing_amiss

    def parse(self, text: str, region: Region) -> tuple[R, ...] | None:
        """Refuse: rows are typed field by field."""
        del region
        if not text.strip():
            return None
        message = tr("Rows are filled in field by field.")
        raise InputError(message)

    def write(self, value: tuple[R, ...], region: Region) -> str:
        """Return one line a row: label and value of each filled field."""
        return "\n".join(_in_a_line(self.cells(row, region)) for row in value)

    def cells(self, row: R, region: Region) -> Iterable[tuple[Column, str]]:
        """Yield the filled columns of a row with their values as text."""
        for column in self.columns:
            value = getattr(row, column.name)
            if value is not None:
                yield column, column.kind.show(value, region)

    def empty(self, row: R) -> bool:
        """Return whether nothing stands in the row."""
        return all(getattr(row, field.name) is None for field in fields(row))  # type: ignore[arg-type]

    def to_json(self, value: tuple[R, ...]) -> Json:
        """Return a list of objects that hold the filled fields."""
        return [
            {
                column.name: column.kind.to_json(getattr(row, column.name))
                for column in self.columns
                if getattr(row, column.name) is not None
            }
            for row in value
        ]

    def from_json(self, raw: Json) -> tuple[R, ...] | None:
        """Read a list of objects; unknown fields are refused by name."""
        if raw is None:
            return None
        if not isinstance(raw, list):
            message = tr("This must be a list of rows.")
            raise InputError(message)
        if self.single and len(raw) > 1:
            message = tr("Only one row fits here.")
            raise InputError(message)
        if len(raw) > MOST_ROWS:
            message = tr("At most {most_rows:,} rows fit here.", most_rows=MOST_ROWS)
            raise InputError(message)
        rows = tuple(self._row(item, number) for number, item in enumerate(raw))
        return rows or None

    def slips(self, value: tuple[R, ...]) -> tuple[Slip, ...]:
        """Return what the check of each row finds, with the row's number (from 0) before the field's name."""
        found = ((number, self.check(row)) for number, row in enumerate(value))
        return tuple(Slip(f"{number}.{slip.where}", slip.sentence) for number, slip in found if slip is not None)

    def schema(self) -> dict[str, Json]:
        """Return a list of objects without other fields."""
        properties = {column.name: {"title": column.label} | column.kind.schema() for column in self.columns}
        item = {"type": "object", "properties": properties, "additionalProperties": False}
        return {"type": "array", "items": item, "maxItems": 1 if self.single else MOST_ROWS}

    def _row(self, raw: Json, number: int) -> R:
        if not isinstance(raw, dict):
            message = tr("This must be a row with named fields.")
            raise InputError(message, where=str(number))
        by_name = {column.name: column for column in self.columns}
        for name in raw:
            if name not in by_name:
                message = tr("There is no field {name}; known are: {list}.", name=quoted(name), list=", ".join(by_name))
                raise InputError(message, where=str(number))
        values: dict[str, Any] = {}
        for name, item in raw.items():
            try:
                values[name] = by_name[name].kind.from_json(item)
            except InputError as error:
                raise error.within(where=f"{number}.{name}") from error
        return self.row(**values)


def _in_a_line(cells: Iterable[tuple[Column, str]]) -> str:
    """Return labels and values one after the other; a label that asks, and a value that ends its own sentence, take no further mark."""
    line = ""
    for column, text in cells:
        line += f"{column.label}{' ' if column.label.endswith('?') else ': '}{text}{' ' if text.endswith(('.', '!', '?')) else '; '}"
    return line.rstrip("; ")
