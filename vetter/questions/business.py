"""Money for you: the business in numbers, and what the candidate asks for."""

from __future__ import annotations

from vetter.domain.business import Business, Offer
from vetter.kinds import Amount, Column, Count, Figure, Percent, Table
from vetter.questions.columns import promised_soundly, run_soundly
from vetter.questions.model import Kit, Question, Section
from vetter.tongue import tr

SECTION = Section(
    key="business",
    title=tr("Money for you"),
    intro=tr("Your own numbers, kept on this computer alone. Each one that is known makes the sums more your own."),
)

BUSINESS = Question(
    key="business",
    ask=tr("Your business in numbers"),
    short=tr("Your business"),
    kind=Table(
        Business,
        (
            Column("visits", tr("Visitors a month"), Count(tr("visitors")), "1,500", 1, 3),
            Column("order_value", tr("One sale brings in"), Amount(), "80", 1, 3),
            Column("margin", tr("Left of it after goods"), Percent(), "50 %", 1, 3),
            Column("capacity", tr("New customers you can serve a month"), Count(tr("customers")), "60", 2, 4),
            Column("own_hours", tr("Your own hours a month"), Figure(), "6", 2, 3),
            Column("hour_value", tr("One hour is worth"), Amount(), "40", 2, 2),
        ),
        noun=tr("business"),
        single=True,
        check=run_soundly,
    ),
    why=tr("With these Vetter works out how many must buy before anything is earned, and how long a trial must run."),
    kit=Kit.STANDARD,
    yours=True,
    aloud=False,
    criteria=("C45",),
)
OFFER = Question(
    key="offer",
    ask=tr("“What would it cost us a month, all in, and how many of our visitors would buy?”"),
    short=tr("The offer"),
    kind=Table(
        Offer,
        (
            Column("fee", tr("Fee a month"), Amount(), "900", 1, 2),
            Column("ads", tr("Ads and tools a month"), Amount(), "200", 1, 3),
            Column("setup", tr("Once, to begin"), Amount(), "0", 1, 2),
            Column("promised", tr("Visitors who would buy"), Percent(), "3 %", 2, 3),
            Column("savings", tr("Service cost saved a month"), Amount(), "0", 2, 3),
        ),
        noun=tr("offer"),
        single=True,
        check=promised_soundly,
    ),
    why=tr("A fee is a number of customers a month. A promise is a number that a trial can pass or fail."),
    probe=tr("“And what if it is less?”"),
    kit=Kit.STANDARD,
    criteria=("C06", "C84"),
)
