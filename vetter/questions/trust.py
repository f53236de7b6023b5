"""Trust and method: what is given before anything is asked, and how people are spoken to."""

from __future__ import annotations

from vetter.domain.claims import Platform
from vetter.domain.labelled import Labelled
from vetter.domain.working import FirstAsk, Objection, PlatformUse, Rung, Sure
from vetter.kinds import Choice, Column, Count, Marks, Table, Text, Ticks
from vetter.questions.model import Axis, Kit, Question, Section
from vetter.tongue import tr

SECTION = Section(
    key="trust",
    title=tr("Trust and method"),
    intro=tr("People buy from those they trust. Listen for what is given before anything is asked."),
)


class Intrusive(Labelled):
    """What makes a first message an intrusion."""

    FORCEFUL = "forceful", tr("Presses: now, only today, last chance")
    PUSHY = "pushy", tr("Does not leave room for a no")
    DIRECT = "direct", tr("Asks for money, a call or a visit at once")
    ONE_SIDED = "one_sided", tr("Speaks of us only")


LADDER = Question(
    key="T1",
    ask=tr("“From stranger to buyer: what are your steps?”"),
    short=tr("Steps to a buyer"),
    kind=Marks(),
    why=tr("Trust grows in steps. Each should give something before it asks, and show a sign that it worked."),
    probe=tr("“What do they get at that step? How do you know they took it?”"),
    weak=tr("Step one is the offer"),
    middling=tr("Gives once, then asks"),
    strong=tr("Gives before each ask, with a sign for each step"),
    axis=Axis.TRUST,
    must=True,
    criteria=("C57", "C82"),
)
RUNGS = Question(
    key="ladder",
    ask=tr("“Let us draw that as a ladder: at each step, what do we give, what do we ask, and how do we see that it was taken?”"),
    short=tr("The ladder, step by step"),
    kind=Table(
        Rung,
        (
            Column("rung", tr("Step"), Text(limit=300), tr("has asked us something"), 1, 3),
            Column("give", tr("What we give"), Text(limit=1_000), tr("a plain answer within the day"), 1, 4),
            Column("ask", tr("What we ask"), Text(limit=1_000), tr("nothing yet"), 1, 4),
            Column("sign", tr("How we know it was taken"), Text(limit=1_000), tr("writes a second time"), 1, 4),
        ),
        noun=tr("step"),
    ),
    why=tr("Written down, it shows at once where something is asked before anything was given, and which step nobody can count."),
    probe=tr("“And which step comes before that one?”"),
    axis=Axis.TRUST,
    criteria=("C82",),
)
FIRST_MESSAGE = Question(
    key="T2",
    ask=tr("“Please write, now, the first private message to somebody who liked one of our posts.”"),
    short=tr("First message"),
    kind=Marks(),
    why=tr("How strangers are written to in your name. A first message that sells is an intrusion."),
    weak=tr("A pitch, a link, pressure"),
    middling=tr("Polite, but about us"),
    strong=tr("About them, specific, asks for nothing"),
    axis=Axis.TRUST,
    must=True,
    live=True,
    criteria=("C59",),
)
MESSAGE_WORDS = Question(
    key="message_words",
    ask=tr("The first message, word for word"),
    short=tr("First message, as written"),
    kind=Text(lines=3, limit=4_000),
    why=tr("Kept so that you can read it again when all the answers are there."),
    axis=Axis.TRUST,
    live=True,
    aloud=False,
    criteria=("C59",),
)
MESSAGE_SIGNS = Question(
    key="message_signs",
    ask=tr("What you find in that message"),
    short=tr("Found in the first message"),
    kind=Ticks(Intrusive),
    why=tr("None of the four is a good message. Two are too many."),
    axis=Axis.TRUST,
    live=True,
    aloud=False,
    criteria=("C59", "C87"),
)
COMPLAINT = Question(
    key="T3",
    ask=tr("“A customer complains in public at nine in the evening. What happens?”"),
    short=tr("Public complaint"),
    kind=Marks(),
    why=tr("Everybody reads how you treat one unhappy customer."),
    probe=tr("“Who tells me, and when?”"),
    weak=tr("Deletes or ignores it"),
    middling=tr("Answers the next day"),
    strong=tr("Time, tone, you are told, solved, closed in public"),
    axis=Axis.TRUST,
    kit=Kit.STANDARD,
    criteria=("C46",),
)
TWO_QUESTIONS = Question(
    key="T4",
    ask=tr("“For each of your platforms: what does it add for followers, and is there trust before the ask?”"),
    short=tr("Adds value, earns trust"),
    kind=Marks(),
    why=tr("Two plain questions for each platform. One honest “not yet” is a good sign."),
    probe=tr("“An example, please.”"),
    weak=tr("No answer for the main platform"),
    middling=tr("Yes, without an example"),
    strong=tr("An example for each and one honest “not yet”"),
    axis=Axis.TRUST,
    kit=Kit.STANDARD,
    criteria=("C92", "C93"),
)
PLATFORMS = Question(
    key="platforms",
    ask=tr(
        "“One platform after the other: of what use is it to those who follow, and do they trust us before we ask? An example of each.”"
    ),
    short=tr("Platform by platform"),
    kind=Table(
        PlatformUse,
        (
            Column("platform", tr("Platform"), Choice(Platform), line=1, width=3),
            Column("adds", tr("Of use to followers?"), Choice(Sure), line=1, width=2),
            Column("adds_example", tr("For example"), Text(limit=1_000), tr("answers a question asked at the till"), 1, 5),
            Column("trust", tr("Trust before the ask?"), Choice(Sure), line=2, width=2),
            Column("trust_example", tr("For example"), Text(limit=1_000), tr("three replies before the first offer"), 2, 5),
        ),
        noun=tr("platform"),
    ),
    why=tr("A platform that is of no use to followers costs hours. A “no” for the one sold hardest should be cleared up first."),
    probe=tr("“Which of these would you give up?”"),
    axis=Axis.TRUST,
    criteria=("C92", "C93"),
)
RUDE_COMMENT = Question(
    key="rude_comment",
    ask=tr("“Please answer this rude comment now, as if for us: ‘Overpriced rubbish, and nobody even replies.’”"),
    short=tr("Answer to a rude comment"),
    kind=Text(lines=3, limit=4_000),
    why=tr("A small test of tact. Keep their words; they are printed, not scored."),
    must=True,
    live=True,
    criteria=("C58",),
)
RUDE_ANSWER = Question(
    key="rude_answer",
    ask=tr("How the rude comment was answered"),
    short=tr("Tact with a rude comment"),
    kind=Marks(),
    why=tr("Mark the words just written, not the person. Everybody else reads them too."),
    weak=tr("Rude in return, or a set phrase"),
    middling=tr("Calm, but says nothing"),
    strong=tr("Calm, to the point, offers to go on in private"),
    axis=Axis.TRUST,
    live=True,
    aloud=False,
    criteria=("C58",),
)
GIVE_FIRST = Question(
    key="give_first",
    ask=tr("“What do we know or own that our followers would like to have, long before they pay us?”"),
    short=tr("Given first"),
    kind=Marks(),
    why=tr("A firm that only takes is left. The best gifts are things you know and others need."),
    probe=tr("“Would somebody thank us for it?”"),
    weak=tr("A discount, or nothing"),
    middling=tr("Useful, but any firm could give it"),
    strong=tr("Special to us, cheap for us, wanted by our buyers"),
    axis=Axis.TRUST,
    criteria=("C26",),
)
FIRST_ASK = Question(
    key="first_ask",
    ask=tr("“Somebody who has never heard of us: after how many contacts, and how many days, do you first ask for money?”"),
    short=tr("First ask for money"),
    kind=Table(
        FirstAsk,
        (
            Column("contacts", tr("Contacts before it"), Count(), "4", 1, 3),
            Column("days", tr("Days before it"), Count(tr("days")), "14", 1, 3),
        ),
        noun=tr("answer"),
        single=True,
    ),
    why=tr("Strangers who are asked at once say no, and remember it."),
    probe=tr("“And with somebody who wrote to us first?”"),
    axis=Axis.TRUST,
    criteria=("C86",),
)
ASKS_IN_TEN = Question(
    key="asks_in_ten",
    ask=tr("“Please open the last ten posts you made for a client. In how many of them do you ask for money?”"),
    short=tr("Offers among ten posts"),
    kind=Marks(),
    why=tr("Selling all the time drives people away, and never selling earns nothing. Count with them."),
    probe=tr("“Is that usual for you?”"),
    weak=tr("Seven or more, or none at all"),
    middling=tr("Four to six"),
    strong=tr("One to three"),
    axis=Axis.TRUST,
    criteria=("C23",),
)
STRANGERS = Question(
    key="strangers",
    ask=tr("“Those who have never heard of us: which way do you come to them, how often a day, and who said you may?”"),
    short=tr("Reaching strangers"),
    kind=Marks(),
    why=tr("Messages nobody asked for are sent in your name, and in many countries they are against the law."),
    probe=tr("“Where is it kept who agreed?”"),
    weak=tr("Messages to everybody, bought lists, following by machine"),
    middling=tr("A few by hand, consent not kept"),
    strong=tr("Only those who signed up or spoke first, and it is on record"),
    axis=Axis.TRUST,
    criteria=("C41",),
)
RELAXING = Question(
    key="relaxing",
    ask=tr("“People are there to see friends and rest. What would they want with a shop?”"),
    short=tr("Why they would want us"),
    kind=Marks(),
    why=tr("Who cannot answer this will interrupt people, and be paid by you for it."),
    probe=tr("“Would you stop for that yourself?”"),
    weak=tr("“They need to know our offers”"),
    middling=tr("To be entertained"),
    strong=tr("Starts from what they came for and finds our place in it"),
    axis=Axis.TRUST,
    criteria=("C56",),
)
WHY_SHARE = Question(
    key="why_share",
    ask=tr("“Why would anybody pass on a post of ours: because it is of use, because it makes them look good, or because it is fun?”"),
    short=tr("Why it would be passed on"),
    kind=Marks(),
    why=tr("All three work. It matters which one fits what you sell, and whether a post comes to mind."),
    probe=tr("“Give me one such post.”"),
    weak=tr("All three, without a post"),
    middling=tr("One of them, with a post for anybody"),
    strong=tr("One of them, and a post that fits what we sell"),
    axis=Axis.TRUST,
    criteria=("C44",),
)
TEN_THOUSAND = Question(
    key="ten_thousand",
    ask=tr("“Somebody famous sends us ten thousand visitors overnight, all of them strangers. What is in the till a week later?”"),
    short=tr("Ten thousand strangers"),
    kind=Marks(),
    why=tr("A crowd is not a market. Somebody with experience expects few sales and knows the reason."),
    probe=tr("“And what would you do while they are there?”"),
    weak=tr("“You would be sold out”"),
    middling=tr("Few sales, no reason given"),
    strong=tr("Few sales, says why, and what would keep some of them"),
    axis=Axis.TRUST,
    criteria=("C79",),
)
LOOKED_AT = Question(
    key="looked_at",
    ask=tr("“A stranger wonders whether we can be trusted. What does such a person go and check?”"),
    short=tr("Checked before trusting"),
    kind=Marks(),
    why=tr("Buyers check before they pay. Somebody who knows what they check can put it where they look."),
    probe=tr("“Which of these do we lack?”"),
    weak=tr("A nice page, many followers"),
    middling=tr("Reviews, and no more"),
    strong=tr("Reviews, proof, a guarantee, a person who answers; and what we lack"),
    axis=Axis.TRUST,
    criteria=("C80",),
)
TAKE_PART = Question(
    key="take_part",
    ask=tr("“One idea each, please: how would you invite our people, give them a part, and make them belong?”"),
    short=tr("Invited and included"),
    kind=Marks(),
    why=tr("People stay where they are asked in and have something to do."),
    probe=tr("“Where have you done the second one?”"),
    weak=tr("One idea three times, or a prize draw"),
    middling=tr("Two ideas that differ"),
    strong=tr("Three that differ, one of them already tried"),
    axis=Axis.TRUST,
    criteria=("C81",),
)
SIGNS_OF_TRUST = Question(
    key="signs_of_trust",
    ask=tr("“By which number do you see that people like us, by which that they know us, and by which that they trust us?”"),
    short=tr("Signs of trust"),
    kind=Marks(),
    why=tr("A like is one touch. Coming back, writing and recommending are things people do for those they trust."),
    probe=tr("“Where would I read that number?”"),
    weak=tr("Likes for all three"),
    middling=tr("One thing that people do"),
    strong=tr("Three things people do: they answer, come back, review or recommend"),
    axis=Axis.TRUST,
    criteria=("C83",),
)
OBJECTIONS = Question(
    key="objections",
    ask=tr("“Five people nearly bought from us and did not. What held each of them back, and what could we have posted?”"),
    short=tr("What keeps buyers away"),
    kind=Table(
        Objection,
        (
            Column("objection", tr("What keeps them away"), Text(limit=1_000), tr("not sure it fits"), 1, 4),
            Column("post", tr("The post that answers it"), Text(limit=1_000), tr("three customers, three sizes"), 1, 5),
        ),
        noun=tr("reason"),
    ),
    why=tr("A doubt is a question nobody has answered yet. Five real ones show that our trade was looked at."),
    probe=tr("“And besides the price?”"),
    axis=Axis.TRUST,
    criteria=("C89",),
)
