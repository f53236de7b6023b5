"""Backups in the window: made, saved, put back with the numbers shown before; a check; the rescue of a damaged file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtWidgets import QFileDialog

from tests.actions.people import person
from tests.gui.screen import offered, press, said, settle
from vetter import actions
from vetter.errors import DamagedFileError
from vetter.gui.app import Application
from vetter.gui.pages.backups import PutBack
from vetter.gui.places import SettingsPlace
from vetter.gui.rescue import Rescue

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow


@pytest.fixture
def part(window: MainWindow) -> MainWindow:
    """Return the window on its settings, with one candidate in the case file."""
    actions.finish(window.desk, person("Ana Ruiz"))
    window.open(SettingsPlace())
    return window


def test_made_and_put_back(qtbot: QtBot, part: MainWindow, tmp_path: Path) -> None:
    """A backup is made by a button, shown with what it holds, and put back after its numbers were shown."""
    page = part.settings
    page.backups.now.click()
    settle(page)
    assert page.banner.text == "Backed up and compared: 1 candidate, 1 interview, 0 evidence files."
    actions.finish(part.desk, person("Ben Ode"))
    (backup,) = actions.backups(tmp_path)
    press(qtbot, page, "Put back…")
    settle(page)
    dialog = page.backups.findChild(PutBack)
    assert dialog is not None
    assert {"Candidates", "1", "Interviews", "Evidence files", "0"} <= set(said(dialog).split("\n"))
    dialog.putting.click()
    settle(page)
    assert [row.name for row in actions.list_candidates(part.desk).rows] == ["Ana Ruiz"]
    assert part.present_page() is part.home
    assert "was put back. What it replaced is a backup itself." in part.home.banner.text
    assert [each.candidates for each in actions.backups(tmp_path)] == [2, 1]
    assert backup.path.is_dir()


def test_saved_elsewhere_and_put_back_from_there(part: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file is written where it was asked for, and read from there; another file is refused in words."""
    page, target = part.settings, tmp_path / "elsewhere.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    page.backups.elsewhere.click()
    settle(page)
    assert target.is_file()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(target), ""))
    page.backups.other.click()
    settle(page)
    dialog = page.backups.findChild(PutBack)
    assert dialog is not None
    dialog.reject()
    target.write_text("not a backup", encoding="utf-8")
    page.backups.other.click()
    settle(page)
    assert page.banner.text == "elsewhere.zip cannot be read as a backup of Vetter. Choose another one; nothing was changed."


def test_everything_checked(qtbot: QtBot, part: MainWindow) -> None:
    """A check says that all is sound, or whose interview is not as it was saved; of another form, what can be read is saved."""
    page = part.settings
    page.backups.checking.click()
    qtbot.waitUntil(lambda: "Everything is as it was saved: 1 interview, 1 verdict, " in said(page))
    with part.desk.file.write() as db:
        db.execute("UPDATE answer SET answer = '\"x\"' WHERE question = 'name'")
    page.backups.checking.click()
    qtbot.waitUntil(lambda: "with Ana Ruiz no longer says what was saved" in said(page))
    with part.desk.file.write() as db:
        db.execute("CREATE VIEW seen AS SELECT * FROM verdict")
    page.backups.checking.click()
    qtbot.waitUntil(lambda: "Save what can be read" in offered(page))
    press(qtbot, page, "Save what can be read")
    settle(page)
    assert part.home.banner.text.startswith("1 interview was saved. What was there is kept as ")
    assert actions.check_folder(part.desk.folder).damaged is False  # type: ignore[arg-type]


def test_an_index_that_lost_words_is_repaired(qtbot: QtBot, part: MainWindow) -> None:
    """By one button beneath the sentence that promises it; what was there is a backup."""
    page, folder = part.settings, part.desk.folder
    assert folder is not None
    with part.desk.file.write() as db:
        db.execute("DELETE FROM search")
    page.backups.checking.click()
    qtbot.waitUntil(lambda: "Repair" in offered(page))
    assert "1 candidate is not found by all the words typed. A repair makes the index anew." in said(page)
    press(qtbot, page, "Repair")
    settle(page)
    assert actions.check_folder(folder).sound
    assert actions.list_candidates(part.desk, "ruiz").matching == 1


def _damaged(folder: Path) -> DamagedFileError:
    with actions.open_desk(folder) as desk:
        actions.finish(desk, person("Ana Ruiz"))
        actions.back_up(desk)
        actions.finish(desk, person("Ben Ode"))
    with (folder / "vetter.db").open("r+b") as file:
        file.write(bytes(4096))
    with pytest.raises(DamagedFileError) as caught:
        actions.open_desk(folder)
    return caught.value


@pytest.mark.parametrize(
    ("choice", "names"),
    [("Put back", {"Ana Ruiz"}), ("Save what can be read", {"Ana Ruiz", "Ben Ode"})],
)
def test_the_rescue_window(qtbot: QtBot, app_theme: object, tmp_path: Path, choice: str, names: set[str]) -> None:
    """A damaged file is told in words, and a backup or what can be read takes its place, by one button; the damaged one is kept."""
    del app_theme
    error = _damaged(tmp_path)
    rescue = Rescue(tmp_path, error)
    qtbot.addWidget(rescue)
    rescue.show()
    assert str(error) in said(rescue)
    press(qtbot, rescue, choice)
    settle(rescue)
    assert rescue.desk is not None
    with rescue.desk as desk:
        assert {row.name for row in actions.list_candidates(desk).rows} == names
        assert not desk.read_only
    assert [path.name for path in tmp_path.glob("vetter.db.damaged-*")]


def test_looked_at_without_a_change(qtbot: QtBot, app_theme: object, tmp_path: Path) -> None:
    """A file with one bad page is opened for reading, and nothing can be saved to it."""
    del app_theme
    error = _damaged(tmp_path)
    rescue = Rescue(tmp_path, error)
    qtbot.addWidget(rescue)
    rescue.show()
    rescue.looking.click()
    assert rescue.desk is None
    assert "vetter.db is not a case file" in said(rescue)
    actions.salvage_into(tmp_path)
    path = tmp_path / "vetter.db"
    data = bytearray(path.read_bytes())
    data[-4096:] = bytes(4096)
    path.write_bytes(data)
    rescue.looking.click()
    settle(rescue)
    assert rescue.desk is not None
    with rescue.desk as desk:
        assert desk.read_only
    assert path.read_bytes() == bytes(data)


def test_looked_after_at_the_start(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """After the start everything is looked at and backed up in another thread; only what is wrong is said, with the way to it."""
    actions.finish(window.desk, person("Ana Ruiz"))
    application = Application(tmp_path)
    application._window = window  # noqa: SLF001 - it is opened by a run, which would not end here
    application._look_after()  # noqa: SLF001 - as above
    qtbot.waitUntil(lambda: [each.reason for each in actions.backups(tmp_path)] == ["daily"])
    assert window.home.banner.text == ""
    with window.desk.file.write() as db:
        db.execute("UPDATE answer SET answer = '\"x\"' WHERE question = 'name'")
    application._look_after()  # noqa: SLF001 - as above
    qtbot.waitUntil(lambda: "no longer says what was saved" in window.home.banner.text)
    press(qtbot, window.home, "See what can be done")
    assert window.present_page() is window.settings
    assert "no longer says what was saved" in said(window.settings)
    assert shiboken6.isValid(window)
