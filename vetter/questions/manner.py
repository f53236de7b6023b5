"""How people are spoken to, in your name: more tests done on the spot, conversations, comments, tone."""

from __future__ import annotations

from vetter.domain.working import CommentRule, CommentRules, PlannedPost, PostPurpose
from vetter.kinds import Choice, Column, Marks, Table, Text
from vetter.questions.model import Axis, Question
from vetter.tongue import tr

TWO_TONES = Question(
    key="two_tones",
    ask=tr("“Please write this reply anew, once warmly and once soberly: ‘Not our fault. Read the label.’”"),
    short=tr("One reply in two tones"),
    kind=Marks(),
    why=tr("On a screen nobody hears the voice. Words alone must carry the tone."),
    probe=tr("“To whom would you send which?”"),
    weak=tr("Both cold, or both sweet"),
    middling=tr("One of them fits"),
    strong=tr("Both fit, and both say what happens next"),
    axis=Axis.TRUST,
    live=True,
    criteria=("C73",),
)
ONLY_OURS = Question(
    key="only_ours",
    ask=tr("“Tell me one post that no other firm could make, because it is ours.”"),
    short=tr("A post only we could make"),
    kind=Marks(),
    why=tr("What any rival could post as well sets nobody apart."),
    probe=tr("“Why could the shop across the street not post it?”"),
    weak=tr("A post for anybody of the trade"),
    middling=tr("Ours by name only"),
    strong=tr("Ours by what we know, do or have"),
    axis=Axis.TRUST,
    live=True,
    criteria=("C75",),
)
WEEK = Question(
    key="week_of_posts",
    ask=tr("“Seven days, seven posts for us: what would they be, and what would each be for?”"),
    short=tr("A week of posts"),
    kind=Table(
        PlannedPost,
        (
            Column("post", tr("The post"), Text(limit=1_000), tr("how we choose our suppliers"), 1, 5),
            Column("purpose", tr("What it is there for"), Choice(PostPurpose), line=1, width=4),
        ),
        noun=tr("post"),
    ),
    why=tr("A good week mixes, and six in ten posts are of use to somebody. Offers alone are an advertising sheet."),
    probe=tr("“Which of these would you drop if there were time for three?”"),
    axis=Axis.TRUST,
    live=True,
    criteria=("C66",),
)
CONVERSATION = Question(
    key="conversation",
    ask=tr("“Please find me a thread of yours in which customers answered, and you answered again.”"),
    short=tr("A conversation, shown"),
    kind=Marks(),
    why=tr("Announcing is not talking. A thread with answers to answers shows that somebody was there."),
    probe=tr("“How long did the first answer take?”"),
    weak=tr("Announcements only"),
    middling=tr("Answers with a set phrase"),
    strong=tr("Question and answer more than once, in a human tone"),
    axis=Axis.TRUST,
    criteria=("C42",),
)
POLITICS = Question(
    key="politics",
    ask=tr("“A good customer starts a quarrel about politics on our page. What do you do?”"),
    short=tr("A quarrel on our page"),
    kind=Marks(),
    why=tr("Your page is for your trade. The rule must be the same for a good customer and for a stranger."),
    probe=tr("“And if it were somebody who never bought?”"),
    weak=tr("Joins in, or lets it run"),
    middling=tr("Deletes it without a word"),
    strong=tr("Polite and short, ends it, the same for everybody"),
    axis=Axis.TRUST,
    criteria=("C65", "C69"),
)
COMMENT_RULES = Question(
    key="comment_rules",
    ask=tr("“What do you do with a comment that is beside the point, one that is abusive, and one that criticises us?”"),
    short=tr("Rule for comments"),
    kind=Table(
        CommentRules,
        (
            Column("irrelevant", tr("Beside the point"), Choice(CommentRule), line=1, width=3),
            Column("abusive", tr("Abusive"), Choice(CommentRule), line=1, width=3),
            Column("critical", tr("Criticises us"), Choice(CommentRule), line=1, width=3),
        ),
        noun=tr("rule"),
        single=True,
    ),
    why=tr("Abuse may go. Criticism that is hidden from readers is soon hidden from you."),
    probe=tr("“Would I hear of the critical one?”"),
    axis=Axis.TRUST,
    criteria=("C70",),
)
ANSWERS = Question(
    key="answers_given",
    ask=tr("“Somebody asks us something online. How soon is it answered, by whom, and what may that person promise?”"),
    short=tr("Questions answered"),
    kind=Marks(),
    why=tr("A question left open is a sale left open, and a wrong promise is yours to keep."),
    probe=tr("“And on a Sunday?”"),
    weak=tr("“When I see it”"),
    middling=tr("Within a day, limits not thought of"),
    strong=tr("Within a day, a named person, what may be said, who is asked otherwise"),
    axis=Axis.TRUST,
    criteria=("C90",),
)
