"""The numbers a verdict depends on, in the settings: each kept as soon as it can be read, and until then there as it was typed."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QWidget

from vetter import actions
from vetter.errors import InputError, VetterError
from vetter.gui import theme
from vetter.gui.editors.fields import Line
from vetter.gui.jotting import STILL_HERE, Jotting
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.layout import column, holding, row
from vetter.gui.widgets.text import label
from vetter.kinds import Figure
from vetter.settings import GROUPS, shown
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vetter.actions import Desk
    from vetter.settings import Setting

FIELD = 96
CAREFUL = tr(
    "These numbers are reasoned, not learnt from outcomes. Change one only with a reason of your own: every verdict notes which were "
    "changed, and saved verdicts stay as they were judged."
)


class NumbersPart(QWidget):
    """Assumptions, weights and lines in their groups, folded away while all are as Vetter comes with.

    Signals:
        kept: a number was changed and kept.
        failed: a sentence about what could not be read or kept; what was typed stays.
    """

    kept = Signal()
    failed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Show how many were changed; `grow` adds the groups."""
        super().__init__()
        self._desk, self._settings = desk, tuple(shown(desk.settings))
        self.fields: dict[str, Line] = {}
        self._jotting = Jotting(desk, "settings", self._written_down, self)
        self._jotting.refused.connect(lambda error: self.failed.emit(str(error)))
        self._unkept = _read(self._jotting.left())
        changed = sum(setting.changed for setting in self._settings)
        back = button(tr("Put all of them back"), self._restore, kind="strong")
        back.setEnabled(bool(changed or self._unkept))
        told = tr("{number} changed by you.", number=changed) if changed else tr("All are as Vetter comes with.")
        self._groups = column(gap=16)
        body = holding(self._groups)
        body.setVisible(bool(changed or self._unkept))
        self._more = more = button(tr("Show or hide the numbers"), kind="link")
        more.setCheckable(True)
        more.setChecked(bool(changed or self._unkept))
        more.toggled.connect(body.setVisible)
        parts = [label(words, Role.QUIET) for words in (CAREFUL, *([STILL_HERE] if self._unkept else []))]
        self.setLayout(column([*parts, flow([label(told, wrap=False), back], gap=16), row([more, -1]), body], gap=8))

    def grow(self) -> Iterator[None]:
        """Add one group after the other."""
        for key, words in GROUPS.items():
            self._groups.addWidget(self._group(words, [each for each in self._settings if each.group == key]))
            yield

    def unfolded(self, name: str) -> Line:
        """Return the field of a number, in sight."""
        self._more.setChecked(True)
        return self.fields[name]

    def _group(self, words: str, settings: list[Setting]) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        widest = max(QFontMetrics(theme.font(Role.CAPTION)).horizontalAdvance(self._usually(each)) for each in self._settings)
        grid.setColumnMinimumWidth(2, widest)  # so that the fields of all groups stand under each other
        for at, setting in enumerate(settings):
            usual = label(self._usually(setting), Role.CAPTION, wrap=False)
            grid.addWidget(label(setting.words, Role.STRONG if setting.changed else Role.BODY), at, 0)
            grid.addWidget(self._field(setting), at, 1)
            grid.addWidget(usual, at, 2)
        return holding(column([label(words, Role.STRONG), holding(grid)], gap=8))

    def _field(self, setting: Setting) -> Line:
        field = self.fields[setting.name] = Line(setting.words)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFixedWidth(theme.scaled(FIELD))
        field.put(self._unkept.get(setting.name, self._written(setting.value)))
        field.typed.connect(partial(self._note, setting, field))
        field.editingFinished.connect(partial(self._set, setting, field))
        return field

    def _note(self, setting: Setting, field: Line) -> None:
        """Note what stands in a field until it is the number that is kept."""
        before = self._unkept.pop(setting.name, None)
        if field.told() != self._written(setting.value):
            self._unkept[setting.name] = field.told()
        if self._unkept.get(setting.name) != before:
            self._jotting.touch()

    def _set(self, setting: Setting, field: Line) -> None:
        self._note(setting, field)
        if setting.name not in self._unkept:
            return
        try:
            value = Figure().parse(field.text(), self._desk.settings.region)
        except InputError as error:
            self.failed.emit(f"{setting.words}: {error}")
            return
        number = setting.default if value is None else float(value)
        self._do(lambda: actions.change_settings(self._desk, {setting.name: number}), setting.name)

    def _restore(self) -> None:
        self._do(lambda: actions.restore_settings(self._desk), *self._unkept)

    def _do(self, deed: Callable[[], None], *names: str) -> None:
        """Do something after which nothing typed under these names need be kept here any longer."""
        try:
            deed()
        except VetterError as error:
            self.failed.emit(str(error))
            return
        for name in names:
            del self._unkept[name]
        self._jotting.touch()
        self._jotting.keep()
        self.kept.emit()

    def _usually(self, setting: Setting) -> str:
        return tr("usually {written}", written=self._written(setting.default))

    def _written(self, value: float) -> str:
        return Figure().write(Decimal(f"{value:g}"), self._desk.settings.region)

    def _written_down(self) -> str:
        return json.dumps(self._unkept) if self._unkept else ""


def _read(left: str) -> dict[str, str]:
    """Return what was left in the fields, by their names; nothing where another Vetter left it in another form."""
    try:
        return {str(name): str(text) for name, text in json.loads(left).items()} if left else {}
    except (ValueError, AttributeError):
        return {}
