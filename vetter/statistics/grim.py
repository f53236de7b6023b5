"""Which whole counts can stand behind a stated percentage: the GRIM test of Brown & Heathers 2016."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

_HUNDRED = 100
_MOST_DECIMALS = 40


def smallest_base(percent: Decimal) -> tuple[int, int]:
    """Return the smallest (k, n) for which k of n rounds to ``percent`` at its stated decimals.

    Halves may be rounded up or to the even digit. 4.2 is 1 of 24; 4.20 is 5 of 119; 0 is 0 of 1.

    Raises:
        ValueError: if ``percent`` is not a number from 0 to 100 with at most 40 decimals.

    """
    if not (percent.is_finite() and 0 <= percent <= _HUNDRED):
        text = f"a share is a percentage from 0 to 100, not {percent}"
        raise ValueError(text)
    rounding = _rounds_to(percent)
    simplest = _simplest(rounding.low, rounding.high, low_included=True, high_included=rounding.high_included)
    return simplest.numerator, simplest.denominator


def is_possible(percent: Decimal, base: int) -> bool:
    """Return whether some whole k of ``base`` rounds to ``percent`` at its stated decimals (halves up or to even).

    A percentage below 0 or above 100 is no share of anything, so it is never possible.

    Raises:
        ValueError: if ``base`` is not positive, or ``percent`` is no finite number with at most 40 decimals.

    """
    if base < 1:
        text = f"a percentage has a base of at least 1, not {base}"
        raise ValueError(text)
    if not percent.is_finite():
        text = f"a percentage must be a finite number, not {percent}"
        raise ValueError(text)
    if not 0 <= percent <= _HUNDRED:
        return False
    rounding = _rounds_to(percent)
    smallest_count = max(0, math.ceil(rounding.low * base))
    limit = rounding.high * base
    return smallest_count < limit or (rounding.high_included and smallest_count == limit)


class _Rounding(NamedTuple):
    """The shares that round to a stated percentage: from low, included, to high, included only if the digit is even."""

    low: Fraction
    high: Fraction
    high_included: bool


def _rounds_to(percent: Decimal) -> _Rounding:
    exponent = percent.as_tuple().exponent
    decimals = max(0, -int(exponent))
    if decimals > _MOST_DECIMALS:
        text = f"a percentage has at most {_MOST_DECIMALS} decimals, not {decimals}"
        raise ValueError(text)
    unit = 10**decimals
    scaled = int(Fraction(percent) * unit)
    scale = 2 * unit * _HUNDRED
    return _Rounding(Fraction(2 * scaled - 1, scale), Fraction(2 * scaled + 1, scale), scaled % 2 == 0)


def _simplest(low: Fraction, high: Fraction | None, *, low_included: bool, high_included: bool) -> Fraction:
    """Return the fraction with the smallest denominator between ``low`` and ``high`` (None: without end).

    A walk down the Stern-Brocot tree, taking runs of equal turns at once: a whole number in the range is the answer;
    otherwise the whole part is split off and the reciprocal of the rest is looked for.
    """
    whole = math.floor(low)
    if low == whole and low_included:
        return Fraction(whole)
    after = whole + 1
    if high is None or after < high or (after == high and high_included):
        return Fraction(after)
    rest = _simplest(
        1 / (high - whole),
        None if low == whole else 1 / (low - whole),
        low_included=high_included,
        high_included=low_included,
    )
    return whole + 1 / rest
