"""Jottings: what the owner typed outside an interview and has not kept yet, so that it is there again at the next opening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.actions import clock
from vetter.kinds.text import storable
from vetter.storage import jottings as rows

if TYPE_CHECKING:
    from datetime import datetime

    from vetter.actions.desk import Desk


def jotting(desk: Desk, place: str, candidate: str = "") -> str:
    """Return what was left at a place, about a candidate or about nobody; nothing where nothing was."""
    return rows.kept(desk.file, place, candidate)


def jot(desk: Desk, place: str, text: str, candidate: str = "") -> datetime | None:
    """Leave a text at a place until it is kept elsewhere, a blank one to leave nothing; return when it was on the disk, if it can be."""
    if desk.read_only:
        return None
    rows.keep(desk.file, place, candidate, storable(text))
    return clock.now()
