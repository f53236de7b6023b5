"""The pilot plan: what is measured, milestones at 30, 60 and 90 days, stop lines, and the clauses to agree on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.assessment.prospect import DAYS_A_MONTH
from vetter.domain.business import Business, Offer
from vetter.dossier.document import Document, Readers
from vetter.dossier.model import Align, Blank, Block, Boxes, Cell, Facts, Grid, Head, Line, Lines, Section
from vetter.dossier.sheet import capital
from vetter.dossier.yours import trial_facts
from vetter.questions.business import BUSINESS, OFFER
from vetter.questions.start import NAME
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.assessment.prospect import Trial
    from vetter.dossier.sheet import Sheet

LEAD = tr(
    "A trial that both sides can pass or fail by the same count, agreed before it begins. What is not agreed yet stands as an empty "
    "line. It is a plan to talk over, not a contract and not legal advice."
)
MILESTONES = (30, 60, 90)
STEPS = {
    30: tr("Accounts and reports opened in the owner’s name. Counting tested with one sale of our own. The month before written down."),
    60: tr("First read against the lines. What brings buyers is kept, what brings only reactions is stopped."),
    90: tr("Last read. It has passed, or it ends; no third way is agreed here."),
}
AT_ONCE = tr(
    "It also stops at once when followers or reactions are bought, when an account leaves the owner’s name, or when money is spent "
    "beyond the sum agreed."
)
CLAUSES = (
    (
        tr("Accounts."),
        tr("Every account, page, list and report is opened in the owner’s name; the candidate works as a guest."),
    ),
    (tr("Logins."), tr("Nobody hands over a password. Access is given by role and taken back on the last day.")),
    (
        tr("Handover."),
        tr("Within 7 days after the end: plans, texts, pictures, lists and what was learnt, in files anybody can open."),
    ),
    (tr("Notice."), tr("Either side may end it with 14 days’ notice, and at once where a stop line is reached.")),
    (
        tr("Nothing bought."),
        tr("No bought followers or reactions, no groups that like each other’s posts, no mass messages to strangers."),
    ),
    (tr("Advertising."), tr("Money for advertising is spent only up to the sum agreed in writing, and from the owner’s own account.")),
    (tr("Figures."), tr("Results are read from the owner’s own till and analytics, with how many, out of how many, and when.")),
    (tr("Complaints."), tr("Criticism in public is answered within one working day and not deleted, unless it is abuse.")),
    (tr("Customers’ data."), tr("People are written to only where they agreed to it, and their data stay with the owner.")),
    (tr("Rights."), tr("Texts and pictures made and paid for may be used by the owner without a limit of time.")),
    (tr("References."), tr("After the trial either side may tell others its figures; names of customers are never told.")),
)


def pilot(sheet: Sheet) -> Document:
    """Return the plan of a trial with this candidate, worked out from the owner's numbers and the rate promised."""
    trial = sheet.prospect.trial if sheet.prospect else None
    return Document(
        name=tr("Pilot plan"),
        readers=Readers.AGREED,
        whose=sheet.case[NAME] or tr("Candidate"),
        lead=(LEAD,),
        sections=(
            Section("terms", tr("What is agreed"), (Facts(tuple(_terms(sheet))), Blank(1, (Head(tr("Begins on")), Head(tr("Ends on")))))),
            Section("measure", tr("What is measured"), tuple(_measure(trial, sheet))),
            Section("milestones", tr("Milestones"), tuple(_milestones(trial, sheet))),
            Section("stops", tr("When it stops early"), tuple(_stops(trial, sheet))),
            Section(
                "clauses", tr("Clauses to tick when agreed"), (Boxes(tuple(Cell(f"{name} {text}") for name, text in CLAUSES), across=1),)
            ),
            Section(
                "signed", tr("Agreed"), (Blank(2, (Head(tr("Owner"), share=1.4), Head(tr("Candidate"), share=1.4), Head(tr("Date")))),)
            ),
        ),
        foot=(tr("Vetter advises; the owner decides. Lines are worked out by the rules printed in the verdict report."),),
    )


def _terms(sheet: Sheet) -> Iterator[tuple[str, str]]:
    offer = next(iter(sheet.case[OFFER] or ()), Offer())
    yield tr("Fee a month"), sheet.money(offer.fee) if offer.fee is not None else _OPEN
    yield tr("Advertising and tools a month"), sheet.money(offer.ads) if offer.ads is not None else _OPEN
    if offer.setup:
        yield tr("Once, to begin"), sheet.money(offer.setup)
    found = sheet.prospect
    if found is not None and found.terms is not None:
        terms = found.terms
        base, bonus, most = (sheet.money(sheet.rounded(each)) for each in (terms.base_fee, terms.bonus, terms.most))
        yield (
            tr("Or pay by results"),
            tr(
                "{base} a month and {bonus} for each tracked sale that is not paid back, at most {most} a month",
                base=base,
                bonus=bonus,
                most=most,
            ),
        )


_OPEN = "____________"


def _measure(trial: Trial | None, sheet: Sheet) -> Iterator[Block]:
    offer, business = next(iter(sheet.case[OFFER] or ()), Offer()), next(iter(sheet.case[BUSINESS] or ()), Business())
    promised = sheet.share(float(offer.promised) / 100) if offer.promised is not None else _OPEN
    visits = sheet.count(business.visits) if business.visits else _OPEN
    needed = sheet.share(trial.poor.value) if trial else _OPEN
    yield Facts(
        (
            (tr("The number"), tr("Visitors who buy, out of all visitors of the same days")),
            (tr("Promised"), tr("{promised} of visitors", promised=promised)),
            (tr("Pays for itself from"), tr("{needed} of visitors", needed=needed)),
            (tr("Visitors a month before the trial"), visits),
            (tr("Counted in"), tr("The owner’s own analytics and till; orders paid back do not count")),
        )
    )
    yield Blank(
        1, (Head(tr("Visitors, month before")), Head(tr("Sales, month before")), Head(tr("Taken in, month before")), Head(tr("Read by")))
    )


def _milestones(trial: Trial | None, sheet: Sheet) -> Iterator[Block]:
    heads = (
        Head(tr("Day"), Align.RIGHT, 0.5),
        Head(tr("What is done"), share=3.4),
        Head(tr("Visitors"), Align.RIGHT, 0.9),
        Head(tr("Passed from"), Align.RIGHT, 1.0),
        Head(tr("Stops at"), Align.RIGHT, 1.0),
        Head(tr("Sales counted"), share=1.1),
    )
    rows = tuple((Cell(str(day), strong=True), Cell(STEPS[day]), *_lines_at(day, trial, sheet), Cell(_OPEN)) for day in MILESTONES)
    yield Grid(heads, rows, tr("Visitors by the owner’s usual month. Passed from: so many sales or more. Stops at: so many or fewer."))


def _lines_at(day: int, trial: Trial | None, sheet: Sheet) -> tuple[Cell, Cell, Cell]:
    business = next(iter(sheet.case[BUSINESS] or ()), Business())
    if trial is None or trial.too_small or not business.visits:
        return Cell(_OPEN), Cell(_OPEN), Cell(_OPEN)
    lines = trial.sequential
    if business.visits * (day - DAYS_A_MONTH) / DAYS_A_MONTH >= lines.people:
        decided = Cell(tr("decided"), quiet=True)
        return decided, decided, decided
    people = min(round(business.visits * day / DAYS_A_MONTH), lines.people)
    fails = lines.fails_at(people)
    stops = Cell(sheet.count(fails)) if fails >= 0 else Cell(tr("too early"), quiet=True)
    return Cell(sheet.count(people)), Cell(sheet.count(lines.passes_at(people))), stops


def _stops(trial: Trial | None, sheet: Sheet) -> Iterator[Block]:
    if trial is not None:
        yield Facts(tuple(trial_facts(trial, sheet)))
    else:
        missing = sheet.prospect.missing if sheet.prospect else (tr("Your numbers and the offer: how long a trial must run."),)
        yield Lines(tuple(Line(quiet=tr("Still to fill in: {text}", text=capital(text))) for text in missing))
        yield Blank(1, (Head(tr("Passed with so many sales")), Head(tr("out of so many visitors")), Head(tr("Ends early with"))))
    yield Lines((Line(text=AT_ONCE),))
