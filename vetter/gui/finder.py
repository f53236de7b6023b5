"""Finding anything: one field over every deed, button of the page, candidate, question, setting and word explained."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QPushButton, QStyle, QStyleOptionViewItem
from rapidfuzz import fuzz, process, utils

from vetter import actions
from vetter.domain.likeness import folded, words_of
from vetter.errors import VetterError
from vetter.gui import theme
from vetter.gui.deeds import DEEDS, keys_in_words
from vetter.gui.pages.interview import InterviewPage
from vetter.gui.places import HelpPlace, HistoryPlace, SettingsPart, SettingsPlace
from vetter.gui.theme import Appearance, Role
from vetter.gui.widgets.cells import Cells
from vetter.gui.widgets.layout import column
from vetter.gui.widgets.opening import open_at
from vetter.gui.widgets.search import SearchField
from vetter.gui.widgets.text import label
from vetter.questions.glossary import TERMS
from vetter.settings import shown
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QWidget

    from vetter.gui.deeds import Window

WIDE, HIGH, ROW = 600, 480, 40
MOST, MOST_CANDIDATES = 12, 6
LIKENESS = 75
"""Of 100; what is less alike than this is not shown where nothing fits, as when a word is misspelt."""
HINT = tr("Type a name, a word, or what you want to do")
_NEVER_LISTED = tr("Find anything")
_FoundRole = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Found:
    """Something that can be gone to: its words, what it is, how one gets there, its keys, and what else it is looked for by."""

    words: str
    kind: str
    go: Callable[[], object]
    keys: str = ""
    also: str = ""

    @cached_property
    def folded(self) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """Its words as they are compared: in one, each, and with the others; each key typed compares them."""
        own = words_of(self.words)
        return folded(self.words), own, (*own, *words_of(self.also))

    def fits(self, asked: tuple[str, ...]) -> int:
        """Return how well it fits the words typed: 3 where each begins one of its own, 2 one of the others, 1 where it is inside."""
        whole, own, every = self.folded
        if _begun(asked, own):
            return 3
        return 2 if _begun(asked, every) else int(all(part in whole for part in asked))


def _begun(asked: Iterable[str], words: tuple[str, ...]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in asked)


def found(window: Window) -> tuple[Found, ...]:
    """Return everything but the candidates, which are too many to be listed."""
    return (*_deeds(window), *_here(window), *_questions(window), *_words(window), *_settings(window))


def _deeds(window: Window) -> Iterator[Found]:
    for deed in DEEDS:
        if deed.possible(window) and deed.words != _NEVER_LISTED:
            yield Found(deed.words, deed.menu.label, partial(deed.does, window), keys_in_words(deed), deed.also)


def _here(window: Window) -> Iterator[Found]:
    """Yield every button that can be pressed on the page that is open, in sight or not."""
    deeds = {deed.words for deed in DEEDS}
    for button in window.present_page().findChildren(QPushButton):
        if button.isVisible() and button.isEnabled() and button.accessibleName() not in deeds:
            yield Found(button.accessibleName(), tr("On this page"), partial(_press, button))


def _press(button: QPushButton) -> None:
    if shiboken6.isValid(button):
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        button.click()


def _questions(window: Window) -> Iterator[Found]:
    page = window.present_page()
    if isinstance(page, InterviewPage):
        for question in page.questions():
            yield Found(question.short, tr("Question"), partial(page.open_question, question.key))


def _words(window: Window) -> Iterator[Found]:
    for term in TERMS:
        yield Found(tr("What does “{word}” mean?", word=term.word), tr("Words explained"), partial(window.open, HelpPlace(term.key)))


def _settings(window: Window) -> Iterator[Found]:
    for part in SettingsPart:
        yield Found(part.label, tr("Settings"), partial(window.open, SettingsPlace(part)), also=part.also)
    for appearance in Appearance:
        yield Found(appearance.label, tr("Look"), partial(window.choose_appearance, appearance))
    for setting in shown(window.desk.settings):
        yield Found(setting.words, tr("Setting"), partial(window.open, SettingsPlace(setting.name)))


class Finder(QDialog):
    """The field and what fits it; Enter goes to the marked one, arrows move, Escape closes."""

    def __init__(self, parent: QWidget, window: Window) -> None:
        """Look among everything `window` offers and the candidates of its case file."""
        super().__init__(parent)
        known = found(window)
        self._window, self._known = window, known
        self._by_words = {at: each.words for at, each in enumerate(known)}
        self.setWindowTitle(tr("Find anything"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = SearchField(HINT, tr("Find anything"))
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._go)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setProperty("kind", "found")
        self.list.setAccessibleName(tr("What was found"))
        self._cells = _Drawn(self.list)
        self.list.setItemDelegate(self._cells)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _item: self._go())
        self._nothing = label("", Role.QUIET)
        self.setLayout(column([self.field, self._nothing, self.list], gap=8, margins=(16, 16, 16, 16)))
        open_at(self, WIDE, HIGH)
        self._look("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move through the list while the cursor stays in the field, and Escape close, whatever is typed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.reject()
                return True
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step and self.list.count():
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                self._cells.tell_present()
                return True
        return super().eventFilter(watched, event)

    def _look(self, typed: str) -> None:
        self.list.clear()
        for each in (*self._candidates(typed), *self._alike(typed)):
            item = QListWidgetItem(f"{each.words}, {each.kind}")
            item.setData(_FoundRole, each)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._nothing.setText(tr("Nothing is called like “{typed}”.", typed=typed.strip()))
        self._nothing.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))

    def _alike(self, typed: str) -> Sequence[Found]:
        if not typed.strip():
            return self._known[:MOST]
        asked = words_of(typed)
        ranked = [(each.fits(asked), each) for each in self._known] if asked else []
        fitting = sorted((pair for pair in ranked if pair[0]), key=lambda pair: -pair[0])
        return [each for _how, each in fitting[:MOST]] or self._misspelt(typed)

    def _misspelt(self, typed: str) -> Sequence[Found]:
        alike = process.extract(
            typed, self._by_words, scorer=fuzz.WRatio, processor=utils.default_process, limit=MOST, score_cutoff=LIKENESS
        )
        return [self._known[at] for _words, _likeness, at in alike]

    def _candidates(self, typed: str) -> Sequence[Found]:
        if not typed.strip():
            return ()
        try:
            page = actions.list_candidates(self._window.desk, typed, limit=MOST_CANDIDATES)
        except VetterError:
            return ()
        return [Found(row.name, tr("Candidate"), partial(self._window.open, HistoryPlace(row.candidate))) for row in page.rows]

    def _go(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            chosen: Found = item.data(_FoundRole)
            self.accept()
            chosen.go()


class _Drawn(Cells):
    """Draws the words on the left, what they are and their keys on the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Ask for the height of a row."""
        return QSize(super().sizeHint(option, index).width(), theme.scaled(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw the ground by the style, then our words."""
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        each: Found = index.data(_FoundRole)
        where, colours = option.rect.adjusted(12, 0, -12, 0), theme.current()
        aside = f"{each.kind}   {each.keys}" if each.keys else each.kind
        painter.save()
        painter.setFont(theme.font(Role.CAPTION))
        painter.setPen(QColor(colours.ink2))
        room = painter.fontMetrics().horizontalAdvance(aside) + 16
        painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, aside)
        painter.setFont(theme.font(Role.BODY))
        painter.setPen(QColor(colours.ink))
        words = self.fitted(painter, each.words, where.width() - room)
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
