"""Setting, changing, removing and recovering the passphrase while the program is killed or the disk fails: what opens the file then.

Beside the data folder a note says which passphrase holds, and while it is being turned into another one, both; "" is none. Another one
is the recovery sheet, once it is needed.
"""

from __future__ import annotations

import json
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from vetter import actions
from vetter.errors import PassphraseError
from vetter.storage import backups, disk, envelope, keys
from vetter.storage.layout import FILE_NAME, KEY_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vetter.actions import Desk

NOTE = "passphrases.json"
SHEET = "recovery sheet.txt"
NONE = ""
SHOWS = (b"SQLite format 3", b"\x89PNG\r\n\x1a\n")
"""Long enough not to come up in what is encrypted, as the four bytes of PNG do once in thousands of files."""


def set_passphrase(desk: Desk, label: str) -> None:
    """Protect a folder, which is unprotected first where it must be."""
    _be(desk, NONE)
    _be(desk, f"set by {label}")


def change_passphrase(desk: Desk, label: str) -> None:
    """Give a folder another passphrase, its first one where it must be."""
    if not actions.is_protected(desk):
        _be(desk, f"set before {label}")
    _be(desk, f"changed by {label}")


def remove_passphrase(desk: Desk, label: str) -> None:
    """Unprotect a folder, which is protected first where it must be."""
    if not actions.is_protected(desk):
        _be(desk, f"set before {label}")
    _be(desk, NONE)


def recover_passphrase(desk: Desk, label: str) -> None:
    """Give a folder whose passphrase is forgotten another one by the code on paper."""
    _recover(desk, label, key_file=True)


def recover_key_file(desk: Desk, label: str) -> None:
    """Do the same in a folder that has lost its key file."""
    _recover(desk, label, key_file=False)


def _recover(desk: Desk, label: str, *, key_file: bool) -> None:
    assert desk.folder is not None
    if not actions.is_protected(desk):
        _be(desk, f"set before {label}")
    code, present, wanted = actions.recovery_code(desk), _noted(desk.folder)[-1], f"recovered by {label}"
    (desk.folder.parent / SHEET).write_text(code, encoding="utf-8")
    with actions.opened_again(desk), _turning(desk.folder, present, wanted):
        keys.forget()
        if not key_file:
            (desk.folder / KEY_FILE).rename(desk.folder.parent / KEY_FILE)
        actions.recover(desk.folder, code, wanted)


def _be(desk: Desk, wanted: str) -> None:
    """Let a passphrase hold, or none."""
    assert desk.folder is not None
    present = _noted(desk.folder)[-1]
    if present == wanted:
        return
    with _turning(desk.folder, present, wanted):
        if present == NONE:
            actions.set_passphrase(desk, wanted)
        elif wanted == NONE:
            actions.remove_passphrase(desk, present)
        else:
            actions.change_passphrase(desk, present, wanted)


@contextmanager
def _turning(folder: Path, present: str, wanted: str) -> Iterator[None]:
    _note(folder, present, wanted)
    yield
    _note(folder, wanted)


def _note(folder: Path, *passphrases: str) -> None:
    disk.rewrite(folder.parent / NOTE, json.dumps(passphrases).encode())


def _noted(folder: Path) -> list[str]:
    note = folder.parent / NOTE
    return list(json.loads(note.read_bytes())) if note.exists() else [NONE]


def unlock(folder: Path) -> None:
    """Start anew, with nothing but what the owner has: the passphrases that may hold, and the sheet where the key file is gone.

    Raises `PassphraseError` when none of them opens the folder.
    """
    keys.forget()
    present, allowed = envelope.read(folder), _noted(folder)
    if present is None and _is_encrypted((folder / FILE_NAME).read_bytes()):
        actions.recover(folder, (folder.parent / SHEET).read_text(encoding="utf-8"), allowed[-1])
        present, allowed = envelope.read(folder), allowed[-1:]
    opens = [each for each in allowed if (_opens(folder, each) if present else each == NONE)]
    if not opens:
        message = f"none of {allowed} opens it: {present.state if present else 'plain'}"
        raise PassphraseError(message)
    _note(folder, opens[0])


def _opens(folder: Path, passphrase: str) -> bool:
    with suppress(PassphraseError):
        actions.unlock(folder, passphrase)
        return True
    return False


def _is_plain(data: bytes) -> bool:
    """Return whether a file, a journal or what was left of one shows pages of a case file or a picture."""
    return any(words in data for words in SHOWS)


def _is_encrypted(data: bytes) -> bool:
    return data.startswith(keys.MARK)


def unfinished(folder: Path) -> list[str]:
    """Return what is not as the passphrase wants it, once the folder was opened again: every file closed by it, or none by any."""
    present = envelope.read(folder)
    if present is None:
        _note(folder, NONE)
    wanted, misfits = _noted(folder)[-1], _is_plain if present else _is_encrypted
    found = [f"{path.name} is {misfits.__name__[4:]}" for path in folder.rglob("*") if path.is_file() and misfits(path.read_bytes())]
    if present is None:
        return found + [f"{path} is left" for path in folder.rglob(KEY_FILE)]
    if present.state != "locked":
        found.append(f"still {present.state}")
    return found + [f"{each.path.name} does not open" for each in backups.kept(folder) if not _opens(each.path, wanted)]
