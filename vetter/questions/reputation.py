"""Reputation: who sent the candidate, what stays in the house, and who can be rung."""

from __future__ import annotations

from vetter.domain.claims import Reference, ReferenceOutcome
from vetter.kinds import Choice, Column, Figure, Marks, Table, Text, YesNo
from vetter.questions.model import Axis, Question, Section

SECTION = Section(
    key="reputation",
    title="Reputation",
    intro="A reference is asked for a number, not for praise. Write down what the candidate expects it to be first.",
)

SENT_BY = Question(
    key="K1",
    ask="“Who sent you to us, and what did they see you do?”",
    short="Sent by",
    kind=Marks(),
    why="A paying client who saw results and sends somebody is the best advertisement there is.",
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
