"""The dossier put together: its parts in order, each a function that returns a section or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.dossier.against import against
from vetter.dossier.ask import ask_section
from vetter.dossier.change import change
from vetter.dossier.claims import claims
from vetter.dossier.crowd import crowd, looked_at
from vetter.dossier.figures import figures
from vetter.dossier.flags import flags
from vetter.dossier.judgements import earned, judgements, score_line
from vetter.dossier.leaning import leaning
from vetter.dossier.ledger import ledger, method, unchecked
from vetter.dossier.model import Dossier
from vetter.dossier.openly import apart, compared, legend, not_checked, reasons, reply, would_change
from vetter.dossier.people import people
from vetter.dossier.ratios import ratios
from vetter.dossier.sheet import Sheet
from vetter.dossier.three import three
from vetter.dossier.told import pattern, told
from vetter.dossier.trace import points
from vetter.dossier.why import why
from vetter.dossier.yours import yours
from vetter.kinds.dates import spoken
from vetter.questions import MUST_ASK
from vetter.questions.start import HELD_ON, NAME, SECOND_LISTENER
from vetter.tongue import language, tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from vetter.assessment import Assessment
    from vetter.domain.benchmark import BenchmarkTable
    from vetter.domain.case import Case
    from vetter.dossier.model import Section
    from vetter.settings import Settings

UNNAMED = tr("Candidate without a name")

PARTS: tuple[Callable[[Sheet], Section | None], ...] = (
    why,
    three,
    claims,
    against,
    earned,
    yours,
    told,
    pattern,
    flags,
    people,
    change,
    ask_section,
    judgements,
    unchecked,
    crowd,
    looked_at,
    leaning,
    ratios,
    ledger,
    method,
)
"""What the owner reads. A part is for the owner alone unless it is named below too."""

SHARED: tuple[Callable[[Sheet], Section | None], ...] = (
    reasons,
    claims,
    legend,
    compared,
    apart,
    would_change,
    not_checked,
    reply,
)
"""What may be passed on to the candidate and to others."""


def compose(case: Case, assessment: Assessment, benchmarks: BenchmarkTable, settings: Settings, judged_on: date) -> Dossier:
    """Return the whole verdict in words."""
    sheet = Sheet(case, assessment, benchmarks, settings, judged_on)
    held = case[HELD_ON]
    share = assessment.vanity
    return Dossier(
        candidate=case[NAME] or UNNAMED,
        sample=case.sample,
        held_on=spoken(held) if held else tr("a day not noted"),
        judged_on=spoken(judged_on),
        verdict=assessment.verdict,
        headline=assessment.verdict.label,
        facts=_facts(sheet),
        score=score_line(sheet),
        claimed=round(assessment.claimed.score),
        vanity=round(share.share),
        guru_pattern=assessment.guru_pattern,
        best_evidence=assessment.best_evidence,
        flags=tuple(finding.rule.key for finding in assessment.findings),
        rules_version=assessment.rules_version,
        benchmarks_version=assessment.benchmarks_version,
        sections=_made(PARTS, sheet),
        shared=_made(SHARED, sheet),
        footer=tr(
            "Vetter advises; the owner decides. Speaks of claims and evidence on {held}, not of a person.", held=spoken(held or judged_on)
        ),
        held_day=held.isoformat() if held else "",
        judged_day=judged_on.isoformat(),
        points=points(sheet),
        figures=figures(sheet),
        language=language(),
    )


def _made(parts: tuple[Callable[[Sheet], Section | None], ...], sheet: Sheet) -> tuple[Section, ...]:
    sections = (part(sheet) for part in parts)
    return tuple(section for section in sections if section is not None)


def _facts(sheet: Sheet) -> str:
    asked = sum(1 for question in MUST_ASK if sheet.case.asked(question))
    if sheet.case[SECOND_LISTENER]:
        listeners = tr("Two listeners, {asked} of {number} must-ask questions asked.", asked=asked, number=len(MUST_ASK))
    else:
        listeners = tr("One interview, {asked} of {number} must-ask questions asked.", asked=asked, number=len(MUST_ASK))
    versions = tr(
        "Rules {rules_version}, benchmarks {benchmarks_version}.",
        rules_version=sheet.assessment.rules_version,
        benchmarks_version=sheet.assessment.benchmarks_version,
    )
    sample = tr("Sample candidate, invented.") if sheet.case.sample else ""
    return " ".join(filter(None, (listeners, versions, sample)))
