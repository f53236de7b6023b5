"""What would change a verdict: the cheapest checks that lift it, what it rests on, and whether it was a close call."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vetter.assessment.words import listed
from vetter.domain.verdict import Verdict
from vetter.dossier.against import claim
from vetter.dossier.model import Line, Lines, Place, Section
from vetter.dossier.sheet import capital
from vetter.questions.reputation import REFERENCES
from vetter.questions.results import CONVERSIONS, MONEY, OFFERS
from vetter.tongue import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.dossier.sheet import Sheet

MOST_SUPPORTS = 3
CLOSE = tr("A close call: a few points more or less would give another verdict.")


def change(sheet: Sheet) -> Section | None:
    """Return what would change the verdict, or None where nothing that can be checked would."""
    lines = (*_lift(sheet), *_rests(sheet), *_worth(sheet), *_close(sheet))
    if not lines:
        return None
    brief = replace(lines[0], quiet="")
    title = tr("What would change this verdict")
    return Section("change", title, (Lines(lines),), brief=Section("change", title, (Lines((brief,)),), place=Place.SIDE))


def _lift(sheet: Sheet) -> Iterator[Line]:
    if sheet.assessment.verdict is Verdict.STOP:
        yield Line(text=tr("A plausible explanation of what cannot stand together. Nothing else is judged before that."))
    advice = sheet.advice
    if advice is None:
        return
    doing = capital(listed([check.words for check in advice.checks]))
    alone = len(advice.checks) == 1
    yield Line(
        strong=f"{doing} ({_time(advice.minutes)})",
        text=trn(
            "would turn “{verdict}” into “{better}” if it comes out well.",
            "would turn “{verdict}” into “{better}” if all of it comes out well.",
            len(advice.checks),
            verdict=sheet.assessment.verdict.short,
            better=advice.verdict.short,
        ),
        quiet=tr("It must show {shows}.", shows=advice.checks[0].shows) if alone else "",
    )
    for check in () if alone else advice.checks:
        yield Line(text=f"{capital(check.words)}, {_time(check.minutes)}.", quiet=tr("It must show {shows}.", shows=check.shows))


def _time(minutes: int) -> str:
    return tr("{number}\u00a0minutes", number=minutes)


def _rests(sheet: Sheet) -> Iterator[Line]:
    for support in sheet.supports[:MOST_SUPPORTS]:
        yield Line(
            strong=tr("It rests on"),
            text=tr("{named}: without it, “{without}”.", named=named(support.path, sheet), without=support.without.short),
        )


def _worth(sheet: Sheet) -> Iterator[Line]:
    found = sheet.prospect
    if found is not None and found.worth_of_checking:
        worth = sheet.money(sheet.rounded(found.worth_of_checking))
        yield Line(text=tr("To know whether the strongest unchecked claim is true is worth about {worth} a month to you.", worth=worth))


def _close(sheet: Sheet) -> Iterator[Line]:
    if sheet.assessment.close_call:
        yield Line(text=CLOSE)


def named(path: str, sheet: Sheet) -> str:
    """Return a claim by its path, in words: "76 of 1,800 list members bought"."""
    key, _dot, number = path.partition(".")
    at = int(number or 0)
    for question in (CONVERSIONS, OFFERS):
        if key == question.key:
            return claim((sheet.case[question] or ())[at], sheet)
    if key == MONEY.key:
        client = (sheet.case[MONEY] or ())[at].client
        return tr("the money of {client}", client=client) if client else tr("the money of a client not named")
    if key == REFERENCES.key:
        who = (sheet.case[REFERENCES] or ())[at].who
        return tr("the word of {who}", who=who) if who else tr("the word of a reference not named")
    return key
