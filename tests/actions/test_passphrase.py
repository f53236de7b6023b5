"""The passphrase of a case file: everything is encrypted, nobody gets in without it, and nothing of it is said anywhere."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.durability.verbs import case_of, picture
from tests.locked import PASSPHRASE, _quick
from vetter import actions
from vetter.errors import CaseFileError, InputError, LockedFileError, PassphraseError, VetterError
from vetter.questions.watch import NOTES
from vetter.storage import keys, recovery
from vetter.storage.layout import FILE_NAME, KEY_FILE, OPENED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vetter.actions import Desk
    from vetter.domain.exhibit import Exhibit

__all__ = ["_quick"]

OTHER = "another passphrase"
SAID = "as 0 said"


@pytest.fixture
def folder(tmp_path: Path, _quick: None) -> Path:
    """Return a data folder that is not there yet."""
    return tmp_path / "data"


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    """Open a desk with an interview, evidence, a draft and a backup, all plain."""
    with actions.open_desk(folder) as opened:
        actions.finish(opened, case_of("0"))
        actions.attach(opened, case_of("0"), NOTES.key, "a.png", picture("a"))
        actions.keep_draft(opened, case_of("draft"))
        actions.back_up(opened)
        yield opened


@pytest.fixture
def locked(desk: Desk, folder: Path) -> Path:
    """Return the folder of the desk, protected and locked."""
    actions.set_passphrase(desk, PASSPHRASE)
    actions.lock(desk)
    return folder


def _shown(desk: Desk) -> Exhibit:
    return actions.exhibits(desk, case_of("0"))[0]


def _whole(desk: Desk, folder: Path) -> None:
    """Assert that everything is as it was saved, in the case file and in every backup."""
    assert actions.check_folder(folder).problems == ()
    assert actions.read_exhibit(desk, _shown(desk)) == picture("a")
    assert [draft.case.id for draft in actions.drafts(desk)] == [case_of("draft").id]
    assert {actions.look_into_backup(folder, each.path).interviews for each in actions.backups(folder)} <= {1}


def _holding(folder: Path, *words: bytes) -> list[str]:
    """Return the files in a folder that hold one of these words as it is."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.name for path in files if any(word in path.read_bytes() for word in words))


def test_everything_is_encrypted(desk: Desk, folder: Path) -> None:
    """Interview, draft, evidence and backups hold words that can be read before, and none after; all of it is whole."""
    words = (SAID.encode(), b"as draft said", picture("a")[:40])
    assert FILE_NAME in _holding(folder, *words)
    actions.set_passphrase(desk, PASSPHRASE)
    _whole(desk, folder)
    actions.back_up(desk)
    actions.keep_draft(desk, case_of("draft"), NOTES.key)
    _whole(desk, folder)
    assert _holding(folder, *words, b"SQLite format") == []
    assert len(actions.backups(folder)) == 2
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()} == {0o600}
    assert _shown(desk).size == len(picture("a"))


def test_locked_and_unlocked(locked: Path) -> None:
    """Locked it is called locked and not damaged; a wrong passphrase is called that; the right one opens it as it was."""
    assert actions.protection(locked) == actions.Protection(protected=True, unlocked=False, available=True)
    for refused in (actions.open_desk, actions.check_folder):
        with pytest.raises(LockedFileError, match="Unlock it first") as caught:
            refused(locked)
        assert caught.value.where == str(locked)
    with pytest.raises(PassphraseError, match="The file is whole"):
        actions.unlock(locked, PASSPHRASE.upper())
    actions.unlock(locked, PASSPHRASE)
    with actions.open_desk(locked) as desk:
        _whole(desk, locked)
    assert actions.protection(locked).unlocked


def test_wrong_passphrase_and_damage_differ(locked: Path) -> None:
    """A scrambled first page is damage: the passphrase is right, and the sentence says what to do."""
    path = locked / FILE_NAME
    data = bytearray(path.read_bytes())
    data[200:300] = bytes(100)
    path.write_bytes(data)
    with pytest.raises(PassphraseError):
        actions.unlock(locked, OTHER)
    actions.unlock(locked, PASSPHRASE)
    with pytest.raises(CaseFileError, match=r"damaged\. Put a backup in its place") as caught:
        actions.open_desk(locked)
    assert not isinstance(caught.value, LockedFileError)
    actions.restore_into(locked, actions.backups(locked)[0].path)
    with actions.open_desk(locked) as desk:
        assert actions.read_exhibit(desk, _shown(desk)) == picture("a")


def test_changed(desk: Desk, folder: Path) -> None:
    """Another passphrase opens the file and every backup in its folder, and the old one opens nothing."""
    actions.set_passphrase(desk, PASSPHRASE)
    with pytest.raises(PassphraseError):
        actions.change_passphrase(desk, OTHER, OTHER)
    before = (folder / FILE_NAME).read_bytes()
    actions.change_passphrase(desk, PASSPHRASE, OTHER)
    assert (folder / FILE_NAME).read_bytes() == before
    actions.lock(desk)
    for place in (folder, actions.backups(folder)[0].path):
        with pytest.raises(PassphraseError):
            actions.unlock(place, PASSPHRASE)
        actions.unlock(place, OTHER)
        keys.forget()


def test_removed(desk: Desk, folder: Path) -> None:
    """Without the protection everything is as it was before, down to the bytes of the evidence."""
    actions.set_passphrase(desk, PASSPHRASE)
    with pytest.raises(PassphraseError):
        actions.remove_passphrase(desk, OTHER)
    actions.remove_passphrase(desk, PASSPHRASE)
    keys.forget()
    _whole(desk, folder)
    assert _holding(folder, b"Vetter\x00\x01") == []
    assert list(folder.rglob(KEY_FILE)) == []
    assert actions.exhibit_path(desk, _shown(desk)).read_bytes() == picture("a")


def test_the_recovery_code(desk: Desk, folder: Path) -> None:
    """By the code alone a new passphrase is set, with the key file gone from everywhere; the code of another file does nothing."""
    actions.set_passphrase(desk, PASSPHRASE)
    code = actions.recovery_code(desk)
    assert code in " ".join(cell.text for row in actions.recovery_sheet(desk).sections[0].blocks[0].rows for cell in row)  # type: ignore[union-attr]
    actions.lock(desk)
    for path in folder.rglob(KEY_FILE):
        path.unlink()
    with pytest.raises(LockedFileError, match=r"vetter.key is gone from beside it"):
        actions.open_desk(folder)
    with pytest.raises(PassphraseError, match="another case file"):
        actions.recover(folder, recovery.code(bytes(20)), OTHER)
    actions.recover(folder, code.lower().replace(" ", "-"), OTHER)
    keys.forget()
    actions.unlock(folder, OTHER)
    with actions.open_desk(folder) as again:
        assert actions.check_folder(folder).problems == ()
        assert actions.read_exhibit(again, _shown(again)) == picture("a")


def test_a_sheet_belongs_to_its_code(desk: Desk, folder: Path) -> None:
    """Kept once, it is kept whatever the passphrase; protected anew there is another code, and the old sheet opens nothing."""
    assert not actions.lacks_sheet(desk)
    actions.set_passphrase(desk, PASSPHRASE)
    assert actions.lacks_sheet(desk)
    actions.note_sheet(desk)
    actions.restore_settings(desk)
    actions.change_passphrase(desk, PASSPHRASE, OTHER)
    assert not actions.lacks_sheet(desk)
    with actions.look_desk(folder) as reading:
        assert not actions.lacks_sheet(reading)
    actions.remove_passphrase(desk, OTHER)
    assert not actions.lacks_sheet(desk)
    actions.set_passphrase(desk, PASSPHRASE)
    assert actions.lacks_sheet(desk)
    with actions.look_desk(folder) as reading:
        actions.note_sheet(reading)
        assert actions.lacks_sheet(reading)


def test_a_lost_key_file_is_taken_from_a_backup(locked: Path) -> None:
    """Each backup has a copy of the key file, which is put back beside the case file."""
    (locked / KEY_FILE).unlink()
    with pytest.raises(LockedFileError, match="Unlock it first"):
        actions.open_desk(locked)
    actions.unlock(locked, PASSPHRASE)
    actions.open_desk(locked).close()


def test_a_damaged_key_file(locked: Path) -> None:
    """A key file with a wrong letter is called damaged, and never the passphrase wrong."""
    path = locked / KEY_FILE
    path.write_bytes(path.read_bytes().replace(b'"key": "', b'"key": "0', 1))
    with pytest.raises(CaseFileError, match="damaged or of a newer Vetter") as caught:
        actions.unlock(locked, PASSPHRASE)
    assert not isinstance(caught.value, LockedFileError)


def test_a_backup_elsewhere(desk: Desk, folder: Path, tmp_path: Path) -> None:
    """A zip file alone, with the passphrase, is put back into an empty folder, which is then protected by the same one."""
    actions.set_passphrase(desk, PASSPHRASE)
    actions.save_backup(desk, tmp_path / "b.zip")
    actions.lock(desk)
    place = tmp_path / "new"
    place.mkdir()
    with pytest.raises(LockedFileError) as caught:
        actions.restore_into(place, tmp_path / "b.zip")
    assert caught.value.where == str(tmp_path / "b.zip")
    assert list(place.iterdir()) == []
    actions.unlock(tmp_path / "b.zip", PASSPHRASE)
    actions.restore_into(place, tmp_path / "b.zip")
    with actions.open_desk(place) as again:
        _whole(again, place)
    assert actions.protection(place).protected
    assert _holding(place, SAID.encode(), picture("a")[:40]) == []
    assert folder.exists()


def test_a_copy_when_the_file_is_gone(desk: Desk, folder: Path, tmp_path: Path) -> None:
    """What is saved of an open file that was pulled away is encrypted too."""
    actions.set_passphrase(desk, PASSPHRASE)
    (folder / FILE_NAME).unlink()
    (folder / KEY_FILE).unlink()
    actions.save_copy(desk, case_of("typed"), "", tmp_path / "copy.zip")
    assert SAID.encode() not in (tmp_path / "copy.zip").read_bytes()
    assert actions.look_into_backup(folder, tmp_path / "copy.zip").interviews == 1


def test_evidence_opened_elsewhere(desk: Desk, folder: Path) -> None:
    """Plain evidence is opened where it is; a copy of encrypted evidence is the owner's alone, and gone when it is locked."""
    kept = _shown(desk)
    assert actions.lend_exhibit(desk, kept) == actions.exhibit_path(desk, kept)
    actions.set_passphrase(desk, PASSPHRASE)
    lent = actions.lend_exhibit(desk, kept)
    assert lent.read_bytes() == picture("a")
    assert stat.S_IMODE(lent.stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / OPENED).stat().st_mode) == 0o700
    actions.lock(desk)
    assert not (folder / OPENED).exists()


def test_changed_evidence_is_not_shown(desk: Desk, folder: Path) -> None:
    """A flipped bit in an encrypted file is called a change, by the check and where it is looked at."""
    actions.set_passphrase(desk, PASSPHRASE)
    path = actions.exhibit_path(desk, _shown(desk))
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(InputError, match="was changed since it was attached"):
        actions.read_exhibit(desk, _shown(desk))
    assert [problem.kind for problem in actions.check_folder(folder).problems] == ["exhibit"]


def test_erased_from_encrypted_backups(desk: Desk, folder: Path) -> None:
    """Somebody is taken out of an encrypted case file and of encrypted backups."""
    actions.set_passphrase(desk, PASSPHRASE)
    saved = actions.finish(desk, case_of("gone"))
    actions.back_up(desk)
    actions.erase(desk, saved.candidate)
    assert {each.interviews for each in actions.backups(folder)} == {1}
    assert actions.check_folder(folder).problems == ()


@pytest.mark.parametrize(("typed", "said"), [("", "fewer than 10"), ("short", "fewer than 10"), ("x" * 1_001, "1000 characters at most")])
def test_a_passphrase_that_protects_nothing(desk: Desk, folder: Path, typed: str, said: str) -> None:
    """It is refused before anything is changed."""
    with pytest.raises(PassphraseError, match=said):
        actions.set_passphrase(desk, typed)
    assert not actions.protection(folder).protected
    _whole(desk, folder)


def test_without_the_extra(locked: Path) -> None:
    """A program without SQLCipher says what it lacks, touches nothing, and works as ever on plain files."""
    code = (
        "import sys; sys.modules['sqlcipher3'] = None; sys.modules['cryptography'] = None\n"
        "import importlib.util as u; found = u.find_spec\n"
        "u.find_spec = lambda name, *more: None if name in ('sqlcipher3', 'cryptography') else found(name, *more)\n"
        "import pathlib\n"
        "from vetter import actions; from vetter.errors import LockedFileError\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "actions.open_desk(folder.parent / 'plain').close()\n"
        "for attempt in (lambda: actions.open_desk(folder), lambda: actions.unlock(folder, 'x' * 12)):\n"
        "    try: attempt()\n"
        "    except LockedFileError as error: print(error)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(locked)], capture_output=True, text=True, check=True)
    assert ran.stdout.count("pip install 'vetter[passphrase]'") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no core dumps there")
def test_a_crash_leaves_no_picture_of_the_memory(locked: Path) -> None:
    """Once a key is in memory, the system is told to write no core dump, and on Linux to let nobody look into the memory."""
    code = "import resource, sys, pathlib; from vetter import actions\nactions.unlock(pathlib.Path(sys.argv[1]), sys.argv[2])\n"
    code += "print(resource.getrlimit(resource.RLIMIT_CORE)[0])\n"
    code += "import ctypes\nif sys.platform == 'linux': assert ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 0  # PR_GET_DUMPABLE"
    ran = subprocess.run([sys.executable, "-c", code, str(locked), PASSPHRASE], capture_output=True, text=True, check=True)
    assert ran.stdout == "0\n"
    assert ran.stderr == ""


def test_nothing_is_said_of_it(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    """Neither passphrase nor key stands in what errors, objects or SQLCipher say."""
    actions.set_passphrase(desk, PASSPHRASE)
    ours = keys.of(desk.folder) if desk.folder else None
    assert ours is not None
    secrets = (PASSPHRASE, OTHER, ours.database.hex(), ours.secret.hex(), actions.recovery_code(desk))
    said = [repr(ours), repr(desk), repr(desk.file.keys)]
    for attempt in (
        lambda: actions.change_passphrase(desk, OTHER, OTHER),
        lambda: desk.file.rows("SELECT * FROM nothing"),
        lambda: actions.recover(desk.folder, recovery.code(bytes(20)), OTHER) if desk.folder else None,
    ):
        with pytest.raises((VetterError, sqlite3.DatabaseError)) as caught:
            attempt()
        said += [str(caught.value), repr(caught.value), repr(caught.value.__cause__), repr(caught.value.__context__)]
    out, err = capfd.readouterr()
    assert out + err == ""
    assert not [each for each in said for secret in secrets if secret in each]
    assert os.environ.get("VETTER_PASSPHRASE") is None
