"""More business results: different buyers, figures before and after, customers' own posts, service cost, repeat buyers."""

from __future__ import annotations

from vetter.domain.working import BeforeAfter, CustomerPosts, DistinctBuyers, RepeatBuyers, ServiceCost, Turned
from vetter.kinds import Amount, Choice, Column, Count, Figure, Percent, Table
from vetter.questions.columns import DATED, EVIDENCE, runs_forward
from vetter.questions.model import Axis, Question
from vetter.tongue import tr

DISTINCT_BUYERS = Question(
    key="distinct_buyers",
    ask=tr("“In the last twelve months, how many different people paid a client of yours because of your work?”"),
    short=tr("Different buyers"),
    kind=Table(
        DistinctBuyers,
        (Column("buyers", tr("Different people who paid"), Count(), "42", 1, 3), *DATED),
        noun=tr("count"),
        single=True,
        check=runs_forward,
    ),
    why=tr("A hundred thousand followers may hold two buyers. A list of orders tells how many there were."),
    probe=tr("“Is that people or orders?”"),
    axis=Axis.RESULTS,
    criteria=("C15",),
)
BEFORE_AFTER = Question(
    key="before_after",
    ask=tr("“For one client, before you came and after: visitors, visitors who fit, how many of them bought, and profit?”"),
    short=tr("Before and after"),
    kind=Table(
        BeforeAfter,
        (
            Column("what", tr("Of what"), Choice(Turned), line=1, width=4),
            Column("before", tr("Before"), Figure(), "1,900", 1, 2),
            Column("after", tr("After"), Figure(), "2,600", 1, 2),
            *DATED,
        ),
        noun=tr("figure"),
        check=runs_forward,
    ),
    why=tr("The four should rise together. More visitors with the same profit is more work, not more business."),
    probe=tr("“And what did profit do in those months?”"),
    axis=Axis.RESULTS,
    criteria=("C77",),
)
CUSTOMER_POSTS = Question(
    key="customer_posts",
    ask=tr("“Did customers ever post about a client by themselves, and did somebody buy because of it? How many of each?”"),
    short=tr("Customers' own posts"),
    kind=Table(
        CustomerPosts,
        (
            Column("posts", tr("Posts by customers"), Count(tr("posts")), "25", 1, 3),
            Column("sales", tr("Sales that came of them"), Count(tr("sales")), "6", 1, 3),
            *DATED,
        ),
        noun=tr("case"),
        check=runs_forward,
    ),
    why=tr("What a customer says costs nothing and is believed. Both numbers show that somebody counted."),
    probe=tr("“How was a sale traced to such a post?”"),
    axis=Axis.RESULTS,
    criteria=("C47",),
)
SERVICE_COST = Question(
    key="service_cost",
    ask=tr("“Did your work ever make customer service cheaper? How many questions a month, and what did one cost before and after?”"),
    short=tr("Service made cheaper"),
    kind=Table(
        ServiceCost,
        (
            Column("contacts", tr("Questions a month"), Count(), "300", 1, 2),
            Column("before", tr("Cost of one before"), Amount(), "4.50", 1, 2),
            Column("after", tr("Cost of one after"), Amount(), "1.20", 1, 2),
            Column("months", tr("For how many months"), Count(tr("months")), "6", 1, 2),
            EVIDENCE,
        ),
        noun=tr("case"),
    ),
    why=tr("Money saved counts like money earned, once both costs are known."),
    probe=tr("“Who worked out what one question costs?”"),
    axis=Axis.RESULTS,
    criteria=("C48",),
)
REPEAT_BUYERS = Question(
    key="repeat_buyers",
    ask=tr("“Of a client's buyers, what part came back: before your work, and after?”"),
    short=tr("Buyers who came back"),
    kind=Table(
        RepeatBuyers,
        (
            Column("before", tr("Came back before"), Percent(), "18 %", 1, 3),
            Column("after", tr("Came back after"), Percent(), "24 %", 1, 3),
            *DATED,
        ),
        noun=tr("case"),
        check=runs_forward,
    ),
    why=tr("A second sale needs no advertising. It is where trust shows in the till."),
    probe=tr("“Over how many months did you look?”"),
    axis=Axis.RESULTS,
    criteria=("C85",),
)
