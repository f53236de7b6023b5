"""The trace of a dossier's numbers as sections: what the terminal prints and the window opens are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.dossier.model import Block, Facts, Line, Lines, Section
from vetter.tongue import inside, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vetter.assessment.robustness import Robustness
    from vetter.dossier.model import Dossier, Point


def explained(dossier: Dossier, keys: Iterable[str] = ()) -> tuple[Section, ...]:
    """Return how numbers came about: of these keys and of what those are made from, or of all."""
    wanted = set(keys)
    if not wanted:
        return tuple(point_section(point) for point in dossier.points)
    by_key = {point.key: point for point in dossier.points}
    found: list[str] = []
    waiting = [key for key in by_key if key in wanted or any(key.startswith(f"{each}.") for each in wanted)]
    while waiting:
        key = waiting.pop(0)
        if key not in found and key in by_key:
            found.append(key)
            waiting += [given.point for given in by_key[key].inputs if given.point]
    return tuple(point_section(by_key[key]) for key in found)


def point_section(point: Point) -> Section:
    """Return one number with its formula, inputs, evidence and figures."""
    blocks: list[Block] = [Lines((Line(strong=point.value), Line(quiet=point.formula)))]
    if point.inputs:
        blocks.append(Facts(tuple((given.label, given.value) for given in point.inputs), wide=True))
    more = [Line(strong=tr("Shown by:"), text=f"{inside(point.evidence)}.")] if point.evidence else []
    more += [Line(strong=tr("Held against:"), text=source) for source in point.sources]
    if more:
        blocks.append(Lines(tuple(more)))
    return Section(point.key, point.title, tuple(blocks))


def robustness_section(moved: Robustness) -> Section:
    """Return how a verdict fares when weights, assumptions and lines are all moved about."""
    kept = moved.draws - round(moved.changed * moved.draws)
    others = tuple((verdict.label, tr("{number} of {draws}", number=count, draws=moved.draws)) for verdict, count in moved.neighbours)
    text = tr(
        "Of {draws} settings with weights, assumptions and lines all moved at once, {kept} give the same verdict.",
        draws=moved.draws,
        kept=kept,
    )
    blocks: list[Block] = [Lines((Line(text=text),))]
    return Section("robustness", tr("How far the verdict depends on the settings"), (*blocks, *((Facts(others),) if others else ())))
