"""What the owner owes the people judged: how long they are kept, everything on one of them handed out, everything erased."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from vetter.actions import clock
from vetter.actions.candidates import Filter, Order, history, list_candidates, open_verdict
from vetter.actions.exhibits import exhibits_of, read_exhibit
from vetter.actions.keeping import back_up
from vetter.actions.one_person import joined_with, shown_as
from vetter.actions.papers import paper_name, preview_pdf, write_whole
from vetter.domain.decision import Decision, Shelf
from vetter.errors import InputError, VetterError
from vetter.exchange import interview_file
from vetter.kinds.text import storable
from vetter.progress import step, to_the_end
from vetter.storage import erasing, person
from vetter.storage import keeping as rows
from vetter.tongue import tr

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.actions.candidates import CandidateRow
    from vetter.actions.desk import Desk

UNDECIDED = "undecided"
OUTCOMES = {decision.value: decision.label for decision in Decision} | {UNDECIDED: tr("No decision yet")}
PERIODS = {Decision.NOT_HIRED.value: 12, UNDECIDED: 12, Decision.THINKING.value: 12, Decision.TRIAL.value: 24, Decision.HIRED.value: 0}
"""Months that Vetter proposes; 0: until the owner decides. In the United States a year is the least; California asks for four."""
LONGEST = 240


@dataclass(frozen=True)
class Due:
    """Somebody whose time is over: since when, and the hold that forbids erasing, if there is one."""

    candidate: str
    name: str
    outcome: str
    last: date
    since: date
    hold: str | None


@dataclass(frozen=True)
class Receipt:
    """That somebody was erased, without saying who: when, how many rows and files; `finished` is None while something is left to do."""

    id: str
    at: datetime
    rows: int
    files: int
    finished: datetime | None


def periods(desk: Desk) -> dict[str, int]:
    """Return the months each outcome is kept; 0 means until the owner decides."""
    return PERIODS | rows.periods(desk.file)


def set_period(desk: Desk, outcome: str, months: int) -> None:
    """Keep people with this outcome so many months after the last entry about them. Raises InputError."""
    if outcome not in OUTCOMES:
        message = tr("“{outcome}” is no outcome. These are: {list}.", outcome=outcome, list=", ".join(OUTCOMES))
        raise InputError(message)
    if not 0 <= months <= LONGEST:
        message = tr("A period is between 0 (until you decide) and {longest} months; {months} is not.", longest=LONGEST, months=months)
        raise InputError(message)
    rows.set_periods(desk.file, {outcome: months})


def due(desk: Desk, day: date | None = None) -> tuple[Due, ...]:
    """Return who is due to be erased or kept longer, the longest overdue first; nothing erases itself."""
    kept = json.dumps([[outcome, months] for outcome, months in periods(desk).items() if months])
    found = rows.due(desk.file, kept, (day or clock.today()).isoformat())
    return tuple(
        Due(
            row["candidate"],
            row["name"],
            OUTCOMES[row["outcome"]],
            date.fromisoformat(row["last"]),
            date.fromisoformat(row["due"]),
            row["reason"] if row["held"] else None,
        )
        for row in found
    )


def hold(desk: Desk, candidate: str, reason: str, until: date | None = None) -> None:
    """Keep somebody until a day, or, without one, until released: nobody can erase them then. Raises InputError without a reason."""
    told = storable(reason.strip())
    if not told:
        message = tr("Give a reason, such as the dispute or the law that asks for it.")
        raise InputError(message)
    rows.hold(desk.file, shown_as(desk, candidate), until.isoformat() if until else None, told, clock.stamp(clock.now()))


def release(desk: Desk, candidate: str) -> None:
    """Take a hold or an extension away."""
    rows.release(desk.file, shown_as(desk, candidate))


def held(desk: Desk, candidate: str) -> str | None:
    """Return why somebody may not be erased, or None."""
    return rows.held(desk.file, shown_as(desk, candidate))


def erase(desk: Desk, candidate: str) -> Receipt:
    """Erase a person from the case file, its index and free pages, the evidence and every backup.

    A backup comes first and is rewritten with the others. Cut short, it is finished at the next start. Papers written and
    backups saved elsewhere are not reached.

    Raises:
        InputError: when there is no such person, or a hold forbids it.

    """
    key = history(desk, candidate).candidate
    reason = held(desk, key)
    if reason is not None:
        message = tr("A hold forbids erasing: {reason}. Release it first, if the reason is gone.", reason=reason)
        raise InputError(message)
    return _erased(desk, [key])[0]


def empty_bin(desk: Desk) -> tuple[Receipt, ...]:
    """Erase everybody in the recycle bin, as `erase` does; whoever a hold protects stays there."""
    inside = [each.candidate for each in in_bin(desk) if held(desk, each.candidate) is None]
    return _erased(desk, inside) if inside else ()


def in_bin(desk: Desk) -> tuple[CandidateRow, ...]:
    """Return everybody in the recycle bin, by name."""
    binned = Filter(Shelf.BIN)
    count = list_candidates(desk, wanted=binned, limit=0).matching
    return list_candidates(desk, "", Order.NAME, binned, descending=False, limit=count).rows


def _erased(desk: Desk, keys: list[str]) -> tuple[Receipt, ...]:
    """Erase these people, with one backup before and one rewriting of all backups after; return a receipt for each."""
    if desk.folder is not None:
        back_up(desk, "erase")
    with to_the_end(tr("Erasing")):
        made = [erasing.erase(desk.file, key, clock.stamp(clock.now())) for key in keys]
        finish_erasures(desk)
    kept = {each.id: each for each in receipts(desk)}
    return tuple(kept[each] for each in made)


def finish_erasures(desk: Desk) -> None:
    """Finish what was cut short; done at the start."""
    if desk.read_only or desk.folder is None:
        return
    left = erasing.unfinished(desk.file)
    if left:
        erasing.finish(desk.file, desk.folder, [row["candidate"] for row in left], clock.stamp(clock.now()))


def receipts(desk: Desk) -> tuple[Receipt, ...]:
    """Return the receipts of all erasures, the newest first."""
    return tuple(
        Receipt(row["id"], clock.moment(row["at"]), row["rows"], row["files"], _moment(row["finished_at"]))
        for row in erasing.receipts(desk.file)
    )


def papers_written(desk: Desk, candidate: str) -> tuple[str, ...]:
    """Return the names of papers that were written about somebody, which an erasure does not reach."""
    return tuple(entry.detail for entry in history(desk, candidate).entries if entry.what == "exported_pdf")


@dataclass(frozen=True)
class HandedOut:
    """Where everything about one person was written, and a sentence on each evidence file that is not in it."""

    path: Path
    lacks: tuple[str, ...]


def hand_out(desk: Desk, candidate: str, target: Path) -> HandedOut:
    """Write everything about one person as one zip file: data, interviews, verdicts on paper, evidence.

    In the place of an evidence file that is gone or was changed stands a sentence that says so.
    """
    key = history(desk, candidate).candidate
    packed, lacks = BytesIO(), []
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written:
        entries = [key, *(one for one, _name in joined_with(desk, key))]
        written.writestr("everything.json", json.dumps(_document(desk, entries), ensure_ascii=False, indent=1))
        verdicts = [(entry.seq, entry.verdict_id) for entry in history(desk, key).entries if entry.verdict_id and entry.verdict]
        for number, (seq, verdict) in enumerate(verdicts):
            step(tr("Writing the verdicts"), number, len(verdicts))
            judged = open_verdict(desk, verdict)
            written.writestr(f"{seq:04}-{paper_name(judged.dossier, 'interview.json')}", interview_file.dumps(judged.case))
            written.writestr(f"{seq:04}-{paper_name(judged.dossier)}", preview_pdf(judged.dossier))
        for number, exhibit in enumerate(exhibits_of(desk, key), 1):
            step(tr("Copying the evidence"))
            try:
                data = read_exhibit(desk, exhibit)
            except VetterError as error:
                lacks.append(str(error))
                written.writestr(f"evidence/{number:04}-missing.txt", f"{error}\nSHA-256: {exhibit.sha256}\n")
                continue
            written.writestr(f"evidence/{number:04}.{exhibit.kind.value}", data)
    write_whole(target, packed.getvalue())
    return HandedOut(target, tuple(lacks))


def _document(desk: Desk, entries: list[str]) -> dict[str, Any]:
    return {
        "format": "vetter-person",
        "version": 1,
        "written_at": clock.stamp(clock.now()),
        "tables": person.everything(desk.file, entries),
    }


def _moment(text: str | None) -> datetime | None:
    return clock.moment(text) if text else None
