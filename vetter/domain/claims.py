"""The rows a candidate's claims are written down in; every field may still be blank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vetter.domain.evidence import Evidence
from vetter.domain.labelled import Labelled
from vetter.domain.quantities import Base, Period
from vetter.tongue import tr


class MetricClass(Labelled):
    """Whether a metric pays bills, leads there, or only looks good."""

    VANITY = "vanity", tr("vanity metric")
    PROCESS = "process", tr("step on the way")
    RESULT = "result", tr("business result")


class Metric(Labelled):
    """What a number claimed without being asked is about."""

    def __init__(self, _key: str, _label: str = "", kind: MetricClass = MetricClass.VANITY) -> None:
        """Keep the class beside the label."""
        self.kind = kind

    FOLLOWERS = "followers", tr("followers"), MetricClass.VANITY
    LIKES = "likes", tr("likes"), MetricClass.VANITY
    VIEWS = "views", tr("views"), MetricClass.VANITY
    IMPRESSIONS = "impressions", tr("impressions"), MetricClass.VANITY
    RETWEETS = "retweets", tr("re-tweets"), MetricClass.VANITY
    SHARES = "shares", tr("shares"), MetricClass.VANITY
    LIST_SIZE = "list_size", tr("size of a list"), MetricClass.VANITY
    VIRAL_POST = "viral_post", tr("a post that went viral"), MetricClass.VANITY
    AWARDS = "awards", tr("awards"), MetricClass.VANITY
    INFLUENCE_SCORE = "influence_score", tr("an influence score"), MetricClass.VANITY
    REACH = "reach", tr("reach"), MetricClass.PROCESS
    ENGAGEMENT_RATE = "engagement_rate", tr("engagement"), MetricClass.PROCESS
    CLICKS = "clicks", tr("clicks"), MetricClass.PROCESS
    VISITS = "visits", tr("visits"), MetricClass.PROCESS
    SAVES = "saves", tr("saved posts"), MetricClass.PROCESS
    LEADS = "leads", tr("leads"), MetricClass.RESULT
    CONVERSIONS = "conversions", tr("sales or bookings"), MetricClass.RESULT
    CONVERSION_RATE = "conversion_rate", tr("conversion rate"), MetricClass.RESULT
    REVENUE = "revenue", tr("revenue"), MetricClass.RESULT
    PROFIT = "profit", tr("profit"), MetricClass.RESULT
    ROAS = "roas", tr("return on ads"), MetricClass.RESULT
    REPEAT = "repeat", tr("repeat customers"), MetricClass.RESULT
    REFERRALS = "referrals", tr("referrals"), MetricClass.RESULT
    SERVICE_SAVINGS = "service_savings", tr("service cost saved"), MetricClass.RESULT


class Action(Labelled):
    """What the counted people did."""

    SALE = "sale", tr("bought")
    BOOKING = "booking", tr("booked")
    LEAD = "lead", tr("asked for an offer")
    SIGN_UP = "sign_up", tr("signed up")
    OTHER = "other", tr("did something else")


class Platform(Labelled):
    """Where it happened."""

    INSTAGRAM = "instagram", tr("Instagram")
    FACEBOOK = "facebook", tr("Facebook")
    TIKTOK = "tiktok", tr("TikTok")
    YOUTUBE = "youtube", tr("YouTube")
    LINKEDIN = "linkedin", tr("LinkedIn")
    TWITTER = "twitter", tr("X (Twitter)")
    PINTEREST = "pinterest", tr("Pinterest")
    THREADS = "threads", tr("Threads")
    SNAPCHAT = "snapchat", tr("Snapchat")
    EMAIL = "email", tr("E-mail")
    WEBSITE = "website", tr("Website")
    SOCIAL_ANY = "social_any", tr("Several networks")
    OTHER = "other", tr("Somewhere else")


class Industry(Labelled):
    """The owner's trade, as benchmark rows name it."""

    RETAIL_ECOMMERCE = "retail_ecommerce", tr("Shop, on the street or online")
    LOCAL_SERVICES = "local_services", tr("Local services and crafts")
    FOOD_BEVERAGE = "food_beverage", tr("Food and drink")
    FASHION = "fashion", tr("Fashion")
    HEALTH_BEAUTY = "health_beauty", tr("Health and beauty")
    FITNESS = "fitness", tr("Fitness")
    HEALTHCARE = "healthcare", tr("Medical care")
    HOME_GARDEN = "home_garden", tr("Home and garden")
    CONSTRUCTION = "construction", tr("Building")
    TRAVEL = "travel", tr("Travel and lodging")
    EDUCATION = "education", tr("Teaching and courses")
    REAL_ESTATE = "real_estate", tr("Property")
    FINANCE = "finance", tr("Finance and insurance")
    LEGAL = "legal", tr("Law")
    B2B_SERVICES = "b2b_services", tr("Services for other firms")
    SAAS = "saas", tr("Software")
    MEDIA = "media", tr("Media")
    NONPROFIT = "nonprofit", tr("Charity or club")
    LUXURY = "luxury", tr("Luxury goods")
    AUTOMOTIVE = "automotive", tr("Cars")
    MANUFACTURING = "manufacturing", tr("Manufacturing")
    PETS = "pets", tr("Pets")
    CONSUMER_GOODS = "consumer_goods", tr("Consumer goods")
    GOVERNMENT = "government", tr("Public body")
    OTHER = "other", tr("Something else")


class Number(Labelled):
    """Another number claimed: a link of the chain from audience to money."""

    FOLLOWERS = "followers", tr("followers")
    REACH = "reach", tr("people reached")
    IMPRESSIONS = "impressions", tr("impressions")
    VIEWS = "views", tr("views")
    ENGAGEMENTS = "engagements", tr("accounts that reacted")
    INTERACTIONS = "interactions", tr("likes, comments, shares and saves")
    CLICKS = "clicks", tr("clicks")
    VISITS = "visits", tr("visits")
    LEADS = "leads", tr("leads")
    CONVERSIONS = "conversions", tr("sales or bookings")
    BUYERS = "buyers", tr("different buyers")
    ORDERS = "orders", tr("orders")
    REVENUE = "revenue", tr("revenue credited to the work")
    ORDER_VALUE = "order_value", tr("average order value")
    BUSINESS_REVENUE = "business_revenue", tr("revenue of the whole business")
    BUSINESS_ORDERS = "business_orders", tr("orders of the whole business")
    ORDERS_SUMMED = "orders_summed", tr("orders added up over ad platforms")
    HOURS_SOLD = "hours_sold", tr("hours a week sold to all clients")


class ReferenceOutcome(Labelled):
    """What came of a reference."""

    OFFERED = "offered", tr("Offered, not rung yet")
    CONFIRMED = "confirmed", tr("Confirmed the figure")
    CONTRADICTED = "contradicted", tr("Named another figure")
    REFUSED = "refused", tr("Candidate refused to name one")
    NOT_REACHED = "not_reached", tr("Could not be reached")


@dataclass(frozen=True, slots=True)
class Said:
    """A number volunteered before any question was asked; rows stand in order of mention."""

    words: str | None = None
    metric: Metric | None = None
    number: Decimal | None = None
    platform: Platform | None = None
    evidence: Evidence | None = None
    complete: bool | None = None


@dataclass(frozen=True, slots=True)
class Conversion:
    """How many, out of how many, of what, did what, where, between which dates, how do we know."""

    count: int | None = None
    out_of: int | None = None
    base: Base | None = None
    action: Action | None = None
    platform: Platform | None = None
    start: date | None = None
    end: date | None = None
    days: int | None = None
    evidence: Evidence | None = None
    percent: Decimal | None = None
    sales: Decimal | None = None
    owner_picked: bool | None = None
    client: str | None = None

    @property
    def period(self) -> Period:
        """When it happened."""
        return Period(self.start, self.end, self.days)

    def same_campaign(self, other: Conversion) -> bool:
        """Return whether both tell one result: as many of as many between the same two dates, and nothing said that differs."""
        counted = (self.count, self.out_of, self.base, self.start, self.end)
        if None in counted or counted != (other.count, other.out_of, other.base, other.start, other.end):
            return False
        said = ((self.action, other.action), (self.platform, other.platform), (self.client, other.client))
        return all(mine is None or theirs is None or mine == theirs for mine, theirs in said)


@dataclass(frozen=True, slots=True)
class ClientMoney:
    """What one earlier client took in, paid and saved through the candidate's work."""

    client: str | None = None
    revenue: Decimal | None = None
    cost: Decimal | None = None
    margin: Decimal | None = None
    savings: Decimal | None = None
    start: date | None = None
    end: date | None = None
    days: int | None = None
    evidence: Evidence | None = None
    held_out: bool | None = None
    attribution: str | None = None

    @property
    def period(self) -> Period:
        """When it was earned."""
        return Period(self.start, self.end, self.days)


@dataclass(frozen=True, slots=True)
class OtherNumber:
    """One more number claimed: followers, reach, clicks, visits, orders."""

    what: Number | None = None
    number: Decimal | None = None
    platform: Platform | None = None
    start: date | None = None
    end: date | None = None
    days: int | None = None
    evidence: Evidence | None = None

    @property
    def period(self) -> Period:
        """When it was counted."""
        return Period(self.start, self.end, self.days)


@dataclass(frozen=True, slots=True)
class Referral:
    """How many came on the word of somebody who saw results, out of how many, and who can be rung."""

    came: int | None = None
    out_of: int | None = None
    start: date | None = None
    end: date | None = None
    days: int | None = None
    evidence: Evidence | None = None
    ring: str | None = None

    @property
    def period(self) -> Period:
        """When they came."""
        return Period(self.start, self.end, self.days)


@dataclass(frozen=True, slots=True)
class Reference:
    """Somebody to ring: the figure foretold, the figure heard, and what came of it."""

    who: str | None = None
    relation: str | None = None
    independent: bool | None = None
    about: str | None = None
    expected: Decimal | None = None
    heard: Decimal | None = None
    outcome: ReferenceOutcome | None = None


@dataclass(frozen=True, slots=True)
class ClientRecord:
    """How many clients in all, how many with a result that can be named, how many that failed."""

    total: int | None = None
    with_result: int | None = None
    failed: int | None = None


@dataclass(frozen=True, slots=True)
class Thousand:
    """The candidate's own chain from 1,000 new followers to money."""

    reached: int | None = None
    clicks: int | None = None
    leads: int | None = None
    sales: int | None = None
    profit: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal for the owner's business: number, baseline, target, date."""

    number: str | None = None
    baseline: Decimal | None = None
    target: Decimal | None = None
    by: date | None = None
