"""Single answers: what can be typed or picked, what is said about it, and what is never guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from tests.gui.screen import every, said
from vetter.domain.claims import Industry
from vetter.domain.region import REGIONS
from vetter.gui.editors.fields import LONGEST_LINE, LineEditor, Notes, Saying
from vetter.gui.style_sheet import dress
from vetter.gui.widgets.flow import flow
from vetter.kinds import Amount, Choice, Count, Day, Figure, Kind, Percent, Scale, Text, Ticks, YesNo
from vetter.questions.watch import Fact

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from vetter.gui.editors import Editor

    Making = Callable[..., Editor]

pytestmark = pytest.mark.usefixtures("app_theme")


def ways_out(editor: Editor) -> dict[str, QAbstractButton]:
    """Return the buttons shown beneath an editor, by their words."""
    return {button.text(): button for button in every(editor, QAbstractButton)}


def line(editor: Editor) -> QLineEdit:
    """Return the line of an editor."""
    field = editor.first_field()
    assert isinstance(field, QLineEdit)
    return field


@pytest.mark.parametrize(
    ("kind", "typed", "value", "echo"),
    [
        (Count(), "100k", 100_000, "= 100,000"),
        (Count(), "1.2 million", 1_200_000, "= 1,200,000"),
        (Count(), "1,200", 1_200, ""),
        (Count(), "0", 0, ""),
        (Count("months"), "2k", 2_000, "= 2,000 months"),
        (Figure(), "2.5m", Decimal(2_500_000), "= 2,500,000"),
        (Percent(), "3,5 %", Decimal("3.5"), ""),
        (Percent(), "4.20", Decimal("4.20"), ""),
        (Amount(), "£3,400", Decimal(3_400), ""),
        (Amount(), "3k", Decimal(3_000), "= £3,000"),
        (Day(), "2 Mar 2026", date(2026, 3, 2), ""),
        (Day(), "2026-03-02", date(2026, 3, 2), "= 2\u00a0Mar\u00a02026"),
        (Day(), "31.12.2025", date(2025, 12, 31), "= 31\u00a0Dec\u00a02025"),
    ],
)
def test_what_is_understood_is_said_back_and_stays_as_typed(
    qtbot: QtBot, making: Making, kind: Kind[Any], typed: str, value: object, echo: str
) -> None:
    """Short forms are written out beneath; the text under the cursor is not touched."""
    editor = making(kind)
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClicks(line(editor), typed)
    assert editor.value() == value
    assert type(editor.value()) is type(value)
    assert line(editor).text() == typed
    assert said(editor) == echo
    assert not editor.unread()


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        (Count(), "1e3", "“1e3” is not a number."),
        (Count(), "many", "“many” is not a number."),
        (Count(), "-5", "“-5” is not a number."),
        (Count(), "2.5", "“2.5” is not a whole number."),
        (Percent(), "%", "is not a number."),
        (Day(), "soon", "“soon” is not a date."),
        (Day(), "31 Feb 2026", "“31 Feb 2026” is not a day of the calendar."),
    ],
)
def test_what_cannot_be_read_stays_as_typed_with_a_sentence(
    qtbot: QtBot, making: Making, kind: Kind[Any], typed: str, sentence: str
) -> None:
    """No value is guessed; the text is kept as unread, and leaving the field does not change it."""
    editor = making(kind)
    qtbot.keyClicks(line(editor), typed)
    assert editor.value() is None
    assert editor.unread() == {"": typed}
    qtbot.keyClick(line(editor), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: sentence in said(editor), timeout=2_000)
    assert line(editor).text() == typed
    assert sentence in line(editor).accessibleDescription()


def test_a_sentence_waits_while_typing_goes_on(qtbot: QtBot, making: Making) -> None:
    """Half a date is no mistake yet; left alone it is told."""
    editor = making(Day())
    qtbot.keyClicks(line(editor), "2 M")
    assert said(editor) == ""
    qtbot.waitUntil(lambda: "is not a date" in said(editor), timeout=2_000)
    qtbot.keyClicks(line(editor), "ar 2026")
    assert said(editor) == ""
    assert editor.value() == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("kind", "typed", "chosen", "value"),
    [
        (Count(), "about 12", "12", 12),
        (Count(), "10-12", "10", 10),
        (Figure(), "12.500", "12,500", Decimal(12_500)),
        (Figure(), "12.500", "12.5", Decimal("12.5")),
        (Day(), "3/4/2026", "4\u00a0Mar\u00a02026", date(2026, 3, 4)),
        (Day(), "March 2026", "31\u00a0Mar\u00a02026", date(2026, 3, 31)),
    ],
)
def test_two_readings_are_asked_about_and_settled_by_a_button(
    qtbot: QtBot, making: Making, kind: Kind[Any], typed: str, chosen: str, value: object
) -> None:
    """Each reading has a button with a name of its own; pressing it writes that reading."""
    editor = making(kind)
    qtbot.keyClicks(line(editor), typed)
    assert editor.value() is None
    assert editor.unread() == {"": typed}
    qtbot.waitUntil(lambda: bool(ways_out(editor)), timeout=2_000)
    found = ways_out(editor)
    button = next(made for made in found.values() if made.accessibleName() == f"Meant is {chosen}" or made.text().startswith(chosen))
    assert button.accessibleName().startswith("Meant is ")
    with qtbot.waitSignal(editor.changed):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert editor.value() == value
    assert not editor.unread()
    assert not ways_out(editor)
    assert QApplication.focusWidget() is line(editor)


def test_where_a_point_groups_thousands_12_500_is_no_question(qtbot: QtBot, making: Making) -> None:
    """The owner's region settles what it can settle."""
    editor = making(Count(), REGIONS["de_DE"])
    qtbot.keyClicks(line(editor), "12.500")
    assert editor.value() == 12_500
    assert not editor.unread()


def test_an_understood_number_is_written_the_usual_way_once_the_field_is_left(qtbot: QtBot, making: Making) -> None:
    """What was said back beneath then stands in the field."""
    editor = making(Count())
    qtbot.keyClicks(line(editor), "100k")
    qtbot.keyClick(line(editor), Qt.Key.Key_Tab)
    assert line(editor).text() == "100,000"
    assert editor.value() == 100_000
    assert said(editor) == ""


@pytest.mark.parametrize("kind", [Count(), Figure(), Amount(), Percent(), Day(), Text(), Text(lines=3)])
def test_blank_is_nothing_and_blanks_are_blank(qtbot: QtBot, making: Making, kind: Kind[Any]) -> None:
    """Emptied again, a field holds None, never 0."""
    editor = making(kind)
    assert editor.value() is None
    qtbot.keyClicks(editor.first_field(), "  ")
    assert editor.value() is None
    assert not editor.unread()
    qtbot.keyClicks(editor.first_field(), "7")
    editor.set_value(None)
    assert editor.value() is None
    assert not editor.unread()


@pytest.mark.parametrize("kind", [Count(), Figure(), Amount(), Percent()])
def test_zero_is_zero(qtbot: QtBot, making: Making, kind: Kind[Any]) -> None:
    """Typed or shown, 0 is a value and comes back as one."""
    editor = making(kind)
    qtbot.keyClicks(line(editor), "0")
    zero = editor.value()
    assert zero is not None
    assert zero == 0
    editor.set_value(None)
    editor.set_value(zero)
    assert editor.value() == 0
    assert line(editor).text().startswith("0")


@pytest.mark.parametrize("kind", [Count(), Figure(), Amount(), Percent(), Day()])
def test_unread_text_is_put_back_to_the_letter(making: Making, kind: Kind[Any]) -> None:
    """With its sentence, so that a draft opens as it was left."""
    editor = making(kind)
    editor.set_unread({"": " about  twelve "})
    assert line(editor).text() == " about  twelve "
    assert editor.unread() == {"": " about  twelve "}
    assert "is not a" in said(editor)


def test_set_value_is_silent(qtbot: QtBot, making: Making) -> None:
    """Only the person's own edits count as changes."""
    for kind, value in ((Count(), 7), (Text(), "x"), (Text(lines=3), "x\ny"), (Choice(Industry), Industry.FASHION), (Scale(0, 10), 4)):
        editor = making(kind)
        with qtbot.assertNotEmitted(editor.changed):
            editor.set_value(value)
        assert editor.value() == value


HOSTILE = "<b>R&D</b> <img src='/etc/passwd'> &amp; \u202eevil 名前 שלום"


@pytest.mark.parametrize("kind", [Text(), Text(lines=3)])
def test_text_is_kept_to_the_letter(qtbot: QtBot, making: Making, kind: Kind[Any]) -> None:
    """Markup is shown as it stands, and blanks around it are not trimmed."""
    editor = making(kind)
    editor.set_value(f"  {HOSTILE} ")
    assert editor.value() == f"  {HOSTILE} "
    qtbot.keyClick(editor.first_field(), Qt.Key.Key_End)
    qtbot.keyClicks(editor.first_field(), "<i>")
    assert editor.value() == f"  {HOSTILE} <i>"


def test_markup_in_a_number_is_quoted_as_plain_text(qtbot: QtBot, making: Making) -> None:
    """The sentence about it shows it to the letter."""
    editor = making(Count())
    qtbot.keyClicks(line(editor), "<b>12</b>")
    qtbot.waitUntil(lambda: "“<b>12</b>” is not a number." in said(editor), timeout=2_000)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in editor.findChildren(QLabel))


def test_several_lines_keep_their_line_ends(qtbot: QtBot, making: Making) -> None:
    """Enter makes a new line, Tab goes on."""
    editor = making(Text(lines=3))
    field = editor.first_field()
    qtbot.keyClicks(field, "one")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "three")
    assert editor.value() == "one\n\nthree"
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert editor.value() == "one\n\nthree"
    assert not field.hasFocus()


def test_text_from_elsewhere_comes_back_unchanged(making: Making) -> None:
    """Foreign line ends and no-break spaces survive as long as nobody edits."""
    editor = making(Text(lines=3))
    for text in ("a\r\nb\r\n", "4.2\u00a0%", "a\u2028b", "tab\there"):
        editor.set_value(text)
        assert editor.value() == text


def test_a_long_text_is_kept_whole(making: Making) -> None:
    """Neither a line nor a note cuts what it is given."""
    long = "0123456789" * 4_000
    for kind in (Text(), Text(lines=3)):
        editor = making(kind)
        editor.set_value(long)
        assert editor.value() == long


def test_a_paste_longer_than_a_line_is_refused_in_words(qtbot: QtBot, making: Making) -> None:
    """What stood there stays, and nothing is cut without a word."""
    editor = making(Text())
    qtbot.keyClicks(line(editor), "mine")
    QApplication.clipboard().setText("x" * (LONGEST_LINE + 1))
    line(editor).paste()
    qtbot.waitUntil(lambda: "32,000 characters" in said(editor), timeout=2_000)
    assert editor.value() == "mine"
    QApplication.clipboard().setText("x" * (LONGEST_LINE - 4))
    line(editor).paste()
    assert editor.value() == "mine" + "x" * (LONGEST_LINE - 4)


@pytest.mark.parametrize("lines", [1, 3])
def test_a_text_beyond_the_limit_is_kept_as_unread(qtbot: QtBot, making: Making, lines: int) -> None:
    """It is not cut to the limit, and a sentence says how long it is."""
    editor = making(Text(lines=lines, limit=10))
    qtbot.keyClicks(editor.first_field(), "twelve chars")
    assert editor.value() is None
    assert editor.unread() == {"": "twelve chars"}
    qtbot.waitUntil(lambda: "12 characters long; at most 10" in said(editor), timeout=2_000)


@pytest.mark.parametrize(
    "kind", [Count(), Figure(), Amount(), Percent(), Day(), Text(), Text(lines=2), Choice(Industry), YesNo(), Ticks(Fact), Scale(0, 10)]
)
def test_every_field_has_a_name(making: Making, kind: Kind[Any]) -> None:
    """What a screen reader says is never empty."""
    editor = making(kind)
    fields = [field for field_type in (QLineEdit, QComboBox, QAbstractButton, QPlainTextEdit) for field in editor.findChildren(field_type)]
    assert fields
    assert all(field.accessibleName() for field in fields)


@pytest.mark.parametrize("kind", [Count(), Day(), Text(), Choice(Industry), YesNo(), Ticks(Fact)])
def test_enter_goes_on(qtbot: QtBot, making: Making, kind: Kind[Any]) -> None:
    """The keyboard is enough to get to the next question."""
    editor = making(kind)
    with qtbot.waitSignal(editor.done):
        qtbot.keyClick(editor.first_field(), Qt.Key.Key_Return)


@pytest.mark.usefixtures("app_theme")
@pytest.mark.parametrize(
    ("kind", "hint", "region", "shown"),
    [
        (Count(), "2,900", "de_DE", "e.g. 2.900"),
        (Count(), "2,900", "en_GB", "e.g. 2,900"),
        (Percent(), "2.1\u00a0%", "es_ES", "e.g. 2,1\u00a0%"),
        (Amount(), "4.50", "de_DE", "e.g. 4,50"),
        (Figure(), "100k", "de_DE", "e.g. 100k"),
        (Count(), "2026", "de_DE", "e.g. 2026"),
        (Count(), "200, from all over the list", "de_DE", "e.g. 200, from all over the list"),
        (Day(), "1 Mar 2026", "de_DE", "e.g. 1 Mar 2026"),
        (Text(), "3,400 of them", "de_DE", "3,400 of them"),
    ],
)
def test_an_example_is_written_as_one_would_type_it(qtbot: QtBot, kind: Kind[Any], hint: str, region: str, shown: str) -> None:
    """A number with its marks as they are written where the owner lives; a year, a short form and words as they are."""
    editor = LineEditor(kind, "Name", REGIONS[region], hint)
    qtbot.addWidget(editor)
    field = editor.first_field()
    assert isinstance(field, QLineEdit)
    assert field.placeholderText() == shown


def test_a_text_is_seen_whole(qtbot: QtBot) -> None:
    """Its field grows with it, and shrinks again."""
    field = Notes(2)
    qtbot.addWidget(field)
    dress(field)
    field.show()
    heights = []
    for lines in (1, 2, 5, 1):
        field.setPlainText("\n".join(["word"] * lines))
        every(field, QLabel)
        heights.append(field.height())
        assert field.verticalScrollBar().maximum() == 0
    assert heights[0] == heights[1] == heights[3] < heights[2]


def test_words_that_were_said_get_the_room_they_take(qtbot: QtBot) -> None:
    """Beside the buttons while they are short, in a line of their own when they are long."""
    held, said_ = QWidget(), Saying("Words")
    held.setLayout(flow([QPushButton("Dodged"), said_]))
    qtbot.addWidget(held)
    held.resize(400, 100)
    held.show()
    every(held, QLabel)
    assert said_.x() > 0
    said_.put("Two mornings of training, a written plan, every login in the shop's name.")
    every(held, QLabel)
    assert (said_.x(), said_.width()) == (0, 400)
