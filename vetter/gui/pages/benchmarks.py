"""Benchmarks: every figure claims are held against, where it is from, and the owner's own before all others."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QFileDialog

from vetter import actions
from vetter.assessment.words import listed
from vetter.domain.benchmark import Counted
from vetter.domain.published import channel, trade
from vetter.errors import VetterError
from vetter.gui import theme
from vetter.gui.figure_form import FigureForm, IncomingFigures
from vetter.gui.pages.figure_card import FigureCard
from vetter.gui.pages.figure_table import ROW_HEIGHT, TIERS, FigureModel, FigureTable
from vetter.gui.pages.page import NARROW, Page
from vetter.gui.places import BenchmarksPlace
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dropdown import DropDown
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.layout import Rest, card, column, holding, row, scrolled
from vetter.gui.widgets.opening import open_again_by
from vetter.gui.widgets.search import SearchField
from vetter.gui.widgets.text import label
from vetter.gui.working import beside, wait_for
from vetter.tongue import in_quotes, said, tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from vetter.actions import Desk, Incoming
    from vetter.domain.own import OwnFigure
    from vetter.domain.published import Published

WAIT, SIDE = 150, 304
EXPLAINED = tr(
    "Thick mark: the middle, a median or a mean as the source gives it. Shaded: the middle half, or the range. Dotted: the top tenth or "
    "fifth. The same thing has the same scale in every row."
)
FAIR = tr(
    "Figures of visitors, followers and list members never stand in for each other. Where none fits, the verdict says “no fair benchmark” "
    "and uses none."
)
AGES = ((None, tr("Any year")), (2, tr("Last two years")), (5, tr("Last five years")))


class BenchmarksPage(Page):
    """The list of figures with one of them in full beside it."""

    def __init__(self, desk: Desk) -> None:
        """Build the page; `show_benchmarks` fills it."""
        super().__init__(desk)
        self._every: Sequence[Published] = ()
        self._add = button(tr("Add your own"), self.add_own, kind="primary", icon="plus")
        self.search = SearchField(tr("Find a figure or source"))
        self.search.setFixedWidth(self.search.fitting(260))
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._timer.timeout.connect(self._find)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.lists = [self._list(name) for name in (tr("What is counted"), tr("Channel"), tr("Trade"), tr("Standing"), tr("Age"))]
        self._clear = button(tr("Clear"), self._show_all, kind="link", name=tr("Clear all filters"))
        self._count = label("", Role.SUPPORT, wrap=False)
        self.model = FigureModel()
        self.table = FigureTable(self.model)
        self.search.left.connect(self.table.setFocus)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: self._show(self.table.currentIndex().row()))
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._soon.start())
        self.card = FigureCard(desk)
        self.card.edit.connect(self.edit_own)
        self.card.remove.connect(self._remove)
        self.card.instead.connect(self._instead)
        self.card.wanted.connect(self.wanted)
        self._stack = Rest(theme.fitting(4) * theme.scaled(ROW_HEIGHT) + theme.scaled(ROW_HEIGHT))
        self._none = label("", Role.BODY)
        whole = button(tr("Show all figures"), self._show_all, kind="strong")
        none = card([label(tr("No figure found"), Role.SECTION), self._none, row([whole, -1])], padding=24)
        self._stack.addWidget(self.table)
        self._stack.addWidget(holding(column([none, -1])))
        filters = flow([self.search, *self.lists, self._clear])
        words = [label(EXPLAINED, Role.CAPTION), label(FAIR, Role.CAPTION)]
        main = column([filters, self._count, self._stack, *words], gap=8)
        main.setStretch(2, 1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setContentsMargins(32, 20, 32, 20)
        self._line.setSpacing(24)
        self._line.addWidget(holding(main), 1)
        self._line.addWidget(self.card)
        self.frame.addWidget(scrolled(holding(self._line)), 1)

    def _list(self, name: str) -> DropDown:
        made = DropDown(name)
        made.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.activated.connect(lambda _at: self._find())
        return made

    def first_field(self) -> QWidget:
        """Begin in the search field."""
        return self.search

    def show_benchmarks(self, key: str = "") -> None:
        """Read the figures anew and show one of them, the first when none is named."""
        self._every, self.model.region = actions.listed_figures(self.desk), self.desk.settings.region
        own = sum(each.first.own for each in self._every)
        told = tr("{own} of your own", own=own) if own else tr("none from your own business yet")
        bring, write = button(tr("Import CSV…"), self.choose_file), button(tr("Export…"), self.choose_target)
        back = [button(tr("Restore…"), self._restore, name=tr("Take out all of your own"))] if own else []
        self.top.show_title(
            tr("Benchmarks"),
            f"{_figures(len(self._every))}, {told}",
            deeds=[*back, bring, write, self._new_add()],
        )
        self._fill_lists()
        if key:
            self._show_all()
        self._find()
        at = next((number for number, each in enumerate(self.model.figures) if key in {row.id for row in each.rows}), 0)
        self.table.setCurrentIndex(self.model.index(at, 0))

    def _new_add(self) -> QWidget:
        self._add = button(tr("Add your own"), self.add_own, kind="primary", icon="plus")
        return self._add

    def _fill_lists(self) -> None:
        rows = [each.first for each in self._every]
        counted = {row.metric: row.counts for row in rows}
        judged = [(each.value, each.label) for each in Counted if each.value in counted]
        others = sorted(set(counted.items()) - set(judged), key=lambda pair: pair[1])
        entries: tuple[tuple[str, Iterable[tuple[object, str]]], ...] = (
            (tr("Anything counted"), [*judged, *others]),
            (
                tr("Any channel"),
                sorted(((key, channel(key)) for key in {row.platform for row in rows} - {"any"}), key=lambda pair: pair[1]),
            ),
            (tr("Any trade"), sorted(((key, trade(key)) for key in {row.industry for row in rows} - {"any"}), key=lambda pair: pair[1])),
            (tr("Any standing"), [(tier, words) for tier, words in TIERS.items() if any(row.tier == tier for row in rows)]),
            (AGES[0][1], AGES[1:]),
        )
        for made, (anything, choices) in zip(self.lists, entries, strict=True):
            chosen = made.currentData()
            made.clear()
            made.addItem(anything, None)
            made.setMinimumContentsLength(max(13, len(anything)))
            for value, words in choices:
                made.addItem(words[:1].upper() + words[1:], value)
            made.setCurrentIndex(max(0, made.findData(chosen)) if chosen is not None else 0)

    def _show_all(self) -> None:
        self.search.clear()
        for made in self.lists:
            made.setCurrentIndex(0)
        self._find()

    def _find(self) -> None:
        self._timer.stop()
        typed = self.search.text().casefold().split()
        chosen = [made.currentData() for made in self.lists]
        figures = [each for each in self._every if _fits(each, *chosen) and all(word in _text(each) for word in typed)]
        self.model.show_figures(figures, actions.figure_uses(self.desk), self._every)
        narrowed = len(figures) < len(self._every)
        self._count.setText(
            tr("{number:,} of {all}", number=len(figures), all=_figures(len(self._every))) if narrowed else _figures(len(figures))
        )
        self._clear.setVisible(bool(typed) or any(made.currentIndex() > 0 for made in self.lists))
        sought = [self.search.text().strip(), *(made.currentText() for made in self.lists if made.currentIndex() > 0)]
        self._none.setText(tr("No figure fits {chosen}.", chosen=listed([in_quotes(each) for each in sought if each])))
        self._stack.setCurrentIndex(0 if figures else 1)
        self.card.setVisible(bool(figures))
        if figures:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _show(self, at: int) -> None:
        if 0 <= at < len(self.model.figures):
            each = self.model.figures[at]
            self.card.show_figure(each, self.model.used(each))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the card beneath the list when there is little room."""
        super().resizeEvent(event)
        wide = self.width() >= theme.scaled(NARROW)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.card.stand(theme.scaled(SIDE) if wide else 0)

    def add_own(self) -> None:
        """Ask for a new figure."""
        self._ask(None, lambda figure: actions.add_figure(self.desk, figure), "new", "benchmarks.add_own")

    def edit_own(self, key: str) -> None:
        """Ask what one of the owner's own figures should be."""
        known = actions.own_figures(self.desk.file).get(key)
        if known is not None:
            self._ask(known, lambda figure: actions.keep_figures(self.desk, {key: figure}), key, "benchmarks.edit_own", key)

    def _instead(self, figure: OwnFigure) -> None:
        place = f"instead of {self.card.key}"
        self._ask(figure, lambda kept: actions.add_figure(self.desk, kept), place, "benchmarks.card.ask_instead")

    def _ask(self, figure: OwnFigure | None, keep: Callable[[OwnFigure], object], place: str, *again: str) -> None:
        def try_to_keep(told: OwnFigure) -> str:
            before = actions.own_figures(self.desk.file)
            try:
                keep(told)
            except VetterError as error:
                return str(error)
            after = actions.own_figures(self.desk.file)
            changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
            again, back = ({key: each.get(key) for key in changed} for each in (after, before))
            words = tr("Kept. Verdicts from now on are held against it first; saved ones stay as they were judged.")
            put = partial(actions.keep_figures, self.desk)
            self.carry_out(partial(put, again), words, partial(put, back), self.show_benchmarks)
            return ""

        open_again_by(FigureForm(self, self.desk, figure, try_to_keep, place), *again).open()

    def _remove(self, key: str) -> None:
        self._change(lambda: actions.keep_figures(self.desk, {key: None}), tr("Your figure was taken out."))

    def _restore(self) -> None:
        self._change(lambda: actions.restore_figures(self.desk), tr("All of your own figures were taken out."))

    def _change(self, deed: Callable[[], dict[str, OwnFigure | None]], said: str) -> None:
        """Do something to the own figures; `deed` returns those it has changed, as they were."""
        before: dict[str, OwnFigure | None] = {}

        back = partial(actions.keep_figures, self.desk, before)
        self.carry_out(lambda: before.update(deed()), said, back, self.show_benchmarks)

    def choose_file(self) -> None:
        """Ask for a CSV file and show what it would bring."""
        name, _filter = QFileDialog.getOpenFileName(self, tr("Import figures"), "", tr("CSV (*.csv);;All files (*)"))
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Show what a CSV file would bring, or why it cannot be read."""

        def failed(error: VetterError) -> None:
            self.banner.say(str(error), (tr("Another file…"), self.choose_file), problem=True)

        def read(incoming: Incoming) -> None:
            IncomingFigures(self, path.name, incoming, lambda: self._bring_in(incoming)).open()

        work = beside(self.desk, lambda desk: actions.read_figures(desk, path))
        wait_for(self, tr("Reading the figures"), work, read, failed, partial(self.banner.say, tr("Stopped. No figure was kept.")))

    def _bring_in(self, incoming: Incoming) -> None:
        self._change(
            lambda: actions.bring_in_figures(self.desk, incoming),
            trn("{number:,} figure was kept.", "{number:,} figures were kept.", len(incoming.figures)),
        )

    def choose_target(self) -> None:
        """Ask where to write what is shown."""
        name, _filter = QFileDialog.getSaveFileName(self, tr("Export the figures shown"), "benchmarks.csv", tr("CSV (*.csv)"))
        if name:
            self.write_file(Path(name))

    def write_file(self, path: Path) -> None:
        """Write the own figures and the published ones that are shown as CSV."""
        try:
            actions.write_figures(self.desk, path, [each for each in self.model.figures if not each.first.own])
        except VetterError as error:
            self.banner.say(str(error), (tr("Elsewhere…"), self.choose_target), problem=True)
            return
        self.banner.say(tr("Written: {path}.", path=path.name))

    @property
    def place(self) -> BenchmarksPlace:
        """Where one is: at the figure that is shown."""
        return BenchmarksPlace(self.card.key)


def _fits(each: Published, *chosen: Any) -> bool:
    """Return whether a figure is what is chosen in the lists, None being anything: metric, channel, trade, standing, years."""
    first, years = each.first, chosen[-1]
    recent = years is None or first.year > actions.today().year - years
    told = (first.metric, first.platform, first.industry, first.tier)
    return recent and all(value in {None, present} for value, present in zip(chosen, told, strict=False))


def _text(each: Published) -> str:
    row = each.first
    note = said(row.note) if row.note else ""
    return " ".join((each.counted, each.where, row.publisher, row.source, note, str(row.year))).casefold()


def _figures(number: int) -> str:
    return trn("{number:,} figure", "{number:,} figures", number)
