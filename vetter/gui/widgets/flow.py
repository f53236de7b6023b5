"""A row that goes on in the next line where there is no room left, as words do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QStyle, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ONE_LINE = 16_777_215
"""Room for all of it."""
GROWS = QSizePolicy.Policy.Expanding


def flow(
    items: Iterable[QWidget | int] = (), *, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0), trailing: bool = False
) -> Flow:
    """Return such a row of widgets; -1 is a gap that takes what its line leaves over; `trailing` lines end together after it."""
    made = Flow(trailing=trailing)
    made.setSpacing(gap)
    made.setContentsMargins(*margins)
    for item in items:
        if isinstance(item, QWidget):
            made.addWidget(item)
        else:
            made.addStretch(1)
    return made


class Flow(QLayout):
    """Lines of widgets, each as wide as it wants to be and never wider than the line; one that grows takes what its line leaves over."""

    def __init__(self, *, trailing: bool = False) -> None:
        """Begin empty; `trailing` lines end together instead of beginning together, from the gap on where there is one."""
        super().__init__()
        self._trailing = trailing
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._wished: QSize | None = None
        self._least: QSize | None = None

    def invalidate(self) -> None:
        """Forget what was measured; Qt asks many times between two changes."""
        self._heights, self._wished, self._least = {}, None, None
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item after the others."""
        self._items.append(item)
        self.invalidate()

    def addStretch(self, _share: int = 1) -> None:
        """Put a gap after the others that takes what its line leaves over."""
        self.addItem(QSpacerItem(0, 0, GROWS, QSizePolicy.Policy.Minimum))

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or nothing past the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than there is."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that fewer columns make more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high all lines are together at a width."""
        if width not in self._heights:
            left, top, right, bottom = self._margins()
            room = width - left - right
            lines = list(self._lines(room))
            self._heights[width] = top + bottom + sum(_height(line, room) for line in lines) + self.spacing() * max(0, len(lines) - 1)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        if self._wished is None:
            left, top, right, bottom = self._margins()
            shown = self._shown()
            self._wished = QSize(left + right + self._length(shown), top + bottom + _height(shown, ONE_LINE))
        return self._wished

    def minimumSize(self) -> QSize:
        """Be content with one item a line."""
        if self._least is None:
            left, top, right, bottom = self._margins()
            shown = self._shown()
            wide = max((item.minimumSize().width() for item in shown), default=0)
            self._least = QSize(left + right + wide, top + bottom + _height(shown, ONE_LINE))
        return self._least

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place, the lines in the middle of what height there is."""
        super().setGeometry(rect)
        left, top, right, bottom = self._margins()
        inside, parent = rect.adjusted(left, top, -right, -bottom), self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        y = inside.top() + max(0, rect.height() - self.heightForWidth(rect.width())) // 2
        trailing = self._trailing and not any(item.spacerItem() for item in self._items)
        for line in self._lines(inside.width()):
            growing = [item for item in line if _grows(item)]
            left_over = max(0, inside.width() - self._length(line))
            over = left_over // len(growing) if growing else 0
            x, high = inside.left(), _height(line, inside.width())
            trailing = trailing or (self._trailing and any(item.spacerItem() for item in line))
            if trailing and not growing:
                x += left_over
            for item in line:
                if item.spacerItem():
                    x += over
                    continue
                wide = item.sizeHint().width() + (over if item in growing else 0)
                size = QSize(min(wide, item.maximumSize().width(), inside.width()), _height([item], inside.width()))
                place = QRect(QPoint(x, y + (high - size.height()) // 2), size)
                item.setGeometry(QStyle.visualRect(direction, inside, place))
                x += size.width() + self.spacing()
            y += high + self.spacing()

    def _margins(self) -> tuple[int, int, int, int]:
        held = self.contentsMargins()
        return held.left(), held.top(), held.right(), held.bottom()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if item.spacerItem() or not item.isEmpty()]

    def _length(self, line: list[QLayoutItem]) -> int:
        wide = [item.sizeHint().width() for item in line if not item.spacerItem()]
        return sum(wide) + self.spacing() * max(0, len(wide) - 1)

    def _lines(self, width: int) -> Iterator[list[QLayoutItem]]:
        line: list[QLayoutItem] = []
        for item in self._shown():
            if line and not item.spacerItem() and self._length([*line, item]) > width:
                gaps = [line.pop()] if line[-1].spacerItem() else []  # a gap stands before what follows it, in the next line too
                yield line
                line = gaps
            line.append(item)
        if line:
            yield line


def _height(line: list[QLayoutItem], room: int) -> int:
    """Return the height of a line; what is longer than the line itself goes on in a second one of its own, where it can."""
    return max((_high(item, room) for item in line), default=0)


def _high(item: QLayoutItem, room: int) -> int:
    hint = item.sizeHint()
    return item.heightForWidth(room) if hint.width() > room and item.hasHeightForWidth() else hint.height()


def _grows(item: QLayoutItem) -> bool:
    """Return whether an item takes what its line leaves over: a gap, or a widget that wants all the width there is."""
    widget = item.widget()
    if widget is None:
        return item.spacerItem() is not None
    return widget.sizePolicy().horizontalPolicy() == GROWS and widget.maximumWidth() > item.sizeHint().width()
