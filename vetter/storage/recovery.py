"""The recovery code: the secret of a protected case file in eight groups that can be written down, read out and typed."""

from __future__ import annotations

from vetter.errors import PassphraseError
from vetter.storage.envelope import SECRET
from vetter.tongue import tr

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and letters without I, L, O and U, which look like others."""
GROUP = 4
"""Letters of the secret in each group; a fifth one checks them."""
_BITS = 5
_LOOKS_LIKE = str.maketrans("OIL", "011")


def code(secret: bytes) -> str:
    """Return the code of a secret: groups with a space between them, the last sign of each a check."""
    number = int.from_bytes(secret, "big")
    letters = [ALPHABET[number >> shift & 31] for shift in range(8 * len(secret) - _BITS, -1, -_BITS)]
    groups = ["".join(letters[at : at + GROUP]) for at in range(0, len(letters), GROUP)]
    return " ".join(group + _check(group, number) for number, group in enumerate(groups))


def secret(typed: str) -> bytes:
    """Return the secret of a code, however it is spaced; raise `PassphraseError` naming the group that was mistyped."""
    letters = "".join(sign for sign in typed.upper().translate(_LOOKS_LIKE) if sign.isalnum())
    groups = [letters[at : at + GROUP + 1] for at in range(0, len(letters), GROUP + 1)]
    for number, group in enumerate(groups):
        if not set(group) <= set(ALPHABET) or (len(group) == GROUP + 1 and group[-1] != _check(group[:-1], number)):
            message = tr("Group {number} of the recovery code, “{group}”, is mistyped.", number=number + 1, group=group)
            raise PassphraseError(message)
    wanted = 8 * SECRET // _BITS // GROUP
    if len(letters) != wanted * (GROUP + 1):
        message = tr("A recovery code has {wanted} groups of {size} signs.", wanted=wanted, size=GROUP + 1)
        raise PassphraseError(message)
    number = 0
    for sign in "".join(group[:-1] for group in groups):
        number = number << _BITS | ALPHABET.index(sign)
    return number.to_bytes(SECRET, "big")


def _check(group: str, number: int) -> str:
    """Return the sign that checks a group in its place (Luhn's sum over the alphabet): one wrong sign is always found."""
    total = number
    for at, sign in enumerate(reversed(group)):
        value = ALPHABET.index(sign) * (2 - at % 2)
        total += value // len(ALPHABET) + value % len(ALPHABET)
    return ALPHABET[-total % len(ALPHABET)]
