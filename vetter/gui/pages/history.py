"""A candidate's history: every interview and verdict, the newest on top, each reopened as it was judged."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFileDialog, QInputDialog, QSizePolicy, QWidget

from vetter import actions
from vetter.actions import HistoryKind
from vetter.domain.decision import Shelf
from vetter.errors import VetterError
from vetter.gui import icons, theme
from vetter.gui.exhibit_view import look_at
from vetter.gui.explanation import Explanation
from vetter.gui.pages.decision import DecisionCard
from vetter.gui.pages.page import Page
from vetter.gui.pages.printing import Order, Printing
from vetter.gui.pages.privacy import EraseDialog
from vetter.gui.pages.shown import ShownFiles
from vetter.gui.places import CandidatesPlace, InterviewPlace, VerdictPlace
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dates import clock_time, short_day
from vetter.gui.widgets.layout import column, emptied, holding, row, scrolled
from vetter.gui.widgets.text import colour, label, picture
from vetter.gui.widgets.verdict import icon_name
from vetter.tongue import inside, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QLayout

    from vetter.actions import Desk, Entry, History
    from vetter.domain.decision import Decision
    from vetter.domain.exhibit import Exhibit

RING = 32
DATES = 96
MEASURE = 860
"""The widest a line of history gets, so that its button stays near its words."""

ALTERED = tr("This line, or the one before it, is not as Vetter wrote it: something else has changed the case file.")

_ICONS = {
    HistoryKind.INTERVIEW: "chat",
    HistoryKind.IMPORTED: "import",
    HistoryKind.EXPORTED_PDF: "document",
    HistoryKind.DECISION: "check",
    HistoryKind.NOTE: "pencil",
}


_SHELVES = {Shelf.CURRENT: tr("Back among the candidates"), Shelf.ARCHIVE: tr("Archive"), Shelf.BIN: tr("Move to the recycle bin")}


class HistoryPage(Page):
    """Everything that happened with one candidate."""

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__(desk)
        self._list = column(gap=0)
        lines = holding(self._list)
        lines.setMaximumWidth(theme.scaled(MEASURE))
        self.decision = DecisionCard()
        self.decision.setMaximumWidth(theme.scaled(MEASURE))
        self.decision.decided.connect(self._decide)
        self.decision.noted.connect(self._note)
        self.decision.tagged.connect(self._tag)
        self.shown = ShownFiles(self._look)
        self.shown.setMaximumWidth(theme.scaled(MEASURE))
        self._foot = row()
        foot = holding(self._foot)
        foot.setMaximumWidth(theme.scaled(MEASURE))
        body = holding(row([holding(column([self.decision, 16, lines, self.shown, 16, foot, -1]))], margins=(32, 24, 32, 24)))
        self.frame.addWidget(scrolled(body), 1)
        self._again = button(tr("Second talk"), kind="primary", icon="plus")
        self._history: History | None = None
        self._papers = Printing(self)

    def first_field(self) -> QWidget:
        """Begin at the one filled button."""
        return self._again

    def show_history(self, candidate: str) -> None:
        """Read and show a candidate's history."""
        history = actions.history(self.desk, candidate)
        self._history = history
        self._again = button(tr("Second talk"), lambda: self.go(InterviewPlace(candidate=candidate)), kind="primary", icon="plus")
        export = button(tr("Save as a file…"), self.choose_target)
        order = Order(partial(actions.history_paper, self.desk, candidate))
        paper = button(tr("Paper"), partial(self._papers.look, order), name=tr("History on paper"))
        since = (
            tr("Everything since {date}", date=short_day(history.entries[0].at.astimezone().date()))
            if history.entries
            else tr("Nothing finished yet")
        )
        self.top.show_title(history.name, since, deeds=[paper, export, self._again] if history.entries else [self._again])
        self.decision.show_history(history)
        self.shown.show_exhibits(actions.exhibits_of(self.desk, candidate))
        self._show_foot(history)
        emptied(self._list)
        entries = list(reversed(history.entries))
        for number, entry in enumerate(entries):
            self._list.addWidget(self._line(entry, first=number == 0, last=number == len(entries) - 1))
        if not entries:
            self._list.addWidget(label(tr("The interview is still under way. Its verdict will stand here."), Role.BODY))

    def _line(self, entry: Entry, *, first: bool, last: bool) -> QWidget:
        here = entry.at.astimezone()
        day = label(short_day(here.date()), Role.QUIET, wrap=False, align=Qt.AlignmentFlag.AlignRight)
        time = label(clock_time(here)[:5], Role.CAPTION, wrap=False, align=Qt.AlignmentFlag.AlignRight)
        when = holding(column([8, day, time, -1], gap=0))
        when.setFixedWidth(theme.scaled(DATES))
        line = row(gap=16)
        line.addWidget(when)
        line.addWidget(Ring(entry, first=first, last=last))
        title = label(_title(entry), Role.STRONG)
        if entry.verdict is not None:
            colour(title, theme.current().tone(entry.verdict.tone))
        words: list[QWidget | QLayout | int] = [6, title, label(entry.detail, Role.QUIET)]
        if entry.altered:
            words.append(row([picture("warning", theme.current().caution, 16), label(ALTERED, Role.SUPPORT)], gap=6))
        line.addLayout(column([*words, 18], gap=0), 1)
        verdict_id = entry.verdict_id
        if entry.verdict is not None and verdict_id is not None:
            name = tr("Open the verdict of {date}", date=short_day(here.date()))
            open_ = button(tr("Open"), lambda: self._open(verdict_id), name=name)
            earlier = self._before(entry)
            if earlier is not None:
                since = button(
                    tr("What changed"),
                    lambda: self._show_changes(earlier, verdict_id),
                    kind="link",
                    name=tr("What changed by the verdict of {date}", date=short_day(here.date())),
                )
                line.addWidget(since, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(open_, 0, Qt.AlignmentFlag.AlignTop)
        return holding(line)

    def _before(self, entry: Entry) -> str | None:
        """Return the verdict before this one, if there is one."""
        entries = self._history.entries if self._history else ()
        earlier = [each.verdict_id for each in entries if each.verdict is not None and each.seq < entry.seq]
        return earlier[-1] if earlier else None

    def _show_changes(self, before: str, after: str) -> None:
        first, second = (actions.open_verdict(self.desk, each) for each in (before, after))
        title = tr("What changed between {first} and {second}", first=first.dossier.judged_on, second=second.dossier.judged_on)
        Explanation(self, title, actions.changed(self.desk, first, second), of="").open()

    def _show_foot(self, history: History) -> None:
        emptied(self._foot)
        if any(entry.verdict is not None for entry in history.entries):
            self._foot.addWidget(button(tr("Judge again by today's rules"), self._judge_again, kind="link"))
        for shelf, words in _SHELVES.items():
            if shelf is not history.shelf:
                self._foot.addWidget(button(words, partial(self._shelve, shelf), kind="link"))
        self._foot.addWidget(button(tr("Everything on this person…"), self.hand_out, kind="link"))
        if not self.desk.read_only:
            reason = actions.held(self.desk, history.candidate)
            self._foot.addWidget(
                button(tr("Release the hold"), self._release, kind="link") if reason else button(tr("Hold…"), self._hold, kind="link")
            )
            erase = button(tr("Erase…"), self._ask_to_erase, kind="link")
            erase.setEnabled(reason is None)
            self._foot.addWidget(erase)
        self._foot.addStretch(1)

    def hand_out(self) -> None:
        """Ask where, and write everything about this person as one file."""
        if self._history is None:
            return
        candidate = self._history.candidate
        name, _filter = QFileDialog.getSaveFileName(self, tr("Everything on this person"), "everything.zip", tr("Zip files (*.zip)"))
        if not name:
            return
        try:
            written = actions.hand_out(self.desk, candidate, Path(name))
        except VetterError as error:
            self.banner.say(str(error), problem=True)
        else:
            self.banner.say(tr("Written: {written}.", written=written.name))

    def _hold(self) -> None:
        reason, given = QInputDialog.getText(self, tr("Forbid erasing"), tr("Why may nobody erase this person now?"))
        if given:
            self._do(lambda candidate: actions.hold(self.desk, candidate, reason), tr("On hold until you release it."))

    def _release(self) -> None:
        self._do(lambda candidate: actions.release(self.desk, candidate), tr("The hold is released."))

    def _ask_to_erase(self) -> None:
        if self._history is not None:
            EraseDialog(self, self.desk, self._history.candidate, self._history.name, self._erased).open()

    def _erased(self, words: str, *, problem: bool) -> None:
        if problem:
            self.banner.say(words, problem=True)
            return
        self.go(CandidatesPlace())
        self.said.emit(words, (), False)  # noqa: FBT003 - a signal's values have no names

    def _decide(self, decision: Decision, reason: str) -> None:
        self._do(
            lambda candidate: actions.decide(self.desk, candidate, decision, reason),
            tr("Kept: {decision}.", decision=inside(decision.label)),
        )

    def _note(self, text: str) -> None:
        self._do(lambda candidate: actions.note(self.desk, candidate, text), tr("The note is in the history."))

    def _tag(self, tags: tuple[str, ...]) -> None:
        self._do(lambda candidate: actions.tag(self.desk, candidate, tags), tr("The tags are kept."))

    def _shelve(self, shelf: Shelf) -> None:
        before = self._history.shelf if self._history else Shelf.CURRENT
        self._do(
            lambda candidate: actions.shelve(self.desk, [candidate], shelf),
            tr("Now in: {shelf}. Nothing is lost.", shelf=inside(shelf.label)),
            (tr("Undo"), partial(self._shelve, before)),
        )

    def _judge_again(self) -> None:
        def judge(candidate: str) -> str:
            made = actions.judge_again(self.desk, candidate)
            return "" if made else tr("The last verdict was made by today's rules and benchmarks already.")

        self._do(judge, tr("Judged again. The verdict of that day stays as it was."))

    def _do(self, deed: Callable[[str], object], done: str, *deeds: tuple[str, Callable[[], object]]) -> None:
        """Do something to this candidate and show the history anew; a sentence that `deed` returns is said instead of `done`."""
        if self._history is None:
            return
        candidate = self._history.candidate
        try:
            told = deed(candidate)
        except VetterError as error:
            self.banner.say(str(error), problem=True)
            return
        self.show_history(candidate)
        self.banner.say(told if isinstance(told, str) and told else done, *deeds)

    def _look(self, exhibit: Exhibit) -> None:
        look_at(self, self.desk, exhibit, lambda error: self.banner.say(str(error), problem=True))

    def _open(self, verdict_id: str) -> None:
        self.go(VerdictPlace(actions.open_verdict(self.desk, verdict_id)))

    def choose_target(self) -> None:
        """Ask where to write the last interview as a file, then write it."""
        verdict_id = self._last_verdict()
        if verdict_id is None:
            return
        judged = actions.open_verdict(self.desk, verdict_id)
        proposed = actions.paper_name(judged.dossier, "interview.json")
        name, _filter = QFileDialog.getSaveFileName(
            self, tr("Save the interview as a file"), proposed, tr("Interview files (*.interview.json)")
        )
        if name:
            self.export(verdict_id, name)

    def export(self, verdict_id: str, name: str) -> None:
        """Write an interview file; what goes wrong is said in the banner."""
        try:
            written = actions.export_interview(actions.open_verdict(self.desk, verdict_id).case, Path(name))
        except VetterError as error:
            self.banner.say(str(error), problem=True)
        else:
            self.banner.say(tr("Written: {written}.", written=written.name))

    def _last_verdict(self) -> str | None:
        entries = self._history.entries if self._history else ()
        return next((entry.verdict_id for entry in reversed(entries) if entry.verdict is not None), None)


def _title(entry: Entry) -> str:
    return tr("Verdict: {verdict}", verdict=inside(entry.title)) if entry.verdict is not None else entry.title


class Ring(QWidget):
    """An icon in a ring on the line that joins it to its neighbours; verdicts have the accent's ring."""

    def __init__(self, entry: Entry, *, first: bool, last: bool) -> None:
        """Stand for `entry`; the line ends at the first and the last."""
        super().__init__()
        self._entry, self._first, self._last = entry, first, last
        self.setFixedWidth(RING)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Ask for a ring and some line."""
        return QSize(RING, 60)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw line, ring and icon."""
        colours, verdict = theme.current(), self._entry.verdict
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.edge), 1))
        middle = RING // 2
        painter.drawLine(middle, 4 + middle if self._first else 0, middle, 4 + middle if self._last else self.height())
        painter.setPen(QPen(QColor(colours.accent if verdict else colours.edge), 1.5))
        painter.setBrush(QColor(colours.surface))
        painter.drawEllipse(QRectF(1, 5, RING - 2, RING - 2))
        name = icon_name(verdict) if verdict else _ICONS.get(self._entry.what, "chat")
        painter.drawPixmap(7, 11, icons.pixmap(name, colours.tone(verdict.tone) if verdict else colours.ink2, 18))
        painter.end()
