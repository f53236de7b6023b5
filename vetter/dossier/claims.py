"""Every claim in the order it was made, how it was shown, and what was found, in the six fixed words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from vetter.assessment.money import complete as complete_money
from vetter.assessment.money import multiple
from vetter.assessment.observed import outcome
from vetter.assessment.trust import shown
from vetter.domain.case import AnswerState
from vetter.domain.claims import Metric, ReferenceOutcome
from vetter.domain.evidence import Evidence
from vetter.domain.labelled import Labelled
from vetter.dossier.against import claim
from vetter.dossier.model import Align, Block, Cell, Grid, Head, Line, Lines, Section
from vetter.dossier.sheet import capital
from vetter.kinds.numbers import group
from vetter.questions.pitch import SAID
from vetter.questions.reputation import REFERENCES
from vetter.questions.results import CONVERSIONS, MONEY, NUMBERS, OFFERS, REFERRALS
from vetter.questions.watch import FACTS, Fact
from vetter.tongue import in_quotes, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.domain.claims import Reference
    from vetter.dossier.sheet import Sheet


class Found(Labelled):
    """What was found about one claim on the day of the talk."""

    SUPPORTED = "supported", tr("supported by the evidence seen")
    PARTLY = "partly", tr("partly supported")
    NOT_SUPPORTED = "not_supported", tr("not supported by the evidence supplied")
    CONTRADICTED = "contradicted", tr("contradicted by evidence")
    NOT_CHECKED = "not_checked", tr("not checked")
    DECLINED = "declined", tr("declined to show")


@dataclass(frozen=True)
class Claim:
    """One claim: the words, its number as it is printed, the figures somebody could confirm, and whether nothing of it is missing."""

    words: str
    number: str
    figures: tuple[Decimal, ...]
    evidence: Evidence
    whole: bool
    declined: bool = False


_PER_CENT = {Metric.CONVERSION_RATE, Metric.ENGAGEMENT_RATE}
ASKED_FOR = (
    (CONVERSIONS, tr("One result with a count, a base and dates")),
    (OFFERS, tr("The last three offers, the worst included")),
    (MONEY, tr("Which client made money, and at what cost")),
    (REFERRALS, tr("How many clients came on somebody’s word")),
    (REFERENCES, tr("Two clients who can be rung")),
)


def claims(sheet: Sheet) -> Section | None:
    """Return the table of claims, or None when nothing was claimed and nothing declined."""
    told = tuple(all_claims(sheet))
    checked = tuple(_of_references(sheet))
    if not told and not checked:
        return None
    heads = (
        Head("", share=0.3),
        Head(tr("As told"), share=2.8),
        Head(tr("Number"), Align.RIGHT, 1.0),
        Head(tr("Shown by"), share=1.6),
        Head(tr("Finding"), share=3.2),
    )
    rows = (*(_row(item, sheet) for item in told), *checked)
    numbered = tuple((Cell(str(at), quiet=True), *row) for at, row in enumerate(rows, 1))
    blocks: list[Block] = [Grid(heads, numbered, _caption(sheet))]
    if unnamed := tuple(Line(text=text) for text in _unnamed(sheet)):
        blocks.append(Lines(unnamed))
    return Section("claims", tr("Claims, in the order they were made"), tuple(blocks), paper_only=True)


def all_claims(sheet: Sheet) -> Iterator[Claim]:
    """Yield what was volunteered, then what was answered when asked; a number told twice stands once."""
    for part in (_volunteered, _results, _money, _referred, _others, _declined):
        yield from part(sheet)


def _volunteered(sheet: Sheet) -> Iterator[Claim]:
    for row in sheet.case[SAID] or ():
        words = in_quotes(row.words) if row.words else capital(row.metric.label if row.metric else tr("a claim without words"))
        figures = () if row.number is None else (row.number,)
        number = _written(row.number, sheet) + ("\u00a0%" if figures and row.metric in _PER_CENT else "")
        yield Claim(words, number, figures, shown(row.evidence), row.complete is not False)


def _results(sheet: Sheet) -> Iterator[Claim]:
    for item in sheet.assessment.comparisons:
        row = item.row
        rate = "" if item.rate is None else sheet.share(item.rate.value)
        figures = tuple(Decimal(each) for each in (row.count, row.percent, row.sales) if each is not None)
        yield Claim(capital(claim(row, sheet)), rate, figures, shown(row.evidence), item.complete)


def _money(sheet: Sheet) -> Iterator[Claim]:
    for at, row in enumerate(sheet.case[MONEY] or (), 1):
        back = ""
        if complete_money(row) and row.cost:
            back = group(round(Decimal(multiple(row, sheet.settings.assumptions)), 2), sheet.region)
        figures = tuple(each for each in (row.revenue, row.cost, row.savings) if each is not None)
        yield Claim(tr("Client {at}: back for each 1 paid", at=at), back, figures, shown(row.evidence), complete_money(row))


def _referred(sheet: Sheet) -> Iterator[Claim]:
    for row in sheet.case[REFERRALS] or ():
        if row.came is not None:
            words = tr("Came on somebody’s word")
            if row.out_of:
                words = tr("Came on somebody’s word, of {number} clients", number=sheet.count(row.out_of))
            yield Claim(words, sheet.count(row.came), (Decimal(row.came),), shown(row.evidence), bool(row.out_of))


def _others(sheet: Sheet) -> Iterator[Claim]:
    told = {row.number for row in sheet.case[SAID] or ()}
    for row in sheet.case[NUMBERS] or ():
        if row.what is not None and row.number is not None and row.number not in told:
            yield Claim(capital(row.what.label), _written(row.number, sheet), (row.number,), shown(row.evidence), whole=True)


def _declined(sheet: Sheet) -> Iterator[Claim]:
    for question, words in ASKED_FOR:
        answer = sheet.case.answer(question)
        if answer is not None and answer.state is AnswerState.DECLINED:
            yield Claim(words, "", (), Evidence.NOTHING, whole=False, declined=True)


def _written(number: Decimal | None, sheet: Sheet) -> str:
    return "" if number is None else group(number, sheet.region)


def found(item: Claim, sheet: Sheet) -> tuple[Found, str]:
    """Return the finding on a claim, and the figure a reference named for it."""
    for row in sheet.case[REFERENCES] or ():
        came = outcome(row.outcome, row.expected, row.heard)
        if row.expected is not None and row.expected in item.figures and came in _BY_REFERENCE:
            return _BY_REFERENCE[came], _written(row.heard, sheet)
    if item.declined:
        return Found.DECLINED, ""
    if item.evidence.verified:
        return (Found.SUPPORTED if item.whole else Found.PARTLY), ""
    if item.evidence is Evidence.WORD:
        refused = Fact.REFUSED_EVIDENCE in (sheet.case[FACTS] or ())
        return (Found.DECLINED if refused else Found.NOT_CHECKED), ""
    return (Found.PARTLY if item.evidence is Evidence.SCREENSHOT else Found.NOT_SUPPORTED), ""


_BY_REFERENCE = {ReferenceOutcome.CONFIRMED: Found.SUPPORTED, ReferenceOutcome.CONTRADICTED: Found.CONTRADICTED}


def _row(item: Claim, sheet: Sheet) -> tuple[Cell, ...]:
    word, heard = found(item, sheet)
    said = tr("{finding} (a reference said {heard})", finding=word.label, heard=heard) if heard else word.label
    number = Cell(item.number) if item.number else Cell(tr("no number"), quiet=True)
    return (Cell(item.words), number, Cell(item.evidence.label, evidence=item.evidence), Cell(said, strong=True))


def _of_references(sheet: Sheet) -> Iterator[tuple[Cell, ...]]:
    """Yield the figures foretold for a reference that belong to no other claim."""
    known = {figure for item in all_claims(sheet) for figure in item.figures}
    for row in sheet.case[REFERENCES] or ():
        came = outcome(row.outcome, row.expected, row.heard)
        if row.expected is not None and row.expected not in known and came in _BY_REFERENCE:
            yield _foretold(row, _BY_REFERENCE[came], sheet)


def _foretold(row: Reference, word: Found, sheet: Sheet) -> tuple[Cell, ...]:
    said = word.label
    if row.heard is not None:
        said = tr("{finding} (the reference said {heard})", finding=word.label, heard=_written(row.heard, sheet))
    third = Evidence.THIRD_PARTY
    told = Cell(tr("A figure that a reference was asked about"))
    return (told, Cell(_written(row.expected, sheet)), Cell(third.label, evidence=third), Cell(said, strong=True))


def _caption(sheet: Sheet) -> str:
    words = {found(item, sheet)[0] for item in all_claims(sheet)}
    return tr("Every number is as told; none was compared with a source.") if words <= {Found.NOT_CHECKED} else ""


def _unnamed(sheet: Sheet) -> Iterator[str]:
    """Yield what was asked for and not named."""
    for state, came in ((AnswerState.NONE, tr("none was named")), (AnswerState.DODGED, tr("not answered"))):
        words = [words for question, words in ASKED_FOR if (answer := sheet.case.answer(question)) and answer.state is state]
        if words:
            yield tr("Asked for, and {came}: {list}.", came=came, list="; ".join(_small(each) for each in words))


def _small(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
