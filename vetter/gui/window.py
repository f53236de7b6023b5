"""The main window: the rail, the pages, and the way from one to another."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from vetter import actions
from vetter.errors import CaseFileError, VetterError
from vetter.gui import jobs, look, theme
from vetter.gui.deeds import DEEDS
from vetter.gui.dropping import Dropping
from vetter.gui.finder import Finder
from vetter.gui.helping import FieldHelp, KeySheet, MainMenu, keys_widgets
from vetter.gui.pages.benchmarks import BenchmarksPage
from vetter.gui.pages.business import BusinessPage
from vetter.gui.pages.candidates import CandidatesPage
from vetter.gui.pages.checking import check_report
from vetter.gui.pages.compare import ComparePage
from vetter.gui.pages.doubles import DoublesPage
from vetter.gui.pages.help import HelpPage
from vetter.gui.pages.history import HistoryPage
from vetter.gui.pages.home import HomePage
from vetter.gui.pages.interview import InterviewPage
from vetter.gui.pages.page import READ_ONLY, Page
from vetter.gui.pages.printing import Order, Printing
from vetter.gui.pages.settings import SettingsPage
from vetter.gui.pages.verdict import VerdictPage
from vetter.gui.places import (
    BY_RAIL,
    BenchmarksPlace,
    BusinessPlace,
    CandidatesPlace,
    ComparePlace,
    DoublesPlace,
    HelpPlace,
    HistoryPlace,
    HomePlace,
    InterviewPlace,
    Place,
    SettingsPlace,
    VerdictPlace,
)
from vetter.gui.style_sheet import dress
from vetter.gui.theme import SIZES, Appearance
from vetter.gui.widgets.dates import clock_time
from vetter.gui.widgets.gradually import finish_all
from vetter.gui.widgets.layout import holding, row
from vetter.gui.widgets.letters import Letters
from vetter.gui.widgets.opening import open_again_by
from vetter.gui.widgets.rail import Rail
from vetter.gui.widgets.text import marked
from vetter.gui.widgets.undoing import UndoPasses
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent

    from vetter.actions import Desk
    from vetter.dossier.document import Document

P = TypeVar("P", bound=Page)

NARROW_RAIL = 1200
SMALLEST, USUAL = (880, 560), (1280, 800)
IDLE = 1_000
"""Milliseconds until another page is built that was not opened yet."""
TITLE_BAR = 40
"""Pixels of a screen that a window manager needs for its bar, at most."""
PAGES = (
    ("home", tr("Home"), "home"),
    ("candidates", tr("Candidates"), "candidates"),
    ("compare", tr("Compare"), "compare"),
    ("benchmarks", tr("Benchmarks"), "benchmarks"),
)
LOWER_PAGES = (
    ("business", tr("Business"), "business"),
    ("settings", tr("Settings"), "settings"),
    ("help", tr("Help"), "help"),
)


def built(make: Callable[[Desk], P]) -> cached_property[P]:
    """Return a page of a window that is built once it is needed."""
    return cached_property(lambda window: window.join(make(window.desk)))


class MainWindow(QMainWindow):
    """Everything the owner sees.

    Signals:
        appearance_changed: the owner chose another palette.
        restart_wanted: the owner wants what was chosen for the next start at once.
        lock_wanted: the owner wants the case file locked.
    """

    appearance_changed = Signal()
    restart_wanted = Signal()
    lock_wanted = Signal()

    candidates, history, verdict, interview = built(CandidatesPage), built(HistoryPage), built(VerdictPage), built(InterviewPage)
    benchmarks, business, compare, doubles = built(BenchmarksPage), built(BusinessPage), built(ComparePage), built(DoublesPage)
    help = built(lambda desk: HelpPage(desk, keys_widgets))

    def __init__(self, desk: Desk) -> None:
        """Build the window on `desk` and open the home page."""
        super().__init__()
        self.desk = desk
        desk.answer_soon()
        self.setWindowTitle("Vetter")
        self.setMinimumSize(*SMALLEST)
        self.rail, self._stack = Rail(PAGES, LOWER_PAGES), QStackedWidget()
        self.rail.chosen.connect(self._by_rail)
        self._stack.currentChanged.connect(lambda _at: self._follow_page())
        line = row([self.rail, self._stack], gap=0)
        line.setStretch(1, 1)
        self.setCentralWidget(holding(line))
        dress(self)
        Letters(self)
        Dropping(self, {".json": self.bring_in_file, ".csv": self._read_figures, ".pdf": self._check, ".zip": self._offer_backup})
        passes, application = UndoPasses(self), QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(passes.follow)
        self.trail: list[Place] = []
        self.deeds = self._make_deeds()
        self.rail.finder_wanted.connect(self.find_anything)
        self.rail.menu_wanted.connect(self.show_menu)
        self.rail.appearance_wanted.connect(self.next_appearance)
        self.rail.show_appearance(self.appearance.label)
        self._restore()
        self.open(HomePlace())
        finish_all(self)  # nobody can press a key yet
        self._rest = QTimer(self, interval=IDLE)
        self._rest.timeout.connect(self._build_one)
        self._rest.start()
        if desk.read_only:
            self.home.banner.say(READ_ONLY, problem=True)

    @cached_property
    def home(self) -> HomePage:
        """The page that is open when the program starts."""
        page = self.join(HomePage(self.desk))
        page.practice_wanted.connect(self.practise)
        return page

    @cached_property
    def settings(self) -> SettingsPage:
        """The page on which the window itself is changed."""
        page = self.join(SettingsPage(self.desk))
        page.look_changed.connect(self.appearance_changed)
        page.restart_wanted.connect(self.restart_wanted)
        page.protection_changed.connect(self._follow_page)
        return page

    def _build_one(self) -> None:
        """Build a page that was not opened yet, while nobody waits for anything: it is there at once when it is opened."""
        left = [name for name, each in vars(MainWindow).items() if isinstance(each, cached_property) and name not in vars(self)]
        if left:
            getattr(self, left[0])
        else:
            self._rest.stop()

    def join(self, page: P) -> P:
        """Take a page into the window."""
        self._stack.addWidget(page)
        page.wanted.connect(self.open)
        page.saved.connect(self._say_saved)
        page.said.connect(self._say)
        return page

    def _say(self, text: str, deeds: tuple[tuple[str, Callable[[], object]], ...], problem: bool) -> None:  # noqa: FBT001 - a signal's slot
        """Say something on the page that is open, whichever page it came from."""
        self.present_page().banner.say(text, *deeds, problem=problem)

    def tell(self, error: VetterError) -> None:
        """Say on the page that is open what went wrong and what to do."""
        self.present_page().banner.say(str(error), problem=True)

    def _say_saved(self, moment: datetime) -> None:
        self.rail.say(tr("All saved at {moment}\non this computer", moment=clock_time(moment)[:5]))

    @property
    def appearance(self) -> Appearance:
        """The palette the owner chose."""
        return look.chosen_appearance(self.desk.folder)

    def next_appearance(self) -> None:
        """Go on to the next palette."""
        every = tuple(Appearance)
        self.choose_appearance(every[(every.index(self.appearance) + 1) % len(every)])

    def choose_appearance(self, appearance: Appearance) -> None:
        """Show another palette, and keep the choice."""
        look.choose_appearance(self.desk.folder, appearance)
        self.appearance_changed.emit()

    def resize_text(self, by: int) -> None:
        """Make the text of the window one step larger or smaller."""
        present = look.chosen_text(self.desk.folder) or SIZES[0]
        at = min(len(SIZES) - 1, max(0, SIZES.index(present) + by))
        if SIZES[at] != present:
            look.choose_text(self.desk.folder, SIZES[at])
            self.appearance_changed.emit()

    def present_page(self) -> Page:
        """Return the page that is open."""
        present = self._stack.currentWidget()
        return present if isinstance(present, Page) else self.home

    def present_place(self) -> Place:
        """Return where one is."""
        page = self.present_page()
        if isinstance(page, BenchmarksPage) or (isinstance(page, InterviewPage) and page.case is not None):
            return page.place
        return self.trail[-1] if self.trail else HomePlace()

    def _make_deeds(self) -> tuple[QAction, ...]:
        made = tuple(deed.action(self, self) for deed in DEEDS)
        self.addActions(made)
        return made

    def _follow_page(self) -> None:
        """Allow what can be done on the page that is open, and nothing else."""
        for deed, action in zip(DEEDS, self.deeds, strict=True):
            action.setEnabled(deed.possible(self))

    def show_menu(self) -> None:
        """Open the menu of everything that can be done, beside its button."""
        MainMenu(self, self.deeds).popup(self.rail.beside_menu())

    def find_anything(self) -> None:
        """Open the field that finds every deed, page, candidate, question, word and setting."""
        open_again_by(Finder(self, self), "find_anything").open()

    def show_keys(self) -> None:
        """Open the sheet of keys."""
        KeySheet(self).open()

    def help_here(self) -> None:
        """Explain the question that has the focus, or open the help."""
        page = self.present_page()
        card = page.present_card() if isinstance(page, InterviewPage) else None
        if card is None:
            self.open(HelpPlace())
        else:
            FieldHelp(self, card.question).open()

    def look_at(self, make: Callable[[], Document]) -> None:
        """Show the pages of a paper that belongs to no page."""
        Printing(self.present_page()).look(Order(make))

    def lock(self) -> None:
        """Ask for the case file to be locked."""
        self.lock_wanted.emit()

    def practise(self) -> None:
        """Begin an interview with somebody invented."""
        self.open(InterviewPlace(practice=actions.practice(self.desk)))

    def bring_in(self) -> None:
        """Ask for an interview file and show what is in it."""
        self.open(HomePlace())
        self.home.choose_file()

    def bring_in_file(self, name: str | Path) -> None:
        """Bring in an interview file that was opened from outside, and say so on the home page."""
        self.open(HomePlace())
        page = self.present_page()
        if isinstance(page, HomePage):
            page.bring_in(str(name))

    def _check(self, path: Path) -> None:
        check_report(self.present_page(), path)

    def _read_figures(self, path: Path) -> None:
        self.open(BenchmarksPlace())
        self.benchmarks.read_file(path)

    def _offer_backup(self, path: Path) -> None:
        self.open(SettingsPlace())
        if self.settings.backups is not None:
            self.settings.backups.offer(path)

    def _by_rail(self, key: str) -> None:
        self.open(BY_RAIL[key]())

    def back(self) -> None:
        """Go back to where one came from."""
        if len(self.trail) > 1:
            self.trail.pop()
            self.open(self.trail.pop())

    def open(self, place: Place) -> None:
        """Open a place; an error a person can act on is said where one is."""
        if not self.present_page().flush():
            return
        try:
            page = self._prepare(place)
        except VetterError as error:
            self.tell(error)
            return
        if not isinstance(place, InterviewPlace):
            self.trail = [*self.trail[-20:], place]
        self._stack.setCurrentWidget(page)
        self.rail.show_present(place.rail())
        self.setWindowTitle(f"{marked(place.title())} – Vetter".replace("[*]", "[*][*]"))  # Qt takes a single one for a sign of its own
        self._fit()
        field = page.first_field()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _prepare(self, place: Place) -> Page:  # noqa: C901, PLR0911 - one case for each place
        """Return the page of a place, filled."""
        match place:
            case HomePlace():
                self.home.refresh()
                return self.home
            case DoublesPlace():
                self.doubles.refresh()
                return self.doubles
            case CandidatesPlace(query, choosing, kept):
                self.candidates.refresh(query or None, choosing=choosing, kept=kept)
                return self.candidates
            case HistoryPlace(candidate):
                return self._open_history(candidate)
            case VerdictPlace(judged):
                self.verdict.show_verdict(judged)
                return self.verdict
            case ComparePlace(verdicts):
                self.compare.show_compared(verdicts)
                return self.compare
            case SettingsPlace(part):
                self.settings.show_part(part)
                return self.settings
            case BusinessPlace(question):
                self.business.refresh(question)
                return self.business
            case BenchmarksPlace(key):
                self.benchmarks.show_benchmarks(key)
                return self.benchmarks
            case HelpPlace(chapter):
                self.help.show_chapter(chapter)
                return self.help
            case InterviewPlace(None, practice=None) if self.desk.read_only:
                raise CaseFileError(READ_ONLY)  # before anything is typed that could not be kept
            case InterviewPlace(case, section, candidate, practice):
                begun = case or (practice.case if practice else actions.new_case(self.desk, candidate))
                self.interview.open_case(begun, section, practice=practice)
                return self.interview

    def _open_history(self, candidate: str) -> Page:
        """Show a history, or go on with the interview of somebody who has nothing else yet."""
        kept = next((draft for draft in actions.drafts(self.desk) if draft.case.candidate == candidate), None)
        if kept is not None and not actions.history(self.desk, candidate).entries:
            self.interview.open_case(kept.case, kept.section)
            return self.interview
        self.history.show_history(candidate)
        return self.history

    def _fit(self) -> None:
        interviewing = isinstance(self.present_page(), InterviewPage)
        self.rail.set_narrow(narrow=interviewing or self.width() < theme.scaled(NARROW_RAIL))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail when there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _restore(self) -> None:
        room = self.screen().availableSize() - QSize(0, TITLE_BAR)
        self.resize(QSize(*USUAL).boundedTo(room).expandedTo(self.minimumSize()))
        look.restore_geometry(self, self.desk.folder)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when what was typed is on the disk."""
        event.ignore()
        if not self.present_page().flush():
            return
        if not self.desk.read_only:
            look.keep_geometry(self, self.desk.folder)
        jobs.stop_all()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Keep what is typed when the session ends; lay everything out before it is painted, so that nobody sees it half laid out."""
        if event.type() == QEvent.Type.UpdateRequest:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        elif event.type() == QEvent.Type.Quit:
            self.present_page().keep_now()
        return super().event(event)
