"""Icons, charts and blocks: drawn in the palette's colours, to scale, each with a sentence that says the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel

from vetter import actions
from vetter.domain.evidence import Evidence
from vetter.domain.verdict import Verdict
from vetter.dossier.model import (
    Bar,
    Blank,
    Boxes,
    Cell,
    Facts,
    Flags,
    Grid,
    Judgement,
    Judgements,
    Line,
    Lines,
    Mark,
    ScoreLine,
    Section,
    Shown,
    Spread,
    Strip,
    Waterfall,
)
from vetter.gui import icons, theme
from vetter.gui.blocks import section_widget, widget_for
from vetter.gui.charts import JudgementsChart, ScoreLineChart, StripChart, WaterfallChart
from vetter.gui.charts.evidence import HIGH, WIDE, draw_steps
from vetter.gui.charts.strip import tick
from vetter.gui.widgets.verdict import icon_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from vetter.dossier.model import Dossier
    from vetter.gui.charts.canvas import Chart
    from vetter.gui.theme import Palette

SCORE = ScoreLine("Proven", 80, 70, 90, 50, "50 = an unknown person", sentence="Proven 80, in 8 of 10 cases 70 to 90.")
BARS = (Bar("Followers, as told", 1_000, "1,000"), Bar("See one post", 100, "about 100"), Bar("Buy", 0.001, "0", last=True))
WATERFALL = Waterfall(BARS, "Bars drawn to scale.")
STRIP = Strip(
    "of list members",
    (Mark("76 of 1,800", 0.042, 0.036, 0.05, filled=True),),
    Spread(0.007, 0.017, 0.034, 0.057),
    "Above most.",
    "A source, 2024.",
    0.08,
)
JUDGEMENTS = Judgements((Judgement("Conversion", 0.2, 71, 60, 80), Judgement("Plan", 0.15, 50, 30, 70, asked=False)), "Each on its own.")


@pytest.fixture(autouse=True)
def _light(app_theme: QApplication) -> Iterator[None]:
    """Draw in our colours; they are light again afterwards."""
    yield
    if theme.current() is not theme.LIGHT:
        theme.apply(app_theme, theme.LIGHT)


def image_of(widget: QWidget) -> QImage:
    """Return a widget as it looks."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def where(picture: QImage, colour: str) -> list[tuple[int, int]]:
    """Return the places of exactly this colour."""
    wanted = QColor(colour).rgb()
    return [(x, y) for y in range(picture.height()) for x in range(picture.width()) if picture.pixel(x, y) == wanted]


def sized(qtbot: QtBot, chart: Chart, width: int = 400) -> Chart:
    """Return a chart at a width and the height it asks for."""
    qtbot.addWidget(chart)
    chart.resize(width, chart.heightForWidth(width))
    return chart


# --- icons ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_a_picture_of_its_own(verdict: Verdict) -> None:
    """Drawn in its tone; no two verdicts look alike even in grey."""
    drawn = {each: icons.pixmap(icon_name(each), "#000000", 24).toImage() for each in Verdict}
    assert sum(1 for other in drawn.values() if other == drawn[verdict]) == 1


def test_icons_take_the_colour_and_the_ground_they_are_given() -> None:
    """The tick in a filled disc has the ground's colour, in light as in dark."""
    picture = icons.pixmap("verdict-professional", "#FF0000", 48).toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(48) for y in range(48) if picture.pixelColor(x, y).alpha() == 255}
    assert {"#ff0000", theme.current().surface.lower()} <= colours


# --- charts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chart", "words"),
    [
        (lambda: ScoreLineChart(SCORE), ["in 8 of 10 cases 70 to 90"]),
        (lambda: WaterfallChart(WATERFALL), ["Followers, as told: 1,000", "See one post: about 100", "drawn to scale"]),
        (lambda: StripChart(STRIP), ["Above most.", "A source, 2024."]),
        (lambda: JudgementsChart(JUDGEMENTS), ["Conversion 71, 60 to 80", "Each on its own."]),
    ],
    ids=["score", "waterfall", "strip", "judgements"],
)
@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_a_chart_says_what_it_shows_and_shows_something(
    qtbot: QtBot, app_theme: QApplication, chart: Callable[[], Chart], words: list[str], palette: Palette
) -> None:
    """Name and sentence for those who cannot see it, ink in the present palette for those who can."""
    if palette is theme.DARK:
        theme.apply(app_theme, palette)
    made = sized(qtbot, chart())
    assert made.accessibleName()
    for said in words:
        assert said in made.accessibleDescription()
    assert where(image_of(made), palette.ink) or where(image_of(made), palette.accent)


def test_the_diamond_stands_at_the_score(qtbot: QtBot) -> None:
    """80 of 100 stands at four fifths of the line, whatever its width."""
    for width in (300, 600):
        line = sized(qtbot, ScoreLineChart(replace(SCORE, label="", mark_label="", aside="")), width)
        ink = [x for x, y in where(image_of(line), theme.current().ink) if y > line.height() // 2 - 8 and x > width // 2]
        assert (min(ink) + max(ink)) / 2 == pytest.approx(4 + (width - 8) * 0.8, abs=1.5)


def test_bars_are_to_scale_and_the_smallest_is_still_seen(qtbot: QtBot) -> None:
    """A tenth is a tenth as long; next to nothing is a line, not nothing; the last is in the accent."""
    picture = image_of(sized(qtbot, WaterfallChart(WATERFALL), 400))
    lengths: dict[int, int] = {}
    for _x, y in where(picture, theme.current().bar):
        lengths[y] = lengths.get(y, 0) + 1
    assert max(lengths.values()) == 400
    assert min(lengths.values()) == pytest.approx(40, abs=1)
    assert where(picture, theme.current().accent)


def test_what_was_only_said_is_hollow(qtbot: QtBot) -> None:
    """A filled diamond is seen live or confirmed; a hollow one shows the ground inside."""
    filled = sized(qtbot, StripChart(STRIP))
    hollow = sized(qtbot, StripChart(replace(STRIP, marks=(replace(STRIP.marks[0], filled=False),))))
    accent = theme.current().accent
    assert len(where(image_of(filled), accent)) > len(where(image_of(hollow), accent)) + 20


def test_without_a_fair_benchmark_no_band_is_drawn(qtbot: QtBot) -> None:
    """The claim alone, and words that say so."""
    bare = sized(qtbot, StripChart(replace(STRIP, spread=None)))
    assert not where(image_of(bare), theme.current().band)
    assert where(image_of(sized(qtbot, StripChart(STRIP))), theme.current().band)


@pytest.mark.parametrize("evidence", Evidence)
def test_evidence_fills_as_many_blocks_as_it_has_steps(evidence: Evidence) -> None:
    """Nothing fills none, a third party all four."""
    picture = QImage(WIDE * 4, HIGH * 4, QImage.Format.Format_RGB32)
    picture.fill(QColor(theme.current().surface))
    painter = QPainter(picture)
    painter.scale(4, 4)
    draw_steps(painter, QRectF(0, 0, WIDE, HIGH), evidence)
    painter.end()
    middles = [QColor(picture.pixel(round(4 * (3.5 + 9 * step)), round(4 * (HIGH - 2)))).name() for step in range(4)]
    assert [colour == theme.current().ink.lower() for colour in middles] == [step < evidence.step for step in range(4)]


@pytest.mark.parametrize(("end", "step"), [(0.08, 0.02), (0.05, 0.01), (0.1, 0.025), (1.0, 0.25), (0.004, 0.001), (0.06, 0.015)])
def test_an_axis_is_parted_at_round_numbers(end: float, step: float) -> None:
    """Three to six parts, each a number one would say."""
    assert tick(end) == pytest.approx(step)


def test_charts_fit_into_little_room(qtbot: QtBot) -> None:
    """Narrow as a side panel, nothing is drawn outside and nothing fails."""
    for chart in (ScoreLineChart(SCORE), WaterfallChart(WATERFALL), StripChart(STRIP), JudgementsChart(JUDGEMENTS)):
        assert image_of(sized(qtbot, chart, 180)).width() == 180


@pytest.mark.parametrize("chart", [lambda: ScoreLineChart(SCORE), lambda: WaterfallChart(WATERFALL), lambda: StripChart(STRIP),
                                   lambda: JudgementsChart(JUDGEMENTS)], ids=["score", "waterfall", "strip", "judgements"])  # fmt: skip
def test_a_drawing_grows_with_its_words(qtbot: QtBot, app_theme: QApplication, chart: Callable[[], Chart]) -> None:
    """Twice the text is twice the drawing: marks, lines and ticks too."""
    small = image_of(sized(qtbot, chart(), 300))
    try:
        theme.apply(app_theme, theme.LIGHT, pixels=2 * theme.BODY_PIXELS)
        made = chart()
        qtbot.addWidget(made)
        made.resize(600, made.heightForWidth(600))
        large = image_of(made)
    finally:
        theme.apply(app_theme, theme.LIGHT)
    assert large.height() == pytest.approx(2 * small.height(), abs=3)
    for colour in (theme.LIGHT.accent, theme.LIGHT.ink, theme.LIGHT.band):
        one, two = len(where(small, colour)), len(where(large, colour))
        assert one < 30 or two > 3 * one, colour


# --- blocks -----------------------------------------------------------------------------------------------------------


def test_every_kind_of_block_has_a_widget() -> None:
    """A block added to the dossier without a way to show it is noticed here."""
    for kind in get_args(Shown):
        assert widget_for.dispatch(kind) is not widget_for.dispatch(object), kind
    with pytest.raises(TypeError, match="no widget for int"):
        widget_for(3)  # type: ignore[arg-type]


def test_what_is_filled_in_by_hand_has_its_place_on_paper_alone(qtbot: QtBot) -> None:
    """A section with room to write shows its words on the screen, and neither lines nor boxes."""
    made = section_widget(Section("agreed", "Agreed", (Boxes((Cell("Yes"),)), Lines((Line(text="Both sign."),)), Blank(2))))
    qtbot.addWidget(made)
    assert [each.text() for each in made.findChildren(QLabel)] == ["Agreed", "Both sign."]


@pytest.fixture(scope="module", params=["walk-in", "specialist", "beginner"])
def dossier(request: pytest.FixtureRequest) -> Dossier:
    """Return the verdict on a sample."""
    desk = actions.loose_desk()
    try:
        return actions.open_sample(desk, request.param).dossier
    finally:
        desk.close()


def texts_of(block: Shown) -> list[str]:
    """Return every text of a block that a person should be able to read on the page."""
    if isinstance(block, Lines):
        return [text for line in block.items for text in (line.strong, line.text, line.quiet) if text]
    if isinstance(block, Grid):
        return [head.label for head in block.heads] + [cell.text for row in block.rows for cell in row] + [block.caption]
    if isinstance(block, Flags):
        return [text for flag in block.items for text in (flag.title, flag.innocent, flag.ask) if text]
    if isinstance(block, Facts):
        return [text for pair in block.items for text in pair]
    sentence = [block.sentence]
    return [*sentence, block.base, block.source] if isinstance(block, Strip) else sentence


def test_everything_the_dossier_says_is_on_the_page(qtbot: QtBot, dossier: Dossier) -> None:
    """No text is lost between the dossier and the screen."""
    for section in dossier.sections:
        made = section_widget(section)
        qtbot.addWidget(made)
        shown = "\n".join(label.text() for label in made.findChildren(QLabel))
        for text in [section.title, *(text for block in section.on_screen for text in texts_of(block))]:
            assert text in shown, section.key
