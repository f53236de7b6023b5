"""Errors a person can act on.

    VetterError             one clear sentence: what, where, and what to do
    ├── InputError          a file, field or argument cannot be used          exit code 2
    │   ├── PasswordError       a file is closed with a password that was not given, or with another
    │   └── PassphraseError     the case file does not open with this passphrase or recovery code
    ├── OutputError         a file cannot be written where it was asked for    exit code 2
    └── CaseFileError       the case file is busy, damaged, foreign or full    exit code 3
        ├── BusyFileError       another program holds it: the same goes through once it is free
        ├── GoneFileError       there was one in this folder, and now there is none
        ├── LockedFileError     it is protected by a passphrase, which has to be given first
        └── DamagedFileError    it is damaged or gone: there is something to rescue

Everything else that is raised is a bug: it reaches the crash dialog and the log.
"""

from __future__ import annotations


class VetterError(Exception):
    """Something the person at the keyboard can put right."""

    exit_code = 2


class InputError(VetterError):
    """What was given cannot be used; the sentence names file, field or line."""

    def __init__(self, problem: str, *, where: str = "", source: str = "") -> None:
        """Remember `problem` (a sentence), `where` (a field path) and `source` (a file name)."""
        self.problem, self.where, self.source = problem, where, source
        super().__init__(": ".join(part for part in (source, where, problem) if part))

    def within(self, *, where: str = "", source: str = "") -> InputError:
        """Return the same problem, placed inside an outer field or file."""
        path = ".".join(part for part in (where, self.where) if part)
        return type(self)(self.problem, where=path, source=source or self.source)


class PasswordError(InputError):
    """A file opens with a password alone: none was given, or another than its own."""


class PassphraseError(InputError):
    """A passphrase or recovery code is not the right one; what it should open is whole."""


class OutputError(VetterError):
    """A file cannot be written; what was there before is untouched."""


class CaseFileError(VetterError):
    """The case file cannot be used as it is; nothing in it was changed."""

    exit_code = 3


class BusyFileError(CaseFileError):
    """Another program holds the case file just now; what was refused goes through once it lets go."""


class GoneFileError(CaseFileError):
    """There was a case file in this folder, and nothing is there now: a drive may be missing, or the folder have another name."""


class LockedFileError(CaseFileError):
    """It is protected by a passphrase that was not given yet; `where` names the data folder or backup that is meant."""

    def __init__(self, sentence: str, where: str) -> None:
        """Remember whose passphrase is missing."""
        self.where = where
        super().__init__(sentence)


class DamagedFileError(CaseFileError):
    """The case file is damaged, empty or gone: a backup can be put in its place, or what is left be saved."""
