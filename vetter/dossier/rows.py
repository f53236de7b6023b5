"""What one row comes to, said live beneath it: the arithmetic, what a number this size can mean, what is missing."""

from __future__ import annotations

from decimal import Decimal
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from vetter.assessment.audience import buyers
from vetter.assessment.conversion import WHOLE, bare_percentage, compare
from vetter.assessment.money import USUAL_MARGIN, complete, multiple
from vetter.assessment.observed import TOLERANCE, outcome
from vetter.assessment.spread import prior_for
from vetter.assessment.words import about, count, money, share, share_ends
from vetter.domain.benchmark import BenchmarkTable
from vetter.domain.claims import (
    ClientMoney,
    ClientRecord,
    Conversion,
    Metric,
    MetricClass,
    Number,
    OtherNumber,
    Reference,
    ReferenceOutcome,
    Referral,
    Said,
    Thousand,
)
from vetter.dossier.against import axis_to, beaten, source, spread_of
from vetter.dossier.model import Mark, RowReading, Strip
from vetter.dossier.working import read_working
from vetter.kinds.numbers import group
from vetter.settings import Settings
from vetter.tongue import tr, trn

if TYPE_CHECKING:
    from vetter.assessment.conversion import Comparison
    from vetter.domain.quantities import Period
    from vetter.questions.model import Question


def read_row(question: Question[Any], row: object, benchmarks: BenchmarkTable, settings: Settings) -> RowReading | None:
    """Return what a row comes to, or None where a row of this kind needs no arithmetic."""
    del question
    return _read(row, benchmarks, settings)


@singledispatch
def _read(row: object, benchmarks: BenchmarkTable, settings: Settings) -> RowReading | None:
    del benchmarks
    return read_working(row, settings)


def _period_doubt(period: Period) -> str:
    return tr("It ends before it begins. Check the two dates.") if period.backwards else ""


def _missing(*parts: tuple[str, object]) -> tuple[str, ...]:
    return tuple(name for name, there in parts if not there)


@_read.register(Conversion)
def _conversion(row: Conversion, benchmarks: BenchmarkTable, settings: Settings) -> RowReading | None:
    if row == Conversion():
        return None
    region = settings.region
    missing = _missing(
        (tr("how many"), row.count is not None),
        (tr("out of how many"), row.out_of),
        (tr("of what"), row.base),
        (tr("from when to when"), row.period.known),
        (tr("how we know"), row.evidence),
    )
    doubt = _period_doubt(row.period)
    base = row.base.label if row.base else tr("people")
    if row.count is not None and row.out_of:
        told = tr("{number} of {all} {base}", number=count(row.count, region), all=count(row.out_of, region), base=base)
        if row.count > row.out_of:
            doubt = doubt or tr("More than there were. If that is what was told, leave it: it is the first thing to ask about.")
            return RowReading(tr("{told} cannot be", told=told), "", missing, None, doubt)
        prior = prior_for(benchmarks, row.base, row.action, row.platform, None)
        item = compare("", row, prior)
        return RowReading(
            f"{told} = {share(item.rate.value if item.rate else 0, region)}",
            _meaning(item, settings),
            missing,
            _strip(item, settings),
            doubt,
        )
    if smallest := bare_percentage(row, settings.assumptions):
        told = tr("{percent}\u00a0% of what?", percent=group(row.percent or 0, region))
        meaning = tr("{number} of {all} gives it too. Ask how many, out of how many.", number=smallest[0], all=smallest[1])
        return RowReading(told, meaning, missing, None, doubt)
    if row.percent is not None and row.out_of:
        about_count = float(row.percent) / 100 * row.out_of
        told = tr(
            "{percent}\u00a0% of {all} {base} is about {number}",
            percent=group(row.percent, region),
            all=count(row.out_of, region),
            base=base,
            number=count(about_count, region),
        )
        return RowReading(told, tr("Ask for the count itself."), missing, None, doubt)
    if row.percent is not None and row.percent > WHOLE:
        doubt = doubt or tr("More than a hundred per cent. Ask how many that was, out of how many.")
    return RowReading("", "", missing, None, doubt)


def _meaning(item: Comparison, settings: Settings) -> str:
    base = item.row.base
    low, high = share_ends(item.low or 0, item.high or 0, settings.region)
    size = tr("With a number this size the true rate lies between {low} and {high}.", low=low, high=high)
    only = tr("Of {base} only: this says nothing about followers.", base=base.label) if base and base.value != "followers" else ""
    return " ".join(filter(None, (size, only, item.reason)))


def _strip(item: Comparison, settings: Settings) -> Strip | None:
    prior, row = item.prior, item.row
    if prior is None or item.rate is None:
        return None
    filled = row.evidence is not None and row.evidence.verified
    mark = Mark("", item.rate.value, item.low or 0.0, item.high or 0.0, filled)
    spread = spread_of(prior)
    sentence = f"{share(item.rate.value, settings.region)}: {beaten(item)}."
    end, point = axis_to([mark.high], spread), settings.region.decimal_mark
    return Strip(prior.rows[0].base.of_them, (mark,), spread, sentence, source(prior.rows, prior.scope), end, point)


@_read.register(ClientMoney)
def _client(row: ClientMoney, _benchmarks: BenchmarkTable, settings: Settings) -> RowReading | None:
    if row == ClientMoney():
        return None
    region, doubt = settings.region, _period_doubt(row.period)
    missing = _missing(
        (tr("revenue or savings"), row.revenue is not None or row.savings is not None),
        (tr("fee ads and tools"), row.cost),
        (tr("what is left of a sale"), row.margin is not None or not row.revenue),
        (tr("from when to when"), row.period.known),
        (tr("how we know"), row.evidence),
    )
    if not complete(row) or row.cost is None:
        return RowReading("", tr("Revenue without its cost says nothing yet.") if row.revenue else "", missing, None, doubt)
    back = multiple(row, settings.assumptions)
    said = (
        f"{group(round(row.margin), region)}\u00a0%"
        if row.margin is not None
        else tr("{usual_margin:.0f}\u00a0% (assumed)", usual_margin=USUAL_MARGIN * 100)
    )
    part = tr("all of it") if row.held_out else tr("{share}\u00a0% of it", share=round(settings.assumptions.incremental_share * 100))
    meaning = tr("Counting {said} left of each sale, and {part} as sales that would not have come anyway.", said=said, part=part)
    if back > 1:
        whole = tr("{back} back for each 1 of {cost}: more than it cost")
    else:
        whole = tr("{back} back for each 1 of {cost}: less than it cost")
    told = whole.format(back=group(Decimal(f"{back:.2f}"), region), cost=money(row.cost, region))
    return RowReading(told, meaning, missing, None, doubt)


@_read.register(Said)
def _said(row: Said, _benchmarks: BenchmarkTable, settings: Settings) -> RowReading | None:
    if row.metric is None:
        return None if row == Said() else RowReading("", "", _missing((tr("what the number is about"), False)))
    if row.metric is Metric.FOLLOWERS and row.number:
        return _followers(float(row.number), settings)
    meaning = {
        MetricClass.VANITY: tr("A vanity metric: it adds nothing at any size, and costs when it is all there is."),
        MetricClass.PROCESS: tr("A step on the way to a sale: it counts a little."),
        MetricClass.RESULT: tr("A business result: it counts in full once it has how many, out of how many, and when."),
    }[row.metric.kind]
    return RowReading("", meaning)


def _followers(followers: float, settings: Settings) -> RowReading:
    step, region = buyers(followers, settings.funnel), settings.region
    told = trn(
        "{followers} followers: about {middle} buyer a month",
        "{followers} followers: about {middle} buyers a month",
        1 if (middle := about(step.middle, region)) == "1" else 2,
        followers=count(followers, region),
        middle=middle,
    )
    span = tr("{low} to {high} in 8 of 10 cases, by usual ratios.", low=about(step.low, region), high=about(step.high, region))
    return RowReading(told, tr("{span} Size itself adds nothing.", span=span))


@_read.register(OtherNumber)
def _number(row: OtherNumber, _benchmarks: BenchmarkTable, settings: Settings) -> RowReading | None:
    doubt = _period_doubt(row.period)
    if row.what is Number.FOLLOWERS and row.number:
        return _followers(float(row.number), settings)
    return RowReading("", "", (), None, doubt) if doubt else None


@_read.register(Referral)
def _referral(row: Referral, _benchmarks: BenchmarkTable, settings: Settings) -> RowReading | None:
    if row == Referral():
        return None
    missing = _missing((tr("out of how many"), row.out_of), (tr("who can be rung"), row.ring), (tr("how we know"), row.evidence))
    doubt = _period_doubt(row.period)
    if row.came is None or not row.out_of:
        return RowReading("", "", missing, None, doubt)
    region = settings.region
    if row.came > row.out_of:
        return RowReading("", "", missing, None, doubt or tr("More than there were in all. Ask what each figure counts."))
    came, out_of, part = count(row.came, region), count(row.out_of, region), share(row.came / row.out_of, region)
    told = tr("{number} of {all} = {share} of clients", number=came, all=out_of, share=part)
    return RowReading(told, tr("Somebody who can be rung turns this from word into evidence."), missing, None, doubt)


@_read.register(Reference)
def _reference(row: Reference, _benchmarks: BenchmarkTable, settings: Settings) -> RowReading | None:
    if row.expected is None or row.heard is None:
        return None
    came, region = outcome(row.outcome, row.expected, row.heard), settings.region
    if came is ReferenceOutcome.CONFIRMED:
        told = tr(
            "{heard} against {expected}: within a quarter, so confirmed",
            heard=group(row.heard, region),
            expected=group(row.expected, region),
        )
        return RowReading(told, "")
    told = tr(
        "{heard} against {expected}: more than {tolerance:.0f}\u00a0% apart",
        heard=group(row.heard, region),
        expected=group(row.expected, region),
        tolerance=TOLERANCE * 100,
    )
    return RowReading(told, tr("This stops the verdict until it is explained."))


@_read.register(ClientRecord)
def _record(row: ClientRecord, _benchmarks: BenchmarkTable, settings: Settings) -> RowReading | None:
    if row.total is None or row.with_result is None or not row.total:
        return None
    region = settings.region
    if row.with_result + (row.failed or 0) > row.total:
        return RowReading("", "", (), None, tr("More results and failures than clients. Ask again."))
    told = trn(
        "A result can be named for {some} of {all} client",
        "A result can be named for {some} of {all} clients",
        row.total,
        some=count(row.with_result, region),
        all=count(row.total, region),
    )
    return RowReading(f"{told} = {share(row.with_result / row.total, region)}", tr("What you hear of is picked from these."))


@_read.register(Thousand)
def _thousand(row: Thousand, _benchmarks: BenchmarkTable, settings: Settings) -> RowReading | None:
    if row.sales is None:
        return None
    step, region = buyers(1000, settings.funnel), settings.region
    usual = tr("{low} to {high}", low=about(step.low, region), high=about(step.high, region))
    doubt = tr("Far above what usual ratios give. Ask how each step was counted.") if row.sales > step.high else ""
    return RowReading(
        tr("{sales} of 1,000 new followers would buy", sales=count(row.sales, region)),
        tr("Usual ratios give {usual} a month.", usual=usual),
        (),
        None,
        doubt,
    )
