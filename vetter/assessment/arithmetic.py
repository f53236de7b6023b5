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
from vetter.tongue import tr

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

_DEFINITIONS = tr("The two may count different things or different days; orders from other channels may be in one of them.")
_WHICH = tr("“Which report is each of these from, and which days does it cover?”")


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
    return f"{high / low * 100:,.0f}\u00a0%" if low else tr("more than all")


def _of(row: Conversion, reading: Reading) -> str:
    """Return how many of what a result is out of."""
    return f"{count(row.out_of or 0, reading.settings.region)} {row.base.label if row.base else tr('people')}"


@rule(
    "H0",
    tr("More sales than people"),
    Severity.RED,
    why=tr("A count cannot be larger than what it is a part of."),
    innocent=tr("Orders may include other channels, or visits may count one landing page only."),
    ask=_WHICH,
)
def more_than_base(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find results with more conversions than people in the base."""
    for path, row in reading.conversions:
        if row.count is not None and row.out_of is not None and row.count > row.out_of:
            told = tr(
                "{number} out of {all} {base} is {times}: more than there were.",
                number=count(row.count, reading.settings.region),
                all=count(row.out_of, reading.settings.region),
                base=row.base.label if row.base else tr("people"),
                times=_times(row.count, row.out_of),
            )
            yield found_by.found(told, path, severity=Severity.ASK if verified(row) else found_by.severity)


@rule(
    "H1",
    tr("More sales than visits"),
    Severity.RED,
    why=tr("Nobody buys without a visit; 5 % are left for repeat orders and late counting."),
    innocent=tr("Orders may include other channels, or visits may count one landing page only."),
    ask=_WHICH,
)
def sales_over_visits(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find more conversions than visits."""
    told = tr("{high} sales from {low} visits is {times}.")
    return _exceeds(reading, found_by, Number.CONVERSIONS, Number.VISITS, SLACK, told)


@rule(
    "H2",
    tr("More sales than clicks"),
    Severity.RED,
    why=tr("Sales said to come from clicks cannot outnumber them."),
    innocent=tr("Some of the sales may have come by another way than these clicks."),
    ask=_WHICH,
)
def sales_over_clicks(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find more conversions than clicks."""
    told = tr("{high} sales from {low} clicks is {times}.")
    return _exceeds(reading, found_by, Number.CONVERSIONS, Number.CLICKS, SLACK, told)


@rule(
    "H3",
    tr("More accounts reacted than were reached"),
    Severity.RED,
    why=tr("Both count each account once, so the smaller cannot be the larger."),
    innocent=tr("One may count a month and the other a single post."),
    ask=_WHICH,
)
def reacted_over_reached(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find more engaged accounts than reached accounts."""
    told = tr("{high} accounts reacted, of {low} reached: {times}.")
    return _exceeds(reading, found_by, Number.ENGAGEMENTS, Number.REACH, 1.0, told)


@rule(
    "H4",
    tr("More people than showings"),
    Severity.ASK,
    why=tr("Each person reached was shown the post at least once."),
    innocent=_DEFINITIONS,
    ask=_WHICH,
)
def reach_over_impressions(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find more reach than impressions."""
    return _exceeds(reading, found_by, Number.REACH, Number.IMPRESSIONS, 1.0, tr("{high} reached with {low} impressions."))


@rule(
    "H5",
    tr("More clicks than showings"),
    Severity.ASK,
    why=tr("A click needs something shown."),
    innocent=_DEFINITIONS,
    ask=_WHICH,
)
def clicks_over_impressions(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find more clicks than impressions."""
    return _exceeds(reading, found_by, Number.CLICKS, Number.IMPRESSIONS, 1.0, tr("{high} clicks on {low} impressions."))


@rule(
    "H6",
    tr("More buyers than orders"),
    Severity.RED,
    why=tr("Each buyer placed at least one order."),
    innocent=tr("Buyers may be counted over a longer time than orders."),
    ask=_WHICH,
)
def buyers_over_orders(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find more buyers than orders."""
    return _exceeds(reading, found_by, Number.BUYERS, Number.ORDERS, 1.0, tr("{high} buyers placed {low} orders."))


@rule(
    "H7",
    tr("More credited than the business took in"),
    Severity.RED,
    why=tr("A part of the revenue cannot be larger than all of it."),
    innocent=tr("The total may be of one branch, or of another year."),
    ask=tr("“Which year and which part of the business is each figure from?”"),
)
def credited_over_business(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find credited revenue above the whole business's."""
    told = tr("{high} credited, of {low} the whole business took in: {times}.")
    return _exceeds(reading, found_by, Number.REVENUE, Number.BUSINESS_REVENUE, 1.0, told)


@rule(
    "H8",
    tr("More orders credited than there were"),
    Severity.RED,
    why=tr("Each advertising platform claims the same sale; added up they may come to 40 % too many, hardly more."),
    innocent=tr("Each platform counts a sale as its own, so a sum over platforms counts some twice."),
    ask=tr("“What does the till say for the same days?”"),
)
def orders_over_business(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find more credited orders than the business had; sums over platforms get slack."""
    yield from _exceeds(reading, found_by, Number.ORDERS, Number.BUSINESS_ORDERS, 1.0, tr("{high} orders credited, of {low} in all."))
    region = reading.settings.region
    for path, row, _path, whole in reading.pairs(Number.ORDERS_SUMMED, Number.BUSINESS_ORDERS):
        if _value(row) > _value(whole):
            severe = _value(row) > 1.4 * _value(whole) and not verified(row)
            told = tr(
                "{number} orders added up over platforms, of {all} in all.",
                number=count(_value(row), region),
                all=count(_value(whole), region),
            )
            yield found_by.found(told, path, severity=Severity.RED if severe else Severity.ASK)


@rule(
    "H9",
    tr("More than three reactions a person"),
    Severity.AMBER,
    why=tr("One person may like, comment and save; more than three each on average does not happen by itself."),
    innocent=tr("Reactions may be of a month and reach of one post."),
    ask=tr("“What do the reactions look like for one single post?”"),
)
def many_reactions(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find more than three interactions for each account reached."""
    told = tr("{high} reactions from {low} people reached is {times}.")
    return _exceeds(reading, found_by, Number.INTERACTIONS, Number.REACH, 3.0, told)


@rule(
    "H10",
    tr("Orders and takings do not agree"),
    Severity.RED,
    why=tr("Revenue is orders times the average order; 10 % are left for refunds and tax."),
    innocent=tr("Delivery, tax or subscriptions may be in one figure and not in the other."),
    ask=tr("“What is in the revenue that is not in the order value?”"),
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
    told = tr(
        "{money} from {orders} orders is {each} each; the average order was told as {told}.",
        money=money(took, region),
        orders=count(orders, region),
        each=money(round(took / orders, 2), region),
        told=money(value, region),
    )
    charged, flattering = (path, revenue) if gap > 0 else (placed_path, placed)
    severe = abs(gap) > math.log(2) and not verified(flattering)
    yield found_by.found(told, charged, severity=Severity.RED if severe else Severity.ASK)


@rule(
    "H11",
    tr("The percentage is not the count"),
    Severity.RED,
    why=tr("A percentage told with its count can be worked out again."),
    innocent=tr("The percentage may be of another month, or rounded from memory."),
    ask=tr("“Which of the two is from the report?”"),
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
        told = tr(
            "{number} of {all} is {actual}; told was {percent}\u00a0%.",
            number=count(row.count, region),
            all=_of(row, reading),
            actual=share(actual / 100, region),
            percent=group(row.percent, region),
        )
        yield found_by.found(told, path, severity=Severity.RED if severe else Severity.ASK)


@rule(
    "GRIM",
    tr("No whole number gives that percentage"),
    Severity.ASK,
    why=tr("People are counted whole, so not every percentage is possible for a small base."),
    innocent=tr("Half of all published tables have a slip like this one. It is a question, not an accusation."),
    ask=tr("“How many was it, in people?”"),
)
def impossible_percentage(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find percentages that no whole count out of the base can give (Brown and Heathers 2016)."""
    for path, row in reading.conversions:
        if row.percent is None or row.count is not None or not row.out_of:
            continue
        if not is_possible(row.percent, row.out_of):
            told = tr(
                "No whole number out of {all} is {percent}\u00a0%.",
                all=_of(row, reading),
                percent=group(row.percent, reading.settings.region),
            )
            yield found_by.found(told, path)


@rule(
    "told_again",
    tr("The same result twice"),
    Severity.ASK,
    why=tr("One campaign is one campaign, however often it is told."),
    innocent=tr("Two campaigns can come out alike. Name the client of each."),
    ask=tr("“Is that the one you told me of before, or another?”"),
)
def told_again(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find results of the same count and dates as another; they count once."""
    for path, row in reading.conversions:
        if (path, row) not in reading.once and row.count is not None:
            number = count(row.count, reading.settings.region)
            told = tr("{number} of {all} between the same dates stands here twice. It counts once.", number=number, all=_of(row, reading))
            yield found_by.found(told, path)


@rule(
    "platform_date",
    tr("Before the platform existed"),
    Severity.RED,
    why=tr("Work on a platform cannot be older than the platform."),
    innocent=tr("A slip in the year, or work for the same client on another network."),
    ask=tr("“Which year was that, and on which network?”"),
)
def before_launch(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find work dated before its platform opened."""
    rows: tuple[tuple[str, Conversion | OtherNumber], ...] = (*reading.conversions, *reading.numbers)
    for path, row in rows:
        year = LAUNCH.get(row.platform) if row.platform else None
        first = row.start or row.end
        if year and row.platform and first and first.year < year:
            severity = Severity.ASK if verified(row) else found_by.severity
            told = tr("Work on {platform} in {year}; it opened in {opened}.", platform=row.platform.label, year=first.year, opened=year)
            yield found_by.found(told, path, severity=severity)


@rule(
    "overbooked",
    tr("More hours sold than a week has"),
    Severity.AMBER,
    why=tr("Sixty hours a week sold to clients leave no time for yours."),
    innocent=tr("Some of the hours may be worked by somebody else."),
    ask=tr("“Who would do our work, and on which days?”"),
)
def too_many_hours(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find more than 60 hours a week sold to clients in all."""
    hours = sum(_value(row) for _path, row in reading.numbers if row.what is Number.HOURS_SOLD)
    if hours > 60:
        yield found_by.found(tr("{hours} hours a week are sold already.", hours=count(hours, reading.settings.region)))


@rule(
    "visits_over_clicks",
    tr("More visits than clicks"),
    Severity.ASK,
    why=tr("Usually fewer people arrive than click; a third more visits than clicks is unusual."),
    innocent=tr("Visits may come from other places too."),
    ask=_WHICH,
)
def visits_over_clicks(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find visits more than 30 % above clicks."""
    return _exceeds(reading, found_by, Number.VISITS, Number.CLICKS, 1.3, tr("{high} visits from {low} clicks is {times}."))
