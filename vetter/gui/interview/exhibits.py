"""Evidence beneath a question: files dropped, pasted or chosen, each looked at or taken out again."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImageWriter
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from vetter import actions
from vetter.errors import VetterError
from vetter.gui.exhibit_view import look_at
from vetter.gui.theme import Role
from vetter.gui.tongue import spelled
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.layout import emptied, tab_through
from vetter.gui.widgets.voices import Voices
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import SignalInstance

    from vetter.actions import Desk
    from vetter.domain.case import Case
    from vetter.domain.exhibit import Exhibit
    from vetter.gui.widgets.banner import Banner
    from vetter.questions import Question

HINT = tr("or drop a file here, or paste a picture with {keys}")
PASTED = tr("Pasted picture.png")
LONGEST = 28


class ExhibitRow(QFrame):
    """The files of one question, and the way to add one.

    Signals:
        wanted: the owner wants to choose a file.
        looked_at, taken_out: an exhibit.
    """

    wanted = Signal()
    looked_at = Signal(object)
    taken_out = Signal(object)

    def __init__(self, name: str) -> None:
        """Begin without files; `name` is the question's."""
        super().__init__()
        self._name = name
        self._row = flow(gap=8, margins=(8, 4, 8, 4))
        self.setLayout(self._row)
        self.show_hovering(over=False)
        self.show_exhibits(())

    def show_hovering(self, *, over: bool) -> None:
        """Mark the place for files while some are held over it."""
        self.setProperty("kind", "dropping" if over else "drop")
        self.style().unpolish(self)
        self.style().polish(self)

    def show_exhibits(self, exhibits: Iterable[Exhibit]) -> None:
        """Show these files."""
        emptied(self._row)
        made = [button(tr("Attach evidence…"), self.wanted.emit, kind="small", name=tr("{name}: attach evidence", name=self._name))]
        shown = tuple(exhibits)
        for each in shown:
            words = each.name if len(each.name) <= LONGEST else f"{each.name[: LONGEST - 1]}…"
            look = button(words, partial(self.looked_at.emit, each), kind="link", name=tr("Look at {name}", name=each.name))
            out = button("", partial(self.taken_out.emit, each), kind="link", icon="cross", name=tr("Take out {name}", name=each.name))
            out.setToolTip(tr("Take out"))
            made += [look, out]
        for one in made:
            self._row.addWidget(one)
        tab_through(self, made)
        if not shown:
            self._row.addWidget(Voices([(HINT.format(keys=spelled("Ctrl+V")), Role.CAPTION)]))


class Card(Protocol):
    """What is needed of a question: its key, its row of files, and what was dropped or pasted on it."""

    question: Question[Any]
    exhibits: ExhibitRow | None
    dropped: SignalInstance
    pasted: SignalInstance


class Attaching(QObject):
    """Attaches files to the questions of an interview page and keeps their rows up to date."""

    def __init__(self, desk: Desk, page: QWidget, banner: Banner, case: Callable[[], Case | None], keep: Callable[[], object]) -> None:
        """Serve `page`, say things in its `banner`; `case` returns the interview under way, `keep` keeps it as a draft."""
        super().__init__(page)
        self._desk, self._page, self._banner, self._case, self._keep = desk, page, banner, case, keep

    def serve(self, cards: Iterable[Card]) -> None:
        """Let files be attached to these questions."""
        for card in cards:
            if card.exhibits is None:
                continue
            card.dropped.connect(partial(self._attach, card))
            card.pasted.connect(partial(self.paste, card))
            card.exhibits.wanted.connect(partial(self._choose, card))
            card.exhibits.looked_at.connect(self._look)
            card.exhibits.taken_out.connect(partial(self._take_out, card))
            self._show(card)

    def paste(self, card: Card | None) -> None:
        """Attach the picture or the files that were copied to the question that has the focus."""
        if card is None or card.exhibits is None:
            self._banner.say(tr("Put the cursor into the question the picture belongs to, then paste it."))
            return
        clipboard = QGuiApplication.clipboard()
        told = clipboard.mimeData()
        if told.hasUrls():
            self._attach(card, [Path(url.toLocalFile()) for url in told.urls() if url.isLocalFile()])
            return
        image = clipboard.image()
        if image.isNull():
            self._banner.say(tr("Nothing was copied that could be attached: take a picture of the screen first."))
            return
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, b"PNG").write(image)
        data = bytes(buffer.data().data())
        self._do(card, lambda case: actions.attach(self._desk, case, card.question.key, PASTED, data))

    def _choose(self, card: Card) -> None:
        kinds = tr("Pictures, PDF, text (*.png *.jpg *.jpeg *.gif *.webp *.pdf *.txt *.csv);;All files (*)")
        names, _filter = QFileDialog.getOpenFileNames(self._page, tr("Attach evidence"), "", kinds)
        self._attach(card, [Path(name) for name in names])

    def _attach(self, card: Card, paths: list[Path]) -> None:
        for path in paths:
            self._do(card, partial(self._keep_file, card, path))

    def _keep_file(self, card: Card, path: Path, case: Case) -> Exhibit:
        return actions.attach_file(self._desk, case, card.question.key, path)

    def _do(self, card: Card, deed: Callable[[Case], Exhibit]) -> None:
        case = self._case()
        if case is None:
            return
        try:
            if not actions.is_begun(self._desk, case):
                self._keep()  # evidence alone has begun it
            kept = deed(case)
        except VetterError as error:
            self._problem(error)
            return
        self._show(card)
        self._banner.say(
            tr("Attached: {kept}. Its fingerprint is kept with it.", kept=kept.name), (tr("Undo"), partial(self._take_out, card, kept))
        )

    def _look(self, exhibit: Exhibit) -> None:
        look_at(self._page, self._desk, exhibit, self._problem)

    def _problem(self, error: VetterError) -> None:
        self._banner.say(str(error), problem=True)

    def _take_out(self, card: Card, exhibit: Exhibit) -> None:
        try:
            actions.take_out_exhibit(self._desk, exhibit)
        except VetterError as error:
            self._problem(error)
            return
        self._show(card)
        self._banner.say(tr("Taken out: {exhibit}.", exhibit=exhibit.name), (tr("Undo"), partial(self._put_back, card, exhibit)))

    def _put_back(self, card: Card, exhibit: Exhibit) -> None:
        actions.put_back_exhibit(self._desk, exhibit)
        self._show(card)

    def _show(self, card: Card) -> None:
        case = self._case()
        if case is not None and card.exhibits is not None:
            kept = actions.exhibits(self._desk, case)
            card.exhibits.show_exhibits(each for each in kept if each.question == card.question.key)
