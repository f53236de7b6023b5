"""A copy of everything that is open, with what is typed and could not be saved: for when the case file is gone, full or locked."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from vetter.actions.desk import open_desk
from vetter.actions.interviews import keep_draft
from vetter.actions.keeping import save_backup
from vetter.errors import OutputError
from vetter.storage.layout import EVIDENCE
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.actions.desk import Desk
    from vetter.actions.keeping import Backup
    from vetter.domain.case import Case


def save_copy(desk: Desk, case: Case, section: str, target: Path) -> Backup:
    """Write all that was read, and an interview as it is on the screen, as one backup that can be put back.

    The case file itself is not asked: it may be on a stick that was pulled out, or another file may be in its place.

    Raises:
        OutputError: when it cannot be written there.
        CaseFileError: when what is open cannot be read any more.

    """
    try:
        with TemporaryDirectory(dir=target.parent, prefix=".vetter-") as made:
            folder = Path(made)
            desk.file.copy_to(folder)
            if desk.folder is not None and (desk.folder / EVIDENCE).is_dir():
                shutil.copytree(desk.folder / EVIDENCE, folder / EVIDENCE)
            with open_desk(folder, passing=True) as copy:
                keep_draft(copy, case, section)
                return save_backup(copy, target)
    except OSError as error:
        message = tr("{target} cannot be written to {parent}. Choose another folder or name.", target=target.name, parent=target.parent)
        raise OutputError(message) from error
