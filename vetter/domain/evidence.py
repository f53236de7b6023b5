"""How a claim was shown, from nothing to an independent third party."""

from __future__ import annotations

from vetter.domain.labelled import Labelled
from vetter.tongue import tr


class Evidence(Labelled):
    """The ladder of evidence; `step` is how many of the four blocks are filled."""

    def __init__(self, _key: str, _label: str = "", step: int = 0) -> None:
        """Keep the step beside the label."""
        self.step = step

    NOTHING = "none", tr("Nothing"), 0
    WORD = "word", tr("Word only"), 1
    SCREENSHOT = "screenshot", tr("Screenshot"), 2
    ANALYTICS = "analytics", tr("Seen live"), 3
    THIRD_PARTY = "third_party", tr("Third party"), 4

    @property
    def verified(self) -> bool:
        """Whether it was seen in analytics or confirmed by a third party."""
        return self.step >= Evidence.ANALYTICS.step
