"""An order made by hand: a list whose entries move up and down, by button or by Alt with an arrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from vetter.gui.editors.base import Editor
from vetter.gui.theme import Role
from vetter.gui.tongue import spelled
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import column, row
from vetter.gui.widgets.text import label
from vetter.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vetter.domain.labelled import Labelled
    from vetter.kinds import Ranking

HIGH = 40
"""Pixels of one entry."""
EDGE = 4
"""Pixels between the entries and the outside of the list, with the focus or without."""
NO_ORDER = tr("No order yet. Move an entry with Alt and an arrow key or with the buttons, or take the order as it stands.")
AN_ORDER = tr("The first counts most. {up} and {down} move the marked entry; {empty} takes the order back.")
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_EMPTY = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class RankedList(QListWidget):
    """The entries in order, as high as all of them.

    Signals:
        moved: emitted when a key asks to move the marked entry by this many places.
        passed: emitted on Enter, when the person wants to go on.
        dropped: emitted when a key takes the order back.
    """

    moved = Signal(int)
    passed = Signal()
    dropped = Signal()

    def __init__(self, name: str) -> None:
        """Begin without entries."""
        super().__init__()
        self.setProperty("kind", "ranked")
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    def event(self, event: QEvent) -> bool:
        """Keep Alt with an arrow from the page, which would else go to another question."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by Alt with an arrow, go on by Enter, take back by Delete."""
        if step := _step(event):
            self.moved.emit(step)
        elif event.key() in _ENTER and not event.modifiers():
            self.passed.emit()
        elif event.key() in _EMPTY and not event.modifiers():
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Ask for room for every entry."""
        return QSize(260, self.count() * HIGH + 2 * EDGE)

    def minimumSizeHint(self) -> QSize:
        """Never scroll."""
        return QSize(200, self.sizeHint().height())


def _step(event: QKeyEvent) -> int:
    """Return how far a key moves an entry; 0 for any other key."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _STEPS.get(Qt.Key(event.key()), 0) if held == Qt.KeyboardModifier.AltModifier else 0


class RankingEditor(Editor):
    """The whole order, or none while nobody has touched it."""

    def __init__(self, kind: Ranking[Labelled], name: str) -> None:
        """Offer the entries of `kind` as they stand there."""
        super().__init__()
        self._offered = kind.entries
        self._order: list[Labelled] = list(kind.entries)
        self._made = False
        self._list = RankedList(name)
        self._up = button(tr("Move up"), lambda: self._move(-1), kind="small", name=tr("{name}: move the marked entry up", name=name))
        self._down = button(tr("Move down"), lambda: self._move(1), kind="small", name=tr("{name}: move the marked entry down", name=name))
        self._keep = button(tr("This is my order"), self._take, kind="small", name=tr("{name}: this is my order", name=name))
        self._back = button(tr("Take it back"), self._drop, kind="link", name=tr("{name}: take the order back", name=name))
        self._said = label("", Role.QUIET)
        line = row(gap=8)
        line.addWidget(self._list, 1)
        line.addLayout(column([self._up, self._down, self._keep, self._back, -1]))
        self.setLayout(column([line, self._said], gap=4))
        self._list.moved.connect(self._move)
        self._list.passed.connect(self.done)
        self._list.dropped.connect(self._drop)
        self._list.currentRowChanged.connect(lambda _row: self._tell())
        for _entry in self._order:
            item = QListWidgetItem()
            item.setSizeHint(QSize(0, HIGH))
            self._list.addItem(item)
        self._show(0)

    def value(self) -> Any:
        """Return the order, or None while none was made."""
        return tuple(self._order) if self._made else None

    def set_value(self, value: Any) -> None:
        """Show an order; None goes back to how the entries are offered."""
        self._made = value is not None
        self._order = list(value or self._offered)
        self._show(0)

    def first_field(self) -> QWidget:
        """Return the list."""
        return self._list

    def _move(self, by: int) -> None:
        at = self._list.currentRow()
        to = at + by
        if 0 <= at < len(self._order) and 0 <= to < len(self._order):
            self._order.insert(to, self._order.pop(at))
            self._made = True
            self._show(to)
            self.changed.emit()

    def _take(self) -> None:
        self._made = True
        self._show(self._list.currentRow())
        self._list.setFocus()
        self.changed.emit()

    def _drop(self) -> None:
        if self._made:
            self.set_value(None)
            self._list.setFocus()
            self.changed.emit()

    def _show(self, present: int) -> None:
        """Write the entries in their order, numbered once there is one."""
        for at, entry in enumerate(self._order):
            words = f"{entry.label[:1].upper()}{entry.label[1:]}"
            self._list.item(at).setText(f"{at + 1}.  {words}" if self._made else words)
        self._list.setCurrentRow(present)
        self._tell()

    def _tell(self) -> None:
        at = self._list.currentRow()
        self._up.setEnabled(at > 0)
        self._down.setEnabled(0 <= at < len(self._order) - 1)
        self._keep.setVisible(not self._made)
        self._back.setVisible(self._made)
        ordered = AN_ORDER.format(up=spelled("Alt+Up"), down=spelled("Alt+Down"), empty=spelled("Delete"))
        self._said.setText(ordered if self._made else NO_ORDER)
        self._list.setAccessibleDescription(self._said.text())
