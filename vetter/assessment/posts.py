"""Likes, comments, round figures and growth: oddities that are asked about and never cost anything (METHOD 1.3)."""

from __future__ import annotations

import itertools
import math
from statistics import fmean, median, pstdev
from typing import TYPE_CHECKING

from vetter.assessment.rule import Finding, Rule, Severity, rule
from vetter.assessment.trust import shown
from vetter.assessment.words import count, share
from vetter.assessment.yardstick import closest
from vetter.domain.claims import Number
from vetter.domain.evidence import Evidence
from vetter.domain.quantities import Base
from vetter.questions.audience import COMMENTS, GROWTH, LIKES
from vetter.statistics import binomial_upper_tail
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vetter.assessment.reading import Reading

TENFOLD = 10.0
"""An engagement rate this many times its benchmark, or this small a part of it, is worth a question."""

FEWEST_POSTS = 12
TOO_EVEN = 0.08
"""Coefficient of variation of likes below which only 1 in 100 real accounts falls (0.085 is their 1st percentile)."""

COMMENTS_USUAL = (0.0009, 0.10)
"""Comments for each like: the middle 98 % of real accounts."""

ROUND_FROM, ROUND_TO = 1_000, 100
ROUND_CHANCE = 0.01
"""How often an exported number of a thousand or more ends in two noughts by itself."""
ROUND_SURPRISE = 0.0001

FEWEST_DAYS = 14
SPIKE, SPIKE_GAIN = 8.0, 0.05
"""A day counts as a jump from eight robust deviations of the usual day, and 5 % of the audience."""
QUIET_DAY = 0.0005
"""Smallest deviation between days that is taken for real."""
MAD = 1.4826
"""A median absolute deviation times this estimates a standard deviation."""
PACKS = tuple(500 * times for times in (1, 2, 4, 10, 20, 40, 100, 200))
PACK_ROUND = 0.03
LOST_WITHIN = 30

_SOLD = tr("Followers and likes are sold in packs, and anybody can buy them for anybody.")


@rule(
    "engagement_far_off",
    tr("Reactions far from the usual"),
    Severity.ASK,
    why=tr("Accounts of one size on one network mostly get reactions of one size."),
    innocent=tr("Many: a give-away, one post that travelled, a small personal account. Few: an old audience that has moved on."),
    ask=tr("“Which posts got these reactions, and from whom?”"),
)
def engagement_far_off(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find reactions ten times more, or ten times fewer, than accounts of this size and network get."""
    region = reading.settings.region
    for path, reacted, _path, crowd in reading.pairs(Number.ENGAGEMENTS, Number.FOLLOWERS):
        followers = float(crowd.number or 0)
        platform = reacted.platform or crowd.platform
        row = closest(reading.benchmarks, "engagement_rate_followers", Base.FOLLOWERS, platform, followers) if followers else None
        if row is None or row.followers is None:  # only accounts of the same size compare
            continue
        rate = float(reacted.number or 0) / followers
        if row.value / TENFOLD <= rate <= row.value * TENFOLD:
            continue
        apart = "tenth" if rate < row.value else "tenfold"
        told = tr(
            "{number} of {followers} followers reacted: {rate}, where {usual} is usual ({citation}): beyond the {apart} of it.",
            number=count(float(reacted.number or 0), region),
            followers=count(followers, region),
            rate=share(rate, region),
            usual=share(row.value, region),
            citation=row.citation,
            apart=apart,
        )
        yield found_by.found(told, path)


@rule(
    "even_likes",
    tr("Every post is liked alike"),
    Severity.ASK,
    why=tr("People like some posts and pass over others; of a hundred real accounts one is this even."),
    innocent=tr("A very regular audience, or posts that are all of one kind."),
    ask=tr("“Who are the people who like your posts? May we open one list together?”"),
)
def even_likes(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find likes that hardly differ from post to post."""
    likes = reading.case[LIKES] or ()
    if len(likes) < FEWEST_POSTS or fmean(likes) == 0:
        return
    variation = pstdev(likes) / fmean(likes)
    if variation < TOO_EVEN:
        region = reading.settings.region
        told = tr(
            "{number} posts got between {fewest} and {most} likes: they differ by {variation}; real accounts hardly ever "
            "by less than {least}.",
            number=len(likes),
            fewest=count(min(likes), region),
            most=count(max(likes), region),
            variation=share(variation, region),
            least=share(TOO_EVEN, region),
        )
        yield found_by.found(told)


@rule(
    "comments_for_likes",
    tr("Comments and likes do not go together"),
    Severity.ASK,
    why=tr("Of a thousand who like a post, usually between one and a hundred write something."),
    innocent=tr("A question put to the readers brings many comments; closed comments bring none."),
    ask=tr("“What do people write under your posts, and do you answer?”"),
)
def comments_for_likes(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find comments outside one in a thousand to one in ten of the likes."""
    likes, comments = reading.case[LIKES], reading.case[COMMENTS]
    if not likes or comments is None or len(likes) != len(comments) or sum(likes) == 0:
        return
    low, high = COMMENTS_USUAL
    part = sum(comments) / sum(likes)
    enough = sum(likes) * low >= 1  # with so few likes no comment at all is nothing unusual
    if part > high or (part < low and enough):
        region = reading.settings.region
        told = tr(
            "{comments} comments for {likes} likes is {part}; usual is {low} to {high}.",
            comments=count(sum(comments), region),
            likes=count(sum(likes), region),
            part=share(part, region),
            low=share(low, region),
            high=share(high, region),
        )
        yield found_by.found(told)


@rule(
    "round_exports",
    tr("Figures from a report end in noughts"),
    Severity.ASK,
    why=tr("People round when they speak; reports do not. One exported number in a hundred ends in two noughts."),
    innocent=tr("Figures read off a report are easily rounded when they are written down."),
    ask=tr("“May we open the report these figures are from?”"),
)
def round_exports(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find more round numbers than chance allows among those shown as screenshot or export; spoken ones do not count."""
    exported = {Evidence.SCREENSHOT, Evidence.ANALYTICS}
    rows = [(path, row) for path, row in reading.numbers if shown(row.evidence) in exported and (row.number or 0) >= ROUND_FROM]
    rounded = [(path, row) for path, row in rows if (row.number or 0) % ROUND_TO == 0]
    if rounded and binomial_upper_tail(len(rounded), len(rows), ROUND_CHANCE) < ROUND_SURPRISE:
        told = tr("{number} of {all} figures shown end in two noughts; by chance 1 in 100 does.", number=len(rounded), all=len(rows))
        yield found_by.found(told, rounded[0][0])


@rule(
    "growth_jump",
    tr("A jump in followers"),
    Severity.ASK,
    why=tr("An audience that grows by itself grows a little every day."),
    innocent=f"{tr('A give-away, a mention by somebody well known, advertising or the press.')} {_SOLD}",
    ask=tr("“What happened on that day?”"),
)
def growth_jump(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find days on which an account grew far more than on its other days."""
    days = reading.case[GROWTH] or ()
    if len(days) < FEWEST_DAYS or min(days) <= 0:
        return
    region = reading.settings.region
    for at in jumps(days):
        gain = days[at] - days[at - 1]
        told = tr(
            "On day {day} followers rose from {before} to {after}: {gain} more.",
            day=at + 1,
            before=count(days[at - 1], region),
            after=count(days[at], region),
            gain=count(gain, region),
        )
        if any(abs(gain / pack - 1) <= PACK_ROUND for pack in PACKS):
            told += " " + tr("That is close to a pack size as it is sold.")
        after = min(days[at : at + LOST_WITHIN + 1])
        if len(days) > at + 1 and after < days[at]:
            told += " " + tr(
                "Of these, {gain} were gone again within {days} days.",
                gain=count(min(gain, days[at] - after), region),
                days=LOST_WITHIN,
            )
        yield found_by.found(told)


def jumps(days: Sequence[int]) -> list[int]:
    """Return the days, counted from 0, whose log growth stands out by a robust z above 8 and adds more than 5 %."""
    growth = [math.log(later / earlier) for earlier, later in itertools.pairwise(days)]
    middle = median(growth)
    deviation = max(MAD * median(abs(each - middle) for each in growth), QUIET_DAY)
    return [
        at + 1 for at, each in enumerate(growth) if (each - middle) / deviation > SPIKE and days[at + 1] - days[at] > SPIKE_GAIN * days[at]
    ]
