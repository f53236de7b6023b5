"""The pages of a database file as they are when nothing checks them: to read what a damaged file still holds.

SQLCipher refuses a page of which one bit is wrong, and everything after it. Each page is encrypted for itself (AES-256-CBC), its
start value and its check at the end of it: https://www.zetetic.net/sqlcipher/design/.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from vetter.storage import keys

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = b"SQLite format 3\x00"
_PAGE, _AFTER, _START = 4_096, 80, 16
"""Bytes of a page, of what stands after its content, and of the start value there."""


def image(path: Path) -> bytearray:
    """Return a database as it would stand on the disk if it were not encrypted; its file must not be open anywhere."""
    data = path.read_bytes()
    ours = keys.of(path.parent)
    if ours is None or data.startswith(PLAIN):
        return bytearray(data)
    pages = [_decrypted(data[at : at + _PAGE], ours.database, at == 0) for at in range(0, len(data) - _PAGE + 1, _PAGE)]
    return bytearray(b"".join(pages))


def opened(image: bytes | bytearray) -> sqlite3.Connection:
    """Open a database that stands in memory, and distrust what it says of itself."""
    if not image:
        raise sqlite3.DatabaseError
    connection = sqlite3.connect(":memory:")
    connection.deserialize(image)
    connection.execute("PRAGMA cell_size_check=ON")
    connection.execute("PRAGMA trusted_schema=OFF")
    return connection


def _decrypted(page: bytes, key: bytes, first: bool) -> bytes:  # noqa: FBT001 - private
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415 - part of the optional extra

    end = _PAGE - _AFTER
    begin = len(PLAIN) if first else 0
    cipher = Cipher(algorithms.AES(key), modes.CBC(page[end : end + _START])).decryptor()
    return PLAIN[:begin] + cipher.update(page[begin:end]) + cipher.finalize() + bytes(_AFTER)
