"""The owner's own figures: kept, judged by before everything published, taken out and put back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests.actions.people import person
from tests.assessment.cases import case_with, conversion
from vetter import actions
from vetter.assessment.spread import prior_for
from vetter.assessment.yardstick import closest, usual
from vetter.domain.benchmark import Counted
from vetter.domain.claims import Action, Industry, Platform
from vetter.domain.own import OwnFigure
from vetter.domain.quantities import Base
from vetter.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.actions import Desk

TILL = OwnFigure(Counted.VISITORS_ORDER, Decimal("4.0"), year=2026, sample_size=900, source="Our till")
SPREAD = replace(TILL, low=Decimal("3.0"), high=Decimal("5.5"))


def prior(desk: Desk, platform: Platform | None = None, industry: Industry | None = None) -> tuple[float, str]:
    """Return the median and the scope a rate of visitors is held against."""
    found = prior_for(desk.benchmarks, Base.VISITORS, Action.SALE, platform, industry)
    assert found is not None
    return found.median, found.scope


def test_a_figure_is_there_after_a_restart(tmp_path: Path) -> None:
    """With every field."""
    with actions.open_desk(tmp_path) as desk:
        key = actions.add_figure(desk, SPREAD)
        version = desk.benchmarks.version
        assert " + 3 (" in version
    with actions.open_desk(tmp_path) as desk:
        assert actions.own_figures(desk.file) == {key: SPREAD}
        assert desk.benchmarks.version == version
        assert desk.benchmarks.year == 2026
        actions.restore_figures(desk)
    with actions.open_desk(tmp_path) as desk:
        assert not actions.own_figures(desk.file)


def test_an_own_spread_comes_before_everything_published(desk: Desk) -> None:
    """Where it speaks of the claim's channel and trade, and only there."""
    before = prior(desk, Platform.INSTAGRAM, Industry.FASHION)
    actions.add_figure(desk, replace(SPREAD, industry=Industry.FASHION))
    median, scope = prior(desk, Platform.INSTAGRAM, Industry.FASHION)
    assert median == pytest.approx(0.04, rel=0.05)
    assert scope.startswith("fashion")
    assert prior(desk, Platform.INSTAGRAM, Industry.LEGAL) == prior(actions.loose_desk(), Platform.INSTAGRAM, Industry.LEGAL)
    actions.restore_figures(desk)
    assert prior(desk, Platform.INSTAGRAM, Industry.FASHION) == before


def test_a_middle_alone_borrows_the_published_spread(desk: Desk) -> None:
    """Moved so that its middle is the owner's, and said so."""
    published = prior_for(desk.benchmarks, Base.VISITORS, Action.SALE, None, None)
    actions.add_figure(desk, TILL)
    own = prior_for(desk.benchmarks, Base.VISITORS, Action.SALE, None, None)
    assert published is not None
    assert own is not None
    assert own.median == pytest.approx(0.04, rel=0.03)
    assert own.scope.endswith("spread as published")
    assert own.rows[0].own
    assert own.beta.ppf(0.75) > own.median > own.beta.ppf(0.25)


def test_other_ratios_follow_too(desk: Desk) -> None:
    """Reach, reactions and clicks, however small the account."""
    actions.add_figure(desk, OwnFigure(Counted.SEE_A_POST, Decimal(9), year=2025))
    actions.add_figure(desk, OwnFigure(Counted.FOLLOWERS_REACT, Decimal(3), year=2025))
    reach = usual(desk.benchmarks, "organic_reach_rate", Base.FOLLOWERS, Platform.TIKTOK, None, 900)
    assert reach is not None
    assert reach.median == pytest.approx(0.09)
    row = closest(desk.benchmarks, "engagement_rate_followers", Base.FOLLOWERS, Platform.FACEBOOK, 900)
    assert row is not None
    assert row.own


def test_a_verdict_follows_and_cites_it(desk: Desk) -> None:
    """From then on; saved ones stay, and the figure knows where it was used."""
    case = replace(case_with(conversions=(conversion(21, 900),)), id=str(uuid4()), candidate=str(uuid4()))
    before = actions.finish(desk, case)
    key = actions.add_figure(desk, SPREAD)
    after = actions.finish(desk, case)
    assert after.verdict != before.verdict
    (compared,) = after.dossier.figures.comparisons  # type: ignore[union-attr]
    assert compared.benchmark_rows[0].startswith(f"own-{key}")
    assert "your own figure" in compared.benchmark
    assert actions.open_verdict(desk, before.verdict).dossier == before.dossier
    figure = actions.listed_figures(desk)[0]
    assert figure.first.own
    assert [use.verdict for use in actions.verdicts_held_against(desk, figure)] == [after.verdict]
    used = actions.figure_uses(desk)
    assert all(used[row.id] == 1 for row in figure.rows)


def test_uses_of_earlier_verdicts_are_known(desk: Desk) -> None:
    """A verdict notes what it was held against when it is saved."""
    saved = actions.finish(desk, person("Ana"))
    rows = {row for each in saved.dossier.figures.comparisons for row in each.benchmark_rows}  # type: ignore[union-attr]
    assert rows
    assert {key for key, count in actions.figure_uses(desk).items() if count} == rows


@pytest.mark.parametrize(
    ("figure", "where"),
    [
        (replace(TILL, counted=None), "counted"),
        (replace(TILL, middle=None), "middle"),
        (replace(TILL, middle=Decimal(100)), "middle"),
        (replace(TILL, year=None), "year"),
        (replace(TILL, low=Decimal(5)), "middle"),
        (replace(TILL, high=Decimal(4)), "high"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_kept(desk: Desk, figure: OwnFigure, where: str) -> None:
    """By its field."""
    with pytest.raises(InputError) as caught:
        actions.keep_figures(desk, {"a": TILL, "b": figure})
    assert caught.value.where == where
    assert not actions.own_figures(desk.file)


def test_taken_out_and_put_back(desk: Desk) -> None:
    """As it was."""
    key = actions.add_figure(desk, TILL)
    gone = actions.keep_figures(desk, {key: None})
    assert not actions.own_figures(desk.file)
    actions.keep_figures(desk, gone)
    assert actions.own_figures(desk.file) == {key: TILL}


def test_a_file_goes_out_and_comes_in(desk: Desk, tmp_path: Path) -> None:
    """What is there is recognised, what differs is told, nothing is kept before it is agreed to."""
    key = actions.add_figure(desk, TILL)
    target = tmp_path / "figures.csv"
    actions.write_figures(desk, target, actions.listed_figures(desk)[1:])
    assert actions.read_figures(desk, target) == actions.Incoming({}, 0, 0, 1)
    actions.keep_figures(desk, {key: SPREAD})
    incoming = actions.read_figures(desk, target)
    assert (incoming.new, incoming.changed, incoming.same) == (0, 1, 0)
    assert actions.own_figures(desk.file) == {key: SPREAD}
    actions.keep_figures(desk, incoming.figures)
    assert actions.own_figures(desk.file) == {key: TILL}
    actions.restore_figures(desk)
    incoming = actions.read_figures(desk, target)
    assert (incoming.new, incoming.changed, incoming.same) == (1, 0, 0)


def test_a_file_that_is_none_is_refused_by_name(desk: Desk, tmp_path: Path) -> None:
    """In one sentence."""
    target = tmp_path / "wrong.csv"
    target.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match=r"wrong\.csv"):
        actions.read_figures(desk, target)
    with pytest.raises(InputError, match="There is no such file"):
        actions.read_figures(desk, tmp_path / "none.csv")
