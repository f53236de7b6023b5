"""Python's garbage, collected in the window's thread alone: a widget that another thread cleared away would take the program with it."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Iterator

EVERY = 1_000
"""Milliseconds between two looks at how much there is."""


@contextmanager
def collected_here() -> Iterator[None]:
    """Collect in this thread, between its events, for as long as this lasts; no thread collects by itself meanwhile.

    What is there at the beginning stays for good, and need not be looked through again and again.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    timer = QTimer(interval=EVERY)
    timer.timeout.connect(collect_what_is_due)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
        gc.enable()
        gc.unfreeze()


def collect_what_is_due() -> None:
    """Collect as far as Python itself would by now."""
    due = [generation for generation, (made, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if made > most]
    if due:
        gc.collect(max(due))
