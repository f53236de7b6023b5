"""Backups as the owner meets them: on demand, daily, before an import, put back while the case file is open."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.actions.people import everything, person
from tests.locked import BOTH
from vetter import actions
from vetter.actions import clock
from vetter.errors import CaseFileError, InputError, OutputError
from vetter.storage import disk
from vetter.storage.layout import FILE_NAME

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.actions import Desk


def _folder(desk: Desk) -> Path:
    assert desk.folder is not None
    return desk.folder


@BOTH
def test_put_back_while_open(desk: Desk) -> None:
    """The desk goes on with what was put back, settings and all, and what it replaced is the newest backup."""
    actions.finish(desk, person("Ana"))
    actions.change_settings(desk, {"weights.money": 0.3})
    before, settings = everything(desk), desk.settings
    made = actions.back_up(desk)
    actions.finish(desk, person("Ben"))
    actions.restore_settings(desk)
    replaced = actions.restore(desk, made.path)
    assert everything(desk) == before
    assert desk.settings == settings
    newest, oldest = actions.backups(_folder(desk))
    assert (newest.reason, newest.candidates, oldest.candidates) == ("restore", 2, 1)
    assert replaced.kept == newest.path
    actions.finish(desk, person("Cleo"))


def test_a_backup_that_cannot_be_put_back_leaves_the_desk_as_it_is(desk: Desk, tmp_path: Path) -> None:
    """After a refusal everything is there and can be saved to."""
    actions.finish(desk, person("Ana"))
    before = everything(desk)
    with pytest.raises(CaseFileError, match="nothing was changed"):
        actions.restore(desk, tmp_path / "nowhere")
    assert everything(desk) == before
    actions.finish(desk, person("Ben"))


@BOTH
def test_daily(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once a day, and only when something changed."""
    folder, now = _folder(desk), clock.now()
    actions.finish(desk, person("Ana"))
    first = actions.back_up_daily(folder)
    assert first is not None
    assert first.reason == "daily"
    actions.finish(desk, person("Ben"))
    assert actions.back_up_daily(folder) is None
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=1))
    monkeypatch.setattr(clock, "today", lambda: (now + timedelta(days=1)).astimezone().date())
    second = actions.back_up_daily(folder)
    assert second is not None
    assert second.candidates == 2
    monkeypatch.setattr(clock, "today", lambda: (now + timedelta(days=2)).astimezone().date())
    assert actions.back_up_daily(folder) is None


@BOTH
def test_before_an_import(desk: Desk, tmp_path: Path) -> None:
    """An import makes a backup first, several files together one; a file that cannot be read makes none."""
    files = [actions.export_interview(person(name), tmp_path / f"{name}.interview.json") for name in ("Ana", "Ben", "Cleo")]
    with pytest.raises(InputError):
        actions.import_interview(desk, tmp_path / "nowhere.json")
    assert actions.backups(_folder(desk)) == ()
    actions.import_interview(desk, files[0])
    assert [(each.reason, each.candidates) for each in actions.backups(_folder(desk))] == [("import", 0)]
    said = list(actions.import_interviews(desk, [*files[1:], tmp_path / "nowhere.json"]))
    assert [isinstance(each, InputError) for each in said] == [False, False, True]
    assert [(each.reason, each.candidates) for each in actions.backups(_folder(desk))] == [("import", 1), ("import", 0)]
    actions.safeguard(desk, "import")
    actions.safeguard(desk, "import")
    assert len(actions.backups(_folder(desk))) == 3


@BOTH
def test_saved_elsewhere(desk: Desk, tmp_path: Path) -> None:
    """One zip file holds everything, replaces one of that name, and is read again; a folder that is not there is named."""
    actions.finish(desk, person("Ana"))
    target = tmp_path / "saved.zip"
    target.write_text("older", encoding="utf-8")
    actions.save_backup(desk, target)
    assert actions.look_into_backup(_folder(desk), target).candidates == 1
    with pytest.raises(OutputError, match=r"^x\.zip cannot be written to .*: No such file or directory\. Choose another folder or name\.$"):
        actions.save_backup(desk, tmp_path / "none" / "x.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "saved.zip"]


def test_what_is_saved_elsewhere_keeps_its_name(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is asked to keep the folder's entries once the file has its name: it may be taken out as soon as that is told."""
    settled: list[tuple[Path, list[str]]] = []
    actions.back_up(desk)
    monkeypatch.setattr(disk, "settle", lambda folder: settled.append((folder, [path.name for path in folder.iterdir()])))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    actions.save_backup(desk, elsewhere / "kept.zip")
    assert settled[-1] == (elsewhere, ["kept.zip"])


def test_a_backup_never_takes_the_place_of_a_case_file(desk: Desk) -> None:
    """Whoever types its name for the file to be written is told so."""
    target = _folder(desk) / FILE_NAME
    before = target.read_bytes()
    with pytest.raises(OutputError, match=r"vetter\.db is a case file"):
        actions.save_backup(desk, target)
    assert target.read_bytes() == before
    assert actions.backups(_folder(desk)) == ()


def test_a_desk_without_a_folder() -> None:
    """Where nothing is kept, nothing can be backed up or put back, and an import needs no backup."""
    with actions.loose_desk() as loose:
        with pytest.raises(CaseFileError, match="Nothing can be backed up here"):
            actions.back_up(loose)
        actions.safeguard(loose, "import")


def test_a_backup_dated_in_the_future(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock was wrong once: that backup is no longer taken for the newest one, keeps no other from being made, and is told."""
    folder, now = _folder(desk), clock.now()
    actions.finish(desk, person("Ana"))
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=4_000))
    ahead = actions.back_up(desk)
    monkeypatch.setattr(clock, "now", lambda: now - timedelta(days=2))
    assert actions.back_up_daily(folder) is None  # what it says is what is said now
    actions.finish(desk, person("Ben"))
    earlier = actions.back_up_daily(folder)
    monkeypatch.setattr(clock, "now", lambda: now)
    actions.finish(desk, person("Cleo"))
    made = actions.back_up_daily(folder)
    assert actions.backups(folder) == (made, earlier, ahead)
    assert actions.dated_ahead(ahead).startswith("Dated in the future")
    assert not actions.dated_ahead(actions.back_up(desk))
    told = next(each for each in actions.examine(folder) if each.name == "Backups")
    assert "Dated in the future" in told.advice
