"""The nine verdicts by key, with the names they carry on screen and on paper."""

from __future__ import annotations

from vetter.domain.labelled import Labelled
from vetter.tongue import tr


class Tone(Labelled):
    """How a word or an icon is coloured; never the only thing that says it."""

    OK = "ok"
    OPEN = "open"
    CAUTION = "caution"
    STOP = "stop"


class Verdict(Labelled):
    """What the claims and evidence of one interview come to; `label` is the sentence, `short` the list name."""

    def __init__(self, _key: str, _label: str = "", short: str = "", tone: Tone = Tone.OPEN) -> None:
        """Keep the short name and the tone beside the label."""
        self.short, self.tone = short, tone

    STOP = "stop", tr("Stop: clear this up first"), tr("Stop: clear up first"), Tone.STOP
    NOT_ENOUGH_ASKED = "not_enough_asked", tr("Not enough asked yet"), tr("Not enough asked yet"), Tone.OPEN
    VANITY_ONLY = (
        "vanity_only",
        tr("Vanity metrics only: no business result shown"),
        tr("Vanity metrics only"),
        Tone.CAUTION,
    )
    PROFESSIONAL = "professional", tr("Business results shown and confirmed"), tr("Business results"), Tone.OK
    NEWCOMER = "newcomer", tr("Honest newcomer: a small, priced trial"), tr("Honest newcomer"), Tone.OK
    BELOW_BAR = "below_bar", tr("Checked: real results, below the bar"), tr("Below the bar"), Tone.CAUTION
    PROMISING = "promising", tr("Promising: verify first"), tr("Promising: verify"), Tone.OPEN
    MIXED = "mixed", tr("Checked: middling results, a priced pilot"), tr("Middling results"), Tone.OPEN
    UNPROVEN = "unproven", tr("Unproven so far"), tr("Unproven so far"), Tone.OPEN
