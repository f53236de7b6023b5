"""Before the first question: who is interviewed, when, and who listens."""

from __future__ import annotations

from vetter.domain.claims import Industry, Metric
from vetter.domain.labelled import Labelled
from vetter.domain.working import OwnProduct
from vetter.kinds import Choice, Column, Count, Day, Figure, Percent, Ranking, Table, Text
from vetter.questions.model import Kit, Question, Section
from vetter.tongue import tr

SECTION = Section(
    key="start",
    title=tr("Who and when"),
    intro=tr("For you alone. Say at the start that figures will be checked: it is fair, and it makes answers more exact."),
)


class FoundBy(Labelled):
    """How the owner came upon the candidate."""

    CLIENT = "client", tr("A client of theirs told me")
    COLLEAGUE = "colleague", tr("Somebody of their trade told me")
    MARKETPLACE = "marketplace", tr("A list or market place of freelancers")
    SEARCH = "search", tr("I looked for somebody")
    ADVERTISEMENT = "advertisement", tr("Their advertisement")
    COLD_PITCH = "cold_pitch", tr("They wrote to me out of the blue")


NAME = Question(
    key="name",
    ask=tr("Name of the candidate"),
    short=tr("Candidate"),
    kind=Text(limit=300),
    why=tr("So that you find this interview again. The name has no effect on the verdict."),
    kit=Kit.SHORT,
    aloud=False,
)
CONTACT = Question(
    key="contact",
    ask=tr("E-mail, telephone or account name"),
    short=tr("Contact"),
    kind=Text(limit=300),
    why=tr("So that you recognise the candidate when the two of you talk again."),
    kit=Kit.SHORT,
    aloud=False,
)
HELD_ON = Question(
    key="held_on",
    ask=tr("Day of the interview"),
    short=tr("Interview of"),
    kind=Day(),
    why=tr("A verdict speaks of what was claimed and shown on one day."),
    kit=Kit.SHORT,
    aloud=False,
)
TRADE = Question(
    key="trade",
    ask=tr("Your trade"),
    short=tr("Trade"),
    kind=Choice(Industry),
    why=tr("Where a benchmark exists for your trade, it is used before the general one."),
    kit=Kit.SHORT,
    yours=True,
    aloud=False,
)
SECOND_LISTENER = Question(
    key="second_listener",
    ask=tr("Somebody who listens with you"),
    short=tr("Second listener"),
    kind=Text(limit=300),
    why=tr("Two people who mark on their own are more reliable than one. With a name here, each answer takes two marks."),
    kit=Kit.SHORT,
    aloud=False,
)
KIT = Question(
    key="kit",
    ask=tr("Which questions to show"),
    short=tr("Kind of talk"),
    kind=Choice(Kit),
    why=tr(
        "Blank shows the usual talk. Nothing already answered is lost or hidden by a change; only the second talk leaves out "
        "what is settled."
    ),
    kit=Kit.SHORT,
    aloud=False,
)
MONTHS_WORKING = Question(
    key="months_working",
    ask=tr("“For how many months have you been paid for this work?”"),
    short=tr("Months of paid work"),
    kind=Count(tr("months")),
    why=tr("Somebody new cannot have much to show. Vetter looks for a small, checked result instead."),
    probe=tr("“Paid by whom, the first time?”"),
    kit=Kit.STANDARD,
)
SWAY = Question(
    key="sway",
    ask=tr("Before you begin: put these ten numbers in order, the one that would sway you most first"),
    short=tr("What would sway you"),
    kind=Ranking(
        (
            Metric.LIKES,
            Metric.CONVERSION_RATE,
            Metric.REPEAT,
            Metric.FOLLOWERS,
            Metric.VIRAL_POST,
            Metric.PROFIT,
            Metric.CONVERSIONS,
            Metric.SHARES,
            Metric.VIEWS,
            Metric.REFERRALS,
        )
    ),
    why=tr("It shows you which way you lean before anybody has spoken. It is never scored and never shown to the candidate."),
    yours=True,
    aloud=False,
    criteria=("C18",),
)
OUR_BUYER = Question(
    key="our_buyer",
    ask=tr("Your buyer in two lines: who pays you, and who do they listen to?"),
    short=tr("Our buyer, in our words"),
    kind=Text(lines=2, limit=2_000),
    why=tr("Written before the talk, it is what the candidate's picture of your buyer is held against."),
    yours=True,
    aloud=False,
    criteria=("C25",),
)
OWN_PRODUCT = Question(
    key="own_product",
    ask=tr("What your customers say of your own product"),
    short=tr("Our own product"),
    kind=Table(
        OwnProduct,
        (
            Column("stars", tr("Stars out of five"), Figure(), "4.6", 1, 2),
            Column("reviews", tr("From how many reviews"), Count(tr("reviews")), "120", 1, 3),
            Column("returned", tr("Sent back or refunded"), Percent(), "3 %", 1, 3),
        ),
        noun=tr("product"),
        single=True,
    ),
    why=tr("No social media work repairs a product that buyers send back. It is better to know before paying for it."),
    yours=True,
    aloud=False,
    criteria=("C45",),
)
FOUND_BY = Question(
    key="found_by",
    ask=tr("How you came upon the candidate"),
    short=tr("Found by"),
    kind=Choice(FoundBy),
    why=tr("A client who paid and came back to tell you is worth more than an advertisement."),
    aloud=False,
    criteria=("C50",),
)
