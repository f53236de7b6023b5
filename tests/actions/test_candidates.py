"""Candidates: listed in pages, sorted both ways, found by what is typed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.actions.people import NO_DAY, person
from vetter.actions import Order, discard_draft, finish, keep_draft, list_candidates, new_case, open_desk
from vetter.domain.case import Answer
from vetter.questions.start import CONTACT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vetter.actions import Desk
    from vetter.actions.candidates import CandidateRow

LIKE = ("walk-in", "specialist", "beginner")
NAMES = ("Éva Kovács", "Zoe Adams", "ana ruiz", "Bo O'Neil", "Çem Öz", "李雷", "Ana Ruiz-Picasso")


@pytest.fixture(scope="module")
def _seven(tmp_path_factory: pytest.TempPathFactory, blank: Path) -> Path:
    """Return the data folder that each test has a copy of; to judge and keep seven interviews takes longer than most of what is asked."""
    folder = shutil.copytree(blank, tmp_path_factory.mktemp("seven") / "data")
    with open_desk(folder) as desk:
        for number, name in enumerate(NAMES):
            finish(desk, person(name, LIKE[number % 3], NO_DAY + timedelta(days=number)))
    return folder


@pytest.fixture
def seven(_seven: Path, tmp_path: Path) -> Iterator[Desk]:
    """Open a desk with seven candidates, interviewed day after day, three kinds of them."""
    with open_desk(shutil.copytree(_seven, tmp_path / "data")) as desk:
        yield desk


def _key(order: Order, row: CandidateRow) -> tuple[Any, str]:
    if order is Order.NAME:
        return (_plain(row.name), row.candidate)
    return ({Order.LAST_SEEN: row.last_seen, Order.VERDICT: row.verdict, Order.SCORE: row.score}[order], row.candidate)


def _plain(name: str) -> str:
    return name.lower().translate(str.maketrans("éáçö", "eaco"))


@pytest.mark.parametrize("falling", [False, True])
@pytest.mark.parametrize("order", list(Order))
def test_sorted(seven: Desk, order: Order, falling: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Each order goes both ways; accents and capitals do not count in names; equals keep one order."""
    rows = list_candidates(seven, order=order, descending=falling).rows
    assert len(rows) == 7
    assert list(rows) == sorted(rows, key=lambda row: _key(order, row), reverse=falling)


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("query", ["", "a"])
def test_pages_add_up(seven: Desk, order: Order, query: str) -> None:
    """Pages of three hold every row once, in the order of the whole."""
    whole = list_candidates(seven, query, order)
    pages = [list_candidates(seven, query, order, limit=3, offset=offset) for offset in (0, 3, 6, 9)]
    assert tuple(row for page in pages for row in page.rows) == whole.rows
    assert {(page.matching, page.total) for page in pages} == {(len(whole.rows), 7)}


def test_a_row(seven: Desk) -> None:
    """A row says who, when, how often, what was said at last and how sure."""
    (row,) = list_candidates(seven, "kovacs").rows
    saved = finish(seven, person("Éva Kovács", "walk-in", NO_DAY))
    assert (row.name, row.interviews, row.last_seen, row.sample, row.draft) == ("Éva Kovács", 1, date(2026, 11, 12), False, False)
    assert (row.verdict, row.best_evidence) == (saved.dossier.verdict, saved.dossier.best_evidence)
    assert (row.score, row.low, row.high) == tuple(
        round(part) for part in (saved.dossier.score.value, saved.dossier.score.low, saved.dossier.score.high)
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("eva", {"Éva Kovács"}),
        ("ÉVA", {"Éva Kovács"}),
        ("KOVA", {"Éva Kovács"}),
        ("oz", {"Çem Öz"}),
        ("o'neil", {"Bo O'Neil"}),
        ("neil", {"Bo O'Neil"}),
        ("ana rui", {"ana ruiz", "Ana Ruiz-Picasso"}),
        ("picasso ana", {"Ana Ruiz-Picasso"}),
        ("ruiz-pic", {"Ana Ruiz-Picasso"}),
        ("李", {"李雷"}),
        ("ana zoe", set()),
        ("  zoe  ", {"Zoe Adams"}),
        ("zoe\x00", {"Zoe Adams"}),
    ],
)
def test_search(seven: Desk, typed: str, found: set[str]) -> None:
    """Every word typed begins a word of the candidate's, whatever the accents, the capitals and the order."""
    page = list_candidates(seven, typed)
    assert {row.name for row in page.rows} == found
    assert (page.matching, page.total) == (len(found), 7)


AWKWARD = (
    *('"', '""', "'", "*", "(", ")", "((((", "^", "+", "-", ":", "%", "_", "\\", "[*]", "{", "}", "\x00", "\ud800", "🙂", "\u2028", "="),
    *(
        "NEAR(",
        "NEAR(a b)",
        "AND",
        "OR",
        "NOT",
        "a AND",
        "a OR b",
        "NOT a",
        "words:ana",
        "-words: x",
        "candidate:x",
        "^ana",
        "ana*",
        "ana**",
    ),
    *(
        "C++",
        "#1",
        "@bob",
        "O'Neil",
        "growth-hacker",
        "a.b",
        "a,b",
        "100%",
        "4.2 %",
        "£",
        "'; DROP TABLE candidate; --",
        '" OR 1=1',
        "a\ud800b",
    ),
    *(
        "a" * 100_000,
        "a " * 50_000,
        "(" * 2_000,
        '"' * 2_001,
        " ".join(map(str, range(20_000))),
        "\U000e0041",
        "é" * 5_000,
        "e" + "\u0301" * 5_000,
    ),
)


@pytest.mark.parametrize("typed", AWKWARD, ids=lambda typed: ascii(typed[:12]))
def test_nothing_typed_breaks_the_search(seven: Desk, typed: str) -> None:
    """Whatever is typed is a search that ends, and nothing of it is taken for a command."""
    page = list_candidates(seven, typed)
    assert len(page.rows) == page.matching <= page.total == 7


@pytest.mark.parametrize("typed", ['"', "%", "_", "*", "++", "🙂", "\x00"])
def test_signs_alone_find_nothing(seven: Desk, typed: str) -> None:
    """Signs that are no words match no one, rather than everyone."""
    assert list_candidates(seven, typed).matching == 0


@pytest.mark.parametrize("typed", ["", "   ", "\t\n"])
def test_nothing_typed_finds_all(seven: Desk, typed: str) -> None:
    """An empty search box shows everyone."""
    assert list_candidates(seven, typed).matching == 7


def test_words_inside_answers(desk: Desk) -> None:
    """A candidate is found by what was said in an answer or a note, and no longer by what was taken out."""
    case = person("Ana Ruiz").with_answer(CONTACT, Answer("through the Überlingen chamber", note="she knew the treasurer"))
    finish(desk, case)
    assert list_candidates(desk, "uberlingen treasurer").matching == 1
    finish(desk, case.with_answer(CONTACT, Answer("by telephone")))
    assert list_candidates(desk, "uberlingen").matching == 0
    assert list_candidates(desk, "telephone ana").matching == 1


@pytest.mark.parametrize("typed", ["analytics", "third_party", "true", "dodged"])
def test_words_of_ours_find_nobody(seven: Desk, typed: str) -> None:
    """Only what was said and typed is searched, not the keys it is stored under."""
    assert list_candidates(seven, typed).matching == 0


def test_platforms(seven: Desk) -> None:
    """A platform spoken of finds those who spoke of it."""
    assert 0 < list_candidates(seven, "instagram").matching < 7


def test_another_talk_closes_the_verdict(desk: Desk) -> None:
    """While a second talk is under way nothing is told of the first verdict; it is there again when the talk is thrown away."""
    case = person("Ana Ruiz")
    finish(desk, case)
    second = new_case(desk, case.candidate)
    keep_draft(desk, second)
    (row,) = list_candidates(desk).rows
    assert row.draft
    assert (row.verdict, row.score, row.best_evidence) == (None, None, None)
    discard_draft(desk, second.id)
    (row,) = list_candidates(desk).rows
    assert not row.draft
    assert row.verdict is not None


def test_a_correction_leaves_the_verdict_open(desk: Desk) -> None:
    """Mending an answer of a finished interview is no other talk: its own verdict has been read already and stays."""
    case = person("Ana Ruiz")
    finish(desk, case)
    keep_draft(desk, case)
    (row,) = list_candidates(desk).rows
    assert not row.draft
    assert row.verdict is not None


def test_nobody_yet(desk: Desk) -> None:
    """An empty case file lists nobody, and says so in numbers."""
    page = list_candidates(desk)
    assert (page.rows, page.matching, page.total) == ((), 0, 0)


@pytest.mark.parametrize("falling", [False, True])
@pytest.mark.parametrize("order", [Order.SCORE, Order.VERDICT])
def test_a_talk_under_way_is_not_given_away_by_its_place(seven: Desk, order: Order, falling: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Sorted by what was judged, whoever is being talked to stands last, by name, on whichever page that is."""
    before = list_candidates(seven, order=order, descending=falling).rows
    best, worst = before[0], before[-1]
    for each in (best, worst):
        keep_draft(seven, replace(new_case(seven, candidate=each.candidate), answers=person(each.name).answers))
    whole = list_candidates(seven, order=order, descending=falling)
    assert [row.candidate for row in whole.rows[:5]] == [row.candidate for row in before[1:-1]]
    assert [row.name for row in whole.rows[5:]] == sorted((best.name, worst.name), key=_plain)
    pages = [list_candidates(seven, "", order, descending=falling, limit=2, offset=offset) for offset in (0, 2, 4, 6)]
    assert tuple(row for page in pages for row in page.rows) == whole.rows
    assert whole.matching == 7
