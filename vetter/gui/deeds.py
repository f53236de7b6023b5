"""Everything the owner can do, declared once: the menu, the palette and the sheet of keys are made from this list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QAction, QKeySequence

from vetter import actions
from vetter.actions import PaperKind
from vetter.domain.case import AnswerState
from vetter.domain.labelled import Labelled
from vetter.gui.interview.card import KEYS
from vetter.gui.pages.checking import choose_report
from vetter.gui.pages.interview import InterviewPage
from vetter.gui.pages.page import Page
from vetter.gui.pages.verdict import VerdictPage
from vetter.gui.places import (
    BenchmarksPlace,
    BusinessPlace,
    CandidatesPlace,
    DoublesPlace,
    HelpPlace,
    HomePlace,
    InterviewPlace,
    SettingsPlace,
)
from vetter.gui.tongue import spelled
from vetter.gui.widgets.undoing import REDO, UNDO
from vetter.questions import Kit
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from vetter.actions import Desk
    from vetter.dossier.document import Document
    from vetter.gui.places import Place
    from vetter.gui.theme import Appearance


class Menu(Labelled):
    """Where a deed stands in the menu and on the sheet of keys."""

    GO = "go", tr("Go to")
    INTERVIEW = "interview", tr("Interview")
    VERDICT = "verdict", tr("Verdict")
    PAPERS = "papers", tr("Papers")
    LOOK = "look", tr("Look")
    HELP = "help", tr("Help")


class Window(Protocol):
    """What a deed needs of the window it is done in."""

    desk: Desk

    @property
    def interview(self) -> InterviewPage: ...  # noqa: D102 - as MainWindow has it, as are those that follow
    @property
    def verdict(self) -> VerdictPage: ...  # noqa: D102
    def open(self, place: Place) -> None: ...  # noqa: D102
    def back(self) -> None: ...  # noqa: D102
    def close(self) -> bool: ...  # noqa: D102
    def present_page(self) -> Page: ...  # noqa: D102
    def find_anything(self) -> None: ...  # noqa: D102
    def show_menu(self) -> None: ...  # noqa: D102
    def show_keys(self) -> None: ...  # noqa: D102
    def help_here(self) -> None: ...  # noqa: D102
    def practise(self) -> None: ...  # noqa: D102
    def lock(self) -> None: ...  # noqa: D102
    def bring_in(self) -> None: ...  # noqa: D102
    def next_appearance(self) -> None: ...  # noqa: D102
    def choose_appearance(self, appearance: Appearance) -> None: ...  # noqa: D102
    def resize_text(self, by: int) -> None: ...  # noqa: D102
    def look_at(self, make: Callable[[], Document]) -> None: ...  # noqa: D102


@dataclass(frozen=True)
class Deed:
    """One thing that can be done: in which words, by which keys, and how; `on` is the only kind of page it can be done on.

    `given` says whether what it needs of the case file is there, `also` is what else an owner may call it who looks for it.
    """

    words: str
    menu: Menu
    does: Callable[[Window], object]
    keys: tuple[str, ...] = ()
    on: type[Page] = Page
    given: Callable[[Desk], bool] = lambda _desk: True
    also: str = ""

    def possible(self, window: Window) -> bool:
        """Return whether it can be done now."""
        return isinstance(window.present_page(), self.on) and self.given(window.desk)

    def action(self, window: Window, parent: QObject) -> QAction:
        """Return it as Qt wants it, with its keys."""
        made = QAction(self.words, parent)
        made.setShortcuts([QKeySequence(keys) for keys in self.keys])
        made.triggered.connect(lambda _checked=False: self.does(window))
        return made


def _withhold(state: AnswerState) -> Callable[[Window], object]:
    return lambda window: window.interview.withhold(state)


def _look_at(kind: PaperKind) -> Callable[[Window], object]:
    return lambda window: window.verdict.preview(kind)


def _look_at_notice(window: Window) -> None:
    window.look_at(partial(actions.notice_paper, window.desk))


def _look_at_kit(kit: Kit) -> Callable[[Window], object]:
    return lambda window: window.look_at(partial(actions.kit_paper, kit))


DEEDS = (
    Deed(tr("Find anything"), Menu.GO, lambda window: window.find_anything(), ("Ctrl+K",)),
    Deed(tr("Menu"), Menu.GO, lambda window: window.show_menu(), ("F10",)),
    Deed(tr("Home"), Menu.GO, lambda window: window.open(HomePlace()), ("Ctrl+1",)),
    Deed(tr("Candidates"), Menu.GO, lambda window: window.open(CandidatesPlace()), ("Ctrl+2", "Ctrl+F")),
    Deed(tr("Compare candidates"), Menu.GO, lambda window: window.open(CandidatesPlace(choosing=True)), ("Ctrl+3",)),
    Deed(
        tr("Possible doubles among the candidates"), Menu.GO, lambda window: window.open(DoublesPlace()),
        also=tr("duplicates, twice, merge, join"),
    ),
    Deed(
        tr("Benchmarks"), Menu.GO, lambda window: window.open(BenchmarksPlace()), ("Ctrl+4",),
        also=tr("averages, published figures, sources, usual rates"),
    ),
    Deed(
        tr("Your business"), Menu.GO, lambda window: window.open(BusinessPlace()), ("Ctrl+5",),
        also=tr("profile, shop, company, trade, budget"),
    ),
    Deed(tr("Settings"), Menu.GO, lambda window: window.open(SettingsPlace()), ("Ctrl+,",), also=tr("options, preferences")),
    Deed(tr("Back"), Menu.GO, lambda window: window.back(), ("Alt+Left",)),
    Deed(tr("Lock now"), Menu.GO, lambda window: window.lock(), ("Ctrl+Shift+K",), given=actions.is_protected),
    Deed(tr("Close Vetter"), Menu.GO, lambda window: window.close(), ("Ctrl+Q",), also=tr("quit, exit, end")),
    Deed(
        tr("New interview"), Menu.INTERVIEW, lambda window: window.open(InterviewPlace()), ("Ctrl+N",),
        also=tr("begin, start, talk, candidate"),
    ),
    Deed(tr("Import an interview file…"), Menu.INTERVIEW, lambda window: window.bring_in(), ("Ctrl+O",), also=tr("open, load, read in")),
    Deed(tr("Next question"), Menu.INTERVIEW, lambda window: window.interview.step(1), ("Alt+Down",), InterviewPage),
    Deed(tr("Question before"), Menu.INTERVIEW, lambda window: window.interview.step(-1), ("Alt+Up",), InterviewPage),
    Deed(tr("Next section"), Menu.INTERVIEW, lambda window: window.interview.turn(1), ("Ctrl+PgDown",), InterviewPage),
    Deed(tr("Section before"), Menu.INTERVIEW, lambda window: window.interview.turn(-1), ("Ctrl+PgUp",), InterviewPage),
    Deed(tr("They dodged this question"), Menu.INTERVIEW, _withhold(AnswerState.DODGED), (KEYS[AnswerState.DODGED],), InterviewPage),
    Deed(tr("They declined to answer"), Menu.INTERVIEW, _withhold(AnswerState.DECLINED), (KEYS[AnswerState.DECLINED],), InterviewPage),
    Deed(
        tr("Paste a picture as evidence"), Menu.INTERVIEW, lambda window: window.interview.paste_evidence(), ("Ctrl+Shift+V",),
        InterviewPage,
        also=tr("screenshot, clipboard, attach"),
    ),
    Deed(tr("Undo"), Menu.INTERVIEW, lambda window: window.present_page().undo(), UNDO),
    Deed(tr("Redo"), Menu.INTERVIEW, lambda window: window.present_page().redo(), REDO),
    Deed(tr("Save now"), Menu.INTERVIEW, lambda window: window.interview.keep(), ("Ctrl+S",), InterviewPage),
    Deed(tr("Show or hide the verdict so far"), Menu.INTERVIEW, lambda window: window.interview.toggle_live(), ("Ctrl+L",), InterviewPage),
    Deed(
        tr("Finish and see the verdict"), Menu.INTERVIEW, lambda window: window.interview.finish(), ("Ctrl+Return",), InterviewPage,
        also=tr("result, report, PDF, done"),
    ),
    Deed(
        tr("Preview and print"), Menu.VERDICT, lambda window: window.verdict.preview(), ("Ctrl+P",), VerdictPage,
        also=tr("PDF, paper, report"),
    ),
    Deed(
        tr("Export as PDF…"), Menu.VERDICT, lambda window: window.verdict.choose_target(), ("Ctrl+E",), VerdictPage,
        also=tr("save, print, report"),
    ),
    *(Deed(kind.label, Menu.PAPERS, _look_at(kind), (), VerdictPage) for kind in PaperKind if kind is not PaperKind.REPORT),
    Deed(tr("Notice for a candidate that figures are checked"), Menu.PAPERS, _look_at_notice),
    *(
        Deed(tr("Blank interview kit: {kit}", kit=kit.label), Menu.PAPERS, _look_at_kit(kit), also=tr("PDF, print, questions, form"))
        for kit in Kit
        if kit is not Kit.SECOND  # what is still missing is known of a candidate alone
    ),
    Deed(
        tr("Check a report…"), Menu.PAPERS, lambda window: choose_report(window.present_page()),
        also=tr("PDF, verify, fingerprint, forged"),
    ),
    Deed(tr("Next colours"), Menu.LOOK, lambda window: window.next_appearance(), ("Ctrl+Shift+L",)),
    Deed(tr("Larger text"), Menu.LOOK, lambda window: window.resize_text(1), ("Ctrl++", "Ctrl+="), also=tr("zoom, bigger, font, letters")),
    Deed(tr("Smaller text"), Menu.LOOK, lambda window: window.resize_text(-1), ("Ctrl+-",), also=tr("zoom, font, letters")),
    Deed(tr("Help on this field"), Menu.HELP, lambda window: window.help_here(), ("F1",)),
    Deed(tr("First steps"), Menu.HELP, lambda window: window.open(HelpPlace("first")), also=tr("help, manual, introduction")),
    Deed(tr("Keys"), Menu.HELP, lambda window: window.show_keys(), ("Ctrl+/",), also=tr("shortcuts, keyboard")),
    Deed(tr("Words explained"), Menu.HELP, lambda window: window.open(HelpPlace("words")), also=tr("glossary, meaning")),
    Deed(tr("Practise with an invented candidate"), Menu.HELP, lambda window: window.practise(), also=tr("example, sample, tutorial, try")),
    Deed(
        tr("Is everything in order?"), Menu.HELP, lambda window: window.open(HelpPlace("health")),
        also=tr("problem, error, doctor, log, check"),
    ),
    Deed(
        tr("Licences and version"), Menu.HELP, lambda window: window.open(HelpPlace("licences")),
        also=tr("about, copyright, open source"),
    ),
)  # fmt: skip

IN_A_FIELD = (
    (tr("Show the letters of buttons and fields, to press with it"), tr("hold Alt")),
    (tr("On to the next field"), ("Tab",)),
    (tr("Back to the field before"), ("Shift+Tab",)),
    (tr("On to the next question"), ("Return",)),
    (tr("A mark from 1 to 5"), "1 … 5"),
    (tr("Choose from a list"), tr("its first letters")),
    (tr("Open a list"), ("Space",)),
    (tr("Empty a mark or a list"), ("Delete",)),
    (tr("Move a row up or down in an order"), ("Alt+Up", "Alt+Down")),
    (tr("Close a window"), ("Esc",)),
)
"""Keys that belong to the fields themselves, or in words what is pressed."""


def menus() -> tuple[tuple[Menu, tuple[Deed, ...]], ...]:
    """Return the deeds under their menus, in order."""
    return tuple((menu, tuple(deed for deed in DEEDS if deed.menu is menu)) for menu in Menu)


def keys_in_words(deed: Deed) -> str:
    """Return the first of its keys as this system writes them, or nothing."""
    return spelled(*deed.keys[:1])
