"""The words of the trade and of this program, each in plain words with an example."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vetter.tongue import tr


@dataclass(frozen=True, slots=True)
class Term:
    """A word, what it means, an example with numbers, and other forms in which it is met."""

    word: str
    meaning: str
    example: str = ""
    forms: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """How it is named on the command line: lower case, hyphens for blanks."""
        return "-".join(re.findall(r"[a-z0-9]+", self.word.casefold()))


TERMS = (
    Term(
        tr("Base"),
        tr("The people a share is counted of. A percentage means nothing without it, and shares of different bases cannot be compared."),
        tr("2\u00a0% of 900 visitors is 18 people; 2\u00a0% of 100,000 followers would be 2,000, and nobody sees that."),
    ),
    Term(
        tr("Base rate"),
        tr(
            "What usually happens, before one has heard anything about this candidate. Vetter starts there and moves only as far as "
            "evidence reaches."
        ),
        tr("Of visitors to online shops, 1 to 3 in 100 order. A claim of 30 in 100 needs strong proof."),
    ),
    Term(
        tr("Benchmark"),
        tr("A published figure of what comparable accounts reach, with its source, year and sample. Claims are held against it."),
        tr("Half of the online shops in one study turned between 0.8\u00a0% and 3.1\u00a0% of their visitors into orders."),
        ("benchmarks",),
    ),
    Term(
        tr("Bot"),
        tr("An account run by a program instead of a person. It follows, likes and never buys."),
        tr("Of 200 followers looked at one by one, 60 had no picture, no posts and a name with eight digits."),
        ("bots", "robots", "robot"),
    ),
    Term(
        tr("Break-even"),
        tr(
            "The number of new customers a month at which the work pays its own cost: the fee and the advertising, divided by what is "
            "left of an order."
        ),
        tr("900 a month, 30 left of each order: 30 new customers a month."),
    ),
    Term(
        tr("Checked"),
        tr(
            "You saw it with your own eyes in the client's own figures, or somebody without an interest in it confirmed it. Everything "
            "else is said."
        ),
        tr("The candidate opened the shop's report with you, and the dates agreed."),
        ("verified",),
    ),
    Term(
        tr("Claim"),
        tr(
            "Something the candidate says has happened, with a number. Vetter judges claims and their evidence "
            "on one day, never the person."
        ),
        forms=("claims", "claimed"),
    ),
    Term(
        tr("Click-through rate"),
        tr("Of those who were shown a post or an advertisement, the share who clicked on it. A click is not a sale."),
        tr("4,000 saw it, 48 clicked: 1.2\u00a0%."),
        ("click-through", "clicks"),
    ),
    Term(
        tr("Conversion rate"),
        tr(
            "Of those who could have done it, the share who did what pays: bought, booked, asked for an offer. Always with how many, "
            "out of how many, "
            "of what, and in which time."
        ),
        tr("21 of 900 visitors ordered in March: 2.3\u00a0%."),
        ("conversion", "conversions", "converted"),
    ),
    Term(
        tr("Credible range"),
        tr("Where the true figure lies 8 times in 10, given what is known. Few cases make it wide, many make it narrow."),
        tr("21 of 900 says 2.3\u00a0%; the range is 1.6\u00a0% to 3.3\u00a0%."),
        ("range",),
    ),
    Term(
        tr("Dossier"),
        tr(
            "Everything Vetter has to say about one interview: the verdict, the reasons, the sums, the sources. Screen and paper show "
            "the same."
        ),
    ),
    Term(
        tr("Engagement rate"),
        tr(
            "Likes, comments and shares divided by followers, or by those who saw the post. It tells how lively a crowd is, not whether "
            "it buys."
        ),
        tr("300 reactions, 100,000 followers: 0.3\u00a0%."),
        ("engagement", "engagements"),
    ),
    Term(
        tr("Evidence"),
        tr(
            "How a number was shown to you: only said, on a picture, in the live figures opened with you, or confirmed by somebody else. "
            "The better it was shown, the more it counts."
        ),
    ),
    Term(
        tr("Followers"),
        tr("Accounts that pressed a button once. Many are robots, competitors, bystanders or asleep; most never see a given post."),
        tr("Of 100,000 followers perhaps 4,000 see a post, 48 click, one orders."),
        ("follower",),
    ),
    Term(
        tr("Impressions"),
        tr("How often something was shown, the same person counted each time. Larger than reach, and further from a sale."),
        tr("One person who scrolls past three times makes three impressions."),
        ("impression", "views"),
    ),
    Term(
        tr("Lead"),
        tr("Somebody who asked or left an address, and has not bought yet."),
        tr("Of 40 leads, 6 became customers: 15\u00a0%."),
        ("leads",),
    ),
    Term(
        tr("Margin"),
        tr("What is left of a sale after the goods, the postage and the fees of the shop are paid."),
        tr("An order of 60 with goods and postage for 35 leaves 25, or 42\u00a0%."),
    ),
    Term(
        tr("Median"),
        tr(
            "The one in the middle when all are put in order: half are below, half above. One giant does not "
            "move it, as it moves an average."
        ),
        tr("Of 1, 1, 2, 3 and 93 the median is 2, the average 20."),
    ),
    Term(
        tr("Pattern"),
        tr(
            "Several signs that often stand together where a crowd is sold instead of results: volunteered vanity numbers, dodged "
            "results, promises, "
            "pressure. Three kinds raise the flag, a checked result lowers it again."
        ),
        forms=("guru", tr("guru pattern")),
    ),
    Term(
        tr("Percentile"),
        tr("The place in line. At the 80th percentile, 80 of 100 comparable accounts are lower."),
        tr("2.3\u00a0% of visitors lies above 68 of 100 online shops."),
    ),
    Term(
        tr("Pilot"),
        tr("A short paid trial with the length, the measure and the stop line written down beforehand."),
        tr("Eight weeks, 1,800 visitors; below 14 orders it ends."),
    ),
    Term(
        tr("Proven"),
        tr(
            "The score from 0 to 100 that rests on what was checked, and on what is only said as far as it "
            "deserves. 50 is what to expect of "
            "somebody you know nothing about."
        ),
        forms=(tr("proven score"), "score"),
    ),
    Term(
        tr("Reach"),
        tr("How many different people saw something at least once."),
        tr("100,000 followers, 4,000 reached: one in 25."),
        ("reached",),
    ),
    Term(
        tr("Reference"),
        tr("An earlier client who can be rung, and who names the result before you do. It is independent when you found them yourself."),
        tr("Said beforehand 2.3\u00a0%, said by the client 2.1\u00a0%: it agrees."),
        ("references",),
    ),
    Term(
        tr("Referral"),
        tr("A customer who came on the word of somebody who saw the result."),
        tr("9 of 31 new clients last year came by referral."),
        ("referrals",),
    ),
    Term(
        tr("Return on advertising"),
        tr(
            "What sales an advertisement brought, divided by its price. Above one is not yet profit: goods, postage and the fee are "
            "still to be paid."
        ),
        tr("1,000 spent, 3,000 sold, 40\u00a0% left of a sale: 1,200 for 1,000."),
        ("ROAS",),
    ),
    Term(
        tr("Service cost"),
        tr("What it costs to answer customers. A good channel that answers in public saves calls, and that counts as much as profit."),
        tr("60 calls a month fewer at 5 each: 300 a month."),
        ("savings",),
    ),
    Term(
        tr("Vanity metric"),
        tr("A number that grows without anybody buying: followers, likes, re-tweets, views."),
        tr("Two million views, no order noted."),
        ("vanity", tr("vanity metrics"), "likes"),
    ),
    Term(
        tr("Verdict"),
        tr(
            "One of nine plain answers to: what do the claims and the evidence of this day support? It is dated, and what would change "
            "it is named."
        ),
        forms=("verdicts",),
    ),
)


def term(word: str) -> Term | None:
    """Return the term that is called so, in whatever form and case."""
    wanted = " ".join(word.casefold().replace("-", " ").split())
    return next((each for each in TERMS if wanted in {name.casefold().replace("-", " ") for name in (each.word, *each.forms)}), None)


def terms_in(text: str) -> tuple[Term, ...]:
    """Return the terms a text uses, in alphabetical order."""
    return tuple(each for each in TERMS if _PATTERNS[each.word].search(text))


_PATTERNS = {
    each.word: re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in (each.word, *each.forms))})\b", re.IGNORECASE) for each in TERMS
}
