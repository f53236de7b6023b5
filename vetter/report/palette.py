"""The colours of the paper: the light palette, chosen to stay readable when printed in black and white."""

from __future__ import annotations

from typing import Final

from reportlab.lib.colors import HexColor

from vetter.domain.verdict import Tone

SURFACE: Final = HexColor("#FFFFFF")
LINE: Final = HexColor("#D8DCD4")
EDGE: Final = HexColor("#7E857F")
INK: Final = HexColor("#1B2025")
INK2: Final = HexColor("#525A60")
ACCENT: Final = HexColor("#1F5582")
BAND: Final = HexColor("#CFD6DC")
BAR: Final = HexColor("#74879A")

TONES: Final = {
    Tone.OK: HexColor("#1C6B52"),
    Tone.OPEN: HexColor("#4F5B66"),
    Tone.CAUTION: HexColor("#8A5200"),
    Tone.STOP: HexColor("#A32D21"),
}
