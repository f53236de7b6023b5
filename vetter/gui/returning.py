"""Where the owner was when the case file was locked: the places, the steps, what was typed there; nobody can read it until unlocked."""

from __future__ import annotations

import copyreg
import io
import pickle
from dataclasses import dataclass, replace
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from vetter import actions
from vetter.errors import VetterError
from vetter.gui.editors.fields import Line
from vetter.gui.pages.business import BusinessPage
from vetter.gui.pages.interview import InterviewPage
from vetter.gui.places import ComparePlace, InterviewPlace, VerdictPlace
from vetter.gui.widgets.gradually import finish_all
from vetter.gui.widgets.opening import AGAIN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeGuard

    from vetter.actions import Desk, Judged
    from vetter.gui.interview.steps import Steps
    from vetter.gui.places import Place
    from vetter.gui.window import MainWindow

Name = tuple[str, int]
"""What a field is called, and how many of that name stand before it."""
Written = QLineEdit | QPlainTextEdit


@dataclass(frozen=True)
class Filled:
    """What was typed and chosen in a page or a dialog, which field has the focus and where, and how far its areas are scrolled."""

    typed: dict[Name, str]
    chosen: dict[Name, int]
    focus: Name | None
    cursor: int
    scrolled: list[int]


@dataclass(frozen=True)
class HalfDone:
    """A dialog that was open: the deed of the window that opens it, its words, and what was filled in."""

    deed: str
    words: tuple[str, ...]
    filled: Filled


@dataclass(frozen=True)
class _Known:
    """All that is known of it meanwhile, and encrypted."""

    place: Place
    trail: list[Place]
    question: str
    steps: Steps | None
    filled: Filled
    dialogs: list[HalfDone]


@dataclass(frozen=True)
class Left:
    """A window that was left, closed by the key of its case file."""

    closed: bytes

    def go_back(self, window: MainWindow) -> None:
        """Open the place again as it was left; where it is gone, home."""
        known: _Known = pickle.loads(actions.unsealed(window.desk, self.closed))  # noqa: S301 - closed by our own key, in this run
        trail = [each for place in known.trail if (each := _as_it_is(window.desk, place)) is not None]
        place = _as_it_is(window.desk, known.place)
        if place is None:
            return
        window.open(place)
        window.trail = trail or window.trail
        if isinstance(place, InterviewPlace) and known.question:
            window.interview.open_question(known.question)
        QApplication.processEvents()
        page = window.present_page()
        _finish(page)
        _put_back(page, known.filled)
        if isinstance(page, InterviewPage | BusinessPage) and known.steps is not None:
            page.steps = known.steps
        open_again(window, known.dialogs)


def left(window: MainWindow, dialogs: list[HalfDone]) -> Left:
    """Return where the owner is in a window before which no dialog stands any more."""
    place, page = window.present_place(), window.present_page()
    card = window.interview.present_card() if isinstance(place, InterviewPlace) else None
    question = card.question.key if card else ""
    steps = page.steps if isinstance(page, InterviewPage | BusinessPage) else None
    known = _Known(place, window.trail, question, steps, _filled(page), dialogs)
    return Left(actions.sealed(window.desk, _packed(known)))


def half_done(window: MainWindow) -> list[HalfDone]:
    """Return the dialogs before a window in which something is typed."""
    dialogs = [each for each in window.findChildren(QDialog) if each.isVisible() and each.property(AGAIN)]
    return [HalfDone(deed, tuple(words), _filled(each)) for each in dialogs for deed, *words in (each.property(AGAIN),)]


def open_again(window: MainWindow, dialogs: Iterable[HalfDone]) -> None:
    """Open dialogs again as they were left."""
    for each in dialogs:
        before = window.findChildren(QDialog)
        attrgetter(each.deed)(window)(*each.words)
        for dialog in (found for found in window.findChildren(QDialog) if found not in before):
            _put_back(dialog, each.filled)


class _Pickler(pickle.Pickler):
    """Takes mappings along that are only to be read."""

    dispatch_table = copyreg.dispatch_table | {MappingProxyType: lambda mapping: (_only_read, (dict(mapping),))}


def _only_read(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


def _packed(known: _Known) -> bytes:
    """Return all of it, what the steps share once."""
    packed = io.BytesIO()
    _Pickler(packed).dump(known)
    return packed.getvalue()


def _as_it_is(desk: Desk, place: Place) -> Place | None:
    """Return a place as it is kept by now; None where it is gone."""
    try:
        match place:
            case InterviewPlace(case) if case is not None and place.practice is None:
                kept = next((draft.case for draft in actions.drafts(desk) if draft.case.id == case.id), None)
                return replace(place, case=kept, candidate=None if kept else case.candidate)
            case VerdictPlace(judged):
                return VerdictPlace(_kept(desk, judged))
            case ComparePlace(verdicts):
                return ComparePlace(tuple(_kept(desk, each) for each in verdicts))
    except VetterError:
        return None
    return place


def _kept(desk: Desk, judged: Judged) -> Judged:
    """Return a verdict as it is kept; of a sample, which is kept nowhere, itself."""
    return judged if judged.verdict_id is None else actions.open_verdict(desk, judged.verdict_id)


def _filled(area: QWidget) -> Filled:
    focused, named = QApplication.focusWidget(), _named(area)
    return Filled(
        {name: _text(each) for name, each in named.items() if _is_written(each)},
        {name: at for name, each in named.items() if (at := _chosen(each)) is not None},
        next((name for name, each in named.items() if each is focused), None),
        focused.cursorPosition() if isinstance(focused, QLineEdit) else -1,
        [each.verticalScrollBar().value() for each in _areas(area)],
    )


def _put_back(area: QWidget, filled: Filled) -> None:
    named = _named(area)
    if isinstance(area, QDialog):  # what is chosen in a page is kept, or follows from its place
        for name, at in filled.chosen.items():
            _choose(named.get(name), at)
    for name, text in filled.typed.items():
        field = named.get(name)
        if field is not None and _is_written(field) and _text(field) != text:
            _write(field, text)
    for each, value in zip(_areas(area), filled.scrolled, strict=False):
        each.verticalScrollBar().setValue(value)
    field = named.get(filled.focus) if filled.focus else None
    if field is not None:
        field.setFocus()
        if isinstance(field, QLineEdit) and filled.cursor >= 0:
            field.setCursorPosition(filled.cursor)


def _finish(page: QWidget) -> None:
    finish_all(page)
    QApplication.processEvents()


def _named(area: QWidget) -> dict[Name, QWidget]:
    """Return what is shown and can have the focus."""
    made: dict[Name, QWidget] = {}
    for each in area.findChildren(QWidget):
        if each.focusPolicy() and each.isVisibleTo(area):
            name = each.accessibleName()
            made[name, sum(name == other for other, _at in made)] = each
    return made


def _is_written(widget: QWidget) -> TypeGuard[Written]:
    return isinstance(widget, Written) and not widget.isReadOnly()


def _areas(area: QWidget) -> list[QScrollArea]:
    return [each for each in area.findChildren(QScrollArea) if each.isVisibleTo(area)]


def _text(field: Written) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _write(field: Written, text: str) -> None:
    if isinstance(field, Line):
        field.put(text)
    elif isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)


def _chosen(widget: QWidget) -> int | None:
    """Return which entry of a list is chosen, or whether a button stays pressed; None for anything else."""
    if isinstance(widget, QComboBox):
        return widget.currentIndex()
    return int(widget.isChecked()) if isinstance(widget, QAbstractButton) and widget.isCheckable() else None


def _choose(widget: QWidget | None, at: int) -> None:
    if isinstance(widget, QComboBox):
        widget.setCurrentIndex(at)
    elif isinstance(widget, QAbstractButton):
        widget.setChecked(bool(at))
