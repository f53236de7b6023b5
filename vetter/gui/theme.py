"""Colours, fonts and sizes of the window: its palettes and one style sheet, applied in one place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from vetter import resources
from vetter.domain.labelled import Labelled
from vetter.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vetter.domain.verdict import Tone

FAMILY = "Noto Sans"
_FONTS = ("NotoSans-Regular", "NotoSans-Bold")
_OTHER_FONTS = (
    "NotoSansArabic-Regular",
    "NotoSansArabic-Bold",
    "NotoSansHebrew-Regular",
    "NotoSansHebrew-Bold",
    "NotoSansDevanagari-Regular",
    "NotoSansThai-Regular",
    "DejaVuSans",
    "DejaVuSans-Bold",
    "DroidSansFallbackFull",
    "NanumSquareR",
)
_OTHER_FAMILIES = (
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "DejaVu Sans",
    "Droid Sans Fallback",
    "NanumSquare",
)


@dataclass(frozen=True)
class Palette:
    """The tokens of one palette, as #rrggbb."""

    paper: str
    surface: str
    sunk: str
    line: str
    edge: str
    ink: str
    ink2: str
    accent: str
    accent_text: str
    accent_tint: str
    band: str
    bar: str
    ok: str
    ok_tint: str
    caution: str
    caution_tint: str
    stop: str
    stop_tint: str
    open: str
    open_tint: str

    def tone(self, tone: Tone) -> str:
        """Return the colour of a tone, for its icon and word."""
        return str(getattr(self, tone.value))

    def tint(self, tone: Tone) -> str:
        """Return the ground a tone's icon stands on."""
        return str(getattr(self, f"{tone.value}_tint"))


LIGHT = Palette(
    paper="#F5F6F3", surface="#FFFFFF", sunk="#ECEEE9", line="#D8DCD4", edge="#7E857F", ink="#1B2025", ink2="#525A60",
    accent="#1F5582", accent_text="#FFFFFF", accent_tint="#E5EDF4", band="#CFD6DC", bar="#74879A",
    ok="#1C6B52", ok_tint="#E3EFE9", caution="#8A5200", caution_tint="#F8EEDD", stop="#A32D21", stop_tint="#F8E7E4",
    open="#4F5B66", open_tint="#E9ECEF",
)  # fmt: skip
DARK = Palette(
    paper="#14181B", surface="#1C2125", sunk="#262C31", line="#343C42", edge="#7F8990", ink="#E8EAE6", ink2="#AAB2B6",
    accent="#8DBBE3", accent_text="#0F1D29", accent_tint="#213140", band="#47525B", bar="#7E909E",
    ok="#7CC7A6", ok_tint="#1C3029", caution="#E2B362", caution_tint="#352B1A", stop="#F2968C", stop_tint="#3B2422",
    open="#B5BFC7", open_tint="#2A3137",
)  # fmt: skip
CONTRAST = Palette(
    paper="#FFFFFF", surface="#FFFFFF", sunk="#E6E6E6", line="#5A5A5A", edge="#000000", ink="#000000", ink2="#1A1A1A",
    accent="#003A8C", accent_text="#FFFFFF", accent_tint="#D6E4FF", band="#A9B4BF", bar="#3F4C59",
    ok="#004D33", ok_tint="#DDF3E9", caution="#5C3700", caution_tint="#FFEFD1", stop="#7A0F0A", stop_tint="#FFE1DE",
    open="#2B333B", open_tint="#E4E8EC",
)  # fmt: skip
CONTRAST_DARK = Palette(
    paper="#000000", surface="#000000", sunk="#262626", line="#A6A6A6", edge="#FFFFFF", ink="#FFFFFF", ink2="#E6E6E6",
    accent="#A8D1FF", accent_text="#000000", accent_tint="#0B2E52", band="#5A6672", bar="#A9B7C4",
    ok="#8FF0C4", ok_tint="#06301F", caution="#FFD27A", caution_tint="#3A2700", stop="#FFB3AB", stop_tint="#48100B",
    open="#D5DDE4", open_tint="#232A30",
)  # fmt: skip


class Appearance(Labelled):
    """Which palette is used."""

    SYSTEM = "system", tr("System colours")
    LIGHT = "light", tr("Light colours")
    DARK = "dark", tr("Dark colours")
    CONTRAST = "contrast", tr("High contrast")
    CONTRAST_DARK = "contrast_dark", tr("High contrast, dark")


PALETTES = {
    Appearance.LIGHT: LIGHT,
    Appearance.DARK: DARK,
    Appearance.CONTRAST: CONTRAST,
    Appearance.CONTRAST_DARK: CONTRAST_DARK,
}
_IN_USE = "vetter_palette"


class Role(Labelled):
    """What a piece of text is; size in parts of the body size, and weight."""

    def __init__(self, _key: str, _label: str = "", scale: float = 1.0, bold: bool = False, quiet: bool = False) -> None:  # noqa: FBT001, FBT002 - a table of text styles
        """Keep the size, the weight and whether it is secondary."""
        self.scale, self.bold, self.quiet = scale, bold, quiet

    VERDICT = "verdict", "", 24 / 14, True
    TITLE = "title", "", 20 / 14, True
    SECTION = "section", "", 16 / 14, True
    BODY = "body"
    STRONG = "strong", "", 1.0, True
    SUPPORT = "support", "", 13 / 14
    QUIET = "quiet", "", 13 / 14, False, True
    CAPTION = "caption", "", 12 / 14, False, True


BODY_PIXELS = 14
FIELD = 36
"""Height of a field at the usual text size; whatever is pressed or filled in grows with the text by as much."""
_HEIGHT = re.compile(r"min-height: (\d\d)px")
SIZES = (100, 115, 130, 150, 175, 200)
"""Text sizes one can choose, in per cent of our own."""


@cache
def load_fonts() -> str:
    """Register the bundled fonts and return the family to use."""
    for name in _FONTS:
        QFontDatabase.addApplicationFontFromData(resources.read_bytes(f"fonts/{name}.ttf"))
    return FAMILY


def load_other_scripts() -> None:
    """Register the fonts for other scripts; they take longer, so a start does it once the window is painted."""
    for name in _OTHER_FONTS:
        QFontDatabase.addApplicationFontFromData(resources.read_bytes(f"fonts/{name}.ttf"))
    for window in QApplication.topLevelWidgets():
        window.update()


def font(role: Role) -> QFont:
    """Return the font of a role, in proportion to the application's own size."""
    made = QFont(QApplication.font())
    made.setPixelSize(max(9, round(QApplication.font().pixelSize() * role.scale)))
    made.setBold(role.bold)
    return made


def scaled(length: int) -> int:
    """Return a length that was drawn for the usual text size, at the present one."""
    return round(length * max(1.0, QApplication.font().pixelSize() / BODY_PIXELS))


def fitting(number: int) -> int:
    """Return how many of the things that stand beside one another at the usual text size have room at the present one."""
    return round(number * BODY_PIXELS / max(BODY_PIXELS, QApplication.font().pixelSize()))


def current() -> Palette:
    """Return the palette in use."""
    application = QApplication.instance()
    key = application.property(_IN_USE) if application else None
    return PALETTES[Appearance(key)] if key else LIGHT


def wanted(appearance: Appearance) -> Palette:
    """Return the palette for a choice; the system's scheme where Qt knows it, else light."""
    hints = QApplication.styleHints()
    if appearance is Appearance.SYSTEM:
        return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT
    return PALETTES[appearance]


def text_pixels(percent: int = 0) -> int:
    """Return the size of body text: what was chosen, else the system's where it is larger than our own, at most twice that."""
    if percent:
        return round(BODY_PIXELS * percent / 100)
    if QApplication.platformName() in {"offscreen", "minimal"}:
        return BODY_PIXELS
    system = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).pixelSize()
    return min(max(BODY_PIXELS, system), 2 * BODY_PIXELS)


def apply(app: QApplication, palette: Palette, *, pixels: int | None = None) -> None:
    """Give the application its style, fonts and palette; `pixels` is the size of body text if not the system's."""
    app.setStyle(QStyleFactory.create("Fusion"))
    base = QFont(load_fonts())
    base.setFamilies([FAMILY, *_OTHER_FAMILIES])
    base.setPixelSize(pixels or text_pixels())
    app.setFont(base)
    app.setProperty(_IN_USE, next(key.value for key, each in PALETTES.items() if each is palette))
    app.setPalette(_qt_palette(palette))


def dress(window: QWidget) -> None:
    """Give a window without a parent the style sheet, once all that it begins with is in it.

    Were it the application's, Qt would go through everything below a widget each time that widget is put into another one, and
    pages are put together from the smallest part to the largest.
    """
    sheet = _style_sheet(current(), caption=font(Role.CAPTION).pixelSize(), mark=scaled(16))
    window.setStyleSheet(_HEIGHT.sub(lambda found: f"min-height: {int(found[1]) + scaled(FIELD) - FIELD}px", sheet))


def _qt_palette(tokens: Palette) -> QPalette:
    made = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, tokens.paper),
        (roles.WindowText, tokens.ink),
        (roles.Base, tokens.surface),
        (roles.AlternateBase, tokens.surface),
        (roles.Text, tokens.ink),
        (roles.Button, tokens.surface),
        (roles.ButtonText, tokens.ink),
        (roles.BrightText, tokens.ink),
        (roles.Highlight, tokens.accent),
        (roles.HighlightedText, tokens.accent_text),
        (roles.Link, tokens.accent),
        (roles.LinkVisited, tokens.accent),
        (roles.ToolTipBase, tokens.surface),
        (roles.ToolTipText, tokens.ink),
        (roles.PlaceholderText, tokens.ink2),
        (roles.Mid, tokens.edge),
        (roles.Dark, tokens.edge),
        (roles.Light, tokens.surface),
        (roles.Midlight, tokens.sunk),
        (roles.Shadow, tokens.edge),
        (roles.Accent, tokens.accent),
    ):
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.ink2))
    return made


def _style_sheet(t: Palette, *, caption: int, mark: int) -> str:
    start, end = ("right", "left") if QGuiApplication.isRightToLeft() else ("left", "right")
    return f"""
QToolTip {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; padding: 4px 8px; }}
QLineEdit, QPlainTextEdit, QComboBox {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; border-radius: 6px; padding: 0 10px;
    selection-background-color: {t.accent}; selection-color: {t.accent_text};
}}
QPlainTextEdit {{ padding: 6px 8px; }}
QLineEdit, QComboBox {{ min-height: 34px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border: 2px solid {t.accent}; padding-left: 9px; padding-right: 9px; }}
QLineEdit:focus, QComboBox:focus {{ min-height: 32px; }}
QPlainTextEdit:focus {{ padding: 5px 7px; }}
QLineEdit {{ placeholder-text-color: {t.ink2}; }}
QLineEdit[kind="search"], QLineEdit[kind="search"]:focus {{ padding-left: 2px; }}
QLineEdit[kind="large"] {{ min-height: 42px; }}
QLineEdit[kind="large"]:focus {{ min-height: 40px; }}
QLineEdit[kind="small"] {{ min-height: 30px; }}
QLineEdit[kind="small"]:focus {{ min-height: 28px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background: transparent; color: {t.ink2}; border: 1px dashed {t.line}; }}
QCheckBox:disabled {{ color: {t.ink2}; }}
QCheckBox::indicator:disabled {{ border: 1px dashed {t.line}; background: transparent; }}
QComboBox {{ padding-right: 4px; }}
QComboBox[blank="true"] {{ color: {t.ink2}; }}
QComboBox::drop-down {{ border: none; width: {6 + mark}px; }}
QListWidget[kind="ranked"] {{ background: {t.surface}; border: 1px solid {t.edge}; border-radius: 6px; outline: 0; padding: 2px; }}
QListWidget[kind="ranked"]:focus {{ border: 2px solid {t.accent}; padding: 1px; }}
QListWidget[kind="ranked"]::item {{ padding-left: 10px; color: {t.ink}; border-bottom: 1px solid {t.line}; }}
QListWidget[kind="ranked"]::item:selected {{ background: {t.accent_tint}; color: {t.ink}; }}
QComboBox QAbstractItemView {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; outline: none;
    selection-background-color: {t.accent_tint}; selection-color: {t.ink};
}}
QComboBox QAbstractItemView::item {{ min-height: 32px; padding-left: 8px; }}
QPushButton, QToolButton {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; border-radius: 6px;
    padding: 0 14px; min-height: 34px;
}}
QPushButton, QToolButton, QCheckBox {{ outline: none; }}
QPushButton:hover, QToolButton:hover {{ background: {t.sunk}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {t.sunk}; border-color: {t.ink2}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {t.accent}; padding: 0 13px; min-height: 32px; }}
QPushButton:checked {{ background: {t.accent_tint}; border: 1px solid {t.accent}; color: {t.accent}; font-weight: bold; }}
QPushButton:checked:focus {{ border: 2px solid {t.accent}; }}
QLineEdit QToolButton {{ background: transparent; border: none; padding: 0; min-height: 0; }}
QListWidget[kind="found"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 6px; outline: 0; }}
QListWidget[kind="found"]::item:selected {{ background: {t.accent_tint}; color: {t.ink}; }}
QMenu {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; padding: 4px; }}
QMenu::item {{ padding: 8px 24px 8px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.accent_tint}; color: {t.ink}; }}
QMenu::item:disabled {{ color: {t.ink2}; }}
QPushButton[kind="primary"] {{ background: {t.accent}; color: {t.accent_text}; border: 1px solid {t.accent}; font-weight: bold; }}
QPushButton[kind="primary"]:hover {{ background: {t.accent}; border-color: {t.ink}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {t.ink}; }}
QPushButton[kind="strong"] {{ color: {t.accent}; border: 1px solid {t.accent}; font-weight: bold; }}
QPushButton[kind="strong"]:focus {{ border: 2px solid {t.accent}; }}
QPushButton[kind="link"] {{
    background: transparent; border: 1px solid transparent; color: {t.accent}; padding: 0 6px; min-height: 30px; min-width: 20px;
}}
QPushButton[kind="link"]:hover {{ background: {t.sunk}; }}
QPushButton[kind="link"]:focus {{ border: 2px solid {t.accent}; padding: 0 5px; min-height: 28px; }}
QPushButton[kind="small"] {{ min-height: 30px; padding: 0 10px; }}
QPushButton[kind="small"]:focus {{ min-height: 28px; padding: 0 9px; }}
QPushButton:disabled, QToolButton:disabled, QPushButton[kind="primary"]:disabled, QPushButton[kind="strong"]:disabled {{
    background: transparent; color: {t.ink2}; border: 1px dashed {t.line}; font-weight: normal;
}}
QPushButton[kind="link"]:disabled, QPushButton[kind="rail"]:disabled {{
    background: transparent; color: {t.ink2}; border-color: transparent;
}}
QPushButton[kind="rail"] {{
    background: transparent; border: 1px solid transparent; border-radius: 6px;
    text-align: left; padding: 0 10px; min-height: 38px; color: {t.ink2};
}}
QPushButton[kind="rail"]:hover {{ background: {t.sunk}; }}
QPushButton[kind="rail"]:checked {{
    background: {t.accent_tint}; color: {t.accent}; font-weight: bold;
}}
QPushButton[kind="rail"]:focus {{ border: 2px solid {t.accent}; padding: 0 9px; min-height: 36px; }}
QPushButton[kind="find"] {{
    background: {t.surface}; border: 1px solid {t.edge}; border-radius: 6px;
    text-align: left; padding: 0 10px; min-height: 34px; color: {t.ink2};
}}
QPushButton[kind="find"]:hover {{ background: {t.sunk}; }}
QPushButton[kind="find"]:focus {{ border: 2px solid {t.accent}; padding: 0 9px; min-height: 32px; }}
QFrame[kind="card"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 8px; }}
QFrame[kind="spoken"] {{ background: {t.sunk}; border: none; border-{start}: 3px solid {t.edge}; }}
QFrame[kind="outlined"] {{ background: {t.surface}; border: 1px solid {t.accent}; border-radius: 8px; }}
QFrame[kind="tinted"] {{ background: {t.accent_tint}; border: 1px solid {t.accent}; border-radius: 8px; }}
QFrame[kind="drop"] {{ border: 1px dashed {t.edge}; border-radius: 6px; }}
QFrame[kind="dropping"] {{ border: 2px solid {t.accent}; border-radius: 6px; background: {t.accent_tint}; }}
QFrame[kind="ground"]:hover {{ background: {t.sunk}; border-radius: 6px; }}
QFrame[kind="panel"] {{ background: {t.surface}; border: none; border-{start}: 1px solid {t.line}; }}
QFrame[kind="rail"] {{ background: {t.paper}; border: none; border-{end}: 1px solid {t.line}; }}
QFrame[kind="bar"] {{ background: {t.paper}; border: none; border-bottom: 1px solid {t.line}; }}
QFrame[kind="banner"] {{ background: {t.surface}; border: none; border-bottom: 1px solid {t.line}; }}
QFrame[kind="hairline"] {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[kind="edge"] {{ background: {t.edge}; border: none; max-height: 1px; min-height: 1px; }}
QLabel[chip="sunk"] {{ background: {t.sunk}; border-radius: 4px; padding: 2px 8px; }}
QLabel[chip="outlined"] {{ border: 1px solid {t.edge}; border-radius: 4px; padding: 1px 7px; color: {t.ink2}; }}
QFrame[chip="outlined"] {{ border: 1px solid {t.edge}; border-radius: 4px; }}
QLabel[key="true"] {{ border: 1px solid {t.line}; border-radius: 4px; padding: 0 5px; background: {t.surface}; }}
QScrollArea {{ border: none; background: transparent; }}
QPdfView {{ border: 2px solid transparent; }}
QPdfView:focus {{ border-color: {t.accent}; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QTableView {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.line}; border-radius: 8px; gridline-color: {t.line};
    selection-background-color: {t.accent_tint}; selection-color: {t.ink}; outline: none;
}}
QTableView:focus {{ border: 2px solid {t.accent}; }}
QTableView::item {{ border-bottom: 1px solid {t.line}; padding: 0 8px; }}
QTableView::item:hover {{ background: {t.sunk}; }}
QTableView::item:selected {{ background: {t.accent_tint}; color: {t.ink}; }}
QHeaderView {{ background: {t.surface}; border: none; }}
QHeaderView::section {{
    background: {t.surface}; color: {t.ink2}; border: none; border-bottom: 1px solid {t.edge}; padding: 0 12px; min-height: 34px;
    font-size: {caption}px;
}}
QCheckBox {{ spacing: 10px; min-height: 34px; padding: 0 8px; border: 1px solid transparent; border-radius: 6px; }}
QCheckBox:hover {{ background: {t.sunk}; }}
QCheckBox:focus {{ border: 2px solid {t.accent}; padding: 0 7px; min-height: 32px; }}
QCheckBox::indicator {{ width: {mark}px; height: {mark}px; border: 1px solid {t.edge}; border-radius: 4px; background: {t.surface}; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; }}
QProgressBar {{ background: {t.band}; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 2px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {t.band}; border-radius: 4px; min-height: 32px; margin: 2px; }}
QScrollBar::handle:vertical:hover {{ background: {t.edge}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: none; border: none; height: 0; width: 0;
}}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {t.band}; border-radius: 4px; min-width: 32px; margin: 2px; }}
"""
