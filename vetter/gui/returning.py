"""Where the owner was when the case file was locked: the place, its field, what was typed there; nobody can read it until unlocked."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from vetter import actions
from vetter.errors import VetterError
from vetter.gui.places import (
    BenchmarksPlace,
    BusinessPlace,
    CandidatesPlace,
    ComparePlace,
    DoublesPlace,
    HelpPlace,
    HistoryPlace,
    HomePlace,
    InterviewPlace,
    SettingsPlace,
    VerdictPlace,
)
from vetter.gui.widgets.gradually import Gradually

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeGuard

    from vetter.actions import Desk
    from vetter.gui.pages.page import Page
    from vetter.gui.places import Place
    from vetter.gui.window import MainWindow

_PLAIN: dict[str, Callable[..., Place]] = {
    each.__name__: each
    for each in (HomePlace, CandidatesPlace, DoublesPlace, HistoryPlace, BenchmarksPlace, BusinessPlace, SettingsPlace, HelpPlace)
}
"""Places that are told by words and ids alone."""


@dataclass(frozen=True)
class Left:
    """What is known of it meanwhile: all of it encrypted, but for a place with somebody invented."""

    closed: bytes
    invented: Place | None

    def go_back(self, window: MainWindow) -> None:
        """Open the place again as it was left; where it is gone, home."""
        told: dict[str, Any] = json.loads(actions.unsealed(window.desk, self.closed))
        try:
            place = self.invented or _opened(window.desk, told["kind"], told["place"])
        except VetterError:
            return
        window.open(place)
        if isinstance(place, InterviewPlace) and told["question"]:
            window.interview.open_question(told["question"])
        QApplication.processEvents()
        _finish(window.present_page())
        _put_back(window.present_page(), told)


def left(window: MainWindow) -> Left:
    """Return where the owner is in a window whose page was flushed."""
    place, page = window.present_place(), window.present_page()
    card = window.interview.present_card() if isinstance(place, InterviewPlace) else None
    question = card.question.key if card else ""
    told = {"kind": type(place).__name__, "place": _told(place), "question": question, **_fields(page)}
    return Left(actions.sealed(window.desk, json.dumps(told)), place if _is_invented(place) else None)


def _is_invented(place: Place) -> bool:
    """Return whether a place is about nobody real: practice, or a sample."""
    match place:
        case InterviewPlace():
            return place.practice is not None
        case VerdictPlace(judged):
            return judged.verdict_id is None
        case ComparePlace(verdicts):
            return any(each.verdict_id is None for each in verdicts)
    return False


def _told(place: Place) -> dict[str, Any]:
    """Return a place by words and ids."""
    match place:
        case InterviewPlace(case):
            return {"case": case and case.id, "section": place.section, "candidate": case.candidate if case else place.candidate}
        case VerdictPlace(judged):
            return {"verdict": judged.verdict_id}
        case ComparePlace(verdicts):
            return {"verdicts": [each.verdict_id for each in verdicts]}
    return asdict(place)


def _opened(desk: Desk, kind: str, told: dict[str, Any]) -> Place:
    """Return the place of these words and ids; raise `InputError` for a verdict that is gone."""
    match told:
        case {"case": key, "section": section, "candidate": candidate}:
            kept = next((draft.case for draft in actions.drafts(desk) if draft.case.id == key), None)
            return InterviewPlace(kept, section, None if kept else candidate)
        case {"verdict": verdict}:
            return VerdictPlace(actions.open_verdict(desk, verdict))
        case {"verdicts": verdicts}:
            return ComparePlace(tuple(actions.open_verdict(desk, each) for each in verdicts))
    return _PLAIN[kind](**{name: tuple(value) if isinstance(value, list) else value for name, value in told.items()})


Written = QLineEdit | QPlainTextEdit


def _fields(page: Page) -> dict[str, Any]:
    """Return what was typed into the fields of a page, which has the focus, and how far its areas are scrolled."""
    focused = QApplication.focusWidget()
    named = _named(page)
    return {
        "typed": [[name, at, _text(each)] for (name, at), each in named.items() if _is_written(each)],
        "focus": next(([name, at] for (name, at), each in named.items() if each is focused), None),
        "cursor": focused.cursorPosition() if isinstance(focused, QLineEdit) else -1,
        "scrolled": [area.verticalScrollBar().value() for area in _areas(page)],
    }


def _put_back(page: Page, told: dict[str, Any]) -> None:
    named = _named(page)
    for name, at, text in told["typed"]:
        field = named.get((name, at))
        if field is not None and _is_written(field) and _text(field) != text:
            field.setText(text) if isinstance(field, QLineEdit) else field.setPlainText(text)
    for area, value in zip(_areas(page), told["scrolled"], strict=False):
        area.verticalScrollBar().setValue(value)
    field = named.get(tuple(told["focus"] or ()))
    if field is not None:
        field.setFocus()
        if isinstance(field, QLineEdit) and told["cursor"] >= 0:
            field.setCursorPosition(told["cursor"])


def _finish(page: Page) -> None:
    for work in page.window().findChildren(Gradually):
        work.finish()
    QApplication.processEvents()


def _named(page: Page) -> dict[tuple[str, int], QWidget]:
    """Return what is shown and can have the focus, by its name and how many of that name stand before it."""
    made: dict[tuple[str, int], QWidget] = {}
    for each in page.findChildren(QWidget):
        if each.focusPolicy() and each.isVisibleTo(page):
            name = each.accessibleName()
            made[name, sum(name == other for other, _at in made)] = each
    return made


def _is_written(widget: QWidget) -> TypeGuard[Written]:
    return isinstance(widget, Written) and not widget.isReadOnly()


def _areas(page: Page) -> list[QScrollArea]:
    return [each for each in page.findChildren(QScrollArea) if each.isVisibleTo(page)]


def _text(field: Written) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
