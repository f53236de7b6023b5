"""The rail: where one is and where one can go; words when there is room, icons alone when there is little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QButtonGroup, QFrame

from vetter.gui import icons, theme
from vetter.gui.theme import Appearance, Role
from vetter.gui.tongue import spelled
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import column, holding, row
from vetter.gui.widgets.text import label, literal, picture
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QPushButton

WIDE, NARROW, MARK = 184, 56, 3
ICON, PAD = 20, 10
"""Side of an icon, and what is beside it in an entry."""
ENTRY, AROUND, BETWEEN = 40, 84, 4
"""Height of an entry, of what else there is at the usual text size, and of the gap between two."""
BESIDE_WORDS = 84
"""Icon, gaps and margins on both sides of an entry's words."""

Entry = tuple[str, str, str]
"""A page in the rail: key, words, icon."""


class Rail(QFrame):
    """The navigation.

    Signals:
        chosen: the key of a page.
        appearance_wanted: the owner wants the next palette.
        finder_wanted: the owner wants to find anything.
        menu_wanted: the owner wants the menu of everything that can be done.
    """

    chosen = Signal(str)
    appearance_wanted = Signal()
    finder_wanted = Signal()
    menu_wanted = Signal()

    def __init__(self, pages: Sequence[Entry], lower: Sequence[Entry] = ()) -> None:
        """Offer `pages` at the top and `lower` at the foot."""
        super().__init__()
        self.setProperty("kind", "rail")
        self._pages = (*pages, *lower)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._mark = picture("logo", theme.current().accent, 24, says="Vetter")
        self._name = label("Vetter", Role.SECTION, wrap=False)
        parts, feet = ([self._make(key, words, icon) for key, words, icon in each] for each in (pages, lower))
        self._menu = self._plain(tr("Menu"), "menu", self.menu_wanted)
        self._find = self._plain(tr("Find"), "search", self.finder_wanted)
        self._find.setAccessibleName(tr("Find anything"))
        self._find.setProperty("kind", "find")
        self._head = head = row([self._mark, self._name, -1], gap=8)
        self._foot = label("", Role.CAPTION)
        self._sign = picture("check", theme.current().ink2, 16)
        self._saved = holding(row([self._sign, self._foot], gap=8, margins=(8, 0, 0, 0)))
        self._saved.hide()
        self._narrow = False
        self._appearance = self._plain(tr("Appearance"), "appearance", self.appearance_wanted)
        self._appearance_words = ""
        self.setLayout(
            column([head, 12, self._find, 8, *parts, -1, *feet, self._appearance, self._menu, self._saved], gap=4, margins=(12, 20, 12, 16))
        )
        self.set_narrow(narrow=False)

    def _plain(self, words: str, icon: str, wanted: SignalInstance) -> QPushButton:
        """Return a button that is no page."""
        made = button(words, wanted.emit, kind="rail")
        made.setIcon(icons.icon(icon, theme.current().ink2, theme.scaled(ICON)))
        made.setIconSize(QSize(theme.scaled(ICON), theme.scaled(ICON)))
        return made

    def beside_menu(self) -> QPoint:
        """Return where the menu belongs on the screen: beside its button."""
        return self._menu.mapToGlobal(self._menu.rect().topRight())

    def _make(self, key: str, words: str, icon: str) -> QPushButton:
        made = button(words, lambda: self.chosen.emit(key), kind="rail")
        made.setIcon(icons.icon(icon, theme.current().ink2, theme.scaled(ICON)))
        made.setIconSize(QSize(theme.scaled(ICON), theme.scaled(ICON)))
        made.setCheckable(True)
        self._group.addButton(made)
        self._buttons[key] = made
        return made

    def show_present(self, key: str) -> None:
        """Mark the present page."""
        for each, made in self._buttons.items():
            icon = next(icon for page, _words, icon in self._pages if page == each)
            made.setChecked(each == key)
            made.setIcon(icons.icon(icon, theme.current().accent if each == key else theme.current().ink2, theme.scaled(ICON)))
        self.update()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons alone, with their words as tips, or both."""
        self.setFixedWidth(theme.scaled(NARROW) if narrow else self._wide())
        self._name.setVisible(not narrow)
        self._narrow = narrow
        self._saved.setVisible(not narrow and bool(self._foot.text()))
        side = 8 if narrow else 12
        self._head.setContentsMargins(self._beside(self._mark.sizeHint().width()) if narrow else 8, 0, 0, 0)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(side, 20, side, 16)
        for key, words, _icon in self._pages:
            self._buttons[key].setText("" if narrow else f"  {literal(words)}")
            self._buttons[key].setToolTip(literal(words) if narrow else "")
        for made, words, keys in ((self._find, tr("Find"), "Ctrl+K"), (self._menu, tr("Menu"), "F10")):
            made.setText("" if narrow else f"  {words}")
            made.setToolTip(f"{words} ({spelled(keys)})")
        self._word_appearance(narrow=narrow)

    def _beside(self, icon: int) -> int:
        """Return what an icon leaves on each side of it in the narrow rail."""
        return (theme.scaled(NARROW) - 16 - icon) // 2

    def _wide(self) -> int:
        """Return the usual width, or what the longest word in the language spoken takes."""
        metrics = QFontMetrics(theme.font(Role.STRONG))
        words = [words for _key, words, _icon in self._pages] + [
            each.label for each in (Appearance.SYSTEM, Appearance.LIGHT, Appearance.DARK)
        ]
        return max(theme.scaled(WIDE), BESIDE_WORDS + max(metrics.horizontalAdvance(each) for each in words))

    def show_appearance(self, words: str) -> None:
        """Show which palette is used."""
        self._appearance_words = words
        self._appearance.setAccessibleName(tr("Appearance: {words}", words=words))
        self._appearance.setAccessibleDescription(tr("Press for the next"))
        self._word_appearance(narrow=self._narrow)

    def _word_appearance(self, *, narrow: bool) -> None:
        self._appearance.setText("" if narrow else f"  {self._appearance_words}")
        self._appearance.setToolTip(tr("{appearance_words}; press for the next", appearance_words=self._appearance_words))

    def say(self, text: str) -> None:
        """Show what was saved, at the foot."""
        self._foot.setText(text)
        self._saved.setVisible(not self._narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let large text make the entries no higher than the window has room for."""
        super().resizeEvent(event)
        entries = len(self._buttons) + len((self._find, self._appearance, self._menu))
        each = max(ENTRY, min(theme.scaled(ENTRY), (event.size().height() - theme.scaled(AROUND)) // entries - BETWEEN))
        ring, pad = theme.scaled(theme.RING), self._beside(theme.scaled(ICON)) if self._narrow else PAD
        sheet = (
            f"QPushButton {{ min-height: {each - 2}px; padding: 0 {pad - 1}px; }} "
            f"QPushButton:focus {{ min-height: {each - 2 * ring}px; padding: 0 {pad - ring}px; }}"
        )
        if each == theme.scaled(ENTRY) and pad == PAD:
            sheet = ""
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark the present page at the edge, too."""
        super().paintEvent(event)
        present = self._group.checkedButton()
        if present is not None:
            painter = QPainter(self)
            wide = theme.scaled(MARK)
            edge = self.width() - wide if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 0
            painter.fillRect(edge, present.y() + 6, wide, present.height() - 12, QColor(theme.current().accent))
            painter.end()
