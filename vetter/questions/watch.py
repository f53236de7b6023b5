"""What the owner saw or heard: method, promises, pressure, and openness, ticked as observed."""

from __future__ import annotations

from vetter.domain.labelled import Labelled
from vetter.kinds import Marks, Scale, Text, Ticks
from vetter.questions.model import Axis, Kit, Question, Section
from vetter.tongue import tr

SECTION = Section(
    key="watch",
    title=tr("What you saw"),
    intro=tr("For you alone. Tick only what was said or shown in so many words."),
)


class Weight(Labelled):
    """What a fact does to the verdict."""

    RED = "red", tr("stops the verdict until it is explained")
    AMBER = "amber", tr("costs a little and is asked about")
    NOTE = "note", tr("is noted")


class Fact(Labelled):
    """Something observed; `plain` says it in a report, `innocent` what could honestly explain it."""

    def __init__(
        self,
        _key: str,
        _label: str = "",
        weight: Weight = Weight.NOTE,
        sort: str = "",
        innocent: str = "",
        ask: str = "",
    ) -> None:
        """Keep what the fact weighs, the kind of observation it is, its innocent reading and what to ask."""
        self.weight, self.sort, self.innocent, self.ask = weight, sort, innocent, ask

    BOUGHT_FOLLOWERS = (
        "bought_followers",
        tr("Followers or reactions were bought"),
        Weight.RED,
        "method",
        tr("Anybody can buy followers for somebody else's account, and an earlier manager may have done it."),
        tr("“Who bought them, when, and what was done about it?”"),
    )
    FORGED = (
        "forged",
        tr("A document shown turned out to be altered"),
        Weight.RED,
        "",
        tr("A cropped or re-typed copy can look altered. The original settles it."),
        tr("“May we open the original together?”"),
    )
    KEEPS_ACCOUNTS = (
        "keeps_accounts",
        tr("Client accounts stay in the candidate's name"),
        Weight.RED,
        "",
        tr("Some clients ask for it because nobody in the firm has time."),
        tr("“Would all our accounts be in our name from the first day?”"),
    )
    MASS_DM = (
        "mass_dm",
        tr("Sends mass messages to people who did not ask"),
        Weight.AMBER,
        "method",
        tr("Messages to people who signed up are not meant here."),
        tr("“Who agreed to be written to, and where is that recorded?”"),
    )
    HARD_SELL = (
        "hard_sell",
        tr("Sells hard from the first contact"),
        Weight.AMBER,
        "method",
        tr("A short campaign with a deadline can be honest."),
        tr("“What would a stranger get from us before we ask for anything?”"),
    )
    PODS = (
        "pods",
        tr("Uses groups that like each other's posts"),
        Weight.AMBER,
        "method",
        tr("Colleagues who like each other's work are not meant here."),
        tr("“What do your figures look like without that group?”"),
    )
    PRESSURE = (
        "pressure",
        tr("Pressed you to sign today"),
        Weight.AMBER,
        "pressure",
        tr("A full diary can be a real reason for a date."),
        tr("“Will the same terms hold next week?”"),
    )
    GUARANTEE = (
        "guarantee",
        tr("Guarantees followers, viral posts or sales"),
        Weight.AMBER,
        "promises",
        tr("A promise to work without pay until a result comes is something else."),
        tr("“What happens to your fee if it does not come?”"),
    )
    DELETES_CRITICISM = (
        "deletes_criticism",
        tr("Would delete criticism"),
        Weight.AMBER,
        "",
        tr("Deleting abuse is right; it is honest criticism that should stay."),
        tr("“Which comments do you delete, and which do you answer?”"),
    )
    REFUSED_EVIDENCE = (
        "refused_evidence",
        tr("Refused to show any figures"),
        Weight.AMBER,
        "",
        tr("A contract with a client may forbid it. A figure without names should still be possible."),
        tr("“Which figure can you show without naming the client?”"),
    )
    REFUSES_NUMBERS = (
        "refuses_numbers",
        tr("Met every number with talk of quality"),
        Weight.NOTE,
        "",
        tr("Good contacts do matter more than many. They can still be counted."),
        tr("“How many of those good contacts bought something?”"),
    )
    ADMITS_LIMITS = (
        "admits_limits",
        tr("Said unasked what is small, unknown or went wrong"),
        Weight.NOTE,
        "",
        "",
        "",
    )


FACTS = Question(
    key="facts",
    ask=tr("What you saw and heard"),
    short=tr("Seen and heard"),
    kind=Ticks(Fact),
    why=tr("Method and manner come with the person. Each tick is printed with what could honestly explain it."),
    axis=Axis.PRINTED,
    kit=Kit.SHORT,
    aloud=False,
    criteria=("C17", "C33", "C41", "C52", "C59", "C70", "C84", "C87"),
)
THEIR_QUESTIONS = Question(
    key="their_questions",
    ask=tr("What the candidate asked about your business, unasked"),
    short=tr("Questions asked of you"),
    kind=Marks(),
    why=tr("One of the few things you see for yourself: whether somebody wants to understand before advising."),
    weak=tr("None or one, or only about the fee"),
    middling=tr("Two to four, about the task"),
    strong=tr("Five or more, with buyers or profit among them"),
    axis=Axis.PLAN,
    aloud=False,
    criteria=("C61",),
)
REPLY = Question(
    key="reply",
    ask=tr("What the candidate answered when shown the open points"),
    short=tr("The candidate's reply"),
    kind=Text(lines=3, limit=20_000),
    why=tr("It is fair to print both sides."),
    kit=Kit.SHORT,
    aloud=False,
)
NOTES = Question(
    key="notes",
    ask=tr("Your notes"),
    short=tr("Notes"),
    kind=Text(lines=5, limit=1_000_000),
    why=tr("Kept to the letter. In many countries the candidate may ask to read them."),
    kit=Kit.SHORT,
    aloud=False,
)
GUT = Question(
    key="gut",
    ask=tr("Your gut feeling, before you look at the verdict"),
    short=tr("Your gut, sealed"),
    kind=Scale(0, 10, tr("No"), tr("Hire at once")),
    why=tr("It is never scored. It is kept to be held against what happens."),
    kit=Kit.SHORT,
    aloud=False,
    criteria=("C30",),
)
