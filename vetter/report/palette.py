"""The colours of the paper: the light palette, chosen to stay readable when printed in black and white."""

from __future__ import annotations

from typing import Final

from vetter.domain.verdict import Tone

SURFACE: Final = "#FFFFFF"
LINE: Final = "#D8DCD4"
EDGE: Final = "#7E857F"
INK: Final = "#1B2025"
INK2: Final = "#525A60"
ACCENT: Final = "#1F5582"
BAND: Final = "#CFD6DC"
BAR: Final = "#74879A"

TONES: Final = {Tone.OK: "#1C6B52", Tone.OPEN: "#4F5B66", Tone.CAUTION: "#8A5200", Tone.STOP: "#A32D21"}
