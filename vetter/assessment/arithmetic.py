"""Hard checks: numbers that cannot all be true (METHOD 1.1).

Only the claim whose overstatement flatters pays, and never one that was verified: then the definitions
differ and the owner is told to ask.
"""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

from vetter.assessment.reading import verified
from vetter.assessment.rule import Finding, Rule, Severity, rule
from vetter.assessment.words import count, money, share
from vetter.domain.claims import Number, Platform
from vetter.domain.quantities import decimals
from vetter.kinds.numbers import group
from vetter.statistics import is_possible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.assessment.reading import Reading
    from vetter.domain.claims import Conversion, OtherNumber

LAUNCH = {
    Platform.LINKEDIN: 2003,
    Platform.FACEBOOK: 2004,
    Platform.YOUTUBE: 2005,
    Platform.TWITTER: 2006,
    Platform.INSTAGRAM: 2010,
    Platform.PINTEREST: 2010,
    Platform.SNAPCHAT: 2011,
    Platform.TIKTOK: 2016,
    Platform.THREADS: 2023,
}
"""The year each platform opened."""

SLACK = 1.05
"""Repeat orders and late tracking may push a count 5 % past its base."""

_DEFINITIONS = "The two may count different things or different days; orders from other channels may be in one of them."
_WHICH = "“Which report is each of these from, and which days does it cover?”"


def _exceeds(reading: Reading, found_by: Rule, larger: Number, smaller: Number, slack: float, sentence: str) -> Iterator[Finding]:
    region = reading.settings.region
    for path, row, _other_path, other in reading.pairs(larger, smaller):
        high, low = _value(row), _value(other)
        if high > slack * low:
            severity = Severity.ASK if verified(row) else found_by.severity
            told = sentence.format(high=count(high, region), low=count(low, region), times=_times(high, low))
            yield found_by.found(told, path, severity=severity)


def _value(row: OtherNumber) -> float:
    return float(row.number or 0)


def _times(high: float, low: float) -> str:
    return f"{high / low * 100:,.0f}\u00a0%" if low else "more than all"


@rule(
    "H0",
    "More sales than people",
    Severity.RED,
    why="A count cannot be larger than what it is a part of.",
    innocent="Orders may include other channels, or visits may count one landing page only.",
    ask=_WHICH,
)
def more_than_base(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find results with more conversions than people in the base."""
    for path, row in reading.conversions:
        if row.count is not None and row.out_of is not None and row.count > row.out_of:
            base = row.base.label if row.base else "people"
            told = f"{count(row.count, reading.settings.region)} out of {count(row.out_of, reading.settings.region)} {base}"
            severity = Severity.ASK if verified(row) else found_by.severity
            yield found_by.found(f"{told} is {_times(row.count, row.out_of)}: more than there were.", path, severity=severity)


@rule(
    "H1",
    "More sales than visits",
    Severity.RED,
    why="Nobody buys without a visit; 5 % are left for repeat orders and late counting.",
    innocent="Orders may include other channels, or visits may count one landing page only.",
    ask=_WHICH,
)
def sales_over_visits(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find more conversions than visits."""
    told = "{high} sales from {low} visits is {times}."
    return _exceeds(reading, found_by, Number.CONVERSIONS, Number.VISITS, SLACK, told)


@rule(
    "H2",
    "More sales than clicks",
    Severity.RED,
    why="Sales said to come from clicks cannot outnumber them.",
    innocent="Some of the sales may have come by another way than these clicks.",
    ask=_WHICH,
)
def sales_over_clicks(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find more conversions than clicks."""
    told = "{high} sales from {low} clicks is {times}."
    return _exceeds(reading, found_by, Number.CONVERSIONS, Number.CLICKS, SLACK, told)


@rule(
    "H3",
    "More accounts reacted than were reached",
    Severity.RED,
    why="Both count each account once, so the smaller cannot be the larger.",
    innocent="One may count a month and the other a single post.",
    ask=_WHICH,
)
def reacted_over_reached(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find more engaged accounts than reached accounts."""
    told = "{high} accounts reacted, of {low} reached: {times}."
    return _exceeds(reading, found_by, Number.ENGAGEMENTS, Number.REACH, 1.0, told)


@rule(
    "H4",
    "More people than showings",
    Severity.ASK,
    why="Each person reached was shown the post at least once.",
    innocent=_DEFINITIONS,
    ask=_WHICH,
)
def reach_over_impressions(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find more reach than impressions."""
    return _exceeds(reading, found_by, Number.REACH, Number.IMPRESSIONS, 1.0, "{high} reached with {low} impressions.")


@rule(
    "H5",
    "More clicks than showings",
    Severity.ASK,
    why="A click needs something shown.",
    innocent=_DEFINITIONS,
    ask=_WHICH,
)
def clicks_over_impressions(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find more clicks than impressions."""
    return _exceeds(reading, found_by, Number.CLICKS, Number.IMPRESSIONS, 1.0, "{high} clicks on {low} impressions.")


@rule(
    "H6",
    "More buyers than orders",
    Severity.RED,
    why="Each buyer placed at least one order.",
    innocent="Buyers may be counted over a longer time than orders.",
    ask=_WHICH,
)
def buyers_over_orders(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find more buyers than orders."""
    return _exceeds(reading, found_by, Number.BUYERS, Number.ORDERS, 1.0, "{high} buyers placed {low} orders.")


@rule(
    "H7",
    "More credited than the business took in",
    Severity.RED,
    why="A part of the revenue cannot be larger than all of it.",
    innocent="The total may be of one branch, or of another year.",
    ask="“Which year and which part of the business is each figure from?”",
)
def credited_over_business(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find credited revenue above the whole business's."""
    told = "{high} credited, of {low} the whole business took in: {times}."
    return _exceeds(reading, found_by, Number.REVENUE, Number.BUSINESS_REVENUE, 1.0, told)


@rule(
    "H8",
    "More orders credited than there were",
    Severity.RED,
    why="Each advertising platform claims the same sale; added up they may come to 40 % too many, hardly more.",
    innocent="Each platform counts a sale as its own, so a sum over platforms counts some twice.",
    ask="“What does the till say for the same days?”",
)
def orders_over_business(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find more credited orders than the business had; sums over platforms get slack."""
    yield from _exceeds(reading, found_by, Number.ORDERS, Number.BUSINESS_ORDERS, 1.0, "{high} orders credited, of {low} in all.")
    region = reading.settings.region
    for path, row, _path, whole in reading.pairs(Number.ORDERS_SUMMED, Number.BUSINESS_ORDERS):
        if _value(row) > _value(whole):
            severe = _value(row) > 1.4 * _value(whole) and not verified(row)
            told = f"{count(_value(row), region)} orders added up over platforms, of {count(_value(whole), region)} in all."
            yield found_by.found(told, path, severity=Severity.RED if severe else Severity.ASK)


@rule(
    "H9",
    "More than three reactions a person",
    Severity.AMBER,
    why="One person may like, comment and save; more than three each on average does not happen by itself.",
    innocent="Reactions may be of a month and reach of one post.",
    ask="“What do the reactions look like for one single post?”",
)
def many_reactions(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find more than three interactions for each account reached."""
    told = "{high} reactions from {low} people reached is {times}."
    return _exceeds(reading, found_by, Number.INTERACTIONS, Number.REACH, 3.0, told)


@rule(
    "H10",
    "Orders and takings do not agree",
    Severity.RED,
    why="Revenue is orders times the average order; 10 % are left for refunds and tax.",
    innocent="Delivery, tax or subscriptions may be in one figure and not in the other.",
    ask="“What is in the revenue that is not in the order value?”",
)
def orders_times_value(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find revenue that is not orders times order value."""
    for orders in (Number.ORDERS, Number.CONVERSIONS):
        for path, revenue, placed_path, placed in reading.pairs(Number.REVENUE, orders):
            for _path, _revenue, _other, each in reading.pairs(Number.REVENUE, Number.ORDER_VALUE):
                if _revenue is revenue and min(_value(revenue), _value(placed), _value(each)) > 0:
                    yield from _takings(reading, found_by, (path, revenue), (placed_path, placed), each)


def _takings(
    reading: Reading, found_by: Rule, took_in: tuple[str, OtherNumber], counted: tuple[str, OtherNumber], each: OtherNumber
) -> Iterator[Finding]:
    """Hold revenue against orders times their value; the larger of the two sides is the one that flatters, so it pays."""
    (path, revenue), (placed_path, placed) = took_in, counted
    gap = math.log(_value(revenue) / (_value(placed) * _value(each)))
    if abs(gap) <= math.log(1.1):
        return
    region = reading.settings.region
    took, orders, value = Decimal(revenue.number or 0), Decimal(placed.number or 0), Decimal(each.number or 0)
    told = (
        f"{money(took, region)} from {count(orders, region)} orders is {money(round(took / orders, 2), region)} each; "
        f"the average order was told as {money(value, region)}."
    )
    charged, flattering = (path, revenue) if gap > 0 else (placed_path, placed)
    severe = abs(gap) > math.log(2) and not verified(flattering)
    yield found_by.found(told, charged, severity=Severity.RED if severe else Severity.ASK)


@rule(
    "H11",
    "The percentage is not the count",
    Severity.RED,
    why="A percentage told with its count can be worked out again.",
    innocent="The percentage may be of another month, or rounded from memory.",
    ask="“Which of the two is from the report?”",
)
def percentage_of_count(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find stated percentages that are not count divided by base; too high the percentage flatters, too low the count does."""
    region = reading.settings.region
    for path, row in reading.conversions:
        if row.percent is None or row.count is None or not row.out_of or row.count > row.out_of:
            continue
        stated, actual = float(row.percent), 100 * row.count / row.out_of
        if abs(stated - actual) <= 0.5 * 10 ** -decimals(row.percent) + 1e-9:
            continue
        severe = abs(stated - actual) > 0.25 * actual and not verified(row)
        told = (
            f"{count(row.count, region)} of {count(row.out_of, region)} is {share(actual / 100, region)}; "
            f"told was {group(row.percent, region)}\u00a0%."
        )
        yield found_by.found(told, path, severity=Severity.RED if severe else Severity.ASK)


@rule(
    "GRIM",
    "No whole number gives that percentage",
    Severity.ASK,
    why="People are counted whole, so not every percentage is possible for a small base.",
    innocent="Half of all published tables have a slip like this one. It is a question, not an accusation.",
    ask="“How many was it, in people?”",
)
def impossible_percentage(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find percentages that no whole count out of the base can give (Brown and Heathers 2016)."""
    for path, row in reading.conversions:
        if row.percent is None or row.count is not None or not row.out_of:
            continue
        if not is_possible(row.percent, row.out_of):
            told = f"No whole number out of {count(row.out_of, reading.settings.region)} is {row.percent}\u00a0%."
            yield found_by.found(told, path)


@rule(
    "platform_date",
    "Before the platform existed",
    Severity.RED,
    why="Work on a platform cannot be older than the platform.",
    innocent="A slip in the year, or work for the same client on another network.",
    ask="“Which year was that, and on which network?”",
)
def before_launch(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find work dated before its platform opened."""
    rows: tuple[tuple[str, Conversion | OtherNumber], ...] = (*reading.conversions, *reading.numbers)
    for path, row in rows:
        year = LAUNCH.get(row.platform) if row.platform else None
        first = row.start or row.end
        if year and row.platform and first and first.year < year:
            severity = Severity.ASK if verified(row) else found_by.severity
            told = f"Work on {row.platform.label} in {first.year}; it opened in {year}."
            yield found_by.found(told, path, severity=severity)


@rule(
    "overbooked",
    "More hours sold than a week has",
    Severity.AMBER,
    why="Sixty hours a week sold to clients leave no time for yours.",
    innocent="Some of the hours may be worked by somebody else.",
    ask="“Who would do our work, and on which days?”",
)
def too_many_hours(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find more than 60 hours a week sold to clients in all."""
    hours = sum(_value(row) for _path, row in reading.numbers if row.what is Number.HOURS_SOLD)
    if hours > 60:
        yield found_by.found(f"{count(hours, reading.settings.region)} hours a week are sold already.")


@rule(
    "visits_over_clicks",
    "More visits than clicks",
    Severity.ASK,
    why="Usually fewer people arrive than click; a third more visits than clicks is unusual.",
    innocent="Visits may come from other places too.",
    ask=_WHICH,
)
def visits_over_clicks(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find visits more than 30 % above clicks."""
    return _exceeds(reading, found_by, Number.VISITS, Number.CLICKS, 1.3, "{high} visits from {low} clicks is {times}.")
