"""What `--json` prints: plain data under a format name and a version, kept stable from release to release."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING

from vetter.__version__ import __version__
from vetter.cli.terminal import Terminal
from vetter.dossier.model import Judgements

if TYPE_CHECKING:
    from vetter.actions import CandidateRow, Entry, History
    from vetter.assessment.robustness import Robustness
    from vetter.dossier.beside import Beside
    from vetter.dossier.document import Document
    from vetter.dossier.model import Dossier, Figures, Point, Section

_WIDTH = 100
_KEYS = ("conversion", "money", "audience", "trust", "plan", "reputation")


def assessment_data(dossier: Dossier) -> dict[str, object]:
    """Return a verdict; scores are points from 0 to 100, `low` and `high` hold 8 times in 10."""
    return {
        "format": "vetter-assessment",
        "version": 1,
        "candidate": dossier.candidate,
        "sample": dossier.sample,
        "held_on": dossier.held_day or None,
        "judged_on": dossier.judged_day,
        "verdict": {"key": dossier.verdict.value, "name": dossier.verdict.label, "short": dossier.verdict.short},
        "headline": dossier.headline,
        "facts": dossier.facts,
        "score": dossier.score.value,
        "low": dossier.score.low,
        "high": dossier.score.high,
        "claimed": dossier.figures.claimed if dossier.figures else dossier.claimed,
        "vanity": dossier.figures.vanity if dossier.figures else dossier.vanity,
        "guru_pattern": dossier.guru_pattern,
        "judgements": _judgements(dossier),
        "best_evidence": dossier.best_evidence.value,
        "flags": list(dossier.flags),
        **(_figures(dossier.figures) if dossier.figures else {}),
        "program_version": __version__,
        "rules_version": dossier.rules_version,
        "benchmarks_version": dossier.benchmarks_version,
        "sections": [_section_data(section) for section in dossier.sections],
        "points": [_plain(point) for point in dossier.points],
        "footer": dossier.footer,
    }


def findings_data(paper: Document) -> dict[str, object]:
    """Return the shareable edition of a verdict: no score, no flag, nothing of the owner's."""
    return {
        "format": "vetter-findings",
        "version": 1,
        "candidate": paper.whose,
        "judged_on": paper.day,
        "dated": paper.dated,
        "finding": paper.headline,
        "facts": paper.facts,
        "sections": [_section_data(section) for section in paper.sections],
        "footer": list(paper.foot),
    }


def _figures(figures: Figures) -> dict[str, object]:
    """Return what was found, compared and would change, each with its code."""
    return {
        "claimed_range": [figures.claimed_low, figures.claimed_high],
        "vanity_range": [figures.vanity_low, figures.vanity_high],
        "close_call": figures.close_call,
        "findings": [_plain(found) for found in figures.findings],
        "comparisons": [_plain(item) for item in figures.comparisons],
        "change": _plain(figures.change) if figures.change else None,
        "rests_on": [_plain(rest) for rest in figures.rests_on],
        "profit_a_month": dict(zip(("low", "middle", "high"), figures.profit, strict=True)) if figures.profit else None,
        "changed_settings": {given.label: given.value for given in figures.settings},
    }


def _plain(value: object) -> object:
    """Return a dataclass as named fields, an enumeration by its key."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _judgements(dossier: Dossier) -> list[dict[str, object]]:
    blocks = [block for section in dossier.sections for block in section.blocks if isinstance(block, Judgements)]
    return [
        {
            "key": key,
            "name": item.label,
            "weight": item.weight,
            "score": item.value,
            "low": item.low,
            "high": item.high,
            "asked": item.asked,
        }
        for block in blocks
        for key, item in zip(_KEYS, block.items, strict=True)
    ]


def _section_data(section: Section) -> dict[str, object]:
    lines = Terminal(_WIDTH).section(section)
    return {"key": section.key, "title": section.title, "private": section.private, "text": [*lines]}


def point_data(point: Point) -> object:
    """Return how one number came about."""
    return _plain(point)


def robustness_data(moved: Robustness) -> dict[str, object]:
    """Return how often the verdict changes under moved settings, and to what."""
    return {
        "draws": moved.draws,
        "changed": moved.changed,
        "verdicts": {verdict.value: count for verdict, count in sorted(moved.counts.items(), key=lambda pair: -pair[1])},
    }


def beside_data(found: Beside) -> dict[str, object]:
    """Return candidates side by side; `better` holds the chance that the row's candidate is better than the column's."""
    return {
        "format": "vetter-comparison",
        "version": 1,
        "candidates": list(found.names),
        "order": [found.names[at] for at in found.ranking.order],
        "better": [list(row) for row in found.ranking.better],
        "places": [list(row) if row is not None else None for row in found.ranking.ranks],
    }


def candidate_data(row: CandidateRow) -> dict[str, object]:
    """Return a candidate as a list shows one; what is not known yet is null."""
    return {
        "candidate": row.candidate,
        "name": row.name,
        "interviews": row.interviews,
        "last_seen": row.last_seen.isoformat(),
        "verdict": row.verdict.value if row.verdict else None,
        "score": row.score,
        "low": row.low,
        "high": row.high,
        "best_evidence": row.best_evidence.value if row.best_evidence else None,
        "sample": row.sample,
        "draft": row.draft,
    }


def history_data(history: History) -> dict[str, object]:
    """Return a candidate's history, oldest first."""
    return {
        "format": "vetter-history",
        "version": 1,
        "candidate": history.candidate,
        "name": history.name,
        "entries": [_entry_data(entry) for entry in history.entries],
    }


def _entry_data(entry: Entry) -> dict[str, object]:
    return {
        "seq": entry.seq,
        "at": entry.at.isoformat(),
        "what": entry.what.value,
        "title": entry.title,
        "detail": entry.detail,
        "interview": entry.interview_id,
        "verdict_id": entry.verdict_id,
        "verdict": entry.verdict.value if entry.verdict else None,
        "score": entry.score,
        "low": entry.low,
        "high": entry.high,
        "altered": entry.altered,
    }
