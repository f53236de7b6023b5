"""Pages as they looked when somebody last looked at them: in light, in dark, with text twice as large, and read from the right."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.screen import every
from vetter import actions
from vetter.actions import clock
from vetter.gui import theme
from vetter.gui.places import CandidatesPlace, ComparePlace, HomePlace, InterviewPlace, VerdictPlace
from vetter.gui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vetter.gui.places import Place

GOLDEN = Path(__file__).parent / "golden"
SIZE = (1280, 800)
TOLERANCE = 24
"""Of 255, for each colour of a dot: what a palette of 256 colours may change."""
BUDGET = 0.005
"""Share of dots that may differ by more."""
LOOKS = {"light": (theme.LIGHT, 14), "dark": (theme.DARK, 14), "large": (theme.LIGHT, 28), "mirrored": (theme.LIGHT, 14)}


PAGES: dict[str, Callable[[tuple[actions.Judged, ...]], Place]] = {
    "home": lambda _judged: HomePlace(),
    "interview": lambda _judged: InterviewPlace(actions.samples()[1].case, "results"),
    "marks": lambda _judged: InterviewPlace(actions.samples()[1].case, "trust"),
    "verdict": lambda judged: VerdictPlace(judged[0]),
    "candidates": lambda _judged: CandidatesPlace(),
    "compare": ComparePlace,
}


@pytest.fixture
def look(request: pytest.FixtureRequest, app_theme: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give the application one of the looks, on one fixed day; its usual look is back afterwards."""
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 27))
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 27, 12, tzinfo=UTC))
    name = str(request.param)
    palette, pixels = LOOKS[name]
    if name == "mirrored":
        app_theme.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme.apply(app_theme, palette, pixels=pixels)
    yield name
    app_theme.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.apply(app_theme, theme.LIGHT)


def drawn(window: QWidget) -> Image.Image:
    """Return what a window shows."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    window.grab().toImage().save(buffer, "PNG")  # type: ignore[call-overload]
    with Image.open(io.BytesIO(bytes(buffer.data().data()))) as picture:
        return picture.convert("RGB")


def differing(one: Image.Image, other: Image.Image) -> tuple[float, Image.Image]:
    """Return the share of dots that differ beyond the tolerance, and a picture of them."""
    red, green, blue = ImageChops.difference(one, other).split()
    widest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    marked = widest.point(lambda value: 255 if value > TOLERANCE else 0)
    return marked.histogram()[255] / (one.width * one.height), marked


@pytest.mark.parametrize("look", LOOKS, indirect=True)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_looks_as_it_did(page: str, look: str, desk: actions.Desk, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Dot by dot within the tolerance; where it does not, a picture shows the dots."""
    saved = [actions.finish(desk, sample.case) for sample in actions.samples()]
    window = MainWindow(desk)
    window.resize(*SIZE)
    window.show()
    window.open(PAGES[page](tuple(actions.open_verdict(desk, each.verdict) for each in saved)))
    every(window, QWidget)
    window.setFocus()
    every(window, QWidget)
    shown, kept = drawn(window), GOLDEN / f"{page}-{look}.png"
    window.close()
    shiboken6.delete(window)
    if request.config.getoption("--renew-pictures"):
        GOLDEN.mkdir(exist_ok=True)
        shown.quantize(256, dither=Image.Dither.NONE).save(kept, optimize=True)
    with Image.open(kept) as before:
        assert before.size == shown.size
        share, marked = differing(shown, before.convert("RGB"))
    if share > BUDGET:
        marked.save(tmp_path / "differing.png")
        shown.save(tmp_path / "shown.png")
    assert share <= BUDGET, f"{share:.1%} of {page} in {look} changed; look at {tmp_path}"


def test_a_change_is_noticed_and_a_hair_is_not() -> None:
    """The measure itself: a line of text counts, a shade does not."""
    white, shaded, written = (Image.new("RGB", (200, 100), colour) for colour in ("#ffffff", "#f0f0f0", "#ffffff"))
    written.paste("#1b2025", (0, 0, 200, 2))
    assert differing(white, shaded)[0] == 0
    assert differing(white, written)[0] == pytest.approx(0.02)
