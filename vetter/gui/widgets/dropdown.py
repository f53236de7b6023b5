"""A list that drops down: named, with our chevron, deaf to the wheel unless it has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionComboBox, QStylePainter

from vetter.gui import icons, theme
from vetter.gui.widgets.text import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent

CHEVRON = 16
NARROWEST = 160
"""The width to which a list shrinks at the usual text size; what it has no room for then is in its tip."""


class DropDown(QComboBox):
    """One of several entries."""

    def __init__(self, name: str) -> None:
        """Name the list for screen readers, which would else say its present value."""
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.currentIndexChanged.connect(lambda _at: self._tell())

    def minimumSizeHint(self) -> QSize:
        """Become narrower than the longest entry where there is no room for it."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme.scaled(NARROWEST)), hint.height())

    def _room(self) -> int:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        edit = QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, self).width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width with the tip."""
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        """Say all of the entry in the tip where there is no room for it."""
        words = self.currentText()
        self.setToolTip(plain_tip(words) if self.fontMetrics().horizontalAdvance(words) > self._room() else "")

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
        """Draw the list, its entry as far as there is room, and its chevron."""
        option, painter = QStyleOptionComboBox(), QStylePainter(self)
        self.initStyleOption(option)
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, self._room())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        side = theme.scaled(CHEVRON)
        x = 8 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else self.width() - side - 8
        painter.drawPixmap(x, (self.height() - side) // 2, icons.pixmap("chevron-down", theme.current().ink2, side))
        painter.end()
