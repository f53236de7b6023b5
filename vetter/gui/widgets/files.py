"""Kinds of files that are asked for on more than one page, and what a backup holds in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.tongue import tr, trn

if TYPE_CHECKING:
    from vetter.actions import Backup

BACKUP_FILES = tr("Backup of Vetter (*.zip)")


def held_words(backup: Backup) -> str:
    """Return what a backup holds: so many candidates, interviews and evidence files."""
    return ", ".join(
        (
            trn("{number:,} candidate", "{number:,} candidates", backup.candidates),
            trn("{number:,} interview", "{number:,} interviews", backup.interviews),
            trn("{number:,} evidence file", "{number:,} evidence files", backup.exhibits),
        )
    )
