"""Candidates: listed, searched, and each one's history with every verdict as it was judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from vetter.actions import clock
from vetter.actions.judging import Judged
from vetter.assessment import RULES
from vetter.domain.claims import ReferenceOutcome
from vetter.domain.decision import Decision, Shelf
from vetter.domain.evidence import Evidence
from vetter.domain.labelled import Labelled
from vetter.domain.verdict import Verdict
from vetter.dossier import frozen
from vetter.errors import InputError
from vetter.exchange import interview_file
from vetter.kinds import Figure
from vetter.questions import BY_KEY
from vetter.questions.reputation import REFERENCES
from vetter.storage import candidates as rows
from vetter.storage import exhibits, interviews, people
from vetter.storage import history as lines
from vetter.storage.candidates import Order
from vetter.tongue import inside, tr

if TYPE_CHECKING:
    from vetter.actions.desk import Desk
    from vetter.domain.claims import Industry, Reference
    from vetter.domain.exhibit import Exhibit
    from vetter.domain.region import Region
    from vetter.storage.interviews import Judgement

__all__ = [
    "EVERYBODY",
    "CandidateRow",
    "Entry",
    "Filter",
    "History",
    "HistoryKind",
    "Order",
    "Page",
    "history",
    "list_candidates",
    "more_candidates",
    "open_verdict",
    "timeline",
]


@dataclass(frozen=True)
class CandidateRow:
    """One candidate in a list; verdict and score are those of the last interview, and not told while a talk is under way."""

    candidate: str
    name: str
    interviews: int
    last_seen: date
    verdict: Verdict | None
    score: int | None
    low: int | None
    high: int | None
    best_evidence: Evidence | None
    sample: bool
    draft: bool
    shelf: Shelf = Shelf.CURRENT
    decision: Decision | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Filter:
    """Which candidates are wanted; what is None does not matter."""

    shelf: Shelf = Shelf.CURRENT
    verdict: Verdict | None = None
    decision: Decision | None = None
    trade: Industry | None = None
    since: date | None = None
    tag: str | None = None
    flag: str | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything but the shelf is asked for."""
        return self != Filter(self.shelf)


EVERYBODY = Filter()
RUNG = (ReferenceOutcome.CONFIRMED, ReferenceOutcome.CONTRADICTED, ReferenceOutcome.NOT_REACHED)
"""What can come of a reference that was rung."""


@dataclass(frozen=True)
class Page:
    """Some rows of a list, how many match what was typed, how many there are."""

    rows: tuple[CandidateRow, ...]
    matching: int
    total: int


class HistoryKind(Labelled):
    """What a line of history is about."""

    INTERVIEW = "interview", tr("Interview")
    VERDICT = "verdict", tr("Verdict")
    IMPORTED = "imported", tr("Imported")
    EXPORTED_PDF = "exported_pdf", tr("Report written")
    DECISION = "decision", tr("Your decision")
    NOTE = "note", tr("Note")
    JOINED = "joined", tr("Entries joined")
    EVIDENCE = "evidence", tr("Evidence attached")
    REFERENCE = "reference", tr("Reference rung")


@dataclass(frozen=True)
class Entry:
    """One line of a candidate's history."""

    seq: int
    at: datetime
    what: HistoryKind
    title: str
    detail: str
    interview_id: str
    verdict_id: str | None
    verdict: Verdict | None
    score: int | None
    low: int | None
    high: int | None
    altered: bool = False
    """Whether the line was changed since by something other than Vetter."""
    exhibit: Exhibit | None = None
    """The file, where the line is about one."""


@dataclass(frozen=True)
class History:
    """Everything that happened with one candidate, oldest first."""

    candidate: str
    name: str
    entries: tuple[Entry, ...]
    decision: Decision | None = None
    shelf: Shelf = Shelf.CURRENT
    tags: tuple[str, ...] = ()
    under_way: bool = False
    """Whether a talk is under way, so that earlier verdicts stay closed."""


def list_candidates(
    desk: Desk,
    query: str = "",
    order: Order = Order.LAST_SEEN,
    wanted: Filter = EVERYBODY,
    *,
    descending: bool = True,
    limit: int = 200,
    offset: int = 0,
) -> Page:
    """Return one page of the candidates wanted that hold every word of the query."""
    found = rows.page(desk.file, _wanted(wanted), query, order, limit, offset, falling=descending)
    return Page(tuple(_row(row) for row in found.rows), found.matching, found.total)


def candidate_row(desk: Desk, candidate: str) -> CandidateRow | None:
    """Return one candidate as a list shows it, or None when there is no such candidate."""
    row = rows.about(desk.file, people.kept_as(desk.file, candidate))
    return None if row is None else _row(row)


def more_candidates(
    desk: Desk, query: str, order: Order, wanted: Filter, *, descending: bool, matching: int, limit: int, offset: int
) -> tuple[CandidateRow, ...]:
    """Return another page of a list of which it is known how many match, so that nothing is counted again."""
    found = rows.listed(desk.file, _wanted(wanted), query, order, limit, offset, falling=descending, matching=matching)
    return tuple(_row(row) for row in found)


def flags(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return key and name of every flag that the last verdict on somebody raised, by name."""
    names = {rule.key: rule.name for rule in RULES}
    return tuple(sorted(((key, names.get(key, key)) for key in rows.flags(desk.file)), key=lambda pair: pair[1].casefold()))


def _wanted(wanted: Filter) -> rows.Wanted:
    return rows.Wanted(
        wanted.shelf.value,
        wanted.verdict and wanted.verdict.value,
        wanted.decision and wanted.decision.value,
        wanted.trade and wanted.trade.value,
        wanted.since.isoformat() if wanted.since else None,
        wanted.tag,
        wanted.flag,
    )


def _row(row: dict[str, Any]) -> CandidateRow:
    if row["draft"]:  # an earlier verdict would colour what is heard now
        row = row | dict.fromkeys(("verdict", "score", "low", "high", "best_evidence"))
    return CandidateRow(
        candidate=row["candidate"],
        name=row["name"],
        interviews=row["interviews"],
        last_seen=date.fromisoformat(row["last_seen"]),
        verdict=Verdict(row["verdict"]) if row["verdict"] else None,
        score=row["score"],
        low=row["low"],
        high=row["high"],
        best_evidence=Evidence(row["best_evidence"]) if row["best_evidence"] else None,
        sample=bool(row["sample"]),
        draft=bool(row["draft"]),
        shelf=Shelf(row["shelf"]),
        decision=Decision(row["decision"]) if row["decision"] else None,
        tags=_lines(row["tags"]),
    )


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()


def history(desk: Desk, candidate: str) -> History:
    """Return a candidate's history; raise `InputError` when there is no such candidate."""
    candidate = people.kept_as(desk.file, candidate)
    row = rows.about(desk.file, candidate)
    if row is None:
        message = tr("There is no candidate {candidate} in this case file.", candidate=candidate)
        raise InputError(message)
    verdicts = interviews.summaries(desk.file, candidate)
    return History(
        candidate,
        row["name"],
        tuple(_entry(event, verdicts) for event in lines.of(desk.file, candidate)),
        Decision(row["decision"]) if row["decision"] else None,
        Shelf(row["shelf"]),
        _lines(row["tags"]),
        bool(row["draft"]),
    )


def _entry(event: lines.Event, verdicts: dict[str, dict[str, Any]]) -> Entry:
    made = verdicts.get(event.verdict or "") if event.what == HistoryKind.VERDICT else None
    return Entry(
        seq=event.seq,
        at=clock.moment(event.at),
        what=HistoryKind(event.what),
        title=event.title,
        detail=event.detail,
        interview_id=event.interview,
        verdict_id=event.verdict,
        verdict=Verdict(made["verdict"]) if made else None,
        score=made["score"] if made else None,
        low=made["low"] if made else None,
        high=made["high"] if made else None,
        altered=event.altered,
    )


def timeline(desk: Desk, past: History) -> tuple[Entry, ...]:
    """Return a history with the evidence attached and the references rung among its lines, oldest first.

    A reference is placed where the first verdict stands that knows what came of it.
    """
    shown = [_shown(exhibit) for exhibit in exhibits.of_candidate(desk.file, past.candidate)]
    rung: dict[object, Reference] = {}
    told_lines = []
    for entry in past.entries:
        if entry.verdict_id and entry.what is HistoryKind.VERDICT:
            for row in interview_file.restored(_kept(desk, entry.verdict_id).inputs)[REFERENCES] or ():
                if row.outcome in RUNG and rung.get(row.who) != row:
                    rung[row.who] = row
                    told_lines.append(_rung(entry, row, desk.settings.region))
        told_lines.append(entry)
    return tuple(sorted([*shown, *told_lines], key=lambda entry: entry.at))


def _shown(exhibit: Exhibit) -> Entry:
    asked = BY_KEY[exhibit.question].short if exhibit.question in BY_KEY else exhibit.question
    at, detail = clock.moment(exhibit.added_at), f"{asked}: {inside(exhibit.kind.label)}."
    return Entry(0, at, HistoryKind.EVIDENCE, exhibit.name, detail, exhibit.interview, None, None, None, None, None, exhibit=exhibit)


def _rung(entry: Entry, row: Reference, region: Region) -> Entry:
    figures = ((words, figure) for words, figure in ((tr("foretold"), row.expected), (tr("heard"), row.heard)) if figure is not None)
    told = [row.outcome.label if row.outcome else "", *(f"{words} {Figure().show(figure, region)}" for words, figure in figures)]
    who = row.who or tr("a reference not named")
    detail = f"{', '.join(told)}."
    return Entry(
        0, entry.at, HistoryKind.REFERENCE, tr("Reference: {who}", who=who), detail, entry.interview_id, None, None, None, None, None
    )


def open_verdict(desk: Desk, verdict_id: str) -> Judged:
    """Return a verdict exactly as it was judged; raise `InputError` when there is none of that id."""
    kept = _kept(desk, verdict_id)
    return Judged(frozen.loads(kept.dossier), interview_file.restored(kept.inputs), kept.candidate, kept.id)


def _kept(desk: Desk, verdict_id: str) -> Judgement:
    kept = interviews.verdict(desk.file, verdict_id)
    if kept is None:
        message = tr("There is no verdict {verdict_id} in this case file.", verdict_id=verdict_id)
        raise InputError(message)
    return kept


def latest_verdict(desk: Desk, candidate: str) -> str | None:
    """Return the id of a candidate's last verdict, or None."""
    return interviews.latest(desk.file, candidate)
