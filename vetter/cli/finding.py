"""From what somebody types after a command to one candidate or one verdict, never to a guess."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vetter.actions import history, list_candidates, open_verdict
from vetter.cli.columns import safe
from vetter.errors import InputError
from vetter.kinds import quoted
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.actions import Desk, Judged

_SHORTEST_ID = 4
_MANY = 100_000
_NAMED = 5


@dataclass(frozen=True)
class Target:
    """A candidate, and the verdict meant: the one named, else the last, None while there is none."""

    candidate: str
    verdict: str | None


def found(desk: Desk, typed: str) -> Target:
    """Return what was meant; raise `InputError` when it is nothing, or more than one thing."""
    for read in (_by_name, _by_part_of_name, _by_id):
        candidates = read(desk, typed.strip())
        if len(candidates) == 1:
            return Target(candidates[0][0], _last_verdict(desk, candidates[0][0]))
        if candidates:
            listed = "; ".join(f"{safe(name)} {candidate}" for candidate, name in candidates[:_NAMED])
            message = tr(
                "{typed} fits {number} candidates. Name one by its id: {listed}.",
                typed=quoted(typed),
                number=len(candidates),
                listed=listed,
            )
            raise InputError(message)
    try:
        return Target(open_verdict(desk, typed.strip()).candidate, typed.strip())
    except InputError as error:
        message = tr(
            "There is no candidate and no verdict {typed} in this case file. “vetter list” shows who is there.", typed=quoted(typed)
        )
        raise InputError(message) from error


def judged(desk: Desk, typed: str) -> Judged:
    """Return the verdict meant; raise `InputError` when there is none."""
    target = found(desk, typed)
    if target.verdict is None:
        message = tr("{typed} has no verdict yet. Finish the interview first.", typed=quoted(typed))
        raise InputError(message)
    return open_verdict(desk, target.verdict)


def _by_name(desk: Desk, typed: str) -> list[tuple[str, str]]:
    rows = list_candidates(desk, typed, limit=_MANY).rows if typed else ()
    return [(row.candidate, row.name) for row in rows if row.name.casefold() == typed.casefold()]


def _by_part_of_name(desk: Desk, typed: str) -> list[tuple[str, str]]:
    rows = list_candidates(desk, typed, limit=_MANY).rows if typed else ()
    return [(row.candidate, row.name) for row in rows if typed.casefold() in row.name.casefold()]


def _by_id(desk: Desk, typed: str) -> list[tuple[str, str]]:
    if len(typed) < _SHORTEST_ID or not set(typed.casefold()) <= set("0123456789abcdef-"):
        return []
    rows = list_candidates(desk, limit=_MANY).rows
    return [(row.candidate, row.name) for row in rows if row.candidate.startswith(typed.casefold())]


def _last_verdict(desk: Desk, candidate: str) -> str | None:
    kept = [entry.verdict_id for entry in history(desk, candidate).entries if entry.verdict_id]
    return kept[-1] if kept else None
