"""Text on screen: the one place that makes labels, always plain, never read as markup."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from vetter.gui import icons, theme
from vetter.gui.theme import Role

_LONG_WORD = re.compile(r"(\S{24})(?=\w{4})")
_WORD = re.compile(r"[^ \t\n\u200b]+")
"""What no line of Qt's ends in."""
_BREAK = "\u200b"
"""A place where a line may end, and nothing to see."""
_TURNS = re.compile("[\u202a-\u202e\u2066\u2067]")
"""Letters nobody sees that turn round what follows, so that a name reads as another one."""


class Label(QLabel):
    """A label that shows its text to the letter."""

    def __init__(self, text: str, role: Role, *, wrap: bool) -> None:
        """Show `text` in the font of `role`."""
        super().__init__()
        self.role = role
        self._longest, self._given = 0, ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        self.setFont(theme.font(role))
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if role.quiet:
            colour(self, theme.current().ink2)
        # Where one reads from the right every text begins there, a name in Latin letters too.
        self.setAlignment(leading() | Qt.AlignmentFlag.AlignVCenter)

    def setText(self, text: str) -> None:
        """Show `text`; in a wrapped label a word longer than a line goes on in the next instead of being cut."""
        self._given, shown = text, marked(text)
        super().setText(_LONG_WORD.sub(rf"\1{_BREAK}", shown) if self.wordWrap() else shown)
        self._longest = max(map(len, shown.split()), default=0)
        if self.isVisible():
            self._break_long_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break what is longer than the line at this width."""
        super().resizeEvent(event)
        self._break_long_words()

    def _break_long_words(self) -> None:
        """Break words for which even a whole line is too short, and no others."""
        if not self.wordWrap():
            return
        metrics, room = self.fontMetrics(), max(1, self.contentsRect().width())
        enough = room // metrics.horizontalAdvance("W")
        if self._longest <= enough and _BREAK not in super().text():
            return  # as nearly always, and this is asked of every label of a page
        text = _LONG_WORD.sub(rf"\1{_BREAK}", marked(self._given))
        broken = _WORD.sub(lambda word: word[0] if len(word[0]) <= enough else _in_pieces(word[0], metrics, room), text)
        if broken != super().text():
            super().setText(broken)

    def text(self) -> str:
        """Return the text as it was given."""
        return self._given

    def minimumSizeHint(self) -> QSize:
        """Let wrapped text become narrow; its height follows its width."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), 48), hint.height()) if self.wordWrap() else hint


def _in_pieces(word: str, metrics: QFontMetrics, room: int) -> str:
    """Return a word with breaks, so that each piece has room in a line."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and metrics.horizontalAdvance(pieces[-1] + letter) > room:
            pieces.append("")
        pieces[-1] += letter
    return _BREAK.join(pieces)


def lines_of(text: str, font: QFont, room: int) -> list[str]:
    """Return a text in lines that have room, broken between words where that is enough."""
    laid, option = QTextLayout(text, font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    laid.setTextOption(option)
    laid.beginLayout()
    lines = []
    while (line := laid.createLine()).isValid():
        line.setLineWidth(max(1, room))
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].strip(" "))
    laid.endLayout()
    return lines


def leading() -> Qt.AlignmentFlag:
    """Return the side where reading begins in the window, whatever the letters of one text."""
    right = QGuiApplication.isRightToLeft()
    return (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute


def trailing() -> Qt.AlignmentFlag:
    """Return the other side, where numbers stand."""
    right = QGuiApplication.isRightToLeft()
    return (Qt.AlignmentFlag.AlignLeft if right else Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignAbsolute


class OneLine(Label):
    """A label of one line that ends in “…” where there is no room for all of it; its tip has the whole."""

    def setText(self, text: str) -> None:
        """Show `text`, and all of it in the tip."""
        super().setText(text)
        self.setToolTip(plain_tip(text))

    def minimumSizeHint(self) -> QSize:
        """Become as narrow as a few letters."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), 80), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what there is room for."""
        painter, room = QPainter(self), self.contentsRect()
        shown = self.fontMetrics().elidedText(" ".join(marked(self.text()).split()), Qt.TextElideMode.ElideRight, room.width())
        side = self.style().visualAlignment(self.layoutDirection(), self.alignment()) | Qt.TextFlag.TextSingleLine
        self.style().drawItemText(painter, room, int(side), self.palette(), self.isEnabled(), shown, QPalette.ColorRole.WindowText)
        painter.end()


def one_line(text: str, role: Role = Role.BODY) -> Label:
    """Return a label for a text of any length that must stay on one line."""
    return OneLine(text, role, wrap=False)


def plain_tip(text: str) -> str:
    """Return a tip that shows `text` to the letter; Qt reads tips as markup unless they are escaped."""
    return f"<span>{escape(marked(text))}</span>" if text else ""


def label(text: str, role: Role = Role.BODY, *, wrap: bool = True, align: Qt.AlignmentFlag | None = None) -> Label:
    """Return a label for any text, typed by whomever."""
    made = Label(text, role, wrap=wrap)
    if align is not None:
        sides = {Qt.AlignmentFlag.AlignLeft: leading(), Qt.AlignmentFlag.AlignRight: trailing()}
        made.setAlignment(sides.get(align, align) | Qt.AlignmentFlag.AlignVCenter)
    return made


def colour(widget: QWidget, value: str) -> None:
    """Draw a widget's text in a colour of the palette."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(value))
    widget.setPalette(palette)


def chip(text: str, *, outlined: bool = False) -> Label:
    """Return a small mark beside a title: Sample, Private edition."""
    made = Label(text, Role.CAPTION, wrap=False)
    colour(made, theme.current().ink2 if outlined else theme.current().ink)
    made.setProperty("chip", "outlined" if outlined else "sunk")
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def locked(text: str) -> QWidget:
    """Return an outlined mark with a lock: what is for the owner's eyes."""
    made = QFrame()
    made.setProperty("chip", "outlined")
    words = Label(text, Role.CAPTION, wrap=False)
    layout = QHBoxLayout()
    layout.setContentsMargins(8, 2, 8, 2)
    layout.setSpacing(6)
    layout.addWidget(picture("lock", theme.current().ink2, 14))
    layout.addWidget(words)
    made.setLayout(layout)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def picture(name: str, tint: str, size: int, *, says: str = "") -> QLabel:
    """Return an icon as a picture; `says` is its accessible name where no word stands beside it."""
    made = Label("", Role.BODY, wrap=False)
    side = theme.scaled(size)
    made.setPixmap(icons.pixmap(name, tint, side))
    made.setFixedSize(side, side)
    made.setAccessibleName(says)
    return made


def picture_label(drawn: QPixmap, says: str) -> QLabel:
    """Return a picture that was drawn elsewhere; `says` is its accessible name."""
    made = Label("", Role.BODY, wrap=False)
    made.setPixmap(drawn)
    made.setAccessibleName(says)
    return made


def field_label(text: str, buddy: QWidget) -> Label:
    """Return the label above a field; the field takes its accessible name from it."""
    made = Label(text, Role.CAPTION, wrap=True)
    made.setBuddy(buddy)
    if not buddy.accessibleName():
        buddy.setAccessibleName(text)
    return made


def marked(text: str) -> str:
    """Return a text with letters in sight that would turn round what is read: “[U+202E]”."""
    return text if text.isascii() else _TURNS.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def isolated(text: str) -> str:
    """Return a text that keeps its own direction: a range or a date would else be turned round where one reads from the right."""
    return f"\u2068{text}\u2069"


def literal(text: str) -> str:
    """Return text for a button or a menu, where a single ampersand would vanish."""
    return marked(text).replace("&", "&&")
