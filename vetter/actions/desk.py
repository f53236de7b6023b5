"""The desk: one open case file with its benchmarks and settings, handed to every verb."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

from vetter.actions import clock
from vetter.domain.region import DEFAULT_REGION, REGIONS
from vetter.errors import CaseFileError, GoneFileError, InputError, LockedFileError
from vetter.questions.figures import OWN_FIGURE
from vetter.settings import Settings, changed
from vetter.startup import data_folder, note_place, was_here
from vetter.storage import CaseFile, keys, protecting
from vetter.storage import benchmarks as benchmark_rows
from vetter.storage import preferences as preference_rows
from vetter.storage.casefile import IN_A_WINDOW
from vetter.storage.connection import BUSY_SECONDS, HeldUpError
from vetter.storage.layout import BACKUPS, FILE_NAME
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from vetter.domain.benchmark import BenchmarkTable
    from vetter.domain.own import OwnFigure

GONE = tr(
    "Your case file was in {folder}, and nothing is there now. Connect the drive it is on, or give the folder its name back; nothing was "
    "changed. To begin with an empty one, start Vetter with --begin-anew."
)
REGION = "region"
PROFILE = "profile"
"""The answers about the owner's business, kept beside the settings."""
SIGNATURE = "signature"
"""Who signs letters and notices, and how to answer, kept there too."""
SHEET = "recovery_sheet"
"""The name of the key whose recovery sheet is kept away from the computer: another key wants another sheet."""


@dataclass
class Desk:
    """Everything the verbs act on; close it, or use it in a `with` statement."""

    file: CaseFile
    folder: Path | None
    benchmarks: BenchmarkTable
    settings: Settings = field(default_factory=Settings)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be saved here."""
        return self.file.read_only

    def answer_soon(self) -> None:
        """Wait for another program only as long as somebody who types does not notice."""
        self.file.wait_at_most(IN_A_WINDOW)

    @contextmanager
    def patient(self) -> Iterator[None]:
        """Wait in here as long as another program may take: what is not kept now is lost."""
        before = self.file.patience
        self.file.wait_at_most(BUSY_SECONDS)
        try:
            yield
        finally:
            self.file.wait_at_most(before)

    def close(self) -> None:
        """Close the case file."""
        self.file.close()

    def __enter__(self) -> Self:
        """Lend the desk."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the case file, whatever happened."""
        self.close()


def open_desk(folder: Path | None = None, *, sound: bool = False, passing: bool = False) -> Desk:
    """Open the case file of a data folder, making it at the first start; raise `CaseFileError` in one sentence.

    It is looked through for damage, which takes long for a large one, unless it is known to be `sound`. The folder is remembered,
    so that it is never begun anew unasked, unless it is a `passing` one.
    """
    where = data_folder(folder)
    if is_gone(where):
        raise GoneFileError(GONE.format(folder=where))
    case_file = _case_file(where, sound=sound)
    try:
        desk = _desk(case_file, where)
    except BaseException:
        case_file.close()
        raise
    if not passing:
        note_place(where)
    return desk


def is_gone(folder: Path) -> bool:
    """Return whether a data folder had a case file before and there is neither one nor a backup now."""
    return was_here(folder) and not os.path.lexists(folder / FILE_NAME) and not any(folder.glob(f"{BACKUPS}/*"))


@contextmanager
def beside(desk: Desk, *, writing: bool = False) -> Iterator[Desk]:
    """Lend a desk on the same case file to another thread, to read unless told otherwise."""
    with desk.file.beside(writing=writing) as file:
        yield replace(desk, file=file)


def make_ready(folder: Path) -> bool:
    """Do whatever may take long before a data folder can be opened, in any thread; return whether it is sound.

    What stands in the way is said when it is opened.
    """
    try:
        _case_file(folder).close()
    except CaseFileError:
        return False
    return True


def _case_file(folder: Path, *, sound: bool = False) -> CaseFile:
    """Open a case file after finishing what was under way with its protection; a lost key file is looked for among the backups.

    Where the disk does not let that be finished, it is opened all the same: each file is read in the form that it has.
    """
    with suppress(HeldUpError):
        protecting.go_on(folder)
    try:
        return CaseFile.open(folder, sound=sound)
    except LockedFileError as error:
        if protecting.find_key_file(folder) is not None:
            raise LockedFileError(keys.LOCKED, str(folder)) from error
        raise


def look_desk(folder: Path) -> Desk:
    """Open a damaged case file for looking; what cannot be read is said where one meets it."""
    case_file = CaseFile.look(folder)
    try:
        return Desk(case_file, folder, benchmark_table(case_file), _settings(case_file))
    except CaseFileError:
        return Desk(case_file, folder, shipped_benchmarks())


def shipped_benchmarks() -> BenchmarkTable:
    """Return the benchmarks that come with this Vetter."""
    with loose_desk() as loose:
        return loose.benchmarks


def loose_desk() -> Desk:
    """Return a desk that touches no user data: the shipped benchmarks in a case file in memory."""
    return _desk(CaseFile.in_memory(), None)


def _desk(case_file: CaseFile, folder: Path | None) -> Desk:
    benchmark_rows.load_shipped(case_file, clock.stamp(clock.now()))
    return Desk(case_file, folder, benchmark_table(case_file), _settings(case_file))


def own_figures(case_file: CaseFile) -> dict[str, OwnFigure]:
    """Return the owner's own figures by id; one that this Vetter cannot read is left out."""
    found = {}
    for key, body in benchmark_rows.own(case_file).items():
        try:
            kept = OWN_FIGURE.from_json(json.loads(body))
        except (InputError, ValueError):
            continue
        if kept:
            found[key] = kept[0]
    return found


def benchmark_table(case_file: CaseFile) -> BenchmarkTable:
    """Return what claims are held against: the newest edition, and before it the owner's own figures."""
    own = tuple(row for key, figure in own_figures(case_file).items() for row in figure.rows(key))
    return benchmark_rows.newest(case_file).with_own(own)


def _settings(case_file: CaseFile) -> Settings:
    """Return the settings as kept; a name or a value that this Vetter does not know counts as not set."""
    settings = Settings()
    for name, text in preference_rows.kept(case_file).items():
        if name == REGION:
            settings = replace(settings, region=REGIONS.get(text, DEFAULT_REGION))
            continue
        try:
            settings = changed(settings, {name: float(text)})
        except (InputError, ValueError):
            continue
    return settings
