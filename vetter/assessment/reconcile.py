"""Do the other numbers agree: each predicted from the rest through the usual ratios, in logarithms (METHOD 1.2)."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vetter.assessment.reading import comparable, verified
from vetter.assessment.rule import Finding, Rule, Severity, rule
from vetter.assessment.trust import MEASUREMENT_ERROR, shown
from vetter.assessment.words import about, count, listed, share
from vetter.assessment.yardstick import Yardstick, usual
from vetter.domain.claims import Number
from vetter.domain.quantities import Base
from vetter.questions.start import TRADE
from vetter.statistics import Difference, Observation, normal_ppf, posterior

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vetter.assessment.reading import Reading
    from vetter.domain.claims import OtherNumber, Platform
    from vetter.domain.region import Region

UNUSUAL, UNLIKELY = 2.0, 3.0
"""Standard deviations from which a number is asked about, and from which it can cost."""

RANGE = normal_ppf(0.95)
"""Standard deviations a 90 % range reaches to each side."""

TOLD_VALUE = 0.10
"""Log-sd between revenue and orders times the order value that was told: refunds, tax and delivery."""

SALES_SIDE = frozenset({Number.CLICKS, Number.VISITS, Number.CONVERSIONS, Number.REVENUE})
MONEY_TALK = frozenset({Number.CONVERSIONS, Number.REVENUE})
SMALLEST = 1e-9


@dataclass(frozen=True)
class Ratio:
    """How one number usually follows from another, where it is published, and the default where it is not."""

    low: Number
    high: Number
    median: float
    sigma: float
    verb: str
    metric: str = ""
    base: Base = Base.NONE


RATIOS = (
    Ratio(Number.FOLLOWERS, Number.REACH, 0.07, 0.9, "are reached by a post", "organic_reach_rate", Base.FOLLOWERS),
    Ratio(Number.REACH, Number.ENGAGEMENTS, 0.04, 0.9, "react", "engagement_rate_reach", Base.REACHED),
    Ratio(Number.REACH, Number.CLICKS, 0.012, 0.9, "click", "organic_ctr_reach", Base.REACHED),
    Ratio(Number.CLICKS, Number.VISITS, 0.80, 0.25, "arrive"),
    Ratio(Number.VISITS, Number.CONVERSIONS, 0.0145, 0.9, "order", "visit_conversion_rate", Base.VISITORS),
)
"""From followers to sales; the defaults are those of METHOD 1.2."""

SAME = {Number.ORDERS: Number.CONVERSIONS}
"""Numbers that stand in for another where that one was not told."""


@dataclass(frozen=True)
class Link:
    """One ratio as it is used here: which numbers it ties and by how much."""

    ratio: Ratio
    yardstick: Yardstick


@dataclass(frozen=True)
class Told:
    """One number of the chain as it was told."""

    path: str
    row: OtherNumber
    what: Number

    @property
    def value(self) -> float:
        """The number."""
        return float(self.row.number or 0)

    @property
    def doubt(self) -> float:
        """Log-sd of the number around the truth, by how it was shown."""
        return MEASUREMENT_ERROR[shown(self.row.evidence)]


@dataclass(frozen=True)
class Reconciled:
    """One number beside what the others point to: the range that holds 9 times in 10, and how far off it lies.

    `z` counts standard deviations, above zero when more was told than the others allow; `sales_z` is the
    same by clicks, visits, sales and revenue alone.
    """

    told: Told
    low: float
    middle: float
    high: float
    z: float
    sales_z: float | None
    links: tuple[Link, ...]
    others: tuple[Told, ...]


def reconcile(reading: Reading) -> tuple[Reconciled, ...]:
    """Return each number that others can be held against, platform by platform."""
    return tuple(found for chain in _chains(reading) for found in _chain(chain, reading))


def _chains(reading: Reading) -> Iterator[dict[Number, Told]]:
    """Yield the numbers that can describe one thing: same platform, same length of time, one of each kind."""
    rows = [(path, row) for path, row in reading.numbers if row.number is not None and float(row.number) > SMALLEST]
    named = dict.fromkeys(row.platform for _path, row in rows if row.platform is not None)
    for platform in tuple(named) or (None,):
        chain: dict[Number, Told] = {}
        clear = True
        for path, row in rows:
            what = SAME.get(row.what, row.what) if row.what else None
            if what is None or row.platform not in {None, platform}:
                continue
            if what in chain and row.what is not what:
                continue
            clear = clear and (what not in chain or chain[what].row.what is not row.what)
            if all(comparable(row, told.row) for told in chain.values()):
                chain[what] = Told(path, row, what)
        if clear and len(chain) > 1:
            yield chain


def _chain(chain: dict[Number, Told], reading: Reading) -> Iterator[Reconciled]:
    links = tuple(_links(chain, reading))
    sales = tuple(link for link in links if {link.ratio.low, link.ratio.high} <= SALES_SIDE)
    for what, told in chain.items():
        used = _component(what, links, chain)
        if not used:
            continue
        middle, spread = _predicted(what, used, chain)
        sales_used = _component(what, sales, chain)
        sales_z = _z(told, *_predicted(what, sales_used, chain)) if sales_used else None
        width = RANGE * math.hypot(spread, told.doubt)
        others = tuple(other for key, other in chain.items() if key is not what and _touches(key, used))
        yield Reconciled(
            told, math.exp(middle - width), math.exp(middle), math.exp(middle + width), _z(told, middle, spread), sales_z, used, others
        )


def _links(chain: dict[Number, Told], reading: Reading) -> Iterator[Link]:
    platform = next((told.row.platform for told in chain.values() if told.row.platform is not None), None)
    followers = chain[Number.FOLLOWERS].value if Number.FOLLOWERS in chain else None
    for ratio in RATIOS:
        found = _yardstick(ratio, reading, platform, followers)
        if ratio.high is Number.REACH and Number.REACH not in chain:  # what follows is of a month then, not of one post
            found = replace(found, median=found.median * reading.settings.funnel.posts)
        yield Link(ratio, found)
    if Number.ORDER_VALUE in chain:
        value = chain[Number.ORDER_VALUE].value
        taken = Ratio(Number.CONVERSIONS, Number.REVENUE, value, TOLD_VALUE, "each, the order value told")
        yield Link(taken, Yardstick(value, math.hypot(TOLD_VALUE, chain[Number.ORDER_VALUE].doubt)))


def _yardstick(ratio: Ratio, reading: Reading, platform: Platform | None, followers: float | None) -> Yardstick:
    found = usual(reading.benchmarks, ratio.metric, ratio.base, platform, reading.case[TRADE], followers) if ratio.metric else None
    return found or Yardstick(ratio.median, ratio.sigma)


def _component(what: Number, links: tuple[Link, ...], chain: dict[Number, Told]) -> tuple[Link, ...]:
    """Return the links that lead from a number to others that were told, through numbers that were not."""
    reached, used = {what}, []
    grown = True
    while grown:
        grown = False
        for link in links:
            ends = {link.ratio.low, link.ratio.high}
            if link not in used and ends & reached:
                used.append(link)
                reached |= ends
                grown = True
    kept = tuple(used)
    while True:
        bare = [
            link
            for link in kept
            if any(end is not what and end not in chain and sum(_touches(end, [other]) for other in kept) == 1 for end in _ends(link))
        ]
        if not bare:
            return kept
        kept = tuple(link for link in kept if link not in bare)


def _ends(link: Link) -> tuple[Number, Number]:
    return link.ratio.low, link.ratio.high


def _touches(what: Number, links: Iterable[Link]) -> bool:
    return any(what in _ends(link) for link in links)


def _predicted(what: Number, links: tuple[Link, ...], chain: dict[Number, Told]) -> tuple[float, float]:
    """Return the middle and the log-sd that all others give a number, itself left out."""
    unknowns = list(dict.fromkeys(end for link in links for end in _ends(link)))
    at = {unknown: number for number, unknown in enumerate(unknowns)}
    readings = [Observation(at[key], math.log(told.value), told.doubt) for key, told in chain.items() if key in at and key is not what]
    ties = [Difference(at[link.ratio.low], at[link.ratio.high], math.log(link.yardstick.median), link.yardstick.sigma) for link in links]
    solved = posterior(len(unknowns), readings, ties)
    if solved is None:  # cannot happen: every kept link leads to a number that was told
        message = f"nothing leads to {what.value}"
        raise ArithmeticError(message)
    means, variances = solved
    return means[at[what]], math.sqrt(variances[at[what]])


def _z(told: Told, middle: float, spread: float) -> float:
    return (math.log(told.value) - middle) / math.hypot(spread, told.doubt)


def _pointer(found: Reconciled, region: Region) -> str:
    """Return what the others point to: by the sum from the numbers next to it, else by the numbers themselves."""
    if worked := sums(found, region):
        return f"the other numbers point to {_range(found, region)}: {worked}"
    others = listed([f"{count(other.value, region)} {other.row.what.label}" for other in found.others if other.row.what])
    return f"{others} usually point to {_range(found, region)}"


def _range(found: Reconciled, region: Region) -> str:
    if found.high < 1:
        return "less than one"
    return f"{about(found.low, region)} to {about(found.high, region)}" if found.low >= 1 else f"at most {about(found.high, region)}"


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
        parts.append(f"{count(near.value, region)} {near.row.what.label if near.row.what else ''} where {usually} usually {ratio.verb} "
                     f"{'come' if up else 'lead back'} to {about(reached, region)}")  # fmt: skip
    return listed(parts)


@rule(
    "too_high",
    "Higher than the other numbers point to",
    Severity.AMBER,
    why="Numbers of one account hang together: so many see a post, so many of those click, so many buy.",
    innocent="An unusual account, an unusual month, or figures of different posts and days.",
    ask="“How do these go together? May we open the report for the same days?”",
)
def too_high(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find numbers two or more standard deviations above what the others point to; only a spoken sales claim can cost."""
    region = reading.settings.region
    for found in reconcile(reading):
        if found.z < UNUSUAL or found.told.row.what is None:
            continue
        told = f"{count(found.told.value, region)} {found.told.row.what.label} were told; {_pointer(found, region)}."
        costs = found.told.what in MONEY_TALK and (found.sales_z or 0) >= UNLIKELY and found.z >= UNLIKELY and not verified(found.told.row)
        yield found_by.found(told, found.told.path, severity=Severity.AMBER if costs else Severity.ASK)
