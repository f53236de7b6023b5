"""What rows about the way of working come to, said beneath them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.benchmark_table import shipped
from vetter.domain.working import (
    BeforeAfter,
    DistinctBuyers,
    FirstAsk,
    FurthestPost,
    Hours,
    HoursForUs,
    PlatformUse,
    PublicSample,
    Rung,
    ServiceCost,
    Sure,
)
from vetter.dossier import read_row
from vetter.questions.trust import RUNGS
from vetter.settings import Settings

LATER, EARLIER = date(2026, 3, 1), date(2026, 1, 1)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Rung(ask="a visit"), "As it stands, this step asks before it gives."),
        (Rung(give="advice"), "how we know it was taken"),
        (PlatformUse(adds=Sure.YES, trust=Sure.NO), "An honest “no” is a good sign"),
        (FurthestPost(seen=2_000_000), "What it sold is not known yet."),
        (
            ServiceCost(contacts=300, before=Decimal("4.50"), after=Decimal("1.20"), months=6),
            "300 a month, £3.30 less each, 6 months = £5,940 saved",
        ),
        (ServiceCost(contacts=3, before=Decimal(1), after=Decimal(2), months=6), "It became dearer, not cheaper."),
        (Hours(create=Decimal(9), talk=Decimal(1)), "10 of 10 hours"),
        (Hours(create=Decimal(9), talk=Decimal("1.5")), "These come to 10.5 hours, not ten."),
        (HoursForUs(sold=Decimal(52)), "52 hours a week are sold."),
        (PublicSample(relevant=18, off_topic=4), "Together more than the 20 posts"),
        (DistinctBuyers(start=LATER, end=EARLIER), "It ends before it begins."),
        (BeforeAfter(start=LATER, end=EARLIER), "It ends before it begins."),
    ],
)
def test_what_a_row_comes_to(row: object, words: str) -> None:
    """A sum, a doubt, or what is missing."""
    found = read_row(RUNGS, row, shipped(), Settings())
    assert found is not None
    assert words in " ".join((found.arithmetic, found.meaning, found.doubt, *found.missing))


@pytest.mark.parametrize(
    "row",
    [
        Rung(),
        Rung(give="advice", sign="writes again"),
        PlatformUse(adds=Sure.YES),
        FurthestPost(seen=5, sold=0),
        ServiceCost(contacts=300),
        Hours(),
        HoursForUs(sold=Decimal(40)),
        PublicSample(relevant=18, off_topic=2),
        FirstAsk(contacts=3),
        DistinctBuyers(buyers=3),
    ],
)
def test_where_there_is_nothing_to_say(row: object) -> None:
    """Nothing is said about a blank row, or about a sound one."""
    assert read_row(RUNGS, row, shipped(), Settings()) is None
