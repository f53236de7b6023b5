"""Side by side: words before numbers, stops last, and the same whoever is named first."""

from __future__ import annotations

from itertools import permutations

from tests.dossier.test_trace import dossier_of, priced
from tests.worked_cases import WORKED_CASES, case_of
from vetter.domain.case import Answer
from vetter.dossier.beside import beside
from vetter.dossier.model import Grid, Lines
from vetter.questions.start import NAME
from vetter.settings import Settings

NAMES = {"V02": "Ingrid", "V01": "Dale", "V05": "Leo", "V04": "Priya"}
DOSSIERS = {
    worked["id"]: dossier_of(priced(case_of(worked)).with_answer(NAME, Answer(NAMES[worked["id"]])))
    for worked in WORKED_CASES
    if worked["id"] in NAMES
}


def lines(keys: tuple[str, ...], section: str) -> list[str]:
    """Return one section of these candidates beside each other."""
    found = beside([DOSSIERS[key] for key in keys], Settings())
    [part] = [each for each in found.sections if each.key == section]
    [block] = part.blocks
    if isinstance(block, Lines):
        return [line.plain for line in block.items]
    assert isinstance(block, Grid)
    return [" | ".join(cell.text for cell in row) for row in block.rows]


def test_words_stand_before_numbers() -> None:
    """How sure it is, then the chance."""
    assert lines(("V01", "V02", "V04"), "better") == [
        "Ingrid before Priya: probably (86\u00a0%).",
        "Ingrid before Dale: clearly (99\u00a0%).",
        "Priya before Dale: clearly (97\u00a0%).",
    ]


def test_a_stop_stands_last_and_has_no_place() -> None:
    """Whatever its score."""
    assert [row.split(" | ")[0] for row in lines(("V05", "V01", "V02"), "verdicts")] == ["Ingrid", "Dale", "Leo"]
    assert lines(("V05", "V01"), "better") == ["Dale before Leo: clearly (nobody is ranked behind a stop)."]


def test_the_order_of_asking_changes_nothing() -> None:
    """Nor does a third or fourth candidate, between two others."""
    seen = {tuple(lines(keys, "better")) for keys in permutations(("V01", "V02", "V04"))}
    assert len(seen) == 1
    two = set(lines(("V01", "V02"), "better"))
    assert two <= set(lines(("V04", "V02", "V05", "V01"), "better"))


def test_money_and_places_stand_where_they_are_known() -> None:
    """A month for each, and the chance of each place from three on."""
    assert len(lines(("V01", "V02"), "money")) == 2
    places = [row.split(" | ")[1:] for row in lines(("V01", "V02", "V04"), "places")]
    assert all(cell.endswith("%") for row in places for cell in row)


def test_answers_that_differ_stand_in_the_order_of_the_verdicts() -> None:
    """In full; who somebody is stands above already."""
    cases = {worked["id"]: priced(case_of(worked)) for worked in WORKED_CASES if worked["id"] in NAMES}
    found = beside([DOSSIERS["V01"], DOSSIERS["V02"]], Settings(), [cases["V01"], cases["V02"]])
    part = found.sections[-1]
    assert part.key == "answers"
    [grid] = part.blocks
    assert isinstance(grid, Grid)
    assert [head.label for head in grid.heads] == ["", "Ingrid", "Dale"]
    assert all(row[1].text != row[2].text for row in grid.rows)
    assert "Name" not in {row[0].text for row in grid.rows}
