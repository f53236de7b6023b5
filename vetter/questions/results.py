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

SECTION = Section(
    key="results",
    title="Business results",
    intro="The heart of the talk. How many, out of how many, did what, between which dates, and how do we know?",
)

BASES = (
    Base.VISITORS, Base.LIST, Base.LEADS, Base.CLICKS, Base.AD_CLICKS, Base.REACHED, Base.IMPRESSIONS,
    Base.VIEWS, Base.FOLLOWERS, Base.BUYERS,
)  # fmt: skip


_CONVERSION = Table(
    Conversion,
    (
        Column("count", "How many", Count(), "38", 1, 2),
        Column("out_of", "Out of", Count(), "2,900", 1, 2),
        Column("base", "Of what", Choice(Base, BASES), line=1, width=4),
        Column("action", "Did what", Choice(Action), line=1, width=3),
        Column("platform", "Where", Choice(Platform), line=1, width=3),
        *DATED,
        Column("percent", "Only a percentage?", Percent(), "5 %", 3, 2),
        Column("sales", "Credited sales, if told", Amount(), "3,400", 3, 2),
        Column("client", "For whom", Text(limit=300), line=3, width=3),
        Column("owner_picked", "Picked by you?", YesNo(), line=3, width=2),
    ),
    noun="result",
    check=runs_forward,
)

CONVERSIONS = Question(
    key="conversions",
    ask="“Give me one result: how many people, out of how many, did what, between which dates?”",
    short="One result",
    kind=_CONVERSION,
    why="A count and its base can be checked and compared. “About ten per cent” cannot: ten per cent of what?",
    probe="“Out of how many? And may we open the report together?”",
    axis=Axis.RESULTS,
    must=True,
    criteria=("C01",),
)
OFFERS = Question(
    key="offers",
    ask="“Your last three offers, in order, the worst included: shown to how many, bought by how many?”",
    short="Last three offers",
    kind=_CONVERSION,
    why="Everybody has one good story. Three in a row, with a poor one among them, show what is usual.",
    probe="“And the one before that?”",
    axis=Axis.RESULTS,
    must=True,
    criteria=("C02",),
)
MONEY = Question(
    key="money",
    ask="“Which client made money from you: how much, at what cost to them, over how long, and how do you know it was you?”",
    short="Money for clients",
    kind=Table(
        ClientMoney,
        (
            Column("client", "Client", Text(limit=300), line=1, width=3),
            Column("revenue", "Revenue credited to the work", Amount(), "6,460", 1, 3),
            Column("cost", "Fee, ads and tools", Amount(), "1,500", 1, 2),
            Column("margin", "Left of each sale", Percent(), "60 %", 1, 2),
            Column("savings", "Service cost saved", Amount(), "0", 1, 2),
            *DATED,
            Column("held_out", "Tested against a group left alone?", YesNo(), line=3, width=3),
            Column("attribution", "How it was credited", Text(limit=1_000), "code, tracked link, till, guess", 3, 4),
        ),
        noun="client",
        check=earned_soundly,
    ),
    why="Revenue without cost says nothing. What is left after fee, ads and tools is what a client gains.",
    probe="“What did that client pay in all, you and the ads together?”",
    axis=Axis.RESULTS,
    must=True,
    criteria=("C07", "C48", "C49"),
)
RECORD = Question(
    key="record",
    ask="“How many clients in all; for how many can you name a result; how many failed?”",
    short="Clients in all",
    kind=Table(
        ClientRecord,
        (
            Column("total", "Clients in all", Count("clients"), line=1, width=3),
            Column("with_result", "With a result to name", Count("clients"), line=1, width=3),
            Column("failed", "That did not work out", Count("clients"), line=1, width=3),
        ),
        noun="record",
        single=True,
    ),
    why="It shows how much was picked out to be told. Somebody who names failures can be believed more easily.",
    probe="“What went wrong with one of those?”",
    axis=Axis.RESULTS,
    must=True,
    criteria=("C22",),
)
REFERRALS = Question(
    key="referrals",
    ask="“How many clients or customers came on the word of somebody who saw your results? Out of how many? Who can be rung?”",
    short="Referrals",
    kind=Table(
        Referral,
        (
            Column("came", "Came on somebody's word", Count(), "4", 1, 3),
            Column("out_of", "Out of how many in all", Count(), "18", 1, 3),
            Column("ring", "Who can be rung", Text(limit=1_000), "name and number", 1, 4),
            *DATED,
        ),
        noun="referrals",
        check=runs_forward,
    ),
    why="People who saw results and send others are hard to invent, if one of them can be rung.",
    probe="“Which of them may I ring, and what will they say they saw?”",
    axis=Axis.RESULTS,
    must=True,
    criteria=("C47", "C50"),
)
NUMBERS = Question(
    key="numbers",
    ask="Other numbers that came up: followers, reach, clicks, visits, orders …",
    short="Other numbers",
    kind=Table(
        OtherNumber,
        (
            Column("number", "How many", Figure(), "61,000", 1, 2),
            Column("what", "Of what", Choice(Number), line=1, width=4),
            Column("platform", "Where", Choice(Platform), line=1, width=3),
            *DATED,
        ),
        noun="number",
        check=runs_forward,
    ),
    why="Vetter holds the numbers against each other: sales cannot exceed visits, nor visits what the clicks allow.",
    axis=Axis.RESULTS,
    kit=Kit.STANDARD,
    aloud=False,
    criteria=("C12", "C15", "C77"),
)
THOUSAND = Question(
    key="thousand",
    ask="“Turn 1,000 new followers into money for us. Numbers, please.”",
    short="1,000 followers to money",
    kind=Table(
        Thousand,
        (
            Column("reached", "See a post", Count(), line=1, width=2),
            Column("clicks", "Click", Count(), line=1, width=2),
            Column("leads", "Ask", Count(), line=1, width=2),
            Column("sales", "Buy", Count(), line=1, width=2),
            Column("profit", "Left for us", Amount(), line=1, width=2),
        ),
        noun="chain",
        single=True,
    ),
    why="Somebody who works for results has done this sum before and is careful with it.",
    probe="“Which of these steps are you least sure of?”",
    must=True,
    criteria=("C40",),
)
