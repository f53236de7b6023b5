"""A candidate's history: every interview and verdict, the newest on top, each reopened as it was judged."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QFileDialog

from vetter import actions
from vetter.domain.decision import Shelf
from vetter.errors import VetterError
from vetter.gui import theme
from vetter.gui.exhibit_view import look_at
from vetter.gui.line_form import Asked, LineForm
from vetter.gui.pages.changes import Changes
from vetter.gui.pages.decision import DecisionCard
from vetter.gui.pages.page import NARROW, Page
from vetter.gui.pages.printing import Order, Printing
from vetter.gui.pages.privacy import EraseDialog, Erasing
from vetter.gui.pages.timeline import Timeline
from vetter.gui.places import CandidatesPlace, InterviewPlace, VerdictPlace
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dates import short_day
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.gradually import HALF, Gradually
from vetter.gui.widgets.layout import ANY_WIDTH, LINKS, column, emptied, holding, row, scrolled
from vetter.gui.widgets.opening import open_again_by
from vetter.gui.widgets.text import label
from vetter.gui.working import beside, wait_for
from vetter.tongue import inside, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLayout, QWidget

    from vetter.actions import Desk, Entry, History
    from vetter.domain.decision import Decision
    from vetter.gui.editors.fields import Line

MEASURE = 860
"""The widest a line of history gets, so that its button stays near its words."""
SIDE = 356

_SHELVES = {Shelf.CURRENT: tr("Back among the candidates"), Shelf.ARCHIVE: tr("Archive"), Shelf.BIN: tr("Move to the recycle bin")}


class HistoryPage(Page):
    """Everything that happened with one candidate."""

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__(desk)
        self.decision = DecisionCard(desk)
        self.decision.decided.connect(self._decide)
        self.decision.noted.connect(self._note)
        self.decision.tagged.connect(self._tag)
        self.decision.refused.connect(lambda error: self.say_unkept(error, self.decision.keep))
        self.decision.kept.connect(self.note_kept)
        self.timeline, self.changes = Timeline(), Changes(desk)
        self.timeline.opened.connect(self._open)
        self._joined, self._foot = column(gap=4), column(gap=4)
        self._main = main = holding(column([self.decision, 16, self.timeline, holding(self._joined), 8, holding(self._foot), -1]))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setContentsMargins(32, 24, 32, 24)
        self._line.setSpacing(32)
        self._side = holding(column([self.changes, -1]))
        self._line.addWidget(main, 1_000)
        self._line.addWidget(self._side)
        self._line.addStretch(1)
        self._area = scrolled(holding(self._line))
        self.frame.addWidget(self._area, 1)
        self._building: Gradually | None = None
        self._again = button(tr("Second talk"), kind="primary", icon="plus")
        self._history: History | None = None
        self._papers = Printing(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what changed above the timeline when there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= theme.scaled(NARROW)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        # A limit in a column would leave its height to the width of the column, and cut the last line off.
        self._main.setMaximumWidth(theme.scaled(MEASURE) if wide else ANY_WIDTH)
        self._side.setMaximumWidth(theme.scaled(SIDE) if wide else ANY_WIDTH)
        self._side.setMinimumWidth(theme.scaled(SIDE) if wide else 0)
        self._side.setVisible(not self.changes.isHidden())

    def flush(self) -> bool:
        """Put what is typed and not kept yet on the disk; return whether it is there."""
        return self.decision.keep()

    def first_field(self) -> QWidget:
        """Begin at the one filled button."""
        return self._again

    def show_history(self, candidate: str) -> None:
        """Read and show a candidate's history."""
        history = actions.history(self.desk, candidate)
        self._history = history
        words = tr("Go on with the talk") if history.under_way else tr("Second talk")
        self._again = button(words, self._talk, kind="primary", icon="" if history.under_way else "plus")
        compare = button(tr("Compare…"), lambda: self.go(CandidatesPlace(choosing=True, kept=(history.candidate,))))
        export = button(tr("Save as a file…"), self.choose_target)
        order = Order(partial(actions.history_paper, self.desk, candidate))
        paper = button(tr("Paper"), partial(self._papers.look, order), name=tr("History on paper"))
        day = short_day(history.entries[0].at.astimezone().date()) if history.entries else ""
        since = tr("Everything since {date}", date=day) if day else tr("Nothing finished yet")
        known = [compare, paper, export] if history.entries and not history.under_way else []
        self.top.show_title(history.name, since, deeds=[*known, self._again])
        self.decision.show_history(history)
        if self._building is not None:
            self._building.drop()
        self._building = Gradually(self, self.telling(self._fill(history)), self._area)

    def _fill(self, history: History) -> Iterator[object]:
        entries = actions.timeline(self.desk, history)
        yield HALF
        self.changes.show_verdicts([] if history.under_way else [entry for entry in entries if entry.verdict is not None])
        self._arrange()
        yield HALF
        yield from self.timeline.showing(entries, closed=history.under_way)
        self._show_joined(history)
        self._show_foot(history)

    def _talk(self) -> None:
        """Go on with the talk under way, or begin a second one."""
        if self._history is None:
            return
        candidate = self._history.candidate
        kept = next((draft for draft in actions.drafts(self.desk) if draft.case.candidate == candidate), None)
        self.go(InterviewPlace(kept.case, kept.section) if kept and self._history.under_way else InterviewPlace(candidate=candidate))

    def _show_joined(self, history: History) -> None:
        emptied(self._joined)
        for key, name in actions.joined_with(self.desk, history.candidate):
            told = label(tr("Shown together with “{name}”, who you said is the same person.", name=name), Role.QUIET)
            apart = button(
                tr("Separate again"), partial(self._separate, key, name), kind="link", name=tr("Separate {name} again", name=name)
            )
            line = row([told, apart])
            line.setStretch(0, 1)
            self._joined.addWidget(holding(line))

    def _separate(self, key: str, name: str) -> None:
        self._do(
            lambda _candidate: actions.separate(self.desk, key),
            tr("“{name}” stands on its own again.", name=name),
            lambda candidate: actions.join(self.desk, key, candidate),
        )

    def _show_foot(self, history: History) -> None:
        emptied(self._foot)
        line = flow(gap=LINKS)
        self._foot.addLayout(line)
        if not history.under_way and any(entry.verdict is not None for entry in history.entries):
            line.addWidget(button(tr("Judge again by today's rules"), self._judge_again, kind="link"))
        for shelf, words in _SHELVES.items():
            if shelf is not history.shelf:
                line.addWidget(button(words, partial(self._shelve, shelf), kind="link"))
        line.addStretch(1)
        self._foot.addLayout(self._of_the_person(history))

    def _of_the_person(self, history: History) -> QLayout:
        """Return what can be done about everything that is kept of this person."""
        line = flow([button(tr("Everything on this person…"), self.hand_out, kind="link")], gap=LINKS)
        parts: list[QWidget | QLayout | int] = [line]
        if not self.desk.read_only:
            reason = actions.held(self.desk, history.candidate)
            line.addWidget(
                button(tr("Release the hold"), self._release, kind="link") if reason else button(tr("Hold…"), self.hold, kind="link")
            )
            erase = button(tr("Erase…"), self._ask_to_erase, kind="link")
            erase.setEnabled(reason is None)
            line.addWidget(erase)
            parts += [label(tr("On hold: {reason}", reason=reason), Role.QUIET)] if reason else []
        line.addStretch(1)
        return column(parts, gap=4)

    def hand_out(self) -> None:
        """Ask where, and write everything about this person as one file."""
        if self._history is None:
            return
        candidate, person = self._history.candidate, self._history.name
        name, _filter = QFileDialog.getSaveFileName(self, tr("Everything on this person"), "everything.zip", tr("Zip files (*.zip)"))
        if not name:
            return
        wait_for(
            self,
            tr("Writing everything on {name}", name=person),
            beside(self.desk, lambda desk: actions.hand_out(desk, candidate, Path(name))),
            self._handed_out,
            lambda error: self.banner.say(str(error), problem=True),
            partial(self.banner.say, tr("Stopped. Nothing was written.")),
        )

    def _handed_out(self, handed: actions.HandedOut) -> None:
        self.banner.say(" ".join((tr("Written: {written}.", written=handed.path.name), *handed.lacks)), problem=bool(handed.lacks))

    def hold(self) -> None:
        """Ask why this person may not be erased, and forbid it."""
        if self._history is None:
            return
        candidate = self._history.candidate

        def hold(reason: str) -> str:
            try:
                actions.hold(self.desk, candidate, reason)
            except VetterError as error:
                return str(error)
            self.show_history(candidate)
            self.banner.say(tr("On hold until you release it."))
            return ""

        asked = Asked(tr("Forbid erasing"), tr("Why may nobody erase this person now?"), "hold", candidate)
        open_again_by(LineForm(self, self.desk, asked, hold), "history.hold").open()

    def _release(self) -> None:
        self._do(lambda candidate: actions.release(self.desk, candidate), tr("The hold is released."))

    def _ask_to_erase(self) -> None:
        if self._history is not None:
            EraseDialog(self, Erasing.of(self.desk, self._history.candidate, self._history.name), self._erased).open()

    def _erased(self, words: str, *, problem: bool) -> None:
        if problem:
            self.banner.say(words, problem=True)
            return
        self.decision.forget()
        if self._building is not None:
            self._building.drop()
        self.go(CandidatesPlace())
        self.said.emit(words, (), False)  # noqa: FBT003 - a signal's values have no names

    def _keeping(self, line: Line, deed: Callable[[str], object]) -> Callable[[str], None]:
        """Return a deed that keeps what stands in a line now, after which it need not stand there any longer."""
        text = line.told()

        def keep(candidate: str) -> None:
            deed(candidate)
            self.decision.let_go(line, text)

        return keep

    def _decide(self, decision: Decision, reason: str) -> None:
        before = self._history.decision if self._history else None
        self._do(
            self._keeping(self.decision.reason, lambda candidate: actions.decide(self.desk, candidate, decision, reason)),
            tr("Kept: {decision}.", decision=inside(decision.label)),
            lambda candidate: actions.take_back(self.desk, candidate, before),
        )

    def _note(self, text: str) -> None:
        self._do(
            self._keeping(self.decision.note, lambda candidate: actions.note(self.desk, candidate, text)), tr("The note is in the history.")
        )

    def _tag(self, tags: tuple[str, ...]) -> None:
        before = self._history.tags if self._history else ()
        self._do(
            self._keeping(self.decision.tags, lambda candidate: actions.tag(self.desk, candidate, tags)),
            tr("The tags are kept."),
            lambda candidate: actions.tag(self.desk, candidate, before),
        )

    def _shelve(self, shelf: Shelf) -> None:
        before = self._history.shelf if self._history else Shelf.CURRENT
        self._do(
            lambda candidate: actions.shelve(self.desk, [candidate], shelf),
            tr("Now in: {shelf}. Nothing is lost.", shelf=inside(shelf.label)),
            lambda candidate: actions.shelve(self.desk, [candidate], before),
        )

    def _judge_again(self) -> None:
        def judge(candidate: str) -> str:
            made = actions.judge_again(self.desk, candidate)
            return "" if made else tr("The last verdict was made by today's rules and benchmarks already.")

        self._do(judge, tr("Judged again. The verdict of that day stays as it was."))

    def _do(self, deed: Callable[[str], object], done: str, back: Callable[[str], object] | None = None) -> None:
        """Do something to this candidate and show the history anew; a sentence that `deed` returns is said instead of `done`.

        What can be taken `back` can be done again, too.
        """
        if self._history is None:
            return
        candidate = self._history.candidate
        if back is not None:
            self.carry_out(partial(deed, candidate), done, partial(back, candidate), partial(self.show_history, candidate))
            return

        def then(told: object) -> None:
            self.show_history(candidate)
            self.banner.say(told if isinstance(told, str) and told else done)

        self.attempt(partial(deed, candidate), then)

    def _open(self, entry: Entry) -> None:
        if entry.exhibit is not None:
            look_at(self, self.desk, entry.exhibit, lambda error: self.banner.say(str(error), problem=True))
        elif entry.verdict_id is not None:
            self.go(VerdictPlace(actions.open_verdict(self.desk, entry.verdict_id)))

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
