"""A list that drops down: named, with our chevron, deaf to the wheel unless it has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate

from vetter.gui import icons, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent

CHEVRON = 16


class DropDown(QComboBox):
    """One of several entries."""

    def __init__(self, name: str) -> None:
        """Name the list for screen readers, which would else say its present value."""
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(QStyledItemDelegate(self))

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the list and its chevron."""
        super().paintEvent(event)
        painter = QPainter(self)
        x = 8 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else self.width() - CHEVRON - 8
        painter.drawPixmap(x, (self.height() - CHEVRON) // 2, icons.pixmap("chevron-down", theme.current().ink2, CHEVRON))
        painter.end()
