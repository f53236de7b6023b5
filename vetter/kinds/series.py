"""A row of numbers in their order, as copied from a report: likes under twelve posts, followers day by day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from vetter.errors import InputError
from vetter.kinds.base import Json, Kind, quoted
from vetter.kinds.numbers import Count, group
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.domain.region import Region

_BETWEEN = re.compile(r"[\s;]+|,\s+")
_WHOLE = Count()
_SHOWN = 6


@dataclass(frozen=True)
class Series(Kind[tuple[int, ...]]):
    """Whole numbers in order, at most `most` of them; written one after the other with blanks between."""

    most: int = 400

    def parse(self, text: str, region: Region) -> tuple[int, ...] | None:
        """Read numbers with blanks, line ends or semicolons between; raise `InputError` naming the one that is none."""
        if not text.strip():
            return None
        parts = [part for part in _BETWEEN.split(text.strip()) if part]
        found = []
        for number, part in enumerate(parts, 1):
            try:
                value = _WHOLE.parse(part, region)
            except InputError as error:
                message = tr(
                    "Number {number}, {part}, cannot be read. Write whole numbers with a blank between: 120 98 143.",
                    number=number,
                    part=quoted(part),
                )
                raise InputError(message) from error
            found.append(value or 0)
        return self._checked(tuple(found))

    def write(self, value: tuple[int, ...], region: Region) -> str:
        """Return the numbers with blanks between, ungrouped so that they can be read in one way only."""
        del region
        return " ".join(str(number) for number in value)

    def show(self, value: tuple[int, ...], region: Region) -> str:
        """Return how many there are, and the first of them."""
        first = "; ".join(group(Decimal(number), region) for number in value[:_SHOWN])
        return first if len(value) <= _SHOWN else tr("{number} numbers: {first}; …", number=len(value), first=first)

    def to_json(self, value: tuple[int, ...]) -> Json:
        """Return a JSON list of integers."""
        return list(value)

    def from_json(self, raw: Json) -> tuple[int, ...] | None:
        """Read a JSON list of integers."""
        if raw is None:
            return None
        if not isinstance(raw, list):
            message = tr("{raw} must be a list of whole numbers, such as [120, 98, 143].", raw=quoted(raw))
            raise InputError(message)
        found = tuple(self._from_json(each, number) for number, each in enumerate(raw, 1))
        return self._checked(found) if found else None

    def schema(self) -> dict[str, Json]:
        """Return a list of whole numbers."""
        return {"type": "array", "items": _WHOLE.schema(), "maxItems": self.most}

    def _from_json(self, raw: Json, number: int) -> int:
        try:
            value = _WHOLE.from_json(raw)
        except InputError as error:
            message = tr("Number {number}: {error}", number=number, error=error)
            raise InputError(message) from error
        if value is None:
            message = tr("Number {number} is missing.", number=number)
            raise InputError(message)
        return value

    def _checked(self, value: tuple[int, ...]) -> tuple[int, ...]:
        if len(value) > self.most:
            message = tr("These are {number:,} numbers; at most {most:,} can be kept here.", number=len(value), most=self.most)
            raise InputError(message)
        return value
