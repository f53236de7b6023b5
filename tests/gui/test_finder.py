"""Finding anything: by what stands on it, by what an owner may call it, and opened where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.gui.screen import every, focused, settle
from vetter import actions
from vetter.gui.finder import Finder, found
from vetter.gui.places import InterviewPlace, SettingsPart, SettingsPlace
from vetter.gui.theme import Appearance
from vetter.settings import shown as shown_settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow


def finder(window: MainWindow) -> Finder:
    """Return the finder that is open."""
    window.find_anything()
    return next(each for each in every(window, Finder) if each.isVisible())


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dark", "Dark colours, Look"),
        ("theme", "How it looks, Settings"),
        ("password", "Passphrase, Settings"),
        ("put back", "Backups, Settings"),
        ("currency", "Where you live, Settings"),
        ("quit", "Close Vetter, Go to"),
        ("form", "Blank interview kit: Short talk, the must-asks, Papers"),
        ("manual", "First steps, Help"),
        ("report check", "Check a report…, Papers"),
    ],
)
def test_what_an_owner_may_call_it_is_found(qtbot: QtBot, window: MainWindow, typed: str, first: str) -> None:
    """By words that do not stand on it too; what does not fit is not shown beside what does."""
    shown = finder(window)
    qtbot.keyClicks(shown.field, typed)
    entries = [shown.list.item(at).text() for at in range(shown.list.count())]
    assert entries[0] == first
    assert "Benchmarks, Go to" not in entries
    shown.close()


@pytest.mark.parametrize("typed", ["%%%", "…", '"', "page of text " * 400])
def test_nonsense_finds_nothing_and_says_so(window: MainWindow, typed: str) -> None:
    """Signs alone are no words that everything holds."""
    shown = finder(window)
    shown.field.setText(typed)
    assert shown.list.count() == 0
    assert any("Nothing is called like" in each.text() for each in every(shown, QLabel))
    shown.close()


def test_a_palette_is_chosen_where_it_is_found(qtbot: QtBot, window: MainWindow) -> None:
    """Enter alone makes it dark."""
    shown = finder(window)
    qtbot.keyClicks(shown.field, "dark")
    with qtbot.waitSignal(window.appearance_changed):
        qtbot.keyClick(shown.field, Qt.Key.Key_Return)
    assert window.appearance is Appearance.DARK


@pytest.mark.parametrize("part", SettingsPart)
def test_a_part_of_the_settings_is_opened_where_it_begins(window: MainWindow, part: SettingsPart) -> None:
    """Its title is in sight, and the focus in what follows it."""
    window.resize(1024, 700)
    window.open(SettingsPlace(part))
    settle(window)
    title = next(each for each in every(window.settings, QLabel) if each.text() == part.label)
    box = title.parentWidget()
    assert box is not None
    assert box.isAncestorOf(focused())
    assert not title.visibleRegion().isEmpty()


def test_a_number_is_opened_where_it_stands(window: MainWindow) -> None:
    """Though the numbers were folded away."""
    window.resize(1024, 700)
    last = [setting.name for setting in shown_settings(window.desk.settings)][-1]
    window.open(SettingsPlace(last))
    settle(window)
    assert focused() is window.settings.fields[last]
    assert not focused().visibleRegion().isEmpty()


def test_no_two_things_on_a_page_are_called_alike(window: MainWindow) -> None:
    """“Add another result” stands beneath two questions; the name says beneath which."""
    window.open(InterviewPlace(actions.samples()[1].case, "results"))
    settle(window)
    called = [(each.words, each.kind) for each in found(window)]
    assert {each for each in called if called.count(each) > 1} == set()
