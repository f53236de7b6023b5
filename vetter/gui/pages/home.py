"""Home: what is under way, who was seen last, and three invented candidates to learn from."""

from __future__ import annotations

from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QProgressBar, QPushButton

from vetter import actions
from vetter.gui import theme
from vetter.gui.pages.page import NARROW, Page
from vetter.gui.pages.recovery import REMIND, RecoverySheet
from vetter.gui.places import BusinessPlace, CandidatesPlace, HistoryPlace, InterviewPlace, VerdictPlace
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dates import short_day, spoken_moment
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.gradually import HALF, Gradually
from vetter.gui.widgets.layout import COLUMNS, PAGE_SIDE, PAGE_TOP, card, column, emptied, frame, hairline, holding, row, scrolled
from vetter.gui.widgets.text import colour, label, one_line, picture
from vetter.gui.widgets.verdict import verdict_words
from vetter.gui.working import beside, wait_for
from vetter.questions import MUST_ASK
from vetter.questions.start import NAME, SWAY
from vetter.tongue import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

    from vetter.actions import CandidateRow, Desk, Draft, Sample, Saved

RECENT = 5
TOP = Qt.AlignmentFlag.AlignTop
SAMPLES = tr("Three invented candidates with finished verdicts. Nothing you do with them is kept.")
UNKNOWN_LEANING = tr("Which numbers would sway you before anybody has spoken? Never scored, never shown to a candidate.")
PROVEN = tr("Proven: 0 to 100, where 50 is what to expect of somebody you know nothing about. The range holds 8 times in 10.")


class HomePage(Page):
    """The first page.

    Signals:
        practice_wanted: the owner wants to practise with somebody invented.
    """

    practice_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        """Show what there is on `desk`."""
        super().__init__(desk)
        bring_in = button(tr("Import an interview file…"), self.choose_file)
        self._new = button(tr("New interview"), lambda: self.go(InterviewPlace()), kind="primary", icon="plus")
        self.top.show_title(tr("Home"), deeds=[bring_in, self._new])
        self._body = QGridLayout()
        self._body.setContentsMargins(PAGE_SIDE, PAGE_TOP, PAGE_SIDE, PAGE_TOP)
        self._body.setHorizontalSpacing(COLUMNS)
        self._body.setVerticalSpacing(24)
        self._sheet, self._reminder = RecoverySheet(self), column(gap=0)
        self._sheet.kept.connect(self._remind)
        self.frame.addWidget(holding(self._reminder))
        self._area = scrolled(holding(self._body))
        self.frame.addWidget(self._area, 1)
        self._main: QWidget | None = None
        self._side: QWidget | None = None
        self._building: Gradually | None = None

    def first_field(self) -> QWidget:
        """Begin at the one filled button."""
        return self._new

    def refresh(self) -> None:
        """Read everything anew."""
        emptied(self._body)
        self._remind()
        main, side = column(gap=24), column(gap=24)
        self._main, self._side = (holding(column([each, -1])) for each in (main, side))
        self._place()
        if self._building is not None:
            self._building.drop()
        self._building = Gradually(self, self.telling(chain(self._fill_main(main), self._fill_side(side), self._fitted())), self._area)

    def _fill_main(self, main: QBoxLayout) -> Iterator[object]:
        drafts, page = actions.drafts(self.desk), actions.list_candidates(self.desk, limit=RECENT + 1)
        for draft in drafts[:3]:
            main.addWidget(self._draft(draft))
            yield HALF
        seen = [each for each in page.rows if each.interviews]
        if seen:
            yield from self._recent(main, seen[:RECENT], page.total)
        else:
            main.addWidget(_nobody(drafts=bool(drafts)))

    def _fill_side(self, side: QBoxLayout) -> Iterator[object]:
        yield from self._samples(side)
        side.addWidget(self._leaning())

    def _fitted(self) -> Iterator[object]:
        """Place the columns once more when all in them is shown, and so takes room."""
        QTimer.singleShot(0, self, self._place)
        yield HALF

    def _remind(self) -> None:
        """Say quietly that the recovery sheet is still to be printed, until it is."""
        emptied(self._reminder)
        if self._sheet.missing:
            words = label(REMIND, Role.BODY)
            line = row([picture("lock", theme.current().ink2, 20), words, *self._sheet.deeds()], margins=(32, 6, 32, 6))
            line.setStretchFactor(words, 1)
            self._reminder.addWidget(frame(line, "banner"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the side column under the main one when there is little room."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._main is None or self._side is None:
            return
        least = 2 * PAGE_SIDE + COLUMNS + sum(each.minimumSizeHint().width() for each in (self._main, self._side))
        wide = self.width() >= max(theme.scaled(NARROW), least)
        self._body.addWidget(self._main, 0, 0)
        self._body.addWidget(self._side, 0 if wide else 1, 1 if wide else 0)
        self._body.setColumnStretch(0, 2)
        self._body.setColumnStretch(1, 1 if wide else 0)
        self._body.setRowStretch(1, 0 if wide else 1)

    def _draft(self, draft: Draft) -> QWidget:
        live = actions.live(self.desk, draft.case)
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, len(MUST_ASK))
        bar.setValue(live.asked)
        bar.setAccessibleName(tr("{asked} of {must} questions asked", asked=live.asked, must=live.must))
        head = row(
            [label(tr("Interview under way"), Role.CAPTION, wrap=False), -1, label(spoken_moment(draft.saved_at), Role.CAPTION, wrap=False)]
        )
        go_on = button(tr("Continue"), lambda: self.go(InterviewPlace(draft.case, draft.section)), kind="strong", icon="arrow-right")
        go_on.setLayoutDirection(Qt.LayoutDirection.LeftToRight if self.isRightToLeft() else Qt.LayoutDirection.RightToLeft)
        throw = button(
            tr("Discard"), lambda: self._discard(draft), kind="link", name=tr("Discard the interview with {draft}", draft=draft.name)
        )
        asked = label(tr("{asked} of {must} must-ask questions asked.", asked=live.asked, must=live.must), Role.QUIET)
        middle = row(gap=16)
        middle.addLayout(column([one_line(draft.name, Role.TITLE), asked], gap=2), 1)
        middle.addWidget(throw)
        middle.addWidget(go_on)
        following = label(tr("Next worth asking: {ask_next}", ask_next=live.ask_next), Role.SUPPORT)
        return card([head, middle, bar, following], padding=20, gap=10)

    def _discard(self, draft: Draft) -> None:
        throw, put_back = (
            partial(actions.discard_draft, self.desk, draft.case.id),
            partial(actions.keep_draft, self.desk, draft.case, draft.section),
        )
        self.carry_out(throw, tr("The interview with {draft} was discarded.", draft=draft.name), put_back, self.refresh)

    def _recent(self, main: QBoxLayout, rows: list[CandidateRow], total: int) -> Iterator[object]:
        everyone = button(
            tr("All {total} candidates", total=total) if total > 1 else tr("All candidates"),
            lambda: self.go(CandidatesPlace()),
            kind="link",
        )
        head = flow([label(tr("Recent candidates"), Role.SECTION, wrap=False), -1, everyone])
        table = QGridLayout()
        table.setContentsMargins(0, 0, 0, 0)
        table.setHorizontalSpacing(16)
        table.setVerticalSpacing(0)
        right = Qt.AlignmentFlag.AlignRight
        for index, (words, side) in enumerate(
            (
                (tr("Candidate"), None),
                (tr("Last seen"), None),
                (tr("Verdict"), None),
                (tr("Proven"), right),
                (tr("Range"), None),
                ("", None),
            )
        ):
            if index not in _left_out():
                table.addWidget(label(words, Role.CAPTION, wrap=False, align=side), 0, index)
        table.addWidget(hairline("edge"), 1, 0, 1, 6)
        table.setRowMinimumHeight(0, 28)
        table.setColumnStretch(0, 3)
        table.setColumnStretch(2, 3)
        for number, each in enumerate(rows):
            self._recent_row(table, 2 + 2 * number, each)
            yield HALF
        main.addWidget(holding(column([head, table, label(PROVEN, Role.CAPTION)], gap=8)))
        yield HALF

    def _recent_row(self, table: QGridLayout, at: int, each: CandidateRow) -> None:
        table.setRowMinimumHeight(at, theme.scaled(48))
        roomy = theme.fitting(2) == 2
        look = {"text": tr("Open"), "kind": "small"} if roomy else {"text": "", "kind": "link", "icon": "chevron-right"}
        open_ = button(on_click=lambda: self.go(HistoryPlace(each.candidate)), name=tr("Open {name}", name=each.name), **look)
        table.addWidget(Ground(open_), at, 0, 1, 6)
        told = tr("Sample") if each.sample else trn("{number} interview", "{number} interviews", each.interviews)
        day = label(short_day(each.last_seen), Role.BODY, wrap=False)
        colour(day, theme.current().ink2)
        parts = [holding(column([-1, one_line(each.name, Role.STRONG), label(told, Role.CAPTION, wrap=False), -1], gap=0)), day]
        if each.verdict is not None:
            score = label(str(each.score), Role.STRONG, wrap=False, align=Qt.AlignmentFlag.AlignRight)
            parts += [verdict_words(each.verdict), score, label(f"{each.low}–{each.high}", Role.QUIET, wrap=False)]
        for index, part in enumerate(parts):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            if index not in _left_out():
                table.addWidget(part, at, index)
        table.addWidget(open_, at, 5)
        table.addWidget(hairline(), at + 1, 0, 1, 6)

    def _samples(self, side: QBoxLayout) -> Iterator[object]:
        head = column(
            [label(tr("See how it works"), Role.SECTION), label(SAMPLES, Role.QUIET)],
            gap=2, margins=(16, 16, 16, 12),
        )  # fmt: skip
        parts: list[QWidget | QLayout] = [head]
        for sample in actions.samples():
            parts += [hairline(), self._sample(sample)]
            yield HALF
        practise = button(tr("Practise with one of them"), self.practice_wanted.emit, kind="link")
        parts += [hairline(), row([practise, -1], margins=(16, 8, 16, 0))]
        side.addWidget(frame(column(parts, gap=0, margins=(1, 1, 1, 8))))
        yield HALF

    def _leaning(self) -> QWidget:
        """Say which way the owner leans, or ask for the two minutes it takes to find out."""
        lines = actions.owner_leans(self.desk)
        told = lines[-1].text if lines else UNKNOWN_LEANING
        words = tr("Rank them again") if lines else tr("Put ten numbers in order (two minutes)")
        rank = button(words, lambda: self.go(BusinessPlace(SWAY.key)), kind="link", name=tr("Which way you lean: {words}", words=words))
        return holding(
            column([label(tr("Which way you lean"), Role.SECTION), label(told, Role.QUIET), row([rank, -1])], gap=4, margins=(18, 0, 18, 0))
        )

    def _sample(self, sample: Sample) -> QWidget:
        words = column(
            [
                label(sample.title, Role.STRONG),
                label(f"{sample.case[NAME]}. {sample.text}", Role.QUIET),
                verdict_words(actions.live(self.desk, sample.case).verdict),
            ],
            gap=2,
        )
        open_ = button(
            "",
            lambda: self.go(VerdictPlace(actions.open_sample(self.desk, sample.key))),
            kind="link",
            icon="chevron-right",
            name=tr("Open the sample {title}", title=sample.title),
        )
        line = row(gap=8, margins=(16, 10, 8, 10))
        line.addLayout(words, 1)
        line.addWidget(open_)
        made = Ground(open_)
        made.setLayout(line)
        return made

    def choose_file(self) -> None:
        """Ask for an interview file and bring it in."""
        name, _filter = QFileDialog.getOpenFileName(
            self, tr("Import an interview file"), "", tr("Interview files (*.interview.json *.json)")
        )
        if name:
            self.bring_in(name)

    def bring_in(self, name: str) -> None:
        """Import a file; what is wrong with it is said in the banner."""
        wait_for(
            self,
            tr("Importing the interview"),
            beside(self.desk, lambda desk: actions.import_interview(desk, Path(name)), writing=True),
            self._imported,
            lambda error: self.banner.say(str(error), problem=True),
            partial(self.banner.say, tr("Stopped. Nothing was imported.")),
            alone=True,
        )

    def _imported(self, saved: Saved) -> None:
        self.refresh()
        self.saved.emit(saved.saved_at)
        self.banner.say(
            tr("{candidate} was imported and judged by today's rules.", candidate=saved.dossier.candidate),
            (tr("Open"), lambda: self.go(VerdictPlace(actions.open_verdict(self.desk, saved.verdict)))),
        )


class Ground(QFrame):
    """The ground of a row, which does what the row's button does wherever it is clicked."""

    def __init__(self, deed: QPushButton) -> None:
        """Pass clicks on to `deed`."""
        super().__init__()
        self.setProperty("kind", "ground")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._deed = deed

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Click the button, unless the pointer was dragged away."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._deed.click()


def _left_out() -> tuple[int, ...]:
    """Return the columns of the table that large text leaves no room for: when somebody was seen, and the range."""
    return () if theme.fitting(2) == 2 else (1, 4)


def _nobody(*, drafts: bool) -> QWidget:
    words = tr("Finished interviews will be listed here.") if drafts else tr("Candidates you interview will be listed here.")
    return card(
        [
            label(tr("No candidates yet"), Role.SECTION),
            label(words, Role.BODY),
            label(tr("Begin with “New interview”, or look at a sample."), Role.QUIET),
        ],
        padding=24,
    )
