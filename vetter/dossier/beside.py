"""Candidates side by side: verdicts in words first, then chances, judgements, money and warnings; one page for all shells."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from vetter.assessment.comparison import Difference, Standing, difference, rank
from vetter.assessment.subscore import RANGE
from vetter.assessment.words import listed, money
from vetter.dossier.differing import differing
from vetter.dossier.model import Align, Cell, Grid, Head, Line, Lines, Section
from vetter.questions import QUESTIONS
from vetter.questions.start import CONTACT, NAME, SECOND_LISTENER
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vetter.assessment.comparison import Ranking
    from vetter.domain.case import Case
    from vetter.dossier.model import Dossier
    from vetter.settings import Settings

PAIR = 2
_OF_THE_PERSON = {question.key for question in QUESTIONS if question.yours} | {NAME.key, CONTACT.key, SECOND_LISTENER.key}
"""Who somebody is and what the owner said of the business is no answer to compare."""
JUDGEMENTS = {
    "conversion": tr("Conversion"),
    "money": tr("Money for clients"),
    "audience": tr("Audience quality"),
    "trust": tr("Trust method"),
    "plan": tr("Plan"),
    "reputation": tr("Reputation"),
}


@dataclass(frozen=True)
class Beside:
    """Candidates side by side: the ranking, and the sections that say it."""

    names: tuple[str, ...]
    ranking: Ranking
    sections: tuple[Section, ...]


def beside(dossiers: Sequence[Dossier], settings: Settings, cases: Sequence[Case] = ()) -> Beside:
    """Return verdicts side by side as they were judged; two or more.

    With the cases, the answers that differ follow in full. Scales are absolute, so that nobody's place
    against another depends on who else is looked at.
    """
    standings = [_standing(dossier) for dossier in dossiers]
    ranking = rank(standings, settings.assumptions.shared_harshness)
    names = tuple(dossier.candidate for dossier in dossiers)
    order = [dossiers[at] for at in ranking.order]
    sections = (
        _verdicts(order),
        Section("better", tr("Who is better, and how sure that is"), (Lines(tuple(_pairs(dossiers, ranking))),)),
        *_places(dossiers, ranking),
        _judgements(order),
        *_money(order, settings),
        _warnings(order),
        *_answers([cases[at] for at in ranking.order] if cases else [], order, settings),
    )
    return Beside(names, ranking, sections)


def _standing(dossier: Dossier) -> Standing:
    found = dossier.figures
    sd = found.sd if found else (dossier.score.high - dossier.score.low) / (2 * RANGE)
    return Standing(dossier.verdict, dossier.score.value, sd, frozenset(found.listeners if found else (tr("You"),)))


def _verdicts(order: Sequence[Dossier]) -> Section:
    heads = (
        Head(tr("Candidate"), share=2.4),
        Head(tr("Verdict"), share=3.6),
        Head(tr("Proven"), Align.RIGHT, 1.0),
        Head(tr("Range"), share=1.2),
        Head(tr("If all checks out"), Align.RIGHT, 1.4),
    )
    rows = tuple(
        (
            Cell(each.candidate, strong=True),
            Cell(each.headline),
            Cell(f"{each.score.value:.0f}", strong=True),
            Cell(f"{each.score.low:.0f}–{each.score.high:.0f}", quiet=True),
            Cell(str(each.claimed)),
        )
        for each in order
    )
    return Section("verdicts", tr("Verdicts"), (Grid(heads, rows, tr("A stopped candidate stands last and is ranked above nobody.")),))


def _pairs(dossiers: Sequence[Dossier], ranking: Ranking) -> Iterator[Line]:
    for place, first in enumerate(ranking.order):
        for second in ranking.order[place + 1 :]:
            chance = ranking.better[first][second]
            if chance is not None:
                yield _pair(dossiers[first].candidate, dossiers[second].candidate, chance)


def _pair(first: str, second: str, chance: float) -> Line:
    words = difference(chance)
    if chance < 0.5:
        first, second, chance = second, first, 1 - chance
    if words is Difference.NONE:
        return Line(
            strong=tr("{first} and {second}:", first=first, second=second),
            text=tr("no real difference ({chance:.0f}\u00a0%).", chance=chance * 100),
        )
    sure = {Difference.LEANING: tr("leaning that way"), Difference.PROBABLY: tr("probably"), Difference.CLEARLY: tr("clearly")}[words]
    shown = tr("nobody is ranked behind a stop") if chance >= 1 else f"{min(chance * 100, 99):.0f}\u00a0%"
    return Line(strong=tr("{first} before {second}:", first=first, second=second), text=f"{sure} ({shown}).")


def _places(dossiers: Sequence[Dossier], ranking: Ranking) -> Iterator[Section]:
    ranked = [at for at in ranking.order if ranking.ranks[at] is not None]
    if len(ranked) <= PAIR:  # for two the chance above says it all
        return
    heads = (Head(tr("Candidate"), share=3.0), *(Head(tr("Place {place}", place=place + 1), Align.RIGHT) for place in range(len(ranked))))
    rows = tuple(
        (Cell(dossiers[at].candidate), *(Cell(f"{chance * 100:.0f}\u00a0%") for chance in ranking.ranks[at] or ())) for at in ranked
    )
    yield Section("places", tr("Chance of each place"), (Grid(heads, rows),))


def _judgements(order: Sequence[Dossier]) -> Section:
    heads = (Head("", share=2.4), *(Head(each.candidate, Align.RIGHT, 2.0) for each in order))
    scores = [{key: (score, low, high) for key, score, low, high in each.figures.judgements} if each.figures else {} for each in order]
    rows = tuple((Cell(label), *(_cell(found.get(key)) for found in scores)) for key, label in JUDGEMENTS.items())
    return Section("judgements", tr("Six judgements"), (Grid(heads, rows),))


def _answers(cases: Sequence[Case], order: Sequence[Dossier], settings: Settings) -> Iterator[Section]:
    rows = tuple(differing(cases, settings.region, _OF_THE_PERSON)) if cases else ()
    if rows:
        heads = (Head("", share=1.4), *(Head(each.candidate, share=2.4) for each in order))
        yield Section("answers", tr("Answers that differ"), (Grid(heads, rows),))


def _cell(score: tuple[float, float, float] | None) -> Cell:
    if score is None:
        return Cell(tr("not kept"), quiet=True)
    value, low, high = score
    return Cell(f"{value:.0f} ({low:.0f}–{high:.0f})")


def _money(order: Sequence[Dossier], settings: Settings) -> Iterator[Section]:
    if not any(each.figures and each.figures.profit for each in order):
        return
    heads = (
        Head(tr("Candidate"), share=3.0),
        Head(tr("1 in 10 below"), Align.RIGHT, 1.6),
        Head(tr("Middle"), Align.RIGHT, 1.6),
        Head(tr("1 in 10 above"), Align.RIGHT, 1.6),
    )
    rows = tuple((Cell(each.candidate), *_profit(each.figures.profit if each.figures else None, settings)) for each in order)
    yield Section("money", tr("What a month would leave you"), (Grid(heads, rows),))


def _profit(profit: tuple[float, float, float] | None, settings: Settings) -> tuple[Cell, ...]:
    if profit is None:
        return (Cell(tr("not known"), quiet=True), Cell(""), Cell(""))
    return tuple(Cell(money(Decimal(round(amount)), settings.region)) for amount in profit)


def _warnings(order: Sequence[Dossier]) -> Section:
    lines = []
    for each in order:
        found = [finding.title for finding in each.figures.findings] if each.figures else list(each.flags)
        said = tr("{number} to clear up: {found}.", number=len(found), found=listed(found)) if found else tr("nothing to clear up.")
        lines.append(Line(strong=f"{each.candidate}:", text=said))
    return Section("warnings", tr("To clear up"), (Lines(tuple(lines)),))
