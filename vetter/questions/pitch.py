"""What the candidate offers before being asked: the pasted bio, and the numbers bragged of, in order."""

from __future__ import annotations

from vetter.domain.claims import Metric, Platform, Said
from vetter.domain.evidence import Evidence
from vetter.domain.labelled import Labelled
from vetter.domain.working import FurthestPost
from vetter.kinds import Amount, Choice, Column, Count, Figure, Table, Text, Ticks, YesNo
from vetter.questions.model import Axis, Question, Section
from vetter.tongue import tr

SECTION = Section(
    key="pitch",
    title=tr("Their pitch"),
    intro=tr("Let the candidate begin. Note every number as it comes, in the order it comes."),
)


class PaidFor(Labelled):
    """What the candidate wants to be paid for."""

    PROFIT = "profit", tr("Profit")
    SALES = "sales", tr("Sales or bookings")
    LEADS = "leads", tr("Enquiries")
    SAVINGS = "savings", tr("Lower cost")
    ENGAGEMENT = "engagement", tr("Likes and comments")
    AWARENESS = "awareness", tr("Being known")
    FOLLOWERS = "followers", tr("More followers")


class Craft(Labelled):
    """What a professional does that a keen user does not."""

    TRACKING = "tracking", tr("Links and codes that show where a sale came from")
    TESTS = "tests", tr("Two versions tested against each other")
    OFFERS = "offers", tr("Offers made for one group")
    LANDING_PAGES = "landing_pages", tr("Pages made for one campaign")
    CUSTOMER_LIST = "customer_list", tr("A list of customers kept and used")
    SEGMENTS = "segments", tr("Different words for different groups")
    BUDGETS = "budgets", tr("Advertising money planned and watched")
    REPORTS = "reports", tr("Reports that end in money")


SAID = Question(
    key="said",
    ask=tr("“Tell me about your work.” Then listen, and note each number as it is volunteered."),
    short=tr("Volunteered, in order"),
    kind=Table(
        Said,
        (
            Column("words", tr("In their words"), Text(limit=2_000), tr("“I have a hundred thousand followers.”"), 1, 5),
            Column("number", tr("How many"), Figure(), "100k", 1, 2),
            Column("metric", tr("A number about"), Choice(Metric), line=2, width=3),
            Column("platform", tr("Where"), Choice(Platform), line=2, width=3),
            Column("evidence", tr("Shown by"), Choice(Evidence), line=2, width=3),
            Column("complete", tr("With base and dates?"), YesNo(), line=2, width=3),
        ),
        noun=tr("boast"),
    ),
    why=tr("What somebody is proud of first tells what they work for. Followers, likes and views pay no bill."),
    axis=Axis.VANITY,
    must=True,
    criteria=("C03", "C04", "C11"),
)
PROUDEST = Question(
    key="proudest",
    ask=tr("“What are you proudest of last year?”"),
    short=tr("Proudest of"),
    kind=Choice(Metric),
    why=tr("Whether the first thing named is what a client gained, or how large an audience grew."),
    probe=tr("“And what did it bring the client?”"),
    must=True,
    criteria=("C10",),
)
BIO = Question(
    key="bio",
    ask=tr("Paste how they describe themselves: profile, first line of the CV, brochure"),
    short=tr("In their own words"),
    kind=Text(lines=4, limit=20_000),
    why=tr("Titles such as guru, ninja or “#1” stand where results should. The words are quoted, nothing is scored."),
    must=True,
    aloud=False,
    criteria=("C37",),
)
PAID_FOR = Question(
    key="paid_for",
    ask=tr("“Finish this sentence, please: you would pay me for …”"),
    short=tr("Would be paid for"),
    kind=Choice(PaidFor),
    why=tr("The one thing named is the thing worked for. Note their words and choose what comes nearest."),
    probe=tr("“And how would I see that in my till?”"),
    axis=Axis.RESULTS,
    criteria=("C06",),
)
FURTHEST_POST = Question(
    key="furthest_post",
    ask=tr("“Think of your post that travelled furthest. What did it sell, and would you do it again?”"),
    short=tr("The post that travelled furthest"),
    kind=Table(
        FurthestPost,
        (
            Column("seen", tr("Seen by"), Count(), tr("2 million"), 1, 2),
            Column("shares", tr("Passed on"), Count(), "14,000", 1, 2),
            Column("sold", tr("Sales from it"), Count(tr("sales")), tr("blank if nobody knows"), 1, 3),
            Column("earned", tr("Earned with it"), Amount(), "0", 1, 2),
            Column("again", tr("Would do it again?"), YesNo(), line=1, width=3),
        ),
        noun=tr("post"),
        single=True,
    ),
    why=tr("Somebody who knows that it sold nothing, and says so, has looked. Somebody who tells how often it was shared has not."),
    probe=tr("“Where did you look that up?”"),
    axis=Axis.VANITY,
    criteria=("C04", "C05"),
)
BEYOND_USER = Question(
    key="beyond_user",
    ask=tr("“Plenty of people post every day for fun. What do you do that they could not?”"),
    short=tr("More than a keen user"),
    kind=Ticks(Craft),
    why=tr("Anybody can post. Tick what was named with an example; times of day and hashtags are not on the list on purpose."),
    probe=tr("“Where did you last do that, and what came of it?”"),
    axis=Axis.PLAN,
    criteria=("C19",),
)
