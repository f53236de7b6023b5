"""The passphrase of a case file: set, changed and taken away; unlocked and locked; recovered by the code on paper."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vetter.actions import clock
from vetter.actions.desk import SHEET
from vetter.actions.exhibits import exhibit_path, read_exhibit
from vetter.actions.keeping import opened_again
from vetter.actions.papers import put_whole
from vetter.dossier import papers
from vetter.errors import CaseFileError, LockedFileError
from vetter.storage import bundle, disk, envelope, keys, preferences, protecting, recovery
from vetter.storage.layout import OPENED
from vetter.tongue import tr

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.actions.desk import Desk
    from vetter.domain.exhibit import Exhibit
    from vetter.dossier.document import Document
    from vetter.storage.keys import Keys


@dataclass(frozen=True)
class Protection:
    """How a data folder is protected: whether it has a passphrase, whether that was given, and whether this program could do it."""

    protected: bool
    unlocked: bool
    available: bool


def protection(folder: Path) -> Protection:
    """Return how a data folder is protected; raise `CaseFileError` when its key file is damaged."""
    present = envelope.read(folder)
    return Protection(present is not None, present is None or keys.is_given(present), keys.available())


def is_protected(desk: Desk) -> bool:
    """Return whether the case file that is open is protected; one whose key file was lost meanwhile is not any more."""
    with suppress(CaseFileError):
        return desk.folder is not None and keys.of(desk.folder) is not None
    return False


def is_half_protected(desk: Desk) -> bool:
    """Return whether some files are still in the form they had before the passphrase was set, changed or removed."""
    return desk.folder is not None and envelope.under_way(desk.folder)


def unlock(where: Path, passphrase: str) -> None:
    """Give the passphrase of a data folder or of a backup, folder or zip file; it holds until the program ends or `lock` is called.

    Raises:
        PassphraseError: when it is another one; what it should open is whole.
        CaseFileError: when there is nothing to unlock, its key file is damaged or gone, or the optional extra is missing.

    """
    found = bundle.key_file(where) or (protecting.find_key_file(where) if where.is_dir() else None)
    if found is None:
        raise CaseFileError(tr("{folder} is not protected by a passphrase, or its key file is gone.", folder=where.name))
    _require_extra(where)
    keys.hold(envelope.opened(found, passphrase), found)


def recover(folder: Path, code: str, passphrase: str) -> None:
    """Give a data folder a new passphrase by the recovery code, and unlock it; its key file may be lost or damaged.

    Raises:
        PassphraseError: for a mistyped code, naming the group, for the code of another case file, and for a passphrase too short.
        CaseFileError: when the disk does not take it, or the optional extra is missing.

    """
    _require_extra(folder)
    protecting.recover(folder, recovery.secret(code), passphrase)


def lock(desk: Desk) -> None:
    """Close the desk and forget every key, and with them the evidence that was opened elsewhere."""
    desk.close()
    if desk.folder is not None:
        empty_opened(desk.folder)
    keys.forget()


def check_new_passphrase(passphrase: str) -> None:
    """Raise `PassphraseError` for a passphrase that protects nothing."""
    envelope.check_passphrase(passphrase)


def set_passphrase(desk: Desk, passphrase: str) -> None:
    """Protect the case file that is open, its evidence and its backups; it stays open.

    Raises:
        PassphraseError: for a passphrase that protects nothing.
        CaseFileError: when it cannot be done; what is left of it goes on at the next start.

    """
    with opened_again(desk):
        protect(_folder(desk), passphrase)


def protect(folder: Path, passphrase: str) -> None:
    """Protect a data folder whose case file is not open here, as `set_passphrase` does; any thread may call it."""
    _require_extra(folder)
    envelope.check_passphrase(passphrase)
    protecting.protect(folder, passphrase)


def change_passphrase(desk: Desk, present: str, passphrase: str) -> None:
    """Give the case file that is open another passphrase, and every backup in its folder; raise `PassphraseError` as `unlock` does."""
    folder = _folder(desk)
    protecting.change(folder, envelope.opened(_envelope(folder), present), passphrase)


def remove_passphrase(desk: Desk, present: str) -> None:
    """Take the protection away from the case file that is open, its evidence and its backups; raise `PassphraseError` as `unlock` does."""
    with opened_again(desk):
        unprotect(_folder(desk), present)


def unprotect(folder: Path, present: str) -> None:
    """Take the protection away from a data folder whose case file is not open here; any thread may call it."""
    envelope.opened(_envelope(folder), present)
    protecting.unprotect(folder)


def sealed(desk: Desk, data: bytes) -> bytes:
    """Return some bytes that can be read again only while the case file is unlocked; raise `CaseFileError` where it is not protected."""
    return _keys(desk).close(data)


def unsealed(desk: Desk, data: bytes) -> bytes:
    """Return what `sealed` has closed; raise `LockedFileError` before the case file is unlocked, `ValueError` for another's."""
    return _keys(desk).open(data)


def recovery_code(desk: Desk) -> str:
    """Return the recovery code of the case file that is open."""
    return recovery.code(_keys(desk).secret)


def recovery_sheet(desk: Desk) -> Document:
    """Return the paper with the recovery code, to be printed and kept elsewhere."""
    return papers.recovery(recovery_code(desk), clock.today())


def lacks_sheet(desk: Desk) -> bool:
    """Return whether a recovery sheet should be kept away from this computer, and none of the present code is."""
    return is_protected(desk) and preferences.kept(desk.file).get(SHEET) != _keys(desk).envelope.key


def note_sheet(desk: Desk) -> None:
    """Note that the recovery sheet was printed or written, or is kept; a case file that may only be read goes on asking for it."""
    if not desk.read_only:
        preferences.keep(desk.file, {SHEET: _keys(desk).envelope.key})


def lend_exhibit(desk: Desk, exhibit: Exhibit) -> Path:
    """Return a file to open an exhibit with in another program; of a protected case file a copy, gone when it is locked or closed.

    Raises `InputError` when the file is gone or was changed, and `OutputError` when the disk does not take the copy.
    """
    path = exhibit_path(desk, exhibit)
    if desk.folder is None or keys.of(desk.folder) is None:
        return path
    data = read_exhibit(desk, exhibit)
    folder = desk.folder / OPENED
    folder.mkdir(mode=0o700, exist_ok=True)
    put_whole(folder / exhibit.file, data)
    return folder / exhibit.file


def empty_opened(folder: Path) -> None:
    """Take away the copies of evidence that were opened in other programs."""
    disk.discard(folder / OPENED)


def _folder(desk: Desk) -> Path:
    if desk.folder is None or desk.read_only:
        raise CaseFileError(tr("Nothing can be changed here: the case file may only be read."))
    return desk.folder


def _keys(desk: Desk) -> Keys:
    ours = None if desk.folder is None else keys.of(desk.folder)
    if ours is None:
        raise CaseFileError(protecting.NOT_PROTECTED)
    return ours


def _envelope(folder: Path) -> envelope.Envelope:
    found = envelope.read(folder)
    if found is None:
        raise CaseFileError(protecting.NOT_PROTECTED)
    return found


def _require_extra(where: Path) -> None:
    if not keys.available():
        raise LockedFileError(keys.MISSING, str(where))
