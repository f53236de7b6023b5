"""An order of a fixed list, the first entry first: all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from vetter.domain.labelled import Labelled
from vetter.errors import InputError
from vetter.kinds.base import Json, Kind, quoted
from vetter.kinds.choices import Choice
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.domain.region import Region

E = TypeVar("E", bound=Labelled)


@dataclass(frozen=True)
class Ranking(Kind[tuple[E, ...]], Generic[E]):
    """Every entry of `entries` exactly once, in an order of the person's own; they are offered as they stand here."""

    entries: tuple[E, ...]

    def parse(self, text: str, region: Region) -> tuple[E, ...] | None:
        """Read labels or keys in order, between semicolons, “>”, new lines, or commas."""
        if not text.strip():
            return None
        marked = text.replace(">", ";").replace("\n", ";")
        parts = [part for part in (marked if ";" in marked else marked.replace(",", ";")).split(";") if part.strip()]
        return self._whole([entry for part in parts if (entry := self._one.parse(part, region)) is not None])

    def write(self, value: tuple[E, ...], region: Region) -> str:
        """Return the labels in order."""
        del region
        return "; ".join(entry.label for entry in value)

    def to_json(self, value: tuple[E, ...]) -> Json:
        """Return the keys in order."""
        return [entry.value for entry in value]

    def from_json(self, raw: Json) -> tuple[E, ...] | None:
        """Read a list of keys that names each entry once."""
        if raw is None:
            return None
        if not isinstance(raw, list):
            message = tr("This must be a list in order.")
            raise InputError(message)
        return self._whole([entry for item in raw if (entry := self._one.from_json(item)) is not None])

    def schema(self) -> dict[str, Json]:
        """Return a list of as many different keys as there are entries."""
        number = len(self.entries)
        keys = [entry.value for entry in self.entries]
        return {"type": "array", "items": {"enum": keys}, "uniqueItems": True, "minItems": number, "maxItems": number}

    @property
    def _one(self) -> Choice[E]:
        return Choice(type(self.entries[0]), self.entries)

    def _whole(self, order: list[E]) -> tuple[E, ...]:
        twice = next((entry for at, entry in enumerate(order) if entry in order[:at]), None)
        if twice is not None:
            message = tr("{twice} stands there twice.", twice=quoted(twice.label))
            raise InputError(message)
        left = [entry.label for entry in self.entries if entry not in order]
        if left:
            message = tr("These have no place yet: {list}.", list=", ".join(left))
            raise InputError(message)
        return tuple(order)
