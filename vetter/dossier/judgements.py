"""The six judgements with their ranges, and the money earlier clients made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.assessment.agreement import agreement
from vetter.assessment.trust import shown
from vetter.assessment.words import listed
from vetter.dossier.model import Align, Block, Cell, Grid, Head, Judgement, Judgements, Line, Lines, Place, ScoreLine, Section
from vetter.dossier.sheet import pays
from vetter.questions.results import MONEY
from vetter.tongue import inside, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.assessment.agreement import Agreement
    from vetter.assessment.money import Return
    from vetter.dossier.sheet import Sheet


def score_line(sheet: Sheet) -> ScoreLine:
    """Return the proven score on its line, with what it would be if everything checked out."""
    track, claimed = sheet.assessment.proven, sheet.assessment.claimed
    return ScoreLine(
        label=tr("Proven"),
        value=track.score,
        low=track.low,
        high=track.high,
        mark=50,
        mark_label=tr("50 = an unknown person"),
        aside=tr("If all checks out {score:.0f}", score=claimed.score),
        sentence=tr(
            "The evidence shown comes to {score:.0f} of 100, in 8 of 10 cases between {low:.0f} and {high:.0f}. 50 is what "
            "to expect of somebody nobody knows anything about.",
            score=track.score,
            low=track.low,
            high=track.high,
        ),
    )


def judgements(sheet: Sheet) -> Section:
    """Return the six sub-scores."""
    items = tuple(
        Judgement(item.label, item.weight, item.score, item.low, item.high, item.asked, item.reason)
        for item in sheet.assessment.proven.subscores
    )
    unasked = [inside(item.label) for item in items if not item.asked]
    left = tr("Not asked yet: {judgements}; an unknown person's value stands there.", judgements=", ".join(unasked)) if unasked else ""
    sentence = f"{tr('Each judged on its own before any total.')} {left}".rstrip()
    blocks: list[Block] = [Judgements(items, sentence)]
    if found := agreement(sheet.case):
        blocks.append(Lines(tuple(_listeners(found))))
    return Section("judgements", tr("Six judgements"), tuple(blocks), place=Place.SIDE, points=("score", "range", "claimed", "agreement"))


def _listeners(found: Agreement) -> Iterator[Line]:
    yield Line(text=tr("Two listeners: within one mark on {near} of {both} questions.", near=found.near, both=found.both))
    if found.far:
        yield Line(text=tr("Worth a second listen: {questions}.", questions=listed([inside(question.short) for question in found.far])))


def earned(sheet: Sheet) -> Section | None:
    """Return what earlier clients took in, paid and got back, or None when nothing complete was told."""
    found = sheet.assessment.returns
    if not found:
        return None
    heads = (
        Head(tr("Client"), share=2.2),
        Head(tr("Revenue"), Align.RIGHT, 1.3),
        Head(tr("Saved"), Align.RIGHT, 1.1),
        Head(tr("Cost"), Align.RIGHT, 1.1),
        Head(tr("Back for each 1"), Align.RIGHT, 1.4),
        Head(tr("Shown by"), share=1.7),
    )
    rows = tuple(_row(item, sheet) for item in found)
    share = sheet.settings.assumptions.incremental_share
    caption = tr(
        "Back for each 1 paid: what is left of sales after goods, of which about {share:.0f}\u00a0% would not have come "
        "anyway, plus service cost saved, divided by fee, ads and tools.",
        share=share * 100,
    )
    often = pays(sheet.assessment.proven.money.pays)
    lines = Lines((Line(text=tr("Work like this {often}; that of somebody unknown in about 4 of 10.", often=often)),))
    return Section("earned", tr("Money for earlier clients"), (Grid(heads, rows, caption), lines), points=(MONEY.key, "judgement.money"))


def _row(item: Return, sheet: Sheet) -> tuple[Cell, ...]:
    row, evidence = item.row, shown(item.row.evidence)
    name = row.client or tr("A client, not named")
    revenue = Cell(tr("not told"), quiet=True) if row.revenue is None else Cell(sheet.money(row.revenue))
    saved = Cell(tr("none"), quiet=True) if not row.savings else Cell(sheet.money(row.savings))
    cost = Cell(tr("not told"), quiet=True) if row.cost is None else Cell(sheet.money(row.cost))
    back = Cell(f"{item.multiple:.2f}".replace(".", sheet.region.decimal_mark), strong=True)
    return (Cell(name), revenue, saved, cost, back, Cell(evidence.label, evidence=evidence))
