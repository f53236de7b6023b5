"""Evidence files: kept once, found again, refused when unsafe, never shown when changed."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests.actions.people import person
from vetter import actions
from vetter.domain.exhibit import LARGEST, ExhibitKind
from vetter.errors import InputError
from vetter.storage.layout import FILE_NAME

if TYPE_CHECKING:
    from vetter.actions import Desk

PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)
WHERE = "conversions"


def files(desk: Desk) -> list[str]:
    """Return the names of the files kept."""
    assert desk.folder is not None
    folder = desk.folder / "evidence"
    return sorted(each.name for each in folder.iterdir()) if folder.exists() else []


def test_a_file_is_there_after_a_restart(tmp_path: Path) -> None:
    """Byte for byte, private, with the name it came with."""
    case = person("Ingrid Solheim")
    source = tmp_path / "Umsätze März.csv.png"
    source.write_bytes(PNG)
    with actions.open_desk(tmp_path / "data") as desk:
        actions.keep_draft(desk, case)
        kept = actions.attach_file(desk, case, WHERE, source)
        source.unlink()
        assert stat.S_IMODE(actions.exhibit_path(desk, kept).stat().st_mode) == 0o600
    with actions.open_desk(tmp_path / "data") as desk:
        actions.tidy_exhibits(desk)
        assert actions.exhibits(desk, case) == (kept,)
        assert (kept.name, kept.kind, kept.size) == ("Umsätze März.csv.png", ExhibitKind.PNG, len(PNG))
        assert actions.read_exhibit(desk, kept) == PNG


def test_the_same_bytes_are_kept_once(desk: Desk) -> None:
    """For one question a single row, for two questions a single file."""
    case = person("Ingrid Solheim")
    first = actions.attach(desk, case, WHERE, "a.png", PNG)
    assert actions.attach(desk, case, WHERE, "b.png", PNG) == first
    actions.attach(desk, case, "audience", "b.png", PNG)
    assert len(actions.exhibits(desk, case)) == 2
    assert files(desk) == [first.file]


def test_what_is_taken_out_can_be_put_back(desk: Desk) -> None:
    """Until the next start; then the bytes go as well."""
    case = person("Ingrid Solheim")
    actions.keep_draft(desk, case)
    kept = actions.attach(desk, case, WHERE, "a.png", PNG)
    actions.take_out_exhibit(desk, kept)
    assert actions.exhibits(desk, case) == ()
    actions.put_back_exhibit(desk, kept)
    assert actions.exhibits(desk, case) == (kept,)
    assert actions.read_exhibit(desk, kept) == PNG
    actions.tidy_exhibits(desk)
    assert files(desk) == [kept.file]
    actions.take_out_exhibit(desk, kept)
    actions.tidy_exhibits(desk)
    assert files(desk) == []


def test_what_nobody_shows_goes_at_the_next_start(desk: Desk) -> None:
    """Of an interview that was begun and never kept; a saved one keeps its files."""
    saved, lost = person("Ingrid Solheim"), person("Dale Rieke")
    actions.finish(desk, saved)
    kept = actions.attach(desk, saved, WHERE, "a.png", PNG)
    actions.attach(desk, lost, WHERE, "b.png", PNG + b"!")
    actions.tidy_exhibits(desk)
    assert files(desk) == [kept.file]
    assert actions.exhibits(desk, lost) == ()


def test_evidence_stays_while_a_damaged_case_file_lies_aside(desk: Desk) -> None:
    """What was attached after the backup that was put back is named by that file alone."""
    assert desk.folder is not None
    actions.finish(desk, person("Ingrid Solheim"))
    made = actions.back_up(desk)
    later = person("Dale Rieke")
    actions.finish(desk, later)
    kept = actions.attach(desk, later, WHERE, "a.png", PNG)
    desk.file.close()
    path = desk.folder / FILE_NAME
    path.write_bytes(path.read_bytes()[:20_000])
    actions.restore_into(desk.folder, made.path)
    with actions.open_desk(desk.folder) as again:
        actions.tidy_exhibits(again)
        assert files(again) == [kept.file]
        next(desk.folder.glob(f"{FILE_NAME}.damaged-*")).unlink()
        actions.tidy_exhibits(again)
        assert files(again) == []


def test_everything_of_one_candidate(desk: Desk) -> None:
    """From the first talk and the second, and of nobody else."""
    first = person("Ingrid Solheim")
    second = replace(first, id=str(uuid4()))
    kept = [actions.attach(desk, each, WHERE, "a.png", PNG) for each in (first, second)]
    actions.attach(desk, person("Dale Rieke"), WHERE, "a.png", PNG)
    assert actions.exhibits_of(desk, first.candidate) == tuple(kept)


def test_a_changed_or_missing_file_is_said_so(desk: Desk) -> None:
    """It is not shown as if it were what was shown then."""
    case = person("Ingrid Solheim")
    kept = actions.attach(desk, case, WHERE, "a.png", PNG)
    path = actions.exhibit_path(desk, kept)
    path.chmod(0o600)
    path.write_bytes(PNG + b"!")
    with pytest.raises(InputError, match="changed since it was attached"):
        actions.read_exhibit(desk, kept)
    path.unlink()
    with pytest.raises(InputError, match="no longer in the data folder"):
        actions.read_exhibit(desk, kept)


def test_attaching_again_mends_a_changed_file(desk: Desk) -> None:
    """The bytes shown now are the bytes kept."""
    case = person("Ingrid Solheim")
    kept = actions.attach(desk, case, WHERE, "a.png", PNG)
    actions.exhibit_path(desk, kept).write_bytes(b"other")
    again = actions.attach(desk, case, "audience", "a.png", PNG)
    assert actions.read_exhibit(desk, again) == PNG


def test_programs_and_giants_are_refused(desk: Desk, tmp_path: Path) -> None:
    """In a sentence that says what to do instead; nothing is left behind."""
    case = person("Ingrid Solheim")
    program = tmp_path / "screenshot.png"
    program.write_bytes(b"MZ\x90\x00")
    with pytest.raises(InputError, match="Take a picture of what it shows"):
        actions.attach_file(desk, case, WHERE, program)
    giant = tmp_path / "giant.png"
    with giant.open("wb") as file:
        file.write(PNG)
        file.truncate(LARGEST + 1)
    with pytest.raises(InputError, match="larger than 25"):
        actions.attach_file(desk, case, WHERE, giant)
    with pytest.raises(InputError, match="larger than 25"):
        actions.attach(desk, case, WHERE, "giant.png", PNG + bytes(LARGEST))
    assert files(desk) == []


def test_what_is_no_file_is_refused(desk: Desk, tmp_path: Path) -> None:
    """A folder, a pipe that would never end, a device, a link, something that is not there: each in one sentence that names it."""
    case = person("Ingrid Solheim")
    pipe, link, picture = tmp_path / "pipe", tmp_path / "link.png", tmp_path / "picture.png"
    os.mkfifo(pipe)
    picture.write_bytes(PNG)
    link.symlink_to(picture)
    refusals = {
        tmp_path: "is a folder or a device",
        pipe: "is a folder or a device",
        Path("/dev/zero"): "is a folder or a device",
        link: "only points to another file",
        tmp_path / "absent.png": "cannot be read",
        tmp_path / "a\0b": "cannot be read",
    }
    for path, words in refusals.items():
        with pytest.raises(InputError, match=words) as refused:
            actions.attach_file(desk, case, WHERE, path)
        assert str(refused.value).startswith(path.name)
        assert "\n" not in str(refused.value)
    assert files(desk) == []


def test_a_link_put_in_place_of_a_file_is_not_followed(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even one that was put there after it was looked at."""
    picture, link = tmp_path / "picture.png", tmp_path / "link.png"
    picture.write_bytes(PNG)
    link.symlink_to(picture)
    monkeypatch.setattr(Path, "is_symlink", lambda _path: False)
    with pytest.raises(InputError, match=r"^link\.png cannot be read"):
        actions.attach_file(desk, person("Ingrid Solheim"), WHERE, link)
    assert files(desk) == []


@pytest.mark.parametrize(
    "drawn", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xef\xbb\xbf\n<!DOCTYPE html><script>", b"<?xml?><svg/>"]
)
def test_a_page_or_drawing_under_another_name_is_refused(desk: Desk, tmp_path: Path, drawn: bytes) -> None:
    """What is in a file says what it is."""
    source = tmp_path / "screenshot.png"
    source.write_bytes(drawn)
    with pytest.raises(InputError, match=r"^screenshot\.png is neither a picture, a PDF nor plain text"):
        actions.attach_file(desk, person("Ingrid Solheim"), WHERE, source)
    assert files(desk) == []


def test_a_file_that_is_still_being_written_is_refused(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a picture would be kept for the whole one; once it stands still it is taken."""
    source = tmp_path / "report.txt"
    source.write_bytes(b"orders,17\n")
    looked = os.fstat

    def growing(handle: int) -> os.stat_result:
        found = looked(handle)
        with source.open("ab") as file:
            file.write(b"more\n")
        return found

    monkeypatch.setattr(os, "fstat", growing)
    with pytest.raises(InputError, match=r"^report\.txt was changing while it was read"):
        actions.attach_file(desk, person("Ingrid Solheim"), WHERE, source)
    assert files(desk) == []
    monkeypatch.undo()
    actions.attach_file(desk, person("Ingrid Solheim"), WHERE, source)
    assert len(files(desk)) == 1


def test_a_name_can_hold_nothing_that_harms(desk: Desk) -> None:
    """It is words to show; the file is kept under its fingerprint."""
    case = person("Ingrid Solheim")
    kept = actions.attach(desk, case, WHERE, "../../\u202egnp.exe\x00" + "x" * 300, PNG)
    assert len(kept.name) <= 120
    assert "\0" not in kept.name
    assert actions.exhibit_path(desk, kept).name == f"{kept.sha256}.png"
