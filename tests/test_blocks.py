"""A kind of block is declared once and told on paper, in a terminal and on a screen; none of the three can forget one."""

from __future__ import annotations

from typing import get_args

from vetter.cli.terminal import lines
from vetter.dossier.model import Block, Shown
from vetter.gui.blocks import widget_for
from vetter.report.blocks import flow


def test_every_kind_of_block_is_told_everywhere() -> None:
    """Each has its own function in each place, what is filled in by hand on no screen, and nothing is told that is no block."""
    assert set(flow.registry) - {object} == set(get_args(Block))
    assert set(lines.registry) - {object} == set(get_args(Block))
    assert set(widget_for.registry) - {object} == set(get_args(Shown))
