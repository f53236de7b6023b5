"""Two to four candidates side by side on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.assessment.words import listed
from vetter.dossier.document import Document, Readers
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.dossier.beside import Beside
    from vetter.dossier.model import Dossier

LEAD = tr(
    "Verdicts as they were judged, on absolute scales: nobody’s place against another depends on who else is looked at. A small "
    "difference is no difference; the words beside each pair say how sure it is."
)


def comparison(beside: Beside, dossiers: Sequence[Dossier]) -> Document:
    """Return candidates side by side, with by which rules each was judged."""
    rules = listed(
        list(
            dict.fromkeys(
                tr(
                    "{rules_version} with benchmarks {benchmarks_version}",
                    rules_version=each.rules_version,
                    benchmarks_version=each.benchmarks_version,
                )
                for each in dossiers
            )
        )
    )
    return Document(
        name=tr("Side by side"),
        readers=Readers.OWNER,
        whose=listed(list(beside.names)),
        lead=(LEAD,),
        sections=beside.sections,
        foot=(tr("Vetter advises; the owner decides. Speaks of claims and evidence, not of persons."), tr("Rules {rules}.", rules=rules)),
        day=max(each.judged_day for each in dossiers),
    )
