"""Pictures and PDFs that are broken anywhere, looked at as evidence and as papers are: how long the slowest takes, and how much memory.

A program of its own, because what it tries might end it: `python -m tests.gui.broken_pictures TIMES`. Prints one JSON document.
"""

from __future__ import annotations

import io
import json
import re
import sys
import time
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QApplication

from tests.mutations import mutated
from vetter import actions
from vetter.domain.exhibit import kind_of
from vetter.errors import InputError
from vetter.gui.exhibit_view import drawn_picture
from vetter.report.reading import inspected

FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
WIDE, HIGH = 320, 200
PAPERS = 5
"""Of so many files one is a PDF."""


def main(times: int) -> dict[str, float]:
    """Look at so many; return how many of them were drawn or read, the seconds of the slowest, and the most memory in MB."""
    application = QApplication.instance() or QApplication([])
    assert application
    whole = [*_pictures(), *_pictures(WIDE * 8)[1:2]]
    with actions.loose_desk() as desk:
        paper = actions.preview_pdf(actions.open_sample(desk, "beginner").dossier)
    shown, slowest = 0, 0.0
    for number in range(times):
        data = mutated(paper if number % PAPERS == 0 else whole[number % len(whole)], number)
        began = time.perf_counter()
        shown += _read(data) if number % PAPERS == 0 else _drawn(data)
        slowest = max(slowest, time.perf_counter() - began)
    return {"tried": times, "shown": shown, "slowest": slowest, "most": _most()}


def _read(data: bytes) -> bool:
    try:
        return inspected(data) is not None
    except InputError:
        return False


def _drawn(data: bytes) -> bool:
    kind = kind_of(data)
    return kind is not None and kind.picture and drawn_picture(data) is not None


def _pictures(wide: int = WIDE) -> list[bytes]:
    """Return one picture a format, of many colours, with what a camera tells beside it."""
    drawn = Image.radial_gradient("L").resize((wide, HIGH))
    image = Image.merge("RGB", (drawn, drawn.rotate(90), Image.linear_gradient("L").resize((wide, HIGH))))
    told = Image.Exif()
    told[0x010F], told[0x0112] = "a camera", 6
    found = []
    for name in FORMATS:
        made = io.BytesIO()
        image.save(made, name, **({} if name == "GIF" else {"exif": told}))
        found.append(made.getvalue())
    return found


def _most() -> float:
    """Return the most memory that this program ever held, in MB; Linux says it."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    assert found is not None
    return int(found[1]) / 1_000


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))  # noqa: T201 - whoever runs it reads it
