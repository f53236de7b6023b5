"""A place for what changes while one types: what stands around it is laid out anew only when it needs another height."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from vetter.gui.widgets.layout import holding

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLayout


class Steady(QWidget):
    """Holds a layout without being laid out by it.

    A layout of Qt's asks for another pass of everything up to the window after each new text, whether or not anything moves.
    """

    def __init__(self, layout: QLayout) -> None:
        """Hold `layout`."""
        super().__init__()
        self._held = holding(layout)
        self._held.setParent(self)
        self._layout = layout
        self._told: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for what the layout asks for."""
        return self._layout.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Be no smaller than the layout can be."""
        return self._layout.totalMinimumSize()

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, and remember what was told: Qt asks many times, and remembers it too."""
        if width not in self._told:
            self._told[width] = self._high(width)
        return self._told[width]

    def _high(self, width: int) -> int:
        return self._layout.totalHeightForWidth(width) if self._layout.hasHeightForWidth() else self._layout.totalSizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give all the room to what is held."""
        super().resizeEvent(event)
        self._held.resize(event.size())
        self._follow()

    def event(self, event: QEvent) -> bool:
        """Follow what is held."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._follow()
        return super().event(event)

    def _follow(self) -> None:
        """Ask for another height if the one that was told for this width holds no longer."""
        told, high = self._told.get(self.width()), self._high(self.width())
        self._told = {self.width(): high}
        if told != high:
            self.updateGeometry()
