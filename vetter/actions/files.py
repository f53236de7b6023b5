"""Interview files and samples: read, imported, written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vetter.actions.interviews import Saved, finish
from vetter.actions.judging import Judged, judge
from vetter.actions.keeping import safeguard
from vetter.actions.papers import write_whole
from vetter.errors import InputError
from vetter.exchange import interview_file
from vetter.exchange import samples as sample_files
from vetter.questions.start import HELD_ON

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from vetter.actions.desk import Desk
    from vetter.domain.case import Case


@dataclass(frozen=True)
class Sample:
    """An invented candidate that shows how Vetter works."""

    key: str
    title: str
    text: str
    case: Case


def read_interview(path: Path) -> Case:
    """Read an interview file; raise `InputError` naming file and field."""
    return interview_file.read(path)


def import_interview(desk: Desk, path: Path) -> Saved:
    """Read an interview file, judge it by today's rules and save it, after a backup; the same file twice adds nothing."""
    case = interview_file.read_back(path)
    safeguard(desk, "import")
    return finish(desk, case, imported=True)


def import_interviews(desk: Desk, paths: Iterable[Path]) -> Iterator[Saved | InputError]:
    """Import interview files one by one after one backup; yield for each what was saved, or why it cannot be used."""
    safeguard(desk, "import")
    for path in paths:
        try:
            yield finish(desk, interview_file.read_back(path), imported=True)
        except InputError as error:
            yield error


def export_interview(case: Case, target: Path) -> Path:
    """Write an interview file that reads back as the same case."""
    write_whole(target, interview_file.dumps(case).encode("utf-8"))
    return target


def interview_schema() -> dict[str, Any]:
    """Return the JSON Schema of the interview file."""
    return interview_file.schema()


def samples() -> tuple[Sample, ...]:
    """Return the invented candidates."""
    return tuple(Sample(each.key, each.title, each.text, sample_files.sample(each.key)) for each in sample_files.INTRODUCTIONS)


def open_sample(desk: Desk, key: str) -> Judged:
    """Judge a sample as of the day of its interview; nothing is stored."""
    case = sample_files.sample(key)
    return Judged(judge(desk, case, case[HELD_ON]), case, case.candidate)
