"""Files that went wrong on their way: bytes turned over, lost, doubled or put in, as chance has it, the same for the same number."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TOKENS = (
    *(b"\x00", b"\xff", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r", b"\n", b"\t", b" ", b"\\u0000"),
    *(b'"', b"'", b",", b";", b":", b"=1+1", b"[", b"]", b"{", b"}", b"[" * 3_000, b"\\ud800", b"null", b"true", b"NaN", b"Infinity"),
    *(b"-1", b"0", b"1e999", b"9" * 40, b"1_000", b"1.234,56", b"\xd9\xa1", b"2026-02-30", b'""', b"<b>", b"%s", b"endobj", b"<<", b">>"),
)
"""What is put in: what ends a text or a number, what no field takes, what a length may not be."""


def mutated(data: bytes, number: int, tokens: Sequence[bytes] = TOKENS) -> bytes:
    """Return the bytes with one to four changes: the same ones for the same number."""
    chance, made = random.Random(number), bytearray(data)  # noqa: S311 - not a secret
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        at, far = chance.randrange(len(made) + 1), chance.randrange(1, 40)
        match chance.randrange(7):
            case 0:
                made[at : at + 1] = bytes([chance.randrange(256)])
            case 1 if at < len(made):
                made[at] ^= 1 << chance.randrange(8)
            case 2:
                del made[at : at + far]
            case 3:
                made[at:at] = made[at : at + far]
            case 4 if chance.random() < 0.2:
                del made[at:]
            case 5:
                there = chance.randrange(len(made) + 1)
                made[at : at + far] = made[there : there + far]
            case _:
                made[at : at + chance.choice((0, 1, 4, far))] = chance.choice(tokens)
    return bytes(made)
