"""A disk that fails at one call after another, and one whose power is cut: what was told to be saved is there afterwards.

`Disk` does verbs in children of a program that was started on it; `cut` makes what a disk may hold after its power went.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import traceback
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from tests.durability import protection
from tests.durability.verbs import VERBS, begun, losses
from tests.locked import QUICK
from vetter import actions
from vetter.errors import VetterError
from vetter.storage import envelope

ROOT = Path(__file__).parents[2]
SOURCE = Path(__file__).with_name("disk.c")
LOADED = "LD_PRELOAD"
KILLED = 0
FRESH = 6
"""Faults until a folder is begun anew: what the tries before it have left would make each slower than the last."""
KINDS = ((errno.ENOSPC, False), (errno.ENOSPC, True), (errno.EIO, False), (errno.EIO, True), (errno.EROFS, True), (KILLED, True))
"""What a call fails with, and whether all after it do too; a disk with errors is turned into one for reading only, and stays it."""
Log = list[tuple[str, str, int, bytes]]


@dataclass
class Disk:
    """Folders on the disk that fails."""

    home: Path

    def run(
        self, folder: Path, verb: str, label: str, at: int = 0, code: int = 0, *, ever: bool = False, log: str = ""
    ) -> tuple[bool, int]:
        """Do a verb once on the disk; return whether it was told to be done, and how many calls there were (0 when it was killed)."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _child(folder, verb, label, writing, (at, code, int(ever), log.encode()))
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as heard:
            said = heard.read()
        os.waitpid(child, 0)
        if not said:
            return False, 0
        told, calls, broke = json.loads(said)
        if broke:
            raise AssertionError(broke)
        return told, calls

    def fresh(self, whole: Path, name: str) -> Path:
        """Return a copy of a data folder with what lies beside it."""
        return Path(shutil.copytree(whole.parent, self.home / name)) / whole.name

    def folder(self, verb: str, name: str) -> Path:
        """Return a data folder with one interview in it, where the verb was done once, so that every time after is like the next."""
        place = begun(self.home / f"{verb}-{name}")
        assert self.run(place, verb, "first")[0]
        return place


def _child(folder: Path, verb: str, label: str, writing: int, how: tuple[int, int, int, bytes]) -> None:
    """Do a verb, tell what came of it, and end."""
    disk, told, broke = ctypes.CDLL(None), False, ""
    disk.disk_calls.restype = ctypes.c_long
    protection.unlock(folder)
    disk.disk_begin(str(folder.resolve()).encode(), ctypes.c_long(how[0]), *how[1:])
    try:
        with actions.open_desk(folder) as desk:
            VERBS[verb](desk, label)
        told = True
    except VetterError:
        pass
    except Exception:  # noqa: BLE001 - told by the parent
        broke = traceback.format_exc()
    calls = disk.disk_calls()
    os.write(writing, json.dumps((told, calls, broke)).encode())
    os._exit(0)


def fail_at_every_call(verb: str, step: int = 1) -> dict[str, object]:
    """Let the calls of a verb fail one after another (every `step`th), in every way; retry; return what was lost."""
    disk = Disk(Path(os.environ["DISK_HOME"]))
    log = disk.home / f"{verb}.log"
    disk.run(disk.folder(verb, "count"), verb, "count", log=str(log))
    calls = read_log(log)
    whole = disk.folder(verb, "whole")
    lost: list[str] = []
    every = [(code, ever, at) for code, ever in KINDS for at in telling(calls)[::step]]
    for first in range(0, len(every), FRESH):
        folder = disk.fresh(whole, f"from {first}")
        for code, ever, at in every[first : first + FRESH]:
            label = f"{code}-{ever}-{at}"
            try:
                found = _failed(disk, folder, verb, label, (at, code, ever))
            except Exception:  # noqa: BLE001 - whatever it is, the folder cannot be used as it should
                found = [traceback.format_exc()]
            lost += [f"{verb} {label}: {each}" for each in found]
            if found:
                folder = disk.fresh(whole, f"after {label}")
        shutil.rmtree(folder.parent)
    return {"verb": verb, "calls": len(calls), "faults": len(every), "lost": lost}


def _failed(disk: Disk, folder: Path, verb: str, label: str, how: tuple[int, int, bool]) -> list[str]:
    """Let one call fail, and try the verb again; return what was lost."""
    at, code, ever = how
    told, _calls = disk.run(folder, verb, label, at, code, ever=ever)
    found = protection.unfinished(folder) if told else []
    found += losses(folder, verb, [label] if told else [])
    again, _calls = disk.run(folder, verb, label)
    return found + (losses(folder, verb, [label]) if again else ["a second try failed"])


def telling(calls: Log) -> list[int]:
    """Return the numbers of the calls that may differ in what comes of them: of many writes to one file the first, the middle, the last."""
    found: list[int] = []
    for _alike, row in groupby(range(len(calls)), key=lambda at: calls[at][:2]):
        numbers = [at + 1 for at in row]
        found += sorted({numbers[0], numbers[len(numbers) // 2], numbers[-1]})
    return found


@dataclass
class Stored:
    """A file as the disk has it: what is on it for sure, and what was written since the last sync."""

    sure: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def settle(self) -> None:
        """Have everything pending on the disk."""
        for each in self.pending:
            self.take(each)
        self.pending.clear()

    def take(self, written: tuple[int, bytes | None]) -> None:
        """Take one write, or one new length."""
        at, data = written
        if data is None:
            del self.sure[at:]
            self.sure.extend(bytes(at - len(self.sure)))
            return
        if len(self.sure) < at:
            self.sure.extend(bytes(at - len(self.sure)))
        self.sure[at : at + len(data)] = data


def read_log(path: Path) -> Log:
    """Return what a disk was asked, in order."""
    data, at = path.read_bytes(), 0
    found: Log = []
    while at < len(data):
        kind, named = chr(data[at]), struct.unpack_from("<I", data, at + 1)[0]
        name = data[at + 5 : at + 5 + named].decode()
        offset, length = struct.unpack_from("<qI", data, at + 5 + named)
        at += 17 + named
        body = data[at : at + length] if kind == "w" else b""
        at += len(body)
        found.append((kind, name, offset, body))
    return found


def cut(before: dict[str, bytes], log: Log, chance: random.Random) -> dict[str, bytes]:
    """Return files as they may be when the power goes after these calls: of what was not synced 40 % is lost, 15 % torn.

    A name that was taken away is back half of the time until its folder was synced.
    """
    files, unlinked = _replayed(before, log)
    files |= {name: stored for name, stored in unlinked.items() if name not in files and chance.random() < 0.5}
    for stored in files.values():
        for where, data in stored.pending:
            drawn = chance.random()
            if data is not None and 0.4 <= drawn < 0.55:
                stored.take((where, data[: chance.randrange(len(data) + 1)]))
            elif drawn >= 0.4:
                stored.take((where, data))
    return {name: bytes(stored.sure) for name, stored in files.items()}


def _replayed(before: dict[str, bytes], log: Log) -> tuple[dict[str, Stored], dict[str, Stored]]:
    """Return the files, and those whose name was taken away but may come back."""
    files = {name: Stored(bytearray(data)) for name, data in before.items()}
    unlinked: dict[str, Stored] = {}
    for kind, name, offset, body in log:
        if kind == "u" and name in files:
            unlinked[name] = files.pop(name)
        elif kind == "s" and name in files:
            files[name].settle()
        elif kind == "s":
            unlinked.clear()  # a folder
        elif kind in "wt":
            files.setdefault(name, Stored()).pending.append((offset, body if kind == "w" else None))
    return files, unlinked


def cut_power(times: int, saves: int, seed: int) -> dict[str, object]:
    """Save so often on a disk that tells, then cut its power at random moments and right after each save; return what was lost."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    disk = Disk(Path(os.environ["DISK_HOME"]))
    folder = disk.folder("save", "cut")
    before = {str(path): path.read_bytes() for path in folder.iterdir() if path.is_file()}
    ends, log_path = [], disk.home / "log"
    for number in range(saves):
        disk.run(folder, "save", f"{number}", log=str(log_path))
        ends.append(len(read_log(log_path)))
    log, lost = read_log(log_path), []
    for number in range(times):
        at = chance.choice(ends) if number % 2 else chance.randrange(len(log) + 1)
        place = disk.home / f"after-{number}" / "data"
        place.mkdir(parents=True, mode=0o700)
        for name, data in cut(before, log[:at], chance).items():
            (place / Path(name).name).write_bytes(data)
        told = [f"{label}" for label, end in enumerate(ends) if end <= at]
        try:
            lost += [f"cut {number} after call {at}: {each}" for each in losses(place, "save", told)]
        except VetterError as error:
            lost.append(f"cut {number} after call {at}: {error}")
    return {"cuts": times, "calls": len(log), "saves": saves, "lost": lost}


def main(arguments: list[str]) -> int:
    """`faults VERB STEP` or `cuts TIMES SAVES SEED`; either prints one JSON document."""
    if LOADED not in os.environ:
        return _on_the_disk(arguments)
    envelope.COST = QUICK
    match arguments:
        case ["faults", verb, step]:
            print(json.dumps(fail_at_every_call(verb, int(step))))  # noqa: T201 - whoever runs it reads it
        case ["cuts", times, saves, seed]:
            print(json.dumps(cut_power(int(times), int(saves), int(seed))))  # noqa: T201 - as above
    return 0


def _on_the_disk(arguments: list[str]) -> int:
    """Do it in a program with the library that fails, in a folder that is gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix="vetter-disk-")).resolve()
    library = home / "disk.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl"], check=True)  # noqa: S607 - wherever it is
    surroundings = os.environ | {LOADED: str(library), "DISK_HOME": str(home)}
    try:
        return subprocess.run([sys.executable, "-m", "tests.durability.faults", *arguments], env=surroundings, check=False).returncode
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
