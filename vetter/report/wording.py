"""What becomes of the characters somebody typed before they are drawn, and which of them could not be."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from vetter.report.bidi import joined
from vetter.report.fonts import FACES, UNDRAWABLE
from vetter.tongue import tr

BREAK: Final = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
INVISIBLE: Final = frozenset("\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff" + "".join(map(chr, range(0xFE00, 0xFE10))))
LAST_OF_FIRST_PLANE: Final = 0xFFFF
"""Beyond it ReportLab's text layer goes wrong, so that what is read out is not what is seen."""

UNJOINED: Final = {(0x0900, 0x097F): "Devanagari"}
"""Scripts whose letters are drawn one by one, without the joined forms a reader expects."""


@dataclass
class Proof:
    """What was found while a paper was set: every character that could not be drawn as it was typed."""

    missing: set[str] = field(default_factory=set)

    @property
    def listed(self) -> tuple[str, ...]:
        """The findings in a fixed order."""
        return tuple(sorted(self.missing))

    def lines(self, text: str) -> list[str]:
        """Return `text` as lines ready to be drawn, in reading order; what cannot be drawn is replaced and noted."""
        if text.isascii() and text.isprintable():
            return [text]
        return [self._drawable(line) for line in BREAK.split(text)]

    def line(self, text: str) -> str:
        """Return `text` on one line, its breaks as spaces."""
        return " ".join(self.lines(text))

    def _drawable(self, line: str) -> str:
        """Replace what cannot be drawn, and give Arabic letters their joined forms."""
        line = unicodedata.normalize("NFC", line)
        changes = {ord(each): self._change(each) for each in set(line) if not (each.isascii() and each.isprintable())}
        return joined(line.translate(changes))

    def _change(self, character: str) -> str:
        """Return what stands for one character; note it when that is something else."""
        code = ord(character)
        if character == "\t":
            return " "
        if character in INVISIBLE:
            return ""
        for (first, last), script in UNJOINED.items():
            if first <= code <= last:
                self.missing.add(tr("{script}: drawn letter by letter, not joined", script=script))
        kind = unicodedata.category(character)
        if kind in {"Cc", "Cf", "Cs", "Co", "Cn"}:
            return self._note(character, f"[U+{code:04X}]")
        if code > LAST_OF_FIRST_PLANE:
            name = unicodedata.name(character, "")
            return self._note(character, f"[{name.lower()}]" if kind in {"So", "Sk"} and name else UNDRAWABLE)
        if FACES[False][character] is None:
            return self._note(character, UNDRAWABLE)
        return character

    def _note(self, character: str, instead: str) -> str:
        """Remember a character by code and name; return what is drawn instead."""
        kinds = {"Cc": tr("control character"), "Cs": tr("half of a broken character")}
        name = unicodedata.name(character, kinds.get(unicodedata.category(character), "unnamed character"))
        self.missing.add(f"U+{ord(character):04X} {name}")
        return instead
