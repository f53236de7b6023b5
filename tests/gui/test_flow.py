"""Rows that go on in the next line: in order, inside the width, mirrored where one reads from the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.layout import emptied, holding

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def held(qtbot: QtBot, *items: QWidget | int, wide: int) -> QWidget:
    """Return such a row, laid out at a width."""
    made = holding(flow(items))
    qtbot.addWidget(made)
    made.resize(wide, made.heightForWidth(wide))
    made.show()
    return made


def fixed(count: int) -> list[QWidget]:
    """Return buttons of 100 by 40."""
    made: list[QWidget] = [QPushButton(str(number)) for number in range(count)]
    for each in made:
        each.setFixedSize(100, 40)
    return made


@pytest.mark.parametrize(("wide", "high"), [(600, 40), (330, 88), (110, 232)])
def test_what_has_no_room_goes_on_in_the_next_line(qtbot: QtBot, wide: int, high: int) -> None:
    """Five buttons of which so many fit beside one another; none reaches out of the row, none covers another."""
    buttons = fixed(5)
    made = held(qtbot, *buttons, wide=wide)
    assert made.height() == high
    assert all(made.rect().contains(each.geometry()) for each in buttons)
    assert [(each.y(), each.x()) for each in buttons] == sorted((each.y(), each.x()) for each in buttons)
    assert not any(one.geometry().intersects(other.geometry()) for one in buttons for other in buttons if one is not other)


def test_it_is_mirrored_where_one_reads_from_the_right(qtbot: QtBot) -> None:
    """The first stands at the right edge."""
    buttons = fixed(2)
    made = held(qtbot, *buttons, wide=300)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made.layout().activate()
    assert [each.x() for each in buttons] == [200, 92]


def test_a_gap_takes_what_its_line_leaves_over_and_what_is_hidden_takes_none(qtbot: QtBot) -> None:
    """The last stands at the end of the line; with the middle one hidden nothing is left between."""
    first, middle, last = fixed(3)
    made = held(qtbot, first, middle, -1, last, wide=400)
    assert [each.x() for each in (first, middle, last)] == [0, 108, 300]
    middle.hide()
    made.layout().activate()
    assert [each.x() for each in (first, last)] == [0, 300]


def test_it_can_be_emptied_and_filled_again(qtbot: QtBot) -> None:
    """Nothing of what it held is shown any more."""
    before, after = fixed(2)
    line = flow([before])
    made = holding(line)
    qtbot.addWidget(made)
    made.show()
    emptied(line)
    line.addWidget(after)
    assert [item.widget() for item in [line.itemAt(0)] if item] == [after]
    assert not before.isVisible()


def test_what_stands_before_the_gap_begins_its_line_and_what_comes_after_ends_it(qtbot: QtBot) -> None:
    """A title stays where reading begins though its buttons have no room beside it; they end in every line together."""
    title, *deeds = fixed(4)
    made = holding(flow([title, -1, *deeds], trailing=True))
    qtbot.addWidget(made)
    made.resize(220, made.heightForWidth(220))
    made.show()
    assert [(each.x(), each.y()) for each in (title, *deeds)] == [(0, 0), (120, 0), (12, 48), (120, 48)]
