"""Two whole dossiers made by hand: one of vanity metrics alone, one of confirmed business results."""

from __future__ import annotations

from dataclasses import replace

from vetter.domain.evidence import Evidence
from vetter.domain.verdict import Tone, Verdict
from vetter.dossier.model import (
    Align,
    Bar,
    Cell,
    Dossier,
    Facts,
    Flag,
    Flags,
    Grid,
    Head,
    Judgement,
    Judgements,
    Line,
    Lines,
    Mark,
    Place,
    ScoreLine,
    Section,
    Spread,
    Strip,
    Waterfall,
)
from vetter.dossier.papers import report
from vetter.report import Paper
from vetter.report import render as set_on_pages

WORD, LIVE = Evidence.WORD, Evidence.ANALYTICS
TOLD_HEADS = (
    Head("", share=0.3),
    Head("Their words", share=3.2),
    Head("Number", Align.RIGHT, 1.4),
    Head("Shown by", share=1.7),
    Head("Adds", share=1.3),
)


BESIDE = {"decision", "versions"}
"""Sections that every private report ends with, whatever its dossier says."""


def render(dossier: Dossier, *, page: str = "A4") -> Paper:
    """Return the private report of a dossier on pages, without what every report ends with."""
    paper = report(dossier)
    return set_on_pages(replace(paper, sections=tuple(each for each in paper.sections if each.key not in BESIDE)), page=page)


def score(value: float, low: float, high: float, claimed: int) -> ScoreLine:
    """Return the proven score as a line."""
    return ScoreLine(
        "Proven",
        value,
        low,
        high,
        50,
        "50 = an unknown person",
        aside=f"If all checks out {claimed}",
        sentence=f"The evidence shown comes to {value:.0f} of 100. 50 is what to expect of somebody nobody knows anything about.",
    )


def vanity(value: float, low: float, high: float) -> ScoreLine:
    """Return the vanity share as a line."""
    return ScoreLine(
        "Vanity share of what was volunteered",
        value,
        low,
        high,
        60,
        "60 = too much",
        "all business",
        "all vanity",
        sentence=f"What was volunteered comes to {value:.0f} of 100 on this line.",
    )


def told_row(rank: int, words: str, number: str, evidence: Evidence, adds: str) -> tuple[Cell, ...]:
    """Return one volunteered claim."""
    return Cell(str(rank), quiet=True), Cell(words), Cell(number), Cell(evidence.label, evidence=evidence), Cell(adds, quiet=True)


def judged(*values: tuple[str, float, float, float, float, str]) -> Judgements:
    """Return six judgements; a reason of "" is one not asked."""
    items = tuple(Judgement(label, weight, value, low, high, bool(reason), reason) for label, weight, value, low, high, reason in values)
    return Judgements(items, "Each judged on its own before any total.")


def dale() -> Dossier:
    """Return the verdict on 100,000 followers and nothing sold."""
    told = Grid(
        TOLD_HEADS,
        (
            told_row(1, "“I have a hundred thousand followers.”", "100,000", WORD, "nothing"),
            told_row(2, "“One thread got 2,300 retweets.”", "2,300", WORD, "nothing"),
            told_row(3, "“We did 1.2 million views last year.”", "1,200,000", Evidence.SCREENSHOT, "nothing"),
        ),
        "These add nothing to the verdict at any size, checked or not.",
    )
    waterfall = Waterfall(
        (
            Bar("Followers, as told", 100_000, "100,000"),
            Bar("Likely real people", 72_000, "about 72,000"),
            Bar("See one post", 4_300, "about 4,300", "Told: 4,000. That fits."),
            Bar("Click on it", 43, "about 43"),
            Bar("Buy in a month (12 posts)", 5, "5 (0.6 to 38)", last=True),
        ),
        "Bars drawn to scale. Usual ratios, not measured on this account; the range holds 8 times in 10.",
    )
    pattern = Flag(
        "guru_pattern",
        "Vanity-metric “guru” pattern",
        Line(text="Lead: Followers, retweets and views, in that order. Advice: “Twice the followers, twice the sales.”"),
        "It may be innocent: clients may not have shared their sales. Ask who holds the figures.",
        "“Of your audience, how many bought something in the last twelve months, and who can confirm it?”",
        private=True,
    )
    return Dossier(
        candidate="Dale Mercer",
        sample=True,
        held_on="12\xa0November\xa02026",
        judged_on="12\xa0November\xa02026",
        judged_day="2026-11-12",
        verdict=Verdict.VANITY_ONLY,
        headline=Verdict.VANITY_ONLY.label,
        facts="One interview, 14 of 18 must-ask questions asked. Sample candidate, invented.",
        score=score(29, 14, 43, 29),
        claimed=29,
        vanity=76,
        guru_pattern=True,
        best_evidence=Evidence.SCREENSHOT,
        flags=("round_numbers",),
        rules_version="1.0",
        benchmarks_version="November 2026",
        sections=(
            Section(
                "why",
                "Why",
                (
                    Lines(
                        (
                            Line("Three numbers were volunteered and none is a business result.", quiet="This decides the verdict."),
                            Line(text="Asked for one result with a count, a base and dates, none was given."),
                            Line(text="Asked what the best-shared post had sold, the answer was its shares again."),
                        ),
                        numbered=True,
                    ),
                ),
            ),
            Section("told", "What was told first", (told, vanity(76, 48, 97))),
            Section("pattern", "A pattern to know about", (Flags((pattern,)),), aside="Private edition only", private=True),
            Section("crowd", "What 100,000 followers come to", (waterfall,), place=Place.SIDE),
            Section(
                "change",
                "What would change this verdict",
                (
                    Lines(
                        (
                            Line("30 minutes.", "One result with how many, out of how many and dates, opened in analytics, would make it"),
                            Line("Checked: middling results, a priced pilot"),
                        )
                    ),
                ),
                place=Place.SIDE,
                card=True,
            ),
            Section(
                "money",
                "Money",
                (Lines((Line(text="At £700 a month and £150 for ads you break even at", strong="36 extra sales a month."),)),),
                place=Place.SIDE,
            ),
            Section(
                "flags",
                "To clear up",
                (
                    Flags(
                        (
                            Flag(
                                "round_numbers",
                                "Every number told is round",
                                Line(text="100,000 and 1,200,000.", quiet="Measured figures rarely all end in zeros."),
                                "It may be innocent: numbers are rounded in talk.",
                                "“Could we open the page where this figure stands?”",
                            ),
                            Flag(
                                "no_dates",
                                "No claim has a date",
                                Line(text="None of three says when."),
                                tone=Tone.OPEN,
                            ),
                        )
                    ),
                ),
            ),
            Section(
                "judgements",
                "Six judgements",
                (
                    judged(
                        ("Conversion", 0.2, 38, 20, 60, ""),
                        ("Money for clients", 0.2, 35, 15, 57, ""),
                        ("Audience quality", 0.15, 30, 18, 44, "Followers named without a single measured reach."),
                        ("Trust method", 0.15, 25, 10, 41, "“Trust comes with size”: no way to earn it was named."),
                        ("Plan", 0.15, 22, 12, 35, "Post more; no measure but followers."),
                        ("Reputation", 0.15, 33, 18, 51, ""),
                    ),
                ),
                place=Place.SIDE,
            ),
            Section(
                "unchecked",
                "Not checked",
                (Facts((("Follower list", "not opened"), ("References", "not rung"), ("Candidate’s reply", "not asked"))),),
                place=Place.SIDE,
            ),
            Section(
                "method",
                "How this was judged",
                (Facts((("Rules", "1.0"), ("Benchmarks", "November 2026"), ("Judged on", "12\xa0November\xa02026"))),),
                place=Place.SIDE,
            ),
        ),
        footer="Vetter advises; the owner decides. Speaks of claims and evidence on 12\xa0November\xa02026, not of a person.",
    )


def ingrid() -> Dossier:
    """Return the verdict on sales seen live and confirmed."""
    strip = Strip(
        "of list members who were sent the offer",
        (
            Mark("76 of 1,800, Mar–Apr", 0.042, 0.035, 0.051, filled=True),
            Mark("70 of 2,400, Sep–Oct", 0.029, 0.024, 0.035, filled=True),
            Mark("12 of 5,000, as told", 0.0024, 0.0016, 0.0036),
            Mark("Usual rate, likely", 0.032, 0.019, 0.049, filled=True, strong=True),
        ),
        Spread(0.007, 0.017, 0.034, 0.057),
        "The best of them, 76 of 1,800, is 4.2\xa0%: by itself, more than about 82 in 100 comparable accounts reach.",
        "List members who bought, all trades: Klaviyo 2024, 150,000 accounts. Automated e-mails; close, not the same as one offer.",
        0.08,
    )
    shown = Grid(
        (
            Head("What was told", share=3.4),
            Head("Rate", Align.RIGHT),
            Head("Sales", Align.RIGHT, 1.2),
            Head("Cost", Align.RIGHT, 1.1),
            Head("Shown by", share=1.7),
        ),
        (
            (
                Cell("76 of 1,800 list members, Mar–Apr"),
                Cell("4.2\xa0%", strong=True),
                Cell("£6,460"),
                Cell("£1,500"),
                Cell(LIVE.label, evidence=LIVE),
            ),
            (
                Cell("70 of 2,400 list members, Sep–Oct"),
                Cell("2.9\xa0%", strong=True),
                Cell("£5,950"),
                Cell("£1,500"),
                Cell(Evidence.THIRD_PARTY.label, evidence=Evidence.THIRD_PARTY),
            ),
            (
                Cell("12 of 5,000 visitors"),
                Cell("0.24\xa0%", strong=True),
                Cell("not told", quiet=True),
                Cell("not told", quiet=True),
                Cell(Evidence.NOTHING.label, evidence=Evidence.NOTHING),
            ),
        ),
    )
    return Dossier(
        candidate="Ingrid Solheim",
        sample=True,
        held_on="14\xa0November\xa02026",
        judged_on="16\xa0November\xa02026",
        judged_day="2026-11-16",
        verdict=Verdict.PROFESSIONAL,
        headline=Verdict.PROFESSIONAL.label,
        facts="Two listeners, 18 of 18 must-ask questions asked. Sample candidate, invented.",
        score=score(66, 55, 76, 66),
        claimed=66,
        vanity=12,
        guru_pattern=False,
        best_evidence=Evidence.THIRD_PARTY,
        flags=(),
        rules_version="1.0",
        benchmarks_version="November 2026",
        sections=(
            Section(
                "why",
                "Why",
                (
                    Lines(
                        (
                            Line("Sales seen live in analytics and confirmed by two clients.", quiet="This decides the verdict."),
                            Line(text="The usual rate is probably 1.9 to 4.9\xa0% of list members."),
                            Line(text="Two clients: £12,410 in sales for £3,000 of fee, ads and tools."),
                        ),
                        numbered=True,
                    ),
                ),
            ),
            Section("against", "Results told, against the benchmark", (strip, shown)),
            Section(
                "ask",
                "What would change this verdict",
                (Lines((Line(text="It rests on the references. Without an independent one it would read “Promising: verify first”."),)),),
                card=True,
            ),
            Section(
                "judgements",
                "Six judgements",
                (
                    judged(
                        ("Conversion", 0.2, 71, 60, 82, "Two rates above the median, seen live."),
                        ("Money for clients", 0.2, 61, 45, 77, "£12,410 for £3,000."),
                        ("Audience quality", 0.15, 64, 50, 76, "Buyers counted, not followers."),
                        ("Trust method", 0.15, 64, 51, 75, "Names how trust is earned and measured."),
                        ("Plan", 0.15, 68, 55, 80, "One offer, one list, one number."),
                        ("Reputation", 0.15, 68, 52, 82, "Two references rung back."),
                    ),
                ),
                place=Place.SIDE,
            ),
        ),
        footer="Vetter advises; the owner decides. Speaks of claims and evidence on 14\xa0November\xa02026, not of a person.",
    )
