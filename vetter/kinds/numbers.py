"""Strict numbers: "100k", "1.2 million" and "3,5 %" are understood, ambiguous ones asked about, none guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from vetter.domain.quantities import decimals
from vetter.domain.region import NBSP
from vetter.errors import InputError
from vetter.kinds.base import Json, Kind, UnclearError, quoted
from vetter.tongue import tr, trc

if TYPE_CHECKING:
    from vetter.domain.region import Region

N = TypeVar("N", int, Decimal)

LARGEST = Decimal(10) ** 15
MOST_DECIMALS = 12
_GROUP = 3
_THOUSAND = 1_000
_LONGEST = 100
_TIMES = {
    "k": 3, "thousand": 3, "tsd": 3, "m": 6, "mio": 6, "mn": 6, "mln": 6, "million": 6, "millions": 6,
    "bn": 9, "billion": 9, "billions": 9,
    "tausend": 3, "mil": 3, "mill": 6, "millionen": 6, "millón": 6, "millon": 6, "millones": 6, "mrd": 9, "milliarde": 9, "milliarden": 9,
}  # fmt: skip
_SHAPE = re.compile(r"([0-9][0-9.,' \u00a0\u202f\u2009]*?)\s*([^\W\d_]+)?\.?", re.IGNORECASE)
_BLANKS = re.compile("[\u00a0\u202f\u2009 ']")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
_SPACED = re.compile(r"[0-9]{1,3}(?:[\u00a0\u202f\u2009 '][0-9]{3})*(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?|[0-9.,]+")
_RANGE = re.compile(r"([0-9][0-9.,]*)\s*([^\W\d_]*?)\s*(?:-|–|to|or|bis|oder|a|o)\s*([0-9][0-9.,]*)\s*([^\W\d_]*)", re.IGNORECASE)
_LOOSE = re.compile(
    r"\s*(?:about|around|roughly|nearly|almost|over|more than|at least|up to|ca\.?|circa|etwa|rund|ungefähr|fast|über|mehr als"
    r"|mindestens|bis zu|unos|unas|casi|más de|al menos|hasta|cerca de|~|>|<|\+)\s*(.+?)\s*"
    r"|\s*(.+?)\s*(?:\+|or so|or more|oder so|oder mehr|o así|o más)\s*",
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


@dataclass(frozen=True)
class _Reader:
    """How one field reads its numbers: the owner's region, whole ones only, small ones with decimals usual."""

    region: Region
    whole: bool = False
    share: bool = False

    def read(self, text: str) -> Decimal:
        """Read one number; raise `UnclearError` when two are possible, `InputError` when there is none."""
        typed = text.strip()
        if span := _RANGE.fullmatch(typed):
            message = tr("{typed} is two numbers. Which one was told?", typed=quoted(typed))
            raise UnclearError(message, self._settled(span[1] + (span[2] or span[4]), span[3] + span[4]))
        match = _SHAPE.fullmatch(typed)
        unit = (match[2] or "").lower() if match else ""
        if not match or (unit and unit not in _TIMES) or not _SPACED.fullmatch(match[1].strip()):
            raise self._unreadable(typed)
        return self._one_of(typed, self._meanings(_BLANKS.sub("", match[1]), _TIMES.get(unit, 0), typed))

    def _one_of(self, typed: str, meanings: tuple[Decimal, ...]) -> Decimal:
        usable = tuple(value for value in meanings if not self.whole or value == value.to_integral_value())
        if len(meanings) > 1:
            message = tr("{typed} can be read in two ways. Which is meant?", typed=quoted(typed))
            raise UnclearError(message, tuple(map(self.written, usable)))
        if not usable:
            message = tr("{typed} is not a whole number. People are counted whole.", typed=quoted(typed))
            raise InputError(message)
        value = usable[0]
        if value > LARGEST:
            message = tr("{typed} is larger than anything that can be counted here.", typed=quoted(typed))
            raise InputError(message)
        if decimals(value) > MOST_DECIMALS:
            message = tr("{typed} has more than {most_decimals} decimals.", typed=quoted(typed), most_decimals=MOST_DECIMALS)
            raise InputError(message)
        return value

    def written(self, value: Decimal) -> str:
        """Return the number so that `read` understands it in one way only, and as this number."""
        if self.share:
            return f"{value:f}".replace(".", self.region.decimal_mark)
        if decimals(value) == _GROUP and 1 <= value < _THOUSAND:
            value = value.normalize()
        places = decimals(value)
        return group(value, self.region, places + 1 if places == _GROUP and 1 <= value < _THOUSAND else places)

    def _meanings(self, digits: str, power: int, typed: str) -> tuple[Decimal, ...]:
        """Return what digits and marks can stand for, times ten to the `power`."""
        marks = [character for character in digits if character in ".,"]
        mark = marks[0] if marks else ""
        grouped = _GROUPED.fullmatch(digits) is not None
        if len(set(marks)) > 1:
            return (_scaled(self._both_marks(digits, typed), power),)
        if len(marks) > 1 and not grouped:
            raise self._unreadable(typed)
        joined, split = digits.replace(mark, "") if mark else digits, digits.replace(",", ".")
        if not marks or len(marks) > 1:
            return (_scaled(joined, power),)
        if not grouped or digits.startswith("0"):
            return (_scaled(split, power),)
        if self.share or power:
            certain = split if mark == self.region.decimal_mark else ""
        else:
            certain = joined if mark == self.region.group_mark else ""
        return tuple(_scaled(reading, power) for reading in ([certain] if certain else [joined, split]))

    def _both_marks(self, digits: str, typed: str) -> str:
        last = max(digits.rfind("."), digits.rfind(","))
        head, tail = digits[:last], digits[last + 1 :]
        if not tail or digits[last] in head or not _GROUPED.fullmatch(head):
            raise self._unreadable(typed)
        return re.sub("[.,]", "", head) + "." + tail

    def _unreadable(self, typed: str) -> InputError:
        loose = _LOOSE.fullmatch(typed)
        readings = self._settled(loose[1] or loose[2]) if loose else ()
        if readings:
            return UnclearError(
                tr("Write the number alone: {numbers}.", numbers=trc("between two numbers", " or ").join(readings)), readings
            )
        example = tr("Write it in digits, such as 1,200 or 100k or 1.2 million.")
        return InputError(tr("{typed} is not a number. {example}", typed=quoted(typed), example=example))

    def _settled(self, *texts: str) -> tuple[str, ...]:
        """Return texts that can be read in one way only, for whichever of these mean something."""
        settled: list[str] = []
        for text in texts:
            try:
                settled.append(self.written(self.read(text)))
            except UnclearError as unclear:
                settled.extend(unclear.readings)
            except InputError:
                continue
        return tuple(dict.fromkeys(settled))


def _scaled(digits: str, power: int) -> Decimal:
    """Return the number times ten to the `power`, exact however long it is."""
    value = Decimal(digits)
    if not power:
        return value
    sign, figures, exponent = value.as_tuple()
    scaled = Decimal((sign, figures, int(exponent) + power))
    return Decimal(int(scaled)) if len(figures) < _LONGEST and scaled == int(scaled) else scaled


def parse_number(text: str, region: Region, *, whole: bool = False, share: bool = False) -> Decimal:
    """Read one number as a person writes it.

    `whole` refuses fractions, `share` says that small numbers with decimals are usual (percentages).
    Raises `UnclearError` when two readings are possible, `InputError` when there is none.
    """
    if len(text) > _LONGEST:
        message = tr("{text} is too long for a number.", text=quoted(text.strip()))
        raise InputError(message)
    return _Reader(region, whole=whole, share=share).read(text)


def _json_decimal(raw: Json) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal | str):
        message = tr("This must be a number.")
        raise InputError(message)
    if isinstance(raw, str) and not re.fullmatch(r"[0-9]{1,16}(\.[0-9]{1,12})?", raw):
        message = tr('{raw} is not a plain number such as "12.50".', raw=quoted(raw))
        raise InputError(message)
    value = Decimal(raw)
    if not value.is_finite() or value.is_signed() or value > LARGEST:
        message = tr("{raw} is outside what can be counted: 0 to {largest:,}.", raw=quoted(raw), largest=LARGEST)
        raise InputError(message)
    if decimals(value) > MOST_DECIMALS:
        message = tr("{raw} has more than {most_decimals} decimals.", raw=quoted(raw), most_decimals=MOST_DECIMALS)
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
            message = tr("{raw} must be a whole number.", raw=quoted(raw))
            raise InputError(message)
        return int(value)

    def schema(self) -> dict[str, Json]:
        """Return a whole number from 0."""
        return {"type": "integer", "minimum": 0}


@dataclass(frozen=True)
class Year(Count):
    """A year of the calendar: a whole number that nobody writes in groups."""

    def write(self, value: int, region: Region) -> str:  # noqa: ARG002 - the same everywhere
        """Return its digits."""
        return str(value)

    show = write


@dataclass(frozen=True)
class Figure(Kind[Decimal]):
    """Any number from 0 up, with the decimals it was told with."""

    def parse(self, text: str, region: Region) -> Decimal | None:
        """Read a number."""
        return parse_number(text, region) if text.strip() else None

    def write(self, value: Decimal, region: Region) -> str:
        """Return it with its groups and its own decimals, so that it can be read in one way only."""
        return _Reader(region).written(value)

    def show(self, value: Decimal, region: Region) -> str:
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
        signs = rf"(?:[£$€₹¥]|{region.currency})"
        bare = re.sub(rf"^\s*{signs}\s*|\s*{signs}\s*$", "", text, flags=re.IGNORECASE)
        return parse_number(bare or text, region) if text.strip() else None

    def show(self, value: Decimal, region: Region) -> str:
        """Return the amount with its currency."""
        return region.money(group(value, region))


@dataclass(frozen=True)
class Percent(Figure):
    """A percentage as it was spoken: 4.20 stays 4.20, because the decimals say how it was made."""

    def parse(self, text: str, region: Region) -> Decimal | None:
        """Read a percentage, with or without its sign."""
        bare = re.sub(r"\s*(?:%|per\s?cent|pct|prozent|por\s?ciento)\s*$", "", text, flags=re.IGNORECASE)
        return parse_number(bare or text, region, share=True) if text.strip() else None

    def write(self, value: Decimal, region: Region) -> str:
        """Return it with its sign, and without groups, so that it can be read in one way only."""
        return f"{_Reader(region, share=True).written(value)}{NBSP}%"

    def show(self, value: Decimal, region: Region) -> str:
        """Return it with its sign."""
        return f"{group(value, region)}{NBSP}%"
