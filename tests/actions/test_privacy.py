"""Privacy: kept no longer than set, everything handed out, and erased so that no trace is left anywhere."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.actions.people import everything, person
from tests.locked import BOTH
from vetter import actions, startup
from vetter.domain.case import Answer
from vetter.domain.decision import Decision
from vetter.dossier.model import Grid
from vetter.errors import InputError
from vetter.questions.start import CONTACT, HELD_ON, NAME
from vetter.questions.watch import NOTES
from vetter.storage import erasing, evidence, inspection
from vetter.storage.layout import EVIDENCE, FILE_NAME
from vetter.storage.pages import image
from vetter.tongue import Catalogue, speak

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.actions import Desk
    from vetter.domain.case import Case

CANARY = "Zyxwvut"
PICTURE = b"\x89PNG\r\n\x1a\n" + CANARY.encode()


def _canary() -> Case:
    case = person(f"{CANARY} Quill").with_answer(CONTACT, Answer(f"{CANARY}@example.org"))
    case = case.with_answer(NOTES, Answer(f"what {CANARY} said"))
    return replace(case, unread={"conversions.0.count": f"{CANARY} many"})


def _opened(path: Path) -> bytes:
    """Return what a file says to whoever has its key: whole pages of a case file, what is deleted in them too."""
    if path.name == FILE_NAME:
        return bytes(image(path))
    return evidence.read(path) if path.parent.name == EVIDENCE else path.read_bytes()


def _hits(folder: Path, *, outside: str = "") -> list[str]:
    """Return the files in which the canary is found, in any case and in the text of databases."""
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and path.name != outside and CANARY.lower().encode() in _opened(path).lower()
    )


@pytest.fixture
def known(desk: Desk) -> str:
    """Return a candidate whose name, notes, contact, draft, evidence and history hold the canary, who is in two backups."""
    assert desk.folder is not None
    actions.finish(desk, person("Ana Ruiz"))
    case = _canary()
    actions.attach(desk, case, NOTES.key, f"{CANARY}.png", PICTURE)
    saved = actions.finish(desk, case)
    actions.back_up(desk)
    other = replace(_canary(), id="0b54cc56-9a1c-4c4a-8b38-6f1c1e8d2a11", candidate="7d7d9f2b-2b4f-4f0a-bb53-0d9d6b0d8c22")
    twin = actions.finish(desk, other.with_answer(HELD_ON, Answer(date(2026, 10, 1))))
    actions.join(desk, saved.candidate, twin.candidate)
    actions.note(desk, saved.candidate, f"a note on {CANARY}")
    actions.tag(desk, saved.candidate, [CANARY])
    actions.decide(desk, saved.candidate, Decision.NOT_HIRED, f"because of {CANARY}")
    actions.keep_draft(desk, actions.new_case(desk, saved.candidate).with_answer(NAME, Answer(CANARY)))
    actions.back_up(desk)
    (desk.folder / "vetter.db.damaged-2026-01-01").write_bytes(PICTURE)
    assert len(_hits(desk.folder)) >= 5
    return saved.candidate


@pytest.mark.goal("G13", "a name looked for in every file")
@BOTH
def test_erased_without_a_trace(desk: Desk, known: str) -> None:
    """After an erasure the canary is in no file of the data folder: not in free pages, index, evidence, backups or leftovers."""
    assert desk.folder is not None
    receipt = actions.erase(desk, known)
    assert _hits(desk.folder) == []
    assert (receipt.finished is not None, receipt.rows > 50, receipt.files) == (True, True, 2)
    assert [row.name for row in actions.list_candidates(desk).rows] == ["Ana Ruiz"]
    assert inspection.inspect(desk.folder).problems == ()
    kept = actions.backups(desk.folder)
    assert [each.reason for each in kept] == ["erase", "asked", "asked"]
    for backup in kept:
        assert actions.look_into_backup(desk.folder, backup.path).candidates == 1
    actions.restore(desk, kept[-1].path)
    assert [row.name for row in actions.list_candidates(desk).rows] == ["Ana Ruiz"]
    with pytest.raises(InputError):
        actions.erase(desk, known)


@pytest.mark.parametrize("language", startup.languages())
def test_a_name_told_in_the_history_of_another_goes_too(desk: Desk, language: str) -> None:
    """Joined with somebody and separated again, in whichever language: the marks around the name differ, the erasure does not."""
    assert desk.folder is not None
    other = actions.finish(desk, person("Ana Ruiz", held=date(2026, 11, 20)))
    saved = actions.finish(desk, _canary())
    speak(startup.catalogue(language))
    try:
        assert actions.join(desk, saved.candidate, other.candidate) == other.candidate
        actions.separate(desk, saved.candidate)
    finally:
        speak(Catalogue())
    actions.erase(desk, saved.candidate)
    assert _hits(desk.folder) == []


@pytest.mark.parametrize("step", ["_drop_evidence", "_rewrite", "bundle.write", "disk.settle"])
def test_cut_short_and_finished_at_the_next_start(desk: Desk, known: str, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Wherever an erasure is cut short, the person is gone from the case file, and the rest is done at the next start."""
    assert desk.folder is not None

    def _cut(*_given: object) -> None:
        raise KeyboardInterrupt

    actions.back_up(desk)
    with monkeypatch.context() as patch:
        patch.setattr(f"vetter.storage.erasing.{step}", _cut)
        patch.setattr("vetter.actions.privacy.back_up", lambda *_given: None)
        with pytest.raises(KeyboardInterrupt):
            actions.erase(desk, known)
    assert [row.name for row in actions.list_candidates(desk).rows] == ["Ana Ruiz"]
    assert [receipt.finished for receipt in actions.receipts(desk)] == [None]
    actions.finish_erasures(desk)
    assert _hits(desk.folder) == []
    assert [receipt.finished is not None for receipt in actions.receipts(desk)] == [True]


@BOTH
def test_a_backup_from_elsewhere_does_not_bring_the_erased_back(desk: Desk, known: str, tmp_path: Path) -> None:
    """Whoever was erased stays erased when an older backup is put back, and the receipt stays too."""
    actions.save_backup(desk, tmp_path / "elsewhere.zip")
    receipt = actions.erase(desk, known)
    actions.restore(desk, tmp_path / "elsewhere.zip")
    assert [row.name for row in actions.list_candidates(desk).rows] == ["Ana Ruiz"]
    assert [each.id for each in actions.receipts(desk)] == [receipt.id]


def test_the_others_stay_as_they_are(desk: Desk) -> None:
    """Erasing one person changes no word about the others; a file both showed is kept."""
    ana, ben = person("Ana Ruiz"), person("Ben Ode")
    for case in (ana, ben):
        actions.attach(desk, case, NOTES.key, "shown.png", b"\x89PNG\r\n\x1a\n the same")
    actions.finish(desk, ana)
    before = everything(desk) | {"history": []}
    saved = actions.finish(desk, ben)
    actions.erase(desk, saved.candidate)
    assert everything(desk) | {"history": []} == before
    (exhibit,) = actions.exhibits(desk, ana)
    assert actions.read_exhibit(desk, exhibit)


def test_every_table_about_a_person_is_reached(desk: Desk) -> None:
    """A table with a column that names a person, a talk or a verdict is emptied of that person by its columns, also one made later."""
    saved = actions.finish(desk, person("Ana Ruiz"))
    with desk.file.write() as db:
        db.execute("CREATE TABLE later (id TEXT PRIMARY KEY, verdict TEXT) STRICT")
        db.execute("INSERT INTO later VALUES ('x', ?)", (saved.verdict,))
    with desk.file.write() as db:
        erasing.take_out(db, saved.candidate)
    assert desk.file.rows("SELECT * FROM later") == []
    with desk.file.write() as db:
        db.execute("DROP TABLE later")


def test_a_hold_forbids_erasing(desk: Desk) -> None:
    """On hold nobody is erased, by whatever id; released, they can be. A hold needs a reason."""
    saved = actions.finish(desk, person("Ana Ruiz"))
    with pytest.raises(InputError, match="Give a reason"):
        actions.hold(desk, saved.candidate, "  ")
    actions.hold(desk, saved.candidate, "dispute over the fee")
    with pytest.raises(InputError, match=r"^A hold forbids erasing: dispute over the fee\. Release it first"):
        actions.erase(desk, saved.candidate)
    actions.release(desk, saved.candidate)
    actions.erase(desk, saved.candidate)
    assert desk.file.rows("SELECT * FROM hold") == []


def test_who_is_due(desk: Desk) -> None:
    """By outcome and by the last entry: due on the day, not the day before; a hold is told, an extension waits; 0 is never due."""
    today = actions.today()
    saved = actions.finish(desk, person("Ana Ruiz"))
    hired = actions.finish(desk, person("Ben Ode"))
    actions.decide(desk, hired.candidate, Decision.HIRED)
    actions.set_period(desk, "undecided", 6)
    in_six_months = (today + timedelta(days=190)).replace(day=28)
    assert actions.due(desk) == ()
    (due,) = actions.due(desk, in_six_months)
    assert (due.name, due.outcome, due.hold) == ("Ana Ruiz", "No decision yet", None)
    assert due.since > today
    assert actions.due(desk, due.since) == (due,)
    assert actions.due(desk, due.since - timedelta(days=1)) == ()
    actions.hold(desk, saved.candidate, "dispute")
    assert [each.hold for each in actions.due(desk, in_six_months)] == ["dispute"]
    actions.hold(desk, saved.candidate, "kept longer", in_six_months + timedelta(days=1))
    assert actions.due(desk, in_six_months) == ()
    assert [each.name for each in actions.due(desk, in_six_months + timedelta(days=1))] == ["Ana Ruiz"]
    for wrong in (("hired", 241), ("hired", -1), ("nobody", 3)):
        with pytest.raises(InputError):
            actions.set_period(desk, *wrong)


@BOTH
def test_everything_on_one_person(desk: Desk, known: str, tmp_path: Path) -> None:
    """One file holds the data, each interview, each verdict on paper and the evidence, and nothing on anybody else."""
    handed = actions.hand_out(desk, known, tmp_path / "all.zip")
    assert handed.lacks == ()
    with zipfile.ZipFile(handed.path) as packed:
        names = packed.namelist()
        document = json.loads(packed.read("everything.json"))
        assert packed.read("evidence/0001.png") == PICTURE
        papers = [name for name in names if name.endswith(".pdf")]
        files = [name for name in names if name.endswith(".interview.json")]
        assert (len(papers), len(files)) == (2, 2)
        assert all(packed.read(name).startswith(b"%PDF-") for name in papers)
        assert all(CANARY in packed.read(name).decode() for name in files)
        assert "Ana Ruiz" not in packed.read("everything.json").decode()
    assert {"candidate", "interview", "answer", "verdict", "history", "draft", "exhibit", "tag", "mark"} <= set(document["tables"])
    assert len(document["tables"]["candidate"]) == 2


@pytest.mark.parametrize("harm", ["gone", "changed"])
def test_evidence_that_is_not_as_it_was_is_told_on_paper(desk: Desk, known: str, tmp_path: Path, harm: str) -> None:
    """In the report, and in everything on one person, where a sentence stands in its place."""
    (exhibit, *_more) = actions.exhibits_of(desk, known)
    path = actions.exhibit_path(desk, exhibit)
    path.unlink() if harm == "gone" else path.write_bytes(path.read_bytes()[:-1] + b"?")
    words = "no longer in the data folder" if harm == "gone" else "changed since it was attached"
    verdict = next(entry.verdict_id for entry in actions.history(desk, known).entries if entry.verdict_id)
    report = actions.paper_of(desk, actions.PaperKind.REPORT, actions.open_verdict(desk, verdict))
    (grid,) = next(section for section in report.sections if section.key == "exhibits").blocks
    assert isinstance(grid, Grid)
    assert words in [row[0].after for row in grid.rows]
    assert "proves nothing any more" in grid.caption
    handed = actions.hand_out(desk, known, tmp_path / "all.zip")
    assert words.split(maxsplit=1)[0] in handed.lacks[0]
    with zipfile.ZipFile(handed.path) as packed:
        assert exhibit.sha256 in packed.read("evidence/0001-missing.txt").decode()
