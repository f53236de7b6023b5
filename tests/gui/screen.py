"""What a person sees and does: the words shown, the buttons offered, the field that takes the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from vetter.gui import jobs
from vetter.gui.widgets.gradually import finish_all

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)


def settle(widget: QWidget) -> None:
    """Wait until what was begun is done, built and laid out."""
    jobs.finish_all()
    QApplication.processEvents()
    finish_all(widget)
    QApplication.processEvents()


def every(widget: QWidget, kind: type[W]) -> list[W]:
    """Return the widgets of a kind that are shown, once all is looked up, built and laid out."""
    settle(widget)
    return [found for found in widget.findChildren(kind) if found.isVisible()]


def said(widget: QWidget) -> str:
    """Return every text that is shown."""
    return "\n".join(label.text() for label in every(widget, QLabel) if label.text())


def signs(widget: QWidget) -> list[str]:
    """Return what the pictures that are shown stand for."""
    return [label.accessibleName() for label in every(widget, QLabel) if label.accessibleName()]


def offered(widget: QWidget) -> list[str]:
    """Return the names of the buttons that are shown."""
    return [button.accessibleName() for button in every(widget, QAbstractButton)]


def press(qtbot: QtBot, widget: QWidget, words: str) -> None:
    """Press the button with these words or this name."""
    found = [button for button in every(widget, QAbstractButton) if words in {button.text(), button.accessibleName()}]
    assert found, f"no button {words!r} among {offered(widget)}"
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def focused() -> QWidget:
    """Return the field that has the focus, once all is laid out."""
    QApplication.processEvents()
    found = QApplication.focusWidget()
    assert found is not None
    return found


def strike(window: QWidget, key: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key on a window as the system would, wherever its focus is; the window takes the keys then."""
    window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(window.windowHandle(), key, held)
    QApplication.processEvents()


def type_along(qtbot: QtBot, *texts: str, key: Qt.Key = Qt.Key.Key_Tab) -> None:
    """Type each text where the focus is, and go on by `key`."""
    for text in texts:
        qtbot.keyClicks(focused(), text)
        qtbot.keyClick(focused(), key)
