"""Where the frozen program begins."""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path

from vetter.cli import main


def _give_back_library_path() -> None:
    """Let programs that Vetter opens, such as the PDF viewer, find the system's libraries and not Vetter's."""
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)


if __name__ == "__main__":
    multiprocessing.freeze_support()  # a worker is this same program, started with words of its own
    _give_back_library_path()
    # The program without a terminal window is for opening: what follows its name is an interview file.
    windowed = Path(sys.executable).stem.casefold() == "vetter-gui"
    sys.exit(main(["gui", *sys.argv[1:]] if windowed else None))
