"""Files to import that are broken anywhere: read, or refused in one sentence; never a fault, never half of one kept."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.actions.people import person
from tests.mutations import mutated
from tests.often import often
from vetter import actions
from vetter.domain.benchmark import Counted
from vetter.domain.own import OwnFigure
from vetter.errors import CaseFileError, InputError, VetterError
from vetter.exchange import interview_file
from vetter.storage.layout import FILE_NAME

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.actions import Desk

INTERVIEWS, TABLES, BUNDLES = often(1_200, of=60_000), often(600, of=30_000), often(200, of=10_000)
FRESH = 500
"""Files until a case file is begun anew, so that what was taken in does not make every further one slower."""


@pytest.mark.goal("G5", "interview files broken anywhere: taken in whole or refused by line or field", INTERVIEWS)
def test_interview_files(tmp_path: Path) -> None:
    """What is refused changes nothing in the case file; what is taken in reads back as it was read."""
    whole = [interview_file.dumps(sample.case).encode() for sample in actions.samples()]
    path, refused = tmp_path / "a.interview.json", 0
    for number in range(INTERVIEWS):
        if number % FRESH == 0:
            desk = actions.loose_desk()
        path.write_bytes(mutated(whole[number % len(whole)], number))
        before = _changes(desk)
        try:
            saved = actions.import_interview(desk, path)
        except InputError as error:
            refused += 1
            assert _changes(desk) == before, number
            _one_sentence(error, path, number)
        else:
            opened = actions.open_verdict(desk, saved.verdict)
            assert opened.case.answers == interview_file.read_back(path).answers, number
    assert 0 < refused < INTERVIEWS


@pytest.mark.goal("G5", "tables of figures broken anywhere: read whole or refused by line and column", TABLES)
def test_tables_of_figures(tmp_path: Path) -> None:
    """What is refused names where, and keeps nothing; what is read can be kept."""
    path, refused, desk = tmp_path / "figures.csv", 0, actions.loose_desk()
    for name in ("", "=1+1", 'two\nlines; and "more"'):
        actions.add_figure(desk, OwnFigure(Counted.VISITORS_ORDER, Decimal("2.50"), Decimal(1), year=2025, note=name))
    actions.write_figures(desk, path, actions.listed_figures(desk)[:4])
    whole = path.read_bytes()
    for number in range(TABLES):
        path.write_bytes(mutated(whole, number))
        before = _changes(desk)
        try:
            incoming = actions.read_figures(desk, path)
        except InputError as error:
            refused += 1
            assert _changes(desk) == before, number
            _one_sentence(error, path, number)
        else:
            if number % 10 == 0:
                actions.keep_figures(desk, actions.bring_in_figures(desk, incoming))
    assert 0 < refused < TABLES
    assert len(actions.own_figures(desk.file)) == 3


@pytest.mark.goal("G5", "backups as one file broken anywhere: whole or refused, nothing changed", BUNDLES)
def test_bundles(desk: Desk, tmp_path: Path) -> None:
    """A backup is looked into byte by byte before anything of it is used; what is said to be whole holds what it held."""
    assert desk.folder is not None
    actions.finish(desk, person("Ana Ruiz"))
    path = tmp_path / "backup.zip"
    actions.save_backup(desk, path)
    whole, told = path.read_bytes(), actions.look_into_backup(desk.folder, path)
    kept, refused = (desk.folder / FILE_NAME).read_bytes(), 0
    for number in range(BUNDLES):
        path.write_bytes(mutated(whole, number))
        try:
            found = actions.look_into_backup(desk.folder, path)
        except CaseFileError as error:
            refused += 1
            _one_sentence(error, path, number)
        else:
            assert replace(found, path=told.path) == told, number
    assert refused > BUNDLES // 2
    assert (desk.folder / FILE_NAME).read_bytes() == kept
    assert [each.name for each in desk.folder.iterdir() if "scratch" in each.name] == []


def _changes(desk: Desk) -> int:
    conn = desk.file.db.conn
    return int(conn.total_changes)


def _one_sentence(error: VetterError, path: Path, number: int) -> None:
    assert str(error).startswith(path.name), number
    assert "\n" not in str(error), number
