"""How long a save, a draft and a list of a hundred thousand take, against a bare write and a bare read of the same disk."""

from __future__ import annotations

import random
import sqlite3
import statistics
import time
from contextlib import closing
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests.actions.people import person
from vetter.actions import Order, drafts, finish, keep_draft, list_candidates, open_desk
from vetter.domain.case import Answer
from vetter.domain.verdict import Verdict
from vetter.questions.start import CONTACT
from vetter.storage import connection

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vetter.actions import Desk

MANY = 100_000
COMMON, RARE = "instagram", "zyxomma"
LETTERS = "etaoinshrdlcumwfgypbvk"


def _median(run: Callable[[], object], times: int) -> float:
    """Return the median time of a call, in milliseconds."""
    taken = []
    for _ in range(times):
        before = time.perf_counter()
        run()
        taken.append((time.perf_counter() - before) * 1_000)
    return statistics.median(taken)


def _floor(folder: Path) -> float:
    """Return what one durable row costs on this disk by SQLite alone, in milliseconds."""
    with closing(connection.connect(folder / "floor.db", new=True)) as bare:
        bare.execute("CREATE TABLE t (x)")

        def _row() -> None:
            with bare:
                bare.execute("INSERT INTO t VALUES (1)")

        return _median(_row, 60)


@pytest.mark.benchmark
def test_saving(tmp_path: Path) -> None:
    """A draft costs little more than one durable row, a finished interview a few of them."""
    case = person("Ana Ruiz")
    with open_desk(tmp_path / "data") as desk:
        draft = _median(lambda: keep_draft(desk, case), 60)
        assert len(drafts(desk)) == 1
        turns = iter(range(1_000))
        finished = _median(lambda: finish(desk, case.with_answer(CONTACT, Answer(f"by letter {next(turns)}"))), 40)
    floor = _floor(tmp_path)
    print(f"\none durable row {floor:.1f} ms · keep_draft {draft:.1f} ms ({draft / floor:.1f}×)", end=" ")  # noqa: T201 - what it is for
    print(f"· finish {finished:.1f} ms ({finished / floor:.1f}×)")  # noqa: T201 - as above
    assert draft < 4 * floor + 5
    assert finished < 10 * floor + 25


def _fill(desk: Desk) -> None:
    """Put a hundred thousand candidates into the case file in one transaction."""
    chance = random.Random(7)  # noqa: S311 - not a secret
    words = ["".join(chance.choices(LETTERS, range(len(LETTERS), 0, -1), k=chance.randrange(3, 10))) for _ in range(5_000)]
    with desk.file.write() as db:
        for number in range(1, MANY + 1):
            name = f"{chance.choice(words)} {chance.choice(words)}"
            day = f"20{chance.randrange(10, 27)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
            score = chance.randrange(101)
            db.execute(
                "INSERT INTO candidate (number, id, name, sort_name, sample, interviews, last_seen, verdict, score, low, high, changed) "
                "VALUES (?, ?, ?, ?, 0, 1, ?, ?, ?, ?, ?, 0)",
                (number, str(uuid4()), name, name, day, chance.choice(list(Verdict)), score, score, score),
            )
            told = " ".join(chance.choices(words, k=60))
            found = f"{name} {told} {COMMON if number % 2 else ''} {RARE if number == 777 else ''}"
            db.execute("INSERT INTO search (rowid, candidate, words) VALUES (?, ?, ?)", (number, str(number), found))


def _listed(desk: Desk, typed: str, order: Order, *, falling: bool) -> float:
    return _median(lambda: list_candidates(desk, typed, order, descending=falling), 5)


@pytest.mark.benchmark
@pytest.mark.timeout(300)
def test_a_hundred_thousand_candidates(tmp_path: Path) -> None:
    """The first page, and the page for a word, come as fast as somebody types, in every order."""
    with open_desk(tmp_path) as desk:
        _fill(desk)
    opened = _median(lambda: open_desk(tmp_path).close(), 3)
    with open_desk(tmp_path) as desk:
        took = {
            f"{order.value} {'falling' if falling else 'rising'}, {typed or 'all'}": _listed(desk, typed, order, falling=falling)
            for order in Order
            for typed in ("", RARE, COMMON, "e", "st", "an ho")
            for falling in (True, False)
        }
        last = _median(lambda: list_candidates(desk, offset=MANY - 200), 3)
        assert list_candidates(desk, RARE).matching == 1
        assert list_candidates(desk, COMMON).matching == MANY // 2
        typing = _median(lambda: keep_draft(desk, person("Ana Ruiz")), 20)
        saving = _median(lambda: finish(desk, person(str(uuid4()))), 10)
    with closing(sqlite3.connect(tmp_path / "vetter.db")) as bare:
        count = _median(lambda: bare.execute("SELECT count(*) FROM candidate").fetchone(), 5)
    own = {"open": opened, "bare count": count, "last page": last, "keep_draft": typing, "finish": saving}
    print("", *(f"{name}: {each:.1f} ms" for name, each in (own | took).items()), sep="\n  ")  # noqa: T201 - what it is for
    assert max(took.values()) < 500
    assert max(each for name, each in took.items() if name.endswith((", all", RARE))) < 50
