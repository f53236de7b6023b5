"""Money for you: the business in numbers, and what the candidate asks for."""

from __future__ import annotations

from vetter.domain.business import Business, Offer
from vetter.kinds import Amount, Column, Count, Figure, Percent, Table
from vetter.questions.columns import promised_soundly, run_soundly
from vetter.questions.model import Kit, Question, Section

SECTION = Section(
    key="business",
    title="Money for you",
    intro="Your own numbers, kept on this computer alone. Each one that is known makes the sums more your own.",
)

BUSINESS = Question(
    key="business",
    ask="Your business in numbers",
    short="Your business",
    kind=Table(
        Business,
        (
            Column("visits", "Visitors a month", Count("visitors"), "1,500", 1, 3),
            Column("order_value", "One sale brings in", Amount(), "80", 1, 3),
            Column("margin", "Left of it after goods", Percent(), "50 %", 1, 3),
            Column("capacity", "New customers you can serve a month", Count("customers"), "60", 2, 4),
            Column("own_hours", "Your own hours a month", Figure(), "6", 2, 3),
            Column("hour_value", "One hour is worth", Amount(), "40", 2, 2),
        ),
        noun="business",
        single=True,
        check=run_soundly,
    ),
    why="With these Vetter works out how many must buy before anything is earned, and how long a trial must run.",
    kit=Kit.STANDARD,
    yours=True,
    aloud=False,
    criteria=("C45",),
)
OFFER = Question(
    key="offer",
    ask="“What would it cost us a month, all in, and how many of our visitors would buy?”",
    short="The offer",
    kind=Table(
        Offer,
        (
            Column("fee", "Fee a month", Amount(), "900", 1, 2),
            Column("ads", "Ads and tools a month", Amount(), "200", 1, 3),
            Column("setup", "Once, to begin", Amount(), "0", 1, 2),
            Column("promised", "Visitors who would buy", Percent(), "3 %", 2, 3),
            Column("savings", "Service cost saved a month", Amount(), "0", 2, 3),
        ),
        noun="offer",
        single=True,
        check=promised_soundly,
    ),
    why="A fee is a number of customers a month. A promise is a number that a trial can pass or fail.",
    probe="“And what if it is less?”",
    kit=Kit.STANDARD,
    criteria=("C06", "C84"),
)
