"""How hard a passphrase is to guess, in words: its length counts, and that it is not one sign over and over."""

from __future__ import annotations

from vetter.storage.envelope import SHORTEST_PASSPHRASE
from vetter.tongue import tr, trn

FAIR, STRONG = 15, 22
"""Characters from which a passphrase stands some time, and from which nobody guesses it: three words, and four or five."""


def strength(passphrase: str) -> str:
    """Return in a sentence how strong a passphrase is and what would make it stronger; nothing for one not begun."""
    if not passphrase:
        return ""
    missing = SHORTEST_PASSPHRASE - len(passphrase)
    if missing > 0:
        return trn("Too short yet: {number} more character.", "Too short yet: {number} more characters.", missing)
    counted = min(len(passphrase), 2 * len(set(passphrase)))
    if counted < FAIR:
        return tr("Weak: a program may guess it. Two more words make it strong.")
    if counted < STRONG:
        return tr("Fair. One more word makes it strong.")
    return tr("Strong.")
