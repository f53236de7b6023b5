"""Kinds of files that are asked for on more than one page."""

from __future__ import annotations

from vetter.tongue import tr

BACKUP_FILES = tr("Backup of Vetter (*.zip)")
