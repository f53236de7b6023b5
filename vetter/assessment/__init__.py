"""From a case and its benchmarks to an assessment: fixed rules, no clock, no chance, no learning."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vetter.assessment import arithmetic, conversion, followers, money, observed, posts, reconcile
from vetter.assessment.audience import audience
from vetter.assessment.model import Assessment, Because, Track
from vetter.assessment.pattern import KINDS_NEEDED, observations
from vetter.assessment.ratings import independent_confirmations, rated_score, reputation_score
from vetter.assessment.reading import Reading, verified
from vetter.assessment.rule import Finding, Rule, Severity
from vetter.assessment.subscore import SubScore
from vetter.assessment.trust import shown
from vetter.assessment.vanity import Vanity, vanity
from vetter.assessment.verdict import Grounds, combined, decide
from vetter.domain.claims import MetricClass
from vetter.domain.evidence import Evidence
from vetter.domain.verdict import Verdict
from vetter.questions import Axis
from vetter.questions.pitch import SAID

if TYPE_CHECKING:
    from types import ModuleType

    from vetter.assessment.conversion import Counted
    from vetter.assessment.money import Return
    from vetter.domain.benchmark import BenchmarkTable
    from vetter.domain.case import Case
    from vetter.settings import Assumptions, Settings

__all__ = ["RULES", "Assessment", "Because", "Finding", "Rule", "Severity", "SubScore", "Track", "assess"]


def _rules(module: ModuleType) -> tuple[Rule, ...]:
    return tuple(value for value in vars(module).values() if isinstance(value, Rule))


_HOLDING_RULES = (arithmetic, reconcile, posts, followers, observed)
RULES: tuple[Rule, ...] = (*(rule for module in _HOLDING_RULES for rule in _rules(module)), *observed.FACT_RULES)
_ORDER = (Severity.RED, Severity.AMBER, Severity.ASK)


def assess(case: Case, benchmarks: BenchmarkTable, settings: Settings) -> Assessment:
    """Judge the claims and evidence of one case; same input, same output."""
    reading = Reading(case, settings, benchmarks)
    reading = replace(reading, reconciled=reconcile.reconcile(reading))
    findings = _findings(reading)
    share = vanity(case)
    ambers = sum(1 for finding in findings if finding.severity is Severity.AMBER)
    charges = _charges(findings)
    claims = _claims(reading, charges)
    rated = tuple(rated_score(reading, axis, weight) for axis, weight in _rated(settings))
    proven = _track(reading, claims, rated, share, ambers, certain=False)
    claimed = _track(
        reading, (_claims(reading, {}) if charges else claims).if_checked(settings.assumptions), rated, share, ambers, certain=True
    )
    grounds = _grounds(reading, claims, charges, proven, claimed, share, findings)
    tried = decide(grounds)
    verdict = tried[-1].verdict
    seen = observations(reading, share)
    kinds = len({observation.sort for observation in seen})
    return Assessment(
        verdict=verdict,
        because=tried[-1].because,
        tried=tried,
        proven=proven,
        claimed=claimed,
        vanity=share,
        counted=claims.counted,
        comparisons=conversion.comparisons(reading),
        returns=money.returns(reading, {}),
        findings=findings,
        pattern=seen,
        guru_pattern=verdict is Verdict.VANITY_ONLY or (kinds >= KINDS_NEEDED and not grounds.best_claim_verified),
        audience=audience(reading, benchmarks),
        followers=followers.looked_at(case),
        reconciled=reading.reconciled,
        best_evidence=_best_evidence(reading),
        complete_claims=grounds.complete_claims,
        confirmations=grounds.confirmations,
        asked_weight=grounds.asked_weight,
        close_call=any(each.close(settings.lines.close_call) for each in tried),
        benchmarks_version=benchmarks.version,
        rules_version=settings.rules_version,
    )


def _findings(reading: Reading) -> tuple[Finding, ...]:
    """Return what the rules find, the gravest first; a number that cannot be true is not called unlikely as well."""
    found = [finding for rule in RULES for finding in rule.check(reading, rule)]
    impossible = {path for finding in found if finding.rule is not reconcile.too_high for path in finding.charged}
    once = [finding for finding in found if finding.rule is not reconcile.too_high or not impossible.intersection(finding.charged)]
    return tuple(sorted(once, key=lambda finding: _ORDER.index(finding.severity)))


def _charges(findings: tuple[Finding, ...]) -> dict[str, float]:
    """Return what is left of the trust in each charged claim: nothing after RED, half after AMBER."""
    charges: dict[str, float] = {}
    for finding in findings:
        left = {Severity.RED: 0.0, Severity.AMBER: 0.5}.get(finding.severity, 1.0)
        for path in finding.charged:
            charges[path] = min(charges.get(path, 1.0), left)
    return charges


@dataclass(frozen=True)
class _Claims:
    """Everything complete that was claimed, after the discounts."""

    counted: tuple[Counted, ...]
    returns: tuple[Return, ...]

    def if_checked(self, assumptions: Assumptions) -> _Claims:
        """Return the claims as if each had been opened together."""
        return _Claims(conversion.if_checked(self.counted, assumptions), money.if_checked(self.returns, assumptions))


def _claims(reading: Reading, charges: dict[str, float]) -> _Claims:
    return _Claims(conversion.counted(reading, charges), money.returns(reading, charges))


def _rated(settings: Settings) -> tuple[tuple[Axis, float], ...]:
    weights = settings.weights
    return (Axis.AUDIENCE, weights.audience), (Axis.TRUST, weights.trust), (Axis.PLAN, weights.plan)


def _track(reading: Reading, claims: _Claims, rated: tuple[SubScore, ...], share: Vanity, ambers: int, *, certain: bool) -> Track:
    conversions, earned = conversion.beliefs(claims.counted), money.belief(claims.returns, reading.settings.assumptions)
    subscores = (
        conversion.sub_score(reading, conversions),
        money.sub_score(reading, earned),
        *rated,
        reputation_score(reading, certain=certain),
    )
    return combined(subscores, share, ambers, reading.settings, conversions, earned)


def _grounds(
    reading: Reading,
    claims: _Claims,
    charges: dict[str, float],
    proven: Track,
    claimed: Track,
    share: Vanity,
    findings: tuple[Finding, ...],
) -> Grounds:
    checked = [claim for claim in claims.counted if claim.verified]
    returns = [item for item in claims.returns if item.verified]
    whole = [(path, row) for path, row in reading.once if conversion.complete(row) and charges.get(path) != 0]
    paid = [(path, row) for path, row in reading.money if money.complete(row) and charges.get(path) != 0]
    rate = conversion.sub_score(reading, conversion.beliefs(checked)).score if checked else None
    earned = money.belief(returns, reading.settings.assumptions).score if returns else None
    return Grounds(
        reading=reading,
        proven=proven,
        claimed=claimed,
        vanity=share,
        findings=findings,
        complete_claims=len(whole) + len(paid) + _complete_said(reading),
        best_claim_verified=any(verified(row) for _path, row in whole) or any(verified(row) for _path, row in paid),
        confirmations=independent_confirmations(reading),
        sales_counted=sum(row.count or 0 for _path, row in whole),
        asked_weight=sum(item.weight for item in proven.subscores if item.asked) / sum(i.weight for i in proven.subscores),
        verified_rate=rate,
        verified_money=earned,
        verified_sales=sum(claim.n * claim.prior.median for claim in checked),
    )


def _complete_said(reading: Reading) -> int:
    """Count business results volunteered with how many, out of how many, and when."""
    rows = reading.case[SAID] or ()
    return sum(1 for row in rows if row.metric and row.metric.kind is MetricClass.RESULT and row.complete)


def _best_evidence(reading: Reading) -> Evidence:
    """Return the strongest evidence behind any complete result, else behind anything told at all."""
    rows = [row for _path, row in reading.conversions if conversion.complete(row)]
    paid = [row for _path, row in reading.money if money.complete(row)]
    results = [row.evidence for row in rows] + [row.evidence for row in paid]
    told = [shown(evidence) for evidence in results or [row.evidence for row in reading.case[SAID] or ()]]
    return max(told, key=lambda evidence: evidence.step, default=Evidence.NOTHING)
