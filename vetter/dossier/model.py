"""What a verdict says, as blocks: one text and one set of figures for screen, paper and terminal."""

from __future__ import annotations

from dataclasses import dataclass

from vetter.domain.evidence import Evidence
from vetter.domain.labelled import Labelled
from vetter.domain.verdict import Tone, Verdict
from vetter.tongue import ENGLISH


@dataclass(frozen=True)
class Line:
    """One sentence in three voices: what matters, the rest, and what is said quietly after it."""

    strong: str = ""
    text: str = ""
    quiet: str = ""

    @property
    def plain(self) -> str:
        """The three voices as one text."""
        return " ".join(part for part in (self.strong, self.text, self.quiet) if part)


@dataclass(frozen=True)
class Lines:
    """Sentences under each other, numbered or not."""

    items: tuple[Line, ...]
    numbered: bool = False


class Align(Labelled):
    """On which side a column's text stands."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)
class Head:
    """The head of a column; `share` is its part of the width."""

    label: str
    align: Align = Align.LEFT
    share: float = 1.0


@dataclass(frozen=True)
class Cell:
    """One place of a table: evidence as blocks or a verdict as its icon before the text, `after` quietly after it, `drawn` beneath."""

    text: str
    strong: bool = False
    quiet: bool = False
    evidence: Evidence | None = None
    after: str = ""
    verdict: Verdict | None = None
    drawn: ScoreLine | Strip | None = None

    @property
    def plain(self) -> str:
        """All that is said, as one text."""
        return " ".join(filter(None, (self.text, self.after)))


@dataclass(frozen=True)
class Grid:
    """A table: heads, rows of cells, and one sentence beneath."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""


@dataclass(frozen=True)
class Spread:
    """Where comparable cases fall: shares (0.014 for 1.4 %), each None where nothing was published."""

    p25: float | None = None
    median: float | None = None
    p75: float | None = None
    p90: float | None = None


@dataclass(frozen=True)
class Mark:
    """One claim on a strip: its rate, the interval it allows, filled when seen live or confirmed."""

    label: str
    value: float
    low: float
    high: float
    filled: bool = False
    strong: bool = False


@dataclass(frozen=True)
class Strip:
    """Where claims fall in their benchmark; all rates are shares of the same base."""

    base: str
    marks: tuple[Mark, ...]
    spread: Spread | None
    sentence: str
    source: str
    axis_to: float
    decimal_mark: str = "."


@dataclass(frozen=True)
class Bar:
    """One step of a waterfall: how many remain, in words and number."""

    label: str
    value: float
    text: str
    note: str = ""
    last: bool = False


@dataclass(frozen=True)
class Waterfall:
    """What remains of an audience, drawn to scale."""

    bars: tuple[Bar, ...]
    sentence: str


@dataclass(frozen=True)
class ScoreLine:
    """A line from 0 to 100 with a range, a diamond and one labelled mark."""

    label: str
    value: float
    low: float
    high: float
    mark: float
    mark_label: str
    low_label: str = "0"
    high_label: str = "100"
    aside: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class Judgement:
    """One of the six sub-scores."""

    label: str
    weight: float
    value: float
    low: float
    high: float
    asked: bool = True
    reason: str = ""


@dataclass(frozen=True)
class Judgements:
    """The six sub-scores under one scale from 0 to 100."""

    items: tuple[Judgement, ...]
    sentence: str


@dataclass(frozen=True)
class Flag:
    """Something to clear up: what it is, the sum or the words, the innocent reading, what to ask."""

    key: str
    title: str
    detail: Line
    innocent: str = ""
    ask: str = ""
    tone: Tone = Tone.CAUTION
    private: bool = False


@dataclass(frozen=True)
class Flags:
    """Flags in order of weight."""

    items: tuple[Flag, ...]


@dataclass(frozen=True)
class Facts:
    """Short pairs of a name and a value: versions, dates, what was not checked; `wide` puts them side by side on a screen."""

    items: tuple[tuple[str, str], ...]
    wide: bool = False


@dataclass(frozen=True)
class ByHand:
    """Something to be filled in with a pen: it has its place on paper, and none on a screen."""


@dataclass(frozen=True)
class Blank(ByHand):
    """Room to write by hand: so many ruled lines, each parted into places where there are `heads`."""

    lines: int
    heads: tuple[Head, ...] = ()


@dataclass(frozen=True)
class Boxes(ByHand):
    """Things to tick by hand, so many `across` in equal columns, else all side by side by their length."""

    items: tuple[Cell, ...]
    across: int = 0


Shown = Lines | Grid | Strip | Waterfall | ScoreLine | Judgements | Flags | Facts
Block = Blank | Boxes | Shown


class Place(Labelled):
    """Where a section stands on a wide page; paper and terminal print them in order."""

    MAIN = "main"
    SIDE = "side"


@dataclass(frozen=True)
class Section:
    """A titled part of the dossier; `card` sets it apart with an outline, `points` name how its numbers came about.

    `brief` is how it stands on the first page of the report, and a new page begins
    on paper where more than `page_after` of the page above is taken (0 for always). Without a
    title it is set apart by a line alone.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    aside: str = ""
    place: Place = Place.MAIN
    card: bool = False
    private: bool = False
    paper_only: bool = False
    points: tuple[str, ...] = ()
    brief: Section | None = None
    page_after: float | None = None

    @property
    def on_screen(self) -> tuple[Shown, ...]:
        """The blocks without those that are filled in by hand."""
        return tuple(block for block in self.blocks if not isinstance(block, ByHand))


@dataclass(frozen=True)
class Input:
    """One thing a number was made from; `point` is the key of the number it is itself, if it was worked out."""

    label: str
    value: str
    point: str = ""


@dataclass(frozen=True)
class Point:
    """How one number came about: what it is, the formula in words, what went in, how that was shown, and the figures used."""

    key: str
    title: str
    value: str
    formula: str
    inputs: tuple[Input, ...] = ()
    evidence: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """One finding for programs: the rule's code, how grave it is, its sentence, and the rows it is about."""

    code: str
    severity: str
    title: str
    sentence: str
    about: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """One conversion claim for programs: shares of its base, the benchmark it was held against, or why there is none."""

    path: str
    claim: str
    base: str
    rate: float | None
    low: float | None
    high: float | None
    percentile: float | None
    evidence: str
    benchmark: str
    benchmark_rows: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Checked:
    """One check of the advice for programs."""

    key: str
    minutes: int
    words: str
    shows: str


@dataclass(frozen=True)
class Change:
    """What would lift the verdict, for programs: the verdict it would become and the checks it takes."""

    verdict: Verdict
    minutes: int
    checks: tuple[Checked, ...]


@dataclass(frozen=True)
class Rest:
    """A claim the verdict rests on, and the verdict without it."""

    path: str
    words: str
    without: Verdict


@dataclass(frozen=True)
class Figures:
    """The numbers behind the words, for programs; money is in the owner's currency, rates are shares."""

    findings: tuple[Finding, ...]
    comparisons: tuple[Comparison, ...]
    change: Change | None
    rests_on: tuple[Rest, ...]
    close_call: bool
    sd: float
    claimed: float
    claimed_low: float
    claimed_high: float
    vanity: float
    vanity_low: float
    vanity_high: float
    judgements: tuple[tuple[str, float, float, float], ...]  # key, score, and the two ends of the range, of each of the six
    profit: tuple[float, float, float] | None  # what a month would leave in the low, middle and high case
    listeners: tuple[str, ...]
    settings: tuple[Input, ...]
    """Settings that are not what Vetter comes with."""


@dataclass(frozen=True)
class Dossier:
    """A whole verdict in words, ready to be shown, printed, read out, and frozen.

    `headline` is the verdict's sentence; `facts` one line on how much was asked and by which rules;
    `score` is the proven track with its range, `claimed` what it would be if everything checked out. The days stand
    there in words for people, and as year-month-day for programs; it stays in the `language` it was judged in.
    """

    candidate: str
    sample: bool
    held_on: str
    judged_on: str
    verdict: Verdict
    headline: str
    facts: str
    score: ScoreLine
    claimed: int
    vanity: int
    guru_pattern: bool
    best_evidence: Evidence
    flags: tuple[str, ...]
    rules_version: str
    benchmarks_version: str
    sections: tuple[Section, ...]
    footer: str
    shared: tuple[Section, ...] = ()
    """What may be passed on; nothing of `sections` is."""
    held_day: str = ""
    judged_day: str = ""
    points: tuple[Point, ...] = ()
    figures: Figures | None = None
    language: str = ENGLISH


@dataclass(frozen=True)
class RowReading:
    """What one claim row comes to, live beneath it: the arithmetic, what it can mean, its strip."""

    arithmetic: str
    meaning: str
    missing: tuple[str, ...] = ()
    strip: Strip | None = None
    doubt: str = ""
