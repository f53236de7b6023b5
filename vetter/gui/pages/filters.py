"""The row of lists above the candidates that narrows who is shown."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vetter.actions import Filter
from vetter.domain.claims import Industry
from vetter.domain.decision import Decision, Shelf
from vetter.domain.labelled import Labelled
from vetter.domain.verdict import Verdict
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dropdown import DropDown
from vetter.gui.widgets.layout import row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

T = TypeVar("T", bound=Labelled)

SINCE = ((None, "Any time"), (30, "Last 30 days"), (90, "Last 90 days"), (365, "Last year"))
"""Days back from today."""


class FilterRow(QWidget):
    """Shelf, verdict, decision, trade, time and tag; each list begins with everything.

    Signals:
        changed: after every choice.
    """

    changed = Signal()

    def __init__(self) -> None:
        """Begin with everybody on the first shelf."""
        super().__init__()
        self._shelf = self._list("Where", [(shelf, shelf.label) for shelf in Shelf])
        self._verdict = self._list("Verdict", _any("verdict", Verdict, lambda each: each.short))
        self._decision = self._list("Decision", _any("decision", Decision, lambda each: each.label))
        self._trade = self._list("Trade", _any("trade", Industry, lambda each: each.label))
        self._since = self._list("Last seen", SINCE)
        self._tag = self._list("Tag", [(None, "Any tag")])
        self._clear = button("Clear", self.clear, kind="link", name="Clear all filters")
        self._lists = (self._shelf, self._verdict, self._decision, self._trade, self._since, self._tag)
        self.setLayout(row([*self._lists, self._clear, -1]))
        self._follow()

    def _list(self, name: str, entries: Iterable[tuple[Any, str]]) -> DropDown:
        made = DropDown(name)
        for value, words in entries:
            made.addItem(words, value)
        made.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(9)
        made.activated.connect(lambda _at: self._chosen())
        return made

    def wanted(self, today: date) -> Filter:
        """Return what is chosen."""
        days = self._since.currentData()
        return Filter(
            Shelf(self._shelf.currentData()),
            _member(Verdict, self._verdict),
            _member(Decision, self._decision),
            _member(Industry, self._trade),
            today - timedelta(days=days) if days else None,
            self._tag.currentData(),
        )

    @property
    def narrows(self) -> bool:
        """Whether fewer are shown than there are."""
        return any(each.currentIndex() > 0 for each in self._lists)

    @property
    def shelf(self) -> Shelf:
        """The shelf that is shown."""
        return Shelf(self._shelf.currentData())

    def show_tags(self, tags: tuple[str, ...]) -> None:
        """Offer the tags in use; a chosen one that is gone is let go."""
        chosen = self._tag.currentData()
        self._tag.clear()
        for value, words in [(None, "Any tag"), *((tag, tag) for tag in tags)]:
            self._tag.addItem(words, value)
        self._tag.setCurrentIndex(max(0, self._tag.findData(chosen)) if chosen else 0)
        self._tag.setVisible(bool(tags))
        self._follow()

    def clear(self) -> None:
        """Show everybody again."""
        for each in self._lists:
            each.setCurrentIndex(0)
        self._chosen()

    def _chosen(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        self._clear.setVisible(self.narrows)


def _any(what: str, values: Iterable[Any], words: Any) -> list[tuple[Any, str]]:
    return [(None, f"Any {what}"), *((each, words(each)) for each in values)]


def _member(kind: type[T], chosen: DropDown) -> T | None:
    value = chosen.currentData()
    return kind(value) if value else None
