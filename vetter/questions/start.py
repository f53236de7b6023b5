"""Before the first question: who is interviewed, when, and who listens."""

from __future__ import annotations

from vetter.domain.claims import Industry
from vetter.kinds import Choice, Count, Day, Text
from vetter.questions.model import Question, Section

SECTION = Section(
    key="start",
    title="Who and when",
    intro="For you alone. Say at the start that figures will be checked: it is fair, and it makes answers more exact.",
)

NAME = Question(
    key="name",
    ask="Name of the candidate",
    short="Candidate",
    kind=Text(limit=300),
    why="So that you find this interview again. The name has no effect on the verdict.",
    aloud=False,
)
CONTACT = Question(
    key="contact",
    ask="E-mail, telephone or account name",
    short="Contact",
    kind=Text(limit=300),
    why="So that you recognise the candidate when the two of you talk again.",
    aloud=False,
)
HELD_ON = Question(
    key="held_on",
    ask="Day of the interview",
    short="Interview of",
    kind=Day(),
    why="A verdict speaks of what was claimed and shown on one day.",
    aloud=False,
)
TRADE = Question(
    key="trade",
    ask="Your trade",
    short="Trade",
    kind=Choice(Industry),
    why="Where a benchmark exists for your trade, it is used before the general one.",
    aloud=False,
)
SECOND_LISTENER = Question(
    key="second_listener",
    ask="Somebody who listens with you",
    short="Second listener",
    kind=Text(limit=300),
    why="Two people who mark on their own are more reliable than one. With a name here, each answer takes two marks.",
    aloud=False,
)
MONTHS_WORKING = Question(
    key="months_working",
    ask="“For how many months have you been paid for this work?”",
    short="Months of paid work",
    kind=Count("months"),
    why="Somebody new cannot have much to show. Vetter looks for a small, checked result instead.",
)
