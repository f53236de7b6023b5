"""Reputation: who sent the candidate, what stays in the house, and who can be rung."""

from __future__ import annotations

from vetter.domain.claims import Reference, ReferenceOutcome
from vetter.domain.labelled import Labelled
from vetter.domain.working import PublicSample
from vetter.kinds import Choice, Column, Count, Day, Figure, Marks, Table, Text, Ticks, YesNo
from vetter.questions.model import Axis, Question, Section
from vetter.tongue import tr

SECTION = Section(
    key="reputation",
    title=tr("Reputation"),
    intro=tr("A reference is asked for a number, not for praise. Write down what the candidate expects it to be first."),
)


class Answered(Labelled):
    """What the candidate has answered for."""

    OWN_FIRM = "own_firm", tr("A firm of their own")
    PROFIT_AND_LOSS = "profit_and_loss", tr("Profit and loss for somebody else")
    TARGET = "target", tr("A sales target")
    NOTHING = "nothing", tr("None of these")


class SkillFrom(Labelled):
    """Where a skill was learnt."""

    CLIENTS = "clients", tr("Work for clients who paid")
    EMPLOYED = "employed", tr("Work as an employee")
    OWN_SHOP = "own_shop", tr("A shop of their own")
    COURSE = "course", tr("A course")
    OWN_ACCOUNT = "own_account", tr("Their private account")


class Trouble(Labelled):
    """What befell an account that the candidate ran."""

    NOTHING = "nothing", tr("Never anything")
    LIMITED = "limited", tr("Limited for a time")
    BANNED = "banned", tr("Closed by the platform")
    COMPLAINT = "complaint", tr("Criticised in public")


class Footprint(Labelled):
    """What the candidate's public work pages show."""

    ORDERLY = "orderly", tr("Orderly, as one would show a customer")
    ACTIVE = "active", tr("Kept up to date")
    RESULTS = "results", tr("Shows results of clients")


SENT_BY = Question(
    key="K1",
    ask=tr("“Who sent you to us, and what did they see you do?”"),
    short=tr("Sent by"),
    kind=Marks(),
    why=tr("A paying client who saw results and sends somebody is the best advertisement there is."),
    probe=tr("“Did they pay for your work, and may I ask them?”"),
    weak=tr("Their own advertisement"),
    middling=tr("Somebody of the same trade"),
    strong=tr("A paying client who saw results"),
    axis=Axis.REPUTATION,
    must=True,
    criteria=("C50",),
)
HANDOVER = Question(
    key="K2",
    ask=tr("“After six months, what can my staff do without you, and who owns the logins?”"),
    short=tr("What stays with us"),
    kind=Marks(),
    why=tr("Your accounts, your customers, your data. Knowledge should stay when the candidate leaves."),
    probe=tr("“In whose name are the accounts opened?”"),
    weak=tr("“Leave it all to me”"),
    middling=tr("Some notes"),
    strong=tr("Training, a playbook, logins ours"),
    axis=Axis.REPUTATION,
    must=True,
    criteria=("C52",),
)
REFERENCES = Question(
    key="references",
    ask=tr("“Two clients I may ring about your numbers. What will they say your figure was?”"),
    short=tr("References"),
    kind=Table(
        Reference,
        (
            Column("who", tr("Who can be rung"), Text(limit=1_000), tr("name, firm, number"), 1, 4),
            Column("relation", tr("Relation"), Text(limit=500), tr("client 2024–2026"), 1, 3),
            Column("independent", tr("Independent?"), YesNo(tr("Yes"), tr("Family, friend or staff")), line=1, width=3),
            Column("about", tr("About which figure"), Text(limit=500), tr("sales from the list"), 2, 3),
            Column("expected", tr("Candidate expects"), Figure(), "76", 2, 2),
            Column("heard", tr("Client said"), Figure(), "74", 2, 2),
            Column("outcome", tr("What came of it"), Choice(ReferenceOutcome), line=2, width=4),
        ),
        noun=tr("reference"),
    ),
    why=tr("Praise by hand-picked people says little. A figure named twice, independently, says a lot."),
    probe=tr("“May I ring this week?”"),
    axis=Axis.REPUTATION,
    must=True,
    criteria=("C51",),
)
ANSWERED_FOR = Question(
    key="answered_for",
    ask=tr("“Was there ever a number you had to reach yourself: in a firm of your own, or one that somebody set you?”"),
    short=tr("Answered for a number"),
    kind=Choice(Answered),
    why=tr("Somebody who carried a number knows what yours feel like. It is a plus; the lack of it holds nobody back."),
    probe=tr("“For how many years, and how did it end?”"),
    axis=Axis.REPUTATION,
    criteria=("C09",),
)
SKILL_FROM = Question(
    key="skill_from",
    ask=tr("“Where did you learn this work?”"),
    short=tr("Skill learnt from"),
    kind=Ticks(SkillFrom),
    why=tr("Knowing the buttons is not knowing the trade. Work that somebody paid for teaches what does not sell."),
    probe=tr("“What did the first paying client teach you?”"),
    axis=Axis.REPUTATION,
    criteria=("C38",),
)
STOPPED = Question(
    key="stopped_doing",
    ask=tr("“Which habit of your trade have you dropped this last year, and what told you to?”"),
    short=tr("Given up"),
    kind=Marks(),
    why=tr("Platforms change. Somebody who looks at results gives things up."),
    probe=tr("“When was that, and what was the number?”"),
    weak=tr("Nothing"),
    middling=tr("Something, without date or number"),
    strong=tr("Something, with the date and the number that fell"),
    axis=Axis.REPUTATION,
    criteria=("C34",),
)
LEARNT = Question(
    key="learnt",
    ask=tr("“Name something you could not do three months ago. For whom have you done it since?”"),
    short=tr("Learnt and used"),
    kind=Marks(),
    why=tr("Reading is easy. Use for a client shows whether it was understood."),
    probe=tr("“Did it work?”"),
    weak=tr("Nothing, or only news"),
    middling=tr("Learnt, not used yet"),
    strong=tr("Learnt, used for a client, and what came of it"),
    axis=Axis.REPUTATION,
    criteria=("C62",),
)
FIX_FIRST = Question(
    key="fix_first",
    ask=tr("“What should we put right in our own house before we pay you a penny?”"),
    short=tr("To put right first"),
    kind=Marks(),
    why=tr("Somebody who tells you an unpleasant truth before being hired will tell you the next one too."),
    probe=tr("“And if we do not?”"),
    weak=tr("“Nothing, you are wonderful”"),
    middling=tr("Something small or general"),
    strong=tr("Something that hurts, seen with their own eyes"),
    axis=Axis.REPUTATION,
    criteria=("C45",),
)
TROUBLE = Question(
    key="account_trouble",
    ask=tr("“When did a platform, or the public, last turn against an account of yours? What did you do?”"),
    short=tr("Trouble with an account"),
    kind=Choice(Trouble),
    why=tr("It happens to good people. What counts is that it is told, and what was done then."),
    probe=tr("“Who told the client?”"),
    axis=Axis.TRUST,
    criteria=("C43",),
)
PUBLIC_SAMPLE = Question(
    key="public_sample",
    ask=tr("“May I look through the public pages you run for work? I shall read the last twenty posts.”"),
    short=tr("Last twenty posts"),
    kind=Table(
        PublicSample,
        (
            Column("account", tr("Which page"), Text(limit=500), tr("the address"), 1, 4),
            Column("seen_on", tr("Seen on"), Day(), tr("12 Nov 2026"), 1, 3),
            Column("relevant", tr("Of 20, to the point"), Count(tr("posts")), "16", 1, 3),
            Column("off_topic", tr("Of 20, off the topic"), Count(tr("posts")), "1", 1, 3),
        ),
        noun=tr("page"),
    ),
    why=tr("Fifteen to the point and two off it are good. Look at public pages only, and never ask for a way in."),
    probe=tr("“Which of these twenty would you take back?”"),
    axis=Axis.PLAN,
    criteria=("C63", "C64"),
)
FOOTPRINT = Question(
    key="footprint",
    ask=tr("What their public work pages show, when you look them up yourself"),
    short=tr("Public work pages"),
    kind=Ticks(Footprint),
    why=tr("Customers will look as you do. How popular the pages are does not matter."),
    axis=Axis.REPUTATION,
    aloud=False,
    criteria=("C72",),
)
