"""The numbers behind the words of a dossier, for programs that read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.assessment.trust import shown
from vetter.dossier.against import claim
from vetter.dossier.change import named
from vetter.dossier.model import Change, Checked, Comparison, Figures, Finding, Input, Rest
from vetter.questions.start import SECOND_LISTENER
from vetter.settings import shown as settings_shown
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.assessment.conversion import Comparison as Compared
    from vetter.dossier.sheet import Sheet


def figures(sheet: Sheet) -> Figures:
    """Return everything a program may want to know of a verdict without reading its sentences."""
    assessment = sheet.assessment
    return Figures(
        findings=tuple(
            Finding(found.rule.key, found.severity.value, found.title, found.sentence, found.charged) for found in assessment.findings
        ),
        comparisons=tuple(_comparison(item, sheet) for item in assessment.comparisons),
        change=_change(sheet),
        rests_on=tuple(Rest(support.path, named(support.path, sheet), support.without) for support in sheet.supports),
        close_call=assessment.close_call,
        sd=assessment.proven.sd,
        claimed=assessment.claimed.score,
        claimed_low=assessment.claimed.low,
        claimed_high=assessment.claimed.high,
        vanity=assessment.vanity.share,
        vanity_low=assessment.vanity.low,
        vanity_high=assessment.vanity.high,
        judgements=tuple((item.key, item.score, item.low, item.high) for item in assessment.proven.subscores),
        profit=_profit(sheet),
        listeners=tuple(dict.fromkeys((tr("You"), *filter(None, [sheet.case[SECOND_LISTENER]])))),
        settings=tuple(Input(each.name, f"{each.value:g}") for each in settings_shown(sheet.settings) if each.changed),
    )


def _comparison(item: Compared, sheet: Sheet) -> Comparison:
    return Comparison(
        path=item.path,
        claim=claim(item.row, sheet),
        base=item.row.base.value if item.row.base else "",
        rate=item.rate.value if item.rate else None,
        low=item.low,
        high=item.high,
        percentile=item.percentile,
        evidence=shown(item.row.evidence).value,
        benchmark=f"{item.prior.rows[0].citation}; {item.prior.scope}" if item.prior else "",
        benchmark_rows=tuple(row.id for row in item.prior.rows) if item.prior else (),
        reason=item.reason,
    )


def _profit(sheet: Sheet) -> tuple[float, float, float] | None:
    profit = sheet.prospect.profit if sheet.prospect else None
    return (profit.low, profit.middle, profit.high) if profit else None


def _change(sheet: Sheet) -> Change | None:
    advice = sheet.advice
    if advice is None:
        return None
    checks = tuple(Checked(check.key, check.minutes, check.words, check.shows) for check in advice.checks)
    return Change(advice.verdict, advice.minutes, checks)
