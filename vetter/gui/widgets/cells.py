"""Cells of tables and lists: words that end in “…” where there is no room for them are told whole, to the mouse, by keys and aloud."""

from __future__ import annotations

from itertools import count, takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from vetter.gui.widgets.text import marked, plain_tip

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale, QObject, QRect

Index = QModelIndex | QPersistentModelIndex
MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}


class Cells(QStyledItemDelegate):
    """Draws the cells of a view; a tip has all of the words of one that is shortened.

    The tip comes up under the mouse, and under the row to which a key has led.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        """Draw for `view`."""
        super().__init__(view)
        self._view, self._short = view, False
        view.installEventFilter(self)

    def fitted(self, painter: QPainter, text: str, width: int) -> str:
        """Return a text as there is room for it, and remember whether that is less than all of it."""
        metrics, text = painter.fontMetrics(), marked(text)
        if metrics.horizontalAdvance(text) <= width:
            return text  # Qt would shorten what takes but a part of a pixel more
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        self._short = self._short or shown != text
        return shown

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        """Show letters that would turn a text round."""
        return marked(super().displayText(value, locale))

    def left_out(self) -> None:
        """Remember that something had no room at all."""
        self._short = True

    def whole(self, option: QStyleOptionViewItem, index: Index) -> str:
        """Return all the words of a cell if it is drawn shortened, else nothing: it is drawn once more where nobody sees it."""
        self._short = False
        nowhere = QPixmap(1, 1)
        painter = QPainter(nowhere)
        self.paint(painter, option, index)
        painter.end()
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data() or "") if self._short else ""

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Tell the whole of what the mouse rests on."""
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        words = self.whole(option, index) if index.isValid() else ""
        self._tell(words, event.globalPos(), option.rect)
        return bool(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the whole of the row to which a key has led."""
        if watched is not self._view:
            return super().eventFilter(watched, event)  # a field in a cell, which Qt serves itself
        if event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent) and event.key() in MOVES and not event.isAutoRepeat():
            self.tell_present()
        return False

    def tell_present(self) -> None:
        """Tell the whole of what is shortened in the present row, beneath it; no tip where nothing is."""
        present = self._view.currentIndex()
        row = takewhile(QModelIndex.isValid, (present.siblingAtColumn(at) for at in count()))
        shown = {each: self._view.visualRect(each) for each in row}
        told = {where.left(): words for each, where in shown.items() if not where.isEmpty() and (words := self.shortened(each, where))}
        beneath = self._view.viewport().mapToGlobal(QPoint(min(told, default=0), self._view.visualRect(present).bottom()))
        self._tell("\n".join(told.values()), beneath, self._view.visualRect(present))

    def shortened(self, index: Index, where: QRect) -> str:
        """Return all the words of a cell if there is no room for them in its place, else nothing."""
        option = QStyleOptionViewItem()
        option.initFrom(self._view)
        option.rect, option.widget = where, self._view
        return self.whole(option, index)

    def _tell(self, words: str, at: QPoint, where: QRect) -> None:
        QToolTip.showText(at, plain_tip(words).replace("\n", "<br>"), self._view.viewport(), where)
