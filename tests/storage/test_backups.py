"""Backups: verified, evidence included, thinned, put back row by row with what they replace kept."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import shutil
import zipfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.locked import bare, listed
from tests.storage.rows import assert_whole, identity, save
from vetter.domain.exhibit import Exhibit, ExhibitKind
from vetter.errors import CaseFileError, DamagedFileError
from vetter.storage import CaseFile, backups, bundle, content, disk, evidence, exhibits, restoring
from vetter.storage.layout import BACKUPS, EVIDENCE, FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AT = datetime(2026, 11, 27, 14, 32, 7, tzinfo=UTC)
PICTURE = b"\x89PNG\r\n\x1a\n and what it shows"


def _show(case_file: CaseFile, folder: Path, label: str, data: bytes = PICTURE) -> Path:
    """Attach some bytes to an interview; return where they are kept."""
    sha256 = hashlib.sha256(data).hexdigest()
    row = Exhibit(identity(f"{label} {sha256}"), identity(label), "", "question 1", sha256, "a.png", ExhibitKind.PNG, len(data), "")
    exhibits.keep(case_file, row)
    target = folder / EVIDENCE / row.file
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(data)
    return target


@pytest.fixture
def kept(folder: Path) -> Path:
    """Return a data folder with three interviews and a picture, closed."""
    with closing(CaseFile.open(folder)) as made:
        for label in ("1", "2", "3"):
            save(made, label)
        _show(made, folder, "1")
    return folder


def _says(folder: Path) -> str:
    with closing(CaseFile.open(folder)) as opened:
        return content.fingerprint(opened.db.conn)


def test_made_and_put_back(kept: Path) -> None:
    """A backup holds everything; put back, the case file says what it said, and what it replaced is a backup too."""
    before = _says(kept)
    made = backups.make(kept, "asked", AT)
    assert (made.candidates, made.interviews, made.verdicts, made.exhibits) == (3, 3, 3, 1)
    assert made.made_at == AT
    assert backups.kept(kept) == (made,)
    picture = next((kept / EVIDENCE).iterdir())
    with closing(CaseFile.open(kept)) as later:
        save(later, "4")
    after = _says(kept)
    picture.unlink()
    replaced = restoring.restore(kept, made.path, AT + timedelta(hours=1))
    assert _says(kept) == before
    assert evidence.read(picture) == PICTURE
    assert [each.reason for each in backups.kept(kept)] == ["restore", "asked"]
    assert replaced.kept == backups.kept(kept)[0].path
    restoring.restore(kept, backups.kept(kept)[0].path, AT + timedelta(hours=2))
    assert _says(kept) == after


def test_nothing_but_its_parts(kept: Path) -> None:
    """A backup leaves nothing behind, takes the same evidence from the last one, and sweeps up what was cut short."""
    home = kept / BACKUPS
    first = backups.make(kept, "asked", AT)
    (another := home / f".{'1' * 32}.part").mkdir()  # which another program may be making
    (home / f".{'0' * 32}.part").mkdir()
    os.utime(home / f".{'0' * 32}.part", (0, 0))
    second = backups.make(kept, "asked", AT)
    assert sorted(home.iterdir()) == sorted([another, first.path, second.path])
    name = next((first.path / EVIDENCE).iterdir()).name
    assert (first.path / EVIDENCE / name).samefile(second.path / EVIDENCE / name)
    assert not (first.path / EVIDENCE / name).samefile(kept / EVIDENCE / name)
    assert listed(kept) == sorted([FILE_NAME, BACKUPS, EVIDENCE])


def test_evidence_that_is_gone_or_changed_is_told(kept: Path) -> None:
    """A backup is made without it, and says so; where an earlier backup has the bytes, it takes them from there."""
    picture = next((kept / EVIDENCE).iterdir())
    picture.write_bytes(PICTURE + b"!")
    assert backups.make(kept, "asked", AT).absent == (picture.name,)
    picture.unlink()
    assert backups.make(kept, "asked", AT).absent == (picture.name,)
    picture.write_bytes(PICTURE)
    assert backups.make(kept, "asked", AT).absent == ()
    picture.unlink()
    assert backups.make(kept, "asked", AT).absent == ()


def test_changed_since(kept: Path) -> None:
    """A case file differs from its backup as soon as one word does, and not before."""
    made = backups.make(kept, "daily", AT)
    assert not backups.changed_since(kept, made)
    with closing(CaseFile.open(kept)) as opened:
        save(opened, "1", "as said later")
    assert backups.changed_since(kept, made)


def test_while_another_program_writes(kept: Path) -> None:
    """A backup made in the middle of another's transaction holds what was saved before it."""
    before = _says(kept)
    with closing(CaseFile.open(kept)) as other, other.write() as db:
        db.execute("UPDATE candidate SET name = 'half'")
        made = backups.make(kept, "asked", AT)
    assert made.content == before


def _no_file(folder: Path) -> None:
    (folder / FILE_NAME).unlink()


def _a_damaged_file(folder: Path) -> None:
    path = folder / FILE_NAME
    with path.open("r+b") as file:
        file.seek(4096 * (path.stat().st_size // 8192))
        file.write(os.urandom(4096))


@pytest.mark.parametrize("harm", [_no_file, _a_damaged_file])
def test_one_that_fails_leaves_nothing(kept: Path, harm: Callable[[Path], None]) -> None:
    """What cannot be copied whole is not counted as a backup, and it is said."""
    harm(kept)
    with pytest.raises(CaseFileError, match=r"^No backup could be made: "):
        backups.make(kept, "asked", AT)
    assert list((kept / BACKUPS).iterdir()) == []


@pytest.mark.parametrize(
    ("folder", "call"), [*itertools.product(["plain", "protected"], ["put", "settled"]), ("plain", "copy")], indirect=["folder"]
)
def test_a_full_disk(kept: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """Whichever write fails, the stump is removed, earlier backups stay, and it is said."""
    made = backups.make(kept, "asked", AT)
    _show_another(kept)

    def _full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, call, _full)
    with pytest.raises(CaseFileError, match=r"^No backup could be made: No space left on device\."):
        backups.make(kept, "asked", AT)
    assert list((kept / BACKUPS).iterdir()) == [made.path]


def _show_another(folder: Path) -> None:
    with closing(CaseFile.open(folder)) as opened:
        _show(opened, folder, "2", PICTURE * 2)


# --- put back -----------------------------------------------------------------------------------------------------------


def _with(*statements: str) -> Callable[[Path], None]:
    """Return what does something to the case file of a backup by another program."""

    def harm(path: Path) -> None:
        with closing(bare(path / FILE_NAME)) as own, own:
            for statement in statements:
                own.execute(statement)

    return harm


def _scrambled(path: Path) -> None:
    with (path / FILE_NAME).open("r+b") as file:
        file.seek(4096 * 20)
        file.write(os.urandom(4096))


def _text(path: Path) -> None:
    (path / FILE_NAME).write_bytes(b"%PDF-1.4 and so on")


def _sign_again(path: Path) -> None:
    """Make the manifest agree with what is in the bundle now, as somebody would who means to deceive."""
    told = json.loads((path / bundle.MANIFEST).read_text(encoding="utf-8"))
    data = (path / FILE_NAME).read_bytes()
    told["members"][FILE_NAME] = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    (path / bundle.MANIFEST).write_text(json.dumps(told), encoding="utf-8")


HOSTILE = {
    "trigger": _with("CREATE TRIGGER lift AFTER INSERT ON verdict BEGIN UPDATE verdict SET verdict = 'confirmed'; END"),
    "view": _with("CREATE VIEW evil AS SELECT * FROM verdict"),
    "column": _with("ALTER TABLE verdict ADD COLUMN evil TEXT"),
    "unknown step": _with("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('vetter', '999_of_later', '')"),
    "newer": _with("PRAGMA user_version=99"),
    "foreign": _with("PRAGMA application_id=7"),
    "orphan": _with("DELETE FROM interview"),
    "scrambled": _scrambled,
    "text": _text,
}


@pytest.mark.parametrize("harm", HOSTILE)
@pytest.mark.parametrize("signed", [True, False], ids=["signed", "unsigned"])
def test_a_backup_that_was_tampered_with(kept: Path, harm: str, *, signed: bool) -> None:
    """It is refused in one sentence, whether its manifest was made to agree or not, and nothing changes."""
    made = backups.make(kept, "asked", AT)
    HOSTILE[harm](made.path)
    if signed:
        _sign_again(made.path)
    before = (kept / FILE_NAME).read_bytes()
    with pytest.raises(CaseFileError, match=r"cannot be used.*nothing was changed\.$"):
        restoring.restore(kept, made.path, AT)
    assert (kept / FILE_NAME).read_bytes() == before
    assert listed(kept) == sorted([FILE_NAME, BACKUPS, EVIDENCE])


def _extra(path: Path) -> None:
    (path / "more.txt").write_text("more", encoding="utf-8")


def _fewer(path: Path) -> None:
    next((path / EVIDENCE).iterdir()).unlink()


def _changed(path: Path) -> None:
    member = next((path / EVIDENCE).iterdir())
    data = member.read_bytes()
    member.unlink()
    member.write_bytes(data[:-1] + b"!")


def _link(path: Path) -> None:
    member = next((path / EVIDENCE).iterdir())
    data = member.read_bytes()
    member.unlink()
    (path.parent.parent / "elsewhere").write_bytes(data)
    member.symlink_to(path.parent.parent / "elsewhere")


def _manifest(change: Callable[[dict[str, object]], object]) -> Callable[[Path], None]:
    def harm(path: Path) -> None:
        told = json.loads((path / bundle.MANIFEST).read_text(encoding="utf-8"))
        change(told)
        (path / bundle.MANIFEST).write_text(json.dumps(told), encoding="utf-8")

    return harm


BROKEN = {
    "a file more": _extra,
    "a file less": _fewer,
    "a file changed": _changed,
    "a link": _link,
    "cut": lambda path: (path / bundle.MANIFEST).write_text('{"format": "vetter-ba', encoding="utf-8"),
    "deep": lambda path: (path / bundle.MANIFEST).write_text("[" * 100_000, encoding="utf-8"),
    "no manifest": lambda path: (path / bundle.MANIFEST).unlink(),
    "newer": _manifest(lambda told: told.update(version=3)),
    "foreign": _manifest(lambda told: told.update(format="x")),
    "unknown field": _manifest(lambda told: told.update(more=1)),
    "outside": _manifest(lambda told: told["members"].update({"../evil": {"size": 1, "sha256": "0" * 64}})),  # type: ignore[attr-defined]
    "no case file": _manifest(lambda told: told["members"].pop(FILE_NAME)),  # type: ignore[attr-defined]
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_bundle_that_is_not_what_it_says(kept: Path, what: str) -> None:
    """Members must match the manifest to the byte, none more, none less, none by a link."""
    made = backups.make(kept, "asked", AT)
    BROKEN[what](made.path)
    with pytest.raises(CaseFileError, match=r"cannot be used as a backup|is not a backup of Vetter"):
        restoring.restore(kept, made.path, AT)


def test_what_is_restored_over_a_damaged_file(kept: Path) -> None:
    """The damaged file is kept to the byte under a name with its day, each one under its own."""
    made = backups.make(kept, "asked", AT)
    names = [f"{FILE_NAME}.damaged-2026-11-27", f"{FILE_NAME}.damaged-2026-11-27-2"]
    for name in names:
        _a_damaged_file(kept)
        damaged = (kept / FILE_NAME).read_bytes()
        replaced = restoring.restore(kept, made.path, AT)
        assert replaced == restoring.Replaced(kept / name, damaged=True)
        assert (kept / name).read_bytes() == damaged
        with closing(CaseFile.open(kept)) as after:
            assert_whole(after, identity("1"))


def test_never_an_empty_file_in_place_of_one_that_is_gone(kept: Path) -> None:
    """Where backups are and the file is not, none is begun; a backup put in its place works."""
    made = backups.make(kept, "asked", AT)
    before = _says(kept)
    (kept / FILE_NAME).unlink()
    with pytest.raises(DamagedFileError, match=r"^vetter\.db is gone from .*, but backups of it are there\. Put one in its place; nothing"):
        CaseFile.open(kept)
    assert not (kept / FILE_NAME).exists()
    assert restoring.restore(kept, made.path, AT) == restoring.Replaced(None)
    assert _says(kept) == before


def test_a_hot_journal_does_not_spoil_what_is_put_back(kept: Path) -> None:
    """The journal of the damaged file is not played into the new one."""
    made, before = backups.make(kept, "asked", AT), _says(kept)
    (kept / FILE_NAME).write_bytes(b"damaged")
    (kept / f"{FILE_NAME}-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + b"\xff\xff\xff\xff" + bytes(500))
    assert restoring.restore(kept, made.path, AT).damaged
    assert not (kept / f"{FILE_NAME}-journal").exists()
    assert _says(kept) == before


# --- one zip file -------------------------------------------------------------------------------------------------------


def test_as_one_file(kept: Path, tmp_path: Path) -> None:
    """Saved elsewhere as one file, a backup brings everything back on another computer."""
    made, before = backups.make(kept, "asked", AT), _says(kept)
    target = tmp_path / "saved.zip"
    backups.save_elsewhere(made, target)
    assert backups.look_into(target, tmp_path / "scratch").interviews == 3
    other = tmp_path / "other"
    CaseFile.open(other).close()
    restoring.restore(other, target, AT)
    assert _says(other) == before
    assert [evidence.read(path) for path in (other / EVIDENCE).iterdir()] == [PICTURE]
    assert not (tmp_path / "scratch").exists()


def _zip(path: Path, target: Path, change: Callable[[zipfile.ZipFile], object] | None = None, drop: str = "") -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in sorted(path.rglob("*")):
            if file.is_file() and file.name != drop:
                packed.write(file, file.relative_to(path).as_posix())
        if change is not None:
            change(packed)
    return target


def test_a_zip_that_lies(kept: Path, tmp_path: Path) -> None:
    """A zip with more or fewer files, with a way out, with twice the same name, a bomb or a stump is refused; nothing is written."""
    made = backups.make(kept, "asked", AT)
    bomb = tmp_path / "bomb"
    shutil.copytree(made.path, bomb)
    (bomb / FILE_NAME).write_bytes(bytes(50_000_000))
    hostile = [
        _zip(made.path, tmp_path / "out.zip", lambda packed: packed.writestr("../../evil", "x")),
        _zip(made.path, tmp_path / "more.zip", lambda packed: packed.writestr("evidence/x.png", "x")),
        _zip(made.path, tmp_path / "less.zip", drop=FILE_NAME),
        _zip(bomb, tmp_path / "bomb.zip"),
        _zip(made.path, tmp_path / "none.zip", drop=bundle.MANIFEST),
    ]
    stump = tmp_path / "stump.zip"
    stump.write_bytes(hostile[0].read_bytes()[:2_000])
    text = tmp_path / "text.zip"
    text.write_text("not a zip", encoding="utf-8")
    with pytest.warns(UserWarning, match="Duplicate name"):
        hostile.append(_zip(made.path, tmp_path / "twice.zip", lambda packed: packed.writestr(FILE_NAME, "x")))
    before = (kept / FILE_NAME).read_bytes()
    for each in (*hostile, stump, text, tmp_path / "nowhere.zip"):
        with pytest.raises(CaseFileError, match=r"cannot be (used|read) as a backup.*nothing was changed\.$"):
            restoring.restore(kept, each, AT)
    assert (kept / FILE_NAME).read_bytes() == before
    assert listed(kept) == sorted([FILE_NAME, BACKUPS, EVIDENCE])


def test_thinned_on_the_disk(kept: Path) -> None:
    """What is superfluous is discarded, what was put there by somebody else is left alone."""
    for number in range(4):
        backups.make(kept, "daily", AT - timedelta(days=40, hours=number))
    strange = kept / BACKUPS / "my own"
    strange.mkdir()
    gone = backups.thin(kept, AT)
    assert len(gone) == 3
    assert len(backups.kept(kept)) == 1
    assert strange.is_dir()
