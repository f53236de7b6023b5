"""The owner's settings: changed one by one, put back to what Vetter comes with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vetter.actions.desk import REGION, SIGNATURE
from vetter.domain.region import REGIONS
from vetter.errors import InputError
from vetter.settings import DEFAULTS, changed, shown
from vetter.storage import preferences as rows
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vetter.actions.desk import Desk


def change_settings(desk: Desk, values: Mapping[str, float]) -> None:
    """Judge by these numbers from now on, and keep them; saved verdicts stay as they were judged.

    Raises:
        InputError: naming the setting whose value cannot be one; nothing is changed then.

    """
    settings = changed(desk.settings, values)
    usual = {setting.name: setting.default for setting in shown(settings)}
    rows.keep(desk.file, {name: None if value == usual[name] else repr(float(value)) for name, value in values.items()})
    desk.settings = settings


def choose_region(desk: Desk, name: str) -> None:
    """Write numbers, dates and money as in this region from now on. Raises InputError for one that is not known."""
    if name not in REGIONS:
        message = tr("“{name}” is no region Vetter knows: {list}.", name=name, list=", ".join(REGIONS))
        raise InputError(message)
    rows.keep(desk.file, {REGION: name})
    desk.settings = replace(desk.settings, region=REGIONS[name])


def signature(desk: Desk) -> str:
    """Return who signs letters and notices, and how to answer; nothing where that is written by pen."""
    return rows.kept(desk.file).get(SIGNATURE, "")


def sign_with(desk: Desk, words: str) -> None:
    """Sign letters and notices with these words from now on, with lines to sign on where there are none."""
    rows.keep(desk.file, {SIGNATURE: words.strip() or None})


def restore_settings(desk: Desk) -> None:
    """Put every number back to what Vetter comes with; the region, the signature and what is known of the business stay."""
    rows.keep(desk.file, dict.fromkeys((setting.name for setting in shown(desk.settings)), None))
    desk.settings = replace(DEFAULTS, region=desk.settings.region)
