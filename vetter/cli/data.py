"""What `--json` prints: plain data under a format name and a version, kept stable from release to release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.cli.terminal import Terminal
from vetter.dossier.model import Judgements

if TYPE_CHECKING:
    from vetter.actions import CandidateRow, Entry, History
    from vetter.dossier.model import Dossier, Section

_WIDTH = 100


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
        "claimed": dossier.claimed,
        "vanity": dossier.vanity,
        "guru_pattern": dossier.guru_pattern,
        "judgements": _judgements(dossier),
        "best_evidence": dossier.best_evidence.value,
        "flags": list(dossier.flags),
        "rules_version": dossier.rules_version,
        "benchmarks_version": dossier.benchmarks_version,
        "sections": [_section_data(section) for section in dossier.sections],
        "footer": dossier.footer,
    }


def _judgements(dossier: Dossier) -> list[dict[str, object]]:
    blocks = [block for section in dossier.sections for block in section.blocks if isinstance(block, Judgements)]
    return [
        {"name": item.label, "weight": item.weight, "score": item.value, "low": item.low, "high": item.high, "asked": item.asked}
        for block in blocks
        for item in block.items
    ]


def _section_data(section: Section) -> dict[str, object]:
    lines = Terminal(_WIDTH).section(section)
    return {"key": section.key, "title": section.title, "private": section.private, "text": [*lines]}


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
