"""What an audience comes to: the waterfall from followers to buyers in a month, and what a look at its followers says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.assessment.followers import ENOUGH
from vetter.assessment.words import about, count
from vetter.dossier.model import Bar, Line, Lines, Place, Section, Waterfall

if TYPE_CHECKING:
    from vetter.assessment.audience import Audience, Step
    from vetter.domain.region import Region
    from vetter.dossier.sheet import Sheet
    from vetter.settings import Settings

_LABELS = {"real": "Likely real people", "reached": "See one post", "clicks": "Click on it"}


def crowd(sheet: Sheet) -> Section | None:
    """Return what the followers told come to, or None when none were told."""
    found = sheet.assessment.audience
    if found is None:
        return None
    cited = "; ".join(f"{row.counts} {sheet.share(row.value)} ({row.citation})" for row in found.sources)
    used = sheet.settings.funnel
    ratios = ", ".join(
        f"{sheet.share(ratio[0])} {words}"
        for ratio, words in ((used.real, "real"), (used.reached, "see a post"), (used.clicks, "click"), (used.buys, "buy"))
    )
    lines = Lines((Line(quiet=f"Ratios used: {ratios}. Published, for comparison: {cited or 'nothing of this kind'}."),))
    return Section("crowd", title(found, sheet.region), (waterfall(found, sheet.settings), lines), place=Place.SIDE, points=("followers",))


def looked_at(sheet: Sheet) -> Section | None:
    """Return what the followers looked at one by one say, or None when none were."""
    found = sheet.assessment.followers
    if found is None:
        return None
    seen = f"{sheet.count(found.unreal)} of {sheet.count(found.looked_at)} looked at show three points or more."
    clever = "If the unreal ones are of the clever kind, it may be fewer. Anybody can buy followers for anybody."
    hint = f" So few are a hint only: look at {ENOUGH} or more." if found.hint else ""
    heading = f"At most {sheet.share(found.most_real)} of the followers are real people"
    lines = Lines((Line(text=f"{seen} {clever}{hint}"),))
    return Section("followers_seen", heading, (lines,), place=Place.SIDE, points=("followers_seen",))


def title(found: Audience, region: Region) -> str:
    """Return the heading: what so many followers come to."""
    return f"What {count(found.followers, region)} followers come to"


def waterfall(found: Audience, settings: Settings) -> Waterfall:
    """Return the bars from followers as told to buyers in a month."""
    region = settings.region
    bars = [Bar("Followers, as told", found.followers, count(found.followers, region))]
    bars += [Bar(_LABELS[step.key], step.middle, f"about {about(step.middle, region)}", _note(step, region)) for step in found.steps[:-1]]
    buyers = found.buyers
    bars.append(
        Bar(
            "Buy in a month",
            buyers.middle,
            f"{about(buyers.middle, region)} ({about(buyers.low, region)} to {about(buyers.high, region)})",
            f"From {settings.funnel.posts} posts.",
            last=True,
        )
    )
    return Waterfall(tuple(bars), "Bars drawn to scale. Usual ratios, not measured on this account; the range holds 8 times in 10.")


def _note(step: Step, region: Region) -> str:
    if step.told is None:
        return ""
    told = f"Told: {count(step.told, region)}."
    return f"{told} That fits." if step.fits else f"{told} Usual would be {about(step.low, region)} to {about(step.high, region)}."
