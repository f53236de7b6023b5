"""Where the Tab key leads in a window: the stops in order, and what is wrong with them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSlider,
    QWidget,
)

from tests.gui.screen import every

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTROLS = QAbstractButton | QAbstractItemView | QComboBox | QLineEdit | QPlainTextEdit | QSlider
MOST = 500
"""Presses of Tab after which one does not come round any more."""
ARROWS = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up)


def disorder(root: QWidget) -> list[str]:
    """Return a sentence for everything that Tab and the arrows do not reach, or not in the order in which it is read."""
    every(root, QWidget)
    stops = _round(root, Qt.Key.Key_Tab)
    back = _round(root, Qt.Key.Key_Backtab)
    wrong = [*_out_of_order(root, stops), *_out_of_reach(root, stops)]
    if set(back) != set(stops):
        wrong += [f"only one way: {_named(each)}" for each in set(back) ^ set(stops)]
    elif _turned(back[::-1], stops[0]) != stops:
        wrong.append("Shift+Tab does not lead back the same way")
    return wrong


def _round(root: QWidget, key: Qt.Key) -> list[QWidget]:
    """Return the stops from the first one read until it is reached again."""
    found: list[QWidget] = []
    for _press in range(MOST):
        QTest.keyClick(root.windowHandle(), key)
        QApplication.processEvents()
        now = QApplication.focusWidget()
        if now is None or now in found:
            break
        found.append(now)
    if not found:
        return []
    assert QApplication.focusWidget() in found[:1], f"Tab does not come round: {_named(QApplication.focusWidget())}"
    return _turned(found, _first(root, found))


def _turned(stops: list[QWidget], first: QWidget) -> list[QWidget]:
    at = stops.index(first)
    return [*stops[at:], *stops[:at]]


def _first(root: QWidget, stops: list[QWidget]) -> QWidget:
    """Return the stop that is read first: the rail's, else the one where the topmost line begins."""
    beside = [each for each in stops if _of_rail(each)] or stops
    places = {each: _place(root, each) for each in beside}
    line = min(where.bottom() for where in places.values())
    return min((each for each in beside if places[each].top() <= line), key=lambda each: places[each].left())


def _of_rail(stop: QWidget) -> bool:
    return any(type(each).__name__ == "Rail" for each in _parents(stop))


def _parents(widget: QWidget) -> Iterator[QWidget]:
    above: QWidget | None = widget
    while above is not None:
        yield above
        above = above.parentWidget()


def _place(root: QWidget, widget: QWidget) -> QRect:
    """Return where a widget would stand if nothing were scrolled, counted from the side where reading begins."""
    at = widget.mapTo(root, QPoint())
    for area in _parents(widget):
        if isinstance(area, QScrollArea) and area is not widget:
            at += QPoint(0, area.verticalScrollBar().value())
    if widget.isRightToLeft():
        at.setX(root.width() - at.x() - widget.width())
    return QRect(at, widget.size())


def _out_of_order(root: QWidget, stops: list[QWidget]) -> Iterator[str]:
    """Find steps back: up within a column, or towards the beginning within a line."""
    for one, other in pairwise(stops):
        here, there = _place(root, one), _place(root, other)
        up = there.bottom() < here.top() and there.left() < here.right()
        back = there.right() < here.left() and there.top() < here.bottom() and here.top() < there.bottom()
        if up or back:
            yield f"{'up' if up else 'back'}: from {_named(one)} at {here.getRect()} to {_named(other)} at {there.getRect()}"


def _out_of_reach(root: QWidget, stops: list[QWidget]) -> Iterator[str]:
    """Find controls that can be used, and that neither Tab nor, within their group, an arrow reaches."""
    reached = {*stops, *(each for stop in stops for each in _by_arrows(stop))}
    for each in every(root, QWidget):
        if isinstance(each, CONTROLS) and each.isEnabled() and each not in reached and not _inside(each, stops):
            yield f"out of reach: {_named(each)}"


def _inside(control: QWidget, stops: list[QWidget]) -> bool:
    """Return whether a control is a part of something that is reached: the cross of a line, a mark in its row of five."""
    above = [each for each in _parents(control) if each is not control]
    return any(each in stops or (isinstance(each, CONTROLS | QAbstractScrollArea) and not isinstance(each, QScrollArea)) for each in above)


def _by_arrows(stop: QWidget) -> list[QWidget]:
    """Return what the arrows reach: from a line its list, from a button those of which one is chosen; nothing is chosen by it here."""
    if isinstance(stop, QLineEdit):
        return _led(stop)
    group = stop.group() if isinstance(stop, QAbstractButton) else None
    if group is None or not group.exclusive():
        return []
    chosen, found = group.checkedButton(), [stop]
    for each in (group, *group.buttons()):
        each.blockSignals(True)  # noqa: FBT003 - Qt's own
    for one in found:  # it grows meanwhile
        for key in ARROWS:
            one.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(stop.window().windowHandle(), key)
            now = QApplication.focusWidget()
            if now is not None and now not in found:
                found.append(now)
    if chosen is not None:
        chosen.setChecked(True)
    for each in (group, *group.buttons()):
        each.blockSignals(False)  # noqa: FBT003 - Qt's own
    return found


def _led(line: QLineEdit) -> list[QWidget]:
    """Return the lists in which an arrow goes on while one stays in a line."""
    lists = line.window().findChildren(QAbstractItemView)
    before = [each.currentIndex().row() for each in lists]
    line.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(line.window().windowHandle(), Qt.Key.Key_Down)
    return [each for each, row in zip(lists, before, strict=True) if each.currentIndex().row() != row]


def _named(widget: QWidget | None) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r}" if widget else "nothing"
