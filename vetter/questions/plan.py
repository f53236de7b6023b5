"""Plan and reporting: from a weekly task to the cash, the numbers reported, one goal, tests, first steps."""

from __future__ import annotations

from vetter.domain.claims import Goal
from vetter.domain.labelled import Labelled
from vetter.domain.working import Hours, HoursForUs
from vetter.kinds import Choice, Column, Count, Day, Figure, Marks, Table, Text, Ticks
from vetter.questions.model import Axis, Kit, Question, Section

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


class Traced(Labelled):
    """How a till, a telephone or a door learns where a buyer came from."""

    CODE = "code", "A code or voucher"
    ASKED = "asked", "Everybody is asked at the till"
    OWN_NUMBER = "own_number", "A telephone number of its own"
    BOOKING_LINK = "booking_link", "A booking link of its own"


class Apart(Labelled):
    """Whether work and private life are kept apart."""

    YES = "yes", "Yes, separate accounts"
    PARTLY = "partly", "Partly"
    NO = "no", "No, one account for all"


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
    kit=Kit.STANDARD,
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
    probe="“Where does that number stand today?”",
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
    kit=Kit.STANDARD,
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
    kit=Kit.STANDARD,
    criteria=("C21",),
)
FIRST_STEPS = Question(
    key="first_steps",
    ask="“What is the first thing you would do for us?”",
    short="First advice",
    kind=Choice(FirstAdvice),
    why="Growing followers first is the advice of somebody who is paid by the follower.",
    probe="“Why that before anything else?”",
    kit=Kit.STANDARD,
    criteria=("C39",),
)
TWICE = Question(
    key="twice",
    ask="“Agree or disagree: twice the followers, twice the sales?”",
    short="Twice the followers, twice the sales",
    kind=Choice(TwiceAnswer),
    why="Sales follow from reach, wish and offer. Size alone does not carry them.",
    probe="“Why?”",
    kit=Kit.STANDARD,
    criteria=("C54",),
)
WHEN = Question(
    key="when",
    ask="“When will we see the first sale, and when will we break even?”",
    short="First sale and break-even",
    kind=Text(lines=2, limit=2_000),
    why="A range with reasons is a good answer; a guarantee is not.",
    probe="“What would make it later?”",
    must=True,
    criteria=("C84",),
)
WHERE_BUYERS = Question(
    key="where_buyers",
    ask="“On an ordinary Tuesday, where would you find our buyers, online and off?”",
    short="Where our buyers are",
    kind=Marks(),
    why="The right place is the buyers', not the one the candidate likes best.",
    probe="“How do you know?”",
    weak="The platform the candidate uses",
    middling="A likely place, from general knowledge",
    strong="Places with a source: our customers, figures, own visits",
    axis=Axis.PLAN,
    criteria=("C29",),
)
DROPPED = Question(
    key="drop_platforms",
    ask="“Which platforms should a firm like ours leave alone, and why?”",
    short="Platforms left alone",
    kind=Marks(),
    why="Few hours spread over many platforms are felt on none.",
    probe="“And if I were fond of that one?”",
    weak="“You have to be everywhere”",
    middling="Drops one, for want of time",
    strong="Drops several, each for a reason about our buyers",
    axis=Axis.PLAN,
    criteria=("C55",),
)
ADVISED_AGAINST = Question(
    key="advised_against",
    ask="“Which new platform did you once talk a client out of? When was that, and for what reason?”",
    short="A fashion refused",
    kind=Marks(),
    why="Fashions cost money. Saying no to one takes judgement and a little courage.",
    probe="“Were you right?”",
    weak="None; every new one is tried",
    middling="One, without a reason or a date",
    strong="One with date and reason, and what was done in its place",
    axis=Axis.PLAN,
    criteria=("C78",),
)
PURPOSE = Question(
    key="account_purpose",
    ask="“Say we keep two accounts. What do you want from each, in one line and one number?”",
    short="Purpose of each account",
    kind=Marks(),
    why="An account without a purpose is fed for ever, because nobody can say when to stop.",
    probe="“At which number would you close it?”",
    weak="“To be seen”",
    middling="A purpose, no number",
    strong="One purpose and one number each, close to sales",
    axis=Axis.PLAN,
    criteria=("C67",),
)
WRITTEN_PLAN = Question(
    key="written_plan",
    ask="“May I see your plan for us, on one page?”",
    short="A plan for us",
    kind=Marks(),
    why="Writing it down takes an evening. It shows whether anybody looked at us before coming.",
    probe="“Which line of it is only about us?”",
    weak="None, or slides made for anybody",
    middling="Told well, not written",
    strong="Written, about us, with numbers and dates",
    axis=Axis.PLAN,
    criteria=("C76",),
)
TEN_HOURS = Question(
    key="ten_hours",
    ask="“Say I pay for ten hours. Where does each of them go?”",
    short="Ten hours split",
    kind=Table(
        Hours,
        (
            Column("create", "Making posts", Figure(), "3", 1, 2),
            Column("talk", "Talking with people", Figure(), "3", 1, 2),
            Column("outreach", "Finding people", Figure(), "1", 1, 2),
            Column("measure", "Measuring", Figure(), "1", 1, 2),
            Column("ads", "Advertising", Figure(), "1", 1, 2),
            Column("admin", "All the rest", Figure(), "1", 1, 2),
        ),
        noun="split",
        single=True,
    ),
    why="Two hours of talking and one of measuring are little to ask. Nine hours of making posts leave nobody to hear the answer.",
    probe="“Which of these would you cut first?”",
    axis=Axis.PLAN,
    criteria=("C35",),
)
HOURS_FOR_US = Question(
    key="hours_for_us",
    ask="“How many hours a week do we get, at which times, and what makes you stop? How many clients have you besides?”",
    short="Hours for us",
    kind=Table(
        HoursForUs,
        (
            Column("hours", "Hours a week for us", Figure(), "6", 1, 2),
            Column("sold", "Hours sold to all clients", Figure(), "32", 1, 2),
            Column("clients", "Clients at a time", Count("clients"), "5", 1, 2),
            Column("times", "When", Text(limit=500), "weekdays, nine to ten", 2, 3),
            Column("stop", "What ends a session", Text(limit=500), "the clock, or ten answers", 2, 3),
        ),
        noun="answer",
        single=True,
    ),
    why="An open end becomes scrolling. More than forty hours sold means that somebody waits.",
    probe="“What happens in a week when all of us need you?”",
    axis=Axis.PLAN,
    criteria=("C68",),
)
LOGS_IN = Question(
    key="logs_in",
    ask="“You log in for a client. What is open on your screen, and what stays shut?”",
    short="At work, what is open",
    kind=Marks(),
    why="Work and pastime are one touch apart. A routine keeps them apart.",
    probe="“How long does that take you?”",
    weak="“I am always online”",
    middling="Good intentions",
    strong="A routine: what is opened, in which order, what stays shut",
    axis=Axis.PLAN,
    criteria=("C74",),
)
APART = Question(
    key="private_apart",
    ask="“Could a client of yours come upon your private posts? How do you see to that?”",
    short="Work and private apart",
    kind=Choice(Apart),
    why="A private remark on the wrong account is made in your name.",
    probe="“Did that ever go wrong?”",
    axis=Axis.PLAN,
    criteria=("C71",),
)
SALE_TRACED = Question(
    key="sale_traced",
    ask="“A buyer walks in and pays in cash. How do we learn that it was your doing?”",
    short="How a sale is traced",
    kind=Ticks(Traced),
    why="Without a way to trace a sale nobody can say after ninety days whether the fee came back.",
    probe="“What would my staff have to do for it?”",
    axis=Axis.RESULTS,
    criteria=("C88",),
)
LAST_AUDIT = Question(
    key="last_audit",
    ask="“Take the client you have had longest. When did you last question all you do there, and what came of it?”",
    short="Last look through",
    kind=Marks(),
    why="What worked two years ago may only be a habit now.",
    probe="“What did the change bring?”",
    weak="Never, or long ago",
    middling="In the last year, small changes",
    strong="In the last six months, with what changed and what it brought",
    axis=Axis.PLAN,
    criteria=("C94",),
)
