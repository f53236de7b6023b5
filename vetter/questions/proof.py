"""More business results: different buyers, figures before and after, customers' own posts, service cost, repeat buyers."""

from __future__ import annotations

from vetter.domain.working import BeforeAfter, CustomerPosts, DistinctBuyers, RepeatBuyers, ServiceCost, Turned
from vetter.kinds import Amount, Choice, Column, Count, Figure, Percent, Table
from vetter.questions.columns import DATED, EVIDENCE, runs_forward
from vetter.questions.model import Axis, Question

DISTINCT_BUYERS = Question(
    key="distinct_buyers",
    ask="“In the last twelve months, how many different people paid a client of yours because of your work?”",
    short="Different buyers",
    kind=Table(
        DistinctBuyers,
        (Column("buyers", "Different people who paid", Count(), "42", 1, 3), *DATED),
        noun="count",
        single=True,
        check=runs_forward,
    ),
    why="A hundred thousand followers may hold two buyers. A list of orders tells how many there were.",
    probe="“Is that people or orders?”",
    axis=Axis.RESULTS,
    criteria=("C15",),
)
BEFORE_AFTER = Question(
    key="before_after",
    ask="“For one client, before you came and after: visitors, visitors who fit, how many of them bought, and profit?”",
    short="Before and after",
    kind=Table(
        BeforeAfter,
        (
            Column("what", "Of what", Choice(Turned), line=1, width=4),
            Column("before", "Before", Figure(), "1,900", 1, 2),
            Column("after", "After", Figure(), "2,600", 1, 2),
            *DATED,
        ),
        noun="figure",
        check=runs_forward,
    ),
    why="The four should rise together. More visitors with the same profit is more work, not more business.",
    probe="“And what did profit do in those months?”",
    axis=Axis.RESULTS,
    criteria=("C77",),
)
CUSTOMER_POSTS = Question(
    key="customer_posts",
    ask="“Did customers ever post about a client by themselves, and did somebody buy because of it? How many of each?”",
    short="Customers' own posts",
    kind=Table(
        CustomerPosts,
        (
            Column("posts", "Posts by customers", Count("posts"), "25", 1, 3),
            Column("sales", "Sales that came of them", Count("sales"), "6", 1, 3),
            *DATED,
        ),
        noun="case",
        check=runs_forward,
    ),
    why="What a customer says costs nothing and is believed. Both numbers show that somebody counted.",
    probe="“How was a sale traced to such a post?”",
    axis=Axis.RESULTS,
    criteria=("C47",),
)
SERVICE_COST = Question(
    key="service_cost",
    ask="“Did your work ever make customer service cheaper? How many questions a month, and what did one cost before and after?”",
    short="Service made cheaper",
    kind=Table(
        ServiceCost,
        (
            Column("contacts", "Questions a month", Count(), "300", 1, 2),
            Column("before", "Cost of one before", Amount(), "4.50", 1, 2),
            Column("after", "Cost of one after", Amount(), "1.20", 1, 2),
            Column("months", "For how many months", Count("months"), "6", 1, 2),
            EVIDENCE,
        ),
        noun="case",
    ),
    why="Money saved counts like money earned, once both costs are known.",
    probe="“Who worked out what one question costs?”",
    axis=Axis.RESULTS,
    criteria=("C48",),
)
REPEAT_BUYERS = Question(
    key="repeat_buyers",
    ask="“Of a client's buyers, what part came back: before your work, and after?”",
    short="Buyers who came back",
    kind=Table(
        RepeatBuyers,
        (
            Column("before", "Came back before", Percent(), "18 %", 1, 3),
            Column("after", "Came back after", Percent(), "24 %", 1, 3),
            *DATED,
        ),
        noun="case",
        check=runs_forward,
    ),
    why="A second sale needs no advertising. It is where trust shows in the till.",
    probe="“Over how many months did you look?”",
    axis=Axis.RESULTS,
    criteria=("C85",),
)
