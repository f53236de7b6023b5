"""Trust and method: what is given before anything is asked, and how people are spoken to."""

from __future__ import annotations

from vetter.kinds import Marks, Text
from vetter.questions.model import Axis, Question, Section

SECTION = Section(
    key="trust",
    title="Trust and method",
    intro="People buy from those they trust. Listen for what is given before anything is asked.",
)

LADDER = Question(
    key="T1",
    ask="“From stranger to buyer: what are your steps?”",
    short="Steps to a buyer",
    kind=Marks(),
    why="Trust grows in steps. Each should give something before it asks, and show a sign that it worked.",
    probe="“What do they get at that step? How do you know they took it?”",
    weak="Step one is the offer",
    middling="Gives once, then asks",
    strong="Gives before each ask, with a sign for each step",
    axis=Axis.TRUST,
    must=True,
    criteria=("C57", "C82"),
)
FIRST_MESSAGE = Question(
    key="T2",
    ask="“Please write, now, the first private message to somebody who liked one of our posts.”",
    short="First message",
    kind=Marks(),
    why="How strangers are written to in your name. A first message that sells is an intrusion.",
    weak="A pitch, a link, pressure",
    middling="Polite, but about us",
    strong="About them, specific, asks for nothing",
    axis=Axis.TRUST,
    must=True,
    criteria=("C59",),
)
COMPLAINT = Question(
    key="T3",
    ask="“A customer complains in public at nine in the evening. What happens?”",
    short="Public complaint",
    kind=Marks(),
    why="Everybody reads how you treat one unhappy customer.",
    probe="“Who tells me, and when?”",
    weak="Deletes or ignores it",
    middling="Answers the next day",
    strong="Time, tone, you are told, solved, closed in public",
    axis=Axis.TRUST,
    criteria=("C46",),
)
TWO_QUESTIONS = Question(
    key="T4",
    ask="“For each of your platforms: what does it add for followers, and is there trust before the ask?”",
    short="Adds value, earns trust",
    kind=Marks(),
    why="Two plain questions for each platform. One honest “not yet” is a good sign.",
    probe="“An example, please.”",
    weak="No answer for the main platform",
    middling="Yes, without an example",
    strong="An example for each and one honest “not yet”",
    axis=Axis.TRUST,
    criteria=("C92", "C93"),
)
RUDE_COMMENT = Question(
    key="rude_comment",
    ask="“Please answer this rude comment now, as if for us: ‘Overpriced rubbish, and nobody even replies.’”",
    short="Answer to a rude comment",
    kind=Text(lines=3, limit=4_000),
    why="A small test of tact. Keep their words; they are printed, not scored.",
    must=True,
    criteria=("C58",),
)
