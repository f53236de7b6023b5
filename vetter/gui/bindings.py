"""What Qt's bindings need on Python 3.11: a None that they cannot use up."""

from __future__ import annotations

import ctypes
import sys

SPARE = 1 << 40
"""References added to None; at a million calls a second they last for twelve days."""


def spare_none() -> None:
    """Give None references to spare where it is counted like any other object, which ended with Python 3.11.

    PySide6 6.12 is built for Pythons on which None is immortal (PEP 683, from 3.12 on). On 3.11 every call that
    returns None takes one reference away without having added it, and after a few thousand calls the interpreter
    stops with “deallocating None”. The count is the first field of every object of CPython.
    """
    if sys.version_info < (3, 12) and sys.getrefcount(None) < SPARE:
        ctypes.c_ssize_t.from_address(id(None)).value += SPARE
