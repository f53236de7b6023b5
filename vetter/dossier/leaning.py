"""Which way the owner leant before the interview: shown to the owner alone, never scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.domain.claims import Metric
from vetter.dossier.model import Line, Lines, Place, Section
from vetter.questions.bias import EVEN, bias_index
from vetter.questions.start import SWAY
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.dossier.sheet import Sheet

CLOSE = 10.0
"""Distance from the middle within which nobody is told to lean; one swap of neighbours moves the index by at most 4."""


def leaning(sheet: Sheet) -> Section | None:
    """Return the bias index in one sentence and what it means, or None when the ten numbers were not put in order."""
    order = sheet.case[SWAY]
    index = bias_index(order)
    if order is None or index is None:
        return None
    lines = (_index_line(order, index), Line(text=f"{_meaning(index)} {tr('It is never scored.')}"))
    return Section("leaning", tr("Which way you lean"), (Lines(lines),), aside=tr("Private edition only"), place=Place.SIDE, private=True)


def owner_leaning(order: Sequence[Metric] | None) -> tuple[Line, ...]:
    """Return the same for the owner alone, between interviews; nothing without an order."""
    index = bias_index(order)
    if order is None or index is None:
        return ()
    place = order.index(Metric.FOLLOWERS) + 1 if Metric.FOLLOWERS in order else 0
    followers = tr("You put followers at place {place} of {number}.", place=place, number=len(order)) if place else ""
    nothing = tr("Followers add nothing to a verdict here.")
    return (_index_line(order, index), Line(text=" ".join(filter(None, (_now(index), followers, nothing)))))


def _index_line(order: Sequence[Metric], index: float) -> Line:
    return Line(
        strong=tr(
            "{index:.0f} of 100, where 0 is business results first, {even:.0f} no leaning, and 100 numbers for show first. "
            "What would sway you most: {order}.",
            index=index,
            even=EVEN,
            order=order[0].label,
        )
    )


def _meaning(index: float) -> str:
    if index > EVEN + CLOSE:
        return tr("Before the talk, numbers for show would have swayed you more than sales. Read the verdict with that in mind.")
    if index < EVEN - CLOSE:
        return tr("Before the talk, business results would have swayed you more than numbers for show, as they should.")
    return tr("Before the talk, you leant neither to business results nor to numbers for show.")


def _now(index: float) -> str:
    if index > EVEN + CLOSE:
        return tr("Numbers for show would sway you more than sales. Most people are built so; knowing it is the cure.")
    if index < EVEN - CLOSE:
        return tr("Business results would sway you more than numbers for show, as they should.")
    return tr("You lean neither to business results nor to numbers for show.")
