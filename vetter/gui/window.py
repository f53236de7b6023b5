"""The main window: the rail, the pages, and the way from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from vetter import actions
from vetter.errors import VetterError
from vetter.gui import look, theme
from vetter.gui.pages.candidates import CandidatesPage
from vetter.gui.pages.compare import ComparePage
from vetter.gui.pages.history import HistoryPage
from vetter.gui.pages.home import HomePage
from vetter.gui.pages.interview import InterviewPage
from vetter.gui.pages.settings import SettingsPage
from vetter.gui.pages.verdict import VerdictPage
from vetter.gui.places import CandidatesPlace, ComparePlace, HistoryPlace, HomePlace, InterviewPlace, Place, SettingsPlace, VerdictPlace
from vetter.gui.theme import Appearance
from vetter.gui.widgets.dates import clock_time
from vetter.gui.widgets.layout import holding, row
from vetter.gui.widgets.rail import Rail

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from vetter.actions import Desk
    from vetter.gui.pages.page import Page

NARROW_RAIL = 1200
SMALLEST = (880, 560)
PAGES = (("home", "Home", "home"), ("candidates", "Candidates", "candidates"), ("settings", "Settings", "settings"))


def titled(place: Place) -> str:
    """Return the window's title at a place; Qt takes "[*]" for a sign of its own unless it is doubled."""
    words = f"Verdict on {place.judged.dossier.candidate}" if isinstance(place, VerdictPlace) else _TITLES[type(place)]
    return f"{words} – Vetter".replace("[*]", "[*][*]")


_TITLES: dict[type[Place], str] = {
    HomePlace: "Home",
    CandidatesPlace: "Candidates",
    HistoryPlace: "History",
    InterviewPlace: "Interview",
    SettingsPlace: "Settings",
    ComparePlace: "Side by side",
}
_BY_RAIL: dict[str, Callable[[], Place]] = {"home": HomePlace, "candidates": CandidatesPlace, "settings": SettingsPlace}


class MainWindow(QMainWindow):
    """Everything the owner sees.

    Signals:
        appearance_changed: the owner chose another palette.
    """

    appearance_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        """Build the window on `desk` and open the home page."""
        super().__init__()
        self.desk = desk
        self.setWindowTitle("Vetter")
        self.setMinimumSize(*SMALLEST)
        self.rail = Rail(PAGES)
        self.rail.chosen.connect(self._by_rail)
        self.home, self.candidates = HomePage(desk), CandidatesPage(desk)
        self.history, self.verdict, self.interview = HistoryPage(desk), VerdictPage(desk), InterviewPage(desk)
        self.settings, self.compare = SettingsPage(desk), ComparePage(desk)
        self.settings.look_changed.connect(self.appearance_changed)
        self._stack = QStackedWidget()
        others = (self.verdict, self.interview, self.settings, self.compare)
        self._pages: tuple[Page, ...] = (self.home, self.candidates, self.history, *others)
        for page in self._pages:
            self._stack.addWidget(page)
            page.wanted.connect(self.open)
            page.saved.connect(self._say_saved)
            page.said.connect(self._say)
        line = row([self.rail, self._stack], gap=0)
        line.setStretch(1, 1)
        self.setCentralWidget(holding(line))
        self._trail: list[Place] = []
        self.deeds = self._make_deeds()
        self._settings = look.window_settings(desk.folder) if desk.folder else None
        self.rail.appearance_wanted.connect(self._next_appearance)
        self.rail.show_appearance(self.appearance.label)
        self._restore()
        self.open(HomePlace())
        if desk.read_only:
            self.home.banner.say("The case file may only be read here: nothing can be saved. Check the folder's permissions.", problem=True)

    def _say(self, text: str, deeds: tuple[tuple[str, Callable[[], object]], ...], problem: bool) -> None:  # noqa: FBT001 - a signal's slot
        """Say something on the page that is open, whichever page it came from."""
        self._page().banner.say(text, *deeds, problem=problem)

    def tell(self, error: VetterError) -> None:
        """Say on the page that is open what went wrong and what to do."""
        self._page().banner.say(str(error), problem=True)

    def _say_saved(self, moment: datetime) -> None:
        self.rail.say(f"All saved at {clock_time(moment)[:5]}\non this computer")

    @property
    def appearance(self) -> Appearance:
        """The palette the owner chose."""
        return look.chosen_appearance(self.desk.folder)

    def _next_appearance(self) -> None:
        every = tuple(Appearance)
        following = every[(every.index(self.appearance) + 1) % len(every)]
        look.choose_appearance(self.desk.folder, following)
        self.appearance_changed.emit()

    def present_place(self) -> Place:
        """Return where one is."""
        if self._stack.currentWidget() is self.interview and self.interview.case is not None:
            return InterviewPlace(self.interview.case, self.interview.section)
        return self._trail[-1] if self._trail else HomePlace()

    def _make_deeds(self) -> list[QAction]:
        deeds: list[QAction] = []
        told: tuple[tuple[str, str, Callable[[], object]], ...] = (
            ("Home", "Ctrl+1", lambda: self.open(HomePlace())),
            ("Candidates", "Ctrl+2", lambda: self.open(CandidatesPlace())),
            ("Settings", "Ctrl+,", lambda: self.open(SettingsPlace())),
            ("New interview", "Ctrl+N", lambda: self.open(InterviewPlace())),
            ("Find a candidate", "Ctrl+F", lambda: self.open(CandidatesPlace())),
            ("Import an interview file", "Ctrl+O", self._import),
            ("Export the verdict as PDF", "Ctrl+E", self._export),
            ("Preview and print the verdict", "Ctrl+P", self._preview),
            ("Back", "Alt+Left", self.back),
            ("Close", "Ctrl+Q", self.close),
        )
        for words, keys, deed in told:
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _checked=False, deed=deed: deed())
            self.addAction(action)
            deeds.append(action)
        return deeds

    def _import(self) -> None:
        self.open(HomePlace())
        self.home.choose_file()

    def _export(self) -> None:
        if self._stack.currentWidget() is self.verdict:
            self.verdict.choose_target()

    def _preview(self) -> None:
        if self._stack.currentWidget() is self.verdict:
            self.verdict.preview()

    def _by_rail(self, key: str) -> None:
        self.open(_BY_RAIL[key]())

    def back(self) -> None:
        """Go back to where one came from."""
        if len(self._trail) > 1:
            self._trail.pop()
            self.open(self._trail.pop())

    def open(self, place: Place) -> None:
        """Open a place; an error a person can act on is said where one is."""
        present = self._stack.currentWidget()
        if present is self.interview and not self.interview.flush():
            return
        try:
            page, rail = self._prepare(place)
        except VetterError as error:
            self.tell(error)
            return
        if not isinstance(place, InterviewPlace):
            self._trail = [*self._trail[-20:], place]
        self._stack.setCurrentWidget(page)
        self.rail.show_present(rail)
        self.setWindowTitle(titled(place))
        self._fit()
        field = page.first_field()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _page(self) -> Page:
        present = self._stack.currentWidget()
        return next(
            page for page in (self.candidates, self.history, self.verdict, self.interview, self.settings, self.home) if page is present
        )

    def _prepare(self, place: Place) -> tuple[Page, str]:
        """Return the page of a place, filled, and its entry in the rail."""
        match place:
            case HomePlace():
                self.home.refresh()
                shown: tuple[Page, str] = self.home, "home"
            case CandidatesPlace(query, choosing):
                self.candidates.refresh(query or None, choosing=choosing)
                shown = self.candidates, "candidates"
            case HistoryPlace(candidate):
                shown = self._open_history(candidate), "candidates"
            case VerdictPlace(judged):
                self.verdict.show_verdict(judged)
                shown = self.verdict, "home" if judged.dossier.sample else "candidates"
            case ComparePlace(verdicts):
                self.compare.show_compared(verdicts)
                shown = self.compare, "candidates"
            case SettingsPlace():
                self.settings.refresh()
                shown = self.settings, "settings"
            case _:
                self.interview.open_case(place.case or actions.new_case(self.desk, place.candidate), place.section)
                shown = self.interview, "candidates"
        return shown

    def _open_history(self, candidate: str) -> Page:
        """Show a history, or go on with the interview of somebody who has nothing else yet."""
        kept = next((draft for draft in actions.drafts(self.desk) if draft.case.candidate == candidate), None)
        if kept is not None and not actions.history(self.desk, candidate).entries:
            self.interview.open_case(kept.case, kept.section)
            return self.interview
        self.history.show_history(candidate)
        return self.history

    def _fit(self) -> None:
        interviewing = self._stack.currentWidget() is self.interview
        self.rail.set_narrow(narrow=interviewing or self.width() < theme.scaled(NARROW_RAIL))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail when there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _restore(self) -> None:
        self.resize(1280, 800)
        if self._settings is None:
            return
        kept = self._settings.value("geometry", QByteArray(), type=QByteArray)
        if isinstance(kept, QByteArray) and not kept.isEmpty():
            self.restoreGeometry(kept)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when what was typed is on the disk."""
        event.ignore()
        if not self.interview.flush():
            return
        if self._settings is not None and not self.desk.read_only:
            self._settings.setValue("geometry", self.saveGeometry())
            self._settings.sync()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Keep what is typed when the session ends."""
        if event.type() == QEvent.Type.Quit:
            self.interview.flush()
        return super().event(event)
