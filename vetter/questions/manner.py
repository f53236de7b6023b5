"""How people are spoken to, in your name: more tests done on the spot, conversations, comments, tone."""

from __future__ import annotations

from vetter.domain.working import CommentRule, CommentRules, PlannedPost, PostPurpose
from vetter.kinds import Choice, Column, Marks, Table, Text
from vetter.questions.model import Axis, Question

TWO_TONES = Question(
    key="two_tones",
    ask="“Please write this reply anew, once warmly and once soberly: ‘Not our fault. Read the label.’”",
    short="One reply in two tones",
    kind=Marks(),
    why="On a screen nobody hears the voice. Words alone must carry the tone.",
    probe="“To whom would you send which?”",
    weak="Both cold, or both sweet",
    middling="One of them fits",
    strong="Both fit, and both say what happens next",
    axis=Axis.TRUST,
    live=True,
    criteria=("C73",),
)
ONLY_OURS = Question(
    key="only_ours",
    ask="“Tell me one post that no other firm could make, because it is ours.”",
    short="A post only we could make",
    kind=Marks(),
    why="What any rival could post as well sets nobody apart.",
    probe="“Why could the shop across the street not post it?”",
    weak="A post for anybody of the trade",
    middling="Ours by name only",
    strong="Ours by what we know, do or have",
    axis=Axis.TRUST,
    live=True,
    criteria=("C75",),
)
WEEK = Question(
    key="week_of_posts",
    ask="“Seven days, seven posts for us: what would they be, and what would each be for?”",
    short="A week of posts",
    kind=Table(
        PlannedPost,
        (
            Column("post", "The post", Text(limit=1_000), "how we choose our suppliers", 1, 5),
            Column("purpose", "What it is there for", Choice(PostPurpose), line=1, width=4),
        ),
        noun="post",
    ),
    why="A good week mixes, and six in ten posts are of use to somebody. Offers alone are an advertising sheet.",
    probe="“Which of these would you drop if there were time for three?”",
    axis=Axis.TRUST,
    live=True,
    criteria=("C66",),
)
CONVERSATION = Question(
    key="conversation",
    ask="“Please find me a thread of yours in which customers answered, and you answered again.”",
    short="A conversation, shown",
    kind=Marks(),
    why="Announcing is not talking. A thread with answers to answers shows that somebody was there.",
    probe="“How long did the first answer take?”",
    weak="Announcements only",
    middling="Answers with a set phrase",
    strong="Question and answer more than once, in a human tone",
    axis=Axis.TRUST,
    criteria=("C42",),
)
POLITICS = Question(
    key="politics",
    ask="“A good customer starts a quarrel about politics on our page. What do you do?”",
    short="A quarrel on our page",
    kind=Marks(),
    why="Your page is for your trade. The rule must be the same for a good customer and for a stranger.",
    probe="“And if it were somebody who never bought?”",
    weak="Joins in, or lets it run",
    middling="Deletes it without a word",
    strong="Polite and short, ends it, the same for everybody",
    axis=Axis.TRUST,
    criteria=("C65", "C69"),
)
COMMENT_RULES = Question(
    key="comment_rules",
    ask="“What do you do with a comment that is beside the point, one that is abusive, and one that criticises us?”",
    short="Rule for comments",
    kind=Table(
        CommentRules,
        (
            Column("irrelevant", "Beside the point", Choice(CommentRule), line=1, width=3),
            Column("abusive", "Abusive", Choice(CommentRule), line=1, width=3),
            Column("critical", "Criticises us", Choice(CommentRule), line=1, width=3),
        ),
        noun="rule",
        single=True,
    ),
    why="Abuse may go. Criticism that is hidden from readers is soon hidden from you.",
    probe="“Would I hear of the critical one?”",
    axis=Axis.TRUST,
    criteria=("C70",),
)
ANSWERS = Question(
    key="answers_given",
    ask="“Somebody asks us something online. How soon is it answered, by whom, and what may that person promise?”",
    short="Questions answered",
    kind=Marks(),
    why="A question left open is a sale left open, and a wrong promise is yours to keep.",
    probe="“And on a Sunday?”",
    weak="“When I see it”",
    middling="Within a day, limits not thought of",
    strong="Within a day, a named person, what may be said, who is asked otherwise",
    axis=Axis.TRUST,
    criteria=("C90",),
)
