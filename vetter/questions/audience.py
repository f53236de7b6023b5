"""Audience quality: who the buyers are, how many of a crowd are real, and who stands in front of them."""

from __future__ import annotations

from vetter.domain.labelled import Labelled
from vetter.domain.working import FollowersSeen, ShareShown, ShareSource
from vetter.kinds import Choice, Column, Count, Marks, Percent, Series, Slip, Table, Ticks
from vetter.questions.model import Axis, Kit, Question, Section
from vetter.tongue import tr

SECTION = Section(
    key="audience",
    title=tr("Audience"),
    intro=tr("One right contact can be worth more than a thousand passers-by. Mark each answer by the examples given."),
)


class Built(Labelled):
    """How an audience was gathered."""

    CONTENT = "content", tr("Useful posts")
    REFERRAL = "referral", tr("Word of mouth")
    SEARCH = "search", tr("Found by search")
    ADS = "ads", tr("Advertising")
    EVENTS = "events", tr("Events")
    GIVEAWAYS = "giveaways", tr("Give-aways")
    FOLLOW_BACK = "follow_back", tr("Follow and be followed back")
    PODS = "pods", tr("Groups that like each other's posts")
    BOUGHT = "bought", tr("Bought followers")


class Nearness(Labelled):
    """How near what drew an audience is to what the owner sells."""

    SAME = "same", tr("The same thing")
    NEIGHBOUR = "neighbour", tr("Next door to it")
    UNRELATED = "unrelated", tr("Something else")


_SHARE = Table(
    ShareShown,
    (
        Column("percent", tr("How large a part"), Percent(), "35 %", 1, 2),
        Column("source", tr("Where that was read"), Choice(ShareSource), line=1, width=4),
    ),
    noun=tr("share"),
    single=True,
)

BUYER = Question(
    key="A1",
    ask=tr("“Describe our buyer, and somebody who stands in front of our buyers.”"),
    short=tr("Knows the buyer"),
    kind=Marks(),
    why=tr("Without a clear buyer, any crowd will do, and any crowd will not pay."),
    probe=tr("“Where would you meet that person?”"),
    weak=tr("“Everyone”"),
    middling=tr("The right group, nobody who leads to it"),
    strong=tr("Both right, and where they are found"),
    axis=Axis.AUDIENCE,
    kit=Kit.STANDARD,
    criteria=("C25",),
)
REAL_SHARE = Question(
    key="A2",
    ask=tr("“What share of your last audience was dead, robots or mockers, and how do you know?”"),
    short=tr("Knows what is not real"),
    kind=Marks(),
    why=tr("Every large account has some. Somebody who has looked can say how many and what was done."),
    probe=tr("“Which tool said so, and on which day?”"),
    weak=tr("“All of them are real”"),
    middling=tr("A guess with a reason"),
    strong=tr("A figure, the tool, the day, what was done"),
    axis=Axis.AUDIENCE,
    must=True,
    criteria=("C12", "C13"),
)
FIVE_GROUPS = Question(
    key="A3",
    ask=tr("“Name five accounts or groups whose members buy from firms like ours.”"),
    short=tr("Knows where buyers gather"),
    kind=Marks(),
    why=tr("It shows whether our trade was looked at before this talk."),
    probe=tr("“Why that one?”"),
    weak=tr("Celebrities"),
    middling=tr("Two or three that fit"),
    strong=tr("Four or five you can check, with a reason each"),
    axis=Axis.AUDIENCE,
    kit=Kit.STANDARD,
    criteria=("C27", "C29"),
)
BEST_CONTACT = Question(
    key="A4",
    ask=tr("“Tell me about the single contact that brought most business.”"),
    short=tr("The best contact"),
    kind=Marks(),
    why=tr("Quality of contact beats count. A good answer has a person, a path and a value."),
    probe=tr("“How did you meet, and how long did it take?”"),
    weak=tr("How many followers somebody has"),
    middling=tr("A name without a value"),
    strong=tr("Who, by which path, what it was worth, how long it took"),
    axis=Axis.AUDIENCE,
    kit=Kit.STANDARD,
    criteria=("C31",),
)
BUILT = Question(
    key="built",
    ask=tr("“How was your last audience built?”"),
    short=tr("Audience built by"),
    kind=Ticks(Built),
    why=tr("Bought followers and groups that like each other's posts make numbers without buyers. Bought ones stop the verdict."),
    probe=tr("“And which of these brought the most?”"),
    axis=Axis.AUDIENCE,
    must=True,
    criteria=("C17",),
)
FITS_BUYER = Question(
    key="fits_buyer",
    ask=tr("“Of the people who follow you for your last client, what part could be buyers: right place, right age, right need?”"),
    short=tr("Part that could buy"),
    kind=_SHARE,
    why=tr("A crowd in another country buys nothing at a counter in ours. The platforms show where followers live."),
    probe=tr("“May I see the page that says so?”"),
    axis=Axis.AUDIENCE,
    criteria=("C14",),
)
LOCAL_VISITS = Question(
    key="local_visits",
    ask=tr("“Of the visits you brought, what part came from the client's own area or trade?”"),
    short=tr("Visits from the right place"),
    kind=_SHARE,
    why=tr("More visits help only if they are visits by people who can buy."),
    probe=tr("“Was that part growing or shrinking?”"),
    axis=Axis.AUDIENCE,
    criteria=("C91",),
)
TOPIC = Question(
    key="topic",
    ask=tr("“Why did most of those people begin to follow? Would they have any use for what we sell?”"),
    short=tr("What drew them"),
    kind=Choice(Nearness),
    why=tr("People gathered by jokes or prizes stay for jokes or prizes."),
    probe=tr("“What was the post that brought most of them?”"),
    axis=Axis.AUDIENCE,
    criteria=("C16",),
)
UNFOLLOWS = Question(
    key="unfollows",
    ask=tr("“What part of a list or following leaves you in a month, and what has changed that?”"),
    short=tr("Leaving in a month"),
    kind=Percent(),
    why=tr("Leaving takes one touch of a finger. Who watches it knows at once when posts begin to annoy."),
    probe=tr("“After which post did most of them go?”"),
    axis=Axis.AUDIENCE,
    criteria=("C60",),
)
QUALITY_TEST = Question(
    key="quality_test",
    ask=tr("“I show you two followers. How do you find out which one is worth more to us?”"),
    short=tr("Tells good from many"),
    kind=Marks(),
    why=tr("“Quality” is easily said. A test that can be made on one person shows that it means something."),
    probe=tr("“What would you look at first?”"),
    weak=tr("“We make quality content”"),
    middling=tr("A sign that helps, but no test"),
    strong=tr("A test one can repeat: fits the buyer, answers, has bought or sent a buyer"),
    axis=Axis.AUDIENCE,
    criteria=("C24",),
)
DAY_BEFORE = Question(
    key="day_before",
    ask=tr("“On the day before somebody buys from a firm like ours, what do they look at?”"),
    short=tr("The day before buying"),
    kind=Marks(),
    why=tr("Posts work when they meet a habit that is there already."),
    probe=tr("“How did you find that out?”"),
    weak=tr("A guess, or what the candidate does"),
    middling=tr("Sounds right, nobody was asked"),
    strong=tr("Known from figures or from asking buyers, and used"),
    axis=Axis.AUDIENCE,
    criteria=("C32",),
)
CONTACT_RULES = Question(
    key="contact_rules",
    ask=tr("“How do you decide which enquiry you answer first? Is it written down?”"),
    short=tr("Rules for enquiries"),
    kind=Marks(),
    why=tr("Without a rule the loudest is served first, not the one who buys."),
    probe=tr("“May I see that page?”"),
    weak=tr("By order, or by feeling"),
    middling=tr("A rule in the head, explained well"),
    strong=tr("A written rule, shown, with what each sign is worth"),
    axis=Axis.AUDIENCE,
    criteria=("C36",),
)
PARTNERS = Question(
    key="partners",
    ask=tr("“Which firm near us wants the same customers without being a rival, and what could we do together?”"),
    short=tr("Partners"),
    kind=Marks(),
    why=tr("Somebody else's trusted list can be worth more than a year of posting."),
    probe=tr("“What would that firm gain by it?”"),
    weak=tr("Nobody named"),
    middling=tr("A kind of firm, no plan"),
    strong=tr("A firm by name, what both give, what both get"),
    axis=Axis.AUDIENCE,
    criteria=("C28",),
)


def _more_unreal_than_seen(row: FollowersSeen) -> Slip | None:
    if row.looked_at is None or row.unreal is None or row.unreal <= row.looked_at:
        return None
    return Slip("unreal", tr("This is more than were looked at."))


FOLLOWERS_SEEN = Question(
    key="followers_seen",
    ask=tr("Followers looked at one by one"),
    short=tr("Followers looked at"),
    kind=Table(
        FollowersSeen,
        (
            Column("looked_at", tr("Looked at"), Count(tr("followers")), tr("200, from all over the list"), 1, 3),
            Column("unreal", tr("Three points or more"), Count(tr("followers")), "60", 1, 3),
        ),
        noun=tr("look"),
        single=True,
        check=_more_unreal_than_seen,
    ),
    why=tr(
        "Open the list of followers together and take every tenth or hundredth, not the newest. Points for each: follows ten times as "
        "many as follow back 3 (five times 1); has never posted 2 (once or twice 1); no picture 2; fewer than "
        "30 followers 1; a name that is "
        "a quarter digits 1; nothing about itself 1. From three points it is probably nobody who can be reached."
    ),
    axis=Axis.AUDIENCE,
    aloud=False,
    criteria=("C12",),
)
LIKES = Question(
    key="likes",
    ask=tr("Likes under the last twelve posts, one after the other"),
    short=tr("Likes of each post"),
    kind=Series(),
    why=tr("Open the account together and read them off. People like some posts and not others; bought likes are all much alike."),
    axis=Axis.AUDIENCE,
    aloud=False,
    criteria=("C12",),
)
COMMENTS = Question(
    key="comments",
    ask=tr("Comments under the same posts, in the same order"),
    short=tr("Comments of each post"),
    kind=Series(),
    why=tr("Out of a hundred who like a post, usually a few write. Hardly any, or very many, is worth a question."),
    axis=Axis.AUDIENCE,
    aloud=False,
    criteria=("C13",),
)
GROWTH = Question(
    key="growth",
    ask=tr("Followers day by day, as the account's own report shows them"),
    short=tr("Followers by day"),
    kind=Series(1_000),
    why=tr("An audience that grows by itself grows a little every day. A jump has a reason: ask which."),
    axis=Axis.AUDIENCE,
    aloud=False,
    criteria=("C16",),
)
