"""Settings: each kept at once, refused in words, and put back; the look is remembered by the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox

from tests.gui.screen import every, press, said, settle
from vetter import actions
from vetter.gui import look, theme
from vetter.gui.places import InterviewPlace, SettingsPlace
from vetter.gui.theme import Appearance
from vetter.settings import GROUPS, Settings, shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vetter.gui.pages.settings import SettingsPage
    from vetter.gui.window import MainWindow


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    """Return the page of settings."""
    window.open(SettingsPlace())
    settle(window)
    return window.settings


def pressed(page: SettingsPage) -> list[str]:
    """Return the names of the choices that are made."""
    return [each.accessibleName() for each in every(page, QAbstractButton) if each.isCheckable() and each.isChecked()]


def test_colours_and_text_size_are_kept_by_the_window(qtbot: QtBot, page: SettingsPage) -> None:
    """The program is told, and a new window finds them."""
    assert pressed(page) == ["Colours: System colours", "Text size: As the system"]
    with qtbot.waitSignal(page.look_changed):
        press(qtbot, page, "Colours: High contrast")
    with qtbot.waitSignal(page.look_changed):
        press(qtbot, page, "Text size: 150\u00a0%")
    assert look.chosen_appearance(page.desk.folder) is Appearance.CONTRAST
    assert look.chosen_text(page.desk.folder) == 150
    assert theme.text_pixels(150) == 21
    page.refresh()
    settle(page)
    assert pressed(page) == ["Colours: High contrast", "Text size: 150\u00a0%"]


def test_who_signs_is_kept_on_leaving_the_field(qtbot: QtBot, page: SettingsPage) -> None:
    """It is told in the banner, and a letter carries it."""
    qtbot.keyClicks(page.signature, "Ann Reed, 020 7946 0000")
    qtbot.keyClick(page.signature, Qt.Key.Key_Return)
    assert actions.signature(page.desk) == "Ann Reed, 020 7946 0000"
    assert "Kept. Letters and notices are signed so from now on." in said(page)
    page.refresh()
    settle(page)
    assert page.signature.text() == "Ann Reed, 020 7946 0000"


def test_a_number_is_kept_on_leaving_its_field(qtbot: QtBot, page: SettingsPage) -> None:
    """The change is counted, and all of them go back at once."""
    assert "All are as Vetter comes with." in said(page)
    press(qtbot, page, "Show or hide the numbers")
    field = page.fields["weights.money"]
    field.selectAll()
    qtbot.keyClicks(field, "0.35")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.desk.settings.weights.money == 0.35
    assert "1 changed by you." in said(page)
    assert page.fields["weights.money"].text() == "0.35"
    press(qtbot, page, "Put all of them back")
    assert page.desk.settings == Settings()


def test_an_emptied_field_goes_back_to_the_usual(qtbot: QtBot, page: SettingsPage) -> None:
    """Blank is not zero here either."""
    actions.change_settings(page.desk, {"weights.money": 0.35})
    page.refresh()
    settle(page)
    field = page.fields["weights.money"]
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.desk.settings == Settings()


@pytest.mark.parametrize(("typed", "words"), [("much", "Weight of money"), ("5000", "must lie between")])
def test_what_cannot_be_is_said_and_stays_in_the_field(qtbot: QtBot, page: SettingsPage, typed: str, words: str) -> None:
    """Nothing is changed by it."""
    press(qtbot, page, "Show or hide the numbers")
    field = page.fields["weights.money"]
    field.selectAll()
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert words in page.banner.text
    assert page.fields["weights.money"].text() == typed
    assert page.desk.settings == Settings()


def test_the_region_changes_how_an_interview_reads(page: SettingsPage, window: MainWindow) -> None:
    """The next form that is opened writes numbers its way."""
    actions.choose_region(window.desk, "de_DE")
    page.refresh()
    settle(page)
    assert "0,2" in [field.text() for field in page.fields.values()]
    window.open(InterviewPlace(actions.samples()[1].case, "results"))
    assert "4,2\u00a0%" in said(window.interview)


def test_every_number_stands_in_a_group() -> None:
    """None is forgotten on the page."""
    assert {setting.group for setting in shown(Settings())} == set(GROUPS)


def test_a_language_is_kept_for_the_next_start(qtbot: QtBot, page: SettingsPage) -> None:
    """It is told when it will be spoken, and can be spoken at once."""
    tongues = next(each for each in every(page, QComboBox) if each.accessibleName() == "Language")
    assert tongues.currentText() == "As the system"
    tongues.setCurrentIndex(tongues.findData("en"))
    tongues.activated.emit(tongues.currentIndex())
    assert page.desk.folder is not None
    assert actions.chosen_language(page.desk.folder) == "en"
    assert "next start" in page.banner.text
    with qtbot.waitSignal(page.restart_wanted):
        press(qtbot, page, "Restart now")
