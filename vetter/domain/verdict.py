"""The nine verdicts by key, with the names they carry on screen and on paper."""

from __future__ import annotations

from vetter.domain.labelled import Labelled


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

    STOP = "stop", "Stop: clear this up first", "Stop: clear up first", Tone.STOP
    NOT_ENOUGH_ASKED = "not_enough_asked", "Not enough asked yet", "Not enough asked yet", Tone.OPEN
    VANITY_ONLY = (
        "vanity_only",
        "Vanity metrics only: no business result shown",
        "Vanity metrics only",
        Tone.CAUTION,
    )
    PROFESSIONAL = "professional", "Business results shown and confirmed", "Business results", Tone.OK
    NEWCOMER = "newcomer", "Honest newcomer: a small, priced trial", "Honest newcomer", Tone.OK
    BELOW_BAR = "below_bar", "Checked: real results, below the bar", "Below the bar", Tone.CAUTION
    PROMISING = "promising", "Promising: verify first", "Promising: verify", Tone.OPEN
    MIXED = "mixed", "Checked: middling results, a priced pilot", "Middling results", Tone.OPEN
    UNPROVEN = "unproven", "Unproven so far", "Unproven so far", Tone.OPEN
