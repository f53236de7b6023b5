"""The table of benchmark figures: two lines a row, the spread drawn, the sources beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTableView

from vetter.domain.region import DEFAULT_REGION
from vetter.gui import theme
from vetter.gui.charts.canvas import Brush
from vetter.gui.theme import Role
from vetter.gui.widgets.cells import Cells
from vetter.gui.widgets.text import isolated
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from vetter.domain.published import Published
    from vetter.domain.region import Region

ROW_HEIGHT, SIDE = 48, 12
WHAT, MIDDLE, SPREAD, SOURCE, YEAR, USED = range(6)
HEADS = (tr("What is counted, where"), tr("Middle"), tr("Spread"), tr("Source"), tr("Year"), tr("Used in"))
NARROWEST, SOURCES = 170, 96
GIVE_WAY = (USED, YEAR, SOURCE, SPREAD)
"""Columns that are left out where the window is narrow, the least important first; what a row stands for is beside or beneath it."""
FigureRole = Qt.ItemDataRole.UserRole + 1
RIGHT = {MIDDLE, YEAR, USED}
TIERS = {0: tr("Your own figure"), 1: tr("Published study"), 2: tr("A firm’s own data"), 3: tr("Commonly quoted")}
Index = QModelIndex | QPersistentModelIndex
Written = tuple[str, Role, str]
"""A line of words, in a role and a colour."""


def amount(each: Published, value: float | None, region: Region = DEFAULT_REGION) -> str:
    """Return a figure in its unit, as short as it can be said, as numbers are written where the owner lives."""
    if value is None:
        return ""
    if each.share:
        return written(f"{value * 100:.{2 if value < 0.0095 else 1}f}\u00a0%", region)
    return written(f"{value:,.0f}" if value >= 100 else f"{value:,.3g}", region)


def written(number: str, region: Region) -> str:
    """Return a number that is written as in English with the marks of a region."""
    return number.translate(str.maketrans(".,", region.decimal_mark + region.group_mark))


class FigureModel(QAbstractTableModel):
    """The figures that fit what is looked for."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.region = DEFAULT_REGION
        self.figures: Sequence[Published] = ()
        self._uses: Mapping[str, int] = {}
        self._ends: dict[str, float] = {}

    def show_figures(self, figures: Sequence[Published], uses: Mapping[str, int], every: Sequence[Published]) -> None:
        """Show these; spreads of the same thing share one scale, which reaches to the largest of `every`."""
        self.beginResetModel()
        self.figures, self._uses, self._ends = figures, uses, {}
        for each in every:
            tops = [value for value in (each.middle, each.high, each.top) if value is not None]
            self._ends[each.first.metric] = max(self._ends.get(each.first.metric, 0.0), *tops, 0.0)
        self.endResetModel()

    def end(self, each: Published) -> float:
        """Return where the scale of a figure ends."""
        return self._ends.get(each.first.metric) or 1.0

    def used(self, each: Published) -> int:
        """Return how many verdicts were held against a figure."""
        return max((self._uses.get(row.id, 0) for row in each.rows), default=0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many fit."""
        return 0 if parent.isValid() else len(self.figures)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heads, numbers to the right like their columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in RIGHT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words; its drawing reads the whole figure."""
        if not index.isValid() or index.row() >= len(self.figures):
            return None
        each = self.figures[index.row()]
        if role == FigureRole:
            return each
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ", ".join(part for part in self.words(each, index.column()) if part)
        return None

    def words(self, each: Published, at: int) -> tuple[str, str]:
        """Return the two lines of a cell."""
        row = each.first
        if at == WHAT:
            return each.counted, each.where
        if at == MIDDLE:
            return (amount(each, each.middle, self.region), "") if each.middle is not None else ("", tr("not told"))
        if at == SPREAD:
            return _spread(each, self.region), ""
        if at == SOURCE:
            return row.publisher, TIERS[row.tier]
        if at == YEAR:
            return str(row.year), ""
        return str(self.used(each) or tr("not yet")), ""


class FigureDelegate(Cells):
    """Draws two lines of words, and the spread on the scale of its kind."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for the height of a row."""
        return QSize(super().sizeHint(option, index).width(), theme.scaled(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground by the style, then our words."""
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        each, model = index.data(FigureRole), index.model()
        if each is None or not isinstance(model, FigureModel):
            return
        painter.save()
        where = option.rect.adjusted(SIDE, 4, -SIDE, -4)
        if index.column() == SPREAD:
            _draw_spread(painter, where, each, model.end(each))
        else:
            self._draw_words(painter, where, model.words(each, index.column()), index.column(), anywhere=each.anywhere)
        painter.restore()

    def _draw_words(self, painter: QPainter, where: QRect, words: tuple[str, str], at: int, *, anywhere: bool) -> None:
        colours = theme.current()
        lines = [(words[0], Role.STRONG if at == MIDDLE else Role.BODY, colours.ink), (words[1], Role.CAPTION, colours.ink2)]
        if at == WHAT and anywhere:
            lines = _in_two(lines[0], lines[1], where.width())
        side = Qt.AlignmentFlag.AlignRight if at in RIGHT else Qt.AlignmentFlag.AlignLeft
        shown = [line for line in lines if line[0]]
        high = where.height() // max(1, len(shown))
        for number, (text, role, colour) in enumerate(shown):
            painter.setFont(theme.font(role))
            painter.setPen(QColor(colour))
            box = QRect(where.left(), where.top() + number * high, where.width(), high)
            told = self.fitted(painter, text, box.width())
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, isolated(told))


def _in_two(title: Written, place: Written, width: int) -> list[Written]:
    """Return the lines of a figure that was counted everywhere: a title too long for one goes on where that would stand."""
    words, role, colour = title
    room, taken = QFontMetrics(theme.font(role)), ""
    for word in words.split():
        longer = f"{taken} {word}".strip()
        if taken and room.horizontalAdvance(longer) > width:
            return [(taken, role, colour), (words[len(taken) + 1 :], role, colour)]
        taken = longer
    return [title, place]


def _draw_spread(painter: QPainter, where: QRect, each: Published, end: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(where.left(), where.center().y())
    brush = Brush(painter, where.width())
    colours = brush.colours

    def at(value: float) -> float:
        return (brush.width - 2) * min(value, end) / end + 1

    brush.line(0, 0, brush.width, 0, colours.line)
    if each.low is not None and each.high is not None:
        brush.box(at(each.low), -5, max(1.0, at(each.high) - at(each.low)), 10, colours.band, colours.edge)
    if each.top is not None:
        brush.line(at(each.top), -6, at(each.top), 6, colours.ink2, dotted=True)
    if each.middle is not None:
        brush.line(at(each.middle), -7, at(each.middle), 7, colours.ink, 2)


class FigureTable(QTableView):
    """The table itself: one row chosen at a time."""

    def __init__(self, model: FigureModel) -> None:
        """Show a model."""
        super().__init__()
        self.setAccessibleName(tr("Benchmark figures"))
        self.setModel(model)
        self.setItemDelegate(FigureDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.scaled(ROW_HEIGHT))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setFont(theme.font(Role.CAPTION))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every column what its words need, and what is left to the first and the source."""
        super().resizeEvent(event)
        plain, bold = QFontMetrics(theme.font(Role.BODY)), QFontMetrics(theme.font(Role.STRONG))
        caption = QFontMetrics(theme.font(Role.CAPTION))
        fixed = {
            MIDDLE: max(bold.horizontalAdvance("100.0\u00a0%"), caption.horizontalAdvance(tr("not told"))) + 2 * SIDE,
            YEAR: plain.horizontalAdvance("2026") + 2 * SIDE,
            USED: plain.horizontalAdvance(tr("not yet")) + 2 * SIDE,
        }
        least = {at: max(fixed.get(at, 0), caption.horizontalAdvance(words) + 2 * SIDE + 4) for at, words in enumerate(HEADS)}
        least[WHAT], least[SOURCE] = max(least[WHAT], theme.scaled(NARROWEST)), max(least[SOURCE], theme.scaled(SOURCES))
        shown = set(range(len(HEADS)))
        for at in GIVE_WAY:
            if sum(least[each] for each in shown) > self.viewport().width():
                shown.discard(at)
        for at in range(len(HEADS)):
            self.setColumnHidden(at, at not in shown)
        left = self.viewport().width() - sum(least[at] for at in shown)
        parts = {WHAT: 0.42, SPREAD: 0.24, SOURCE: 0.34}
        whole = sum(part for at, part in parts.items() if at in shown)
        for at in shown:
            self.setColumnWidth(at, least[at] + max(0, int(left * parts.get(at, 0) / whole)))


def _spread(each: Published, region: Region) -> str:
    ends = [amount(each, value, region) for value in (each.low, each.high) if value is not None]
    return tr("{low} to {high}", low=ends[0], high=ends[1]) if len(ends) > 1 else "".join(ends)
