"""Help: what to do first, the words explained, every key, how a verdict is made, licences."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from vetter import actions
from vetter.__version__ import __version__
from vetter.dossier.model import Line, Lines
from vetter.gui import doctor, theme
from vetter.gui.blocks import line_widget, widget_for
from vetter.gui.pages.page import Page
from vetter.gui.places import InterviewPlace
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.gradually import Gradually
from vetter.gui.widgets.layout import card, column, hairline, holding, row, scrolled
from vetter.gui.widgets.search import SearchField
from vetter.gui.widgets.text import label
from vetter.questions.glossary import TERMS
from vetter.settings import RULES_VERSION
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QBoxLayout, QWidget

    from vetter.actions import Desk

MEASURE = 760
CHAPTERS = (
    ("first", tr("First steps")),
    ("words", tr("Words explained")),
    ("method", tr("How a verdict is made")),
    ("keys", tr("Keys")),
    ("health", tr("Is everything in order?")),
    ("licences", tr("Licences")),
)

FIRST = (
    Line(
        strong=tr("Before they come."),
        text=tr("Fill in “Your business” once: what a sale leaves, how many visit you, what you can spend. It goes from talk to talk."),
    ),
    Line(
        strong=tr("In the room."),
        text=tr(
            "Press “New interview” and read the questions aloud. Type what you hear, with the number behind every number: out of "
            "how many, in which time, how do we know? Nothing needs the mouse, and everything is kept as you type."
        ),
    ),
    Line(
        strong=tr("When they dodge."),
        text=tr("Press “Dodged” beneath the question. A question that was dodged tells something; one you did not ask tells nothing."),
    ),
    Line(
        strong=tr("When they have gone."),
        text=tr("Read the verdict. It says what is proven, what is only said, and which one check would change it most."),
    ),
    Line(
        strong=tr("Later."),
        text=tr("Note what you decided. Hold the claims against what happened, and the next interview will be easier."),
    ),
)
METHOD = (
    Line(
        strong=tr("Claims, not people."),
        text=tr("Vetter judges what was claimed and shown on one day. It never judges a person, and it never says that somebody lies."),
    ),
    Line(
        strong=tr("Start at what is usual."),
        text=tr(
            "Every figure begins at what comparable accounts reach. Evidence moves it from there: a word a little, live figures "
            "opened with you a lot, a client who names the same number unasked most."
        ),
    ),
    Line(
        strong=tr("Followers never score."),
        text=tr("Followers, likes and views add nothing. They are turned into the buyers they imply, and that is shown."),
    ),
    Line(
        strong=tr("Every share has its base."),
        text=tr("Visitors are compared with visitors, list members with list members. Where no fair figure exists, it says so."),
    ),
    Line(
        strong=tr("Two scores."),
        text=tr("“Proven” rests on what was checked. “If everything checks out” shows what could become of it. The gap is what to check."),
    ),
    Line(
        strong=tr("Stops come first."),
        text=tr("Numbers that cannot stand together, forged papers, bought followers: these stop a verdict, whatever else is good."),
    ),
    Line(
        strong=tr("Every number can be opened."),
        text=tr("“How?” beside a part of the verdict shows the sum, the source and the rule."),
    ),
)


class HelpPage(Page):
    """One long page in five chapters, with the way to each at its top."""

    def __init__(self, desk: Desk, keys: Callable[[], Iterator[QWidget]]) -> None:
        """Begin empty; it is built when it is opened first, with what `keys` gives of the keys."""
        super().__init__(desk)
        self._keys = keys
        self._begun = False
        self._practise = button(tr("Practise with an invented candidate"), self._begin_practice, kind="primary")
        self._chapters: dict[str, QWidget] = {}
        self.seek = SearchField(tr("Find a word"), tr("Find a word explained"))

    def first_field(self) -> QWidget:
        """Begin at the one filled button."""
        return self._practise

    def show_chapter(self, key: str = "") -> None:
        """Show the page from a chapter or from a word explained, from its top without one."""
        if not self._begun:
            self._build()
        if key:
            self._building.finish()
        target = self._chapters.get(key)
        top = self._area.verticalScrollBar()
        if target is None:
            top.setValue(0)
        else:
            QTimer.singleShot(0, target, lambda: top.setValue(target.mapTo(self._inner, target.rect().topLeft()).y() - 16))

    def _build(self) -> None:
        self._begun = True
        self.top.show_title(tr("Help"), tr("Vetter {version}", version=__version__), deeds=[self._practise])
        ways = flow([button(words, partial(self.show_chapter, key), kind="small") for key, words in CHAPTERS])
        ways.addStretch(1)
        chapters = column([holding(ways)], gap=24)
        page = holding(column([chapters, -1]))
        page.setMaximumWidth(theme.scaled(MEASURE))
        self._inner = holding(row([page, -1], margins=(32, 24, 32, 32)))
        self._area = scrolled(self._inner)
        self.frame.addWidget(self._area, 1)
        self._building = Gradually(self, self._fill(chapters), self._area)

    def _fill(self, page: QBoxLayout) -> Iterator[None]:
        told: dict[str, Iterator[QWidget | None]] = {"first": _told(FIRST), "words": self._words(), "method": _told(METHOD)}
        told |= {"keys": self._key_sheet(), "health": self._health(), "licences": _licences()}
        for key, title in CHAPTERS:
            chapter = column([label(title, Role.TITLE)], gap=12)
            self._chapters[key] = holding(chapter)
            page.addWidget(hairline())
            page.addWidget(self._chapters[key])
            for part in told[key]:
                if part is not None:
                    chapter.addWidget(part)
                yield

    def _words(self) -> Iterator[QWidget]:
        self.seek.setFixedWidth(self.seek.fitting(280))
        self.seek.textChanged.connect(self._narrow)
        self._none = label(tr("No word like this is explained here."), Role.QUIET)
        self._none.hide()
        yield holding(column([row([self.seek, -1]), self._none], gap=12))
        for term in TERMS:
            lines = [label(term.word, Role.STRONG), line_widget(Line(text=term.meaning, quiet=term.example))]
            self._chapters[term.key] = holding(column(lines, gap=2))
            yield self._chapters[term.key]

    def _key_sheet(self) -> Iterator[QWidget | None]:
        sheet = column(gap=8)
        yield holding(sheet)
        for group in self._keys():
            sheet.addWidget(group)
            yield None

    def _health(self) -> Iterator[QWidget]:
        looked_at = (*actions.examine(self.desk.folder), doctor.examine()) if self.desk.folder else (doctor.examine(),)
        yield widget_for(
            Lines(tuple(Line(strong=f"{each.name}: {each.health.label}.", text=each.value, quiet=each.advice) for each in looked_at))
        )
        yield label(tr("To try the main job once on your computer, type “vetter doctor --self-test” in a terminal."), Role.QUIET)

    def _narrow(self, typed: str) -> None:
        self._building.finish()
        wanted = typed.casefold().strip()
        fitting = {term.key for term in TERMS if wanted in " ".join((term.word, *term.forms, term.meaning)).casefold()}
        for term in TERMS:
            self._chapters[term.key].setVisible(term.key in fitting)
        self._none.setVisible(not fitting)

    def _begin_practice(self) -> None:
        self.go(InterviewPlace(practice=actions.practice(self.desk)))


def _told(items: tuple[Line, ...]) -> Iterator[QWidget]:
    yield widget_for(Lines(items, numbered=True))


def _licences() -> Iterator[QWidget]:
    yield label(
        tr(
            "Vetter {version}, rules {rules_version}. It works on this computer alone and never uses the network.",
            version=__version__,
            rules_version=RULES_VERSION,
        ),
        Role.BODY,
    )
    for licence in actions.licences():
        whole = label(licence.text, Role.QUIET)
        whole.hide()
        show = button(
            " ".join(part for part in (licence.name, licence.version) if part),
            kind="link",
            name=tr("Licence of {licence}", licence=licence.name),
        )
        show.setCheckable(True)
        show.toggled.connect(whole.setVisible)
        yield card([flow([show, label(licence.kind, Role.QUIET, wrap=False)]), whole], padding=8)
