"""A paper in words, ready to be set: what stands at its head, its sections in order, who may read it, and its foot."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vetter.domain.labelled import Labelled
from vetter.tongue import inside, language, tr

if TYPE_CHECKING:
    from vetter.domain.verdict import Verdict
    from vetter.dossier.model import ScoreLine, Section


class Readers(Labelled):
    """Whom a paper is for, in the words printed on every page of it, and the icon beside them."""

    def __init__(self, _key: str, _label: str = "", icon: str = "") -> None:
        """Keep the icon beside the words."""
        self.icon = icon

    OWNER = "owner", tr("Private edition: for the owner’s eyes only"), "lock"
    BOTH = "both", tr("Shareable edition"), "envelope"
    CANDIDATE = "candidate", tr("For the candidate"), "envelope"
    BY_HAND = "by_hand", tr("To print and fill in by pen"), "pencil"
    AGREED = "agreed", tr("To be agreed by both sides"), "pencil"


@dataclass(frozen=True)
class Document:
    """One paper.

    `name` is what kind of paper it is, `whose` the large name at its head with `dated` on the right of it; both of the
    last two may be empty. A `verdict` is drawn as its icon before `headline` and `facts`. `lead` is read before the first
    section. `day` (year-month-day) dates the file, so that the same paper is the same bytes. `fingerprint` is that of the
    verdict it prints, in full, "" where it prints none: by it the file is known again.
    """

    name: str
    readers: Readers
    whose: str
    sections: tuple[Section, ...]
    foot: tuple[str, ...]
    dated: str = ""
    verdict: Verdict | None = None
    headline: str = ""
    facts: str = ""
    scores: tuple[ScoreLine, ...] = ()
    lead: tuple[str, ...] = ()
    day: str = ""
    fingerprint: str = ""
    language: str = field(default_factory=language)

    @property
    def title(self) -> str:
        """What the file is called from within: the kind of paper, and nobody's name."""
        return tr("Vetter {inside}", inside=inside(self.name))

    def with_foot(self, *more: str) -> Document:
        """Return a copy with more lines at the foot of each page."""
        return replace(self, foot=(*self.foot, *more))
