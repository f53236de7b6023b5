"""What is done while the program is killed: one small piece of work a verb, told when it has returned, and what must hold then."""

from __future__ import annotations

import hashlib
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from tests.durability import protection
from vetter import actions
from vetter.domain.case import Answer
from vetter.exchange.samples import sample
from vetter.questions.start import NAME
from vetter.questions.watch import NOTES
from vetter.storage import inspection
from vetter.storage.connection import connect
from vetter.storage.layout import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vetter.actions import Desk
    from vetter.domain.case import Case

TARGET = "exported.interview.json"


def case_of(label: str, note: str = "") -> Case:
    """Return the interview of a label, always the same."""
    identity = str(uuid5(NAMESPACE_URL, label))
    made = replace(sample("beginner"), id=identity, candidate=str(uuid5(NAMESPACE_URL, identity)), sample=False)
    return made.with_answer(NAME, Answer(label)).with_answer(NOTES, Answer(note or f"as {label} said"))


def begun(place: Path) -> Path:
    """Return a new data folder with one interview in it, in a folder of its own."""
    place.mkdir()
    with actions.open_desk(place / "data") as desk:
        actions.finish(desk, case_of("0"))
    return place / "data"


def picture(label: str) -> bytes:
    """Return the bytes of an evidence file of a label."""
    return b"\x89PNG\r\n\x1a\n" + label.encode() * 5_000


def _save(desk: Desk, label: str) -> None:
    actions.finish(desk, case_of(label))


def _edit(desk: Desk, label: str) -> None:
    actions.finish(desk, case_of("0", f"changed {label}"))


def _draft(desk: Desk, label: str) -> None:
    actions.keep_draft(desk, case_of(f"draft {label}"))


def _delete(desk: Desk, label: str) -> None:
    case = case_of(f"gone {label}")
    actions.keep_draft(desk, case)
    actions.discard_draft(desk, case.id)


def _attach(desk: Desk, label: str) -> None:
    actions.attach(desk, case_of("0"), NOTES.key, f"{label}.png", picture(label))


def _export(desk: Desk, label: str) -> None:
    assert desk.folder is not None
    actions.export_interview(case_of("0", f"exported {label}"), desk.folder.parent / TARGET)


def _import(desk: Desk, label: str) -> None:
    assert desk.folder is not None
    file = desk.folder.parent / f"in-{label}.interview.json"
    actions.export_interview(case_of(label), file)
    actions.import_interview(desk, file)


def _backup(desk: Desk, _label: str) -> None:
    actions.back_up(desk)


def _restore(desk: Desk, label: str) -> None:
    assert desk.folder is not None
    actions.finish(desk, case_of(label))
    made = actions.back_up(desk)
    actions.restore(desk, made.path)


def _erase(desk: Desk, label: str) -> None:
    case = case_of(f"erased {label}")
    saved = actions.finish(desk, case)
    actions.attach(desk, case, NOTES.key, "of whom is erased.png", picture(f"erased {label}"))
    if not any(backup.exhibits > 1 for backup in actions.backups(_folder(desk))):
        actions.attach(desk, case_of("0"), NOTES.key, "of another.png", picture("kept"))
    _backup(desk, label)
    actions.erase(desk, saved.candidate)


LATE_SEALED = (
    "candidate", "tag", "setting", "own_figure", "exhibit", "apart", "hold", "retention", "erasure", "edition", "benchmark",
)  # fmt: skip


def _folder(desk: Desk) -> Path:
    assert desk.folder is not None
    return desk.folder


def _migrate(desk: Desk, label: str) -> None:
    """Take the last change of form back, and let the next start do it again."""
    assert desk.folder is not None
    desk.file.close()
    with closing(connect(desk.folder / FILE_NAME)) as plain:
        plain.execute("BEGIN IMMEDIATE")
        for table in LATE_SEALED:
            plain.execute(f"ALTER TABLE {table} DROP COLUMN seal")
        plain.execute("ALTER TABLE candidate RENAME COLUMN words_seal TO seal")
        plain.execute("DELETE FROM _sqlite_migrations WHERE name = '022_seals_everywhere'")
        plain.execute("COMMIT")
    again = actions.open_desk(desk.folder)
    desk.file = again.file
    actions.finish(desk, case_of(label))


def _then(turn: Callable[[Desk, str], None]) -> Callable[[Desk, str], None]:
    """Save, and then turn one passphrase into another, with evidence and a backup in the folder."""

    def verb(desk: Desk, label: str) -> None:
        assert desk.folder is not None
        actions.finish(desk, case_of(label))
        if not actions.backups(desk.folder):
            _attach(desk, label)
            _backup(desk, label)
        turn(desk, label)

    return verb


VERBS: dict[str, Callable[[Desk, str], None]] = {
    "save": _save,
    "edit": _edit,
    "draft": _draft,
    "delete": _delete,
    "attach": _attach,
    "export": _export,
    "import": _import,
    "backup": _backup,
    "restore": _restore,
    "erase": _erase,
    "migrate": _migrate,
    "set": _then(protection.set_passphrase),
    "change": _then(protection.change_passphrase),
    "remove": _then(protection.remove_passphrase),
    "recover": _then(protection.recover_passphrase),
    "lost key": _then(protection.recover_key_file),
}
KEEPS = {"save", "import", "restore", "migrate", *tuple(VERBS)[-5:]}
"""Verbs after which the interview of their label is there."""


def losses(folder: Path, verb: str, told: list[str]) -> list[str]:
    """Return what is not as was told, after the next start: empty when nothing was lost, halved or brought back."""
    protection.unlock(folder)
    with actions.open_desk(folder) as desk:
        actions.finish_erasures(desk)
        actions.tidy_exhibits(desk)
        found = [problem.sentence for problem in inspection.inspect(folder).problems]
        there = {row["id"] for row in desk.file.rows("SELECT id FROM interview")}
        drafts = {draft.case.id for draft in actions.drafts(desk)}
        shown = {exhibit.sha256 for exhibit in actions.exhibits(desk, case_of("0"))}
        names = {row["name"] for row in desk.file.rows("SELECT name FROM candidate")}
        if desk.file.rows("SELECT interview FROM verdict GROUP BY interview, sha256 HAVING count(*) > 1"):
            found.append("a verdict is there twice")
    for label in told:
        if verb in KEEPS and case_of(label).id not in there:
            found.append(f"{verb}: {label} is gone")
        if verb == "draft" and case_of(f"draft {label}").id not in drafts:
            found.append(f"the draft {label} is gone")
        if verb == "attach" and hashlib.sha256(picture(label)).hexdigest() not in shown:
            found.append(f"the evidence {label} is gone")
        if verb == "erase" and f"erased {label}" in names:
            found.append(f"{label} is back")
    return found + protection.unfinished(folder) + _files(folder, verb, told)


def _files(folder: Path, verb: str, told: list[str]) -> list[str]:
    found = []
    target = folder.parent / TARGET
    if target.exists() and actions.read_interview(target).id != case_of("0").id:
        found.append("half an export")
    kept = actions.backups(folder)
    if verb == "backup" and len(kept) < min(len(told), 1):
        found.append("a backup is gone")
    for backup in kept[:2]:
        actions.look_into_backup(folder, backup.path)  # every byte; raises when it is not whole
    if verb == "erase":
        for path in (each for each in folder.rglob("*") if each.is_file()):
            data = path.read_bytes()
            found += [f"a trace in {path.name}" for label in told if f"erased {label}".encode() in data]
    return found
