"""What one candidate brings to the table of several, a cell a row: the best result, what came back, references, flags, money."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from vetter.assessment.money import complete, multiple
from vetter.assessment.observed import outcome
from vetter.assessment.trust import shown
from vetter.assessment.words import count, listed, money, share
from vetter.domain.claims import Action, ReferenceOutcome
from vetter.domain.evidence import Evidence
from vetter.dossier.model import Cell, Judgements, Strip
from vetter.questions import BY_KEY
from vetter.questions.pitch import SAID
from vetter.questions.reputation import REFERENCES
from vetter.questions.results import MONEY
from vetter.tongue import in_quotes, inside, tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.domain.case import Case
    from vetter.domain.claims import ClientMoney, Conversion
    from vetter.domain.decision import Decision
    from vetter.dossier.model import Comparison, Dossier
    from vetter.settings import Settings

PATTERN = tr("Vanity metrics in place of results: a pattern to know about")
"""The private flag without its name, for this page is printed and lies open on a table."""
_REFERENCES = {
    ReferenceOutcome.CONFIRMED: tr("{number} confirmed"),
    ReferenceOutcome.CONTRADICTED: tr("{number} named another figure"),
    ReferenceOutcome.NOT_REACHED: tr("{number} not reached"),
    ReferenceOutcome.OFFERED: tr("{number} offered, not rung"),
    ReferenceOutcome.REFUSED: tr("{number} refused"),
}


@dataclass(frozen=True)
class Side:
    """One candidate in a comparison: the verdict as it was judged, the answers it was made of, and what the owner decided."""

    dossier: Dossier
    case: Case
    decision: Decision | None = None

    @cached_property
    def best(self) -> Result | None:
        """The result that counts most: a sale before anything else, then how it was shown, then where it falls."""
        figures = self.dossier.figures
        found = [Result(each, row) for each in (figures.comparisons if figures else ()) if (row := _row(self.case, each.path))]
        return max((each for each in found if each.told.rate is not None), key=lambda each: each.weight, default=None)

    def strip(self, result: Result) -> Strip | None:
        """Return the strip of the verdict on which a result stands, or None where there was no fair benchmark."""
        told = result.told
        strips = (block for section in self.dossier.sections for block in section.blocks if isinstance(block, Strip))
        return next((each for each in strips if any(mark.value == told.rate and mark.low == told.low for mark in each.marks)), None)

    def back(self, settings: Settings) -> Cell:
        """Return what came back for each 1 spent, by the client's result that was shown best."""
        rows = [row for row in self.case[MONEY] or () if complete(row)]
        if not rows:
            return Cell(tr("not told"), quiet=True)
        best = max(rows, key=lambda row: (shown(row.evidence).step, multiple(row, settings.assumptions)))
        amount = Decimal(f"{multiple(best, settings.assumptions):.2f}")
        return Cell(money(amount, settings.region), strong=True, after=", ".join(_how(best, settings)))

    @property
    def references(self) -> Cell:
        """What came of the references."""
        rows = self.case[REFERENCES] or ()
        if not rows:
            words = tr("none named") if self.case.asked(REFERENCES) else tr("not asked")
            return Cell(words, quiet=True)
        came = Counter(outcome(row.outcome, row.expected, row.heard) or ReferenceOutcome.OFFERED for row in rows)
        return Cell(", ".join(words.format(number=came[each]) for each, words in _REFERENCES.items() if came[each]))

    @property
    def flags(self) -> Cell:
        """What is to be cleared up, the pattern to know about among it."""
        figures = self.dossier.figures
        found = [finding.title for finding in figures.findings] if figures else list(self.dossier.flags)
        found += [PATTERN] if self.dossier.guru_pattern else []
        if not found:
            return Cell(tr("nothing to clear up"), quiet=True)
        return Cell(
            trn("{number} flag:", "{number} flags:", len(found)), strong=True, after=f"{listed([found[0], *map(inside, found[1:])])}."
        )

    @property
    def first(self) -> Cell:
        """What was told first, before any question."""
        rows = self.case[SAID] or ()
        if not rows:
            return Cell(tr("nothing noted"), quiet=True)
        told = rows[0]
        if told.metric is None:
            return Cell(in_quotes(told.words) if told.words else tr("a number not named"))
        return Cell(told.metric.label, after=f"({told.metric.kind.label})")

    def leaves(self, settings: Settings) -> Cell:
        """Return what a month would leave the owner."""
        profit = self.dossier.figures.profit if self.dossier.figures else None
        if profit is None:
            return Cell(tr("not known"), quiet=True)
        low, middle, high = (money(Decimal(round(amount)), settings.region) for amount in profit)
        return Cell(middle, strong=True, after=tr("{low} to {high}", low=low, high=high))

    @property
    def decided(self) -> Cell:
        """What the owner decided so far."""
        return Cell(self.decision.label) if self.decision else Cell(tr("Not decided"), quiet=True)


@dataclass(frozen=True)
class Result:
    """A conversion claim as it was judged, and the row it was told in."""

    told: Comparison
    row: Conversion

    @property
    def weight(self) -> tuple[bool, int, float]:
        """How much it counts against the others of the same candidate."""
        return self.row.action is Action.SALE, self.evidence.step, self.told.percentile or 0.0

    @property
    def evidence(self) -> Evidence:
        """How it was shown."""
        return Evidence(self.told.evidence)

    def said(self, settings: Settings) -> str:
        """Return the count, what it is out of, and the rate."""
        region = settings.region
        return tr(
            "{number} of {all} = {rate}",
            number=count(self.row.count or 0, region),
            all=count(self.row.out_of or 0, region),
            rate=share(self.told.rate or 0.0, region),
        )

    @property
    def falls(self) -> str:
        """Where it stands among comparable accounts, taken by itself."""
        if self.told.percentile is None:
            return tr("no fair benchmark")
        above = min(max(round(100 * self.told.percentile), 1), 99)
        return tr("above {above} of 100 comparable accounts", above=above)


def _row(case: Case, path: str) -> Conversion | None:
    key, _dot, number = path.partition(".")
    rows: tuple[Conversion, ...] = case[BY_KEY[key]] or () if key in BY_KEY else ()
    return rows[int(number or 0)] if int(number or 0) < len(rows) else None


def _how(row: ClientMoney, settings: Settings) -> Iterator[str]:
    if row.savings and row.cost:
        saved = money(Decimal(f"{row.savings / row.cost:.2f}"), settings.region)
        yield tr("of which {saved} service cost saved", saved=saved)
    yield inside(shown(row.evidence).label)


def not_asked(dossier: Dossier) -> frozenset[str]:
    """Return the judgements that no answer stands behind: an unknown person's value counts in their place."""
    blocks = (block for section in dossier.sections for block in section.blocks)
    asked = next(([item.asked for item in block.items] for block in blocks if isinstance(block, Judgements)), [])
    keys = [key for key, *_score in dossier.figures.judgements] if dossier.figures else []
    return frozenset(key for key, was in zip(keys, asked, strict=False) if not was)
