"""Whether a PDF is still the paper it was, and whether the verdict it prints is in the case file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from vetter.domain.labelled import Labelled
from vetter.dossier import frozen
from vetter.errors import InputError
from vetter.storage import interviews
from vetter.tongue import tr

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.actions.desk import Desk
    from vetter.dossier.model import Dossier
    from vetter.report.imprint import Imprint

_NEXT = timedelta(days=1)
"""A verdict is stored by the moment in UTC, which is at most a day from the owner's."""


class Match(Labelled):
    """What became of a paper."""

    MATCHES = "matches"
    CHANGED = "changed"
    UNKNOWN = "unknown"
    FOREIGN = "foreign"


@dataclass(frozen=True)
class Verified:
    """What became of a paper, said in one sentence."""

    match: Match
    sentence: str


def verify(desk: Desk, path: Path, password: str = "") -> Verified:
    """Return whether a PDF is as Vetter wrote it and matches its saved record; raise `InputError` when it cannot be read."""
    from vetter.report import reading  # noqa: PLC0415 - reading PDFs costs what a start should not pay

    try:
        with path.open("rb") as file:
            data = file.read(reading.LARGEST_FILE + 1)
    except OSError as error:
        raise InputError(tr("The file cannot be read."), source=str(path)) from error
    try:
        found = reading.inspected(data, password)
    except InputError as error:
        raise error.within(source=str(path)) from error
    name = path.name
    if found is None:
        return Verified(Match.FOREIGN, tr("{file} is no Vetter report, or its mark was taken out.", file=name))
    if not found.untouched:
        return Verified(Match.CHANGED, tr("{file} was changed after Vetter wrote it: do not rely on it, print it anew.", file=name))
    dossier = _recorded(desk, found.imprint)
    if dossier is None:
        return Verified(Match.UNKNOWN, tr("{file} is as Vetter wrote it, but its verdict is not in this case file.", file=name))
    sentence = tr(
        "{file} matches its saved record: the verdict of {day} on {candidate}.",
        file=name,
        day=dossier.judged_on,
        candidate=dossier.candidate,
    )
    return Verified(Match.MATCHES, sentence)


def _recorded(desk: Desk, imprint: Imprint) -> Dossier | None:
    """Return the saved verdict of a fingerprint, None where there is none."""
    try:
        day = date.fromisoformat(imprint.day)
    except ValueError:
        return None
    kept = interviews.judged_between(desk.file, (day - _NEXT).isoformat(), (day + 2 * _NEXT).isoformat())
    dossiers = (frozen.loads(text) for text in kept)
    return next((dossier for dossier in dossiers if frozen.fingerprint(dossier) == imprint.fingerprint), None)
