"""What the owner does with a candidate beside the computed verdict: decide, note, tag, archive, throw away and take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.actions import clock
from vetter.errors import InputError
from vetter.kinds.text import storable
from vetter.storage import candidates as rows
from vetter.storage import history as lines
from vetter.tongue import inside, tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from vetter.actions.desk import Desk
    from vetter.domain.decision import Decision, Shelf

LONGEST_NOTE = 20_000
LONGEST_TAG = 40
MOST_TAGS = 20


def decide(desk: Desk, candidate: str, decision: Decision, reason: str = "") -> datetime:
    """Put the owner's decision with its reason into the history; earlier decisions stay there. Return when it was on the disk."""
    moment = clock.now()
    event = lines.Event(
        clock.stamp(moment),
        candidate,
        "",
        None,
        "decision",
        tr("Your decision: {decision}", decision=inside(decision.label)),
        _kept(reason),
    )
    with desk.file.write() as db:
        rows.decide(db, candidate, decision.value)
        lines.add(db, event)
    return moment


def take_back(desk: Desk, candidate: str, before: Decision | None) -> None:
    """Put the decision back to what it was `before`; that it was taken back is a line of the history, for nothing there is changed."""
    told = before.label if before else tr("Not decided")
    event = lines.Event(clock.stamp(clock.now()), candidate, "", None, "decision", tr("Your decision was taken back"), f"{told}.")
    with desk.file.write() as db:
        rows.decide(db, candidate, before and before.value)
        lines.add(db, event)


def note(desk: Desk, candidate: str, text: str) -> datetime:
    """Put a note of the owner's into the history. Raises InputError for an empty one."""
    kept = _kept(text)
    if not kept:
        message = tr("There is nothing in this note yet.")
        raise InputError(message)
    moment = clock.now()
    with desk.file.write() as db:
        lines.add(db, lines.Event(clock.stamp(moment), candidate, "", None, "note", tr("Note"), kept))
    return moment


def tag(desk: Desk, candidate: str, tags: Sequence[str]) -> tuple[str, ...]:
    """Replace a candidate's tags and return them as kept: without doubles, blanks and capitals that differ. Raises InputError."""
    kept = {" ".join(each.split()).casefold(): " ".join(each.split()) for each in tags if each.strip()}
    if len(kept) > MOST_TAGS:
        message = tr("At most {most_tags} tags fit on one candidate; these are {number}.", most_tags=MOST_TAGS, number=len(kept))
        raise InputError(message)
    long = next((each for each in kept.values() if len(each) > LONGEST_TAG), None)
    if long is not None:
        message = tr("A tag has at most {longest_tag} characters; “{long}…” is longer.", longest_tag=LONGEST_TAG, long=long[:LONGEST_TAG])
        raise InputError(message)
    told = tuple(sorted((storable(each) for each in kept.values()), key=str.casefold))
    rows.retag(desk.file, candidate, told)
    return told


def tags(desk: Desk) -> tuple[str, ...]:
    """Return every tag in use."""
    return rows.tags(desk.file)


def shelve(desk: Desk, candidates: Sequence[str], shelf: Shelf) -> None:
    """Archive candidates, throw them into the recycle bin, or bring them back; nothing is lost by it."""
    rows.shelve(desk.file, candidates, shelf.value)


def _kept(text: str) -> str:
    told = storable(text.strip())
    if len(told) > LONGEST_NOTE:
        message = tr("At most {longest_note:,} characters fit here; this text has {number:,}.", longest_note=LONGEST_NOTE, number=len(told))
        raise InputError(message)
    return told
