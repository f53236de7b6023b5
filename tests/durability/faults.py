"""A disk that fails at one call after another, and one whose power is cut: what was told to be saved is there afterwards.

`Disk` compiles `disk.c` and starts programs on it; `cut` makes what a disk may hold after its power went.
"""

from __future__ import annotations

import errno
import json
import os
import random
import struct
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.durability.verbs import VERBS, case_of, losses
from vetter import actions
from vetter.errors import VetterError

ROOT = Path(__file__).parents[2]
SOURCE = Path(__file__).with_name("disk.c")
KINDS = ((errno.ENOSPC, False), (errno.ENOSPC, True), (errno.EIO, False), (errno.EIO, True))
Log = list[tuple[str, str, int, bytes]]


@dataclass
class Disk:
    """A folder on the disk that fails."""

    home: Path
    library: Path

    @classmethod
    def made(cls) -> Disk:
        """Compile the library into a new folder."""
        home = Path(tempfile.mkdtemp(prefix="vetter-disk-")).resolve()
        library = home / "disk.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl"], check=True)  # noqa: S607 - wherever it is
        return cls(home, library)

    def run(self, folder: Path, verb: str, label: str, **how: str) -> tuple[bool, int]:
        """Do a verb once on the disk; return whether it was told to be done, and how many calls there were."""
        count = self.home / "count"
        surroundings = os.environ | {"LD_PRELOAD": str(self.library), "DISK_FOLDER": str(folder.resolve()), "DISK_COUNT": str(count)} | how
        command = [sys.executable, "-m", "tests.durability.faults", "do", str(folder), verb, label]
        ran = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
        if ran.returncode not in {0, 3}:
            raise AssertionError(ran.stderr)
        return ran.stdout.endswith("done\n"), int(count.read_text(encoding="utf-8"))

    def folder(self, name: str) -> Path:
        """Return a data folder with one interview in it."""
        place = self.home / name / "data"
        place.parent.mkdir()
        with actions.open_desk(place) as desk:
            actions.finish(desk, case_of("0"))
        return place


def fail_at_every_call(verb: str, step: int = 1) -> dict[str, object]:
    """Let each call of a verb fail (every `step`th), once and for ever, full and broken; retry; return what was lost."""
    disk = Disk.made()
    _told, calls = disk.run(disk.folder(f"{verb}-count"), verb, "count")
    lost: list[str] = []
    faults = 0
    for code, ever in KINDS:
        folder = disk.folder(f"{verb}-{code}-{ever}")
        for at in range(1, calls + 1, step):
            label, faults = f"{code}-{ever}-{at}", faults + 1
            how = {"DISK_FAIL_AT": str(at), "DISK_ERRNO": str(code), "DISK_FOREVER": str(int(ever))}
            told, _calls = disk.run(folder, verb, label, **how)
            lost += [f"{verb} {label}: {each}" for each in losses(folder, verb, [label] if told else [])]
            again, _calls = disk.run(folder, verb, label)
            lost += [f"{verb} {label} again: {each}" for each in losses(folder, verb, [label])]
            lost += [] if again else [f"{verb} {label}: a second try failed"]
    return {"verb": verb, "calls": calls, "faults": faults, "lost": lost}


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
    disk = Disk.made()
    folder = disk.folder("cut")
    before = {str(path): path.read_bytes() for path in folder.iterdir() if path.is_file()}
    ends, log_path = [], disk.home / "log"
    for number in range(saves):
        disk.run(folder, "save", f"{number}", DISK_LOG=str(log_path))
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


def _do(folder: str, verb: str, label: str) -> int:
    try:
        with actions.open_desk(Path(folder)) as desk:
            VERBS[verb](desk, label)
    except VetterError as error:
        print(error)  # noqa: T201 - one sentence, as a person would see it
        return 3
    print("done", flush=True)  # noqa: T201 - whoever runs it reads it
    return 0


def main(arguments: list[str]) -> int:
    """`do FOLDER VERB LABEL`, `faults VERB STEP` or `cuts TIMES SAVES SEED`; the last two print one JSON document."""
    match arguments:
        case ["do", folder, verb, label]:
            return _do(folder, verb, label)
        case ["faults", verb, step]:
            print(json.dumps(fail_at_every_call(verb, int(step))))  # noqa: T201 - as above
        case ["cuts", times, saves, seed]:
            print(json.dumps(cut_power(int(times), int(saves), int(seed))))  # noqa: T201 - as above
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
