"""What every kind of answer can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from vetter.errors import InputError
from vetter.tongue import in_quotes, tr

if TYPE_CHECKING:
    from vetter.domain.region import Region

T = TypeVar("T")
Json = Any
_WIDE_BLANKS = "\u00a0\u202f"
_QUOTED_LENGTH = 60


def quoted(raw: Json) -> str:
    """Return foreign data as it can stand in a sentence: short, on one line, and always printable."""
    if isinstance(raw, str):
        kept = (mark if mark.isprintable() or mark in _WIDE_BLANKS else "\ufffd" for mark in raw[:_QUOTED_LENGTH])
        return in_quotes(f"{''.join(kept)}{'…' if len(raw) > _QUOTED_LENGTH else ''}")
    if isinstance(raw, dict | list):
        return tr("a list") if isinstance(raw, list) else tr("a group of named fields")
    if isinstance(raw, bool) or raw is None:
        return {True: "true", False: "false", None: "null"}[raw]
    text = str(raw)
    return text if len(text) <= _QUOTED_LENGTH else f"{text[:_QUOTED_LENGTH]}…"


@dataclass(frozen=True, slots=True)
class Slip:
    """Something that cannot be as it was typed: the path of the field within the answer, and one sentence."""

    where: str
    sentence: str


class UnclearError(InputError):
    """The text can be read in more than one way; `readings` are texts that each mean one thing."""

    def __init__(self, problem: str, readings: tuple[str, ...] = ()) -> None:
        """Remember the question to ask back and the readings on offer."""
        self.readings = readings
        super().__init__(problem)


class Kind(ABC, Generic[T]):
    """A kind of answer whose values are of type T.

    A blank is None everywhere: `parse("")` and `from_json(None)` return None, never a zero.
    """

    @abstractmethod
    def parse(self, text: str, region: Region) -> T | None:
        """Read what a person typed; raise `UnclearError` or `InputError` with one sentence."""

    @abstractmethod
    def write(self, value: T, region: Region) -> str:
        """Return the text that stands in a field for this value; `parse` reads it back."""

    def show(self, value: T, region: Region) -> str:
        """Return the value as it stands in a sentence."""
        return self.write(value, region)

    @abstractmethod
    def to_json(self, value: T) -> Json:
        """Return the value as plain JSON data; `from_json` reads it back."""

    @abstractmethod
    def from_json(self, raw: Json) -> T | None:
        """Read plain JSON data strictly; raise `InputError` naming what is wrong and where."""

    @abstractmethod
    def schema(self) -> dict[str, Json]:
        """Return the JSON Schema of `to_json`'s result."""

    def doubt(self, value: T) -> str:
        """Return one sentence if the value is odd but allowed, else an empty text."""
        return next((slip.sentence for slip in self.slips(value)), "")

    def slips(self, value: T) -> tuple[Slip, ...]:
        """Return what cannot be as typed: a warning where it is being typed, a refusal in a file from outside."""
        del value
        return ()
