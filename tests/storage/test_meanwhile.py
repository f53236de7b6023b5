"""A passphrase that is set or taken away while a backup is made, by this program or by another: it waits, and is whole."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.locked import PASSPHRASE, _quick, protected
from tests.storage.rows import save
from tests.storage.test_backups import _show
from vetter.errors import CaseFileError
from vetter.storage import CaseFile, backups, connection, content, disk, envelope, keys, protecting
from vetter.storage.layout import FILE_NAME, KEY_FILE

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["_quick"]
pytestmark = pytest.mark.usefixtures("_quick")
AT = datetime(2026, 11, 27, 14, 32, 7, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
BACKING_UP = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tests.locked import unlocked
from vetter.errors import CaseFileError
from vetter.storage import backups
from vetter.storage.layout import FILE_NAME
folder = Path(sys.argv[1])
unlocked(folder / FILE_NAME)
print("begun", flush=True)
for _time in range(20):
    try:
        backups.make(folder, "asked", datetime.now(UTC))
        print("made", flush=True)
    except CaseFileError as error:
        print(error, flush=True)
"""


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Return a plain data folder with two interviews and a picture."""
    with closing(CaseFile.open(tmp_path / "data")) as made:
        save(made, "1")
        save(made, "2")
        _show(made, tmp_path / "data", "1")
    return tmp_path / "data"


def _set(folder: Path) -> None:
    protecting.protect(folder, PASSPHRASE)


def _begin_to_remove(folder: Path) -> None:
    """Come as far as the note that all is to be decrypted."""
    ours = keys.of(folder)
    assert ours is not None
    envelope.write(folder, envelope.in_state(ours.envelope, ours.secret, "unlocking"))


def _begin_to_set(folder: Path) -> None:
    """Come as far as the note that all is to be encrypted."""
    protected(folder)
    present = envelope.read(folder)
    assert present is not None
    envelope.write(folder, envelope.in_state(present, keys.of(folder).secret, "locking"))  # type: ignore[union-attr]


def _whole(folder: Path, made: backups.Backup, *, encrypted: bool) -> None:
    assert backups.look_into(made.path, folder / "scratch").interviews == 2
    assert made.exhibits == 1
    assert (made.path / KEY_FILE).exists() == encrypted
    assert (made.path / FILE_NAME).read_bytes().startswith(keys.MARK) == encrypted
    with closing(connection.connect(made.path / FILE_NAME, read_only=True)) as copy:
        assert content.fingerprint(copy) == made.content


@pytest.mark.parametrize(("begun", "encrypted"), [(_begin_to_set, True), (_begin_to_remove, False)])
def test_half_way(filled: Path, begun: Callable[[Path], None], *, encrypted: bool) -> None:
    """The case file is not turned yet: the backup is as it is going to be."""
    if not encrypted:
        _set(filled)
    begun(filled)
    _whole(filled, backups.make(filled, "asked", AT), encrypted=encrypted)
    protecting.go_on(filled)
    _whole(filled, backups.kept(filled)[0], encrypted=encrypted)


@pytest.mark.parametrize("call", [("content", "fingerprint"), ("keys", "lend"), ("disk", "settled")], ids=".".join)
@pytest.mark.parametrize("setting", [True, False], ids=["set", "removed"])
def test_in_the_middle_of_it(filled: Path, monkeypatch: pytest.MonkeyPatch, call: tuple[str, str], *, setting: bool) -> None:
    """Turned from one form into the other between two steps of a backup: it begins anew, and none is left that is not whole."""
    if not setting:
        _set(filled)
    owner = {"content": content, "keys": keys, "disk": disk}[call[0]]
    original = getattr(owner, call[1])

    def turning(*given: object) -> object:
        monkeypatch.setattr(owner, call[1], original)
        (_set if setting else protecting.unprotect)(filled)
        return original(*given)

    monkeypatch.setattr(owner, call[1], turning)
    made = backups.make(filled, "asked", AT)
    assert backups.kept(filled) == (made,)
    _whole(filled, made, encrypted=setting)


def test_not_for_ever(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not end is said after some seconds."""
    told = iter(range(1_000))
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.3)
    monkeypatch.setattr(backups, "_closing", lambda _folder: str(next(told)))
    with pytest.raises(CaseFileError, match=r"^vetter\.db is in use by another program"):
        backups.make(filled, "asked", AT)
    assert backups.kept(filled) == ()


def test_two_programs(filled: Path) -> None:
    """One backs up over and over while the other takes the passphrase away: every one is made."""
    _begin_to_set(filled)
    protecting.go_on(filled)
    with subprocess.Popen([sys.executable, "-c", BACKING_UP, str(filled)], cwd=ROOT, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        heard = [other.stdout.readline() for _line in range(3)]
        protecting.unprotect(filled)
        heard += other.stdout.readlines()
    assert heard == ["begun\n"] + ["made\n"] * 20
    kept = backups.kept(filled)
    assert len(kept) == 20
    for each in kept:
        _whole(filled, each, encrypted=False)
