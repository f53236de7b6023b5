"""A program of its own that saves until it is stopped or done, and says what it has on the disk.

Arguments: data folder, first word of every label, how many (0: for ever), and at which statement to stand still; with -1 it tells them
all and goes on, with 0 it tells none.
"""

from __future__ import annotations

import sys
import time
from itertools import count
from pathlib import Path

from tests.locked import unlocked
from tests.storage.rows import identity, save
from vetter.storage import CaseFile, drafts
from vetter.storage.layout import FILE_NAME


def main(folder: str, word: str, most: str, still: str) -> None:
    """Keep a draft, save the interview, say so after each, and where it is wanted before each statement what it is."""
    unlocked(Path(folder) / FILE_NAME)
    case_file, numbers = CaseFile.open(Path(folder)), count(1)

    def step(statement: str) -> None:
        number = next(numbers)
        print("step", number, " ".join(statement.split()[:3]), flush=True)  # noqa: T201 - as below
        if number == int(still) and not statement.startswith("COMMIT"):
            time.sleep(600)

    if int(still):
        case_file.db.conn.set_trace_callback(step)
    print("open", flush=True)  # noqa: T201 - the test reads it
    for number in count():
        if number == int(most or 0) > 0:
            break
        label = f"{word}-{number}"
        candidate = identity(f"candidate {label}")
        draft = drafts.Kept(identity(label), candidate, f"Draft {label}", "results", "2026-11-12T14:00:00.000Z", label * 50)
        drafts.keep(case_file, draft)
        print("draft", label, flush=True)  # noqa: T201 - as above
        save(case_file, label)
        print("saved", label, flush=True)  # noqa: T201 - as above
    case_file.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
