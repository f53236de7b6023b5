"""Side by side: words before numbers, stops last, and the same whoever is named first."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from tests.dossier.test_trace import dossier_of, priced
from tests.worked_cases import WORKED_CASES, case_of
from vetter.domain.case import Answer, Case
from vetter.domain.decision import Decision
from vetter.dossier.beside import Beside, beside
from vetter.dossier.model import Cell, Grid, Line, Lines, ScoreLine, Section, Strip
from vetter.dossier.side import Side
from vetter.questions.start import NAME
from vetter.settings import Settings

NAMES = {"V02": "Ingrid", "V01": "Dale", "V05": "Leo", "V04": "Priya"}
CASES = {
    worked["id"]: priced(case_of(worked)).with_answer(NAME, Answer(NAMES[worked["id"]])) for worked in WORKED_CASES if worked["id"] in NAMES
}
DOSSIERS = {key: dossier_of(case) for key, case in CASES.items()}


def compared(*keys: str) -> Beside:
    """Return these candidates beside each other."""
    return beside([Side(DOSSIERS[key], CASES[key]) for key in keys], Settings())


def section(found: Beside, key: str) -> Section:
    """Return one section of a comparison."""
    [part] = [each for each in found.sections if each.key == key]
    return part


def lines(keys: tuple[str, ...], key: str) -> list[str]:
    """Return what one section of these candidates beside each other says."""
    said = []
    for block in section(compared(*keys), key).blocks:
        if isinstance(block, Lines):
            said += [line.plain for line in block.items]
        else:
            assert isinstance(block, Grid)
            said += [" | ".join(cell.plain for cell in row) for row in block.rows]
    return said


def rows(found: Beside) -> dict[str, tuple[Cell, ...]]:
    """Return the rows of the one table by what they are about."""
    [grid] = section(found, "table").blocks
    assert isinstance(grid, Grid)
    return {row[0].text: row[1:] for row in grid.rows}


def test_words_stand_before_numbers() -> None:
    """How sure it is, then the chance; whom the first stands before at the top, the others with the places."""
    keys = ("V01", "V02", "V04")
    assert section(compared(*keys), "better").title == "Probably Ingrid"
    assert lines(keys, "better") == [
        "Ingrid before Priya: probably; the better choice in 86 cases of 100.",
        "Ingrid before Dale: clearly; the better choice in 99 cases of 100.",
    ]
    assert lines(keys, "places")[-1] == "Priya before Dale: clearly; the better choice in 97 cases of 100."


def test_a_small_difference_is_none() -> None:
    """The same interview under two names."""
    other = CASES["V02"].with_answer(NAME, Answer("Astrid"))
    found = beside([Side(DOSSIERS["V02"], CASES["V02"]), Side(dossier_of(other), other)], Settings())
    part = section(found, "better")
    assert part.title == "No real difference between Ingrid and Astrid"
    [block] = part.blocks
    assert isinstance(block, Lines)
    assert block.items[0].plain == "Ingrid and Astrid: no real difference; Ingrid is the better choice in 50 cases of 100."


def test_a_stop_stands_last_and_is_never_ranked() -> None:
    """Whatever its score; nobody is said to be better or worse than it."""
    [grid] = section(compared("V05", "V01", "V02"), "table").blocks
    assert isinstance(grid, Grid)
    assert [head.label for head in grid.heads] == ["", "Ingrid", "Dale", "Leo"]
    assert section(compared("V05", "V01"), "better").title == "Only Dale can be ranked so far"
    assert lines(("V05", "V01"), "better") == ["Leo: not ranked before the stop is cleared up."]
    both = beside([Side(DOSSIERS["V05"], CASES["V05"])] * 2, Settings())
    assert section(both, "better").title == "Nobody can be ranked so far"


def test_nobody_is_leaned_towards_who_was_asked_too_little() -> None:
    """Somebody of whom nothing is known scores near 50, and may not be put before whoever answered, nor behind."""
    case = Case("1", "1").with_answer(NAME, Answer("Dora"))
    unknown = Side(dossier_of(case), case)
    found = beside([unknown, Side(DOSSIERS["V01"], CASES["V01"])], Settings())
    part = section(found, "better")
    [block] = part.blocks
    assert isinstance(block, Lines)
    assert part.title == "Only Dale can be ranked so far"
    assert [line.plain for line in block.items] == ["Dora: not ranked before half of what counts is asked."]
    assert section(beside([unknown, unknown], Settings()), "better").title == "Nobody can be ranked so far"


def test_the_order_of_asking_changes_nothing() -> None:
    """Nor does a third or fourth candidate, between two others."""
    seen = {tuple(lines(keys, "better")) for keys in permutations(("V01", "V02", "V04"))}
    assert len(seen) == 1
    two = set(lines(("V01", "V02"), "better"))
    assert two <= set(lines(("V04", "V02", "V05", "V01"), "better"))


def test_the_cheapest_check_of_all_is_named() -> None:
    """With whom, what, how long it takes, and what the verdict could become; where nothing helps, that is said."""
    asked = [DOSSIERS[key].figures.change for key in ("V01", "V02", "V04")]  # type: ignore[union-attr]
    fewest = min(change.minutes for change in asked if change)
    [said] = lines(("V01", "V02", "V04"), "cheapest")
    assert f"{fewest} minutes." in said
    assert "could become" in said
    nothing = replace(DOSSIERS["V02"], figures=replace(DOSSIERS["V02"].figures, change=None))  # type: ignore[type-var]
    found = section(beside([Side(nothing, CASES["V02"])] * 2, Settings()), "cheapest").blocks
    assert found == (Lines((Line(text="No check that takes less than a trial would change any of these verdicts."),)),)


def test_rates_share_a_scale_only_over_one_base() -> None:
    """List members beside visitors: no strips, and each says what it is of."""
    mixed = rows(compared("V02", "V04"))
    assert [cell.plain for cell in mixed["Best sales result"]] == [
        "76 of 1,800 = 4.2\xa0% of list members",
        "7 of 240 = 2.9\xa0% of visitors",
    ]
    assert all(cell.drawn is None for cell in mixed["Where it falls"])
    twice = rows(beside([Side(DOSSIERS["V02"], CASES["V02"])] * 2, Settings()))
    strips = [cell.drawn for cell in twice["Where it falls"]]
    assert all(isinstance(strip, Strip) and strip.spread is not None for strip in strips)
    assert [cell.plain for cell in twice["Best sales result"]] == ["76 of 1,800 = 4.2\xa0%"] * 2


def test_the_pattern_to_know_about_is_to_be_cleared_up() -> None:
    """Even where no rule found anything."""
    ingrid, dale = rows(compared("V02", "V01"))["To clear up"]
    assert "a pattern to know about" in dale.plain
    assert "nothing to clear up" in ingrid.plain or "flag" in ingrid.plain


def test_each_row_says_what_was_kept_of_each() -> None:
    """Score with its line, what came back, references, what was told first, and the owner's decision."""
    sides = [Side(DOSSIERS["V02"], CASES["V02"], Decision.TRIAL), Side(DOSSIERS["V01"], CASES["V01"])]
    told = rows(beside(sides, Settings()))
    assert all(isinstance(cell.drawn, ScoreLine) for cell in told["Proven"])
    assert [cell.text for cell in told["Your decision"]] == ["On trial", "Not decided"]
    assert [cell.verdict for cell in told["Verdict"]] == [DOSSIERS["V02"].verdict, DOSSIERS["V01"].verdict]
    assert told["Told first"][1].plain == "followers (vanity metric)"
    assert told["What a month would leave you"][0].strong
    assert all(cell.text for row in told.values() for cell in row[:1])


def test_an_old_verdict_without_figures_stands_beside_others() -> None:
    """What was not kept then is said to be so."""
    old = replace(DOSSIERS["V02"], figures=None)
    found = beside([Side(old, CASES["V02"]), Side(DOSSIERS["V01"], CASES["V01"])], Settings())
    assert rows(found)["Best sales result"][0].text == "none told"
    assert rows(found)["What a month would leave you"][0].text == "not known"
    [grid] = section(found, "judgements").blocks
    assert isinstance(grid, Grid)
    assert {row[1].text for row in grid.rows} == {"not kept"}


def test_places_stand_where_there_are_three() -> None:
    """For two the chance above says it all."""
    assert "places" not in {each.key for each in compared("V01", "V02").sections}
    shares = [row.split(" | ")[1:] for row in lines(("V01", "V02", "V04"), "places")[:3]]
    assert all(cell.endswith("%") for row in shares for cell in row)


def test_answers_that_differ_stand_in_the_order_of_the_verdicts() -> None:
    """In full; who somebody is stands above already."""
    [grid] = section(compared("V01", "V02"), "answers").blocks
    assert isinstance(grid, Grid)
    assert [head.label for head in grid.heads] == ["", "Ingrid", "Dale"]
    assert all(row[1].text != row[2].text for row in grid.rows)
    assert "Name" not in {row[0].text for row in grid.rows}


def test_a_judgement_that_was_not_asked_for_has_no_number() -> None:
    """As on the verdict's own page."""
    blank = Case("blank", "blank")
    told = beside([Side(DOSSIERS["V02"], CASES["V02"]), Side(dossier_of(blank), blank)], Settings())
    [grid] = section(told, "judgements").blocks
    assert isinstance(grid, Grid)
    assert all({row[1].text.isdecimal(), row[2].text.isdecimal()} == {True, False} for row in grid.rows)
    assert all("not asked" in {row[1].text, row[2].text} for row in grid.rows)
