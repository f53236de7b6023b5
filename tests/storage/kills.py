"""Kills at chosen statements of a save: a child saves and stands still there, and is killed; nothing it told may be lost or halved.

A program of its own, because it forks: `python -m tests.storage.kills FOLDER some|every`. Prints one JSON document.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.locked import unlocked
from tests.storage import writer
from tests.storage.rows import assert_whole, identity
from vetter.storage import CaseFile, drafts, history
from vetter.storage.layout import FILE_NAME, KEY_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

IN_COMMIT = 0.01
"""Seconds from a statement to the latest kill: about as long as a commit takes."""


@contextmanager
def _writing(folder: Path, word: str, most: int, still: int) -> Iterator[tuple[int, TextIO]]:
    """Let a child save, as `tests.storage.writer` does; lend its number and what it says."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writing, sys.stdout.fileno())
        try:
            writer.main(str(folder), word, str(most), str(still))
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as said:
        yield child, said
    os.waitpid(child, 0)


def _statements(folder: Path) -> dict[int, str]:
    """Return the statements of keeping a draft and saving an interview for the second time, those inside a transaction, by number."""
    with _writing(folder, "counted", 2, -1) as (_child, heard):
        said = heard.read().splitlines()
    found: dict[int, str] = {}
    inside = False
    for line in said[said.index("saved counted-0") :]:
        kind, number, *words = line.split()
        inside = inside or words[:1] == ["BEGIN"]
        if inside and kind == "step":
            found[int(number)] = " ".join(words)
        inside = inside and kind == "step"
    return found


def _killed(folder: Path, word: str, still: int, after: float) -> list[str]:
    """Let a child save, end it as a power cut would at a statement, and return all it had told.

    It stands still there, but for a COMMIT, which goes on for so many seconds.
    """
    with _writing(folder, word, 0, still) as (child, heard):
        said: list[str] = []
        while not said or said[-1].split()[:2] != ["step", str(still)]:
            said.append(heard.readline())
            assert said[-1], said
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        return [*map(str.rstrip, said), *heard.read().splitlines()]


def check(folder: Path, said: list[str]) -> None:
    """Assert that the file is sound, everything acknowledged is whole, and nothing is there in half."""
    saved = {line.split()[1] for line in said if line.startswith("saved ")}
    under_way = {line.split()[1] for line in said if line.startswith("draft ")} - saved
    with closing(CaseFile.open(folder)) as after:
        assert after.row("PRAGMA integrity_check") == {"integrity_check": "ok"}
        assert after.rows("PRAGMA foreign_key_check") == []
        with after.write() as db:
            db.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        assert history.broken(after) is None
        there = {str(row["id"]) for row in after.rows("SELECT id FROM interview")}
        assert {identity(label) for label in saved} <= there
        for interview in there:
            assert_whole(after, interview)
        kept = {draft.id: draft for draft in drafts.kept(after)}
        for label in under_way:
            assert identity(label) in there or kept[identity(label)].body == label * 50
    assert {path.name for path in folder.iterdir()} <= {FILE_NAME, f"{FILE_NAME}-journal", KEY_FILE}


def main(folder: Path, which: str) -> dict[str, int]:
    """Kill and check each time; return at how many statements, and of how many kinds, it fell inside a save, and what was left."""
    unlocked(folder / FILE_NAME)
    statements = _statements(folder)
    commits = [number for number, words in statements.items() if words == "COMMIT"]
    others = [number for number in statements if number not in commits]
    chosen = [*others[:: len(others) // 13], *commits * 3] if which == "some" else [*statements, *commits * 100]
    chance = random.Random(20261112)  # noqa: S311 - not a secret
    said: list[str] = []
    fell, journals = Counter[str](), 0
    for number, still in enumerate(chosen):
        told = _killed(folder, f"k{number}", still, IN_COMMIT * chance.random() ** 3)
        if told[-1].startswith("step"):
            fell[" ".join(told[-1].split()[2:])] += 1
        said += told
        journals += (folder / f"{FILE_NAME}-journal").exists()
        check(folder, said)
    middle = sum(fell.values()) - fell["COMMIT"]
    return {
        "statements": len(others),
        "in the middle": middle,
        "in a commit": fell["COMMIT"],
        "kinds": len(fell),
        "journals": journals,
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2])))  # noqa: T201 - whoever runs it reads it
