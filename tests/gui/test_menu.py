"""The signs of a menu: one for what is set, one for what leads on, each on its side and as large as the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from vetter.gui import theme
from vetter.gui.style_sheet import dress
from vetter.gui.widgets.menu import SIGN, Menu

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

BLANK = "\u2003" * 8


@pytest.fixture
def plain_again(app_theme: QApplication) -> Iterator[QApplication]:
    """Return the application; its direction and text size are the usual ones afterwards."""
    yield app_theme
    app_theme.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.apply(app_theme, theme.LIGHT)


def drawn(menu: Menu) -> tuple[int, int]:
    """Return from where to where there is ink in a menu without words."""
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    picture, edge = menu.grab().toImage(), 4
    inside = [(x, y) for x in range(edge, picture.width() - edge) for y in range(edge, picture.height() - edge)]
    dark = [x for x, y in inside if QColor(picture.pixel(x, y)).lightness() < 128]
    return min(dark), max(dark)


@pytest.mark.parametrize("pixels", [14, 28])
@pytest.mark.parametrize("mirrored", [False, True])
def test_signs_stand_on_their_side_and_grow(qtbot: QtBot, plain_again: QApplication, pixels: int, mirrored: bool) -> None:  # noqa: FBT001 - a parameter
    """A tick where reading begins, a chevron where it ends, once each."""
    plain_again.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    theme.apply(plain_again, theme.LIGHT, pixels=pixels)
    window = QWidget()
    qtbot.addWidget(window)
    dress(window)
    ticked, leading = Menu(window), Menu(window)
    entry = ticked.addAction(BLANK)
    entry.setCheckable(True)
    entry.setChecked(True)
    leading.leading_to(BLANK)
    for menu, begins in ((ticked, not mirrored), (leading, mirrored)):
        first, last = drawn(menu)
        assert (last < menu.width() / 2) is begins
        assert theme.scaled(SIGN) / 5 < last - first <= theme.scaled(SIGN)
