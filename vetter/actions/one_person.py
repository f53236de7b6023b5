"""One person under several entries: recognised while the name is typed, joined, separated again, with both histories kept."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from vetter.actions import clock
from vetter.domain.labelled import Labelled
from vetter.domain.likeness import CONTACT, NAME, contact_marks, name_marks, words_of
from vetter.errors import InputError
from vetter.progress import step
from vetter.questions.start import CONTACT as CONTACT_QUESTION
from vetter.questions.start import NAME as NAME_QUESTION
from vetter.storage import history as lines
from vetter.storage import people as rows
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vetter.actions.desk import Desk
    from vetter.domain.case import Case

ALIKE = 87.0
"""Of 100: how like two names are from which one may be the other with a slip in it."""
MOST_PAIRS = 20_000
MOST_SHOWN = 200
MOST_ASKED_ABOUT = 3
"""People one is asked about while typing; more would be a list, not a question."""


class Sign(Labelled):
    """Why two entries may be one person, the strongest first."""

    CONTACT = "contact", tr("the same e-mail, number or account")
    NAME = "name", tr("the same name")
    ALIKE = "alike", tr("names that are nearly the same")


@dataclass(frozen=True)
class Known:
    """Somebody who may be the one that is meant."""

    candidate: str
    name: str
    interviews: int
    last_seen: date
    sign: Sign


@dataclass(frozen=True)
class Double:
    """Two entries that may be one person; `kept` is the one seen last."""

    kept: Known
    other: Known

    @property
    def sign(self) -> Sign:
        """Why they may be one."""
        return self.kept.sign


def seen_before(desk: Desk, case: Case) -> tuple[Known, ...]:
    """Return who of the finished interviews may be the candidate of this one, the likeliest first; nobody while no name is typed."""
    name = case[NAME_QUESTION] or ""
    marks = name_marks(name) | contact_marks(case[CONTACT_QUESTION] or "")
    if not marks or case.sample:
        return ()
    found: dict[str, Known] = {}
    for row in rows.sharing(desk.file, json.dumps(sorted(marks)), case.candidate):
        sign = _sign(row["kind"], name, row["name"])
        if sign is not None and (row["candidate"] not in found or _rank(sign) < _rank(found[row["candidate"]].sign)):
            found[row["candidate"]] = _known(row["candidate"], row, sign)
    return tuple(sorted(found.values(), key=lambda each: _rank(each.sign)))[:MOST_ASKED_ABOUT]


def doubles(desk: Desk) -> tuple[Double, ...]:
    """Return pairs of entries that may be one person, the likeliest first; any thread may call it where there is a data folder."""
    signs: dict[tuple[str, str], Sign] = {}
    step()
    with desk.file.beside() as file:
        pairs = rows.pairs(file, MOST_PAIRS)
        told = rows.told(file, {key for pair in pairs for key in (pair["one"], pair["other"])})
    for number, pair in enumerate(pairs):
        step(tr("Comparing names"), number, len(pairs))
        key = (pair["one"], pair["other"])
        sign = _sign(pair["kind"], told[key[0]]["name"], told[key[1]]["name"])
        if sign is not None and (key not in signs or _rank(sign) < _rank(signs[key])):
            signs[key] = sign
    found = sorted(signs.items(), key=lambda item: (_rank(item[1]), told[item[0][0]]["name"].casefold(), item[0]))
    return tuple(_double(_known(key, told[key], sign) for key in both) for both, sign in found[:MOST_SHOWN])


def join(desk: Desk, one: str, other: str) -> str:
    """Show two entries as one person from now on, under the name seen last; return the id they are shown under.

    Nothing that was written changes: `separate` undoes it at any time. Raises InputError for an entry with itself.
    """
    one, other = (rows.kept_as(desk.file, each) for each in (one, other))
    told = rows.told(desk.file, (one, other))
    if one == other or len(told) < 2:
        message = tr("These are one entry already.")
        raise InputError(message)
    into, joined = sorted((one, other), key=lambda key: (told[key]["last_seen"], key), reverse=True)
    detail = tr("“{told}” is the same person, you said. Both histories are kept.", told=told[joined]["name"])
    with desk.file.write() as db:
        rows.join(db, joined, into)
        lines.add(db, _event(into, tr("Two entries joined"), detail))
    return into


def separate(desk: Desk, one: str) -> None:
    """Show an entry that was joined with another on its own again."""
    told = rows.told(desk.file, (one,))
    with desk.file.write() as db:
        into = rows.separate(db, one)
        if into is not None:
            lines.add(db, _event(into, tr("Two entries separated"), tr("“{told}” is somebody else, you said.", told=told[one]["name"])))


def keep_apart(desk: Desk, one: str, other: str) -> None:
    """Note that two entries are two people; they are not asked about again."""
    rows.keep_apart(desk.file, one, other)


def ask_again(desk: Desk, one: str, other: str) -> None:
    """Take back that two entries are two people."""
    rows.ask_again(desk.file, one, other)


def earlier_talks(desk: Desk, case: Case) -> int:
    """Return how many finished interviews there are with the candidate of a case, this one not counted."""
    return rows.earlier(desk.file, case.candidate, case.id)


def joined_with(desk: Desk, candidate: str) -> tuple[tuple[str, str], ...]:
    """Return id and name of the entries that were joined with this one."""
    return tuple((row["id"], row["name"]) for row in rows.joined_with(desk.file, candidate))


def shown_as(desk: Desk, candidate: str) -> str:
    """Return the id a candidate is shown under."""
    return rows.kept_as(desk.file, candidate)


def _event(candidate: str, title: str, detail: str) -> lines.Event:
    return lines.Event(clock.stamp(clock.now()), candidate, "", None, "joined", title, detail)


def _sign(kind: str, one: str, other: str) -> Sign | None:
    if kind == CONTACT:
        return Sign.CONTACT
    if kind == NAME:
        return Sign.NAME
    like = fuzz.ratio(" ".join(words_of(one)), " ".join(words_of(other)))
    return Sign.ALIKE if like >= ALIKE else None


def _rank(sign: Sign) -> int:
    return tuple(Sign).index(sign)


def _known(key: str, row: dict[str, Any], sign: Sign) -> Known:
    return Known(key, row["name"], row["interviews"], date.fromisoformat(row["last_seen"]), sign)


def _double(both: Iterable[Known]) -> Double:
    other, kept = sorted(both, key=lambda each: (each.last_seen, each.candidate))
    return Double(kept, other)
