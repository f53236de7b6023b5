"""Many papers at once, on every core: each whole or not there, those already done and unchanged left alone."""

from __future__ import annotations

import os
from concurrent import futures
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from vetter import startup, tongue
from vetter.actions.candidates import latest_verdict, open_verdict
from vetter.actions.documents import PaperKind, paper_of
from vetter.actions.papers import paper_name, write_whole
from vetter.errors import VetterError
from vetter.progress import step
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Executor

    from vetter.actions.candidates import CandidateRow
    from vetter.actions.desk import Desk
    from vetter.dossier.document import Document

FEW = 4
"""Papers that are made sooner here than a second process has started."""
AHEAD = 3
"""Papers handed to each process before the first is done; more would only cost memory."""
LOOK_UP = 0.2
"""Seconds between two looks whether the papers are still wanted."""

Asked = tuple["Document", Path]
"""A paper, and the file it is to be."""


@dataclass(frozen=True)
class Made:
    """What became of one paper: written, left as it was, or the sentence why it could not be."""

    path: Path
    written: bool
    missing: tuple[str, ...] = ()
    problem: str = ""


def latest_reports(desk: Desk, folder: Path, candidates: Iterable[CandidateRow]) -> Iterator[Asked]:
    """Give the report on each candidate's last verdict, and its file in a folder; who has no verdict yet is left out.

    Any thread may go through them, where there is a data folder.
    """
    with desk.file.beside() as file:
        here = replace(desk, file=file)
        for candidate in candidates:
            verdict = latest_verdict(here, candidate.candidate) if candidate.verdict else None
            if verdict is not None:
                judged = open_verdict(here, verdict)
                name = Path(paper_name(judged.dossier))
                yield paper_of(here, PaperKind.REPORT, judged), folder / f"{name.stem}-{candidate.candidate[:8]}{name.suffix}"


def export_all(papers: Iterable[Asked], count: int, told: Callable[[Made], None], *, page: str = "A4") -> None:
    """Write `count` papers, and tell what became of each as it is done; a paper that stands there unchanged is left as it is.

    Called off or interrupted, it ends early and leaves only whole papers.
    """
    step(tr("Writing the reports"), 0, count)
    with closing(_made(papers, count, page)) as every:
        for number, made in enumerate(every, start=1):
            told(made)
            step(tr("Writing the reports"), number, count)


def _made(papers: Iterable[Asked], count: int, page: str) -> Generator[Made]:
    if count < FEW or _cores() == 1:
        for paper, path in papers:
            yield _one(paper, path, page)
        return
    from multiprocessing import get_context  # noqa: PLC0415 - costs what a start should not pay

    workers = min(_cores(), count)
    pool = futures.ProcessPoolExecutor(workers, get_context("spawn"), initializer=startup.begin_beside, initargs=(tongue.language(),))
    try:
        yield from _done(pool, iter(papers), page, workers * AHEAD)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _done(pool: Executor, waiting: Iterator[Asked], page: str, ahead: int) -> Iterator[Made]:
    """Give what is done, in the order in which it is done; hand out as much more each time."""
    open_: set[futures.Future[Made]] = {pool.submit(_one, paper, path, page) for paper, path in islice(waiting, ahead)}
    while open_:
        done, open_ = futures.wait(open_, LOOK_UP, futures.FIRST_COMPLETED)
        step()
        for each in done:
            yield each.result()
        open_ |= {pool.submit(_one, paper, path, page) for paper, path in islice(waiting, len(done))}


def _one(paper: Document, path: Path, page: str) -> Made:
    """Write one paper, unless it stands there as it would be written."""
    from vetter.report import reading, render  # noqa: PLC0415 - ReportLab costs what a start should not pay

    try:
        if path.is_file() and reading.stands(path.read_bytes(), paper, page):
            return Made(path, written=False)
        made = render(paper, page=page)
        write_whole(path, made.data)
    except (VetterError, OSError) as error:
        return Made(path, written=False, problem=str(error))
    return Made(path, written=True, missing=made.missing)


def _cores() -> int:
    """Return how many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
