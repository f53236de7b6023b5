"""What one row comes to, said live beneath it: the arithmetic, what a number this size can mean, what is missing."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Any

from vetter.assessment.audience import buyers
from vetter.assessment.conversion import WHOLE, bare_percentage, compare
from vetter.assessment.money import USUAL_MARGIN, complete, multiple
from vetter.assessment.observed import TOLERANCE, outcome
from vetter.assessment.spread import prior_for
from vetter.assessment.words import about, count, money, share, shares
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
    return "It ends before it begins. Check the two dates." if period.backwards else ""


def _missing(**present: object) -> tuple[str, ...]:
    return tuple(name.replace("_", " ") for name, value in present.items() if not value)


@_read.register(Conversion)
def _conversion(row: Conversion, benchmarks: BenchmarkTable, settings: Settings) -> RowReading | None:
    if row == Conversion():
        return None
    region = settings.region
    missing = _missing(
        how_many=row.count is not None,
        out_of_how_many=row.out_of,
        of_what=row.base,
        from_when_to_when=row.period.known,
        how_we_know=row.evidence,
    )
    doubt = _period_doubt(row.period)
    base = row.base.label if row.base else "people"
    if row.count is not None and row.out_of:
        told = f"{count(row.count, region)} of {count(row.out_of, region)} {base}"
        if row.count > row.out_of:
            doubt = doubt or "More than there were. If that is what was told, leave it: it is the first thing to ask about."
            return RowReading(f"{told} cannot be", "", missing, None, doubt)
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
        told = f"{group(row.percent or 0, region)}\u00a0% of what?"
        meaning = f"{smallest[0]} of {smallest[1]} gives it too. Ask how many, out of how many."
        return RowReading(told, meaning, missing, None, doubt)
    if row.percent is not None and row.out_of:
        about_count = float(row.percent) / 100 * row.out_of
        told = f"{group(row.percent, region)}\u00a0% of {count(row.out_of, region)} {base} is about {count(about_count, region)}"
        return RowReading(told, "Ask for the count itself.", missing, None, doubt)
    if row.percent is not None and row.percent > WHOLE:
        doubt = doubt or "More than a hundred per cent. Ask how many that was, out of how many."
    return RowReading("", "", missing, None, doubt)


def _meaning(item: Comparison, settings: Settings) -> str:
    base = item.row.base
    span = shares(item.low or 0, item.high or 0, settings.region).replace(" to ", " and ")
    only = f" Of {base.label} only: this says nothing about followers." if base and base.value != "followers" else ""
    return f"With a number this size the true rate lies between {span}.{only} {item.reason}".strip()


def _strip(item: Comparison, settings: Settings) -> Strip | None:
    prior, row = item.prior, item.row
    if prior is None or item.rate is None:
        return None
    filled = row.evidence is not None and row.evidence.verified
    mark = Mark("", item.rate.value, item.low or 0.0, item.high or 0.0, filled)
    spread = spread_of(prior)
    sentence = f"{share(item.rate.value, settings.region)}: {beaten(item)}."
    return Strip(f"of {prior.rows[0].base.label}", (mark,), spread, sentence, source(prior.rows, prior.scope), axis_to([mark.high], spread))


@_read.register(ClientMoney)
def _client(row: ClientMoney, _benchmarks: BenchmarkTable, settings: Settings) -> RowReading | None:
    if row == ClientMoney():
        return None
    region, doubt = settings.region, _period_doubt(row.period)
    missing = _missing(
        revenue_or_savings=row.revenue is not None or row.savings is not None,
        fee_ads_and_tools=row.cost,
        what_is_left_of_a_sale=row.margin is not None or not row.revenue,
        from_when_to_when=row.period.known,
        how_we_know=row.evidence,
    )
    if not complete(row) or row.cost is None:
        return RowReading("", "Revenue without its cost says nothing yet." if row.revenue else "", missing, None, doubt)
    back = multiple(row, settings.assumptions)
    lost = "more than it cost" if back > 1 else "less than it cost"
    said = f"{group(round(row.margin), region)}\u00a0%" if row.margin is not None else f"{USUAL_MARGIN * 100:.0f}\u00a0% (assumed)"
    part = "all of it" if row.held_out else f"{settings.assumptions.incremental_share * 100:.0f}\u00a0% of it"
    meaning = f"Counting {said} left of each sale, and {part} as sales that would not have come anyway."
    return RowReading(f"{back:.2f} back for each 1 of {money(row.cost, region)}: {lost}", meaning, missing, None, doubt)


@_read.register(Said)
def _said(row: Said, _benchmarks: BenchmarkTable, settings: Settings) -> RowReading | None:
    if row.metric is None:
        return None if row == Said() else RowReading("", "", _missing(what_the_number_is_about=False))
    if row.metric is Metric.FOLLOWERS and row.number:
        return _followers(float(row.number), settings)
    meaning = {
        MetricClass.VANITY: "A vanity metric: it adds nothing at any size, and costs when it is all there is.",
        MetricClass.PROCESS: "A step on the way to a sale: it counts a little.",
        MetricClass.RESULT: "A business result: it counts in full once it has how many, out of how many, and when.",
    }[row.metric.kind]
    return RowReading("", meaning)


def _followers(followers: float, settings: Settings) -> RowReading:
    step, region = buyers(followers, settings.funnel), settings.region
    told = f"{count(followers, region)} followers: about {about(step.middle, region)} buyers a month"
    span = f"{about(step.low, region)} to {about(step.high, region)} in 8 of 10 cases, by usual ratios."
    return RowReading(told, f"{span} Size itself adds nothing.")


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
    missing = _missing(out_of_how_many=row.out_of, who_can_be_rung=row.ring, how_we_know=row.evidence)
    doubt = _period_doubt(row.period)
    if row.came is None or not row.out_of:
        return RowReading("", "", missing, None, doubt)
    region = settings.region
    if row.came > row.out_of:
        return RowReading("", "", missing, None, doubt or "More than there were in all. Ask what each figure counts.")
    told = f"{count(row.came, region)} of {count(row.out_of, region)} = {share(row.came / row.out_of, region)} of clients"
    return RowReading(told, "Somebody who can be rung turns this from word into evidence.", missing, None, doubt)


@_read.register(Reference)
def _reference(row: Reference, _benchmarks: BenchmarkTable, settings: Settings) -> RowReading | None:
    if row.expected is None or row.heard is None:
        return None
    came, region = outcome(row.outcome, row.expected, row.heard), settings.region
    if came is ReferenceOutcome.CONFIRMED:
        told = f"{group(row.heard, region)} against {group(row.expected, region)}: within a quarter, so confirmed"
        return RowReading(told, "")
    told = f"{group(row.heard, region)} against {group(row.expected, region)}: more than {TOLERANCE * 100:.0f}\u00a0% apart"
    return RowReading(told, "This stops the verdict until it is explained.")


@_read.register(ClientRecord)
def _record(row: ClientRecord, _benchmarks: BenchmarkTable, settings: Settings) -> RowReading | None:
    if row.total is None or row.with_result is None or not row.total:
        return None
    region = settings.region
    if row.with_result + (row.failed or 0) > row.total:
        return RowReading("", "", (), None, "More results and failures than clients. Ask again.")
    told = f"A result can be named for {count(row.with_result, region)} of {count(row.total, region)} clients"
    return RowReading(f"{told} = {share(row.with_result / row.total, region)}", "What you hear of is picked from these.")


@_read.register(Thousand)
def _thousand(row: Thousand, _benchmarks: BenchmarkTable, settings: Settings) -> RowReading | None:
    if row.sales is None:
        return None
    step, region = buyers(1000, settings.funnel), settings.region
    usual = f"{about(step.low, region)} to {about(step.high, region)}"
    doubt = "Far above what usual ratios give. Ask how each step was counted." if row.sales > step.high else ""
    return RowReading(
        f"{count(row.sales, region)} of 1,000 new followers would buy", f"Usual ratios give {usual} a month.", (), None, doubt
    )
