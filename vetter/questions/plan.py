"""Plan and reporting: from a weekly task to the cash, the numbers reported, one goal, tests, first steps."""

from __future__ import annotations

from vetter.domain.claims import Goal
from vetter.domain.labelled import Labelled
from vetter.kinds import Choice, Column, Day, Figure, Marks, Table, Text
from vetter.questions.model import Axis, Question, Section

SECTION = Section(
    key="plan",
    title="Plan, reporting",
    intro="What would be done here, what would be reported, and when money would show.",
)


class TwiceAnswer(Labelled):
    """Whether twice the followers means twice the sales."""

    DISAGREES = "disagrees", "Disagrees, and says why"
    UNSURE = "unsure", "Unsure"
    AGREES = "agrees", "Agrees"


class FirstAdvice(Labelled):
    """What the first advice is about."""

    TRACKING = "tracking", "Measuring what sells"
    OFFER = "offer", "The offer"
    PRODUCT = "product", "The product or service"
    SERVICE = "service", "Customer service"
    CONTENT = "content", "Posts"
    GROW_FOLLOWERS = "grow_followers", "Growing followers"


TASK_TO_CASH = Question(
    key="P1",
    ask="“Take one weekly task of yours and walk me to the cash.”",
    short="From task to cash",
    kind=Marks(),
    why="Every task should lead to money by steps that can be counted.",
    probe="“And what happened after that?”",
    weak="Stops at “engagement”",
    middling="Four steps, few numbers",
    strong="Five or six steps to money, with numbers",
    axis=Axis.PLAN,
    criteria=("C08",),
)
REPORTS = Question(
    key="P2",
    ask="“Which three to five numbers will you report to me each month?”",
    short="Numbers reported",
    kind=Marks(),
    why="What is reported is what is worked for.",
    probe="“What is each of them today?”",
    weak="Followers, likes, views only",
    middling="Mixed",
    strong="Mostly money and enquiries, with where they stand today",
    axis=Axis.PLAN,
    must=True,
    criteria=("C20",),
)
GOAL = Question(
    key="P3",
    ask="“Write one goal for us: number, where it stands today, target, date.”",
    short="One goal for us",
    kind=Marks(),
    why="A goal with all four parts can be missed, and that is why it is worth something.",
    weak="“Grow your presence”",
    middling="Two or three of the four parts",
    strong="All four, in money or customers, realistic",
    axis=Axis.PLAN,
    must=True,
    criteria=("C53",),
)
GOAL_TEXT = Question(
    key="goal",
    ask="That goal, as written",
    short="Goal, as written",
    kind=Table(
        Goal,
        (
            Column("number", "Which number", Text(limit=500), "bookings a month", 1, 4),
            Column("baseline", "Today", Figure(), line=1, width=2),
            Column("target", "Target", Figure(), line=1, width=2),
            Column("by", "By", Day(), "31 Mar 2027", 1, 3),
        ),
        noun="goal",
        single=True,
    ),
    why="Kept to be held against what happens.",
    aloud=False,
    criteria=("C53",),
)
TEST = Question(
    key="P4",
    ask="“Tell me a test you ran: the change, before, after, how many people.”",
    short="A test that was run",
    kind=Marks(),
    why="Without numbers on both sides nobody knows whether a change helped.",
    probe="“Could that have been chance?”",
    weak="None, or “it went up”",
    middling="Before and after",
    strong="Both numbers with their size, and whether chance could explain it",
    axis=Axis.PLAN,
    criteria=("C21",),
)
FIRST_STEPS = Question(
    key="first_steps",
    ask="“What is the first thing you would do for us?”",
    short="First advice",
    kind=Choice(FirstAdvice),
    why="Growing followers first is the advice of somebody who is paid by the follower.",
    probe="“Why that before anything else?”",
    criteria=("C39",),
)
TWICE = Question(
    key="twice",
    ask="“Agree or disagree: twice the followers, twice the sales?”",
    short="Twice the followers, twice the sales",
    kind=Choice(TwiceAnswer),
    why="Sales follow from reach, wish and offer. Size alone does not carry them.",
    probe="“Why?”",
    criteria=("C54",),
)
WHEN = Question(
    key="when",
    ask="“When will we see the first sale, and when will we break even?”",
    short="First sale and break-even",
    kind=Text(lines=2, limit=2_000),
    why="A range with reasons is a good answer; a guarantee is not.",
    must=True,
    criteria=("C84",),
)
