"""Do the other numbers agree: each predicted from the rest through the usual ratios, in logarithms (METHOD 1.2)."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from vetter.assessment.chain import Link, Ratio, Reconciled, Told
from vetter.assessment.reading import comparable, verified
from vetter.assessment.rule import Finding, Rule, Severity, rule
from vetter.assessment.words import about, count, listed, share
from vetter.assessment.yardstick import Yardstick, usual
from vetter.domain.claims import Number, Platform
from vetter.domain.quantities import Base
from vetter.questions.start import TRADE
from vetter.statistics import normal_ppf, predicted
from vetter.tongue import tr, trc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vetter.assessment.reading import Reading
    from vetter.domain.region import Region

UNUSUAL, UNLIKELY = 2.0, 3.0
"""Standard deviations from which a number is asked about, and from which it can cost."""

RANGE = normal_ppf(0.95)
"""Standard deviations a 90 % range reaches to each side."""

TOLD_VALUE = 0.10
"""Log-sd between revenue and orders times the order value that was told: refunds, tax and delivery."""

SALES_SIDE = frozenset({Number.CLICKS, Number.VISITS, Number.CONVERSIONS, Number.REVENUE})
AUDIENCE = frozenset({Number.FOLLOWERS, Number.REACH, Number.ENGAGEMENTS})
MONEY_TALK = frozenset({Number.CONVERSIONS, Number.REVENUE})
SMALLEST = 1e-9


RATIOS = (
    Ratio(Number.FOLLOWERS, Number.REACH, 0.07, 0.9, tr("are reached by a post"), "organic_reach_rate", Base.FOLLOWERS),
    Ratio(Number.REACH, Number.ENGAGEMENTS, 0.04, 0.9, trc("they …", "react"), "engagement_rate_reach", Base.REACHED),
    Ratio(Number.REACH, Number.CLICKS, 0.012, 0.9, trc("they …", "click"), "organic_ctr_reach", Base.REACHED),
    Ratio(Number.CLICKS, Number.VISITS, 0.80, 0.25, trc("they …", "arrive")),
    Ratio(Number.VISITS, Number.CONVERSIONS, 0.0145, 0.9, trc("they …", "order"), "visit_conversion_rate", Base.VISITORS),
)
"""From followers to sales; the defaults are those of METHOD 1.2."""

SAME = {Number.ORDERS: Number.CONVERSIONS}
"""Numbers that stand in for another where that one was not told."""


def reconcile(reading: Reading) -> tuple[Reconciled, ...]:
    """Return each number that others can be held against, once: on the platform where it lies furthest above them.

    Sales and revenue are held against the sales side alone wherever it speaks, so that no audience excuses them.
    """
    furthest: dict[str, Reconciled] = {}
    for chain in _chains(reading):
        for found in _chain(chain, reading):
            before = furthest.get(found.told.path)
            if before is None or found.z > before.z:
                furthest[found.told.path] = found
    return tuple(furthest.values())


def _chains(reading: Reading) -> Iterator[dict[Number, Told]]:
    """Yield the numbers that can describe one thing: same platform, same length of time, one of each kind.

    The sales side is laid down first, so that no number of an audience decides which sales are looked at. Where
    one kind was told twice, which one is meant is not known, and neither is used.
    """
    rows = [(path, row) for path, row in reading.numbers if row.number is not None and float(row.number) > SMALLEST]
    rows.sort(key=lambda pair: pair[1].what in AUDIENCE)
    named = {row.platform for _path, row in rows if row.platform is not None}
    for platform in tuple(each for each in Platform if each in named) or (None,):
        fitting = [(path, row) for path, row in rows if row.platform in {None, platform}]
        often = Counter(row.what for _path, row in fitting)
        chain: dict[Number, Told] = {}
        for path, row in fitting:
            what = SAME.get(row.what, row.what) if row.what else None
            if what is None or often[row.what] > 1 or (what is not row.what and what in often):
                continue
            if all(comparable(row, told.row) for told in chain.values()):
                chain[what] = Told(path, row, what)
        if len(chain) > 1:
            yield chain


def _chain(chain: dict[Number, Told], reading: Reading) -> Iterator[Reconciled]:
    links = tuple(_links(chain, reading))
    sales = tuple(link for link in links if _of_sales(link.ratio))
    every, selling = _ties(links), _ties(sales)
    readings = {what: (math.log(told.value), told.doubt) for what, told in chain.items()}
    for what, told in chain.items():
        by_sales = what in MONEY_TALK and predicted(what, readings, selling) is not None
        used, ties = (sales, selling) if by_sales else (links, every)
        found = predicted(what, readings, ties)
        if found is None:
            continue
        middle, spread = found
        width = RANGE * math.hypot(spread, told.doubt)
        reached = _reached(what, ties)
        yield Reconciled(
            told, math.exp(middle - width), math.exp(middle), math.exp(middle + width), _z(told, middle, spread), by_sales,
            used, tuple(chain[key] for key in chain if key is not what and key in reached),
        )  # fmt: skip


def _of_sales(ratio: Ratio) -> bool:
    return {ratio.low, ratio.high} <= SALES_SIDE


def _ties(links: Iterable[Link]) -> dict[Number, list[tuple[Number, float, float]]]:
    """Return for each number its neighbours, and how much higher it lies in logarithms."""
    ties: dict[Number, list[tuple[Number, float, float]]] = {}
    for link in links:
        apart, sd = math.log(link.yardstick.median), link.yardstick.sigma
        ties.setdefault(link.ratio.high, []).append((link.ratio.low, apart, sd))
        ties.setdefault(link.ratio.low, []).append((link.ratio.high, -apart, sd))
    return ties


def _reached(what: Number, ties: dict[Number, list[tuple[Number, float, float]]]) -> set[Number]:
    found, waiting = {what}, [what]
    while waiting:
        fresh = {other for other, _apart, _sd in ties.get(waiting.pop(), ())} - found
        found |= fresh
        waiting += fresh
    return found


def _links(chain: dict[Number, Told], reading: Reading) -> Iterator[Link]:
    followers = chain[Number.FOLLOWERS].value if Number.FOLLOWERS in chain else None
    for ratio in RATIOS:
        rows = [told.row for what, told in chain.items() if not (_of_sales(ratio) and what in AUDIENCE)]
        platform = next((row.platform for row in rows if row.platform is not None), None)
        found = _yardstick(ratio, reading, platform, None if _of_sales(ratio) else followers)
        if ratio.high is Number.REACH and Number.REACH not in chain:  # what follows is of a month then, not of one post
            found = replace(found, median=found.median * reading.settings.funnel.posts)
        yield Link(ratio, found)
    if Number.ORDER_VALUE in chain:
        value = chain[Number.ORDER_VALUE].value
        taken = Ratio(Number.CONVERSIONS, Number.REVENUE, value, TOLD_VALUE, tr("are paid for each"))
        yield Link(taken, Yardstick(value, math.hypot(TOLD_VALUE, chain[Number.ORDER_VALUE].doubt)))


def _yardstick(ratio: Ratio, reading: Reading, platform: Platform | None, followers: float | None) -> Yardstick:
    found = usual(reading.benchmarks, ratio.metric, ratio.base, platform, reading.case[TRADE], followers) if ratio.metric else None
    return found or Yardstick(ratio.median, ratio.sigma)


def _ends(link: Link) -> tuple[Number, Number]:
    return link.ratio.low, link.ratio.high


def _z(told: Told, middle: float, spread: float) -> float:
    return (math.log(told.value) - middle) / math.hypot(spread, told.doubt)


def _pointer(found: Reconciled, region: Region) -> str:
    """Return what the others point to: by the sum from the numbers next to it, else by the numbers themselves."""
    if worked := sums(found, region):
        return tr("the other numbers point to {range}: {worked}", range=_range(found, region), worked=worked)
    others = listed([f"{count(other.value, region)} {other.row.what.label}" for other in found.others if other.row.what])
    return tr("{others} usually point to {range}", others=others, range=_range(found, region))


def _range(found: Reconciled, region: Region) -> str:
    if found.high < 1:
        return tr("less than one")
    return (
        tr("{low} to {high}", low=about(found.low, region), high=about(found.high, region))
        if found.low >= 1
        else tr("at most {high}", high=about(found.high, region))
    )


def sums(found: Reconciled, region: Region) -> str:
    """Return the arithmetic from the numbers that stand next to this one: "380 visits at 1.4 % come to 5"."""
    parts = []
    for link in found.links:
        ratio, median = link.ratio, link.yardstick.median
        if found.told.what not in _ends(link):
            continue
        up = ratio.high is found.told.what
        near = next((other for other in found.others if other.what is (ratio.low if up else ratio.high)), None)
        if near is None:
            continue
        usually = share(median, region) if median < 1 else count(median, region)
        reached = near.value * median if up else near.value / median
        whole = (
            tr("{number} {what} where {usual} usually {do} come to {reached}")
            if up
            else tr("{number} {what} where {usual} usually {do} lead back to {reached}")
        )
        what = near.row.what.label if near.row.what else ""
        number = count(near.value, region)
        parts.append(whole.format(number=number, what=what, usual=usually, do=ratio.verb, reached=about(reached, region)))
    return listed(parts)


@rule(
    "too_high",
    tr("Higher than the other numbers point to"),
    Severity.AMBER,
    why=tr("Numbers of one account hang together: so many see a post, so many of those click, so many buy."),
    innocent=tr("An unusual account, an unusual month, or figures of different posts and days."),
    ask=tr("“How do these go together? May we open the report for the same days?”"),
)
def too_high(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find numbers two or more standard deviations above what the others point to; only a spoken sales claim can cost."""
    region = reading.settings.region
    for found in reading.reconciled:
        if found.z < UNUSUAL or found.told.row.what is None:
            continue
        told = tr(
            "{number} {what} were told; {pointer}.",
            number=count(found.told.value, region),
            what=found.told.row.what.label,
            pointer=_pointer(found, region),
        )
        costs = found.by_sales and found.z >= UNLIKELY and not verified(found.told.row)
        yield found_by.found(told, found.told.path, severity=Severity.AMBER if costs else Severity.ASK)
