"""A passphrase for tests, and folders that are protected by it from their first file on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vetter.storage import envelope, keys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PASSPHRASE = "correct horse battery"  # noqa: S105 - of tests
SECRET = bytes(range(envelope.SECRET))
QUICK = 1 << 4
"""Stretching that costs nothing: what is tested is that it is done, not that it is slow."""


def protected(folder: Path) -> Path:
    """Let a folder be protected before there is anything in it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    closed = envelope.closed(SECRET, PASSPHRASE, "locked")
    keys.hold(SECRET, closed)
    envelope.write(folder, closed)
    return folder


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Stretch passphrases quickly, and forget every key afterwards."""
    monkeypatch.setattr(envelope, "COST", QUICK)
    yield
    keys.forget()
