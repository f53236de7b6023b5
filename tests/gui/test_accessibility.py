"""Every page and every window of its own, as a screen reader and a keyboard meet them; a new one cannot be forgotten."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget

import vetter.gui
from tests.gui.dialogs import DIALOGS, LOCKS, verdicts
from tests.gui.screen import every
from vetter import actions
from vetter.gui.explanation import Explanation
from vetter.gui.finder import Finder
from vetter.gui.pages.page import Page
from vetter.gui.places import (
    BenchmarksPlace,
    BusinessPlace,
    CandidatesPlace,
    ComparePlace,
    DoublesPlace,
    HelpPlace,
    HistoryPlace,
    HomePlace,
    InterviewPlace,
    SettingsPlace,
    VerdictPlace,
)
from vetter.questions import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow

Roles = QAccessible.Role
MUST_BE_NAMED = {
    Roles.EditableText, Roles.ComboBox, Roles.PushButton, Roles.ButtonMenu, Roles.CheckBox, Roles.RadioButton, Roles.SpinBox,
    Roles.Slider, Roles.ProgressBar, Roles.Table, Roles.List, Roles.Link, Roles.Chart, Roles.Dialog, Roles.Grouping,
}  # fmt: skip


def _interview(_window: MainWindow) -> Iterator[InterviewPlace]:
    yield InterviewPlace()
    for part in CATALOGUE:
        yield InterviewPlace(actions.samples()[1].case, part.section.key)


PLACES: dict[str, Callable[[MainWindow], Iterator[Any]]] = {
    "HomePage": lambda _window: iter((HomePlace(),)),
    "CandidatesPage": lambda window: iter((CandidatesPlace(), verdicts(window) and CandidatesPlace(choosing=True))),
    "HistoryPage": lambda window: iter((HistoryPlace(verdicts(window)[0].candidate),)),
    "InterviewPage": _interview,
    "VerdictPage": lambda window: iter(VerdictPlace(each) for each in verdicts(window)),
    "ComparePage": lambda window: iter((ComparePlace(verdicts(window)),)),
    "BenchmarksPage": lambda _window: iter((BenchmarksPlace(),)),
    "BusinessPage": lambda _window: iter((BusinessPlace(),)),
    "SettingsPage": lambda _window: iter((SettingsPlace(),)),
    "DoublesPage": lambda window: iter((verdicts(window) and DoublesPlace(),)),
    "HelpPage": lambda _window: iter((HelpPlace(),)),
}


def _ours(kind: type) -> set[str]:
    """Return the names of every class of the window program that is built on `kind`."""
    for module in pkgutil.walk_packages(vetter.gui.__path__, "vetter.gui."):
        importlib.import_module(module.name)
    found, waiting = set(), list(kind.__subclasses__())
    while waiting:
        each = waiting.pop()
        waiting += each.__subclasses__()
        if each.__module__.startswith("vetter.gui"):
            found.add(each.__name__)
    return found


def test_no_page_and_no_dialog_is_forgotten() -> None:
    """Whoever adds one says here how it is opened."""
    assert _ours(Page) == set(PLACES)
    assert _ours(QDialog) == set(DIALOGS)
    assert Finder.__name__ in DIALOGS
    assert Explanation.__name__ in DIALOGS


def check(root: QWidget) -> list[str]:
    """Return what is wrong with what a screen reader and a keyboard find in a widget."""
    every(root, QWidget)  # all is built and laid out
    return [*_unnamed(root), *_unlabelled(root), *_unseen(root)]


def _unnamed(root: QWidget) -> list[str]:
    wrong, waiting = [], [QAccessible.queryAccessibleInterface(root)]
    while waiting:
        each = waiting.pop()
        if each is None or not each.isValid() or each.state().invisible:
            continue
        if each.role() in MUST_BE_NAMED and not each.text(QAccessible.Text.Name).strip():
            wrong.append(f"no name: {each.role()} {each.object()}")
        if each.role() not in {Roles.Table, Roles.List, Roles.ComboBox}:
            waiting += [each.child(at) for at in range(each.childCount())]
    return wrong


def _unlabelled(root: QWidget) -> list[str]:
    """Every field says beside or in itself what belongs there."""
    labels = every(root, QLabel)
    buddies, words = [label.buddy() for label in labels], {label.text() for label in labels}
    wrong = []
    for field in (*every(root, QLineEdit), *every(root, QPlainTextEdit), *every(root, QComboBox)):
        own = field.currentText() if isinstance(field, QComboBox) else field.placeholderText()
        if field not in buddies and field.accessibleName() not in words and not own:
            wrong.append(f"no label: {field.accessibleName()} {field}")
    return wrong


def _unseen(root: QWidget) -> list[str]:
    """Whatever takes the focus looks different when it has it."""
    wrong = []
    for stop in every(root, QWidget):
        if not stop.focusPolicy() & Qt.FocusPolicy.TabFocus or not stop.isEnabled():
            continue
        root.setFocus()
        QApplication.processEvents()
        before = stop.grab().toImage()
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if stop.hasFocus() and stop.grab().toImage() == before:
            wrong.append(f"focus not to be seen: {stop.accessibleName()} {stop}")
    return wrong


@pytest.mark.parametrize("page", sorted(PLACES))
def test_every_page_can_be_heard_and_reached(window: MainWindow, page: str) -> None:
    """No control without a name, no field without a label, no focus that does not show."""
    wrong = []
    for place in PLACES[page](window):
        window.open(place)
        assert type(window.present_page()).__name__ == page
        wrong += check(window.present_page())
    assert not wrong, "\n".join(wrong)


class _Windows(QObject):
    """Notes every widget that opens as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.opened.append(repr(watched))
        return False


@pytest.mark.parametrize("page", sorted(PLACES))
def test_no_page_flashes_a_window(window: MainWindow, page: str) -> None:
    """What is shown before it stands in the page would open as a window for a moment, and take the focus with it."""
    seen = _Windows()
    QApplication.instance().installEventFilter(seen)
    try:
        for place in PLACES[page](window):
            window.open(place)
            every(window.present_page(), QWidget)
    finally:
        QApplication.instance().removeEventFilter(seen)
    assert seen.opened == []


@pytest.mark.parametrize("sheet", sorted(LOCKS))
def test_the_lock_can_be_heard_and_reached(window: MainWindow, sheet: str) -> None:
    """Before anything of the case file is shown."""
    shown = LOCKS[sheet](window)
    assert shown.windowTitle()
    wrong = check(shown)
    shown.close()
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("dialog", sorted(DIALOGS))
def test_every_dialog_can_be_heard_reached_and_closed(qtbot: QtBot, window: MainWindow, dialog: str) -> None:
    """The same, and Escape closes it."""
    held = DIALOGS[dialog](window)
    qtbot.waitUntil(lambda: any(type(each).__name__ == dialog and each.isVisible() for each in QApplication.topLevelWidgets()))
    shown = next(each for each in QApplication.topLevelWidgets() if type(each).__name__ == dialog and each.isVisible())
    assert shown.windowTitle()
    wrong = check(shown)
    assert not wrong, "\n".join(wrong)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    del held
