"""What narrows the list of candidates: a list for each question one can ask of it, and a chip for each that is set."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from vetter import actions
from vetter.actions import Filter
from vetter.domain.claims import Industry
from vetter.domain.decision import Decision, Shelf
from vetter.domain.labelled import Labelled
from vetter.domain.verdict import Verdict
from vetter.gui import icons, theme
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dropdown import DropDown
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.layout import column, emptied, holding
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from vetter.actions import Desk

T = TypeVar("T", bound=Labelled)

SINCE = ((None, tr("Any time")), (30, tr("Last 30 days")), (90, tr("Last 90 days")), (365, tr("Last year")))
"""Days back from today."""


class FilterRow(QWidget):
    """Shelf, verdict, decision, trade, time, flag and tag; each list begins with everything.

    Signals:
        changed: after every choice.
    """

    changed = Signal()

    def __init__(self) -> None:
        """Begin with everybody on the first shelf."""
        super().__init__()
        self.shelf_list = self._list(tr("Where"), [(shelf, shelf.label) for shelf in Shelf])
        self._verdict = self._list(tr("Verdict"), _any(tr("Any verdict"), Verdict, lambda each: each.short))
        self._decision = self._list(tr("Decision"), _any(tr("Any decision"), Decision, lambda each: each.label))
        self._trade = self._list(tr("Trade"), _any(tr("Any trade"), Industry, lambda each: each.label))
        self._since = self._list(tr("Last seen"), SINCE)
        self._flag = self._list(tr("Flag"), [(None, tr("Any flag"))])
        self._tag = self._list(tr("Tag"), [(None, tr("Any tag"))])
        self._narrowing = {
            "verdict": self._verdict,
            "decision": self._decision,
            "trade": self._trade,
            "since": self._since,
            "flag": self._flag,
            "tag": self._tag,
        }
        self._chips = flow()
        self._set = holding(self._chips)
        self.setLayout(column([flow(self._narrowing.values()), self._set]))
        self._follow()

    def _list(self, name: str, entries: Iterable[tuple[Any, str]]) -> DropDown:
        made = DropDown(name)
        for value, words in entries:
            made.addItem(words, value)
        made.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(max(9, len(made.itemText(0))))
        made.activated.connect(lambda _at: self._chosen())
        return made

    def wanted(self, today: date) -> Filter:
        """Return what is chosen."""
        days = self._since.currentData()
        return Filter(
            self.shelf,
            _member(Verdict, self._verdict),
            _member(Decision, self._decision),
            _member(Industry, self._trade),
            today - timedelta(days=days) if days else None,
            self._tag.currentData(),
            self._flag.currentData(),
        )

    def without(self, wanted: Filter) -> list[tuple[str, str, Filter]]:
        """Return for each list that is set its key, its words and what is wanted without it."""
        return [(key, _told(made), _lifted(wanted, key)) for key, made in self._narrowing.items() if made.currentIndex() > 0]

    @property
    def narrows(self) -> bool:
        """Whether fewer are shown than there are."""
        return self.shelf_list.currentIndex() > 0 or any(each.currentIndex() > 0 for each in self._narrowing.values())

    @property
    def shelf(self) -> Shelf:
        """The shelf that is shown."""
        return Shelf(self.shelf_list.currentData())

    def offer(self, desk: Desk) -> None:
        """Offer the tags and flags in use; a chosen one that is gone is let go."""
        self._fill(self._tag, tr("Any tag"), [(tag, tag) for tag in actions.tags(desk)])
        self._fill(self._flag, tr("Any flag"), actions.flags(desk))
        self._follow()

    def _fill(self, made: DropDown, anything: str, entries: Iterable[tuple[str, str]]) -> None:
        chosen = made.currentData()
        made.clear()
        for value, words in [(None, anything), *entries]:
            made.addItem(words, value)
        made.setCurrentIndex(max(0, made.findData(chosen)) if chosen else 0)
        made.setVisible(made.count() > 1)

    def lift(self, key: str) -> None:
        """Let one list say everything again."""
        self._narrowing[key].setCurrentIndex(0)
        self._chosen()

    def clear(self) -> None:
        """Show everybody again."""
        for each in (self.shelf_list, *self._narrowing.values()):
            each.setCurrentIndex(0)
        self._chosen()

    def _chosen(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """Show a chip for each list that is set."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._set.isAncestorOf(focused)
        emptied(self._chips)
        for key, made in self._narrowing.items():
            if made.currentIndex() > 0:
                chip = button(_told(made), partial(self.lift, key), kind="strong", name=tr("Lift the filter {told}", told=_told(made)))
                chip.setIcon(icons.icon("cross", theme.current().accent, 16))
                self._chips.addWidget(chip)
        self._chips.addWidget(button(tr("Clear all"), self.clear, kind="link", name=tr("Clear all filters")))
        self._set.setVisible(self.narrows)
        if had_focus:
            self._verdict.setFocus()


def _lifted(wanted: Filter, key: str) -> Filter:
    changes: dict[str, Any] = {key: None}
    return replace(wanted, **changes)


def _told(made: DropDown) -> str:
    return f"{made.accessibleName()}: {made.currentText()}"


def _any(words_for_any: str, values: Iterable[Any], words: Any) -> list[tuple[Any, str]]:
    return [(None, words_for_any), *((each, words(each)) for each in values)]


def _member(kind: type[T], chosen: DropDown) -> T | None:
    value = chosen.currentData()
    return kind(value) if value else None
