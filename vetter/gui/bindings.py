"""What Qt's bindings need on Python 3.11: a None, a True and a False that they cannot use up."""

from __future__ import annotations

import ctypes
import sys

SPARE = 1 << 40
"""References added to each; at a million calls a second they last for twelve days."""
SINGLES = (None, True, False, NotImplemented, Ellipsis)


def spare_singles() -> None:
    """Give None, True and False references to spare where they are counted like any other object.

    PySide6 6.12 is built for Pythons on which these are immortal (PEP 683, from 3.12 on). On 3.11 every call that
    returns None, and every signal that carries True or False, takes one reference away without having added it;
    after a few thousand of them the interpreter stops with “deallocating None”. The count is the first field of
    every object of CPython.
    """
    if sys.version_info < (3, 12):
        for single in SINGLES:
            if sys.getrefcount(single) < SPARE:
                ctypes.c_ssize_t.from_address(id(single)).value += SPARE
