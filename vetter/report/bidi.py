"""Right-to-left text on a line that is drawn from left to right: Unicode's ordering rules and Arabic joining."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
NUMBERS: Final = frozenset({"EN", "AN"})
NEUTRAL: Final = frozenset({"B", "S", "WS", "ON", "BN", "ES", "ET", "CS"})
MIRRORED: Final = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")
LAM_ALEF: Final = frozenset(f"\N{ARABIC LETTER LAM}{alef}" for alef in "\u0622\u0623\u0625\u0627")
"""The two letters that are always drawn as one."""
MARK_TYPE: Final = "NSM"
PAIRS: Final = {"(": ")", "[": "]", "{": "}"}


def has_right_to_left(text: str) -> bool:
    """Return whether any letter of `text` is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(each) in RIGHT_TO_LEFT for each in set(text))


def reads_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction is written from right to left (rules P2 and P3)."""
    kinds = map(unicodedata.bidirectional, text)
    return next((kind in RIGHT_TO_LEFT for kind in kinds if kind == "L" or kind in RIGHT_TO_LEFT), False)


def visual_order(text: str, *, right_to_left: bool) -> list[int]:
    """Return the places of `text` from left to right as they stand on the line (rules W1 to L3).

    Explicit direction marks are not looked at: they never reach a line.
    """
    base = 1 if right_to_left else 0
    levels = _levels(_weak(text, "R" if base else "L"), base)
    for at in range(len(text) - 1, -1, -1):
        if not text[at].isspace():
            break
        levels[at] = base
    order = _clusters(text)
    for level in range(max(levels, default=0), 0, -1):
        order = _reversed_runs(order, levels, level)
    return [place for cluster in order for place in cluster]


def mirrored(text: str) -> str:
    """Return `text` with its brackets turned round, as they stand in right-to-left words."""
    return text.translate(MIRRORED)


def right_to_left_places(text: str, *, right_to_left: bool) -> frozenset[int]:
    """Return the places whose characters run from right to left."""
    base = 1 if right_to_left else 0
    return frozenset(at for at, level in enumerate(_levels(_weak(text, "R" if base else "L"), base)) if level % 2)


def _weak(text: str, start: str) -> list[str]:
    """Return the direction class of each character after rules W1 to W7."""
    kinds: list[str] = []
    strong, before = start, start
    for character in text:
        kind = unicodedata.bidirectional(character) or "L"
        if kind == MARK_TYPE:
            kind = before
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        if kind == "L" or kind in RIGHT_TO_LEFT:
            strong = kind
        before = kind
        kinds.append(kind)
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    _separators(kinds)
    strong = start
    for at, kind in enumerate(kinds):
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
    for first, last in _pairs(text):
        _bracket(kinds, first, last, start)
    return kinds


def _pairs(text: str) -> list[tuple[int, int]]:
    """Return the places of matching brackets, in the order they open."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for at, character in enumerate(text):
        if character in PAIRS:
            waiting.append((PAIRS[character], at))
        elif character in PAIRS.values() and any(closing == character for closing, _ in waiting):
            while waiting[-1][0] != character:
                waiting.pop()
            found.append((waiting.pop()[1], at))
    return sorted(found)


def _bracket(kinds: list[str], first: int, last: int, side: str) -> None:
    """Let a pair of brackets follow what stands in it and before it (rule N0)."""
    inside = {_strong(kind) for kind in kinds[first + 1 : last]} & {"L", "R"}
    if not inside:
        return
    before = next((_strong(kind) for kind in reversed(kinds[:first]) if _strong(kind) in {"L", "R"}), side)
    kinds[first] = kinds[last] = side if side in inside else before


def _separators(kinds: list[str]) -> None:
    """Let one separator between two numbers, and signs beside a number, belong to them (rules W4 to W6)."""
    for at in range(1, len(kinds) - 1):
        same = kinds[at - 1] == kinds[at + 1]
        if same and ((kinds[at] == "CS" and kinds[at - 1] in NUMBERS) or (kinds[at] == "ES" and kinds[at - 1] == "EN")):
            kinds[at] = kinds[at - 1]
    at = 0
    for kind, run in [(kind, len(list(run))) for kind, run in groupby(kinds)]:
        if kind == "ET" and "EN" in kinds[max(at - 1, 0) : at] + kinds[at + run : at + run + 1]:
            kinds[at : at + run] = ["EN"] * run
        at += run


def _levels(kinds: Sequence[str], base: int) -> list[int]:
    """Return the embedding level of each character: neutrals join their surroundings (rules N1, N2, I1, I2)."""
    side = "R" if base else "L"
    resolved = list(kinds)
    at = 0
    for neutral, run in [(neutral, len(list(run))) for neutral, run in groupby(kinds, NEUTRAL.__contains__)]:
        if neutral:
            before = _strong(kinds[at - 1]) if at else side
            after = _strong(kinds[at + run]) if at + run < len(kinds) else side
            resolved[at : at + run] = [before if before == after else side] * run
        at += run
    even = {"L": 0, "R": 1, "EN": 2, "AN": 2}
    odd = {"L": 2, "R": 1, "EN": 2, "AN": 2}
    return [(odd if base else even)[kind] for kind in resolved]


def _strong(kind: str) -> str:
    """Return which side a character pulls the neutrals beside it to."""
    return "R" if kind in NUMBERS else kind


def _clusters(text: str) -> list[list[int]]:
    """Return the places of `text` with combining marks kept behind their letter (rule L3)."""
    clusters: list[list[int]] = []
    for at, character in enumerate(text):
        if clusters and unicodedata.combining(character):
            clusters[-1].append(at)
        else:
            clusters.append([at])
    return clusters


def _reversed_runs(order: list[list[int]], levels: Sequence[int], level: int) -> list[list[int]]:
    """Reverse every run at `level` or higher (rule L2)."""
    turned: list[list[int]] = []
    for high, run in groupby(order, lambda cluster: levels[cluster[0]] >= level):
        clusters = list(run)
        turned.extend(reversed(clusters) if high else clusters)
    return turned


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Return the drawn forms of each Arabic letter, read from Unicode's own presentation forms."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if kind in {"<isolated>", "<final>", "<initial>", "<medial>"}:
            text = "".join(chr(int(letter, 16)) for letter in letters)
            if len(text) == 1 or text in LAM_ALEF:
                forms.setdefault(text, {}).setdefault(kind[1:-1], chr(code))
    return forms


def joined(text: str) -> str:
    """Return Arabic letters in the forms they take beside each other; everything else as it is."""
    forms = _forms()
    if not any(letter in forms for letter in set(text)):
        return text
    drawn: list[str] = []
    reaches, at = False, 0
    while at < len(text):
        letter = pair if len(pair := text[at : at + 2]) > 1 and pair in forms else text[at]
        at += len(letter)
        if letter == "\N{ARABIC TATWEEL}" or (unicodedata.combining(letter[0]) and letter not in forms):
            reaches = reaches or letter == "\N{ARABIC TATWEEL}"
            drawn.append(letter)
            continue
        shapes = forms.get(letter, {})
        follows = reaches and "final" in shapes
        leads = "initial" in shapes and _joins(text, at, forms)
        kind = ("medial" if leads else "final") if follows else ("initial" if leads else "isolated")
        drawn.append(shapes.get(kind, letter))
        reaches = "initial" in shapes
    return "".join(drawn)


def _joins(text: str, at: int, forms: dict[str, dict[str, str]]) -> bool:
    """Return whether the next letter, past its marks, takes the hand of the one before."""
    while at < len(text) and unicodedata.combining(text[at]):
        at += 1
    return at < len(text) and (text[at] == "\N{ARABIC TATWEEL}" or "final" in forms.get(text[at], {}))


@cache
def _letters() -> dict[int, str]:
    """Return the letter or letters that each drawn form stands for."""
    return {ord(form): letter for letter, shapes in _forms().items() for form in shapes.values()}


def unjoined(text: str) -> str:
    """Return text with the drawn forms of Arabic letters as the letters themselves, as they are typed and read."""
    return text.translate(_letters())
