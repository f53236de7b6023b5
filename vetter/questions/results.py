"""Business results: conversions with their base, money for earlier clients, referrals, other numbers claimed."""

from __future__ import annotations

from vetter.domain.claims import (
    Action,
    ClientMoney,
    ClientRecord,
    Conversion,
    Number,
    OtherNumber,
    Platform,
    Referral,
    Thousand,
)
from vetter.domain.quantities import Base
from vetter.kinds import Amount, Choice, Column, Count, Figure, Percent, Table, Text, YesNo
from vetter.questions.columns import DATED, earned_soundly, runs_forward
from vetter.questions.model import Axis, Kit, Question, Section
from vetter.tongue import tr

SECTION = Section(
    key="results",
    title=tr("Business results"),
    intro=tr("The heart of the talk. How many, out of how many, did what, between which dates, and how do we know?"),
)

BASES = (
    Base.VISITORS, Base.LIST, Base.LEADS, Base.CLICKS, Base.AD_CLICKS, Base.REACHED, Base.IMPRESSIONS,
    Base.VIEWS, Base.FOLLOWERS, Base.BUYERS,
)  # fmt: skip


_CONVERSION = Table(
    Conversion,
    (
        Column("count", tr("How many"), Count(), "38", 1, 2),
        Column("out_of", tr("Out of"), Count(), "2,900", 1, 3),
        Column("base", tr("Of what"), Choice(Base, BASES), line=1, width=4),
        Column("action", tr("Did what"), Choice(Action), line=1, width=3),
        Column("platform", tr("Where"), Choice(Platform), line=1, width=3),
        *DATED,
        Column("percent", tr("Only a percentage?"), Percent(), "5 %", 3, 2, spared_by=("count", "out_of")),
        Column("sales", tr("Credited sales, if told"), Amount(), "3,400", 3, 2),
        Column("client", tr("For whom"), Text(limit=300), line=3, width=3),
        Column("owner_picked", tr("Picked by you?"), YesNo(), line=3, width=2),
    ),
    noun=tr("result"),
    check=runs_forward,
)

CONVERSIONS = Question(
    key="conversions",
    ask=tr("“Give me one result: how many people, out of how many, did what, between which dates?”"),
    short=tr("One result"),
    kind=_CONVERSION,
    why=tr("A count and its base can be checked and compared. “About ten per cent” cannot: ten per cent of what?"),
    probe=tr("“Out of how many? And may we open the report together?”"),
    axis=Axis.RESULTS,
    must=True,
    criteria=("C01",),
)
OFFERS = Question(
    key="offers",
    ask=tr("“Your last three offers, in order, the worst included: shown to how many, bought by how many?”"),
    short=tr("Last three offers"),
    kind=_CONVERSION,
    why=tr("Everybody has one good story. Three in a row, with a poor one among them, show what is usual."),
    probe=tr("“And the one before that?”"),
    axis=Axis.RESULTS,
    must=True,
    criteria=("C02",),
)
MONEY = Question(
    key="money",
    ask=tr("“Which client made money from you: how much, at what cost to them, over how long, and how do you know it was you?”"),
    short=tr("Money for clients"),
    kind=Table(
        ClientMoney,
        (
            Column("client", tr("Client"), Text(limit=300), line=1, width=3),
            Column("revenue", tr("Revenue credited to the work"), Amount(), "6,460", 1, 3),
            Column("cost", tr("Fee, ads and tools"), Amount(), "1,500", 1, 2),
            Column("margin", tr("Left of each sale"), Percent(), "60 %", 1, 2),
            Column("savings", tr("Service cost saved"), Amount(), "0", 1, 2),
            *DATED,
            Column("held_out", tr("Tested against a group left alone?"), YesNo(), line=3, width=3),
            Column("attribution", tr("How it was credited"), Text(limit=1_000), tr("code, tracked link, till, guess"), 3, 4),
        ),
        noun=tr("client"),
        check=earned_soundly,
    ),
    why=tr("Revenue without cost says nothing. What is left after fee, ads and tools is what a client gains."),
    probe=tr("“What did that client pay in all, you and the ads together?”"),
    axis=Axis.RESULTS,
    must=True,
    criteria=("C07", "C48", "C49"),
)
RECORD = Question(
    key="record",
    ask=tr("“How many clients in all; for how many can you name a result; how many failed?”"),
    short=tr("Clients in all"),
    kind=Table(
        ClientRecord,
        (
            Column("total", tr("Clients in all"), Count(tr("clients")), line=1, width=3),
            Column("with_result", tr("With a result to name"), Count(tr("clients")), line=1, width=3),
            Column("failed", tr("That did not work out"), Count(tr("clients")), line=1, width=3),
        ),
        noun=tr("record"),
        single=True,
    ),
    why=tr("It shows how much was picked out to be told. Somebody who names failures can be believed more easily."),
    probe=tr("“What went wrong with one of those?”"),
    axis=Axis.RESULTS,
    must=True,
    criteria=("C22",),
)
REFERRALS = Question(
    key="referrals",
    ask=tr("“How many clients or customers came on the word of somebody who saw your results? Out of how many? Who can be rung?”"),
    short=tr("Referrals"),
    kind=Table(
        Referral,
        (
            Column("came", tr("Came on somebody's word"), Count(), "4", 1, 3),
            Column("out_of", tr("Out of how many in all"), Count(), "18", 1, 3),
            Column("ring", tr("Who can be rung"), Text(limit=1_000), tr("name and number"), 1, 4),
            *DATED,
        ),
        noun=tr("period"),
        check=runs_forward,
    ),
    why=tr("People who saw results and send others are hard to invent, if one of them can be rung."),
    probe=tr("“Which of them may I ring, and what will they say they saw?”"),
    axis=Axis.RESULTS,
    must=True,
    criteria=("C47", "C50"),
)
NUMBERS = Question(
    key="numbers",
    ask=tr("Other numbers that came up: followers, reach, clicks, visits, orders …"),
    short=tr("Other numbers"),
    kind=Table(
        OtherNumber,
        (
            Column("number", tr("How many"), Figure(), "61,000", 1, 2),
            Column("what", tr("Of what"), Choice(Number), line=1, width=4),
            Column("platform", tr("Where"), Choice(Platform), line=1, width=3),
            *DATED,
        ),
        noun=tr("number"),
        check=runs_forward,
    ),
    why=tr("Vetter holds the numbers against each other: sales cannot exceed visits, nor visits what the clicks allow."),
    axis=Axis.RESULTS,
    kit=Kit.STANDARD,
    aloud=False,
    criteria=("C12", "C15", "C77"),
)
THOUSAND = Question(
    key="thousand",
    ask=tr("“Turn 1,000 new followers into money for us. Numbers, please.”"),
    short=tr("1,000 followers to money"),
    kind=Table(
        Thousand,
        (
            Column("reached", tr("See a post"), Count(), line=1, width=2),
            Column("clicks", tr("Click"), Count(), line=1, width=2),
            Column("leads", tr("Ask"), Count(), line=1, width=2),
            Column("sales", tr("Buy"), Count(), line=1, width=2),
            Column("profit", tr("Left for us"), Amount(), line=1, width=2),
        ),
        noun=tr("chain"),
        single=True,
    ),
    why=tr("Somebody who works for results has done this sum before and is careful with it."),
    probe=tr("“Which of these steps are you least sure of?”"),
    must=True,
    criteria=("C40",),
)
