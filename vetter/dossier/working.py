"""What a row about the way of working comes to: a step that asks before it gives, hours that do not add up, money saved."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from vetter.assessment.words import money
from vetter.domain.working import (
    BeforeAfter,
    CustomerPosts,
    DistinctBuyers,
    FurthestPost,
    Hours,
    HoursForUs,
    PlatformUse,
    PublicSample,
    RepeatBuyers,
    Rung,
    ServiceCost,
    Sure,
)
from vetter.dossier.model import RowReading
from vetter.kinds.numbers import group
from vetter.settings import Settings
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.domain.quantities import Period

TEN = 10
FULL_WEEK = 40
"""Hours a week beyond which somebody who sells them makes a client wait."""
SAMPLE = 20
"""Posts that are looked through on a public page."""


@singledispatch
def read_working(row: object, settings: Settings) -> RowReading | None:
    """Return what a row comes to, or None where there is nothing to say."""
    del row, settings
    return None


@read_working.register(DistinctBuyers)
@read_working.register(BeforeAfter)
@read_working.register(CustomerPosts)
@read_working.register(RepeatBuyers)
def _dated(row: DistinctBuyers | BeforeAfter | CustomerPosts | RepeatBuyers, _settings: Settings) -> RowReading | None:
    return _backwards(row.period)


def _backwards(period: Period) -> RowReading | None:
    return _doubt(tr("It ends before it begins. Check the two dates.")) if period.backwards else None


def _doubt(words: str) -> RowReading:
    return RowReading("", "", (), None, words)


@read_working.register(Rung)
def _rung(row: Rung, _settings: Settings) -> RowReading | None:
    if row == Rung():
        return None
    missing = tuple(name for name, there in ((tr("what we give"), row.give), (tr("how we know it was taken"), row.sign)) if not there)
    meaning = tr("As it stands, this step asks before it gives.") if row.ask and not row.give else ""
    return RowReading("", meaning, missing) if missing else None


@read_working.register(PlatformUse)
def _platform(row: PlatformUse, _settings: Settings) -> RowReading | None:
    if Sure.NO in {row.adds, row.trust}:
        return RowReading(
            "", tr("An honest “no” is a good sign; on the platform sold hardest it should be cleared up before anything is signed.")
        )
    return None


@read_working.register(FurthestPost)
def _post(row: FurthestPost, _settings: Settings) -> RowReading | None:
    if (row.seen or row.shares) and row.sold is None and row.earned is None:
        return RowReading("", tr("How far it travelled adds nothing. What it sold is not known yet."))
    return None


@read_working.register(ServiceCost)
def _service(row: ServiceCost, settings: Settings) -> RowReading | None:
    if row.contacts is None or row.before is None or row.after is None or row.months is None:
        return None
    if row.after > row.before:
        return _doubt(tr("It became dearer, not cheaper. Check the two costs."))
    saved = row.contacts * (row.before - row.after) * row.months
    less = money(row.before - row.after, settings.region)
    months = group(row.months, settings.region)
    return RowReading(
        tr(
            "{contacts} a month, {less} less each, {months} months = {saved} saved",
            contacts=group(row.contacts, settings.region),
            less=less,
            months=months,
            saved=money(saved, settings.region),
        ),
        "",
    )


@read_working.register(Hours)
def _hours(row: Hours, settings: Settings) -> RowReading | None:
    told = [hours for hours in (row.create, row.talk, row.outreach, row.measure, row.ads, row.admin) if hours is not None]
    if not told:
        return None
    total = sum(told)
    if total > TEN:
        return _doubt(tr("These come to {total} hours, not ten.", total=group(total, settings.region)))
    return RowReading(
        tr("{total} of 10 hours", total=group(total, settings.region)),
        tr("At least two for talking with people and one for measuring are good signs."),
    )


@read_working.register(HoursForUs)
def _for_us(row: HoursForUs, settings: Settings) -> RowReading | None:
    if row.sold is None or row.sold <= FULL_WEEK:
        return None
    return RowReading(
        "", tr("{sold} hours a week are sold. Ask who waits when all of them need something.", sold=group(row.sold, settings.region))
    )


@read_working.register(PublicSample)
def _sample(row: PublicSample, settings: Settings) -> RowReading | None:
    del settings
    if (row.relevant or 0) + (row.off_topic or 0) > SAMPLE:
        return _doubt(tr("Together more than the 20 posts looked through."))
    return None
