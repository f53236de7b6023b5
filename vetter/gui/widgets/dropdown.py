"""A list that drops down: named, with our chevron, deaf to the wheel unless it has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionComboBox, QStylePainter

from vetter.gui import icons, theme
from vetter.gui.widgets.text import leading, lines_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent

CHEVRON, EDGE = 16, 8
"""Side of the sign at the usual text size, and its distance from the edge."""
WORD = 112
"""The longest word that a list keeps room for, at the usual text size; a longer one is broken where there is none."""


class DropDown(QComboBox):
    """One of several entries; one that is longer than the list is wide goes on in the next line."""

    def __init__(self, name: str) -> None:
        """Name the list for screen readers, which would else say its present value."""
        super().__init__()
        self._lines, self._longest = [""], 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.currentIndexChanged.connect(lambda _at: self._fit())
        for changed in (self.model().rowsInserted, self.model().rowsRemoved, self.model().modelReset):
            changed.connect(self._forget)

    def sizeHint(self) -> QSize:
        """Ask for the lines the entry takes at the present width."""
        return self._high(super().sizeHint().expandedTo(self.minimumSizeHint()))

    def minimumSizeHint(self) -> QSize:
        """Become narrower than the longest entry where there is no room for it, and not than its longest word."""
        hint = super().minimumSizeHint()
        if not self._longest:
            words = "\n".join(self.itemText(at) for at in range(self.count()))
            longest = self.fontMetrics().boundingRect(QRect(0, 0, 1, 0), int(Qt.TextFlag.TextWordWrap), words).width()
            self._longest = min(longest, theme.scaled(WORD)) + theme.scaled(CHEVRON) + 3 * EDGE
        return self._high(QSize(self._longest, hint.height()))

    def _high(self, hint: QSize) -> QSize:
        one = super().minimumSizeHint().height()
        return QSize(hint.width(), one + (len(self._lines) - 1) * self.fontMetrics().lineSpacing())

    def _room(self) -> QRect:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self)

    def _fit(self) -> None:
        """Follow the width and the entry with the height."""
        words, wide, before = self.currentText(), self._room().width(), len(self._lines)
        self._lines = [words] if self.fontMetrics().horizontalAdvance(words) <= wide else lines_of(words, self.font(), wide)
        if len(self._lines) != before:
            self.updateGeometry()

    def _forget(self) -> None:
        """Measure anew what there is to choose from."""
        self._longest = 0
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the entry anew."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the list has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def showPopup(self) -> None:
        """Open wide enough for the longest entry."""
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(self.itemText(index)) for index in range(self.count())), default=0)
        self.view().setMinimumWidth(max(self.width(), widest + 48))
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the list, its entry and its chevron."""
        option, painter = QStyleOptionComboBox(), QStylePainter(self)
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self._room(), int(leading() | Qt.AlignmentFlag.AlignVCenter), "\n".join(self._lines))
        side = theme.scaled(CHEVRON)
        x = EDGE if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else self.width() - side - EDGE
        painter.drawPixmap(x, (self.height() - side) // 2, icons.pixmap("chevron-down", theme.current().ink2, side))
        painter.end()
