"""Kills at random moments: a child does one verb over and over and tells when each returned; it is killed; nothing told may be lost.

Run as a program of its own, because it forks: `python -m tests.durability.kills verbs TIMES SEED`, or `updates TIMES SEED` for so many
kills while a case file of each earlier form is brought up to date. Prints one JSON document.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

from tests.durability import protection
from tests.durability.verbs import VERBS, begun, losses
from tests.locked import QUICK
from vetter import actions
from vetter.storage import envelope, inspection
from vetter.storage.layout import FILE_NAME

OLDER = Path(__file__).parents[1] / "data" / "casefiles"
IN_THEM = 3
"""Candidates in each of them."""
FORMS = tuple(sorted(path.name[:3] for path in OLDER.glob("*.db.gz")))
LONGEST = 0.06
"""Seconds from the first verb to the latest kill, where a save takes `SAVED`; on a slower disk it comes later."""
SAVED = 0.02
LONGER = dict.fromkeys(("restore", "erase", "migrate", "recover", "lost key"), 0.16) | {"set": 0.4, "remove": 0.4}
"""The same for verbs that rewrite everything there is."""
FRESH = 12
"""Kills until a folder is begun anew, so that checking stays fast."""


def main(times: int, seed: int) -> dict[str, object]:
    """Kill so often, verb by verb in turn; return what was done and what was lost."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    home = Path(tempfile.mkdtemp(prefix="vetter-kills-"))
    told = journals = 0
    envelope.COST = QUICK
    lost: list[str] = []
    whole, folders = begun(home / "whole"), dict[str, Path]()
    pace = max(1.0, _save_takes(whole) / SAVED)
    for number in range(times):
        verb = tuple(VERBS)[number % len(VERBS)]
        if number // len(VERBS) % FRESH == 0:
            folders[verb] = Path(shutil.copytree(whole.parent, home / f"{verb}-{number}")) / whole.name
        said = _killed(folders[verb], verb, f"{number}", chance.uniform(0, pace * LONGER.get(verb, LONGEST)))
        journals += any(path.name.endswith("-journal") for path in folders[verb].iterdir())
        told += len(said)
        try:
            lost += [f"kill {number}, {verb}: {each}" for each in losses(folders[verb], verb, said)]
        except Exception as error:  # noqa: BLE001 - whatever it is, the folder cannot be used as it should
            lost.append(f"kill {number}, {verb}: {type(error).__name__}: {error}")
    shutil.rmtree(home)
    return {"kills": times, "told": told, "journals": journals, "lost": lost}


def _save_takes(folder: Path) -> float:
    """Return how many seconds a save takes, the quickest of a few."""
    taken = []
    with actions.open_desk(folder) as desk:
        for number in range(5):
            began = time.perf_counter()
            VERBS["save"](desk, f"save {number}")
            taken.append(time.perf_counter() - began)
    return min(taken)


def _killed(folder: Path, verb: str, label: str, after: float) -> list[str]:
    """Let a child work and kill it; return the labels of what it told to be done."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(folder, verb, label, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as heard:
        assert heard.readline() == "open\n"
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        said = heard.read().split()
    os.waitpid(child, 0)
    return said


def updates(times: int, seed: int) -> dict[str, object]:
    """Kill so often while a case file of each older form is opened; return how many were updated by then, and what was lost."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    home = Path(tempfile.mkdtemp(prefix="vetter-updates-"))
    updated, lost = 0, list[str]()
    for form in FORMS:
        finished, missing = _updated(form, times, chance, home)
        updated, lost = updated + finished, lost + missing
    shutil.rmtree(home)
    return {"kills": times * len(FORMS), "told": updated, "lost": lost}


def _updated(form: str, times: int, chance: random.Random, home: Path) -> tuple[int, list[str]]:
    data = gzip.decompress((OLDER / f"{form}.db.gz").read_bytes())
    lost: list[str] = []
    updated, longest = 0, 0.0
    for number in range(times + 1):
        folder = home / f"{number}"
        folder.mkdir(mode=0o700)
        (folder / FILE_NAME).write_bytes(data)
        began = time.perf_counter()
        child = os.fork()
        if child == 0:
            actions.open_desk(folder).close()
            os._exit(0)
        if number:  # the first tells how long it takes
            time.sleep(chance.uniform(0, longest))
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        longest = longest or time.perf_counter() - began
        try:
            updated += not inspection.inspect(folder).older
            lost += [f"form {form}, kill {number}: {each}" for each in _missing(folder)]
        except Exception as error:  # noqa: BLE001 - as above
            lost.append(f"form {form}, kill {number}: {type(error).__name__}: {error}")
        shutil.rmtree(folder)
    return updated, lost


def _missing(folder: Path) -> list[str]:
    with actions.open_desk(folder) as desk:
        found = [] if actions.list_candidates(desk).total == IN_THEM else ["somebody is gone"]
    return found + [each.sentence for each in inspection.inspect(folder).problems if each.kind != "search"]  # the first had no index


def _work(folder: Path, verb: str, label: str, writing: int) -> None:
    protection.unlock(folder)
    desk = actions.open_desk(folder)
    os.write(writing, b"open\n")
    for number in count():
        VERBS[verb](desk, f"{label}-{number}")
        os.write(writing, f"{label}-{number}\n".encode())


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["verbs", times, seed]:
            print(json.dumps(main(int(times), int(seed))))  # noqa: T201 - whoever runs it reads it
        case ["updates", times, seed]:
            print(json.dumps(updates(int(times), int(seed))))  # noqa: T201 - as above
