"""A candidate's timeline: everything that happened, newest on top, narrowed to one kind of thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from vetter.actions import HistoryKind
from vetter.gui import icons, theme
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button, toggle
from vetter.gui.widgets.dates import clock_time, short_day
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.layout import column, emptied, holding, row
from vetter.gui.widgets.text import colour, label, picture
from vetter.gui.widgets.verdict import icon_name
from vetter.tongue import inside, tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QLayout

    from vetter.actions import Entry

RING, SIGN = 32, 18
DATES = 96
ALTERED = tr("This line, or the one before it, is not as Vetter wrote it: something else has changed the case file.")
CLOSED = tr("Closed until the talk under way is finished, so that it does not colour what you hear now.")
UNDER_WAY = tr("The interview is still under way. Its verdict will stand here.")
KINDS: tuple[tuple[str, frozenset[HistoryKind]], ...] = (
    (tr("Everything"), frozenset(HistoryKind)),
    (tr("Interviews"), frozenset({HistoryKind.INTERVIEW, HistoryKind.IMPORTED})),
    (tr("Verdicts"), frozenset({HistoryKind.VERDICT})),
    (tr("Evidence"), frozenset({HistoryKind.EVIDENCE})),
    (tr("References"), frozenset({HistoryKind.REFERENCE})),
    (tr("Yours"), frozenset({HistoryKind.DECISION, HistoryKind.NOTE})),
)
_ICONS = {
    HistoryKind.INTERVIEW: "chat",
    HistoryKind.IMPORTED: "import",
    HistoryKind.EXPORTED_PDF: "document",
    HistoryKind.DECISION: "check",
    HistoryKind.NOTE: "pencil",
    HistoryKind.EVIDENCE: "search",
    HistoryKind.REFERENCE: "candidates",
    HistoryKind.JOINED: "compare",
}


class Timeline(QWidget):
    """The lines, under the kinds one can look at alone.

    Signals:
        opened: the line whose verdict or file is to be opened.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._entries: tuple[Entry, ...] = ()
        self._closed = False
        self._kind = KINDS[0][0]
        self._group = QButtonGroup(self)
        self._kinds, self._list = flow(), column(gap=0)
        self.setLayout(column([holding(self._kinds), holding(self._list)], gap=16))

    def showing(self, entries: Sequence[Entry], *, closed: bool) -> Iterator[None]:
        """Show these, given oldest first, a line at a time; with `closed` verdicts say only that there are some."""
        self._entries, self._closed = tuple(reversed(entries)), closed
        emptied(self._kinds)
        for words, kinds in KINDS:
            count = sum(entry.what in kinds for entry in entries)
            if words == KINDS[0][0] or count:
                self._kinds.addWidget(self._choice(words, "" if words == KINDS[0][0] else f" {count}"))
            elif words == self._kind:
                self._kind = KINDS[0][0]
        yield from self._lines()

    def _choice(self, words: str, count: str) -> QPushButton:
        made = toggle(f"{words}{count}", name=tr("Show {kind}", kind=inside(words)))
        made.setChecked(words == self._kind)
        made.clicked.connect(lambda: self._choose(words))
        self._group.addButton(made)
        return made

    def _choose(self, words: str) -> None:
        self._kind = words
        for _line in self._lines():
            pass

    def _lines(self) -> Iterator[None]:
        emptied(self._list)
        kinds = dict(KINDS)[self._kind]
        entries = [entry for entry in self._entries if entry.what in kinds]
        for number, entry in enumerate(entries):
            self._list.addWidget(self._line(entry, first=number == 0, last=number == len(entries) - 1))
            yield
        if not entries:
            self._list.addWidget(label(UNDER_WAY, Role.BODY))

    def _line(self, entry: Entry, *, first: bool, last: bool) -> QWidget:
        here = entry.at.astimezone()
        day = label(short_day(here.date()), Role.QUIET, wrap=False, align=Qt.AlignmentFlag.AlignRight)
        time = label(clock_time(here)[:5], Role.CAPTION, wrap=False, align=Qt.AlignmentFlag.AlignRight)
        when = holding(column([8, day, time, -1], gap=0))
        when.setFixedWidth(max(theme.scaled(DATES), day.sizeHint().width()))
        line = row(gap=16)
        line.addWidget(when)
        closed = self._closed and entry.verdict is not None
        line.addWidget(Ring(entry, first=first, last=last, closed=closed))
        opens = None if closed else self._opens(entry, short_day(here.date()))
        beside = theme.fitting(2) == 2
        line.addLayout(self._words(entry, None if beside else opens, closed=closed), 1)
        if opens and beside:
            line.addWidget(opens, 0, Qt.AlignmentFlag.AlignTop)
        return holding(line)

    def _words(self, entry: Entry, opens: QWidget | None, *, closed: bool) -> QLayout:
        title = label(tr("Verdict") if closed else _title(entry), Role.STRONG)
        if entry.verdict is not None and not closed:
            colour(title, theme.current().tone(entry.verdict.tone))
        words: list[QWidget | QLayout | int] = [6, title, label(CLOSED if closed else entry.detail, Role.QUIET)]
        if entry.altered:
            words.append(row([picture("warning", theme.current().caution, 16), label(ALTERED, Role.SUPPORT)], gap=6))
        if opens:
            words += [8, row([opens, -1])]
        return column([*words, 18], gap=0)

    def _opens(self, entry: Entry, day: str) -> QWidget | None:
        if entry.exhibit is not None:
            return button(tr("Look"), lambda: self.opened.emit(entry), name=tr("Look at {name}", name=entry.exhibit.name))
        if entry.verdict is None:
            return None
        return button(tr("Open"), lambda: self.opened.emit(entry), name=tr("Open the verdict of {date}", date=day))


def _title(entry: Entry) -> str:
    return tr("Verdict: {verdict}", verdict=inside(entry.title)) if entry.verdict is not None else entry.title


class Ring(QWidget):
    """An icon in a ring on the line that joins it to its neighbours; verdicts have the accent's ring."""

    def __init__(self, entry: Entry, *, first: bool, last: bool, closed: bool) -> None:
        """Stand for `entry`; the line ends at the first and the last; a closed verdict shows a lock."""
        super().__init__()
        self._entry, self._first, self._last, self._closed = entry, first, last, closed
        self._wide = theme.scaled(RING)
        self.setFixedWidth(self._wide)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Ask for a ring and some line."""
        return QSize(self._wide, theme.scaled(60))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw line, ring and icon."""
        colours, verdict = theme.current(), None if self._closed else self._entry.verdict
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.edge), 1))
        middle = self._wide // 2
        painter.drawLine(middle, 4 + middle if self._first else 0, middle, 4 + middle if self._last else self.height())
        painter.setPen(QPen(QColor(colours.accent if self._entry.verdict else colours.edge), 1.5))
        painter.setBrush(QColor(colours.surface))
        painter.drawEllipse(QRectF(1, 5, self._wide - 2, self._wide - 2))
        name = "lock" if self._closed else icon_name(verdict) if verdict else _ICONS.get(self._entry.what, "chat")
        side = theme.scaled(SIGN)
        inset = (self._wide - side) // 2
        painter.drawPixmap(inset, 4 + inset, icons.pixmap(name, colours.tone(verdict.tone) if verdict else colours.ink2, side))
        painter.end()
