"""Colours, fonts and sizes of the window, and the palettes it is shown in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from vetter import resources
from vetter.domain.labelled import Labelled
from vetter.tongue import tr

if TYPE_CHECKING:
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
_NAMED = {key.value: palette for key, palette in PALETTES.items()}
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
RING = 2
"""Width of the ring around what has the focus, at the usual text size."""
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


@cache
def font(role: Role) -> QFont:
    """Return the font of a role, in proportion to the application's own size; `apply` sees to it that it is the present one."""
    made = QFont(QApplication.font())
    made.setPixelSize(max(9, round(made.pixelSize() * role.scale)))
    made.setBold(role.bold)
    return made


@cache
def scale() -> float:
    """Return how many times as large as usual text is shown; whatever is drawn beside it grows by as much."""
    return max(1.0, QApplication.font().pixelSize() / BODY_PIXELS)


def scaled(length: int) -> int:
    """Return a length that was drawn for the usual text size, at the present one."""
    return round(length * scale())


def fitting(number: int) -> int:
    """Return how many of the things that stand beside one another at the usual text size have room at the present one."""
    return round(number / scale())


def current() -> Palette:
    """Return the palette in use."""
    application = QApplication.instance()
    return _NAMED.get(application.property(_IN_USE), LIGHT) if application else LIGHT


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
    font.cache_clear()
    scale.cache_clear()
    app.setProperty(_IN_USE, next(name for name, each in _NAMED.items() if each is palette))
    app.setPalette(_qt_palette(palette))


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
