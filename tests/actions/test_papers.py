"""Papers: written whole or not at all, refused in one sentence, under a name every system takes."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.actions.people import person
from tests.often import examples
from vetter.actions import (
    attach,
    export_interview,
    export_pdf,
    finish,
    history,
    judge_case,
    loose_desk,
    note_export,
    open_sample,
    paper_name,
    save_backup,
)
from vetter.actions.papers import LONGEST_NAME
from vetter.domain.verdict import Verdict
from vetter.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vetter.actions import Desk
    from vetter.dossier.model import Dossier

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither")


@pytest.fixture
def dossier(desk: Desk) -> Dossier:
    """Return the verdict on the walk-in."""
    return open_sample(desk, "walk-in").dossier


def test_written(dossier: Dossier, tmp_path: Path) -> None:
    """The report is a PDF at the place asked for, for its owner alone, over what was there, with nothing left beside it."""
    target = tmp_path / "out" / "report.pdf"
    target.parent.mkdir()
    target.write_text("older", encoding="utf-8")
    written = export_pdf(dossier, target)
    assert written.path == target
    assert written.missing == ()
    assert target.read_bytes().startswith(b"%PDF-")
    assert [path.name for path in target.parent.iterdir()] == ["report.pdf"]


@cache
def _walk_in() -> Dossier:
    with loose_desk() as desk:
        return open_sample(desk, "walk-in").dossier


def _folder(target: Path) -> Path:
    target.mkdir()
    return target


def _protected(target: Path) -> Path:
    target.write_text("mine", encoding="utf-8")
    target.chmod(0o444)
    return target


def _pipe(target: Path) -> Path:
    os.mkfifo(target)
    return target


def _case_file(target: Path) -> Path:
    (target.parent / "vetter.db").write_text("mine", encoding="utf-8")
    return target.parent / "vetter.db"


def _link_to_a_case_file(target: Path) -> Path:
    target.symlink_to(_case_file(target))
    return target


def _key_file(target: Path) -> Path:
    (target.parent / "vetter.key").write_text("mine", encoding="utf-8")
    return target.parent / "vetter.key"


def _below_a_file(target: Path) -> Path:
    (target.parent / "notes.txt").write_text("mine", encoding="utf-8")
    return target.parent / "notes.txt" / target.name


@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [
        (_folder, r"report\.pdf is a folder\. Give the file another name\."),
        (_protected, r"report\.pdf is protected against writing\. Give the file another name; nothing was changed\."),
        (_case_file, r"vetter\.db is a case file or the key of one\. Give the file another name; nothing was changed\."),
        (_key_file, r"vetter\.key is a case file or the key of one\. Give the file another name; nothing was changed\."),
        pytest.param(_link_to_a_case_file, r"report\.pdf is a case file or the key of one\. .*", marks=POSIX),
        (
            lambda target: target.parent / "gone" / target.name,
            r"report\.pdf cannot be written to .*gone: No such file or directory\. Choose another.*",
        ),
        (
            _below_a_file,
            r"report\.pdf cannot be written to .*notes\.txt: Not a directory\. Choose another folder or name; nothing was changed\.",
        ),
        (
            lambda target: target.with_name("x" * 300),
            r"x+ cannot be written to .*: File name too long\. Choose another folder or name; nothing.*",
        ),
        (lambda target: target.with_name("a\x00b"), r"(?s)a.b cannot be written to .*: its name is not usable\. .*"),
        pytest.param(_pipe, r"report\.pdf is not an ordinary file\. Give the file another name\.", marks=POSIX),
    ],
    ids=["folder", "protected", "case file", "key file", "link", "no folder", "file above", "long name", "NUL", "pipe"],
)
def test_refused(dossier: Dossier, tmp_path: Path, prepare: Callable[[Path], Path], sentence: str) -> None:
    """What cannot be written is named, and the folder is as it was."""
    (tmp_path / "out").mkdir()
    target = prepare(tmp_path / "out" / "report.pdf")
    before = {path: path.read_bytes() if path.is_file() else b"" for path in (tmp_path / "out").rglob("*")}
    with pytest.raises(OutputError) as caught:
        export_pdf(dossier, target)
    assert re.fullmatch(sentence, str(caught.value)), str(caught.value)
    assert {path: path.read_bytes() if path.is_file() else b"" for path in (tmp_path / "out").rglob("*")} == before


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_full_disk(dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """When the disk fails on the way, the older report stays and no half one is left."""

    def _full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "out" / "report.pdf"
    target.parent.mkdir()
    target.write_text("older", encoding="utf-8")
    monkeypatch.setattr(step, _full)
    with pytest.raises(OutputError, match=r"No space left on device\. What was there before is untouched\.$"):
        export_pdf(dossier, target)
    assert [path.name for path in target.parent.iterdir()] == ["report.pdf"]
    assert target.read_text(encoding="utf-8") == "older"


def test_interrupted(dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Interrupted from the keyboard, nothing is left beside the older report."""

    def _interrupt(*_given: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "out").mkdir()
    monkeypatch.setattr("os.fsync", _interrupt)
    with pytest.raises(KeyboardInterrupt):
        export_pdf(dossier, tmp_path / "out" / "report.pdf")
    assert list((tmp_path / "out").iterdir()) == []


@POSIX
def test_through_a_link(dossier: Dossier, tmp_path: Path) -> None:
    """The report takes the place of the link; the file it points to is untouched, whoever made the link."""
    (tmp_path / "real").mkdir()
    link = tmp_path / "report.pdf"
    link.symlink_to(tmp_path / "real" / "kept.pdf")
    (tmp_path / "real" / "kept.pdf").write_text("older", encoding="utf-8")
    export_pdf(dossier, link)
    assert not link.is_symlink()
    assert link.read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "real" / "kept.pdf").read_text(encoding="utf-8") == "older"


@pytest.mark.parametrize("place", ["evidence", "backups/2026-11-27-143207/evidence", "shortcut"])
def test_not_among_what_is_kept(desk: Desk, dossier: Dossier, tmp_path: Path, place: str) -> None:
    """Neither by a link to it: what is not Vetter's own would go from there at the next start."""
    assert desk.folder is not None
    attach(desk, person("Ana Ruiz"), "followers", "shown.txt", b"what she showed")
    if place == "shortcut":
        (desk.folder / place).symlink_to(desk.folder / "evidence")
    target = desk.folder / place / "report.pdf"
    target.parent.mkdir(parents=True, exist_ok=True)
    with pytest.raises(OutputError, match=r"is Vetter's own, so other files do not stay there\. .* nothing was changed\.$"):
        export_pdf(dossier, target)
    with pytest.raises(OutputError, match="Vetter's own"):
        save_backup(desk, target.with_suffix(".zip"))
    assert not target.exists()
    (tmp_path / "evidence").mkdir()
    assert export_pdf(dossier, tmp_path / "evidence" / "report.pdf").path.exists()


def test_what_a_killed_export_left_goes_with_the_next(dossier: Dossier, tmp_path: Path) -> None:
    """From the same folder, unless another program may be writing it; nobody else's file goes."""
    out = tmp_path / "out"
    out.mkdir()
    old, fresh, others = out / ".vetter-ab_12.part", out / ".vetter-cd_34.part", out / "vetter-ab.part"
    for path in (old, fresh, others):
        path.write_text("half", encoding="utf-8")
    for path in (old, others):
        os.utime(path, (0, 0))
    export_pdf(dossier, out / "report.pdf")
    assert sorted(out.iterdir()) == sorted([fresh, others, out / "report.pdf"])


def test_too_little_memory(dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The paper that was there stays, and it is said."""

    def _exhausted(*_given: object, **_named: object) -> None:
        raise MemoryError

    (tmp_path / "report.pdf").write_text("older", encoding="utf-8")
    monkeypatch.setattr("vetter.report.render", _exhausted)
    with pytest.raises(OutputError, match="too little memory"):
        export_pdf(dossier, tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_text(encoding="utf-8") == "older"


def test_a_folder_without_write_right(dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, and nothing is there afterwards."""

    def _denied(**_given: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "out").mkdir()
    monkeypatch.setattr("tempfile.mkstemp", _denied)
    with pytest.raises(OutputError, match=r"Permission denied\. Choose another folder or name; nothing was changed\.$"):
        export_pdf(dossier, tmp_path / "out" / "report.pdf")
    assert list((tmp_path / "out").iterdir()) == []


def test_the_history_tells_of_the_report_but_not_of_the_folder(desk: Desk, tmp_path: Path) -> None:
    """A written report is a line of history, with the name of the file alone."""
    saved = finish(desk, person("Ana Ruiz"))
    note_export(desk, saved.verdict, tmp_path / "secret folder" / "ana.pdf")
    note_export(desk, "no such verdict", tmp_path / "x.pdf")
    entry = history(desk, saved.candidate).entries[-1]
    assert (entry.what.value, entry.title, entry.detail) == ("exported_pdf", "Report written", "As ana.pdf.")
    assert entry.verdict_id == saved.verdict
    assert len(history(desk, saved.candidate).entries) == 3


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ana Ruiz", "vetter-ana-ruiz-{day}.pdf"),
        ("Éva Kovács-Öz", "vetter-eva-kovacs-oz-{day}.pdf"),
        ("../../etc/passwd", "vetter-etc-passwd-{day}.pdf"),
        ("C:\\Windows\\CON", "vetter-c-windows-con-{day}.pdf"),
        ("-rf", "vetter-rf-{day}.pdf"),
        ("..", "vetter-candidate-{day}.pdf"),
        ("李雷", "vetter-candidate-{day}.pdf"),
        ("\u202efdp.exe", "vetter-fdp-exe-{day}.pdf"),
        ("<img src=x>\n\x00\t", "vetter-img-src-x-{day}.pdf"),
        ("x" * 300, "vetter-" + "x" * 60 + "-{day}.pdf"),
    ],
)
def test_names_of_files(dossier: Dossier, name: str, expected: str) -> None:
    """Whatever the candidate is called, the file's name is plain letters and the day."""
    assert dossier.held_on == "12\u00a0November\u00a02026"
    assert paper_name(replace(dossier, candidate=name)) == expected.format(day="12-november-2026")


@pytest.mark.goal("G4", "any text, wherever it goes", examples(of=2_000))
@settings(max_examples=examples(of=2_000))
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_name(name: str, day: str) -> None:
    """No name and no day gives a file name that some system refuses."""
    held = replace(_walk_in(), candidate=name, held_on=day)
    for ending in ("pdf", "interview.json"):
        assert re.fullmatch(rf"vetter-[a-z0-9-]*[a-z0-9]\.{re.escape(ending)}", paper_name(held, ending))
        assert len(paper_name(held, ending)) <= LONGEST_NAME


def test_no_judgement_in_the_name(desk: Desk) -> None:
    """The file's name says who and when, never what was found, even where the pattern was seen."""
    shown = open_sample(desk, "walk-in").dossier
    for verdict in Verdict:
        assert paper_name(replace(shown, verdict=verdict, guru_pattern=True)) == paper_name(replace(shown, guru_pattern=False))
    assert "guru" not in paper_name(shown)


def test_an_interview_file_is_written_the_same_way(desk: Desk, tmp_path: Path) -> None:
    """An interview file has the same care as a report."""
    (tmp_path / "out").mkdir()
    case = judge_case(desk, person("Ana Ruiz")).case
    assert export_interview(case, tmp_path / "out" / "ana.json").read_text(encoding="utf-8").startswith("{")
    with pytest.raises(OutputError):
        export_interview(case, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["ana.json"]
