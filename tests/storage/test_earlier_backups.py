"""Backups that an earlier Vetter made."""

from __future__ import annotations

import hashlib
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.locked import bare
from tests.storage.test_backups import AT, _manifest, _says, _show_another, _sign_again, _with, kept
from vetter.errors import CaseFileError
from vetter.storage import backups, content, restoring
from vetter.storage.layout import FILE_NAME

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["kept"]


def test_a_backup_of_an_earlier_vetter(kept: Path) -> None:
    """Its rows are compared in the spelling of then: put back where they are the same, refused where one is not."""
    with closing(bare(kept / FILE_NAME)) as opened:
        spelled = [f"\x1e{name}\x1e" + "".join(map(repr, opened.execute(f'SELECT * FROM "{name}"'))) for name in content.tables(opened)]  # noqa: S608
    then_told = hashlib.sha256("".join(spelled).encode()).hexdigest()
    made, before = backups.make(kept, "asked", AT), _says(kept)
    _manifest(lambda told: told.update(version=1, content=then_told))(made.path)
    assert not backups.changed_since(kept, backups.kept(kept)[0])
    _show_another(kept)
    assert backups.changed_since(kept, backups.kept(kept)[0])
    restoring.restore(kept, made.path, AT)
    assert _says(kept) == before
    _with("UPDATE answer SET answer = 'as never said'")(made.path)
    _sign_again(made.path)
    with pytest.raises(CaseFileError, match="its rows are not those it was made with"):
        restoring.restore(kept, made.path, AT)
