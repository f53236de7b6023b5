"""Boxes, cards and hairlines on the eight-pixel rhythm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QStyle,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

HALF, STEP, PAGE_SIDE, PAGE_TOP, COLUMNS, LINKS = 4, 8, 32, 24, 32, 24
"""Half a step, a step, the margins of a page, and the gaps between columns and between words that are pressed."""
ANY_WIDTH = 16_777_215
"""What Qt takes for no limit."""


def column(
    items: Iterable[QWidget | QLayout | int] = (), *, gap: int = STEP, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Return a vertical layout of widgets, layouts and gaps."""
    made = QVBoxLayout()
    _fill(made, items, gap, margins)
    return made


def row(
    items: Iterable[QWidget | QLayout | int] = (), *, gap: int = STEP, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Return a horizontal layout of widgets, layouts and gaps; -1 is a gap that grows."""
    made = QHBoxLayout()
    _fill(made, items, gap, margins)
    return made


def _fill(layout: QBoxLayout, items: Iterable[QWidget | QLayout | int], gap: int, margins: tuple[int, int, int, int]) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        elif item < 0:
            layout.addStretch(1)
        else:
            layout.addSpacing(item)


def holding(layout: QLayout) -> QWidget:
    """Return a bare widget that holds a layout."""
    made = QWidget()
    made.setLayout(layout)
    return made


def frame(layout: QLayout, kind: str = "card") -> QFrame:
    """Return a framed widget that holds a layout."""
    made = QFrame()
    made.setProperty("kind", kind)
    made.setLayout(layout)
    return made


def card(items: Iterable[QWidget | QLayout | int], *, kind: str = "card", gap: int = STEP, padding: int = 16) -> QFrame:
    """Return a card with its content."""
    return frame(column(items, gap=gap, margins=(padding, padding, padding, padding)), kind)


def hairline(kind: str = "hairline") -> QFrame:
    """Return a line between things."""
    made = QFrame()
    made.setProperty("kind", kind)
    made.setFixedHeight(1)
    return made


class Sheet(QWidget):
    """What a scroll area holds: as high as its text is at the present width, not at the narrowest."""

    def minimumSizeHint(self) -> QSize:
        """Leave the height to the width; a scroll area would else keep room for the narrowest columns."""
        hint = super().minimumSizeHint()
        layout = self.layout()
        return QSize(hint.width(), 0) if layout is not None and layout.hasHeightForWidth() else hint


class Rest(QStackedWidget):
    """What takes the height that a page leaves over: a list, or what is said while it is empty; below `least` the page scrolls."""

    def __init__(self, least: int) -> None:
        """Begin empty; `least` is a height in pixels."""
        super().__init__()
        self._least = least

    def hasHeightForWidth(self) -> bool:
        """Say that the height comes from the page."""
        return False

    def sizeHint(self) -> QSize:
        """Ask for no more than the least."""
        return QSize(super().sizeHint().width(), self._least)

    def minimumSizeHint(self) -> QSize:
        """Take no less than the least."""
        return QSize(super().minimumSizeHint().width(), self._least)


_PAGING = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_ENDS = {Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum, Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum}


class Scrolled(QScrollArea):
    """A page that scrolls; the largest one of a window does so by keys too, wherever in the window the focus is.

    Its bar lies over the margin, so that what stands in it keeps its edges whether there is more to see or not.
    """

    def __init__(self, content: QWidget) -> None:
        """Hold `content`, as wide as there is room."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        kept, self._bar = self.verticalScrollBar(), QScrollBar(Qt.Orientation.Vertical, self)
        kept.rangeChanged.connect(self._follow)
        kept.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(kept.setValue)
        self._follow()

    def _follow(self) -> None:
        """Show the bar while there is more than is seen."""
        kept = self.verticalScrollBar()
        self._bar.setPageStep(kept.pageStep())
        self._bar.setSingleStep(kept.singleStep())
        self._bar.setRange(kept.minimum(), kept.maximum())
        self._bar.setVisible(kept.maximum() > kept.minimum())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar at the edge."""
        super().resizeEvent(event)
        edge = QRect(self.width() - self._bar.sizeHint().width(), 0, self._bar.sizeHint().width(), self.height())
        self._bar.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), edge))

    def showEvent(self, event: QShowEvent) -> None:
        """Listen for keys nobody had a use for."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Listen no more."""
        self.window().removeEventFilter(self)
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll by the keys that are pressed for it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers() and self._largest(watched):
            key = Qt.Key(event.key())
            if key in _PAGING:
                self.keyPressEvent(event)
                return True
            if key in _ENDS:
                self.verticalScrollBar().triggerAction(_ENDS[key])
                return True
        return super().eventFilter(watched, event)

    def _largest(self, window: QObject) -> bool:
        seen = [each for each in window.findChildren(Scrolled) if each.isVisible()]
        return max(seen, key=lambda each: each.width() * each.height(), default=None) is self


def scrolled(content: QWidget) -> QScrollArea:
    """Return a page that scrolls when it does not fit."""
    sheet = Sheet()
    sheet.setLayout(column([content]))
    return Scrolled(sheet)


def read_through(head: Iterable[QWidget], body: QWidget, foot: Iterable[QWidget | int]) -> QVBoxLayout:
    """Return the layout of a window that is read: the title stays over what scrolls, and what is pressed below it and a line."""
    above = holding(column(head, gap=HALF, margins=(LINKS, 16, LINKS, STEP)))
    below = holding(row(foot, margins=(LINKS, 12, LINKS, 16)))
    return column([above, body, hairline(), below], gap=0)


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            emptied(inner)


def tab_through(before: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab go on from `before` through these, in this order; Qt puts what is added later after all the rest.

    Where `before` takes no focus itself, such as what holds them, they come where it stands: Qt orders only what takes the focus.
    """
    start, policy = before, before.focusPolicy()
    start.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget
    start.setFocusPolicy(policy)
