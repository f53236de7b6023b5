"""Runs the program: `python -m vetter`."""

from __future__ import annotations

import sys

from vetter.cli import main

if __name__ == "__main__":
    sys.exit(main())
