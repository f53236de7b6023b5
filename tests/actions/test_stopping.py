"""Long work called off at any of its steps leaves everything as it was, and done again it succeeds."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from tests.actions.people import everything, person
from vetter import actions
from vetter.domain.decision import Shelf
from vetter.errors import CaseFileError
from vetter.progress import Step, Stopped, heard
from vetter.questions.watch import NOTES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vetter.actions import Desk

    Work = Callable[[Desk, Path], object]

MOST_STEPS = 200
PICTURE = b"\x89PNG\r\n\x1a\n"


def _backup(desk: Desk, _out: Path) -> object:
    return actions.back_up(desk)


def _elsewhere(desk: Desk, out: Path) -> object:
    return actions.save_backup(desk, out / "backup.zip")


def _look_into(desk: Desk, _out: Path) -> object:
    assert desk.folder is not None
    return actions.look_into_backup(desk.folder, desk.folder.parent / "kept.zip")


def _restore(desk: Desk, _out: Path) -> object:
    assert desk.folder is not None
    return actions.restore_into(desk.folder, desk.folder.parent / "kept.zip")


def _salvage(desk: Desk, _out: Path) -> object:
    assert desk.folder is not None
    return actions.salvage_into(desk.folder)


def _check(desk: Desk, _out: Path) -> object:
    assert desk.folder is not None
    return actions.check_folder(desk.folder)


def _hand_out(desk: Desk, out: Path) -> object:
    with actions.beside(desk) as other:
        return actions.hand_out(other, person("Ana Ruiz").candidate, out / "everything.zip")


def _paper(desk: Desk, out: Path) -> object:
    judged = actions.judge_case(desk, person("Ana Ruiz"))
    return actions.export_pdf(judged.dossier, out / "report.pdf")


def _erase(desk: Desk, _out: Path) -> object:
    with actions.beside(desk, writing=True) as other:
        return actions.erase(other, person("Ana Ruiz").candidate)


def _empty(desk: Desk, _out: Path) -> object:
    with actions.beside(desk, writing=True) as other:
        return actions.empty_bin(other)


def _doubles(desk: Desk, _out: Path) -> object:
    return actions.doubles(desk)


@pytest.fixture
def filled(tmp_path: Path) -> Desk:
    """Return the desk of a folder with two people, evidence, somebody in the bin and a backup of all that elsewhere."""
    desk = actions.open_desk(tmp_path / "data")
    case = person("Ana Ruiz")
    actions.attach(desk, case, NOTES.key, "one.png", PICTURE + b"one")
    actions.finish(desk, case)
    gone = actions.finish(desk, person("Ben Okafor"))
    actions.shelve(desk, [gone.candidate], Shelf.BIN)
    actions.save_backup(desk, tmp_path / "kept.zip")
    return desk


def _stopped_at(number: int, work: Work, desk: Desk, out: Path) -> bool:
    """Call work off at its step of this number; return whether it was stopped there."""
    left = [number]

    def wanted_no_more() -> bool:
        left[0] -= 1
        return left[0] < 0

    try:
        with heard(lambda _step: None, wanted_no_more):
            work(desk, out)
    except Stopped:
        return True
    return False


@pytest.mark.parametrize("work", [_backup, _elsewhere, _look_into, _restore, _salvage, _check, _hand_out, _paper, _erase, _empty, _doubles])
def test_called_off_at_any_step_it_leaves_everything_as_it_was(filled: Desk, tmp_path: Path, work: Work) -> None:
    """No row, no file half written, nothing left lying about; the next attempt goes through."""
    assert filled.folder is not None
    out = tmp_path / "out"
    out.mkdir()
    before = everything(filled)
    for number in range(MOST_STEPS):
        if not _stopped_at(number, work, filled, out):
            break
        assert everything(filled) == before
        assert list(out.iterdir()) == []
        left = [path.name for path in filled.folder.rglob("*") if path.suffix in {".part", ".new"} or path.name.endswith("-journal")]
        assert left == []
        assert actions.check_folder(filled.folder).sound
    else:
        pytest.fail("it never came to its end")
    assert number > 0, "it cannot be called off at all"
    filled.close()


def test_the_erasing_itself_is_not_stopped(filled: Desk) -> None:
    """Called off while it erases it goes on to the end: half an erasure would be worse."""
    told: list[Step] = []
    with actions.beside(filled, writing=True) as other, heard(told.append, lambda: any(each.final for each in told)):
        receipt = actions.erase(other, person("Ana Ruiz").candidate)
    assert receipt.finished is not None
    assert next(each.words for each in told if each.final) == "Erasing"
    filled.close()


def test_a_long_query_is_stopped_in_its_middle(filled: Desk) -> None:
    """SQLite is asked to give up; what it says of that is no error of the file."""
    with pytest.raises(Stopped), heard(lambda _step: None, lambda: True), filled.file.beside() as file:
        file.rows("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000000) SELECT count(*) FROM n")
    with pytest.raises(sqlite3.OperationalError), filled.file.beside() as file:
        file.rows("SELECT FROM")
    filled.close()


def test_what_is_only_looked_at_is_lent_only_to_look(filled: Desk) -> None:
    """Whoever asks for more is refused in words, and nothing is written."""
    assert filled.folder is not None
    with actions.look_desk(filled.folder) as looking:
        before = everything(looking)
        with actions.beside(looking, writing=True) as other, pytest.raises(CaseFileError, match="may only be read"):
            actions.finish(other, person("Cleo Park"))
        assert everything(looking) == before
    filled.close()
