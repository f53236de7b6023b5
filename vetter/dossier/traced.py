"""How the numbers about followers, about numbers held against each other, and about the owner's money came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.assessment.followers import TRIED_ON
from vetter.assessment.trust import shown
from vetter.dossier.model import Input, Point
from vetter.dossier.sheet import capital
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.assessment.chain import Reconciled
    from vetter.dossier.sheet import Sheet


def decimal(value: float, sheet: Sheet, places: int = 1) -> str:
    """Return a number that was worked out, with the owner's decimal mark."""
    return f"{value:.{places}f}".replace(".", sheet.region.decimal_mark).replace("-", "−")


def followers(sheet: Sheet) -> Iterator[Point]:
    """Yield how many buyers the followers told stand for."""
    found = sheet.assessment.audience
    if found is None:
        return
    used = sheet.settings.funnel
    ratios = ((tr("Real"), used.real), (tr("See a post"), used.reached), (tr("Click"), used.clicks), (tr("Buy"), used.buys))
    yield Point(
        "followers",
        tr("Buyers a month from the followers told"),
        tr(
            "{number} ({low} to {high})",
            number=decimal(found.buyers.middle, sheet),
            low=decimal(found.buyers.low, sheet),
            high=decimal(found.buyers.high, sheet),
        ),
        tr("Followers × real × see a post × click × buy × posts a month. Each ratio is uncertain; their logarithms add up."),
        (
            Input(tr("Followers, as told"), sheet.count(found.followers)),
            *(
                Input(label, tr("{median}, log-sd {number}", median=sheet.share(median), number=decimal(sigma, sheet, 2)))
                for label, (median, sigma) in ratios
            ),
            Input(tr("Posts a month"), str(used.posts)),
        ),
        sources=tuple(f"{capital(row.counts)} {sheet.share(row.value)}: {row.citation}" for row in found.sources),
    )


def followers_seen(sheet: Sheet) -> Iterator[Point]:
    """Yield how many of the followers looked at can be real."""
    found = sheet.assessment.followers
    if found is None:
        return
    yield Point(
        "followers_seen",
        tr("Real people among the followers"),
        tr("at most {most_real}", most_real=sheet.share(found.most_real)),
        tr(
            "The signs miss some and wrongly find others, as often as they did on accounts whose nature was "
            "known. Each such collection is one "
            "opinion and counts by how well it explains what was seen. Nineteen times in twenty no more than this share are real."
        ),
        (
            Input(tr("Looked at"), sheet.count(found.looked_at)),
            Input(tr("Three points or more"), sheet.count(found.unreal)),
            Input(tr("Real, middle of what is believed"), sheet.share(found.middle_real)),
            *(
                Input(
                    tr("Tried on {where}", where=where),
                    tr("{caught} caught, {passed} passed", caught=sheet.share(caught), passed=sheet.share(passed)),
                )
                for where, caught, passed in TRIED_ON
            ),
        ),
    )


def reconciled(item: Reconciled, sheet: Sheet) -> Point:
    """Return what the other numbers say about one of them."""
    label = item.told.row.what.label if item.told.row.what else ""
    links = [
        Input(
            tr("{low} to {high}", low=capital(link.ratio.low.label), high=link.ratio.high.label),
            tr("{ratio}, log-sd {number}", ratio=_ratio(link.yardstick.median, sheet), number=decimal(link.yardstick.sigma, sheet, 2)),
        )
        for link in item.links
    ]
    cited = dict.fromkeys(row.citation for link in item.links for row in link.yardstick.rows)
    return Point(
        item.told.path,
        tr("What the other numbers say about {number} {label}", number=sheet.count(item.told.value), label=label),
        tr("{low} to {high}", low=sheet.count(item.low), high=sheet.count(item.high)),
        tr("This number is left out and predicted from the others through the usual ratios, in logarithms. The range holds 9 times in 10."),
        (
            Input(tr("Told"), sheet.count(item.told.value)),
            Input(tr("Standard deviations off"), decimal(item.z, sheet)),
            *(Input(capital(other.row.what.label), sheet.count(other.value)) for other in item.others if other.row.what),
            *links,
        ),
        shown(item.told.row.evidence).label,
        tuple(cited),
    )


def _ratio(median: float, sheet: Sheet) -> str:
    return sheet.share(median) if median < 1 else sheet.count(median)


def yours(sheet: Sheet) -> Iterator[Point]:
    """Yield the owner's break-even, profit and trial, as far as they are known."""
    found = sheet.prospect
    if found is None or found.gain_per_sale is None or found.break_even_customers is None:
        return
    yield Point(
        "break_even",
        tr("Break-even"),
        tr("{number} customers a month", number=decimal(found.break_even_customers, sheet)),
        tr(
            "(fee + ads + your own hours − service cost saved) ÷ (what a sale brings in × what is left of it × "
            "the part that would not have "
            "come anyway)."
        ),
        (
            Input(tr("Cost a month"), sheet.money(sheet.rounded(found.cost))),
            Input(tr("Each sale leaves"), sheet.money(sheet.rounded(found.gain_per_sale))),
            Input(tr("That is"), tr("not known") if found.break_even_rate is None else sheet.rate(found.break_even_rate)),
        ),
    )
    if found.profit is not None:
        assumed = sheet.settings.prospects
        yield Point(
            "profit",
            tr("A month's profit"),
            tr(
                "{low} to {high}",
                low=sheet.money(sheet.rounded(found.profit.low)),
                high=sheet.money(sheet.rounded(found.profit.high)),
            ),
            tr(
                "Visitors × rate × what a sale leaves × the part that would not have come anyway + savings − "
                "cost, over 2,048 points spread "
                "evenly through all that is uncertain; no chance is involved, so that it comes out the same each time."
            ),
            (
                Input(tr("Rate, low, middle, high"), "; ".join(map(sheet.rate, (found.rate_low, found.rate_middle, found.rate_high)))),
                Input(tr("Visitors, log-sd"), decimal(assumed.visits_log_sd, sheet, 2)),
                Input(tr("What a sale leaves, log-sd"), decimal(assumed.order_value_log_sd, sheet, 2)),
            ),
        )
    if found.trial is not None:
        trial = found.trial
        yield Point(
            "trial",
            tr("The trial"),
            tr("{people} visitors, {sales} sales", people=sheet.count(trial.fixed.people), sales=trial.fixed.sales),
            tr(
                "The smallest number of visitors at which some number of sales is reached by a rate that only "
                "breaks even in at most 1 case "
                "of 10, and by the promised rate in at least 8 of 10; exact binomial chances. The stop lines are Wald's."
            ),
            (Input(tr("Only breaks even"), sheet.rate(trial.poor), "break_even"), Input(tr("Promised"), sheet.rate(trial.good))),
        )
