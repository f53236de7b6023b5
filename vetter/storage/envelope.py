"""The key file beside a protected case file: one secret, closed with the owner's passphrase.

The secret is drawn by chance once and never changes while the file stays protected, so that another passphrase is another
small file and nothing else. The passphrase is stretched by scrypt and closes the secret by AES-GCM. A checksum over the whole
tells a damaged key file from a wrong passphrase; a seal made with the secret shows that no other hand has changed it.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import unicodedata
from typing import TYPE_CHECKING, Literal

import msgspec

from vetter.errors import CaseFileError, PassphraseError
from vetter.storage import disk
from vetter.storage.layout import KEY_FILE
from vetter.tongue import tr

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

State = Literal["locking", "locked", "changing", "unlocking"]
"""What is under way: everything is being encrypted, nothing is, copies get a new passphrase, everything is being decrypted."""

SECRET = 20
"""Bytes of the secret: as many as eight groups of a recovery code hold, and far more than can be guessed."""
COST = 1 << 17
"""How often scrypt mixes: about a second and 128 MB for each guess."""
SHORTEST_PASSPHRASE = 10
LONGEST_PASSPHRASE = 1_000

_FORMAT, _VERSION = "vetter-key", 1
LARGEST = 10_000
"""Bytes of a key file; a real one has some 500."""
_BLOCK, _LANES = 8, 1
_HIGHEST_COST = 1 << 20


class Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a key file holds: which key it is, what is under way, how the passphrase is stretched, and the closed secret."""

    format: str
    version: int
    key: str
    state: State
    cost: int
    salt: bytes
    nonce: bytes
    closed: bytes
    seal: bytes = b""
    check: bytes = b""


def under_way(folder: Path) -> bool:
    """Return whether a passphrase is being set, changed or removed in a folder, or that was cut short."""
    found = read(folder)
    return found is not None and found.state != "locked"


def derived(secret: bytes, purpose: str, length: int = 32) -> bytes:
    """Return the key for one purpose that follows from the secret (HKDF)."""
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - part of the optional extra
    from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand  # noqa: PLC0415

    return HKDFExpand(SHA256(), length, f"vetter {purpose}".encode()).derive(secret)


def key_id(secret: bytes) -> str:
    """Return by what a key is known, on every file it has closed; it tells nothing of the key."""
    return derived(secret, "id", 8).hex()


def closed(secret: bytes, passphrase: str, state: State) -> Envelope:
    """Close a secret with a passphrase; raise `PassphraseError` for one that protects nothing."""
    check_passphrase(passphrase)
    typed, salt, nonce = _typed(passphrase), os.urandom(16), os.urandom(12)
    name = key_id(secret)
    wrapped = _cipher(typed, salt, COST).encrypt(nonce, secret, name.encode())
    return _sealed(Envelope(_FORMAT, _VERSION, name, state, COST, salt, nonce, wrapped), secret)


def check_passphrase(passphrase: str) -> None:
    """Raise `PassphraseError` for a passphrase that protects nothing."""
    typed = _typed(passphrase)
    if not SHORTEST_PASSPHRASE <= len(typed) <= LONGEST_PASSPHRASE:
        message = (
            tr("A passphrase of fewer than {count} characters is soon guessed. Four or five words are good.", count=SHORTEST_PASSPHRASE)
            if len(typed) < SHORTEST_PASSPHRASE
            else tr("A passphrase may have {count} characters at most.", count=LONGEST_PASSPHRASE)
        )
        raise PassphraseError(message)


def opened(envelope: Envelope, passphrase: str) -> bytes:
    """Return the secret; raise `PassphraseError` when this is not the passphrase."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - part of the optional extra

    try:
        cipher = _cipher(_typed(passphrase), envelope.salt, envelope.cost)
        secret = cipher.decrypt(envelope.nonce, envelope.closed, envelope.key.encode())
    except InvalidTag as error:
        message = tr("This is not the passphrase. The file is whole; check the keyboard and capital letters, and try again.")
        raise PassphraseError(message) from error
    require_seal(envelope, secret)
    return secret


def in_state(envelope: Envelope, secret: bytes, state: State) -> Envelope:
    """Return the same key file in another state."""
    return _sealed(msgspec.structs.replace(envelope, state=state), secret)


def require_seal(envelope: Envelope, secret: bytes) -> None:
    """Raise `CaseFileError` when another hand has changed the key file."""
    if not hmac.compare_digest(envelope.seal, _seal(envelope, secret)):
        message = tr("{file} was changed by another program. Unlock with the recovery code, and choose a new passphrase.", file=KEY_FILE)
        raise CaseFileError(message)


def read(folder: Path) -> Envelope | None:
    """Return the key file of a folder, or None where there is none; raise `CaseFileError` for one that is damaged."""
    try:
        with (folder / KEY_FILE).open("rb") as file:
            data = file.read(LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        message = tr("{file} may not be read by this account. Ask whoever owns it.", file=KEY_FILE)
        raise CaseFileError(message) from error
    return parsed(data)


def parsed(data: bytes) -> Envelope:
    """Return what a key file holds; raise `CaseFileError` for one that is damaged or of a newer Vetter."""
    try:
        found = msgspec.json.decode(data, type=Envelope)
        whole = hmac.compare_digest(found.check, _check(found))
        whole = whole and found.format == _FORMAT and 1 < found.cost <= _HIGHEST_COST and not found.cost & (found.cost - 1)
    except (msgspec.DecodeError, RecursionError) as error:
        raise _damaged() from error
    if not whole or found.version != _VERSION:
        raise _damaged()
    return found


def write(folder: Path, envelope: Envelope, made_in: Path | None = None) -> None:
    """Put a key file in its place, whole or not at all; see `disk.rewrite`."""
    disk.rewrite(folder / KEY_FILE, msgspec.json.format(msgspec.json.encode(envelope), indent=1) + b"\n", made_in)


def remove(folder: Path) -> None:
    """Take the key file away, and have the disk know it."""
    (folder / KEY_FILE).unlink(missing_ok=True)
    disk.settle(folder)


def _sealed(envelope: Envelope, secret: bytes) -> Envelope:
    sealed = msgspec.structs.replace(envelope, seal=_seal(envelope, secret))
    return msgspec.structs.replace(sealed, check=_check(sealed))


def _seal(envelope: Envelope, secret: bytes) -> bytes:
    bare = msgspec.structs.replace(envelope, seal=b"", check=b"")
    return hmac.digest(derived(secret, "seal"), msgspec.json.encode(bare), "sha256")


def _check(envelope: Envelope) -> bytes:
    return hashlib.sha256(msgspec.json.encode(msgspec.structs.replace(envelope, check=b""))).digest()[:8]


def _cipher(typed: str, salt: bytes, cost: int) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers import aead  # noqa: PLC0415 - part of the optional extra
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415

    return aead.AESGCM(Scrypt(salt, 32, cost, _BLOCK, _LANES).derive(typed.encode("utf-8", "surrogatepass")))


def _typed(passphrase: str) -> str:
    """Return a passphrase in the one form in which every keyboard types it."""
    return unicodedata.normalize("NFKC", passphrase)


def _damaged() -> CaseFileError:
    return CaseFileError(
        tr(
            "{file} is damaged or of a newer Vetter. Unlock with the recovery code, or put the {file} of a backup in its place.",
            file=KEY_FILE,
        )
    )
