"""Text on screen: to the letter, whole, and where there is no room still reachable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QLabel, QPushButton, QStyleOptionButton, QTableView

from tests.often import examples
from vetter.gui import theme
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import NARROWEST, button
from vetter.gui.widgets.cells import Cells
from vetter.gui.widgets.layout import column, holding
from vetter.gui.widgets.text import field_label, label, literal, locked, one_line, plain_tip
from vetter.gui.widgets.voices import Voices

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

MARKUP = ("<b>bold</b>", "<img src='/etc/passwd'>", "&lt;b&gt;", "a & b", "<table><tr><td>x", "[*]", "\u202eevil")
LONG = "W" + "o" * 90 + "lf"


def drawn(widget: QWidget) -> QImage:
    """Return a widget as it looks."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def has_colour(image: QImage, colour: str) -> bool:
    """Return whether any pixel has exactly this colour."""
    wanted = int(colour[1:], 16) | 0xFF000000
    return any(image.pixel(QPoint(x, y)) & 0xFFFFFFFF == wanted for x in range(image.width()) for y in range(image.height()))


TURNED = "Ana\u202egpj.exe"
SHOWN = "Ana[U+202E]gpj.exe"


def test_what_would_turn_a_text_round_is_shown(app_theme: QApplication) -> None:
    """In labels, tips, buttons and cells, while the text itself stays what it is."""
    assert app_theme
    for made in (label(TURNED), one_line(TURNED)):
        assert (QLabel.text(made), made.text()) == (SHOWN, TURNED)
    assert SHOWN in plain_tip(TURNED)
    assert button(TURNED).text() == SHOWN
    assert Cells(QTableView()).displayText(TURNED, QLocale()) == SHOWN
    assert QLabel.text(label("שלום \u2068x\u2069")) == "שלום \u2068x\u2069"


@pytest.mark.parametrize("text", MARKUP)
def test_a_label_shows_markup_to_the_letter(app_theme: QApplication, text: str) -> None:
    """Whatever the label is, its format is plain and its text is the one given."""
    assert app_theme
    for made in (label(text), one_line(text), Voices([(text, Role.STRONG), (text, Role.QUIET)])):
        assert made.textFormat() is Qt.TextFormat.PlainText
        assert text in made.text()


@pytest.mark.parametrize("text", MARKUP)
def test_a_tip_reads_as_what_was_typed(app_theme: QApplication, text: str) -> None:
    """Qt takes tips for markup; read as markup, ours gives the text back, and loads nothing."""
    assert app_theme
    document = QTextDocument()
    document.setHtml(one_line(text).toolTip())
    assert document.toPlainText().strip() == text.replace("\u202e", "[U+202E]")
    assert not plain_tip("")


@pytest.mark.goal("G4", "any text, wherever it goes", examples(of=2_000))
@settings(max_examples=examples(of=2_000))
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\u200b"), max_size=200))
def test_any_text_comes_back_as_it_was_given(app_theme: QApplication, text: str) -> None:
    """The places where long words may break are never part of the text."""
    assert app_theme
    assert label(text).text() == text


def test_a_long_word_goes_on_in_the_next_line(app_theme: QApplication) -> None:
    """Nothing of it is cut: the narrow label is several lines high."""
    assert app_theme
    made, short = label(LONG), label("W")
    assert made.heightForWidth(160) >= 4 * short.heightForWidth(160)
    assert made.minimumSizeHint().width() <= 48


@pytest.mark.parametrize("wide", [40, 90, 300])
def test_a_word_wider_than_its_column_goes_on_in_the_next_line(qtbot: QtBot, app_theme: QApplication, wide: int) -> None:
    """Only such a word is broken, at any width and however the text is put there; wide again, it is whole."""
    assert app_theme
    made = label("Kundenzufriedenheit", Role.BODY)
    qtbot.addWidget(made)
    made.show()
    for text in ("Kundenzufriedenheit", "of Kundenzufriedenheit"):
        made.resize(wide, 400)
        made.setText(text)
        metrics = made.fontMetrics()
        assert metrics.boundingRect(made.contentsRect(), int(Qt.TextFlag.TextWordWrap), QLabel.text(made)).width() <= wide
        assert made.text() == text
    made.resize(600, 40)
    assert QLabel.text(made) == "of Kundenzufriedenheit"


@pytest.mark.parametrize("icon", ["", "search"])
def test_a_long_button_goes_on_in_a_second_line_and_a_short_one_keeps_its_line(qtbot: QtBot, app_theme: QApplication, icon: str) -> None:
    """It is as high as its lines, no wider than its column, and one line again where there is room."""
    assert app_theme
    words = "Put ten numbers in the order in which they would sway you, which takes two minutes"
    long, short = button(words, icon=icon), button("Keep", icon=icon)
    made = holding(column([long, short, -1]))
    qtbot.addWidget(made)
    made.resize(NARROWEST, 300)
    made.show()
    assert long.width() == NARROWEST
    assert long.height() == long.heightForWidth(NARROWEST) > short.height() == short.sizeHint().height()
    option = QStyleOptionButton()
    long.initStyleOption(option)
    assert " ".join(option.text.split()) == words
    assert long.fontMetrics().boundingRect(made.rect(), 0, option.text).width() < NARROWEST
    made.resize(1_200, 300)
    assert long.height() == short.height()


def test_one_line_stays_one_line_and_keeps_the_whole_in_its_tip(qtbot: QtBot, app_theme: QApplication) -> None:
    """Narrow, it ends in three dots; the text itself is whole for whoever reads it out."""
    assert app_theme
    made = one_line(f"{LONG}\nand more", Role.TITLE)
    qtbot.addWidget(made)
    made.resize(120, made.sizeHint().height())
    assert made.minimumSizeHint().width() <= 80
    assert made.text() == f"{LONG}\nand more"
    assert LONG in made.toolTip()
    assert has_colour(drawn(made), theme.current().ink)


@pytest.mark.parametrize("text", ["R&D", "A && B", "&File", "no"])
def test_an_ampersand_in_a_button_is_not_eaten(app_theme: QApplication, text: str) -> None:
    """What is shown is what was typed, and no letter becomes a shortcut."""
    assert app_theme
    made = button(text, name="")
    assert made.text() == literal(text)
    assert made.text().replace("&&", "&") == text
    assert made.shortcut().isEmpty()
    assert made.accessibleName() == text


def test_an_icon_does_not_change_what_a_button_is_called(app_theme: QApplication) -> None:
    """The space beside an icon is for the eye only."""
    assert app_theme
    made = button("New interview", icon="plus")
    assert made.accessibleName() == "New interview"
    assert made.text().strip() == "New interview"


def test_a_field_takes_its_name_from_its_label(app_theme: QApplication) -> None:
    """Unless it has one of its own."""
    assert app_theme
    nameless, named = QPushButton(), QPushButton()
    named.setAccessibleName("Own name")
    assert field_label("How many", nameless).buddy() is nameless
    field_label("How many", named)
    assert (nameless.accessibleName(), named.accessibleName()) == ("How many", "Own name")


def test_private_things_carry_a_word_and_a_lock(app_theme: QApplication) -> None:
    """The mark is told by its word, not by its picture alone."""
    assert app_theme
    made = locked("Private edition")
    assert [child.text() for child in made.findChildren(type(label("")))] == ["", "Private edition"]


# --- sentences in three voices ----------------------------------------------------------------------------------------


def voices() -> Voices:
    """Return a paragraph long enough to wrap, with a character beyond the basic plane before the quiet part."""
    return Voices([("Three numbers 📈 were told.", Role.STRONG), ("None is a result. " * 6, Role.BODY), ("This decides.", Role.QUIET)])


def test_voices_read_as_one_text(app_theme: QApplication) -> None:
    """In order, with a space between."""
    assert app_theme
    assert Voices([("One.", Role.STRONG), ("Two.", Role.QUIET)]).text() == "One. Two."


def test_voices_are_drawn_in_their_colours(qtbot: QtBot, app_theme: QApplication) -> None:
    """Ink for what matters, quiet ink for the rest, also after a character that Qt counts as two."""
    assert app_theme
    for quiet, seen in ((Role.QUIET, True), (Role.BODY, False)):
        made = Voices([("Three 📈", Role.STRONG), ("nothing nothing nothing nothing", quiet)])
        qtbot.addWidget(made)
        made.resize(600, 40)
        assert has_colour(drawn(made), theme.current().ink2) is seen
        assert has_colour(drawn(made), theme.current().ink)


def test_voices_grow_downwards_when_they_get_narrow(app_theme: QApplication) -> None:
    """Every line has its height, however narrow; a word longer than the line is broken."""
    assert app_theme
    made = voices()
    assert made.hasHeightForWidth()
    heights = [made.heightForWidth(width) for width in (1200, 600, 300, 150)]
    assert heights == sorted(heights)
    assert heights[-1] > 3 * heights[0]
    assert Voices([(LONG, Role.STRONG)]).heightForWidth(100) > 4 * made.fontMetrics().height()
    assert made.sizeHint().height() == made.heightForWidth(made.sizeHint().width())
