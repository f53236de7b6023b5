"""Reference call sheets: the questions to read aloud, and on the next page, turned to only afterwards, the figure to confirm."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from vetter.assessment.observed import TOLERANCE, outcome
from vetter.domain.claims import Reference, ReferenceOutcome
from vetter.dossier.document import Document, Readers
from vetter.dossier.model import Blank, Boxes, Cell, Facts, Head, Line, Lines, Section
from vetter.kinds.numbers import group
from vetter.questions.reputation import REFERENCES
from vetter.questions.start import NAME
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.domain.case import Case
    from vetter.domain.region import Region

LEAD = tr(
    "Read the questions aloud in this order and write down the answer before you turn the page. The figure to confirm stands "
    "on the page behind: a client who hears it first can only nod."
)
OPEN = {None, ReferenceOutcome.OFFERED, ReferenceOutcome.NOT_REACHED}
ALOUD = (
    tr("“{candidate} named you as a client who may be rung about the work. Is now a good moment for five minutes?”"),
    tr("“What did the work consist of, and from when to when?”"),
    tr("“What changed in your business in that time, as a number? How many, out of how many?”"),
    tr("“Where did you read that number: in your own till, your own analytics, or a report you were sent?”"),
    tr("“What did it cost you in all, with ads and your own hours, and what would you have sold anyway?”"),
    tr("“What went wrong, and what was done about it?”"),
    tr("“Did you pay for this work, and are the two of you tied in any other way: family, shares, a fee for sending clients?”"),
    tr("“Who holds the logins today, and would you pay for this work again?”"),
)
WHOLE_FROM = 100
FIGURE_ASKED = 3
"""The question whose answer is held against the figure on the next page."""


def calls(case: Case, region: Region) -> Document:
    """Return a sheet for each client still to be rung; one without names where nobody was named."""
    rows = case[REFERENCES] or ()
    still = [row for row in rows if outcome(row.outcome, row.expected, row.heard) in OPEN] or list(rows) or [Reference()]
    sections = [section for at, row in enumerate(still, 1) for section in _sheet(row, at, case, region)]
    return Document(
        name=tr("Reference call sheet"),
        readers=Readers.OWNER,
        whose=case[NAME] or tr("Candidate"),
        lead=(LEAD,),
        sections=tuple(sections),
        foot=(tr("Ask for a figure, not for praise. Say at the start that you write along, and stop when you are asked to."),),
    )


def _sheet(row: Reference, at: int, case: Case, region: Region) -> Iterator[Section]:
    name = case[NAME] or tr("The candidate")
    told = Facts(
        (
            (tr("Who can be rung"), row.who or tr("Not named yet")),
            (tr("Relation"), row.relation or tr("Not noted")),
            (tr("What about"), _without_figures(row.about)),
        )
    )
    called = Blank(1, (Head(tr("Day and time")), Head(tr("Who answered"), share=1.4), Head(tr("Number rung, found how"), share=1.6)))
    yield Section(f"call-{at}", tr("Call {at}", at=at), (told, called), page_after=0.0 if at > 1 else None)
    for number, text in enumerate(ALOUD, 1):
        asked = Lines((Line(strong=f"{number}.", text=text.format(candidate=name)),))
        room = {1: (), FIGURE_ASKED: (Blank(2),)}.get(number, (Blank(1),))
        yield Section(f"call-{at}-{number}", "", (asked, *room))
    yield Section(
        f"figure-{at}",
        tr("Call {at}: only after question {figure_asked} is answered", at=at, figure_asked=FIGURE_ASKED),
        tuple(_hidden(row, region)),
        page_after=0.0,
    )


def _without_figures(about: str | None) -> str:
    """Return what the call is about, unless it would give the figure away."""
    if not about:
        return tr("What the work brought")
    return tr("What the work brought (the words noted hold a figure; they stand on the next page)") if re.search(r"\d", about) else about


def _hidden(row: Reference, region: Region) -> Iterator[Facts | Lines | Boxes | Blank]:
    if row.expected is None:
        yield Lines((Line(text=tr("No figure was foretold. Write down what the candidate says the client will name, before you ring:")),))
        yield Blank(1, (Head(tr("Figure foretold")), Head(tr("Of what, and when"), share=2.0)))
    else:
        low, high = (group(_rounded(row.expected * (1 + side * Decimal(str(TOLERANCE)))), region) for side in (-1, 1))
        yield Facts(
            (
                (tr("The candidate said the figure will be"), group(row.expected, region)),
                (tr("About"), row.about or tr("Not noted")),
                (tr("Counts as confirmed"), tr("From {low} to {high}: within a quarter", low=low, high=high)),
            )
        )
    yield Lines((Line(text=tr("What the client said, from the page before:")),))
    yield Blank(1, (Head(tr("Figure heard")), Head(tr("In their words"), share=2.4)))
    yield Boxes(tuple(Cell(each.label) for each in ReferenceOutcome if each is not ReferenceOutcome.OFFERED))
    yield Boxes((Cell(tr("Independent")), Cell(tr("Tied to the candidate")), Cell(tr("Not known"))))
    yield Lines((Line(quiet=tr("Then enter figure and outcome under References in the interview: the verdict follows.")),))


def _rounded(number: Decimal) -> Decimal:
    """Return a number as one says it: whole, below a hundred to the tenth where there is one."""
    near = round(number, 0 if abs(number) >= WHOLE_FROM else 1)
    return near.to_integral_value() if near == near.to_integral_value() else near
