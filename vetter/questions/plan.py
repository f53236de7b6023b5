"""Plan and reporting: from a weekly task to the cash, the numbers reported, one goal, tests, first steps."""

from __future__ import annotations

from vetter.domain.claims import Goal
from vetter.domain.labelled import Labelled
from vetter.domain.working import Hours, HoursForUs
from vetter.kinds import Choice, Column, Count, Day, Figure, Marks, Table, Text, Ticks
from vetter.questions.model import Axis, Kit, Question, Section
from vetter.tongue import tr

SECTION = Section(
    key="plan",
    title=tr("Plan, reporting"),
    intro=tr("What would be done here, what would be reported, and when money would show."),
)


class TwiceAnswer(Labelled):
    """Whether twice the followers means twice the sales."""

    DISAGREES = "disagrees", tr("Disagrees, and says why")
    UNSURE = "unsure", tr("Unsure")
    AGREES = "agrees", tr("Agrees")


class FirstAdvice(Labelled):
    """What the first advice is about."""

    TRACKING = "tracking", tr("Measuring what sells")
    OFFER = "offer", tr("The offer")
    PRODUCT = "product", tr("The product or service")
    SERVICE = "service", tr("Customer service")
    CONTENT = "content", tr("Posts")
    GROW_FOLLOWERS = "grow_followers", tr("Growing followers")


class Traced(Labelled):
    """How a till, a telephone or a door learns where a buyer came from."""

    CODE = "code", tr("A code or voucher")
    ASKED = "asked", tr("Everybody is asked at the till")
    OWN_NUMBER = "own_number", tr("A telephone number of its own")
    BOOKING_LINK = "booking_link", tr("A booking link of its own")


class Apart(Labelled):
    """Whether work and private life are kept apart."""

    YES = "yes", tr("Yes, separate accounts")
    PARTLY = "partly", tr("Partly")
    NO = "no", tr("No, one account for all")


TASK_TO_CASH = Question(
    key="P1",
    ask=tr("“Take one weekly task of yours and walk me to the cash.”"),
    short=tr("From task to cash"),
    kind=Marks(),
    why=tr("Every task should lead to money by steps that can be counted."),
    probe=tr("“And what happened after that?”"),
    weak=tr("Stops at “engagement”"),
    middling=tr("Four steps, few numbers"),
    strong=tr("Five or six steps to money, with numbers"),
    axis=Axis.PLAN,
    kit=Kit.STANDARD,
    criteria=("C08",),
)
REPORTS = Question(
    key="P2",
    ask=tr("“Which three to five numbers will you report to me each month?”"),
    short=tr("Numbers reported"),
    kind=Marks(),
    why=tr("What is reported is what is worked for."),
    probe=tr("“What is each of them today?”"),
    weak=tr("Followers, likes, views only"),
    middling=tr("Mixed"),
    strong=tr("Mostly money and enquiries, with where they stand today"),
    axis=Axis.PLAN,
    must=True,
    criteria=("C20",),
)
GOAL = Question(
    key="P3",
    ask=tr("“Write one goal for us: number, where it stands today, target, date.”"),
    short=tr("One goal for us"),
    kind=Marks(),
    why=tr("A goal with all four parts can be missed, and that is why it is worth something."),
    probe=tr("“Where does that number stand today?”"),
    weak=tr("“Grow your presence”"),
    middling=tr("Two or three of the four parts"),
    strong=tr("All four, in money or customers, realistic"),
    axis=Axis.PLAN,
    must=True,
    criteria=("C53",),
)
GOAL_TEXT = Question(
    key="goal",
    ask=tr("That goal, as written"),
    short=tr("Goal, as written"),
    kind=Table(
        Goal,
        (
            Column("number", tr("Which number"), Text(limit=500), tr("bookings a month"), 1, 4),
            Column("baseline", tr("Today"), Figure(), line=1, width=2),
            Column("target", tr("Target"), Figure(), line=1, width=2),
            Column("by", tr("By"), Day(), tr("31 Mar 2027"), 1, 3),
        ),
        noun=tr("goal"),
        single=True,
    ),
    why=tr("Kept to be held against what happens."),
    kit=Kit.STANDARD,
    aloud=False,
    criteria=("C53",),
)
TEST = Question(
    key="P4",
    ask=tr("“Tell me a test you ran: the change, before, after, how many people.”"),
    short=tr("A test that was run"),
    kind=Marks(),
    why=tr("Without numbers on both sides nobody knows whether a change helped."),
    probe=tr("“Could that have been chance?”"),
    weak=tr("None, or “it went up”"),
    middling=tr("Before and after"),
    strong=tr("Both numbers with their size, and whether chance could explain it"),
    axis=Axis.PLAN,
    kit=Kit.STANDARD,
    criteria=("C21",),
)
FIRST_STEPS = Question(
    key="first_steps",
    ask=tr("“What is the first thing you would do for us?”"),
    short=tr("First advice"),
    kind=Choice(FirstAdvice),
    why=tr("Growing followers first is the advice of somebody who is paid by the follower."),
    probe=tr("“Why that before anything else?”"),
    kit=Kit.STANDARD,
    criteria=("C39",),
)
TWICE = Question(
    key="twice",
    ask=tr("“Agree or disagree: twice the followers, twice the sales?”"),
    short=tr("Twice the followers, twice the sales"),
    kind=Choice(TwiceAnswer),
    why=tr("Sales follow from reach, wish and offer. Size alone does not carry them."),
    probe=tr("“Why?”"),
    kit=Kit.STANDARD,
    criteria=("C54",),
)
WHEN = Question(
    key="when",
    ask=tr("“When will we see the first sale, and when will we break even?”"),
    short=tr("First sale and break-even"),
    kind=Text(lines=2, limit=2_000),
    why=tr("A range with reasons is a good answer; a guarantee is not."),
    probe=tr("“What would make it later?”"),
    must=True,
    criteria=("C84",),
)
WHERE_BUYERS = Question(
    key="where_buyers",
    ask=tr("“On an ordinary Tuesday, where would you find our buyers, online and off?”"),
    short=tr("Where our buyers are"),
    kind=Marks(),
    why=tr("The right place is the buyers', not the one the candidate likes best."),
    probe=tr("“How do you know?”"),
    weak=tr("The platform the candidate uses"),
    middling=tr("A likely place, from general knowledge"),
    strong=tr("Places with a source: our customers, figures, own visits"),
    axis=Axis.PLAN,
    criteria=("C29",),
)
DROPPED = Question(
    key="drop_platforms",
    ask=tr("“Which platforms should a firm like ours leave alone, and why?”"),
    short=tr("Platforms left alone"),
    kind=Marks(),
    why=tr("Few hours spread over many platforms are felt on none."),
    probe=tr("“And if I were fond of that one?”"),
    weak=tr("“You have to be everywhere”"),
    middling=tr("Drops one, for want of time"),
    strong=tr("Drops several, each for a reason about our buyers"),
    axis=Axis.PLAN,
    criteria=("C55",),
)
ADVISED_AGAINST = Question(
    key="advised_against",
    ask=tr("“Which new platform did you once talk a client out of? When was that, and for what reason?”"),
    short=tr("A fashion refused"),
    kind=Marks(),
    why=tr("Fashions cost money. Saying no to one takes judgement and a little courage."),
    probe=tr("“Were you right?”"),
    weak=tr("None; every new one is tried"),
    middling=tr("One, without a reason or a date"),
    strong=tr("One with date and reason, and what was done in its place"),
    axis=Axis.PLAN,
    criteria=("C78",),
)
PURPOSE = Question(
    key="account_purpose",
    ask=tr("“Say we keep two accounts. What do you want from each, in one line and one number?”"),
    short=tr("Purpose of each account"),
    kind=Marks(),
    why=tr("An account without a purpose is fed for ever, because nobody can say when to stop."),
    probe=tr("“At which number would you close it?”"),
    weak=tr("“To be seen”"),
    middling=tr("A purpose, no number"),
    strong=tr("One purpose and one number each, close to sales"),
    axis=Axis.PLAN,
    criteria=("C67",),
)
WRITTEN_PLAN = Question(
    key="written_plan",
    ask=tr("“May I see your plan for us, on one page?”"),
    short=tr("A plan for us"),
    kind=Marks(),
    why=tr("Writing it down takes an evening. It shows whether anybody looked at us before coming."),
    probe=tr("“Which line of it is only about us?”"),
    weak=tr("None, or slides made for anybody"),
    middling=tr("Told well, not written"),
    strong=tr("Written, about us, with numbers and dates"),
    axis=Axis.PLAN,
    criteria=("C76",),
)
TEN_HOURS = Question(
    key="ten_hours",
    ask=tr("“Say I pay for ten hours. Where does each of them go?”"),
    short=tr("Ten hours split"),
    kind=Table(
        Hours,
        (
            Column("create", tr("Making posts"), Figure(), "3", 1, 2),
            Column("talk", tr("Talking with people"), Figure(), "3", 1, 2),
            Column("outreach", tr("Finding people"), Figure(), "1", 1, 2),
            Column("measure", tr("Measuring"), Figure(), "1", 1, 2),
            Column("ads", tr("Advertising"), Figure(), "1", 1, 2),
            Column("admin", tr("All the rest"), Figure(), "1", 1, 2),
        ),
        noun=tr("split"),
        single=True,
    ),
    why=tr("Two hours of talking and one of measuring are little to ask. Nine hours of making posts leave nobody to hear the answer."),
    probe=tr("“Which of these would you cut first?”"),
    axis=Axis.PLAN,
    criteria=("C35",),
)
HOURS_FOR_US = Question(
    key="hours_for_us",
    ask=tr("“How many hours a week do we get, at which times, and what makes you stop? How many clients have you besides?”"),
    short=tr("Hours for us"),
    kind=Table(
        HoursForUs,
        (
            Column("hours", tr("Hours a week for us"), Figure(), "6", 1, 2),
            Column("sold", tr("Hours sold to all clients"), Figure(), "32", 1, 2),
            Column("clients", tr("Clients at a time"), Count(tr("clients")), "5", 1, 2),
            Column("times", tr("When"), Text(limit=500), tr("weekdays, nine to ten"), 2, 3),
            Column("stop", tr("What ends a session"), Text(limit=500), tr("the clock, or ten answers"), 2, 3),
        ),
        noun=tr("answer"),
        single=True,
    ),
    why=tr("An open end becomes scrolling. More than forty hours sold means that somebody waits."),
    probe=tr("“What happens in a week when all of us need you?”"),
    axis=Axis.PLAN,
    criteria=("C68",),
)
LOGS_IN = Question(
    key="logs_in",
    ask=tr("“You log in for a client. What is open on your screen, and what stays shut?”"),
    short=tr("At work, what is open"),
    kind=Marks(),
    why=tr("Work and pastime are one touch apart. A routine keeps them apart."),
    probe=tr("“How long does that take you?”"),
    weak=tr("“I am always online”"),
    middling=tr("Good intentions"),
    strong=tr("A routine: what is opened, in which order, what stays shut"),
    axis=Axis.PLAN,
    criteria=("C74",),
)
APART = Question(
    key="private_apart",
    ask=tr("“Could a client of yours come upon your private posts? How do you see to that?”"),
    short=tr("Work and private apart"),
    kind=Choice(Apart),
    why=tr("A private remark on the wrong account is made in your name."),
    probe=tr("“Did that ever go wrong?”"),
    axis=Axis.PLAN,
    criteria=("C71",),
)
SALE_TRACED = Question(
    key="sale_traced",
    ask=tr("“A buyer walks in and pays in cash. How do we learn that it was your doing?”"),
    short=tr("How a sale is traced"),
    kind=Ticks(Traced),
    why=tr("Without a way to trace a sale nobody can say after ninety days whether the fee came back."),
    probe=tr("“What would my staff have to do for it?”"),
    axis=Axis.RESULTS,
    criteria=("C88",),
)
LAST_AUDIT = Question(
    key="last_audit",
    ask=tr("“Take the client you have had longest. When did you last question all you do there, and what came of it?”"),
    short=tr("Last look through"),
    kind=Marks(),
    why=tr("What worked two years ago may only be a habit now."),
    probe=tr("“What did the change bring?”"),
    weak=tr("Never, or long ago"),
    middling=tr("In the last year, small changes"),
    strong=tr("In the last six months, with what changed and what it brought"),
    axis=Axis.PLAN,
    criteria=("C94",),
)
