"""Opening the case file: checks before use, settings read back, plain words when it cannot be used."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from contextlib import closing, contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

from vetter.errors import BusyFileError, CaseFileError, DamagedFileError, LockedFileError
from vetter.progress import Stopped, called_off
from vetter.storage import keys
from vetter.storage.layout import KEY_FILE
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from vetter.storage.keys import Keys

APPLICATION_ID = 0x56455454
"""“VETT”: what every case file carries in its header."""

FORMAT = 1
"""Raised when an older program could no longer read the file."""

BUSY_SECONDS = 5.0
MOST = 50
"""Problems that are listed; a file with more is damaged as a whole."""
DAMAGED = tr("{file} is damaged. Put a backup in its place; the damaged file was left as it is.")
ANOTHER_FORM = tr(
    "{path} was changed in its form by another program, at “{part}”, so nothing is saved into it. Save what can be read into a new "
    "case file, or put a backup in its place; nothing was changed."
)
KEY_GONE = tr(
    "The case file is protected by a passphrase, and {file} is gone from beside it. Put {file} back from a copy or a backup, or "
    "unlock with the recovery code; nothing was changed.",
    file=KEY_FILE,
)
_OF_THE_DISK = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_BUSY", "SQLITE_NOMEM")
_LOOK_UP = 20_000
"""Steps of SQLite between two looks whether a query is still wanted: a few milliseconds."""
_DECRYPTED = 128 * 1024
"""KiB of decrypted pages kept at most: those of some seven thousand interviews."""
_DURABLE = (
    ("foreign_keys", "ON", "1"),
    ("journal_mode", "DELETE", "delete"),
    ("synchronous", "EXTRA", "3"),
    ("secure_delete", "ON", "1"),
    ("temp_store", "MEMORY", "2"),
    ("cell_size_check", "ON", "1"),
    ("mmap_size", "0", "0"),
    ("trusted_schema", "OFF", "0"),
)
"""DELETE with EXTRA lost nothing in simulated power cuts; WAL did, and copies of a WAL file miss its tail."""


def connect(path: Path, *, read_only: bool = False, new: bool = False) -> sqlite3.Connection:
    """Open a connection and set it up; each setting is read back. Only a `new` file is made when it is not there.

    In a protected folder the file is read with its key, and a new one is encrypted; raises `LockedFileError` when the key was not given.
    """
    mode = "ro" if read_only else "rwc" if new else "rw"
    connection = _opened(path.resolve(), f"mode={mode}", new=new)
    try:
        _set_up(connection, read_only=read_only)
    except BaseException:
        connection.close()
        raise
    return connection


def attach(connection: sqlite3.Connection, path: Path) -> None:
    """Attach another file as “old”, for reading only; a protected one can be attached only where the first one is, too."""
    uri, theirs = f"{path.resolve().as_uri()}?mode=ro", keys.of(path.parent)
    if type(connection) is sqlite3.Connection:
        connection.execute("ATTACH ? AS old", (uri,))
    else:
        _ciphered().attach(connection, uri, None if theirs is None or _is_plain(path) else _key(theirs))


def copy_all(source: Path, target: Path, keys_of_target: Keys | None) -> None:
    """Write everything of one file into another that is not there yet, encrypted or plain, in a folder that is or becomes protected."""
    theirs = keys.of(source.parent)
    key = None if theirs is None or _is_plain(source) else _key(theirs)
    ours = None if keys_of_target is None else _key(keys_of_target)
    with closing(_ciphered().connect(source, f"{source.resolve().as_uri()}?mode=rw", key, BUSY_SECONDS)) as connection:
        _ciphered().export(connection, str(target), ours)


def is_locked(path: Path) -> bool:
    """Return whether a file of a protected folder is encrypted: between two kinds of protection it may not be."""
    return keys.of(path.parent) is not None and not _is_plain(path)


def _opened(path: Path, options: str, *, new: bool = False) -> sqlite3.Connection:
    uri, ours = f"{path.as_uri()}?{options}", keys.of(path.parent)
    if ours is None:
        return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS)
    locked = ours.lock_new if new else not _is_plain(path)
    connection: sqlite3.Connection = _ciphered().connect(path, uri, _key(ours) if locked else None, BUSY_SECONDS)
    return connection


def _is_plain(path: Path) -> bool:
    """Return whether a file opens without a key; SQLCipher looks, for the reason that `_belongs_to` tells."""
    with closing(_ciphered().connect(path, f"{path.resolve().as_uri()}?mode=ro&immutable=1", None, BUSY_SECONDS)) as connection:
        try:
            connection.execute("PRAGMA application_id").fetchone()
        except sqlite3.DatabaseError as error:
            return error.sqlite_errorcode != sqlite3.SQLITE_NOTADB
        return True


def _key(ours: Keys) -> str:
    """Return a key as SQLCipher takes it: bare, so that nothing is stretched at each start, and with how the file begins."""
    return f"{ours.database.hex()}{ours.head.hex()}"


def _ciphered() -> ModuleType:
    return import_module("vetter.storage.ciphered")  # part of the optional extra


@contextmanager
def stoppable(connection: sqlite3.Connection) -> Iterator[None]:
    """Let a query that takes long be stopped by whoever waits for it."""
    connection.set_progress_handler(called_off, _LOOK_UP)
    try:
        yield
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:  # what Python itself could not read has no code
            raise Stopped from error
        raise
    finally:
        connection.set_progress_handler(None, 0)


@contextmanager
def read_through(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep the pages of an encrypted file in memory while all of it is read again and again: to decrypt one takes most of the time."""
    if type(connection) is sqlite3.Connection:
        yield
        return
    before = int(connection.execute("PRAGMA cache_size").fetchone()[0])
    connection.execute(f"PRAGMA cache_size=-{_DECRYPTED}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size={before}")


def in_memory() -> sqlite3.Connection:
    """Open a database that lives as long as the connection; it touches no disk."""
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


def _set_up(connection: sqlite3.Connection, *, read_only: bool) -> None:
    for name, value, expected in _DURABLE:
        if read_only and name == "journal_mode":
            continue
        connection.execute(f"PRAGMA {name}={value}").fetchall()
        row = connection.execute(f"PRAGMA {name}").fetchone()
        if row is not None and str(row[0]) != expected:
            message = tr(
                "The case file cannot be kept safely here ({name} is {state}). Move it to a disk of this computer.", name=name, state=row[0]
            )
            raise CaseFileError(message)


def look_at(path: Path) -> bool:
    """Return whether a case file is there; raise `CaseFileError` when something else is."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return False
    except OSError as error:
        message = tr("The data folder {parent} may not be read by this account. Choose another data folder.", parent=path.parent)
        raise CaseFileError(message) from error
    if stat.S_ISDIR(found.st_mode):
        message = tr("{path} is a folder where the case file should be. Choose another data folder.", path=path.name)
        raise CaseFileError(message)
    if not stat.S_ISREG(found.st_mode) or found.st_size == 0:
        message = tr("{path} is empty: it was cut off or replaced. Put a backup in its place; nothing was changed.", path=path.name)
        raise DamagedFileError(message)
    if not os.access(path, os.R_OK):
        message = tr("{path} may not be read by this account. Ask whoever owns it, or choose another data folder.", path=path.name)
        raise CaseFileError(message)
    if _belongs_to(path) not in {APPLICATION_ID, None}:
        message = tr("{path} belongs to another program. Choose another data folder; nothing was changed.", path=path.name)
        raise CaseFileError(message)
    return True


def _belongs_to(path: Path) -> int | None:
    """Return whose file the header says it is, or None where a save cut short has to be undone before it can be read.

    SQLite reads it, not we: on POSIX, closing a file that this program holds open elsewhere drops its locks there.
    Immutable: what belongs to others is neither locked nor rolled back nor checkpointed.
    """
    connection = _opened(path, "mode=ro&immutable=1")
    try:
        return int(connection.execute("PRAGMA application_id").fetchone()[0])
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_CORRUPT:
            return None
        _name_the_lock(path)
        raise
    finally:
        connection.close()


def _name_the_lock(path: Path) -> None:
    """Say of an encrypted file whose key file is gone that it is locked, and not damaged; it is open nowhere, or it would have a key."""
    if (path.parent / KEY_FILE).exists():
        return
    with path.open("rb") as file:
        head = file.read(keys.HEAD)
    if head.startswith(keys.MARK):
        raise LockedFileError(KEY_GONE, str(path.parent))


def check(connection: sqlite3.Connection, path: Path, *, sound: bool = False) -> None:
    """Refuse a damaged file, unless it is known to be sound, and one written by a newer program."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > FORMAT:
        message = tr(
            "{path} was written by a newer Vetter (format {version}; this one knows {format}). Update Vetter.",
            path=path.name,
            version=version,
            format=FORMAT,
        )
        raise CaseFileError(message)
    if sound:
        return
    with read_through(connection):
        found = [said for (said,) in connection.execute(f"PRAGMA quick_check({MOST})") if said != "ok" and not of_words(said)]
        loose = connection.execute("PRAGMA foreign_key_check").fetchone()
    if found or loose is not None:
        raise DamagedFileError(DAMAGED.format(file=path.name))


def of_words(said: str) -> bool:
    """Return whether a newer SQLite speaks of the word index, which can be made anew and damages nothing."""
    return "fts5" in said.lower()


def private(folder: Path) -> None:
    """Make the data folder, readable by its owner alone."""
    os.umask(0o077)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except (FileExistsError, NotADirectoryError) as error:
        message = tr("{folder} is a file, not a folder. Choose another data folder.", folder=folder)
        raise CaseFileError(message) from error
    except OSError as error:
        message = tr(
            "The data folder {folder} cannot be made: {reason}. Choose another with --data-dir.", folder=folder, reason=error.strerror
        )
        raise CaseFileError(message) from error


def of_the_disk(error: Exception) -> bool:
    """Return whether the disk is what failed, and not what is on it."""
    return str(getattr(error, "sqlite_errorname", "")).startswith(_OF_THE_DISK)


def what_failed(error: Exception) -> str:
    """Return in a few words what the disk said."""
    full = tr("the disk is full") if "full" in str(error) else tr("the disk reported an error")
    return getattr(error, "strerror", None) or full


class HeldUpError(CaseFileError):
    """The disk does not take all that is under way; it goes on at the next start."""


@contextmanager
def goes_on() -> Iterator[None]:
    """Turn what the disk says into one sentence, while something is done that goes on at the next start when it is cut short."""
    try:
        yield
    except (OSError, sqlite3.DatabaseError) as error:
        if isinstance(error, sqlite3.DatabaseError) and not of_the_disk(error):
            raise
        message = tr("Not everything could be written: {reason}. Nothing is lost; it goes on at the next start.", reason=what_failed(error))
        raise HeldUpError(message) from error


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite says into one sentence a person can act on."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _told(error, path) from error


def _told(error: sqlite3.DatabaseError, path: Path) -> CaseFileError:
    name = getattr(error, "sqlite_errorname", "")
    for prefix, words in _SENTENCES:
        if name.startswith(prefix):
            return _KINDS.get(prefix, CaseFileError)(words.format(file=path.name))
    lacks = _LACKS.search(str(error))
    if lacks is not None:
        return DamagedFileError(ANOTHER_FORM.format(path=path.name, part=lacks[1]))
    raise error


_LACKS = re.compile(r"(?:no such (?:table|column):|has no column named) (\S+)")
"""What SQLite says of a table or a column that every file of ours has."""

_SENTENCES = (
    ("SQLITE_BUSY", tr("{file} is in use by another program. Close it there and try again; nothing is lost.")),
    ("SQLITE_LOCKED", tr("{file} is in use by another program. Close it there and try again; nothing is lost.")),
    ("SQLITE_FULL", tr("The disk is full, so nothing was saved. Free some space elsewhere and try again.")),
    ("SQLITE_READONLY_DBMOVED", tr("{file} was moved or deleted while open. Put it back, or save a copy; nothing was saved.")),
    ("SQLITE_READONLY", tr("{file} may not be written. It was opened for reading only; nothing was saved.")),
    ("SQLITE_IOERR", tr("The disk reported an error. Check the disk and try again; what was saved before is safe.")),
    ("SQLITE_CANTOPEN", tr("{file} cannot be opened. Check that its folder exists and may be written.")),
    ("SQLITE_NOTADB", tr("{file} is not a case file, or it is damaged. Put a backup in its place; nothing was changed.")),
    ("SQLITE_CORRUPT", DAMAGED),
    ("SQLITE_TOOBIG", DAMAGED),  # a row no interview is as long as
)
_KINDS = {
    "SQLITE_BUSY": BusyFileError,
    "SQLITE_LOCKED": BusyFileError,
    "SQLITE_NOTADB": DamagedFileError,
    "SQLITE_CORRUPT": DamagedFileError,
    "SQLITE_TOOBIG": DamagedFileError,
}
"""What can be done about these; about any other what its sentence says."""
