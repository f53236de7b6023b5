"""Answers picked rather than written: one of a list, yes or no, several ticks, marks from 1 to 5, a scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from vetter.domain.labelled import Labelled
from vetter.errors import InputError
from vetter.kinds.base import Json, Kind, quoted
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vetter.domain.region import Region

E = TypeVar("E", bound=Labelled)


def _member(options: Iterable[E], raw: Json) -> E:
    key = raw.strip().lower().replace(" ", "_").replace("-", "_") if isinstance(raw, str) else raw
    for option in options:
        if option.value == key:
            return option
    known = ", ".join(option.value for option in options)
    message = tr("{raw} is not one of: {known}.", raw=quoted(raw), known=known)
    raise InputError(message)


@dataclass(frozen=True)
class Choice(Kind[E], Generic[E]):
    """One of a closed list; `only` narrows the list for this question."""

    options: type[E]
    only: tuple[E, ...] = ()

    @property
    def offered(self) -> tuple[E, ...]:
        """The values to choose from, in order."""
        return self.only or tuple(self.options)

    def parse(self, text: str, region: Region) -> E | None:
        """Read a label or a stored key."""
        del region
        wanted = text.strip().casefold()
        if not wanted:
            return None
        for option in self.offered:
            if wanted in {option.label.casefold(), option.value}:
                return option
        labels = ", ".join(option.label for option in self.offered)
        message = tr("{text} is not on the list: {labels}.", text=quoted(text.strip()), labels=labels)
        raise InputError(message)

    def write(self, value: E, region: Region) -> str:
        """Return the label."""
        del region
        return value.label

    def to_json(self, value: E) -> Json:
        """Return the stored key."""
        return value.value

    def from_json(self, raw: Json) -> E | None:
        """Read the stored key; blanks and hyphens count as underscores."""
        return None if raw is None else _member(self.offered, raw)

    def schema(self) -> dict[str, Json]:
        """Return the list of keys."""
        return {"enum": [option.value for option in self.offered]}


@dataclass(frozen=True)
class YesNo(Kind[bool]):
    """Yes or no; blank is neither."""

    yes: str = tr("Yes")
    no: str = tr("No")

    def parse(self, text: str, region: Region) -> bool | None:
        """Read either word."""
        del region
        wanted = text.strip().casefold()
        if not wanted:
            return None
        if wanted in {self.yes.casefold(), "yes", "y", "true"}:
            return True
        if wanted in {self.no.casefold(), "no", "n", "false"}:
            return False
        message = tr("{text} is neither “{yes}” nor “{no}”.", text=quoted(text.strip()), yes=self.yes, no=self.no)
        raise InputError(message)

    def write(self, value: bool, region: Region) -> str:  # noqa: FBT001 - the value of this kind is a bool
        """Return the word."""
        del region
        return self.yes if value else self.no

    def to_json(self, value: bool) -> Json:  # noqa: FBT001 - the value of this kind is a bool
        """Return true or false."""
        return value

    def from_json(self, raw: Json) -> bool | None:
        """Read true or false."""
        if raw is None or isinstance(raw, bool):
            return raw
        message = tr("This must be true or false.")
        raise InputError(message)

    def schema(self) -> dict[str, Json]:
        """Return a boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True)
class Ticks(Kind[tuple[E, ...]], Generic[E]):
    """Any number of a closed list, kept in the list's own order."""

    options: type[E]

    def parse(self, text: str, region: Region) -> tuple[E, ...] | None:
        """Read labels or keys between semicolons, or between commas where no label holds one."""
        one = Choice(self.options)
        chosen: list[E | None] = []
        for part in text.split(";"):
            try:
                chosen.append(one.parse(part, region))
            except InputError:
                chosen.extend(one.parse(piece, region) for piece in part.split(","))
        return self._ordered([option for option in chosen if option is not None])

    def write(self, value: tuple[E, ...], region: Region) -> str:
        """Return the labels."""
        del region
        return "; ".join(option.label for option in value)

    def to_json(self, value: tuple[E, ...]) -> Json:
        """Return the keys."""
        return [option.value for option in value]

    def from_json(self, raw: Json) -> tuple[E, ...] | None:
        """Read a list of keys; an empty one says as much as a blank."""
        if raw is None:
            return None
        if not isinstance(raw, list):
            message = tr("This must be a list.")
            raise InputError(message)
        return self._ordered([_member(self.options, item) for item in raw])

    def schema(self) -> dict[str, Json]:
        """Return a list of keys."""
        return {"type": "array", "items": {"enum": [option.value for option in self.options]}, "uniqueItems": True}

    def _ordered(self, chosen: list[E]) -> tuple[E, ...] | None:
        return tuple(option for option in self.options if option in chosen) or None


@dataclass(frozen=True)
class Marks(Kind[tuple[int | None, ...]]):
    """One mark from 1 to 5 for each listener, in the listeners' order; None where a listener gave none."""

    def parse(self, text: str, region: Region) -> tuple[int | None, ...] | None:
        """Read "4" or "4, 5"; a dash stands for no mark."""
        del region
        parts = [part.strip() for part in text.replace(";", ",").split(",")]
        return self._checked([None if part in {"", "-", "–"} else part for part in parts])

    def write(self, value: tuple[int | None, ...], region: Region) -> str:
        """Return the marks between commas."""
        del region
        return ", ".join("–" if mark is None else str(mark) for mark in value)

    def to_json(self, value: tuple[int | None, ...]) -> Json:
        """Return a number for one listener, a list for more."""
        return value[0] if len(value) == 1 else list(value)

    def from_json(self, raw: Json) -> tuple[int | None, ...] | None:
        """Read a mark or a list of marks."""
        if raw is None:
            return None
        return self._checked(raw if isinstance(raw, list) else [raw])

    def schema(self) -> dict[str, Json]:
        """Return a mark, or a list of them."""
        mark = {"type": "integer", "minimum": 1, "maximum": 5}
        return {"anyOf": [mark, {"type": "array", "items": {"anyOf": [mark, {"type": "null"}]}}]}

    def _checked(self, marks: list[Json]) -> tuple[int | None, ...] | None:
        checked: list[int | None] = []
        for mark in marks:
            if mark is None:
                checked.append(None)
            elif str(mark) in {"1", "2", "3", "4", "5"} and not isinstance(mark, bool):
                checked.append(int(mark))
            else:
                message = tr("{mark} is not a mark from 1 to 5.", mark=quoted(mark))
                raise InputError(message)
        return tuple(checked) if any(mark is not None for mark in checked) else None


@dataclass(frozen=True)
class Scale(Kind[int]):
    """A whole number on a labelled line from `low` to `high`."""

    low: int = 0
    high: int = 10
    low_label: str = ""
    high_label: str = ""

    def parse(self, text: str, region: Region) -> int | None:
        """Read a whole number on the line."""
        del region
        return self._checked(text.strip()) if text.strip() else None

    def write(self, value: int, region: Region) -> str:
        """Return the number."""
        del region
        return str(value)

    def show(self, value: int, region: Region) -> str:
        """Return the number and where the line ends."""
        del region
        return tr("{value} of {high}", value=value, high=self.high)

    def to_json(self, value: int) -> Json:
        """Return the number."""
        return value

    def from_json(self, raw: Json) -> int | None:
        """Read the number."""
        return None if raw is None else self._checked(raw)

    def schema(self) -> dict[str, Json]:
        """Return a whole number between the ends."""
        return {"type": "integer", "minimum": self.low, "maximum": self.high}

    def _checked(self, raw: Json) -> int:
        if not isinstance(raw, bool) and str(raw) in {str(step) for step in range(self.low, self.high + 1)}:
            return int(raw)
        message = tr("{raw} is not a whole number from {low} to {high}.", raw=quoted(raw), low=self.low, high=self.high)
        raise InputError(message)
