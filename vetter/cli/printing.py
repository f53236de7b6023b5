"""The command that writes the papers around a talk: kit, notice, call sheets, letter, pilot plan, comparison, history."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vetter.actions import (
    PaperKind,
    comparison_paper,
    document_name,
    export_paper,
    history_paper,
    kit_paper,
    notice_paper,
    open_desk,
    paper_of,
)
from vetter.cli.finding import found, judged
from vetter.cli.records import note_written, unused
from vetter.cli.saying import tell_written
from vetter.errors import InputError
from vetter.questions.model import Kit
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.actions import Desk
    from vetter.dossier.document import Document

KIT, NOTICE, COMPARISON, HISTORY = "kit", "notice", "comparison", "history"
KINDS = (KIT, NOTICE, *(kind.value for kind in PaperKind), COMPARISON, HISTORY)


@click.command("paper")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("candidates", nargs=-1, metavar="[CANDIDATE|VERDICT]…")
@click.option("--to", "target", type=click.Path(path_type=Path), help=tr("The file to write; else one named after the paper."))
@click.option("--kit", "kit", type=click.Choice([kit.value for kit in Kit]), default=Kit.STANDARD.value, show_default=True)
@click.option("--from", "sender", default="", help=tr("Who signs a letter or notice, and how to answer; else as in the settings."))
@click.option("--page", type=click.Choice(["A4", tr("Letter")]), help=tr("Size of the paper; else the one of your region."))
@click.pass_obj
def paper_command(
    data_dir: Path | None, kind: str, candidates: tuple[str, ...], *, target: Path | None, kit: str, sender: str, page: str | None
) -> None:
    """Write a paper as a PDF, to print or to send.

    kit and notice need no candidate (a notice may name one), comparison needs two to four, the others one.

    \b
    Examples:
      vetter paper kit --kit short
      vetter paper notice "Dale Mercer" --from "Ann Reed, 020 7946 0000"
      vetter paper letter "Dale Mercer"
      vetter paper comparison "Ingrid Solheim" "Dale Mercer" --page Letter
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    with open_desk(data_dir) as desk:
        paper, verdict = _paper(desk, kind, candidates, Kit(kit), sender)
        path = target or unused(Path(document_name(paper)))
        tell_written(export_paper(paper, path, page=page or desk.settings.region.page))
        if verdict:
            note_written(desk, verdict, path)


def _paper(desk: Desk, kind: str, candidates: tuple[str, ...], kit: Kit, sender: str) -> tuple[Document, str | None]:
    """Return the paper, and the verdict it is made of where it is made of one."""
    if kind == KIT:
        return kit_paper(kit), None
    if kind == NOTICE:
        return notice_paper(desk, " ".join(candidates), sender), None
    if kind == COMPARISON:
        return comparison_paper(desk, [judged(desk, candidate) for candidate in candidates]), None
    if len(candidates) != 1:
        message = tr("A {kind} paper is about one candidate; {number} are named.", kind=kind, number=len(candidates))
        raise InputError(message)
    if kind == HISTORY:
        return history_paper(desk, found(desk, candidates[0]).candidate), None
    verdict = judged(desk, candidates[0])
    return paper_of(desk, PaperKind(kind), verdict, sender), verdict.verdict_id
