"""Every paper there is, and each put together from what it is made of, ready to be looked at or written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vetter.actions import clock
from vetter.actions.candidates import HistoryKind, history, open_verdict
from vetter.actions.comparing import compare
from vetter.actions.exhibits import exhibits, harm
from vetter.actions.preferences import signature
from vetter.assessment import assess
from vetter.domain.labelled import Labelled
from vetter.dossier import papers
from vetter.dossier.papers.findings import NO_FINDINGS
from vetter.dossier.sheet import Sheet
from vetter.errors import InputError
from vetter.kinds.dates import spoken
from vetter.questions.model import Kit
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vetter.actions.candidates import Entry, History
    from vetter.actions.desk import Desk
    from vetter.actions.judging import Judged
    from vetter.dossier.document import Document


class PaperKind(Labelled):
    """The papers made of one verdict; `label` names them in a list."""

    REPORT = "report", tr("Verdict report, for you alone")
    FINDINGS = "findings", tr("Interview findings, to share")
    LETTER = "letter", tr("Letter to the candidate")
    CALLS = "calls", tr("Reference call sheets")
    PILOT = "pilot", tr("Pilot plan")


def paper_of(desk: Desk, kind: PaperKind, judged: Judged, sender: str = "") -> Document:
    """Return a paper of one verdict; `sender` signs a letter, else whoever is kept.

    Raises `InputError` where the verdict holds nothing to share.
    """
    if kind in {PaperKind.FINDINGS, PaperKind.LETTER} and not judged.dossier.shared:
        raise InputError(NO_FINDINGS)
    return _MADE[kind](desk, judged, sender or signature(desk))


def _report(desk: Desk, judged: Judged, _sender: str) -> Document:
    return papers.report(judged.dossier, _since(desk, judged) if judged.verdict_id else papers.Since())


def _since(desk: Desk, judged: Judged) -> papers.Since:
    decided = [entry for entry in history(desk, judged.candidate).entries if entry.what is HistoryKind.DECISION]
    shown = exhibits(desk, judged.case)
    since = papers.Since(shown, harmed=tuple((each.sha256, words) for each in shown if (words := harm(desk, each))))
    if not decided:
        return since
    last = decided[-1]
    return replace(since, decision=f"{last.title}.", decided_on=spoken(last.at.astimezone().date()), reason=last.detail)


def _findings(_desk: Desk, judged: Judged, _sender: str) -> Document:
    return papers.findings(judged.dossier)


def _letter(_desk: Desk, judged: Judged, sender: str) -> Document:
    return papers.letter(judged.dossier, sender)


def _calls(desk: Desk, judged: Judged, _sender: str) -> Document:
    return papers.calls(judged.case, desk.settings.region)


def _pilot(desk: Desk, judged: Judged, _sender: str) -> Document:
    assessment = assess(judged.case, desk.benchmarks, desk.settings)
    return papers.pilot(Sheet(judged.case, assessment, desk.benchmarks, desk.settings, clock.today()))


_MADE: dict[PaperKind, Callable[[Desk, Judged, str], Document]] = {
    PaperKind.REPORT: _report,
    PaperKind.FINDINGS: _findings,
    PaperKind.LETTER: _letter,
    PaperKind.CALLS: _calls,
    PaperKind.PILOT: _pilot,
}


def kit_paper(kit: Kit = Kit.STANDARD) -> Document:
    """Return a blank interview kit to fill in by pen."""
    return papers.kit(kit)


def notice_paper(desk: Desk, name: str = "", sender: str = "") -> Document:
    """Return the notice for a candidate, before the talk, that figures will be checked; signed as a letter is."""
    return papers.notice(name, sender or signature(desk))


def comparison_paper(desk: Desk, verdicts: Sequence[Judged]) -> Document:
    """Return two to four candidates side by side; raise `InputError` where they cannot be."""
    return papers.comparison(compare(desk, verdicts), [judged.dossier for judged in verdicts])


def history_paper(desk: Desk, candidate: str) -> Document:
    """Return everything that happened with a candidate; raise `InputError` when there is no such candidate."""
    past = history(desk, candidate)
    kept = [open_verdict(desk, entry.verdict_id) for entry in past.entries if entry.verdict is not None and entry.verdict_id]
    told = papers.Story(
        past.name,
        tuple(_now(past)),
        tuple(_happening(entry) for entry in past.entries),
        tuple((judged.case, judged.dossier) for judged in kept),
        max((judged.dossier.judged_day for judged in kept), default=""),
    )
    return papers.story(told, desk.settings.region)


def _now(past: History) -> Iterator[tuple[str, str]]:
    yield tr("Decision"), past.decision.label if past.decision else tr("Not decided")
    yield tr("Kept among"), past.shelf.label
    yield tr("Tags"), ", ".join(past.tags) or "none"
    if past.under_way:
        yield tr("A talk is under way"), tr("Its verdict will stand here")


def _happening(entry: Entry) -> papers.Happening:
    here = entry.at.astimezone()
    return papers.Happening(f"{spoken(here.date())}, {here:%H:%M}", entry.title, entry.detail, entry.altered)
