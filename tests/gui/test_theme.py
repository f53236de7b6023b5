"""Colours, fonts and sizes: readable everywhere, the owner's choice kept, text as large as the system's."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionComboBox, QWidget

from vetter.domain.verdict import Tone
from vetter.gui import theme
from vetter.gui.look import SETTINGS_FILE, chosen_appearance
from vetter.gui.places import CandidatesPlace, HomePlace, InterviewPlace
from vetter.gui.style_sheet import dress
from vetter.gui.theme import Appearance, Palette, Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dropdown import DropDown
from vetter.gui.widgets.layout import column, holding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow

PALETTES = pytest.mark.parametrize("palette", list(theme.PALETTES.values()), ids=list(theme.PALETTES))


def luminance(colour: str) -> float:
    """Return the relative luminance by WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2.2, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_21() -> None:
    """The measure itself is right at its ends."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@PALETTES
def test_text_can_be_read_on_every_ground_it_stands_on(palette: Palette) -> None:
    """4.5 to 1 for ink, quiet ink and accent, on paper, cards, pressed things and tints."""
    grounds = (palette.paper, palette.surface, palette.sunk, palette.accent_tint)
    for text, ground in product((palette.ink, palette.ink2, palette.accent), grounds):
        assert contrast(text, ground) >= 4.5, (text, ground)
    assert contrast(palette.accent_text, palette.accent) >= 4.5


@PALETTES
@pytest.mark.parametrize("tone", Tone)
def test_every_tone_can_be_read(palette: Palette, tone: Tone) -> None:
    """4.5 to 1 on paper, on cards and on its own tint."""
    for ground in (palette.paper, palette.surface, palette.tint(tone)):
        assert contrast(palette.tone(tone), ground) >= 4.5


@PALETTES
def test_marks_that_carry_meaning_stand_out(palette: Palette) -> None:
    """3 to 1 for borders, bars, diamonds and the focus ring; the ring of a filled button is ink on accent's neighbour."""
    for mark, ground in product((palette.edge, palette.bar, palette.accent, palette.ink), (palette.surface, palette.paper)):
        assert contrast(mark, ground) >= 3, (mark, ground)


@pytest.fixture
def plain_again(app_theme: QApplication) -> Iterator[QApplication]:
    """Lend the application; its usual look is back afterwards."""
    yield app_theme
    theme.apply(app_theme, theme.LIGHT)


def test_the_bundled_font_is_the_one_drawn(app_theme: QApplication) -> None:
    """Not one the system happens to have."""
    assert QFontInfo(app_theme.font()).family() == theme.FAMILY
    assert QFontInfo(theme.font(Role.STRONG)).bold()


def test_sizes_are_parts_of_the_text_size(plain_again: QApplication) -> None:
    """Larger text makes every role and every drawn length larger, none smaller."""
    before = {role: theme.font(role).pixelSize() for role in Role}
    theme.apply(plain_again, theme.LIGHT, pixels=21)
    assert theme.font(Role.BODY).pixelSize() == 21
    assert theme.font(Role.VERDICT).pixelSize() == 36
    assert all(theme.font(role).pixelSize() > before[role] for role in Role)
    assert theme.scaled(40) == 60
    theme.apply(plain_again, theme.LIGHT, pixels=10)
    assert theme.scaled(40) == 40


@PALETTES
def test_the_palette_in_use_is_known(plain_again: QApplication, palette: Palette) -> None:
    """Charts and icons ask for it, so it must be the one that was applied."""
    theme.apply(plain_again, palette)
    assert theme.current() is palette


def test_the_appearance_goes_round_and_is_kept(window: MainWindow) -> None:
    """One after the other, and again; a new window finds the last choice."""
    seen = []
    for _press in range(len(Appearance) + 1):
        seen.append(window.appearance)
        window.rail.appearance_wanted.emit()
    assert seen == [*Appearance, Appearance.SYSTEM]
    assert chosen_appearance(window.desk.folder) is Appearance.LIGHT
    assert theme.wanted(Appearance.LIGHT) is theme.LIGHT
    assert theme.wanted(Appearance.DARK) is theme.DARK


@pytest.mark.parametrize("text", ["", "appearance", "[General]\nappearance=purple\n", "[General]\nappearance=@Invalid()\n", "\x00\xff"])
def test_settings_that_cannot_be_read_mean_the_system(app_theme: QApplication, tmp_path: Path, text: str) -> None:
    """A damaged settings file never stops a start."""
    assert app_theme
    (tmp_path / SETTINGS_FILE).write_text(text, encoding="latin-1")
    assert chosen_appearance(tmp_path) is Appearance.SYSTEM
    assert chosen_appearance(None) is Appearance.SYSTEM


@pytest.mark.goal("G13", "a name looked for in every file")
def test_settings_hold_nothing_personal(window: MainWindow) -> None:
    """Only the look, the place of the window, what is folded away in it, and the columns of the list."""
    window.rail.appearance_wanted.emit()
    window.resize(1400, 800)
    window.show()
    window.open(InterviewPlace())
    window.interview.toggle_live()
    window.open(CandidatesPlace())
    window.open(HomePlace())
    window.close()
    assert window.desk.folder is not None
    kept = QSettings(str(window.desk.folder / SETTINGS_FILE), QSettings.Format.IniFormat)
    assert set(kept.allKeys()) == {"appearance", "geometry", "live", "candidates/columns", "candidates/columns_own"}


@PALETTES
@pytest.mark.parametrize("kind", ["", "primary", "strong", "small"])
def test_a_button_that_cannot_be_pressed_looks_it(plain_again: QApplication, palette: Palette, kind: str) -> None:
    """Its border is broken and its ground is the page's, so that no colour alone says it; its words can still be read."""
    theme.apply(plain_again, palette)
    window = QWidget()
    made = button("Keep", kind=kind)
    made.setParent(window)
    dress(window)
    made.adjustSize()
    made.ensurePolished()
    live = made.grab().toImage()
    made.setEnabled(False)
    still = made.grab().toImage()
    line = {still.pixelColor(x, 0).name() for x in range(12, still.width() - 12)}
    assert len(line) > 1, "the border is not broken"
    assert len({live.pixelColor(x, 0).name() for x in range(12, live.width() - 12)}) == 1
    assert contrast(palette.ink2, palette.paper) >= 4.5


def room(widget: QWidget) -> tuple[int, int]:
    """Return from where to where the words of a list reach; nowhere in what is no list."""
    option = QStyleOptionComboBox()
    if not isinstance(widget, DropDown):
        return 0, 0
    widget.initStyleOption(option)
    place = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, widget)
    return place.left(), place.right()


@pytest.mark.parametrize("pixels", [14, 21, 28])
def test_the_ring_around_the_focus_grows_with_the_text_and_moves_nothing(qtbot: QtBot, plain_again: QApplication, pixels: int) -> None:
    """A seventh of the text; with the ring a button and a field are as large as without it."""
    theme.apply(plain_again, theme.LIGHT, pixels=pixels)
    line, pressed, listed = QLineEdit(), button("Keep"), DropDown("Which")
    listed.addItem("One of several entries")
    window = holding(column([line, pressed, listed, -1]))
    qtbot.addWidget(window)
    dress(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    before = {}
    for one, other in ((line, pressed), (pressed, line), (listed, line)):
        other.setFocus()
        before[one] = one.sizeHint(), room(one)
    for each in (line, pressed, listed):
        each.setFocus()
        assert (each.sizeHint(), room(each)) == before[each]
        drawn = each.grab().toImage()
        column_of = [drawn.pixelColor(drawn.width() // 2, y).name().upper() for y in range(drawn.height() // 3)]
        assert column_of.count(theme.LIGHT.accent) == pixels // 7
