"""What to clear up: each finding with its sum, what could honestly explain it, and what to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.assessment.rule import Severity
from vetter.assessment.words import spelled
from vetter.domain.verdict import Tone
from vetter.dossier.model import Flag, Flags, Line, Lines, Section
from vetter.dossier.sheet import capital
from vetter.tongue import inside, tr, trn

if TYPE_CHECKING:
    from vetter.assessment.rule import Finding, Rule
    from vetter.dossier.sheet import Sheet

TONES = {Severity.RED: Tone.STOP, Severity.AMBER: Tone.CAUTION, Severity.ASK: Tone.OPEN}

ON_FIRST_PAGE = 3


def flag(finding: Finding) -> Flag:
    """Return a finding as a flag."""
    rule = finding.rule
    return Flag(
        key=rule.key,
        title=finding.title,
        detail=Line(text=finding.sentence, quiet=rule.why),
        innocent=innocently(rule),
        ask=rule.ask,
        tone=TONES[finding.severity],
    )


def innocently(rule: Rule) -> str:
    """Return what could honestly explain what a rule found, or nothing."""
    return tr("It may be innocent: {reason}", reason=inside(rule.innocent)) if rule.innocent else ""


def flags(sheet: Sheet) -> Section | None:
    """Return everything to clear up, the heaviest first, or None."""
    found = sheet.assessment.findings
    if not found:
        return None
    return Section("flags", tr("To clear up"), (Flags(tuple(flag(finding) for finding in found)),), brief=_brief(sheet))


def _brief(sheet: Sheet) -> Section:
    """Return the heaviest in a sentence each; the pattern, where it is raised, is one of the three."""
    found = sheet.assessment.findings
    room = ON_FIRST_PAGE - 1 if sheet.assessment.guru_pattern else ON_FIRST_PAGE
    lines = [_in_a_line(finding) for finding in found[:room]]
    more = len(found) - room
    if more > 0:
        lines.append(Line(quiet=trn("One point more further on.", "{number} points more further on.", more, number=capital(spelled(more)))))
    return Section("flags", tr("To clear up"), (Lines(tuple(lines)),))


def _in_a_line(finding: Finding) -> Line:
    """Return a finding in one line; one whose sentence only says its title again says it once."""
    title = f"{finding.title.rstrip('.?')}{'?' if finding.title.endswith('?') else '.'}"
    return Line(strong=title, text="" if finding.sentence == title else finding.sentence)
