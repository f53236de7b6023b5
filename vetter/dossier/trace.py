"""How each number of a verdict came about: rule, inputs, evidence, benchmark, and the formula in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.assessment.agreement import agreement
from vetter.assessment.observed import outcome
from vetter.assessment.ratings import REFERENCE_SHARE
from vetter.assessment.subscore import RANGE
from vetter.assessment.trust import shown, trust
from vetter.assessment.vanity import masses
from vetter.dossier.against import claim, source
from vetter.dossier.change import named
from vetter.dossier.model import Input, Point
from vetter.dossier.sheet import capital
from vetter.dossier.traced import decimal, followers, followers_seen, reconciled, yours
from vetter.kinds.numbers import group
from vetter.questions import Axis, rated
from vetter.questions.reputation import REFERENCES
from vetter.tongue import inside, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.assessment.conversion import Belief, Comparison, Counted
    from vetter.assessment.model import Condition
    from vetter.assessment.money import Return
    from vetter.assessment.subscore import SubScore
    from vetter.domain.claims import Reference
    from vetter.dossier.sheet import Sheet
    from vetter.questions import Question

SCORED_BY = {
    "conversion": tr("The share of comparable accounts that the usual rate beats; several bases weigh by how much they tell."),
    "money": tr(
        "What came back for each unit paid, on a scale where a quarter back is 0, break-even 50 and fourfold 100, averaged over "
        "what may be true."
    ),
    "reputation": tr("Six tenths what independent references confirmed, four tenths the marks on who sent the candidate and what stays."),
}
RATED = tr(
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
        *followers(sheet),
        *followers_seen(sheet),
        *(reconciled(item, sheet) for item in sheet.assessment.reconciled),
        *yours(sheet),
    )


def _verdict(sheet: Sheet) -> Point:
    inputs: list[Input] = []
    for tried in sheet.assessment.tried:
        asked = [(f": {inside(item.words)}", _met(item, sheet)) for item in tried.conditions]
        inputs += [Input(f"{tried.verdict.short}{words}", met) for words, met in asked or [("", tr("nothing else fits"))]]
    return Point(
        "verdict",
        tr("The verdict"),
        sheet.assessment.verdict.label,
        tr("Verdicts are tried in a fixed order; the first whose conditions are all met decides."),
        tuple(inputs),
    )


def _met(condition: Condition, sheet: Sheet) -> str:
    word = tr("yes") if condition.holds else tr("no")
    if condition.found is None or condition.line is None:
        return word
    whole = tr("{yes_or_no}: {found}, at least {line} needed") if condition.at_least else tr("{yes_or_no}: {found}, below {line} needed")
    return whole.format(yes_or_no=word, found=decimal(condition.found, sheet), line=decimal(condition.line, sheet, 0))


def _score(sheet: Sheet) -> Point:
    track, lines = sheet.assessment.proven, sheet.settings.lines
    total = sum(item.weight for item in track.subscores)
    inputs = [
        Input(
            item.label,
            tr(
                "{weight}\u00a0% of {score} = {points}",
                weight=decimal(100 * item.weight / total, sheet, 0),
                score=decimal(item.score, sheet),
                points=decimal(item.weight * item.score / total, sheet),
            ),
            f"judgement.{item.key}",
        )
        for item in track.subscores
    ]
    vanity = lines.vanity_penalty * max(0.0, sheet.assessment.vanity.share - lines.vanity_penalty_from)
    inputs.append(Input(tr("Taken off for vanity"), decimal(vanity, sheet), "vanity"))
    ambers = sum(1 for found in sheet.assessment.findings if found.severity.value == "amber")
    inputs.append(Input(tr("Taken off for warnings"), decimal(min(lines.amber_most, lines.amber_points * ambers), sheet)))
    return Point(
        "score",
        tr("Proven"),
        decimal(track.score, sheet),
        tr(
            "The six judgements, each by its weight, added up; less a quarter of a point for each point of vanity share "
            "above {line}, less {points} for each warning.",
            line=decimal(lines.vanity_penalty_from, sheet, 0),
            points=decimal(lines.amber_points, sheet, 0),
        ),
        tuple(inputs),
    )


def _range(sheet: Sheet) -> Point:
    track = sheet.assessment.proven
    return Point(
        "range",
        tr("The range of the proven score"),
        tr("{low} to {high}", low=decimal(track.low, sheet), high=decimal(track.high, sheet)),
        tr(
            "The score and {number} standard deviations to each side: it holds in 8 of 10 cases. The deviations of the "
            "judgements add up as squares by weight; those of the three that are only marked pull the same way.",
            number=decimal(RANGE, sheet, 2),
        ),
        (
            Input(tr("Standard deviation"), decimal(track.sd, sheet)),
            *(Input(item.label, f"± {decimal(item.sd, sheet)}", f"judgement.{item.key}") for item in track.subscores),
        ),
    )


def _claimed(sheet: Sheet) -> Point:
    track = sheet.assessment.claimed
    return Point(
        "claimed",
        tr("If all checks out"),
        decimal(track.score, sheet),
        tr("The same sum with every claim as if it had been opened together, and every reference offered as if it had confirmed."),
        tuple(Input(item.label, decimal(item.score, sheet)) for item in track.subscores),
    )


def _judgement(item: SubScore, sheet: Sheet) -> Point:
    inputs = [
        Input(tr("Range"), tr("{low} to {high}", low=decimal(item.low, sheet), high=decimal(item.high, sheet))),
        Input(tr("On what"), item.reason),
    ]
    if item.key == "conversion":
        inputs += [
            Input(capital(belief.prior.rows[0].base.of_them), decimal(belief.score, sheet), f"rate.{number}")
            for number, belief in enumerate(sheet.assessment.proven.conversions)
        ]
    if item.key == "money":
        inputs += [
            Input(capital(named(each.path, sheet)), decimal(each.multiple, sheet, 2), each.path) for each in sheet.assessment.returns
        ]
    if item.key == "reputation":
        inputs.append(Input(tr("Weight of references"), decimal(REFERENCE_SHARE, sheet)))
        inputs += [
            Input(capital(named(f"{REFERENCES.key}.{at}", sheet)), _came(row)) for at, row in enumerate(sheet.case[REFERENCES] or ())
        ]
    inputs += [Input(question.short, tr("{mark} of 5", mark=sheet.told(question))) for question in _marked(item, sheet)]
    return Point(f"judgement.{item.key}", item.label, decimal(item.score, sheet), SCORED_BY.get(item.key, RATED), tuple(inputs))


def _came(row: Reference) -> str:
    came = outcome(row.outcome, row.expected, row.heard)
    return came.label if came else tr("not noted")


def _marked(item: SubScore, sheet: Sheet) -> list[Question[tuple[int | None, ...]]]:
    axis = next((axis for axis in Axis if axis.value == item.key), None)
    return [question for question in rated(axis) if sheet.case[question]] if axis else []


def _agreement(sheet: Sheet) -> Iterator[Point]:
    found = agreement(sheet.case)
    if found is None or found.alpha is None:
        return
    low, high = found.around or (0.0, 0.0)
    around = tr("{low} to {high}", low=decimal(low, sheet, 2), high=decimal(high, sheet, 2)) if found.around else tr("too few to tell")
    yield Point(
        "agreement",
        tr("Agreement of the two listeners"),
        decimal(found.alpha, sheet, 2),
        tr(
            "Krippendorff's alpha with the interval metric: 1 is full agreement, 0 what chance would give; "
            "from 0.80 it is good, below 0.67 "
            "tentative. Where all marks lie close together it is low even though nobody disagrees. It changes nothing in the verdict."
        ),
        (
            Input(tr("Range"), around),
            Input(tr("Within one mark"), tr("{near} of {both} questions", near=found.near, both=found.both)),
            *(Input(question.short, tr("{mark} of 5", mark=sheet.told(question))) for question in found.far),
        ),
    )


def _vanity(sheet: Sheet) -> Point:
    share = sheet.assessment.vanity
    inputs = []
    for rank, row in enumerate(share.rows, start=1):
        light, heavy = masses(row)
        label = row.metric.label if row.metric else ""
        inputs.append(
            Input(
                f"{rank}. {capital(label)}",
                tr("vanity {light}, business {heavy}", light=decimal(light, sheet, 2), heavy=decimal(heavy, sheet, 2)),
            )
        )
    return Point(
        "vanity",
        tr("Vanity share of what was volunteered"),
        tr(
            "{number} ({low} to {high})",
            number=decimal(share.share, sheet),
            low=decimal(share.low, sheet, 0),
            high=decimal(share.high, sheet, 0),
        ),
        tr(
            "100 × (1 + vanity) ÷ (2 + vanity + business). What came first counts full, the second 0.63, the third 0.5 and so on; a result "
            "counts by how it was shown, and half without its base and dates. One on each side keeps a single remark from deciding."
        ),
        tuple(inputs),
    )


def _claim(item: Comparison, sheet: Sheet) -> Point:
    row = item.row
    inputs = [Input(tr("Told"), claim(row, sheet))]
    if item.low is not None and item.high is not None:
        inputs.append(Input(tr("By itself, in 8 of 10 cases"), sheet.shares(item.low, item.high)))
    if item.percentile is not None:
        inputs.append(
            Input(tr("Comparable accounts it beats, by itself"), tr("{number} in 100", number=decimal(100 * item.percentile, sheet, 0)))
        )
    if counted := next((each for each in sheet.assessment.counted if each.path == item.path), None):
        inputs += _discounts(counted, sheet)
    return Point(
        item.path,
        tr("The claim: {claim}", claim=claim(row, sheet)),
        sheet.rate(item.rate) if item.rate is not None else tr("no rate"),
        tr("How many, divided by out of how many, of the same people. The range is Wilson's: what a number this size can mean."),
        tuple(inputs),
        shown(row.evidence).label,
        (source(item.prior.rows, item.prior.scope),) if item.prior else (item.reason,),
    )


def _discounts(counted: Counted, sheet: Sheet) -> Iterator[Input]:
    plain = trust(counted.row.evidence, sheet.settings.assumptions)
    yield Input(
        tr("Counts as"),
        tr(
            "{number} of {all}, after the discounts for a best example and for one campaign",
            number=decimal(counted.k, sheet),
            all=decimal(counted.n, sheet, 0),
        ),
    )
    less = tr("; {number} before the period or a contradiction took from it", number=decimal(plain, sheet, 2))
    trusted = tr("{number} by how it was shown", number=decimal(counted.trust, sheet, 2))
    yield Input(tr("Trusted"), trusted if counted.trust == plain else trusted + less)


def _belief(number: int, belief: Belief, sheet: Sheet) -> Point:
    of_base = belief.prior.rows[0].base.of_them
    return Point(
        f"rate.{number}",
        tr("The usual rate {of_base}", of_base=of_base),
        f"{sheet.share(belief.middle)} {of_base} ({sheet.shares(belief.low, belief.high)})",
        tr(
            "What comparable accounts reach, moved towards what was counted as far as it is trusted: for each "
            "way the claims may be true or "
            "not, a Beta-Binomial from the benchmark, all weighed together. The judgement is the share of comparable accounts it beats."
        ),
        (
            Input(tr("Comparable accounts, median"), sheet.share(belief.prior.median)),
            Input(
                tr("Fitted as"),
                tr(
                    "Beta({a}; {b})",
                    a=decimal(belief.prior.beta.a, sheet, 2),
                    b=decimal(belief.prior.beta.b, sheet),
                )
                + _rough(belief),
            ),
            *(
                Input(
                    claim(each.row, sheet),
                    tr("{number} of {all}", number=decimal(each.k, sheet), all=decimal(each.n, sheet, 0)),
                    each.path,
                )
                for each in sheet.assessment.counted
                if each.prior == belief.prior
            ),
        ),
        sources=(source(belief.prior.rows, belief.prior.scope),),
    )


def _rough(belief: Belief) -> str:
    return tr(", rough") if belief.prior.rough else ""


def _return(item: Return, sheet: Sheet) -> Point:
    row, assumptions = item.row, sheet.settings.assumptions
    share = 1.0 if row.held_out else assumptions.incremental_share
    told = (
        (tr("Revenue"), None if row.revenue is None else sheet.money(row.revenue)),
        (tr("Left of each sale"), None if row.margin is None else f"{group(row.margin, sheet.region)}\u00a0%"),
        (tr("Would not have come anyway"), f"{decimal(100 * share, sheet, 0)}\u00a0%"),
        (tr("Service cost saved"), None if row.savings is None else sheet.money(row.savings)),
        (tr("Fee, ads and tools"), None if row.cost is None else sheet.money(row.cost)),
        (tr("Trusted"), decimal(item.trust, sheet, 2)),
    )
    margin = "" if item.margin_told else " " + tr("The margin was not told; half is assumed, and the doubt is carried along.")
    return Point(
        item.path,
        tr("Back for each 1 paid: {named}", named=named(item.path, sheet)),
        decimal(item.multiple, sheet, 2),
        tr("(revenue × what is left of a sale × the part that would not have come anyway + service cost saved) ÷ fee, ads and tools.")
        + margin,
        tuple(Input(label, value or tr("not told")) for label, value in told),
        shown(row.evidence).label,
    )
