"""Examining a case file: is it sound, does it say what was saved, is the evidence there; read only, in any thread."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from vetter.errors import CaseFileError, LockedFileError
from vetter.progress import step
from vetter.storage import content, envelope, history, seals
from vetter.storage.connection import MOST, connect, look_at, of_words, read_through, stoppable
from vetter.storage.evidence import fingerprint
from vetter.storage.layout import EVIDENCE, FILE_NAME
from vetter.storage.schema import (
    APART,
    BENCHMARK,
    CANDIDATE,
    DRAFT,
    EDITION,
    ERASURE,
    EXHIBIT,
    HOLD,
    INTERVIEW,
    JOTTING,
    OWN_FIGURE,
    RETENTION,
    SETTING,
    TAG,
    VERDICT,
)
from vetter.tongue import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Kind = Literal[
    "file",
    "form",
    "reference",
    "interview",
    "verdict",
    "draft",
    "history",
    "search",
    "exhibit",
    "copy",
    "entry",
    "setting",
    "figure",
    "passphrase",
]
_OLDER_COPY = "vetter-before-update.db"
"""What an earlier Vetter kept before an update."""

HALF_PROTECTED = tr(
    "Setting, changing or removing the passphrase was not finished, so some files are still as they were before. See that there is room on "
    "the disk, and start Vetter again: it goes on where it stopped."
)
_CHANGED = tr("The evidence file {file} of {whose} was changed since it was attached.")
_GONE = tr("The evidence file {file} of {whose} is no longer in the data folder.")
_NAME_OF = "SELECT name FROM candidate WHERE id = ?"
_SEALED: dict[str, tuple[Kind, str]] = {
    INTERVIEW: ("interview", tr("The interview of {day} with {name} no longer says what was saved. A backup may have it as it was.")),
    VERDICT: ("verdict", tr("The verdict of {day} on {name} no longer says what was saved. A backup may have it as it was.")),
    DRAFT: ("draft", tr("The unfinished interview of {day} with {name} no longer says what was saved. A backup may have it as it was.")),
    CANDIDATE: (
        "entry",
        tr("The line about {name} in the list of candidates no longer says what was saved. A backup may have it as it was."),
    ),
    TAG: ("entry", tr("A tag of {name} no longer says what was saved. Give it anew.")),
    HOLD: ("entry", tr("How long {name} is to be kept no longer says what was saved. Set it anew under Privacy.")),
    JOTTING: ("entry", tr("Something typed and not kept yet no longer says what was saved. Look at it before you keep it.")),
    EXHIBIT: (
        "exhibit",
        tr("What is noted about an evidence file of {name} no longer says what was saved. A backup may have it as it was."),
    ),
    APART: ("entry", tr("A note that two entries are two people no longer says what was saved. You may be asked about them again.")),
    SETTING: ("setting", tr("A setting no longer says what was saved. Look through the settings and set it anew.")),
    RETENTION: ("setting", tr("A period for keeping people no longer says what was saved. Set the periods anew under Privacy.")),
    ERASURE: ("setting", tr("A receipt of an erasure no longer says what was saved. A backup may have it as it was.")),
    OWN_FIGURE: ("figure", tr("A figure of your own among the benchmarks no longer says what was saved. Enter it anew.")),
    BENCHMARK: ("figure", tr("A benchmark figure no longer says what Vetter came with. A backup may have it as it was.")),
    EDITION: ("figure", tr("The edition of the benchmarks no longer says what Vetter came with. A backup may have it as it was.")),
}
"""What is wrong with a sealed row that was changed, in words."""


@dataclass(frozen=True)
class Problem:
    """One thing that is not as it should be: what it is about, whose it is (a name, or nothing), and a sentence."""

    kind: Kind
    name: str
    sentence: str


@dataclass(frozen=True)
class Inspection:
    """What was looked at, and what is wrong with it.

    Of a file of an `older` form it is the form alone: the rest is sealed when it is brought up to date.
    """

    problems: tuple[Problem, ...]
    rows: dict[str, int]
    exhibits: int
    older: bool = False

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    @property
    def damaged(self) -> bool:
        """Whether the file itself is damaged, so that it has to be restored or salvaged."""
        return any(problem.kind in {"file", "form", "reference"} for problem in self.problems)

    @property
    def repairable(self) -> bool:
        """Whether a new case file, made of what can be read of this one, would be without some of the problems."""
        return self.damaged or any(problem.kind == "search" for problem in self.problems)


def inspect(folder: Path, *, evidence: bool = True) -> Inspection:
    """Look at everything in a data folder, and at the evidence too unless told otherwise; nothing is changed."""
    path = folder / FILE_NAME
    try:
        if not look_at(path):
            return Inspection((Problem("file", "", tr("There is no case file in {folder} yet.", folder=folder)),), {}, 0)
        half = (Problem("passphrase", "", HALF_PROTECTED),) if envelope.under_way(folder) else ()
        with closing(connect(path, read_only=True)) as connection, stoppable(connection), read_through(connection):
            found = _examined(connection, folder, evidence=evidence)
        return replace(found, problems=half + found.problems)
    except LockedFileError:
        raise  # nothing is wrong with it
    except CaseFileError as error:
        return Inspection((Problem("file", "", str(error)),), {}, 0)
    except sqlite3.DatabaseError as error:
        return Inspection((Problem("file", "", tr("{path} is damaged: {words}.", path=path.name, words=_words(error))),), {}, 0)


def _examined(connection: sqlite3.Connection, folder: Path, *, evidence: bool) -> Inspection:
    connection.execute("BEGIN")  # one state of the file, whatever is saved meanwhile
    step(tr("Looking at the case file"))
    found = [*_structure(connection)]
    if found:
        return Inspection(tuple(found), {}, 0)
    if content.steps(connection) != content.every_step():
        return Inspection(tuple(_copies(folder)), content.counts(connection), 0, older=True)
    step(tr("Comparing fingerprints"))
    found += _sealed(connection)
    step()
    found += _history(connection)
    step()
    found += _search(connection)
    exhibits = _exhibits(connection)
    found += _copies(folder)
    if evidence:
        found += _evidence(folder, exhibits)
    return Inspection(tuple(found), content.counts(connection), len({row["sha256"] for row in exhibits}))


def _structure(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (said,) in connection.execute(f"PRAGMA integrity_check({MOST})"):
        if said != "ok" and not of_words(said):
            yield Problem("file", "", tr("{file_name} is damaged: {said}.", file_name=FILE_NAME, said=said))
    done = content.steps(connection)
    if not content.known(done):
        yield Problem("form", "", tr("{file_name} was changed in its form by another program.", file_name=FILE_NAME))
        return
    different = set(content.form_after(done)) ^ set(content.form(connection))
    for part in sorted({str(each[1] if len(each) == 3 else each[0]) for each in different}):
        yield Problem(
            "form", "", tr("{file_name} was changed in its form by another program, at “{part}”.", file_name=FILE_NAME, part=part)
        )
    for row in connection.execute("PRAGMA foreign_key_check").fetchmany(MOST):
        yield Problem("reference", "", tr("A row of “{table}” refers to one of “{other}” that is gone.", table=row[0], other=row[2]))


def _sealed(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table, row in seals.broken(connection):
        (kind, words), name = _SEALED[table], _whose(connection, table, row)
        day = str(row.get("held_on") or row.get("judged_at") or row.get("saved_at") or "")[:10]
        yield Problem(kind, name, words.format(day=day, name=name))


def _whose(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> str:
    """Return the name of the person a row is about; nothing where it is about nobody."""
    candidate = row["id"] if table == CANDIDATE else row.get(CANDIDATE)
    return _name(connection, candidate) if candidate else ""


def _name(connection: sqlite3.Connection, candidate: str) -> str:
    found = connection.execute(_NAME_OF, (candidate,)).fetchone()
    return str(found[0]) if found else tr("somebody unknown")


def _history(connection: sqlite3.Connection) -> Iterator[Problem]:
    for seq, candidate in history.unchained(connection):
        name = _name(connection, candidate)
        yield Problem(
            "history", name, tr("Line {seq} of the history, about {name}, was changed, or the line before it is gone.", seq=seq, name=name)
        )


def _lost(candidates: int) -> str:
    return trn(
        "{number:,} candidate is not found by all the words typed. A repair makes the index anew.",
        "{number:,} candidates are not found by all the words typed. A repair makes the index anew.",
        candidates,
    )


def _search(connection: sqlite3.Connection) -> Iterator[Problem]:
    lost = len(seals.wordless(connection))
    if lost:
        yield Problem("search", "", _lost(lost))


def _exhibits(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    found = connection.execute(
        "SELECT DISTINCT sha256, kind, exhibit.name AS name, coalesce(candidate.name, ?) AS whose "
        "FROM exhibit LEFT JOIN candidate ON candidate.id = exhibit.candidate ORDER BY 1, 2",
        (tr("somebody unknown"),),
    ).fetchall()
    return [dict(zip(("sha256", "kind", "name", "whose"), row, strict=True)) for row in found]


def _evidence(folder: Path, exhibits: list[dict[str, Any]]) -> Iterator[Problem]:
    for number, row in enumerate(exhibits):
        step(tr("Looking at the evidence"), number, len(exhibits))
        path = folder / EVIDENCE / f"{row['sha256']}.{row['kind']}"
        try:
            told = "" if fingerprint(path) == row["sha256"] else _CHANGED
        except OSError:
            told = _GONE
        if told:
            yield Problem("exhibit", row["whose"], told.format(file=row["name"], whose=row["whose"]))


def _copies(folder: Path) -> Iterator[Problem]:
    """Tell files beside the case file that a synchronised folder made of two computers' changes; they are never mixed."""
    for path in sorted(folder.glob("*vetter*.db")):
        if path.name not in {FILE_NAME, _OLDER_COPY}:
            told = tr(
                "{file} looks like a second case file, made where a folder is kept in step between two computers. What was saved in it "
                "is not in this one. Work on one computer at a time, and move it elsewhere.",
                file=path.name,
            )
            yield Problem("copy", "", told)


def _words(error: sqlite3.DatabaseError) -> str:
    return str(error) or tr("it cannot be read")
