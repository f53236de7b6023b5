"""Windows for the owner's own figures: one to fill in, one that says what a file would bring."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from vetter.domain.published import channel, trade
from vetter.dossier.model import Line, Lines
from vetter.errors import InputError
from vetter.gui.blocks import widget_for
from vetter.gui.editors import editor_for
from vetter.gui.jotting import STILL_HERE, Jotting
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import column, holding, read_through, row, scrolled
from vetter.gui.widgets.opening import open_at
from vetter.gui.widgets.text import label
from vetter.questions.figures import FIGURE_FORM, OWN_FIGURE
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from vetter.actions import Desk, Incoming
    from vetter.domain.own import OwnFigure
    from vetter.gui.editors import Editor

WIDE, HIGH = 760, 420
MOST_SHOWN = 200
SPREAD = tr("With a middle alone, the published spread is moved to it. With the two quarters, yours is used as it is.")


class FigureForm(QDialog):
    """One own figure, to be filled in; it closes once it could be kept, and what was typed before that is there the next time."""

    def __init__(self, parent: QWidget, desk: Desk, figure: OwnFigure | None, keep: Callable[[OwnFigure], str], place: str) -> None:
        """Show `figure`, or a blank one, or what was left unfinished at this `place`.

        `keep` keeps it and returns what is wrong with it, if anything.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("Your own figure"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keep = keep
        self._rows = (figure,) if figure else None
        self.editor = editor_for(FIGURE_FORM, desk.settings.region, lambda _row: None)
        self._begin()
        self._jotting = Jotting(desk, f"figure {place}", self._typed, self)
        self._left = self._again(self._jotting.left())
        self.editor.changed.connect(self._jotting.touch)
        self._problem = label("", Role.STRONG)
        self._problem.hide()
        self.keeping = button(tr("Keep it"), self.try_to_keep, kind="primary")
        cancel = button(tr("Cancel"), self.reject)
        words = [label(tr("Your own figure"), Role.TITLE), label(f"{FIGURE_FORM.why} {SPREAD}", Role.QUIET)]
        foot = row([self._problem, -1, cancel, self.keeping])
        foot.setStretch(0, 1)
        self.setLayout(column([*words, self._left, self.editor, -1, foot], gap=12, margins=(24, 20, 24, 20)))
        self.editor.done.connect(self.keeping.setFocus)
        open_at(self, WIDE)
        self.editor.first_field().setFocus()

    def try_to_keep(self) -> None:
        """Keep what is filled in, or say what stands in the way and go there."""
        unread = self.editor.unread()
        if unread:
            self._say(tr("One field cannot be read yet."), next(iter(unread)))
            return
        rows = self.editor.value()
        figure: OwnFigure = rows[0] if rows else OWN_FIGURE.row()
        slip = OWN_FIGURE.check(figure)
        if slip is not None:
            self._say(slip.sentence, f"0.{slip.where}")
            return
        problem = self._keep(figure)
        if problem:
            self._say(problem, "")
            return
        self._jotting.done()
        self.accept()

    def _begin(self) -> None:
        self.editor.set_value(self._rows)
        self._first = _written(self.editor)

    def _typed(self) -> str:
        text = _written(self.editor)
        return "" if text == self._first else text

    def _again(self, left: str) -> QWidget:
        """Show what was left unfinished, and return a line that says so and offers to begin anew."""
        line = row([label(STILL_HERE, Role.BODY, wrap=False), button(tr("Begin anew"), self.begin_anew, kind="link"), -1], gap=8)
        shown = holding(line)
        shown.setVisible(bool(left) and _read(self.editor, left))
        return shown

    def begin_anew(self) -> None:
        """Throw away what was left unfinished."""
        self._jotting.done()
        self._begin()
        self._left.hide()
        self.editor.first_field().setFocus()

    def _say(self, text: str, path: str) -> None:
        self._problem.setText(text)
        self._problem.show()
        self.editor.field(path).setFocus()


class IncomingFigures(QDialog):
    """What a CSV file would bring, before anything is kept."""

    def __init__(self, parent: QWidget, name: str, incoming: Incoming, keep: Callable[[], None]) -> None:
        """Show what is in the file `name`; `keep` keeps all of it."""
        super().__init__(parent)
        self.setWindowTitle(tr("Figures in {name}", name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keep = keep
        told = tr(
            "{new} new, {changed} changed, {same} as they are already.", new=incoming.new, changed=incoming.changed, same=incoming.same
        )
        if not incoming.figures and not incoming.same:
            told = tr("There is no figure of your own in this file.")
        lines = [figure_line(figure) for figure in incoming.figures.values()]
        more = [Line(quiet=tr("And {number} more.", number=len(lines) - MOST_SHOWN))] if len(lines) > MOST_SHOWN else []
        body = holding(column([widget_for(Lines((*lines[:MOST_SHOWN], *more))), -1], margins=(24, 8, 24, 8)))
        self.keeping = button(tr("Keep them"), self._accept, kind="primary")
        self.keeping.setEnabled(bool(lines))
        head = [label(tr("Figures in {name}", name=name), Role.TITLE), label(told, Role.BODY)]
        self.setLayout(read_through(head, scrolled(body), [-1, button(tr("Cancel"), self.reject), self.keeping]))
        open_at(self, WIDE, HIGH)

    def _accept(self) -> None:
        self.accept()
        self._keep()


def _written(editor: Editor) -> str:
    """Return what stands in the form, with what cannot be read yet."""
    rows = editor.value()
    return json.dumps({"rows": FIGURE_FORM.kind.to_json(rows) if rows else None, "unread": editor.unread()})


def _read(editor: Editor, text: str) -> bool:
    """Put it back; return whether this Vetter can."""
    try:
        told = json.loads(text)
        rows, unread = FIGURE_FORM.kind.from_json(told["rows"]), dict(told["unread"])
    except (InputError, ValueError, KeyError, TypeError):
        return False
    editor.set_value(rows)
    editor.set_unread(unread)
    return True


def figure_line(figure: OwnFigure) -> Line:
    """Return an own figure as a sentence."""
    counted = figure.counted.label if figure.counted else "something"
    spread = tr(", {low} to {high}", low=figure.low, high=figure.high) if figure.low is not None and figure.high is not None else ""
    where = f"{channel(figure.platform.value if figure.platform else 'any')}, {trade(figure.industry.value if figure.industry else 'any')}"
    return Line(strong=f"{counted[:1].upper()}{counted[1:]}:", text=f"{figure.middle}\u00a0%{spread}", quiet=f"{where}, {figure.year}.")
