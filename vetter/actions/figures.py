"""The owner's own figures: kept with the case file, before everything published, in and out as CSV."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from vetter.actions import clock
from vetter.actions.desk import benchmark_table, own_figures
from vetter.actions.keeping import safeguard
from vetter.actions.papers import write_whole
from vetter.domain.published import published
from vetter.errors import InputError
from vetter.exchange import figures_csv
from vetter.exchange.reading import text_of
from vetter.questions.figures import OWN_FIGURE
from vetter.storage import benchmarks as rows
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from vetter.actions.desk import Desk
    from vetter.domain.own import OwnFigure
    from vetter.domain.published import Published
    from vetter.storage.benchmarks import Use

MOST_USES = 5


@dataclass(frozen=True)
class Incoming:
    """What a CSV file would bring: new figures, others for those that are there, and how many stay as they are."""

    figures: Mapping[str, OwnFigure]
    new: int
    changed: int
    same: int


def keep_figures(desk: Desk, figures: Mapping[str, OwnFigure | None]) -> dict[str, OwnFigure | None]:
    """Keep these own figures, all or none, None taking one out; return what stood there before, to be put back.

    Raises:
        InputError: for a figure that cannot be one; nothing is kept then.

    """
    before = {key: own_figures(desk.file).get(key) for key in figures}
    for figure in figures.values():
        slip = OWN_FIGURE.check(figure) if figure is not None else None
        if slip is not None:
            raise InputError(slip.sentence, where=slip.where)
    bodies = {key: json.dumps(OWN_FIGURE.to_json((figure,)), ensure_ascii=False) if figure else None for key, figure in figures.items()}
    rows.keep_own(desk.file, bodies, clock.stamp(clock.now()))
    desk.benchmarks = benchmark_table(desk.file)
    return before


def bring_in_figures(desk: Desk, incoming: Incoming) -> dict[str, OwnFigure | None]:
    """Keep the figures of a file that was read, after a backup; return what they replace, to be put back."""
    safeguard(desk, "import")
    return keep_figures(desk, dict(incoming.figures))


def add_figure(desk: Desk, figure: OwnFigure) -> str:
    """Keep a new own figure and return its id."""
    key = str(uuid4())
    keep_figures(desk, {key: figure})
    return key


def restore_figures(desk: Desk) -> dict[str, OwnFigure | None]:
    """Go back to what Vetter comes with; return the own figures that were taken out, to be put back."""
    return keep_figures(desk, dict.fromkeys(own_figures(desk.file)))


def listed_figures(desk: Desk) -> tuple[Published, ...]:
    """Return every figure claims may be held against, the owner's own first."""
    return published(desk.benchmarks)


def figure_uses(desk: Desk) -> Mapping[str, int]:
    """Return how many verdicts were held against each figure that was ever used, by the id of its row."""
    return rows.uses(desk.file)


def verdicts_held_against(desk: Desk, figure: Published) -> tuple[Use, ...]:
    """Return the newest verdicts that were held against a figure."""
    return rows.used_in(desk.file, [row.id for row in figure.rows], MOST_USES)


def read_figures(desk: Desk, path: Path) -> Incoming:
    """Read a CSV file of own figures and say what it would bring; nothing is kept yet. Raises InputError by line and column."""
    here = own_figures(desk.file)
    try:
        found = figures_csv.read(text_of(path, tr("table of figures")), desk.settings.region)
    except InputError as error:
        raise error.within(source=path.name) from error
    known = {key: figure for key, figure in found.items() if key in here}
    fresh = {str(uuid4()): figure for key, figure in found.items() if key not in here and figure not in here.values()}
    changed = {key: figure for key, figure in known.items() if here[key] != figure}
    return Incoming(fresh | changed, len(fresh), len(changed), len(found) - len(fresh) - len(changed))


def write_figures(desk: Desk, path: Path, others: Iterable[Published] = ()) -> None:
    """Write the own figures, and published ones beside them, as CSV; the file is whole or not there."""
    write_whole(path, ("\ufeff" + figures_csv.whole_text(own_figures(desk.file), others)).encode("utf-8"))
