"""A password asked for: once to open a paper, twice to close one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit

from vetter import actions
from vetter.errors import VetterError
from vetter.gui.theme import Role
from vetter.gui.widgets.banner import announce
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import column, row
from vetter.gui.widgets.opening import open_at
from vetter.gui.widgets.text import field_label, label
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

WIDE = 420


class PasswordForm(QDialog):
    """One field, or two for a new password; what is wrong with it is said under them."""

    def __init__(self, parent: QWidget, told: str, given: Callable[[str], object], *, new: bool) -> None:
        """Say what it is for, and call `given` with a password that can be used."""
        super().__init__(parent)
        self.setWindowTitle(tr("Password"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._given, self._new = given, new
        self.first = self._field(tr("Password"))
        self.again = self._field(tr("The same again"))
        self.problem = label("", Role.BODY)
        asked = [column([field_label(tr("Password"), self.first), self.first], gap=4)]
        if new:
            asked.append(column([field_label(tr("The same again"), self.again), self.again], gap=4))
        self.go_on = button(tr("Go on"), self._accept, kind="primary")
        self.go_on.setDefault(True)
        foot = row([-1, button(tr("Cancel"), self.reject), self.go_on])
        self.setLayout(column([label(told), *asked, self.problem, foot], gap=8, margins=(24, 20, 24, 20)))
        open_at(self, WIDE)

    @staticmethod
    def _field(name: str) -> QLineEdit:
        made = QLineEdit()
        made.setEchoMode(QLineEdit.EchoMode.Password)
        made.setAccessibleName(name)
        return made

    def _accept(self) -> None:
        typed = self.first.text()
        try:
            if self._new:
                actions.check_password(typed)
        except VetterError as error:
            self._say(str(error))
            return
        if self._new and typed != self.again.text():
            self._say(tr("The two are not the same. Type it again."))
            return
        self.accept()
        self._given(typed)

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        announce(self, problem)
