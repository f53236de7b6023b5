"""Garbage is collected in the window's thread, whoever makes it."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

from vetter.gui.garbage import EVERY, collected_here

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class _Ring:
    """Something that only a collection clears away."""

    def __init__(self) -> None:
        self.itself = self


def _make_much() -> None:
    for _ in range(200_000):
        _Ring()


def _cleared(cleared: list[int]) -> None:
    weakref.finalize(_Ring(), lambda: cleared.append(threading.get_ident()))


def test_no_other_thread_clears_anything_away(qtbot: QtBot) -> None:
    """What a thread has made enough of to be collected waits for this one, which collects it by itself; afterwards all is as before."""
    cleared: list[int] = []
    with collected_here():
        _cleared(cleared)
        worker = threading.Thread(target=_make_much)
        worker.start()
        worker.join()
        assert cleared == []
        qtbot.waitUntil(lambda: cleared != [], timeout=5 * EVERY)
    assert cleared == [threading.get_ident()]
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
