"""Speed against floors taken in the same run, printed as ratios: `python3 packaging/test.py -m benchmark -s`."""

from __future__ import annotations

import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.benchmark_table import shipped
from vetter import actions
from vetter.assessment import assess
from vetter.domain.case import Answer
from vetter.domain.claims import Number, OtherNumber
from vetter.exchange.samples import sample
from vetter.questions.results import CONVERSIONS, MONEY, NUMBERS
from vetter.settings import Settings
from vetter.storage.candidates import sort_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vetter.domain.case import Case

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]

EMPTY_WINDOW = """
import time
began = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
application.processEvents()
print(f"ready {(time.perf_counter() - began) * 1000:.0f} ms")
"""


def milliseconds(work: Callable[[], Any], runs: int) -> list[float]:
    """Return how long each run took."""
    taken = []
    for _run in range(runs):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def say(line: str) -> None:
    """Print a figure."""
    sys.stdout.write(f"\n{line}")


def full_case() -> Case:
    """Return a case with more in it than most interviews have."""
    case = sample("specialist")
    results = tuple(replace(row, count=(row.count or 0) + n) for n in range(6) for row in case[CONVERSIONS] or ())
    money = tuple(case[MONEY] or ()) * 2
    numbers = tuple(OtherNumber(what=what, number=Decimal(1_000)) for what in Number)
    return case.with_answer(CONVERSIONS, Answer(results)).with_answer(MONEY, Answer(money)).with_answer(NUMBERS, Answer(numbers))


def test_one_assessment() -> None:
    """The goal is 3 ms at the median for a full case."""
    case, table, settings = full_case(), shipped(), Settings()
    assess(case, table, settings)
    taken = milliseconds(lambda: assess(case, table, settings), 200)
    say(f"assessment of a full case: median {statistics.median(taken):.2f} ms, p99 {sorted(taken)[-2]:.2f} ms")
    assert statistics.median(taken) < 30


def test_a_keystroke_to_the_live_verdict() -> None:
    """Every keystroke makes a new case: nothing of it may be remembered from the one before."""
    with actions.loose_desk() as desk:
        case = sample("specialist")
        rows = case[CONVERSIONS] or ()
        cases = [case.with_answer(CONVERSIONS, _counted(rows, n)) for n in range(200)]
        taken = [milliseconds(lambda each=each: actions.live(desk, each), 1)[0] for each in cases]
    say(f"keystroke to live verdict: median {statistics.median(taken):.2f} ms, p99 {sorted(taken)[-2]:.2f} ms (frame 16.7 ms)")
    assert statistics.median(taken) < 50


def _counted(rows: Any, more: int) -> Any:
    return Answer(tuple(replace(row, count=(row.count or 0) + more, evidence=row.evidence) for row in rows))


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a case file with 100,000 candidates."""
    folder = tmp_path_factory.mktemp("crowd")
    with actions.open_desk(folder) as desk:
        fill(desk, 100_000)
    return folder


def fill(desk: actions.Desk, count: int) -> None:
    """Put candidates into a case file, in one transaction."""
    verdicts = ("vanity_only", "unproven", "mixed", "professional", "promising")
    names = [f"Candidate {n:06d} {'Anna' if n % 3 else 'Bērziņš'}" for n in range(count)]
    with desk.file.write() as db:
        db.table("candidate").insert_all(
            {
                "id": f"{n:08d}",
                "name": name,
                "sort_name": sort_name(name),
                "sample": 0,
                "interviews": 1,
                "last_seen": f"2026-{n % 12 + 1:02d}-{n % 28 + 1:02d}",
                "verdict": verdicts[n % 5],
                "score": n % 100,
                "low": 0,
                "high": 100,
                "best_evidence": "word",
                "changed": 0,
            }
            for n, name in enumerate(names)
        )
        db.execute("INSERT INTO search (rowid, candidate, words) SELECT number, id, name FROM candidate")


def test_search_among_a_hundred_thousand(crowd: Path) -> None:
    """Against the same question put to bare sqlite3."""
    bare = sqlite3.connect(crowd / "vetter.db")
    with actions.open_desk(crowd) as desk:
        for words, match in (("candidate 00", '"candidate"* "00"*'), ("berzins", '"berzins"*'), ("000777", '"000777"*')):
            ours = statistics.median(milliseconds(lambda words=words: actions.list_candidates(desk, words), 15))
            floor = statistics.median(milliseconds(lambda match=match: _bare(bare, match), 15))
            say(f"search “{words}”, 100,000 candidates: {ours:.1f} ms, bare {floor:.1f} ms, ratio {ours / floor:.2f}")
            assert ours < 2_000
    bare.close()


def _bare(connection: sqlite3.Connection, match: str) -> None:
    connection.execute(
        "SELECT * FROM candidate WHERE number IN (SELECT rowid FROM search WHERE search MATCH ?) ORDER BY last_seen DESC LIMIT 200",
        (match,),
    ).fetchall()
    connection.execute("SELECT count(*) FROM search WHERE search MATCH ?", (match,)).fetchone()


def test_the_first_page_of_a_hundred_thousand(crowd: Path) -> None:
    """Sorted each way."""
    with actions.open_desk(crowd) as desk:
        for order in actions.Order:
            taken = statistics.median(milliseconds(lambda order=order: actions.list_candidates(desk, order=order), 15))
            say(f"first page by {order.value}, 100,000 candidates: {taken:.1f} ms (goal 100 ms)")
            assert taken < 1_000


def test_one_report() -> None:
    """Against bare Platypus laying out the same words on as many pages."""
    from reportlab.lib.styles import getSampleStyleSheet  # noqa: PLC0415

    from vetter.report import render  # noqa: PLC0415

    with actions.loose_desk() as desk:
        dossier = actions.open_sample(desk, "specialist").dossier
    words = [text for text in _texts(dossier) if text.strip()]
    style = getSampleStyleSheet()["BodyText"]
    render(dossier)
    _platypus(words, style)
    ours = statistics.median(milliseconds(lambda: render(dossier), 9))
    floor = statistics.median(milliseconds(lambda: _platypus(words, style), 9))
    say(f"full report, warm: {ours:.0f} ms (goal 300 ms), bare Platypus {floor:.0f} ms, ratio {ours / floor:.2f}")
    assert ours < 3_000


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [str(value)]
    if isinstance(value, tuple):
        return [text for item in value for text in _texts(item)]
    names = getattr(value, "__dataclass_fields__", ())
    return [text for name in names for text in _texts(getattr(value, name))]


def _platypus(words: list[str], style: Any) -> None:
    from io import BytesIO  # noqa: PLC0415
    from xml.sax.saxutils import escape  # noqa: PLC0415

    from reportlab.platypus import Paragraph, SimpleDocTemplate  # noqa: PLC0415

    SimpleDocTemplate(BytesIO()).build([Paragraph(escape(text), style) for text in words])


def test_starting_with_ten_thousand_candidates(tmp_path: Path) -> None:
    """Against an empty window in the same interpreter."""
    with actions.open_desk(tmp_path) as desk:
        fill(desk, 10_000)
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    vetter = [sys.executable, "-m", "vetter", "--data-dir", str(tmp_path), "gui", "--report-startup"]
    ours = [_ready(vetter, surroundings) for _run in range(5)]
    floor = [_ready([sys.executable, "-c", EMPTY_WINDOW], surroundings) for _run in range(5)]
    start, bare = statistics.median(ours), statistics.median(floor)
    say(f"start to ready, 10,000 candidates: {start:.0f} ms, empty window {bare:.0f} ms, ratio {start / bare:.2f} (goal 1.5)")
    assert start < 20_000


def _ready(command: list[str], surroundings: dict[str, str]) -> float:
    began = time.perf_counter()
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True)
    assert "ready" in done.stdout
    return (time.perf_counter() - began) * 1000


def test_judging_many_files() -> None:
    """One interview after another, each with its report."""
    from vetter.report import render  # noqa: PLC0415

    with actions.loose_desk() as desk:
        case = sample("specialist")
        taken = statistics.median(milliseconds(lambda: render(actions.judge(desk, case)), 20))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"judge and print one interview: {taken:.0f} ms on one core, {60_000 / taken:.0f} a minute; memory peak {memory:.0f} MB")
    assert taken < 5_000
