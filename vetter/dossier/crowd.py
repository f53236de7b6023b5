"""What an audience comes to: the waterfall from followers to buyers in a month, and what a look at its followers says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.assessment.followers import ENOUGH
from vetter.assessment.words import about, count
from vetter.dossier.model import Bar, Line, Lines, Place, Section, Waterfall
from vetter.tongue import tr, trc, trn

if TYPE_CHECKING:
    from vetter.assessment.audience import Audience, Step
    from vetter.domain.region import Region
    from vetter.dossier.sheet import Sheet
    from vetter.settings import Settings

_LABELS = {"real": tr("Likely real people"), "reached": tr("See one post"), "clicks": tr("Click on it")}


def crowd(sheet: Sheet) -> Section | None:
    """Return what the followers told come to, or None when none were told."""
    found = sheet.assessment.audience
    if found is None:
        return None
    cited = "; ".join(f"{row.counts} {sheet.share(row.value)} ({row.citation})" for row in found.sources)
    used = sheet.settings.funnel
    none = tr("nothing of this kind")
    ratios = ", ".join(
        f"{sheet.share(ratio[0])} {words}"
        for ratio, words in (
            (used.real, tr("real")),
            (used.reached, tr("see a post")),
            (used.clicks, trc("they …", "click")),
            (used.buys, trc("they …", "buy")),
        )
    )
    lines = Lines((Line(quiet=tr("Ratios used: {ratios}. Published, for comparison: {cited}.", ratios=ratios, cited=cited or none)),))
    return Section("crowd", title(found, sheet.region), (waterfall(found, sheet.settings), lines), place=Place.SIDE, points=("followers",))


def looked_at(sheet: Sheet) -> Section | None:
    """Return what the followers looked at one by one say, or None when none were."""
    found = sheet.assessment.followers
    if found is None:
        return None
    seen = tr(
        "{unreal} of {looked_at} looked at show three points or more.",
        unreal=sheet.count(found.unreal),
        looked_at=sheet.count(found.looked_at),
    )
    clever = tr("If the unreal ones are of the clever kind, it may be fewer. Anybody can buy followers for anybody.")
    hint = tr("So few are a hint only: look at {enough} or more.", enough=ENOUGH) if found.hint else ""
    heading = tr("At most {most_real} of the followers are real people", most_real=sheet.share(found.most_real))
    lines = Lines((Line(text=" ".join(filter(None, (seen, clever, hint)))),))
    return Section("followers_seen", heading, (lines,), place=Place.SIDE, points=("followers_seen",))


def title(found: Audience, region: Region) -> str:
    """Return the heading: what so many followers come to."""
    return tr("What {followers} followers come to", followers=count(found.followers, region))


def waterfall(found: Audience, settings: Settings) -> Waterfall:
    """Return the bars from followers as told to buyers in a month."""
    region = settings.region
    bars = [Bar(tr("Followers, as told"), found.followers, count(found.followers, region))]
    bars += [
        Bar(_LABELS[step.key], step.middle, tr("about {middle}", middle=about(step.middle, region)), _note(step, region))
        for step in found.steps[:-1]
    ]
    buyers = found.buyers
    bars.append(
        Bar(
            tr("Buy in a month"),
            buyers.middle,
            tr(
                "{middle} ({low} to {high})",
                middle=about(buyers.middle, region),
                low=about(buyers.low, region),
                high=about(buyers.high, region),
            ),
            trn("From {number:g} post.", "From {number:g} posts.", settings.funnel.posts),
            last=True,
        )
    )
    return Waterfall(tuple(bars), tr("Bars drawn to scale. Usual ratios, not measured on this account; the range holds 8 times in 10."))


def _note(step: Step, region: Region) -> str:
    if step.told is None:
        return ""
    told = tr("Told: {told}.", told=count(step.told, region))
    return (
        tr("{told} That fits.", told=told)
        if step.fits
        else tr("{told} Usual would be {low} to {high}.", told=told, low=about(step.low, region), high=about(step.high, region))
    )
