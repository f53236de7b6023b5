"""Protecting and unprotecting, cut short at every step: whoever opens the folder next goes on, and nothing is lost."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sys
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.locked import PASSPHRASE, SECRET, _quick
from tests.storage.rows import save
from tests.storage.test_backups import PICTURE, _show
from vetter.errors import CaseFileError
from vetter.storage import CaseFile, backups, connection, content, cut_short, envelope, evidence, inspection, keys, protecting
from vetter.storage.layout import BACKUPS, EVIDENCE, FILE_NAME, KEY_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["_quick"]

pytestmark = pytest.mark.usefixtures("_quick")

AT = datetime(2026, 11, 27, 14, 32, 7, tzinfo=UTC)
OTHER = "another passphrase"
SHOWN = f"{hashlib.sha256(PICTURE).hexdigest()}.png"


class PowerCut(BaseException):
    """The program is gone: nothing of it runs any more that could tidy up, so none of it may be needed."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a plain data folder with interviews, evidence, two backups, a damaged file that was kept, and an older copy."""
    folder = tmp_path_factory.mktemp("filled") / "data"
    with closing(CaseFile.open(folder)) as made:
        for number in range(4):
            save(made, str(number))
        _show(made, folder, "1")
        backups.make(folder, "asked", AT)
        save(made, "more")
        backups.make(folder, "daily", AT + timedelta(hours=1))
    (folder / f"{FILE_NAME}.damaged-2026-11-01").write_bytes(b"SQLite format 3\x00 as 0 was said")
    return folder


@pytest.fixture
def plain(filled: Path, tmp_path: Path) -> Path:
    """Return a copy of it."""
    return Path(shutil.copytree(filled, tmp_path / "data"))


@pytest.fixture
def locked(filled: Path, tmp_path: Path) -> Path:
    """Return a copy of it that is protected."""
    folder = Path(shutil.copytree(filled, tmp_path / "data"))
    protecting.protect(folder, PASSPHRASE)
    return folder


def _said(path: Path) -> tuple[dict[str, int], str]:
    """Return what a case file says, whoever is able to read it."""
    with closing(backups.connect(path, read_only=True)) as found:
        return content.counts(found), content.fingerprint(found)


def _steps(monkeypatch: pytest.MonkeyPatch, stop_at: int, error: Callable[[], BaseException]) -> Callable[[], int]:
    """Let the calls that change a folder fail from the given one on; return how many there were."""
    count = 0

    def stopping(original: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object, **named: object) -> object:
            nonlocal count
            count += 1
            if count >= stop_at:
                raise error()
            return original(*arguments, **named)

        return step

    for owner, name in ((os, "fsync"), (os, "link"), (os, "rename"), (os, "replace"), (os, "unlink"), (os, "mkdir"), (os, "rmdir")):
        monkeypatch.setattr(owner, name, stopping(getattr(owner, name)))
    return lambda: count


def _whole(folder: Path, said: tuple[dict[str, int], str], copies: list[str]) -> None:
    """Assert that the folder holds what it held, in the case file, the evidence and each backup, and nothing besides."""
    found = inspection.inspect(folder)
    assert {problem.kind for problem in found.problems} <= {"passphrase"}  # not finished yet
    assert _said(folder / FILE_NAME) == said
    assert sorted({each.content for each in backups.kept(folder)}) == copies
    for each in backups.kept(folder):
        backups.look_into(each.path, folder / "scratch")
        assert _said(each.path / FILE_NAME)[1] == each.content
    assert evidence.read(folder / EVIDENCE / SHOWN) == PICTURE


def _finished(folder: Path, *, encrypted: bool) -> None:
    """Assert that all of it is encrypted, or that none is."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".json", ".key"} and not _key_cut_short(path)]
    assert {path.read_bytes()[:8] == keys.MARK for path in files} == {encrypted}
    assert (folder / KEY_FILE).exists() == encrypted
    assert len(backups.kept(folder)) == 2


def _key_cut_short(path: Path) -> bool:
    """Return whether a file is what was left of a key file that was not put in place; it tells nothing."""
    return path.name.endswith(".part") and (not path.stat().st_size or b'"vetter-key"' in path.read_bytes())


def _cut_short(work: Callable[[], None], stop_at: int, error: Callable[[], BaseException]) -> int:
    with pytest.MonkeyPatch.context() as patch:
        count = _steps(patch, stop_at, error)
        with suppress(PowerCut, OSError, CaseFileError):
            work()
        return count()


def _next_start(folder: Path, *passphrases: str) -> None:
    """Start anew: nothing is known but a passphrase, one of these."""
    keys.forget()
    found = envelope.read(folder)
    for passphrase in passphrases:
        with suppress(CaseFileError, envelope.PassphraseError):
            if found is not None:
                keys.hold(envelope.opened(found, passphrase), found)
    protecting.go_on(folder)


def _every_step(filled: Path, tmp_path: Path, begin: Callable[[Path], None], work: Callable[[Path], None], every: int) -> Iterator[Path]:
    """Give a folder for each step at which the work was cut short, by a power cut and by a full disk in turn."""
    original = tmp_path / "original"
    shutil.copytree(filled, original)
    begin(original)
    tried = Path(shutil.copytree(original, tmp_path / "counted"))
    steps = _cut_short(lambda: work(tried), 1 << 30, PowerCut)
    assert steps > 10
    for stop_at in range(1, steps + 1, every):
        folder = Path(shutil.copytree(original, tmp_path / str(stop_at)))
        error = PowerCut if stop_at % 2 else lambda: OSError(errno.ENOSPC, "No space left on device")
        _cut_short(lambda folder=folder: work(folder), stop_at, error)  # type: ignore[misc]
        yield folder
        shutil.rmtree(folder)


def _nothing(_folder: Path) -> None:
    """Begin with the folder as it is."""


def _protect(folder: Path) -> None:
    protecting.protect(folder, PASSPHRASE)


def _change(folder: Path) -> None:
    protecting.change(folder, keys.of(folder).secret, OTHER)  # type: ignore[union-attr]


EVERY = [pytest.param(9, id="some"), pytest.param(1, id="all", marks=[pytest.mark.slow, pytest.mark.timeout(3600)])]


@pytest.mark.parametrize("every", EVERY)
def test_protecting_cut_short(filled: Path, tmp_path: Path, every: int) -> None:
    """Afterwards the folder is as it was or protected, everything in it is there, and the next start makes it whole."""
    said, copies = _said(filled / FILE_NAME), sorted(each.content for each in backups.kept(filled))
    for folder in _every_step(filled, tmp_path, _nothing, _protect, every):
        _whole(folder, said, copies)
        _next_start(folder, PASSPHRASE)
        _whole(folder, said, copies)
        _finished(folder, encrypted=envelope.read(folder) is not None)


@pytest.mark.parametrize("every", EVERY)
def test_unprotecting_cut_short(filled: Path, tmp_path: Path, every: int) -> None:
    """The same on the way back."""
    said, copies = _said(filled / FILE_NAME), sorted(each.content for each in backups.kept(filled))
    for folder in _every_step(filled, tmp_path, _protect, protecting.unprotect, every):
        _whole(folder, said, copies)
        _next_start(folder, PASSPHRASE)
        _whole(folder, said, copies)
        _finished(folder, encrypted=envelope.read(folder) is not None)


@pytest.mark.parametrize("every", EVERY)
def test_changing_cut_short(filled: Path, tmp_path: Path, every: int) -> None:
    """Either passphrase opens it, never none; once it is finished the new one opens every backup too, if it was taken at all."""
    said, copies = _said(filled / FILE_NAME), sorted(each.content for each in backups.kept(filled))
    for folder in _every_step(filled, tmp_path, _protect, _change, every):
        _next_start(folder, PASSPHRASE, OTHER)
        _whole(folder, said, copies)
        _finished(folder, encrypted=True)
        closed = [envelope.read(place) for place in (folder, *(each.path for each in backups.kept(folder)))]
        assert len({each.closed for each in closed if each is not None}) == 1


def test_one_link_for_one_file(locked: Path) -> None:
    """Evidence that several backups share stands once on the disk before and after."""
    links = [path.stat().st_nlink for path in (locked / "backups").rglob(SHOWN)]
    assert links == [2, 2]


def test_backups_of_one_second_keep_their_order(plain: Path) -> None:
    """Made anew, the older one is named a second later; the newest is still the one that was made last."""
    first = backups.make(plain, "import", AT + timedelta(hours=2)).made_at
    protecting.protect(plain, PASSPHRASE)
    last = backups.make(plain, "asked", AT + timedelta(hours=2, milliseconds=300)).made_at
    locked = [each.made_at for each in backups.kept(plain)]
    protecting.unprotect(plain)
    assert locked[:2] == [last, first]
    assert [each.made_at for each in backups.kept(plain)] == locked
    newest = backups.newest(plain)
    assert newest is not None
    assert newest.made_at == last


def test_a_full_disk_takes_nothing_away(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without room it is said in one sentence, and the folder is as it was."""
    before = {path: path.read_bytes() for path in plain.rglob("*") if path.is_file()}
    monkeypatch.setattr("vetter.storage.disk.room_for", lambda _folder, _size: False)
    with pytest.raises(CaseFileError, match="too little space"):
        protecting.protect(plain, PASSPHRASE)
    assert {path: path.read_bytes() for path in plain.rglob("*") if path.is_file()} == before


def test_a_damaged_backup_stays_and_is_encrypted(plain: Path) -> None:
    """A backup that cannot be read is no reason to leave it lying there for everybody, nor to throw it away."""
    oldest = backups.kept(plain)[-1]
    data = (oldest.path / FILE_NAME).read_bytes()
    (oldest.path / FILE_NAME).write_bytes(data[:9000])
    protecting.protect(plain, PASSPHRASE)
    assert evidence.read(oldest.path / FILE_NAME) == data[:9000]
    assert evidence.read(oldest.path / EVIDENCE / SHOWN) == PICTURE
    assert not [path for path in plain.rglob(FILE_NAME) if path.read_bytes().startswith(b"SQLite")]


@pytest.mark.skipif(sys.platform == "win32", reason="a limit of this system stands for the full disk")
@pytest.mark.parametrize("removing", [False, True], ids=["set", "removed"])
def test_a_backup_that_does_not_fit_is_no_damaged_one(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, removing: bool
) -> None:
    """It stays whole as it was, it is told that not all is done, and the next start does the rest."""
    folder = Path(shutil.copytree(filled, tmp_path / "data"))
    if removing:
        protecting.protect(folder, PASSPHRASE)
    said, copies = _said(folder / FILE_NAME), sorted({each.content for each in backups.kept(folder)})
    with monkeypatch.context() as patch:
        patch.setattr(protecting, "copy_all", _with_little_room)
        with pytest.raises(CaseFileError, match=r"disk|File too large"):
            protecting.unprotect(folder) if removing else protecting.protect(folder, PASSPHRASE)
    _whole(folder, said, copies)
    protecting.go_on(folder)
    _whole(folder, said, copies)
    _finished(folder, encrypted=not removing)


def _with_little_room(source: Path, *others: Any) -> None:
    """Write a file anew, a backup's on a disk where it does not fit."""
    import resource  # noqa: PLC0415 - not everywhere

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    if BACKUPS in source.parts:
        resource.setrlimit(resource.RLIMIT_FSIZE, (source.stat().st_size // 2, before[1]))
    try:
        connection.copy_all(source, *others)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_what_is_left_half_made_is_plain_no_longer(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk does not take it away, it is not told that all is encrypted, and it is tried again."""
    with monkeypatch.context() as patch:
        patch.setattr(cut_short.shutil, "rmtree", _broken)
        patch.setattr(protecting.disk, "discard", lambda _folder: None)
        with pytest.raises(CaseFileError, match="goes on at the next start"):
            protecting.protect(plain, PASSPHRASE)
    assert envelope.read(plain).state == "locking"
    protecting.go_on(plain)
    _finished(plain, encrypted=True)
    assert [path for path in (plain / BACKUPS).iterdir() if path.name.startswith(".")] == []


def _broken(*_given: object) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_nobody_elses_hand(locked: Path) -> None:
    """A key file that says something else than the owner made it say is not followed: it might ask for everything to be decrypted."""
    present = envelope.read(locked)
    assert present is not None
    forged = envelope.in_state(present, bytes(len(SECRET)), "unlocking")
    envelope.write(locked, forged)
    with pytest.raises(CaseFileError, match="changed by another program"):
        protecting.go_on(locked)
    _finished(locked, encrypted=True)


@pytest.mark.parametrize("verb", ["set", "change", "remove"])
def test_what_the_disk_does_not_let_begin_changes_nothing(plain: Path, monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    """The key file is written first; a full disk there is told as what it is, not as something that goes on."""
    if verb != "set":
        protecting.protect(plain, PASSPHRASE)
    before = envelope.read(plain)
    verbs = {
        "set": lambda: protecting.protect(plain, PASSPHRASE),
        "change": lambda: protecting.change(plain, envelope.opened(before, PASSPHRASE) if before else b"", OTHER),
        "remove": lambda: protecting.unprotect(plain),
    }
    with monkeypatch.context() as patch:
        patch.setattr(envelope, "write", _no_room)
        with pytest.raises(CaseFileError, match=r"Nothing was changed\."):
            verbs[verb]()
    assert envelope.read(plain) == before
    assert not inspection.inspect(plain).problems


def _no_room(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
