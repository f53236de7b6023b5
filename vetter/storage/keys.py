"""Which keys were given since the program was started, and what they close: files of bytes, and through SQLCipher the case file.

A folder with a key file is protected: what is made in it is encrypted, and read and written through SQLCipher, never through
Python's own SQLite beside it, because two of them in one program take each other's locks away.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from vetter.errors import LockedFileError
from vetter.storage import envelope as envelopes
from vetter.tongue import tr

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from vetter.storage.envelope import Envelope

MARK = b"Vetter\x00\x01"
"""How every encrypted file of ours begins; the name of its key follows."""
HEAD = len(MARK) + 8
_NONCE = 12
_SET_DUMPABLE = 4
"""PR_SET_DUMPABLE of Linux: a pipe that takes core dumps heeds it alone."""
_NEEDED = ("sqlcipher3", "cryptography")
MISSING = tr(
    "The case file is protected by a passphrase, and this installation lacks what opens it. Install it with "
    "pip install 'vetter[passphrase]'; nothing was changed."
)
LOCKED = tr("The case file is protected by a passphrase. Unlock it first; nothing was changed.")


@dataclass(frozen=True, repr=False)
class Keys:
    """The secret of a protected folder, and the keys that follow from it; what is shown of it in an error is its name alone."""

    secret: bytes
    envelope: Envelope
    database: bytes
    files: bytes

    @property
    def head(self) -> bytes:
        """How a file begins that this key has closed."""
        return MARK + bytes.fromhex(self.envelope.key)

    @property
    def lock_new(self) -> bool:
        """Whether what is made now is encrypted: not while the protection is taken away."""
        return self.envelope.state != "unlocking"

    def close(self, data: bytes) -> bytes:
        """Return some bytes encrypted."""
        nonce = os.urandom(_NONCE)
        return self.head + nonce + _cipher(self.files).encrypt(nonce, data, self.head)

    def open(self, data: bytes) -> bytes:
        """Return what was encrypted; raise `ValueError` when it was changed since."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - part of the optional extra

        try:
            return _cipher(self.files).decrypt(data[HEAD : HEAD + _NONCE], data[HEAD + _NONCE :], data[:HEAD])
        except InvalidTag as error:
            raise ValueError from error


_ring: dict[str, Keys] = {}


def available() -> bool:
    """Return whether the optional extra is installed."""
    return all(find_spec(name) is not None for name in _NEEDED)


def hold(secret: bytes, envelope: Envelope) -> Keys:
    """Remember a key until the program ends or is locked; from now on a crash leaves no picture of the memory on the disk."""
    keys = Keys(secret, envelope, envelopes.derived(secret, "case file"), envelopes.derived(secret, "evidence"))
    _ring[envelope.key] = keys
    _no_core_dump()
    return keys


def forget() -> None:
    """Forget every key."""
    _ring.clear()


def of(folder: Path) -> Keys | None:
    """Return the keys of a protected folder, None for one that is not; raise `LockedFileError` when they were not given."""
    envelope = envelopes.read(folder)
    if envelope is None:
        return None
    return replace(_given(envelope.key, folder), envelope=envelope)


def is_given(envelope: Envelope) -> bool:
    """Return whether the key of a key file was given."""
    return envelope.key in _ring


def closing(data: bytes, folder: Path) -> Keys | None:
    """Return the keys that some bytes were encrypted with, None for plain ones; raise `LockedFileError` when they were not given."""
    if not data.startswith(MARK):
        return None
    return _given(data[len(MARK) : HEAD].hex(), folder)


def lend(folder: Path, other: Path) -> None:
    """Let a folder that is being made be protected as another one is, so that a backup alone and its passphrase are enough."""
    keys = of(folder)
    if keys is not None and keys.lock_new:
        envelopes.write(other, envelopes.in_state(keys.envelope, keys.secret, "locked"), other.parent)


def _given(key: str, folder: Path) -> Keys:
    if not available():
        raise LockedFileError(MISSING, str(folder))
    try:
        return _ring[key]
    except KeyError:
        raise LockedFileError(LOCKED, str(folder)) from None


def _cipher(key: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers import aead  # noqa: PLC0415 - part of the optional extra

    return aead.AESGCM(key)


def _no_core_dump() -> None:
    """Let a crash leave nothing; on Linux no other program of this account may look into the memory either, such as a debugger."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not everywhere

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - needed with a passphrase alone

        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
