"""How each number of a verdict came about: rule, inputs, evidence, benchmark, and the formula in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.assessment.agreement import agreement
from vetter.assessment.followers import TRIED_ON
from vetter.assessment.observed import outcome
from vetter.assessment.ratings import REFERENCE_SHARE
from vetter.assessment.subscore import RANGE
from vetter.assessment.trust import shown, trust
from vetter.assessment.vanity import masses
from vetter.dossier.against import claim, source
from vetter.dossier.change import named
from vetter.dossier.model import Input, Point
from vetter.dossier.sheet import capital
from vetter.kinds.numbers import group
from vetter.questions import Axis, rated
from vetter.questions.reputation import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.assessment.chain import Reconciled
    from vetter.assessment.conversion import Belief, Comparison, Counted
    from vetter.assessment.model import Condition
    from vetter.assessment.money import Return
    from vetter.assessment.subscore import SubScore
    from vetter.domain.claims import Reference
    from vetter.dossier.sheet import Sheet
    from vetter.questions import Question

SCORED_BY = {
    "conversion": "The share of comparable accounts that the usual rate beats; several bases weigh by how much they tell.",
    "money": "What came back for each unit paid, on a scale where a quarter back is 0, break-even 50 and fourfold 100, averaged over "
    "what may be true.",
    "reputation": "Six tenths what independent references confirmed, four tenths the marks on who sent the candidate and what stays.",
}
RATED = (
    "The mean of the marks, 1 to 5 put on 0 to 100, drawn towards 50 as far as so few questions and listeners are unreliable. "
    "Questions not asked are left out, never counted as 0."
)


def points(sheet: Sheet) -> tuple[Point, ...]:
    """Return the trace of every number, what decides first."""
    return (
        _verdict(sheet),
        _score(sheet),
        _range(sheet),
        _claimed(sheet),
        *(_judgement(item, sheet) for item in sheet.assessment.proven.subscores),
        *_agreement(sheet),
        _vanity(sheet),
        *(_claim(item, sheet) for item in sheet.assessment.comparisons),
        *(_belief(number, item, sheet) for number, item in enumerate(sheet.assessment.proven.conversions)),
        *(_return(item, sheet) for item in sheet.assessment.returns),
        *_followers(sheet),
        *_followers_seen(sheet),
        *(_reconciled(item, sheet) for item in sheet.assessment.reconciled),
        *_yours(sheet),
    )


def _number(value: float, sheet: Sheet, places: int = 1) -> str:
    return f"{value:.{places}f}".replace(".", sheet.region.decimal_mark).replace("-", "−")


def _verdict(sheet: Sheet) -> Point:
    inputs: list[Input] = []
    for tried in sheet.assessment.tried:
        asked = [(f": {item.words[:1].lower()}{item.words[1:]}", _met(item, sheet)) for item in tried.conditions]
        inputs += [Input(f"{tried.verdict.short}{words}", met) for words, met in asked or [("", "nothing else fits")]]
    return Point(
        "verdict",
        "The verdict",
        sheet.assessment.verdict.label,
        "Verdicts are tried in a fixed order; the first whose conditions are all met decides.",
        tuple(inputs),
    )


def _met(condition: Condition, sheet: Sheet) -> str:
    word = "yes" if condition.holds else "no"
    if condition.found is None or condition.line is None:
        return word
    sign = "at least" if condition.at_least else "below"
    return f"{word}: {_number(condition.found, sheet)}, {sign} {_number(condition.line, sheet, 0)} needed"


def _score(sheet: Sheet) -> Point:
    track, lines = sheet.assessment.proven, sheet.settings.lines
    total = sum(item.weight for item in track.subscores)
    inputs = [
        Input(
            item.label,
            f"{_number(100 * item.weight / total, sheet, 0)}\u00a0% of {_number(item.score, sheet)} = "
            f"{_number(item.weight * item.score / total, sheet)}",
            f"judgement.{item.key}",
        )
        for item in track.subscores
    ]
    vanity = lines.vanity_penalty * max(0.0, sheet.assessment.vanity.share - lines.vanity_penalty_from)
    inputs.append(Input("Taken off for vanity", _number(vanity, sheet), "vanity"))
    ambers = sum(1 for found in sheet.assessment.findings if found.severity.value == "amber")
    inputs.append(Input("Taken off for warnings", _number(min(lines.amber_most, lines.amber_points * ambers), sheet)))
    return Point(
        "score",
        "Proven",
        _number(track.score, sheet),
        "The six judgements, each by its weight, added up; less a quarter of a point for each point of vanity share above "
        f"{_number(lines.vanity_penalty_from, sheet, 0)}, less {_number(lines.amber_points, sheet, 0)} for each warning.",
        tuple(inputs),
    )


def _range(sheet: Sheet) -> Point:
    track = sheet.assessment.proven
    return Point(
        "range",
        "The range of the proven score",
        f"{_number(track.low, sheet)} to {_number(track.high, sheet)}",
        f"The score and {_number(RANGE, sheet, 2)} standard deviations to each side: it holds in 8 of 10 cases. The deviations of the "
        "judgements add up as squares by weight; those of the three that are only marked pull the same way.",
        (
            Input("Standard deviation", _number(track.sd, sheet)),
            *(Input(item.label, f"± {_number(item.sd, sheet)}", f"judgement.{item.key}") for item in track.subscores),
        ),
    )


def _claimed(sheet: Sheet) -> Point:
    track = sheet.assessment.claimed
    return Point(
        "claimed",
        "If all checks out",
        _number(track.score, sheet),
        "The same sum with every claim as if it had been opened together, and every reference offered as if it had confirmed.",
        tuple(Input(item.label, _number(item.score, sheet)) for item in track.subscores),
    )


def _judgement(item: SubScore, sheet: Sheet) -> Point:
    inputs = [Input("Range", f"{_number(item.low, sheet)} to {_number(item.high, sheet)}"), Input("On what", item.reason)]
    if item.key == "conversion":
        inputs += [
            Input(f"Of {belief.prior.rows[0].base.label}", _number(belief.score, sheet), f"rate.{number}")
            for number, belief in enumerate(sheet.assessment.proven.conversions)
        ]
    if item.key == "money":
        inputs += [
            Input(capital(named(each.path, sheet)), _number(each.multiple, sheet, 2), each.path) for each in sheet.assessment.returns
        ]
    if item.key == "reputation":
        inputs.append(Input("Weight of references", _number(REFERENCE_SHARE, sheet)))
        inputs += [
            Input(capital(named(f"{REFERENCES.key}.{at}", sheet)), _came(row)) for at, row in enumerate(sheet.case[REFERENCES] or ())
        ]
    inputs += [Input(question.short, f"{sheet.told(question)} of 5") for question in _marked(item, sheet)]
    return Point(f"judgement.{item.key}", item.label, _number(item.score, sheet), SCORED_BY.get(item.key, RATED), tuple(inputs))


def _came(row: Reference) -> str:
    came = outcome(row.outcome, row.expected, row.heard)
    return came.label if came else "not noted"


def _marked(item: SubScore, sheet: Sheet) -> list[Question[tuple[int | None, ...]]]:
    axis = next((axis for axis in Axis if axis.value == item.key), None)
    return [question for question in rated(axis) if sheet.case[question]] if axis else []


def _agreement(sheet: Sheet) -> Iterator[Point]:
    found = agreement(sheet.case)
    if found is None or found.alpha is None:
        return
    around = "too few to tell" if found.around is None else " to ".join(_number(end, sheet, 2) for end in found.around)
    yield Point(
        "agreement",
        "Agreement of the two listeners",
        _number(found.alpha, sheet, 2),
        "Krippendorff's alpha with the interval metric: 1 is full agreement, 0 what chance would give; from 0.80 it is good, below 0.67 "
        "tentative. Where all marks lie close together it is low even though nobody disagrees. It changes nothing in the verdict.",
        (
            Input("Range", around),
            Input("Within one mark", f"{found.near} of {found.both} questions"),
            *(Input(question.short, f"{sheet.told(question)} of 5") for question in found.far),
        ),
    )


def _vanity(sheet: Sheet) -> Point:
    share = sheet.assessment.vanity
    inputs = []
    for rank, row in enumerate(share.rows, start=1):
        light, heavy = masses(row)
        label = row.metric.label if row.metric else ""
        inputs.append(Input(f"{rank}. {capital(label)}", f"vanity {_number(light, sheet, 2)}, business {_number(heavy, sheet, 2)}"))
    return Point(
        "vanity",
        "Vanity share of what was volunteered",
        f"{_number(share.share, sheet)} ({_number(share.low, sheet, 0)} to {_number(share.high, sheet, 0)})",
        "100 × (1 + vanity) ÷ (2 + vanity + business). What came first counts full, the second 0.63, the third 0.5 and so on; a result "
        "counts by how it was shown, and half without its base and dates. One on each side keeps a single remark from deciding.",
        tuple(inputs),
    )


def _claim(item: Comparison, sheet: Sheet) -> Point:
    row = item.row
    inputs = [Input("Told", claim(row, sheet))]
    if item.low is not None and item.high is not None:
        inputs.append(Input("By itself, in 8 of 10 cases", sheet.shares(item.low, item.high)))
    if item.percentile is not None:
        inputs.append(Input("Comparable accounts it beats, by itself", f"{_number(100 * item.percentile, sheet, 0)} in 100"))
    if counted := next((each for each in sheet.assessment.counted if each.path == item.path), None):
        inputs += _discounts(counted, sheet)
    return Point(
        item.path,
        f"The claim: {claim(row, sheet)}",
        sheet.rate(item.rate) if item.rate is not None else "no rate",
        "How many, divided by out of how many, of the same people. The range is Wilson's: what a number this size can mean.",
        tuple(inputs),
        shown(row.evidence).label,
        (source(item.prior.rows, item.prior.scope),) if item.prior else (item.reason,),
    )


def _discounts(counted: Counted, sheet: Sheet) -> Iterator[Input]:
    plain = trust(counted.row.evidence, sheet.settings.assumptions)
    yield Input(
        "Counts as",
        f"{_number(counted.k, sheet)} of {_number(counted.n, sheet, 0)}, after the discounts for a best example and for one campaign",
    )
    less = "" if counted.trust == plain else f"; {_number(plain, sheet, 2)} before the period or a contradiction took from it"
    yield Input("Trusted", f"{_number(counted.trust, sheet, 2)} by how it was shown{less}")


def _belief(number: int, belief: Belief, sheet: Sheet) -> Point:
    base = belief.prior.rows[0].base.label
    return Point(
        f"rate.{number}",
        f"The usual rate of {base}",
        f"{sheet.share(belief.middle)} of {base} ({sheet.shares(belief.low, belief.high)})",
        "What comparable accounts reach, moved towards what was counted as far as it is trusted: for each way the claims may be true or "
        "not, a Beta-Binomial from the benchmark, all weighed together. The judgement is the share of comparable accounts it beats.",
        (
            Input("Comparable accounts, median", sheet.share(belief.prior.median)),
            Input("Fitted as", f"Beta({_number(belief.prior.beta.a, sheet, 2)}; {_number(belief.prior.beta.b, sheet)})" + _rough(belief)),
            *(
                Input(claim(each.row, sheet), f"{_number(each.k, sheet)} of {_number(each.n, sheet, 0)}", each.path)
                for each in sheet.assessment.counted
                if each.prior == belief.prior
            ),
        ),
        sources=(source(belief.prior.rows, belief.prior.scope),),
    )


def _rough(belief: Belief) -> str:
    return ", rough" if belief.prior.rough else ""


def _return(item: Return, sheet: Sheet) -> Point:
    row, assumptions = item.row, sheet.settings.assumptions
    share = 1.0 if row.held_out else assumptions.incremental_share
    told = (
        ("Revenue", None if row.revenue is None else sheet.money(row.revenue)),
        ("Left of each sale", None if row.margin is None else f"{group(row.margin, sheet.region)}\u00a0%"),
        ("Would not have come anyway", f"{_number(100 * share, sheet, 0)}\u00a0%"),
        ("Service cost saved", None if row.savings is None else sheet.money(row.savings)),
        ("Fee, ads and tools", None if row.cost is None else sheet.money(row.cost)),
        ("Trusted", _number(item.trust, sheet, 2)),
    )
    margin = "" if item.margin_told else " The margin was not told; half is assumed, and the doubt is carried along."
    return Point(
        item.path,
        f"Back for each 1 paid: {named(item.path, sheet)}",
        _number(item.multiple, sheet, 2),
        "(revenue × what is left of a sale × the part that would not have come anyway + service cost saved) ÷ fee, ads and tools." + margin,
        tuple(Input(label, value or "not told") for label, value in told),
        shown(row.evidence).label,
    )


def _followers(sheet: Sheet) -> Iterator[Point]:
    found = sheet.assessment.audience
    if found is None:
        return
    used = sheet.settings.funnel
    ratios = (("Real", used.real), ("See a post", used.reached), ("Click", used.clicks), ("Buy", used.buys))
    yield Point(
        "followers",
        "Buyers a month from the followers told",
        f"{_number(found.buyers.middle, sheet)} ({_number(found.buyers.low, sheet)} to {_number(found.buyers.high, sheet)})",
        "Followers × real × see a post × click × buy × posts a month. Each ratio is uncertain; their logarithms add up.",
        (
            Input("Followers, as told", sheet.count(found.followers)),
            *(Input(label, f"{sheet.share(median)}, log-sd {_number(sigma, sheet, 2)}") for label, (median, sigma) in ratios),
            Input("Posts a month", str(used.posts)),
        ),
        sources=tuple(f"{capital(row.counts)} {sheet.share(row.value)}: {row.citation}" for row in found.sources),
    )


def _followers_seen(sheet: Sheet) -> Iterator[Point]:
    found = sheet.assessment.followers
    if found is None:
        return
    yield Point(
        "followers_seen",
        "Real people among the followers",
        f"at most {sheet.share(found.most_real)}",
        "The signs miss some and wrongly find others, as often as they did on accounts whose nature was known. Each such collection is one "
        "opinion and counts by how well it explains what was seen. Nineteen times in twenty no more than this share are real.",
        (
            Input("Looked at", sheet.count(found.looked_at)),
            Input("Three points or more", sheet.count(found.unreal)),
            Input("Real, middle of what is believed", sheet.share(found.middle_real)),
            *(
                Input(f"Tried on {where}", f"{sheet.share(caught)} caught, {sheet.share(passed)} passed")
                for where, caught, passed in TRIED_ON
            ),
        ),
    )


def _reconciled(item: Reconciled, sheet: Sheet) -> Point:
    label = item.told.row.what.label if item.told.row.what else ""
    links = [
        Input(
            f"{capital(link.ratio.low.label)} to {link.ratio.high.label}",
            f"{_ratio(link.yardstick.median, sheet)}, log-sd {_number(link.yardstick.sigma, sheet, 2)}",
        )
        for link in item.links
    ]
    cited = dict.fromkeys(row.citation for link in item.links for row in link.yardstick.rows)
    return Point(
        item.told.path,
        f"What the other numbers say about {sheet.count(item.told.value)} {label}",
        f"{sheet.count(item.low)} to {sheet.count(item.high)}",
        "This number is left out and predicted from the others through the usual ratios, in logarithms. The range holds 9 times in 10.",
        (
            Input("Told", sheet.count(item.told.value)),
            Input("Standard deviations off", _number(item.z, sheet)),
            *(Input(capital(other.row.what.label), sheet.count(other.value)) for other in item.others if other.row.what),
            *links,
        ),
        shown(item.told.row.evidence).label,
        tuple(cited),
    )


def _ratio(median: float, sheet: Sheet) -> str:
    return sheet.share(median) if median < 1 else sheet.count(median)


def _yours(sheet: Sheet) -> Iterator[Point]:
    found = sheet.prospect
    if found is None or found.gain_per_sale is None or found.break_even_customers is None:
        return
    yield Point(
        "break_even",
        "Break-even",
        f"{_number(found.break_even_customers, sheet)} customers a month",
        "(fee + ads + your own hours − service cost saved) ÷ (what a sale brings in × what is left of it × the part that would not have "
        "come anyway).",
        (
            Input("Cost a month", sheet.money(sheet.rounded(found.cost))),
            Input("Each sale leaves", sheet.money(sheet.rounded(found.gain_per_sale))),
            Input("That is", "not known" if found.break_even_rate is None else sheet.rate(found.break_even_rate)),
        ),
    )
    if found.profit is not None:
        assumed = sheet.settings.prospects
        yield Point(
            "profit",
            "A month's profit",
            f"{sheet.money(sheet.rounded(found.profit.low))} to {sheet.money(sheet.rounded(found.profit.high))}",
            "Visitors × rate × what a sale leaves × the part that would not have come anyway + savings − cost, over 2,048 points spread "
            "evenly through all that is uncertain; no chance is involved, so that it comes out the same each time.",
            (
                Input("Rate, low, middle, high", "; ".join(map(sheet.rate, (found.rate_low, found.rate_middle, found.rate_high)))),
                Input("Visitors, log-sd", _number(assumed.visits_log_sd, sheet, 2)),
                Input("What a sale leaves, log-sd", _number(assumed.order_value_log_sd, sheet, 2)),
            ),
        )
    if found.trial is not None:
        trial = found.trial
        yield Point(
            "trial",
            "The trial",
            f"{sheet.count(trial.fixed.people)} visitors, {trial.fixed.sales} sales",
            "The smallest number of visitors at which some number of sales is reached by a rate that only breaks even in at most 1 case "
            "of 10, and by the promised rate in at least 8 of 10; exact binomial chances. The stop lines are Wald's.",
            (Input("Only breaks even", sheet.rate(trial.poor), "break_even"), Input("Promised", sheet.rate(trial.good))),
        )
