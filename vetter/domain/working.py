"""The rows in which a way of working is written down: ladders, platforms, hours, posts; every field may still be blank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vetter.domain.claims import Platform
from vetter.domain.evidence import Evidence
from vetter.domain.labelled import Labelled
from vetter.domain.quantities import Period
from vetter.tongue import tr


class Sure(Labelled):
    """A yes that may also be unsure."""

    YES = "yes", tr("Yes")
    UNSURE = "unsure", tr("Unsure")
    NO = "no", tr("No")


class Turned(Labelled):
    """What stood at one figure before the work and at another after it."""

    VISITORS = "visitors", tr("Visitors")
    FITTING_VISITORS = "fitting_visitors", tr("Visitors who fit the buyer")
    CONVERSION_RATE = "conversion_rate", tr("Buyers out of 100 visitors")
    PROFIT = "profit", tr("Profit")


class ShareSource(Labelled):
    """Where a share of an audience was read."""

    EXPORT = "export", tr("The platform's own figures, shown")
    CUSTOMER_LIST = "customer_list", tr("The client's list of customers")
    ESTIMATE = "estimate", tr("An estimate")


class CommentRule(Labelled):
    """What is done with a comment."""

    KEEP = "keep", tr("Answer and leave it")
    HIDE = "hide", tr("Hide it")
    DELETE = "delete", tr("Delete it")


class PostPurpose(Labelled):
    """What a post is there for."""

    INTEREST = "interest", tr("Shows interest in them")
    THANKS = "thanks", tr("Thanks or praises somebody")
    USEFUL = "useful", tr("Is of use by itself")
    PROOF = "proof", tr("Shows that it works")
    OFFER = "offer", tr("Offers something for sale")


@dataclass(frozen=True, slots=True)
class Rung:
    """One step from stranger to buyer: its name, what is given, what is asked, and the sign that it was taken."""

    rung: str | None = None
    give: str | None = None
    ask: str | None = None
    sign: str | None = None


@dataclass(frozen=True, slots=True)
class PlatformUse:
    """One platform: whether it is of use to followers, whether trust comes before the ask, an example of each."""

    platform: Platform | None = None
    adds: Sure | None = None
    adds_example: str | None = None
    trust: Sure | None = None
    trust_example: str | None = None


@dataclass(frozen=True, slots=True)
class FurthestPost:
    """The post that travelled furthest, and what it brought."""

    seen: int | None = None
    shares: int | None = None
    sold: int | None = None
    earned: Decimal | None = None
    again: bool | None = None


@dataclass(frozen=True, slots=True)
class DistinctBuyers:
    """How many different people bought, between which dates, and how that is known."""

    buyers: int | None = None
    start: date | None = None
    end: date | None = None
    days: int | None = None
    evidence: Evidence | None = None

    @property
    def period(self) -> Period:
        """When they bought."""
        return Period(self.start, self.end, self.days)


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """One figure of a client before the work and after it."""

    what: Turned | None = None
    before: Decimal | None = None
    after: Decimal | None = None
    start: date | None = None
    end: date | None = None
    days: int | None = None
    evidence: Evidence | None = None

    @property
    def period(self) -> Period:
        """What lies between the two figures."""
        return Period(self.start, self.end, self.days)


@dataclass(frozen=True, slots=True)
class CustomerPosts:
    """Posts by customers themselves, and the sales that came of them."""

    posts: int | None = None
    sales: int | None = None
    start: date | None = None
    end: date | None = None
    days: int | None = None
    evidence: Evidence | None = None

    @property
    def period(self) -> Period:
        """When they were posted."""
        return Period(self.start, self.end, self.days)


@dataclass(frozen=True, slots=True)
class ServiceCost:
    """Customer service moved to cheaper ways: contacts a month, cost of each before and after, for how many months."""

    contacts: int | None = None
    before: Decimal | None = None
    after: Decimal | None = None
    months: int | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class RepeatBuyers:
    """The share of buyers who came back, before the work and after it, in per cent."""

    before: Decimal | None = None
    after: Decimal | None = None
    start: date | None = None
    end: date | None = None
    days: int | None = None
    evidence: Evidence | None = None

    @property
    def period(self) -> Period:
        """What lies between the two figures."""
        return Period(self.start, self.end, self.days)


@dataclass(frozen=True, slots=True)
class ShareShown:
    """A share in per cent, and where it was read."""

    percent: Decimal | None = None
    source: ShareSource | None = None


@dataclass(frozen=True, slots=True)
class FollowersSeen:
    """Followers looked at one by one, and how many of them show no sign of a person who can be reached."""

    looked_at: int | None = None
    unreal: int | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """How ten hours of work are split."""

    create: Decimal | None = None
    talk: Decimal | None = None
    outreach: Decimal | None = None
    measure: Decimal | None = None
    ads: Decimal | None = None
    admin: Decimal | None = None


@dataclass(frozen=True, slots=True)
class HoursForUs:
    """Hours a week for the owner, hours sold in all, how many clients at a time, when, and what ends a session."""

    hours: Decimal | None = None
    sold: Decimal | None = None
    clients: int | None = None
    times: str | None = None
    stop: str | None = None


@dataclass(frozen=True, slots=True)
class CommentRules:
    """What is done with comments beside the point, with abuse, and with criticism."""

    irrelevant: CommentRule | None = None
    abusive: CommentRule | None = None
    critical: CommentRule | None = None


@dataclass(frozen=True, slots=True)
class FirstAsk:
    """After how many contacts and days somebody who was a stranger is first asked for money."""

    contacts: int | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Objection:
    """What keeps a buyer from buying, and the post that answers it."""

    objection: str | None = None
    post: str | None = None


@dataclass(frozen=True, slots=True)
class PlannedPost:
    """One post of a planned week, and what it is there for."""

    post: str | None = None
    purpose: PostPurpose | None = None


@dataclass(frozen=True, slots=True)
class PublicSample:
    """The last twenty posts of a public work account, looked through on a day."""

    account: str | None = None
    seen_on: date | None = None
    relevant: int | None = None
    off_topic: int | None = None


@dataclass(frozen=True, slots=True)
class OwnProduct:
    """What customers say of the owner's own product: stars, number of reviews, share sent back in per cent."""

    stars: Decimal | None = None
    reviews: int | None = None
    returned: Decimal | None = None
