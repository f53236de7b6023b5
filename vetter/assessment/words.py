"""How numbers stand in sentences: counts, shares, money and ranges, with no more digits than they carry."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

from vetter.domain.region import NBSP
from vetter.kinds.numbers import group
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.domain.region import Region


def count(number: float | Decimal, region: Region) -> str:
    """Return a whole number with its groups."""
    return group(Decimal(round(number)), region)


def about(number: float, region: Region) -> str:
    """Return a number to two significant digits, as one says "about": 43, 4,300, 0.6."""
    if number <= 0:
        return "0"
    places = 1 - math.floor(math.log10(number))
    rounded = round(number, places)
    if rounded >= 1 and (number >= 10 or abs(rounded - round(rounded)) < 1e-9):
        return group(Decimal(round(rounded)), region)
    if rounded >= 1:
        return group(Decimal(round(number)), region)
    tenths = Decimal(str(round(number, 1 if number >= 0.1 else places - 1)))
    return group(Decimal(1) if tenths == 1 else tenths, region)


WHOLE_FROM = 0.1
"""From ten per cent a percentage that is whole is written without a decimal."""


def share_digits(value: float) -> int:
    """Return how many decimals a percentage of this size is shown with."""
    percent = abs(value) * 100
    return 0 if percent >= 20 else 1 if percent >= 0.95 or percent == 0 else 2


def share(value: float, region: Region, places: int | None = None) -> str:
    """Return a share (0.042) as a percentage ("4.2 %")."""
    digits = share_digits(value) if places is None else places
    if places is None and digits == 1 and value >= WHOLE_FROM and round(value * 100, 1) == round(value * 100):
        digits = 0
    return f"{group(Decimal(str(round(value * 100, digits))), region, digits)}{NBSP}%"


def shares(low: float, high: float, region: Region) -> str:
    """Return a range of shares in words: "3.5 to 5.1 %"."""
    first, last = share_ends(low, high, region)
    return tr("{low} to {high}", low=first, high=last)


def share_ends(low: float, high: float, region: Region) -> tuple[str, str]:
    """Return both ends of a range of shares, with the same decimals; the sign stands at the second."""
    digits = max(share_digits(high), 1)
    return group(Decimal(str(round(low * 100, digits))), region, digits), share(high, region, digits)


def percent(value: float, decimal_mark: str) -> str:
    """Return a share as a bare number of per cent, with as many decimals as its size carries."""
    return f"{value * 100:.{share_digits(value)}f}".replace(".", decimal_mark)


def money(amount: Decimal, region: Region) -> str:
    """Return an amount with its currency; pennies only when there are any."""
    if amount < 0:
        return f"−{money(-amount, region)}"
    whole = amount == amount.to_integral_value()
    return region.money(group(amount, region, 0 if whole else 2))


SMALL = (
    tr("none"), tr("one"), tr("two"), tr("three"), tr("four"), tr("five"), tr("six"),
    tr("seven"), tr("eight"), tr("nine"), tr("ten"), tr("eleven"), tr("twelve"),
)  # fmt: skip


def spelled(number: int) -> str:
    """Return a small number as a word, a larger one in digits."""
    return SMALL[number] if 0 <= number < len(SMALL) else str(number)


def listed(parts: list[str] | tuple[str, ...]) -> str:
    """Return a list in words: "a, b and c"."""
    if len(parts) < 2:
        return parts[0] if parts else ""
    return tr("{several} and {last}", several=", ".join(parts[:-1]), last=parts[-1])
