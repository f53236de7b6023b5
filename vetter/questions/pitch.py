"""What the candidate offers before being asked: the pasted bio, and the numbers bragged of, in order."""

from __future__ import annotations

from vetter.domain.claims import Metric, Platform, Said
from vetter.domain.evidence import Evidence
from vetter.kinds import Choice, Column, Figure, Table, Text, YesNo
from vetter.questions.model import Axis, Question, Section

SECTION = Section(
    key="pitch",
    title="Their pitch",
    intro="Let the candidate begin. Note every number as it comes, in the order it comes.",
)

SAID = Question(
    key="said",
    ask="“Tell me about your work.” Then listen, and note each number as it is volunteered.",
    short="Volunteered, in order",
    kind=Table(
        Said,
        (
            Column("words", "In their words", Text(limit=2_000), "“I have a hundred thousand followers.”", 1, 5),
            Column("number", "How many", Figure(), "100k", 1, 2),
            Column("metric", "A number about", Choice(Metric), line=2, width=3),
            Column("platform", "Where", Choice(Platform), line=2, width=3),
            Column("evidence", "Shown by", Choice(Evidence), line=2, width=3),
            Column("complete", "With base and dates?", YesNo(), line=2, width=3),
        ),
        noun="boast",
    ),
    why="What somebody is proud of first tells what they work for. Followers, likes and views pay no bill.",
    axis=Axis.VANITY,
    must=True,
    criteria=("C03", "C04", "C11"),
)
PROUDEST = Question(
    key="proudest",
    ask="“What are you proudest of last year?”",
    short="Proudest of",
    kind=Choice(Metric),
    why="Whether the first thing named is what a client gained, or how large an audience grew.",
    probe="“And what did it bring the client?”",
    must=True,
    criteria=("C10",),
)
BIO = Question(
    key="bio",
    ask="Paste how they describe themselves: profile, first line of the CV, brochure",
    short="In their own words",
    kind=Text(lines=4, limit=20_000),
    why="Titles such as guru, ninja or “#1” stand where results should. The words are quoted, nothing is scored.",
    must=True,
    aloud=False,
    criteria=("C37",),
)
