"""The rows a candidate's claims are written down in; every field may still be blank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vetter.domain.evidence import Evidence
from vetter.domain.labelled import Labelled
from vetter.domain.quantities import Base, Period


class MetricClass(Labelled):
    """Whether a metric pays bills, leads there, or only looks good."""

    VANITY = "vanity", "vanity metric"
    PROCESS = "process", "step on the way"
    RESULT = "result", "business result"


class Metric(Labelled):
    """What a number claimed without being asked is about."""

    def __init__(self, _key: str, _label: str = "", kind: MetricClass = MetricClass.VANITY) -> None:
        """Keep the class beside the label."""
        self.kind = kind

    FOLLOWERS = "followers", "followers", MetricClass.VANITY
    LIKES = "likes", "likes", MetricClass.VANITY
    VIEWS = "views", "views", MetricClass.VANITY
    IMPRESSIONS = "impressions", "impressions", MetricClass.VANITY
    RETWEETS = "retweets", "re-tweets", MetricClass.VANITY
    SHARES = "shares", "shares", MetricClass.VANITY
    LIST_SIZE = "list_size", "size of a list", MetricClass.VANITY
    VIRAL_POST = "viral_post", "a post that went viral", MetricClass.VANITY
    AWARDS = "awards", "awards", MetricClass.VANITY
    INFLUENCE_SCORE = "influence_score", "an influence score", MetricClass.VANITY
    REACH = "reach", "reach", MetricClass.PROCESS
    ENGAGEMENT_RATE = "engagement_rate", "engagement", MetricClass.PROCESS
    CLICKS = "clicks", "clicks", MetricClass.PROCESS
    VISITS = "visits", "visits", MetricClass.PROCESS
    SAVES = "saves", "saved posts", MetricClass.PROCESS
    LEADS = "leads", "leads", MetricClass.RESULT
    CONVERSIONS = "conversions", "sales or bookings", MetricClass.RESULT
    CONVERSION_RATE = "conversion_rate", "conversion rate", MetricClass.RESULT
    REVENUE = "revenue", "revenue", MetricClass.RESULT
    PROFIT = "profit", "profit", MetricClass.RESULT
    ROAS = "roas", "return on ads", MetricClass.RESULT
    REPEAT = "repeat", "repeat customers", MetricClass.RESULT
    REFERRALS = "referrals", "referrals", MetricClass.RESULT
    SERVICE_SAVINGS = "service_savings", "service cost saved", MetricClass.RESULT


class Action(Labelled):
    """What the counted people did."""

    SALE = "sale", "bought"
    BOOKING = "booking", "booked"
    LEAD = "lead", "asked for an offer"
    SIGN_UP = "sign_up", "signed up"
    OTHER = "other", "did something else"


class Platform(Labelled):
    """Where it happened."""

    INSTAGRAM = "instagram", "Instagram"
    FACEBOOK = "facebook", "Facebook"
    TIKTOK = "tiktok", "TikTok"
    YOUTUBE = "youtube", "YouTube"
    LINKEDIN = "linkedin", "LinkedIn"
    TWITTER = "twitter", "X (Twitter)"
    PINTEREST = "pinterest", "Pinterest"
    THREADS = "threads", "Threads"
    SNAPCHAT = "snapchat", "Snapchat"
    EMAIL = "email", "E-mail"
    WEBSITE = "website", "Website"
    SOCIAL_ANY = "social_any", "Several networks"
    OTHER = "other", "Somewhere else"


class Industry(Labelled):
    """The owner's trade, as benchmark rows name it."""

    RETAIL_ECOMMERCE = "retail_ecommerce", "Shop, on the street or online"
    LOCAL_SERVICES = "local_services", "Local services and crafts"
    FOOD_BEVERAGE = "food_beverage", "Food and drink"
    FASHION = "fashion", "Fashion"
    HEALTH_BEAUTY = "health_beauty", "Health and beauty"
    FITNESS = "fitness", "Fitness"
    HEALTHCARE = "healthcare", "Medical care"
    HOME_GARDEN = "home_garden", "Home and garden"
    CONSTRUCTION = "construction", "Building"
    TRAVEL = "travel", "Travel and lodging"
    EDUCATION = "education", "Teaching and courses"
    REAL_ESTATE = "real_estate", "Property"
    FINANCE = "finance", "Finance and insurance"
    LEGAL = "legal", "Law"
    B2B_SERVICES = "b2b_services", "Services for other firms"
    SAAS = "saas", "Software"
    MEDIA = "media", "Media"
    NONPROFIT = "nonprofit", "Charity or club"
    LUXURY = "luxury", "Luxury goods"
    AUTOMOTIVE = "automotive", "Cars"
    MANUFACTURING = "manufacturing", "Manufacturing"
    PETS = "pets", "Pets"
    CONSUMER_GOODS = "consumer_goods", "Consumer goods"
    GOVERNMENT = "government", "Public body"
    OTHER = "other", "Something else"


class Number(Labelled):
    """Another number claimed: a link of the chain from audience to money."""

    FOLLOWERS = "followers", "followers"
    REACH = "reach", "people reached"
    IMPRESSIONS = "impressions", "impressions"
    VIEWS = "views", "views"
    ENGAGEMENTS = "engagements", "accounts that reacted"
    INTERACTIONS = "interactions", "likes, comments, shares and saves"
    CLICKS = "clicks", "clicks"
    VISITS = "visits", "visits"
    LEADS = "leads", "leads"
    CONVERSIONS = "conversions", "sales or bookings"
    BUYERS = "buyers", "different buyers"
    ORDERS = "orders", "orders"
    REVENUE = "revenue", "revenue credited to the work"
    ORDER_VALUE = "order_value", "average order value"
    BUSINESS_REVENUE = "business_revenue", "revenue of the whole business"
    BUSINESS_ORDERS = "business_orders", "orders of the whole business"
    ORDERS_SUMMED = "orders_summed", "orders added up over ad platforms"
    HOURS_SOLD = "hours_sold", "hours a week sold to all clients"


class ReferenceOutcome(Labelled):
    """What came of a reference."""

    OFFERED = "offered", "Offered, not rung yet"
    CONFIRMED = "confirmed", "Confirmed the figure"
    CONTRADICTED = "contradicted", "Named another figure"
    REFUSED = "refused", "Candidate refused to name one"
    NOT_REACHED = "not_reached", "Could not be reached"


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
