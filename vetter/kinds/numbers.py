"""Strict numbers: "100k", "1.2 million" and "3,5 %" are understood, ambiguous ones asked about, none guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from vetter.domain.quantities import decimals
from vetter.domain.region import NBSP
from vetter.errors import InputError
from vetter.kinds.base import Json, Kind, UnclearError

if TYPE_CHECKING:
    from vetter.domain.region import Region

N = TypeVar("N", int, Decimal)

LARGEST = Decimal(10) ** 15
_TIMES = {
    "k": 3, "thousand": 3, "tsd": 3, "m": 6, "mio": 6, "mn": 6, "mln": 6, "million": 6, "millions": 6,
    "bn": 9, "billion": 9, "billions": 9,
}  # fmt: skip
_SHAPE = re.compile(r"([0-9][0-9.,' \u00a0\u202f\u2009]*?)\s*([a-z]+)?\.?", re.IGNORECASE)
_BLANKS = re.compile("[\u00a0\u202f\u2009 ']")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
_SPACED = re.compile(r"[0-9]{1,3}(?:[\u00a0\u202f\u2009 '][0-9]{3})*(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?|[0-9.,]+")
_RANGE = re.compile(r"\s*([0-9][0-9.,]*)\s*(?:-|–|to|or)\s*([0-9][0-9.,]*)\s*", re.IGNORECASE)
_LOOSE = re.compile(
    r"\s*(?:about|around|roughly|nearly|almost|over|more than|at least|up to|ca\.?|circa|~|>|<|\+)\s*(.+?)\s*"
    r"|\s*(.+?)\s*(?:\+|or so|or more)\s*",
    re.IGNORECASE,
)


def group(number: Decimal | int, region: Region, places: int | None = None) -> str:
    """Return the number with the region's marks and, unless told, all its own decimals."""
    value = Decimal(number)
    if places is None:
        places = decimals(value)
    text = f"{value:,.{places}f}"
    marks = {",": region.group_mark, ".": region.decimal_mark, "-": "−"}
    return "".join(marks.get(character, character) for character in text)


def parse_number(text: str, region: Region, *, whole: bool = False, share: bool = False) -> Decimal:
    """Read one number as a person writes it.

    `whole` refuses fractions, `share` says that small numbers with decimals are usual (percentages).
    Raises `UnclearError` when two readings are possible, `InputError` when there is none.
    """
    stripped = text.strip()
    if loose := _RANGE.fullmatch(stripped):
        message = f"“{stripped}” is two numbers. Which one was told?"
        raise UnclearError(message, (loose[1], loose[2]))
    match = _SHAPE.fullmatch(stripped)
    if not match or (match[2] and match[2].lower() not in _TIMES):
        raise _unreadable(stripped)
    digits, power = match[1].strip(), _TIMES[match[2].lower()] if match[2] else 0
    if not _SPACED.fullmatch(digits):
        raise _unreadable(stripped)
    value = _plain(_BLANKS.sub("", digits), region, share=share, power=power).scaleb(power)
    if whole and value != value.to_integral_value():
        message = f"“{stripped}” is not a whole number. People are counted whole."
        raise UnclearError(message, _whole_readings(digits, region))
    if value > LARGEST:
        message = f"“{stripped}” is larger than anything that can be counted here."
        raise InputError(message)
    return value.to_integral_value() if whole or (power and value == value.to_integral_value()) else value


def _plain(digits: str, region: Region, *, share: bool, power: int) -> Decimal:
    marks = [character for character in digits if character in ".,"]
    if not marks:
        return Decimal(digits)
    if len(set(marks)) == 2:
        return _both_marks(digits)
    mark = marks[0]
    looks_grouped = _GROUPED.fullmatch(digits) is not None
    if len(marks) > 1:
        if not looks_grouped:
            raise _unreadable(digits)
        return Decimal(digits.replace(mark, ""))
    if not looks_grouped or digits.startswith("0"):
        return Decimal(digits.replace(",", "."))
    if share or power:
        certain = mark == region.decimal_mark
        if certain:
            return Decimal(digits.replace(mark, "."))
    elif mark == region.group_mark:
        return Decimal(digits.replace(mark, ""))
    joined, split = Decimal(digits.replace(mark, "")), Decimal(digits.replace(mark, "."))
    message = f"“{digits}” can be read in two ways. Which is meant?"
    raise UnclearError(message, (group(joined, region), group(split.normalize(), region)))


def _both_marks(digits: str) -> Decimal:
    last = max(digits.rfind("."), digits.rfind(","))
    head, tail = digits[:last], digits[last + 1 :]
    if not tail or (digits[last] in head) or not _GROUPED.fullmatch(head):
        raise _unreadable(digits)
    return Decimal(re.sub("[.,]", "", head) + "." + tail)


def _whole_readings(digits: str, region: Region) -> tuple[str, ...]:
    joined = Decimal(re.sub("[^0-9]", "", digits))
    return (group(joined, region),) if _GROUPED.fullmatch(digits) else ()


def _unreadable(text: str) -> InputError:
    if loose := _LOOSE.fullmatch(text):
        inner = loose[1] or loose[2]
        if re.fullmatch(r"[0-9][0-9.,]*\s*[a-z]*", inner, re.IGNORECASE):
            return UnclearError(f"Write the number alone: {inner}.", (inner,))
    return InputError(f"“{text}” is not a number. Write it in digits, such as 1,200 or 100k or 1.2 million.")


def _json_decimal(raw: Json) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal | str):
        message = "This must be a number."
        raise InputError(message)
    if isinstance(raw, str) and not re.fullmatch(r"[0-9]{1,16}(\.[0-9]{1,12})?", raw):
        message = f"“{raw}” is not a plain number such as \"12.50\"."
        raise InputError(message)
    value = Decimal(raw)
    if not value.is_finite() or value < 0 or value > LARGEST:
        message = f"{raw} is outside what can be counted: 0 to {LARGEST:,}."
        raise InputError(message)
    return value


def _plain_json(value: Decimal) -> Json:
    return int(value) if decimals(value) == 0 else f"{value:f}"


@dataclass(frozen=True)
class Count(Kind[int]):
    """How many: a whole number, zero included."""

    noun: str = ""

    def parse(self, text: str, region: Region) -> int | None:
        """Read a whole number."""
        return int(parse_number(text, region, whole=True)) if text.strip() else None

    def write(self, value: int, region: Region) -> str:
        """Return it with its groups."""
        return group(value, region)

    def show(self, value: int, region: Region) -> str:
        """Return it with what was counted."""
        return f"{group(value, region)} {self.noun}".strip()

    def to_json(self, value: int) -> Json:
        """Return a JSON integer."""
        return value

    def from_json(self, raw: Json) -> int | None:
        """Read a JSON integer."""
        if raw is None:
            return None
        value = _json_decimal(raw)
        if value != value.to_integral_value():
            message = f"{raw} must be a whole number."
            raise InputError(message)
        return int(value)

    def schema(self) -> dict[str, Json]:
        """Return a whole number from 0."""
        return {"type": "integer", "minimum": 0}


@dataclass(frozen=True)
class Figure(Kind[Decimal]):
    """Any number from 0 up, with the decimals it was told with."""

    def parse(self, text: str, region: Region) -> Decimal | None:
        """Read a number."""
        return parse_number(text, region) if text.strip() else None

    def write(self, value: Decimal, region: Region) -> str:
        """Return it with its groups and its own decimals."""
        return group(value, region)

    def to_json(self, value: Decimal) -> Json:
        """Return an integer, or text that keeps the decimals."""
        return _plain_json(value)

    def from_json(self, raw: Json) -> Decimal | None:
        """Read an integer, a number or text with a number."""
        return None if raw is None else _json_decimal(raw)

    def schema(self) -> dict[str, Json]:
        """Return a number, or the text of one."""
        text = {"type": "string", "pattern": r"^[0-9]{1,16}(\.[0-9]{1,12})?$"}
        return {"anyOf": [{"type": "number", "minimum": 0}, text]}


@dataclass(frozen=True)
class Amount(Figure):
    """Money in the owner's currency; the sign may be typed or left out."""

    def parse(self, text: str, region: Region) -> Decimal | None:
        """Read an amount, with or without a currency sign or code."""
        bare = re.sub(r"^\s*[£$€₹¥]\s*|\s*[£$€₹¥]\s*$", "", text)
        bare = re.sub(rf"^\s*{region.currency}\s*|\s*{region.currency}\s*$", "", bare, flags=re.IGNORECASE)
        return super().parse(bare, region)

    def show(self, value: Decimal, region: Region) -> str:
        """Return the amount with its currency."""
        return region.money(group(value, region))


@dataclass(frozen=True)
class Percent(Figure):
    """A percentage as it was spoken: 4.20 stays 4.20, because the decimals say how it was made."""

    def parse(self, text: str, region: Region) -> Decimal | None:
        """Read a percentage, with or without its sign."""
        bare = re.sub(r"\s*(?:%|per\s?cent|pct)\s*$", "", text, flags=re.IGNORECASE)
        return parse_number(bare, region, share=True) if bare.strip() else None

    def write(self, value: Decimal, region: Region) -> str:
        """Return it with its sign."""
        return f"{group(value, region)}{NBSP}%"
