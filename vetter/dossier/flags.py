"""What to clear up: each finding with its sum, what could honestly explain it, and what to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.assessment.rule import Severity
from vetter.domain.verdict import Tone
from vetter.dossier.model import Flag, Flags, Line, Section

if TYPE_CHECKING:
    from vetter.assessment.rule import Finding
    from vetter.dossier.sheet import Sheet

TONES = {Severity.RED: Tone.STOP, Severity.AMBER: Tone.CAUTION, Severity.ASK: Tone.OPEN}


def flag(finding: Finding) -> Flag:
    """Return a finding as a flag."""
    rule = finding.rule
    return Flag(
        key=rule.key,
        title=finding.title,
        detail=Line(text=finding.sentence, quiet=rule.why),
        innocent=f"It may be innocent: {rule.innocent[0].lower()}{rule.innocent[1:]}" if rule.innocent else "",
        ask=rule.ask,
        tone=TONES[finding.severity],
    )


def flags(sheet: Sheet) -> Section | None:
    """Return everything to clear up, the heaviest first, or None."""
    found = sheet.assessment.findings
    if not found:
        return None
    return Section("flags", "To clear up", (Flags(tuple(flag(finding) for finding in found)),))
