"""The charts: each answers one question, drawn from the dossier's figures."""

from __future__ import annotations

from vetter.gui.charts.evidence import EvidenceSteps
from vetter.gui.charts.judgements import JudgementsChart
from vetter.gui.charts.score import ScoreLineChart
from vetter.gui.charts.strip import StripChart
from vetter.gui.charts.waterfall import WaterfallChart

__all__ = ["EvidenceSteps", "JudgementsChart", "ScoreLineChart", "StripChart", "WaterfallChart"]
