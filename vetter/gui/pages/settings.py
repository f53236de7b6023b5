"""Settings: how it looks, where the owner lives, what is assumed, and where the data are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QWidget

from vetter import actions
from vetter.domain.region import REGIONS
from vetter.gui import look, theme
from vetter.gui.editors.fields import Line
from vetter.gui.pages.backups import BackupsPart
from vetter.gui.pages.numbers import NumbersPart
from vetter.gui.pages.page import Page
from vetter.gui.pages.passphrase import PassphrasePart
from vetter.gui.pages.privacy import PrivacyPart
from vetter.gui.places import HomePlace, SettingsPart
from vetter.gui.theme import SIZES, Appearance, Role
from vetter.gui.widgets.buttons import button, toggle
from vetter.gui.widgets.dropdown import DropDown
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.gradually import Gradually
from vetter.gui.widgets.layout import column, emptied, hairline, holding, row, scrolled
from vetter.gui.widgets.text import field_label, label
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QHBoxLayout, QPushButton

    from vetter.actions import Desk

MEASURE = 820
ABOVE = 24
"""What is left free above a part that was asked for."""
PRIVATE = tr(
    "Everything stays in one file in this folder, readable by you alone. Vetter never uses the network, sends nothing, and counts nobody."
)


class SettingsPage(Page):
    """Everything that can be set, each kept at once.

    Signals:
        look_changed: another palette or text size was chosen and kept.
        restart_wanted: the language chosen is to be spoken at once.
        protection_changed: the case file got a passphrase, or lost it.
    """

    look_changed = Signal()
    restart_wanted = Signal()
    protection_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        """Begin empty; `refresh` fills it."""
        super().__init__(desk)
        self.top.show_title(tr("Settings"), tr("Kept as soon as you choose"))
        self._list = column(gap=16)
        inner = holding(self._list)
        inner.setMaximumWidth(theme.scaled(MEASURE))
        line = row([inner, -1])  # a line of its own, whose height is that of the width it really has
        line.setStretch(0, 1_000)
        self._area = scrolled(holding(column([line, -1], margins=(32, 24, 32, 24))))
        self.frame.addWidget(self._area, 1)
        self._building: Gradually | None = None
        self._backups: BackupsPart | None = None
        self._passphrase: PassphrasePart | None = None
        self._first: QWidget | None = None
        self._numbers: NumbersPart | None = None
        self._parts: dict[SettingsPart, QWidget] = {}

    def first_field(self) -> QWidget | None:
        """Begin at the palette in use, or where the part that was asked for begins."""
        return self._first

    def show_part(self, wanted: str = "") -> None:
        """Show everything as it is set now, from its top or from a part or a number on."""
        self.refresh()
        target = self._found(wanted) if wanted else None
        if target is not None:
            self._first = _first_of(target)
            QTimer.singleShot(0, target, partial(self._scroll_to, target))

    def _found(self, wanted: str) -> QWidget | None:
        self._whole()
        if self._numbers is not None and wanted in self._numbers.fields:
            return self._numbers.unfolded(wanted)
        return next((widget for part, widget in self._parts.items() if part.value == wanted), None)

    def _scroll_to(self, target: QWidget) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # what was just added has its place only then
        inner = self._area.widget()
        if inner is not None:
            self._area.verticalScrollBar().setValue(target.mapTo(inner, target.rect().topLeft()).y() - ABOVE)

    def refresh(self) -> None:
        """Show everything as it is set now."""
        if self._building is not None:
            self._building.drop()
        emptied(self._list)
        self._parts = {}
        self._show_look()
        self._building = Gradually(self, self.telling(self._rest()), self._area)

    def _rest(self) -> Iterator[None]:
        parts = (self._show_region, self._show_signature, self._show_numbers, self._show_data, self._show_passphrase)
        for show in (*parts, self._show_backups, self._show_privacy):
            yield from show()
            yield

    @property
    def fields(self) -> dict[str, Line]:
        """The fields of the numbers a verdict depends on, by their names."""
        self._whole()
        return self._numbers.fields if self._numbers else {}

    @property
    def backups(self) -> BackupsPart | None:
        """The part about backups; None where the data are in memory alone."""
        self._whole()
        return self._backups

    @property
    def passphrase(self) -> PassphrasePart | None:
        """The part about the passphrase; None where the data are in memory alone."""
        self._whole()
        return self._passphrase

    def _whole(self) -> None:
        if self._building is not None:
            self._building.finish()

    def _show_look(self) -> None:
        appearance, text = look.chosen_appearance(self.desk.folder), look.chosen_text(self.desk.folder)
        colours = _choices(tr("Colours"), ((each, each.label) for each in Appearance), appearance, self._choose_appearance)
        sizes = _choices(
            tr("Text size"), ((0, tr("As the system")), *((size, f"{size}\u00a0%") for size in SIZES)), text, self._choose_text
        )
        self._first = colours.chosen
        self._add(SettingsPart.LOOK, [*_titled(tr("Colours"), colours), *_titled(tr("Text size"), sizes)])

    def _add(self, part: SettingsPart, below: list[Any]) -> None:
        """Add a part with its title and what stands below it."""
        self._parts[part] = holding(column([label(part.label, Role.SECTION), *below], gap=8))
        self._list.addWidget(self._parts[part])

    def _choose_appearance(self, appearance: Appearance) -> None:
        look.choose_appearance(self.desk.folder, appearance)
        self.look_changed.emit()

    def _choose_text(self, percent: int) -> None:
        look.choose_text(self.desk.folder, percent)
        self.look_changed.emit()

    def _show_region(self) -> Iterator[None]:
        yield from self._parted()
        regions = DropDown(tr("How numbers, dates and money are written"))
        for region in REGIONS.values():
            regions.addItem(region.words, region.name)
        regions.setCurrentIndex(regions.findData(self.desk.settings.region.name))
        regions.activated.connect(lambda _at: self._do(partial(actions.choose_region, self.desk, regions.currentData())))
        title = field_label(tr("How numbers, dates and money are written"), regions)
        self._add(SettingsPart.REGION, [*self._language(), title, row([regions, -1])])

    def _language(self) -> list[QWidget | QHBoxLayout]:
        """Return the choice of language, which is kept where it is found before anything else is read."""
        folder = self.desk.folder
        if folder is None:
            return []
        tongues = DropDown(tr("Language"))
        tongues.addItem(tr("As the system"), "")
        for code in actions.languages():
            tongues.addItem(actions.own_name(code), code)
        tongues.setCurrentIndex(max(0, tongues.findData(actions.chosen_language(folder))))
        tongues.activated.connect(lambda _at: self._choose_language(folder, tongues.currentData()))
        return [field_label(tr("Language"), tongues), row([tongues, -1])]

    def _choose_language(self, folder: Path, language: str) -> None:
        try:
            actions.choose_language(folder, language)
        except OSError:
            self.banner.say(tr("The choice could not be kept: nothing can be written in the data folder."), problem=True)
            return
        words = tr("Kept. Vetter speaks it from the next start on; verdicts already judged stay in their language.")
        self.banner.say(words, (tr("Restart now"), self.restart_wanted.emit))

    def _parted(self) -> Iterator[None]:
        """Draw the line before another part."""
        self._list.addWidget(hairline())
        yield

    def _show_signature(self) -> Iterator[None]:
        yield from self._parted()
        self.signature = Line(tr("Who signs, and how to answer"))
        self.signature.put(actions.signature(self.desk))
        self.signature.editingFinished.connect(self._sign)
        title = field_label(tr("Who signs, and how to answer"), self.signature)
        told = label(tr("Name, telephone or e-mail. Left blank, letters and notices have lines to sign on."), Role.QUIET)
        self._add(SettingsPart.LETTERS, [title, self.signature, told])

    def _sign(self) -> None:
        if self.signature.text().strip() == actions.signature(self.desk):
            return
        said = tr("Kept. Letters and notices are signed so from now on.")
        self.attempt(partial(actions.sign_with, self.desk, self.signature.text()), lambda _came: self.banner.say(said))

    def _show_numbers(self) -> Iterator[None]:
        yield from self._parted()
        self._numbers = numbers = NumbersPart(self.desk)
        numbers.failed.connect(lambda words: self.banner.say(words, problem=True))
        numbers.kept.connect(self._kept)
        self._add(SettingsPart.NUMBERS, [numbers])
        yield from numbers.grow()

    def _do(self, deed: Callable[[], None]) -> None:
        self.attempt(deed, lambda _came: self._kept())

    def _kept(self) -> None:
        self.refresh()
        self.banner.say(tr("Kept. Verdicts from now on follow it; saved ones stay as they were judged."))

    def _show_data(self) -> Iterator[None]:
        yield from self._parted()
        where = str(self.desk.folder) if self.desk.folder else tr("In memory alone")
        path = label(where, Role.BODY)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        below: list[QWidget] = [path, label(PRIVATE, Role.QUIET)]
        if self.desk.folder is not None:
            folder = QUrl.fromLocalFile(where)
            below.append(holding(row([button(tr("Open the folder"), lambda: QDesktopServices.openUrl(folder)), -1])))
        self._add(SettingsPart.DATA, below)

    def _show_passphrase(self) -> Iterator[None]:
        if self.desk.folder is not None:
            yield from self._parted()
            self._passphrase = PassphrasePart(self, self.desk.folder)
            self._passphrase.done.connect(self.banner.say)
            self._passphrase.changed.connect(self.protection_changed)
            self._add(SettingsPart.PASSPHRASE, [self._passphrase])

    def _show_backups(self) -> Iterator[None]:
        if self.desk.folder is not None:
            yield from self._parted()
            self._backups = BackupsPart(self.desk, self.desk.folder)
            self._backups.done.connect(self.banner.say)
            self._backups.failed.connect(lambda words: self.banner.say(words, problem=True))
            self._backups.replaced.connect(self._begin_anew)
            self._add(SettingsPart.BACKUPS, [self._backups])

    def _show_privacy(self) -> Iterator[None]:
        yield from self._parted()
        privacy = PrivacyPart(self.desk)
        privacy.done.connect(self.banner.say)
        privacy.failed.connect(lambda words: self.banner.say(words, problem=True))
        privacy.wanted.connect(self.go)
        self._add(SettingsPart.PRIVACY, [privacy])

    def _begin_anew(self, words: str) -> None:
        """Go home on other data, and say there what happened."""
        self.go(HomePlace())
        self.said.emit(words, (), False)  # noqa: FBT003 - a signal's values have no names


T = TypeVar("T")


class Choices(QWidget):
    """A row of buttons of which one is pressed."""

    chosen: QPushButton | None = None


def _choices(name: str, entries: Iterable[tuple[T, str]], present: T, choose: Callable[[T], None]) -> Choices:
    made, line = Choices(), flow()
    group = QButtonGroup(made)
    for value, words in entries:
        each = toggle(words, name=f"{name}: {words}")
        each.setChecked(value == present)
        each.clicked.connect(lambda _checked=False, value=value: choose(value))
        group.addButton(each)
        line.addWidget(each)
        if value == present:
            made.chosen = each
    made.setLayout(line)
    return made


def _first_of(part: QWidget) -> QWidget | None:
    """Return what takes the focus first in a part."""
    inside = (part, *part.findChildren(QWidget))
    return next((each for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled()), None)


def _titled(words: str, widget: QWidget) -> tuple[QWidget, QWidget]:
    return label(words, Role.CAPTION, wrap=False), widget
