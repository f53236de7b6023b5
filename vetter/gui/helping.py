"""Help in windows of its own: the menu of all deeds, the sheet of keys, and what stands behind one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from vetter.dossier.model import Line, Lines, Section
from vetter.gui.deeds import DEEDS, IN_A_FIELD, menus
from vetter.gui.explanation import Explanation
from vetter.gui.theme import Role
from vetter.gui.tongue import spelled
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import column, hairline, holding, read_through, scrolled
from vetter.gui.widgets.letters import letter_menu
from vetter.gui.widgets.menu import Menu
from vetter.gui.widgets.opening import open_at
from vetter.gui.widgets.text import label
from vetter.questions.glossary import terms_in
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from PySide6.QtGui import QAction

    from vetter.questions import Question

WIDE, HIGH = 560, 640


class MainMenu(Menu):
    """Every deed under its heading; what cannot be done on the page that is open is grey."""

    def __init__(self, parent: QWidget, made: Sequence[QAction]) -> None:
        """Offer the deeds as they were made for a window, one for each of `DEEDS`."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        actions = dict(zip(DEEDS, made, strict=True))
        for menu, deeds in menus():
            inner = self.leading_to(menu.label)
            for deed in deeds:
                inner.addAction(actions[deed])
        letter_menu(self)


class KeySheet(QDialog):
    """Every key there is, in groups; Escape closes it."""

    def __init__(self, parent: QWidget) -> None:
        """List the keys."""
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        close = button(tr("Close"), self.accept, kind="primary")
        body = holding(column([*keys_widgets(), -1], margins=(24, 8, 24, 16)))
        self.setLayout(read_through([label(tr("Keys"), Role.TITLE)], scrolled(body), [-1, close]))
        open_at(self, WIDE, HIGH)
        close.setFocus()


def keys_widgets() -> Iterator[QWidget]:
    """Give all keys in groups, the ones of the fields last."""
    groups = [(menu.label, [(deed.words, spelled(*deed.keys)) for deed in deeds if deed.keys]) for menu, deeds in menus()]
    fields = [(words, keys if isinstance(keys, str) else spelled(*keys)) for words, keys in IN_A_FIELD]
    shown = [(title, keys) for title, keys in (*groups, (tr("In a field"), fields)) if keys]  # papers have none
    for number, (title, keys) in enumerate(shown):
        head: list[QWidget] = [hairline()] if number else []
        yield holding(column([*head, label(title, Role.SECTION), _pairs(keys)], gap=8))


def _pairs(pairs: Iterable[tuple[str, str]]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    for at, (words, keys) in enumerate(pairs):
        grid.addWidget(label(words, Role.BODY), at, 0)
        grid.addWidget(label(keys, Role.STRONG, wrap=False), at, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(0, 1)
    return holding(grid)


class FieldHelp(Explanation):
    """Why a question is asked, what weak and strong answers sound like, and the words it uses."""

    def __init__(self, parent: QWidget, question: Question[Any]) -> None:
        """Explain `question`."""
        super().__init__(parent, question.short, question_help(question), of=tr("Help:"))


def question_help(question: Question[Any]) -> tuple[Section, ...]:
    """Return everything that is known about a question, for an owner in the middle of asking it."""
    title = tr("Read aloud") if question.aloud else tr("What is filled in")
    sections = [Section("ask", title, (Lines((Line(text=question.ask),)),))]
    if question.why:
        sections.append(Section("why", tr("Why we ask"), (Lines((Line(text=question.why),)),)))
    if question.probe:
        sections.append(Section("probe", tr("If they stop early"), (Lines((Line(text=question.probe),)),)))
    if question.rated:
        marks = ((1, question.weak), (3, question.middling), (5, question.strong))
        sections.append(
            Section("marks", tr("Marks"), (Lines(tuple(Line(strong=str(mark), text=words) for mark, words in marks if words)),))
        )
    used = terms_in(f"{question.ask} {question.why} {question.probe} {question.strong} {question.weak}")
    if used:
        lines = tuple(Line(strong=f"{term.word}.", text=term.meaning, quiet=term.example) for term in used)
        sections.append(Section("words", tr("Words explained"), (Lines(lines),)))
    return tuple(sections)
