"""Candidates side by side: who is better and how sure that is in words first, then one table; one page for all shells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from vetter.assessment.comparison import Difference, Standing, difference, rank
from vetter.assessment.subscore import RANGE
from vetter.assessment.words import listed, money
from vetter.domain.quantities import Base
from vetter.domain.verdict import Verdict
from vetter.dossier.against import axis_to
from vetter.dossier.differing import differing
from vetter.dossier.model import Align, Cell, Grid, Head, Line, Lines, Mark, Section, Strip
from vetter.dossier.sheet import capital
from vetter.dossier.side import not_asked
from vetter.questions import QUESTIONS
from vetter.questions.start import CONTACT, NAME, SECOND_LISTENER
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vetter.assessment.comparison import Ranking
    from vetter.dossier.model import Dossier
    from vetter.dossier.side import Side
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
UNRANKED = {
    Verdict.NOT_ENOUGH_ASKED: tr("not ranked before half of what counts is asked."),
    Verdict.STOP: tr("not ranked before the stop is cleared up."),
}
"""Why somebody is ranked before nobody."""
BETTER, CHEAPEST, TABLE = "better", "cheapest", "table"
"""The words that come first, the check that costs least, and the one table."""


@dataclass(frozen=True)
class Beside:
    """Candidates side by side: the ranking, and the sections that say it."""

    names: tuple[str, ...]
    ranking: Ranking
    sections: tuple[Section, ...]


def beside(sides: Sequence[Side], settings: Settings) -> Beside:
    """Return verdicts side by side as they were judged; two or more.

    Scales are absolute, so that nobody's place against another depends on who else is looked at.
    """
    ranking = rank([_standing(side.dossier) for side in sides], settings.assumptions.shared_harshness)
    names = tuple(side.dossier.candidate for side in sides)
    order = [sides[at] for at in ranking.order]
    sections = (
        Section(BETTER, _leaning(names, ranking), (Lines((*_pairs(names, ranking)[0], *_unranked(order))),)),
        Section(CHEAPEST, tr("Cheapest way to know more"), (Lines((_cheapest(order),)),)),
        Section(TABLE, tr("Side by side"), (Grid(_heads(order), tuple(_rows(order, settings)), _caption(order)),)),
        _judgements(order),
        *_places(names, ranking),
        *_answers(order, settings),
    )
    return Beside(names, ranking, sections)


def _standing(dossier: Dossier) -> Standing:
    found = dossier.figures
    sd = found.sd if found else (dossier.score.high - dossier.score.low) / (2 * RANGE)
    return Standing(dossier.verdict, dossier.score.value, sd, frozenset(found.listeners if found else (tr("You"),)))


def _leaning(names: Sequence[str], ranking: Ranking) -> str:
    ranked = [at for at in ranking.order if ranking.ranks[at] is not None]
    if not ranked:
        return tr("Nobody can be ranked so far")
    first = names[ranked[0]]
    if len(ranked) == 1:
        return tr("Only {first} can be ranked so far", first=first)
    second = names[ranked[1]]
    words = difference(ranking.better[ranked[0]][ranked[1]] or 0.0)
    told = {
        Difference.NONE: tr("No real difference between {first} and {second}"),
        Difference.LEANING: tr("Leaning towards {first}, but not by much"),
        Difference.PROBABLY: tr("Probably {first}"),
        Difference.CLEARLY: tr("Clearly {first}"),
    }
    return told[words].format(first=first, second=second)


def _pairs(names: Sequence[str], ranking: Ranking) -> list[list[Line]]:
    """Return the words for each pair of those who can be ranked, from the first of all: whom the first stands before, then the second."""
    ranked = [at for at in ranking.order if ranking.ranks[at] is not None]
    return [
        [_pair(names[first], names[second], ranking.better[first][second] or 0.0) for second in ranked[place + 1 :]]
        for place, first in enumerate(ranked)
    ] or [[]]


def _pair(first: str, second: str, chance: float) -> Line:
    words = difference(chance)
    if chance < 0.5:
        first, second, chance = second, first, 1 - chance
    cases = min(round(chance * 100), 99)
    if words is Difference.NONE:
        return Line(
            strong=tr("{first} and {second}:", first=first, second=second),
            text=tr("no real difference; {first} is the better choice in {cases} cases of 100.", first=first, cases=cases),
        )
    sure = {Difference.LEANING: tr("leaning that way"), Difference.PROBABLY: tr("probably"), Difference.CLEARLY: tr("clearly")}[words]
    return Line(
        strong=tr("{first} before {second}:", first=first, second=second),
        text=tr("{sure}; the better choice in {cases} cases of 100.", sure=sure, cases=cases),
    )


def _unranked(order: Sequence[Side]) -> Iterator[Line]:
    for side in order:
        if side.dossier.verdict in UNRANKED:
            yield Line(strong=f"{side.dossier.candidate}:", text=UNRANKED[side.dossier.verdict])


def _cheapest(order: Sequence[Side]) -> Line:
    found = [(side.dossier, side.dossier.figures.change) for side in order if side.dossier.figures]
    asked = [(dossier, change) for dossier, change in found if change is not None]
    if not asked:
        return Line(text=tr("No check that takes less than a trial would change any of these verdicts."))
    dossier, change = min(asked, key=lambda pair: pair[1].minutes)
    doing = capital(listed([check.words for check in change.checks]))
    return Line(
        strong=f"{dossier.candidate}:",
        text=tr("{doing}: {minutes} minutes.", doing=doing, minutes=change.minutes),
        quiet=tr("“{verdict}” could become “{better}”.", verdict=dossier.verdict.short, better=change.verdict.short),
    )


def _heads(order: Sequence[Side]) -> tuple[Head, ...]:
    return (Head("", share=1.5), *(Head(side.dossier.candidate, share=2.4) for side in order))


def _rows(order: Sequence[Side], settings: Settings) -> Iterator[tuple[Cell, ...]]:
    yield Cell(tr("Interview")), *(Cell(side.dossier.held_on, quiet=True) for side in order)
    yield (
        Cell(tr("Verdict")),
        *(Cell(side.dossier.headline, strong=True, verdict=side.dossier.verdict) for side in order),
    )
    yield Cell(tr("Proven"), after=tr("50 is an unknown person")), *(_proven(side.dossier) for side in order)
    yield from _results(order, settings)
    each = tr("Back for each {one} spent", one=money(Decimal(1), settings.region))
    anyway = tr("margin, without sales that would have come anyway")
    yield Cell(each, after=anyway), *(side.back(settings) for side in order)
    yield Cell(tr("References")), *(side.references for side in order)
    yield Cell(tr("To clear up")), *(side.flags for side in order)
    yield Cell(tr("Told first")), *(side.first for side in order)
    leaves = tr("What a month would leave you")
    yield Cell(leaves, after=tr("8 of 10 cases between")), *(side.leaves(settings) for side in order)
    yield Cell(tr("Your decision")), *(side.decided for side in order)


def _proven(dossier: Dossier) -> Cell:
    span = tr("{low} to {high}", low=round(dossier.score.low), high=round(dossier.score.high))
    return Cell(f"{dossier.score.value:.0f}", strong=True, after=span, drawn=dossier.score)


def _shared_base(order: Sequence[Side]) -> Base | None:
    """Return what all results are shares of, or None where they have different bases: those never share a scale."""
    bases = {Base(side.best.told.base) if side.best.told.base else Base.NONE for side in order if side.best}
    return next(iter(bases)) if len(bases) == 1 and bases != {Base.NONE} else None


def _results(order: Sequence[Side], settings: Settings) -> Iterator[tuple[Cell, ...]]:
    base = _shared_base(order)
    none = Cell(tr("none told"), quiet=True)
    said = [
        none if side.best is None else Cell(side.best.said(settings), strong=True, after="" if base else _of_what(side.best.told.base))
        for side in order
    ]
    yield Cell(tr("Best sales result"), after=tr("{base}, all of them", base=base.of_them) if base else tr("each of its own base")), *said
    strips = _strips(order, settings) if base else [None for _side in order]
    falls = [
        none if side.best is None else Cell(side.best.falls, quiet=side.best.told.percentile is None, drawn=strip)
        for side, strip in zip(order, strips, strict=True)
    ]
    if any(side.best for side in order):
        yield Cell(tr("Where it falls"), after=tr("shaded: middle half of comparable accounts") if base else ""), *falls
    yield (
        Cell(tr("Shown by")),
        *(Cell(side.best.evidence.label, evidence=side.best.evidence) if side.best else none for side in order),
    )


def _of_what(base: str) -> str:
    return (Base(base).of_them if base else "") or tr("of what was not said")


def _strips(order: Sequence[Side], settings: Settings) -> list[Strip | None]:
    """Return a strip for each best result, all on one axis."""
    made = [_strip(side, settings) for side in order]
    end = max((each.axis_to for each in made if each), default=1.0)
    return [each and replace(each, axis_to=end) for each in made]


def _strip(side: Side, settings: Settings) -> Strip | None:
    result = side.best
    if result is None or result.told.rate is None:
        return None
    rate, low, high = result.told.rate, result.told.low or 0.0, result.told.high or 0.0
    judged = side.strip(result)
    spread = judged.spread if judged else None
    mark = Mark("", rate, low, high, filled=result.evidence.verified)
    source, point = judged.source if judged else "", settings.region.decimal_mark
    return Strip(_of_what(result.told.base), (mark,), spread, result.falls, source, axis_to([high], spread), point)


def _caption(order: Sequence[Side]) -> str:
    same = (
        tr("Filled diamond: seen live or confirmed. Hollow: word or screenshot only. Rates share one scale because all have one base.")
        if _shared_base(order)
        else tr("Rates of different bases are not comparable, so each stands by itself.")
    )
    return f"{same} {tr('Whoever is stopped, or was asked too little, stands last and is ranked above nobody.')}"


def _places(names: Sequence[str], ranking: Ranking) -> Iterator[Section]:
    ranked = [at for at in ranking.order if ranking.ranks[at] is not None]
    if len(ranked) <= PAIR:  # for two the chance above says it all
        return
    heads = (Head(tr("Candidate"), share=3.0), *(Head(tr("Place {place}", place=place + 1), Align.RIGHT) for place in range(len(ranked))))
    rows = tuple((Cell(names[at]), *(Cell(f"{chance * 100:.0f}\u00a0%") for chance in ranking.ranks[at] or ())) for at in ranked)
    others = tuple(line for lines in _pairs(names, ranking)[1:] for line in lines)
    yield Section("places", tr("Chance of each place"), (Grid(heads, rows), Lines(others)))


def _judgements(order: Sequence[Side]) -> Section:
    found = [dict(_judged(side.dossier)) for side in order]
    rows = tuple((Cell(label), *(each.get(key, Cell(tr("not kept"), quiet=True)) for each in found)) for key, label in JUDGEMENTS.items())
    return Section("judgements", tr("Six judgements"), (Grid(_heads(order), rows),))


def _answers(order: Sequence[Side], settings: Settings) -> Iterator[Section]:
    rows = tuple(differing([side.case for side in order], settings.region, _OF_THE_PERSON))
    if rows:
        yield Section("answers", tr("Answers that differ"), (Grid(_heads(order), rows),))


def _judged(dossier: Dossier) -> Iterator[tuple[str, Cell]]:
    """Yield each judgement that was kept; one that was not asked for has a word and no number, as in the verdict itself."""
    unasked = not_asked(dossier)
    for key, value, low, high in dossier.figures.judgements if dossier.figures else ():
        told = Cell(f"{value:.0f}", strong=True, after=tr("{low} to {high}", low=round(low), high=round(high)))
        yield key, Cell(tr("not asked"), quiet=True) if key in unasked else told
