"""Free text, kept to the letter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vetter.errors import InputError
from vetter.kinds.base import Json, Kind
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.domain.region import Region

_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def readable(text: str) -> str:
    """Return the text itself; raise `InputError` when it holds what no file can keep."""
    if found := _UNKEEPABLE.search(text):
        message = tr("The character at position {start:,} cannot be stored. Take it out, please.", start=found.start() + 1)
        raise InputError(message)
    return text


def storable(text: str) -> str:
    """Return the text with a replacement mark for each character that no file can keep."""
    return _UNKEEPABLE.sub("\ufffd", text)


@dataclass(frozen=True)
class Text(Kind[str]):
    """A line or several, up to `limit` characters; nothing is trimmed, folded or cut."""

    lines: int = 1
    limit: int = 200_000

    def parse(self, text: str, region: Region) -> str | None:
        """Return the text as typed; only blanks count as nothing."""
        del region
        return self._checked(text) if text.strip() else None

    def write(self, value: str, region: Region) -> str:
        """Return the text itself."""
        del region
        return value

    def to_json(self, value: str) -> Json:
        """Return the text itself."""
        return value

    def from_json(self, raw: Json) -> str | None:
        """Read a JSON string; only blanks count as nothing."""
        if raw is None:
            return None
        if not isinstance(raw, str):
            message = tr("This must be text in quotation marks.")
            raise InputError(message)
        return self._checked(raw) if raw.strip() else None

    def schema(self) -> dict[str, Json]:
        """Return a string with its longest length."""
        return {"type": "string", "maxLength": self.limit}

    def _checked(self, text: str) -> str:
        if len(text) > self.limit:
            message = tr("This is {number:,} characters long; at most {limit:,} can be kept here.", number=len(text), limit=self.limit)
            raise InputError(message)
        return readable(text)
