"""Audience quality: who the buyers are, how many of a crowd are real, and who stands in front of them."""

from __future__ import annotations

from vetter.domain.labelled import Labelled
from vetter.kinds import Marks, Series, Ticks
from vetter.questions.model import Axis, Question, Section

SECTION = Section(
    key="audience",
    title="Audience",
    intro="One right contact can be worth more than a thousand passers-by. Mark each answer by the examples given.",
)


class Built(Labelled):
    """How an audience was gathered."""

    CONTENT = "content", "Useful posts"
    REFERRAL = "referral", "Word of mouth"
    SEARCH = "search", "Found by search"
    ADS = "ads", "Advertising"
    EVENTS = "events", "Events"
    GIVEAWAYS = "giveaways", "Give-aways"
    FOLLOW_BACK = "follow_back", "Follow and be followed back"
    PODS = "pods", "Groups that like each other's posts"
    BOUGHT = "bought", "Bought followers"


BUYER = Question(
    key="A1",
    ask="“Describe our buyer, and somebody who stands in front of our buyers.”",
    short="Knows the buyer",
    kind=Marks(),
    why="Without a clear buyer, any crowd will do, and any crowd will not pay.",
    probe="“Where would you meet that person?”",
    weak="“Everyone”",
    middling="The right group, nobody who leads to it",
    strong="Both right, and where they are found",
    axis=Axis.AUDIENCE,
    criteria=("C25",),
)
REAL_SHARE = Question(
    key="A2",
    ask="“What share of your last audience was dead, robots or mockers, and how do you know?”",
    short="Knows what is not real",
    kind=Marks(),
    why="Every large account has some. Somebody who has looked can say how many and what was done.",
    probe="“Which tool said so, and on which day?”",
    weak="“All of them are real”",
    middling="A guess with a reason",
    strong="A figure, the tool, the day, what was done",
    axis=Axis.AUDIENCE,
    must=True,
    criteria=("C12", "C13"),
)
FIVE_GROUPS = Question(
    key="A3",
    ask="“Name five accounts or groups whose members buy from firms like ours.”",
    short="Knows where buyers gather",
    kind=Marks(),
    why="It shows whether our trade was looked at before this talk.",
    probe="“Why that one?”",
    weak="Celebrities",
    middling="Two or three that fit",
    strong="Four or five you can check, with a reason each",
    axis=Axis.AUDIENCE,
    criteria=("C27", "C29"),
)
BEST_CONTACT = Question(
    key="A4",
    ask="“Tell me about the single contact that brought most business.”",
    short="The best contact",
    kind=Marks(),
    why="Quality of contact beats count. A good answer has a person, a path and a value.",
    probe="“How did you meet, and how long did it take?”",
    weak="How many followers somebody has",
    middling="A name without a value",
    strong="Who, by which path, what it was worth, how long it took",
    axis=Axis.AUDIENCE,
    criteria=("C31",),
)
BUILT = Question(
    key="built",
    ask="“How was your last audience built?”",
    short="Audience built by",
    kind=Ticks(Built),
    why="Bought followers and groups that like each other's posts make numbers without buyers. Bought ones stop the verdict.",
    probe="“And which of these brought the most?”",
    axis=Axis.AUDIENCE,
    must=True,
    criteria=("C17",),
)
LIKES = Question(
    key="likes",
    ask="Likes under the last twelve posts, one after the other",
    short="Likes, post by post",
    kind=Series(),
    why="Open the account together and read them off. People like some posts and not others; bought likes are all much alike.",
    axis=Axis.AUDIENCE,
    aloud=False,
    criteria=("C12",),
)
COMMENTS = Question(
    key="comments",
    ask="Comments under the same posts, in the same order",
    short="Comments, post by post",
    kind=Series(),
    why="Out of a hundred who like a post, usually a few write. Hardly any, or very many, is worth a question.",
    axis=Axis.AUDIENCE,
    aloud=False,
    criteria=("C13",),
)
GROWTH = Question(
    key="growth",
    ask="Followers day by day, as the account's own report shows them",
    short="Followers, day by day",
    kind=Series(1_000),
    why="An audience that grows by itself grows a little every day. A jump has a reason: ask which.",
    axis=Axis.AUDIENCE,
    aloud=False,
    criteria=("C16",),
)
