"""Interview files on the disk: what can be read, and one sentence for what cannot."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from vetter.domain.case import Answer, Case
from vetter.errors import InputError
from vetter.exchange.interview_file import LARGEST_FILE, dumps, read
from vetter.questions.start import NAME

if TYPE_CHECKING:
    from pathlib import Path

ZOE = Case("0b6d3a52-5b0a-4a53-9a53-0d7f0f1f6a11", "6a3b8f4e-3a4e-4f1e-8f5a-1c2d3e4f5a6b").with_answer(NAME, Answer("Zoë"))


def test_a_file_with_a_byte_order_mark(tmp_path: Path) -> None:
    """Editors on Windows put a mark at the start; it is no part of the text."""
    path = tmp_path / "a.interview.json"
    path.write_text(dumps(ZOE), encoding="utf-8-sig")
    assert read(path)[NAME] == "Zoë"


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_another_encoding(tmp_path: Path, encoding: str) -> None:
    """A file that is not UTF-8 is refused with what to do."""
    path = tmp_path / "a.interview.json"
    path.write_text(dumps(ZOE), encoding=encoding)
    with pytest.raises(InputError, match=r"a\.interview\.json: This is not UTF-8 text"):
        read(path)


def test_a_missing_file(tmp_path: Path) -> None:
    """The whole path is named when there is no such file."""
    with pytest.raises(InputError, match="There is no such file"):
        read(tmp_path / "none.json")


def test_a_folder(tmp_path: Path) -> None:
    """A folder is no file."""
    with pytest.raises(InputError, match="not a file that can be read"):
        read(tmp_path)


def test_a_pipe_does_not_wait(tmp_path: Path) -> None:
    """A pipe without a writer would be waited for without end; it is refused."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match="not a file that can be read"):
        read(pipe)


def test_a_huge_file(tmp_path: Path) -> None:
    """No more is read than an interview can take."""
    path = tmp_path / "big.json"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(InputError, match="larger than 20 MB"):
        read(path)


def test_a_name_no_disk_takes(tmp_path: Path) -> None:
    """A name that no disk can hold is a matter of input, not a bug."""
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / ("x" * 300))
