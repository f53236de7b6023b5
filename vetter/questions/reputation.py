"""Reputation: who sent the candidate, what stays in the house, and who can be rung."""

from __future__ import annotations

from vetter.domain.claims import Reference, ReferenceOutcome
from vetter.domain.labelled import Labelled
from vetter.domain.working import PublicSample
from vetter.kinds import Choice, Column, Count, Day, Figure, Marks, Table, Text, Ticks, YesNo
from vetter.questions.model import Axis, Question, Section

SECTION = Section(
    key="reputation",
    title="Reputation",
    intro="A reference is asked for a number, not for praise. Write down what the candidate expects it to be first.",
)


class Answered(Labelled):
    """What the candidate has answered for."""

    OWN_FIRM = "own_firm", "A firm of their own"
    PROFIT_AND_LOSS = "profit_and_loss", "Profit and loss for somebody else"
    TARGET = "target", "A sales target"
    NOTHING = "nothing", "None of these"


class SkillFrom(Labelled):
    """Where a skill was learnt."""

    CLIENTS = "clients", "Work for clients who paid"
    EMPLOYED = "employed", "Work as an employee"
    OWN_SHOP = "own_shop", "A shop of their own"
    COURSE = "course", "A course"
    OWN_ACCOUNT = "own_account", "Their private account"


class Trouble(Labelled):
    """What befell an account that the candidate ran."""

    NOTHING = "nothing", "Never anything"
    LIMITED = "limited", "Limited for a time"
    BANNED = "banned", "Closed by the platform"
    COMPLAINT = "complaint", "Criticised in public"


class Footprint(Labelled):
    """What the candidate's public work pages show."""

    ORDERLY = "orderly", "Orderly, as one would show a customer"
    ACTIVE = "active", "Kept up to date"
    RESULTS = "results", "Shows results of clients"


SENT_BY = Question(
    key="K1",
    ask="“Who sent you to us, and what did they see you do?”",
    short="Sent by",
    kind=Marks(),
    why="A paying client who saw results and sends somebody is the best advertisement there is.",
    probe="“Did they pay for your work, and may I ask them?”",
    weak="Their own advertisement",
    middling="Somebody of the same trade",
    strong="A paying client who saw results",
    axis=Axis.REPUTATION,
    must=True,
    criteria=("C50",),
)
HANDOVER = Question(
    key="K2",
    ask="“After six months, what can my staff do without you, and who owns the logins?”",
    short="What stays with us",
    kind=Marks(),
    why="Your accounts, your customers, your data. Knowledge should stay when the candidate leaves.",
    probe="“In whose name are the accounts opened?”",
    weak="“Leave it all to me”",
    middling="Some notes",
    strong="Training, a playbook, logins ours",
    axis=Axis.REPUTATION,
    must=True,
    criteria=("C52",),
)
REFERENCES = Question(
    key="references",
    ask="“Two clients I may ring about your numbers. What will they say your figure was?”",
    short="References",
    kind=Table(
        Reference,
        (
            Column("who", "Who can be rung", Text(limit=1_000), "name, firm, number", 1, 4),
            Column("relation", "Relation", Text(limit=500), "client 2024–2026", 1, 3),
            Column("independent", "Independent?", YesNo("Yes", "Family, friend or staff"), line=1, width=3),
            Column("about", "About which figure", Text(limit=500), "sales from the list", 2, 3),
            Column("expected", "Candidate expects", Figure(), "76", 2, 2),
            Column("heard", "Client said", Figure(), "74", 2, 2),
            Column("outcome", "What came of it", Choice(ReferenceOutcome), line=2, width=4),
        ),
        noun="reference",
    ),
    why="Praise by hand-picked people says little. A figure named twice, independently, says a lot.",
    probe="“May I ring this week?”",
    axis=Axis.REPUTATION,
    must=True,
    criteria=("C51",),
)
ANSWERED_FOR = Question(
    key="answered_for",
    ask="“Was there ever a number you had to reach yourself: in a firm of your own, or one that somebody set you?”",
    short="Answered for a number",
    kind=Choice(Answered),
    why="Somebody who carried a number knows what yours feel like. It is a plus; the lack of it holds nobody back.",
    probe="“For how many years, and how did it end?”",
    axis=Axis.REPUTATION,
    criteria=("C09",),
)
SKILL_FROM = Question(
    key="skill_from",
    ask="“Where did you learn this work?”",
    short="Skill learnt from",
    kind=Ticks(SkillFrom),
    why="Knowing the buttons is not knowing the trade. Work that somebody paid for teaches what does not sell.",
    probe="“What did the first paying client teach you?”",
    axis=Axis.REPUTATION,
    criteria=("C38",),
)
STOPPED = Question(
    key="stopped_doing",
    ask="“Which habit of your trade have you dropped this last year, and what told you to?”",
    short="Given up",
    kind=Marks(),
    why="Platforms change. Somebody who looks at results gives things up.",
    probe="“When was that, and what was the number?”",
    weak="Nothing",
    middling="Something, without date or number",
    strong="Something, with the date and the number that fell",
    axis=Axis.REPUTATION,
    criteria=("C34",),
)
LEARNT = Question(
    key="learnt",
    ask="“Name something you could not do three months ago. For whom have you done it since?”",
    short="Learnt and used",
    kind=Marks(),
    why="Reading is easy. Use for a client shows whether it was understood.",
    probe="“Did it work?”",
    weak="Nothing, or only news",
    middling="Learnt, not used yet",
    strong="Learnt, used for a client, and what came of it",
    axis=Axis.REPUTATION,
    criteria=("C62",),
)
FIX_FIRST = Question(
    key="fix_first",
    ask="“What should we put right in our own house before we pay you a penny?”",
    short="To put right first",
    kind=Marks(),
    why="Somebody who tells you an unpleasant truth before being hired will tell you the next one too.",
    probe="“And if we do not?”",
    weak="“Nothing, you are wonderful”",
    middling="Something small or general",
    strong="Something that hurts, seen with their own eyes",
    axis=Axis.REPUTATION,
    criteria=("C45",),
)
TROUBLE = Question(
    key="account_trouble",
    ask="“When did a platform, or the public, last turn against an account of yours? What did you do?”",
    short="Trouble with an account",
    kind=Choice(Trouble),
    why="It happens to good people. What counts is that it is told, and what was done then.",
    probe="“Who told the client?”",
    axis=Axis.TRUST,
    criteria=("C43",),
)
PUBLIC_SAMPLE = Question(
    key="public_sample",
    ask="“May I look through the public pages you run for work? I shall read the last twenty posts.”",
    short="Last twenty posts",
    kind=Table(
        PublicSample,
        (
            Column("account", "Which page", Text(limit=500), "the address", 1, 4),
            Column("seen_on", "Seen on", Day(), "12 Nov 2026", 1, 3),
            Column("relevant", "Of 20, to the point", Count("posts"), "16", 1, 3),
            Column("off_topic", "Of 20, off the topic", Count("posts"), "1", 1, 3),
        ),
        noun="page",
    ),
    why="Fifteen to the point and two off it are good. Look at public pages only, and never ask for a way in.",
    probe="“Which of these twenty would you take back?”",
    axis=Axis.PLAN,
    criteria=("C63", "C64"),
)
FOOTPRINT = Question(
    key="footprint",
    ask="What their public work pages show, when you look them up yourself",
    short="Public work pages",
    kind=Ticks(Footprint),
    why="Customers will look as you do. How popular the pages are does not matter.",
    axis=Axis.REPUTATION,
    aloud=False,
    criteria=("C72",),
)
